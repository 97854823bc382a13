"""What most days want only some of: each part is built when it is first asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from trainer_desk.desk import Desk
from trainer_desk.late import late
from trainer_desk.ui.controllers.appearance import Appearance
from trainer_desk.ui.controllers.panes import Panes
from trainer_desk.ui.controllers.preferences import Preferences
from trainer_desk.ui.controllers.queue_screen import QueueScreen
from trainer_desk.ui.controllers.session import Session
from trainer_desk.ui.controllers.task_flow import TaskFlow
from trainer_desk.ui.controllers.traffic import Traffic
from trainer_desk.ui.controllers.writing import Writing
from trainer_desk.ui.jobs import Jobs
from trainer_desk.ui.late import Late
from trainer_desk.ui.surroundings import Surroundings
from trainer_desk.ui.window import Window
from trainer_desk.work.ids import BatchKey
from trainer_desk.work.opened import OpenTask
from trainer_desk.work.states import TaskState

if TYPE_CHECKING:
    from trainer_desk.ui.controllers import (
        remarks,
        removing,
        repetitions_screen,
        settings_screen,
        upkeep,
        welcome_screen,
    )
    from trainer_desk.ui.controllers.welcome_screen import WelcomeScreen
    from trainer_desk.ui.safe import dialogs
else:
    dialogs = late("trainer_desk.ui.safe.dialogs")
    remarks = late("trainer_desk.ui.controllers.remarks")
    removing = late("trainer_desk.ui.controllers.removing")
    repetitions_screen = late("trainer_desk.ui.controllers.repetitions_screen")
    settings_screen = late("trainer_desk.ui.controllers.settings_screen")
    upkeep = late("trainer_desk.ui.controllers.upkeep")
    welcome_screen = late("trainer_desk.ui.controllers.welcome_screen")

_CAME_BACK = (TaskState.RETURNED, TaskState.WITHDRAWN)


class AskedFor(QObject):
    """The first page, remarks, repetitions, removing, settings and upkeep; links and the like.

    Signals:
        batch_chosen (int): A batch was chosen on the first page.
        welcomed (): The first page is there, and no task any more.
        let_go (): Parcels' bytes were let go, a month after their receipts.
        told (str, str): Kind and text of a notice.
        failed (Exception): Something could not be had or done.
    """

    batch_chosen = Signal(int)
    welcomed = Signal()
    let_go = Signal()
    told = Signal(str, str)
    failed = Signal(object)

    def __init__(
        self,
        window: Window,
        flow: TaskFlow,
        desk: Desk,
        *,
        queue: QueueScreen,
        panes: Panes,
        traffic: Traffic,
        writing: Writing,
        preferences: Preferences,
        appearance: Appearance,
        session: Session,
        jobs: Jobs,
        errands: Jobs,
        around: Surroundings,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._about = around.about
        self._welcome = Late(lambda: welcome_screen.WelcomeScreen(window, desk, session, traffic))
        self._remarks = Late(
            lambda: remarks.Remarks(window, flow, desk, jobs, language=around.language)
        )
        self._repetitions = Late(
            lambda: repetitions_screen.RepetitionsScreen(window, flow, desk, errands, appearance)
        )
        self._removing = Late(lambda: removing.Removing(window, flow, desk, queue))
        self._settings = Late(
            lambda: settings_screen.SettingsScreen(
                window,
                preferences,
                around.proofreader,
                jobs,
                appearance=appearance,
                panes=panes,
                delivering=traffic.delivering,
                writing=writing,
            )
        )
        self._upkeep = Late(
            lambda: upkeep.Upkeep(
                errands, around, is_idle=lambda: flow.clock.is_idle, failed=self.failed.emit
            )
        )
        self._listen()
        flow.opened.connect(self._show_remark)

    def show_welcome(self) -> None:
        """Show how to begin, and no task any more."""
        self._welcome().show()

    def show_repetitions(self, batch: BatchKey | None) -> None:
        """Look for repetitions in a batch."""
        self._repetitions().show(batch)

    def remove_batch(self) -> None:
        """Ask whether the batch in the queue is to go out of sight."""
        self._removing().ask()

    def ask_settings(self) -> None:
        """Show the settings from their first page."""
        self._settings().ask()

    def ask_about_writing(self) -> None:
        """Show the settings of the writing check."""
        self._settings().ask_about_writing()

    def show_about(self) -> None:
        """Say what the program is."""
        dialogs.tell(self._window, self.tr("About Trainer Desk"), self._about)

    def open_link(self, url: str) -> None:
        """Open a link that stands in a text, if the trainer says so."""
        dialogs.confirm_link(self._window, url)

    def look_after(self) -> None:
        """Make a backup that is due, and let go of what has served its time."""
        self._upkeep().look()

    def stop(self) -> None:
        """Look no further and change nothing more."""
        if self._repetitions.built is not None:
            self._repetitions.built.stop()

    def _listen(self) -> None:
        self._welcome.then(self._hear_welcome)
        self._remarks.then(lambda part: part.failed.connect(self.failed))
        self._repetitions.then(lambda part: part.failed.connect(self.failed))
        self._removing.then(lambda part: part.removed.connect(self.show_welcome))
        self._settings.then(lambda part: part.told.connect(self.told))
        self._upkeep.then(lambda part: part.let_go.connect(self.let_go))

    def _hear_welcome(self, page: WelcomeScreen) -> None:
        page.batch_chosen.connect(self.batch_chosen)
        page.shown.connect(self.welcomed)

    def _show_remark(self, task: OpenTask) -> None:
        """Show what was said about work that came back, or take away what was shown before."""
        if task.remark or task.state in _CAME_BACK or self._remarks.built is not None:
            self._remarks().show(task)
