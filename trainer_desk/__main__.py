"""python -m trainer_desk: the command line, or the window where no command is given."""

from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Sequence
from importlib import metadata
from pathlib import Path

from trainer_desk.cli import command_line
from trainer_desk.guard import why_not

NO_WINDOW = 3


def main() -> None:
    """Run the program."""
    command_line(run_window)()


def run_window(folder: Path, files: Sequence[Path]) -> int:
    """Open the window, or say in one sentence why there cannot be one."""
    refusal = why_not(
        python=sys.version_info[:3],
        qt=metadata.version("PySide6-Essentials"),
        platform=sys.platform,
        environment=os.environ,
    )
    if refusal:
        sys.stderr.write(f"{refusal}\n")
        return NO_WINDOW
    # Qt is loaded only where there is to be a window: the other commands need no graphics.
    app = importlib.import_module("trainer_desk.app")
    code: int = app.run(folder, files)
    return code


if __name__ == "__main__":
    main()
