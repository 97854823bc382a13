"""The question "write it better" in the verdict: which rewrite there is, and the way to it."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from trainer_desk.ui.safe import ElidedLabel, safe_tooltip
from trainer_desk.ui.widgets.answer_section import AnswerSection, Shown
from trainer_desk.ui.widgets.controls import restyle
from trainer_desk.work.answers import EditAnswer
from trainer_desk.work.form import EditQuestion
from trainer_desk.work.ids import ResponseId
from trainer_desk.work.rewriting import edit_target
from trainer_desk.work.rules import Missing


class EditLine(AnswerSection):
    """One line; the rewrite itself is written in the editor pane.

    The signal `response_asked` carries the response to rewrite.
    """

    def __init__(
        self, question: EditQuestion, language: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(question, language, parent)
        self._question = question
        self._target: ResponseId | None = None
        self._state = ElidedLabel("", self)
        self._button = QPushButton(self.tr("Rewrite"), self)
        safe_tooltip(self._button, self.tr("Rewrite (Ctrl+E)"))
        self._button.clicked.connect(self._ask)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self._state, 1)
        line.addWidget(self._button)
        self.body.addLayout(line)
        self.add_keys("Ctrl E")

    def show_state(self, shown: Shown) -> None:
        """Show which rewrite there is; emits nothing."""
        target = edit_target(self._question, shown.form, shown.task, shown.draft)
        if target not in shown.order:
            target = None
        self._target = target if target is not None else shown.selected
        self._state.setText(self._words(shown, target))
        lacks = bool(shown.missing_in(self.question.id))
        token = "warn" if lacks and target is not None else ""
        if (self._state.property("ink") or "") != token:
            self._state.setProperty("ink", token)
            restyle(self._state)
        letter = shown.letter(self._target) if self._target is not None else ""
        self._button.setAccessibleName(self.tr("Rewrite answer {letter}").format(letter=letter))
        self._button.setEnabled(self._target is not None and not shown.read_only)

    def first_control(self, missing: Missing | None = None) -> QWidget:  # noqa: ARG002
        """Return the button."""
        return self._button

    def _words(self, shown: Shown, target: ResponseId | None) -> str:
        if target is None:
            return self.tr("Not begun")
        letter = shown.letter(target)
        answer = shown.draft.answer(self.question.id, EditAnswer) or EditAnswer()
        text = answer.text(target)
        if text is None:
            return self.tr("{letter}: not begun").format(letter=letter)
        if text == shown.task.response(target).text:
            return self.tr("{letter}: nothing changed yet").format(letter=letter)
        return self.tr("{letter}: rewritten").format(letter=letter)

    def _ask(self) -> None:
        if self._target is not None:
            self.response_asked.emit(self._target)
