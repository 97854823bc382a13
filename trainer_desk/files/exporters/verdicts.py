"""What a judgment says about its responses as a whole, whichever question was asked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from trainer_desk.work.answers import (
    EditAnswer,
    RankingAnswer,
    RankingVerdict,
    StrengthAnswer,
    StrengthVerdict,
    TextAnswer,
)
from trainer_desk.work.ids import ResponseId
from trainer_desk.work.judgment import Judgment
from trainer_desk.work.task import Task

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
    """

    groups: Groups = ()
    bad: bool = False
    degree: int = 0
    degrees: int = 0
    rewrites: Mapping[ResponseId, str] = field(default_factory=dict)

    @property
    def tied_pairs(self) -> int:
        """How many pairs of responses share a place."""
        return sum(len(group) * (len(group) - 1) // 2 for group in self.groups)

    def margin(self, better: int, worse: int) -> int:
        """Return how far two groups are apart: the degree, or the places between them."""
        return self.degree or worse - better


def verdict_of(task: Task, judgment: Judgment) -> Verdict:
    """Return what a judgment of a task says."""
    rewrites = _rewrites(task, judgment)
    for _, answer in judgment.answers:
        match answer:
            case RankingAnswer(verdict=RankingVerdict.RANKED):
                return Verdict(groups=answer.groups, rewrites=rewrites)
            case RankingAnswer(verdict=RankingVerdict.ALL_BAD):
                return Verdict(bad=True, rewrites=rewrites)
            case StrengthAnswer(verdict=StrengthVerdict.BOTH_BAD):
                return Verdict(bad=True, rewrites=rewrites)
            case StrengthAnswer(verdict=StrengthVerdict.BOTH_GOOD):
                return Verdict(groups=(judgment.shown_order,), rewrites=rewrites)
            case StrengthAnswer(preferred=better) if better is not None:
                worse = tuple(id_ for id_ in judgment.shown_order if id_ != better)
                return Verdict(
                    groups=((better,), worse),
                    degree=answer.degree,
                    degrees=answer.degrees,
                    rewrites=rewrites,
                )
            case _:
                continue
    return Verdict(rewrites=rewrites)


def rationale_of(judgment: Judgment) -> str:
    """Return the first text the trainer wrote about the task, "" for none."""
    texts = (answer.text for _, answer in judgment.answers if isinstance(answer, TextAnswer))
    return next(texts, "")


def _rewrites(task: Task, judgment: Judgment) -> dict[ResponseId, str]:
    original = {response.id: response.text for response in task.responses}
    rewrites: dict[ResponseId, str] = {}
    for _, answer in judgment.answers:
        if isinstance(answer, EditAnswer) and answer.chosen is not None:
            text = answer.text(answer.chosen)
            if text is not None and text != original[answer.chosen]:
                rewrites.setdefault(answer.chosen, text)
    return rewrites
