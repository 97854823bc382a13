"""Small dialogs that show text letter for letter."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from trainer_desk.ui.safe.editor import PlainEditor
from trainer_desk.ui.safe.label import SafeLabel
from trainer_desk.ui.safe.view import is_openable

_WIDTH_LETTERS = 56
_DETAIL_LINES = 8
_DETAIL_CHARACTERS = 20_000


class SafeDialog(QDialog):
    """A title, a sentence or two, perhaps details or a field, and buttons; all plain text."""

    def __init__(self, parent: QWidget | None, title: str, text: str, *, details: str = "") -> None:
        super().__init__(parent)
        self.setWindowTitle(one_line(title))
        heading = SafeLabel(title, self)
        heading.setObjectName("dialogTitle")
        heading.setWordWrap(True)
        words = SafeLabel(text, self)
        words.setWordWrap(True)
        words.setVisible(bool(text))
        self.setAccessibleDescription(words.text())
        self.column = QVBoxLayout(self)
        self.column.setSpacing(12)
        self.column.setContentsMargins(20, 16, 20, 16)
        self.column.addWidget(heading)
        self.column.addWidget(words)
        if details:
            self.column.addWidget(self._details(details))
        self.buttons = QDialogButtonBox(self)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * _WIDTH_LETTERS)

    def finish(self) -> None:
        """Put the buttons below all that was added to `column`."""
        self.column.addSpacing(4)
        self.column.addWidget(self.buttons)

    def add_button(
        self, text: str, role: QDialogButtonBox.ButtonRole, *, main: bool = False
    ) -> QPushButton:
        """Add a button that says what it does; the main one answers to Return."""
        button = QPushButton(text, self)
        self.buttons.addButton(button, role)
        button.setDefault(main)
        button.setAutoDefault(main)
        if main:
            button.setFocus()
        return button

    def _details(self, details: str) -> PlainEditor:
        field = PlainEditor(self)
        field.setReadOnly(True)
        field.setAccessibleName(self.tr("Details"))
        readable = details.encode("utf-8", "replace").decode("utf-8")
        field.set_text(readable[:_DETAIL_CHARACTERS])
        field.setFixedHeight(self.fontMetrics().lineSpacing() * _DETAIL_LINES)
        return field


def tell(parent: QWidget | None, title: str, text: str = "", *, details: str = "") -> None:
    """Tell the user something and wait until it is read."""
    dialog = SafeDialog(parent, title, text, details=details)
    dialog.add_button(
        QCoreApplication.translate("SafeDialog", "OK"),
        QDialogButtonBox.ButtonRole.AcceptRole,
        main=True,
    )
    dialog.finish()
    dialog.exec()


def confirm(
    parent: QWidget | None,
    title: str,
    text: str = "",
    *,
    button: str,
    details: str = "",
    careful: bool = False,
) -> bool:
    """Ask before a step; `button` says what it does. True if the user wants it.

    With `careful`, Return means "Cancel".
    """
    dialog = SafeDialog(parent, title, text, details=details)
    dialog.add_button(button, QDialogButtonBox.ButtonRole.AcceptRole, main=not careful)
    dialog.add_button(
        QCoreApplication.translate("SafeDialog", "Cancel"),
        QDialogButtonBox.ButtonRole.RejectRole,
        main=careful,
    )
    dialog.finish()
    return dialog.exec() == QDialog.DialogCode.Accepted


def ask(
    parent: QWidget | None,
    title: str,
    text: str = "",
    *,
    button: str,
    initial: str = "",
    secret: bool = False,
    required: bool = False,
) -> str | None:
    """Ask for one line of text; None if the user would rather not.

    With `secret`, what is typed is not shown. With `required`, an empty answer is no answer.
    """
    dialog = SafeDialog(parent, title, text)
    field = QLineEdit(dialog)
    field.setAccessibleName(one_line(title))
    field.setText(initial)
    field.selectAll()
    if secret:
        field.setEchoMode(QLineEdit.EchoMode.Password)
    dialog.column.addWidget(field)
    accept = dialog.add_button(button, QDialogButtonBox.ButtonRole.AcceptRole, main=True)
    dialog.add_button(
        QCoreApplication.translate("SafeDialog", "Cancel"), QDialogButtonBox.ButtonRole.RejectRole
    )
    if required:
        accept.setEnabled(bool(initial.strip()))
        field.textChanged.connect(lambda now: accept.setEnabled(bool(now.strip())))
    dialog.finish()
    field.setFocus()
    return field.text() if dialog.exec() == QDialog.DialogCode.Accepted else None


def ask_number(
    parent: QWidget | None, title: str, *, button: str, value: int, least: int, most: int
) -> int | None:
    """Ask for a whole number from `least` to `most`; None if the user would rather not."""
    dialog = SafeDialog(parent, title, "")
    field = QSpinBox(dialog)
    field.setAccessibleName(one_line(title))
    field.setRange(least, most)
    field.setValue(value)
    field.selectAll()
    dialog.column.addWidget(field)
    dialog.add_button(button, QDialogButtonBox.ButtonRole.AcceptRole, main=True)
    dialog.add_button(
        QCoreApplication.translate("SafeDialog", "Cancel"), QDialogButtonBox.ButtonRole.RejectRole
    )
    dialog.finish()
    field.setFocus()
    return field.value() if dialog.exec() == QDialog.DialogCode.Accepted else None


def confirm_link(parent: QWidget | None, address: str) -> bool:
    """Show the full address and, if the user agrees, hand it to the browser or mail program.

    Returns:
        Whether it was handed over; never for anything but http, https and mailto.
    """
    if not is_openable(address):
        return False
    # Fully encoded, a name in look-alike letters shows its xn-- form.
    url = QUrl(address)
    shown = url.toString(QUrl.ComponentFormattingOption.FullyEncoded)
    agreed = confirm(
        parent,
        QCoreApplication.translate("SafeDialog", "Open this address outside the program?"),
        shown,
        button=QCoreApplication.translate("SafeDialog", "Open"),
        careful=True,
    )
    return agreed and QDesktopServices.openUrl(url)


def one_line(text: str) -> str:
    """Return `text` for the title of a window: one short line."""
    return " ".join(text[:2_000].split())[:200]
