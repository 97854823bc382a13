"""The question "which responses repeat another?": what is alike, and what becomes of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QPushButton, QVBoxLayout, QWidget

from trainer_desk.ui.safe import ElidedLabel, OptionalLabel, SafeLabel, button_text
from trainer_desk.ui.widgets.answer_section import AnswerSection, Shown
from trainer_desk.ui.widgets.controls import Chip, IconButton
from trainer_desk.ui.widgets.flow import FlowLayout
from trainer_desk.work.ids import ResponseId, TaskId
from trainer_desk.work.repeats import DuplicatesAnswer, DuplicatesQuestion, Repeat
from trainer_desk.work.rules import Missing


class RepeatRow(QWidget):
    """One response that is like another, and what is decided about it.

    Signals:
        decided (Repeat | None): The trainer keeps or drops it, or took that back.
        compare_asked (Repeat): The difference between both is to be shown.
    """

    decided = Signal(object)
    compare_asked = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._repeat: Repeat | None = None
        self._is_decided = False
        self._words = ElidedLabel("", self)
        self._compare = IconButton("pair", self.tr("Show the difference"), parent=self)
        self._keep = Chip(self.tr("Keep"), checkable=True, parent=self)
        self._drop = Chip(self.tr("Drop"), checkable=True, parent=self)
        self._reason = QLineEdit(self)
        self._reason.setPlaceholderText(self.tr("Why, if not because it repeats the other"))
        self._reason.setAccessibleName(self.tr("Reason for dropping it"))
        self._keep.clicked.connect(lambda: self._decide(dropped=False))
        self._drop.clicked.connect(lambda: self._decide(dropped=True))
        self._compare.clicked.connect(lambda: self.compare_asked.emit(self._repeat))
        self._reason.editingFinished.connect(self._give_reason)
        self._lay_out()

    def show_repeat(self, repeat: Repeat, words: str, *, decided: bool, read_only: bool) -> None:
        """Show a repetition; emits nothing.

        Args:
            words: What repeats what, and how like it is.
            decided: Whether it is part of the answer, and not only proposed.
        """
        self._repeat, self._is_decided = repeat, decided
        self._words.setText(words)
        self.setAccessibleName(words)
        self._keep.setChecked(decided and not repeat.dropped)
        self._drop.setChecked(decided and repeat.dropped)
        for chip, said in ((self._keep, self.tr("Keep: {}")), (self._drop, self.tr("Drop: {}"))):
            chip.setEnabled(not read_only)
            chip.setAccessibleName(said.format(words))
        self._reason.setVisible(decided and repeat.dropped)
        self._reason.setReadOnly(read_only)
        if self._reason.text() != repeat.reason:
            self._reason.setText(repeat.reason)

    def repeat(self) -> Repeat | None:
        """Return what is shown."""
        return self._repeat

    def first_control(self) -> QWidget:
        """Return the control to decide with."""
        return self._drop if self._drop.isChecked() else self._keep

    def give_reason(self) -> None:
        """Take over a reason that is being typed."""
        self._give_reason()

    def _decide(self, *, dropped: bool) -> None:
        repeat = self._repeat
        # Qt has toggled the chip already; only the draft decides.
        self._keep.setChecked(self._is_decided and repeat is not None and not repeat.dropped)
        self._drop.setChecked(self._is_decided and repeat is not None and repeat.dropped)
        if repeat is None:
            return
        again = self._is_decided and repeat.dropped == dropped
        reason = repeat.reason if dropped else ""
        self.decided.emit(None if again else replace(repeat, dropped=dropped, reason=reason))

    def _give_reason(self) -> None:
        repeat, reason = self._repeat, self._reason.text().strip()
        if repeat is not None and repeat.dropped and self._is_decided and reason != repeat.reason:
            self.decided.emit(replace(repeat, reason=reason))

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(4)
        line.addWidget(self._words, 1)
        line.addWidget(self._compare)
        decision = FlowLayout(spacing=4)
        decision.addWidget(self._keep)
        decision.addWidget(self._drop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(line)
        column.addLayout(decision)
        column.addWidget(self._reason)


class DuplicatesSection(AnswerSection):
    """Proposed repetitions with their likeness, others by hand, and "nothing repeats".

    Signals:
        compare_asked (Repeat): The difference between two responses is to be shown.
    """

    compare_asked = Signal(object)

    def __init__(
        self, question: DuplicatesQuestion, language: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(question, language, parent)
        self._question = question
        self._pairs: tuple[Repeat, ...] = ()
        self._pairs_of: TaskId | None = None
        self._answer = DuplicatesAnswer()
        self._shown: Shown | None = None
        self._threshold = OptionalLabel(self.tr("from {} % on").format(question.threshold), self)
        self._threshold.setObjectName("muted")
        self.heading.row.addWidget(self._threshold)
        self._told = SafeLabel("", self)
        self._told.setObjectName("muted")
        self._told.setWordWrap(True)
        self._rows: list[RepeatRow] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(6)
        self._nothing = Chip(self.tr("Nothing repeats"), checkable=True, parent=self)
        self._other = QPushButton(self.tr("Another repetition…"), self)
        buttons = FlowLayout(spacing=6)
        buttons.addWidget(self._nothing)
        buttons.addWidget(self._other)
        self.body.addWidget(self._told)
        self.body.addLayout(self._list)
        self.body.addLayout(buttons)
        self._nothing.clicked.connect(self._press_nothing)
        self._other.clicked.connect(self._offer_others)

    def show_pairs(self, task_id: TaskId, pairs: Iterable[Repeat]) -> None:
        """Take how like every two responses of a task are; emits nothing."""
        self._pairs, self._pairs_of = tuple(pairs), task_id
        self._show()

    def show_state(self, shown: Shown) -> None:
        """Show what is decided; emits nothing."""
        self._shown = shown
        self._answer = shown.draft.answer(self.question.id, DuplicatesAnswer) or DuplicatesAnswer()
        self._show()

    def first_control(self, missing: Missing | None = None) -> QWidget:  # noqa: ARG002
        """Return what decides about the first repetition, else "nothing repeats"."""
        return self._rows[0].first_control() if self._listed() else self._nothing

    def finish_typing(self) -> None:
        """Take over a reason that is being typed."""
        for row in self._rows:
            row.give_reason()

    def _show(self) -> None:
        shown = self._shown
        if shown is None:
            return
        listed = self._listed()
        while len(self._rows) < len(listed):
            self._rows.append(self._row())
        decided = {repeat.response_id for repeat in self._answer.repeats}
        for row, repeat in zip(self._rows, listed, strict=False):
            words = self._said(repeat)
            is_decided = repeat.response_id in decided
            row.show_repeat(repeat, words, decided=is_decided, read_only=shown.read_only)
        for at, row in enumerate(self._rows):
            row.setVisible(at < len(listed))
        self._told.setText("" if listed else self.tr("No two responses are so much alike."))
        self._told.setVisible(not listed)
        self._nothing.setChecked(self._answer.nothing)
        self._nothing.setVisible(not self._answer.repeats)
        self._nothing.setEnabled(not shown.read_only)
        self._other.setVisible(not shown.read_only and bool(self._others()))

    def _listed(self) -> tuple[Repeat, ...]:
        """Return what was decided, and what is proposed beside it, in the order shown."""
        shown = self._shown
        if shown is None:
            return ()
        listed = {repeat.response_id: repeat for repeat in self._answer.repeats}
        for pair in self._known_pairs():
            known = listed.get(pair.response_id)
            decided = known is not None and known in self._answer.repeats
            near = pair.likeness >= self._question.threshold
            if near and not decided and (known is None or pair.likeness > known.likeness):
                listed[pair.response_id] = pair
        return tuple(listed[one] for one in shown.order if one in listed)

    def _known_pairs(self) -> tuple[Repeat, ...]:
        shown = self._shown
        return self._pairs if shown is not None and shown.task.id == self._pairs_of else ()

    def _others(self) -> list[Repeat]:
        listed = {repeat.response_id for repeat in self._listed()}
        return [pair for pair in self._known_pairs() if pair.response_id not in listed]

    def _said(self, repeat: Repeat) -> str:
        shown = self._shown
        if shown is None:
            return ""
        one, other = shown.letter(repeat.response_id), shown.letter(repeat.of)
        return self.tr("{} repeats {} · {} %").format(one, other, repeat.likeness)

    def _row(self) -> RepeatRow:
        row = RepeatRow(self)
        row.decided.connect(lambda repeat: self._decide(row.repeat(), repeat))
        row.compare_asked.connect(self.compare_asked)
        self._list.addWidget(row)
        return row

    def _decide(self, before: Repeat | None, repeat: Repeat | None) -> None:
        if before is not None:
            self._announce(before.response_id, repeat)

    def _announce(self, response_id: ResponseId, repeat: Repeat | None) -> None:
        answer = without(self._answer, response_id)
        if repeat is not None:
            answer = DuplicatesAnswer(repeats=(*answer.repeats, repeat))
        self.answered.emit(None if answer == DuplicatesAnswer() else answer)

    def _press_nothing(self) -> None:
        # Qt has toggled the chip already; only the draft decides.
        self._nothing.setChecked(self._answer.nothing)
        self.answered.emit(None if self._answer.nothing else DuplicatesAnswer(nothing=True))

    def _offer_others(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for pair in self._others():
            action = menu.addAction(button_text(self._said(pair)))
            action.triggered.connect(
                lambda _on, pair=pair: self._announce(pair.response_id, replace(pair, dropped=True))
            )
        menu.popup(self._other.mapToGlobal(self._other.rect().bottomLeft()))


def without(answer: DuplicatesAnswer, response_id: ResponseId) -> DuplicatesAnswer:
    """Return an answer that decides nothing about a response."""
    kept = tuple(repeat for repeat in answer.repeats if repeat.response_id != response_id)
    return DuplicatesAnswer(repeats=kept)
