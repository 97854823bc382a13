"""Texts set in documents that read no file."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Self

from PySide6 import QtGui
from PySide6.QtCore import QSizeF
from PySide6.QtGui import (
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextOption,
)
from PySide6.QtWidgets import QTextEdit

from trainer_desk.text.utf16 import Utf16Map
from trainer_desk.ui.budget import VIEW_CHARACTERS, has_long_run, without_joiner_flood
from trainer_desk.ui.markdown.rendered import Rendered
from trainer_desk.ui.safe.editor import proportional
from trainer_desk.ui.safe.layout import LINE_HEIGHT, reading_sheet
from trainer_desk.ui.theme import ink
from trainer_desk.ui.unseen import Signed, signed
from trainer_desk.values import dataclass

if TYPE_CHECKING:
    from PySide6.QtCore import QUrl

READY_CHARACTERS = 30_000
"""Longer texts are set when they are shown: nobody's typing should wait for them."""
_CACHED_CHARACTERS = 20_000
_MARKS_COLOURED = 1_000
_STARTS = re.compile(r'<ol start="(\d+)"')


def nothing_at(kind: int) -> object:
    """Answer a document's question for a file: with nothing.

    An empty image where one is asked for, because for none at all Qt would read the file.
    """
    if kind == QTextDocument.ResourceType.ImageResource.value:
        # Not imported by its name: PySide makes a class with its enumerations when it is named.
        return QtGui.QImage(1, 1, QtGui.QImage.Format.Format_ARGB32)
    return ""


class SafeDocument(QTextDocument):
    """A document that reads no file and opens no socket, whatever stands in it."""

    def __init__(self, view: QTextEdit) -> None:
        super().__init__(view)
        self.setDocumentMargin(0)
        self.setUndoRedoEnabled(False)
        # Nothing is laid out before a view gives it a width.
        self.setPageSize(QSizeF(0, 0))
        self.documentLayout().setPaintDevice(view.viewport())

    def loadResource(self, kind: int, _name: QUrl | str) -> object:
        """Answer with nothing."""
        return nothing_at(kind)


@dataclass(frozen=True, slots=True)
class Look:
    """What a text is set in; set in another look it would not be the same."""

    font: str
    sheet: str
    mark: str

    @classmethod
    def of(cls, view: QTextEdit) -> Self:
        """Return the look of what `view` shows from now on."""
        return cls(view.font().key(), reading_sheet(view), ink(view.palette(), "bad").name())


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class SetText:
    """A text in a document of its own.

    Attributes:
        document: A child of the view that it was set for.
        source: The whole text.
        look: None once the view looks otherwise than when it was set.
        rendered: What it was set from, None where it is shown letter for letter.
        page: Which page of the source is shown letter for letter, from 0.
        raw: That page with its marks, None for a rendering.
        units: Places of code points in that page.
        anywhere: Whether lines may break inside words, because there is an endless one.
        quoted: Whether it quotes, so that there are bars to paint.
    """

    document: QTextDocument
    source: str = ""
    look: Look | None = None
    rendered: Rendered | None = None
    page: int = 0
    raw: Signed | None = None
    units: Utf16Map
    anywhere: bool = False
    quoted: bool = False

    @classmethod
    def nothing(cls, view: QTextEdit) -> Self:
        """Return an empty text for `view`."""
        return cls(document=SafeDocument(view), units=Utf16Map(""))

    @classmethod
    def formatted(cls, view: QTextEdit, rendered: Rendered) -> Self:
        """Set a rendering."""
        anywhere = has_long_run(rendered.source)
        look, document = Look.of(view), _document(view, anywhere=anywhere)
        document.setDefaultStyleSheet(look.sheet)
        document.setIndentWidth(_indent(view, rendered.html))
        document.setHtml(rendered.html)
        _keep_shapes(document)
        return cls(
            document=document,
            source=rendered.source,
            look=look,
            rendered=rendered,
            units=Utf16Map(""),
            anywhere=anywhere,
            quoted="<blockquote" in rendered.html,
        )

    @classmethod
    def plain(cls, view: QTextEdit, source: str, page: int = 0) -> Self:
        """Set a page of a text letter for letter, with a mark for what cannot be seen."""
        start = page * VIEW_CHARACTERS
        raw = signed(source[start : start + VIEW_CHARACTERS])
        shown = without_joiner_flood(raw.text)
        anywhere = has_long_run(shown)
        units, document = Utf16Map(raw.text), _document(view, anywhere=anywhere)
        cursor = QTextCursor(document)
        # One edit, or Qt would lay the text out anew for every mark.
        cursor.beginEditBlock()
        cursor.setCharFormat(QTextCharFormat())
        cursor.setBlockFormat(_raw_block(view))
        cursor.insertText(shown)
        _colour_marks(document, raw, units, _mark_format(view))
        cursor.endEditBlock()
        _keep_shapes(document)
        return cls(
            document=document,
            source=source,
            look=Look.of(view),
            page=page,
            raw=raw,
            units=units,
            anywhere=anywhere,
        )

    @property
    def wrapping(self) -> QTextOption.WrapMode:
        """Where its lines may break: looking for word ends in an endless word takes for ever."""
        return _wrapping(anywhere=self.anywhere)

    def aged(self) -> Self:
        """Return the same, of which nobody knows any more what it is set in."""
        return replace(self, look=None)

    def space_lines(self, view: QTextEdit) -> None:
        """Put the lines of a plain text as far apart as the font of `view` wants them now."""
        cursor = QTextCursor(self.document)
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.setBlockFormat(_raw_block(view))


