"""Facts of the task on screen: the claims, where they stand, and what is left to take."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from trainer_desk.text.claims import Outlook, outlook, sentences_of, taken
from trainer_desk.ui.actions import Act
from trainer_desk.ui.controllers.claim_places import LAYER, ClaimPlaces, language_of, marks_on
from trainer_desk.ui.controllers.session import Session
from trainer_desk.ui.controllers.task_flow import TaskFlow
from trainer_desk.ui.controllers.task_screen import TaskScreen
from trainer_desk.ui.jobs import Jobs
from trainer_desk.ui.widgets.claims_model import ShownFacts
from trainer_desk.ui.window import Window
from trainer_desk.work.answers import EditAnswer, TextAnswer
from trainer_desk.work.draft import Draft
from trainer_desk.work.facts import FactsAnswer, FactsQuestion
from trainer_desk.work.ids import MarkId, QuestionId, ResponseId
from trainer_desk.work.marks import Where
from trainer_desk.work.opened import OpenTask
from trainer_desk.work.places import TextPlace
from trainer_desk.work.rules import Missing, asked_of, missing
from trainer_desk.work.writing import WriteAnswer

_LIKENESS = "facts likeness"
_TYPED = (EditAnswer, TextAnswer, WriteAnswer)


class Facts(QObject):
    """Connects the pane of facts with the task on screen.

    Signals:
        told (str, str): Kind and text of a notice.
        failed (Exception): The sentences could not be looked through.
        shown_changed (): The pane came or went.
        link_asked (str): A source is to be opened.
    """

    told = Signal(str, str)
    failed = Signal(object)
    shown_changed = Signal()
    link_asked = Signal(str)

    def __init__(
        self,
        window: Window,
        flow: TaskFlow,
        screen: TaskScreen,
        jobs: Jobs,
        session: Session,
        *,
        edited: Callable[[], TextPlace | None],
        today: Callable[[], date],
        language: str,
    ) -> None:
        """Connect.

        Args:
            edited: Returns the text that stands in the editor pane, None for none.
            today: Returns the day that sources are read on.
            language: Of the window, for the form's words.
        """
        super().__init__(window)
        self._window, self._pane = window, window.facts
        self._flow = flow
        self._screen = screen
        self._jobs = jobs
        self._session = session
        self._places = ClaimPlaces(window, edited=edited, look_at=screen.select)
        self._today = today
        self._language = language
        self._question: FactsQuestion | None = None
        self._is_put_away = False
        self._wanted: bool | None = None
        self._looked_through: object = None
        self._seen: object = None
        self._pane.set_likeness(session.number(_LIKENESS) or self._pane.likeness())
        self._connect()

    def handlers(self) -> dict[Act, Callable[[], object]]:
        """Return what the actions of this part do."""
        return {
            Act.FACTS: self.toggle,
            Act.TAKE_CLAIM: self.take,
            Act.TAKE_CLAIMS: self.take_all,
            Act.CORRECTION: self.correct,
        }

    def toggle(self) -> None:
        """Go to the facts; from there, put them away."""
        focus = QApplication.focusWidget()
        inside = focus is not None and self._pane.isAncestorOf(focus)
        if inside and not self._pane.isHidden():
            self.close()
        else:
            self.open()

    def open(self) -> None:
        """Show the facts and give them the keyboard, where the task asks for any."""
        if self._question is None:
            self.told.emit("info", self.tr("This task asks for no facts."))
            return
        self._show_pane()
        self._pane.focus_table()

    def close(self) -> None:
        """Put the facts away; they stay away on later tasks until they are asked for."""
        self._wanted = False
        self._pane.hide()
        self._mark_places()
        self._window.responses.focus_selected()

    def take(self) -> None:
        """Make a claim of what is selected in a response, else of the sentence at the cursor."""
        task, question = self._flow.task, self._question
        if task is None or question is None or task.read_only:
            return
        self._show_pane()
        spot = self._places.to_take(task, on_own=question.on_own)
        if spot is None:
            self.told.emit("info", self.tr("There is no sentence at the cursor."))
            return
        before = self._answer()
        after = taken(before, [spot])
        if after != before:
            self._use(after)
            self._pane.table.choose(after.claims[-1].id)
        self._places.go_behind(spot)

    def take_all(self) -> None:
        """Make a claim of every sentence of the selected response that none stands in."""
        task, selected = self._flow.task, self._screen.selected_response
        if task is None or self._question is None or selected is None or task.read_only:
            return
        self._show_pane()
        where, answer = Where.in_response(selected), self._answer()
        text = task.task.response(selected).text
        there = [spot for claim in answer.claims for spot in claim.spots if spot.where == where]
        self._use(
            taken(
                answer,
                (
                    spot
                    for spot in sentences_of(where, text, language_of(task))
                    if not any(spot.start < one.end and one.start < spot.end for one in there)
                ),
            )
        )

    def correct(self) -> None:
        """Let what is selected in the rewrite be the correction of the claim with the cursor."""
        claim = self._pane.table.claim()
        if claim is not None:
            self._correct(claim.id)

    # The task

    def show_task(self, task: OpenTask) -> None:
        """Be about another task from now on."""
        self._pane.table.close_cell()
        asked = asked_of(task.batch.form, task.task)
        questions = [one for one in asked if isinstance(one, FactsQuestion)]
        if not questions and self._is_put_away:
            return
        self._question = questions[0] if questions else None
        self._is_put_away = self._question is None
        self._looked_through = None
        self._pane.show_facts(None)
        self._pane.show_outlook(Outlook())
        self._pane.show_tab("claims")
        if self._question is None:
            self._pane.hide()
            self._mark_places()
        elif self._is_wanted():
            self._bring()
        else:
            self._pane.hide()
            self._mark_places()
            self._refresh()

    def _follow(self, _draft: Draft) -> None:
        """Show what became of the claims; typing elsewhere, stroke by stroke, is none of that."""
        if self._question is not None and self._state() != self._seen:
            self._refresh()

    def _state(self) -> object:
        """Return all that what is shown depends on."""
        task = self._flow.task
        answers = tuple(
            pair for pair in self._flow.draft.answers if not isinstance(pair[1], _TYPED)
        )
        return None if task is None else (task.key, task.read_only, self._places.edited(), answers)

    def _replaced(self, _draft: Draft) -> None:
        self._pane.table.close_cell()

    def _use(self, answer: FactsAnswer) -> None:
        question = self._question
        if question is not None:
            said = None if answer == FactsAnswer() else answer
            self._flow.edit(self._flow.draft.answered(question.id, said))

    def _answer(self) -> FactsAnswer:
        question = self._question
        if question is None:
            return FactsAnswer()
        return self._flow.draft.answer(question.id, FactsAnswer) or FactsAnswer()

    # What is shown

    def _is_wanted(self) -> bool:
        """Tell whether the facts come by themselves, until the trainer opens or closes them.

        Where a form only offers them, they would be in the way of tasks without claims.
        """
        if self._wanted is not None or self._question is None:
            return bool(self._wanted)
        return self._question.required or bool(self._answer().claims)

    def _show_pane(self) -> None:
        self._wanted = True
        self._bring()

    def _bring(self) -> None:
        self._window.open_facts()
        self._mark_places()
        self._refresh()

    def _mark_places(self) -> None:
        """Show plain text, whose places are those of claims, for as long as facts are wanted."""
        on = self._is_wanted() and self._question is not None
        self._window.responses.set_marking(on=on, layer=LAYER)
        self._show_places()

    def _show_places(self) -> None:
        task = self._flow.task
        if task is not None:
            claims = self._answer().claims if self._is_wanted() else ()
            chosen = self._pane.table.claim()
            self._places.show(task, claims, None if chosen is None else chosen.id)

    def _refresh(self) -> None:
        task, question = self._flow.task, self._question
        if task is None or question is None:
            return
        self._seen = self._state()
        draft, answer = self._flow.draft, self._answer()
        lacks = () if task.read_only else missing(task.batch.form, task.task, draft)
        self._pane.show_facts(
            ShownFacts(
                question=question,
                answer=answer,
                order=task.shown_order,
                missing=tuple(one for one in lacks if one.question_id == question.id),
                marks=marks_on(answer.claims, draft, task.batch.form, self._language),
                today=self._today(),
                language=self._language,
                read_only=task.read_only,
            )
        )
        self._show_places()
        self._look_through()

    def _look_through(self) -> None:
        """Find out what is not taken yet, and what is said again."""
        task = self._flow.task
        if task is None or not self._is_wanted():
            return
        texts = tuple(
            (Where.in_response(one), task.task.response(one).text) for one in task.shown_order
        )
        claims = tuple(
            replace(claim, stance=None, sources=(), note="") for claim in self._answer().claims
        )
        wanted = (task.key, claims, self._pane.likeness())
        if wanted == self._looked_through:
            return
        self._looked_through = wanted
        self._jobs.run(
            partial(outlook, texts, claims, language_of(task), likeness=self._pane.likeness()),
            done=self._pane.show_outlook,
            failed=self.failed.emit,
            topic=LAYER,
        )

    # Places

    def _correct(self, claim_id: MarkId) -> None:
        answer = self._answer()
        claim, spot = answer.claim(claim_id), self._places.selected_in_editor()
        if claim is None or self._question is None:
            return
        if spot is None:
            self.told.emit("info", self.tr("Select the correction in the rewrite first."))
            return
        self._use(answer.with_claim(replace(claim, correction=spot)))
        self.told.emit("ok", self.tr("Set right: {}").format(_short(claim.text)))

    def _show_correction(self, claim_id: MarkId) -> None:
        claim = self._answer().claim(claim_id)
        spot = None if claim is None else claim.correction
        if spot is None:
            return
        self._window.open_editor()
        if self._places.edited() == spot.where:
            self._window.editor.select(spot.start, spot.end)
            self._window.editor.focus_editor()

    def _choose(self, claim_id: MarkId | None) -> None:
        """Show where a claim stands, in the response that is looked at if it does there."""
        claim = None if claim_id is None else self._answer().claim(claim_id)
        self._show_places()
        if claim is not None and claim.spots:
            selected = self._screen.selected_response
            here = [spot for spot in claim.spots if spot.where.response_id == selected]
            self._places.bring_into_view((here or list(claim.spots))[0])

    def _click(self, _response: ResponseId, key: str) -> None:
        layer, _, claim = key.partition(":")
        if layer == LAYER:
            self._pane.show_tab("claims")
            self._pane.table.choose(MarkId(claim))

    def _go_to(self, lack: Missing) -> None:
        if self._question is not None and lack.question_id == self._question.id:
            self.open()
            self._pane.go_to(lack)

    def _open_of(self, question_id: QuestionId) -> None:
        task = self._flow.task
        if task is None:
            return
        for question in asked_of(task.batch.form, task.task):
            if question.id == question_id and isinstance(question, FactsQuestion):
                self._question = question
        self.open()

    def _keep_likeness(self, percent: int) -> None:
        self._session.set_number(_LIKENESS, percent)
        self._look_through()

    def _refuse_address(self, typed: str) -> None:
        told = self.tr(
            "“{}” is no address of a page. A source is an http or https address; a book or a paper "
            "goes into the quote."
        )
        self.told.emit("warn", told.format(_short(typed)))

    def _connect(self) -> None:
        flow, pane, window = self._flow, self._pane, self._window
        flow.draft_replaced.connect(self._replaced)
        flow.draft_changed.connect(self._follow)
        flow.settling.connect(pane.table.finish_cell)
        pane.changed.connect(self._use)
        pane.came.connect(self.shown_changed)
        pane.went.connect(self.shown_changed)
        pane.claim_chosen.connect(self._choose)
        pane.sentence_reached.connect(self._places.bring_into_view)
        pane.take_asked.connect(self.take)
        pane.likeness_changed.connect(self._keep_likeness)
        pane.link_asked.connect(self.link_asked)
        pane.correction_asked.connect(self._correct)
        pane.correction_shown.connect(self._show_correction)
        pane.address_refused.connect(self._refuse_address)
        pane.close_asked.connect(self.close)
        # Another text in the editor asks for its changes first of all.
        window.editor.diff_wanted.connect(lambda *_: self._follow(self._flow.draft))
        window.responses.highlight_clicked.connect(self._click)
        window.verdict.facts_asked.connect(self._open_of)
        window.verdict.lack_visited.connect(self._go_to)


def _language(task: OpenTask) -> str:
    return task.task.language or task.batch.language


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _SHORT else line[: _SHORT - 1].rstrip() + "…"


_SHORT = 80
