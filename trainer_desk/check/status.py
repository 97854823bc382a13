"""What the grammar check is doing, and why it is not doing it."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from trainer_desk.check.errors import Proof
from trainer_desk.values import dataclass

if TYPE_CHECKING:
    from trainer_desk.check.java import Java


class ServerState(Enum):
    """What the grammar check is doing; the spelling check works in every state."""

    ABSENT = "absent"
    STOPPED = "stopped"
    STARTING = "starting"
    READY = "ready"
    DEGRADED = "degraded"
    FAILED = "failed"


class Trouble(Enum):
    """Why it is not ready."""

    NOT_INSTALLED = "not_installed"
    TOO_OLD = "too_old"
    NO_JAVA = "no_java"
    OLD_JAVA = "old_java"
    DID_NOT_START = "did_not_start"
    DIED = "died"
    OUT_OF_MEMORY = "out_of_memory"
    HUNG = "hung"
    STRANGER = "stranger"
    UNREACHABLE = "unreachable"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True, kw_only=True)
class ServerStatus:
    """The state of the grammar check, and all that a person may want to know about it.

    Attributes:
        trouble: Why the state is not READY, None where nothing is wrong.
        detail: Facts for the curious, such as a version or the last lines of a failed start.
        restarts: How often it was started anew after trouble.
        version: Of LanguageTool, "" until it answered.
    """

    state: ServerState
    trouble: Trouble | None = None
    detail: str = ""
    restarts: int = 0
    version: str = ""
    java: Java | None = None


class GrammarUnavailable(Exception):
    """Grammar cannot be checked now.

    Attributes:
        status: Why. In state DEGRADED trying again helps, see `retry_after_s`; in the states
            ABSENT and FAILED someone must act before.
        retry_after_s: In so many seconds it may work again, None where it will not by itself.
    """

    def __init__(self, status: ServerStatus, retry_after_s: float | None = None) -> None:
        super().__init__(status.state.value, status.trouble)
        self.status = status
        self.retry_after_s = retry_after_s


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where to send texts, and how to prove each connection before."""

    address: str
    proof: Proof | None
    run: int
    """Counts the processes started; another number is another server."""
