"""The cards of a task's responses side by side, as many as were needed so far."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QWidget

from trainer_desk.ui.markdown.rendered import Rendered
from trainer_desk.ui.widgets.arrangement import Places
from trainer_desk.ui.widgets.response_card import ResponseCard, ShownResponse
from trainer_desk.ui.widgets.tab_order import TabPlace, put_behind
from trainer_desk.work.ids import ResponseId

GAP_PX = 8


class CardRow(QWidget):
    """Has a card for each response that was seen or asked about; others are made when they are.

    What was said to all, or about a response without a card, goes for its card once it is made.

    Attributes:
        responses: Those of the task on screen, with or without a card.
        cards: Those there are, in the order of letters; they are used again for other tasks.
    """

    def __init__(self, parent: QWidget, *, wire: Callable[[int, ResponseCard], None]) -> None:
        """Make an empty row.

        Args:
            parent: Holds the row.
            wire: Gets each new card and its place, 0 for A, to listen to it.
        """
        super().__init__(parent)
        self.setObjectName("responseRow")
        self.responses: tuple[ShownResponse, ...] = ()
        self.cards: list[ResponseCard] = []
        self._wire = wire
        self._language = ""
        self._raw = False
        self._places: Places = {}
        self._scrolled: dict[ResponseId, float] = {}
        self._editable = True
        self._marking: frozenset[str] = frozenset()
        self._font: QFont | None = None
        self._end = TabPlace(self)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(GAP_PX)

    # Cards

    def have(self, number: int) -> None:
        """See to it that there are so many cards at least; new ones are hidden."""
        while len(self.cards) < number:
            self._add()

    def pairs(self) -> list[tuple[ResponseCard, ShownResponse]]:
        """Return the cards there are for this task, each with its response."""
        return list(zip(self.cards, self.responses, strict=False))

    def at(self, response_id: ResponseId | None) -> int | None:
        """Return the place of a response, 0 for A; None for an unknown one."""
        return next((at for at, one in enumerate(self.responses) if one.id == response_id), None)

    def card_of(self, response_id: ResponseId | None) -> ResponseCard | None:
        """Return the card of a response, made if need be; None for an unknown one."""
        at = self.at(response_id)
        if at is None:
            return None
        self.have(at + 1)
        return self.cards[at]

    def card_made(self, response_id: ResponseId) -> ResponseCard | None:
        """Return the card of a response, None where there is none yet."""
        at = self.at(response_id)
        return self.cards[at] if at is not None and at < len(self.cards) else None

    # What they show

    def show_responses(self, responses: tuple[ShownResponse, ...], *, language: str) -> None:
        """Show another task's responses, none placed; `language` as a BCP 47 tag or ""."""
        self.responses = responses
        self._language = language
        self._places = {}
        self._scrolled = {}
        for card, response in self.pairs():
            self._fill(card, response)

    def set_rendered(self, response_id: ResponseId, rendered: Rendered) -> None:
        """Take a response that a worker has rendered."""
        at = self.at(response_id)
        if at is None or self.responses[at].rendered is rendered:
            return
        fresh = replace(self.responses[at], rendered=rendered)
        self.responses = (*self.responses[:at], fresh, *self.responses[at + 1 :])
        card = self.card_made(response_id)
        if card is not None:
            card.set_rendered(fresh)

    def set_places(self, places: Mapping[ResponseId, tuple[int, int]]) -> None:
        """Show places in the ranking."""
        self._places = dict(places)
        for card, response in self.pairs():
            self._place(card, response)

    def set_raw(self, *, on: bool) -> None:
        """Show plain text or formatting on every card."""
        self._raw = on
        for card in self.cards:
            card.set_raw(on=on)

    def note_raw(self) -> bool:
        """Return whether all cards are plain now, after one of them was switched by hand."""
        # Those that are still to be made will be shown as all were said to be.
        others = self._raw or len(self.cards) >= len(self.responses)
        self._raw = others and all(card.is_raw() for card, _response in self.pairs())
        return self._raw

    def scroll_positions(self) -> dict[ResponseId, float]:
        """Return how far each response is scrolled, 0 to 1."""
        kept = {one.id: self._scrolled.get(one.id, 0.0) for one in self.responses}
        return kept | {response.id: card.scroll_share() for card, response in self.pairs()}

    def restore_scroll(self, positions: Mapping[ResponseId, float]) -> None:
        """Scroll responses to where they were; unknown ones are ignored."""
        self._scrolled.update(positions)
        for card, response in self.pairs():
            if response.id in positions:
                card.scroll_to(positions[response.id])

    def set_editable(self, *, on: bool) -> None:
        """Offer to rewrite responses, or not."""
        self._editable = on
        for card in self.cards:
            card.set_editable(on=on)

    def set_marking(self, *, on: bool, layer: str) -> None:
        """Show plain text because marks of a layer are made, or no longer."""
        self._marking = self._marking | {layer} if on else self._marking - {layer}
        for card in self.cards:
            card.set_marking(on=on, layer=layer)

    def reading_font(self) -> QFont:
        """Return the font of the texts."""
        return self.font() if self._font is None else self._font

    def set_reading_font(self, font: QFont) -> None:
        """Show texts in `font`."""
        self._font = font
        for card in self.cards:
            card.stack.set_reading_font(font)

    def place_now(self) -> None:
        """Give every card its place and width here and now."""
        self._row.activate()

    # Inside

    def _add(self) -> None:
        at = len(self.cards)
        card = ResponseCard(self)
        card.setObjectName(f"response{at + 1}")
        card.hide()
        self._end = put_behind(self._end, card)
        card.set_editable(on=self._editable)
        for layer in self._marking:
            card.set_marking(on=True, layer=layer)
        if self._font is not None:
            card.stack.set_reading_font(self._font)
        self._row.addWidget(card, 1)
        self._wire(at, card)
        self.cards.append(card)
        if at < len(self.responses):
            self._fill(card, self.responses[at])

    def _fill(self, card: ResponseCard, response: ShownResponse) -> None:
        card.stack.set_language(self._language)
        card.show_response(response, raw=self._raw)
        self._place(card, response)
        card.scroll_to(self._scrolled.get(response.id, 0.0))

    def _place(self, card: ResponseCard, response: ShownResponse) -> None:
        card.set_place(*self._places.get(response.id, (None, len(self.responses))))
