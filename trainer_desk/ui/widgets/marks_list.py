"""The list of marks: what is marked where, as what, in the order of the texts."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QSizePolicy, QWidget

from trainer_desk.ui.widgets.label_looks import LabelLook, label_icon
from trainer_desk.values import dataclass
from trainer_desk.work.asking import Grade
from trainer_desk.work.ids import OptionId

_ROWS = 7
"""As many marks are seen without scrolling."""
_QUOTED = 120
"""Code points of the marked text that a line shows."""


class MarkState(Enum):
    """How a listed mark stands."""

    MADE = "made"
    ALTERED = "altered"
    GONE = "gone"
    PROPOSED = "proposed"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedMark:
    """One line of the list.

    Attributes:
        key: What it goes by.
        label: What it is marked as, with the words for it in `title`.
        place: In which text it stands, in a word.
        quote: What is marked.
    """

    key: str
    label: OptionId
    title: str
    look: LabelLook
    place: str
    quote: str
    state: MarkState = MarkState.MADE
    severity: Grade | None = None
    comment: str = ""


class MarksList(QListWidget):
    """Lists marks; the one that is looked at is the current one.

    Signals:
        mark_chosen (str): The trainer turned to a mark; carries its key.
        place_asked (): The trainer wants to go where the current mark stands.
        deletion_asked (): The trainer wants the current mark gone.
    """

    mark_chosen = Signal(str)
    deletion_asked = Signal()
    place_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("marks")
        self.setAccessibleName(self.tr("Marks"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._marks: tuple[ListedMark, ...] = ()
        self.currentRowChanged.connect(self._announce)
        self.itemActivated.connect(lambda _item: self.place_asked.emit())
        self.itemClicked.connect(lambda _item: self._announce(self.currentRow()))

    def show_marks(self, marks: tuple[ListedMark, ...], chosen: str) -> None:
        """List marks, `chosen` as the current one; emits nothing."""
        with QSignalBlocker(self):
            if marks != self._marks:
                self._marks = marks
                self.clear()
                for mark in marks:
                    self.addItem(self._item(mark))
            rows = (at for at, mark in enumerate(marks) if mark.key == chosen)
            self.setCurrentRow(next(rows, -1))
        self.setVisible(bool(marks))
        self.updateGeometry()

    def marks(self) -> tuple[ListedMark, ...]:
        """Return what is listed."""
        return self._marks

    def sizeHint(self) -> QSize:
        """As high as its lines, up to a bound."""
        lines = min(_ROWS, max(1, self.count()))
        line = self.sizeHintForRow(0) if self.count() else self.fontMetrics().height() * 2
        return QSize(200, lines * line + 2 * self.frameWidth() + 2)

    def minimumSizeHint(self) -> QSize:
        """The same height: the dock scrolls as a whole."""
        return QSize(80, self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the current mark away by Delete."""
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.deletion_asked.emit()
        else:
            super().keyPressEvent(event)

    def _announce(self, row: int) -> None:
        if 0 <= row < len(self._marks):
            self.mark_chosen.emit(self._marks[row].key)

    def _item(self, mark: ListedMark) -> QListWidgetItem:
        quote = " ".join(mark.quote[:_QUOTED].split()) or "·" * min(3, len(mark.quote))
        parts = [mark.place, self._state(mark.state), mark.title]
        if mark.severity is not None:
            parts.insert(2, self.tr("severity {}").format(mark.severity.value))
        about = " · ".join(part for part in parts if part)
        comment = " ".join(mark.comment.split())
        told = f"{about} · {comment[:_QUOTED]}" if comment else about
        proposed = mark.state in (MarkState.PROPOSED, MarkState.REJECTED)
        item = QListWidgetItem(label_icon(mark.look, proposed=proposed), f"{quote}\n{told}")
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{quote}. {told}")
        if mark.state is MarkState.REJECTED:
            font = self.font()
            font.setStrikeOut(True)
            item.setFont(font)
        return item

    def _state(self, state: MarkState) -> str:
        return {
            MarkState.MADE: "",
            MarkState.ALTERED: self.tr("text changed"),
            MarkState.GONE: self.tr("text removed"),
            MarkState.PROPOSED: self.tr("proposed"),
            MarkState.REJECTED: self.tr("rejected"),
        }[state]
