"""What looks odd in work that is about to be finished: asked once, and never in the way."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from trainer_desk.ui.safe import SafeLabel, safe_tooltip
from trainer_desk.ui.widgets.alerts import alert
from trainer_desk.ui.widgets.controls import IconButton
from trainer_desk.ui.widgets.notices import Picture

MOST = 4
"""Doubts that are told at once; the rest is only counted."""


class DoubtBar(QFrame):
    """A few sentences, each with the way to its place and a way to be left alone with it.

    Signals:
        show_asked (int): The trainer wants to see the place of a doubt; carries its number.
        mute_asked (int): The trainer does not want to be asked this again in the batch.
        done_asked (): The trainer means it so, and is done.
        closed (): The trainer wants to look at it again.
    """

    show_asked = Signal(int)
    mute_asked = Signal(int)
    done_asked = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("doubtBar")
        self._rows: list[QWidget] = []
        self._title = SafeLabel(self.tr("Is this as you mean it?"), self)
        self._title.setObjectName("remarkTitle")
        self._more = SafeLabel("", self)
        self._more.setObjectName("muted")
        self._done = QPushButton(self.tr("Done anyway"), self)
        self._done.setObjectName("doneAnyway")
        self._done.clicked.connect(self.done_asked)
        close = IconButton("close", self.tr("Look at it again"), parent=self)
        close.clicked.connect(self.closed)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(Picture("question", "warn", 16, self))
        head.addWidget(self._title)
        head.addWidget(self._more, 1)
        head.addWidget(self._done)
        head.addWidget(close)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(12, 8, 8, 8)
        self._column.setSpacing(4)
        self._column.addLayout(head)
        self.hide()

    def show_doubts(self, sentences: tuple[str, ...], placed: tuple[bool, ...]) -> None:
        """Say what looks odd; emits nothing.

        Args:
            sentences: One for each doubt.
            placed: For each, whether it has a place to go to.
        """
        self._clear()
        for number, words in enumerate(sentences[:MOST]):
            row = self._row(number, words, placed=placed[number])
            self._rows.append(row)
            self._column.addWidget(row)
            row.show()
        more = len(sentences) - MOST
        self._more.setText(self.tr("and %n more", "", more) if more > 0 else "")
        self.setAccessibleName(" ".join((self._title.text(), *sentences)))
        self.show()
        alert(self)

    def show_nothing(self) -> None:
        """Go away; emits nothing."""
        self._clear()
        self.hide()

    def sentences(self) -> tuple[str, ...]:
        """Return what is said at the moment."""
        return tuple(row.accessibleName() for row in self._rows)

    def _clear(self) -> None:
        for row in self._rows:
            row.hide()
            row.deleteLater()
        self._rows = []

    def _row(self, number: int, words: str, *, placed: bool) -> QWidget:
        row = QWidget(self)
        row.setAccessibleName(words)
        said = SafeLabel(words, row)
        said.setWordWrap(True)
        line = QHBoxLayout(row)
        line.setContentsMargins(24, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(said, 1)
        if placed:
            show = QPushButton(self.tr("Show"), row)
            show.setAccessibleName(self.tr("Show: {}").format(words))
            show.clicked.connect(partial(self.show_asked.emit, number))
            line.addWidget(show, 0, Qt.AlignmentFlag.AlignTop)
        mute = QPushButton(self.tr("Do not ask again"), row)
        mute.setFlat(True)
        safe_tooltip(mute, self.tr("Do not ask this again in this batch"))
        mute.setAccessibleName(self.tr("Do not ask again in this batch: {}").format(words))
        mute.clicked.connect(partial(self.mute_asked.emit, number))
        line.addWidget(mute, 0, Qt.AlignmentFlag.AlignTop)
        return row
