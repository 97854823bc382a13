"""What comes in and what goes out, put together: files, forms, parcels and receipts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from trainer_desk.desk import Desk
from trainer_desk.late import late
from trainer_desk.settings import Settings
from trainer_desk.ui.controllers.delivering import Delivering
from trainer_desk.ui.controllers.notice_board import NoticeBoard
from trainer_desk.ui.controllers.session import Session
from trainer_desk.ui.controllers.task_flow import TaskFlow
from trainer_desk.ui.jobs import Jobs
from trainer_desk.ui.late import Late
from trainer_desk.ui.surroundings import Surroundings
from trainer_desk.ui.window import Window
from trainer_desk.work.ids import BatchKey

if TYPE_CHECKING:
    from trainer_desk.ui.controllers import (
        arrivals,
        by_hand,
        delivery_screen,
        exporting,
        forms,
        importing,
        targeting,
    )
    from trainer_desk.ui.controllers.arrivals import Arrivals
    from trainer_desk.ui.controllers.by_hand import ByHand
    from trainer_desk.ui.controllers.delivery_screen import DeliveryScreen
    from trainer_desk.ui.controllers.importing import Importing
    from trainer_desk.ui.delivery_sentences import Step
else:
    arrivals = late("trainer_desk.ui.controllers.arrivals")
    by_hand = late("trainer_desk.ui.controllers.by_hand")
    delivery_screen = late("trainer_desk.ui.controllers.delivery_screen")
    exporting = late("trainer_desk.ui.controllers.exporting")
    forms = late("trainer_desk.ui.controllers.forms")
    importing = late("trainer_desk.ui.controllers.importing")
    targeting = late("trainer_desk.ui.controllers.targeting")


class Traffic(QObject):
    """Imports, exports, forms and delivery; what comes of them is said on the notice board.

    All but the rounds of delivery are built when they are first asked for.

    Attributes:
        delivering: Rounds of delivery.

    Signals:
        changed (Change): Tasks moved on, came back, or new batches were delivered.
        target_chosen (str, bool): Where finished work goes from now on, and whether by itself.
    """

    changed = Signal(object)
    target_chosen = Signal(str, bool)

    def __init__(
        self,
        window: Window,
        flow: TaskFlow,
        desk: Desk,
        errands: Jobs,
        notices: NoticeBoard,
        session: Session,
        around: Surroundings,
        settings: Settings,
        *,
        open_batch: Callable[[int], None],
    ) -> None:
        super().__init__(window)
        self._window = window
        self._flow = flow
        self._desk = desk
        self._errands = errands
        self._notices = notices
        self._session = session
        self._around = around
        self._open_batch = open_batch
        self.delivering = self._new_delivering(settings)
        self._importing = Late(self._new_importing)
        self._exporting = Late(lambda: exporting.Exporting(window, desk, errands))
        self._forms = Late(lambda: forms.Forms(window, desk, errands, language=around.language))
        self._by_hand = Late(self._new_by_hand)
        self._arrivals = Late(self._new_arrivals)
        self._targeting = Late(lambda: targeting.Targeting(window, around.courier, errands))
        self._delivery = Late(self._new_delivery)
        flow.changed.connect(self.delivering.note_change)
        self._connect()

    @property
    def importing(self) -> Importing:
        """Batches out of files."""
        return self._importing()

    @property
    def delivery(self) -> DeliveryScreen:
        """The delivery panel and its target."""
        return self._delivery()

    def ask_files(self) -> None:
        """Let the trainer choose files."""
        self.importing.ask()

    def open_sample(self) -> None:
        """Import the batch that comes with the program."""
        self.importing.open_sample()

    def open_further_sample(self) -> None:
        """Import the second batch that comes with the program."""
        self.importing.open_further_sample()

    def export(self, batch: BatchKey | None) -> None:
        """Ask as what and where to, then export the finished judgments of a batch."""
        self._exporting().ask(batch)

    def ask_forms(self) -> None:
        """Open the editor of forms."""
        self._forms().ask()

    def show_delivery(self) -> None:
        """Show the delivery panel."""
        self.delivery.show()

    def ask_target(self) -> None:
        """Ask where finished work goes."""
        self.delivery.ask_target()

    def compare(self) -> None:
        """Compare what was delivered with what is at the target."""
        self.delivery.compare()

    def save_parcels(self) -> None:
        """Write parcels into a folder, to go by hand."""
        self.delivery.save_parcels()

    def open(self, files: Sequence[Path]) -> None:
        """Take files in, whatever they are."""
        self._by_hand().open(files)

    def open_recent(self, name: str) -> None:
        """Import a file once more, by its path."""
        self._import([Path(name)])

    def stop(self) -> None:
        """Keep what is begun, and end all work."""
        if self._forms.built is not None:
            self._forms.built.keep()
        for part in (self._importing.built, self.delivering, self._targeting.built):
            if part is not None:
                part.stop()

    # What it is made of

    def _new_delivering(self, settings: Settings) -> Delivering:
        return Delivering(
            self._window.status,
            self._desk,
            self._around.courier,
            self._errands,
            target=settings.delivery_target,
            automatic=settings.delivery_automatic,
            finish=self._flow.flush,
            now=_now,
        )

    def _new_importing(self) -> Importing:
        around = self._around
        return importing.Importing(
            self._window,
            self._desk,
            self._errands,
            sample=around.sample,
            further_sample=around.further_sample,
        )

    def _new_by_hand(self) -> ByHand:
        return by_hand.ByHand(
            self._window,
            self._desk,
            self._around.courier,
            self._errands,
            take_batches=self._import,
        )

    def _new_arrivals(self) -> Arrivals:
        return arrivals.Arrivals(
            self.importing,
            self._flow,
            self._desk,
            self._session,
            samples=(self._around.sample, self._around.further_sample),
            open_batch=self._open_batch,
        )

    def _new_delivery(self) -> DeliveryScreen:
        return delivery_screen.DeliveryScreen(
            self._window,
            self._desk,
            self._around.courier,
            self.delivering,
            self._targeting(),
            self._errands,
        )

    # What is said and asked

    def _connect(self) -> None:
        notices = self._notices
        self._importing.then(self._hear_importing)
        self._exporting.then(lambda part: part.told.connect(notices.say))
        self._forms.then(lambda part: part.told.connect(notices.say))
        self._by_hand.then(self._hear_by_hand)
        self._delivery.then(self._hear_delivery)
        self.delivering.told.connect(notices.tell)
        self.delivering.changed.connect(self.changed)
        self.delivering.target_wanted.connect(self._want_target)
        notices.step_asked.connect(self._take)

    def _hear_importing(self, part: Importing) -> None:
        notices = self._notices
        part.chosen.connect(self.open)
        part.went_on.connect(lambda text: notices.tell_progress(text, part.stop))
        # Before what arrived says something itself.
        part.imported.connect(lambda *_: notices.clear())
        part.told.connect(notices.say)
        self._arrivals().told.connect(notices.say)

    def _hear_by_hand(self, part: ByHand) -> None:
        part.told.connect(self._notices.tell)
        part.changed.connect(self.changed)

    def _hear_delivery(self, screen: DeliveryScreen) -> None:
        screen.told.connect(self._notices.tell)
        screen.receipts_wanted.connect(lambda files: self._by_hand().take_receipts(files))
        screen.target_chosen.connect(self.target_chosen)

    def _import(self, files: Sequence[Path]) -> None:
        self.importing.open(files)

    def _want_target(self) -> None:
        self.delivery.want_target()

    def _take(self, step: Step) -> None:
        self.delivery.take(step)


def _now() -> datetime:
    return datetime.now(UTC)
