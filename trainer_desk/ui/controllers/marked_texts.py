"""The views in which texts of the task can be marked, each by the place of its text."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QTextEdit, QWidget

from trainer_desk.ui.safe import SafeView
from trainer_desk.ui.widgets.field_editor import FieldEditor
from trainer_desk.ui.widgets.highlights import Highlight
from trainer_desk.ui.widgets.rewrite_editor import RewriteEditor
from trainer_desk.ui.window import Window
from trainer_desk.work.ids import ResponseId
from trainer_desk.work.marks import Ground, Where
from trainer_desk.work.places import TextPlace
from trainer_desk.work.written import NOTE, REMARK

Marked = tuple[Where, int, int]
"""A text and code points of it, end exclusive."""
TextView = SafeView | RewriteEditor | FieldEditor


def where_of(place: TextPlace) -> Where | None:
    """Return where in a draft a written text stands, None for notes, which nobody marks."""
    if place.question_id == NOTE or place.slot == REMARK:
        return None
    if place.response_id is not None:
        return Where.in_edit(place.response_id)
    return Where.in_written(place.question_id, place.slot)


class MarkedTexts(QObject):
    """Finds, shows and selects places in the texts on screen.

    Args:
        window: Whose panes they are in.
        edited: Returns the text that stands in the editor pane, None for none.
        write: Puts a text into the editor pane.
        look_at: Makes a response the selected one.
        rewrite: Returns the place of the rewrite of a response, None where none is asked for.
    """

    def __init__(
        self,
        window: Window,
        *,
        edited: Callable[[], TextPlace | None],
        write: Callable[[TextPlace], None],
        look_at: Callable[[ResponseId], None],
        rewrite: Callable[[ResponseId], TextPlace | None],
    ) -> None:
        super().__init__(window)
        self._window = window
        self._edited = edited
        self._write = write
        self._look_at = look_at
        self._rewrite = rewrite
        self._last: QTextEdit | None = None
        self._watched: set[QTextEdit] = set()
        self._keys: QObject | None = None
        for pane in (window.prompt, window.responses):
            pane.turned.connect(self._watch_also)

    def views(self) -> Iterator[tuple[Where, TextView]]:
        """Yield every text on screen that can be marked, in reading order."""
        window = self._window
        for turn, view in enumerate(window.prompt.views()):
            yield Where.in_turn(turn), view
        for response_id, view in window.responses.views():
            yield Where.in_response(response_id), view
        place = self._edited()
        where = None if place is None else where_of(place)
        if where is not None and window.editor.is_editing():
            yield where, window.editor.editor
        for place, field in window.verdict.fields():
            where = where_of(place)
            if where is not None:
                yield where, field

    def watch(self, keys: QObject) -> None:
        """Let `keys` filter the events of every view that is shown from now on."""
        self._keys = keys

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Remember where the trainer was last."""
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, QTextEdit):
            self._last = watched
        return super().eventFilter(watched, event)

    def _watch(self, view: TextView) -> None:
        if self._keys is not None and view not in self._watched:
            self._watched.add(view)
            view.destroyed.connect(lambda _view=None, one=view: self._watched.discard(one))
            view.installEventFilter(self)
            view.installEventFilter(self._keys)
            if view.hasFocus():
                self._last = view

    def _watch_also(self, view: TextView) -> None:
        """Watch the view that stands in for a watched one; no other, or events would cost more."""
        if self._watched:
            self._watch(view)

    # What is shown

    def show(self, highlights: Mapping[Where, tuple[Highlight, ...]]) -> None:
        """Show highlights over every text on screen, none over those left out."""
        window = self._window
        for where, view in self.views():
            self._watch(view)
            shown = highlights.get(where, ())
            if not isinstance(view, SafeView):
                view.highlights.show(shown)
            elif where.response_id is not None:
                window.responses.set_highlights(where.response_id, shown)
            else:
                window.prompt.set_highlights(where.turn, shown)

    def set_marking(self, *, on: bool) -> None:
        """Show plain text because marks are being made, or no longer."""
        self._window.prompt.set_marking(on=on)
        self._window.responses.set_marking(on=on)

    # Where the trainer is

    def here(self) -> tuple[Where, TextView] | None:
        """Return the text with the keyboard, else the one that had it last, else the selected."""
        views = list(self.views())
        for wanted in (QApplication.focusWidget(), self._last):
            for where, view in views:
                if view is wanted:
                    return where, view
        selected = self._window.responses.selected()
        chosen = None if selected is None else Where.in_response(selected)
        return next((pair for pair in views if pair[0] == chosen), None)

    def has_keyboard(self) -> bool:
        """Tell whether the keyboard is in one of the texts."""
        focus = QApplication.focusWidget()
        return any(view is focus for _, view in self.views())

    def selection(self) -> Marked | None:
        """Return what is selected where the trainer is, None for nothing."""
        here = self.here()
        span = None if here is None else _span(here[1])
        if here is None or span is None or span[0] >= span[1]:
            return None
        return here[0], *span

    def caret(self) -> tuple[Where, int] | None:
        """Return where the cursor stands, None in a rendering."""
        here = self.here()
        span = None if here is None else _caret(here[1])
        return None if here is None or span is None else (here[0], span)

    def focus(self) -> None:
        """Give the keyboard to the text where the trainer is."""
        here = self.here()
        if here is None:
            self._window.responses.focus_selected()
        else:
            here[1].setFocus()

    def step(self, by: int) -> None:
        """Go to the next (1) or previous (-1) text, round at the ends."""
        views = [(where, view) for where, view in self.views() if where.ground in _IN_PANES]
        here = self.here()
        at = next((at for at, pair in enumerate(views) if here and pair[1] is here[1]), -1)
        if views:
            where, view = views[(at + by) % len(views)]
            if where.response_id is not None and where.ground is Ground.RESPONSE:
                self._look_at(where.response_id)
            view.setFocus()

    def go_to(self, where: Where, start: int, end: int, *, keyboard: bool) -> None:
        """Bring code points of a text into view, with the cursor in front of them.

        Args:
            where: The text; one that is not on screen is put there.
            start: In code points.
            end: Exclusive; what is selected where it differs from `start`.
            keyboard: Whether the text gets the keyboard.
        """
        window = self._window
        match where.ground:
            case Ground.TURN:
                window.prompt.select_text(where.turn, start, end)
            case Ground.RESPONSE if where.response_id is not None:
                self._look_at(where.response_id)
                window.responses.select_text(where.response_id, start, end)
            case _:
                self._go_to_written(where, start, end, keyboard=keyboard)
        view = next((view for place, view in self.views() if place == where), None)
        if view is not None:
            self._last = view
            if keyboard:
                view.setFocus()

    def let_go(self) -> None:
        """Select nothing any more where the trainer is; the cursor stays behind the words."""
        here = self.here()
        if here is not None:
            cursor = here[1].textCursor()
            cursor.setPosition(cursor.selectionEnd())
            here[1].setTextCursor(cursor)

    def _go_to_written(self, where: Where, start: int, end: int, *, keyboard: bool) -> None:
        on_screen = [view for place, view in self.views() if place == where]
        if not on_screen:
            place = self._place_of(where)
            if place is None:
                return
            focus = QApplication.focusWidget()
            self._write(place)
            if not keyboard and isinstance(focus, QWidget):
                focus.setFocus()
            on_screen = [view for place, view in self.views() if place == where]
        for view in on_screen[:1]:
            if isinstance(view, RewriteEditor):
                self._window.open_editor()
                self._window.editor.select(start, end)
            elif isinstance(view, FieldEditor):
                view.select_exact(start, end)

    def _place_of(self, where: Where) -> TextPlace | None:
        if where.ground is Ground.EDIT and where.response_id is not None:
            return self._rewrite(where.response_id)
        if where.question_id is None:
            return None
        return TextPlace(where.question_id, slot=where.slot)


_IN_PANES = (Ground.TURN, Ground.RESPONSE, Ground.EDIT, Ground.WRITTEN)


def _span(view: TextView) -> tuple[int, int] | None:
    if isinstance(view, SafeView):
        return view.selected_span() or view.rendered_span()
    return view.exact_selection()


def _caret(view: TextView) -> int | None:
    if isinstance(view, SafeView):
        return view.caret()
    return view.exact_selection()[0]
