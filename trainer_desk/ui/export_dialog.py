"""Choosing what finished work is written as, and what becomes of ties and rewrites."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from trainer_desk.files.exporters import Bad, Edits, Pairs, Policy, Ties, TrlShape
from trainer_desk.lead.exporting import ABOUT, Choice, ExportKind
from trainer_desk.ui.export_words import ExportWords, Policies
from trainer_desk.ui.safe import SafeLabel
from trainer_desk.work.form import Form, RatingQuestion

EnumT = TypeVar("EnumT", bound=Enum)

Axes = Sequence[tuple[str, str]]
"""Id and title of each axis of the form."""


class ExportDialog(QDialog):
    """Shows the kinds of files, what each leaves behind, and the choices that matter for it.

    Read `kind` and `policy` after it was accepted.
    """

    def __init__(self, form: Form, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = ExportWords(self)
        self.setWindowTitle(self.tr("Export finished work"))
        self._kinds = self._kind_list()
        self._losses = SafeLabel("", self)
        self._losses.setWordWrap(True)
        self._shape = self._box(TrlShape, Policy().shape, self.tr("How texts are written"))
        self._pairs = self._box(Pairs, Policy().pairs, self.tr("Pairs of a ranking"))
        self._ties = self._box(Ties, Policy().ties, self.tr("Ties"))
        self._edits = self._box(Edits, Policy().edits, self.tr("Rewrites"))
        self._bad = self._box(Bad, Policy().bad, self.tr("All bad"))
        self._margin = QCheckBox(self.tr("Say how far apart both are"), self)
        self._axes: dict[str, QComboBox] = {}
        self._form_axes = _axes(form)
        self._form = QFormLayout()
        self._lay_out()
        self._kinds.currentRowChanged.connect(self._show_kind)
        self._kinds.setCurrentRow(0)
        self._kinds.setFocus()

    @property
    def kind(self) -> ExportKind:
        """What is to be written."""
        item = self._kinds.currentItem()
        return ExportKind(item.data(Qt.ItemDataRole.UserRole))

    @property
    def policy(self) -> Policy:
        """How it is to be written."""
        chosen = ((name, str(box.currentData())) for name, box in self._axes.items())
        return Policy(
            shape=_chosen(self._shape, TrlShape),
            pairs=_chosen(self._pairs, Pairs),
            ties=_chosen(self._ties, Ties),
            edits=_chosen(self._edits, Edits),
            bad=_chosen(self._bad, Bad),
            margin=self._margin.isChecked(),
            axes=tuple((name, axis) for name, axis in chosen if axis),
        )

    def _lay_out(self) -> None:
        right = QVBoxLayout()
        right.setSpacing(12)
        right.addWidget(self._losses)
        for box in (self._shape, self._pairs, self._ties, self._edits, self._bad):
            self._form.addRow(box.accessibleName(), box)
        self._form.addRow(self._margin)
        right.addLayout(self._form)
        right.addStretch(1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        write = buttons.addButton(
            self.tr("Choose the file…"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        write.setDefault(True)
        # The theme writes it in heavy letters, which the button's own measure knows nothing of.
        heavy = QFont(write.font())
        heavy.setBold(True)
        letters = QFontMetrics(heavy)
        write.setMinimumWidth(letters.horizontalAdvance(write.text()) + 2 * letters.height())
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self._kinds.itemDoubleClicked.connect(self.accept)
        across = QHBoxLayout()
        across.setSpacing(12)
        across.addWidget(self._kinds)
        across.addLayout(right, 1)
        column = QVBoxLayout(self)
        column.setSpacing(12)
        column.addLayout(across, 1)
        column.addWidget(buttons)
        letter = self.fontMetrics().averageCharWidth()
        self.resize(letter * 110, self.fontMetrics().height() * 30)

    def _show_kind(self) -> None:
        about = ABOUT[self.kind]
        self._losses.set_text(self._words.losses(self.kind))
        rows = {
            Choice.SHAPE: self._shape,
            Choice.PAIRS: self._pairs,
            Choice.TIES: self._ties,
            Choice.EDITS: self._edits,
            Choice.BAD: self._bad,
            Choice.MARGIN: self._margin,
        }
        for choice, row in rows.items():
            self._form.setRowVisible(row, choice in about.choices)
        self._show_axes(about.axes)

    def _show_axes(self, names: Sequence[str]) -> None:
        for box in self._axes.values():
            self._form.removeRow(box)
        self._axes = {name: self._axis_box(name) for name in names}
        for name, box in self._axes.items():
            self._form.addRow(name, box)
            # A layout shows what is added to it only once events are handled.
            self._form.setRowVisible(box, True)  # noqa: FBT003

    def _axis_box(self, name: str) -> QComboBox:
        """Return the axes of the form to choose from for one of the format's."""
        box = QComboBox(self)
        box.setAccessibleName(name)
        box.addItem(self.tr("(none)"), "")
        for axis, title in self._form_axes:
            box.addItem(title or axis, axis)
        box.setCurrentIndex(max(0, box.findData(name)))
        return box

    def _kind_list(self) -> QListWidget:
        kinds = QListWidget(self)
        kinds.setAccessibleName(self.tr("Format"))
        for kind in ExportKind:
            item = QListWidgetItem(self._words.title(kind))
            item.setData(Qt.ItemDataRole.UserRole, kind.value)
            kinds.addItem(item)
        kinds.setMinimumWidth(kinds.sizeHintForColumn(0) + 2 * kinds.fontMetrics().height())
        return kinds

    def _box(self, values: type[Policies], usual: Policies, name: str) -> QComboBox:
        box = QComboBox(self)
        box.setAccessibleName(name)
        for value in values:
            box.addItem(self._words.choice(value), value.value)
        box.setCurrentIndex(box.findData(usual.value))
        return box


def _chosen(box: QComboBox, values: type[EnumT]) -> EnumT:
    return values(box.currentData())


def _axes(form: Form) -> Axes:
    # Ids, not titles: they are what the file's reader will know the axes by.
    return [
        (axis.id, axis.id)
        for question in form.questions
        if isinstance(question, RatingQuestion)
        for axis in question.axes
    ]
