"""Earlier versions of any text a trainer writes: the rewrite, a reason, the note."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from trainer_desk.desk import Desk
from trainer_desk.desk.versions import field_text
from trainer_desk.late import late
from trainer_desk.text.diff import diff
from trainer_desk.ui.controllers.task_flow import TaskFlow
from trainer_desk.ui.jobs import AT_ONCE, Jobs
from trainer_desk.ui.theme import Theme
from trainer_desk.ui.widgets.history_view import HistoryView, ShownVersion
from trainer_desk.ui.window import Window
from trainer_desk.work.answers import Edit, EditAnswer, TextAnswer
from trainer_desk.work.draft import Draft
from trainer_desk.work.ids import QuestionId, ResponseId, TaskKey
from trainer_desk.work.opened import OpenTask, Version
from trainer_desk.work.rules import count_words
from trainer_desk.work.steps import NOTE

if TYPE_CHECKING:
    from trainer_desk.ui import history_dialog
else:
    history_dialog = late("trainer_desk.ui.history_dialog")

SOON = timedelta(seconds=10)
FEW = 20
"""Code points. A version that soon became one of nearly the same length was typing under way."""
MOST = 500
"""Versions listed."""


@dataclass(frozen=True, slots=True)
class Field:
    """A place where a trainer writes.

    Attributes:
        question_id: A text or edit question, or `NOTE`.
        response_id: The response that is rewritten, None for a text.
    """

    question_id: QuestionId
    response_id: ResponseId | None = None


class Histories(QObject):
    """Shows how the text that the cursor is in came about, and brings earlier versions back.

    Signals:
        failed (Exception): The versions, or a diff of two, could not be had.
    """

    failed = Signal(object)

    def __init__(
        self, window: Window, flow: TaskFlow, desk: Desk, jobs: Jobs, *, language: str
    ) -> None:
        super().__init__(window)
        self._window = window
        self._flow = flow
        self._desk = desk
        self._jobs = jobs
        self._language = language
        self._theme: Theme | None = None
        window.editor.history_asked.connect(self.show_rewrite)

    def set_theme(self, theme: Theme) -> None:
        """Show texts in the theme's reading font from now on."""
        self._theme = theme

    def show(self) -> None:
        """Show the versions of the field that has the focus, else those of the rewrite."""
        question_id = self._window.verdict.field_of(self._window.focusWidget())
        if question_id is None:
            self.show_rewrite()
        else:
            self._read(Field(question_id))

    def show_rewrite(self) -> None:
        """Show the versions of the rewrite on screen."""
        question = self._flow.edit_question
        answer = self._flow.draft.answer(question.id, EditAnswer) if question else None
        if question is not None and answer is not None and answer.chosen is not None:
            self._read(Field(question.id, answer.chosen))

    def _read(self, field: Field) -> None:
        task = self._flow.task
        if task is None or not self._flow.flush():
            return
        self._jobs.run(
            partial(_versions, self._desk, task.key, field),
            done=partial(self._show, task, field),
            failed=self.failed.emit,
            topic="versions",
            priority=AT_ONCE,
        )

    def _show(self, asked: OpenTask, field: Field, versions: tuple[ShownVersion, ...]) -> None:
        task = self._flow.task
        if task is None or task.key != asked.key:
            return
        view = HistoryView()
        if self._theme is not None:
            view.set_theme(self._theme)
        dialog = history_dialog.HistoryDialog(view, self._window)
        dialog.setWindowTitle(self._title(task, field))
        view.diff_wanted.connect(partial(self._compare, view))
        view.restore_asked.connect(partial(self._restore, field))
        view.restore_asked.connect(dialog.accept)
        # An answer that comes later would find no view any more.
        dialog.finished.connect(lambda _result: self._jobs.drop("history"))
        dialog.open()
        now = field_text(self._flow.draft, field.question_id, field.response_id) or ""
        view.show_history(versions, now, read_only=task.read_only)

    def _title(self, task: OpenTask, field: Field) -> str:
        if field.response_id is not None:
            letter = "ABCDEFGHI"[task.shown_order.index(field.response_id)]
            return self.tr("History of the rewrite of {}").format(letter)
        if field.question_id == NOTE:
            return self.tr("History of the note")
        question = task.batch.form.question(field.question_id)
        return self.tr("History of: {}").format(question.title.in_language(self._language))

    def _restore(self, field: Field, text: str) -> None:
        self._flow.replace(with_text(self._flow.draft, field, text))
        self._flow.flush()

    def _compare(self, view: HistoryView, before: str, after: str, revision: int) -> None:
        self._jobs.run(
            partial(diff, before, after),
            done=lambda found: view.show_diff(found, revision),
            failed=self.failed.emit,
            topic="history",
            priority=AT_ONCE,
        )


def with_text(draft: Draft, field: Field, text: str) -> Draft:
    """Return `draft` with another text in a field."""
    if field.question_id == NOTE:
        return replace(draft, note=text)
    if field.response_id is None:
        return draft.answered(field.question_id, TextAnswer(text=text) if text else None)
    answer = draft.answer(field.question_id, EditAnswer) or EditAnswer()
    return draft.answered(
        field.question_id, answer.edited(Edit(response_id=field.response_id, text=text))
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


def _versions(desk: Desk, task: TaskKey, field: Field) -> tuple[ShownVersion, ...]:
    """On a worker thread: hours of typing are thousands of versions."""
    kept = desk.history(task, field.question_id, field.response_id)
    return tuple(
        ShownVersion(text=one.text, saved_at=one.saved_at, words=count_words(one.text))
        for one in worth_showing(kept)
    )
