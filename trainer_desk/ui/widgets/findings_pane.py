"""The findings of a text that is only read, beside it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from trainer_desk.text.findings import Finding
from trainer_desk.ui.safe import ElidedLabel
from trainer_desk.ui.widgets.controls import Card, IconButton
from trainer_desk.ui.widgets.issues_view import IssuesView


class FindingsPane(Card):
    """Lists findings under a title.

    Signals:
        chosen (Finding): The trainer wants to see a finding in the text.
        close_asked (): The trainer wants the pane gone.
    """

    chosen = Signal(object)
    close_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = ElidedLabel("", self)
        self._title.setObjectName("cardTitle")
        self._close = IconButton("close", self.tr("Close the findings"), parent=self)
        self._close.clicked.connect(self.close_asked)
        self._view = IssuesView(self)
        self._view.chosen.connect(lambda number: self.chosen.emit(self._view.findings()[number]))
        self.header.addWidget(self._title, 1)
        self.header.addWidget(self._close)
        self.body.addWidget(self._view, 1)
        self.setFocusProxy(self._view)

    def show_findings(self, letter: str, findings: tuple[Finding, ...], *, told: str = "") -> None:
        """List the findings of a response; emits nothing.

        Args:
            told: What is said where there are none.
        """
        title = self.tr("Findings in {}").format(letter)
        self._title.setText(title)
        self.setAccessibleName(title)
        self._view.show_findings(findings, told=told)
