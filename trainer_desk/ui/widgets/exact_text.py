"""A text kept code point for code point, while an editor shows a form of it that Qt can hold.

Qt turns every kind of line end into its own. So an editor holds the shown form, and its edits are
carried over to the exact text: what nobody touched stays as the file had it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable

from trainer_desk.text.ends import shared_head, shared_tail
from trainer_desk.text.utf16 import Utf16Map
from trainer_desk.values import dataclass

_TAMED = re.compile("\r\n|[\r\u2029\ufdd0\ufdd1\ud800-\udfff]")
_PAIRS = re.compile("\r\n")
_ANY_BREAK = re.compile("\r\n|\n")


@dataclass(frozen=True, slots=True)
class Splice:
    """The one stretch in which two texts differ.

    Attributes:
        start: Where it begins, in code points of both texts.
        before_end: Where it ends in the text before, exclusive.
        after_end: Where it ends in the text after, exclusive.
    """

    start: int
    before_end: int
    after_end: int


def splice(before: str, after: str) -> Splice:
    """Return the shortest stretch that, replaced, makes `after` out of `before`."""
    start = shared_head(before, after)
    tail = shared_tail(before[start:], after[start:])
    return Splice(start, len(before) - tail, len(after) - tail)


def shown(text: str) -> str:
    """Return the form of `text` that an editor can hold without changing it."""
    return _TAMED.sub(_shown_as, text)


@dataclass(frozen=True, slots=True)
class ExactText:
    """A text beside the form of it that is shown. Immutable."""

    exact: str
    shown: str

    @classmethod
    def of(cls, text: str) -> ExactText:
        """Return `text` with its shown form."""
        return cls(text, shown(text))

    def edited(self, shown_after: str) -> ExactText:
        """Return the exact text after its shown form became `shown_after`.

        New line breaks are CR LF where all others are, else LF.
        """
        if self.exact == self.shown:
            return ExactText.of(shown_after)
        change = splice(self.shown, shown_after)
        inserted = shown_after[change.start : change.after_end]
        start = self.exact_offset(change.start)
        end = self.exact_offset(change.before_end)
        inserted = inserted.replace("\n", self._line_break())
        exact = self.exact[:start] + inserted + self.exact[end:]
        if shown(exact) != shown_after:
            # Two halves met and became one line end; what is on screen counts.
            exact = shown_after
        return ExactText(exact, shown_after)

    def exact_offset(self, offset: int) -> int:
        """Return where an offset of the shown form lies in the exact text (code points)."""
        if self.exact == self.shown:
            return offset
        exact_at = shown_at = 0
        for match in _TAMED.finditer(self.exact):
            after = shown_at + match.start() - exact_at + 1
            if after > offset:
                break
            shown_at, exact_at = after, match.end()
        return exact_at + offset - shown_at

    def shown_offset(self, offset: int) -> int:
        """Return where an offset of the exact text lies in the shown form (code points)."""
        if self.exact == self.shown:
            return offset
        return len(shown(self.exact[:offset]))

    def document_places(self) -> Callable[[int, int], tuple[int, int]]:
        """Return what tells where code points of the exact text stand in the document (UTF-16).

        Made once for many; offsets beyond the text are taken for its end.
        """
        ends = [match.end() for match in _PAIRS.finditer(self.exact)]
        units, last = Utf16Map(self.shown), len(self.shown)

        def place(start: int, end: int) -> tuple[int, int]:
            low, high = (at - bisect_right(ends, at) for at in (start, end))
            return units.utf16(min(low, last)), units.utf16(min(high, last))

        return place

    def _line_break(self) -> str:
        breaks = set(_ANY_BREAK.findall(self.exact))
        return "\r\n" if breaks == {"\r\n"} else "\n"


def _shown_as(match: re.Match[str]) -> str:
    return "\ufffd" if "\ud800" <= match.group()[0] <= "\udfff" else "\n"
