"""Parcels as they are shown: what a row holds, and the picture and words of each state."""

from __future__ import annotations

from datetime import datetime
from enum import Enum

from trainer_desk.ui.texts import Texts
from trainer_desk.ui.widgets.notices import NoticeKind
from trainer_desk.ui.widgets.phrases import short_date
from trainer_desk.values import dataclass
from trainer_desk.work.ids import BatchId

parcels = Texts("parcels")


class ParcelLook(Enum):
    """How far a parcel has come, as it is shown."""

    OPEN = "open"
    """Finished work in no parcel yet; it can still be taken back."""
    WAITING = "waiting"
    SENDING = "sending"
    HELD = "held"
    """Kept here by the trainer's wish."""
    DELIVERED = "delivered"
    CONFIRMED = "confirmed"
    KNOWN = "known"
    """Confirmed, and all of it had come before."""
    RETURNED = "returned"
    """Confirmed, and some of it is to be done again."""
    REFUSED = "refused"
    INVALID = "invalid"
    """It arrived, and could not be used there."""


PICTURES: dict[ParcelLook, tuple[str, str]] = {
    ParcelLook.OPEN: ("circle", "muted"),
    ParcelLook.WAITING: ("clock", "muted"),
    ParcelLook.SENDING: ("send", "accent"),
    ParcelLook.HELD: ("pause", "warn"),
    ParcelLook.DELIVERED: ("cloud", "ok"),
    ParcelLook.CONFIRMED: ("check", "ok"),
    ParcelLook.KNOWN: ("copy", "warn"),
    ParcelLook.RETURNED: ("return", "warn"),
    ParcelLook.REFUSED: ("error", "bad"),
    ParcelLook.INVALID: ("error", "bad"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownParcel:
    """A parcel as the panel shows it.

    Attributes:
        name: Its file's name, "" for work in no parcel yet.
        size: In words, "" where there is none yet.
        reason: Why it was refused or the last attempt failed, "" otherwise.
        taken: How many of its judgments were new to whoever collects; None where that is unknown.
        returned: How many of its tasks came back.
        changed_at: Timezone-aware; None where nothing happened yet.
        redacted_at: When its bytes were let go here, timezone-aware; None while they are kept.
    """

    name: str
    look: ParcelLook
    judgments: int
    size: str = ""
    attempts: int = 0
    reason: str = ""
    changed_at: datetime | None = None
    taken: int | None = None
    returned: int = 0
    redacted_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownBatch:
    """A batch with its parcels, the newest first.

    Attributes:
        paused: Whether its work stays here for now.
        returned: Tasks that came back with a remark.
    """

    id: BatchId
    title: str
    parcels: tuple[ShownParcel, ...]
    paused: bool = False
    returned: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownTarget:
    """The target as the panel shows it.

    Attributes:
        place: Folder or address, "" for none yet.
        kind: How it stands; the text says it in words.
        step: What a button beside the text says, "" for none.
        folder: Whether it is a folder that can be opened here.
    """

    place: str = ""
    kind: NoticeKind = "info"
    text: str = ""
    step: str = ""
    folder: bool = False


def look_word(look: ParcelLook) -> str:
    """Name a state in a word."""
    return {
        ParcelLook.OPEN: parcels.tr("Finished"),
        ParcelLook.WAITING: parcels.tr("Waiting"),
        ParcelLook.SENDING: parcels.tr("Under way"),
        ParcelLook.HELD: parcels.tr("Kept here"),
        ParcelLook.DELIVERED: parcels.tr("Delivered"),
        ParcelLook.CONFIRMED: parcels.tr("Confirmed"),
        ParcelLook.KNOWN: parcels.tr("Known before"),
        ParcelLook.RETURNED: parcels.tr("Came back"),
        ParcelLook.REFUSED: parcels.tr("Refused"),
        ParcelLook.INVALID: parcels.tr("Not accepted"),
    }[look]


def parcel_sentence(parcel: ShownParcel) -> str:
    """Say what a parcel's state means for the work in it."""
    said = {
        ParcelLook.OPEN: parcels.tr("It is packed with the next delivery."),
        ParcelLook.WAITING: parcels.tr("It is safe here and goes with the next delivery."),
        ParcelLook.SENDING: parcels.tr("It is on its way; it counts once it was read back."),
        ParcelLook.HELD: parcels.tr("It stays here until you deliver it or let it go."),
        ParcelLook.DELIVERED: parcels.tr(
            "It was read back from the target, equal to the last bit."
        ),
        ParcelLook.CONFIRMED: parcels.tr("Whoever asked for the work has it: the receipt came."),
        ParcelLook.KNOWN: parcels.tr(
            "The receipt came: all of it had come before, in another parcel. It counts once, as it "
            "did then."
        ),
        ParcelLook.RETURNED: parcels.tr(
            "%n task(s) of it came back with a remark; the rest is confirmed.", "", parcel.returned
        ),
        ParcelLook.REFUSED: parcels.tr("It was not taken. It is safe here; nothing is lost."),
        ParcelLook.INVALID: parcels.tr(
            "It arrived and cannot be used there; it is not sent again as it is. Open its tasks "
            "again and finish them anew, or ask whoever asked for the work."
        ),
    }[parcel.look]
    before = parcel.judgments - parcel.taken if parcel.taken is not None else 0
    if parcel.look in (ParcelLook.CONFIRMED, ParcelLook.RETURNED) and before > 0:
        said += " " + parcels.tr(
            "For %n judgment(s) of it one had come before; what came first counts.", "", before
        )
    if parcel.redacted_at is not None:
        day = short_date(parcel.redacted_at.astimezone().date())
        said += " " + parcels.tr(
            "Its bytes were removed here on {}, a month after the receipt, so it cannot be sent or "
            "saved again. Your judgments are kept."
        ).format(day)
    return said
