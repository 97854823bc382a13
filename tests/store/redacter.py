"""A process that lets go of every body that is due and says aloud what came of it.

Run as `python -m tests.store.redacter FOLDER DAYS`, days after the tests' clock begins; says
`begun`, then `gone COUNT` or `refused`, then `closed`.
"""

import os
import sys
from pathlib import Path

from tests.builders import Clock, open_store
from trainer_desk.store import WriteFailed


def let_go(folder: Path, days: int) -> None:
    """Open, let go, close."""
    clock = Clock()
    clock.move(days=days)
    store = open_store(folder, clock)
    os.write(1, b"begun\n")
    try:
        os.write(1, b"gone %d\n" % store.redact_if_due())
    except WriteFailed:
        os.write(1, b"refused\n")
    store.close()
    os.write(1, b"closed\n")


if __name__ == "__main__":
    let_go(Path(sys.argv[1]), int(sys.argv[2]))
