"""Where claims stand on screen: shown over the texts, taken from selections, brought into view."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from trainer_desk.text.claims import sentence_at, spot_in
from trainer_desk.text.spots import is_gone
from trainer_desk.ui.controllers.marked_texts import where_of
from trainer_desk.ui.widgets.claim_words import stance_look, stance_name
from trainer_desk.ui.widgets.highlights import Highlight
from trainer_desk.ui.window import Window
from trainer_desk.work.draft import Draft
from trainer_desk.work.facts import Claim
from trainer_desk.work.form import Form
from trainer_desk.work.ids import MarkId, ResponseId
from trainer_desk.work.marks import Ground, SpansAnswer, SpansQuestion, Spot, Where
from trainer_desk.work.opened import OpenTask
from trainer_desk.work.places import TextPlace

LAYER = "facts"
"""Of highlights, and in front of their keys."""


class ClaimPlaces(QObject):
    """The places of claims in the responses and in the editor.

    Args:
        edited: Returns the text that stands in the editor pane, None for none.
        look_at: Makes a response the selected one.
    """

    def __init__(
        self,
        window: Window,
        *,
        edited: Callable[[], TextPlace | None],
        look_at: Callable[[ResponseId], None],
    ) -> None:
        super().__init__(window)
        self._window = window
        self._edited = edited
        self._look_at = look_at

    def show(self, task: OpenTask, claims: tuple[Claim, ...], chosen: MarkId | None) -> None:
        """Show claims over the texts of a task, the chosen one strongly, and no others."""
        for response_id in task.shown_order:
            shown = self._highlights(claims, Where.in_response(response_id), chosen)
            self._window.responses.set_highlights(response_id, tuple(shown), layer=LAYER)
        where = self.edited()
        own = [] if where is None else self._highlights(claims, where, chosen)
        self._window.editor.editor.highlights.show(own, layer=LAYER)

    def edited(self) -> Where | None:
        """Return where what stands in the editor is, None for nothing that claims stand in."""
        place = self._edited()
        return None if place is None else where_of(place)

    def to_take(self, task: OpenTask, *, on_own: bool) -> Spot | None:
        """Return what is selected, else the sentence at the cursor of the selected response.

        Args:
            on_own: Whether a selection in the editor counts while that has the keyboard.
        """
        own = self._own_selection() if on_own else None
        if own is not None:
            return own
        area = self._window.responses
        selection, caret = area.selection(), area.caret()
        if selection is not None:
            response_id, start, end = selection
            text = task.task.response(response_id).text
            return spot_in(Where.in_response(response_id), text, start, end)
        if caret is None:
            return None
        response_id, at = caret
        text = task.task.response(response_id).text
        return sentence_at(Where.in_response(response_id), text, at, language_of(task))

    def selected_in_editor(self) -> Spot | None:
        """Return what is selected in the editor, None for nothing."""
        where, span = self.edited(), self._window.editor.selection()
        if where is None or span is None:
            return None
        return spot_in(where, self._window.editor.text(), *span)

    def bring_into_view(self, spot: Spot) -> None:
        """Put the cursor to the beginning of a place in a response."""
        response_id = spot.where.response_id
        if spot.where.ground is Ground.RESPONSE and response_id is not None:
            self._look_at(response_id)
            self._window.responses.select_text(response_id, spot.start, spot.start)

    def go_behind(self, spot: Spot) -> None:
        """Put the cursor behind what was taken, so that the next press takes the next sentence."""
        response_id = spot.where.response_id
        if spot.where.ground is Ground.RESPONSE and response_id is not None:
            self._window.responses.select_text(response_id, spot.end + 1, spot.end + 1)

    def _own_selection(self) -> Spot | None:
        """Return what is selected in the editor while it has the keyboard."""
        focus = QApplication.focusWidget()
        if focus is None or not self._window.editor.isAncestorOf(focus):
            return None
        return self.selected_in_editor()

    def _highlights(
        self, claims: tuple[Claim, ...], where: Where, chosen: MarkId | None
    ) -> list[Highlight]:
        found: list[Highlight] = []
        for claim in claims:
            right = claim.correction
            spots = claim.spots if right is None or is_gone(right) else (*claim.spots, right)
            strong = claim.id == chosen
            found += [
                self._highlight(claim, spot, strong=strong) for spot in spots if spot.where == where
            ]
        return found

    def _highlight(self, claim: Claim, spot: Spot, *, strong: bool) -> Highlight:
        look = stance_look(claim.stance)
        right = spot == claim.correction
        said = self.tr("Correction of: {}") if right else stance_name(claim.stance) + ": {}"
        return Highlight(
            start=spot.start,
            end=spot.end,
            colour="green" if right else look.colour,
            shape="box" if right else look.shape,
            tooltip=said.format(claim.text),
            key=f"{LAYER}:{claim.id}",
            strong=strong,
        )


def language_of(task: OpenTask) -> str:
    """Return the language of a task's texts, "" if unknown."""
    return task.task.language or task.batch.language


def marks_on(
    claims: tuple[Claim, ...], draft: Draft, form: Form, language: str
) -> tuple[tuple[MarkId, MarkId, str], ...]:
    """Return which marks stand on the words of which claims, with the names of their labels."""
    found = []
    for question in form.questions:
        marks = draft.answer(question.id, SpansAnswer)
        if not isinstance(question, SpansQuestion) or marks is None:
            continue
        names = {label.id: label.title.in_language(language) for label in question.labels}
        found += [
            (claim.id, mark.id, names.get(mark.label, mark.label))
            for claim in claims
            for mark in marks.marks
            if not mark.rejected and any(_touch(mark.spot, spot) for spot in claim.spots)
        ]
    return tuple(found)


def _touch(one: Spot, other: Spot) -> bool:
    return one.where == other.where and one.start < other.end and other.start < one.end
