"""A revision that arrives before the one it follows: both are kept, and the later one counts."""

from tests.builders import WHY, B, a_draft, first_task
from trainer_desk.files.codec import judgment_from_json
from trainer_desk.lead.collect import collect
from trainer_desk.lead.dataset import JUDGMENTS, Dataset
from trainer_desk.lead.exporting import collected
from trainer_desk.store import ParcelState
from trainer_desk.sync.deliver import pack
from trainer_desk.work.answers import TextAnswer
from trainer_desk.work.states import TaskState


def test_a_first_revision_that_was_kept_here_and_goes_after_the_second_changes_nothing(
    trainer, root, transport, clock, tmp_path
):
    ann = trainer().has()
    key = first_task(ann.desk)
    dataset = Dataset(tmp_path / "out")
    ann.desk.submit(key, a_draft("a first look at it"))
    (first,) = pack(ann.store.outbox, now=clock)
    ann.courier.hold(first.name, held=True)
    ann.desk.reopen(key)
    ann.desk.submit(key, a_draft("after a second look", best=B))

    ann.courier.deliver_to(root)
    collect(transport, dataset)
    ann.courier.pull_from(root)
    between = ann.desk.task_row(key).state
    ann.courier.hold(first.name, held=False)
    ann.courier.deliver_to(root)
    collect(transport, dataset)
    pulled = ann.courier.pull_from(root)

    assert between is TaskState.CONFIRMED
    assert ann.desk.task_row(key).state is TaskState.CONFIRMED
    assert pulled.confirmed == (first.name,)
    assert {row.state for row in ann.store.outbox.parcels()} == {ParcelState.CONFIRMED}
    judgments = [
        judgment_from_json(line)
        for line in (tmp_path / "out" / JUDGMENTS).read_bytes().splitlines()
    ]
    assert [one.revision for one in judgments] == [2, 1]
    opened = ann.desk.open_task(key)
    ((_, counting),) = collected(opened.batch, [opened.task], judgments)
    assert dict(counting.answers)[WHY] == TextAnswer(text="after a second look")


def test_a_revision_sealed_while_the_first_is_under_way_goes_in_a_parcel_of_its_own(
    trainer, root, transport, clock, tmp_path
):
    ann = trainer().has()
    key = first_task(ann.desk)
    ann.desk.submit(key, a_draft("a first look at it"))
    (first,) = pack(ann.store.outbox, now=clock)
    body = ann.store.outbox.parcel_body(first.key)
    ann.store.outbox.mark_parcel(first.key, ParcelState.SENDING, at=clock())
    ann.desk.reopen(key)
    ann.desk.submit(key, a_draft("after a second look"))

    ann.courier.deliver_to(root)
    found = collect(transport, Dataset(tmp_path / "out"))

    assert (found.parcels, found.judgments) == (2, 2)
    assert ann.store.outbox.parcel_body(first.key) == body
    assert [row.judgments for row in ann.store.outbox.parcels()] == [1, 1]
