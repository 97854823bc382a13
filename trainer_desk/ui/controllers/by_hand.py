"""Files that came by mail or stick: receipts are taken in, parcels are told apart from batches."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialogButtonBox

from trainer_desk.desk import Desk, DeskError, ParcelRow, ParcelState
from trainer_desk.desk.delivery import Courier
from trainer_desk.files.errors import FormatError
from trainer_desk.late import late
from trainer_desk.ui.batch_titles import title_of
from trainer_desk.ui.jobs import Jobs
from trainer_desk.ui.refusals import refused
from trainer_desk.ui.safe.dialogs import SafeDialog
from trainer_desk.ui.sentences import reason
from trainer_desk.ui.widgets.phrases import short_date, short_moment
from trainer_desk.ui.window import Window
from trainer_desk.values import dataclass
from trainer_desk.work.judgment import Outcome
from trainer_desk.work.states import Change

if TYPE_CHECKING:
    from trainer_desk.files import parcel as files_parcel
    from trainer_desk.files import receipts as files_receipts
    from trainer_desk.files.parcel import ParcelContent
    from trainer_desk.sync import pull
    from trainer_desk.sync.pull import Pulled
    from trainer_desk.ui import delivery_sentences
else:
    pull = late("trainer_desk.sync.pull")
    files_parcel = late("trainer_desk.files.parcel")
    files_receipts = late("trainer_desk.files.receipts")
    delivery_sentences = late("trainer_desk.ui.delivery_sentences")


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A parcel that was looked into.

    Attributes:
        row: The same parcel as this desk keeps it, None where it is another's.
    """

    name: str
    content: ParcelContent
    row: ParcelRow | None


