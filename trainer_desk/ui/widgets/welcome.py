"""What one sees before there is a task: how to begin, and what was open last."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from trainer_desk.ui.safe import SafeLabel
from trainer_desk.ui.widgets.controls import Card, MainButton, PageButton
from trainer_desk.ui.widgets.flow import FlowLayout


class Welcome(QWidget):
    """The empty state of the window.

    Signals:
        open_asked (): The trainer wants to choose files.
        sample_asked (): The trainer wants to try the sample batch.
        further_sample_asked (): The trainer wants to try the second one.
        batch_chosen (int): A batch that is on the desk was picked, by its key.
        recent_chosen (str): A file opened earlier was picked.
    """

    open_asked = Signal()
    sample_asked = Signal()
    further_sample_asked = Signal()
    batch_chosen = Signal(int)
    recent_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = SafeLabel(self.tr("Begin with a batch of tasks"), self)
        self._title.setObjectName("welcomeTitle")
        self._text = SafeLabel(
            self.tr(
                "Drop a file here, or choose one: a .tdbatch, or JSON, JSONL and CSV "
                "with prompts and responses. It stays on this computer until you deliver it."
            ),
            self,
        )
        self._text.setObjectName("welcomeText")
        self._text.setWordWrap(True)
        self._open = MainButton(self.tr("Open a batch…"), "", self)
        self._open.setObjectName("mainButton")
        self._open.clicked.connect(self.open_asked)
        self._sample = PageButton(self.tr("Try the sample batch"), self)
        self._sample.clicked.connect(self.sample_asked)
        self._further = PageButton(
            self.tr("Try the second sample: refuse, mark, check facts, write"), self
        )
        self._further.setObjectName("furtherSample")
        self._further.clicked.connect(self.further_sample_asked)
        for button in (self._open, self._sample, self._further):
            button.setAutoDefault(True)  # so that Return presses it
        self._batches = self._list(self.tr("On your desk"))
        self._batches.itemActivated.connect(self._pick_batch)
        self._recent = self._list(self.tr("Opened lately"))
        self._recent.itemActivated.connect(self._pick_recent)
        self._lay_out()
        self.show_batches(())
        self.show_recent(())

    def show_batches(self, batches: Sequence[tuple[int, str, str]]) -> None:
        """List the batches on the desk: key, title, how far they are."""
        self._batches.clear()
        for key, title, progress in batches:
            item = QListWidgetItem(f"{title}\n{progress}")
            item.setData(Qt.ItemDataRole.UserRole, key)
            self._batches.addItem(item)
        self._batch_card.setVisible(bool(batches))

    def show_recent(self, files: Sequence[str]) -> None:
        """List files opened earlier."""
        self._recent.clear()
        for name in files:
            path = PurePath(name)
            item = QListWidgetItem(f"{path.name}\n{path.parent}")
            item.setData(Qt.ItemDataRole.UserRole, name)
            self._recent.addItem(item)
        self._recent_card.setVisible(bool(files))

    def focus_first(self) -> None:
        """Put the focus where Return does the most likely thing."""
        if self._batches.count():
            self._batches.setCurrentRow(0)
            self._batches.setFocus()
        else:
            self._open.setFocus()

    def _list(self, name: str) -> QListWidget:
        found = QListWidget(self)
        found.setAccessibleName(name)
        found.setObjectName("cardList")
        found.itemClicked.connect(found.itemActivated)
        return found

    def _card(self, title: str, content: QListWidget) -> Card:
        card = Card(self)
        name = SafeLabel(title, card)
        name.setObjectName("cardTitle")
        card.header.addWidget(name)
        card.header.addStretch(1)
        card.body.addWidget(content)
        return card

    def _lay_out(self) -> None:
        self._batch_card = self._card(self.tr("On your desk"), self._batches)
        self._recent_card = self._card(self.tr("Opened lately"), self._recent)
        # In one line they would keep the whole window wide, also where the page is not seen.
        buttons = FlowLayout(spacing=8)
        for button in (self._open, self._sample, self._further):
            buttons.addWidget(button)
        cards = QHBoxLayout()
        cards.setSpacing(12)
        cards.addWidget(self._batch_card, 1)
        cards.addWidget(self._recent_card, 1)
        inner = QWidget(self)
        inner.setMaximumWidth(self.fontMetrics().averageCharWidth() * 130)
        column = QVBoxLayout(inner)
        column.setSpacing(12)
        column.addStretch(1)
        column.addWidget(self._title)
        column.addWidget(self._text)
        column.addLayout(buttons)
        column.addSpacing(12)
        column.addLayout(cards, 4)
        column.addStretch(1)
        row = QHBoxLayout(self)
        row.addStretch(1)
        row.addWidget(inner, 8)
        row.addStretch(1)

    def _pick_batch(self, item: QListWidgetItem) -> None:
        self.batch_chosen.emit(item.data(Qt.ItemDataRole.UserRole))

    def _pick_recent(self, item: QListWidgetItem) -> None:
        self.recent_chosen.emit(item.data(Qt.ItemDataRole.UserRole))
