"""Work in processes of its own, forked: real ones, that can be killed, and quick to begin.

Whoever forks must hold no thread and no open store.
"""

import json
import os
import sys
import traceback
from collections.abc import Callable


def begin(work: Callable[[], object]) -> int:
    """Begin work in a process of its own; return its number, to be waited for."""
    child = os.fork()
    if child:
        return child
    code = 1
    try:
        work()
        code = 0
    except BaseException:  # noqa: BLE001 -- whatever it is, this process ends here
        traceback.print_exc()
        sys.stderr.flush()
    finally:
        os._exit(code)


def result_of(work: Callable[[], object]):
    """Do work in a process of its own; return what it returned as JSON, None if it died."""
    ours, theirs = os.pipe()

    def told() -> None:
        os.close(ours)
        with os.fdopen(theirs, "w") as stream:
            json.dump(work(), stream)

    child = begin(told)
    os.close(theirs)
    with os.fdopen(ours) as stream:
        answer = stream.read()
    os.waitpid(child, 0)
    return json.loads(answer) if answer else None
