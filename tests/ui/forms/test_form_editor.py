"""The editor of forms: add, order, change, try, save; and nothing wrong gets out."""

from dataclasses import replace

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QListWidget,
    QSpinBox,
    QTableWidget,
    QWidget,
)

from trainer_desk.files.form_files import NamedForm, form_from_bytes, form_to_json, read_form
from trainer_desk.ui.form_editor import FormEditor, empty_form
from trainer_desk.ui.resources import resource
from trainer_desk.ui.widgets.controls import Notice
from trainer_desk.ui.widgets.ranking import RankingSection
from trainer_desk.ui.widgets.text_field import TextSection
from trainer_desk.ui.widgets.verdict_dock import VerdictDock
from trainer_desk.work.default_form import default_form
from trainer_desk.work.form_editing import Kind, kind_of
from trainer_desk.work.wording import Wording

READY = tuple(sorted(resource("forms").glob("*.toml")))
USUAL = NamedForm(title=Wording.of({"en": "Usual", "ru": "Обычная"}), form=default_form())


@pytest.fixture
def edit(qtbot):
    """Open the editor on a form."""
    parent = QWidget()
    editors = []

    def editing(named=USUAL, language="en"):
        editor = FormEditor(named, READY, language, parent)
        editors.append(editor)
        editor.show()
        qtbot.waitExposed(editor)
        return editor

    yield editing
    for editor in editors:
        shiboken6.delete(editor)
    shiboken6.delete(parent)


def kinds(editor):
    return [kind_of(question) for question in editor.named_form().form.questions]


def choose(editor, at):
    editor.findChild(QListWidget).setCurrentRow(at)
    QApplication.sendPostedEvents()


def field(editor, kind, name):
    found = [
        each
        for each in editor.findChildren(kind)
        if each.accessibleName() == name or getattr(each, "text", lambda: "")() == name
    ]
    assert found, f"no {kind.__name__} is named {name!r}"
    return found[0]


@pytest.mark.parametrize("path", READY, ids=lambda path: path.stem)
@pytest.mark.parametrize("language", ["en", "ru"])
def test_every_ready_form_can_be_looked_through_unchanged(edit, path, language):
    named = read_form(path)
    editor = edit(named, language)

    for at in range(len(named.form.questions)):
        choose(editor, at)

    assert editor.named_form() == named
    assert editor.problem() == ""


@pytest.mark.parametrize("kind", Kind)
def test_a_question_of_every_kind_is_added_behind_the_current_one(edit, kind):
    editor = edit(empty_form())

    editor.add(kind)

    assert kinds(editor) == [Kind.RANKING, kind]
    assert editor.problem() == ""


def test_a_kind_that_comes_once_is_added_once(edit):
    editor = edit(empty_form())

    editor.add(Kind.DECISION)
    editor.add(Kind.DECISION)

    assert kinds(editor).count(Kind.DECISION) == 1


