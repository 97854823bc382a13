"""One log of steps over everything, on every task, that survives a restart."""

from dataclasses import replace

from tests.builders import (
    FORM,
    REWRITE,
    WHY,
    A,
    Clock,
    a_batch,
    a_desk,
    a_draft,
    a_reading,
    first_task,
    open_store,
    rated,
    rewritten,
)
from trainer_desk.files.parcel import parcel_bytes
from trainer_desk.store import ParcelState
from trainer_desk.work.answers import EditAnswer, TextAnswer
from trainer_desk.work.decision import DecisionAnswer, DecisionQuestion, DecisionVerdict
from trainer_desk.work.draft import Draft
from trainer_desk.work.form import Form
from trainer_desk.work.ids import QuestionId
from trainer_desk.work.opened import StepKind
from trainer_desk.work.places import TextPlace, with_text_at
from trainer_desk.work.states import TaskState
from trainer_desk.work.wording import Wording
from trainer_desk.work.written import EXPLANATION, REMARK, WORDING


def packed(store, clock):
    """Freeze everything that waits into one parcel."""
    (batch,) = store.outbox.batches_with_unpacked()
    waiting = store.outbox.unpacked(batch)
    parcel = parcel_bytes(
        [one.payload for one in waiting],
        batch_id=waiting[0].batch_id,
        trainer="ann",
        device="laptop",
        sequence=store.outbox.next_sequence(batch),
    )
    return store.outbox.freeze_parcel(batch, parcel, [one.seq for one in waiting], at=clock())


def test_undo_takes_the_last_step_back_whichever_task_it_was_on(desk):
    one, other = first_task(desk, 0), first_task(desk, 1)
    desk.save_draft(one, a_draft())
    desk.save_draft(other, rated(Draft(), 3))

    change = desk.undo()

    assert change.show == other
    assert desk.open_task(other).draft.same_work(Draft())
    assert desk.open_task(other).state is TaskState.NEW
    assert desk.open_task(one).draft.same_work(a_draft())


def test_labels_say_what_would_be_undone_and_redone(desk):
    desk.save_draft(first_task(desk, 1), rated(Draft(), 3))
    assert desk.undo_label().kind is StepKind.RATING
    assert desk.undo_label().position == 1
    assert desk.redo_label() is None

    desk.undo()

    assert desk.undo_label() is None
    assert desk.redo_label().kind is StepKind.RATING


def test_a_step_after_undo_makes_redo_impossible_but_its_text_is_in_the_history(desk):
    key = first_task(desk)
    desk.save_draft(key, Draft().answered(WHY, TextAnswer(text="first thought")))
    desk.save_draft(key, Draft().answered(WHY, TextAnswer(text="second thought")))
    desk.undo()

    desk.save_draft(key, Draft().answered(WHY, TextAnswer(text="third thought")))

    assert desk.redo().saved_at is None
    assert [version.text for version in desk.history(key, WHY, None)] == [
        "third thought",
        "second thought",
        "first thought",
    ]


def test_the_history_of_a_rewrite_is_kept_per_response(desk, clock):
    key = first_task(desk)
    desk.save_draft(key, rewritten(Draft(), "one"))
    clock.move(seconds=5)
    desk.save_draft(key, rewritten(desk.open_task(key).draft, "other", "b"))
    clock.move(seconds=5)
    desk.save_draft(key, rewritten(desk.open_task(key).draft, "one and more"))

    history = desk.history(key, REWRITE, A)

    assert [version.text for version in history] == ["one and more", "one"]
    assert (history[0].saved_at - history[1].saved_at).total_seconds() == 10
    assert [version.text for version in desk.history(key, REWRITE, "b")] == ["other"]


def test_time_worked_is_not_undone(desk):
    key = first_task(desk)
    desk.save_draft(key, Draft(flagged=True, active_seconds=40))

    desk.undo()

    assert desk.open_task(key).draft == Draft(active_seconds=40)


def test_a_submit_is_taken_back_and_done_again_byte_for_byte(desk, store):
    key = first_task(desk)
    batch = desk.batches()[0].key
    desk.submit(key, a_draft())
    (sealed,) = store.outbox.unpacked(batch)

    assert desk.undo().outbox
    assert store.outbox.unpacked(batch) == ()
    assert desk.open_task(key).state is TaskState.DRAFT
    assert list(desk.finished(batch)) == []

    desk.redo()
    (again,) = store.outbox.unpacked(batch)
    assert (again.payload, again.revision) == (sealed.payload, sealed.revision)
    assert desk.open_task(key).state is TaskState.DONE


