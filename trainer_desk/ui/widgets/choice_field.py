"""The question "which of these?", one or several."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QRadioButton, QSizePolicy, QWidget

from trainer_desk.ui.safe import button_text, safe_tooltip
from trainer_desk.ui.widgets.answer_section import AnswerSection, Shown, lock
from trainer_desk.ui.widgets.drawn import px
from trainer_desk.work.answers import ChoiceAnswer
from trainer_desk.work.form import ChoiceQuestion, Option
from trainer_desk.work.ids import OptionId
from trainer_desk.work.rules import Missing


class ChoiceSection(AnswerSection):
    """Options under each other; the only one chosen is taken back by pressing it again."""

    def __init__(
        self, question: ChoiceQuestion, language: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(question, language, parent)
        self._question = question
        self._answer = ChoiceAnswer()
        self._read_only = False
        self._buttons: dict[OptionId, QAbstractButton] = {}
        self.body.setSpacing(0)
        for option in question.options:
            button = self._button(option)
            self._buttons[option.id] = button
            self.body.addWidget(button)

    def show_state(self, shown: Shown) -> None:
        """Show what is chosen; emits nothing."""
        self._answer = shown.draft.answer(self.question.id, ChoiceAnswer) or ChoiceAnswer()
        self._read_only = shown.read_only
        for option_id, button in self._buttons.items():
            button.setChecked(option_id in self._answer.options)
            lock(button, locked=shown.read_only)

    def first_control(self, missing: Missing | None = None) -> QWidget:  # noqa: ARG002
        """Return the first option."""
        return next(iter(self._buttons.values()))

    def _press(self, option_id: OptionId) -> None:
        # Qt has toggled the button already; only the draft decides.
        self._buttons[option_id].setChecked(option_id in self._answer.options)
        if self._read_only:
            return
        chosen = set(self._answer.options)
        if self._question.several:
            chosen ^= {option_id}
        else:
            chosen = set() if option_id in chosen else {option_id}
        options = tuple(each for each in self._buttons if each in chosen)
        self.answered.emit(ChoiceAnswer(options=options) if options else None)

    def _button(self, option: Option) -> QAbstractButton:
        words = option.title.in_language(self.language)
        kind = _ManyOption if self._question.several else _OneOption
        button = kind(self)
        button.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        button.setAccessibleName(words)
        safe_tooltip(button, words)
        # Each option is pressed on its own, so that the only one can be taken back.
        button.setAutoExclusive(False)
        button.clicked.connect(lambda _on, option_id=option.id: self._press(option_id))
        return button


def _fit(button: QAbstractButton) -> None:
    """Cut the words, which are in the accessible name, to the room there is."""
    room = button.width() - px(button, 30)
    words = button.fontMetrics().elidedText(
        button.accessibleName(), Qt.TextElideMode.ElideRight, max(0, room)
    )
    button.setText(button_text(words))


class _OneOption(QRadioButton):
    def minimumSizeHint(self) -> QSize:
        return QSize(px(self, 60), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        _fit(self)


class _ManyOption(QCheckBox):
    def minimumSizeHint(self) -> QSize:
        return QSize(px(self, 60), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        _fit(self)
