"""Dressed widgets to read and edit in."""

from __future__ import annotations

import pytest

from trainer_desk.ui.markdown import Rendered
from trainer_desk.ui.theme import Scheme, Theme, apply
from trainer_desk.ui.widgets.editor_pane import EditorPane
from trainer_desk.ui.widgets.response_area import ResponseArea, ShownResponse


@pytest.fixture(scope="session")
def theme(qapp):
    """The light theme, put on."""
    theme = Theme.of(Scheme.LIGHT)
    apply(qapp, theme)
    return theme


@pytest.fixture
def area(qtbot, theme):
    """A response area, 1,000 × 600."""
    area = ResponseArea()
    qtbot.addWidget(area)
    area.set_theme(theme)
    area.resize(1000, 600)
    area.show()
    qtbot.waitExposed(area)
    return area


@pytest.fixture
def pane(qtbot, theme):
    """An editor pane on screen."""
    pane = EditorPane()
    qtbot.addWidget(pane)
    pane.set_theme(theme)
    pane.resize(1000, 300)
    pane.show()
    qtbot.waitExposed(pane)
    return pane


@pytest.fixture
def responses():
    """Makes some responses, rendered or not."""

    def one(at, text, rendered):
        html = Rendered("".join(f"<p>{part}</p>" for part in text.split("\n\n")), text)
        return ShownResponse(
            id=f"r{at}",
            letter="ABCDEFGHI"[at],
            text=text,
            rendered=html if rendered else None,
            words=4,
        )

    def make(count, *, rendered=True, text="Response {} says this."):
        return tuple(one(at, text.replace("{}", str(at)), rendered) for at in range(count))

    return make