def test_a_skip_taken_back_and_done_again_keeps_its_reason(desk):
    key = first_task(desk)
    desk.skip(key, Draft(), reason="Too long")

    desk.undo()
    assert desk.task_row(key).remark == ""
    assert desk.task_row(key).state is TaskState.NEW

    desk.redo()
    assert desk.task_row(key).remark == "Too long"


def test_undo_survives_a_restart(tmp_path):
    clock = Clock()
    store = open_store(tmp_path, clock)
    desk = a_desk(store, clock)
    desk.import_batch(a_reading())
    key = first_task(desk)
    desk.save_draft(key, rewritten(Draft(), "typed"))
    desk.submit(key, rewritten(a_draft(), "typed"))
    store.close()

    store = open_store(tmp_path, clock)
    desk = a_desk(store, clock)

    assert desk.undo_label().kind is StepKind.SUBMIT
    desk.undo()
    desk.undo()
    assert desk.open_task(key).draft.answer(REWRITE, EditAnswer).text(A) == "typed"
    desk.undo()
    assert desk.open_task(key).draft.same_work(Draft())
    store.close()


def test_what_is_packed_cannot_be_taken_back_but_earlier_steps_elsewhere_can(desk, store, clock):
    one, other = first_task(desk, 0), first_task(desk, 1)
    desk.save_draft(other, a_draft())
    desk.submit(one, a_draft())

    packed(store, clock)

    assert desk.undo_label().task == other
    desk.undo()
    assert desk.undo_label() is None
    assert desk.open_task(one).state is TaskState.DONE


def test_reopening_after_packing_makes_a_new_revision_based_on_the_first(desk, store, clock):
    key = first_task(desk)
    batch = desk.batches()[0].key
    desk.submit(key, a_draft())
    (first,) = store.outbox.unpacked(batch)
    packed(store, clock)

    desk.reopen(key)
    assert desk.open_task(key).draft.same_work(a_draft())
    assert desk.open_task(key).judgment_revision == 1
    assert [judgment.revision for _, judgment in desk.finished(batch)] == [1]
    desk.submit(key, a_draft("on second thought"))

    ((_, judgment),) = desk.finished(batch)
    assert (judgment.revision, judgment.based_on) == (2, first.sha256)
    assert [one.revision for one in store.outbox.unpacked(batch)] == [2]


def test_undoing_a_reopening_finds_the_state_the_parcel_has_by_now(desk, store, clock):
    key = first_task(desk)
    desk.submit(key, a_draft())
    parcel = packed(store, clock)
    store.outbox.mark_parcel(parcel.key, ParcelState.DELIVERED, at=clock())
    desk.reopen(key)
    store.outbox.mark_parcel(parcel.key, ParcelState.CONFIRMED, at=clock())

    desk.undo()

    assert desk.open_task(key).state is TaskState.CONFIRMED
    assert desk.open_task(key).read_only


def test_steps_of_a_removed_batch_are_passed_over(desk):
    desk.save_draft(first_task(desk), a_draft())
    kept = desk.batches()[0].key
    desk.import_batch(a_reading(3, name="other"))
    desk.save_draft(first_task(desk), a_draft())
    desk.remove_batch(desk.batches()[0].key)

    change = desk.undo()

    assert desk.task_row(change.show).position == 0
    assert desk.batches()[0].key == kept
    assert desk.open_task(change.show).draft.same_work(Draft())


def test_every_text_of_an_answer_has_a_history_of_its_own(store, clock):
    form = Form(
        questions=(
            *FORM.questions,
            DecisionQuestion(id=QuestionId("decide"), title=Wording.of("Decide")),
        )
    )
    desk = a_desk(store, clock)
    desk.import_batch(a_reading(1, batch=replace(a_batch("more"), form=form)))
    key = first_task(desk)
    place = TextPlace(QuestionId("decide"), slot=WORDING)
    draft = Draft().answered(place.question_id, DecisionAnswer(verdict=DecisionVerdict.REFUSE))
    desk.save_draft(key, draft)
    for text in ("No\u00a0👍", "No, нет", ""):
        draft = with_text_at(draft, form, place, text)
        desk.save_draft(key, draft)
        draft = draft.noted(place.question_id, f"note on {text}")
        desk.save_draft(key, draft)
    desk.undo()

    def told(slot):
        return [version.text for version in desk.history(key, place.question_id, None, slot)]

    assert told(WORDING) == ["", "No, нет", "No\u00a0👍"]
    assert told(EXPLANATION) == []
    assert told(REMARK)[:2] == ["note on ", "note on No, нет"]
