"""What a trainer can do: take a batch over, work on tasks, take steps back, see what waits."""

from trainer_desk.desk.desk import Desk
from trainer_desk.desk.errors import (
    BackupFailed,
    Damaged,
    DeskError,
    ExamClosed,
    ImportCancelled,
    ImportFailed,
    Redacted,
    TaskSealed,
    UnknownKey,
    WriteFailed,
)
from trainer_desk.store import ParcelRow, ParcelState, Recovery

__all__ = [
    "BackupFailed",
    "Damaged",
    "Desk",
    "DeskError",
    "ExamClosed",
    "ImportCancelled",
    "ImportFailed",
    "ParcelRow",
    "ParcelState",
    "Recovery",
    "Redacted",
    "TaskSealed",
    "UnknownKey",
    "WriteFailed",
]