def test_questions_are_moved_copied_and_taken_out_by_keys(edit):
    editor = edit()
    before = kinds(editor)
    choose(editor, 1)
    questions = editor.findChild(QListWidget)
    editor.activateWindow()
    assert QTest.qWaitForWindowActive(editor, 30_000)
    questions.setFocus()

    QTest.keyClick(questions, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert kinds(editor)[:2] == [before[1], before[0]]

    editor.duplicate()
    assert kinds(editor)[:2] == [before[1], before[1]]

    editor.remove()
    editor.remove()
    assert kinds(editor) == before[1:]


def test_every_change_is_taken_back_and_made_again(edit):
    editor = edit()
    stages = [editor.named_form()]
    for change in (
        lambda: editor.add(Kind.SPANS),
        lambda: editor.move_question(1),
        editor.duplicate,
        editor.remove,
    ):
        change()
        stages.append(editor.named_form())

    for stage in reversed(stages[:-1]):
        editor.undo()
        assert editor.named_form() == stage
    for stage in stages[1:]:
        editor.redo()
        assert editor.named_form() == stage
    editor.redo()
    assert editor.named_form() == stages[-1]


def test_words_numbers_and_flags_are_set_by_their_fields(edit):
    editor = edit(replace(USUAL, form=default_form()))
    at = kinds(editor).index(Kind.TEXT)
    choose(editor, at)

    title = field(editor, QLineEdit, "Title: Russian")
    title.setText("Обоснование 🙂")
    title.textEdited.emit(title.text())
    field(editor, QSpinBox, "Least words, 0 for none").setValue(12)
    field(editor, QCheckBox, "An answer is needed").setChecked(False)

    question = editor.named_form().form.questions[at]
    assert question.title.in_language("ru") == "Обоснование 🙂"
    assert (question.min_words, question.required) == (12, False)


def test_options_are_written_into_a_table(edit):
    editor = edit(empty_form())
    editor.add(Kind.CHOICE)
    table = field(editor, QTableWidget, "Options")

    table.item(0, 1).setText("Law")
    table.item(1, 2).setText("Код")

    options = editor.named_form().form.questions[1].options
    assert options[0].title.in_language("en") == "Law"
    assert options[1].title.in_language("ru") == "Код"


def test_labels_have_keys_and_colours(edit):
    editor = edit(empty_form())
    editor.add(Kind.SPANS)
    table = field(editor, QTableWidget, "Labels")

    table.item(0, 3).setText("s")
    box = table.cellWidget(0, 4)
    assert isinstance(box, QComboBox)
    box.setCurrentIndex(box.findData("violet"))

    (label,) = editor.named_form().form.questions[1].labels
    assert (label.key, label.colour) == ("s", "violet")


def test_the_scale_of_the_axis_with_the_cursor_is_set(edit):
    editor = edit()
    at = kinds(editor).index(Kind.RATING)
    choose(editor, at)
    table = field(editor, QTableWidget, "Axes")

    table.setCurrentCell(2, 0)
    ends = [each for each in editor.findChildren(QSpinBox) if "Scale" in each.accessibleName()]
    ends[1].setValue(7)

    axes = editor.named_form().form.questions[at].axes
    assert [axis.scale.highest for axis in axes] == [5, 5, 7, 5, 5]


def test_what_is_wrong_is_said_with_its_place_and_is_not_saved(edit, tmp_path):
    editor = edit(empty_form())
    title = field(editor, QLineEdit, "Title: English, or for everybody")
    for line in (title, field(editor, QLineEdit, "Title: Russian")):
        line.setText("")
        line.textEdited.emit("")

    notice = editor.findChild(Notice)
    assert "`$.questions[0].title` may not be empty" in editor.problem()
    assert "$.questions[0].title" in notice.text()
    editor.save_as()
    assert "not right yet" in notice.text()


def test_the_form_is_tried_at_once_on_a_task_with_as_many_responses(edit):
    editor = edit(empty_form())
    editor.add(Kind.TEXT)
    preview = editor.findChild(VerdictDock)
    assert preview.findChild(RankingSection).isVisible()

    field(editor, QSpinBox, "Responses of the task it is tried on").setValue(1)
    assert not preview.findChild(RankingSection).isVisible()
    assert preview.findChild(TextSection).isVisible()


@pytest.mark.parametrize("name", ["form.toml", "form.json"])
def test_a_saved_form_is_that_form(edit, tmp_path, name):
    editor = edit(read_form(READY[0]))
    editor.add(Kind.WRITE)

    editor.save_to(tmp_path / name)

    assert read_form(tmp_path / name) == editor.named_form()
    assert "Saved" in editor.findChild(Notice).text()


def test_a_folder_that_cannot_be_written_is_said_so(edit, tmp_path):
    editor = edit()

    editor.save_to(tmp_path / "missing" / "form.toml")

    assert "could not be written" in editor.findChild(Notice).text()


def test_every_change_is_told_to_whoever_keeps_it(edit):
    editor = edit()
    heard = []
    editor.changed.connect(heard.append)

    editor.add(Kind.FACTS)
    editor.undo()

    assert [len(named.form.questions) for named in heard] == [5, 4]
    assert form_from_bytes(form_to_json(heard[0])) == heard[0]
