"""A finding: one place in a text that the writing check has something to say about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from enum import Enum

from trainer_desk.values import dataclass

MAX_SUGGESTIONS = 5
NOT_CHECKED = "NOT_CHECKED"
"""Stands among a judgment's rules: how many paragraphs nobody had looked at."""
GRAMMAR_NOT_CHECKED = "GRAMMAR_NOT_CHECKED"
"""Likewise: of how many the spelling alone was checked, though grammar was at work."""


class FindingKind(Enum):
    """What a finding is about; drawn differently in shape and colour."""

    SPELLING = "spelling"
    GRAMMAR = "grammar"
    STYLE = "style"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One place in a text that may be wrong.

    Attributes:
        start: Offset of the place in code points.
        end: Its end, exclusive; never equal to `start`.
        quoted: The text between them, exactly; a finding whose quote is not there is stale.
        rule: The engine's name of the rule, such as "MORFOLOGIK_RULE_RU_RU".
        category: The engine's name of the rule's group, such as "TYPOS".
        message: What is wrong, in the language of the text; "" for plain misspellings.
        suggestions: At most `MAX_SUGGESTIONS`, likeliest first.
        engine: Who found it: "hunspell", "languagetool", or both joined by "+".
        address: Where the rule is explained, "" where nowhere.
    """

    start: int
    end: int
    quoted: str
    kind: FindingKind
    rule: str
    category: str = ""
    message: str = ""
    suggestions: tuple[str, ...] = ()
    engine: str
    address: str = ""

    def moved(self, by: int) -> Finding:
        """Return this finding `by` code points further on, such as from a paragraph to its text."""
        return replace(self, start=self.start + by, end=self.end + by)

    def stands_in(self, text: str) -> bool:
        """Tell whether `text` still has the quoted text at the finding's place."""
        return text[self.start : self.end] == self.quoted


def open_by_rule(findings: Iterable[Finding]) -> tuple[tuple[str, int], ...]:
    """Return how many findings each rule has, by the rule's name; what a judgment records."""
    return tuple(sorted(Counter(finding.rule for finding in findings).items()))
