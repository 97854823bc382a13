"""The verdict: every question of the form about the task on screen, and the way to answer it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from trainer_desk.ui.widgets.answer_section import AnswerSection, Shown
from trainer_desk.ui.widgets.decision_section import DecisionSection
from trainer_desk.ui.widgets.drawn import px
from trainer_desk.ui.widgets.duplicates_section import DuplicatesSection
from trainer_desk.ui.widgets.edit_line import EditLine
from trainer_desk.ui.widgets.facts_section import FactsSection
from trainer_desk.ui.widgets.field_editor import FieldEditor
from trainer_desk.ui.widgets.missing_bar import MissingBar
from trainer_desk.ui.widgets.note_field import NoteField
from trainer_desk.ui.widgets.ranking import RankingSection
from trainer_desk.ui.widgets.rating_grid import RatingSection
from trainer_desk.ui.widgets.review_section import ReviewSection
from trainer_desk.ui.widgets.sections import section_for
from trainer_desk.ui.widgets.spans_section import SpansSection
from trainer_desk.ui.widgets.tall_column import TallColumn
from trainer_desk.ui.widgets.write_section import WriteSection
from trainer_desk.work.answers import Answer, RankingVerdict
from trainer_desk.work.decision import DecisionVerdict
from trainer_desk.work.draft import Draft
from trainer_desk.work.form import Form, Question
from trainer_desk.work.ids import QuestionId, ResponseId, TaskId
from trainer_desk.work.places import TextPlace
from trainer_desk.work.repeats import Repeat
from trainer_desk.work.rules import (
    Missing,
    asked_of,
    freed_by_decision,
    in_shown_order,
    missing,
)
from trainer_desk.work.steps import NOTE
from trainer_desk.work.task import Task

_LEAST_WIDTH = 260
_SectionT = TypeVar("_SectionT", bound=AnswerSection)


class VerdictDock(QWidget):
    """The form's questions that apply to the task, in the form's order, then flag and note.

    It holds the draft on screen. Clocks and rewrites in it are passed through as given.

    Signals:
        draft_changed (Draft): The trainer changed something; carries all of it.
        response_selected (ResponseId): The trainer picked another response here.
        edit_asked (ResponseId): The trainer wants to rewrite that response.
        text_asked (TextPlace): The trainer wants to write that text in the large editor.
        facts_asked (QuestionId): The trainer wants to work on the claims of that question.
        mark_asked (QuestionId, MarkAct, object): The trainer wants something done about marks.
        compare_asked (Repeat): The difference between two responses is to be shown.
        lack_visited (Missing): The trainer was led to what is missing; another pane may mend it.
    """

    draft_changed = Signal(object)
    response_selected = Signal(object)
    edit_asked = Signal(object)
    text_asked = Signal(object)
    facts_asked = Signal(object)
    mark_asked = Signal(object, object, object)
    compare_asked = Signal(object)
    lack_visited = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("verdict")
        self.setAccessibleName(self.tr("Verdict"))
        self._shown: Shown | None = None
        self._sections: dict[QuestionId, AnswerSection] = {}
        self._built_for: tuple[Form, str] | None = None
        self._times_built = 0
        self._note = NoteField(self)
        self._missing = MissingBar(self)
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
        asked = {question.id for question in asked_of(form, task)}
        for question_id, section in self._sections.items():
            section.setVisible(question_id in asked)
        self._missing.ask_quietly()
        self._refresh()
        self._scroll.verticalScrollBar().setValue(0)
        self._content.show()

    def show_nothing(self) -> None:
        """Show that there is no task; emits nothing."""
        self._shown = None
        self._content.hide()
        self._missing.show_missing(None)

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
        for section in self._asked(DuplicatesSection):
            section.show_pairs(task_id, pairs)

    def finish_typing(self) -> None:
        """Take over what is being typed into a line and not announced yet."""
        for section in self._asked(DuplicatesSection):
            section.finish_typing()

    def draft(self) -> Draft:
        """Return the draft as it stands on screen."""
        return Draft() if self._shown is None else self._shown.draft

    def selected_response(self) -> ResponseId | None:
        """Return the response that the keys are about, None where there are none."""
        return None if self._shown is None else self._shown.selected

    def place_of(self, widget: QWidget | None) -> TextPlace | None:
        """Return the place in the draft whose field holds `widget`, None for no field."""
        if widget is None:
            return None
        for question_id, section in self._sections.items():
            slot = section.slot_of(widget)
            if slot is not None:
                return TextPlace(question_id, slot=slot)
        return TextPlace(NOTE) if self._note.isAncestorOf(widget) else None

    @property
    def built(self) -> int:
        """How often the questions were built anew, so that others know when to look for fields."""
        return self._times_built

    def fields(self) -> tuple[tuple[TextPlace, FieldEditor], ...]:
        """Return the fields on screen that the trainer writes in, each with its place."""
        seen = (each for each in self._sections.values() if not each.isHidden())
        fields = (field for each in seen for field in each.findChildren(FieldEditor))
        placed = ((self.place_of(field), field) for field in fields if field.isVisibleTo(self))
        return tuple((place, field) for place, field in placed if place is not None)

    def marks_of(self, question_id: QuestionId) -> SpansSection | None:
        """Return the section that asks for marks, None where that question does not."""
        section = self._sections.get(question_id)
        return section if isinstance(section, SpansSection) else None

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
        self._missing.ask_loudly()
        self._shown = replace(self._shown, missing=in_shown_order(lacks, self._shown.order))
        self._refresh()

    def go_to(self, lack: Missing) -> None:
        """Give the focus to the control that mends `lack`."""
        section = self._sections.get(lack.question_id)
        if section is None or self._shown is None:
            return
        if lack.response_id is not None:
            self._pick(lack.response_id)
        control = section.first_control(lack)
        self._scroll.ensureWidgetVisible(section)
        self._scroll.ensureWidgetVisible(control)
        control.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.lack_visited.emit(lack)

    # What keys do

    def press_digit(self, digit: int) -> None:
        """Select the response shown at `digit`, 1 for A; one without a place gets the next."""
        shown = self._shown
        if shown is None or not 1 <= digit <= len(shown.order):
            return
        self._pick(shown.order[digit - 1])
        self._rank(RankingSection.place_next)

    def tie_with_above(self) -> None:
        """Put the selected response beside the group above it."""
        self._rank(RankingSection.tie_with_above)

    def move(self, step: int) -> None:  # type: ignore[override]  # its dock places it, never x, y
        """Move the selected response up (-1) or down (1) in the ranking."""
        self._rank(partial(_move, step=step))

    def put_at(self, place: int) -> None:
        """Put the selected response at a place, 1 for the best."""
        self._rank(partial(_put_at, place=place))

    def take_out(self) -> None:
        """Take the selected response out of the ranking."""
        self._rank(RankingSection.take_out)

    def toggle_all_bad(self) -> None:
        """Say that all responses are bad, or no longer."""
        for section in self._asked(RankingSection):
            section.toggle(RankingVerdict.ALL_BAD)

    def toggle_cannot_judge(self) -> None:
        """Say that the responses cannot be judged, or no longer."""
        for section in self._asked(RankingSection):
            section.toggle(RankingVerdict.CANNOT_JUDGE)

    def rate(self, value: int) -> None:
        """Rate the selected response on the current axis and go to the next without a value."""
        for section in self._asked(RatingSection):
            section.rate(value)

    def next_axis(self) -> None:
        """Let ratings by key go to the next axis."""
        self._step_axis(1)

    def previous_axis(self) -> None:
        """Let ratings by key go to the previous axis."""
        self._step_axis(-1)

    def decide(self, verdict: DecisionVerdict) -> None:
        """Say what is to be done with the prompt, where the form asks."""
        for section in self._asked(DecisionSection):
            section.decide(verdict)

    def tick_next_point(self) -> None:
        """Tick the next point of a standard answer that is not ticked yet."""
        any(section.tick_next() for section in self._asked(WriteSection))

    def accept_rest(self) -> None:
        """Accept every answer that a second reading says nothing about yet."""
        for section in self._asked(ReviewSection):
            section.accept_rest()

    def open_note_here(self) -> None:
        """Let the trainer say something about the question with the focus, else the first one."""
        focus = _focus_of(self)
        asked = self._asked(AnswerSection)
        here = [each for each in asked if focus is not None and each.isAncestorOf(focus)]
        for section in (here or asked)[:1]:
            section.open_note()
            self._scroll.ensureWidgetVisible(section)

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
        margin = px(self, 12)
        self._content = TallColumn(self)
        self._column = self._content.column
        self._column.setContentsMargins(margin, margin, margin, margin)
        self._column.setSpacing(px(self, 14))
        self._column.addStretch(1)
        self._scroll = QScrollArea(self)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(self._content)
        self._content.hide()
        self._note.hide()
        self._content.setAutoFillBackground(False)
        self._scroll.viewport().setAutoFillBackground(False)
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._whole.setSpacing(0)
        self._whole.addWidget(self._scroll, 1)

    def _build(self, form: Form, language: str) -> None:
        if self._built_for == (form, language):
            return
        self._built_for = (form, language)
        self._times_built += 1
        for old in (*self._sections.values(), self._note, self._missing):
            old.hide()
            old.setParent(None)
            old.deleteLater()
        # The Tab key goes through controls as they were made, so everything is made anew.
        self._sections = {question.id: self._section(question) for question in form.questions}
        self._note = NoteField(self._content)
        self._note.flag_changed.connect(lambda on: self._take(flagged=on))
        self._note.note_changed.connect(lambda text: self._take(note=text))
        self._missing = MissingBar(self)
        self._missing.asked.connect(self.go_to)
        for at, part in enumerate((*self._sections.values(), self._note)):
            self._column.insertWidget(at, part)
        self._whole.addWidget(self._missing)

    def _section(self, question: Question) -> AnswerSection:
        language = "" if self._built_for is None else self._built_for[1]
        section = section_for(question, language, self._content)
        section.answered.connect(partial(self._answer, question.id))
        asked = self.edit_asked.emit if isinstance(section, EditLine) else self._pick
        section.response_asked.connect(asked)
        section.noted.connect(partial(self._note_on, question.id))
        if isinstance(section, DuplicatesSection):
            section.compare_asked.connect(self.compare_asked)
        if isinstance(section, FactsSection):
            section.table_asked.connect(partial(self.facts_asked.emit, question.id))
        if isinstance(section, SpansSection):
            section.mark_asked.connect(partial(self.mark_asked.emit, question.id))
        section.text_asked.connect(
            lambda slot: self.text_asked.emit(TextPlace(question.id, slot=slot))
        )
        return section

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
        for section in self._sections.values():
            if not section.isHidden():
                section.show_frame(shown)
                section.show_state(shown)
        self._note.show_note(shown.task.id, shown.draft, read_only=shown.read_only)
        self._missing.show_missing(shown)

    def _pick(self, response_id: ResponseId) -> None:
        """Select a response because the trainer said so."""
        if self._shown is not None and response_id != self._shown.selected:
            self.select_response(response_id)
            self.response_selected.emit(response_id)

    def _rank(self, rearrange: Callable[[RankingSection, ResponseId], None]) -> None:
        selected = self.selected_response()
        if selected is not None:
            for section in self._asked(RankingSection)[:1]:
                rearrange(section, selected)

    def _step_axis(self, step: int) -> None:
        for section in self._asked(RatingSection):
            section.step_axis(step)

    def _asked(self, kind: type[_SectionT]) -> list[_SectionT]:
        return [
            section
            for section in self._sections.values()
            if isinstance(section, kind) and not section.isHidden()
        ]


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


def _move(section: RankingSection, response_id: ResponseId, *, step: int) -> None:
    section.move_response(response_id, step)


def _put_at(section: RankingSection, response_id: ResponseId, *, place: int) -> None:
    section.put_at(response_id, place)
