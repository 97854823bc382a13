"""Opening, saving, submitting, skipping, reopening."""

import pytest

from tests.builders import (
    REWRITE,
    WHY,
    A,
    B,
    a_desk,
    a_draft,
    a_reading,
    a_task,
    first_task,
    rated,
    rewritten,
)
from trainer_desk.desk import TaskSealed
from trainer_desk.files.codec import sha256_of, task_to_json
from trainer_desk.store import UnknownKey
from trainer_desk.work.answers import TextAnswer
from trainer_desk.work.draft import Draft
from trainer_desk.work.ids import BatchKey, TaskKey
from trainer_desk.work.judgment import Outcome
from trainer_desk.work.rules import IncompleteDraft
from trainer_desk.work.states import TaskState


def test_a_task_is_shown_exactly_as_the_file_had_it(desk):
    opened = desk.open_task(first_task(desk, 3))

    assert opened.task == a_task(3)
    assert (opened.position, opened.total) == (3, 5)
    assert opened.state is TaskState.NEW
    assert opened.draft == Draft()
    assert not opened.read_only


def test_the_shown_order_stays_and_differs_between_trainers(desk, store, clock):
    orders = [desk.open_task(first_task(desk, n)).shown_order for n in range(5)]
    again = [desk.open_task(first_task(desk, n)).shown_order for n in range(5)]
    others = {
        tuple(
            a_desk(store, clock, name).open_task(first_task(desk, n)).shown_order for n in range(5)
        )
        for name in "bcdefgh"
    }

    assert orders == again
    assert len(others) > 1
    assert all(sorted(order) == [A, B] for order in orders)


def test_a_saved_draft_is_there_when_the_task_is_opened_again(desk):
    key = first_task(desk)
    draft = rewritten(rated(a_draft("ёж 🦔"), 4), "new\u00a0text\u2028\r\n")

    change = desk.save_draft(key, draft)

    assert desk.open_task(key).draft.same_work(draft)
    assert desk.open_task(key).state is TaskState.DRAFT
    assert change.tasks == (key,)
    assert change.batch is not None
    assert change.saved_at is not None


def test_clocks_alone_are_kept_without_a_step(desk):
    key = first_task(desk)

    change = desk.save_draft(key, Draft(active_seconds=12.5, idle_seconds=3))

    assert desk.open_task(key).draft.active_seconds == 12.5
    assert desk.undo_label() is None
    assert desk.open_task(key).state is TaskState.NEW
    assert change.saved_at is not None


def test_saving_the_same_again_writes_nothing(desk):
    key = first_task(desk)
    desk.save_draft(key, a_draft())

    assert desk.save_draft(key, a_draft()).saved_at is None


def test_a_flag_alone_does_not_begin_a_task(desk):
    key = first_task(desk)

    desk.save_draft(key, Draft(flagged=True))

    assert desk.task_row(key).flagged
    assert desk.task_row(key).state is TaskState.NEW
    assert desk.task_count(desk.batches()[0].key, flagged=True) == 1


def test_a_submit_seals_what_was_shown_and_answered(desk, clock):
    key = first_task(desk, 2)
    draft = rewritten(rated(a_draft(best=B), 2), "better", B)

    change = desk.submit(key, draft, findings=(("TYPO", 2),))

    ((task, judgment),) = desk.finished(desk.batches()[0].key)
    assert task == a_task(2)
    assert dict(judgment.answers)[WHY] == TextAnswer(text="because it is so")
    assert dict(judgment.answers)[REWRITE].text(B) == "better"
    assert judgment.task_sha256 == sha256_of(task_to_json(a_task(2)))
    assert judgment.shown_order == desk.open_task(key).shown_order
    assert judgment.findings == (("TYPO", 2),)
    assert (judgment.revision, judgment.based_on) == (1, None)
    assert judgment.sealed_at == clock.at
    assert change.outbox
    assert desk.waiting().judgments == 1
    assert desk.open_task(key).read_only
    assert desk.open_task(key).judgment_revision == 1


def test_what_is_said_to_the_reviewer_in_advance_is_sealed_with_the_answers(desk):
    desk.submit(first_task(desk), a_draft().noted(WHY, "A and B are close"))

    ((_, judgment),) = desk.finished(desk.batches()[0].key)
    assert judgment.field_notes == ((WHY, "A and B are close"),)


