"""What a trainer has to say about the task itself: a flag and a note."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from trainer_desk.ui.safe import ElidedLabel, safe_tooltip
from trainer_desk.ui.widgets.answer_section import lock
from trainer_desk.ui.widgets.controls import Chip, icon
from trainer_desk.ui.widgets.field_editor import FieldEditor
from trainer_desk.work.draft import Draft
from trainer_desk.work.ids import TaskId


class NoteField(QWidget):
    """A note for the team lead, with a flag beside its title.

    Signals:
        flag_changed (bool): The trainer flagged the task, or no longer.
        note_changed (str): The trainer changed the note.
    """

    flag_changed = Signal(bool)
    note_changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._task: TaskId | None = None
        title = ElidedLabel(self.tr("Note for the team lead"), self)
        title.setObjectName("headingTitle")
        self._flag = Chip(self.tr("Flag"), checkable=True, parent=self)
        self._flag.setIcon(icon("flag"))
        self._flagged = False
        safe_tooltip(self._flag, self.tr("Flag the task for the team lead"))
        self._flag.setAccessibleName(self.tr("Flag the task for the team lead"))
        self._flag.clicked.connect(self._press)
        self._note = FieldEditor(1, 6, self)
        self._note.setAccessibleName(self.tr("Note for the team lead"))
        self._note.set_hint(self.tr("Is something wrong with the task itself?"))
        self._note.text_edited.connect(self.note_changed)
        line = QHBoxLayout()
        line.setSpacing(6)
        line.addWidget(title, 1)
        line.addWidget(self._flag)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(line)
        column.addWidget(self._note)

    def show_note(self, task: TaskId, draft: Draft, *, read_only: bool) -> None:
        """Show flag and note of a task; emits nothing."""
        if draft.flagged != self._flagged:
            self._flagged = draft.flagged
            self._flag.setIcon(icon("flag", "accent" if draft.flagged else "muted"))
        self._flag.setChecked(draft.flagged)
        lock(self._flag, locked=read_only)
        if task == self._task:
            self._note.show_text(draft.note)
        else:
            self._note.start_at(draft.note)
        self._task = task
        self._note.setReadOnly(read_only)

    def _press(self) -> None:
        # Qt has toggled the chip already; only the draft decides.
        self._flag.setChecked(self._flagged)
        self.flag_changed.emit(not self._flagged)
