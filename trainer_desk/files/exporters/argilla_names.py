"""What questions and fields are called in Argilla: small letters, digits, hyphens, underscores."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import chain, count
from typing import Final

from trainer_desk.work.ids import QuestionId

PROMPT: Final = "prompt"
CHAT: Final = "chat"
OUTCOME: Final = "outcome"
"""The one question that every judgment answers: Argilla wants one that must be answered."""

_TAKEN: Final = frozenset(
    (PROMPT, CHAT, OUTCOME, "response", "add", "count", "index", "remove", "serialize")
)
"""Names that a question cannot have: fields' names, and what the Python client takes for its own
methods."""
_OTHER: Final = re.compile("[^a-z0-9_-]+")
_LONGEST: Final = 100


def slug(name: str) -> str:
    """Return a name as Argilla wants names; others may give the same."""
    return _OTHER.sub("-", name.lower()).strip("-_")[:_LONGEST] or "question"


def question_names(ids: Iterable[QuestionId]) -> tuple[tuple[QuestionId, str], ...]:
    """Return what the questions of a form are called, so that no two can be taken for each other.

    What a part of one question is called begins with its name and a hyphen, so no name is the
    beginning of another up to a hyphen; where it would be, a number is put before it.
    """
    names: dict[QuestionId, str] = {}
    for question_id in ids:
        plain = slug(question_id)
        wanted = chain((plain,), (f"{number}-{plain}" for number in count(2)))
        names[question_id] = next(name for name in wanted if _is_free(name, names.values()))
    return tuple(names.items())


def named(name: str, *parts: str) -> str:
    """Return what a part of a question is called."""
    return "-".join((name, *map(slug, parts)))


def place_of(number: int) -> str:
    """Return the name of a response's field, 1 for the first."""
    return f"response-{number}"


def ranking_of(name: str, responses: int) -> str:
    """Return the name of the question that asks to rank so many responses.

    A ranking in Argilla holds every option that its question has, so there is a question for each
    number of responses.
    """
    return f"{name}-of-{responses}"


def _is_free(name: str, taken: Iterable[str]) -> bool:
    return not any(
        name == other or name.startswith(f"{other}-") or other.startswith(f"{name}-")
        for other in (*_TAKEN, *taken)
    )
