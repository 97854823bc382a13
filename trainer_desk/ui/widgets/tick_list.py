"""Things of which some are ticked off, each with all of its words."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QGridLayout,
    QRadioButton,
    QSizePolicy,
    QWidget,
)

from trainer_desk.ui.safe import SafeLabel
from trainer_desk.ui.widgets.answer_section import lock
from trainer_desk.work.asking import Option
from trainer_desk.work.ids import OptionId


class TickList(QWidget):
    """Boxes with their words beside them, on as many lines as they need; several or only one.

    Signals:
        ticked (tuple[OptionId, ...]): The trainer ticked one or took a tick back; carries all that
            are ticked, in the order of the options.
    """

    ticked = Signal(object)

    def __init__(
        self, options: Iterable[Option], language: str, parent: QWidget, *, one: bool = False
    ) -> None:
        super().__init__(parent)
        self._one = one
        self._on: tuple[OptionId, ...] = ()
        self._read_only = False
        self._boxes: dict[OptionId, QAbstractButton] = {}
        self._words: dict[QObject, OptionId] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(2)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(1, 1)
        for row, option in enumerate(options):
            words = option.title.in_language(language)
            grid.addWidget(self._box(option.id, words), row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(self._label(option.id, words), row, 1)

    def show_ticked(self, on: tuple[OptionId, ...], *, read_only: bool) -> None:
        """Show which are ticked; emits nothing."""
        self._on, self._read_only = on, read_only
        for option, box in self._boxes.items():
            box.setChecked(option in on)
            lock(box, locked=read_only)

    def first_open(self) -> QWidget:
        """Return the box of the first that is not ticked, else the first box."""
        waiting = (box for option, box in self._boxes.items() if option not in self._on)
        return next(waiting, next(iter(self._boxes.values())))

    def tick_next(self) -> bool:
        """Tick the first that is not ticked yet; tell whether there was one."""
        for option in self._boxes:
            if option not in self._on and not self._read_only:
                self._toggle(option)
                return True
        return False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let a click on the words be one on their box."""
        left = isinstance(event, QMouseEvent) and event.button() is Qt.MouseButton.LeftButton
        if left and event.type() is QEvent.Type.MouseButtonRelease and watched in self._words:
            self._toggle(self._words[watched])
            return True
        return super().eventFilter(watched, event)

    def _toggle(self, option: OptionId) -> None:
        # Qt may have toggled the box already; only the draft decides.
        self._boxes[option].setChecked(option in self._on)
        if self._read_only:
            return
        on = ({option} - set(self._on)) if self._one else (set(self._on) ^ {option})
        self.ticked.emit(tuple(each for each in self._boxes if each in on))

    def _box(self, option: OptionId, words: str) -> QAbstractButton:
        box = QRadioButton(self) if self._one else QCheckBox(self)
        # Each is pressed on its own, so that the only one can be taken back.
        box.setAutoExclusive(False)
        box.setAccessibleName(words)
        box.clicked.connect(lambda _on: self._toggle(option))
        self._boxes[option] = box
        return box

    def _label(self, option: OptionId, words: str) -> SafeLabel:
        label = SafeLabel(words, self)
        label.setWordWrap(True)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        label.setSizePolicy(policy)
        label.installEventFilter(self)
        self._words[label] = option
        return label
