"""What a person sees as one sign: grapheme clusters (UAX 29), and where a text may be cut."""

from __future__ import annotations

import re
from collections.abc import Container

from trainer_desk.text.pattern import pattern

# Without one of these, every character but CR LF is a grapheme cluster of its own.
_JOINING = pattern(r"[^\p{GCB=Other}\p{GCB=Control}\r\n]", "V1")
_GRAPHEME = pattern(r"\X")

# Outside of these (Latin, Greek, Cyrillic, Armenian; punctuation, currency, arrows and operators,
# nothing that combines or joins) a sign may be more than one character, or a word need no spaces.
_NOT_PLAIN = re.compile(
    "[^\0-\u02ff\u0370-\u0482\u048a-\u058f\u2010-\u203b\u20a0-\u20bf\u2190-\u22ff]"
)


def is_plain(text: str) -> bool:
    """Whether every sign is one character (or CR LF) and every word stands between spaces."""
    return _NOT_PLAIN.search(text) is None


def joins(text: str) -> bool:
    """Whether characters may be joined to one; plain text is told without loading `regex`."""
    return not is_plain(text) and _JOINING.search(text) is not None


def grapheme_borders(text: str) -> Container[int]:
    """Return the offsets in code points at which a text may be cut, its start and end included."""
    if not joins(text) and "\r\n" not in text:
        return range(len(text) + 1)
    return {0, *(match.end() for match in _GRAPHEME.finditer(text))}


def count_graphemes(text: str) -> int:
    """Return how many grapheme clusters a text has."""
    if not joins(text):
        return len(text) - text.count("\r\n")
    return len(_GRAPHEME.findall(text))
