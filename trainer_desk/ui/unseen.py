"""One visible sign for each character that cannot be seen, so that offsets stay what they are."""

from __future__ import annotations

from trainer_desk.text import visible
from trainer_desk.values import dataclass

_PICTURES_OF_CONTROLS = 0x2400
_PICTURE_OF_DELETE = "\u2421"
_DELETE = 0x7F
_SPACE = 0x20
_TURN = "\u21c4"
_LINE = "\u21b5"
_NOTHING = "\u25af"
_PICTURE_OF_RETURN = "\u240d"


@dataclass(frozen=True, slots=True)
class Signed:
    """A text with a sign in place of every character that cannot be seen.

    Attributes:
        text: As many code points as the original, the same but for the signs.
        at: Where the signs are, in code points, ascending.
        names: What each stands for, "U+202E RIGHT-TO-LEFT OVERRIDE".
    """

    text: str
    at: tuple[int, ...]
    names: tuple[str, ...]


def signed(text: str) -> Signed:
    """Return `text` with its unseen characters made visible, one sign for each. Any thread.

    Of a Windows line end only the line feed counts; a carriage return elsewhere gets a sign.
    """
    marks = [mark for mark in visible.marked(text).marks if mark.kind is not visible.Hidden.SPACE]
    parts: list[str] = []
    done = 0
    for mark in marks:
        parts += (text[done : mark.at], _sign(mark))
        done = mark.at + 1
    return Signed(
        text=_without_returns("".join((*parts, text[done:]))),
        at=tuple(mark.at for mark in marks),
        names=tuple(f"U+{ord(mark.character):04X} {mark.name}".rstrip() for mark in marks),
    )


def seen(text: str, instead: str = "") -> str:
    """Return `text` with `instead` in place of each character that cannot be seen."""
    hidden = signed(text).at
    starts = (0, *(at + 1 for at in hidden))
    ends = (*hidden, len(text))
    return instead.join(text[start:end] for start, end in zip(starts, ends, strict=True))


def _without_returns(text: str) -> str:
    if "\r" not in text:
        return text
    # Qt takes a line end of two characters for one; an empty one keeps the offsets.
    return text.replace("\r\n", "\u200b\n").replace("\r", _PICTURE_OF_RETURN)


def _sign(mark: visible.Mark) -> str:
    code = ord(mark.character)
    if code < _SPACE:
        return chr(_PICTURES_OF_CONTROLS + code)
    if code == _DELETE:
        return _PICTURE_OF_DELETE
    if mark.character in "\x85\u2028\u2029":
        return _LINE
    return _TURN if mark.kind is visible.Hidden.DIRECTION else _NOTHING
