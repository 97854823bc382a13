"""What decisions, marks, standard answers, facts, repetitions and second readings need."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from trainer_desk.work.answers import Edit, EditAnswer, RankingAnswer, TextAnswer
from trainer_desk.work.asking import Grade, Option, Scale
from trainer_desk.work.decision import DecisionAnswer, DecisionQuestion, DecisionVerdict
from trainer_desk.work.draft import Draft
from trainer_desk.work.facts import Claim, FactsAnswer, FactsQuestion, Source, Stance
from trainer_desk.work.form import EditQuestion, Form, RankingQuestion, TextQuestion
from trainer_desk.work.ids import MarkId, OptionId, QuestionId, ResponseId
from trainer_desk.work.judgment import Judgment, Outcome
from trainer_desk.work.marks import Label, Mark, SpansAnswer, SpansQuestion, Spot, Where
from trainer_desk.work.repeats import DuplicatesAnswer, DuplicatesQuestion, Repeat
from trainer_desk.work.review import FieldReview, ReviewAnswer, ReviewQuestion, ReviewVerdict
from trainer_desk.work.rules import Lack, asked_of, final_answers, is_empty, missing
from trainer_desk.work.task import Response, Role, Task, Turn
from trainer_desk.work.wording import Wording
from trainer_desk.work.writing import WriteAnswer, WriteQuestion
from trainer_desk.work.written import MAIN, WORDING, with_written, written

Q, RANK, WHY = QuestionId("q"), QuestionId("rank"), QuestionId("why")
A, B = ResponseId("a"), ResponseId("b")
TITLE = Wording.of("Title")
THREE = Scale(lowest=1, highest=3)
GRADE = Grade(value=2, lowest=1, highest=3)
TASK = Task(
    id="t",
    prompt=(Turn(role=Role.USER, text="How?"),),
    responses=(Response(id=A, text="So."), Response(id=B, text="Thus.")),
)
JUDGED = Judgment(
    id="0" * 32,
    revision=1,
    batch_id="b",
    batch_revision=1,
    task_id="t",
    trainer="anna",
    device="laptop",
    outcome=Outcome.DONE,
    sealed_at=datetime(2026, 11, 22, tzinfo=UTC),
    task_sha256="0" * 64,
    shown_order=(A, B),
    order_seed="",
    answers=((WHY, TextAnswer(text="A is right.")),),
)


def option(name):
    return Option(id=OptionId(name), title=Wording.of(name))


def lacks(question, answer, *, others=(), task=TASK):
    begun = Draft() if task.judged is None else Draft(answers=task.judged.answers)
    draft = begun if answer is None else begun.answered(Q, answer)
    return [
        (lack.lack, lack.slot, lack.item, lack.field, lack.count)
        for lack in missing(Form(questions=(question, *others)), task, draft)
    ]


def only(lack, *, slot="", item=None, field=None, count=0):
    return [(lack, slot, item, field, count)]


DECISION = DecisionQuestion(
    id=Q,
    title=TITLE,
    reasons=(option("weapons"),),
    severity=THREE,
    specialists=(option("doctor"),),
    min_wording_words=2,
    min_explanation_words=3,
)
REFUSED = DecisionAnswer(
    verdict=DecisionVerdict.REFUSE,
    reasons=(OptionId("weapons"),),
    severity=GRADE,
    wording="I cannot.",
    explanation="It is dangerous.",
)


def test_a_decision_is_needed_and_an_answer_needs_no_more():
    assert lacks(DECISION, None) == only(Lack.NOT_ANSWERED)
    assert lacks(DECISION, DecisionAnswer(explanation="so")) == only(Lack.NOT_ANSWERED)
    assert lacks(DECISION, DecisionAnswer(verdict=DecisionVerdict.ANSWER)) == []
    assert lacks(replace(DECISION, required=False), None) == []
    assert lacks(replace(DECISION, required=False), DecisionAnswer(wording="No")) == only(
        Lack.NOT_ANSWERED
    )


@pytest.mark.parametrize(
    ("without", "lack"),
    [
        ({"reasons": ()}, only(Lack.NO_REASON)),
        ({"severity": None}, only(Lack.NO_SEVERITY)),
        ({"wording": "No"}, only(Lack.TOO_SHORT, slot="wording", count=1)),
        ({"explanation": ""}, only(Lack.TOO_SHORT, slot="explanation", count=3)),
    ],
)
def test_a_refusal_needs_all_that_the_form_asks_for(without, lack):
    assert lacks(DECISION, REFUSED) == []
    assert lacks(DECISION, replace(REFUSED, **without)) == lack


def test_a_redirection_names_a_specialist_and_an_answer_in_part_no_wording():
    redirected = replace(REFUSED, verdict=DecisionVerdict.REDIRECT)
    partial = replace(REFUSED, verdict=DecisionVerdict.PARTIAL, wording="")

    assert lacks(DECISION, redirected) == only(Lack.NO_SPECIALIST)
    assert lacks(DECISION, replace(redirected, specialist=OptionId("doctor"))) == []
    assert lacks(DECISION, partial) == []


def test_a_refused_prompt_needs_only_what_the_form_still_asks():
    others = (RankingQuestion(id=RANK, title=TITLE), TextQuestion(id=WHY, title=TITLE))
    strict = replace(DECISION, still_asked=(WHY,))
    partial = replace(REFUSED, verdict=DecisionVerdict.PARTIAL)

    assert lacks(DECISION, REFUSED, others=others) == []
    assert lacks(strict, REFUSED, others=others) == only(Lack.NOT_ANSWERED)
    assert len(lacks(DECISION, partial, others=others)) == 2


def test_what_belongs_to_another_verdict_is_not_sealed():
    form = Form(questions=(DECISION,))
    full = replace(REFUSED, specialist=OptionId("doctor"))

    def sealed(verdict):
        draft = Draft().answered(Q, replace(full, verdict=verdict))
        return dict(final_answers(form, TASK, draft))[Q]

    assert sealed(DecisionVerdict.ANSWER) == DecisionAnswer(verdict=DecisionVerdict.ANSWER)
    assert sealed(DecisionVerdict.REFUSE) == REFUSED
    assert sealed(DecisionVerdict.REDIRECT) == replace(full, verdict=DecisionVerdict.REDIRECT)
    assert sealed(DecisionVerdict.PARTIAL) == replace(
        REFUSED, verdict=DecisionVerdict.PARTIAL, wording=""
    )


def spot(start, end, quote):
    return Spot(where=Where.in_response(A), start=start, end=end, quote=quote)


MARK = Mark(id=MarkId("m1"), label=OptionId("slang"), spot=spot(0, 2, "So"))


def test_marks_are_made_or_there_is_nothing_to_mark():
    question = SpansQuestion(id=Q, title=TITLE, labels=(Label(id="slang", title=TITLE),))

    assert lacks(question, None) == only(Lack.NOT_ANSWERED)
    assert lacks(question, SpansAnswer(nothing=True)) == []
    assert lacks(question, SpansAnswer(marks=(MARK,))) == []
    assert lacks(replace(question, required=False), None) == []


def test_marks_are_added_changed_and_taken_out_by_their_id():
    answer = SpansAnswer(nothing=True).with_mark(MARK)
    changed = replace(MARK, comment="why")
    both = answer.with_mark(replace(MARK, id=answer.next_id())).with_mark(changed)

    assert answer == SpansAnswer(marks=(MARK,))
    assert [mark.id for mark in both.marks] == ["m1", "m2"]
    assert both.mark(MarkId("m1")) == changed
    assert both.without(MarkId("m1")).mark(MarkId("m1")) is None
    assert both.without(MarkId("m1")).next_id() == "m3"
    assert SpansAnswer(nothing=True).with_mark(replace(MARK, rejected=True)).nothing


def test_a_standard_answer_has_its_length_and_its_points():
    question = WriteQuestion(
        id=Q, title=TITLE, min_words=2, max_words=3, points=(option("x"), option("y"))
    )
    ticked = (OptionId("x"), OptionId("y"))

    assert lacks(question, None) == only(Lack.NOT_ANSWERED, count=2)
    assert lacks(question, WriteAnswer(text="one", points=ticked)) == only(Lack.TOO_SHORT, count=1)
    assert lacks(question, WriteAnswer(text="a b c d", points=ticked)) == only(
        Lack.TOO_LONG, count=1
    )
    assert lacks(question, WriteAnswer(text="a b", points=ticked[:1])) == only(
        Lack.NO_POINT, count=1
    )
    assert lacks(replace(question, required=False), None) == []


CLAIM = Claim(
    id=MarkId("c1"),
    text="So it is.",
    spots=(spot(0, 2, "So"),),
    stance=Stance.REFUTED,
    importance=GRADE,
    sources=(Source(quote="It is not."),),
)


@pytest.mark.parametrize(
    ("without", "lack"),
    [
        ({"stance": None}, only(Lack.NO_STANCE, item="c1")),
        ({"importance": None}, only(Lack.NO_IMPORTANCE, item="c1")),
        ({"sources": ()}, only(Lack.NO_SOURCE, item="c1")),
        ({"sources": (Source(url=" "),)}, only(Lack.NO_SOURCE, item="c1")),
        ({"sources": (), "stance": Stance.NOT_CHECKABLE}, []),
        ({"spots": (), "stance": None}, only(Lack.NO_STANCE, item="c1")),
    ],
)
def test_a_claim_needs_stance_importance_and_source(without, lack):
    question = FactsQuestion(id=Q, title=TITLE, importance=THREE)

    assert lacks(question, FactsAnswer(claims=(CLAIM,))) == []
    assert lacks(question, FactsAnswer(claims=(replace(CLAIM, **without),))) == lack


def test_facts_are_taken_or_there_are_none():
    question = FactsQuestion(id=Q, title=TITLE, source_needed=False)

    assert lacks(question, None) == only(Lack.NOT_ANSWERED)
    assert lacks(question, FactsAnswer(nothing=True)) == []
    assert lacks(question, FactsAnswer(claims=(replace(CLAIM, sources=()),))) == []


def test_claims_are_added_changed_and_taken_out_by_their_id():
    answer = FactsAnswer(nothing=True).with_claim(CLAIM)
    changed = replace(CLAIM, note="why")
    both = answer.with_claim(replace(CLAIM, id=answer.next_id())).with_claim(changed)

    assert answer == FactsAnswer(claims=(CLAIM,))
    assert [claim.id for claim in both.claims] == ["c1", "c2"]
    assert both.claim(MarkId("c1")) == changed
    assert both.without(MarkId("c1")).claim(MarkId("c1")) is None
    assert both.without(MarkId("c1")).next_id() == "c3"


def test_repetitions_are_named_or_there_are_none():
    question = DuplicatesQuestion(id=Q, title=TITLE)
    repeat = Repeat(response_id=B, of=A, likeness=90)

    assert lacks(question, None) == only(Lack.NOT_ANSWERED)
    assert lacks(question, DuplicatesAnswer(repeats=(repeat,))) == []
    assert lacks(question, DuplicatesAnswer(nothing=True)) == []


def test_repetitions_are_asked_for_where_there_are_two_responses():
    form = Form(questions=(DuplicatesQuestion(id=Q, title=TITLE),))

    assert asked_of(form, TASK) == form.questions
    assert asked_of(form, replace(TASK, responses=TASK.responses[:1])) == ()


def test_a_second_reading_says_something_about_every_answer():
    question = ReviewQuestion(id=Q, title=TITLE)
    others = (TextQuestion(id=WHY, title=TITLE, required=False),)
    task = replace(TASK, judged=JUDGED)

    def found(answer, question=question, task=task):
        return lacks(question, answer, others=others, task=task)

    def said(verdict, remark=""):
        return ReviewAnswer().with_field(
            FieldReview(question_id=WHY, verdict=verdict, remark=remark)
        )

    assert found(None) == only(Lack.NOT_REVIEWED, field=WHY)
    assert found(said(ReviewVerdict.RETURN)) == only(Lack.NO_REMARK, field=WHY)
    assert found(said(ReviewVerdict.RETURN, "Why?")) == []
    assert found(said(ReviewVerdict.ACCEPT)) == []
    assert found(None, question=replace(question, required=False)) == []
    assert found(None, task=TASK) == []


def test_a_reviewer_can_change_what_was_said():
    first = FieldReview(question_id=WHY, verdict=ReviewVerdict.ACCEPT)
    other = FieldReview(question_id=RANK, verdict=ReviewVerdict.CORRECT)
    changed = replace(first, verdict=ReviewVerdict.RETURN, remark="no")

    answer = ReviewAnswer().with_field(first).with_field(other).with_field(changed)

    assert answer.fields == (changed, other)


def test_a_refusal_frees_no_second_reading():
    question = ReviewQuestion(id=RANK, title=TITLE)
    task = replace(TASK, judged=JUDGED)

    assert lacks(DECISION, REFUSED, others=(question,), task=task) == only(
        Lack.NOT_REVIEWED, field=WHY
    )


@pytest.mark.parametrize(
    "kind",
    [DecisionAnswer, SpansAnswer, WriteAnswer, FactsAnswer, DuplicatesAnswer, ReviewAnswer],
)
def test_an_answer_that_says_nothing_is_empty(kind):
    assert is_empty(kind())


def test_texts_are_found_and_changed_by_their_slot():
    assert written(None) == {}
    assert written(RankingAnswer()) == {}
    assert written(with_written(TextAnswer(), MAIN, "x")) == {MAIN: "x"}
    assert written(with_written(REFUSED, WORDING, "No.")) == {
        "wording": "No.",
        "explanation": "It is dangerous.",
    }
    with pytest.raises(ValueError, match="slot"):
        with_written(WriteAnswer(), WORDING, "x")


def test_marks_on_a_rewrite_that_is_not_chosen_stay_behind_with_it():
    form = Form(
        questions=(
            EditQuestion(id=WHY, title=TITLE, target="any"),
            SpansQuestion(id=Q, title=TITLE, labels=(Label(id=OptionId("x"), title=TITLE),)),
        )
    )
    edits = EditAnswer(
        edits=(Edit(response_id=A, text="One"), Edit(response_id=B, text="Two")), chosen=B
    )
    places = (Where.in_edit(A), Where.in_edit(B), Where.in_response(A), Where.in_written(RANK))
    marks = tuple(
        Mark(
            id=MarkId(f"m{at}"),
            label=OptionId("x"),
            spot=Spot(where=where, start=0, end=2, quote="xx"),
        )
        for at, where in enumerate(places)
    )
    draft = Draft().answered(WHY, edits).answered(Q, SpansAnswer(marks=marks))

    sealed = dict(final_answers(form, TASK, draft))[Q]

    assert [mark.spot.where for mark in sealed.marks] == list(places[1:3])
