"""Runs a program that must not outlive us; started as a script of its own, needs nothing of ours.

The app holds the other end of standard input. It closes when the app asks for the end, and when
the app dies in whatever way: then the program is killed. Should this watchdog itself be killed,
the kernel kills the program (Linux), for this thread, which started it, lives as long as we do.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Sequence

_PR_SET_PDEATHSIG = 1


def main(command: Sequence[str]) -> int:
    """Run `command` until it ends or standard input closes; return its exit code."""
    parent = os.getpid()
    on_linux = sys.platform == "linux"
    child = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        # The only thread so far, so that running Python between fork and exec is safe.
        preexec_fn=(lambda: _die_with(parent)) if on_linux else None,  # noqa: PLW1509
    )
    threading.Thread(target=_kill_at_end_of_input, args=(child,), daemon=True).start()
    return child.wait()


def _die_with(parent: int) -> None:
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(1)


def _kill_at_end_of_input(child: subprocess.Popen[bytes]) -> None:
    with contextlib.suppress(OSError):
        while os.read(0, 1024):
            pass
    child.kill()


if __name__ == "__main__":
    code = main(sys.argv[1:])
    # Not sys.exit: the other thread may still be reading.
    os._exit(code if 0 <= code < 256 else 1)
