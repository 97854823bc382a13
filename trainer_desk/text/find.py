"""Finding and replacing in one text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from trainer_desk.late import late
from trainer_desk.text.graphemes import grapheme_borders
from trainer_desk.values import dataclass

if TYPE_CHECKING:
    import regex
else:
    regex = late("regex")

MATCHING_SECONDS = 0.2
"""How long a trainer's own pattern may search before it counts as too slow; typing waits for it."""

_NO_TEXT = re.compile("[\0\ud800-\udfff]")


class BadPattern(ValueError):
    """A pattern is not a valid regular expression; the trainer must correct it.

    Attributes:
        reason: What is wrong, in English.
        at: Where in the pattern, in code points; None where that is not known.
    """

    def __init__(self, reason: str, at: int | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.at = at


class BadReplacement(ValueError):
    """A replacement names a group that the pattern does not have; the trainer must correct it."""


class TooSlow(RuntimeError):
    """A pattern takes too long on this text; the trainer must make it simpler."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """What to look for.

    Attributes:
        pattern: Plain text, or a regular expression where `regex` says so.
        whole_word: Only where no letter, digit or underscore touches the match.
    """

    pattern: str
    regex: bool = False
    match_case: bool = False
    whole_word: bool = False


@dataclass(frozen=True, slots=True)
class Match:
    """Where something was found, in code points, end exclusive. Never empty."""

    start: int
    end: int


def find_all(text: str, query: Query) -> tuple[Match, ...]:
    """Return everything that a query finds, in order, without overlaps; nothing for no pattern.

    Case is folded by Unicode ("ß" is no "ss": lengths stay true). "^" and "$" match at lines. No
    match begins or ends inside a grapheme cluster.

    Raises:
        BadPattern: If the regular expression is not valid.
        TooSlow: If it takes longer than `MATCHING_SECONDS`.
    """
    if not query.pattern:
        return ()
    pattern = _compiled(query)
    try:
        found = [match.span() for match in pattern.finditer(text, timeout=MATCHING_SECONDS)]
    except TimeoutError as error:
        raise TooSlow(query.pattern) from error
    borders = grapheme_borders(text)
    return tuple(
        Match(start, end)
        for start, end in found
        if start < end and start in borders and end in borders
    )


def replaced(text: str, query: Query, replacement: str, matches: Iterable[Match]) -> str:
    r"""Return a text with the given matches of a query replaced.

    With a regular expression, `\1` and `\g<name>` in the replacement stand for its groups and `\n`
    for a line break; otherwise the replacement is taken as it is.

    Raises:
        BadPattern: If the regular expression is not valid.
        BadReplacement: If the replacement names a group that does not exist.
        ValueError: If a match does not lie where the query finds something.
    """
    pattern = _compiled(query)
    parts: list[str] = []
    at = 0
    for match in sorted(matches, key=lambda one: one.start):
        parts += (text[at : match.start], _replacement(text, pattern, query, replacement, match))
        at = match.end
    return "".join((*parts, text[at:]))


def _replacement(
    text: str, pattern: regex.Pattern[str], query: Query, replacement: str, match: Match
) -> str:
    if not query.regex:
        return replacement
    try:
        found = pattern.match(text, match.start, timeout=MATCHING_SECONDS)
        if found is None or found.end() != match.end:
            raise ValueError(f"nothing was found from {match.start} to {match.end}")
        expanded = found.expand(replacement)
    except TimeoutError as error:
        raise TooSlow(query.pattern) from error
    except (regex.error, IndexError) as error:
        raise BadReplacement(str(error)) from error
    if _NO_TEXT.search(expanded):
        # `\0` is no group here but a NUL, which no file may hold.
        raise BadReplacement(replacement)
    return expanded


def _compiled(query: Query) -> regex.Pattern[str]:
    source = query.pattern if query.regex else regex.escape(query.pattern)
    if query.whole_word:
        source = rf"(?<!\w)(?:{source})(?!\w)"
    flags = regex.VERSION0 | regex.MULTILINE
    if not query.match_case:
        flags |= regex.IGNORECASE
    try:
        return regex.compile(source, flags)
    except regex.error as error:
        raise BadPattern(str(error), getattr(error, "pos", None)) from error
