"""Sentences for what went wrong, in the window's language: what, what is safe, what to do."""

from __future__ import annotations

from trainer_desk.desk import (
    BackupFailed,
    Damaged,
    DeskError,
    ExamClosed,
    ImportCancelled,
    Recovery,
    Redacted,
    TaskSealed,
    UnknownKey,
    WriteFailed,
)
from trainer_desk.settings import SettingsError
from trainer_desk.ui.texts import Texts
from trainer_desk.ui.widgets.phrases import short_date
from trainer_desk.work.states import TaskState

sentences = Texts("sentences")


def reason(error: DeskError) -> str:
    """Return why an action could not be done."""
    if isinstance(error, WriteFailed):
        return sentences.tr(
            "The disk is full or does not take what is written. Make room; nothing is lost.",
        )
    if isinstance(error, BackupFailed):
        return sentences.tr(
            "A backup could not be made. Make room on the disk; your work is saved."
        )
    if isinstance(error, Damaged):
        return sentences.tr(
            "The database is damaged. Close the program and start it again: it is rebuilt from "
            "its backup and journal.",
        )
    if isinstance(error, TaskSealed) and error.state is TaskState.WITHDRAWN:
        return sentences.tr(
            "This task was withdrawn. What was saved of it is kept; go on with another."
        )
    if isinstance(error, TaskSealed):
        return sentences.tr("This task is finished. Open it again to change it.")
    if isinstance(error, ExamClosed):
        return sentences.tr("This test was handed in. Nothing of it can be changed any more.")
    if isinstance(error, UnknownKey):
        return sentences.tr("This task or batch is not on the desk any more.")
    if isinstance(error, Redacted):
        return sentences.tr(
            "The bytes of this parcel were removed here on {}, a month after its receipt, so it "
            "cannot be sent or saved again. Your judgments are kept."
        ).format(short_date(error.on))
    if isinstance(error, ImportCancelled):
        return sentences.tr("The import was stopped; nothing of it is left.")
    return sentences.tr("This cannot be done now ({}).").format(type(error).__name__)


def recovery_told(recovery: Recovery) -> str:
    """Return what came back after the database was found damaged."""
    parts = [
        sentences.tr("The database was damaged and has been rebuilt."),
        sentences.tr("%n judgment(s) came back from the journal.", "", recovery.events),
    ]
    if recovery.backup_at is not None:
        moment = recovery.backup_at.astimezone().strftime("%Y-%m-%d %H:%M")
        parts.append(sentences.tr("Drafts are as of {}.").format(moment))
    if recovery.moved_to is not None:
        parts.append(sentences.tr("The damaged files are kept in {}.").format(recovery.moved_to))
    if recovery.batches:
        parts.append(
            sentences.tr("%n batch(es) must be imported again.", "", len(recovery.batches))
        )
    return " ".join(parts)


def why_not_opened(error: DeskError | SettingsError) -> str:
    """Return why the program cannot start, and what to do about it."""
    if isinstance(error, SettingsError):
        return sentences.tr(
            "The settings cannot be read: {}. Correct or remove settings.json."
        ).format(error)
    name = type(error).__name__
    known = {
        "AlreadyOpen": sentences.tr(
            "Another Trainer Desk works with this data folder and does not answer. Close it first.",
        ),
        "UnsafeFolder": sentences.tr(
            "The data folder lies on a network or cloud drive, where a database would be damaged. "
            "Choose a folder on this computer's own disk with --data.",
        ),
        "NewerDatabase": sentences.tr(
            "A newer version of Trainer Desk has worked with this data. Install that version; "
            "the data was not changed.",
        ),
        "ForeignDatabase": sentences.tr(
            "The database in the data folder belongs to another program. Choose another folder "
            "with --data; nothing was changed.",
        ),
        "WriteFailed": sentences.tr(
            "The disk is full or cannot be written to. Make room and try again."
        ),
    }
    return known.get(name, sentences.tr("The data folder cannot be opened: {}.").format(error))
