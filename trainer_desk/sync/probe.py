"""What a target can and cannot do, found out by trying it before any work goes there."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from datetime import datetime
from enum import Enum

from trainer_desk.sync.errors import Refused, TransportError, Why
from trainer_desk.sync.target import mark_of, read_identity
from trainer_desk.sync.transport import (
    PART,
    CutOff,
    Renaming,
    TellingRoom,
    TellingTime,
    Transport,
)
from trainer_desk.values import dataclass

_FIRST, _SECOND = b"the first of two\n", b"the second, which must not win\n"
_ODD_CLOCK = 120.0
"""Seconds; more than that a person should know of."""
_LITTLE_ROOM = 50 * 1024**2


class Check(Enum):
    """What was tried."""

    REACH = "reach"
    MISSING = "missing"
    WRITE = "write"
    CREATE_ONLY = "create_only"
    CUT_OFF = "cut_off"
    LIST = "list"
    REMOVE = "remove"
    CLOCK = "clock"
    SPACE = "space"
    IDENTITY = "identity"


class Verdict(Enum):
    """What came of it."""

    GOOD = "good"
    WEAK = "weak"
    """Not as it should be, but nothing can be lost by it."""
    BAD = "bad"
    """Exactly-once delivery cannot be promised here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that was tried, and a whole sentence about it."""

    check: Check
    verdict: Verdict
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Abilities:
    """What a target turned out to be able to.

    Attributes:
        creates_only: The server itself refuses to publish over a file.
        lists: Files of others can be found, so that assigned batches and receipts arrive.
        free_bytes: Room, None where the server does not say.
        clock_skew_seconds: Server's clock minus ours, None where it does not say.
    """

    creates_only: bool = False
    lists: bool = False
    free_bytes: int | None = None
    clock_skew_seconds: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Probe:
    """Everything a probe found.

    Attributes:
        identity: The target's id, None where it has none yet.
        trouble: What kept the probe from going on, None if it came to its end.
    """

    place: str
    findings: tuple[Finding, ...]
    abilities: Abilities = Abilities()
    identity: str | None = None
    trouble: TransportError | None = None

    @property
    def usable(self) -> bool:
        """Whether work may be delivered there."""
        bad = any(finding.verdict is Verdict.BAD for finding in self.findings)
        return self.trouble is None and not bad


def probe(
    transport: Transport,
    *,
    now: Callable[[], datetime],
    owner: str = "",
    told: Callable[[Finding], None] = lambda _: None,
) -> Probe:
    """Try a target out; what it leaves there it takes away again.

    Args:
        transport: To the target.
        now: Timezone-aware UTC.
        owner: Who does it, such that nobody else is called so: what an earlier probe of theirs
            left when it was cut off is removed too. "" for somebody who never comes again.
        told: Called with each finding as soon as there is one, on the calling thread.
    """
    trial = _Trial(transport, now, owner, told)
    try:
        identity = trial.run()
    except TransportError as error:
        check = Check.REACH if not trial.findings else Check.WRITE
        trial.say(check, Verdict.BAD, f"It does not work: {error}.")
        return Probe(place=transport.place, findings=tuple(trial.findings), trouble=error)
    return Probe(
        place=transport.place,
        findings=tuple(trial.findings),
        abilities=trial.abilities(),
        identity=identity,
    )


class _Trial:
    """One probe under way."""

    def __init__(
        self,
        transport: Transport,
        now: Callable[[], datetime],
        owner: str,
        told: Callable[[Finding], None],
    ) -> None:
        self._transport = transport
        self._now = now
        self._told = told
        own = mark_of(owner)
        self._own = (f"probe-{own}-", f"{PART}probe-{own}-")
        mark = uuid.uuid4().hex[:16]
        self._name = f"probe-{own}-{mark}"
        self._parts = tuple(f"{PART}{self._name}-{number}" for number in (1, 2, 3))
        self._leftover: tuple[str, ...] = ()
        self.findings: list[Finding] = []
        self._creates_only = False
        self._lists = False
        self._free: int | None = None
        self._skew: float | None = None

    def say(self, check: Check, verdict: Verdict, sentence: str) -> None:
        finding = Finding(check=check, verdict=verdict, sentence=sentence)
        self.findings.append(finding)
        self._told(finding)

    def abilities(self) -> Abilities:
        return Abilities(
            creates_only=self._creates_only,
            lists=self._lists,
            free_bytes=self._free,
            clock_skew_seconds=self._skew,
        )

    def run(self) -> str | None:
        """Try everything; return the target's identity."""
        identity = read_identity(self._transport)
        self.say(Check.REACH, Verdict.GOOD, "The target answers and the login works.")
        if not self._missing_is_missing():
            return identity
        try:
            self._write()
            self._create_only()
            self._cut_off()
            self._list()
        finally:
            self._clean_up()
        self._clock()
        self._space()
        self._identity(identity)
        return identity

    def _missing_is_missing(self) -> bool:
        if self._transport.read(self._name) is None:
            self.say(Check.MISSING, Verdict.GOOD, "A file that is not there is said to be missing.")
            return True
        self.say(
            Check.MISSING,
            Verdict.BAD,
            "It answers with content for a file that is not there; nobody could tell whether work"
            " arrived.",
        )
        return False

    def _write(self) -> None:
        first = self._parts[0]
        self._transport.write_part(first, _FIRST)
        back = self._transport.read(first) == _FIRST
        self._transport.publish(first, self._name)
        if back and self._transport.read(self._name) == _FIRST:
            self.say(Check.WRITE, Verdict.GOOD, "What is written can be read back, equal.")
        else:
            self.say(Check.WRITE, Verdict.BAD, "What comes back is not what was written.")

    def _create_only(self) -> None:
        second = self._parts[1]
        self._transport.write_part(second, _SECOND)
        published = self._transport.publish(second, self._name)
        kept = self._transport.read(self._name) == _FIRST
        if published or not kept:
            self.say(
                Check.CREATE_ONLY,
                Verdict.BAD,
                "It publishes over files that are there; exactly-once cannot be promised.",
            )
            return
        self._creates_only = not self._replaces_behind_our_back()
        if self._creates_only:
            self.say(Check.CREATE_ONLY, Verdict.GOOD, "A file that is there is never replaced.")
            return
        self.say(
            Check.CREATE_ONLY,
            Verdict.WEAK,
            "A rename would replace a file here. We look first, only this desk writes into its"
            " folder, and names carry the hash of their content: nothing can be lost.",
        )

    def _replaces_behind_our_back(self) -> bool:
        if not isinstance(self._transport, Renaming):
            return False
        third = self._parts[2]
        self._transport.write_part(third, _FIRST)
        return self._transport.replaces_on_rename(third, self._name)

    def _cut_off(self) -> None:
        if not isinstance(self._transport, CutOff):
            return
        name = f"{self._name}-cut"
        if self._transport.shows_cut_uploads(name):
            self.say(
                Check.CUT_OFF,
                Verdict.BAD,
                "An upload that breaks off leaves half a file for all to see, and the server has"
                " no MOVE (it may have it as webdavs://).",
            )
        else:
            self.say(Check.CUT_OFF, Verdict.GOOD, "An upload that breaks off leaves nothing.")

    def _list(self) -> None:
        """Look for the published file in the list of the root folder."""
        names = self._transport.list("")
        self._lists = self._name in names
        self._leftover = tuple(name for name in names if name.startswith(self._own))
        if self._lists:
            self.say(Check.LIST, Verdict.GOOD, "Folders can be listed.")
            return
        self.say(
            Check.LIST,
            Verdict.WEAK,
            "Folders cannot be listed: assigned batches and receipts have to come by hand.",
        )

    def _clean_up(self) -> None:
        for name in dict.fromkeys((*self._parts, self._name, *self._leftover)):
            self._transport.remove_part(name)
        if self._transport.read(self._name) is None:
            self.say(Check.REMOVE, Verdict.GOOD, "Our own temporary files can be removed.")
        else:
            self.say(Check.REMOVE, Verdict.WEAK, f"{self._name} could not be removed.")

    def _clock(self) -> None:
        if not isinstance(self._transport, TellingTime):
            return
        told = self._transport.server_time
        if told is None:
            return
        self._skew = (told - self._now()).total_seconds()
        if abs(self._skew) > _ODD_CLOCK:
            minutes = round(abs(self._skew) / 60)
            ahead = "ahead of" if self._skew > 0 else "behind"
            sentence = f"The server's clock is {minutes} minutes {ahead} this computer's."
            self.say(Check.CLOCK, Verdict.WEAK, sentence)

    def _space(self) -> None:
        if not isinstance(self._transport, TellingRoom):
            return
        self._free = self._transport.free_bytes()
        if self._free is None:
            return
        megabytes = self._free // 1024**2
        verdict = Verdict.WEAK if self._free < _LITTLE_ROOM else Verdict.GOOD
        self.say(Check.SPACE, verdict, f"There are {megabytes} MB of room.")

    def _identity(self, identity: str | None) -> None:
        if identity is None:
            self.say(Check.IDENTITY, Verdict.GOOD, "It is not set up yet; adding it will do that.")
        else:
            self.say(Check.IDENTITY, Verdict.GOOD, f"It is the target {identity[:8]}.")


def refuse_unusable(found: Probe) -> None:
    """Make sure that a target may be used.

    Raises:
        TransportError: With the reason why not.
    """
    if found.trouble is not None:
        raise found.trouble
    for finding in found.findings:
        if finding.verdict is Verdict.BAD:
            raise Refused(Why.SERVER, f"{found.place} cannot be used: {finding.sentence}")
