"""python -m trainer_desk: the command line, or the window where no command is given."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from trainer_desk.guard import why_not
from trainer_desk.late import late, leaving_out, load

if TYPE_CHECKING:
    from trainer_desk import app, cli
    from trainer_desk.desk import opening
    from trainer_desk.ui import pyside
else:
    # Qt is loaded only where there is to be a window: the other commands need no graphics. And a
    # window that is opened without a word needs nothing of the command line.
    app = late("trainer_desk.app")
    cli = late("trainer_desk.cli")
    opening = late("trainer_desk.desk.opening")
    pyside = late("trainer_desk.ui.pyside")

NO_WINDOW = 3


def main() -> None:
    """Run the program."""
    if len(sys.argv) > 1:
        cli.command_line(run_window)()
    else:
        # What is loaded from here on lives as long as the program; the window takes over the search
        # for garbage, which would look through all of it again and again while it is being loaded.
        gc.disable()
        load_msgspec()
        sys.exit(run_window(opening.data_folder(None, os.environ), ()))


def run_window(folder: Path, files: Sequence[Path]) -> int:
    """Open the window, or say in one sentence why there cannot be one."""
    gc.disable()
    refusal = why_not(
        python=sys.version_info[:3],
        qt=pyside.load_package(),
        platform=sys.platform,
        environment=os.environ,
    )
    if refusal:
        sys.stderr.write(f"{refusal}\n")
        return NO_WINDOW
    pyside.load_qt()
    return app.run(folder, files)


def load_msgspec() -> None:
    """Load what reads JSON, without what it only describes types with: some 4 ms of a start."""
    with leaving_out(late_parts=("msgspec.inspect",), extras=("typing_extensions",)):
        load("msgspec")


if __name__ == "__main__":
    main()
