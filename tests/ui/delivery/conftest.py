"""The whole program with its window, delivering to places that fail on request."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QWidget

from tests.builders import a_draft, a_reading, first_task
from tests.ui.whole.conftest import Hands, until
from trainer_desk.app import surroundings
from trainer_desk.desk.delivery import Courier
from trainer_desk.desk.opening import OpenDesk, open_desk
from trainer_desk.sync.credentials import SessionCredentials
from trainer_desk.sync.folder import FolderTransport
from trainer_desk.sync.hosts import Hosts
from trainer_desk.sync.opening import Doors
from trainer_desk.sync.transport import Transport
from trainer_desk.ui.desktop import Desktop
from trainer_desk.work.ids import TaskKey

Wrap = Callable[[Transport], object]


class Gates:
    """Doors whose transports are wrapped; `wrap` may be exchanged at any moment."""

    def __init__(self, hosts: Hosts) -> None:
        self.credentials = SessionCredentials()
        self.hosts = hosts
        self.wrap: Wrap = lambda transport: transport
        self.opened = 0
        self._real = Doors(credentials=self.credentials, hosts=hosts)

    def open(self, target, *, moved=lambda _: None):
        self.opened += 1
        return self.wrap(self._real.open(target, moved=moved))


class Slow:
    """A folder behind a slow line: each step waits."""

    def __init__(self, inner: Transport, seconds: float) -> None:
        self._inner = inner
        self._seconds = seconds
        self.steps = 0

    def __getattr__(self, name: str):
        step = getattr(self._inner, name)
        if not callable(step):
            return step

        def slowly(*args):
            self.steps += 1
            Event().wait(self._seconds)
            return step(*args)

        return slowly


class Held:
    """A folder whose second publishing waits until it is let go."""

    def __init__(self) -> None:
        self.waits = Event()
        self.go = Event()
        self._published = 0

    def around(self, inner: Transport) -> "Held":
        self._inner = inner
        return self

    def __getattr__(self, name: str):
        return getattr(self._inner, name)

    def publish(self, part: str, name: str) -> bool:
        self._published += 1
        if self._published == 2:
            self.waits.set()
            self.go.wait(60)
        return self._inner.publish(part, name)


class Failing:
    """A transport of which every step but `close` fails."""

    def __init__(self, inner: Transport, error: Callable[[], Exception]) -> None:
        self._inner = inner
        self._error = error

    def __getattr__(self, name: str):
        step = getattr(self._inner, name)
        if not callable(step) or name == "close":
            return step

        def failing(*_args):
            raise self._error()

        return failing


class Doomed:
    """A target whose steps wait until they are let go, and then fail."""

    def __init__(self, error: Callable[[], Exception]) -> None:
        self._error = error
        self.waits = Event()
        self.go = Event()

    def around(self, inner: Transport) -> "Doomed":
        self._inner = inner
        return self

    def __getattr__(self, name: str):
        step = getattr(self._inner, name)
        if not callable(step) or name == "close":
            return step

        def failing(*_args):
            self.waits.set()
            self.go.wait(60)
            raise self._error()

        return failing


class Hung:
    """A target that never answers at all, as a dead mount or a line that swallows everything."""

    def __init__(self) -> None:
        self.asked = Event()
        self.end = Event()

    def around(self, inner: Transport) -> "Hung":
        self._inner = inner
        return self

    def __getattr__(self, name: str):
        step = getattr(self._inner, name)
        if not callable(step) or name == "close":
            return step

        def hanging(*_args):
            self.asked.set()
            self.end.wait(120)

        return hanging


class Overwriting:
    """A folder that publishes over files that are there."""

    def __init__(self, inner: FolderTransport, root: Path) -> None:
        self._inner = inner
        self._root = root

    def __getattr__(self, name: str):
        return getattr(self._inner, name)

    def publish(self, part: str, name: str) -> bool:
        (self._root / part).replace(self._root / name)
        return True


@dataclass
class Program:
    """A running program."""

    app: QApplication
    opened: OpenDesk
    desktop: Desktop
    hands: Hands
    gates: Gates

    @property
    def delivering(self):
        return self.desktop.delivering

    def finish(self, *positions: int, text: str = "because it is so") -> list[TaskKey]:
        """Finish tasks as the screen would, without typing."""
        keys = []
        for position in positions:
            key = first_task(self.opened.desk, position)
            change = self.opened.desk.submit(key, a_draft(text))
            self.desktop.flow.changed.emit(change)
            keys.append(key)
        return keys

    def deliver(self) -> None:
        """Deliver by hand and wait for the end."""
        self.hands.press("Ctrl+Shift+U")
        until(lambda: not self.delivering.is_busy)

    def notice(self) -> str:
        bar = self.desktop.window.notice
        return bar.text() if bar.isVisible() else ""

    def press_notice(self) -> None:
        self.desktop.window.notice.findChild(QPushButton).click()

    def dialog(self, kind: type[QDialog]) -> QDialog:
        until(lambda: self.find(kind) is not None)
        found = self.find(kind)
        assert found is not None
        return found

    def find(self, kind: type[QDialog]) -> QDialog | None:
        return next(
            (
                one
                for one in self.app.topLevelWidgets()
                if isinstance(one, kind) and one.isVisible()
            ),
            None,
        )

    def states(self) -> list[str]:
        return [row.state.value for row in self.opened.store.outbox.parcels()]


def named(parent: QWidget, name: str, kind: type = QWidget):
    found = parent.findChild(kind, name)
    assert found is not None, name
    return found


@pytest.fixture
def start(qtbot, qapp, tmp_path):
    """Start the program with five tasks; closes it at the end of the block."""

    @contextmanager
    def started(*, target: object = "", automatic: bool = False, tasks: int = 5):
        data = tmp_path / "data"
        data.mkdir(parents=True, exist_ok=True)
        gates = Gates(Hosts(tmp_path / "known_hosts"))
        with open_desk(data, now=lambda: datetime.now(UTC)) as opened:
            if not opened.desk.batches():
                opened.desk.import_batch(a_reading(tasks))
            courier = Courier(
                opened.store,
                trainer=opened.trainer,
                device=opened.device,
                now=lambda: datetime.now(UTC),
                doors=gates,
            )
            chosen = replace(
                opened.settings,
                delivery_target=str(target) or opened.settings.delivery_target,
                delivery_automatic=automatic,
                theme="light",
            )
            around = replace(surroundings(opened, "en"), courier=courier)
            desktop = Desktop(qapp, opened.desk, chosen, around)
            desktop.show()
            with qtbot.waitExposed(desktop.window):
                desktop.window.activateWindow()
            if desktop.flow.task is None:
                desktop.open_batch(int(opened.desk.batches()[0].key))
            try:
                yield Program(qapp, opened, desktop, Hands(qapp, desktop.window), gates)
            finally:
                desktop.window.close()
                desktop.window.deleteLater()
                desktop.deleteLater()
                qtbot.wait(1)

    return started


@pytest.fixture
def target(tmp_path: Path) -> Iterator[Path]:
    """A folder that can be delivered to."""
    root = tmp_path / "target"
    root.mkdir()
    yield root
    root.chmod(0o700) if root.exists() else None
