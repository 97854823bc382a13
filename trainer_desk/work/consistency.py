"""What in finished work contradicts itself or looks like a slip: asked about, never forbidden."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import Enum
from itertools import pairwise

from trainer_desk.values import dataclass
from trainer_desk.work.answers import (
    EditAnswer,
    RankingAnswer,
    RankingVerdict,
    RatingAnswer,
    StrengthAnswer,
)
from trainer_desk.work.draft import Draft
from trainer_desk.work.facts import Claim, FactsAnswer, Stance
from trainer_desk.work.form import (
    EditQuestion,
    Form,
    Question,
    RankingQuestion,
    RatingQuestion,
    StrengthQuestion,
)
from trainer_desk.work.ids import AxisId, MarkId, QuestionId, ResponseId
from trainer_desk.work.judgment import Judgment
from trainer_desk.work.marks import Ground
from trainer_desk.work.rules import asked_of, best_is_written, count_words, freed_by_decision
from trainer_desk.work.task import Task
from trainer_desk.work.writing import WriteAnswer

IN_A_ROW = 5
"""Tasks with the very same ratings, this one included, from which on somebody asks."""
LEAST_RATINGS = 3
"""Ratings of a task below which the same ones mean nothing."""
READ_PER_SECOND = 15.0
"""Words a second. Nobody reads so fast: 250 words a minute are usual, 900 are skimming."""
LEAST_READING = 120
"""Words of a task below which nobody is asked about the time."""


class DoubtKind(Enum):
    """What looks odd."""

    RANKED_HIGHER_RATED_LOWER = "ranked_higher_rated_lower"
    TURNED_AWAY_YET_RANKED = "turned_away_yet_ranked"
    TURNED_AWAY_YET_PRAISED = "turned_away_yet_praised"
    SUPPORTED_FACT_CHANGED = "supported_fact_changed"
    NOTHING_CHANGED = "nothing_changed"
    OWN_ANSWER_COPIED = "own_answer_copied"
    SAME_RATINGS = "same_ratings"
    VERY_FAST = "very_fast"
    PROPOSALS_UNSEEN = "proposals_unseen"


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """One thing to ask the trainer about, and where it is.

    Attributes:
        question_id: None for the task as a whole.
        response_id: The response it is about, where it is about one.
        other_id: The response it is compared with.
        item: The claim it is about, where it is about one.
        count: Tasks in a row, words of the task, proposals not looked at; 0 where it does not
            apply.
    """

    kind: DoubtKind
    question_id: QuestionId | None = None
    response_id: ResponseId | None = None
    other_id: ResponseId | None = None
    item: MarkId | None = None
    count: int = 0


def doubts(
    form: Form,
    task: Task,
    draft: Draft,
    *,
    order: Sequence[ResponseId] = (),
    recent: Sequence[Judgment] = (),
    unseen: Sequence[tuple[QuestionId, int]] = (),
) -> tuple[Doubt, ...]:
    """Return what to ask about before the work is sealed, the weightiest first.

    Args:
        form: The batch's form.
        task: The task.
        draft: The work, with its active seconds.
        order: The responses as shown.
        recent: The judgments made last in this batch, the newest first.
        unseen: For questions, how many proposals of lexicons nobody looked at.
    """
    asked = asked_of(form, task)
    return (
        *_against_ranking(asked, draft),
        *_although_turned_away(form, asked, draft),
        *_facts_changed(asked, draft),
        *_unchanged(asked, task, draft),
        *_copied(form, task, draft),
        *_same_again(asked, draft, order, recent),
        *_unseen(asked, unseen),
        *_fast(task, draft),
    )


def _against_ranking(asked: Sequence[Question], draft: Draft) -> Iterator[Doubt]:
    """Yield a pair at most per question: the first that is rated the other way on every axis."""
    ratings = tuple(
        draft.answer(question.id, RatingAnswer) or RatingAnswer()
        for question in asked
        if isinstance(question, RatingQuestion)
    )
    for question in asked:
        for better, worse in _preferences(question, draft):
            if any(_rated_lower(rating, better, worse) for rating in ratings):
                yield Doubt(
                    kind=DoubtKind.RANKED_HIGHER_RATED_LOWER,
                    question_id=question.id,
                    response_id=better,
                    other_id=worse,
                )
                break


def _preferences(question: Question, draft: Draft) -> Iterator[tuple[ResponseId, ResponseId]]:
    """Yield who stands above whom, neighbours first."""
    if isinstance(question, RankingQuestion):
        ranking = draft.answer(question.id, RankingAnswer) or RankingAnswer()
        if ranking.verdict is RankingVerdict.CANNOT_JUDGE:
            return
        for step in range(1, len(ranking.groups)):
            for upper, lower in zip(ranking.groups, ranking.groups[step:], strict=False):
                yield from ((better, worse) for better in upper for worse in lower)
    if isinstance(question, StrengthQuestion):
        strength = draft.answer(question.id, StrengthAnswer)
        if strength is not None and strength.preferred is not None:
            others = _rated(draft) - {strength.preferred}
            yield from ((strength.preferred, worse) for worse in sorted(others))


def _rated(draft: Draft) -> set[ResponseId]:
    return {
        rating.response_id
        for _, answer in draft.answers
        if isinstance(answer, RatingAnswer)
        for rating in answer.ratings
    }


def _rated_lower(answer: RatingAnswer, better: ResponseId, worse: ResponseId) -> bool:
    """Tell whether `better` has the lower value on every axis, all axes of both being rated."""
    mine, other = _values(answer, better), _values(answer, worse)
    return bool(mine) and mine.keys() == other.keys() and all(mine[a] < other[a] for a in mine)


def _values(answer: RatingAnswer, response_id: ResponseId) -> dict[AxisId, int]:
    return {
        rating.axis_id: rating.value
        for rating in answer.ratings
        if rating.response_id == response_id
    }


def _although_turned_away(form: Form, asked: Sequence[Question], draft: Draft) -> Iterator[Doubt]:
    """Yield what was judged though the decision asks for no judgment of it."""
    freed = freed_by_decision(form, draft)
    for question in asked:
        if question.id not in freed:
            continue
        ranking = draft.answer(question.id, RankingAnswer)
        if ranking is not None and ranking.groups and ranking.verdict is RankingVerdict.RANKED:
            yield Doubt(kind=DoubtKind.TURNED_AWAY_YET_RANKED, question_id=question.id)
        praised = next(_praised(draft.answer(question.id, RatingAnswer)), None)
        if praised is not None:
            yield Doubt(
                kind=DoubtKind.TURNED_AWAY_YET_PRAISED,
                question_id=question.id,
                response_id=praised,
            )


def _praised(answer: RatingAnswer | None) -> Iterator[ResponseId]:
    """Yield the responses that have the best value on every axis they are rated on."""
    ratings = () if answer is None else answer.ratings
    for response_id in dict.fromkeys(rating.response_id for rating in ratings):
        mine = [rating for rating in ratings if rating.response_id == response_id]
        if all(rating.value == rating.highest for rating in mine):
            yield response_id


def _facts_changed(asked: Sequence[Question], draft: Draft) -> Iterator[Doubt]:
    """Yield the supported claims whose words are gone from a rewrite of where they were taken."""
    rewrites = {
        answer.chosen: answer.text(answer.chosen) or ""
        for question in asked
        if isinstance(question, EditQuestion)
        and (answer := draft.answer(question.id, EditAnswer)) is not None
        and answer.chosen is not None
    }
    for question in asked:
        facts = draft.answer(question.id, FactsAnswer)
        for claim in () if facts is None else facts.claims:
            changed = next(_changed_in(claim, rewrites), None)
            if claim.stance is Stance.SUPPORTED and changed is not None:
                yield Doubt(
                    kind=DoubtKind.SUPPORTED_FACT_CHANGED,
                    question_id=question.id,
                    response_id=changed,
                    item=claim.id,
                )


def _changed_in(claim: Claim, rewrites: dict[ResponseId, str]) -> Iterator[ResponseId]:
    for spot in claim.spots:
        response_id = spot.where.response_id
        if response_id not in rewrites or response_id is None:
            continue
        gone = _plain(spot.quote) not in _plain(rewrites[response_id])
        if (spot.where.ground is Ground.RESPONSE and gone) or (
            spot.where.ground is Ground.EDIT and spot.altered
        ):
            yield response_id


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()


def _unchanged(asked: Sequence[Question], task: Task, draft: Draft) -> Iterator[Doubt]:
    for question in asked:
        if isinstance(question, EditQuestion):
            answer = draft.answer(question.id, EditAnswer) or EditAnswer()
            chosen = answer.chosen
            if chosen is not None and answer.text(chosen) == task.response(chosen).text:
                yield Doubt(
                    kind=DoubtKind.NOTHING_CHANGED, question_id=question.id, response_id=chosen
                )


def _copied(form: Form, task: Task, draft: Draft) -> Iterator[Doubt]:
    """Yield the response that an answer of one's own, said to be above all, only repeats."""
    question_id = best_is_written(form, draft)
    answer = None if question_id is None else draft.answer(question_id, WriteAnswer)
    for response in task.responses:
        if answer is not None and _plain(response.text) == _plain(answer.text):
            yield Doubt(
                kind=DoubtKind.OWN_ANSWER_COPIED,
                question_id=question_id,
                response_id=response.id,
            )
            return


