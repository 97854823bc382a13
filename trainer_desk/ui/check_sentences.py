"""Sentences about the writing check, in the window's language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer_desk.check.errors import Cancelled, InstallFailed, WrongHash
from trainer_desk.check.status import ServerState, ServerStatus, Trouble
from trainer_desk.desk import WriteFailed
from trainer_desk.late import late
from trainer_desk.ui.texts import Texts

if TYPE_CHECKING:
    from trainer_desk.check import dictionaries, engines, ignores, personal
    from trainer_desk.ui import sentences
else:
    dictionaries = late("trainer_desk.check.dictionaries")
    ignores = late("trainer_desk.check.ignores")
    personal = late("trainer_desk.check.personal")
    sentences = late("trainer_desk.ui.sentences")
    engines = late("trainer_desk.check.engines")


check = Texts("check")


def state_told(status: ServerStatus, *, spelling: bool, grammar: bool, found: int) -> str:
    """Return what the writing check does, for the line at the bottom.

    Args:
        spelling: Whether anything is to be checked.
        grammar: Whether LanguageTool is to be asked.
        found: Number of findings in the text that is being written.
    """
    if not spelling:
        return check.tr("Checking: off")
    findings = check.tr("%n finding(s)", "", found)
    return f"{_state(status, grammar=grammar)} · {findings}"


def _state(status: ServerStatus, *, grammar: bool) -> str:
    if not grammar:
        return check.tr("Checking: spelling only")
    if status.state is ServerState.STARTING:
        return check.tr("Checking: spelling; grammar is starting")
    if status.trouble is None and status.state is ServerState.STOPPED:
        return check.tr("Checking: spelling; grammar as you write")
    if status.trouble is None:
        return check.tr("Checking: ready")
    return {
        Trouble.NOT_INSTALLED: check.tr("Spelling only: no LanguageTool"),
        Trouble.TOO_OLD: check.tr("Spelling only: LanguageTool is too old"),
        Trouble.NO_JAVA: check.tr("Spelling only: no Java"),
        Trouble.OLD_JAVA: check.tr("Spelling only: Java is too old"),
        Trouble.DID_NOT_START: check.tr("Spelling only: LanguageTool did not start"),
        Trouble.DIED: check.tr("Spelling only: LanguageTool ended"),
        Trouble.OUT_OF_MEMORY: check.tr("Spelling only: LanguageTool ran out of memory"),
        Trouble.HUNG: check.tr("Spelling only: LanguageTool does not answer"),
        Trouble.STRANGER: check.tr("Spelling only: another program answered"),
        Trouble.UNREACHABLE: check.tr("Spelling only: the server does not answer"),
        Trouble.STOPPED: check.tr("Checking: ready"),
    }[status.trouble]


def trouble_told(status: ServerStatus) -> str:
    """Return why grammar is not checked and what to do about it, "" where nothing is wrong."""
    if status.trouble is None or status.trouble is Trouble.STOPPED:
        return ""
    told = {
        Trouble.NOT_INSTALLED: check.tr(
            "Grammar and style are checked by LanguageTool, which is not installed yet."
        ),
        Trouble.TOO_OLD: check.tr(
            "LanguageTool {} is too old. Install a newer one; 6.6 is the first that will do."
        ).format(status.detail),
        Trouble.NO_JAVA: check.tr(
            "LanguageTool needs Java 17 or newer, and there is none. Install it, or say in the "
            "settings where it is."
        ),
        Trouble.OLD_JAVA: check.tr(
            "LanguageTool needs Java 17 or newer. Found: {}. Install a newer one, or say in the "
            "settings where it is."
        ).format(status.detail),
        Trouble.DID_NOT_START: check.tr("LanguageTool did not start."),
        Trouble.DIED: check.tr("LanguageTool ended unexpectedly."),
        Trouble.OUT_OF_MEMORY: check.tr(
            "LanguageTool ran out of memory. Give it more in the settings."
        ),
        Trouble.HUNG: check.tr("LanguageTool did not answer in time."),
        Trouble.STRANGER: check.tr(
            "Another program answered in LanguageTool's place. No text was sent to it."
        ),
        Trouble.UNREACHABLE: check.tr(
            "The LanguageTool server named in the settings does not answer. Check its address."
        ),
    }[status.trouble]
    if status.state is ServerState.DEGRADED:
        return " ".join((told, check.tr("It is tried again by itself; spelling goes on.")))
    if status.state is ServerState.FAILED:
        return " ".join((told, check.tr("It was tried several times. Spelling goes on.")))
    return told


def check_failure(error: Exception) -> str | None:
    """Return what went wrong with a file or a dictionary, None where the program is to blame."""
    if isinstance(error, engines.BrokenDictionary):
        return check.tr("The dictionary {} cannot be read. Replace or remove it.").format(
            error.dictionary.dic.name
        )
    if isinstance(error, dictionaries.NoDictionary):
        return check.tr("There is no dictionary in this file: a pair of .aff and .dic is needed.")
    if isinstance(error, personal.NotAWordList):
        return check.tr("This file is no list of words: one word a line, in UTF-8.")
    if isinstance(error, ignores.NotAnIgnoreList):
        return check.tr("This file is no list of ignored findings.")
    if isinstance(error, InstallFailed):
        return _install_failure(error)
    if isinstance(error, WriteFailed):
        return sentences.reason(error)
    if isinstance(error, OSError):
        return check.tr("{} cannot be read or written: {}").format(
            error.filename or "", error.strerror or error
        )
    return None


def _install_failure(error: InstallFailed) -> str:
    if isinstance(error, Cancelled):
        return check.tr("The installation was stopped; nothing of it is left.")
    if isinstance(error, WrongHash):
        return check.tr(
            "The file is not the one that was published, so it was not used ({})."
        ).format(error.reason)
    return check.tr("LanguageTool was not installed: {}.").format(error.reason)
