"""The client, loaded only when grammar is first checked: with it comes half of the start's time."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from trainer_desk.check.client import GrammarClient


def grammar_client() -> type[GrammarClient]:
    """Return the class; the first call takes tenths of a second."""
    client = importlib.import_module("trainer_desk.check.client")
    loaded: type[GrammarClient] = client.GrammarClient
    return loaded
