"""What comes back does not break what is told from the steps."""

from tests.builders import WHY, a_batch, a_draft, a_reading, first_task
from trainer_desk.work.answers import TextAnswer


def test_a_draft_that_moved_to_a_new_revision_keeps_its_text_in_the_history(desk, store, clock):
    desk.save_draft(first_task(desk, 1), a_draft("typed before"))
    new = desk.import_batch(a_reading(5, source="corrected", batch=a_batch(revision=2))).batch

    store.returns.replace_batch(new, reason="corrected", at=clock())

    key = desk.task_at(new, 1)
    moved = desk.open_task(key).draft
    assert moved.same_work(a_draft("typed before"))
    desk.save_draft(key, moved.answered(WHY, TextAnswer(text="typed after it")))
    texts = [version.text for version in desk.history(key, WHY, None)]
    assert texts == ["typed after it", "typed before"]
    desk.undo()
    assert desk.open_task(key).draft.same_work(a_draft("typed before"))
