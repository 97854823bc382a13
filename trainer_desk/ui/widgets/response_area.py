"""All responses of a task: one, a pair, or columns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QStackedLayout, QVBoxLayout, QWidget

from trainer_desk.ui.markdown.rendered import Rendered
from trainer_desk.ui.theme import Theme, reading_font
from trainer_desk.ui.viewports import viewport_of
from trainer_desk.ui.widgets.arrangement import Places, ViewMode, columns_in, pair_for
from trainer_desk.ui.widgets.controls import EmptyState
from trainer_desk.ui.widgets.highlights import Highlight
from trainer_desk.ui.widgets.letter_strip import LetterStrip
from trainer_desk.ui.widgets.reading_view import ReadingView
from trainer_desk.ui.widgets.response_card import ResponseCard, ShownResponse
from trainer_desk.work.ids import ResponseId
from trainer_desk.work.task import MAX_RESPONSES

__all__ = ["ResponseArea", "ShownResponse", "ViewMode"]

GAP_PX = 8


class ResponseArea(QWidget):
    """Shows up to nine responses on cards that are made once and reused.

    Only cards in view are laid out, the others when they are scrolled or switched to.

    Signals:
        selected_changed (ResponseId): The user turned to another response.
        edit_asked (ResponseId): The user wants to rewrite a response.
        raw_changed (bool): All cards are plain text now, or no longer all of them.
        link_asked (str): The user clicked a link.
        highlight_clicked (ResponseId, str): A mark in a response was clicked; carries its key.
        turned (ReadingView): A text is on screen in another view.
        unready (): What `make_ready` prepared would have to be prepared anew.
    """

    selected_changed = Signal(object)
    edit_asked = Signal(object)
    raw_changed = Signal(bool)
    link_asked = Signal(str)
    highlight_clicked = Signal(object, str)
    turned = Signal(object)
    unready = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Responses"))
        self._responses: tuple[ShownResponse, ...] = ()
        self._places: Places = {}
        self._selected: ResponseId | None = None
        self._shown: tuple[ResponseId, ...] = ()
        self._mode = ViewMode.PAIR
        self._raw = False
        self._linked = False
        self._following = False
        self._strip = LetterStrip(self)
        self._strip.picked.connect(self._turn_to)
        self._pages = QWidget(self)
        self._scroll = QScrollArea(self._pages)
        self._inner = QWidget(viewport_of(self._scroll))
        self._empty = EmptyState(
            self.tr("No responses to judge"),
            self.tr("This task has a prompt only. Answer the questions beside it."),
            picture="columns",
            parent=self._pages,
        )
        self._cards = tuple(self._card(at) for at in range(MAX_RESPONSES))
        self._lay_out()
        self.show_responses((), language="")

    # What is shown

    def show_responses(self, responses: tuple[ShownResponse, ...], *, language: str) -> None:
        """Show another task's responses, the first one selected, none placed; emits nothing.

        Args:
            language: BCP 47 tag of the texts, "" if unknown.
        """
        self._responses = responses[:MAX_RESPONSES]
        self._places = {}
        self._shown = ()
        self._selected = self._responses[0].id if self._responses else None
        self._strip.show_letters([(response.id, response.letter) for response in self._responses])
        for card, response in zip(self._cards, self._responses, strict=False):
            card.stack.set_language(language)
            card.show_response(response, raw=self._raw)
            card.set_place(None, len(self._responses))
        self._stack.setCurrentIndex(0 if self._responses else 1)
        self._arrange()
        self._scroll.horizontalScrollBar().setValue(0)

    def make_ready(self, responses: tuple[ShownResponse, ...]) -> bool:
        """Prepare one more of the responses that will be shown soon; False once all are."""
        order = tuple(response.id for response in responses[:MAX_RESPONSES])
        first = self._opening(order)
        pairs = zip(self._cards, responses, strict=False)
        return any(card.make_ready(one) for card, one in pairs if one.id in first)

    def set_rendered(self, response_id: ResponseId, rendered: Rendered) -> None:
        """Take a response that a worker has rendered; what is being read stays in place."""
        card = self._card_of(response_id)
        response = card.response() if card else None
        if card is None or response is None or response.rendered is rendered:
            return
        fresh = replace(response, rendered=rendered)
        self._responses = tuple(fresh if r.id == response_id else r for r in self._responses)
        card.set_rendered(fresh)

    def set_places(self, places: Mapping[ResponseId, tuple[int, int]]) -> None:
        """Show places as (place, number of responses); responses left out are not placed."""
        self._places = dict(places)
        for card, response in self._pairs():
            place, of = places.get(response.id, (None, len(self._responses)))
            card.set_place(place, of)
        self._strip.set_places(self._places)

    def set_editable(self, *, on: bool) -> None:
        """Offer to rewrite responses, or not."""
        for card in self._cards:
            card.set_editable(on=on)

    # Selection and views

    def selected(self) -> ResponseId | None:
        """Return the selected response, None while there is none."""
        return self._selected

    def set_selected(self, response_id: ResponseId) -> None:
        """Select a response and bring it into view; an unknown one is ignored. Emits nothing."""
        if self._card_of(response_id) is not None:
            self._selected = response_id
            self._arrange()

    def mode(self) -> ViewMode:
        """Return how responses are shown."""
        return self._mode

    def set_mode(self, mode: ViewMode) -> None:
        """Show responses another way; emits nothing."""
        self._mode = mode
        self._shown = ()
        self._arrange()

    def shown(self) -> tuple[ResponseId, ...]:
        """Return the responses that this view has on screen, in the order of letters."""
        return self._shown

    def is_raw(self) -> bool:
        """Return whether responses are shown as plain text."""
        return self._raw

    def set_raw(self, on: bool) -> None:  # noqa: FBT001 - a setter of one switch
        """Show plain text or formatting on every card, also of later tasks; emits nothing."""
        if on == self._raw:
            return
        self._raw = on
        for card in self._cards:
            card.set_raw(on=on)

    def set_linked_scrolling(self, on: bool) -> None:  # noqa: FBT001 - a setter of one switch
        """Scroll all responses on screen together, by their share of the way."""
        self._linked = on

    def show_words(self, response_id: ResponseId, words: str, earlier: int) -> None:
        """Select words in a response that come after `earlier` others like them."""
        card = self._card_of(response_id)
        if card is not None:
            card.load()
            card.view.show_words(words, earlier)

    # Marks

    def set_highlights(
        self, response_id: ResponseId, highlights: tuple[Highlight, ...], *, layer: str = ""
    ) -> None:
        """Show marks over a response, at its code points; its text is shown plain. Emits nothing.

        Showing other responses takes all marks away.

        Args:
            layer: What else is shown over the response stays, such as claims beside marks.
        """
        card = self._card_of(response_id)
        if card is not None:
            card.set_highlights(highlights, layer)

    def set_marking(self, *, on: bool, layer: str = "") -> None:
        """Show plain text everywhere because marks are being made, or no longer.

        Args:
            layer: What is made; the text stays plain for as long as one of them asks for it.
        """
        for card in self._cards:
            card.set_marking(on=on, layer=layer)

    def selection(self) -> tuple[ResponseId, int, int] | None:
        """Return what is selected in the selected response, in its code points; None for nothing.

        Nothing can be told of a selection in a rendering.
        """
        card = self._card_of(self._selected) if self._selected else None
        span = card.selection() if card is not None else None
        return None if span is None or self._selected is None else (self._selected, *span)

    def caret(self) -> tuple[ResponseId, int] | None:
        """Return where the cursor stands in the selected response, in its code points.

        None where there is no response, or where it is shown formatted.
        """
        card = self._card_of(self._selected) if self._selected else None
        at = card.caret() if card is not None else None
        return None if at is None or self._selected is None else (self._selected, at)

    def select_text(self, response_id: ResponseId, start: int, end: int) -> None:
        """Select code points of a response, as plain text, and bring them into view."""
        card = self._card_of(response_id)
        if card is not None:
            self.set_selected(response_id)
            card.select(start, end)

    def views(self) -> tuple[tuple[ResponseId, ReadingView], ...]:
        """Return the views of the responses, in the order of letters."""
        return tuple((response.id, card.view) for card, response in self._pairs())

    def focus_selected(self) -> None:
        """Give the selected response's text the keyboard."""
        card = self._card_of(self._selected) if self._selected else None
        if card is not None:
            card.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def scroll_positions(self) -> dict[ResponseId, float]:
        """Return how far each response is scrolled, 0 to 1."""
        return {response.id: card.scroll_share() for card, response in self._pairs()}

    def restore_scroll(self, positions: Mapping[ResponseId, float]) -> None:
        """Scroll responses to where they were; unknown ones are ignored. Emits nothing."""
        for card, response in self._pairs():
            if response.id in positions:
                card.scroll_to(positions[response.id])

    def set_theme(self, theme: Theme) -> None:
        """Show texts in the theme's reading font; column widths follow it."""
        font = reading_font(theme)
        for card in self._cards:
            card.stack.set_reading_font(font)
        self._arrange()

    # Events

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the columns to the width."""
        super().resizeEvent(event)
        self._arrange()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Lay out what came into view."""
        if watched is self._scroll.viewport() and event.type() == QEvent.Type.Resize:
            self._fit_columns()
        return super().eventFilter(watched, event)

    # Inside

    def _pairs(self) -> list[tuple[ResponseCard, ShownResponse]]:
        return list(zip(self._cards, self._responses, strict=False))

    def _card_of(self, response_id: ResponseId) -> ResponseCard | None:
        return next((card for card, r in self._pairs() if r.id == response_id), None)

    def _arrange(self) -> None:
        self._shown = self._on_screen()
        for card, response in self._pairs():
            card.set_chosen(on=response.id == self._selected)
            card.setVisible(response.id in self._shown)
        for card in self._cards[len(self._responses) :]:
            card.hide()
        self._strip.set_selected(self._selected, self._shown)
        self._fit_columns()
        chosen = self._card_of(self._selected) if self._selected else None
        if chosen is not None:
            self.setFocusProxy(chosen.stack)
            self._bring_into_view(chosen)
        self._load_visible()

    def _on_screen(self) -> tuple[ResponseId, ...]:
        order = tuple(response.id for response in self._responses)
        if self._selected is None or self._mode is ViewMode.COLUMNS:
            return order
        if self._mode is ViewMode.FOCUS:
            return (self._selected,)
        return pair_for(self._selected, order, self._places, self._shown)

    def _opening(self, order: tuple[ResponseId, ...]) -> tuple[ResponseId, ...]:
        """Return which of another task's responses are seen first."""
        if self._mode is ViewMode.COLUMNS:
            return order[: self._columns()]
        if self._mode is ViewMode.FOCUS or not order:
            return order[:1]
        return pair_for(order[0], order, {}, ())

    def _columns(self) -> int:
        """Return how many columns there is room for."""
        letter = QFontMetricsF(self._cards[0].view.font()).averageCharWidth()
        return columns_in(self._scroll.viewport().width(), letter)

    def _fit_columns(self) -> None:
        room, count = self._scroll.viewport().width(), len(self._shown)
        columns = self._columns() if self._mode is ViewMode.COLUMNS else max(1, count)
        width = 0
        if count > columns:
            width = (room - GAP_PX * (columns - 1)) // columns
        for card, response in self._pairs():
            if response.id in self._shown:
                card.setMinimumWidth(width)
        self._strip.setVisible(len(self._responses) > min(count, columns))

    def _bring_into_view(self, card: ResponseCard) -> None:
        if self._mode is ViewMode.COLUMNS:
            # The scroll area learns the new widths here and now, not at the next event.
            QCoreApplication.sendEvent(self._scroll, QEvent(QEvent.Type.LayoutRequest))
            self._row.activate()
            self._scroll.ensureWidgetVisible(card, 0, 0)

    def _load_visible(self) -> None:
        left = self._scroll.horizontalScrollBar().value()
        right = left + self._scroll.viewport().width()
        x = 0
        for card, response in self._pairs():
            if response.id in self._shown:
                # Cards that all fit have no least width, and no layout has placed them yet.
                width = card.minimumWidth()
                if not width or (x < right and x + width > left):
                    card.load()
                x += width + GAP_PX

    def _turn_to(self, response_id: ResponseId) -> None:
        if response_id != self._selected:
            self.set_selected(response_id)
            self.selected_changed.emit(response_id)

    def _raw_toggled(self) -> None:
        raw = bool(self._responses) and all(card.is_raw() for card, _response in self._pairs())
        if raw != self._raw:
            self._raw = raw
            self.raw_changed.emit(raw)

    def _follow(self, moved: ResponseCard, share: float) -> None:
        if not self._linked or self._following:
            return
        self._following = True
        for card, response in self._pairs():
            if card is not moved and response.id in self._shown:
                card.scroll_to(share)
        self._following = False

    def _card(self, at: int) -> ResponseCard:
        card = ResponseCard(self._inner)
        card.setObjectName(f"response{at + 1}")
        card.hide()
        card.pressed.connect(lambda: self._turn_to(self._responses[at].id))
        card.edit_asked.connect(lambda: self.edit_asked.emit(self._responses[at].id))
        card.raw_toggled.connect(lambda _on: self._raw_toggled())
        card.link_asked.connect(self.link_asked)
        card.stack.turned.connect(self.turned)
        card.stack.unready.connect(self.unready)
        card.highlight_clicked.connect(
            lambda key: self.highlight_clicked.emit(self._responses[at].id, key)
        )
        card.scrolled.connect(lambda share: self._follow(card, share))
        return card

    def _lay_out(self) -> None:
        self._inner.setObjectName("responseRow")
        self._row = QHBoxLayout(self._inner)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(GAP_PX)
        for card in self._cards:
            self._row.addWidget(card, 1)
        self._scroll.setWidget(self._inner)
        self._scroll.setWidgetResizable(True)
        self._scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.viewport().installEventFilter(self)
        self._scroll.horizontalScrollBar().valueChanged.connect(lambda _x: self._load_visible())
        self._stack = QStackedLayout(self._pages)
        self._stack.addWidget(self._scroll)
        self._stack.addWidget(self._empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP_PX)
        column.addWidget(self._strip)
        column.addWidget(self._pages, 1)
