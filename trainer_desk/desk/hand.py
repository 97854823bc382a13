"""Who works here."""

from __future__ import annotations

from collections.abc import Callable

from trainer_desk.values import dataclass
from trainer_desk.work.ids import DeviceId, TrainerId


@dataclass(frozen=True, slots=True, kw_only=True)
class Hand:
    """Whose hand seals, and with what.

    Attributes:
        tools: Returns names and versions of what takes part, as of now.
    """

    trainer: TrainerId
    device: DeviceId
    tools: Callable[[], tuple[tuple[str, str], ...]] = tuple
