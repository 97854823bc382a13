"""The batch's guidelines, to be read and searched beside the work."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from trainer_desk.ui.markdown.rendered import Rendered
from trainer_desk.ui.safe import SafeLabel
from trainer_desk.ui.theme import Theme, reading_font
from trainer_desk.ui.widgets.controls import Card, EmptyState, IconButton
from trainer_desk.ui.widgets.find_bar import FindBar
from trainer_desk.ui.widgets.finder import Finder
from trainer_desk.ui.widgets.reading_view import ReadingView


class GuidelinesPane(Card):
    """Shows guidelines, formatted, with a find bar.

    Signals:
        close_asked (): The user wants the pane gone.
        link_asked (str): The user clicked a link.
    """

    close_asked = Signal()
    link_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Guidelines"))
        self._title = SafeLabel(self.tr("Guidelines"), self)
        self._title.setObjectName("cardTitle")
        self._search = IconButton("search", self.tr("Find in the guidelines"), parent=self)
        self._close = IconButton("close", self.tr("Close the guidelines"), parent=self)
        self.view = ReadingView(self)
        self.view.setAccessibleName(self.tr("Text of the guidelines"))
        self._bar = FindBar(self)
        self._bar.set_replacing(on=False)
        self._bar.hide()
        self._finder = Finder(self._bar, self.view, mark=self.view.setExtraSelections)
        self._empty = EmptyState(
            self.tr("No guidelines"), self.tr("This batch came without any."), parent=self
        )
        self._lay_out()
        self._search.clicked.connect(self.open_find)
        self._close.clicked.connect(self.close_asked)
        self.view.link_asked.connect(self.link_asked)
        self.setFocusProxy(self.view)
        self.show_guidelines("", None)

    def show_guidelines(self, text: str, rendered: Rendered | None) -> None:
        """Show other guidelines from their beginning.

        Args:
            text: As the file has them, "" for none.
            rendered: None until a worker has rendered them.
        """
        self._empty.setVisible(not text)
        self.view.setVisible(bool(text))
        self._search.setEnabled(bool(text))
        self._fill(text, rendered)
        self._finder.refresh()

    def set_rendered(self, rendered: Rendered) -> None:
        """Take the rendering of the guidelines on screen; what is being read stays in place."""
        self.view.keep_place(lambda: self._fill(rendered.source, rendered))
        self._finder.refresh()

    def open_find(self) -> None:
        """Open the find bar."""
        if self._search.isEnabled():
            self._bar.open(self.view.textCursor().selectedText())
            self._finder.refresh()

    def set_theme(self, theme: Theme) -> None:
        """Show the text in the theme's reading font."""
        self.view.set_reading_font(reading_font(theme))

    def _fill(self, text: str, rendered: Rendered | None) -> None:
        if rendered is None or rendered.over_budget:
            self.view.show_text(text)
        else:
            self.view.show_formatted(rendered)

    def _lay_out(self) -> None:
        self.header.addWidget(self._title)
        self.header.addStretch(1)
        self.header.addWidget(self._search)
        self.header.addWidget(self._close)
        self.body.addWidget(self._bar)
        self.body.addWidget(self.view, 1)
        self.body.addWidget(self._empty, 1)
