"""The tests' own hands on dialogs."""

import pytest
from PySide6.QtWidgets import QDialog

from tests.ui.dialogs import ForgottenDialogs, in_next_dialog, press_in
from trainer_desk.ui.safe.dialogs import confirm


def test_a_dialog_that_nobody_answers_is_closed_and_told(qapp):
    forgotten = ForgottenDialogs(qapp, look_ms=20, looks=2)

    agreed = confirm(None, "Really?", button="Yes")
    forgotten.stop()

    assert not agreed
    assert forgotten.titles == ["Really?"]


def test_a_button_that_is_not_there_holds_nobody(qtbot):
    failed: list[AssertionError] = []

    def press(dialog: QDialog) -> None:
        with pytest.raises(AssertionError) as told:
            press_in(dialog, "Maybe")
        failed.append(told.value)
        dialog.reject()

    in_next_dialog(press)
    confirm(None, "Really?", button="Yes")

    assert "has no button “Maybe”" in str(failed[0])
