"""The outbox: sealed judgments until they are packed, and parcels until they are confirmed."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from trainer_desk.files.codec import sha256_of
from trainer_desk.late import late
from trainer_desk.store.drafts import settle_steps
from trainer_desk.store.errors import Overtaken, Redacted, UnknownKey
from trainer_desk.store.journal import FrozenParcel
from trainer_desk.store.link import Link
from trainer_desk.store.moments import from_moment, to_moment
from trainer_desk.store.parcels import (
    PARCEL,
    SEALED,
    ParcelRow,
    ParcelState,
    SealedJudgment,
    parcel_row,
    sealed_judgment,
)
from trainer_desk.work.ids import BatchKey, TaskKey
from trainer_desk.work.opened import Waiting

if TYPE_CHECKING:
    from trainer_desk.files.parcel import Parcel
    from trainer_desk.store import redacting
    from trainer_desk.store.redacting import Bodies
else:
    redacting = late("trainer_desk.store.redacting")


__all__ = ["Outbox", "ParcelRow", "ParcelState", "SealedJudgment"]

_FINAL = {
    ParcelState.DELIVERED: (
        ParcelState.DELIVERED,
        ParcelState.CONFIRMED,
        ParcelState.REFUSED,
    ),
    ParcelState.CONFIRMED: (ParcelState.CONFIRMED,),
}
"""Where a parcel may still go from a state in which the server has it."""

_NOTHING = (None, None, None, None)
"""What is noted of a receipt and of letting go, before either."""


class Outbox:
    """What waits for delivery; reached as `store.outbox`. Every thread may call every method.

    Parcels belong to the batch's own id, so all imports of one batch share their sequence.
    """

    def __init__(self, link: Link, journal: Callable[[FrozenParcel], None]) -> None:
        """Set up the outbox.

        Args:
            link: Where it is kept.
            journal: Told every frozen parcel once it is durable.
        """
        self._link = link
        self._journal = journal

    def unpacked(self, batch_key: BatchKey) -> tuple[SealedJudgment, ...]:
        """Return the batch's sealed judgments that are in no parcel yet, oldest first.

        Raises:
            UnknownKey: If there is no such batch.
        """
        with self._link.reading():
            rows = self._link.rows(
                f"{SEALED} WHERE o.batch_id = ? AND o.parcel IS NULL ORDER BY o.event",
                (self._batch_id(batch_key),),
            )
        return tuple(map(sealed_judgment, rows))

    def batches_with_unpacked(self) -> tuple[BatchKey, ...]:
        """Return one key for every batch that has judgments in no parcel yet, also removed ones."""
        with self._link.reading():
            rows = self._link.rows(
                """
                SELECT MAX(b.key) FROM batch b
                WHERE b.id IN (SELECT batch_id FROM outbox WHERE parcel IS NULL)
                    AND b.state <> 'staging'
                GROUP BY b.id ORDER BY 1
                """
            )
        return tuple(BatchKey(key) for (key,) in rows)

    def next_sequence(self, batch_key: BatchKey) -> int:
        """Return the number for the batch's next parcel, 1 for the first."""
        with self._link.reading():
            row = self._link.row(
                "SELECT COALESCE(MAX(sequence), 0) + 1 FROM parcel WHERE batch_id = ?",
                (self._batch_id(batch_key),),
            )
        assert row is not None
        return int(row[0])

    def freeze_parcel(
        self, batch_key: BatchKey, parcel: Parcel, seqs: Sequence[int], *, at: datetime
    ) -> ParcelRow:
        """Keep a parcel for good, in one transaction with the judgments that it holds.

        From then on these judgments cannot be taken back.

        Args:
            batch_key: The batch all of them belong to.
            parcel: Made of exactly their payloads, with the number of `next_sequence`.
            seqs: Which of `unpacked` it holds.
            at: Now, timezone-aware UTC.

        Raises:
            Overtaken: If one of them was taken back or packed in the meantime, or the number
                was used; nothing was kept.
            ValueError: If the parcel's hash is not that of its body, or it is empty.
        """
        if sha256_of(parcel.body) != parcel.sha256 or not seqs:
            raise ValueError("a parcel holds something, and its hash is that of its body")
        with self._link.writing():
            batch_id = self._batch_id(batch_key)
            self._refuse_overtaken(batch_id, seqs)
            frozen = FrozenParcel(
                key=self.last_key() + 1,
                batch_id=batch_id,
                sequence=self.next_sequence(batch_key),
                name=parcel.name,
                sha256=parcel.sha256,
                events=tuple(seqs),
                made_at=to_moment(at),
                body=parcel.body,
            )
            self.restore(frozen)
            for seq in seqs:
                settle_steps(self._link, seq)
            self._link.once_durable(partial(self._journal, frozen))
            return self._row(frozen.key)

    def restore(self, parcel: FrozenParcel) -> None:
        """Keep a parcel exactly as it is, waiting to be sent; inside a transaction.

        One whose body had been let go was confirmed, and is again.
        """
        gone = bool(parcel.redacted_at)
        self._link.write(
            """
            INSERT INTO parcel (key, batch_id, sequence, name, body, sha256, judgments, state,
                made_at, changed_at, confirmed_at, confirmed_on, redacted_at, redacted_size)
            VALUES (?, ?, ?, ?, x'', ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            (
                parcel.key,
                parcel.batch_id,
                parcel.sequence,
                parcel.name,
                parcel.sha256,
                len(parcel.events),
                (ParcelState.CONFIRMED if gone else ParcelState.QUEUED).value,
                parcel.made_at,
                parcel.confirmed_at or parcel.made_at,
                *((parcel.confirmed_at, 0, parcel.redacted_at, parcel.size) if gone else _NOTHING),
            ),
        )
        if not gone:
            self._link.write(
                "INSERT INTO parcel_body (parcel, body) VALUES (?, ?)", (parcel.key, parcel.body)
            )
        for seq in parcel.events:
            self._link.write("UPDATE outbox SET parcel = ? WHERE event = ?", (parcel.key, seq))

    def frozen_after(self, key: int) -> Iterator[FrozenParcel]:
        """Yield every parcel with a greater key, in order, as the journal keeps it."""
        while True:
            with self._link.reading():
                row = self._link.row(
                    """
                    SELECT key, batch_id, sequence, name, sha256, made_at,
                        COALESCE(b.body, p.body),
                        CASE WHEN redacted_at IS NULL THEN '' ELSE confirmed_at END,
                        COALESCE(redacted_at, ''), COALESCE(redacted_size, 0)
                    FROM parcel p LEFT JOIN parcel_body b ON b.parcel = p.key
                    WHERE key > ? ORDER BY key LIMIT 1
                    """,
                    (key,),
                )
                if row is None:
                    return
                seqs = self._link.rows(
                    "SELECT event FROM outbox WHERE parcel = ? ORDER BY event", (row[0],)
                )
            key = row[0]
            yield FrozenParcel(
                key=key,
                batch_id=row[1],
                sequence=row[2],
                name=row[3],
                sha256=row[4],
                events=tuple(seq for (seq,) in seqs),
                made_at=row[5],
                body=row[6],
                confirmed_at=row[7],
                redacted_at=row[8],
                size=row[9],
            )

    def last_key(self) -> int:
        """Return the key of the newest parcel, 0 for none."""
        with self._link.reading():
            row = self._link.row("SELECT COALESCE(MAX(key), 0) FROM parcel")
        assert row is not None
        return int(row[0])

    def parcels(self, state: ParcelState | None = None) -> tuple[ParcelRow, ...]:
        """Return the parcels in one state, or all of them, oldest first."""
        chosen = "" if state is None else "WHERE state = ?"
        values = () if state is None else (state.value,)
        with self._link.reading():
            rows = self._link.rows(f"{PARCEL} {chosen} ORDER BY key", values)
        return tuple(map(parcel_row, rows))

    def parcel(self, parcel_id: int) -> ParcelRow:
        """Return one parcel.

        Raises:
            UnknownKey: If there is no such parcel.
        """
        with self._link.reading():
            return self._row(parcel_id)

    def parcel_body(self, parcel_id: int) -> bytes:
        """Return the frozen bytes of a parcel; their hash is `ParcelRow.sha256`.

        Raises:
            UnknownKey: If there is no such parcel.
            Redacted: If they were let go after the receipt.
        """
        with self._link.reading():
            row = self._link.row(
                """
                SELECT COALESCE(b.body, p.body), name, redacted_at
                FROM parcel p LEFT JOIN parcel_body b ON b.parcel = p.key WHERE p.key = ?
                """,
                (parcel_id,),
            )
        if row is None:
            raise UnknownKey(f"parcel {parcel_id}")
        if row[2] is not None:
            raise Redacted(row[1], from_moment(row[2]).date())
        return bytes(row[0])

    def redact(self, *, at: datetime, stop: Callable[[], bool] = lambda: False) -> int:
        """Let go of the bodies of parcels whose receipt came a month ago; return of how many.

        Names, hashes, sizes, counts, states and the judgments themselves stay. For a worker
        thread; once a day is enough (`store.redacting` tells what a month is).
        """
        return redacting.redact(self._link, at=at, stop=stop)

    def bodies(self) -> Bodies:
        """Return how many parcels have their bytes here, and of how many they were let go."""
        return redacting.bodies(self._link)

    def mark_parcel(
        self, parcel_id: int, state: ParcelState, *, at: datetime, reason: str = ""
    ) -> tuple[TaskKey, ...]:
        """Note how far a parcel has come, as `mark_parcels` does for several."""
        return self.mark_parcels([parcel_id], state, at=at, reason=reason)

    def mark_parcels(
        self,
        parcel_ids: Iterable[int],
        state: ParcelState,
        *,
        at: datetime,
        reason: str = "",
        target: str = "",
    ) -> tuple[TaskKey, ...]:
        """Note for several parcels, all or none, how far they have come.

        SENDING counts an attempt; DELIVERED moves their tasks to SENT, CONFIRMED to CONFIRMED.

        Args:
            parcel_ids: Their keys.
            state: Of all of them; saying the same again is fine.
            at: Now, timezone-aware UTC.
            reason: One sentence, where something went wrong.
            target: The identity of the target that has them now, "" to leave that as it is.

        Returns:
            The tasks whose state that changed.

        Raises:
            UnknownKey: If one of them is not there.
            ValueError: If one of them was delivered or confirmed and `state` would forget it.
        """
        keys = sorted(set(parcel_ids))
        if not keys:
            return ()
        with self._link.writing():
            self._refuse_to_forget(keys, state)
            self._link.write(
                """
                UPDATE parcel SET state = ?, reason = ?, changed_at = ?, attempts = attempts + ?,
                    target = CASE ? WHEN '' THEN target ELSE ? END
                WHERE key IN (SELECT value FROM json_each(?))
                """,
                (
                    state.value,
                    reason,
                    to_moment(at),
                    int(state is ParcelState.SENDING),
                    target,
                    target,
                    json.dumps(keys),
                ),
            )
            if state is ParcelState.CONFIRMED:
                redacting.note_receipts(self._link, keys, at)
            return self._move_tasks(keys, state)

    def waiting(self) -> Waiting:
        """Return what waits, over all batches."""
        with self._link.reading():
            row = self._link.row("SELECT COUNT(*) FROM outbox WHERE parcel IS NULL")
            by_state: dict[str, int] = dict(
                self._link.rows("SELECT state, COUNT(*) FROM parcel GROUP BY state")
            )
        assert row is not None
        return Waiting(
            judgments=row[0],
            parcels=sum(by_state.get(state, 0) for state in ("queued", "sending", "refused")),
            refused=by_state.get("refused", 0),
            delivered=by_state.get("delivered", 0),
            confirmed=by_state.get("confirmed", 0),
        )

    def _batch_id(self, batch_key: BatchKey) -> str:
        row = self._link.row("SELECT id FROM batch WHERE key = ?", (batch_key,))
        if row is None:
            raise UnknownKey(f"batch {batch_key}")
        return str(row[0])

    def _refuse_overtaken(self, batch_id: str, seqs: Sequence[int]) -> None:
        for seq in seqs:
            found = self._link.row(
                "SELECT 1 FROM outbox WHERE event = ? AND batch_id = ? AND parcel IS NULL",
                (seq, batch_id),
            )
            if found is None:
                raise Overtaken(f"judgment event {seq}")

    def _refuse_to_forget(self, keys: Sequence[int], state: ParcelState) -> None:
        rows = self._link.rows(
            "SELECT key, state FROM parcel WHERE key IN (SELECT value FROM json_each(?))",
            (json.dumps(keys),),
        )
        now = {key: ParcelState(found) for key, found in rows}
        for key in keys:
            if key not in now:
                raise UnknownKey(f"parcel {key}")
            if state not in _FINAL.get(now[key], tuple(ParcelState)):
                raise ValueError(f"a parcel that is {now[key].value} cannot be {state.value} again")

    def _move_tasks(self, keys: Sequence[int], state: ParcelState) -> tuple[TaskKey, ...]:
        if state not in (ParcelState.DELIVERED, ParcelState.CONFIRMED):
            return ()
        after = "sent" if state is ParcelState.DELIVERED else "confirmed"
        before = ("done", "skipped", "done" if state is ParcelState.DELIVERED else "sent")
        # All in one row: fetching many would fight with other threads for each of them.
        row = self._link.row(
            """
            SELECT json_group_array(key) FROM task
            WHERE judgment IN (
                SELECT event FROM outbox WHERE parcel IN (SELECT value FROM json_each(?))
            ) AND state IN (?, ?, ?)
            """,
            (json.dumps(keys), *before),
        )
        assert row is not None
        self._link.write(
            "UPDATE task SET state = ? WHERE key IN (SELECT value FROM json_each(?))",
            (after, row[0]),
        )
        return tuple(TaskKey(key) for key in sorted(json.loads(row[0])))

    def _row(self, parcel_id: int) -> ParcelRow:
        row = self._link.row(f"{PARCEL} WHERE key = ?", (parcel_id,))
        if row is None:
            raise UnknownKey(f"parcel {parcel_id}")
        return parcel_row(row)