class ByHand(QObject):
    """Sorts files that were opened or dropped: batches go on to the import.

    Signals:
        changed (Change): Receipts confirmed parcels, or sent work back.
        told (Told): What was found.
    """

    changed = Signal(object)
    told = Signal(object)

    def __init__(
        self,
        window: Window,
        desk: Desk,
        courier: Courier,
        jobs: Jobs,
        *,
        take_batches: Callable[[Sequence[Path]], None],
    ) -> None:
        """Set up; `take_batches` imports what is neither parcel nor receipt."""
        super().__init__(window)
        self._window = window
        self._desk = desk
        self._courier = courier
        self._jobs = jobs
        self._take_batches = take_batches

    def open(self, paths: Sequence[Path]) -> None:
        """Open files of any kind."""
        parcels = [path for path in paths if path.suffix.lower() == files_parcel.SUFFIX]
        receipts = [path for path in paths if _is_receipt(path)]
        others = [path for path in paths if path not in parcels and path not in receipts]
        if receipts:
            self.take_receipts(tuple(receipts))
        if parcels:
            self._jobs.run(
                partial(look_into, self._courier, parcels),
                done=self._show,
                failed=self._failed,
                topic="parcels",
            )
        if others:
            self._take_batches(others)

    def take_receipts(self, files: tuple[Path, ...]) -> None:
        """Take receipts in; each is taken once, however often it comes."""
        self._jobs.run(
            partial(take_all, self._courier, files), done=self._taken, failed=self._failed
        )

    def _taken(self, found: tuple[Pulled, ...]) -> None:
        tasks = tuple(task for one in found for task in one.tasks)
        self.changed.emit(Change(tasks=tasks, outbox=True))
        together = pull.Pulled(
            confirmed=tuple(name for one in found for name in one.confirmed),
            returned=tuple(task for one in found for task in one.returned),
            invalid=tuple(pair for one in found for pair in one.invalid),
            known=tuple(name for one in found for name in one.known),
            overtaken=sum(one.overtaken for one in found),
            refused=tuple(pair for one in found for pair in one.refused),
        )
        nothing = self.tr("The receipts say nothing new about work of this desk.")
        self.told.emit(
            delivery_sentences.pulled_told(together)
            or delivery_sentences.Told(kind="info", text=nothing)
        )

    def _show(self, opened: tuple[Opened, ...]) -> None:
        dialog = SafeDialog(
            self._window,
            self.tr("%n parcel(s) of finished work", "", len(opened)),
            self.tr(
                "This is finished work on its way to whoever asked for it; there is nothing in it "
                "to work on, and nothing was changed. Send it on as it is."
            ),
            details="\n\n".join(self._summary(one) for one in opened),
        )
        dialog.add_button(self.tr("Close"), QDialogButtonBox.ButtonRole.RejectRole, main=True)
        dialog.finish()
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _summary(self, one: Opened) -> str:
        judgments = one.content.judgments
        skipped = sum(judgment.outcome is Outcome.SKIPPED for judgment in judgments)
        last = max(judgment.sealed_at for judgment in judgments)
        titles = {row.id: title_of(row) for row in self._desk.batches()}
        batch = titles.get(one.content.batch_id, str(one.content.batch_id))
        lines = [
            one.name,
            self.tr("Batch: {}").format(batch),
            self.tr("From: {} on {}").format(one.content.trainer, one.content.device),
            self.tr("%n judgment(s)", "", len(judgments)),
        ]
        if skipped:
            lines[-1] += ", " + self.tr("%n of them skipped", "", skipped)
        day = last.astimezone()
        lines.append(self.tr("Last one sealed: {}").format(short_moment(last, day)))
        lines.append(self._whose(one.row))
        return "\n".join(lines)

    def _whose(self, row: ParcelRow | None) -> str:
        if row is None:
            return self.tr("It was not made on this desk.")
        if row.redacted_at is not None:
            text = self.tr(
                "It was made here; its receipt has come, and the copy kept here was removed on {}."
            )
            return text.format(short_date(row.redacted_at.astimezone().date()))
        return {
            ParcelState.QUEUED: self.tr("It was made here and is not delivered yet."),
            ParcelState.SENDING: self.tr("It was made here and is not delivered yet."),
            ParcelState.DELIVERED: self.tr("It was made here and is delivered."),
            ParcelState.CONFIRMED: self.tr("It was made here; its receipt has come."),
            ParcelState.REFUSED: self.tr("It was made here and was refused: {}.").format(
                row.reason
            ),
        }[row.state]

    def _failed(self, error: Exception) -> None:
        if isinstance(error, FormatError):
            text = self.tr("This cannot be read: {}. Nothing was changed.").format(refused(error))
        elif isinstance(error, DeskError):
            text = reason(error)
        elif isinstance(error, OSError):
            text = self.tr("The file cannot be read: {}.").format(error.strerror)
        else:
            raise error
        self.told.emit(delivery_sentences.Told(kind="bad", text=text))


def look_into(courier: Courier, paths: Sequence[Path]) -> tuple[Opened, ...]:
    """Read parcels, and find out whether they are this desk's; for a worker thread.

    Raises:
        FormatError: If one is damaged.
        OSError: If one cannot be read.
    """
    ours = {row.sha256: row for row in courier.parcels()}
    found: list[Opened] = []
    for path in paths:
        content = files_parcel.read_parcel(path)
        found.append(Opened(name=path.name, content=content, row=ours.get(content.sha256)))
    return tuple(found)


def take_all(courier: Courier, files: Sequence[Path]) -> tuple[Pulled, ...]:
    """Take receipts in, one after the other; for a worker thread.

    A receipt that cannot be used is told among those refused, and keeps no other from its turn.
    """
    found: list[Pulled] = []
    for path in files:
        try:
            found.append(courier.take_receipt(path))
        except FormatError as error:
            found.append(pull.Pulled(refused=((path.name, error.reason),)))
        except OSError as error:
            found.append(pull.Pulled(refused=((path.name, str(error.strerror)),)))
    return tuple(found)


def _is_receipt(path: Path) -> bool:
    name = path.name.lower()
    return name.endswith(files_receipts.RECEIPT_SUFFIX) and files_parcel.SUFFIX in name
