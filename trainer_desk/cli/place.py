"""Where a command works."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from trainer_desk.cli.printing import plain_errors
from trainer_desk.desk.opening import OpenDesk, open_desk
from trainer_desk.values import dataclass

RunWindow = Callable[[Path, Sequence[Path]], int]


@dataclass(frozen=True, slots=True)
class Place:
    """Which data folder the command works on, and how a window is run there."""

    folder: Path
    run_window: RunWindow

    @contextmanager
    def opened(self) -> Iterator[OpenDesk]:
        """Open the desk, and say in one line what keeps it closed."""
        with plain_errors(), open_desk(self.folder, now=lambda: datetime.now(UTC)) as desk:
            yield desk
