"""The bar over a text that says what its reader would not see."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from trainer_desk.text.visible import marked
from trainer_desk.ui.markdown.rendered import Rendered
from trainer_desk.ui.widgets.notices import Notice
from trainer_desk.ui.widgets.reading_view import ReadingView


class TextNotice(Notice):
    """Says that formatting hides something, hidden characters are marked, or more follows.

    Args:
        view: Returns the view that shows the text now.

    Signals:
        raw_asked (): The user wants to see the text letter for letter.
    """

    raw_asked = Signal()

    def __init__(self, view: Callable[[], ReadingView], parent: QWidget | None = None) -> None:
        super().__init__("warn", parent=parent)
        self.setObjectName("textNotice")
        self._view = view
        self._text = ""
        self._rendered: Rendered | None = None
        self.action.connect(self._act)
        self.hide()

    def tell(self, text: str, rendered: Rendered | None) -> None:
        """Say what there is to say about `text` as the view shows it now, or hide.

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
        if words or self.text():
            self.show_notice("warn" if serious else "info", " ".join(words), button)
        self.setVisible(bool(words))

    def tell_unformatted(self, text: str) -> None:
        """Say that `text` is too much to format and therefore shown as it is."""
        self.tell(text, None)
        words = self.tr("Too much to format; shown as plain text.")
        told = " ".join(part for part in (words, self.text()) if part)
        pages = self._view().page_count()
        self.show_notice("info", told, self.tr("Next page") if pages > 1 else "")
        self.show()

    def _act(self) -> None:
        if self._rendered is not None:
            self.raw_asked.emit()
            return
        view = self._view()
        view.show_page((view.page() + 1) % view.page_count())
        view.verticalScrollBar().setValue(0)
        self.tell(self._text, None)