def _document(view: QTextEdit, *, anywhere: bool) -> SafeDocument:
    document = SafeDocument(view)
    document.setDefaultFont(view.font())
    option = view.document().defaultTextOption()
    option.setWrapMode(_wrapping(anywhere=anywhere))
    document.setDefaultTextOption(option)
    return document


def _wrapping(*, anywhere: bool) -> QTextOption.WrapMode:
    mode = QTextOption.WrapMode
    return mode.WrapAnywhere if anywhere else mode.WrapAtWordBoundaryOrAnywhere


def _keep_shapes(document: QTextDocument) -> None:
    """Have the shapes of letters kept from laying out to painting, unless there are too many."""
    if document.characterCount() > _CACHED_CHARACTERS:
        return
    block = document.begin()
    while block.isValid():
        block.layout().setCacheEnabled(True)
        block = block.next()


def _indent(view: QTextEdit, html: str) -> float:
    """Return room for the widest list number there can be: Qt cuts one that has too little."""
    starts = (int(number) for number in _STARTS.findall(html))
    most = max(starts, default=0) + html.count("<li")
    metrics = view.fontMetrics()
    return max(metrics.height(), metrics.horizontalAdvance(f"{most}. "))


def _colour_marks(
    document: QTextDocument, raw: Signed, units: Utf16Map, look: QTextCharFormat
) -> None:
    for at in raw.at[:_MARKS_COLOURED]:
        cursor = QTextCursor(document)
        cursor.setPosition(units.utf16(at))
        cursor.setPosition(units.utf16(at + 1), QTextCursor.MoveMode.KeepAnchor)
        cursor.mergeCharFormat(look)


def _mark_format(view: QTextEdit) -> QTextCharFormat:
    look = QTextCharFormat()
    look.setForeground(ink(view.palette(), "bad"))
    look.setFontWeight(700)
    return look


def _raw_block(view: QTextEdit) -> QTextBlockFormat:
    layout = QTextBlockFormat()
    kind = QTextBlockFormat.LineHeightTypes.ProportionalHeight
    layout.setLineHeight(proportional(view.font(), LINE_HEIGHT), kind.value)
    return layout
