"""Paragraphs that LanguageTool failed on: when each may be asked about again. No Qt."""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import replace

from trainer_desk.ui.controllers.look import Key
from trainer_desk.values import dataclass

RESTS_SECONDS = (2.0, 10.0, 60.0)
"""The pauses in front of the second, third and fourth question about one paragraph."""


@dataclass(frozen=True, slots=True)
class _Failed:
    """A paragraph without an answer.

    Attributes:
        times: How often it was asked about.
        again_at: When it may be asked about again, None for never.
        revived: Whether a server that was started anew had its one question.
    """

    times: int
    again_at: float | None
    revived: bool = False


class AskedAgain:
    """Remembers what was not answered; each paragraph is asked about a few times, then let be.

    Moments are seconds of one monotonic clock.
    """

    def __init__(self, rests: tuple[float, ...] = RESTS_SECONDS) -> None:
        self._rests = rests
        self._failed: dict[Key, _Failed] = {}

    def note_failure(self, key: Key, now: float) -> None:
        """Remember that a question about a paragraph was not answered."""
        before = self._failed.get(key, _Failed(0, None))
        times = before.times + 1
        given_up = before.revived or times > len(self._rests)
        again_at = None if given_up else now + self._rests[times - 1]
        self._failed[key] = replace(before, times=times, again_at=again_at)

    def may_ask(self, key: Key, now: float) -> bool:
        """Tell whether a paragraph may be asked about, for the first time or again."""
        failed = self._failed.get(key)
        return failed is None or (failed.again_at is not None and failed.again_at <= now)

    def wait(self, keys: Iterable[Key], now: float) -> float | None:
        """Return the seconds until one of some paragraphs may be asked about, None for never."""
        moments = (failed.again_at for key in keys if (failed := self._failed.get(key)))
        waits = [max(0.0, moment - now) for moment in moments if moment is not None]
        return min(waits, default=None)

    def revive(self, now: float) -> None:
        """The server was started anew: what it failed on may be asked once more, and only once."""
        self._failed = {
            key: failed if failed.revived else replace(failed, again_at=now, revived=True)
            for key, failed in self._failed.items()
        }

    def keep_only(self, keys: Container[Key]) -> None:
        """Forget what is no longer in the text."""
        self._failed = {key: failed for key, failed in self._failed.items() if key in keys}

    def clear(self) -> None:
        """Forget everything: it is asked otherwise from now on."""
        self._failed.clear()
