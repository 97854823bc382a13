"""What holds for the diff of any two texts."""

import regex
from hypothesis import given, settings
from hypothesis import strategies as st

from trainer_desk.text.diff import Diff, SpanKind, accepted, diff, rejected

WORDS = [
    "the", "cat", "sat", "on", "a", "mat", "кто-то", "написал", "ответ", "don't", "3.14", "1 000",
    "https://example.org/a?b=c", "👩‍👩‍👧‍👦", "🇷🇺", "🇩🇪", "é", "é", "й", "नमस्ते", "日本語", "สวัสดี",
    "\u0600", "\u200d", "\u0301", "\u202e", "**", "- ", "1.", "word", "sentence", "of", "one",
    "another",
]  # fmt: skip
GLUE = [
    " ",
    " ",
    " ",
    " ",
    "  ",
    ", ",
    ". ",
    "! ",
    "\n",
    "\n\n",
    "\r\n",
    "\u00a0",
    "\u2028",
    "",
    "\t",
]
SENTENCES = [
    "The cat sat on the mat and looked at me.",
    "Кто-то написал очень хороший ответ на вопрос.",
    "A wholly different sentence stands right here!",
    "Does it hold for questions as well as for answers?",
    "Short one.",
]  # fmt: skip

words = st.builds(str.__add__, st.sampled_from(WORDS), st.sampled_from(GLUE))
prose = st.lists(
    st.one_of(words, st.builds(str.__add__, st.sampled_from(SENTENCES), st.sampled_from(GLUE))),
    max_size=30,
).map("".join)
anything = st.text(max_size=40)
texts = st.one_of(prose, anything)


@st.composite
def edits(draw):
    """A text and the same text after some cutting, moving and writing."""
    before = draw(st.lists(words | st.sampled_from(SENTENCES).map("{} ".format), max_size=40))
    after = list(before)
    for _ in range(draw(st.integers(0, 5))):
        at = draw(st.integers(0, len(after)))
        taken = draw(st.integers(0, 4))
        piece, after[at : at + taken] = after[at : at + taken], draw(st.lists(words, max_size=3))
        if draw(st.booleans()):
            to = draw(st.integers(0, len(after)))
            after[to:to] = piece
    return "".join(before), "".join(after)


pairs = st.one_of(edits(), st.tuples(texts, texts))


def borders(text):
    return {0, *(match.end() for match in regex.finditer(r"\X", text))}


@given(pairs)
@settings(max_examples=300, deadline=None)
def test_no_character_is_lost_or_invented(pair):
    before, after = pair

    spans = diff(before, after).spans

    assert "".join(span.text for span in spans if span.in_before) == before
    assert "".join(span.text for span in spans if span.in_after) == after
    assert all(span.text for span in spans)


@given(pairs)
@settings(max_examples=300, deadline=None)
def test_offsets_say_where_a_span_stands(pair):
    before, after = pair
    at = to = 0

    for span in diff(before, after).spans:
        assert (span.before_at, span.after_at) == (at, to)
        at += len(span.text) if span.in_before else 0
        to += len(span.text) if span.in_after else 0


@given(pairs)
@settings(max_examples=300, deadline=None)
def test_no_grapheme_is_cut(pair):
    before, after = pair
    before_borders, after_borders = borders(before), borders(after)

    for span in diff(before, after).spans:
        assert span.before_at in before_borders
        assert span.after_at in after_borders


@given(pairs)
@settings(max_examples=150, deadline=None)
def test_changes_cover_exactly_what_is_not_the_same(pair):
    found = diff(*pair)

    for number, change in enumerate(found.changes):
        own = [span for span in found.spans if span.change == number]
        gone = "".join(span.text for span in own if span.in_before)
        come = "".join(span.text for span in own if span.in_after)
        assert gone == found.before[change.before_start : change.before_end]
        assert come == found.after[change.after_start : change.after_end]
        assert gone != come
    assert all((span.change is None) == (span.kind is SpanKind.SAME) for span in found.spans)
    assert [*found.changes] == sorted(
        found.changes, key=lambda one: (one.before_start, one.after_start)
    )


@given(pairs)
@settings(max_examples=150, deadline=None)
def test_rejecting_one_change_leaves_the_others(pair):
    found = diff(*pair)

    for number, change in enumerate(found.changes):
        left = {number, change.partner}
        expected = "".join(
            span.text
            for span in found.spans
            if span.kind is SpanKind.SAME
            or (span.in_before if span.change in left else span.in_after)
        )
        assert rejected(found, number) == expected


@given(pairs)
@settings(max_examples=150, deadline=None)
def test_rejecting_every_change_from_the_last_gives_the_text_before(pair):
    found = diff(*pair)
    text = found.after

    for change in reversed(found.changes):
        gone = found.before[change.before_start : change.before_end]
        text = text[: change.after_start] + gone + text[change.after_end :]

    assert text == found.before


@given(pairs)
@settings(max_examples=150, deadline=None)
def test_taking_back_or_making_a_change_always_does_something(pair):
    found = diff(*pair)

    for number in range(len(found.changes)):
        assert rejected(found, number) != found.after
        assert accepted(found, number) != found.before


@given(pairs)
@settings(max_examples=300, deadline=None)
def test_both_halves_of_a_move_have_the_same_text_and_know_each_other(pair):
    found = diff(*pair)

    for at, span in enumerate(found.spans):
        moved = span.kind in (SpanKind.MOVED_FROM, SpanKind.MOVED_TO)
        assert moved == (span.partner is not None)
        if span.partner is not None:
            other = found.spans[span.partner]
            assert {span.kind, other.kind} == {SpanKind.MOVED_FROM, SpanKind.MOVED_TO}
            assert (other.text, other.partner) == (span.text, at)
            assert found.changes[span.change].partner == other.change


@given(pairs)
@settings(deadline=None)
def test_the_same_texts_give_the_same_diff(pair):
    assert diff(*pair) == diff(*pair)


@given(pairs)
@settings(deadline=None)
def test_a_text_does_not_differ_from_itself(pair):
    found = diff(pair[0], pair[0])

    assert found.changes == ()
    assert isinstance(found, Diff)
