"""The small controls that everything on screen is made of."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Property, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from trainer_desk.ui.safe import ElidedLabel, SafeLabel, button_text, safe_tooltip
from trainer_desk.ui.widgets.icons import icon, pixmap
from trainer_desk.ui.widgets.notices import EmptyState, Notice
from trainer_desk.ui.widgets.restyling import restyle

__all__ = [
    "Card",
    "Chip",
    "ElidedLabel",
    "EmptyState",
    "Heading",
    "IconButton",
    "KeyCap",
    "LetterBadge",
    "MainButton",
    "Notice",
    "PageButton",
    "Segmented",
    "SteadyButton",
    "icon",
    "pixmap",
    "restyle",
]


class Card(QFrame):
    """A rounded surface with a header line and a body.

    Attributes:
        head: Holds the header line; what is made inside it need not be moved there.
        header: Layout of the header line; put titles, a stretch and small controls there.
        body: Layout below it, without margins.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._selected = False
        self.head = QFrame(self)
        self.head.setObjectName("cardHeader")
        self.header = QHBoxLayout(self.head)
        self.header.setContentsMargins(0, 0, 0, 0)
        self.header.setSpacing(8)
        self.body = QVBoxLayout()
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addLayout(self.body, 1)

    def is_selected(self) -> bool:
        """Return whether the card stands out as the one being worked on."""
        return self._selected

    def set_selected(self, on: bool) -> None:  # noqa: FBT001 - a setter
        """Make the card stand out as the one being worked on, or not."""
        if on != self._selected:
            self._selected = on
            restyle(self)

    selected = Property(bool, is_selected, set_selected)


class SteadyButton(QPushButton):
    """A button with room for its words in bold: they become so when it is on, or the main one."""

    def sizeHint(self) -> QSize:
        """Wide enough for both, so that nothing moves when it is put on."""
        bold = self.font()
        bold.setWeight(QFont.Weight.DemiBold)
        text = self.text().replace("&&", "&")
        more = QFontMetrics(bold).horizontalAdvance(text)
        more -= self.fontMetrics().horizontalAdvance(text)
        return super().sizeHint() + QSize(max(0, more), 0)

    def minimumSizeHint(self) -> QSize:
        """As wide as it wants to be: words are not cut."""
        return self.sizeHint()


class SegmentButton(SteadyButton):
    """One choice of a row."""


class Segmented(QFrame):
    """A row of choices of which exactly one is on; arrow keys move, Tab passes the whole row.

    Signals:
        chosen (str): The user chose another option; carries its id.
    """

    chosen = Signal(str)

    def __init__(
        self,
        options: Iterable[tuple[str, str]],
        *,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QPushButton] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for option, text in options:
            row.addWidget(self._add(option, text))
        self._name_ends()

    def chosen_id(self) -> str | None:
        """Return the id of the option that is on, None while there is none."""
        return next((key for key, button in self._buttons.items() if button.isChecked()), None)

    def set_chosen(self, option: str) -> None:
        """Put `option` on; emits nothing.

        Raises:
            KeyError: If there is no such option.
        """
        button = self._buttons[option]
        if not button.isChecked():
            with QSignalBlocker(self):
                button.setChecked(True)

    def set_text(self, option: str, text: str) -> None:
        """Change what `option` is called."""
        self._buttons[option].setText(button_text(text))

    def set_option_enabled(self, option: str, *, on: bool) -> None:
        """Let `option` be chosen, or not."""
        self._buttons[option].setEnabled(on)

    def _add(self, option: str, text: str) -> QPushButton:
        button = SegmentButton(button_text(text), self)
        button.setObjectName(option)
        button.setCheckable(True)
        # Screen readers speak an auto-exclusive button as one of several radio buttons.
        button.setAutoExclusive(True)
        self._group.addButton(button)
        self._buttons[option] = button
        button.toggled.connect(lambda on, option=option: self._tell(option, on=on))
        return button

    def _tell(self, option: str, *, on: bool) -> None:
        if on:
            self._stop_tab_at(option)
            self.chosen.emit(option)

    def _stop_tab_at(self, option: str) -> None:
        # Qt does this itself only once a button has had the focus.
        for each, button in self._buttons.items():
            policy = Qt.FocusPolicy.StrongFocus if each == option else Qt.FocusPolicy.ClickFocus
            button.setFocusPolicy(policy)

    def _name_ends(self) -> None:
        buttons = list(self._buttons.values())
        for button in buttons:
            button.setProperty("first", button is buttons[0])
            button.setProperty("last", button is buttons[-1])


class KeyCap(SafeLabel):
    """A key, shown where the hand needs it; screen readers read shortcuts elsewhere."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)


class LetterBadge(SafeLabel):
    """The letter of a response, strong while that response is the selected one."""

    def __init__(self, letter: str = "", parent: QWidget | None = None) -> None:
        super().__init__(letter, parent)
        self._on = False
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def is_on(self) -> bool:
        """Return whether the badge is strong."""
        return self._on

    def set_on(self, on: bool) -> None:  # noqa: FBT001 - a setter of one switch
        """Make the badge strong or quiet."""
        if on != self._on:
            self._on = on
            restyle(self)

    on = Property(bool, is_on, set_on)


class Chip(QPushButton):
    """A pill: a filter, a quick answer, a small offer."""

    def __init__(
        self, text: str = "", *, checkable: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(button_text(text), parent)
        self.setCheckable(checkable)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def setText(self, text: str) -> None:  # noqa: N802 - Qt's name
        """Show `text` letter for letter."""
        super().setText(button_text(text))


class IconButton(QToolButton):
    """A button that is only an icon; its words are tooltip and accessible name."""

    def __init__(
        self, name: str, words: str, *, colour: str = "muted", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAutoRaise(True)
        self.set_icon(name, colour)
        self.set_words(words)

    def set_icon(self, name: str, colour: str = "muted") -> None:
        """Show the icon `name` in the colour of the token `colour`."""
        self.setIcon(icon(name, colour))

    def set_words(self, words: str) -> None:
        """Say what the button does."""
        safe_tooltip(self, words)
        self.setAccessibleName(words)
        self.setAccessibleDescription("")


class MainButton(QPushButton):
    """The one button for the main step, with its key inside."""

    def __init__(self, text: str = "", key: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._cap = KeyCap(key, self)
        self._cap.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._cap.setVisible(bool(key))

    def sizeHint(self) -> QSize:
        """Wide enough for the words and the key beside them."""
        return super().sizeHint() + QSize(self._room_for_key(), 0)

    def minimumSizeHint(self) -> QSize:
        """The same as the size hint: the main step is never cut."""
        return self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the key at the right edge."""
        super().resizeEvent(event)
        cap = self._cap
        cap.resize(cap.sizeHint())
        edge = (self.height() - cap.height()) // 2
        cap.move(self.width() - cap.width() - edge - 2, edge)

    def _room_for_key(self) -> int:
        return 0 if self._cap.isHidden() else self._cap.sizeHint().width() + 4


class PageButton(QPushButton):
    """A button beside the main one of a page: it does not look like that when Return presses it."""


class Heading(QWidget):
    """A small muted title with room for key caps and counts on its right.

    Attributes:
        row: Layout; what is added comes after the title.
    """

    def __init__(self, text: str = "", *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = ElidedLabel(text, self)
        self.title.setObjectName("headingTitle")
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(6)
        self.row.addWidget(self.title, 1)

    def set_text(self, text: str) -> None:
        """Change the title."""
        self.title.setText(text)
