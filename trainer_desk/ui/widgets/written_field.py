"""A text that belongs to an answer of several parts: its name, its length, its field."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from trainer_desk.ui.safe import ElidedLabel, SafeLabel
from trainer_desk.ui.widgets.controls import IconButton, restyle
from trainer_desk.ui.widgets.field_editor import FieldEditor
from trainer_desk.ui.widgets.phrases import word_count
from trainer_desk.work.ids import TaskId
from trainer_desk.work.places import Bounds
from trainer_desk.work.rules import count_words

LEAST_LINES = 2
MOST_LINES = 9


class WrittenField(QWidget):
    """A field under its title, with its number of words and the way to the large editor.

    Signals:
        text_edited (str): The trainer changed the text; carries all of it. Declared as object,
            because Qt's own strings lose a leading byte order mark.
        editor_asked (): The trainer wants to write in the large editor.
    """

    text_edited = Signal(object)
    editor_asked = Signal()

    def __init__(self, title: str, hint: str, bounds: Bounds, parent: QWidget) -> None:
        super().__init__(parent)
        self._bounds = bounds
        self._task: TaskId | None = None
        self._title = ElidedLabel(title, self)
        self._count = SafeLabel("", self)
        self._count.setObjectName("muted")
        self._open = IconButton("edit", self.tr("Write in the editor"), parent=self)
        self._open.clicked.connect(self.editor_asked)
        self._field = FieldEditor(LEAST_LINES, MOST_LINES, self)
        self._field.set_hint(hint)
        self._field.text_edited.connect(self.text_edited)
        self.set_title(title)
        line = QHBoxLayout()
        line.setSpacing(6)
        line.addWidget(self._title, 1)
        line.addWidget(self._count)
        line.addWidget(self._open)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(line)
        column.addWidget(self._field)

    def set_title(self, title: str) -> None:
        """Say what is written here."""
        self._title.setText(title)
        self._field.setAccessibleName(title)
        self._open.set_words(self.tr("{}: write in the editor").format(title))

    def field(self) -> FieldEditor:
        """Return the field itself."""
        return self._field

    def show_text(self, task: TaskId, text: str, *, lacks: bool, read_only: bool) -> None:
        """Show a text of a task; emits nothing.

        Args:
            lacks: Whether the text is too short or too long to be done with.
        """
        if task == self._task:
            self._field.show_text(text)
        else:
            self._field.start_at(text)
        self._task = task
        self._field.setReadOnly(read_only)
        number = count_words(text)
        self._count.setText(word_count(number, least=self._bounds.least, most=self._bounds.most))
        ink = "warn" if lacks else ""
        if self._count.property("ink") != ink:
            self._count.setProperty("ink", ink)
            restyle(self._count)
