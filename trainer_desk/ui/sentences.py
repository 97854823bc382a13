"""Sentences for what went wrong, in the window's language: what, what is safe, what to do."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from trainer_desk.desk import (
    BackupFailed,
    Damaged,
    DeskError,
    ImportCancelled,
    ImportFailed,
    Recovery,
    TaskSealed,
    UnknownKey,
    WriteFailed,
)
from trainer_desk.settings import SettingsError

translate = QCoreApplication.translate


def reason(error: DeskError) -> str:
    """Return why an action could not be done."""
    if isinstance(error, WriteFailed):
        return translate(
            "Sentences",
            "The disk is full or does not take what is written. Make room; nothing is lost.",
        )
    if isinstance(error, BackupFailed):
        return translate(
            "Sentences", "A backup could not be made. Make room on the disk; your work is saved."
        )
    if isinstance(error, Damaged):
        return translate(
            "Sentences",
            "The database is damaged. Close the program and start it again: it is rebuilt from "
            "its backup and journal.",
        )
    if isinstance(error, TaskSealed):
        return translate("Sentences", "This task is finished. Open it again to change it.")
    if isinstance(error, UnknownKey):
        return translate("Sentences", "This task or batch is not on the desk any more.")
    if isinstance(error, ImportFailed):
        return translate("Sentences", "Nothing was imported: {}.").format(error.reason)
    if isinstance(error, ImportCancelled):
        return translate("Sentences", "The import was stopped; nothing of it is left.")
    return translate("Sentences", "This cannot be done now ({}).").format(type(error).__name__)


def recovery_told(recovery: Recovery) -> str:
    """Return what came back after the database was found damaged."""
    parts = [
        translate("Sentences", "The database was damaged and has been rebuilt."),
        translate("Sentences", "%n judgment(s) came back from the journal.", "", recovery.events),
    ]
    if recovery.backup_at is not None:
        moment = recovery.backup_at.astimezone().strftime("%Y-%m-%d %H:%M")
        parts.append(translate("Sentences", "Drafts are as of {}.").format(moment))
    if recovery.moved_to is not None:
        parts.append(
            translate("Sentences", "The damaged files are kept in {}.").format(recovery.moved_to)
        )
    if recovery.batches:
        parts.append(
            translate(
                "Sentences", "%n batch(es) must be imported again.", "", len(recovery.batches)
            )
        )
    return " ".join(parts)


def why_not_opened(error: DeskError | SettingsError) -> str:
    """Return why the program cannot start, and what to do about it."""
    if isinstance(error, SettingsError):
        return translate(
            "Sentences", "The settings cannot be read: {}. Correct or remove settings.json."
        ).format(error)
    name = type(error).__name__
    known = {
        "AlreadyOpen": translate(
            "Sentences",
            "Another Trainer Desk works with this data folder and does not answer. Close it first.",
        ),
        "UnsafeFolder": translate(
            "Sentences",
            "The data folder lies on a network or cloud drive, where a database would be damaged. "
            "Choose a folder on this computer's own disk with --data.",
        ),
        "NewerDatabase": translate(
            "Sentences",
            "A newer version of Trainer Desk has worked with this data. Install that version; "
            "the data was not changed.",
        ),
        "ForeignDatabase": translate(
            "Sentences",
            "The database in the data folder belongs to another program. Choose another folder "
            "with --data; nothing was changed.",
        ),
        "WriteFailed": translate(
            "Sentences", "The disk is full or cannot be written to. Make room and try again."
        ),
    }
    return known.get(
        name, translate("Sentences", "The data folder cannot be opened: {}.").format(error)
    )
