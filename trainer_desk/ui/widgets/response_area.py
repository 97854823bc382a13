"""All responses of a task: one, a pair, or columns."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QStackedLayout, QVBoxLayout, QWidget

from trainer_desk.ui.late import Late
from trainer_desk.ui.markdown.rendered import Rendered
from trainer_desk.ui.theme import Theme, reading_font
from trainer_desk.ui.viewports import viewport_of
from trainer_desk.ui.widgets.arrangement import Places, ViewMode, columns_in, pair_for
from trainer_desk.ui.widgets.card_row import GAP_PX, CardRow
from trainer_desk.ui.widgets.controls import EmptyState
from trainer_desk.ui.widgets.highlights import Highlight
from trainer_desk.ui.widgets.letter_strip import LetterStrip
from trainer_desk.ui.widgets.reading_view import ReadingView
from trainer_desk.ui.widgets.response_card import ResponseCard, ShownResponse
from trainer_desk.work.ids import ResponseId
from trainer_desk.work.task import MAX_RESPONSES

__all__ = ["ResponseArea", "ShownResponse", "ViewMode"]


class ResponseArea(QWidget):
    """Shows up to nine responses on cards that are made when first needed, and reused.

    A card is needed once it is seen, asked about, or made in advance by `make_ready`. Only cards in
    view are laid out, the others when they are scrolled or switched to.

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
        self._row = CardRow(viewport_of(self._scroll), wire=self._wire)
        self._empty = Late(self._build_empty)
        self._lay_out()

    # What is shown

    def show_responses(self, responses: tuple[ShownResponse, ...], *, language: str) -> None:
        """Show another task's responses, the first one selected, none placed; emits nothing.

        Args:
            language: BCP 47 tag of the texts, "" if unknown.
        """
        shown = responses[:MAX_RESPONSES]
        self._places = {}
        self._shown = ()
        self._selected = shown[0].id if shown else None
        self._strip.show_letters([(response.id, response.letter) for response in shown])
        self._row.show_responses(shown, language=language)
        self._pages_in_turn.setCurrentWidget(self._scroll if shown else self._empty())
        self._arrange()
        self._scroll.horizontalScrollBar().setValue(0)

    def make_ready(self, responses: tuple[ShownResponse, ...]) -> bool:
        """Prepare one more of the responses that will be shown soon; False once all are."""
        order = tuple(response.id for response in responses[:MAX_RESPONSES])
        if self.make_card(len(order)):
            return True
        first = self._opening(order)
        pairs = zip(self._row.cards, responses, strict=False)
        return any(card.make_ready(one) for card, one in pairs if one.id in first)

    def make_card(self, wanted: int = 0) -> bool:
        """Make one more card; False where there are enough for this task and `wanted`."""
        number = len(self._row.cards)
        if number >= max(wanted, len(self._row.responses)):
            return False
        self._row.have(number + 1)
        self._row.cards[number].ensurePolished()
        return True

    def set_rendered(self, response_id: ResponseId, rendered: Rendered) -> None:
        """Take a response that a worker has rendered; what is being read stays in place."""
        self._row.set_rendered(response_id, rendered)

    def set_places(self, places: Mapping[ResponseId, tuple[int, int]]) -> None:
        """Show places as (place, number of responses); responses left out are not placed."""
        self._places = dict(places)
        self._row.set_places(self._places)
        self._strip.set_places(self._places)

    def set_editable(self, *, on: bool) -> None:
        """Offer to rewrite responses, or not."""
        self._row.set_editable(on=on)

    # Selection and views

    def selected(self) -> ResponseId | None:
        """Return the selected response, None while there is none."""
        return self._selected

    def set_selected(self, response_id: ResponseId) -> None:
        """Select a response and bring it into view; an unknown one is ignored. Emits nothing."""
        if self._row.at(response_id) is not None:
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
        self._row.set_raw(on=on)

    def set_linked_scrolling(self, on: bool) -> None:  # noqa: FBT001 - a setter of one switch
        """Scroll all responses on screen together, by their share of the way."""
        self._linked = on

    def show_words(self, response_id: ResponseId, words: str, earlier: int) -> None:
        """Select words in a response that come after `earlier` others like them."""
        card = self._row.card_of(response_id)
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
        # To show none is no reason to make a card.
        card = (self._row.card_of if highlights else self._row.card_made)(response_id)
        if card is not None:
            card.set_highlights(highlights, layer)

    def set_marking(self, *, on: bool, layer: str = "") -> None:
        """Show plain text everywhere because marks are being made, or no longer.

        Args:
            layer: What is made; the text stays plain for as long as one of them asks for it.
        """
        self._row.set_marking(on=on, layer=layer)

    def selection(self) -> tuple[ResponseId, int, int] | None:
        """Return what is selected in the selected response, in its code points; None for nothing.

        Nothing can be told of a selection in a rendering.
        """
        card = self._row.card_of(self._selected)
        span = card.selection() if card is not None else None
        return None if span is None or self._selected is None else (self._selected, *span)

    def caret(self) -> tuple[ResponseId, int] | None:
        """Return where the cursor stands in the selected response, in its code points.

        None where there is no response, or where it is shown formatted.
        """
        card = self._row.card_of(self._selected)
        at = card.caret() if card is not None else None
        return None if at is None or self._selected is None else (self._selected, at)

    def select_text(self, response_id: ResponseId, start: int, end: int) -> None:
        """Select code points of a response, as plain text, and bring them into view."""
        card = self._row.card_of(response_id)
        if card is not None:
            self.set_selected(response_id)
            card.select(start, end)

    def views(self) -> tuple[tuple[ResponseId, ReadingView], ...]:
        """Return the views of the responses, in the order of letters."""
        self._row.have(len(self._row.responses))
        return tuple((response.id, card.view) for card, response in self._row.pairs())

    def reads_in(self, widget: QWidget | None) -> bool:
        """Tell whether a widget is the view of a response."""
        return any(card.view is widget for card, _response in self._row.pairs())

    def focus_selected(self) -> None:
        """Give the selected response's text the keyboard."""
        card = self._row.card_of(self._selected)
        if card is not None:
            card.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def scroll_positions(self) -> dict[ResponseId, float]:
        """Return how far each response is scrolled, 0 to 1."""
        return self._row.scroll_positions()

    def restore_scroll(self, positions: Mapping[ResponseId, float]) -> None:
        """Scroll responses to where they were; unknown ones are ignored. Emits nothing."""
        self._row.restore_scroll(positions)

    def set_theme(self, theme: Theme) -> None:
        """Show texts in the theme's reading font; column widths follow it."""
        self._row.set_reading_font(reading_font(theme))
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

    def _arrange(self) -> None:
        self._shown = self._on_screen()
        for response_id in self._shown:
            self._row.card_of(response_id)
        for card, response in self._row.pairs():
            card.set_chosen(on=response.id == self._selected)
            card.setVisible(response.id in self._shown)
        for card in self._row.cards[len(self._row.responses) :]:
            card.hide()
        self._strip.set_selected(self._selected, self._shown)
        self._fit_columns()
        chosen = self._row.card_of(self._selected)
        if chosen is not None:
            self.setFocusProxy(chosen.stack)
            self._bring_into_view(chosen)
        self._load_visible()

    def _on_screen(self) -> tuple[ResponseId, ...]:
        order = tuple(response.id for response in self._row.responses)
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
        letter = QFontMetricsF(self._row.reading_font()).averageCharWidth()
        return columns_in(self._scroll.viewport().width(), letter)

    def _fit_columns(self) -> None:
        room, count = self._scroll.viewport().width(), len(self._shown)
        columns = self._columns() if self._mode is ViewMode.COLUMNS else max(1, count)
        width = 0
        if count > columns:
            width = (room - GAP_PX * (columns - 1)) // columns
        for card, response in self._row.pairs():
            if response.id in self._shown:
                card.setMinimumWidth(width)
        self._strip.setVisible(len(self._row.responses) > min(count, columns))

    def _bring_into_view(self, card: ResponseCard) -> None:
        if self._mode is ViewMode.COLUMNS:
            # The scroll area learns the new widths here and now, not at the next event.
            QCoreApplication.sendEvent(self._scroll, QEvent(QEvent.Type.LayoutRequest))
            self._row.place_now()
            self._scroll.ensureWidgetVisible(card, 0, 0)

    def _load_visible(self) -> None:
        left = self._scroll.horizontalScrollBar().value()
        right = left + self._scroll.viewport().width()
        x = 0
        for card, response in self._row.pairs():
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
        raw = self._row.note_raw()
        if raw != self._raw:
            self._raw = raw
            self.raw_changed.emit(raw)

    def _follow(self, moved: ResponseCard, share: float) -> None:
        if not self._linked or self._following:
            return
        self._following = True
        for card, response in self._row.pairs():
            if card is not moved and response.id in self._shown:
                card.scroll_to(share)
        self._following = False

    def _wire(self, at: int, card: ResponseCard) -> None:
        card.pressed.connect(lambda: self._turn_to(self._row.responses[at].id))
        card.edit_asked.connect(lambda: self.edit_asked.emit(self._row.responses[at].id))
        card.raw_toggled.connect(lambda _on: self._raw_toggled())
        card.link_asked.connect(self.link_asked)
        card.stack.turned.connect(self.turned)
        card.stack.unready.connect(self.unready)
        card.highlight_clicked.connect(
            lambda key: self.highlight_clicked.emit(self._row.responses[at].id, key)
        )
        card.scrolled.connect(lambda share: self._follow(card, share))

    def _build_empty(self) -> EmptyState:
        empty = EmptyState(
            self.tr("No responses to judge"),
            self.tr("This task has a prompt only. Answer the questions beside it."),
            picture="columns",
            parent=self._pages,
        )
        self._pages_in_turn.addWidget(empty)
        return empty

    def _lay_out(self) -> None:
        self._scroll.setWidget(self._row)
        self._scroll.setWidgetResizable(True)
        self._scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.viewport().installEventFilter(self)
        self._scroll.horizontalScrollBar().valueChanged.connect(lambda _x: self._load_visible())
        self._pages_in_turn = QStackedLayout(self._pages)
        self._pages_in_turn.addWidget(self._scroll)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP_PX)
        column.addWidget(self._strip)
        column.addWidget(self._pages, 1)
