"""The second reading in the verdict: what becomes of each answer of the earlier judgment."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from trainer_desk.ui.safe import ElidedLabel, SafeLabel, safe_tooltip
from trainer_desk.ui.widgets.answer_section import AnswerSection, Shown, lock
from trainer_desk.ui.widgets.controls import Chip, restyle
from trainer_desk.ui.widgets.field_editor import FieldEditor
from trainer_desk.work.ids import QuestionId, TaskId
from trainer_desk.work.review import FieldReview, ReviewAnswer, ReviewQuestion, ReviewVerdict
from trainer_desk.work.reviewing import corrected, review_now
from trainer_desk.work.rules import Lack, Missing

_LEAST_LINES, _MOST_LINES = 1, 6
_GIVEN: Final = (ReviewVerdict.ACCEPT, ReviewVerdict.RETURN)
"""Verdicts that are pressed; a correction is seen from what was changed."""


class ReviewSection(AnswerSection):
    """A row per answer: accept it, change it above, or send it back with a remark."""

    def __init__(
        self, question: ReviewQuestion, language: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(question, language, parent)
        self._question = question
        self._answer = ReviewAnswer()
        self._read_only = False
        self._rows: dict[QuestionId, _Row] = {}
        self.body.setSpacing(10)
        self.add_keys("Ctrl Alt A")

    def show_state(self, shown: Shown) -> None:
        """Show what is said about each answer; emits nothing."""
        judged = shown.task.judged
        if judged is None:
            return
        self._read_only = shown.read_only
        self._answer = shown.draft.answer(self.question.id, ReviewAnswer) or ReviewAnswer()
        self._build(shown)
        said = review_now(self._question, judged, shown.draft)
        lacking = {lack.field for lack in shown.missing_in(self.question.id)}
        for question_id, row in self._rows.items():
            row.show_row(
                shown.task.id,
                said.field(question_id),
                typed=self._answer.field(question_id),
                changed=corrected(judged, shown.draft, question_id),
                advance=dict(judged.field_notes).get(question_id, ""),
                lacks=question_id in lacking,
                read_only=shown.read_only,
            )

    def first_control(self, missing: Missing | None = None) -> QWidget:
        """Return the control of the answer that something is missing about."""
        row = self._rows.get(missing.field) if missing is not None and missing.field else None
        if row is None:
            return next(iter(self._rows.values())).control() if self._rows else self
        wants_remark = missing is not None and missing.lack is Lack.NO_REMARK
        return row.field() if wants_remark else row.control()

    def accept_rest(self) -> None:
        """Accept every answer that nothing is said about yet."""
        if self._read_only:
            return
        answer = self._answer
        for question_id, row in self._rows.items():
            if row.is_open:
                answer = answer.with_field(
                    FieldReview(question_id=question_id, verdict=ReviewVerdict.ACCEPT)
                )
        if answer != self._answer:
            self.answered.emit(answer)

    def _build(self, shown: Shown) -> None:
        judged = shown.task.judged
        answered = () if judged is None else tuple(name for name, _ in judged.answers)
        if tuple(self._rows) == answered:
            return
        for old in self._rows.values():
            old.hide()
            old.setParent(None)
            old.deleteLater()
        titles = {one.id: one.title.in_language(self.language) for one in shown.form.questions}
        self._rows = {}
        for question_id in answered:
            row = _Row(titles.get(question_id, question_id), self)
            row.pressed.connect(lambda verdict, of=question_id: self._press(of, verdict))
            row.remarked.connect(lambda text, of=question_id: self._remark(of, text))
            self._rows[question_id] = row
            self.body.addWidget(row)

    def _press(self, question_id: QuestionId, verdict: ReviewVerdict) -> None:
        if self._read_only:
            return
        before = self._answer.field(question_id)
        if before is not None and before.verdict is verdict:
            kept = tuple(one for one in self._answer.fields if one.question_id != question_id)
            self._tell(replace(self._answer, fields=kept))
            return
        remark = "" if before is None else before.remark
        field = FieldReview(question_id=question_id, verdict=verdict, remark=remark)
        self._tell(self._answer.with_field(field))
        if verdict is ReviewVerdict.RETURN:
            self._rows[question_id].field().setFocus()

    def _remark(self, question_id: QuestionId, text: str) -> None:
        if self._read_only:
            return
        before = self._answer.field(question_id)
        verdict = ReviewVerdict.ACCEPT if before is None else before.verdict
        field = FieldReview(question_id=question_id, verdict=verdict, remark=text)
        self._tell(self._answer.with_field(field))

    def _tell(self, answer: ReviewAnswer) -> None:
        self.answered.emit(answer if answer.fields else None)


class _Row(QWidget):
    """One answer of the earlier judgment.

    Signals:
        pressed (ReviewVerdict): The reviewer pressed one, whatever it was before.
        remarked (str): The reviewer changed the remark; carries all of it.
    """

    pressed = Signal(object)
    remarked = Signal(object)

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._task: TaskId | None = None
        self._on: ReviewVerdict | None = None
        self._title = ElidedLabel(title, self)
        safe_tooltip(self._title, title)
        self._changed = SafeLabel(self.tr("Corrected"), self)
        self._changed.setProperty("ink", "ok")
        words = {
            ReviewVerdict.ACCEPT: (self.tr("Accept"), self.tr("{}: accept")),
            ReviewVerdict.RETURN: (self.tr("Return"), self.tr("{}: send back with a remark")),
        }
        self._chips = {
            verdict: self._chip(verdict, short, whole.format(title))
            for verdict, (short, whole) in words.items()
        }
        self._advance = SafeLabel("", self)
        self._advance.setObjectName("muted")
        self._advance.setWordWrap(True)
        self._field = FieldEditor(_LEAST_LINES, _MOST_LINES, self)
        self._field.setAccessibleName(self.tr("Remark on {}").format(title))
        self._field.set_hint(self.tr("What the trainer is to do"))
        self._field.text_edited.connect(self.remarked)
        self._lay_out()

    @property
    def is_open(self) -> bool:
        """Whether nothing is said about the answer yet."""
        return self._on is None and self._changed.isHidden()

    def show_row(
        self,
        task: TaskId,
        said: FieldReview | None,
        *,
        typed: FieldReview | None,
        changed: bool,
        advance: str,
        lacks: bool,
        read_only: bool,
    ) -> None:
        """Show what is said; emits nothing.

        Args:
            task: Under another one the remark starts anew.
            said: What counts, None for nothing yet.
            typed: What the reviewer pressed and wrote.
            changed: Whether the reviewer's answer is another than the trainer's.
            advance: What the trainer said about it in advance.
            lacks: Whether something is missing here.
        """
        self._on = said.verdict if said is not None else None
        for verdict, chip in self._chips.items():
            chip.setChecked(self._on is verdict)
            lock(chip, locked=read_only)
        self._changed.setVisible(changed)
        # What was changed is corrected, not accepted; its title needs the room.
        self._chips[ReviewVerdict.ACCEPT].setVisible(not changed)
        self._advance.setText(self.tr("The trainer: {}").format(advance))
        self._advance.setVisible(bool(advance))
        remark = typed.remark if typed is not None else ""
        if task == self._task:
            self._field.show_text(remark)
        else:
            self._field.start_at(remark)
        self._task = task
        self._field.setReadOnly(read_only)
        self._field.setVisible(bool(remark) or self._on is not None or changed)
        ink = "warn" if lacks else ""
        if self._title.property("ink") != ink:
            self._title.setProperty("ink", ink)
            restyle(self._title)

    def control(self) -> QWidget:
        """Return the chip to give the focus to."""
        if self._chips[ReviewVerdict.ACCEPT].isHidden():
            return self._chips[ReviewVerdict.RETURN]
        return self._chips[self._on if self._on in _GIVEN else ReviewVerdict.ACCEPT]

    def field(self) -> FieldEditor:
        """Return the field of the remark."""
        return self._field

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(4)
        line.addWidget(self._title, 1)
        line.addWidget(self._changed)
        for chip in self._chips.values():
            line.addWidget(chip)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(line)
        column.addWidget(self._advance)
        column.addWidget(self._field)

    def _press(self, verdict: ReviewVerdict) -> None:
        # Qt has toggled the chip already; only the draft decides.
        self._chips[verdict].setChecked(self._on is verdict)
        self.pressed.emit(verdict)

    def _chip(self, verdict: ReviewVerdict, short: str, whole: str) -> Chip:
        chip = Chip(short, checkable=True, parent=self)
        chip.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        chip.setAccessibleName(whole)
        safe_tooltip(chip, whole)
        chip.clicked.connect(lambda _on: self._press(verdict))
        return chip
