"""The bar over a text that says what its reader would not see."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from trainer_desk.text.visible import marked
from trainer_desk.ui.late import Late
from trainer_desk.ui.markdown.rendered import Rendered
from trainer_desk.ui.widgets.notices import Notice
from trainer_desk.ui.widgets.reading_view import ReadingView


class TextNotice(QObject):
    """Says that formatting hides something, hidden characters are marked, or more follows.

    The bar is made for the first text about which there is anything to say.

    Args:
        view: Returns the view that shows the text now.
        parent: Holds the bar.
        put: Puts the bar, which was made just now, where it belongs.

    Signals:
        raw_asked (): The user wants to see the text letter for letter.
    """

    raw_asked = Signal()

    def __init__(
        self, view: Callable[[], ReadingView], parent: QWidget, *, put: Callable[[Notice], None]
    ) -> None:
        super().__init__(parent)
        self._view = view
        self._holder = parent
        self._put = put
        self._text = ""
        self._rendered: Rendered | None = None
        self._bar = Late(self._build)

    def tell(self, text: str, rendered: Rendered | None) -> None:
        """Say what there is to say about `text` as the view shows it now, or nothing.

        Args:
            rendered: The rendering that is on screen, None while the text is shown as it is.
        """
        self._text = text
        self._rendered = rendered
        hidden = marked(text).dangerous
        words, button, serious = [], "", False
        if rendered is not None and rendered.lost:
            words.append(self.tr("The formatted view hides parts of this text."))
            button, serious = self.tr("Show text"), True
        if hidden:
            words.append(self.tr("%n hidden character(s) shown as marks.", "", hidden))
            serious = True
        view = self._view()
        pages = view.page_count() if view.is_raw() else 1
        if pages > 1:
            page = view.page() + 1
            words.append(self.tr("Too long for one view: page {} of {}.").format(page, pages))
            button = self.tr("Next page")
        if words or self._said():
            self._bar().show_notice("warn" if serious else "info", " ".join(words), button)
        self.set_shown(on=True)

    def tell_unformatted(self, text: str) -> None:
        """Say that `text` is too much to format and therefore shown as it is."""
        self.tell(text, None)
        words = self.tr("Too much to format; shown as plain text.")
        told = " ".join(part for part in (words, self._said()) if part)
        pages = self._view().page_count()
        self._bar().show_notice("info", told, self.tr("Next page") if pages > 1 else "")
        self.set_shown(on=True)

    def set_shown(self, *, on: bool) -> None:
        """Show the bar if it has anything to say, or hide it."""
        bar = self._bar.built
        if bar is not None:
            bar.setVisible(on and bool(bar.text()))

    def height(self) -> int:
        """Return the height that the bar wants, in logical pixels; 0 while it is not shown."""
        bar = self._bar.built
        return 0 if bar is None or bar.isHidden() else bar.sizeHint().height()

    def _said(self) -> str:
        bar = self._bar.built
        return "" if bar is None else bar.text()

    def _build(self) -> Notice:
        bar = Notice("warn", parent=self._holder)
        bar.setObjectName("textNotice")
        bar.hide()
        bar.action.connect(self._act)
        self._put(bar)
        return bar

    def _act(self) -> None:
        if self._rendered is not None:
            self.raw_asked.emit()
            return
        view = self._view()
        view.show_page((view.page() + 1) % view.page_count())
        view.verticalScrollBar().setValue(0)
        self.tell(self._text, None)
