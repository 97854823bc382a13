"""Spans and changes made of the pieces that two texts share."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from trainer_desk.text.cleanup import with_common_ends
from trainer_desk.text.matching import Block, add_block
from trainer_desk.text.moves import Gap, Move, followed
from trainer_desk.text.spans import Diff, DiffChange, Span, SpanKind
from trainer_desk.text.tokens import count_words


class _Piece(NamedTuple):
    """A range of one text; `move` where it only changed its place."""

    start: int
    end: int
    move: Move | None = None


_Change = tuple[list[_Piece], list[_Piece]]


def assembled(before: str, after: str, blocks: Sequence[Block]) -> Diff:
    """Return the diff whose unchanged pieces are `blocks`, with moves recognised."""
    stayed, moved = followed(before, after, _gaps(before, after, blocks))
    if stayed:
        blocks = with_common_ends(before, after, _merged(blocks, stayed))
        _, moved = followed(before, after, _gaps(before, after, blocks))
    places = {
        (end, stop): (at, end, to, stop) for at, end, to, stop in _gaps(before, after, blocks)
    }
    sheet = _Sheet(before, after)
    for at, to, length in (*blocks, (len(before), len(after), 0)):
        if (at, to) in places:
            for change in _changes(before, after, places[at, to], moved):
                sheet.add_change(change)
        sheet.add_same(length)
    return sheet.finished(moved)


def _merged(blocks: Sequence[Block], more: Sequence[Block]) -> list[Block]:
    merged: list[Block] = []
    for block in sorted((*blocks, *more)):
        add_block(merged, block)
    return merged


def _gaps(before: str, after: str, blocks: Sequence[Block]) -> list[Gap]:
    gaps: list[Gap] = []
    at = to = 0
    for start, begin, length in (*blocks, (len(before), len(after), 0)):
        if at < start or to < begin:
            gaps.append((at, start, to, begin))
        at, to = start + length, begin + length
    return gaps


def _changes(before: str, after: str, gap: Gap, moved: Sequence[Move]) -> Iterator[_Change]:
    """Yield the changes of one gap in order: first what is neither, then moves one by one."""
    start, end, begin, stop = gap
    gone = _pieces(before, start, end, [(move.before_at, move) for move in moved])
    come = _pieces(after, begin, stop, [(move.after_at, move) for move in moved])
    first: _Change = ([], [])
    if gone and not _moves(gone[0]):
        first[0].extend(gone.pop(0))
    if come and not _moves(come[0]):
        first[1].extend(come.pop(0))
    if first[0] or first[1]:
        yield first
    for pieces in gone:
        yield pieces, []
    for pieces in come:
        yield [], pieces


def _pieces(
    text: str, start: int, end: int, moved: Sequence[tuple[int, Move]]
) -> list[list[_Piece]]:
    """Cut a range at its moves; white space beside a move belongs to the same change."""
    groups: list[list[_Piece]] = []
    at = start
    for place, move in sorted(moved):
        if start <= place < end:
            _append(text, groups, at, place)
            piece = _Piece(place, place + move.length, move)
            if groups and not groups[-1][-1].move and _is_space(text, groups[-1]):
                groups[-1].append(piece)
            else:
                groups.append([piece])
            at = place + move.length
    _append(text, groups, at, end)
    return groups


def _append(text: str, groups: list[list[_Piece]], start: int, end: int) -> None:
    if start == end:
        return
    if groups and text[start:end].isspace():
        groups[-1].append(_Piece(start, end))
    else:
        groups.append([_Piece(start, end)])


def _moves(pieces: Sequence[_Piece]) -> bool:
    return any(piece.move for piece in pieces)


def _is_space(text: str, pieces: Sequence[_Piece]) -> bool:
    return len(pieces) == 1 and text[pieces[0].start : pieces[0].end].isspace()


class _Sheet:
    """Collects spans and changes in reading order."""

    def __init__(self, before: str, after: str) -> None:
        self._before, self._after = before, after
        self._spans: list[Span] = []
        self._changes: list[DiffChange] = []
        self._from: dict[Move, int] = {}
        self._to: dict[Move, int] = {}
        self._at = self._to_at = 0

    def add_same(self, length: int) -> None:
        if length:
            text = self._before[self._at : self._at + length]
            self._spans.append(Span(SpanKind.SAME, text, self._at, self._to_at))
            self._at, self._to_at = self._at + length, self._to_at + length

    def add_change(self, change: _Change) -> None:
        at, to = self._at, self._to_at
        for start, end, move in change[0]:
            if move:
                self._from[move] = len(self._spans)
            kind = SpanKind.MOVED_FROM if move else SpanKind.DELETED
            self._add(kind, self._before[start:end])
            self._at = end
        for start, end, move in change[1]:
            if move:
                self._to[move] = len(self._spans)
            kind = SpanKind.MOVED_TO if move else SpanKind.INSERTED
            self._add(kind, self._after[start:end])
            self._to_at = end
        self._changes.append(DiffChange(at, self._at, to, self._to_at))

    def _add(self, kind: SpanKind, text: str) -> None:
        self._spans.append(Span(kind, text, self._at, self._to_at, len(self._changes)))

    def finished(self, moved: Sequence[Move]) -> Diff:
        for move in moved:
            self._couple(self._from[move], self._to[move])
        return Diff(
            before=self._before,
            after=self._after,
            spans=tuple(self._spans),
            changes=tuple(self._changes),
            words_added=self._words(SpanKind.INSERTED),
            words_removed=self._words(SpanKind.DELETED),
        )

    def _couple(self, one: int, two: int) -> None:
        for index, partner in ((one, two), (two, one)):
            span, other = self._spans[index], self._spans[partner]
            self._spans[index] = replace(span, partner=partner)
            assert span.change is not None
            self._changes[span.change] = replace(self._changes[span.change], partner=other.change)

    def _words(self, kind: SpanKind) -> int:
        return sum(count_words(span.text) for span in self._spans if span.kind is kind)
