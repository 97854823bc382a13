"""The mark that is looked at: its severity, its comment, and what can be done with it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from trainer_desk.ui.safe import ElidedLabel
from trainer_desk.ui.widgets.controls import IconButton
from trainer_desk.ui.widgets.decision_section import Severity
from trainer_desk.ui.widgets.field_editor import FieldEditor
from trainer_desk.ui.widgets.flow import FlowLayout
from trainer_desk.ui.widgets.mark_acts import MarkAct
from trainer_desk.ui.widgets.marks_list import ListedMark, MarkState
from trainer_desk.work.asking import Scale

_OPEN = (MarkState.MADE, MarkState.ALTERED, MarkState.GONE)


class MarkDetails(QWidget):
    """Shows one mark.

    Signals:
        asked (MarkAct, object): The trainer wants something done with it; carries with what.
    """

    asked = Signal(object, object)

    def __init__(self, scale: Scale | None, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mark: ListedMark | None = None
        self._read_only = False
        self._graded = scale is not None
        self._words = ElidedLabel("", self)
        self._words.setObjectName("muted")
        self._severity = Severity(scale or Scale(), language, self)
        self._severity.given.connect(lambda value: self.asked.emit(MarkAct.GRADE, value))
        self._comment = FieldEditor(1, 5, self)
        self._comment.setAccessibleName(self.tr("Comment on the mark"))
        self._comment.set_hint(self.tr("Comment (Ctrl+Shift+C)"))
        self._comment.installEventFilter(self)
        self._comment.text_edited.connect(lambda text: self.asked.emit(MarkAct.COMMENT, text))
        self._accept = self._button(self.tr("Accept"), MarkAct.ACCEPT)
        self._accept_alike = self._button(self.tr("All like it"), MarkAct.ACCEPT_ALIKE)
        self._reject = self._button(self.tr("Reject"), MarkAct.REJECT)
        self._keep = self._button(self.tr("It is still right"), MarkAct.KEEP)
        self._go = IconButton("eye", self.tr("Show the place"), parent=self)
        self._go.clicked.connect(lambda: self.asked.emit(MarkAct.GO, None))
        self._delete = IconButton("trash", self.tr("Delete the mark"), parent=self)
        self._delete.clicked.connect(lambda: self.asked.emit(MarkAct.DELETE, None))
        self._lay_out()
        self.hide()

    def show_mark(self, mark: ListedMark | None, *, read_only: bool) -> None:
        """Show a mark, or nothing; emits nothing."""
        same = mark is not None and self._mark is not None and mark.key == self._mark.key
        self._mark, self._read_only = mark, read_only
        self.setVisible(mark is not None)
        if mark is None:
            return
        state, made = mark.state, mark.state in _OPEN
        self._words.setText(self._told(state))
        self._words.setVisible(bool(self._words.text()))
        self._severity.setVisible(self._graded and made)
        self._severity.show_grade(mark.severity, read_only=read_only)
        if same:
            self._comment.show_text(mark.comment)
        else:
            self._comment.start_at(mark.comment)
        self._comment.setVisible(made)
        self._comment.setReadOnly(read_only)
        proposed = state in (MarkState.PROPOSED, MarkState.REJECTED) and not read_only
        self._accept.setVisible(proposed)
        self._accept_alike.setVisible(state is MarkState.PROPOSED and not read_only)
        self._reject.setVisible(state is MarkState.PROPOSED and not read_only)
        self._keep.setVisible(state is MarkState.ALTERED and not read_only)
        self._delete.setVisible(made and not read_only)
        self._go.setVisible(state is not MarkState.GONE)

    def focus_comment(self) -> bool:
        """Give the comment the keyboard; tell whether there is one to write."""
        if self._comment.isHidden() or self._read_only:
            return False
        self._comment.setFocus()
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leave the comment by Esc."""
        pressed = event.key() if isinstance(event, QKeyEvent) else None
        if event.type() == QEvent.Type.KeyPress and pressed == Qt.Key.Key_Escape:
            self.asked.emit(MarkAct.BACK, None)
            return True
        return super().eventFilter(watched, event)

    def _told(self, state: MarkState) -> str:
        match state:
            case MarkState.ALTERED:
                return self.tr("The text below this mark was changed since.")
            case MarkState.GONE:
                return self.tr("The text below this mark was removed.")
            case MarkState.PROPOSED:
                return self.tr("Proposed by a word list.")
            case MarkState.REJECTED:
                return self.tr("Proposed by a word list and rejected.")
            case _:
                return ""

    def _button(self, text: str, act: MarkAct) -> QPushButton:
        button = QPushButton(text, self)
        button.clicked.connect(lambda: self.asked.emit(act, None))
        return button

    def _lay_out(self) -> None:
        row = FlowLayout(spacing=4)
        for button in (self._accept, self._accept_alike, self._reject, self._keep):
            row.addWidget(button)
        for icon in (self._go, self._delete):
            row.addWidget(icon)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for part in (self._words, self._severity, self._comment):
            column.addWidget(part)
        column.addLayout(row)
