"""The settings: shown, changed, kept for the next start."""

from __future__ import annotations

import logging
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from trainer_desk.settings import Settings, SettingsError, with_setting

log = logging.getLogger(__name__)


class Preferences(QObject):
    """Holds the settings in force and keeps every change.

    Signals:
        told (str, str): Kind and text of a notice.
    """

    told = Signal(str, str)

    def __init__(
        self, settings: Settings, save: Callable[[Settings], None], parent: QObject
    ) -> None:
        """Begin with `settings`; `save` keeps them for the next start."""
        super().__init__(parent)
        self._settings = settings
        self._save = save

    @property
    def settings(self) -> Settings:
        """The settings in force."""
        return self._settings

    def change(self, **values: object) -> None:
        """Change single settings by their names."""
        settings = self._settings
        for name, value in values.items():
            settings = with_setting(settings, name, value)
        self.use(settings)

    def use(self, settings: Settings) -> None:
        """Let other settings be in force, and keep them."""
        self._settings = settings
        try:
            self._save(settings)
        except (OSError, SettingsError) as error:
            log.warning("settings not saved: %s", type(error).__name__)
            self.told.emit(
                "bad", self.tr("The settings hold until you close; they cannot be saved.")
            )
