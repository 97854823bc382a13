"""What a trainer can do: take a batch over, work on tasks, take steps back, see what waits."""

from trainer_desk.desk.desk import Desk
from trainer_desk.desk.errors import (
    Damaged,
    DeskError,
    ImportCancelled,
    ImportFailed,
    TaskSealed,
    UnknownKey,
    WriteFailed,
)

__all__ = [
    "Damaged",
    "Desk",
    "DeskError",
    "ImportCancelled",
    "ImportFailed",
    "TaskSealed",
    "UnknownKey",
    "WriteFailed",
]
