"""Sealed judgments and their taking back: a log that only grows, each entry chained to the last."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from enum import Enum
from functools import partial

from trainer_desk.files.codec import judgment_from_json, sha256_of
from trainer_desk.store.errors import Damaged, Overtaken, UnknownKey
from trainer_desk.store.link import Link, Row
from trainer_desk.store.moments import to_moment
from trainer_desk.values import dataclass
from trainer_desk.work.ids import BatchId, JudgmentId, Sha256, TaskId
from trainer_desk.work.judgment import Outcome
from trainer_desk.work.states import TaskState

FIRST = Sha256("0" * 64)
"""What the first event is chained to."""


class EventKind(Enum):
    """What happened to a judgment."""

    SEALED = "sealed"
    TAKEN_BACK = "taken_back"


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One entry of the log.

    Attributes:
        seq: 1 for the first; the only order there is.
        takes_back: The event that this one takes back, None for a sealed judgment.
        payload: Canonical JSON exactly as sealed; empty for a taking back.
        sha256: Of the payload.
        previous: `chain` of the event before, `FIRST` for the first.
        chain: Hash over all the other fields.
        at: As `to_moment` writes it; for display only.
    """

    seq: int
    kind: EventKind
    judgment_id: JudgmentId
    revision: int
    batch_id: BatchId
    task_id: TaskId
    takes_back: int | None
    payload: bytes
    sha256: Sha256
    previous: Sha256
    chain: Sha256
    at: str

    @property
    def is_whole(self) -> bool:
        """Whether payload, hash and chain belong together."""
        return sha256_of(self.payload) == self.sha256 and _chain(self) == self.chain


