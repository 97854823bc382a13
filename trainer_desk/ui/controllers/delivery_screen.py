"""The delivery panel, filled and answered."""

from __future__ import annotations

from collections import defaultdict
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from trainer_desk.desk import Desk, DeskError, ParcelRow, ParcelState
from trainer_desk.desk.delivery import Courier
from trainer_desk.late import late
from trainer_desk.sync import TransportError
from trainer_desk.sync.address import Kind, address
from trainer_desk.sync.reconcile import Comparison
from trainer_desk.ui.batch_titles import title_of
from trainer_desk.ui.comparison import comparison_told, show_differences
from trainer_desk.ui.controllers.delivering import Delivering
from trainer_desk.ui.controllers.targeting import Targeting
from trainer_desk.ui.delivery_sentences import (
    Step,
    Told,
    Tried,
    asked_to_wait,
    size_words,
    step_words,
    trouble_told,
)
from trainer_desk.ui.jobs import Jobs
from trainer_desk.ui.safe.folders import open_folder
from trainer_desk.ui.sentences import reason
from trainer_desk.ui.target_reasons import reason_told
from trainer_desk.ui.widgets.delivery_panel import DeliveryPanel
from trainer_desk.ui.widgets.phrases import clock_time
from trainer_desk.ui.widgets.shown_parcels import ParcelLook, ShownBatch, ShownParcel, ShownTarget
from trainer_desk.work.ids import BatchId
from trainer_desk.work.states import BatchRow, TaskState, Verdict

if TYPE_CHECKING:
    from trainer_desk.ui import delivery_dialog
else:
    delivery_dialog = late("trainer_desk.ui.delivery_dialog")

_LOOKS = {
    ParcelState.QUEUED: ParcelLook.WAITING,
    ParcelState.SENDING: ParcelLook.WAITING,
    ParcelState.DELIVERED: ParcelLook.DELIVERED,
    ParcelState.CONFIRMED: ParcelLook.CONFIRMED,
    ParcelState.REFUSED: ParcelLook.REFUSED,
}
_FINISHED = (TaskState.DONE, TaskState.SKIPPED)


