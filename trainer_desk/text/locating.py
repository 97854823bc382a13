"""Where quoted sentences stand in a text, even where whoever quoted them reworded a little."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from trainer_desk.late import late
from trainer_desk.text.sentences import Sentence, sentences
from trainer_desk.text.tokens import is_word, tokens
from trainer_desk.values import dataclass

if TYPE_CHECKING:
    import regex
else:
    regex = late("regex")

LEAST_SHARE = 0.5
"""Share of the words of a quote that must stand in a sentence, in order, for it to be that one."""

_ENOUGH = 0.8
"""Share of the words of a quote from which its neighbours add nothing."""

_WORTH_ADDING = 0.1
"""Share that a neighbouring sentence must add to belong to the place of a quote."""

_QUOTES = "[\"“”„«»‟'’‘`]"
_DASHES = "[-‐‑‒–—]"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a quote stands, in code points, end exclusive.

    Attributes:
        exact: Whether it stands there word for word; white space, quotation marks and dashes may
            be written in another way. Otherwise this is the sentence that says it.
    """

    start: int
    end: int
    exact: bool


def located(quotes: Sequence[str], text: str, language: str = "") -> tuple[Place | None, ...]:
    """Return where each of several quotes stands; None where no sentence is like it.

    Of equal places the first one behind the quote before is taken: quotes come in reading order.
    """
    whole = sentences(text, language)
    found: list[Place | None] = []
    at = 0
    for quote in quotes:
        place = _exact(quote, text, at) or _exact(quote, text, 0) or _nearest(quote, text, whole)
        if place is not None and place.exact:
            at = place.end
        found.append(place)
    return tuple(found)


def _exact(quote: str, text: str, at: int) -> Place | None:
    quote = quote.strip()
    if not quote:
        return None
    start = text.find(quote, at)
    if start >= 0:
        return Place(start, start + len(quote), exact=True)
    found = _loosely(quote).search(text, at)
    return None if found is None else Place(found.start(), found.end(), exact=True)


def _loosely(quote: str) -> regex.Pattern[str]:
    parts = []
    for piece in regex.findall(rf"\s+|{_QUOTES}|{_DASHES}|[^\s\"“”„«»‟'’‘`‐‑‒–—-]+", quote):
        if piece.isspace():
            parts.append(r"\s+")
        elif regex.fullmatch(_QUOTES, piece):
            parts.append(_QUOTES)
        elif regex.fullmatch(_DASHES, piece):
            parts.append(_DASHES)
        else:
            parts.append(regex.escape(piece))
    return regex.compile("".join(parts), regex.IGNORECASE)


def _nearest(quote: str, text: str, whole: Sequence[Sentence]) -> Place | None:
    """Return the sentence, or the few in a row, that have most of the words of a quote."""
    words = _words(quote)
    if not words or not whole:
        return None

    shares = [_share(words, text, whole[at], whole[at]) for at in range(len(whole))]
    best = max(shares)
    first = last = shares.index(best)
    grown = True
    while grown and best < _ENOUGH:
        grown = False
        for start, end in ((first, last + 1), (first - 1, last)):
            if start < 0 or end == len(whole):
                continue
            now = _share(words, text, whole[start], whole[end])
            if now >= best + _WORTH_ADDING:
                first, last, best, grown = start, end, now, True
                break
    if best < LEAST_SHARE:
        return None
    return Place(whole[first].start, whole[last].end, exact=False)


def _share(words: Sequence[str], text: str, first: Sentence, last: Sentence) -> float:
    there = _words(text[first.start : last.end])
    matcher = SequenceMatcher(None, words, there, autojunk=False)
    shared: int = sum(count for _, _, count in matcher.get_matching_blocks())
    return shared / len(words)


def _words(text: str) -> list[str]:
    return [token.casefold() for token in tokens(text) if is_word(token)]
