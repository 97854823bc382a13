"""Light and dark, and the size of everything."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from trainer_desk.ui.controllers.composing import Composing
from trainer_desk.ui.controllers.rendering import Renderer
from trainer_desk.ui.controllers.task_flow import TaskFlow
from trainer_desk.ui.controllers.task_screen import TaskScreen
from trainer_desk.ui.markdown import Colours
from trainer_desk.ui.theme import Scheme, Theme, apply, system_scheme
from trainer_desk.ui.window import Window

ZOOM_STEPS = (60, 70, 80, 90, 100, 110, 125, 140, 160, 180, 200, 225, 250)


class Appearance(QObject):
    """Puts the theme on the application and keeps it there.

    Signals:
        themed (Theme): The theme changed; who paints by hand paints anew.
        zoom_changed (int): The size changed, in percent.
        choice_changed (str): "system", "light" or "dark" was chosen.
    """

    themed = Signal(object)
    zoom_changed = Signal(int)
    choice_changed = Signal(str)

    def __init__(self, app: QApplication, *, choice: str, zoom: int, parent: QObject) -> None:
        super().__init__(parent)
        self._app = app
        self._choice = choice
        self._zoom = zoom
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._follow_system)
        self._theme = self._make()

    @property
    def theme(self) -> Theme:
        """The theme in use."""
        return self._theme

    @property
    def zoom(self) -> int:
        """The size in percent."""
        return self._zoom

    def dress(self) -> None:
        """Put the theme on the application, and say so."""
        self._theme = self._make()
        apply(self._app, self._theme)
        self.themed.emit(self._theme)

    def choose(self, choice: str) -> None:
        """Use "light", "dark", or what the "system" says."""
        self._choice = choice
        self.dress()
        self.choice_changed.emit(choice)

    def toggle(self) -> None:
        """Turn light to dark and back."""
        dark = self._theme.scheme is Scheme.DARK
        self.choose(Scheme.LIGHT.value if dark else Scheme.DARK.value)

    def set_zoom(self, percent: int) -> None:
        """Set the size of everything."""
        if percent != self._zoom:
            self._zoom = percent
            self.dress()
            self.zoom_changed.emit(percent)

    def zoom_by(self, steps: int) -> None:
        """Go to a larger (1) or smaller (-1) size."""
        nearest = min(range(len(ZOOM_STEPS)), key=lambda at: abs(ZOOM_STEPS[at] - self._zoom))
        at = max(0, min(len(ZOOM_STEPS) - 1, nearest + steps))
        self.set_zoom(ZOOM_STEPS[at])

    def _follow_system(self) -> None:
        if self._choice == "system":
            self.dress()

    def _make(self) -> Theme:
        scheme = system_scheme() if self._choice == "system" else Scheme(self._choice)
        return Theme.of(scheme, self._zoom / 100)


class Dressing(QObject):
    """Lets what reads or paints in a theme follow it, whether it is there or comes late."""

    def __init__(
        self,
        window: Window,
        flow: TaskFlow,
        screen: TaskScreen,
        renderer: Renderer,
        composing: Composing,
        appearance: Appearance,
    ) -> None:
        super().__init__(window)
        self._flow = flow
        self._screen = screen
        self._renderer = renderer
        self._parts = (window.responses, window.prompt, window.editor, composing)
        self._late = (window.late_guidelines, window.centre.remark)
        for pane in self._late:
            pane.then(lambda built: built.set_theme(appearance.theme))
        appearance.themed.connect(self.dress)

    def dress(self, theme: Theme) -> None:
        """Show everything in a theme."""
        self._renderer.set_colours(Colours.of(theme.tokens))
        for part in self._parts:
            part.set_theme(theme)
        for pane in self._late:
            if pane.built is not None:
                pane.built.set_theme(theme)
        if self._flow.task is not None:
            self._screen.render_again()
