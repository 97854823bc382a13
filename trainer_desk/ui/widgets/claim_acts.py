"""What can be done with the claims of a table, each as a whole new answer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QTableView, QWidget

from trainer_desk.text.addresses import address_and_quote
from trainer_desk.text.claims import merged, split
from trainer_desk.ui.widgets.claim_words import STANCES
from trainer_desk.ui.widgets.claims_model import (
    ClaimsModel,
    Column,
    Line,
    with_importance,
    with_source,
    with_stance,
)
from trainer_desk.work.facts import Claim, Source
from trainer_desk.work.ids import MarkId


class ClaimActs(QTableView):
    """A table of claims that can be worked on; what it looks like and its keys come on top.

    Signals:
        changed (FactsAnswer): The trainer did something; carries all of it.
        link_asked (str): The trainer wants to open a source.
        correction_asked (MarkId): What is selected in the rewrite is to be the correction.
        correction_shown (MarkId): The correction is to be shown in the rewrite.
        address_refused (str): What was typed or pasted is no address of a page.
    """

    changed = Signal(object)
    link_asked = Signal(str)
    correction_asked = Signal(object)
    correction_shown = Signal(object)
    address_refused = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._claims = ClaimsModel(self)
        self.setModel(self._claims)
        self._was: tuple[MarkId, int] | None = None
        self._claims.changed.connect(self.changed)
        self._claims.address_refused.connect(self.address_refused)

    def claim(self) -> Claim | None:
        """Return the claim with the cursor."""
        line = self._line()
        return None if line is None else line.claim

    def above(self) -> Claim | None:
        """Return the claim above the one with the cursor, None at the top."""
        line = self._line()
        if line is None:
            return None
        row = self._claims.row_of(line.claim.id)
        return self._claims.lines()[row - 1].claim if row > 0 else None

    def give_stance(self, digit: int) -> None:
        """Decide the claim with the cursor: 1 to 4 for a stance, 0 for undecided."""
        if 0 <= digit < len(STANCES):
            self._change(lambda claim: with_stance(claim, STANCES[digit]))

    def give_importance(self, value: int | None) -> None:
        """Say how much the claim with the cursor matters, None to take it back."""
        shown = self._claims.shown
        if shown is not None:
            self._change(lambda claim: with_importance(claim, shown.question, value))

    def paste_source(self) -> None:
        """Take an address with its quote from the clipboard, into an empty row or as one more."""
        line, pasted = self._line(), QGuiApplication.clipboard().text()
        if line is None or not pasted.strip():
            return
        address, quote = address_and_quote(pasted)
        if not address and Column(self.currentIndex().column()) is not Column.QUOTE:
            self.address_refused.emit(pasted)
            return
        self._change(lambda claim: self._with_pasted(claim, line, address, quote))

    def begin_source(self) -> None:
        """Begin one more source of the claim with the cursor."""
        line = self._line()
        if line is None or self._is_locked():
            return
        claim = line.claim
        if claim.sources:
            self._claims.begin_source(claim.id)
        row = self._claims.row_of(claim.id, len(claim.sources))
        self.setCurrentIndex(self._claims.index(row, Column.URL))
        self.edit(self.currentIndex())

    def merge_up(self) -> None:
        """Make the claim with the cursor part of the one above it."""
        line, shown = self._line(), self._claims.shown
        above = self.above()
        if line is not None and above is not None and shown is not None and not shown.read_only:
            answer = merged(shown.answer, above.id, line.claim.id)
            self._was = (above.id, 0)
            self.changed.emit(answer)

    def take_away(self) -> None:
        """Take away the source with the cursor, or in a claim's first row the claim."""
        line, shown = self._line(), self._claims.shown
        if line is None or shown is None or shown.read_only:
            return
        column = Column(self.currentIndex().column())
        of_source = column in (Column.URL, Column.QUOTE, Column.ACCESSED)
        if line.source < len(line.claim.sources) and (of_source or not line.is_first):
            self._change(lambda claim: with_source(claim, line.source, Source()))
        elif column in (Column.PLACE, Column.CLAIM) and line.is_first:
            self.without_claim()
        elif column is Column.STANCE:
            self.give_stance(0)
        elif column is Column.IMPORTANCE:
            self.give_importance(None)
        elif column is Column.NOTE:
            self._change(lambda claim: replace(claim, note=""))

    def tie_to(self, mark: MarkId | None) -> None:
        """Tie the claim with the cursor to a mark on the same words, or to none."""
        self._change(lambda claim: replace(claim, mark=mark))

    def forget_correction(self) -> None:
        """Say that the rewrite does not set the claim with the cursor right."""
        self._change(lambda claim: replace(claim, correction=None))

    def forget_other_places(self) -> None:
        """Say that the claim with the cursor stands only where it was taken from."""
        self._change(lambda claim: replace(claim, spots=claim.spots[:1]))

    def without_claim(self) -> None:
        """Take the claim with the cursor away."""
        line, shown = self._line(), self._claims.shown
        if line is not None and shown is not None and not shown.read_only:
            self.changed.emit(shown.answer.without(line.claim.id))

    def ask_correction(self) -> None:
        """Ask for what is selected in the rewrite to be the correction of this claim."""
        claim = self.claim()
        if claim is not None:
            self.correction_asked.emit(claim.id)

    def show_correction(self) -> None:
        """Ask for the correction of this claim to be shown."""
        claim = self.claim()
        if claim is not None:
            self.correction_shown.emit(claim.id)

    def ask_link(self) -> None:
        """Ask for the source with the cursor to be opened."""
        line = self._line()
        if line is not None and line.shown_source.url:
            self.link_asked.emit(line.shown_source.url)

    # Inside

    def _line(self) -> Line | None:
        return self._claims.line(self.currentIndex())

    def _is_locked(self) -> bool:
        return self._claims.shown is None or self._claims.shown.read_only

    def _change(self, change: Callable[[Claim], Claim]) -> None:
        line, shown = self._line(), self._claims.shown
        if line is None or shown is None or shown.read_only:
            return
        claim = change(line.claim)
        if claim != line.claim:
            self.changed.emit(shown.answer.with_claim(claim))

    def _with_pasted(self, claim: Claim, line: Line, address: str, quote: str) -> Claim:
        today = self._claims.shown.today if self._claims.shown else None
        here = line.shown_source
        if address and here.url:
            source, at = Source(url=address, quote=quote, accessed=today), len(claim.sources)
        else:
            source = replace(
                here,
                url=address or here.url,
                quote=quote or here.quote,
                accessed=here.accessed or today,
            )
            at = line.source
        return with_source(claim, at, source)

    def _split_line(self, line: Line, at: int) -> None:
        shown = self._claims.shown
        if shown is None or shown.read_only:
            return
        claim = shown.answer.claim(line.claim.id)
        if claim is not None and claim.text[:at].strip() and claim.text[at:].strip():
            self.changed.emit(split(shown.answer, claim.id, at))
