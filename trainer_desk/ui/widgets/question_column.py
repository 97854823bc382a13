"""The form's questions one below the other, each in its section, then flag and note."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QWidget

from trainer_desk.ui.viewports import viewport_of
from trainer_desk.ui.widgets.answer_section import AnswerSection, Shown
from trainer_desk.ui.widgets.drawn import px
from trainer_desk.ui.widgets.field_editor import FieldEditor
from trainer_desk.ui.widgets.note_field import NoteField
from trainer_desk.ui.widgets.sections import section_for
from trainer_desk.ui.widgets.tall_column import TallColumn
from trainer_desk.work.form import Form
from trainer_desk.work.ids import QuestionId
from trainer_desk.work.places import TextPlace
from trainer_desk.work.written import NOTE

_SectionT = TypeVar("_SectionT", bound=AnswerSection)


class QuestionColumn(QScrollArea):
    """Makes the sections for a form, scrolls them, and finds them and their fields.

    Signals:
        field_added (): A field was built for a question that was there before.
    """

    field_added = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._sections: dict[QuestionId, AnswerSection] = {}
        self._built_for: tuple[Form, str] | None = None
        self._times_built = 0
        margin = px(parent, 12)
        self._content = TallColumn(self)
        self._column = self._content.column
        self._column.setContentsMargins(margin, margin, margin, margin)
        self._column.setSpacing(px(parent, 14))
        self._column.addStretch(1)
        self._note: NoteField | None = None
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(self._content)
        self._content.hide()
        self._content.setAutoFillBackground(False)
        viewport_of(self).setAutoFillBackground(False)

    # What is there

    def build(
        self,
        form: Form,
        language: str,
        *,
        wire: Callable[[AnswerSection], None],
        wire_note: Callable[[NoteField], None],
    ) -> bool:
        """Make a section for every question; return False where just these are there already.

        The Tab key goes through controls as they were made, so everything is made anew.

        Args:
            form: Asks the questions.
            language: The language to show the form's words in.
            wire: Gets every new section, to listen to it.
            wire_note: Gets the new field for flag and note.
        """
        if self._built_for == (form, language):
            return False
        self._built_for = (form, language)
        self._times_built += 1
        for old in (*self._sections.values(), self._note):
            if old is not None:
                discard(old)
        self._sections = {
            question.id: section_for(question, language, self._content)
            for question in form.questions
        }
        for section in self._sections.values():
            wire(section)
            section.field_added.connect(self._note_field)
        self._note = NoteField(self._content)
        wire_note(self._note)
        for at, part in enumerate((*self._sections.values(), self._note)):
            self._column.insertWidget(at, part)
        return True

    @property
    def built(self) -> int:
        """How often fields were built, so that others know when to look for them."""
        return self._times_built

    def ask(self, questions: set[QuestionId]) -> None:
        """Show these questions from the top, and no others."""
        for question_id, section in self._sections.items():
            section.setVisible(question_id in questions)

    def show_state(self, shown: Shown) -> None:
        """Show the questions as they stand; emits nothing."""
        for section in self.asked(AnswerSection):
            section.show_frame(shown)
            section.show_state(shown)
        if self._note is not None:
            self._note.show_note(shown.task.id, shown.draft, read_only=shown.read_only)

    def show_from_the_top(self) -> None:
        """Show the first question."""
        self.verticalScrollBar().setValue(0)
        self._content.show()

    def show_nothing(self) -> None:
        """Show no question."""
        self._content.hide()

    # What is found

    def section(self, question_id: QuestionId) -> AnswerSection | None:
        """Return the section of a question, None where the form has no such question."""
        return self._sections.get(question_id)

    def asked(self, kind: type[_SectionT]) -> list[_SectionT]:
        """Return the sections of one kind that the task on screen asks, in the form's order."""
        return [
            section
            for section in self._sections.values()
            if isinstance(section, kind) and not section.isHidden()
        ]

    def place_of(self, widget: QWidget) -> TextPlace | None:
        """Return the place in the draft whose field holds `widget`, None for no field."""
        for question_id, section in self._sections.items():
            slot = section.slot_of(widget)
            if slot is not None:
                return TextPlace(question_id, slot=slot)
        note = self._note
        return TextPlace(NOTE) if note is not None and note.isAncestorOf(widget) else None

    def fields(self) -> tuple[tuple[TextPlace, FieldEditor], ...]:
        """Return the fields on screen that the trainer writes in, each with its place."""
        asked = self.asked(AnswerSection)
        fields = (field for section in asked for field in section.findChildren(FieldEditor))
        placed = ((self.place_of(field), field) for field in fields if field.isVisibleTo(self))
        return tuple((place, field) for place, field in placed if place is not None)

    def _note_field(self) -> None:
        self._times_built += 1
        self.field_added.emit()


def discard(widget: QWidget) -> None:
    """Take a widget off the screen at once and let it be destroyed soon."""
    widget.hide()
    widget.setParent(None)
    widget.deleteLater()
