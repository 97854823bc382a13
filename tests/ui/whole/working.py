"""A small batch as a file, and what a trainer does with one task of it."""

from pathlib import Path

from tests.builders import a_reading
from tests.ui.whole.conftest import Running, until
from trainer_desk.files.native import write_native
from trainer_desk.work.states import TaskState

TASKS = 5


def batch_file(folder: Path, *, name: str = "b1", tasks: object = TASKS, **more: object) -> Path:
    """Write a batch of two responses a task that asks to rank, rate, explain and rewrite."""
    reading = a_reading(tasks, name=name, **more)
    path = folder / f"{name}.tdbatch"
    write_native(path, reading.batch, reading.tasks())
    return path


def to_responses(running: Running) -> None:
    """Put the focus where digits rank."""
    running.desktop.window.responses.focus_selected()


def rank(running: Running, *digits: int) -> None:
    """Rank by digits."""
    for digit in digits:
        running.hands.press(str(digit))


def explain(running: Running, text: str) -> None:
    """Write the reason, which must be the only thing missing; it is saved when this returns."""
    running.hands.press("Ctrl+M")
    running.hands.write(text)
    until(lambda: shown_as_saved(running))


def finish(running: Running, text: str = "because it is so") -> int:
    """Rank, explain, and press done; return the task's key."""
    key = int(running.desktop.flow.task.key)
    rank(running, 1, 2)
    explain(running, text)
    running.hands.press("Ctrl+Return")
    return key


def shown_as_saved(running: Running) -> bool:
    """Tell whether the desk holds what is on screen."""
    flow = running.desktop.flow
    return running.opened.desk.open_task(flow.task.key).draft.same_work(flow.draft)


def state_of(running: Running, key: int) -> TaskState:
    """Return how a task stands on the desk."""
    return running.opened.desk.open_task(key).state


def stored(running: Running, key: int | None = None):
    """Return a task's draft as the desk has it; the one on screen if none is named."""
    key = running.desktop.flow.task.key if key is None else key
    return running.opened.desk.open_task(key).draft


def notice(running: Running) -> str:
    """Return what the bar above the panes says, "" where it is away."""
    bar = running.desktop.window.notice
    return bar.text() if bar.isVisible() else ""
