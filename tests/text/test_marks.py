"""What a mark becomes when the text under it is edited."""

import json
import re
from itertools import pairwise

import pytest

from trainer_desk.text.marks import Anchor, AnchorState, anchored, found_again, moved_through


def mark(text, quote, number=1):
    at = -1
    for _ in range(number):
        at = text.index(quote, at + 1)
    return anchored(text, at, at + len(quote))


def after(text, anchor, edited, **known):
    (moved,) = moved_through([anchor], text, edited, **known)
    return moved


def covered(moved, text):
    return text[moved.anchor.start : moved.anchor.end]


def test_an_anchor_holds_the_quote_and_its_context():
    anchor = anchored("The quick brown fox", 4, 9)

    assert anchor == Anchor(4, 9, "quick", "The ", " brown fox")


def test_context_is_never_longer_than_32_code_points_and_cuts_no_sign():
    family = "👩‍👩‍👧‍👦"
    text = "x" * 5 + family * 6 + "word" + "e\u0301" * 40

    anchor = mark(text, "word")

    assert anchor.before == family * 4
    assert anchor.after == "e\u0301" * 16


@pytest.mark.parametrize(("start", "end"), [(2, 2), (3, 2), (-1, 2), (0, 6)])
def test_an_anchor_needs_a_place_in_the_text(start, end):
    with pytest.raises(ValueError, match="is no place"):
        anchored("hello", start, end)


def test_typing_before_a_mark_moves_it():
    text, edited = "The cat sat.", "Yes, the cat sat."

    moved = after(text, mark(text, "cat"), edited)

    assert moved.state is AnchorState.MOVED
    assert moved.anchor == mark(edited, "cat")


def test_typing_behind_a_mark_leaves_it_and_refreshes_its_context():
    text, edited = "The cat sat.", "The cat slept."

    moved = after(text, mark(text, "cat"), edited)

    assert moved.state is AnchorState.SAME
    assert moved.anchor == mark(edited, "cat")


@pytest.mark.parametrize("edited", ["The big cat sat.", "The cats sat.", "The cat, who sat."])
def test_typing_at_the_border_does_not_grow_a_mark(edited):
    text = "The cat sat."

    moved = after(text, mark(text, "cat"), edited)

    assert moved.state in (AnchorState.SAME, AnchorState.MOVED)
    assert covered(moved, edited) == "cat"


def test_typing_inside_grows_and_flags_a_mark():
    text, edited = "The cat sat.", "The coat sat."

    moved = after(text, mark(text, "cat"), edited)

    assert moved.state is AnchorState.CHANGED
    assert covered(moved, edited) == "coat"
    assert moved.anchor.quote == "cat"


def test_a_sign_that_joins_the_last_letter_flags_the_mark():
    text, edited = "A cafe here", "A cafe\u0301 here"

    moved = after(text, mark(text, "cafe"), edited)

    assert moved.state is AnchorState.CHANGED
    assert covered(moved, edited) == "cafe\u0301"


def test_a_mark_typed_over_is_changed():
    text, edited = "The cat sat.", "The dog sat."

    moved = after(text, mark(text, "cat"), edited)

    assert moved.state is AnchorState.CHANGED
    assert covered(moved, edited) == "dog"


def test_half_a_mark_deleted_is_changed():
    text, edited = "one two three four", "one two four"

    moved = after(text, mark(text, "two three"), edited)

    assert moved.state is AnchorState.CHANGED
    assert covered(moved, edited) == "two "


def test_a_mark_deleted_with_more_than_itself_is_lost_and_keeps_its_quote():
    text, edited = "one two three four", "one four"

    moved = after(text, mark(text, "two"), edited)

    assert moved.state is AnchorState.LOST
    assert moved.anchor.start == moved.anchor.end == 4
    assert moved.anchor.quote == "two"


@pytest.mark.parametrize(
    "edited",
    ["one four", "one two four", "one twothree four", "one 2 three four", "", "one three four"],
)
def test_undo_brings_a_mark_back_exactly(edited):
    text = "one two three four"
    anchors = [mark(text, "two"), mark(text, "two three"), mark(text, "three"), mark(text, text)]

    there = moved_through(anchors, text, edited)
    back = moved_through([one.anchor for one in there], edited, text)

    assert [one.anchor for one in back] == anchors


def test_a_lost_mark_waits_through_other_edits_for_its_undo():
    text = "one two three four"
    steps = [text, "one four", "Zero, one four", "one four", "one four five", "one four", text]
    anchor = mark(text, "two three")
    moved = None

    for before, now in pairwise(steps):
        moved = after(before, anchor, now)
        anchor = moved.anchor

    assert moved.anchor == mark(text, "two three")


def test_where_the_trainer_typed_tells_equal_words_apart():
    text, edited = "ha ha", "ha ha ha"

    at_the_start = after(text, mark(text, "ha", 2), edited, at=0)
    at_the_end = after(text, mark(text, "ha", 2), edited, at=5)

    assert (at_the_start.anchor.start, at_the_start.state) == (6, AnchorState.MOVED)
    assert (at_the_end.anchor.start, at_the_end.state) == (3, AnchorState.SAME)


def test_several_edits_at_once_move_what_lies_between():
    text = "First of all, the cat sat on the mat and was content."
    edited = "Well, the cat sat on the mat and it was very content."

    moved = after(text, mark(text, "the mat"), edited)

    assert moved.state is AnchorState.MOVED
    assert moved.anchor == mark(edited, "the mat")


