"""What holds for marks under any edit."""

from itertools import pairwise

import pytest
import regex
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from trainer_desk.text.marks import (
    CONTEXT,
    AnchorState,
    anchored,
    found_again,
    moved_through,
)

KEPT = (AnchorState.SAME, AnchorState.MOVED)
PIECES = [
    "the ", "cat ", "кот ", "and ", "a", "b", " ", "\r\n", "\n", "e\u0301", "й", "\u200f", "한",
    "\N{WOMAN}\u200d\N{WOMAN}\u200d\N{GIRL}", "🇷🇺", "🇩🇪", "\N{THUMBS UP SIGN}\U0001f3fd", "\u200d",
    "\u0301", "שלום ", "مرحبا ", "नमस्ते ", "1", ". ", "word", "word ",
]  # fmt: skip
pieces = st.lists(st.sampled_from(PIECES), max_size=25).map("".join)
texts = st.one_of(pieces, st.text(max_size=30))


def borders(text):
    return {0, *(match.end() for match in regex.finditer(r"\X", text))}


@st.composite
def marked(draw, of=texts):
    text = draw(of.filter(bool))
    places = st.lists(st.integers(0, len(text)), min_size=2, max_size=2, unique=True).map(sorted)
    spans = draw(st.lists(places, min_size=1, max_size=6))
    return text, [anchored(text, *span) for span in spans]


@st.composite
def typed(draw, of=texts):
    """A marked text, and the same text after one piece was put in the place of another."""
    text, anchors = draw(marked(of))
    start = draw(st.integers(0, len(text)))
    end = draw(st.integers(start, len(text)))
    return text, anchors, start, end, draw(of)


@given(typed())
@settings(max_examples=150, deadline=None)
def test_what_is_not_flagged_stands_where_it_says(case):
    text, anchors, start, end, new = case
    edited = text[:start] + new + text[end:]

    moved = moved_through(anchors, text, edited)

    assert len(moved) == len(anchors)
    for anchor, now in zip(anchors, moved, strict=True):
        assert 0 <= now.anchor.start <= now.anchor.end <= len(edited)
        assert now.anchor.quote == anchor.quote
        assert (now.state in KEPT) == now.anchor.stands_in(edited)
        assert (now.state is AnchorState.LOST) == (now.anchor.start == now.anchor.end)
        if now.state in KEPT:
            assert now.anchor == anchored(edited, now.anchor.start, now.anchor.end)
        same_place = (now.anchor.start, now.anchor.end) == (anchor.start, anchor.end)
        assert (now.state is AnchorState.SAME) <= same_place
        assert (now.state is AnchorState.MOVED) <= (not same_place)


@given(marked(), st.data())
@settings(max_examples=150, deadline=None)
def test_undo_gives_back_what_was_or_says_that_it_cannot(case, data):
    text, anchors = case
    at = data.draw(st.integers(0, len(text)))
    if data.draw(st.booleans()):
        edited = text[:at] + data.draw(texts) + text[at:]
    else:
        edited = text[:at] + text[data.draw(st.integers(at, len(text))) :]

    there = moved_through(anchors, text, edited, at=at)
    back = moved_through([one.anchor for one in there], edited, text, at=at)

    for anchor, gone, now in zip(anchors, there, back, strict=True):
        if gone.state is not AnchorState.LOST and {anchor.start, anchor.end} <= borders(text):
            assert now.anchor == anchor
        elif now.state in KEPT:
            assert now.anchor.quote == anchor.quote


@pytest.mark.parametrize("text", [". . ", ". " * 25, "a b " * 12])
def test_letters_deleted_from_a_mark_come_back_to_it_though_the_words_around_are_the_same(text):
    for start in range(len(text) - 2):
        anchor = anchored(text, start, start + 2)
        for first in range(len(text)):
            for last in range(first + 1, min(first + 4, len(text)) + 1):
                edited = text[:first] + text[last:]
                there = moved_through([anchor], text, edited, at=first)
                back = moved_through([there[0].anchor], edited, text, at=first)

                assert there[0].state is AnchorState.LOST or back[0].anchor == anchor