class DeliveryScreen(QObject):
    """Shows the panel while it is wanted and does what it asks for.

    Signals:
        told (Told): Something came of what was asked for.
        target_chosen (str, bool): Where finished work goes from now on, and whether by itself;
            to be kept for the next start.
        receipts_wanted (tuple[Path, ...]): Files with receipts were chosen.
    """

    told = Signal(object)
    target_chosen = Signal(str, bool)
    receipts_wanted = Signal(object)

    def __init__(
        self,
        parent: QWidget,
        desk: Desk,
        courier: Courier,
        delivering: Delivering,
        targeting: Targeting,
        jobs: Jobs,
    ) -> None:
        super().__init__(parent)
        self._parent = parent
        self._desk = desk
        self._courier = courier
        self._delivering = delivering
        self._targeting = targeting
        self._jobs = jobs
        self._panel: DeliveryPanel | None = None
        self._dialog: delivery_dialog.DeliveryDialog | None = None
        self._deliver_after = False
        delivering.moved.connect(self.refresh)
        targeting.chosen.connect(self._use_target)
        targeting.mended.connect(delivering.forgive)

    def show(self) -> None:
        """Show the panel, or bring it to the front."""
        if self._dialog is None:
            self._open()
        assert self._dialog is not None
        assert self._panel is not None
        self._dialog.show()
        self._dialog.raise_()
        self._dialog.activateWindow()
        self._panel.focus_first()

    def refresh(self) -> None:
        """Show how things stand now, if anybody looks."""
        panel, delivering = self._panel, self._delivering
        if panel is None:
            return
        panel.show_progress(
            running=delivering.is_busy,
            done=delivering.bytes_done,
            total=delivering.bytes_total,
        )
        panel.show_target(self._target())
        if not (delivering.is_busy and panel.batches()):
            panel.show_batches(self._batches())

    def ask_target(self, *, at_once: bool = False) -> None:
        """Show the set-up of the target."""
        self._targeting.ask(
            self._delivering.target, automatic=self._delivering.is_automatic, at_once=at_once
        )

    def want_target(self) -> None:
        """Show the set-up of the target, and deliver once there is one."""
        self._deliver_after = True
        self.ask_target()

    def _use_target(self, target: str, automatic: bool) -> None:  # noqa: FBT001 - a signal's value
        self.target_chosen.emit(target, automatic)
        self._delivering.use(target, automatic=automatic)
        wanted, self._deliver_after = self._deliver_after, False
        if wanted:
            self._delivering.deliver()
        else:
            text = self.tr("Finished work goes to {} from now on.").format(target)
            self._tell(Told(kind="ok", text=text))

    def _open(self) -> None:
        panel = self._panel = DeliveryPanel()
        dialog = self._dialog = delivery_dialog.DeliveryDialog(panel, self._parent)
        panel.deliver_asked.connect(self._deliver)
        panel.stop_asked.connect(self._delivering.cancel)
        panel.target_asked.connect(self.ask_target)
        panel.step_asked.connect(self._take_step)
        panel.compare_asked.connect(self.compare)
        panel.save_asked.connect(self.save_parcels)
        panel.take_asked.connect(self._take_receipts)
        panel.folder_asked.connect(self._open_folder)
        panel.pause_asked.connect(self._pause)
        panel.parcel_asked.connect(self._deliver_one)
        panel.hold_asked.connect(self._hold)
        dialog.finished.connect(self._close)
        self.refresh()

    def _close(self, _result: int) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
        self._dialog = self._panel = None

    # What is shown

    def _target(self) -> ShownTarget:
        delivering = self._delivering
        place = delivering.target
        if not place:
            text = self.tr("Finished work stays here until you choose where it goes.")
            return ShownTarget(kind="info", text=text)
        folder = _is_folder(place)
        trouble = delivering.trouble
        if delivering.is_busy:
            return ShownTarget(place=place, kind="info", text=delivering.note(), folder=folder)
        if isinstance(trouble, TransportError):
            told = trouble_told(trouble, tried=delivering.tried, retry_at=delivering.next_try)
            step = "" if told.step in (Step.NOTHING, Step.SHOW_DELIVERY) else step_words(told.step)
            return ShownTarget(
                place=place, kind=told.kind, text=told.text, step=step, folder=folder
            )
        if isinstance(trouble, DeskError):
            return ShownTarget(place=place, kind="bad", text=reason(trouble), folder=folder)
        return ShownTarget(place=place, kind="ok", text=self._calm(), folder=folder)

    def _calm(self) -> str:
        delivering = self._delivering
        parts: list[str] = []
        if delivering.last_round is not None:
            parts.append(self.tr("Last in touch at {}.").format(clock_time(delivering.last_round)))
        at = delivering.next_try
        if delivering.is_automatic and at is not None:
            parts.append(self.tr("Delivers by itself, next at {}.").format(clock_time(at)))
        elif not delivering.is_automatic:
            parts.append(self.tr("Delivers when you say so."))
        return " ".join(parts)

    def _batches(self) -> list[ShownBatch]:
        try:
            rows = {row.id: row for row in reversed(self._desk.batches())}
            paused = self._courier.paused()
            held = self._courier.held()
        except DeskError as error:
            self._tell(Told(kind="bad", text=reason(error)))
            return []
        parcels: defaultdict[BatchId, list[ShownParcel]] = defaultdict(list)
        for row in rows.values():
            left = self._unpacked(row)
            if left:
                parcels[row.id].append(ShownParcel(name="", look=ParcelLook.OPEN, judgments=left))
        sending = self._delivering.is_busy
        for parcel in reversed(self._delivering.parcels):
            shown = _shown(parcel, sending=sending, held=parcel.name in held)
            parcels[parcel.batch_id].append(shown)
        return [
            ShownBatch(
                id=batch,
                title=title_of(rows[batch]) if batch in rows else str(batch),
                parcels=tuple(listed),
                paused=batch in paused,
                returned=rows[batch].counts.get(TaskState.RETURNED, 0) if batch in rows else 0,
            )
            for batch, listed in parcels.items()
        ]

    def _unpacked(self, row: BatchRow) -> int:
        """Return how many finished tasks of a batch are in no parcel yet."""
        finished = sum(row.counts.get(state, 0) for state in _FINISHED)
        packed = sum(
            parcel.judgments
            for parcel in self._delivering.parcels
            if parcel.batch_id == row.id
            and parcel.state not in (ParcelState.DELIVERED, ParcelState.CONFIRMED)
        )
        return max(0, finished - packed)

    # What is done

    def _take_step(self) -> None:
        trouble = self._delivering.trouble
        if isinstance(trouble, TransportError):
            self.take(trouble_told(trouble).step)

    def take(self, step: Step) -> None:
        """Do what a button beside a sentence about delivery says."""
        if step is Step.TRY_AGAIN:
            self._deliver()
        elif step is Step.SHOW_DELIVERY:
            self.show()
        elif step is not Step.NOTHING:
            self.ask_target(at_once=True)

    def compare(self) -> None:
        """Compare what was delivered with what is at the target."""
        target = self._delivering.target
        if not target:
            self.ask_target()
            return
        if self._must_wait():
            return
        self._tell(Told(kind="info", text=self.tr("Comparing…")))
        self._jobs.run(
            partial(self._courier.compare_with, target),
            done=self._show_comparison,
            failed=self._failed,
            topic="compare",
        )

    def _show_comparison(self, found: Comparison) -> None:
        self._tell(comparison_told(found))
        if not found.is_equal:
            show_differences(
                found,
                self._dialog or self._parent,
                send_again=partial(self._send_again, self._delivering.target, found.missing),
            )

    def _send_again(self, target: str, names: tuple[str, ...]) -> None:
        if not self._must_wait():
            self._jobs.run(
                partial(self._courier.send_again, target, names),
                done=self._sent_again,
                failed=self._failed,
                topic="compare",
            )

    def _sent_again(self, sent: tuple[str, ...]) -> None:
        self._tell(Told(kind="ok", text=self.tr("%n parcel(s) sent again.", "", len(sent))))

    def save_parcels(self) -> None:
        """Write every parcel without a receipt into a folder."""
        folder = QFileDialog.getExistingDirectory(
            self._dialog or self._parent, self.tr("Folder for parcels")
        )
        if folder:
            self.save_parcels_to(Path(folder))

    def save_parcels_to(self, folder: Path) -> None:
        """Write every parcel without a receipt into `folder`."""
        if self._must_wait():
            return
        self._jobs.run(
            partial(self._courier.save_parcels, folder),
            done=partial(self._saved, folder),
            failed=self._failed,
            topic="save parcels",
        )

    def _saved(self, folder: Path, saved: tuple[Path, ...]) -> None:
        self._delivering.read_again()
        if not saved:
            self._tell(Told(kind="info", text=self.tr("There is no parcel to save.")))
            return
        text = self.tr("{} to {}. They count once their receipts have come back.")
        count = self.tr("%n parcel(s) saved", "", len(saved))
        self._tell(Told(kind="ok", text=text.format(count, folder)))

    def _take_receipts(self) -> None:
        names, _ = QFileDialog.getOpenFileNames(
            self._dialog or self._parent,
            self.tr("Take in receipts"),
            "",
            self.tr("Receipts (*.json);;All files (*)"),
        )
        if names:
            self.receipts_wanted.emit(tuple(Path(name) for name in names))

    def _open_folder(self) -> None:
        if not open_folder(address(self._delivering.target).folder):
            text = self.tr("The folder {} is not there. Your work is safe here.")
            self._tell(Told(kind="warn", text=text.format(self._delivering.target)))

    def _pause(self, batch: str, paused: bool) -> None:  # noqa: FBT001 - a signal's value
        try:
            self._courier.pause(BatchId(batch), paused=paused)
        except DeskError as error:
            self._tell(Told(kind="bad", text=reason(error)))
        self.refresh()

    def _deliver_one(self, name: str) -> None:
        self._hold(name, held=False)
        self._deliver(only=name)

    def _deliver(self, *, only: str = "") -> None:
        self._delivering.deliver(only=only)
        until = self._delivering.asked_to_wait_until
        if self._panel is not None:
            # The window says so too, but behind the panel nobody sees it.
            self._panel.say("info", "" if until is None else asked_to_wait(until).text)

    def _hold(self, name: str, held: bool) -> None:  # noqa: FBT001 - a signal's value
        try:
            self._courier.hold(name, held=held)
        except DeskError as error:
            self._tell(Told(kind="bad", text=reason(error)))
        if held:
            self._delivering.begin_anew()
        self.refresh()

    def _must_wait(self) -> bool:
        """Tell whether a round is under way; a courier does one thing at a time."""
        busy = self._delivering.is_busy
        if busy:
            self._tell(Told(kind="info", text=self.tr("Wait until the delivery is finished.")))
        return busy

    def _tell(self, told: Told) -> None:
        """Say it where the trainer looks: in the panel while it is open, else in the window."""
        if self._panel is not None:
            self._panel.say(told.kind, told.text)
        else:
            self.told.emit(told)

    def _failed(self, error: Exception) -> None:
        self._delivering.read_again()
        if isinstance(error, TransportError):
            self._tell(trouble_told(error, tried=Tried.COMPARING))
        elif isinstance(error, DeskError):
            self._tell(Told(kind="bad", text=reason(error)))
        elif isinstance(error, OSError):
            text = self.tr("The parcels could not be saved: {}. Choose another folder.")
            self._tell(Told(kind="bad", text=text.format(error.strerror)))
        else:
            raise error


def _shown(row: ParcelRow, *, sending: bool, held: bool) -> ShownParcel:
    look = _LOOKS[row.state]
    if held and row.state not in (ParcelState.DELIVERED, ParcelState.CONFIRMED):
        look = ParcelLook.HELD
    elif row.state is ParcelState.SENDING and sending:
        look = ParcelLook.SENDING
    elif row.returned:
        look = ParcelLook.RETURNED
    elif row.verdict is Verdict.DUPLICATE:
        look = ParcelLook.KNOWN
    elif row.verdict is Verdict.INVALID:
        look = ParcelLook.INVALID
    return ShownParcel(
        name=row.name,
        look=look,
        judgments=row.judgments,
        size=size_words(row.size),
        attempts=row.attempts,
        reason=reason_told(row.reason),
        changed_at=row.changed_at,
        taken=row.taken,
        returned=row.returned,
        redacted_at=row.redacted_at,
    )


def _is_folder(place: str) -> bool:
    try:
        return address(place).kind is Kind.FOLDER
    except TransportError:
        return False
