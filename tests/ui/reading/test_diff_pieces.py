"""What the views of a diff show of it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from trainer_desk.text.diff import diff
from trainer_desk.ui.widgets.diff_pieces import Ink, changes_only, inline, sides, with_marks

TEXTS = st.text(alphabet="ab \n", max_size=20)


@given(TEXTS, TEXTS)
def test_side_by_side_shows_every_line_of_both_texts(before, after):
    rows = sides(diff(before, after))

    left = "".join(piece.text for row in rows for piece in row.left)
    right = "".join(piece.text for row in rows for piece in row.right)
    assert [c for c in left if c in "ab"] == [c for c in before if c in "ab"]
    assert [c for c in right if c in "ab"] == [c for c in after if c in "ab"]


@given(TEXTS, TEXTS)
def test_changes_only_hides_nothing_but_unchanged_text(before, after):
    compared = diff(before, after)

    shown = "".join(p.text for p in changes_only(compared) if p.ink is not Ink.PLAIN)
    changed = [p for p in inline(compared) if p.ink is not Ink.PLAIN]
    for piece in changed:
        assert piece.text in shown


def test_unchanged_text_far_from_a_change_is_left_out():
    words = " ".join(f"w{n}" for n in range(60))

    pieces = changes_only(diff(words + " old", words + " new"))

    gap = next(piece for piece in pieces if piece.ink is Ink.GAP)
    assert gap.text.startswith("w0 w1")
    assert "w59" not in gap.text
    assert "w51" in gap.text


def test_equal_lines_stand_in_one_row():
    rows = sides(diff("one\n\ntwo\nthree", "one\n\nthree"))

    both = [
        ("".join(piece.text for piece in row.left), "".join(piece.text for piece in row.right))
        for row in rows
    ]
    assert both[0] == ("one", "one")
    assert both[1] == ("", "")
    assert both[-1][0].endswith("three")
    assert both[-1][1] == "three"


def test_changed_white_space_is_visible():
    assert with_marks(" ") == "·"
    assert with_marks("\n") == "¶\n"
    assert with_marks("\r\n") == "¶\n"
    assert with_marks("a\u00a0b") == "a°b"
    assert with_marks("two  spaces") == "two··spaces"
    assert with_marks("plain words stay") == "plain words stay"
