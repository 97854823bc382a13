"""One response on a card: rendered or raw, with its letter, place and length."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtGui import QGuiApplication, QMouseEvent
from PySide6.QtWidgets import QWidget

from trainer_desk.ui.markdown.rendered import Rendered
from trainer_desk.ui.safe import OptionalLabel, SafeLabel
from trainer_desk.ui.widgets.controls import Card, IconButton, LetterBadge, Notice, Segmented
from trainer_desk.ui.widgets.highlights import Highlight, Highlights
from trainer_desk.ui.widgets.reading_stack import ReadingStack
from trainer_desk.ui.widgets.reading_view import ReadingView
from trainer_desk.ui.widgets.tab_order import put_behind
from trainer_desk.ui.widgets.text_notice import TextNotice
from trainer_desk.values import dataclass
from trainer_desk.work.ids import ResponseId

VIEW, TEXT = "view", "text"


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownResponse:
    """A response as the screen needs it.

    Attributes:
        letter: A to I, by the order in which responses are shown.
        rendered: None until a worker has rendered the text.
        words: Number of words in the text.
    """

    id: ResponseId
    letter: str
    text: str
    rendered: Rendered | None
    words: int


class ResponseCard(Card):
    """Shows one response after another; nothing is laid out before `load`.

    Signals:
        pressed (): The user clicked into the card or came to it by keyboard.
        edit_asked (): The user wants to rewrite this response.
        raw_toggled (bool): The user switched this card to plain text, or back.
        link_asked (str): The user clicked a link.
        scrolled (float): The view was scrolled, to this share of its way (0 to 1).
        highlight_clicked (str): A mark was clicked; carries its key.
    """

    pressed = Signal()
    edit_asked = Signal()
    raw_toggled = Signal(bool)
    link_asked = Signal(str)
    scrolled = Signal(float)
    highlight_clicked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._response: ShownResponse | None = None
        self._raw = False
        self._marking: frozenset[str] = frozenset()
        self._formatted_anyway = False
        self._loaded = False
        self._placed: tuple[int | None, int] | None = None
        self._pending_scroll = 0.0
        head = self.head
        self._badge = LetterBadge("", head)
        self._place = SafeLabel("", head)
        self._place.setObjectName("cardTitle")
        self._words = OptionalLabel("", head)
        self._segmented = Segmented(
            ((VIEW, self.tr("View")), (TEXT, self.tr("Text"))),
            name=self.tr("Formatting or plain text"),
            parent=head,
        )
        self._edit = IconButton("edit", self.tr("Rewrite this response"), parent=head)
        self._copy = IconButton("copy", self.tr("Copy"), parent=head)
        self.stack = ReadingStack(self)
        self._highlights = Highlights(self.view, lambda: self.view.document_span)
        self._notice = TextNotice(lambda: self.view, self, put=self._put_notice)
        self._lay_out()
        self._connect()

    @property
    def view(self) -> ReadingView:
        """The view that shows the text; with another response it may be another one."""
        return self.stack.view

    def show_response(self, response: ShownResponse, *, raw: bool) -> None:
        """Take another response; its text appears with `load`."""
        before, self._response = self._response, response
        self._raw = raw
        self._formatted_anyway = False
        self._highlights.clear()
        self._loaded = False
        self._pending_scroll = 0.0
        self._show_choice()
        if before is None or before.letter != response.letter:
            self._badge.setText(response.letter)
            self.setAccessibleName(self.tr("Response {}").format(response.letter))
            self.stack.set_name(self.tr("Text of response {}").format(response.letter))
        if before is None or before.words != response.words:
            self._words.setText(self.tr("%n word(s)", "", response.words))
        self._notice.set_shown(on=False)

    def response(self) -> ShownResponse | None:
        """Return what the card holds."""
        return self._response

    def load(self) -> None:
        """Lay the text out, if that is still to be done."""
        if self._loaded or self._response is None:
            return
        self._loaded = True
        self._fill(self.stack)
        self.view.scroll_to(self._pending_scroll)

    def make_ready(self, response: ShownResponse) -> bool:
        """Prepare for a response that will be shown soon; tell whether there was work to do."""
        plain = self._raw or bool(self._marking)
        if response.rendered is None and not plain:
            return False
        return self.stack.make_ready(response.text, None if plain else response.rendered)

    def set_rendered(self, response: ShownResponse) -> None:
        """Take the same response, now rendered; what is being read stays where it is."""
        self._response = response
        self._show_choice()
        if self._loaded and not self.is_plain():
            self._fill_again()

    def set_raw(self, *, on: bool) -> None:
        """Show plain text or formatting; emits nothing."""
        if on == self._raw:
            return
        was = self.is_plain()
        self._raw = on
        self._formatted_anyway = not on
        self._look_again(was)

    def is_raw(self) -> bool:
        """Return whether plain text was chosen."""
        return self._raw

    def is_plain(self) -> bool:
        """Return whether plain text is shown: it was chosen, or marks stand in it or are made."""
        wanted = bool(self._marking) or bool(self._highlights.shown())
        return self._raw or (wanted and not self._formatted_anyway)

    def set_marking(self, *, on: bool, layer: str = "") -> None:
        """Show plain text because marks are being made, or no longer."""
        was = self.is_plain()
        self._marking = self._marking | {layer} if on else self._marking - {layer}
        self._formatted_anyway = False
        self._look_again(was)

    def set_highlights(self, highlights: tuple[Highlight, ...], layer: str = "") -> None:
        """Show marks over the plain text, at code points of the response; emits nothing."""
        was, before = self.is_plain(), len(self._highlights.shown())
        self._highlights.show(highlights, layer=layer)
        fewer = len(self._highlights.shown()) <= before
        self._formatted_anyway = self._formatted_anyway and fewer
        self._look_again(was)

    def selection(self) -> tuple[int, int] | None:
        """Return the code points of the response that are selected in its plain text, or None."""
        return self.view.selected_span() if self._loaded else None

    def caret(self) -> int | None:
        """Return where the cursor stands in the plain text, in code points of the response."""
        return self.view.caret() if self._loaded else None

    def select(self, start: int, end: int) -> None:
        """Select code points of the response and bring them into view, as plain text."""
        was = self.is_plain()
        self._formatted_anyway = False
        self._look_again(was)
        self.load()
        self.view.select_span(start, end)

    def set_place(self, place: int | None, of: int) -> None:
        """Show the place in the ranking; None for "not placed"."""
        if (place, of) == self._placed:
            return
        self._placed = place, of
        self._place.setText(self.tr("Place {}").format(place) if place else "")
        spoken = self.tr("Place {} of {}").format(place, of) if place else self.tr("Not placed")
        self._place.setAccessibleName(spoken)

    def set_chosen(self, *, on: bool) -> None:
        """Make the card stand out as the selected one."""
        self.set_selected(on)
        self._badge.set_on(on)

    def set_editable(self, *, on: bool) -> None:
        """Offer to rewrite the response, or not."""
        self._edit.setVisible(on)

    def scroll_share(self) -> float:
        """Return how far the text is scrolled, 0 to 1."""
        return self.view.scroll_share() if self._loaded else self._pending_scroll

    def scroll_to(self, share: float) -> None:
        """Scroll to a share of the way, now or when the text is laid out; emits nothing."""
        self._pending_scroll = share
        if self._loaded:
            self.view.scroll_to(share)

    def copy(self) -> None:
        """Put the response on the clipboard, exactly as the file has it."""
        if self._response is not None:
            mime = QMimeData()
            mime.setText(self._response.text)
            QGuiApplication.clipboard().setMimeData(mime)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Notice that the user turned to this card."""
        self.pressed.emit()
        super().mousePressEvent(event)

    def _fill_again(self) -> None:
        """Show the same text another way, in place."""
        view = self.view
        view.keep_place(lambda: self._fill(view))

    def _fill(self, shown_by: ReadingStack | ReadingView) -> None:
        response = self._response
        if response is None:
            return
        rendered = None if self.is_plain() else response.rendered
        if rendered is None:
            shown_by.show_text(response.text)
            self._notice.tell(response.text, None)
        elif rendered.over_budget:
            shown_by.show_text(response.text)
            self._notice.tell_unformatted(response.text)
        else:
            shown_by.show_formatted(rendered)
            self._notice.tell(response.text, rendered)

    def _look_again(self, was_plain: bool) -> None:  # noqa: FBT001 - what the card showed
        plain = self.is_plain()
        self._show_choice()
        if self._loaded and plain != was_plain:
            self._fill_again()
            self._highlights.place_again()

    def _show_choice(self) -> None:
        """Say how the text stands there: plain, too, until it is rendered, or if it cannot be."""
        rendered = None if self._response is None else self._response.rendered
        too_much = rendered is not None and rendered.over_budget
        plain = self.is_plain() or rendered is None or too_much
        self._segmented.set_chosen(TEXT if plain else VIEW)
        self._segmented.set_option_enabled(VIEW, on=not too_much)

    def _choose_raw(self, option: str) -> None:
        if (option == TEXT) == self._raw:
            # Marks alone call for plain text: this card shows them, or its formatting.
            was, self._formatted_anyway = self.is_plain(), option != TEXT
            self._look_again(was)
            return
        self.set_raw(on=option == TEXT)
        self.raw_toggled.emit(self._raw)

    def _connect(self) -> None:
        self._segmented.chosen.connect(self._choose_raw)
        self._copy.clicked.connect(self.copy)
        self._edit.clicked.connect(self.edit_asked)
        self._notice.raw_asked.connect(lambda: self._choose_raw(TEXT))
        self.stack.link_asked.connect(self.link_asked)
        self.stack.turned.connect(self._highlights.move_to)
        self.stack.entered.connect(self.pressed)
        self.stack.scrolled.connect(lambda: self.scrolled.emit(self.view.scroll_share()))
        self._highlights.clicked.connect(self.highlight_clicked)

    def _lay_out(self) -> None:
        self.header.addWidget(self._badge)
        self.header.addWidget(self._place)
        self.header.addStretch(1)
        for part in (self._words, self._segmented, self._edit, self._copy):
            self.header.addWidget(part)
        self.body.addWidget(self.stack, 1)

    def _put_notice(self, bar: Notice) -> None:
        self.body.insertWidget(0, bar)
        put_behind(self._copy, bar)