def test_an_incomplete_submit_names_what_is_missing_and_keeps_the_draft(desk):
    key = first_task(desk)
    draft = Draft().answered(WHY, TextAnswer(text="one"))

    with pytest.raises(IncompleteDraft) as refused:
        desk.submit(key, draft)

    assert refused.value.missing
    assert desk.open_task(key).draft.same_work(draft)
    assert desk.waiting().judgments == 0


def test_skipping_is_a_judgment_with_a_reason(desk):
    key = first_task(desk)

    desk.skip(key, a_draft(), reason="Not my field")

    ((_, judgment),) = desk.finished(desk.batches()[0].key)
    assert judgment.outcome is Outcome.SKIPPED
    assert judgment.skip_reason == "Not my field"
    assert judgment.answers == ()
    assert desk.task_row(key).remark == "Not my field"
    assert desk.open_task(key).draft.same_work(a_draft())


def test_skipping_without_a_reason_is_refused(desk):
    with pytest.raises(ValueError, match="reason"):
        desk.skip(first_task(desk), Draft(), reason=" ")


def test_sealed_work_cannot_be_changed_by_saving(desk):
    key = first_task(desk)
    desk.submit(key, a_draft())

    with pytest.raises(TaskSealed):
        desk.save_draft(key, a_draft("something else here"))

    with pytest.raises(TaskSealed):
        desk.submit(key, a_draft())


def test_looking_at_sealed_work_for_a_while_is_no_error(desk):
    key = first_task(desk)
    desk.submit(key, a_draft())
    seen = desk.open_task(key).draft

    change = desk.save_draft(key, Draft(answers=seen.answers, idle_seconds=60))

    assert change.saved_at is None


def test_reopening_before_packing_takes_the_judgment_back(desk):
    key = first_task(desk)
    desk.submit(key, a_draft())

    change = desk.reopen(key)

    opened = desk.open_task(key)
    assert change.show == key
    assert opened.state is TaskState.DRAFT
    assert opened.draft.same_work(a_draft())
    assert desk.waiting().judgments == 0
    assert opened.judgment_revision is None


def test_a_judgment_sealed_again_after_being_taken_back_is_still_the_first(desk):
    key = first_task(desk)
    desk.submit(key, a_draft())
    desk.reopen(key)

    desk.submit(key, a_draft("another reason now"))

    ((_, judgment),) = desk.finished(desk.batches()[0].key)
    assert (judgment.revision, judgment.based_on) == (1, None)


def test_reopening_a_new_task_changes_nothing(desk):
    assert desk.reopen(first_task(desk)).saved_at is None


def test_the_next_unfinished_task_goes_round(desk):
    batch = desk.batches()[0].key
    for position in (1, 4):
        desk.submit(first_task(desk, position), a_draft())

    assert desk.next_unfinished(batch, after=0) == first_task(desk, 2)
    assert desk.next_unfinished(batch, after=3) == first_task(desk, 0)

    for position in (0, 2, 3):
        desk.skip(first_task(desk, position), Draft(), reason="no")
    assert desk.next_unfinished(batch, after=3) is None


def test_a_removed_batch_is_out_of_sight_and_comes_back_with_its_work(desk):
    key = first_task(desk)
    batch = desk.batches()[0].key
    desk.save_draft(key, a_draft())

    desk.remove_batch(batch)

    assert desk.batches() == ()
    assert desk.undo_label() is None
    assert desk.undo().saved_at is None
    back = desk.import_batch(a_reading(5))
    assert (back.batches, back.batch) == (True, batch)
    assert desk.open_task(key).draft.same_work(a_draft())
    assert desk.undo_label() is not None


def test_a_batch_removed_untouched_is_read_anew(desk):
    desk.remove_batch(desk.batches()[0].key)

    desk.import_batch(a_reading(2))

    assert [row.total for row in desk.batches()] == [2]


def test_what_is_not_there_is_named(desk):
    with pytest.raises(UnknownKey):
        desk.open_task(TaskKey(999))
    with pytest.raises(UnknownKey):
        desk.batch(BatchKey(999))
    with pytest.raises(UnknownKey):
        desk.remove_batch(BatchKey(999))


def test_the_window_finds_again_what_it_remembered(desk):
    desk.remember("layout", "one")
    desk.remember("layout", "two")

    assert desk.recall("layout") == "two"
    assert desk.recall("nothing") is None
