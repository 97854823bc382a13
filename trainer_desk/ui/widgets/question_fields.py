"""The fields of one question in the editor of forms."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from trainer_desk.ui.safe import SafeLabel, button_text
from trainer_desk.ui.widgets.form_words import COLOURS, part_name
from trainer_desk.ui.widgets.rows_field import Column, RowsField
from trainer_desk.work.asking import Axis, Option, Scale
from trainer_desk.work.form import EditTarget, Form, Question
from trainer_desk.work.form_editing import Part, Shape, kind_of, parts_of
from trainer_desk.work.form_rows import (
    anchor_rows,
    anchors_from,
    axes_from,
    axis_rows,
    in_two_languages,
    label_rows,
    labels_from,
    option_rows,
    options_from,
    phrase_rows,
    phrases_from,
    two_languages,
)
from trainer_desk.work.ids import QuestionId
from trainer_desk.work.marks import Label
from trainer_desk.work.wording import Wording

_LOWEST, _HIGHEST = -1000, 1000


class WordingField(QWidget):
    """A wording in English and Russian beside each other; other languages are kept.

    Signals:
        edited (Wording): The user changed it.
    """

    edited = Signal(object)

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._wording = Wording(())
        self._lines = (QLineEdit(self), QLineEdit(self))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        languages = (part_name("english"), part_name("russian"))
        for line, language in zip(self._lines, languages, strict=True):
            line.setPlaceholderText(language)
            line.setAccessibleName(f"{name}: {language}")
            line.textEdited.connect(lambda _text: self._tell())
            row.addWidget(line, 1)

    def set_wording(self, wording: Wording) -> None:
        """Show a wording; emits nothing."""
        self._wording = wording
        for line, text in zip(self._lines, two_languages(wording), strict=True):
            if line.text() != text:
                line.setText(text)

    def _tell(self) -> None:
        english, russian = (line.text() for line in self._lines)
        self._wording = in_two_languages(english, russian, self._wording)
        self.edited.emit(self._wording)


class ScaleField(QWidget):
    """A scale: its ends, what its values mean, and whether there is one at all.

    Signals:
        edited (Scale | None): The user changed it.
    """

    edited = Signal(object)

    def __init__(self, name: str, parent: QWidget, *, optional: bool = False) -> None:
        super().__init__(parent)
        self._scale: Scale | None = None
        self._asked = QCheckBox(self.tr("Asked"), self)
        self._asked.setAccessibleName(self.tr("{}: asked").format(name))
        self._asked.setVisible(optional)
        self._lowest, self._highest = (self._spin(name) for _ in range(2))
        self._anchors = RowsField(
            (
                Column(self.tr("Value"), narrow=True),
                Column(self.tr("Means, in English")),
                Column(self.tr("Means, in Russian")),
            ),
            self.tr("{}: what values mean").format(name),
            self,
        )
        ends = QHBoxLayout()
        ends.setSpacing(6)
        ends.addWidget(self._asked)
        ends.addWidget(SafeLabel(self.tr("From"), self))
        ends.addWidget(self._lowest)
        ends.addWidget(SafeLabel(self.tr("to"), self))
        ends.addWidget(self._highest)
        ends.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(ends)
        column.addWidget(self._anchors)
        self._asked.toggled.connect(lambda on: self._take(Scale() if on else None))
        self._lowest.valueChanged.connect(lambda _value: self._take_ends())
        self._highest.valueChanged.connect(lambda _value: self._take_ends())
        self._anchors.edited.connect(self._take_anchors)

    def set_scale(self, scale: Scale | None) -> None:
        """Show a scale, None for none; emits nothing."""
        self._scale = scale
        with (
            QSignalBlocker(self._asked),
            QSignalBlocker(self._lowest),
            QSignalBlocker(self._highest),
        ):
            self._asked.setChecked(scale is not None)
            shown = scale or Scale()
            self._lowest.setValue(shown.lowest)
            self._highest.setValue(shown.highest)
        for part in (self._lowest, self._highest, self._anchors):
            part.setEnabled(scale is not None)
        self._anchors.set_rows(anchor_rows(shown))

    def _take_ends(self) -> None:
        if self._scale is not None:
            lowest, highest = self._lowest.value(), self._highest.value()
            self._scale = replace(self._scale, lowest=lowest, highest=highest)
            self.edited.emit(self._scale)

    def _take_anchors(self, rows: tuple[tuple[str, ...], ...]) -> None:
        if self._scale is not None:
            self._scale = replace(self._scale, anchors=anchors_from(rows, self._scale))
            self.edited.emit(self._scale)

    def _take(self, scale: Scale | None) -> None:
        self.set_scale(scale)
        self.edited.emit(scale)

    def _spin(self, name: str) -> QSpinBox:
        spin = QSpinBox(self)
        spin.setRange(_LOWEST, _HIGHEST)
        spin.setAccessibleName(name)
        return spin


class AxesField(QWidget):
    """The axes of a rating; below them help and scale of the one with the cursor.

    Signals:
        edited (tuple[Axis, ...]): The user changed them.
    """

    edited = Signal(object)

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._axes: tuple[Axis, ...] = ()
        self._rows = RowsField(_named_columns(), name, self)
        self._title = SafeLabel("", self)
        self._title.setObjectName("muted")
        self._help = WordingField(self.tr("Help for the axis"), self)
        self._scale = ScaleField(self.tr("Scale of the axis"), self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for part in (self._rows, self._title, self._help, self._scale):
            column.addWidget(part)
        self._rows.edited.connect(self._take_rows)
        self._rows.row_chosen.connect(lambda _row: self._show_chosen())
        self._help.edited.connect(lambda words: self._take(help=words))
        self._scale.edited.connect(lambda scale: self._take(scale=scale))

    def set_axes(self, axes: tuple[Axis, ...]) -> None:
        """Show axes; emits nothing."""
        self._axes = axes
        with QSignalBlocker(self._rows):
            self._rows.set_rows(axis_rows(axes))
            if axes and not 0 <= self._rows.current() < len(axes):
                self._rows.choose(0)
        self._show_chosen()

    def _show_chosen(self) -> None:
        at = self._rows.current()
        there = 0 <= at < len(self._axes)
        for part in (self._title, self._help, self._scale):
            part.setVisible(there)
        if there:
            axis = self._axes[at]
            title = " · ".join(text for text in two_languages(axis.title) if text) or axis.id
            self._title.setText(self.tr("Help and scale of “{}”").format(title))
            self._help.set_wording(axis.help)
            self._scale.set_scale(axis.scale)

    def _take_rows(self, rows: tuple[tuple[str, ...], ...]) -> None:
        self._axes = axes_from(rows, self._axes)
        self._show_chosen()
        self.edited.emit(self._axes)

    def _take(self, *, help: Wording | None = None, scale: Scale | None = None) -> None:  # noqa: A002
        at = self._rows.current()
        if not 0 <= at < len(self._axes):
            return
        axis = self._axes[at]
        axis = replace(axis, help=axis.help if help is None else help, scale=scale or axis.scale)
        self._axes = (*self._axes[:at], axis, *self._axes[at + 1 :])
        self.edited.emit(self._axes)


class QuestionFields(QWidget):
    """Everything that can be set about one question.

    Signals:
        edited (Question): The user changed it; carries all of it.
    """

    edited = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._question: Question | None = None
        self._others: tuple[Question, ...] = ()
        self._language = ""
        self._fields: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def show_question(self, form: Form, at: int, language: str) -> None:
        """Show the question at a place of the form; emits nothing.

        Args:
            form: The whole form, for the questions that others can refer to.
            at: 0 for the first; where there is none nothing is shown.
            language: To name the other questions in.
        """
        self._question = form.questions[at] if 0 <= at < len(form.questions) else None
        self._others = tuple(one for one in form.questions if one is not self._question)
        self._language = language
        if self._fields is not None:
            self._fields.hide()
            self._fields.setParent(None)
            self._fields.deleteLater()
            self._fields = None
        if self._question is None:
            return
        self._fields = QWidget(self)
        rows = QFormLayout(self._fields)
        rows.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        rows.setContentsMargins(0, 0, 8, 0)
        self._add_common(rows, self._question)
        for part in parts_of(kind_of(self._question)):
            self._add_part(rows, part, self._question)
        self._column.addWidget(self._fields)
        self._fields.show()

    def _add_common(self, rows: QFormLayout, question: Question) -> None:
        name = QLineEdit(question.id, self)
        name.textEdited.connect(lambda text: self._set("id", QuestionId(text)))
        rows.addRow(part_name("id"), name)
        for part, wording in (("title", question.title), ("help", question.help)):
            words = part_name(part)
            field = WordingField(words, self)
            field.set_wording(wording)
            field.edited.connect(lambda value, part=part: self._set(part, value))
            rows.addRow(words, field)
        rows.addRow(self._flag("required", on=question.required))

    def _add_part(self, rows: QFormLayout, part: Part, question: Question) -> None:
        value = getattr(question, part.name)
        words = part_name(part.name)
        match part.shape:
            case Shape.FLAG:
                rows.addRow(self._flag(part.name, on=value))
            case Shape.COUNT:
                rows.addRow(words, self._count(part, value, words))
            case Shape.TARGET:
                rows.addRow(words, self._target(part.name, value, words))
            case Shape.QUESTIONS:
                rows.addRow(words, self._questions(part.name, value))
            case _:
                rows.addRow(words, self._wide(part, value, words))

    def _wide(self, part: Part, value: object, words: str) -> QWidget:
        if part.shape is Shape.SCALE:
            scale = ScaleField(words, self, optional=part.optional)
            scale.set_scale(value if isinstance(value, Scale) else None)
            scale.edited.connect(lambda found: self._set(part.name, found))
            return scale
        if part.shape is Shape.AXES:
            axes = AxesField(words, self)
            axes.set_axes(getattr(self._question, part.name))
            axes.edited.connect(lambda found: self._set(part.name, found))
            return axes
        return self._rows(part, words)

    def _rows(self, part: Part, words: str) -> RowsField:
        held = getattr(self._question, part.name)
        if part.shape is Shape.PHRASES:
            field = RowsField(_both_languages(), words, self)
            field.set_rows(phrase_rows(held))
            field.edited.connect(lambda rows: self._set(part.name, phrases_from(rows, held)))
        elif part.shape is Shape.LABELS:
            colour = Column(self.tr("Colour"), _colours(), narrow=True)
            more = (Column(self.tr("Key"), narrow=True), colour)
            field = RowsField((*_named_columns(), *more), words, self)
            labels: tuple[Label, ...] = held
            field.set_rows(label_rows(labels))
            field.edited.connect(lambda rows: self._set(part.name, labels_from(rows, labels)))
        else:
            field = RowsField(_named_columns(), words, self)
            options: tuple[Option, ...] = held
            field.set_rows(option_rows(options))
            field.edited.connect(lambda rows: self._set(part.name, options_from(rows, options)))
        return field

    def _flag(self, name: str, *, on: bool) -> QCheckBox:
        box = QCheckBox(button_text(part_name(name)), self)
        box.setChecked(on)
        box.toggled.connect(lambda checked: self._set(name, checked))
        return box

    def _count(self, part: Part, value: int, words: str) -> QSpinBox:
        spin = QSpinBox(self)
        spin.setRange(part.least, part.most)
        spin.setValue(value)
        spin.setAccessibleName(words)
        spin.valueChanged.connect(lambda number: self._set(part.name, number))
        return spin

    def _target(self, name: str, value: str, words: str) -> QComboBox:
        box = QComboBox(self)
        box.setAccessibleName(words)
        box.addItem(self.tr("The one ranked best"), EditTarget.BEST)
        box.addItem(self.tr("Any response"), EditTarget.ANY)
        box.setCurrentIndex(max(0, box.findData(value)))
        box.currentIndexChanged.connect(lambda _at: self._set(name, box.currentData()))
        return box

    def _questions(self, name: str, value: Sequence[QuestionId]) -> QWidget:
        holder = QWidget(self)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        boxes: dict[QuestionId, QCheckBox] = {}
        for question in self._others:
            title = question.title.in_language(self._language) or question.id
            box = boxes[question.id] = QCheckBox(button_text(title), holder)
            box.setChecked(question.id in value)
            column.addWidget(box)
        for box in boxes.values():
            box.toggled.connect(
                lambda _on: self._set(
                    name, tuple(each for each, one in boxes.items() if one.isChecked())
                )
            )
        return holder

    def _set(self, name: str, value: object) -> None:
        if self._question is not None:
            change: dict[str, object] = {name: value}
            self._question = replace(self._question, **change)  # type: ignore[arg-type]  # its own part
            self.edited.emit(self._question)


def _named_columns() -> tuple[Column, ...]:
    return (Column(part_name("id"), narrow=True), *_both_languages())


def _both_languages() -> tuple[Column, ...]:
    return (Column(part_name("in_english")), Column(part_name("russian")))


def _colours() -> tuple[tuple[str, str], ...]:
    return tuple((value, part_name(str(words))) for value, words in COLOURS)
