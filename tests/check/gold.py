"""Where sentences were corrected, and whether a check found it; for measuring only."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

import regex

from trainer_desk.text.findings import Finding

_WORD = regex.compile(r"[\p{L}\p{M}\p{N}]+")


@dataclass(frozen=True, slots=True)
class Mistake:
    """Words of a sentence that were corrected: their place and what they should be."""

    start: int
    end: int
    right: tuple[str, ...]


@dataclass(slots=True)
class Score:
    """Counts over many sentences."""

    sentences: int = 0
    flagged_before: int = 0
    flagged_after: int = 0
    mistakes: int = 0
    found: int = 0
    right_first: int = 0
    right_in_five: int = 0
    findings: int = 0
    to_the_point: int = 0
    rules: dict[str, list[int]] = field(default_factory=dict)

    def add(
        self,
        source: str,
        mistakes: tuple[Mistake, ...],
        before: tuple[Finding, ...],
        after: tuple[Finding, ...],
    ) -> None:
        self.sentences += 1
        self.flagged_before += bool(before)
        self.flagged_after += bool(after)
        self.mistakes += len(mistakes)
        for mistake in mistakes:
            hits = [one for one in before if _overlap(one, mistake)]
            self.found += bool(hits)
            offered = [tuple(_offered(source, one, mistake)) for one in hits]
            self.right_first += any(mistake.right in words[:1] for words in offered)
            self.right_in_five += any(mistake.right in words for words in offered)
        for one in before:
            if not _WORD.search(one.quoted):
                continue  # the corrections have no punctuation to compare with
            hit = any(_overlap(one, mistake) for mistake in mistakes)
            self.findings += 1
            self.to_the_point += hit
            self.rules.setdefault(one.rule, [0, 0])[0] += 1
            self.rules[one.rule][1] += hit

    @property
    def precision(self) -> float:
        return self.to_the_point / max(1, self.findings)

    @property
    def recall(self) -> float:
        return self.found / max(1, self.mistakes)


def pairs(folder: Path) -> list[tuple[str, str]]:
    """Return sentences with mistakes and their corrections."""
    sources, corrections = (
        (folder / name).read_text("utf-8").split("\n")
        for name in ("sources.txt", "corrections.txt")
    )
    return [
        (source, correction)
        for source, correction in zip(sources, corrections, strict=False)
        if source.strip()
    ]


def mistakes_in(source: str, correction: str) -> tuple[Mistake, ...]:
    """Return which words of a sentence were corrected; case, ё and punctuation do not count."""
    words = list(_WORD.finditer(source))
    before = [_plain(word.group()) for word in words]
    after = words_of(correction)
    matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
    return tuple(
        Mistake(words[i1].start(), words[i2 - 1].end(), tuple(after[j1:j2]))
        for tag, i1, i2, j1, j2 in matcher.get_opcodes()
        if tag != "equal" and i2 > i1
    )


def words_of(text: str) -> list[str]:
    return [_plain(word) for word in _WORD.findall(text)]


def _plain(word: str) -> str:
    return word.casefold().replace("ё", "е")


def _overlap(finding: Finding, mistake: Mistake) -> bool:
    return finding.start < mistake.end and mistake.start < finding.end


def _offered(source: str, finding: Finding, mistake: Mistake) -> Iterable[tuple[str, ...]]:
    start, end = min(finding.start, mistake.start), max(finding.end, mistake.end)
    for suggestion in finding.suggestions:
        mended = source[start : finding.start] + suggestion + source[finding.end : end]
        yield tuple(words_of(mended))
