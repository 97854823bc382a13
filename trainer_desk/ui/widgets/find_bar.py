"""The bar that finds in a text, and replaces where the text may change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPushButton, QToolButton, QVBoxLayout

from trainer_desk.late import late
from trainer_desk.ui.safe import SafeLabel, safe_tooltip
from trainer_desk.ui.theme import tabular
from trainer_desk.ui.widgets.controls import IconButton, restyle

if TYPE_CHECKING:
    from trainer_desk.text import find
    from trainer_desk.text.find import Query
else:
    find = late("trainer_desk.text.find")


class FindBar(QFrame):
    """What to find and how, and how often it was found.

    Enter and Shift+Enter step, Esc closes.

    Signals:
        query_changed (Query): What to find changed; an empty pattern finds nothing.
        step_asked (int): 1 for the next match, -1 for the previous one.
        replace_asked (str): Replace the current match by this.
        replace_all_asked (str): Replace every match by this.
        closed (): The bar was closed.
    """

    query_changed = Signal(object)
    step_asked = Signal(int)
    replace_asked = Signal(object)
    replace_all_asked = Signal(object)
    closed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)  # type: ignore[arg-type]
        self.setObjectName("findBar")
        self._pattern = self._field("findPattern", self.tr("Find"))
        self._case = self._switch("findCase", self.tr("Aa"), self.tr("Match capitals"))
        self._word = self._switch("findWord", self.tr("W"), self.tr("Whole words only"))
        self._regex = self._switch("findRegex", ".*", self.tr("Regular expression"))
        self._count = SafeLabel("", self)
        self._count.setObjectName("findCount")
        self._count.setFont(tabular(self.font()))
        self._replacement = self._field("findReplacement", self.tr("Replace with"))
        self._one = QPushButton(self.tr("Replace"), self)
        self._all = QPushButton(self.tr("Replace all"), self)
        self._lay_out()
        self._connect()
        self.show_count(0, 0)

    def query(self) -> Query:
        """Return what is asked for."""
        return find.Query(
            pattern=self._pattern.text(),
            regex=self._regex.isChecked(),
            match_case=self._case.isChecked(),
            whole_word=self._word.isChecked(),
        )

    def open(self, pattern: str = "", *, replace: bool = False) -> None:
        """Show the bar with the cursor in it; a non-empty one-line `pattern` is taken over."""
        self.set_replacing(on=replace)
        if pattern and "\n" not in pattern:
            self.set_pattern(pattern)
        self.show()
        self._pattern.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._pattern.selectAll()

    def set_pattern(self, pattern: str) -> None:
        """Put `pattern` into the field; emits nothing."""
        with QSignalBlocker(self._pattern):
            self._pattern.setText(pattern)

    def set_replacing(self, *, on: bool) -> None:
        """Show or hide what replaces."""
        for part in (self._replacement, self._one, self._all):
            part.setVisible(on)

    def show_count(self, current: int, total: int) -> None:
        """Say that match `current` (1 for the first, 0 for none) of `total` is on screen."""
        if not self._pattern.text():
            self._say("", bad=False)
        elif total == 0:
            self._say(self.tr("Not found"), bad=True)
        elif current == 0:
            self._say(self.tr("%n match(es)", "", total), bad=False)
        else:
            self._say(self.tr("{} of {}").format(current, total), bad=False)
        for button in (self._one, self._all):
            button.setEnabled(total > 0)

    def show_error(self, reason: str) -> None:
        """Say why the pattern cannot be looked for."""
        self._say(reason, bad=True)
        for button in (self._one, self._all):
            button.setEnabled(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Step on Enter, also backwards, without leaving the field."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                return False
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                return False
            if watched is self._replacement:
                self.replace_asked.emit(self._replacement.text())
            else:
                back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
                self.step_asked.emit(-1 if back else 1)
            return True
        return False

    def close_bar(self) -> None:
        """Hide the bar and say so."""
        self.hide()
        self.closed.emit()

    def _say(self, words: str, *, bad: bool) -> None:
        self._count.setText(words)
        self._count.setProperty("ink", "bad" if bad else None)
        self._count.setProperty("quiet", not bad)
        restyle(self._count)

    def _field(self, name: str, words: str) -> QLineEdit:
        field = QLineEdit(self)
        field.setObjectName(name)
        field.setPlaceholderText(words)
        field.setAccessibleName(words)
        field.installEventFilter(self)
        return field

    def _switch(self, name: str, sign: str, words: str) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(name)
        button.setText(sign)
        button.setCheckable(True)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        safe_tooltip(button, words)
        button.setAccessibleName(words)
        button.toggled.connect(lambda _on: self.query_changed.emit(self.query()))
        return button

    def _connect(self) -> None:
        self._pattern.textChanged.connect(lambda _text: self.query_changed.emit(self.query()))
        self._one.clicked.connect(lambda: self.replace_asked.emit(self._replacement.text()))
        self._all.clicked.connect(lambda: self.replace_all_asked.emit(self._replacement.text()))

    def _lay_out(self) -> None:
        back = IconButton("chevron-up", self.tr("Previous match"), parent=self)
        back.clicked.connect(lambda: self.step_asked.emit(-1))
        on = IconButton("chevron-down", self.tr("Next match"), parent=self)
        on.clicked.connect(lambda: self.step_asked.emit(1))
        close = IconButton("close", self.tr("Close"), parent=self)
        close.clicked.connect(self.close_bar)
        finding = QHBoxLayout()
        finding.setSpacing(4)
        finding.addWidget(self._pattern, 1)
        for part in (self._case, self._word, self._regex, self._count, back, on, close):
            finding.addWidget(part)
        replacing = QHBoxLayout()
        replacing.setSpacing(4)
        replacing.addWidget(self._replacement, 1)
        replacing.addWidget(self._one)
        replacing.addWidget(self._all)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 6, 8, 6)
        column.setSpacing(4)
        column.addLayout(finding)
        column.addLayout(replacing)
