"""What is sure to be wanted, by the first click or so, and is loaded behind the first frame."""

from __future__ import annotations

from functools import partial

from trainer_desk.late import load
from trainer_desk.ui.jobs import Jobs

SOON_WANTED = (
    "concurrent.futures.thread",
    "regex",
    "trainer_desk.text.spots",
    "trainer_desk.work.typing_steps",
    "trainer_desk.files.step_codec",
    "trainer_desk.desk.kinds",
    "trainer_desk.desk.sealing",
    "trainer_desk.text.counts",
    "trainer_desk.text.paragraphs",
    "trainer_desk.work.consistency",
    "trainer_desk.files.importers",
    "trainer_desk.lead.exporting",
    "trainer_desk.sync.engine",
    "psutil",
)
"""Modules, in the order in which they are loaded."""


def load_all(errands: Jobs) -> None:
    """Load the modules on the threads of `errands`, behind whatever else waits there."""
    for module in SOON_WANTED:
        errands.run(partial(load, module), done=_nothing, failed=_nothing, priority=-1)


def _nothing(_: object) -> None:
    """For work that nobody waits for."""
