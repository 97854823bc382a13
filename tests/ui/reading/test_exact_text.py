"""What an editor cannot hold is kept beside it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from trainer_desk.ui.safe.editor import editable
from trainer_desk.ui.widgets.exact_text import ExactText, shown, splice

WILD = st.text(alphabet="ab \n\r\u2028\u2029\ufeff\xa0\U0001f600\u200d", max_size=12)


@given(WILD, WILD)
def test_a_splice_makes_the_one_text_of_the_other(before, after):
    change = splice(before, after)

    made = before[: change.start] + after[change.start : change.after_end]
    assert made + before[change.before_end :] == after
    assert change.start <= min(change.before_end, change.after_end)


@given(WILD, WILD)
def test_the_exact_text_is_always_shown_as_the_editor_shows_it(text, typed):
    after = shown(typed)

    edited = ExactText.of(text).edited(after)

    assert edited.shown == after
    assert shown(edited.exact) == after


@given(WILD, st.text(alphabet="xyz", min_size=1, max_size=3), st.integers(0, 20))
def test_what_nobody_touched_stays(text, typed, at):
    before = ExactText.of(text)
    at = min(at, len(before.shown))

    edited = before.edited(before.shown[:at] + typed + before.shown[at:])

    assert edited.exact.replace(typed, "", 1) == text


def test_carriage_returns_survive_an_edit_and_new_breaks_follow_them():
    before = ExactText.of("one\r\ntwo\r\nthree")

    after = before.edited("one\ntwo\n2.5\nthree")

    assert after.exact == "one\r\ntwo\r\n2.5\r\nthree"


def test_two_halves_of_a_line_end_never_swallow_a_line():
    before = ExactText.of("one\rtwo")

    assert before.edited("one\n\ntwo").shown == "one\n\ntwo"
    assert shown(before.edited("one\n\ntwo").exact) == "one\n\ntwo"


def test_the_shown_form_is_what_an_editor_gives_back():
    wild = "\ufeffa\rb\r\nc\u2028d\u2029e\ufdd0f\xa0g\U0001f600\x00h"

    assert shown(wild) == editable(wild)
