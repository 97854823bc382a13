"""How long a server may be silent."""

from __future__ import annotations

from trainer_desk.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Patience:
    """How long a silence may last before the server counts as gone; totals have no limit.

    Attributes:
        connect: Seconds until there is a connection, and for a piece to be taken.
        silence: Seconds without a byte of an answer.
    """

    connect: float = 20.0
    silence: float = 60.0
