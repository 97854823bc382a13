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
from trainer_desk.ui.controllers.arrivals import Arrivals
from trainer_desk.ui.controllers.by_hand import ByHand
from trainer_desk.ui.controllers.delivering import Delivering
from trainer_desk.ui.controllers.exporting import Exporting
from trainer_desk.ui.controllers.forms import Forms
from trainer_desk.ui.controllers.importing import Importing
from trainer_desk.ui.controllers.notice_board import NoticeBoard
from trainer_desk.ui.controllers.session import Session
from trainer_desk.ui.controllers.task_flow import TaskFlow
from trainer_desk.ui.delivery_sentences import Step
from trainer_desk.ui.jobs import Jobs
from trainer_desk.ui.late import Late
from trainer_desk.ui.surroundings import Surroundings
from trainer_desk.ui.window import Window

if TYPE_CHECKING:
    from trainer_desk.ui.controllers import delivery_screen, targeting
    from trainer_desk.ui.controllers.delivery_screen import DeliveryScreen
else:
    delivery_screen = late("trainer_desk.ui.controllers.delivery_screen")
    targeting = late("trainer_desk.ui.controllers.targeting")


class Traffic(QObject):
    """Imports, exports, forms and delivery; what comes of them is said on the notice board.

    Attributes:
        importing: Batches out of files.
        exporting: Files out of finished work.
        forms: Forms in files of their own.
        by_hand: Sorts files that were opened or dropped.
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
        self.importing = Importing(
            window,
            desk,
            errands,
            sample=around.sample,
            further_sample=around.further_sample,
        )
        self.exporting = Exporting(window, desk, errands)
        self.forms = Forms(window, desk, errands, language=around.language)
        self.by_hand = ByHand(
            window, desk, around.courier, errands, take_batches=self.importing.open
        )
        self.delivering = Delivering(
            window.status,
            desk,
            around.courier,
            errands,
            target=settings.delivery_target,
            automatic=settings.delivery_automatic,
            finish=flow.flush,
            now=_now,
        )
        self._targeting = Late(lambda: targeting.Targeting(window, around.courier, errands))
        self._delivery = Late(lambda: self._build_delivery(window, desk, around, errands))
        flow.changed.connect(self.delivering.note_change)
        self._connect(notices)
        samples = (around.sample, around.further_sample)
        self._arrivals = Arrivals(
            self.importing, flow, desk, session, samples=samples, open_batch=open_batch
        )
        self._arrivals.told.connect(notices.say)
        self._notices = notices

    @property
    def delivery(self) -> DeliveryScreen:
        """The delivery panel and its target; built when first asked for."""
        return self._delivery()

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
        self.by_hand.open(files)

    def open_recent(self, name: str) -> None:
        """Import a file once more, by its path."""
        self.importing.open([Path(name)])

    def stop(self) -> None:
        """Keep what is begun, and end all work."""
        self.forms.keep()
        for part in (self.importing, self.delivering, self._targeting.built):
            if part is not None:
                part.stop()

    def _connect(self, notices: NoticeBoard) -> None:
        self.importing.chosen.connect(self.by_hand.open)
        self.importing.went_on.connect(
            lambda text: notices.tell_progress(text, self.importing.stop)
        )
        # Before what arrived says something itself.
        self.importing.imported.connect(lambda *_: notices.clear())
        for speaker in (self.importing, self.exporting, self.forms):
            speaker.told.connect(notices.say)
        for part in (self.delivering, self.by_hand):
            part.told.connect(notices.tell)
        for source in (self.delivering, self.by_hand):
            source.changed.connect(self.changed)
        self.delivering.target_wanted.connect(self._want_target)
        notices.step_asked.connect(self._take)

    def _want_target(self) -> None:
        self.delivery.want_target()

    def _take(self, step: Step) -> None:
        self.delivery.take(step)

    def _build_delivery(
        self, window: Window, desk: Desk, around: Surroundings, errands: Jobs
    ) -> DeliveryScreen:
        screen = delivery_screen.DeliveryScreen(
            window, desk, around.courier, self.delivering, self._targeting(), errands
        )
        screen.told.connect(self._notices.tell)
        screen.receipts_wanted.connect(self.by_hand.take_receipts)
        screen.target_chosen.connect(self.target_chosen)
        return screen


def _now() -> datetime:
    return datetime.now(UTC)
