"""Builds the desk with its window and runs it; the one place that knows every part."""

from __future__ import annotations

import gc
import logging
import os
import platform
import sys
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6 import __version__ as pyside_version
from PySide6.QtCore import QObject, QTimer, qVersion
from PySide6.QtWidgets import QApplication

from trainer_desk import __version__
from trainer_desk.desk.opening import LOG_FOLDER, SETTINGS_FILE, OpenDesk, open_desk
from trainer_desk.late import late, load
from trainer_desk.settings import Settings, SettingsError, read_settings, write_settings
from trainer_desk.store import AlreadyOpen, StoreError
from trainer_desk.ui.collecting import GarbageCollector
from trainer_desk.ui.crash import CrashReporter
from trainer_desk.ui.desktop import Desktop
from trainer_desk.ui.resources import resource
from trainer_desk.ui.surroundings import Surroundings
from trainer_desk.ui.translation import install_language

if TYPE_CHECKING:
    import signal
    from logging import handlers

    from trainer_desk.ui import sentences, single_instance
    from trainer_desk.ui.safe import dialogs
else:
    handlers = late("logging.handlers")
    signal = late("signal")
    dialogs = late("trainer_desk.ui.safe.dialogs")
    sentences = late("trainer_desk.ui.sentences")
    single_instance = late("trainer_desk.ui.single_instance")

log = logging.getLogger(__name__)

LOG_BYTES = 1_000_000
LOG_FILES = 4
SIGNAL_POLL_MS = 200
BEGINNING_MS = 3000
"""How long a second start waits for the first to listen."""
SETTLED_MS = 3000
"""What stands so long after the start lives as long as the program: looking through it for garbage
would hold up a key by some 70 ms now and then."""


def run(folder: Path, files: Sequence[Path]) -> int:
    """Run the window on a data folder until it is closed; return the exit code.

    A second start on the same folder raises the first window and hands `files` over.
    """
    app = QApplication(sys.argv[:1])
    app.setApplicationName("trainer-desk")
    app.setApplicationDisplayName("Trainer Desk")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("trainer-desk")
    begun = _prepare(folder)
    settings, trouble = _settings(folder)
    locale = install_language(app, settings.language)
    if trouble is not None:
        return 0 if single_instance.call_first(folder, files) else _refuse(trouble)
    try:
        with open_desk(folder, now=_now) as opened:
            return _run(app, opened, files, begun, language=locale.name().partition("_")[0])
    except AlreadyOpen as error:
        # Who opened it may have begun a moment ago, and listens from its first frame on.
        called = single_instance.call_first(folder, files, wait_ms=BEGINNING_MS)
        return 0 if called else _refuse(error)
    except StoreError as error:
        log.error("the desk cannot be opened: %s", type(error).__name__)
        return _refuse(error)


def _run(
    app: QApplication,
    opened: OpenDesk,
    files: Sequence[Path],
    begun: logging.FileHandler,
    *,
    language: str,
) -> int:
    reporter = CrashReporter(opened.folder / LOG_FOLDER)
    reporter.install()
    collector = GarbageCollector(app, monotonic=time.monotonic)
    desktop = Desktop(app, opened.desk, opened.settings, surroundings(opened, language))
    reporter.crashed.connect(desktop.show_crash)
    desktop.ready.connect(lambda: _close_on_signals(desktop, desktop.window.close))
    desktop.ready.connect(_tell_ready)
    desktop.ready.connect(lambda: _finish_beginning(desktop, opened.folder, begun))
    desktop.ready.connect(lambda: QTimer.singleShot(SETTLED_MS, gc.freeze))
    desktop.show(files=files)
    try:
        return app.exec()
    finally:
        desktop.close()
        collector.stop()
        reporter.remove()


def surroundings(opened: OpenDesk, language: str) -> Surroundings:
    """Return what the window gets from outside, for the desk that was opened."""
    path = opened.folder / SETTINGS_FILE

    def save(settings: Settings) -> None:
        write_settings(path, settings)

    return Surroundings(
        monotonic=time.monotonic,
        sample=resource("sample"),
        further_sample=resource("sample-more"),
        courier=opened.courier,
        proofreader=opened.proofreader,
        save_settings=save,
        language=language,
        about=about(opened.folder),
        back_up=opened.store.back_up_if_due,
        tidy=opened.store.redact_if_due,
        journal_behind=lambda: opened.store.journal_behind,
        recovered=opened.store.recovery,
    )


def about(folder: Path) -> str:
    """Return versions and places, one a line, for the page about the program."""
    return "\n".join(
        (
            f"Trainer Desk {__version__}",
            f"Python {platform.python_version()}, PySide6 {pyside_version}, Qt {qVersion()}",
            str(folder),
            "GPL-3.0-or-later",
        )
    )


def _prepare(folder: Path) -> logging.FileHandler:
    """Make the folder ready and begin the log; return what writes it."""
    os.umask(0o077)
    (folder / LOG_FOLDER).mkdir(parents=True, exist_ok=True)
    handler = logging.FileHandler(folder / LOG_FOLDER / "desk.log", encoding="utf-8")
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    log.info("Trainer Desk %s, Python %s, Qt %s", __version__, sys.version.split()[0], qVersion())
    return handler


def _finish_beginning(desktop: Desktop, folder: Path, begun: logging.FileHandler) -> None:
    """Do what the first frame did not need; what that needs is loaded beside the first keys."""
    for module, act in (
        ("trainer_desk.ui.single_instance", partial(_listen, desktop, folder)),
        ("logging.handlers", partial(_bound_log, begun)),
    ):
        desktop.errands.run(
            partial(load, module), done=partial(_then, act), failed=partial(_then, act)
        )


def _then(act: Callable[[], None], _loaded: object) -> None:
    # Where loading failed, it fails here again, and is told as what it is.
    act()


def _bound_log(begun: logging.FileHandler) -> None:
    """Let the log begin anew from a size on; what does that is not needed for the first frame."""
    bounded = handlers.RotatingFileHandler(
        begun.baseFilename, maxBytes=LOG_BYTES, backupCount=LOG_FILES, encoding="utf-8"
    )
    bounded.setFormatter(begun.formatter)
    root = logging.getLogger()
    root.addHandler(bounded)
    root.removeHandler(begun)
    begun.close()


def _listen(desktop: Desktop, folder: Path) -> None:
    """Answer to later starts on the same folder."""
    instance = single_instance.SingleInstance(folder, desktop)
    instance.called.connect(desktop.call)
    instance.listen()


def _settings(folder: Path) -> tuple[Settings, SettingsError | None]:
    try:
        return read_settings(folder / SETTINGS_FILE), None
    except SettingsError as error:
        return Settings(), error


def _refuse(error: StoreError | SettingsError) -> int:
    dialogs.tell(None, "Trainer Desk", sentences.why_not_opened(error))
    return 1


def _tell_ready() -> None:
    log.info("ready")


def _close_on_signals(owner: QObject, close: Callable[[], object]) -> None:
    """Close the window, saving everything, when the system asks the process to end."""
    asked: list[int] = []
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda received, _frame: asked.append(received))
    # Python runs its handlers only between two of its own instructions: wake it up now and then.
    timer = QTimer(owner)

    def look() -> None:
        if asked:
            asked.clear()
            close()

    timer.timeout.connect(look)
    timer.start(SIGNAL_POLL_MS)


def _now() -> datetime:
    return datetime.now(UTC)
