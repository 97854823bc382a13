"""One field: what is asked, when, and what is shown of the answers."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.whole.conftest import until
from trainer_desk.text.findings import FindingKind
from trainer_desk.ui.controllers.checked_field import CheckedField
from trainer_desk.ui.controllers.look import Look, Wanted, ask, look_over, settled
from trainer_desk.ui.jobs import Jobs
from trainer_desk.ui.theme import Scheme, Theme, apply
from trainer_desk.ui.widgets.rewrite_editor import RewriteEditor
from trainer_desk.work.ids import BatchId


@pytest.fixture
def editor(qtbot, qapp):
    apply(qapp, Theme.of(Scheme.LIGHT))
    editor = RewriteEditor()
    qtbot.addWidget(editor)
    editor.resize(500, 300)
    editor.show()
    return editor


@pytest.fixture
def jobs(qapp):
    jobs = Jobs(threads=1)
    yield jobs
    jobs.finish()


@pytest.fixture
def field(editor, fake, jobs):
    field = CheckedField(
        editor, "rewrite", lambda marks: editor.set_marks("check", marks), lambda: fake, jobs
    )
    field.set_up("en", BatchId("b"), on=True)
    return field


def quotes(field) -> list[str]:
    return [finding.quoted for finding in field.findings()]


def grammar(field, fake) -> None:
    """Ask what is to be asked, as the window would."""
    unasked = field.next_unasked()
    while unasked is not None:
        found = ask(lambda: fake, unasked.paragraph, unasked.language, unasked.wanted)
        field.learn(unasked, found)
        unasked = field.next_unasked()


def test_a_typo_is_underlined_where_it_is_after_emoji_and_line_ends(field, editor):
    editor.load("😀😀 fine\r\n👩‍🔬 wrnog 😀 wrnog")

    until(lambda: len(quotes(field)) == 2)

    text = editor.text()
    assert all(text[one.start : one.end] == "wrnog" for one in field.findings())
    assert [mark.cursor.selectedText() for mark in field.underlines.drawn()] == ["wrnog", "wrnog"]
    assert editor.exact_text() == "😀😀 fine\r\n👩‍🔬 wrnog 😀 wrnog"


def test_underlines_touch_neither_text_nor_history(field, editor, qtbot):
    with qtbot.assertNotEmitted(editor.text_edited):
        editor.load("a wrnog word")
        until(lambda: quotes(field) == ["wrnog"])

    assert not editor.document().isUndoAvailable()


def test_only_paragraphs_that_changed_are_looked_at_again(field, editor, fake):
    editor.load("one\ntwo\nthree")
    until(lambda: field.complete)
    fake.spelt.clear()

    editor.replace(4, 7, "wrnog")
    until(lambda: quotes(field) == ["wrnog"])

    assert fake.spelt == ["wrnog"]


def test_a_finding_moves_with_the_text_before_it(field, editor):
    editor.load("a wrnog word")
    until(lambda: quotes(field) == ["wrnog"])

    editor.replace(0, 1, "😀 quite another")

    (found,) = field.findings()
    assert editor.text()[found.start : found.end] == "wrnog"


def test_a_finding_is_gone_as_soon_as_its_words_are(field, editor):
    editor.load("a wrnog word")
    until(lambda: quotes(field) == ["wrnog"])

    editor.replace(2, 4, "")

    assert quotes(field) == []
    assert field.underlines.drawn() == ()


def test_grammar_waits_for_rest_and_for_somebody_to_write(field, editor, fake):
    editor.load("an word")
    until(lambda: field.complete)
    before_anybody_writes = field.next_unasked()

    editor.replace(0, 0, "now ")
    while_writing = field.next_unasked()
    until(lambda: field.next_unasked() is not None)
    grammar(field, fake)

    assert (before_anybody_writes, while_writing) == (None, None)
    assert quotes(field) == ["an"]
    assert fake.asked == ["now an word"]


def test_an_answer_about_a_paragraph_that_is_no_more_is_not_shown(field, editor, fake):
    editor.load("an word")
    editor.replace(0, 0, "now ")
    until(lambda: field.next_unasked() is not None)
    unasked = field.next_unasked()
    answer = ask(lambda: fake, unasked.paragraph, unasked.language, unasked.wanted)

    editor.replace(0, 0, "quite ")
    field.learn(unasked, answer)
    until(lambda: field.complete)

    assert quotes(field) == []


def test_an_answer_for_another_language_is_dropped(field, editor, fake):
    editor.load("an word")
    editor.replace(0, 0, "now ")
    until(lambda: field.next_unasked() is not None)
    unasked = field.next_unasked()

    field.set_up("ru", BatchId("b"), on=True)
    until(lambda: field.complete)
    field.learn(unasked, fake.merged(unasked.paragraph, "en"))

    assert quotes(field) == []


def test_a_text_that_was_checked_before_asks_nothing(field, editor, fake):
    editor.load("an word\nwrnog an")
    editor.replace(0, 0, "see ")
    until(lambda: field.next_unasked() is not None)
    grammar(field, fake)
    text = editor.text()
    editor.load("something else")
    until(lambda: field.complete)
    fake.asked.clear()

    editor.load(text)
    until(lambda: quotes(field) == ["an", "wrnog", "an"])

    assert field.next_unasked() is None
    assert fake.asked == []


def test_kinds_differ_in_shape_and_colour(field, editor, fake):
    editor.load("wrnog an")
    editor.replace(0, 0, "see ")
    until(lambda: field.next_unasked() is not None)
    grammar(field, fake)
    QTest.keyClick(editor, Qt.Key.Key_End)

    looks = {
        (mark.format.underlineStyle(), mark.format.underlineColor().name())
        for mark in editor.extraSelections()
    }

    assert {one.kind for one in field.findings()} == {FindingKind.SPELLING, FindingKind.GRAMMAR}
    assert len({style for style, _ in looks}) == len({colour for _, colour in looks}) == 2


def test_the_word_being_written_is_not_called_wrong_yet(field, editor):
    editor.setFocus()
    editor.replace(0, 0, "wrnog")

    until(lambda: quotes(field) == ["wrnog"])
    while_writing = field.underlines.drawn()
    until(lambda: field.underlines.drawn() != ())

    assert while_writing == ()


def test_switched_off_it_shows_and_asks_nothing(field, editor, fake):
    editor.load("a wrnog word")
    until(lambda: quotes(field) == ["wrnog"])

    field.set_up("en", BatchId("b"), on=False)
    editor.replace(0, 0, "wrnog ")

    assert quotes(field) == []
    assert field.underlines.drawn() == ()


def test_a_long_text_is_looked_over_in_pieces(fake):
    text = "\n".join(f"line {number} wrnog" for number in range(50))
    moments = iter(range(1000))

    first = look_over(lambda: fake, text, _wanted(), None, clock=lambda: float(next(moments)))
    rest = look_over(lambda: fake, text, _wanted(), first)

    assert 0 < len(tuple(first.findings())) < 50
    assert not first.complete
    assert len(tuple(rest.findings())) == 50
    assert rest.complete


def test_code_over_several_lines_stays_code_when_a_line_changes(fake):
    before = look_over(lambda: fake, "see\n```\nwrnog\n```\nwrnog", _wanted(), None)

    after = look_over(lambda: fake, "see\n```\nwrnog wrnog\n```\nwrnog", _wanted(), before)

    filled = [one.masks.text for one in after.paragraphs]
    assert filled[2] == "X" * len("wrnog wrnog")
    assert filled[4] == "wrnog"


def _wanted():
    return Wanted("en", BatchId("b"))


def looked(fake, text: str) -> Look:
    return look_over(lambda: fake, text, Wanted("en", None), None)


def standing() -> float:
    """A clock on which nothing takes time."""
    return 0.0


def test_what_was_typed_a_moment_ago_is_counted_as_it_is_now(fake):
    before = looked(fake, "a wrnog word\nall is well")

    now = settled(
        lambda: fake, "a wrnog wrnog word\nall is well", Wanted("en", None), before, clock=standing
    )

    assert [one.rule for one in now.findings] == ["WORD", "WORD"]
    assert now.not_checked == 0


def test_what_was_mended_a_moment_ago_is_not_counted_any_more(fake):
    before = looked(fake, "a wrnog word")

    now = settled(lambda: fake, "a right word", Wanted("en", None), before, clock=standing)

    assert now.findings == ()


def test_what_would_take_long_is_counted_as_not_checked(fake):
    before = looked(fake, "all is well")
    typed = "all is well\n" + "wrnog " * 300 + "\nwrnog"

    now = settled(lambda: fake, typed, Wanted("en", None), before, clock=standing)
    late = settled(lambda: fake, typed, Wanted("en", None), before, clock=iter([1.0, 2.0]).__next__)
    never = settled(lambda: fake, typed, Wanted("en", None), None)

    assert (len(now.findings), now.not_checked) == (1, 1)
    assert (len(late.findings), late.not_checked) == (0, 2)
    assert (len(never.findings), never.not_checked) == (0, 3)


def test_paragraphs_whose_grammar_is_to_come_are_counted(fake):
    before = looked(fake, "one an\ntwo an\n\n123")
    paragraph, _ = next(before.unasked())
    before = before.learnt(paragraph, fake.merged(paragraph, "en"))

    now = settled(lambda: fake, before.text, Wanted("en", None), before, clock=standing)

    assert [one.rule for one in now.findings] == ["ARTICLE"]
    assert now.spelling_only == 1
