"""How far two texts are the same from either end."""

from __future__ import annotations


def shared_head(before: str, after: str) -> int:
    """Return how many code points two texts share at the start."""
    low, high = 0, min(len(before), len(after))
    while low < high:
        middle = (low + high + 1) // 2
        if before[low:middle] == after[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def shared_tail(before: str, after: str) -> int:
    """Return how many code points two texts share at the end."""
    low, high = 0, min(len(before), len(after))
    while low < high:
        middle = (low + high + 1) // 2
        one, two = len(before) - middle, len(after) - middle
        if before[one : len(before) - low] == after[two : len(after) - low]:
            low = middle
        else:
            high = middle - 1
    return low
