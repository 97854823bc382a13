"""How long to leave a server alone after it failed; pure."""

from __future__ import annotations

FIRST_WAIT = 2.5
LONGEST_WAIT = 900.0
_SPREAD = 0.5
_LATE = 0.1


def wait_seconds(failures: int, *, asked: float | None = None, chance: float) -> float:
    """Return how many seconds to wait after so many failures in a row.

    Each failure doubles the wait up to `LONGEST_WAIT`, and chance spreads it by half either way,
    so that a thousand desks do not come back in the same second. What the server asked for is a
    least, and is overrun by up to a tenth.

    Args:
        failures: At least 1.
        asked: Seconds the server asked to be left alone, None where it did not.
        chance: In [0, 1).
    """
    doubled = min(FIRST_WAIT * 2.0 ** min(failures - 1, 20), LONGEST_WAIT)
    spread = min(doubled * (1 - _SPREAD + 2 * _SPREAD * chance), LONGEST_WAIT)
    return spread if asked is None else max(spread, asked * (1 + _LATE * chance))
