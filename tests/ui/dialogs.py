"""Answers to dialogs that hold the program until somebody answers them."""

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QPushButton

LOOK_MS = 20
LOOKS = 3_000
"""A minute: what never comes up must not be looked for in the tests that follow."""


def in_next_dialog(act: Callable[[QDialog], object]) -> None:
    """Do `act` with the dialog that comes up next, however long a slow machine takes to show it.

    A dialog that is still there after an `act` that failed is closed: nobody else would do it, and
    the test would wait for ever instead of failing.
    """

    left = iter(range(LOOKS))

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, QDialog) or not dialog.isVisible():
            if next(left, None) is not None:
                QTimer.singleShot(LOOK_MS, look)
            return
        try:
            act(dialog)
        except BaseException:
            dialog.reject()
            raise

    QTimer.singleShot(0, look)


def press_in_next_dialog(words: str) -> list[str]:
    """Press a button of the dialog that comes up next.

    Returns:
        A list that gets `words` once the button is pressed.
    """
    pressed: list[str] = []

    def press(dialog: QDialog) -> None:
        press_in(dialog, words)
        pressed.append(words)

    in_next_dialog(press)
    return pressed


def press_in(dialog: QDialog, words: str) -> None:
    """Press the button of a dialog that says `words`."""
    buttons = {one.text().replace("&", ""): one for one in dialog.findChildren(QPushButton)}
    assert words in buttons, f"“{dialog.windowTitle()}” has no button “{words}”: {list(buttons)}"
    buttons[words].click()


class ForgottenDialogs:
    """Closes dialogs that nobody answers, and remembers their titles.

    A dialog that holds the program holds its test, too, and no time limit that raises an exception
    gets through: Qt swallows it.
    """

    def __init__(self, app: QApplication, *, look_ms: int = 5_000, looks: int = 18) -> None:
        self.titles: list[str] = []
        self._looks = looks
        self._held: QDialog | None = None
        self._seen = 0
        self._timer = QTimer(app)
        self._timer.setInterval(look_ms)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def stop(self) -> None:
        """Look no more."""
        self._timer.stop()
        self._timer.deleteLater()

    def _look(self) -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, QDialog):
            self._held, self._seen = None, 0
            return
        self._seen = self._seen + 1 if dialog is self._held else 1
        self._held = dialog
        if self._seen >= self._looks:
            self.titles.append(dialog.windowTitle())
            self._held, self._seen = None, 0
            dialog.reject()