def test_a_mark_goes_with_its_paragraph():
    first = "The first paragraph is about cats and what they do all day long."
    second = "Dogs come second here, with their walks and their endless patience."
    text, edited = f"{first}\n\n{second}\n", f"{second}\n\n{first}\n"

    for quote in ("about cats", "endless patience"):
        moved = after(text, mark(text, quote), edited)

        assert moved.anchor == mark(edited, quote)
        assert moved.state is AnchorState.MOVED


def test_cut_and_paste_finds_a_mark_again():
    text = "Cats sleep a lot. Dogs bark at night. Birds sing in the morning."
    cut = "Cats sleep a lot. Birds sing in the morning."
    pasted = "Cats sleep a lot. Birds sing in the morning. Dogs bark at night."

    lost = after(text, mark(text, "Dogs bark at night."), cut)
    found = after(cut, lost.anchor, pasted)

    assert lost.state is AnchorState.LOST
    assert found.anchor == mark(pasted, "Dogs bark at night.")


def test_a_common_word_typed_elsewhere_brings_no_lost_mark_back():
    text = "I saw the man yesterday, near our house."

    lost = after(text, mark(text, "the"), "I saw yesterday, near our house.")
    still = after(
        "I saw yesterday, near our house.",
        lost.anchor,
        "I saw yesterday, near our house. And the rest is known.",
    )

    assert still.state is AnchorState.LOST


def test_other_words_in_place_of_everything_lose_the_marks():
    text, edited = "The cat sat on the mat.", "Совсем другой текст"

    moved = after(text, mark(text, "cat"), edited)

    assert moved.state is AnchorState.LOST
    assert 0 <= moved.anchor.start <= len(edited)


def test_overlapping_and_nested_marks_go_their_own_ways():
    text, edited = "alpha beta gamma delta", "alpha beta gama delta"
    marks = [mark(text, "alpha beta gamma"), mark(text, "beta"), mark(text, "gamma delta")]

    states = [one.state for one in moved_through(marks, text, edited)]

    assert states == [AnchorState.CHANGED, AnchorState.SAME, AnchorState.CHANGED]


def test_line_ends_of_windows_are_never_cut():
    text, edited = "one\r\ntwo\r\n", "one\ntwo\n"

    moved = after(text, mark(text, "two"), edited)

    assert moved.anchor == mark(edited, "two")
    assert moved.state is AnchorState.MOVED


def test_an_anchor_at_its_place_is_found_there():
    text = "the cat and the dog"
    anchor = mark(text, "the", 2)

    assert found_again(anchor, text) == anchor


def test_wrong_offsets_are_put_right_by_the_quote():
    text = "Столица Франции — Париж."

    assert found_again(Anchor(0, 5, "Париж"), text) == mark(text, "Париж")


def test_context_tells_equal_quotes_apart():
    text = "Yes, the cat is here. No, the cat is not there."
    anchor = mark(text, "the cat", 2)

    found = found_again(anchor, "Well. " + text)

    assert found == mark("Well. " + text, "the cat", 2)


def test_context_outweighs_a_place_that_fits_by_chance():
    text = "cat, I wrote. It is the cat that sat upon the mat."
    anchor = mark(text, "cat", 2)
    edited = "Well, as I said: a cat is a cat; yet it is the cat that sat upon the mat."
    start = edited.index("cat")

    found = found_again(Anchor(start, start + 3, "cat", anchor.before, anchor.after), edited)

    assert found == mark(edited, "cat", 3)


@pytest.mark.parametrize("text", ["the the the", "no such words", ""])
def test_an_unclear_place_is_none(text):
    assert found_again(Anchor(20, 23, "the", "over ", " lazy dog"), text) is None


def test_a_quote_of_nothing_is_nowhere():
    assert found_again(Anchor(1, 1, ""), "text") is None


def word_marks(text, every):
    words = [match.span() for match in re.finditer(r"\w+", text)]
    starts = range(0, len(words), every)
    return [anchored(text, words[at][0], words[min(at + 3, len(words) - 1)][1]) for at in starts]


def test_real_rewrites_leave_every_unflagged_mark_on_its_words(data_dir):
    names = ("claude-3-opus-20240229.json", "aligner-2b_claude-3-opus-20240229.json")
    originals, rewrites = (
        json.loads((data_dir / "alpaca_eval" / name).read_text("utf-8"))[:150] for name in names
    )
    kept = 0

    for original, rewrite in zip(originals, rewrites, strict=True):
        for moved in moved_through(
            word_marks(original["output"], 7), original["output"], rewrite["output"]
        ):
            right = moved.state in (AnchorState.SAME, AnchorState.MOVED)
            assert right == moved.anchor.stands_in(rewrite["output"])
            kept += right

    assert kept > 500


def test_a_real_answer_may_be_cut_and_mended_anywhere(data_dir):
    lines = (data_dir / "ru_llm_arena" / "gemma-2-9b-it.jsonl").read_text("utf-8").splitlines()
    for line in lines[:40]:
        text = json.loads(line)["choices"][0]["turns"][0]["content"]
        marks = [one for one in word_marks(text, 5) if text.count(one.quote) == 1]
        third = len(text) // 3
        edited = text[:third] + text[2 * third :]

        there = moved_through(marks, text, edited, at=third)
        back = moved_through([one.anchor for one in there], edited, text, at=third)

        assert [one.anchor for one in back] == marks


def test_thousands_of_marks_go_through_one_letter():
    text = " ".join(f"word{number}" for number in range(5000))
    marks = word_marks(text, 1)

    moved = moved_through(marks, text, "x" + text, at=0)

    assert all(one.state is AnchorState.MOVED for one in moved[1:])
    assert len(moved) == 5000
