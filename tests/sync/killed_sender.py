"""Delivers in a process of its own and kills itself at a chosen step.

Arguments: data folder, target folder, step, before|after, identity.
"""

import os
import signal
import sys
from datetime import UTC, datetime
from pathlib import Path

from tests.builders import open_store
from tests.sync.delivering import DEVICE, TRAINER
from trainer_desk.sync.deliver import deliver, pack
from trainer_desk.sync.folder import FolderTransport


def main(data: str, target: str, step: str, when: str, identity: str) -> None:
    def now() -> datetime:
        return datetime(2026, 3, 1, tzinfo=UTC)

    class Mortal:
        """Calls the folder until the step at which the power goes."""

        def __init__(self) -> None:
            self._folder = FolderTransport(Path(target))
            self._made = 0

        def __getattr__(self, name: str):
            inner = getattr(self._folder, name)
            if not callable(inner):
                return inner

            def called(*args):
                number, self._made = self._made, self._made + 1
                dies = number == int(step)
                if dies and when == "before":
                    os.kill(os.getpid(), signal.SIGKILL)
                answer = inner(*args)
                if dies:
                    os.kill(os.getpid(), signal.SIGKILL)
                return answer

            return called

    store = open_store(Path(data), now)
    pack(store.outbox, now=now)
    deliver(store.outbox, Mortal(), identity=identity, trainer=TRAINER, device=DEVICE, now=now)


if __name__ == "__main__":
    main(*sys.argv[1:])
