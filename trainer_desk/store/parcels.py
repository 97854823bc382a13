"""What the outbox holds, as the rest of the program sees it."""

from __future__ import annotations

from datetime import datetime
from enum import Enum

from trainer_desk.store.link import Row
from trainer_desk.store.moments import from_moment
from trainer_desk.values import dataclass
from trainer_desk.work.ids import BatchId, JudgmentId, Sha256, TaskId
from trainer_desk.work.states import Verdict


class ParcelState(Enum):
    """How far a parcel has come."""

    QUEUED = "queued"
    SENDING = "sending"
    DELIVERED = "delivered"
    CONFIRMED = "confirmed"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedJudgment:
    """A sealed judgment as it lies in the outbox.

    Attributes:
        seq: Its place in the log of events; the order of sealing.
        payload: Canonical JSON, byte for byte as sealed.
        sha256: Of `payload`.
    """

    seq: int
    judgment_id: JudgmentId
    revision: int
    batch_id: BatchId
    task_id: TaskId
    payload: bytes
    sha256: Sha256


@dataclass(frozen=True, slots=True, kw_only=True)
class ParcelRow:
    """A frozen parcel without its body.

    Attributes:
        key: This desk's own number of the parcel.
        sequence: 1 for a batch's first parcel from this desk.
        judgments: How many it holds.
        size: Bytes of its body, also of one that was let go.
        reason: Why it was refused, or the last attempt failed; "" otherwise.
        verdict: What its receipt said, None while there is none.
        taken: How many of its judgments were new to whoever collects; None where that is unknown.
        returned: How many of its tasks wait here to be done again.
        target: The identity of the target that has it, "" where that was not noted.
        attempts: How often sending was begun.
        changed_at: Timezone-aware UTC.
        redacted_at: When its body was let go, timezone-aware UTC; None while it is kept.
    """

    key: int
    batch_id: BatchId
    sequence: int
    name: str
    sha256: Sha256
    judgments: int
    size: int
    state: ParcelState
    reason: str
    attempts: int
    made_at: datetime
    changed_at: datetime
    verdict: Verdict | None = None
    taken: int | None = None
    returned: int = 0
    target: str = ""
    redacted_at: datetime | None = None


SEALED = """
    SELECT e.seq, e.judgment_id, e.revision, e.batch_id, e.task_id, e.payload, e.sha256
    FROM outbox o JOIN judgment_event e ON e.seq = o.event
"""
"""Asks for sealed judgments in the outbox."""

PARCEL = """
    SELECT key, batch_id, sequence, name, sha256, judgments,
        COALESCE(redacted_size, length(b.body), length(p.body)), state, reason, attempts, made_at,
        changed_at, receipt, taken, COALESCE(r.tasks, 0), target, redacted_at
    FROM parcel p LEFT JOIN parcel_body b ON b.parcel = p.key
    LEFT JOIN (
        SELECT o.parcel, COUNT(*) AS tasks
        FROM batch a JOIN task t ON t.batch = a.key AND t.state = 'returned'
            JOIN outbox o ON o.event = t.judgment
        GROUP BY o.parcel
    ) r ON r.parcel = p.key
"""
"""Asks for parcels without their bodies."""


def sealed_judgment(row: Row) -> SealedJudgment:
    """Return a judgment from what `SEALED` asks for."""
    seq, judgment_id, revision, batch_id, task_id, payload, sha256 = row
    return SealedJudgment(
        seq=seq,
        judgment_id=JudgmentId(judgment_id),
        revision=revision,
        batch_id=BatchId(batch_id),
        task_id=TaskId(task_id),
        payload=payload,
        sha256=Sha256(sha256),
    )


def parcel_row(row: Row) -> ParcelRow:
    """Return a parcel from what `PARCEL` asks for."""
    key, batch_id, sequence, name, sha256, judgments, size, state, reason, attempts = row[:10]
    return ParcelRow(
        key=key,
        batch_id=BatchId(batch_id),
        sequence=sequence,
        name=name,
        sha256=Sha256(sha256),
        judgments=judgments,
        size=size,
        state=ParcelState(state),
        reason=reason,
        attempts=attempts,
        made_at=from_moment(row[10]),
        changed_at=from_moment(row[11]),
        verdict=Verdict(row[12]) if row[12] else None,
        taken=row[13],
        returned=row[14],
        target=row[15],
        redacted_at=from_moment(row[16]) if row[16] else None,
    )