def _same_again(
    asked: Sequence[Question],
    draft: Draft,
    order: Sequence[ResponseId],
    recent: Sequence[Judgment],
) -> Iterator[Doubt]:
    """Yield a rating that is, place by place, the one of every task before it."""
    for question in asked:
        if not isinstance(question, RatingQuestion):
            continue
        given = [
            (draft.answer(question.id, RatingAnswer), tuple(order)),
            *(
                (judgment.draft().answer(question.id, RatingAnswer), judgment.shown_order)
                for judgment in recent[: IN_A_ROW - 1]
            ),
        ]
        rows = [_by_place(answer, shown) for answer, shown in given]
        same = all(before == after for before, after in pairwise(rows))
        if len(rows) == IN_A_ROW and same and len(rows[0]) >= LEAST_RATINGS:
            yield Doubt(kind=DoubtKind.SAME_RATINGS, question_id=question.id, count=IN_A_ROW)


def _by_place(
    answer: RatingAnswer | None, order: Sequence[ResponseId]
) -> tuple[tuple[int, AxisId, int], ...]:
    """Return the values by the place a response was shown at, in one order."""
    ratings = () if answer is None else answer.ratings
    return tuple(
        sorted(
            (order.index(rating.response_id), rating.axis_id, rating.value)
            for rating in ratings
            if rating.response_id in order
        )
    )


def _unseen(asked: Sequence[Question], unseen: Sequence[tuple[QuestionId, int]]) -> Iterator[Doubt]:
    shown = {question.id for question in asked}
    for question_id, count in unseen:
        if count and question_id in shown:
            yield Doubt(kind=DoubtKind.PROPOSALS_UNSEEN, question_id=question_id, count=count)


def _fast(task: Task, draft: Draft) -> Iterator[Doubt]:
    texts = [turn.text for turn in task.prompt] + [response.text for response in task.responses]
    words = sum(map(count_words, texts))
    if words >= LEAST_READING and draft.active_seconds < words / READ_PER_SECOND:
        yield Doubt(kind=DoubtKind.VERY_FAST, count=words)
