"""Characters that cannot be seen, or that change what is seen, made visible."""

from __future__ import annotations

import re
import unicodedata
from enum import Enum

from trainer_desk.text.breaks import LINE_BREAKS
from trainer_desk.text.pattern import pattern
from trainer_desk.values import dataclass


class Hidden(Enum):
    """Why a character is not what it seems."""

    DIRECTION = "direction"
    """Changes the order in which text is shown (bidi controls)."""
    ZERO_WIDTH = "zero_width"
    """Takes no room: zero width spaces and joiners outside emoji and scripts that need them."""
    TAG = "tag"
    """A tag or variation selector that can carry a hidden message."""
    CONTROL = "control"
    """A C0 or C1 control, or a lone surrogate, or a code point that is no character."""
    SPACE = "space"
    """A space that is not the common one, such as the no-break space."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One character that is not what it seems.

    Attributes:
        at: Where it stands, in code points.
        shown: What to show in its place, such as "⟨U+202E⟩".
        name: Its Unicode name, "" where it has none.
    """

    at: int
    character: str
    kind: Hidden
    shown: str
    name: str


@dataclass(frozen=True, slots=True)
class Marked:
    """A text in which everything hidden can be seen.

    Attributes:
        text: The text with `Mark.shown` in the place of each marked character.
        marks: In order; offsets are those of the original text.
        dangerous: How many marks are no mere spaces.
    """

    text: str
    marks: tuple[Mark, ...]

    @property
    def dangerous(self) -> int:
        """How many marks are other than spaces: worth a warning."""
        return sum(mark.kind is not Hidden.SPACE for mark in self.marks)


_KINDS = (
    (Hidden.DIRECTION, r"\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069"),
    (Hidden.TAG, r"\U000E0000-\U000E007F\U000E0100-\U000E01EF\uFE00-\uFE0D"),
    (
        Hidden.ZERO_WIDTH,
        (
            r"\u00AD\u034F\u115F\u1160\u17B4\u17B5\u180B-\u180F\u200B-\u200D\u2060-\u2065\u206A-\u206F"
            r"\u3164\uFEFF\uFFA0\uFFF9-\uFFFB"
        ),
    ),
    (Hidden.SPACE, r"\u00A0\u1680\u2000-\u200A\u202F\u205F\u3000"),
    (Hidden.CONTROL, r"[\p{Cc}\p{Cs}\p{Cn}\u2028\u2029]--[\t\n\r]"),
)
# Joined emoji, flags of regions and scripts that are spelled with joiners are as they seem.
_EMOJI = r"\p{Extended_Pictographic}\p{EMod}?\uFE0F?"
_SPELLED_WITH_JOINERS = (
    r"\p{Arabic}\p{Devanagari}\p{Bengali}\p{Gujarati}\p{Gurmukhi}\p{Kannada}\p{Malayalam}"
    r"\p{Oriya}\p{Sinhala}\p{Tamil}\p{Telugu}\p{Khmer}\p{Myanmar}\p{Mongolian}"
)
_FINE = (
    rf"{_EMOJI}(?:\u200D{_EMOJI})+"
    r"|\U0001F3F4[\U000E0030-\U000E0039\U000E0061-\U000E007A]{4,6}\U000E007F"
    rf"|(?<=[{_SPELLED_WITH_JOINERS}])[\u200C\u200D](?=\p{{L}}|\p{{M}})"
)
_BREAK = pattern(rf"\r\n|[{LINE_BREAKS}]")
_HIDDEN = pattern(
    rf"(?P<fine>{_FINE})|" + "|".join(rf"(?P<{kind.value}>[{set_}])" for kind, set_ in _KINDS),
    "V1",
)
# Most texts hold nothing else, and to see that costs a fortieth of looking for what hides.
_PLAIN = re.compile(
    "[\t\n\r\x20-\x7e\u00a1-\u00ac\u00ae-\u02ff\u0400-\u052f\u2010-\u2027\u2030-\u205e"
    "\u2100-\u218b\u2190-\u2426\u2500-\u2775]*"
)
_SPACES = {" ": "·", "\t": "→\t", "\u00a0": "°", "\u202f": "°"}


def marked(text: str) -> Marked:
    """Return a text in which hidden characters are shown by their code points; safe on any thread.

    Bidi controls, zero-width characters, tags, controls and unusual spaces are marked; tab and
    line breaks are not, and neither are joiners inside emoji and in scripts that need them.
    """
    if _PLAIN.fullmatch(text):
        return Marked(text, ())
    marks: list[Mark] = []
    parts: list[str] = []
    at = 0
    for match in _HIDDEN.finditer(text):
        if match.lastgroup and match.lastgroup != "fine":
            mark = _mark(match.start(), match.group(), Hidden(match.lastgroup))
            marks.append(mark)
            parts += (text[at : mark.at], mark.shown)
            at = match.end()
    return Marked("".join((*parts, text[at:])), tuple(marks))


def _mark(at: int, character: str, kind: Hidden) -> Mark:
    shown = f"⟨U+{ord(character):04X}⟩"
    if kind is Hidden.SPACE:
        shown = _SPACES.get(character, shown)
    return Mark(at, character, kind, shown, unicodedata.name(character, ""))


def visible_whitespace(text: str) -> str:
    """Return a changed piece of text with its white space drawn: `·` space, `→` tab, `¶` break.

    Line breaks stay after their sign, so that lines still break. For display only.
    """
    shown = (_SPACES.get(character, character) for character in _with_breaks(text))
    return marked("".join(shown)).text


def _with_breaks(text: str) -> str:
    return _BREAK.sub("¶\n", text)
