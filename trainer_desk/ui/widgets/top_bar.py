"""The bar on top: where one is, how responses are shown, the clock, and the main step."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QFont
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QPushButton, QToolButton, QWidget

from trainer_desk.ui.safe import ElidedLabel, SafeLabel, safe_tooltip
from trainer_desk.ui.widgets.controls import IconButton, MainButton, Segmented, icon, restyle

HEIGHT = 44
SECONDS_IN_HOUR = 3600
SECONDS_IN_MINUTE = 60


class TopBar(QFrame):
    """Buttons press the window's own actions; only the choice of view is announced here.

    Signals:
        mode_chosen (str): "focus", "pair" or "columns".
    """

    mode_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("topBar")
        self.menu_button = IconButton("menu", self.tr("Menu"), parent=self)
        self.menu_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.previous = IconButton("chevron-left", "", colour="text", parent=self)
        self.next = IconButton("chevron-right", "", colour="text", parent=self)
        self._position = SafeLabel("", self)
        self._position.setObjectName("position")
        self._title = ElidedLabel("", self)
        self._title.setObjectName("batchTitle")
        self._state = SafeLabel("", self)
        self._state.setObjectName("taskState")
        self._state.setProperty("ink", "ok")
        self._modes = Segmented(
            (
                ("focus", self.tr("Focus")),
                ("pair", self.tr("Pair")),
                ("columns", self.tr("Columns")),
            ),
            name=self.tr("How responses are shown"),
            parent=self,
        )
        self._modes.chosen.connect(self.mode_chosen)
        self.guidelines = QPushButton(self)
        self.guidelines.setObjectName("flat")
        self.guidelines.setCheckable(True)
        self._clock = QPushButton(self)
        self._clock_look: tuple[str, str] | None = None
        self._clock.setObjectName("flat")
        self._clock.setCheckable(True)
        self.skip = QPushButton(self)
        self.done = MainButton("", "Ctrl ⏎", self)
        self.done.setObjectName("mainButton")
        self._lay_out()
        self.set_clock(0.0, running=False, paused=False)
        self.show_nowhere()

    def set_menu(self, menu: QMenu) -> None:
        """Let the menu button open `menu`."""
        self.menu_button.setMenu(menu)

    def bind(
        self,
        *,
        previous: QAction,
        following: QAction,
        guidelines: QAction,
        pause: QAction,
        skip: QAction,
        done: QAction,
    ) -> None:
        """Let the buttons press these actions, and be enabled and checked as they are."""
        for button, action in ((self.previous, previous), (self.next, following)):
            button.set_words(_with_key(action))
            button.clicked.connect(action.trigger)
            action.changed.connect(_follow(button, action))
        for push, action in ((self.guidelines, guidelines), (self.skip, skip)):
            push.setText(action.text())
            safe_tooltip(push, _with_key(action))
            push.clicked.connect(action.trigger)
            action.changed.connect(_follow(push, action))
        safe_tooltip(self._clock, _with_key(pause))
        self._clock.clicked.connect(pause.trigger)
        pause.changed.connect(_follow(self._clock, pause))
        self.done.setText(done.text())
        self.done.clicked.connect(done.trigger)
        done.changed.connect(_follow(self.done, done))

    def show_position(self, number: int, total: int, title: str) -> None:
        """Show which task of which batch is on screen; 1 for the first."""
        self._position.setText(self.tr("{} / {}").format(number, total))
        self._position.setAccessibleName(self.tr("Task {} of {}").format(number, total))
        self._title.setText(title)
        self.show_state("")
        self._show_task_controls(shown=True)

    def show_state(self, words: str, more: str = "", *, ink: str = "ok") -> None:
        """Say how a task stands that is over, "" for one to be worked on.

        Args:
            more: What can be done about it, as a tooltip.
            ink: The token it is written in.
        """
        if self._state.property("ink") != ink:
            self._state.setProperty("ink", ink)
            restyle(self._state)
        self._state.setText(words)
        self._state.setVisible(bool(words))
        safe_tooltip(self._state, more)

    def show_nowhere(self) -> None:
        """Show that no task is on screen."""
        self._position.setText("")
        self._title.setText("")
        self.show_state("")
        self._show_task_controls(shown=False)

    def set_mode(self, mode: str) -> None:
        """Show how responses are shown; emits nothing."""
        self._modes.set_chosen(mode)

    def set_modes_enabled(self, *, pair: bool) -> None:
        """Let more than one response be shown at once, or offer no choice where there is one."""
        self._modes.setVisible(pair)
        self._modes.set_option_enabled("pair", on=pair)
        self._modes.set_option_enabled("columns", on=pair)

    def set_clock(self, active_seconds: float, *, running: bool, paused: bool) -> None:
        """Show the active time on the task, and whether it runs."""
        time = clock_text(active_seconds)
        self._clock.setText(time)
        look = ("pause" if paused else "clock", "muted" if running else "warn")
        if look != self._clock_look:
            self._clock_look = look
            self._clock.setIcon(icon(*look))
        self._clock.setChecked(paused)
        states = (
            self.tr("Active time {}, paused")
            if paused
            else self.tr("Active time {}")
            if running
            else self.tr("Active time {}, standing still: no input")
        )
        self._clock.setAccessibleName(states.format(time))

    def _show_task_controls(self, *, shown: bool) -> None:
        for control in (
            self.previous,
            self.next,
            self._modes,
            self.guidelines,
            self._clock,
            self.skip,
            self.done,
        ):
            control.setVisible(shown)

    def _lay_out(self) -> None:
        figures = QFont(self._clock.font())
        figures.setFeature(QFont.Tag("tnum"), 1)
        self._clock.setFont(figures)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 12, 0)
        row.setSpacing(8)
        for part in (self.menu_button, self.previous, self.next, self._position):
            row.addWidget(part)
        row.addWidget(self._state)
        row.addWidget(self._title, 1, Qt.AlignmentFlag.AlignVCenter)
        for wide in (self._modes, self.guidelines, self._clock, self.skip, self.done):
            row.addWidget(wide)


def clock_text(seconds: float) -> str:
    """Return a time as "06:12" or "1:06:12"."""
    whole = int(seconds)
    hours, rest = divmod(whole, SECONDS_IN_HOUR)
    minutes, left = divmod(rest, SECONDS_IN_MINUTE)
    return f"{hours}:{minutes:02}:{left:02}" if hours else f"{minutes:02}:{left:02}"


def _with_key(action: QAction) -> str:
    key = action.shortcut().toString(action.shortcut().SequenceFormat.NativeText)
    return f"{action.text()} ({key})" if key else action.text()


def _follow(button: QPushButton | QToolButton, action: QAction) -> object:
    def follow() -> None:
        button.setEnabled(action.isEnabled())
        if button.isCheckable() and action.isCheckable():
            button.setChecked(action.isChecked())

    return follow
