"""Characters that show nothing, or that turn the text around, made visible. No Qt."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

_BIDI = "\u061c\u202a-\u202e\u2066-\u2069"
_ZERO_WIDTH = "\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180e\u200b\u2060-\u2065\u3164\ufeff\uffa0"
_LINES = "\u2028\u2029"
_NOT_CHARACTERS = "\ufdd0-\ufdef\ufff0-\ufffb\ufffe\uffff\ud800-\udfff"
_CONTROLS = "\x00-\x08\x0b-\x1f\x7f-\x9f"
_TAGS = "\U000e0000-\U000e0fff"

_UNSEEN = re.compile(f"[{_CONTROLS}{_BIDI}{_ZERO_WIDTH}{_LINES}{_NOT_CHARACTERS}{_TAGS}]")
_PICTURES_OF_CONTROLS = 0x2400
_PICTURE_OF_DELETE = "\u2421"
_DELETE = 0x7F
_TURN = "\u21c4"
_LINE = "\u21b5"
_NOTHING = "\u25af"


@dataclass(frozen=True, slots=True)
class Marked:
    """A text with a visible mark in place of every character that cannot be seen.

    Attributes:
        text: As many code points as the original: one mark stands for one character.
        at: Where the marks are, in code points, ascending.
        names: What each mark stands for, "U+202E RIGHT-TO-LEFT OVERRIDE".
    """

    text: str
    at: tuple[int, ...]
    names: tuple[str, ...]


def marked(text: str) -> Marked:
    """Return `text` with its unseen characters made visible, one mark for each."""
    hits = list(_UNSEEN.finditer(text))
    return Marked(
        text=_UNSEEN.sub(lambda hit: mark_for(hit[0]), text),
        at=tuple(hit.start() for hit in hits),
        names=tuple(name_of(hit[0]) for hit in hits),
    )


def unseen_count(text: str) -> int:
    """Return how many characters of `text` cannot be seen or turn it around."""
    return sum(1 for _ in _UNSEEN.finditer(text))


def mark_for(character: str) -> str:
    """Return the one visible character that stands for an unseen one."""
    code = ord(character)
    if code < ord(" "):
        return chr(_PICTURES_OF_CONTROLS + code)
    if code == _DELETE:
        return _PICTURE_OF_DELETE
    if character in _LINES or character == "\x85":
        return _LINE
    if unicodedata.bidirectional(character) in _TURNING:
        return _TURN
    return _NOTHING


def name_of(character: str) -> str:
    """Return the character's number and, where it has one, its name."""
    number = f"U+{ord(character):04X}"
    name = unicodedata.name(character, "")
    return f"{number} {name}" if name else number


_TURNING = frozenset(("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"))
