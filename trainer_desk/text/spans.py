"""What a diff says: spans of two texts and the changes they make up."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum

from trainer_desk.values import dataclass


class SpanKind(Enum):
    """What happened to a span of text."""

    SAME = "same"
    DELETED = "deleted"
    INSERTED = "inserted"
    MOVED_FROM = "moved_from"
    """Stood here before and stands elsewhere now; read like DELETED."""
    MOVED_TO = "moved_to"
    """Stands here now and stood elsewhere before; read like INSERTED."""


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of text, not empty, in reading order.

    Attributes:
        before_at: Where it starts in the text before, in code points; for INSERTED and MOVED_TO
            where it would stand there.
        after_at: The same in the text after; for DELETED and MOVED_FROM where it would stand there.
        change: Index into `Diff.changes`; None for SAME.
        partner: Index into `Diff.spans` of the other half of a move; None for everything else.
    """

    kind: SpanKind
    text: str
    before_at: int
    after_at: int
    change: int | None = None
    partner: int | None = None

    @property
    def in_before(self) -> bool:
        """Whether the text before has this span."""
        return self.kind in _IN_BEFORE

    @property
    def in_after(self) -> bool:
        """Whether the text after has this span."""
        return self.kind in _IN_AFTER


_IN_BEFORE = frozenset({SpanKind.SAME, SpanKind.DELETED, SpanKind.MOVED_FROM})
_IN_AFTER = frozenset({SpanKind.SAME, SpanKind.INSERTED, SpanKind.MOVED_TO})


@dataclass(frozen=True, slots=True)
class DiffChange:
    """One change a person can take back: text deleted, inserted, or both at one place.

    Offsets are code points, ends exclusive.

    Attributes:
        partner: Index into `Diff.changes` of the other half of a move; taken back together.
    """

    before_start: int
    before_end: int
    after_start: int
    after_end: int
    partner: int | None = None


@dataclass(frozen=True, slots=True)
class Diff:
    """How one text became another.

    Laws: the spans with `in_before` joined are `before`, those with `in_after` joined are `after`;
    both changes and spans are in order and never overlap; no grapheme cluster is cut.

    Attributes:
        words_added: Words in INSERTED spans; moves do not count.
        words_removed: Words in DELETED spans; moves do not count.
    """

    before: str
    after: str
    spans: tuple[Span, ...]
    changes: tuple[DiffChange, ...]
    words_added: int
    words_removed: int


def rejected(diff: Diff, change: int) -> str:
    """Return the text after with one change taken back; a move with both its halves.

    Raises:
        IndexError: If there is no such change.
    """
    chosen = _with_partner(diff, change)
    return _mixed(diff, {at for at in range(len(diff.changes)) if at not in chosen})


def accepted(diff: Diff, change: int) -> str:
    """Return the text before with one change made; a move with both its halves.

    Raises:
        IndexError: If there is no such change.
    """
    return _mixed(diff, _with_partner(diff, change))


def _with_partner(diff: Diff, change: int) -> set[int]:
    if not 0 <= change < len(diff.changes):
        raise IndexError(change)
    partner = diff.changes[change].partner
    return {change} if partner is None else {change, partner}


def _mixed(diff: Diff, made: Iterable[int]) -> str:
    made = frozenset(made)
    return "".join(
        span.text
        for span in diff.spans
        if span.change is None or (span.in_after if span.change in made else span.in_before)
    )
