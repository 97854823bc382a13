"""Earlier versions of a text, each compared with what it is now."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QDateTime, QLocale, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from trainer_desk.ui.safe import SafeLabel
from trainer_desk.ui.theme import Theme, reading_font, tabular
from trainer_desk.ui.widgets.controls import EmptyState
from trainer_desk.ui.widgets.diff_view import DiffView
from trainer_desk.values import dataclass

if TYPE_CHECKING:
    from trainer_desk.text.diff import Diff


@dataclass(frozen=True, slots=True)
class ShownVersion:
    """An earlier version of a text.

    Attributes:
        saved_at: When it was saved, timezone-aware.
        words: Number of words in it.
    """

    text: str
    saved_at: datetime
    words: int


class HistoryView(QWidget):
    """Lists versions, newest first, and shows what changed from the chosen one until now.

    Signals:
        diff_wanted (str, str, int): Asks for `diff(version, now)`; answer by `show_diff` with the
            same number.
        restore_asked (str): The user wants this version back.
    """

    diff_wanted = Signal(object, object, int)
    restore_asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._versions: tuple[ShownVersion, ...] = ()
        self._now = ""
        self._asked = 0
        self._list = QListWidget(self)
        self._list.setObjectName("versions")
        self._list.setAccessibleName(self.tr("Versions, newest first"))
        self._list.setFont(tabular(self._list.font()))
        self._figures = SafeLabel("", self)
        self._figures.setProperty("quiet", True)  # noqa: FBT003 - Qt's name
        self._restore = QPushButton(self.tr("Bring this version back"), self)
        self._restore.setObjectName("restoreVersion")
        self._diff = DiffView(self)
        self._diff.set_read_only(on=True)
        self._empty = EmptyState(
            self.tr("No earlier versions"),
            self.tr("Versions are kept here as the text is saved."),
            picture="history",
            parent=self,
        )
        self._lay_out()
        self._list.currentRowChanged.connect(self._choose)
        self._restore.clicked.connect(self._ask_to_restore)
        self.show_history((), "")

    def show_history(
        self, versions: tuple[ShownVersion, ...], now: str, *, read_only: bool = False
    ) -> None:
        """Show the versions of a text that is `now` as it is; the newest is chosen.

        Args:
            read_only: Whether versions can only be looked at.
        """
        self._versions = versions
        self._now = now
        self._restore.setVisible(not read_only)
        with QSignalBlocker(self._list):
            self._list.clear()
            for version in versions:
                self._list.addItem(self._item(version))
        self._split.setVisible(bool(versions))
        self._empty.setVisible(not versions)
        self._diff.clear()
        if versions:
            self._list.setCurrentRow(0)

    def show_diff(self, diff: Diff, revision: int) -> None:
        """Show the answer to `diff_wanted`; an older answer is dropped."""
        if revision != self._asked:
            return
        self._diff.show_diff(diff)
        self._figures.setText(
            self.tr("Since then +{} −{} words").format(diff.words_added, diff.words_removed)
            if diff.changes
            else self.tr("The same as now")
        )
        self._restore.setEnabled(bool(diff.changes))

    def chosen(self) -> ShownVersion | None:
        """Return the chosen version, None where there is none."""
        row = self._list.currentRow()
        return self._versions[row] if 0 <= row < len(self._versions) else None

    def set_theme(self, theme: Theme) -> None:
        """Show texts in the theme's reading font."""
        self._diff.set_reading_font(reading_font(theme))

    def _choose(self, row: int) -> None:
        if not 0 <= row < len(self._versions):
            return
        self._asked += 1
        self._restore.setEnabled(False)
        self._figures.setText("")
        self.diff_wanted.emit(self._versions[row].text, self._now, self._asked)

    def _ask_to_restore(self) -> None:
        chosen = self.chosen()
        if chosen is not None:
            self.restore_asked.emit(chosen.text)

    def _item(self, version: ShownVersion) -> QListWidgetItem:
        when = QDateTime.fromMSecsSinceEpoch(int(version.saved_at.timestamp() * 1000))
        day = QLocale().toString(when.date(), QLocale.FormatType.ShortFormat)
        time = when.toString("HH:mm:ss")
        words = self.tr("%n word(s)", "", version.words)
        return QListWidgetItem(f"{day}  {time}\n{words}")

    def _lay_out(self) -> None:
        right = QWidget(self)
        column = QVBoxLayout(right)
        column.setContentsMargins(8, 0, 0, 0)
        row = QHBoxLayout()
        row.addWidget(self._figures, 1)
        row.addWidget(self._restore)
        column.addLayout(row)
        column.addWidget(self._diff, 1)
        self._split = QSplitter(Qt.Orientation.Horizontal, self)
        self._split.addWidget(self._list)
        self._split.addWidget(right)
        self._split.setStretchFactor(1, 1)
        self._split.setChildrenCollapsible(False)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._split, 1)
        outer.addWidget(self._empty, 1)
