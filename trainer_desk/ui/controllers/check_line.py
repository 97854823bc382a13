"""What is told about the writing check before anything is checked, and beside it."""

from __future__ import annotations

from trainer_desk.check.proofreader import Proofreader
from trainer_desk.check.status import ServerState, ServerStatus
from trainer_desk.desk import Desk
from trainer_desk.ui.check_sentences import state_told, trouble_told
from trainer_desk.ui.window import Window
from trainer_desk.work.opened import OpenTask

REWRITE = "rewrite"
"""The name of the large editor's text, as of one that is checked."""


class CheckLine:
    """Tells the state of the check in the status line, and the language of the large editor.

    It also knows which languages were chosen by hand, for each text and batch.
    """

    def __init__(self, window: Window, desk: Desk, proofreader: Proofreader) -> None:
        self._window = window
        self._desk = desk
        self._proofreader = proofreader
        # What was remembered, because every task asks for it and every field.
        self._chosen: dict[str, str] = {}

    def show_state(self, *, found: int) -> None:
        """Say how the check is doing.

        Args:
            found: Findings in the text that is being written.
        """
        chosen = self._proofreader.chosen
        said = state_told(
            self._proofreader.status, spelling=chosen.spelling, grammar=chosen.grammar, found=found
        )
        self._window.status.show_check(said, trouble_told(self.trouble()))

    def trouble(self) -> ServerStatus:
        """Return what keeps grammar from being checked, where it is to be checked."""
        if self._proofreader.chosen.grammar:
            return self._proofreader.status
        return ServerStatus(state=ServerState.STOPPED)

    def show_language(self, task: OpenTask | None) -> None:
        """Say in which language the large editor is checked."""
        checked = self._proofreader.chosen.spelling and task is not None
        language, by_hand = ("", False) if task is None else self.language(task, REWRITE)
        self._window.editor.show_checked_language(language if checked else "", chosen=by_hand)

    def language(self, task: OpenTask, name: str) -> tuple[str, bool]:
        """Return the language of a text by its name, and whether the trainer chose it."""
        chosen = self.chosen_language(task, name)
        return chosen or task.task.language or task.batch.language, bool(chosen)

    def chosen_language(self, task: OpenTask, name: str) -> str:
        """Return the language that was chosen for a text by hand, "" for none."""
        memory = _memory(task, name)
        if memory not in self._chosen:
            self._chosen[memory] = self._desk.recall(memory) or ""
        return self._chosen[memory]

    def choose_language(self, task: OpenTask, name: str, tag: str) -> None:
        """Remember the language that the trainer chose, "" for the batch's own."""
        memory = _memory(task, name)
        self._desk.remember(memory, tag)
        self._chosen[memory] = tag


def _memory(task: OpenTask, name: str) -> str:
    return f"language of batch {task.batch_key}, {name}"
