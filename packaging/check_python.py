"""Says in one sentence why this Python cannot run Trainer Desk, before anything is installed."""

import sys

if sys.version_info < (3, 11):
    sys.exit(
        f"Trainer Desk needs Python 3.11 or newer; this is {sys.version.split()[0]}. "
        "Install a newer one and run: make run PYTHON=python3.12"
    )
try:
    import ensurepip  # noqa: F401
    import venv  # noqa: F401
except ImportError:
    sys.exit("Python's venv module is missing. On Debian: apt-get install python3-venv")
