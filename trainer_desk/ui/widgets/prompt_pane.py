"""The prompt: what the responses answer, with the conversation before it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFont, QMouseEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from trainer_desk.ui.markdown.rendered import Rendered
from trainer_desk.ui.safe import ElidedLabel, SafeLabel
from trainer_desk.ui.theme import Theme, reading_font
from trainer_desk.ui.viewports import viewport_of
from trainer_desk.ui.widgets.controls import Card, IconButton, Segmented
from trainer_desk.ui.widgets.highlights import Highlight
from trainer_desk.ui.widgets.reading_view import ReadingView
from trainer_desk.ui.widgets.turn_view import ShownTurn, TurnView
from trainer_desk.work.task import Role

__all__ = ["PromptPane", "ShownTurn"]

VIEW, TEXT = "view", "text"
_ANY_HEIGHT = 16777215


class PromptPane(Card):
    """Shows a task's prompt; one line while folded. Earlier turns are folded at first.

    Signals:
        folded_changed (bool): The user folded the pane, or opened it.
        raw_changed (bool): The user switched to plain text, or back.
        link_asked (str): The user clicked a link.
        height_wanted (int): This many logical pixels would show all of it.
        highlight_clicked (int, str): A mark in a turn was clicked; carries its key.
        turned (ReadingView): A text is on screen in another view.
        unready (): What `make_ready` prepared would have to be prepared anew.
    """

    folded_changed = Signal(bool)
    raw_changed = Signal(bool)
    link_asked = Signal(str)
    height_wanted = Signal(int)
    highlight_clicked = Signal(int, str)
    turned = Signal(object)
    unready = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Prompt"))
        self._turns: list[TurnView] = []
        self._count = 0
        self._asked = 0
        self._asked_text = ""
        self._untouched = True
        self._folded = False
        self._raw = False
        self._marking = False
        self._showing = False
        self._font: QFont | None = None
        self._language = ""
        self._fold = IconButton("chevron-down", self.tr("Fold the prompt"), parent=self)
        self._title = SafeLabel(self.tr("Prompt"), self)
        self._title.setObjectName("cardTitle")
        self._summary = ElidedLabel("", self)
        self._tag = SafeLabel("", self)
        self._segmented = Segmented(
            ((VIEW, self.tr("View")), (TEXT, self.tr("Text"))),
            name=self.tr("Formatting or plain text"),
            parent=self,
        )
        self._scroll = QScrollArea(self)
        self._lay_out()
        self._fold.clicked.connect(self.toggle)
        self._segmented.chosen.connect(self._choose_raw)
        bar = self._scroll.verticalScrollBar()
        bar.rangeChanged.connect(self._show_asked)
        bar.actionTriggered.connect(self._touch)
        self.set_raw(False)
        self.set_folded(False)

    def show_prompt(self, turns: tuple[ShownTurn, ...], *, language: str) -> None:
        """Show another prompt from its beginning, or where it is long, from its last turn.

        Args:
            language: BCP 47 tag, "" if unknown.
        """
        self._count = len(turns)
        self._language = language
        self._tag.setText(language)
        opened = _first_open(turns)
        self._showing = True
        for at, turn in enumerate(turns):
            view = self._view(at)
            view.stack.set_language(language)
            view.show_turn(turn, raw=self._raw, alone=len(turns) == 1, opened=at >= opened)
            view.show()
        for view in self._turns[len(turns) :]:
            view.hide()
        self._showing = False
        self._asked_text = turns[opened].text if turns else ""
        self._show_choice()
        self._sum_up()
        self._asked, self._untouched = opened, True
        self._show_asked()
        self._tell_height()

    def make_ready(self, turns: tuple[ShownTurn, ...]) -> bool:
        """Prepare one more turn of a prompt that will be shown soon; False once all of it is."""
        known = list(zip(turns, self._turns, strict=False))[_first_open(turns) :]
        return any(view.make_ready(turn, raw=self._raw) for turn, view in known)

    def set_rendered(self, at: int, rendered: Rendered) -> None:
        """Take the rendering of the turn at an index (0 for the oldest)."""
        if at < self._count:
            self._turns[at].set_rendered(rendered)
            self._show_choice()

    def set_folded(self, on: bool) -> None:  # noqa: FBT001 - a setter of one switch
        """Show one line only, or the prompt; emits no `folded_changed`."""
        self._folded = on
        self._fold.set_icon("chevron-right" if on else "chevron-down")
        self._fold.set_words(self.tr("Open the prompt") if on else self.tr("Fold the prompt"))
        self._scroll.setVisible(not on)
        self._sum_up()
        self._summary.setVisible(on)
        self._segmented.setVisible(not on)
        self.setMaximumHeight(self._head_height() if on else _ANY_HEIGHT)
        self.updateGeometry()
        self._tell_height()

    def toggle(self) -> None:
        """Fold the prompt or open it, and say so."""
        self.set_folded(not self._folded)
        self.folded_changed.emit(self._folded)

    def is_raw(self) -> bool:
        """Return whether the prompt is shown as plain text."""
        return self._raw

    def set_raw(self, on: bool) -> None:  # noqa: FBT001 - a setter of one switch
        """Show plain text or formatting, also of later prompts; emits nothing."""
        self._raw = on
        for view in self._turns:
            view.set_raw(on=on)
        self._show_choice()

    # Marks

    def set_highlights(self, turn: int, highlights: tuple[Highlight, ...]) -> None:
        """Show marks over a turn (0 for the oldest), at its code points; shown plain then.

        Showing another prompt takes all marks away. Emits nothing.
        """
        if turn < self._count:
            self._turns[turn].set_highlights(highlights)
            self._show_choice()

    def set_marking(self, *, on: bool) -> None:
        """Show plain text because marks are being made, or no longer."""
        self._marking = on
        for view in self._turns:
            view.set_marking(on=on)
        self._show_choice()

    def selection(self) -> tuple[int, int, int] | None:
        """Return the turn in which text is selected, with its code points; None for nothing.

        The turn with the keyboard comes first. Nothing can be told of a selection in a rendering.
        """
        found = []
        for at, view in enumerate(self._turns[: self._count]):
            span = view.selection()
            if span is not None:
                found.append((not view.view.hasFocus(), at, span))
        if not found:
            return None
        _, turn, span = min(found)
        return (turn, *span)

    def select_text(self, turn: int, start: int, end: int) -> None:
        """Select code points of a turn, as plain text, and bring them into view."""
        if turn < self._count:
            if self._folded:
                self.toggle()
            view = self._turns[turn]
            view.select(start, end)
            self._untouched = False
            near = view.view.cursorRect().center()
            place = view.view.viewport().mapTo(view, near) + view.pos()
            self._scroll.ensureVisible(place.x(), place.y(), 0, view.fontMetrics().height() * 3)
            self._show_choice()

    def views(self) -> tuple[ReadingView, ...]:
        """Return the views of the turns, the oldest first."""
        return tuple(turn.view for turn in self._turns[: self._count])

    def focus_turn(self, turn: int) -> None:
        """Give a turn's text the keyboard."""
        if turn < self._count:
            self._turns[turn].view.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_theme(self, theme: Theme) -> None:
        """Show texts in the theme's reading font."""
        self._font = reading_font(theme)
        for view in self._turns:
            view.set_reading_font(self._font)

    def scroll_share(self) -> float:
        """Return how far the prompt is scrolled, 0 to 1."""
        bar = self._scroll.verticalScrollBar()
        return bar.value() / bar.maximum() if bar.maximum() else 0.0

    def scroll_to(self, share: float) -> None:
        """Scroll to a share of the way, 0 to 1."""
        bar = self._scroll.verticalScrollBar()
        self._untouched = False
        bar.setValue(round(max(0.0, min(1.0, share)) * bar.maximum()))

    def wanted_height(self) -> int:
        """Return the height in logical pixels that shows everything."""
        if self._folded:
            return self._head_height()
        return (
            self._head_height() + 4 + sum(view.text_height() for view in self._turns[: self._count])
        )

    def sizeHint(self) -> QSize:
        """As tall as the text; a splitter may give less."""
        return QSize(super().sizeHint().width(), self.wanted_height())

    def minimumSizeHint(self) -> QSize:
        """The header, and two lines while open."""
        lines = 0 if self._folded else self.fontMetrics().height() * 3
        return QSize(super().minimumSizeHint().width(), self._head_height() + lines)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Fold or open by a double click on the header."""
        if event.position().y() <= self._head_height():
            self.toggle()
        else:
            super().mouseDoubleClickEvent(event)

    def _view(self, at: int) -> TurnView:
        while len(self._turns) <= at:
            view = TurnView(self._scroll.widget())
            if self._font is not None:
                view.set_reading_font(self._font)
            view.height_changed.connect(self._tell_height)
            view.raw_asked.connect(lambda: self._choose_raw(TEXT))
            view.link_asked.connect(self.link_asked)
            view.stack.turned.connect(self.turned)
            view.stack.unready.connect(self.unready)
            view.set_marking(on=self._marking)
            at = len(self._turns)
            view.highlight_clicked.connect(lambda key, at=at: self.highlight_clicked.emit(at, key))
            self._rows.insertWidget(len(self._turns), view)
            self._turns.append(view)
        return self._turns[at]

    def _sum_up(self) -> None:
        """Tell in the header what was asked, while it is not seen below."""
        self._summary.setText(self._asked_text[:400] if self._folded else "")

    def _show_choice(self) -> None:
        """Say how the turns stand there: plain, too, until one is rendered, or if none can be."""
        shown = self._turns[: self._count]
        plain = self._raw or any(view.is_plain() for view in shown)
        formatted = not shown or any(view.is_formatted() for view in shown)
        self._segmented.set_chosen(VIEW if formatted and not plain else TEXT)

    def _choose_raw(self, option: str) -> None:
        self.set_raw(option == TEXT)
        self.raw_changed.emit(self._raw)

    def _show_asked(self) -> None:
        """Keep what was asked last in view where not everything fits, until a hand scrolls."""
        if self._untouched and self._asked < self._count:
            self._scroll.verticalScrollBar().setValue(self._turns[self._asked].y())

    def _touch(self) -> None:
        self._untouched = False

    def _tell_height(self) -> None:
        if self._showing:
            # Told once, when all turns are there.
            return
        self.updateGeometry()
        self.height_wanted.emit(self.wanted_height())

    def _head_height(self) -> int:
        head = self.header.parentWidget()
        return (max(head.sizeHint().height(), head.minimumHeight()) if head else 0) + 2

    def _lay_out(self) -> None:
        for part in (self._fold, self._title):
            self.header.addWidget(part)
        self.header.addWidget(self._summary, 1)
        self.header.addStretch(0)
        for tail in (self._tag, self._segmented):
            self.header.addWidget(tail)
        inner = QWidget()
        self._rows = QVBoxLayout(inner)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        self._rows.addStretch(1)
        self._scroll.setWidget(inner)
        inner.setAutoFillBackground(False)
        viewport_of(self._scroll).setAutoFillBackground(False)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.body.addWidget(self._scroll)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)


def _first_open(turns: tuple[ShownTurn, ...]) -> int:
    """Return the index of the last thing the user said; everything from there on is open."""
    for at in range(len(turns) - 1, -1, -1):
        if turns[at].role is Role.USER:
            return at
    return max(0, len(turns) - 1)
