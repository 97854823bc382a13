"""What is wrong at one place, and what can be done about it, beside that place."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from trainer_desk.text.findings import MAX_SUGGESTIONS, Finding, FindingKind
from trainer_desk.ui.safe import SafeLabel, button_text, safe_tooltip
from trainer_desk.ui.widgets.flow import FlowLayout
from trainer_desk.ui.widgets.issues_view import (
    finding_message,
    kind_icon,
    kind_name,
    shown_words,
)
from trainer_desk.values import dataclass

_WIDTH_LETTERS = 46


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownFinding:
    """A finding with what can be done about it.

    Attributes:
        language: Whose dictionary its word belongs into, a BCP 47 tag.
        fixable: Whether the text can be changed.
    """

    finding: Finding
    language: str
    fixable: bool


class FindingPopover(QFrame):
    """Shows one finding; keys 1 to 5 take a suggestion, F7 goes on, Esc returns to the text.

    Signals:
        fix_asked (str): The trainer wants this instead.
        ignore_once_asked (): Not here.
        ignore_in_batch_asked (): Nowhere in this batch.
        turn_off_asked (): This rule is to be off.
        add_word_asked (): The word is right.
        add_word_to_batch_asked (): The word is right in this batch.
        explain_asked (str): An address that explains the rule is to be opened.
        step_asked (int): To the next (1) or previous (-1) finding.
    """

    fix_asked = Signal(object)
    ignore_once_asked = Signal()
    ignore_in_batch_asked = Signal()
    turn_off_asked = Signal()
    add_word_asked = Signal()
    add_word_to_batch_asked = Signal()
    explain_asked = Signal(str)
    step_asked = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self._window = parent
        self.setObjectName("findingPopover")
        self._finding: Finding | None = None
        self._kind = SafeLabel("", self)
        self._icon = SafeLabel("", self)
        self._message = SafeLabel("", self)
        self._message.setObjectName("findingMessage")
        self._message.setWordWrap(True)
        self._fixes = [self._fix_button(number) for number in range(1, MAX_SUGGESTIONS + 1)]
        self._once = self._link(self.tr("Ignore"), self.ignore_once_asked.emit)
        self._batch = self._link(self.tr("Ignore in this batch"), self.ignore_in_batch_asked.emit)
        self._word = self._link(self.tr("Add to dictionary"), self.add_word_asked.emit)
        self._batch_word = self._link(
            self.tr("Add to the batch's dictionary"), self.add_word_to_batch_asked.emit
        )
        self._off = self._link(self.tr("Turn off rule"), self.turn_off_asked.emit)
        self._why = self._link(self.tr("Explanation…"), self._explain)
        self._lay_out()

    def finding(self) -> Finding | None:
        """Return what is shown."""
        return self._finding

    def show_finding(self, shown: ShownFinding, place: QRect) -> None:
        """Show a finding below `place`, the screen's rectangle of its first letter."""
        finding = shown.finding
        self._finding = finding
        spelling = finding.kind is FindingKind.SPELLING
        self._icon.setPixmap(kind_icon(finding.kind).pixmap(self.fontMetrics().height()))
        name = kind_name(finding.kind)
        self._kind.setText(name)
        message = finding_message(finding)
        self._message.setText(message)
        self._message.setVisible(message != name)
        for button, fix in zip(self._fixes, (*finding.suggestions, *[None] * 5), strict=False):
            button.setVisible(fix is not None and shown.fixable)
            if fix is not None:
                self._show_fix(button, fix)
        one_word = not any(letter.isspace() for letter in finding.quoted)
        for link in (self._word, self._batch_word):
            link.setVisible(spelling and one_word)
        base = shown.language.partition("-")[0].upper()
        self._word.setText(self.tr("Add to dictionary ({})").format(base))
        self._off.setVisible(not spelling)
        safe_tooltip(self._off, finding.rule)
        self._why.setVisible(bool(finding.address))
        self._place(place, name, message)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take suggestions by number, walk, or leave."""
        number = event.key() - Qt.Key.Key_0
        if 1 <= number <= MAX_SUGGESTIONS and self._fixes[number - 1].isVisible():
            self._fixes[number - 1].click()
        elif event.key() == Qt.Key.Key_F7:
            back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self.close()
            self.step_asked.emit(-1 if back else 1)
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Up):
            self.focusPreviousChild()
        elif event.key() in (Qt.Key.Key_Right, Qt.Key.Key_Down):
            self.focusNextChild()
        else:
            super().keyPressEvent(event)

    def _place(self, place: QRect, name: str, message: str) -> None:
        self.setAccessibleName(message)
        self.setAccessibleDescription(name)
        # Before the first look at them parts do not know how large the style makes them.
        for part in (self, self._kind, self._message, *self._buttons()):
            part.ensurePolished()
        self.setFixedWidth(self.fontMetrics().averageCharWidth() * _WIDTH_LETTERS)
        for row in (self._fixes_row, self._links_row, self._column):
            row.invalidate()
        self.setFixedHeight(self._column.totalHeightForWidth(self.width()))
        window = self._window.window().frameGeometry()
        room = self.screen().availableGeometry().intersected(window)
        below = place.bottom() + 4
        above = place.top() - self.height() - 4
        top = below if below + self.height() <= room.bottom() or above < room.top() else above
        left = max(room.left(), min(place.left() - 12, room.right() - self.width()))
        self.move(QPoint(left, top))
        self.show()
        first = next((button for button in self._buttons() if button.isVisible()), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.PopupFocusReason)
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.PopupMenuStart))

    def _show_fix(self, button: QPushButton, fix: str) -> None:
        number = self._fixes.index(button) + 1
        words = shown_words(fix) or self.tr("(delete)")
        button.setText(button_text(f"{number}  {words}"))
        button.setAccessibleName(self.tr("Replace by {}").format(words))
        button.setProperty("fix", fix)

    def _fix_button(self, number: int) -> QPushButton:
        button = QPushButton(self)
        button.setObjectName("fix")
        button.setAutoDefault(False)
        button.clicked.connect(lambda: self._take(number))
        return button

    def _take(self, number: int) -> None:
        finding = self._finding
        if finding is not None and number <= len(finding.suggestions):
            self.close()
            self.fix_asked.emit(finding.suggestions[number - 1])

    def _link(self, text: str, act: object) -> QPushButton:
        button = QPushButton(text, self)
        button.setObjectName("findingLink")
        button.setFlat(True)
        button.clicked.connect(self.close)
        button.clicked.connect(act)
        return button

    def _explain(self) -> None:
        if self._finding is not None:
            self.explain_asked.emit(self._finding.address)

    def _buttons(self) -> tuple[QPushButton, ...]:
        links = (self._once, self._batch, self._word, self._batch_word, self._off, self._why)
        return (*self._fixes, *links)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(self._icon)
        head.addWidget(self._kind, 1)
        self._kind.setObjectName("findingKind")
        fixes = self._fixes_row = FlowLayout(spacing=4)
        for button in self._fixes:
            fixes.addWidget(button)
        links = self._links_row = FlowLayout(spacing=2)
        for link in self._buttons()[MAX_SUGGESTIONS:]:
            links.addWidget(link)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 8)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self._message)
        column.addLayout(fixes)
        column.addLayout(links)
