"""Whether a window can be opened, asked before Qt is loaded."""

import pytest

from trainer_desk.guard import why_not

SCREEN = {"DISPLAY": ":0"}


def asked(**changed):
    facts = {"python": (3, 11, 7), "qt": "6.11.3", "platform": "linux", "environment": SCREEN}
    return why_not(**{**facts, **changed})


@pytest.mark.parametrize("python", [(3, 11, 0), (3, 11, 14)])
@pytest.mark.parametrize("qt", ["6.12.0", "6.12.1", "7.0.0"])
def test_a_pair_that_aborts_is_refused_with_what_to_install(python, qt):
    told = asked(python=python, qt=qt)

    assert qt in told
    assert "6.11.3" in told
    assert "3.12" in told


@pytest.mark.parametrize(("python", "qt"), [((3, 11, 7), "6.11.3"), ((3, 12, 0), "6.12.0")])
def test_a_pair_that_works_is_let_through(python, qt):
    assert asked(python=python, qt=qt) == ""


def test_no_display_is_told_where_there_would_have_to_be_one():
    assert "DISPLAY" in asked(environment={})
    assert asked(environment={"WAYLAND_DISPLAY": "wayland-0"}) == ""
    assert asked(environment={"QT_QPA_PLATFORM": "offscreen"}) == ""
    assert asked(environment={}, platform="darwin") == ""
    assert asked(environment={}, platform="win32") == ""
