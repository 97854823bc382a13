"""The one notice above the panes, and what the button beside it does."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from trainer_desk.desk import DeskError
from trainer_desk.late import late
from trainer_desk.ui.widgets.notices import NoticeKind
from trainer_desk.ui.window import Window

if TYPE_CHECKING:
    from trainer_desk.ui import delivery_sentences, sentences
    from trainer_desk.ui.delivery_sentences import Step, Told
else:
    delivery_sentences = late("trainer_desk.ui.delivery_sentences")
    sentences = late("trainer_desk.ui.sentences")


class NoticeBoard(QObject):
    """Says one thing at a time; a newer one takes the place of an older.

    Signals:
        step_asked (Step): The button was pressed that offers a step of delivery.
    """

    step_asked = Signal(object)

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self._step: Step | None = None
        self._stop: Callable[[], object] | None = None
        self._save_failing = False
        window.centre.notice.then(lambda notice: notice.action.connect(self._act))

    def say(self, kind: NoticeKind, text: str) -> None:
        """Say something, with nothing to do about it but to close it."""
        self.tell(delivery_sentences.Told(kind=kind, text=text))

    def tell(self, told: Told) -> None:
        """Say something, with the step that helps on the button."""
        self._step, self._stop = told.step, None
        self._window.say(told.kind, told.text, delivery_sentences.step_words(told.step))

    def tell_progress(self, text: str, stop: Callable[[], object]) -> None:
        """Say how far something is that the button stops."""
        self._stop = stop
        self._window.say("info", text, self.tr("Stop"))

    def clear(self, *, keep_trouble: bool = False) -> None:
        """Take the notice away, except for trouble where it is to be kept."""
        notice = self._window.centre.notice.built
        if notice is not None and not (keep_trouble and notice.kind() == "bad"):
            self._stop = None
            self._window.say_nothing()

    # What concerns saving

    def refuse(self, error: Exception) -> None:
        """Say why an action could not be done; what is no desk's error is a crash."""
        if not isinstance(error, DeskError):
            raise error
        self.say("warn", sentences.reason(error))

    def save_failed(self, error: DeskError) -> None:
        """Say that saving does not work, and that nothing typed is lost."""
        self._save_failing = True
        self._window.status.show_failed()
        self.say(
            "bad",
            self.tr(
                "Not saved. {} What you typed is still here and is tried again every few seconds."
            ).format(sentences.reason(error)),
        )

    def saved(self, at: datetime) -> None:
        """Say since when everything is durable, aloud only after it was not."""
        self._window.status.show_saved(at)
        if self._save_failing:
            self._save_failing = False
            self.say("ok", self.tr("Saved again. Nothing was lost."))

    def _act(self) -> None:
        if self._stop is not None:
            self._stop()
            return
        step, self._step = self._step, None
        self._window.say_nothing()
        if step is not None:
            self.step_asked.emit(step)
