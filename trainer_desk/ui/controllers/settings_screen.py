"""The settings: asked for, kept, and put into effect."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from trainer_desk.check.chosen import chosen
from trainer_desk.check.proofreader import Proofreader
from trainer_desk.late import late
from trainer_desk.settings import Settings
from trainer_desk.ui.controllers.appearance import Appearance
from trainer_desk.ui.controllers.delivering import Delivering
from trainer_desk.ui.controllers.panes import Panes
from trainer_desk.ui.controllers.preferences import Preferences
from trainer_desk.ui.controllers.writing import Writing
from trainer_desk.ui.jobs import Jobs
from trainer_desk.ui.window import Window

if TYPE_CHECKING:
    from trainer_desk.ui import check_page, settings_dialog
else:
    check_page = late("trainer_desk.ui.check_page")
    settings_dialog = late("trainer_desk.ui.settings_dialog")


class SettingsScreen(QObject):
    """Shows the settings, and lets every part of the window follow them.

    Signals:
        told (str, str): Kind and text of a notice.
    """

    told = Signal(str, str)

    def __init__(
        self,
        window: Window,
        preferences: Preferences,
        proofreader: Proofreader,
        jobs: Jobs,
        *,
        appearance: Appearance,
        panes: Panes,
        delivering: Delivering,
        writing: Writing,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._preferences = preferences
        self._proofreader = proofreader
        self._jobs = jobs
        self._appearance = appearance
        self._panes = panes
        self._delivering = delivering
        self._writing = writing

    def ask(self) -> None:
        """Show the settings from their first page."""
        self._ask(page=0)

    def ask_about_writing(self) -> None:
        """Show the settings of the writing check."""
        self._ask(page=settings_dialog.WRITING)

    def _ask(self, *, page: int) -> None:
        settings = self._preferences.settings
        writing = check_page.CheckPage(settings, self._proofreader, self._jobs, self._window)
        writing.install_asked.connect(self._writing.install)
        writing.words_asked.connect(self._writing.edit_words)
        writing.taught.connect(self._writing.checking.look_again)
        dialog = settings_dialog.SettingsDialog(settings, writing, self._window)
        dialog.show_page(page)
        dialog.chosen.connect(self._use)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _use(self, settings: Settings) -> None:
        before = self._preferences.settings
        self._preferences.use(settings)
        self._appearance.set_zoom(settings.zoom)
        if settings.theme != before.theme:
            self._appearance.choose(settings.theme)
        self._panes.set_raw(raw=not settings.rendered)
        self._panes.set_linked(linked=settings.link_scrolling)
        self._delivering.use(settings.delivery_target, automatic=settings.delivery_automatic)
        if chosen(settings) != chosen(before):
            self._writing.choose(chosen(settings))
        if (settings.language, settings.trainer) != (before.language, before.trainer):
            self.told.emit("info", self.tr("Name and language change at the next start."))
