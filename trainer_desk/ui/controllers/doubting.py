"""Asks once about what looks odd before a task is finished; Done again means it is so."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from trainer_desk.desk import Desk
from trainer_desk.late import late
from trainer_desk.ui.controllers.editing import Editing
from trainer_desk.ui.controllers.task_flow import TaskFlow
from trainer_desk.ui.window import Window
from trainer_desk.work.draft import Draft
from trainer_desk.work.ids import BatchKey, QuestionId
from trainer_desk.work.marks import SpansQuestion
from trainer_desk.work.opened import OpenTask
from trainer_desk.work.places import TextPlace
from trainer_desk.work.rules import Lack, Missing, asked_of

if TYPE_CHECKING:
    from trainer_desk.ui.widgets import doubt_words
    from trainer_desk.ui.widgets.doubt_bar import DoubtBar
    from trainer_desk.work import consistency
    from trainer_desk.work.consistency import Doubt, DoubtKind
else:
    doubt_words = late("trainer_desk.ui.widgets.doubt_words")
    consistency = late("trainer_desk.work.consistency")

LOOK_AGAIN_MS = 300
"""So soon after a change it is looked whether a doubt still stands."""
Unseen = Callable[[], int]


class Doubting(QObject):
    """Finds doubts, shows them above the panes, and leads to their places.

    Nothing of a doubt is stored or sent; only which kinds are not asked about any more in a batch
    is remembered on this desk.

    Signals:
        told (str, str): Kind and text of a notice.
    """

    told = Signal(str, str)

    def __init__(
        self, window: Window, flow: TaskFlow, editing: Editing, desk: Desk, *, language: str
    ) -> None:
        super().__init__(window)
        self._window = window
        self._flow = flow
        self._editing = editing
        self._desk = desk
        self._unseen: Unseen = int
        self._language = language
        self._doubts: tuple[Doubt, ...] = ()
        flow.ask_before_done(self.about)
        flow.doubtful.connect(self._show)
        flow.opened.connect(lambda _task: self._clear())
        self._next = 0
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(LOOK_AGAIN_MS)
        self._soon.timeout.connect(self._forget_settled)
        flow.draft_changed.connect(lambda _draft: self._soon.start())
        window.centre.doubts.then(self._listen)

    def count_unseen(self, unseen: Unseen) -> None:
        """Ask about proposals of lexicons, too.

        Args:
            unseen: Returns how many of them in the task on screen nobody decided about.
        """
        self._unseen = unseen

    def about(self, task: OpenTask, draft: Draft) -> tuple[Doubt, ...]:
        """Return what looks odd about a task, less what is not asked about in its batch.

        A test asks nothing: it would help some and not others.
        """
        if task.batch.test is not None:
            return ()
        found = consistency.doubts(
            task.batch.form,
            task.task,
            draft,
            order=task.shown_order,
            recent=self._desk.recent(task.key, number=consistency.IN_A_ROW - 1),
            unseen=self._undecided(task),
        )
        muted = self._muted(task.batch_key)
        return tuple(doubt for doubt in found if doubt.kind not in muted)

    def go_to_next(self) -> bool:
        """Go to the place of the next doubt that has one, round at the end; tell if there is."""
        placed = [at for at, doubt in enumerate(self._doubts) if doubt.question_id is not None]
        if not placed:
            return False
        at = next((at for at in placed if at >= self._next), placed[0])
        self._next = at + 1
        self._go_to(at)
        return True

    def ask_again(self) -> None:
        """Ask about everything again in the batch on screen."""
        task = self._flow.task
        if task is not None:
            keep_muted(self._desk, task.batch_key, ())
            self.told.emit("ok", self.tr("From now on every doubt is asked about in this batch."))

    def _listen(self, bar: DoubtBar) -> None:
        bar.show_asked.connect(self._go_to)
        bar.mute_asked.connect(self._mute)
        bar.done_asked.connect(self._flow.submit)
        bar.closed.connect(self._look_again)

    def _undecided(self, task: OpenTask) -> tuple[tuple[QuestionId, int], ...]:
        """The screen's marks are those of all its questions: the first leads to them."""
        asked = asked_of(task.batch.form, task.task)
        marks = [question.id for question in asked if isinstance(question, SpansQuestion)]
        return tuple((question_id, self._unseen()) for question_id in marks[:1])

    def _show(self, found: tuple[Doubt, ...]) -> None:
        task = self._flow.task
        if task is None:
            return
        self._doubts = found
        form, draft, order = task.batch.form, self._flow.draft, task.shown_order
        self._window.doubts.show_doubts(
            tuple(
                doubt_words.doubt_sentence(doubt, form, draft, order, self._language)
                for doubt in found
            ),
            tuple(doubt.question_id is not None for doubt in found),
        )

    def _forget_settled(self) -> None:
        """Say no more about what is not odd any longer; nothing new is brought up."""
        task = self._flow.task
        if task is None or not self._doubts:
            return
        found = self.about(task, self._flow.draft)
        left = tuple(doubt for doubt in self._doubts if doubt in found)
        if not left:
            self._clear()
        elif left != self._doubts:
            self._show(left)

    def _clear(self) -> None:
        self._doubts = ()
        self._next = 0
        bar = self._window.centre.doubts.built
        if bar is not None:
            bar.show_nothing()

    def _look_again(self) -> None:
        self._clear()
        self._window.responses.focus_selected()

    def _go_to(self, number: int) -> None:
        doubt = self._doubts[number]
        if doubt.question_id is None:
            return
        if doubt.kind is consistency.DoubtKind.NOTHING_CHANGED:
            self._editing.write(TextPlace(doubt.question_id, doubt.response_id))
        elif doubt.kind is consistency.DoubtKind.OWN_ANSWER_COPIED:
            self._editing.write(TextPlace(doubt.question_id))
        else:
            self._window.show_pane(self._window.verdict, shown=True)
            self._window.verdict.go_to(
                Missing(
                    question_id=doubt.question_id,
                    lack=Lack.NOT_ANSWERED,
                    response_id=doubt.response_id,
                    item=doubt.item,
                )
            )

    def _mute(self, number: int) -> None:
        task = self._flow.task
        if task is None:
            return
        kind = self._doubts[number].kind
        muted = self._muted(task.batch_key) | {kind}
        keep_muted(self._desk, task.batch_key, muted)
        left = tuple(doubt for doubt in self._doubts if doubt.kind is not kind)
        if left:
            self._show(left)
        else:
            self._look_again()

    def _muted(self, batch: BatchKey) -> frozenset[DoubtKind]:
        kept = (self._desk.recall(_memory(batch)) or "").split()
        return frozenset(kind for kind in consistency.DoubtKind if kind.value in kept)


def keep_muted(desk: Desk, batch: BatchKey, kinds: Iterable[DoubtKind]) -> None:
    """Ask about these kinds no more in a batch, and about all others again."""
    desk.remember(_memory(batch), " ".join(sorted(kind.value for kind in kinds)))


def _memory(batch: BatchKey) -> str:
    return f"doubts not asked about in batch {batch}"
