import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer_desk.text.visible import Hidden, marked, visible_whitespace


@pytest.mark.parametrize(
    ("character", "kind"),
    [
        ("\u202e", Hidden.DIRECTION),
        ("\u2066", Hidden.DIRECTION),
        ("\u200b", Hidden.ZERO_WIDTH),
        ("\u200d", Hidden.ZERO_WIDTH),
        ("\ufeff", Hidden.ZERO_WIDTH),
        ("\u00ad", Hidden.ZERO_WIDTH),
        ("\U000e0041", Hidden.TAG),
        ("\x07", Hidden.CONTROL),
        ("\x9b", Hidden.CONTROL),
        ("\u2028", Hidden.CONTROL),
        ("\ud800", Hidden.CONTROL),
        ("\u00a0", Hidden.SPACE),
    ],
)
def test_hidden_characters_are_marked_where_they_stand(character, kind):
    found = marked(f"aя{character}b")

    (mark,) = found.marks
    assert (mark.at, mark.character, mark.kind) == (2, character, kind)
    assert found.text == f"aя{mark.shown}b"
    assert found.dangerous == (kind is not Hidden.SPACE)


@pytest.mark.parametrize("text", ["a\tb\r\nc", "👩‍👩‍👧‍👦 ❤️ 🇷🇺", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "می‌خواهم", "क्‍ष", "é й ё"])
def test_what_is_as_it_seems_is_left_alone(text):
    assert marked(text).marks == ()
    assert marked(text).text == text


@given(st.text())
def test_marks_say_which_characters_they_stand_for(text):
    found = marked(text)

    assert all(text[mark.at] == mark.character for mark in found.marks)
    parts, at = [], 0
    for mark in found.marks:
        parts += [text[at : mark.at], mark.shown]
        at = mark.at + 1
    assert "".join([*parts, text[at:]]) == found.text


def test_white_space_is_drawn_and_lines_still_break():
    assert visible_whitespace(" \t\u00a0\n\r\n") == "·→\t°¶\n¶\n"


def test_a_text_passed_as_plain_hides_nothing_when_looked_at_closely():
    ranges = (
        (0x20, 0x7E), (0xA1, 0xAC), (0xAE, 0x2FF), (0x400, 0x52F), (0x2010, 0x2027),
        (0x2030, 0x205E), (0x2100, 0x218B), (0x2190, 0x2426), (0x2500, 0x2775),
    )  # fmt: skip
    plain = "".join(chr(code) for first, last in ranges for code in range(first, last + 1))

    alone, with_something_hidden = marked(plain), marked(plain + "\u200b")

    assert alone.marks == ()
    assert alone.text == plain
    assert [mark.at for mark in with_something_hidden.marks] == [len(plain)]
