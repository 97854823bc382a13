"""A list of findings: what is wrong where, by kind."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QIcon, QShowEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from trainer_desk.text.findings import Finding, FindingKind
from trainer_desk.ui.texts import Texts
from trainer_desk.ui.widgets.controls import EmptyState, Segmented
from trainer_desk.ui.widgets.icons import icon

MOST = 500
"""Findings that are listed; of a text with more, the first."""

findings = Texts("findings")
ALL = "all"
_MISSPELT = ("HUNSPELL", "MORFOLOGIK_RULE", "HUNSPELL_RULE")
_INKS = {
    FindingKind.SPELLING: "bad",
    FindingKind.GRAMMAR: "accent",
    FindingKind.STYLE: "violet",
}


def kind_icon(kind: FindingKind) -> QIcon:
    """Return the icon of a kind: the shape and colour of its underline."""
    return icon(kind.value, _INKS[kind])


def kind_name(kind: FindingKind) -> str:
    """Return what a finding of a kind may be."""
    names = {
        FindingKind.SPELLING: findings.tr("Possible typo"),
        FindingKind.GRAMMAR: findings.tr("Grammar"),
        FindingKind.STYLE: findings.tr("Style"),
    }
    return names[kind]


def shown_words(words: str) -> str:
    """Return words for a label: spaces at the ends would not be seen."""
    inner = words.strip()
    if not inner:
        return "\u00b7" * len(words)
    before, after = words.split(inner, 1)
    return "\u00b7" * len(before) + inner + "\u00b7" * len(after)


def finding_message(finding: Finding) -> str:
    """Return what is wrong, in one line."""
    if finding.rule.startswith(_MISSPELT):
        # The engines' own sentence says no more than this.
        return kind_name(finding.kind)
    return " ".join(finding.message.split()) or kind_name(finding.kind)


class IssuesView(QWidget):
    """Lists findings in the order of the text.

    Signals:
        chosen (int): The trainer wants to go to a finding; carries its number in the text's order.
    """

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._findings: tuple[Finding, ...] = ()
        self._kinds = Segmented(
            (
                (ALL, self.tr("All")),
                (FindingKind.SPELLING.value, self.tr("Spelling")),
                (FindingKind.GRAMMAR.value, self.tr("Grammar")),
                (FindingKind.STYLE.value, self.tr("Style")),
            ),
            name=self.tr("Which findings are listed"),
            parent=self,
        )
        self._kinds.set_chosen(ALL)
        self._kinds.chosen.connect(lambda _kind: self._fill())
        self._list = QListWidget(self)
        self._list.setObjectName("findings")
        self._list.setAccessibleName(self.tr("Findings"))
        self._list.setWordWrap(True)
        self._list.setUniformItemSizes(False)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.itemActivated.connect(self._choose)
        self._list.itemClicked.connect(self._choose)
        self._empty = EmptyState(picture="check", parent=self)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 4)
        column.setSpacing(6)
        column.addWidget(self._kinds)
        column.addWidget(self._list, 1)
        column.addWidget(self._empty, 1)
        self.setFocusProxy(self._list)
        self.show_findings((), told=self.tr("Nothing was checked yet"))

    def show_findings(self, found: Iterable[Finding], *, told: str = "") -> None:
        """List findings; emits nothing.

        Args:
            told: What is said where there are none.
        """
        self._findings = tuple(found)
        for kind in FindingKind:
            number = sum(finding.kind is kind for finding in self._findings)
            self._kinds.set_text(kind.value, self._counted(kind, number))
        self._empty.show_state(told or self.tr("No findings"), "")
        self._fill()

    def findings(self) -> tuple[Finding, ...]:
        """Return what is listed under "All"."""
        return self._findings

    def set_current(self, number: int) -> None:
        """Let the list stand at a finding by its number in the text's order; emits nothing."""
        for row in range(self._list.count()):
            item = self._list.item(row)
            if item.data(Qt.ItemDataRole.UserRole) == number:
                with QSignalBlocker(self._list):
                    self._list.setCurrentItem(item)
                return

    def showEvent(self, event: QShowEvent) -> None:
        """Bring the finding that is stood at into view; a hidden list does not scroll."""
        super().showEvent(event)
        item = self._list.currentItem()
        if item is not None:
            self._list.scrollToItem(item)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Give the keyboard to the list."""
        super().focusInEvent(event)
        self._list.setFocus(event.reason())

    def _counted(self, kind: FindingKind, number: int) -> str:
        words = {
            FindingKind.SPELLING: self.tr("Spelling"),
            FindingKind.GRAMMAR: self.tr("Grammar"),
            FindingKind.STYLE: self.tr("Style"),
        }
        return f"{words[kind]} {number}" if number else words[kind]

    def _fill(self) -> None:
        kind = self._kinds.chosen_id() or ALL
        listed = [
            (number, finding)
            for number, finding in enumerate(self._findings)
            if kind in (ALL, finding.kind.value)
        ]
        row = self._list.currentRow()
        with QSignalBlocker(self._list):
            self._list.clear()
            for number, finding in listed[:MOST]:
                self._list.addItem(self._item(number, finding))
            if listed:
                self._list.setCurrentRow(max(0, min(row, len(listed) - 1)))
        self._list.setVisible(bool(listed))
        self._kinds.setVisible(bool(self._findings))
        self._empty.setVisible(not listed)

    def _item(self, number: int, finding: Finding) -> QListWidgetItem:
        fixes = ", ".join(shown_words(fix) for fix in finding.suggestions[:3])
        quoted = shown_words(finding.quoted)
        first = f"{quoted}  →  {fixes}" if fixes else quoted
        item = QListWidgetItem(kind_icon(finding.kind), f"{first}\n{finding_message(finding)}")
        item.setData(Qt.ItemDataRole.UserRole, number)
        item.setData(
            Qt.ItemDataRole.AccessibleTextRole,
            f"{kind_name(finding.kind)}: {first}. {finding_message(finding)}",
        )
        return item

    def _choose(self, item: QListWidgetItem) -> None:
        self.chosen.emit(int(item.data(Qt.ItemDataRole.UserRole)))

    def sizeHint(self) -> QSize:
        """Some forty letters wide."""
        letter = self.fontMetrics().averageCharWidth()
        return QSize(letter * 44, super().sizeHint().height())
