"""What a judgment says about its responses as a whole, whichever question was asked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field, replace

from trainer_desk.files.exporters.counts import Drop, Tally
from trainer_desk.files.exporters.policy import Policy
from trainer_desk.values import dataclass
from trainer_desk.work.answers import (
    EditAnswer,
    RankingAnswer,
    RankingVerdict,
    StrengthAnswer,
    StrengthVerdict,
    TextAnswer,
)
from trainer_desk.work.decision import DecisionAnswer
from trainer_desk.work.ids import QuestionId, ResponseId
from trainer_desk.work.judgment import Judgment
from trainer_desk.work.repeats import DuplicatesAnswer
from trainer_desk.work.review import ReviewAnswer, ReviewVerdict
from trainer_desk.work.task import Response, Task
from trainer_desk.work.writing import WriteAnswer

Groups = tuple[tuple[ResponseId, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """The first answer that puts responses in an order, and the rewrites that count.

    Attributes:
        groups: Responses from best to worst, tied ones together; empty where nothing is ranked.
        bad: Whether it says that all, or both, are bad.
        degree: How much better the preferred one of two is; 0 where no degree was asked.
        degrees: The scale of `degree`, 0 likewise.
        rewrites: The text of each response whose rewrite counts and changes something.
        written: Texts of the trainer's own: standard answers, and what to say instead of one.
        tops: Those of them that stand above every response.
    """

    groups: Groups = ()
    bad: bool = False
    degree: int = 0
    degrees: int = 0
    rewrites: Mapping[ResponseId, str] = field(default_factory=dict)
    written: tuple[str, ...] = ()
    tops: tuple[str, ...] = ()

    @property
    def tied_pairs(self) -> int:
        """How many pairs of responses share a place."""
        return sum(len(group) * (len(group) - 1) // 2 for group in self.groups)

    def margin(self, better: int, worse: int) -> int:
        """Return how far two groups are apart: the degree, or the places between them."""
        return self.degree or worse - better


def verdict_of(task: Task, judgment: Judgment, policy: Policy) -> Verdict:
    """Return what a judgment of a task says."""
    order = _order(judgment)
    out = repeats_of(judgment)
    kept = (tuple(id_ for id_ in group if id_ not in out) for group in order.groups)
    return replace(
        order,
        groups=tuple(group for group in kept if group),
        rewrites=_rewrites(task, judgment),
        written=tuple(text for _, text in _written(judgment)),
        tops=tuple(text for question, text in _written(judgment) if question in policy.tops),
    )


def repeats_of(judgment: Judgment) -> frozenset[ResponseId]:
    """Return the responses that are to be left out, because they repeat another."""
    return frozenset(
        repeat.response_id
        for _, answer in judgment.answers
        if isinstance(answer, DuplicatesAnswer)
        for repeat in answer.repeats
        if repeat.dropped
    )


def kept_responses(task: Task, judgment: Judgment, tally: Tally) -> tuple[Response, ...]:
    """Return the responses of a task without those that are to be left out, which are counted."""
    out = repeats_of(judgment)
    for _ in out:
        tally.drop(Drop.REPEAT)
    return tuple(response for response in task.responses if response.id not in out)


def standing(judgment: Judgment, tally: Tally) -> Judgment:
    """Return a judgment without the answers that a reviewer sent back, which are counted."""
    returned = {
        field.question_id
        for _, answer in judgment.answers
        if isinstance(answer, ReviewAnswer)
        for field in answer.fields
        if field.verdict is ReviewVerdict.RETURN
    }
    kept = tuple(pair for pair in judgment.answers if pair[0] not in returned)
    for _ in range(len(judgment.answers) - len(kept)):
        tally.drop(Drop.RETURNED)
    return replace(judgment, answers=kept) if returned else judgment


def rationale_of(judgment: Judgment) -> str:
    """Return the first text the trainer wrote about the task, "" for none."""
    texts = (answer.text for _, answer in judgment.answers if isinstance(answer, TextAnswer))
    return next(texts, "")


def _order(judgment: Judgment) -> Verdict:
    for _, answer in judgment.answers:
        match answer:
            case RankingAnswer(verdict=RankingVerdict.RANKED):
                return Verdict(groups=answer.groups)
            case RankingAnswer(verdict=RankingVerdict.ALL_BAD):
                return Verdict(bad=True)
            case StrengthAnswer(verdict=StrengthVerdict.BOTH_BAD):
                return Verdict(bad=True)
            case StrengthAnswer(verdict=StrengthVerdict.BOTH_GOOD):
                return Verdict(groups=(judgment.shown_order,))
            case StrengthAnswer(preferred=better) if better is not None:
                worse = tuple(id_ for id_ in judgment.shown_order if id_ != better)
                groups = ((better,), worse)
                return Verdict(groups=groups, degree=answer.degree, degrees=answer.degrees)
            case _:
                continue
    return Verdict()


def _written(judgment: Judgment) -> Iterator[tuple[QuestionId, str]]:
    for question, answer in judgment.answers:
        match answer:
            case WriteAnswer() if answer.is_written:
                yield question, answer.text
            case DecisionAnswer(wording=text) if answer.turns_away and text.strip():
                yield question, text
            case _:
                continue


def _rewrites(task: Task, judgment: Judgment) -> dict[ResponseId, str]:
    original = {response.id: response.text for response in task.responses}
    rewrites: dict[ResponseId, str] = {}
    for _, answer in judgment.answers:
        if isinstance(answer, EditAnswer) and answer.chosen is not None:
            text = answer.text(answer.chosen)
            if text is not None and text != original[answer.chosen]:
                rewrites.setdefault(answer.chosen, text)
    return rewrites
