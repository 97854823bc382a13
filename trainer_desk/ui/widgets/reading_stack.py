"""A text on screen, with those that will be shown soon set behind it, each in a view of its own."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QLocale, QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import QWidget

from trainer_desk.ui.markdown.rendered import Rendered
from trainer_desk.ui.widgets.reading_view import ReadingView

KEPT = 3
"""Texts that are kept beside the one on screen: those of the tasks next to this one."""
_CHANGES_OF_LOOK = (QEvent.Type.FontChange, QEvent.Type.PaletteChange, QEvent.Type.StyleChange)


class ReadingStack(QWidget):
    """Shows one text after another; a text that was made ready comes with its lines broken.

    Qt breaks the lines of a text anew whenever a view takes its document. So a text that is ready
    stays in a hidden view of the same width, and showing it is a change of views. Views are made
    when there is something to make ready, a few at most, and used again for other texts.

    Args:
        scrolls: Whether the text scrolls; else whoever lays the stack out gives it all its height.

    Signals:
        turned (ReadingView): Another view is on screen, or its document is another one; places in
            the one before are void.
        entered (): The user clicked into the text or came to it by keyboard.
        scrolled (): The text on screen was scrolled.
        width_changed (): The text on screen has more or less room for its lines.
        unready (): Texts that were made ready would have to be set anew, for the look or the room
            there is now.
        link_asked (str): The user clicked a link.
    """

    turned = Signal(object)
    entered = Signal()
    scrolled = Signal()
    width_changed = Signal()
    unready = Signal()
    link_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None, *, scrolls: bool = True) -> None:
        super().__init__(parent)
        self._scrolls = scrolls
        self._name = ""
        self._font: QFont | None = None
        self._hidden: list[ReadingView] = []
        self._view = self._made()
        self.setFocusProxy(self._view)
        self.setSizePolicy(self._view.sizePolicy())

    @property
    def view(self) -> ReadingView:
        """The view on screen; another one after `turned`."""
        return self._view

    def views(self) -> tuple[ReadingView, ...]:
        """Return every view, the one on screen first."""
        return (self._view, *self._hidden)

    # What is shown

    def show_text(self, text: str) -> None:
        """Show `text` letter for letter from its beginning."""
        if not self._turn(text, None):
            self._view.show_text(text)

    def show_formatted(self, rendered: Rendered) -> None:
        """Show a rendering from its beginning."""
        if not self._turn(rendered.source, rendered):
            self._view.show_formatted(rendered)

    def make_ready(self, source: str, rendered: Rendered | None) -> bool:
        """Set a text that will be shown soon, so that showing it takes less time then.

        A few texts are kept, also those that were on screen last. Long ones are not.

        Args:
            source: The text.
            rendered: Its rendering, None to show it letter for letter.

        Returns:
            Whether there was anything to do.
        """
        if not ReadingView.can_wait(source, rendered) or self._view.shows(source, rendered):
            return False
        view = next((one for one in self._hidden if one.shows(source, rendered)), None)
        if view is None:
            view = self._spare()
            view.lay_out(self.size())
            if rendered is None:
                view.show_text(source)
            else:
                view.show_formatted(rendered)
            view.lay_out(self.size())
            return True
        # Those made ready last make room last.
        self._hidden.remove(view)
        self._hidden.append(view)
        return view.lay_out(self.size())

    # How it is shown

    def set_name(self, name: str) -> None:
        """Say what the text is, to who cannot see it."""
        self._name = name
        for view in self.views():
            view.setAccessibleName(name)

    def set_language(self, tag: str) -> None:
        """Say in which language (BCP 47, "" if unknown) the text is."""
        locale = QLocale(tag) if tag else QLocale()
        if locale != self.locale():
            self.setLocale(locale)

    def set_reading_font(self, font: QFont) -> None:
        """Show text in `font`; what is being read stays in view."""
        self._font = font
        self._forget()
        for view in self.views():
            view.set_reading_font(font)

    def sizeHint(self) -> QSize:
        """As large as the view on screen would be."""
        return self._view.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """As small as the view on screen may be."""
        return self._view.minimumSizeHint()

    # What Qt tells

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the view on screen all the room; the others take it when they are needed."""
        super().resizeEvent(event)
        self._view.setGeometry(self.rect())
        if event.size().width() != event.oldSize().width() and self._hidden:
            self.unready.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Let go of texts that were set in another look."""
        super().changeEvent(event)
        if event.type() in _CHANGES_OF_LOOK:
            self._forget()

    # Inside

    def _turn(self, source: str, rendered: Rendered | None) -> bool:
        """Put a text that is ready on screen; tell whether it was."""
        if self._view.shows(source, rendered):
            self._view.rewind()
            self.turned.emit(self._view)
            return True
        ready = next((one for one in self._hidden if one.shows(source, rendered)), None)
        if ready is not None:
            self._turn_to(ready)
        return ready is not None

    def _turn_to(self, view: ReadingView) -> None:
        before, self._view = self._view, view
        self._hidden.remove(view)
        self._hidden.append(before)
        view.setGeometry(self.rect())
        view.show()
        # Before the other hides: Qt would look for somebody else to have the keyboard. The window's
        # own notion counts, because another window may be in front.
        if self.window().focusWidget() is before:
            view.setFocus(Qt.FocusReason.OtherFocusReason)
        self.setFocusProxy(view)
        before.hide()
        before.rewind()
        if not before.can_be_kept():
            before.forget()
        self.turned.emit(view)

    def _forget(self) -> None:
        """Let go of everything that is not on screen; what there will be is set in another look."""
        had_any = [view.forget() for view in self._hidden]
        if any(had_any):
            self.unready.emit()

    def _spare(self) -> ReadingView:
        """Return a hidden view that shows nothing, the last of those that make room."""
        if len(self._hidden) < KEPT:
            view = self._made()
            view.hide()
            for part in (view, *view.findChildren(QWidget)):
                part.ensurePolished()
            QWidget.setTabOrder(self._view, view)
        else:
            view = self._hidden.pop(0)
            view.forget()
        self._hidden.append(view)
        return view

    def _made(self) -> ReadingView:
        view = ReadingView(self)
        view.setAccessibleName(self._name)
        if not self._scrolls:
            view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        if self._font is not None:
            view.set_reading_font(self._font)
        view.link_asked.connect(self.link_asked)
        view.entered.connect(self.entered)
        view.width_changed.connect(lambda: self._tell_of(view, self.width_changed))
        view.document_changed.connect(lambda: self._tell_turned(view))
        view.verticalScrollBar().valueChanged.connect(
            lambda _at: self._tell_of(view, self.scrolled)
        )
        return view

    def _tell_of(self, view: ReadingView, signal: SignalInstance) -> None:
        if view is self._view:
            signal.emit()

    def _tell_turned(self, view: ReadingView) -> None:
        if view is self._view:
            self.turned.emit(view)
