"""A process that works on through disk errors and says aloud what was saved and what was refused.

Run as `python -m tests.store.steady FOLDER`; says `saved POSITION`, `refused POSITION`, `closed`.
"""

import os
import sys
from pathlib import Path

from tests.builders import Clock, a_desk, a_draft, a_reading, first_task, open_store
from trainer_desk.store import BackupFailed, StoreError, WriteFailed


def work(folder: Path) -> None:
    """Take a batch over, submit its tasks, make a backup in the middle."""
    clock = Clock()
    store = open_store(folder, clock)
    desk = a_desk(store, clock)
    desk.import_batch(a_reading(12))
    for position in range(12):
        key = first_task(desk, position)
        try:
            desk.submit(key, a_draft("because " * 100))
            os.write(1, b"saved %d\n" % position)
        except WriteFailed:
            os.write(1, b"refused %d\n" % position)
            assert desk.open_task(key).judgment_revision is None
        if position == 6:
            try:
                store.back_up()
            except BackupFailed:
                os.write(1, b"no backup\n")
    store.verify()
    store.close()
    os.write(1, b"closed\n")


if __name__ == "__main__":
    try:
        work(Path(sys.argv[1]))
    except StoreError as error:
        os.write(1, b"stopped %s\n" % type(error).__name__.encode())
