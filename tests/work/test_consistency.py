"""What is asked about before work is sealed, and what is not."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from tests.builders import A, B
from trainer_desk.work.answers import (
    Edit,
    EditAnswer,
    RankingAnswer,
    RankingVerdict,
    Rating,
    RatingAnswer,
    StrengthAnswer,
    StrengthVerdict,
)
from trainer_desk.work.consistency import IN_A_ROW, Doubt, DoubtKind, doubts
from trainer_desk.work.decision import DecisionAnswer, DecisionQuestion, DecisionVerdict
from trainer_desk.work.draft import Draft
from trainer_desk.work.facts import Claim, FactsAnswer, FactsQuestion, Stance
from trainer_desk.work.form import (
    Axis,
    EditQuestion,
    Form,
    RankingQuestion,
    RatingQuestion,
    StrengthQuestion,
)
from trainer_desk.work.ids import AxisId, MarkId, QuestionId, ResponseId, TaskId
from trainer_desk.work.judgment import Judgment, Outcome
from trainer_desk.work.marks import Spot, Where
from trainer_desk.work.task import Response, Role, Task, Turn
from trainer_desk.work.wording import Wording
from trainer_desk.work.writing import WriteAnswer, WriteQuestion

DECIDE, RANK, RATE = QuestionId("decide"), QuestionId("rank"), QuestionId("rate")
STRENGTH, EDIT, FACTS = QuestionId("strength"), QuestionId("edit"), QuestionId("facts")
WRITE = QuestionId("write")
TRUE, CLEAR = AxisId("true"), AxisId("clear")
C = ResponseId("c")
WORDS = Wording.of("x")
FORM = Form(
    questions=(
        DecisionQuestion(id=DECIDE, title=WORDS, required=False),
        RankingQuestion(id=RANK, title=WORDS),
        StrengthQuestion(id=STRENGTH, title=WORDS, required=False),
        RatingQuestion(
            id=RATE, title=WORDS, axes=(Axis(id=TRUE, title=WORDS), Axis(id=CLEAR, title=WORDS))
        ),
        EditQuestion(id=EDIT, title=WORDS, required=False),
        WriteQuestion(id=WRITE, title=WORDS, required=False, is_best=True),
        FactsQuestion(id=FACTS, title=WORDS, required=False),
    )
)
TASK = Task(
    id=TaskId("t"),
    prompt=(Turn(role=Role.USER, text="Когда\u00a0основан Рим?"),),
    responses=(
        Response(id=A, text="Рим основан  в 753 году до н. э.\nТак пишут."),
        Response(id=B, text="Не знаю."),
        Response(id=C, text="Давно."),
    ),
)
PAIR = replace(TASK, responses=TASK.responses[:2])
ORDER = (A, B, C)


def ranked(*groups: str) -> RankingAnswer:
    return RankingAnswer(groups=tuple(tuple(map(ResponseId, group)) for group in groups))


def rated(**values: tuple[int, ...]) -> RatingAnswer:
    return RatingAnswer(
        ratings=tuple(
            Rating(response_id=ResponseId(name), axis_id=axis, value=value, lowest=1, highest=5)
            for name, given in values.items()
            for axis, value in zip((TRUE, CLEAR), given, strict=False)
        )
    )


def rewritten(text: str) -> EditAnswer:
    return EditAnswer().edited(Edit(response_id=A, text=text))


def draft(**answers: object) -> Draft:
    made = Draft(active_seconds=1000)
    for question, answer in answers.items():
        made = made.answered(QuestionId(question), answer)
    return made


def found(work: Draft, task: Task = TASK, **more: object) -> tuple[Doubt, ...]:
    return doubts(FORM, task, work, order=ORDER, **more)


def kinds(work: Draft, task: Task = TASK, **more: object) -> list[DoubtKind]:
    return [doubt.kind for doubt in found(work, task, **more)]


# Ranking against rating


def test_the_first_pair_rated_the_other_way_on_every_axis_is_asked_about():
    work = draft(rank=ranked("a", "bc"), rate=rated(a=(2, 3), b=(3, 4), c=(5, 5)))

    assert found(work) == (
        Doubt(
            kind=DoubtKind.RANKED_HIGHER_RATED_LOWER, question_id=RANK, response_id=A, other_id=B
        ),
    )


@pytest.mark.parametrize(
    "rating",
    [
        rated(a=(2, 3), b=(3, 3)),
        rated(a=(2,), b=(3, 4)),
        rated(a=(2, 3)),
        rated(b=(2, 3)),
        rated(a=(4, 4), b=(3, 3)),
    ],
)
def test_less_than_every_axis_of_both_is_no_contradiction(rating):
    assert kinds(draft(rank=ranked("a", "b"), rate=rating)) == []


def test_ties_and_verdicts_on_all_contradict_nothing():
    rating = rated(a=(1, 1), b=(5, 5))
    unsure = RankingAnswer(groups=((A,), (B,)), verdict=RankingVerdict.CANNOT_JUDGE)

    assert kinds(draft(rank=ranked("ab"), rate=rating)) == []
    assert kinds(draft(rank=unsure, rate=rating)) == []


def test_a_preference_between_two_is_held_against_ratings_too():
    strength = StrengthAnswer(verdict=StrengthVerdict.PREFERRED, preferred=A, degree=1, degrees=3)

    (doubt,) = found(draft(strength=strength, rate=rated(a=(1, 1), b=(2, 2))), PAIR)

    assert (doubt.question_id, doubt.response_id, doubt.other_id) == (STRENGTH, A, B)


# Turned away


@pytest.mark.parametrize("verdict", [DecisionVerdict.REFUSE, DecisionVerdict.REDIRECT])
def test_a_prompt_that_is_turned_away_and_still_judged_is_asked_about(verdict):
    work = draft(
        decide=DecisionAnswer(verdict=verdict),
        rank=ranked("a", "b"),
        rate=rated(a=(4, 5), b=(5, 5)),
    )

    assert found(work) == (
        Doubt(kind=DoubtKind.TURNED_AWAY_YET_RANKED, question_id=RANK),
        Doubt(kind=DoubtKind.TURNED_AWAY_YET_PRAISED, question_id=RATE, response_id=B),
    )


def test_where_the_form_asks_for_it_still_or_the_prompt_is_answered_nobody_asks():
    still = replace(FORM.questions[0], still_asked=(RANK, RATE))
    form = Form(questions=(still, *FORM.questions[1:]))
    work = draft(
        decide=DecisionAnswer(verdict=DecisionVerdict.REFUSE),
        rank=ranked("a", "b"),
        rate=rated(a=(5, 5)),
    )

    assert doubts(form, TASK, work) == ()
    assert kinds(work.answered(DECIDE, DecisionAnswer(verdict=DecisionVerdict.PARTIAL))) == []


# Rewrites and own answers


def claim(quote: str, stance: Stance, where: Where | None = None, **more: object) -> FactsAnswer:
    spot = Spot(where=where or Where.in_response(A), start=0, end=1, quote=quote, **more)
    return FactsAnswer(
        claims=(Claim(id=MarkId("c1"), text="Rome: 753 BC", spots=(spot,), stance=stance),)
    )


def test_a_supported_claim_whose_words_the_rewrite_lacks_is_asked_about():
    fact = claim("Рим основан  в 753 году", Stance.SUPPORTED)

    (doubt,) = found(draft(edit=rewritten("Рим основан в 735 году."), facts=fact))

    assert (doubt.kind, doubt.item) == (DoubtKind.SUPPORTED_FACT_CHANGED, MarkId("c1"))
    assert (doubt.question_id, doubt.response_id) == (FACTS, A)


@pytest.mark.parametrize(
    ("text", "stance", "where"),
    [
        ("Всё же рим  основан в 753 году, да.", Stance.SUPPORTED, Where.in_response(A)),
        ("Рим основан в 735 году.", Stance.REFUTED, Where.in_response(A)),
        ("Рим основан в 735 году.", Stance.SUPPORTED, Where.in_response(B)),
    ],
)
def test_claims_that_stay_are_refuted_or_stand_elsewhere_are_let_be(text, stance, where):
    fact = claim("Рим основан  в 753 году", stance, where)

    assert kinds(draft(edit=rewritten(text), facts=fact)) == []


def test_a_supported_claim_of_the_rewrite_itself_that_was_altered_is_asked_about():
    fact = claim("x", Stance.SUPPORTED, Where.in_edit(A), altered=True)

    assert kinds(draft(edit=rewritten("x and y"), facts=fact)) == [DoubtKind.SUPPORTED_FACT_CHANGED]


def test_a_rewrite_that_changes_nothing_is_asked_about():
    (doubt,) = found(draft(edit=rewritten(TASK.responses[0].text)))

    assert (doubt.kind, doubt.response_id) == (DoubtKind.NOTHING_CHANGED, A)
    assert kinds(draft(edit=rewritten("other"))) == []


def test_an_answer_of_ones_own_that_repeats_a_response_is_asked_about():
    assert kinds(draft(write=WriteAnswer(text=" не  ЗНАЮ."))) == [DoubtKind.OWN_ANSWER_COPIED]
    assert kinds(draft(write=WriteAnswer(text="Знаю."))) == []


# The same again, and again


def judged(rating: RatingAnswer, order: tuple[ResponseId, ...] = ORDER) -> Judgment:
    return Judgment(
        id="j",
        revision=1,
        batch_id="b",
        batch_revision=1,
        task_id="t",
        trainer="anna",
        device="d",
        outcome=Outcome.DONE,
        sealed_at=datetime(2026, 3, 1, tzinfo=UTC),
        task_sha256="0" * 64,
        shown_order=order,
        order_seed="s",
        answers=((RATE, rating),),
    )


SAME = rated(a=(5, 4), b=(3, 3))
SWAPPED = judged(rated(b=(5, 4), a=(3, 3)), (B, A, C))


def test_the_same_ratings_place_by_place_in_a_row_are_asked_about():
    recent = [judged(SAME), SWAPPED, judged(SAME), judged(SAME)]

    (doubt,) = found(draft(rate=SAME), recent=recent)

    assert (doubt.kind, doubt.count) == (DoubtKind.SAME_RATINGS, IN_A_ROW)


def test_fewer_tasks_one_other_rating_or_hardly_any_are_let_be():
    recent = [judged(SAME)] * (IN_A_ROW - 1)
    other = judged(rated(a=(5, 4), b=(3, 2)))
    few = rated(a=(5, 4))

    assert kinds(draft(rate=SAME), recent=recent[1:]) == []
    assert kinds(draft(rate=SAME), recent=[*recent[1:], other]) == []
    assert kinds(draft(rate=few), recent=[judged(few)] * IN_A_ROW) == []


# Time and proposals


def test_only_a_long_text_read_faster_than_anybody_reads_is_asked_about():
    long = replace(TASK, responses=(Response(id=A, text="слово " * 297),))

    (doubt,) = found(Draft(active_seconds=19.9), long)

    assert (doubt.kind, doubt.count, doubt.question_id) == (DoubtKind.VERY_FAST, 300, None)
    assert kinds(Draft(active_seconds=20.1), long) == []
    assert kinds(Draft(active_seconds=0), TASK) == []


def test_proposals_that_nobody_looked_at_are_asked_about():
    (doubt,) = found(draft(), unseen=((FACTS, 3), (RANK, 0), (QuestionId("gone"), 2)))

    assert (doubt.kind, doubt.question_id, doubt.count) == (DoubtKind.PROPOSALS_UNSEEN, FACTS, 3)