class Events:
    """The log of judgments; reached as `store.events`. Every thread may call every method."""

    def __init__(self, link: Link, journal: Callable[[Event], None]) -> None:
        """Set up the log.

        Args:
            link: Where it is kept.
            journal: Told every event once it is durable, in order.
        """
        self._link = link
        self._journal = journal

    def seal(
        self,
        judgment_id: JudgmentId,
        *,
        revision: int,
        batch_id: BatchId,
        task_id: TaskId,
        payload: bytes,
        at: datetime,
    ) -> Event:
        """Keep a sealed judgment for ever and put it in the outbox; inside a transaction."""
        event = self._append(
            kind=EventKind.SEALED,
            judgment_id=judgment_id,
            revision=revision,
            batch_id=batch_id,
            task_id=task_id,
            takes_back=None,
            payload=payload,
            at=to_moment(at),
        )
        self._link.write(
            "INSERT INTO outbox (event, batch_id) VALUES (?, ?)", (event.seq, batch_id)
        )
        return event

    def take_back(self, seq: int, *, at: datetime) -> Event:
        """Note that a sealed judgment no longer counts, and take it out of the outbox.

        Every task that it counted for, also in another import of its batch, is open again.

        Raises:
            Overtaken: If it is packed already; nothing was changed.
        """
        sealed = self.event(seq)
        removed = self._link.write("DELETE FROM outbox WHERE event = ? AND parcel IS NULL", (seq,))
        if not removed:
            raise Overtaken(f"judgment event {seq} is packed")
        self._link.write(
            """
            UPDATE task SET judgment = NULL, remark = '', state = CASE
                WHEN EXISTS (SELECT 1 FROM draft WHERE draft.task = task.key) THEN 'draft'
                ELSE 'new' END
            WHERE judgment = ?
            """,
            (seq,),
        )
        return self._append(
            kind=EventKind.TAKEN_BACK,
            judgment_id=sealed.judgment_id,
            revision=sealed.revision,
            batch_id=sealed.batch_id,
            task_id=sealed.task_id,
            takes_back=seq,
            payload=b"",
            at=to_moment(at),
        )

    def event(self, seq: int) -> Event:
        """Return one event.

        Raises:
            UnknownKey: If there is none.
        """
        with self._link.reading():
            row = self._link.row(f"{_EVENT} WHERE seq = ?", (seq,))
        if row is None:
            raise UnknownKey(f"judgment event {seq}")
        return _event(row)

    def current(self, judgment_id: JudgmentId) -> Event | None:
        """Return the newest judgment that was not taken back, None where there is none."""
        with self._link.reading():
            row = self._link.row(
                f"{_EVENT} AS e WHERE judgment_id = ? AND {_COUNTS} ORDER BY seq DESC LIMIT 1",
                (judgment_id,),
            )
        return None if row is None else _event(row)

    def that_count(self, batch_id: BatchId) -> Iterator[Event]:
        """Yield the judgments of a batch that were not taken back, all revisions, oldest first."""
        after = 0
        while True:
            with self._link.reading():
                rows = self._link.rows(
                    f"{_EVENT} AS e WHERE batch_id = ? AND seq > ? AND {_COUNTS}"
                    " ORDER BY seq LIMIT 200",
                    (batch_id, after),
                )
            if not rows:
                return
            yield from map(_event, rows)
            after = rows[-1][0]

    def latest(self, batch_id: BatchId, *, but: TaskId, number: int) -> tuple[Event, ...]:
        """Return the judgments of a batch that were made last, the newest first.

        Those that were taken back do not count. Only the last events of all batches are looked at,
        so that this takes no longer with a million of them.

        Args:
            batch_id: The batch.
            but: The task that is left out.
            number: How many at most.
        """
        with self._link.reading():
            last = self._link.row("SELECT max(seq) FROM judgment_event")
            since = (last[0] or 0) - _LATEST if last else 0
            rows = self._link.rows(
                f"{_EVENT} AS e WHERE seq > ? AND batch_id = ? AND task_id <> ? AND {_COUNTS}"
                " ORDER BY seq DESC LIMIT ?",
                (since, batch_id, but, number),
            )
        return tuple(map(_event, rows))

    def after(self, seq: int) -> Iterator[Event]:
        """Yield every event after `seq`, in order."""
        while True:
            with self._link.reading():
                rows = self._link.rows(f"{_EVENT} WHERE seq > ? ORDER BY seq LIMIT 200", (seq,))
            if not rows:
                return
            yield from map(_event, rows)
            seq = rows[-1][0]

    def last(self) -> Event | None:
        """Return the newest event, None where there is none."""
        with self._link.reading():
            row = self._link.row(f"{_EVENT} ORDER BY seq DESC LIMIT 1")
        return None if row is None else _event(row)

    def is_packed(self, seq: int) -> bool:
        """Tell whether a judgment is in a parcel, so that it cannot be taken back."""
        with self._link.reading():
            row = self._link.row("SELECT parcel FROM outbox WHERE event = ?", (seq,))
        return row is not None and row[0] is not None

    def sealed_state(self, seq: int) -> TaskState:
        """Return the state of a task for which this judgment counts."""
        with self._link.reading():
            row = self._link.row(
                """
                SELECT p.state FROM outbox o JOIN parcel p ON p.key = o.parcel WHERE o.event = ?
                """,
                (seq,),
            )
        if row is not None and row[0] in _STATES_ON_THE_WAY:
            return _STATES_ON_THE_WAY[row[0]]
        outcome = judgment_from_json(self.event(seq).payload).outcome
        return TaskState.DONE if outcome is Outcome.DONE else TaskState.SKIPPED

    def restore(self, event: Event) -> None:
        """Append an event that the journal kept, exactly as it was; inside a transaction.

        Raises:
            Damaged: If it does not follow the newest event.
        """
        last = self.last()
        follows = (last.seq + 1, last.chain) if last else (1, FIRST)
        if (event.seq, event.previous) != follows or not event.is_whole:
            raise Damaged(f"judgment event {event.seq} does not follow")
        self._insert(event)
        if event.kind is EventKind.SEALED:
            self._link.write(
                "INSERT INTO outbox (event, batch_id) VALUES (?, ?)", (event.seq, event.batch_id)
            )
        else:
            self._link.write("DELETE FROM outbox WHERE event = ?", (event.takes_back,))

    def verify(self, *, after: int = 0) -> int:
        """Check the chain and every payload's hash, and return how many events were checked.

        Args:
            after: Trust everything up to this event.

        Raises:
            Damaged: If an event is missing or not as it was sealed.
        """
        checked = 0
        expected = (after, self.event(after).chain) if after else (0, FIRST)
        for event in self.after(after):
            if (event.seq - 1, event.previous) != expected or not event.is_whole:
                raise Damaged(f"judgment event {event.seq}")
            expected = (event.seq, event.chain)
            checked += 1
        return checked

    def _append(
        self,
        *,
        kind: EventKind,
        judgment_id: JudgmentId,
        revision: int,
        batch_id: BatchId,
        task_id: TaskId,
        takes_back: int | None,
        payload: bytes,
        at: str,
    ) -> Event:
        last = self._link.row("SELECT seq, chain FROM judgment_event ORDER BY seq DESC LIMIT 1")
        unchained = Event(
            seq=last[0] + 1 if last else 1,
            kind=kind,
            judgment_id=judgment_id,
            revision=revision,
            batch_id=batch_id,
            task_id=task_id,
            takes_back=takes_back,
            payload=payload,
            sha256=sha256_of(payload),
            previous=Sha256(last[1]) if last else FIRST,
            chain=FIRST,
            at=at,
        )
        event = replace(unchained, chain=_chain(unchained))
        self._insert(event)
        self._link.once_durable(partial(self._journal, event))
        return event

    def _insert(self, event: Event) -> None:
        self._link.write(
            """
            INSERT INTO judgment_event (seq, kind, judgment_id, revision, batch_id, task_id,
                takes_back, payload, sha256, previous, chain, at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            (
                event.seq,
                event.kind.value,
                event.judgment_id,
                event.revision,
                event.batch_id,
                event.task_id,
                event.takes_back,
                event.payload,
                event.sha256,
                event.previous,
                event.chain,
                event.at,
            ),
        )


_STATES_ON_THE_WAY = {"delivered": TaskState.SENT, "confirmed": TaskState.CONFIRMED}

_LATEST = 200
"""Events that are looked through for the latest judgments of a batch."""

_EVENT = """
    SELECT seq, kind, judgment_id, revision, batch_id, task_id, takes_back, payload, sha256,
        previous, chain, at
    FROM judgment_event
"""

_COUNTS = """
    kind = 'sealed' AND NOT EXISTS (SELECT 1 FROM judgment_event t WHERE t.takes_back = e.seq)
"""


def _event(row: Row) -> Event:
    return Event(
        seq=row[0],
        kind=EventKind(row[1]),
        judgment_id=JudgmentId(row[2]),
        revision=row[3],
        batch_id=BatchId(row[4]),
        task_id=TaskId(row[5]),
        takes_back=row[6],
        payload=row[7],
        sha256=Sha256(row[8]),
        previous=Sha256(row[9]),
        chain=Sha256(row[10]),
        at=row[11],
    )


def _chain(event: Event) -> Sha256:
    parts = (
        event.previous,
        event.seq,
        event.kind.value,
        event.judgment_id,
        event.revision,
        event.batch_id,
        event.task_id,
        event.takes_back or 0,
        event.sha256,
        event.at,
    )
    return sha256_of("\0".join(map(str, parts)).encode())
