"""What there is to begin with, where no task is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from trainer_desk.desk import Desk
from trainer_desk.ui.batch_titles import title_of
from trainer_desk.ui.controllers.session import Session
from trainer_desk.ui.controllers.traffic import Traffic
from trainer_desk.ui.window import Window
from trainer_desk.work.states import BatchRow

if TYPE_CHECKING:
    from trainer_desk.ui.widgets.welcome import Welcome


class WelcomeScreen(QObject):
    """Fills the first page and does what it asks for.

    Signals:
        batch_chosen (int): A batch is to be worked on.
        shown (): The page is there, and no task any more.
    """

    batch_chosen = Signal(int)
    shown = Signal()

    def __init__(self, window: Window, desk: Desk, session: Session, traffic: Traffic) -> None:
        super().__init__(window)
        self._window = window
        self._desk = desk
        self._session = session
        self._traffic = traffic
        window.centre.welcome.then(self._listen)

    def show(self) -> None:
        """Show how to begin."""
        window, page = self._window, self._window.welcome
        rows = self._desk.batches()
        page.show_batches([(int(row.key), title_of(row), self._progress(row)) for row in rows])
        page.show_recent(self._session.recent())
        window.show_welcome()
        window.verdict.show_nothing()
        window.top_bar.show_nowhere()
        page.focus_first()
        self.shown.emit()

    def _listen(self, page: Welcome) -> None:
        importing = self._traffic.importing
        page.open_asked.connect(importing.ask)
        page.sample_asked.connect(importing.open_sample)
        page.further_sample_asked.connect(importing.open_further_sample)
        page.batch_chosen.connect(self.batch_chosen)
        page.recent_chosen.connect(self._traffic.open_recent)

    def _progress(self, row: BatchRow) -> str:
        return self.tr("{} of {} done").format(row.total - row.unfinished, row.total)
