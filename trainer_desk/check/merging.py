"""One finding where both engines see the same error, the better suggestions first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from trainer_desk.check.spelling import MIXED_SCRIPT_RULE
from trainer_desk.check.words import Script, normal, script_of
from trainer_desk.text.findings import MAX_SUGGESTIONS, Finding, FindingKind


def merged(
    spelling: Iterable[Finding], grammar: Iterable[Finding], *, own: Script
) -> tuple[Finding, ...]:
    """Return the findings of both engines about one text, in order of their places.

    LanguageTool's dictionaries know more words, so that in the text's own script a word that it
    lets pass is right, whatever Hunspell says; words of other scripts it does not look at. Of
    compounds Hunspell knows more: it takes them apart at their hyphens.

    Args:
        own: The script that LanguageTool has a dictionary for.
    """
    by_hunspell = tuple(spelling)
    by_tool = tuple(grammar)
    kept = [one for one in by_tool if not _doubles(one, by_hunspell) and not _right_compound(one)]
    for one in by_hunspell:
        same = [other for other in by_tool if _same_error(one, other)]
        if same:
            kept.append(_joined(one, same[0]))
        elif one.rule == MIXED_SCRIPT_RULE or script_of(one.quoted) is not own:
            kept.append(one)
    return tuple(sorted(kept, key=lambda one: (one.start, one.end, one.rule)))


def _same_error(spelling: Finding, other: Finding) -> bool:
    overlaps = spelling.start < other.end and other.start < spelling.end
    return overlaps and other.kind is FindingKind.SPELLING


def _right_compound(finding: Finding) -> bool:
    """Tell whether LanguageTool alone finds a hyphenated word misspelt."""
    return finding.kind is FindingKind.SPELLING and "-" in normal(finding.quoted)


def _doubles(finding: Finding, spelling: Iterable[Finding]) -> bool:
    return any(_same_error(one, finding) for one in spelling)


def _joined(spelling: Finding, other: Finding) -> Finding:
    if (spelling.start, spelling.end) != (other.start, other.end):
        # LanguageTool often means two words as one, such as "ни кто": its place is the better one.
        return other if other.end - other.start > spelling.end - spelling.start else spelling
    suggestions = _interleaved(spelling.suggestions, other.suggestions)
    return replace(other, suggestions=suggestions, engine="hunspell+languagetool")


def _interleaved(first: tuple[str, ...], second: tuple[str, ...]) -> tuple[str, ...]:
    """Return the best of the first, then what both suggest, then one of each in turn.

    Ours come first: they know which slips are likely, where LanguageTool only counts letters.
    """
    known = {_plain(word) for word in second}
    mixed = [*first[:1], *(word for word in first if _plain(word) in known)]
    for pair in range(max(len(first), len(second))):
        for words in (first, second):
            mixed.extend(words[pair : pair + 1])
    found: dict[str, str] = {}
    for word in mixed:
        found.setdefault(_plain(word), word)
    return tuple(found.values())[:MAX_SUGGESTIONS]


def _plain(word: str) -> str:
    return normal(word).replace("ё", "е")