WORDS = [f"{first}{second}" for first in "bdgkmnprst" for second in ("aл", "oр", "iн", "uк", "eт")]


@st.composite
def distinct_words(draw):
    return " ".join(draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=20, unique=True)))


@given(distinct_words(), st.data())
@settings(max_examples=150, deadline=None)
def test_any_chain_of_edits_undone_gives_every_mark_back(text, data):
    _, anchors = data.draw(marked(st.just(text)))
    assume(all(text.count(one.quote) == 1 for one in anchors))
    versions, places = [text], []
    for _ in range(data.draw(st.integers(1, 5))):
        now = versions[-1]
        start = data.draw(st.integers(0, len(now)))
        new = data.draw(st.sampled_from(["", "x", "zz yy", "🇷🇺"]))
        end = start if new else data.draw(st.integers(start, len(now)))
        versions.append(now[:start] + new + now[end:])
        places.append(start)

    moved = anchors
    for (before, after), at in zip(
        pairwise([*versions, *reversed(versions[:-1])]), [*places, *reversed(places)], strict=True
    ):
        moved = [one.anchor for one in moved_through(moved, before, after, at=at)]

    assert moved == anchors


@given(typed(distinct_words()))
@settings(max_examples=120, deadline=None)
def test_replacing_and_undoing_never_shifts_a_mark_in_silence(case):
    text, anchors, start, end, new = case
    edited = text[:start] + new + text[end:]
    unique = [one for one in anchors if text.count(one.quote) == 1]

    there = moved_through(unique, text, edited)
    back = moved_through([one.anchor for one in there], edited, text)

    for anchor, now in zip(unique, back, strict=True):
        assert now.anchor == anchor or now.state not in KEPT


@given(typed(), st.data())
@settings(max_examples=100, deadline=None)
def test_an_insertion_outside_changes_nothing_of_a_mark(case, data):
    text, anchors, *_, new = case
    assume(new)
    anchor = anchors[0]
    at = data.draw(st.sampled_from([0, anchor.start, anchor.end, len(text)]))
    edited = text[:at] + new + text[at:]
    both = borders(text) & {at}
    assume(both and at in borders(edited) and at + len(new) in borders(edited))

    (moved,) = moved_through([anchor], text, edited, at=at)

    if at <= anchor.start:
        assert (moved.anchor.start, moved.anchor.end) == (
            anchor.start + len(new),
            anchor.end + len(new),
        )
    else:
        assert (moved.anchor.start, moved.anchor.end) == (anchor.start, anchor.end)
    assert moved.state in KEPT


@given(typed())
@settings(max_examples=100, deadline=None)
def test_a_mark_that_cut_no_sign_never_cuts_one(case):
    text, anchors, start, end, new = case
    edited = text[:start] + new + text[end:]
    whole = [one for one in anchors if {one.start, one.end} <= borders(text)]

    for moved in moved_through(whole, text, edited):
        if moved.state is not AnchorState.LOST:
            assert {moved.anchor.start, moved.anchor.end} <= borders(edited)


@given(marked(), texts)
@settings(max_examples=100, deadline=None)
def test_a_quote_found_again_is_the_quote(case, other):
    text, anchors = case

    for anchor in anchors:
        assert found_again(anchor, text) == anchor
        found = found_again(anchor, other + text)
        assert found is None or found.quote == anchor.quote
        found = found_again(anchor, other)
        assert found is None or found.stands_in(other)


@given(marked())
@settings(max_examples=100, deadline=None)
def test_context_is_what_stands_around(case):
    text, anchors = case

    for anchor in anchors:
        assert text[: anchor.start].endswith(anchor.before)
        assert text[anchor.end :].startswith(anchor.after)
        assert max(len(anchor.before), len(anchor.after)) <= CONTEXT
