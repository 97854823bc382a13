"""What the trainer says in advance about the answer to one question."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trainer_desk.ui.safe import ElidedLabel
from trainer_desk.ui.widgets.field_editor import FieldEditor
from trainer_desk.work.ids import TaskId

_LEAST_LINES, _MOST_LINES = 1, 6


class FieldNote(QWidget):
    """A field under a question, away while nothing is said there.

    Signals:
        text_edited (str): The trainer changed the note; carries all of it. Declared as object,
            because Qt's own strings lose a leading byte order mark.
    """

    text_edited = Signal(object)

    def __init__(self, question: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._question = question
        self._task: TaskId | None = None
        self._opened = False
        self._disputes: bool | None = None
        self._title = ElidedLabel("", self)
        self._title.setObjectName("muted")
        self._field = FieldEditor(_LEAST_LINES, _MOST_LINES, self)
        self._field.text_edited.connect(self.text_edited)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self._title)
        column.addWidget(self._field)
        self._name(disputes=False)
        self.hide()

    def show_note(self, task: TaskId, note: str, *, disputes: bool, read_only: bool) -> None:
        """Show the note of a task on this question; emits nothing.

        Args:
            disputes: Whether the note disputes the question, as in a test.
        """
        if disputes != self._disputes:
            self._name(disputes=disputes)
        if task == self._task:
            self._field.show_text(note)
        else:
            self._field.start_at(note)
            self._opened = False
        self._task = task
        if self._field.isReadOnly() != read_only:
            self._field.setReadOnly(read_only)
        self.setVisible(bool(note) or self._opened)

    def open(self) -> None:
        """Show the field, and put the cursor there."""
        if self._field.isReadOnly() and not self._field.exact_text():
            return
        self._opened = True
        self.show()
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _name(self, *, disputes: bool) -> None:
        self._disputes = disputes
        if disputes:
            title, hint = self.tr("Dispute this question"), self.tr("What is wrong with it?")
        else:
            title, hint = self.tr("Note for the reviewer"), self.tr("What should they know?")
        self._title.setText(title)
        self._field.set_hint(hint)
        self._field.setAccessibleName(f"{title}: {self._question}")
