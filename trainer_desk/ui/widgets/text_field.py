"""The question "why?", answered in the trainer's own words."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from trainer_desk.ui.safe import SafeLabel, safe_tooltip
from trainer_desk.ui.widgets.answer_section import AnswerSection, Shown
from trainer_desk.ui.widgets.controls import Chip, restyle
from trainer_desk.ui.widgets.drawn import px
from trainer_desk.ui.widgets.field_editor import FieldEditor
from trainer_desk.ui.widgets.flow import FlowLayout
from trainer_desk.ui.widgets.phrases import word_count
from trainer_desk.work.answers import TextAnswer
from trainer_desk.work.form import TextQuestion
from trainer_desk.work.ids import TaskId
from trainer_desk.work.rules import Missing, count_words
from trainer_desk.work.written import MAIN

_LEAST_LINES = 3
_MOST_LINES = 9


class TextSection(AnswerSection):
    """A field with its number of words, and phrases that one press adds."""

    def __init__(
        self, question: TextQuestion, language: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(question, language, parent)
        self._question = question
        self._task: TaskId | None = None
        self._count = SafeLabel("", self)
        self._count.setObjectName("muted")
        self.heading.row.addWidget(self._count)
        self._field = FieldEditor(_LEAST_LINES, _MOST_LINES, self)
        self._field.setAccessibleName(question.title.in_language(language))
        self._field.setAccessibleDescription(question.help.in_language(language))
        self._field.set_hint(question.help.in_language(language))
        self._field.text_edited.connect(self._announce)
        self.body.addWidget(self._field)
        self._chips = [self._chip(phrase.in_language(language)) for phrase in question.phrases]
        if self._chips:
            flow = FlowLayout(spacing=4)
            for chip in self._chips:
                flow.addWidget(chip)
            self.body.addLayout(flow)

    def show_state(self, shown: Shown) -> None:
        """Show the text as it stands; emits nothing."""
        answer = shown.draft.answer(self.question.id, TextAnswer)
        text = answer.text if answer else ""
        if shown.task.id == self._task:
            self._field.show_text(text)
        else:
            self._field.start_at(text)
        self._task = shown.task.id
        if self._field.isReadOnly() != shown.read_only:
            self._field.setReadOnly(shown.read_only)
        for chip in self._chips:
            chip.setHidden(shown.read_only)
        self._show_count(text, lacks=bool(shown.missing_in(self.question.id)))

    def first_control(self, missing: Missing | None = None) -> QWidget:  # noqa: ARG002
        """Return the field."""
        return self._field

    def answer_slot_of(self, widget: QWidget) -> str | None:
        """Return the one slot for the field."""
        return MAIN if self._field is widget or self._field.isAncestorOf(widget) else None

    def _announce(self, text: str) -> None:
        self.answered.emit(TextAnswer(text=text) if text else None)

    def _show_count(self, text: str, *, lacks: bool) -> None:
        number = count_words(text)
        words = word_count(number, least=self._question.min_words, most=self._question.max_words)
        self._count.setText(words)
        token = "warn" if lacks and number else ""
        if (self._count.property("ink") or "") != token:
            self._count.setProperty("ink", token)
            restyle(self._count)

    def _chip(self, phrase: str) -> Chip:
        chip = PhraseChip(phrase, self)
        chip.clicked.connect(lambda: self._field.add_phrase(phrase))
        return chip


class PhraseChip(Chip):
    """A chip with words from a file: cut to the room there is, and never a shortcut."""

    def __init__(self, words: str, parent: QWidget) -> None:
        super().__init__(words, parent=parent)
        self._words = words
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(words)
        safe_tooltip(self, words)

    def sizeHint(self) -> QSize:
        """Wide enough for all the words."""
        around = px(self, _CHIP_PADDING)
        width = self.fontMetrics().horizontalAdvance(self._words)
        return QSize(width + around, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """A few letters wide: the words are cut before they push others out."""
        return QSize(px(self, 48), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut the words to the room there is."""
        super().resizeEvent(event)
        room = self.width() - px(self, _CHIP_PADDING) + 2
        cut = self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, room)
        self.setText(cut)


_CHIP_PADDING = 20
