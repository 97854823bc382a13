"""One turn of a conversation: one line while folded, all of it while open."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from trainer_desk.ui.markdown.rendered import Rendered
from trainer_desk.ui.safe import ElidedLabel
from trainer_desk.ui.widgets.controls import icon
from trainer_desk.ui.widgets.highlights import Highlight, Highlights
from trainer_desk.ui.widgets.notices import Notice
from trainer_desk.ui.widgets.reading_stack import ReadingStack
from trainer_desk.ui.widgets.reading_view import ReadingView
from trainer_desk.ui.widgets.tab_order import put_behind
from trainer_desk.ui.widgets.text_notice import TextNotice
from trainer_desk.values import dataclass
from trainer_desk.work.task import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownTurn:
    """A turn as the screen needs it.

    Attributes:
        rendered: None until a worker has rendered the text.
    """

    role: Role
    text: str
    rendered: Rendered | None = None


class TurnView(QWidget):
    """Shows a turn under its speaker's name, as tall as its text.

    Signals:
        height_changed (): It needs more or less room.
        raw_asked (): The user wants to see the text letter for letter.
        link_asked (str): The user clicked a link.
        highlight_clicked (str): A mark was clicked; carries its key.
    """

    height_changed = Signal()
    raw_asked = Signal()
    link_asked = Signal(str)
    highlight_clicked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._turn: ShownTurn | None = None
        self._raw = False
        self._marking = False
        self._formatted_anyway = False
        self._fold = QToolButton(self)
        self._fold.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._fold.setCheckable(True)
        self._fold.setObjectName("turnFold")
        self._summary = ElidedLabel("", self)
        self._summary.setProperty("quiet", True)  # noqa: FBT003 - Qt's name
        self.stack = ReadingStack(self, scrolls=False)
        self._highlights = Highlights(self.view, lambda: self.view.document_span)
        self._notice = TextNotice(lambda: self.view, self, put=self._put_notice)
        self.stack.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._lay_out()
        self._fold.toggled.connect(lambda on: self._open(on=on))
        self._notice.raw_asked.connect(self.raw_asked)
        self.stack.link_asked.connect(self.link_asked)
        self.stack.turned.connect(self._highlights.move_to)
        self.stack.width_changed.connect(self._fit)
        self._highlights.clicked.connect(self.highlight_clicked)

    @property
    def view(self) -> ReadingView:
        """The view that shows the text; with another turn it may be another one."""
        return self.stack.view

    def show_turn(self, turn: ShownTurn, *, raw: bool, alone: bool, opened: bool) -> None:
        """Show a turn.

        Args:
            raw: Whether letter for letter.
            alone: Whether it is the only one, and needs no name and no folding.
            opened: Whether all of it is shown.
        """
        self._turn = turn
        self._raw = raw
        self._formatted_anyway = False
        self._highlights.clear()
        self._head.setVisible(not alone)
        name = self._role_name(turn.role)
        self._fold.setText(name)
        self._fold.setAccessibleName(self.tr("Fold or open: {}").format(name))
        self.stack.set_name(name)
        self._fold.blockSignals(True)  # noqa: FBT003 - Qt's name
        self._fold.setChecked(opened or alone)
        self._fold.blockSignals(False)  # noqa: FBT003 - Qt's name
        self._put(self.stack)
        self._open(on=opened or alone)

    def make_ready(self, turn: ShownTurn, *, raw: bool) -> bool:
        """Prepare for a turn that will be shown soon; tell whether there was work to do."""
        plain = raw or self._marking
        if turn.rendered is None and not plain:
            return False
        return self.stack.make_ready(turn.text, None if plain else turn.rendered)

    def set_rendered(self, rendered: Rendered) -> None:
        """Take the rendering of the same text."""
        if self._turn is not None:
            self._turn = ShownTurn(role=self._turn.role, text=self._turn.text, rendered=rendered)
            if not self.is_plain():
                self._fill()

    def set_raw(self, *, on: bool) -> None:
        """Show letter for letter, or formatted even where marks would be seen otherwise."""
        was = self.is_plain()
        self._raw, self._formatted_anyway = on, not on
        self._look_again(was)

    def is_plain(self) -> bool:
        """Return whether plain text is shown: it was chosen, or marks stand in it or are made."""
        wanted = self._marking or bool(self._highlights.shown())
        return self._raw or (wanted and not self._formatted_anyway)

    def is_formatted(self) -> bool:
        """Return whether formatting is shown: it is wanted, there already, and not too much."""
        rendered = None if self._turn is None else self._turn.rendered
        return not self.is_plain() and rendered is not None and not rendered.over_budget

    def set_marking(self, *, on: bool) -> None:
        """Show plain text because marks are being made, or no longer."""
        was, self._marking, self._formatted_anyway = self.is_plain(), on, False
        self._look_again(was)

    def set_highlights(self, highlights: tuple[Highlight, ...]) -> None:
        """Show marks over the plain text, at code points of the turn; emits nothing."""
        was, fewer = self.is_plain(), len(highlights) <= len(self._highlights.shown())
        self._highlights.show(highlights)
        self._formatted_anyway = self._formatted_anyway and fewer
        self._look_again(was)

    def selection(self) -> tuple[int, int] | None:
        """Return the code points that are selected in the plain text, None where nothing is."""
        return self.view.selected_span() if self.is_open() else None

    def select(self, start: int, end: int) -> None:
        """Open the turn as plain text and select code points of it."""
        was, self._formatted_anyway = self.is_plain(), False
        self._look_again(was)
        self._fold.setChecked(True)
        self.view.select_span(start, end)

    def turn(self) -> ShownTurn | None:
        """Return what is shown."""
        return self._turn

    def is_open(self) -> bool:
        """Return whether all of the turn is shown."""
        return self._fold.isChecked()

    def set_reading_font(self, font: QFont) -> None:
        """Show text in `font`."""
        self.stack.set_reading_font(font)
        self._fit()

    def text_height(self) -> int:
        """Return the height in logical pixels that shows everything at this width."""
        head = 0 if self._head.isHidden() else self._head.sizeHint().height()
        notice = self._notice.height()
        return head + notice + (self.stack.height() if self.is_open() else 0)

    def sizeHint(self) -> QSize:
        """As tall as the text needs."""
        return QSize(super().sizeHint().width(), self.text_height())

    def _fill(self) -> None:
        self._put(self.view)
        self._fit()

    def _put(self, shown_by: ReadingStack | ReadingView) -> None:
        turn = self._turn
        if turn is None:
            return
        rendered = None if self.is_plain() else turn.rendered
        if rendered is None:
            shown_by.show_text(turn.text)
            self._notice.tell(turn.text, None)
        elif rendered.over_budget:
            shown_by.show_text(turn.text)
            self._notice.tell_unformatted(turn.text)
        else:
            shown_by.show_formatted(rendered)
            self._notice.tell(turn.text, rendered)
        if not self.is_open():
            self._notice.set_shown(on=False)

    def _look_again(self, was_plain: bool) -> None:  # noqa: FBT001 - what the turn showed
        if self.is_plain() != was_plain:
            self._fill()
            self._highlights.place_again()

    def _open(self, *, on: bool) -> None:
        self._fold.setIcon(icon("chevron-down" if on else "chevron-right"))
        self.stack.setVisible(on)
        # Nobody measures a line that is not seen.
        self._summary.setText("" if on or self._turn is None else self._turn.text[:400])
        self._summary.setVisible(not on)
        self._notice.set_shown(on=on)
        self._fit()

    def _fit(self) -> None:
        if not self.is_open():
            self.height_changed.emit()
            return
        margins = self.view.viewportMargins()
        self.view.fit_lines()
        height = self.view.document().documentLayout().documentSize().height()
        around = margins.top() + margins.bottom() + 2 * self.view.frameWidth()
        slack = self.view.fontMetrics().height() // 2
        self.stack.setFixedHeight(round(height) + around + slack)
        self.updateGeometry()
        self.height_changed.emit()

    def _role_name(self, role: Role) -> str:
        return {
            Role.SYSTEM: self.tr("System"),
            Role.USER: self.tr("User"),
            Role.ASSISTANT: self.tr("Assistant"),
            Role.TOOL: self.tr("Tool"),
        }[role]

    def _lay_out(self) -> None:
        self._head = QWidget(self)
        head = QHBoxLayout(self._head)
        head.setContentsMargins(4, 0, 8, 0)
        head.setSpacing(4)
        head.addWidget(self._fold)
        head.addWidget(self._summary, 1)
        head.addStretch(0)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._head)
        self._column.addWidget(self.stack)

    def _put_notice(self, bar: Notice) -> None:
        self._column.insertWidget(1, bar)
        put_behind(self._fold, bar)
