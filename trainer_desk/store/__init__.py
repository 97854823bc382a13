"""Everything the desk keeps, in the only room that speaks SQL."""

from trainer_desk.store.errors import (
    AlreadyOpen,
    BackupFailed,
    Damaged,
    ForeignDatabase,
    ImportCancelled,
    ImportFailed,
    MigrationFailed,
    NewerDatabase,
    Overtaken,
    Redacted,
    StoreError,
    UnknownKey,
    UnsafeFolder,
    WriteFailed,
    WrongSetting,
)
from trainer_desk.store.parcels import ParcelRow, ParcelState, SealedJudgment
from trainer_desk.store.recovery import Reason, Recovery
from trainer_desk.store.store import Store

__all__ = [
    "AlreadyOpen",
    "BackupFailed",
    "Damaged",
    "ForeignDatabase",
    "ImportCancelled",
    "ImportFailed",
    "MigrationFailed",
    "NewerDatabase",
    "Overtaken",
    "ParcelRow",
    "ParcelState",
    "Reason",
    "Recovery",
    "Redacted",
    "SealedJudgment",
    "Store",
    "StoreError",
    "UnknownKey",
    "UnsafeFolder",
    "WriteFailed",
    "WrongSetting",
]
