"""Earlier versions of any text a trainer writes: the rewrite, a reason, the note."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from trainer_desk.desk import Desk
from trainer_desk.late import late
from trainer_desk.ui.controllers.task_flow import TaskFlow
from trainer_desk.ui.jobs import AT_ONCE, Jobs
from trainer_desk.ui.theme import Theme
from trainer_desk.ui.widgets.phrases import place_name
from trainer_desk.ui.window import Window
from trainer_desk.work.ids import TaskKey
from trainer_desk.work.opened import OpenTask, Version
from trainer_desk.work.places import TextPlace, text_at
from trainer_desk.work.rules import count_words
from trainer_desk.work.written import NOTE

if TYPE_CHECKING:
    from trainer_desk.text import diff as text_diff
    from trainer_desk.ui import history_dialog
    from trainer_desk.ui.widgets import history_view
    from trainer_desk.ui.widgets.history_view import HistoryView, ShownVersion
else:
    history_dialog = late("trainer_desk.ui.history_dialog")
    text_diff = late("trainer_desk.text.diff")
    history_view = late("trainer_desk.ui.widgets.history_view")

SOON = timedelta(seconds=10)
FEW = 20
"""Code points. A version that soon became one of nearly the same length was typing under way."""
MOST = 500
"""Versions listed."""


class Histories(QObject):
    """Shows how the text that the cursor is in came about, and brings earlier versions back.

    Signals:
        failed (Exception): The versions, or a diff of two, could not be had.
    """

    failed = Signal(object)

    def __init__(
        self,
        window: Window,
        flow: TaskFlow,
        desk: Desk,
        jobs: Jobs,
        *,
        edited: Callable[[], TextPlace | None],
        language: str,
    ) -> None:
        """Begin.

        Args:
            edited: Returns the place whose text the editor holds.
        """
        super().__init__(window)
        self._window = window
        self._flow = flow
        self._desk = desk
        self._jobs = jobs
        self._language = language
        self._edited = edited

    def show(self, theme: Theme | None) -> None:
        """Show the versions of the field that has the focus, else of what the editor holds.

        Args:
            theme: Whose reading font texts are shown in.
        """
        place = self._window.verdict.place_of(self._window.focusWidget())
        if place is None:
            self.show_edited(theme)
        else:
            self._read(place, theme)

    def show_edited(self, theme: Theme | None) -> None:
        """Show the versions of the text in the editor, as `show` does."""
        place = self._edited()
        if place is not None:
            self._read(place, theme)

    def _read(self, place: TextPlace, theme: Theme | None) -> None:
        task = self._flow.task
        if task is None or not self._flow.flush():
            return
        self._jobs.run(
            partial(_versions, self._desk, task.key, place),
            done=partial(self._show, task, place, theme),
            failed=self.failed.emit,
            topic="versions",
            priority=AT_ONCE,
        )

    def _show(
        self,
        asked: OpenTask,
        place: TextPlace,
        theme: Theme | None,
        versions: tuple[ShownVersion, ...],
    ) -> None:
        task = self._flow.task
        if task is None or task.key != asked.key:
            return
        view = history_view.HistoryView()
        if theme is not None:
            view.set_theme(theme)
        dialog = history_dialog.HistoryDialog(view, self._window)
        dialog.setWindowTitle(self._title(task, place))
        view.diff_wanted.connect(partial(self._compare, view))
        view.restore_asked.connect(partial(self._restore, place))
        view.restore_asked.connect(dialog.accept)
        # An answer that comes later would find no view any more.
        dialog.finished.connect(lambda _result: self._jobs.drop("history"))
        dialog.open()
        now = text_at(self._flow.draft, place) or ""
        view.show_history(versions, now, read_only=task.read_only)

    def _title(self, task: OpenTask, place: TextPlace) -> str:
        if place.question_id == NOTE:
            return self.tr("History of the note")
        named = place_name(place, task.batch.form, task.shown_order, self._language)
        return self.tr("History: {}").format(named)

    def _restore(self, place: TextPlace, text: str) -> None:
        self._flow.write(place, text, shown=False)
        self._flow.flush()

    def _compare(self, view: HistoryView, before: str, after: str, revision: int) -> None:
        self._jobs.run(
            partial(text_diff.diff, before, after),
            done=lambda found: view.show_diff(found, revision),
            failed=self.failed.emit,
            topic="history",
            priority=AT_ONCE,
        )


def worth_showing(versions: Iterable[Version]) -> tuple[Version, ...]:
    """Return the versions that somebody may want back, in their order, newest first.

    A version that only was on its way to the next is left out; one after which much was taken out
    or put in never is.
    """
    shown: list[Version] = []
    for version in versions:
        newer = shown[-1] if shown else None
        soon = newer is not None and newer.saved_at - version.saved_at < SOON
        if newer is not None and soon and abs(len(newer.text) - len(version.text)) < FEW:
            continue
        shown.append(version)
        if len(shown) == MOST:
            break
    return tuple(shown)


def _versions(desk: Desk, task: TaskKey, place: TextPlace) -> tuple[ShownVersion, ...]:
    """On a worker thread: hours of typing are thousands of versions."""
    kept = desk.history(task, place.question_id, place.response_id, place.slot)
    return tuple(
        history_view.ShownVersion(text=one.text, saved_at=one.saved_at, words=count_words(one.text))
        for one in worth_showing(kept)
    )
