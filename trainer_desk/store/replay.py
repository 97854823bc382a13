"""Bringing the database up to what the journal knows."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from itertools import islice
from typing import TYPE_CHECKING

from trainer_desk.files.codec import batch_to_json, judgment_from_json
from trainer_desk.late import late
from trainer_desk.store.drafts import Drafts, Steps, settle_steps
from trainer_desk.store.errors import Damaged
from trainer_desk.store.events import Event, Events
from trainer_desk.store.journal import FrozenParcel, Journal, Record
from trainer_desk.store.link import Link
from trainer_desk.store.moments import to_moment
from trainer_desk.store.outbox import Outbox
from trainer_desk.values import dataclass
from trainer_desk.work.batch import Batch
from trainer_desk.work.draft import Draft
from trainer_desk.work.ids import BatchId, BatchKey, JudgmentId, TaskKey
from trainer_desk.work.judgment import Judgment, Outcome
from trainer_desk.work.opened import StepKind

if TYPE_CHECKING:
    from trainer_desk.store import relinking
    from trainer_desk.work import default_form
    from trainer_desk.work import steps as work_steps
else:
    relinking = late("trainer_desk.store.relinking")
    default_form = late("trainer_desk.work.default_form")
    work_steps = late("trainer_desk.work.steps")


_AT_ONCE = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Replayed:
    """What came back.

    Attributes:
        events: Sealed judgments and takings back.
        batches: Ids of batches whose tasks are gone; importing their files again links the work.
    """

    events: int = 0
    parcels: int = 0
    batches: tuple[BatchId, ...] = ()


class Replay:
    """One replay of a journal into a database."""

    def __init__(self, link: Link, events: Events, outbox: Outbox, *, at: datetime) -> None:
        self._link = link
        self._events = events
        self._outbox = outbox
        self._at = at
        self._touched: dict[JudgmentId, Event] = {}
        self._taken_back: list[int] = []

    def run_if_ahead(self, journal: Journal) -> Replayed | None:
        """Replay where the journal knows more than the database, else return None.

        Raises:
            Damaged: If the journal tells another story than the database.
        """
        event, parcel = journal.newest()
        last = self._events.last()
        seq = last.seq if last else 0
        if event is not None and event.seq <= seq:
            if self._events.event(event.seq).chain != event.chain:
                raise Damaged("the journal is another desk's")
            event = None
        if event is None and (parcel is None or parcel.key <= self._outbox.last_key()):
            return None
        return self.run(journal.records())

    def run(self, records: Iterable[Record]) -> Replayed:
        """Append everything that the database does not have, in order, and link it to tasks.

        Raises:
            Damaged: If the journal tells another story than the database.
        """
        stream = iter(records)
        last = self._events.last()
        seq, parcels = (last.seq if last else 0), 0
        first = seq
        while some := list(islice(stream, _AT_ONCE)):
            with self._link.writing():
                for record in some:
                    if isinstance(record, Event):
                        seq = self._event(record, seq)
                    else:
                        parcels += self._parcel(record)
        return Replayed(events=seq - first, parcels=parcels, batches=self._link_tasks())

    def _event(self, event: Event, seq: int) -> int:
        if event.seq <= seq:
            return seq
        self._events.restore(event)
        self._touched[event.judgment_id] = event
        if event.takes_back is not None:
            self._taken_back.append(event.takes_back)
        return event.seq

    def _parcel(self, parcel: FrozenParcel) -> int:
        known = self._link.row("SELECT sha256 FROM parcel WHERE key = ?", (parcel.key,))
        if known is None:
            self._outbox.restore(parcel)
            return 1
        if known[0] != parcel.sha256:
            raise Damaged(f"parcel {parcel.key} is another one in the journal")
        return 0

    def _link_tasks(self) -> tuple[BatchId, ...]:
        lost: dict[BatchId, None] = {}
        for event in self._touched.values():
            with self._link.writing():
                if not self._link_task(event):
                    lost[event.batch_id] = None
        with self._link.writing():
            for seq in self._taken_back:
                relinking.count_no_more(self._link, seq)
        return tuple(lost)

    def _link_task(self, event: Event) -> bool:
        """Return whether the event's batch is there."""
        batches = self._link.rows(
            "SELECT key, state FROM batch WHERE id = ? AND state <> 'staging'", (event.batch_id,)
        )
        current = self._events.current(event.judgment_id)
        for key, _ in batches:
            if current is not None:
                task = relinking.count_for(
                    self._link, self._events, current, BatchKey(key), at=self._at
                )
                if task is not None:
                    self._bring_draft_up(task, current)
        if not batches:
            self._make_stub(event.batch_id)
        return any(state != "lost" for _, state in batches)

    def _bring_draft_up(self, task: TaskKey, event: Event) -> None:
        """Let the draft be what was sealed, so that reopening shows no older work."""
        judgment = judgment_from_json(event.payload)
        drafts, steps = Drafts(self._link), Steps(self._link)
        draft = drafts.draft(task)
        sealed = _sealed_work(judgment, draft)
        changes = work_steps.changes_between(draft, sealed)
        if changes:
            drafts.keep(task, sealed, at=self._at)
            state = self._events.sealed_state(event.seq)
            steps.add(
                task,
                StepKind.SUBMIT,
                before=state,
                after=state,
                remark="",
                changes=changes,
                at=self._at,
            )
        settle_steps(self._link, event.seq)

    def _make_stub(self, batch_id: BatchId) -> None:
        header = Batch(id=batch_id, title=batch_id, form=default_form.default_form())
        self._link.write(
            """
            INSERT INTO batch (id, revision, title, language, header, source_sha256, order_seed,
                first_task, imported_at, state)
            VALUES (?, 0, ?, '', ?, ?, '', 0, ?, 'lost')
            """,
            (batch_id, batch_id, batch_to_json(header), f"lost {batch_id}", to_moment(self._at)),
        )


def _sealed_work(judgment: Judgment, draft: Draft) -> Draft:
    """Return what was sealed; a skipped task's answers stay as they were drafted."""
    if judgment.outcome is Outcome.DONE:
        return judgment.draft()
    return Draft(
        answers=draft.answers,
        flagged=judgment.flagged,
        note=judgment.note,
        active_seconds=judgment.active_seconds,
        idle_seconds=judgment.idle_seconds,
    )
