"""What word lists propose, found on a worker thread and kept by text."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from trainer_desk.text.proposals import Proposal, Proposer
from trainer_desk.ui.jobs import Jobs
from trainer_desk.work.batch import Batch

KEPT = 500
"""Texts whose proposals are remembered."""
PAUSE_MS = 250
"""A text that is being written is looked through once nothing was typed for this long."""
_TOPIC = "proposals"

Found = dict[str, tuple[Proposal, ...]]


class Proposing(QObject):
    """Looks for the words of a batch's lists.

    Signals:
        found (): More is known about the texts that were asked for.
        failed (Exception): They could not be looked through.
    """

    found = Signal()
    failed = Signal(object)

    def __init__(self, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._batch: tuple[str, int] | None = None
        self._make: Callable[[], Proposer] | None = None
        self._proposer: Proposer | None = None
        self._known: Found = {}
        self._wanted: tuple[str, ...] = ()
        self._busy = False
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(PAUSE_MS)
        self._soon.timeout.connect(self._look)

    def use(self, batch: Batch) -> None:
        """Propose by the lists of a batch from now on."""
        if self._batch == (batch.id, batch.revision):
            return
        self._batch = (batch.id, batch.revision)
        self._proposer, self._known = None, {}
        self._make = partial(Proposer, batch.lexicons) if batch.lexicons else None

    def known(self, text: str) -> tuple[Proposal, ...]:
        """Return what is proposed in a text as far as it was looked through."""
        return self._known.get(text, ())

    def is_known(self, text: str) -> bool:
        """Tell whether a text was looked through, or there is nothing to look for."""
        return self._make is None or text in self._known

    def knows_some(self, texts: Iterable[str]) -> bool:
        """Tell whether any of some texts was looked through: then only one is being written."""
        return any(map(self.is_known, texts))

    def ask(self, texts: Iterable[str], *, soon: bool = False) -> None:
        """Look through texts; those looked through before cost nothing.

        Args:
            soon: Whether to wait for a pause, because they are being written.
        """
        self._wanted = tuple(text for text in texts if not self.is_known(text))
        if not self._wanted:
            self._soon.stop()
        elif soon:
            self._soon.start()
        else:
            self._soon.stop()
            self._look()

    def stop(self) -> None:
        """Look for nothing any more."""
        self._soon.stop()
        self._make = None
        self._jobs.drop(_TOPIC)

    def _look(self) -> None:
        """Look through what is wanted, once what is looked through now is done."""
        if self._make is None or not self._wanted or self._busy:
            return
        self._busy = True
        self._jobs.run(
            partial(_looked_through, self._proposer or self._make, self._wanted),
            done=partial(self._keep, self._batch),
            failed=self._give_up,
            topic=_TOPIC,
        )

    def _keep(self, batch: tuple[str, int] | None, answer: tuple[Proposer, Found]) -> None:
        self._busy = False
        if batch == self._batch:
            self._proposer, found = answer
            self._known.update(found)
            while len(self._known) > KEPT:
                self._known.pop(next(iter(self._known)))
            self.found.emit()
        self.ask(self._wanted)

    def _give_up(self, error: Exception) -> None:
        self._busy = False
        self.failed.emit(error)


def _looked_through(
    proposer: Proposer | Callable[[], Proposer], texts: tuple[str, ...]
) -> tuple[Proposer, Found]:
    made = proposer if isinstance(proposer, Proposer) else proposer()
    return made, {text: made.proposals(text) for text in texts}
