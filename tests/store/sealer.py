"""A process that seals judgments one after another and says aloud which are saved.

Run as `python -m tests.store.sealer DATABASE COUNT [SYNCHRONOUS]`; the last word weakens the
store on purpose, to see whether the test that watches this process would notice.
"""

import os
import sys
from datetime import UTC, datetime
from pathlib import Path

from trainer_desk.store.connect import connect, migrate
from trainer_desk.store.events import Events
from trainer_desk.store.link import Link
from trainer_desk.work.ids import BatchId, JudgmentId, TaskId


def seal(path: Path, count: int, weakened: str | None) -> None:
    """Seal `count` judgments, with unimportant writes between them as an import makes them."""
    database = connect(path)
    migrate(database)
    database.execute("PRAGMA wal_autocheckpoint = 20")
    if weakened:
        database.execute(f"PRAGMA synchronous = {weakened}")
    link = Link(database, damaged=lambda: None)
    events = Events(link, journal=lambda _: None)
    os.write(1, b"ready\n")
    for number in range(count):
        with link.writing():
            events.seal(
                JudgmentId(f"{number:032x}"),
                revision=1,
                batch_id=BatchId("b"),
                task_id=TaskId(str(number)),
                payload=b"%d " % number * 300,
                at=datetime.now(UTC),
            )
        os.write(1, b"%d\n" % number)
        if not weakened and number % 3 == 0:
            with link.staging():
                link.write("INSERT OR REPLACE INTO memory VALUES ('a', ?)", ("x" * 3000,))
    os._exit(0)


if __name__ == "__main__":
    seal(Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3] if len(sys.argv) > 3 else None)
