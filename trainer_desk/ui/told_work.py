"""Work that a page or dialog starts, and one line on it that says what came of it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from trainer_desk.ui.check_sentences import check_failure
from trainer_desk.ui.jobs import Jobs
from trainer_desk.ui.widgets.controls import Notice

Explain = Callable[[Exception], str | None]
"""Returns why something failed, in the window's language, None for what is a fault of ours."""


class ToldWork:
    """Runs work in the background for a widget that may be gone when it is done."""

    def __init__(self, jobs: Jobs, owner: QWidget, *, explain: Explain = check_failure) -> None:
        """Set up.

        Args:
            jobs: Where work runs.
            owner: Once it is gone nothing is done with what came of the work.
            explain: Puts what went wrong into words.
        """
        self._jobs = jobs
        self._owner = owner
        self._explain = explain
        self.line = Notice(parent=owner)
        self.line.hide()

    def run(self, work: Callable[[], object], done: Callable[..., None]) -> None:
        """Run `work` on a worker thread and give what it returns to `done`."""

        def finished(result: object) -> None:
            if isValid(self._owner):
                done(result)

        self._jobs.run(work, done=finished, failed=self._failed)

    def say(self, text: str) -> None:
        """Say what was done."""
        self.line.show_notice("ok", text)
        self.line.show()

    def _failed(self, error: Exception) -> None:
        said = self._explain(error)
        if said is None:
            raise error
        if isValid(self._owner):
            self.line.show_notice("warn", said)
            self.line.show()
