"""Marks of the task on screen: made, looked at, changed, and proposed by word lists."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal

from trainer_desk.text.resizing import resized, trimmed
from trainer_desk.text.spots import spot_at
from trainer_desk.ui.controllers.listed_marks import (
    Item,
    after,
    alike,
    decided,
    key_of,
    may_mark,
    neighbour,
    next_proposal,
)
from trainer_desk.ui.controllers.mark_keys import Keys, MarkKeys
from trainer_desk.ui.controllers.marked_texts import MarkedTexts
from trainer_desk.ui.controllers.marks_on_screen import MarksOnScreen
from trainer_desk.ui.controllers.proposing import Proposing
from trainer_desk.ui.controllers.task_flow import TaskFlow
from trainer_desk.ui.widgets.label_looks import label_of_key
from trainer_desk.ui.widgets.mark_acts import MarkAct
from trainer_desk.ui.widgets.marks_list import MarkState
from trainer_desk.ui.window import Window
from trainer_desk.work.asking import Grade
from trainer_desk.work.draft import Draft
from trainer_desk.work.ids import OptionId, QuestionId
from trainer_desk.work.marks import Mark, SpansAnswer, SpansQuestion, Where
from trainer_desk.work.opened import OpenTask


class Marking(QObject):
    """Connects the views of the texts and the list of marks with the task on screen.

    Signals:
        told (str, str): Kind and text of a notice.
        mode_changed (): Marking by keys began or ended.
    """

    told = Signal(str, str)
    mode_changed = Signal()

    def __init__(
        self,
        window: Window,
        flow: TaskFlow,
        texts: MarkedTexts,
        marks: MarksOnScreen,
        proposing: Proposing,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._flow = flow
        self._texts = texts
        self._marks = marks
        self._on = False
        texts.watch(MarkKeys(self._meanings(), self))
        flow.draft_replaced.connect(self._follow)
        flow.draft_changed.connect(self._follow)
        proposing.found.connect(self._refresh)
        window.verdict.mark_asked.connect(self._take)
        window.responses.highlight_clicked.connect(lambda _response, key: self._clicked(key))
        window.prompt.highlight_clicked.connect(lambda _turn, key: self._clicked(key))
        window.editor.highlight_clicked.connect(self._clicked)

    # What there is

    @property
    def is_on(self) -> bool:
        """Whether keys mark."""
        return self._on

    def undecided(self) -> int:
        """Return how many proposals of the task on screen were neither accepted nor rejected."""
        return sum(item.state is MarkState.PROPOSED for item in self._marks.items)

    def altered(self) -> int:
        """Return how many marks lie on text that was changed or removed since."""
        return sum(item.state in (MarkState.ALTERED, MarkState.GONE) for item in self._marks.items)

    # Marking by keys

    def toggle(self) -> None:
        """Mark by keys, or no longer."""
        if self._on:
            self.leave()
        elif not self._marks.questions:
            self.told.emit("info", self.tr("This task asks for no marks."))
        elif self._marks.is_open:
            self._set_on(on=True)
            self._texts.focus()

    def follow_response(self) -> None:
        """Go on marking in the response that the trainer turned to."""
        if self._on:
            self._window.responses.focus_selected()

    def leave(self) -> None:
        """Mark by keys no longer."""
        self._set_on(on=False)

    def step(self, by: int, *, proposals: bool = False) -> None:
        """Look at the next (1) or previous (-1) mark, round at the ends.

        Args:
            by: 1 or -1.
            proposals: Whether only at what is still undecided.
        """
        items = [item for item in self._marks.items if item.state is not MarkState.REJECTED]
        if proposals:
            items = [item for item in items if item.state is MarkState.PROPOSED]
        if not items:
            told = self.tr("Nothing is proposed here.") if proposals else self.tr("No marks yet.")
            self.told.emit("info", told)
            return
        self.choose(neighbour(items, self._marks.items, self._marks.chosen, by).key)
        self._go()

    def accept(self) -> None:
        """Make a mark of the current proposal, and go on to the next."""
        self._decide(self._current(), rejected=False)

    def accept_alike(self) -> None:
        """Make marks of all proposals by the same entry of the word list."""
        self._decide(alike(self._current(), self._marks.items), rejected=False)

    def reject(self) -> None:
        """Turn the current proposal down, and go on to the next."""
        self._decide(self._current(), rejected=True)

    def delete(self) -> None:
        """Take the current mark away; turn the current proposal down."""
        item = self._marks.current
        if item is None or not self._marks.is_open:
            return
        if item.mark is None:
            self.reject()
        elif item.state is not MarkState.REJECTED:
            self._marks.chosen = after(self._marks.items, item)
            self._use(item.question, self._marks.answer(item.question).without(item.mark.id))

    def resize(self, *, start_by: int = 0, end_by: int = 0) -> None:
        """Move the borders of the current mark by some characters."""
        item, text = self._marks.current, None
        if item is not None:
            text = self._marks.texts().get(item.where)
        if item is None or item.mark is None or text is None or item.state is MarkState.GONE:
            return
        spot = resized(item.mark.spot, text, start_by=start_by, end_by=end_by)
        self._put(item, item.mark.at(spot))

    def comment(self) -> None:
        """Give the comment on the current mark the keyboard."""
        item = self._marks.current
        section = None if item is None else self._window.verdict.marks_of(item.question.id)
        if section is not None:
            self._window.show_pane(self._window.verdict, shown=True)
        if section is None or not section.focus_comment():
            self.told.emit("info", self.tr("Choose a mark first."))

    def say_nothing(self) -> None:
        """Say that there is nothing to mark, or that there is after all."""
        for question in self._marks.questions[:1]:
            self._nothing(question, on=not self._marks.answer(question).nothing)

    def choose(self, key: str) -> None:
        """Let the keys be about a mark or proposal."""
        self._marks.chosen = key
        self._refresh()

    def mark(self, question: SpansQuestion, label: OptionId) -> None:
        """Mark what is selected; without a selection label the current mark anew."""
        if not self._marks.is_open:
            return
        selected = self._texts.selection()
        if selected is not None:
            self._add(question, label, *selected)
            return
        item = self._marks.current
        if item is not None and item.mark is not None and item.question == question:
            self._put(item, replace(item.mark, label=label, rejected=False))
        else:
            self._ask_for_selection()

    # Inside: the task

    def show_task(self, task: OpenTask) -> None:
        """Be about another task from now on."""
        self._marks.begin(task)
        self._set_on(on=self._on and self._marks.is_open)
        self._follow(task.draft)

    def _follow(self, _draft: Draft) -> None:
        self._marks.ask_for_proposals()
        self._refresh()

    def _refresh(self) -> None:
        self._marks.refresh(marking=self._on)

    def _set_on(self, *, on: bool) -> None:
        if on != self._on:
            self._on = on
            self._texts.set_marking(on=on)
            self._refresh()
            self.mode_changed.emit()

    # Inside: one mark

    def _use(self, question: SpansQuestion, answer: SpansAnswer) -> None:
        said = None if answer == SpansAnswer() else answer
        self._flow.edit(self._flow.draft.answered(question.id, said))

    def _put(self, item: Item, mark: Mark) -> None:
        if self._marks.is_open and mark != item.mark:
            self._use(item.question, self._marks.answer(item.question).with_mark(mark))

    def _add(
        self, question: SpansQuestion, label: OptionId, where: Where, start: int, end: int
    ) -> None:
        text = self._marks.texts().get(where)
        if text is None or end > len(text):
            return
        if not may_mark(question, where):
            self.told.emit("info", self.tr("This form asks for no marks in this text."))
            return
        start, end = trimmed(text, start, end)
        spot = spot_at(where, text, start, end)
        answer = self._marks.answer(question)
        same = [one for one in answer.marks if (one.label, one.spot) == (label, spot)]
        mark = replace(same[0], rejected=False) if same else None
        if mark is None:
            mark = Mark(id=answer.next_id(), label=label, spot=spot)
        self._marks.chosen = key_of(question.id, mark.id)
        self._texts.let_go()
        changed = answer.with_mark(mark)
        if changed == answer:
            self._refresh()
        else:
            self._use(question, changed)

    def _ask_for_selection(self) -> None:
        self._set_on(on=True)
        self._texts.focus()
        self.told.emit("info", self.tr("Select words of the plain text first."))

    def _nothing(self, question: SpansQuestion, *, on: bool) -> None:
        answer = self._marks.answer(question)
        if self._marks.is_open and (not on or all(mark.rejected for mark in answer.marks)):
            self._use(question, replace(answer, nothing=on))

    def _decide(self, items: Sequence[Item], *, rejected: bool) -> None:
        """Take proposals, or turn them down, as one step; then look at the next one."""
        open_items = [item for item in items if item.is_open]
        if not open_items or not self._marks.is_open:
            self.told.emit("info", self.tr("Choose a proposal first."))
            return
        question = open_items[0].question
        before = self._marks.answer(question)
        answer = decided(before, open_items, self._marks.texts(), rejected=rejected)
        following = next_proposal(self._marks.items, open_items)
        self._marks.chosen = following or self._marks.chosen
        self._use(question, answer)
        if following:
            self._go()

    def _current(self) -> tuple[Item, ...]:
        item = self._marks.current
        return () if item is None else (item,)

    def _take(self, question_id: QuestionId, act: MarkAct, value: object) -> None:
        """Do what was asked for in the list of marks."""
        question = self._marks.question(question_id)
        if question is None:
            return
        match act, value:
            case MarkAct.LABEL, str():
                self.mark(question, OptionId(value))
            case MarkAct.CHOOSE, str():
                self.choose(value)
                self._go(keyboard=False)
            case MarkAct.GRADE, int() | None:
                self.grade(value)
            case MarkAct.COMMENT, str():
                item = self._marks.current
                if item is not None and item.mark is not None:
                    self._put(item, replace(item.mark, comment=value))
            case MarkAct.NOTHING, bool():
                self._nothing(question, on=value)
            case MarkAct.REJECTED, bool():
                self._marks.list_rejected(question_id)
                self._refresh()
            case _:
                self._act(act)

    def _act(self, act: MarkAct) -> None:
        acts: dict[MarkAct, Callable[[], None]] = {
            MarkAct.GO: partial(self._go, keyboard=False),
            MarkAct.ENTER: partial(self._go, keyboard=True),
            MarkAct.DELETE: self.delete,
            MarkAct.KEEP: self.resize,
            MarkAct.ACCEPT: self.accept,
            MarkAct.ACCEPT_ALIKE: self.accept_alike,
            MarkAct.REJECT: self.reject,
            MarkAct.BACK: self._texts.focus,
            MarkAct.MODE: self.toggle,
        }
        acts[act]()

    def grade(self, value: int | None) -> bool:
        """Give the current mark a severity, or take it back; tell whether that could be."""
        item = self._marks.current
        scale = None if item is None else item.question.severity
        if item is None or item.mark is None or scale is None:
            return False
        if value is not None and value not in scale.values:
            return False
        grade = None
        if value is not None:
            grade = Grade(value=value, lowest=scale.lowest, highest=scale.highest)
        self._put(item, replace(item.mark, severity=grade))
        return True

    def _go(self, *, keyboard: bool | None = None) -> None:
        item = self._marks.current
        if item is not None:
            given = self._on if keyboard is None else keyboard
            self._texts.go_to(item.where, item.start, item.start, keyboard=given)

    def _clicked(self, key: str) -> None:
        if any(item.key == key for item in self._marks.items):
            self.choose(key)

    # Inside: what keys mean

    def _label_by_key(self, typed: str) -> bool:
        found = label_of_key(self._marks.looks, typed)
        question = None if found is None else self._marks.question(found[0])
        if question is None or found is None:
            return False
        self.mark(question, found[1])
        return True

    def _confirm(self) -> None:
        item = self._marks.current
        if item is not None and item.is_open:
            self.accept()
        else:
            self.comment()

    def _choose_at_cursor(self) -> None:
        caret = self._texts.caret()
        if caret is None:
            return
        where, at = caret
        here = [
            item
            for item in self._marks.items
            if item.where == where
            and item.start <= at <= item.end
            and item.state is not MarkState.REJECTED
        ]
        here.sort(key=lambda item: item.end - item.start)
        keys = [item.key for item in here]
        if keys:
            at = keys.index(self._marks.chosen) if self._marks.chosen in keys else -1
            self.choose(keys[(at + 1) % len(keys)])

    def _meanings(self) -> Keys:
        return Keys(
            is_on=lambda: self._on,
            label=self._label_by_key,
            grade=self.grade,
            confirm=self._confirm,
            delete=self.delete,
            choose=self._choose_at_cursor,
            step=self._texts.step,
            leave=self.leave,
        )
