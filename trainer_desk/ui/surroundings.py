"""What the window needs from outside."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from trainer_desk.check.proofreader import Proofreader
from trainer_desk.desk import Recovery
from trainer_desk.desk.delivery import Courier
from trainer_desk.settings import Settings
from trainer_desk.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What the desktop gets from outside.

    Attributes:
        monotonic: Seconds that never go back.
        sample: The batch that comes with the program.
        further_sample: The second one, for the rest of the profession.
        courier: Goes to targets and back, on worker threads.
        proofreader: Checks what is written.
        save_settings: Keeps the settings for the next start.
        language: Language of the window, as a tag.
        about: What the page about the program says.
        back_up: Makes a backup where one is due, on a worker thread.
        tidy: Lets go of parcels' bytes whose time is over, once a day; returns of how many.
        journal_behind: How many judgments could not be copied beside the database yet.
        recovered: What the desk had to recover at the start, None where nothing was wrong.
    """

    monotonic: Callable[[], float]
    sample: Path
    further_sample: Path
    courier: Courier
    proofreader: Proofreader
    save_settings: Callable[[Settings], None]
    language: str
    about: str
    back_up: Callable[[], object]
    tidy: Callable[[], int]
    journal_behind: Callable[[], int]
    recovered: Recovery | None
