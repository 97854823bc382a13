"""A task's texts as the panes take them: with their letters, and as far as they are rendered."""

from __future__ import annotations

from functools import lru_cache

from trainer_desk.ui.controllers.rendering import Renderer
from trainer_desk.ui.widgets.response_card import ShownResponse
from trainer_desk.ui.widgets.turn_view import ShownTurn
from trainer_desk.work.opened import OpenTask
from trainer_desk.work.rules import count_words

LETTERS = "ABCDEFGHI"
_COUNTED_ONCE = 20_000
"""Code points; longer texts are not kept for a number."""


def shown_responses(task: OpenTask, renderer: Renderer) -> tuple[ShownResponse, ...]:
    """Return the responses in the order in which they are shown."""
    ordered = (task.task.response(response_id) for response_id in task.shown_order)
    return tuple(
        ShownResponse(
            id=response.id,
            letter=letter,
            text=response.text,
            rendered=renderer.get(response.text),
            words=_words(response.text),
        )
        for letter, response in zip(LETTERS, ordered, strict=False)
    )


def shown_turns(task: OpenTask, renderer: Renderer) -> tuple[ShownTurn, ...]:
    """Return the turns of the prompt, the oldest first."""
    return tuple(
        ShownTurn(role=turn.role, text=turn.text, rendered=renderer.get(turn.text))
        for turn in task.task.prompt
    )


def texts_of(task: OpenTask) -> list[str]:
    """Return every text of a task that is shown, what is seen first at the head."""
    turns = [turn.text for turn in reversed(task.task.prompt)]
    return turns + [task.task.response(response_id).text for response_id in task.shown_order]


def _words(text: str) -> int:
    return _counted(text) if len(text) <= _COUNTED_ONCE else count_words(text)


@lru_cache(maxsize=48)
def _counted(text: str) -> int:
    """Count the words of a text while its neighbour is read, not again when it is shown."""
    return count_words(text)
