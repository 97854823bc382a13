"""Where the trainer was and how the window stood: kept, and found again at the next start."""

from __future__ import annotations

from PySide6.QtCore import QObject

from trainer_desk.ui.controllers.rendering import Renderer
from trainer_desk.ui.controllers.session import LAYOUT_VERSION, Session
from trainer_desk.ui.controllers.task_flow import TaskFlow
from trainer_desk.ui.window import Window
from trainer_desk.work.ids import BatchKey, ResponseId, TaskKey
from trainer_desk.work.opened import OpenTask

LAYOUT_PARTS = 4
FRAME = 24
"""Room for what the desktop puts around a window, in logical pixels, before it is known."""


class Whereabouts(QObject):
    """Task, scroll, cursor and layout; notes by itself which task is on screen."""

    def __init__(
        self, window: Window, flow: TaskFlow, renderer: Renderer, session: Session
    ) -> None:
        super().__init__(window)
        self._window = window
        self._flow = flow
        self._session = session
        self._scroll_wanted: dict[ResponseId, float] = {}
        flow.opened.connect(self._note)
        renderer.rendered.connect(lambda *_: self._scroll())

    def restore_layout(self) -> None:
        """Put window and panes where they stood, or where they stand at first."""
        parts = [self._session.bytes(_layout_name(part)) for part in range(LAYOUT_PARTS)]
        if self._window.restore_layout(parts):
            self._window.open_panes(self._session.text("panes").split())
        else:
            room = self._window.screen().availableGeometry()
            width, height = room.width() - FRAME, room.height() - 2 * FRAME
            self._window.resize(min(1920, width), min(1080, height))
            self._window.arrange()

    def restore_task(self) -> bool:
        """Show the task that was on screen; tell whether there is one."""
        last = self._session.number("task")
        if last is None:
            return False
        self._flow.open(TaskKey(last))
        if self._flow.task is None:
            return False
        scroll = self._session.numbers("scroll")
        self._scroll_wanted = {ResponseId(name): share for name, share in scroll.items()}
        return True

    def scroll_back(self) -> None:
        """Go where the trainer was reading and writing; call when the window is laid out."""
        if self._flow.task is not None:
            self._window.editor.restore_cursor_state(self._session.numbers("cursor"))
        self._scroll()

    def stay(self) -> None:
        """Scroll no further by itself: the trainer has begun to."""
        self._scroll_wanted = {}

    def last_task(self, batch: BatchKey) -> TaskKey | None:
        """Return the task that was on screen last in a batch, None where there was none."""
        last = self._session.number(f"task of batch {batch}")
        return None if last is None else TaskKey(last)

    def keep(self) -> None:
        """Keep everything that comes back at the next start."""
        for number, part in enumerate(self._window.layout_state()):
            self._session.set_bytes(_layout_name(number), part)
        self._session.set_text("panes", " ".join(self._window.opened_panes()))
        positions = self._window.responses.scroll_positions()
        self._session.set_numbers("scroll", {str(one): at for one, at in positions.items()})
        self._session.set_numbers("cursor", self._window.editor.cursor_state())

    def _note(self, task: OpenTask) -> None:
        self.stay()
        self._session.set_number("task", int(task.key))
        self._session.set_number(f"task of batch {task.batch_key}", int(task.key))

    def _scroll(self) -> None:
        """Texts grow and shrink until they are all rendered, so this is done after each."""
        self._window.responses.restore_scroll(self._scroll_wanted)


def _layout_name(part: int) -> str:
    return f"layout {LAYOUT_VERSION}.{part}"
