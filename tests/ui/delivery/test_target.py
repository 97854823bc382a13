"""A target is set up: tried out, logged in to, trusted, or refused with the reason."""

import json
import logging

import pytest
from PySide6.QtWidgets import QLineEdit, QPushButton

from tests.sync.servers import PASSWORD, USER, wsgidav
from tests.ui.delivery.conftest import Failing, Overwriting, named
from tests.ui.whole.conftest import until
from trainer_desk.settings import read_settings
from trainer_desk.sync.errors import Refused, UnknownHost, Why
from trainer_desk.ui.target_dialog import TargetDialog
from trainer_desk.ui.widgets.controls import Notice
from trainer_desk.ui.widgets.found_list import FoundList


def type_address(dialog, url) -> None:
    field = named(dialog, "targetUrl", QLineEdit)
    field.setText(str(url))
    field.textEdited.emit(str(url))


def button(dialog, name) -> QPushButton:
    return named(dialog, name, QPushButton)


def told(dialog) -> str:
    return next(one.text() for one in dialog.findChildren(Notice) if one.isVisible())


def found(dialog) -> tuple[str, ...]:
    return dialog.findChild(FoundList).texts()


def try_it(program, url) -> TargetDialog:
    dialog = program.dialog(TargetDialog)
    type_address(dialog, url)
    button(dialog, "tryTarget").click()
    return dialog


def test_delivering_without_a_target_asks_for_one_and_goes_on(start, target, tmp_path):
    with start() as program:
        program.finish(0)
        program.hands.press("Ctrl+Shift+U")
        dialog = try_it(program, target)
        until(lambda: button(dialog, "useTarget").isEnabled())
        sentences = found(dialog)
        button(dialog, "useTarget").click()
        until(lambda: program.states() == ["delivered"] and not program.delivering.is_busy)

        assert program.states() == ["delivered"]
        assert "A file that is there is never replaced." in sentences
        assert program.find(TargetDialog) is None
        assert "1 judgment" in program.notice()
    settings = read_settings(tmp_path / "data" / "settings.json")
    assert settings.delivery_target == str(target)


def test_the_folder_of_an_earlier_version_is_still_the_target(tmp_path):
    file = tmp_path / "settings.json"
    file.write_text(json.dumps({"delivery_folder": "/mnt/work"}))

    assert read_settings(file).delivery_target == "/mnt/work"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("files.example.org/out", "whole path"),
        ("webdavs://anna:secret@files.example.org/out", "must not hold a password"),
        ("gopher://files.example.org", "is not known here"),
        ("/nowhere/at/all", "/nowhere/at/all"),
    ],
)
def test_what_is_no_target_is_said_and_changes_nothing(start, typed, said):
    with start() as program:
        program.desktop.delivery.ask_target()
        dialog = try_it(program, typed)
        until(lambda: any(one.isVisible() for one in dialog.findChildren(Notice)))
        until(lambda: button(dialog, "tryTarget").isEnabled())

        assert said in told(dialog)
        assert not button(dialog, "useTarget").isEnabled()
        assert program.delivering.target == ""


def test_a_target_that_overwrites_is_refused_with_the_reason(start, target):
    with start() as program:
        program.gates.wrap = lambda inner: Overwriting(inner, target)
        program.desktop.delivery.ask_target()
        dialog = try_it(program, target)
        until(lambda: button(dialog, "tryTarget").isEnabled())

        assert "exactly once" in told(dialog)
        assert any("writes over files" in one for one in found(dialog))
        assert not button(dialog, "useTarget").isEnabled()
    assert list(target.iterdir()) == []


def test_an_unknown_server_is_shown_with_its_key_and_asked_once(start, target, tmp_path):
    unknown = UnknownHost("files.example.org", "SHA256:abc", "files.example.org ssh-ed25519 AAAA")
    with start() as program:
        program.gates.wrap = lambda inner: (
            inner if (tmp_path / "known_hosts").exists() else Failing(inner, lambda: unknown)
        )
        program.desktop.delivery.ask_target()
        dialog = try_it(program, target)
        until(lambda: button(dialog, "agree").isVisible())
        shown = named(dialog, "fingerprint", QLineEdit).text()
        usable_before = button(dialog, "useTarget").isEnabled()
        button(dialog, "agree").click()
        until(lambda: button(dialog, "useTarget").isEnabled())

        assert shown == "SHA256:abc"
        assert not usable_before
    assert "files.example.org ssh-ed25519 AAAA" in (tmp_path / "known_hosts").read_text()


def test_a_server_that_cannot_prove_itself_is_never_offered(start, target):
    with start() as program:
        program.gates.wrap = lambda inner: Failing(
            inner, lambda: Refused(Why.TRUST, "its certificate expired")
        )
        program.desktop.delivery.ask_target()
        dialog = try_it(program, target)
        until(lambda: button(dialog, "tryTarget").isEnabled())

        assert "its certificate expired" in told(dialog)
        assert "Nothing was sent" in told(dialog)
        assert not button(dialog, "useTarget").isEnabled()
        assert not button(dialog, "agree").isVisible()


def test_a_login_is_asked_kept_and_written_nowhere(start, tmp_path, caplog):
    caplog.set_level(logging.DEBUG)
    with wsgidav() as server:
        with start() as program:
            program.finish(0)
            program.hands.press("Ctrl+Shift+U")
            dialog = try_it(program, server.url)
            until(lambda: button(dialog, "logIn").isVisible())
            named(dialog, "targetUser", QLineEdit).setText(USER)
            named(dialog, "targetPassword", QLineEdit).setText(PASSWORD)
            button(dialog, "logIn").click()
            until(lambda: button(dialog, "useTarget").isEnabled())
            left = named(dialog, "targetPassword", QLineEdit).text()
            button(dialog, "useTarget").click()
            until(lambda: program.states() == ["delivered"])

            assert left == ""
        files = [path for path in (tmp_path / "data").rglob("*") if path.is_file()]
        assert any(name.endswith(".tddone") for name in server.behind.files())
    assert files
    assert [path for path in files if PASSWORD.encode() in path.read_bytes()] == []
    assert PASSWORD not in caplog.text


def test_a_login_that_is_refused_later_is_asked_by_a_notice(start, target):
    with start(target=target) as program:
        program.finish(0)
        program.gates.wrap = lambda inner: Failing(
            inner, lambda: Refused(Why.LOGIN, "the password is not accepted")
        )
        program.deliver()
        said, popped = program.notice(), program.find(TargetDialog)
        program.press_notice()
        dialog = program.dialog(TargetDialog)
        until(lambda: button(dialog, "logIn").isVisible())

        assert "Your work is safe here; log in" in said
        assert popped is None
        program.gates.wrap = lambda inner: inner
        dialog.reject()


def test_another_place_under_the_same_address_is_told_apart(start, target):
    with start(target=target) as program:
        program.finish(0)
        program.deliver()
        (target / "target.json").unlink()
        program.desktop.delivery.ask_target(at_once=True)
        dialog = program.dialog(TargetDialog)
        until(lambda: button(dialog, "useTarget").isEnabled())

        assert "not the place that was set up" in told(dialog)
        dialog.reject()
