"""The question for a standard answer: how far it is, what it must say, and the way to it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from trainer_desk.ui.safe import ElidedLabel, SafeLabel, safe_tooltip
from trainer_desk.ui.widgets.answer_section import AnswerSection, Shown
from trainer_desk.ui.widgets.controls import restyle
from trainer_desk.ui.widgets.phrases import word_count
from trainer_desk.ui.widgets.tick_list import TickList
from trainer_desk.work.rules import Lack, Missing, count_words
from trainer_desk.work.writing import WriteAnswer, WriteQuestion
from trainer_desk.work.written import MAIN

_SHOWN = 200
"""Characters of the answer that its line shows at most."""


class WriteSection(AnswerSection):
    """One line about the answer, which is written in the editor, and the points to tick off."""

    def __init__(
        self, question: WriteQuestion, language: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(question, language, parent)
        self._question = question
        self._answer = WriteAnswer()
        self._read_only = False
        self._state = ElidedLabel("", self)
        self._button = QPushButton(self.tr("Write"), self)
        safe_tooltip(self._button, self.tr("Write in the editor (Ctrl+Shift+G)"))
        self._button.setAccessibleName(
            self.tr("{}: write in the editor").format(question.title.in_language(language))
        )
        self._button.clicked.connect(lambda: self.text_asked.emit(MAIN))
        self._count = SafeLabel("", self)
        self._count.setObjectName("muted")
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self._state, 1)
        line.addWidget(self._button)
        self.body.addLayout(line)
        self._best = ElidedLabel(self.tr("Stands above every response"), self)
        self._best.setObjectName("muted")
        self._best.setVisible(question.is_best)
        told = QHBoxLayout()
        told.setSpacing(8)
        told.addWidget(self._best, 1)
        told.addStretch(0)
        told.addWidget(self._count)
        self.body.addLayout(told)
        self._points = TickList(question.points, language, self)
        self._points.setAccessibleName(self.tr("What the answer must say"))
        self._points.setVisible(bool(question.points))
        self._points.ticked.connect(lambda on: self._take(replace(self._answer, points=on)))
        self.body.addWidget(self._points)
        self.add_keys("Ctrl Shift G")

    def show_state(self, shown: Shown) -> None:
        """Show how far the answer is; emits nothing."""
        self._answer = shown.draft.answer(self.question.id, WriteAnswer) or WriteAnswer()
        self._read_only = shown.read_only
        text = self._answer.text
        self._state.setText(text[:_SHOWN] if text.strip() else self.tr("Not begun"))
        number = count_words(text)
        bounds = {"least": self._question.min_words, "most": self._question.max_words}
        self._count.setText(word_count(number, **bounds))
        wrong = {lack.lack for lack in shown.missing_in(self.question.id)}
        ink = "warn" if text and wrong & {Lack.TOO_SHORT, Lack.TOO_LONG} else ""
        if self._count.property("ink") != ink:
            self._count.setProperty("ink", ink)
            restyle(self._count)
        self._button.setEnabled(bool(text) or not shown.read_only)
        self._points.show_ticked(self._answer.points, read_only=shown.read_only)

    def first_control(self, missing: Missing | None = None) -> QWidget:
        """Return the first point that is not ticked where points are missing, else the button."""
        if missing is not None and missing.lack is Lack.NO_POINT:
            return self._points.first_open()
        return self._button

    def tick_next(self) -> bool:
        """Tick the next point that is not ticked yet; tell whether there was one."""
        return self._points.tick_next()

    def _take(self, answer: WriteAnswer) -> None:
        if not self._read_only:
            self.answered.emit(None if answer == WriteAnswer() else answer)
