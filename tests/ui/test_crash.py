"""The program goes on when it was wrong somewhere, and says so once."""

import sys

import pytest

from trainer_desk.ui.crash import CrashReporter


@pytest.fixture
def reporter(tmp_path, qapp):
    before = sys.excepthook
    made = CrashReporter(tmp_path)
    made.install()
    yield made
    made.remove()
    sys.excepthook = before


def raise_outside(kind: type[Exception]) -> None:
    sys.excepthook(kind, kind("said nowhere"), None)


def test_what_nobody_caught_is_told_by_its_kind(reporter):
    heard = []
    reporter.crashed.connect(heard.append)

    raise_outside(ValueError)

    assert heard == ["ValueError"]


def test_a_listener_that_goes_wrong_in_turn_is_not_told_for_ever(reporter):
    heard = []

    def wrong(kind: str) -> None:
        heard.append(kind)
        raise_outside(KeyError)

    reporter.crashed.connect(wrong)

    raise_outside(ValueError)
    raise_outside(TypeError)

    assert heard == ["ValueError", "TypeError"]
