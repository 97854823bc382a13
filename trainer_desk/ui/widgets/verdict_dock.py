"""The verdict: every question of the form about the task on screen, and the way to answer it."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trainer_desk.late import late
from trainer_desk.ui.late import Late
from trainer_desk.ui.widgets.answer_section import AnswerSection, Shown
from trainer_desk.ui.widgets.drawn import px
from trainer_desk.ui.widgets.field_editor import FieldEditor
from trainer_desk.ui.widgets.missing_bar import MissingBar
from trainer_desk.ui.widgets.note_field import NoteField
from trainer_desk.ui.widgets.question_column import QuestionColumn, discard
from trainer_desk.ui.widgets.verdict_keys import VerdictKeys
from trainer_desk.work.answers import Answer
from trainer_desk.work.draft import Draft
from trainer_desk.work.facts import FactsQuestion
from trainer_desk.work.form import EditQuestion, Form
from trainer_desk.work.ids import QuestionId, ResponseId, TaskId
from trainer_desk.work.marks import SpansQuestion
from trainer_desk.work.places import TextPlace
from trainer_desk.work.repeats import DuplicatesQuestion, Repeat
from trainer_desk.work.rules import (
    Missing,
    asked_of,
    freed_by_decision,
    in_shown_order,
    missing,
)
from trainer_desk.work.task import Task

if TYPE_CHECKING:
    from trainer_desk.ui.widgets import duplicates_section, facts_section, spans_section
    from trainer_desk.ui.widgets.spans_section import SpansSection
else:
    # Only a form that asks for them brings them.
    duplicates_section = late("trainer_desk.ui.widgets.duplicates_section")
    facts_section = late("trainer_desk.ui.widgets.facts_section")
    spans_section = late("trainer_desk.ui.widgets.spans_section")

_LEAST_WIDTH = 260


class VerdictDock(QWidget):
    """The form's questions that apply to the task, in the form's order, then flag and note.

    It holds the draft on screen. Clocks and rewrites in it are passed through as given.

    Attributes:
        keys: What keys do to the questions on screen.

    Signals:
        draft_changed (Draft): The trainer changed something; carries all of it.
        response_selected (ResponseId): The trainer picked another response here.
        edit_asked (ResponseId): The trainer wants to rewrite that response.
        text_asked (TextPlace): The trainer wants to write that text in the large editor.
        facts_asked (QuestionId): The trainer wants to work on the claims of that question.
        mark_asked (QuestionId, MarkAct, object): The trainer wants something done about marks.
        compare_asked (Repeat): The difference between two responses is to be shown.
        lack_visited (Missing): The trainer was led to what is missing; another pane may mend it.
        field_added (): A field to write in was built for a question that was there before.
    """

    draft_changed = Signal(object)
    response_selected = Signal(object)
    edit_asked = Signal(object)
    text_asked = Signal(object)
    facts_asked = Signal(object)
    mark_asked = Signal(object, object, object)
    compare_asked = Signal(object)
    lack_visited = Signal(object)
    field_added = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("verdict")
        self.setAccessibleName(self.tr("Verdict"))
        self._shown: Shown | None = None
        self._questions = QuestionColumn(self)
        self._questions.field_added.connect(self.field_added)
        self._missing = Late(self._build_missing)
        self.keys = VerdictKeys(
            self._questions, selected=self.selected_response, select_at=self._pick_at
        )
        self._lay_out()

    # What is shown

    def show_task(
        self,
        form: Form,
        task: Task,
        shown_order: tuple[ResponseId, ...],
        draft: Draft,
        *,
        language: str,
        read_only: bool,
        disputes: bool = False,
    ) -> None:
        """Show the questions about `task` with the answers of `draft`; emits nothing.

        Args:
            form: Its questions that make no sense for the task are left out.
            task: The task on screen.
            shown_order: Its responses as shown, the first as A; the first becomes the selected one.
            draft: What is answered so far.
            language: The language to show the form's words in.
            read_only: Whether answers can only be looked at.
            disputes: Whether a note on a question disputes it.
        """
        self._build(form, language)
        self._shown = _looked_at(
            Shown(
                form=form,
                task=task,
                order=shown_order,
                draft=draft,
                selected=shown_order[0] if shown_order else None,
                language=language,
                read_only=read_only,
                disputes=disputes,
            )
        )
        self._questions.ask({question.id for question in asked_of(form, task)})
        self._missing().ask_quietly()
        self._refresh()
        self._questions.show_from_the_top()

    def show_nothing(self) -> None:
        """Show that there is no task; emits nothing."""
        self._shown = None
        self._questions.show_nothing()
        if self._missing.built is not None:
            self._missing.built.show_missing(None)

    def update_draft(self, draft: Draft) -> None:
        """Show a draft that changed elsewhere (undo, the editor); emits nothing."""
        if self._shown is None:
            return
        same = draft.same_work(self._shown.draft)
        self._shown = replace(self._shown, draft=draft)
        if not same:
            self._look_again()

    def show_pairs(self, task_id: TaskId, pairs: tuple[Repeat, ...]) -> None:
        """Take how like every two responses of a task are; emits nothing."""
        for section in self._questions.asked(duplicates_section.DuplicatesSection):
            section.show_pairs(task_id, pairs)

    def finish_typing(self) -> None:
        """Take over what is being typed into a line and not announced yet."""
        for section in self._questions.asked(AnswerSection):
            section.finish_typing()

    def draft(self) -> Draft:
        """Return the draft as it stands on screen."""
        return Draft() if self._shown is None else self._shown.draft

    def selected_response(self) -> ResponseId | None:
        """Return the response that the keys are about, None where there are none."""
        return None if self._shown is None else self._shown.selected

    def place_of(self, widget: QWidget | None) -> TextPlace | None:
        """Return the place in the draft whose field holds `widget`, None for no field."""
        return None if widget is None else self._questions.place_of(widget)

    @property
    def built(self) -> int:
        """How often fields were built, so that others know when to look for them."""
        return self._questions.built

    def fields(self) -> tuple[tuple[TextPlace, FieldEditor], ...]:
        """Return the fields on screen that the trainer writes in, each with its place."""
        return self._questions.fields()

    def marks_of(self, question_id: QuestionId) -> SpansSection | None:
        """Return the section that asks for marks, None where that question does not."""
        section = self._questions.section(question_id)
        return section if isinstance(section, spans_section.SpansSection) else None

    def select_response(self, response_id: ResponseId) -> None:
        """Let the keys be about another response; emits nothing."""
        shown = self._shown
        if shown is None or response_id not in shown.order or response_id == shown.selected:
            return
        self._shown = replace(shown, selected=response_id)
        self._refresh()

    def set_missing(self, lacks: tuple[Missing, ...]) -> None:
        """Say loudly what is missing, because Done was asked for; emits nothing."""
        if self._shown is None:
            return
        self._missing().ask_loudly()
        self._shown = replace(self._shown, missing=in_shown_order(lacks, self._shown.order))
        self._refresh()

    def go_to(self, lack: Missing) -> None:
        """Give the focus to the control that mends `lack`."""
        section = self._questions.section(lack.question_id)
        if section is None or self._shown is None:
            return
        if lack.response_id is not None:
            self._pick(lack.response_id)
        control = section.first_control(lack)
        self._questions.ensureWidgetVisible(section)
        self._questions.ensureWidgetVisible(control)
        control.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.lack_visited.emit(lack)

    def open_note_here(self) -> None:
        """Let the trainer say something about the question with the focus, else the first one."""
        focus = _focus_of(self)
        asked = self._questions.asked(AnswerSection)
        here = [each for each in asked if focus is not None and each.isAncestorOf(focus)]
        for section in (here or asked)[:1]:
            section.open_note()
            self._questions.ensureWidgetVisible(section)

    def toggle_flag(self) -> None:
        """Flag the task, or take the flag back."""
        self._take(flagged=not self.draft().flagged)

    # Qt's questions

    def sizeHint(self) -> QSize:
        """Some 270 pixels wide at normal size."""
        return QSize(px(self, 268), px(self, 600))

    def minimumSizeHint(self) -> QSize:
        """As narrow as Russian labels allow."""
        return QSize(px(self, _LEAST_WIDTH), px(self, 120))

    # Inside

    def _lay_out(self) -> None:
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._whole.setSpacing(0)
        self._whole.addWidget(self._questions, 1)

    def _build(self, form: Form, language: str) -> None:
        anew = self._questions.build(form, language, wire=self._wire, wire_note=self._wire_note)
        if anew and self._missing.built is not None:
            # Tab goes through what is missing behind the questions, and those are others now.
            discard(self._missing.built)
            self._missing = Late(self._build_missing)

    def _build_missing(self) -> MissingBar:
        bar = MissingBar(self)
        bar.asked.connect(self.go_to)
        self._whole.addWidget(bar)
        return bar

    def _wire(self, section: AnswerSection) -> None:
        """Listen to a question that was made anew."""
        question = section.question.id
        section.answered.connect(partial(self._answer, question))
        rewrites = isinstance(section.question, EditQuestion)
        section.response_asked.connect(self.edit_asked.emit if rewrites else self._pick)
        section.noted.connect(partial(self._note_on, question))
        section.text_asked.connect(
            lambda slot: self.text_asked.emit(TextPlace(question, slot=slot))
        )
        self._wire_further(section, question)

    def _wire_further(self, section: AnswerSection, question: QuestionId) -> None:
        """Listen to what only sections of one kind tell."""
        match section.question:
            case DuplicatesQuestion() if isinstance(section, duplicates_section.DuplicatesSection):
                section.compare_asked.connect(self.compare_asked)
            case FactsQuestion() if isinstance(section, facts_section.FactsSection):
                section.table_asked.connect(partial(self.facts_asked.emit, question))
            case SpansQuestion() if isinstance(section, spans_section.SpansSection):
                section.mark_asked.connect(partial(self.mark_asked.emit, question))
            case _:
                pass

    def _wire_note(self, note: NoteField) -> None:
        note.flag_changed.connect(lambda on: self._take(flagged=on))
        note.note_changed.connect(lambda text: self._take(note=text))

    def _answer(self, question_id: QuestionId, answer: Answer | None) -> None:
        if self._shown is not None:
            self._announce(self._shown.draft.answered(question_id, answer))

    def _note_on(self, question_id: QuestionId, note: str) -> None:
        if self._shown is not None:
            self._announce(self._shown.draft.noted(question_id, note))

    def _take(self, *, flagged: bool | None = None, note: str | None = None) -> None:
        draft = self.draft()
        if flagged is not None:
            draft = replace(draft, flagged=flagged)
        if note is not None:
            draft = replace(draft, note=note)
        self._announce(draft)

    def _announce(self, draft: Draft) -> None:
        shown = self._shown
        if shown is None or shown.read_only or draft.same_work(shown.draft):
            return
        self._shown = replace(shown, draft=draft)
        self._look_again()
        self.draft_changed.emit(draft)

    def _look_again(self) -> None:
        """Show a draft whose answers changed."""
        shown = self._shown
        if shown is not None:
            self._shown = _looked_at(shown)
            self._refresh()

    def _refresh(self) -> None:
        shown = self._shown
        if shown is None:
            return
        self._questions.show_state(shown)
        self._missing().show_missing(shown)

    def _pick(self, response_id: ResponseId) -> None:
        """Select a response because the trainer said so."""
        if self._shown is not None and response_id != self._shown.selected:
            self.select_response(response_id)
            self.response_selected.emit(response_id)

    def _pick_at(self, digit: int) -> bool:
        """Select the response shown at a digit, 1 for A; tell whether there is one."""
        shown = self._shown
        if shown is None or not 1 <= digit <= len(shown.order):
            return False
        self._pick(shown.order[digit - 1])
        return True


def _looked_at(shown: Shown) -> Shown:
    """Return the same with what its draft lacks, and what needs no answer any more."""
    lacks: tuple[Missing, ...] = ()
    if not shown.read_only:
        found = missing(shown.form, shown.task, shown.draft)
        lacks = in_shown_order(found, shown.order)
    return replace(shown, missing=lacks, freed=freed_by_decision(shown.form, shown.draft))


def _focus_of(dock: QWidget) -> QWidget | None:
    """Return what has the focus; the types of PySide leave out that it may be nothing."""
    return dock.focusWidget()
