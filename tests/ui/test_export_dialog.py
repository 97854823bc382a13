"""Choosing what finished work is written as."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QListWidget, QWidget

from trainer_desk.files.exporters import Drop, Edits, Pairs, Policy, Ties
from trainer_desk.lead.exporting import ABOUT, ExportKind
from trainer_desk.ui.export_dialog import ExportDialog
from trainer_desk.ui.export_words import ExportWords
from trainer_desk.work.default_form import default_form


@pytest.fixture
def dialog(qtbot):
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = ExportDialog(default_form(), parent)
    dialog.show()
    qtbot.waitExposed(dialog)
    yield dialog
    parent.close()


def pick(qtbot, dialog, kind):
    kinds = dialog.findChild(QListWidget)
    at = list(ExportKind).index(kind)
    qtbot.keyClick(kinds, Qt.Key.Key_Home)
    for _ in range(at):
        qtbot.keyClick(kinds, Qt.Key.Key_Down)


def boxes(dialog):
    """The choices that are offered, by their names."""
    return {box.accessibleName(): box for box in dialog.findChildren(QComboBox) if box.isVisible()}


def test_every_kind_is_listed_with_what_it_leaves_behind(dialog):
    words = ExportWords(dialog)
    kinds = dialog.findChild(QListWidget)

    titles = [kinds.item(row).text() for row in range(kinds.count())]

    assert titles == [words.title(kind) for kind in ExportKind]
    assert all(words.losses(kind) for kind in ExportKind)
    assert all(words.reason(drop) for drop in Drop)


def test_untouched_it_writes_everything_as_usual(dialog):
    assert dialog.kind is ExportKind.JSONL
    assert dialog.policy == Policy()
    assert boxes(dialog) == {}


@pytest.mark.parametrize("kind", ExportKind)
def test_only_what_makes_a_difference_is_asked(qtbot, dialog, kind):
    pick(qtbot, dialog, kind)

    assert dialog.kind is kind
    about = ABOUT[kind]
    asked = len([choice for choice in about.choices if choice.value != "margin"])
    assert len(boxes(dialog)) == asked + len(about.axes)


def test_choices_are_the_policy(qtbot, dialog):
    pick(qtbot, dialog, ExportKind.TRL)
    found = boxes(dialog)

    for name, value in (
        ("Pairs of a ranking", Pairs.ADJACENT),
        ("Ties", Ties.DROP_TASK),
        ("Rewrites", Edits.PAIR),
    ):
        found[name].setCurrentIndex(found[name].findData(value.value))

    assert dialog.policy == Policy(pairs=Pairs.ADJACENT, ties=Ties.DROP_TASK, edits=Edits.PAIR)


def test_axes_of_the_form_are_offered_for_those_of_the_format(qtbot, dialog):
    pick(qtbot, dialog, ExportKind.ULTRAFEEDBACK)
    found = boxes(dialog)

    found["truthfulness"].setCurrentIndex(found["truthfulness"].findData("facts"))

    assert dialog.policy.axes == (("truthfulness", "facts"),)


def test_return_accepts_once(qtbot, dialog):
    heard = []
    dialog.accepted.connect(lambda: heard.append(dialog.kind))

    pick(qtbot, dialog, ExportKind.CSV)
    qtbot.keyClick(dialog.findChild(QListWidget), Qt.Key.Key_Return)

    assert heard == [ExportKind.CSV]
