"""What word lists propose to mark in the texts of a task."""

from __future__ import annotations

from collections.abc import Iterable

from trainer_desk.text import lexicon
from trainer_desk.values import dataclass
from trainer_desk.work.ids import OptionId
from trainer_desk.work.marks import Lexicon


@dataclass(frozen=True, slots=True)
class Proposal:
    """A place that a word list has something to say about.

    Attributes:
        start: In code points.
        end: Exclusive.
        entry: The word or phrase as the list has it.
    """

    label: OptionId
    start: int
    end: int
    entry: str


class Proposer:
    """The word lists of a batch, made ready to be looked for. Immutable; safe on any thread."""

    def __init__(self, lexicons: Iterable[Lexicon]) -> None:
        by_language: dict[str, list[lexicon.Lexicon]] = {}
        for one in lexicons:
            words = lexicon.Lexicon(one.label, one.words)
            by_language.setdefault(one.language, []).append(words)
        self._matchers = tuple(
            lexicon.Matcher(given, language) for language, given in by_language.items()
        )

    def proposals(self, text: str) -> tuple[Proposal, ...]:
        """Return what is proposed in a text, in order; the same words once for each label."""
        found: dict[tuple[int, int, str], Proposal] = {}
        for matcher in self._matchers:
            for match in matcher.matches(text):
                key = (match.start, match.end, match.label)
                found.setdefault(
                    key, Proposal(OptionId(match.label), match.start, match.end, match.entry)
                )
        return tuple(sorted(found.values(), key=_in_order))


def _in_order(proposal: Proposal) -> tuple[int, int, str]:
    return proposal.start, -proposal.end, proposal.label
