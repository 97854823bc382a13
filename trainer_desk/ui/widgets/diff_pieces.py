"""A diff cut into the pieces that are painted, one way per view. No Qt."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from enum import Enum
from functools import cache
from typing import TYPE_CHECKING

from trainer_desk.late import late
from trainer_desk.text.visible import Hidden, marked, visible_whitespace
from trainer_desk.values import dataclass

if TYPE_CHECKING:
    from trainer_desk.text import diff as text_diff
    from trainer_desk.text import tokens as text_tokens
    from trainer_desk.text.diff import Diff, Span, SpanKind
else:
    text_diff = late("trainer_desk.text.diff")
    text_tokens = late("trainer_desk.text.tokens")


CONTEXT_WORDS = 8
"""Unchanged words shown on each side of a change where only changes are shown."""

_BREAK = re.compile("\r\n|[\n\r\u2028\u2029]")
_SPACING = re.compile("\r\n|[\n\r\u2028\u2029\t\u00a0\u202f]| {2,}|^ $")


class Ink(Enum):
    """How a piece is painted."""

    PLAIN = "plain"
    INSERTED = "inserted"
    DELETED = "deleted"
    MOVED_HERE = "moved_here"
    MOVED_AWAY = "moved_away"
    GAP = "gap"
    """Unchanged text that is left out; the piece's text is what is hidden."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text painted one way.

    Attributes:
        text: What is painted; changed white space is already made visible in it.
        change: Index of the change it belongs to, None for unchanged text.
    """

    text: str
    ink: Ink = Ink.PLAIN
    change: int | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """Pieces that stand at the same height on both sides."""

    left: tuple[Piece, ...]
    right: tuple[Piece, ...]


@cache
def _inks() -> dict[SpanKind, Ink]:
    return {
        text_diff.SpanKind.SAME: Ink.PLAIN,
        text_diff.SpanKind.INSERTED: Ink.INSERTED,
        text_diff.SpanKind.DELETED: Ink.DELETED,
        text_diff.SpanKind.MOVED_TO: Ink.MOVED_HERE,
        text_diff.SpanKind.MOVED_FROM: Ink.MOVED_AWAY,
    }


def inline(diff: Diff) -> tuple[Piece, ...]:
    """Return both texts in one, deleted text before inserted text."""
    return tuple(_piece(span) for span in diff.spans)


def changes_only(diff: Diff, context_words: int = CONTEXT_WORDS) -> tuple[Piece, ...]:
    """Return the changes with some words around them and gaps for the rest.

    Without any change there is one gap, or nothing for an empty text.
    """
    pieces: list[Piece] = []
    last = len(diff.spans) - 1
    for at, span in enumerate(diff.spans):
        if span.kind is text_diff.SpanKind.SAME:
            head = 0 if at == 0 else context_words
            tail = 0 if at == last else context_words
            pieces += _shortened(span.text, head, tail)
        else:
            pieces.append(_piece(span))
    return tuple(pieces)


def sides(diff: Diff) -> tuple[Row, ...]:
    """Return the text before and after in rows that belong together.

    A row ends where both texts have the same line break; a row with more lines on one side holds
    its own line breaks as U+2028, so that one row is one block.
    """
    rows: list[Row] = []
    left: list[Piece] = []
    right: list[Piece] = []
    for span in diff.spans:
        if span.kind is not text_diff.SpanKind.SAME:
            piece = _piece(span)
            piece = replace(piece, text=piece.text.replace("\n", "\u2028"))
            (left if span.in_before else right).append(piece)
            continue
        for at, line in enumerate(_BREAK.split(span.text)):
            if at:
                rows.append(_row(left, right))
                left, right = [], []
            if line:
                left.append(Piece(line))
                right.append(Piece(line))
    rows.append(_row(left, right))
    return tuple(rows)


def with_marks(text: str) -> str:
    """Return changed text with its line breaks, special spaces and hidden characters visible.

    A space is "·" only where it stands alone or twice: beside words it needs no mark.
    """
    return _SPACING.sub(lambda found: visible_whitespace(found.group()), with_hidden(text))


def with_hidden(text: str) -> str:
    """Return text with a mark for each character that hides or turns it; spaces stay."""
    parts, at = [], 0
    for mark in marked(text).marks:
        if mark.kind is not Hidden.SPACE and mark.character not in "\u2028\u2029":
            parts += [text[at : mark.at], mark.shown]
            at = mark.at + len(mark.character)
    return "".join((*parts, text[at:]))


def _piece(span: Span) -> Piece:
    if span.kind is text_diff.SpanKind.SAME:
        return Piece(with_hidden(_BREAK.sub("\n", span.text)))
    return Piece(with_marks(span.text), _inks()[span.kind], span.change)


def _row(left: Iterable[Piece], right: Iterable[Piece]) -> Row:
    return Row(_without_last_break(left), _without_last_break(right))


def _without_last_break(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    """A break at a row's end is where the row ends anyway."""
    kept = list(pieces)
    if kept and kept[-1].text.endswith("\u2028"):
        kept[-1] = replace(kept[-1], text=kept[-1].text[:-1])
    return tuple(kept)


def _shortened(text: str, head: int, tail: int) -> Iterator[Piece]:
    words = text_tokens.tokens(text)
    start = _after_words(words, head) if head else 0
    end = len(words) - (_after_words(words[::-1], tail) if tail else 0)
    hidden = "".join(words[start:end])
    if end - start <= 1 or not hidden.strip():
        yield Piece(_BREAK.sub("\n", text))
        return
    before, after = "".join(words[:start]), "".join(words[end:])
    if before:
        yield Piece(_BREAK.sub("\n", before))
    yield Piece(hidden, Ink.GAP)
    if after:
        yield Piece(_BREAK.sub("\n", after))


def _after_words(words: tuple[str, ...], count: int) -> int:
    for at, word in enumerate(words):
        count -= text_tokens.is_word(word)
        if count == 0:
            return at + 1
    return len(words)
