"""Batches reach trainers' desks, whole or shared out as was said."""

from collections import Counter

import pytest

from tests.builders import a_reading, a_task
from tests.sync.servers import ALL
from trainer_desk.files.receipts import Withdrawal
from trainer_desk.lead.assign import assign, share_out, withdraw
from trainer_desk.sync.transport import PART
from trainer_desk.work.states import TaskState

TEAM = ("ann", "bob", "Cy D.")


def test_a_whole_batch_reaches_everybody_once(trainer, root, transport):
    given = assign(a_reading(4), transport, TEAM)
    again = assign(a_reading(4), transport, TEAM)

    assert [one.tasks for one in given] == [4, 4, 4]
    assert all(one.new for one in given)
    assert not any(one.new for one in again)
    for name in TEAM:
        desk = trainer(name).courier.pull_from(root)
        assert len(desk.batches) == 1


def test_a_batch_is_shared_out_with_the_stated_overlap(trainer, root, transport):
    assign(a_reading(30), transport, TEAM, overlap=2)

    seen = Counter()
    for name in TEAM:
        one = trainer(name)
        (key,) = one.courier.pull_from(root).batches
        rows = one.desk.task_rows(key, start=0, count=100)
        assert len(rows) == 20
        seen.update(row.id for row in rows)
    assert set(seen.values()) == {2}
    assert len(seen) == 30


@pytest.mark.parametrize("overlap", [1, 2, 3])
def test_shares_are_even_and_company_is_mixed(overlap):
    shared = list(share_out(iter(map(a_task, range(300))), ("a", "b", "c", "d"), overlap))

    load = Counter(trainer for _, chosen in shared for trainer in chosen)
    assert max(load.values()) - min(load.values()) <= 1
    assert {len(chosen) for _, chosen in shared} == {overlap}
    assert len({chosen for _, chosen in shared}) >= 4


@pytest.mark.parametrize(("team", "overlap"), [((), None), (("a", "a"), None), (("a",), 2)])
def test_what_cannot_be_shared_out_is_refused(transport, team, overlap):
    with pytest.raises(ValueError, match=r"trainer|overlap"):
        assign(a_reading(2), transport, team, overlap=overlap)


def test_more_trainers_than_tasks_is_fine(trainer, root, transport):
    given = assign(a_reading(1), transport, TEAM, overlap=1)

    assert len(given) == 1


def test_withdrawn_tasks_leave_the_work(trainer, root, transport):
    ann = trainer()
    assign(a_reading(3), transport, ("ann",))
    (key,) = ann.courier.pull_from(root).batches

    withdraw(transport, Withdrawal(batch_id="b1", tasks=("t1",), reason="twice"), ("ann",))

    assert len(ann.courier.pull_from(root).withdrawn) == 1
    assert ann.desk.task_row(ann.desk.task_at(key, 1)).state is TaskState.WITHDRAWN
    assert ann.desk.task_row(ann.desk.task_at(key, 0)).state is TaskState.NEW


class Dying:
    """A target at which a lead dies at the chosen publishing, before or right after it."""

    def __init__(self, inner, at: int, *, after: bool) -> None:
        self._inner = inner
        self._left = at
        self._after = after

    def __getattr__(self, name: str):
        return getattr(self._inner, name)

    def publish(self, part: str, name: str) -> bool:
        self._left -= 1
        if self._left:
            return self._inner.publish(part, name)
        if self._after:
            # As on a disk with links: both names are there for a moment.
            body = self._inner.read(part)
            self._inner.publish(part, name)
            self._inner.write_part(part, body)
        raise OSError("the power went")


@pytest.mark.parametrize("after", [False, True])
@pytest.mark.parametrize("at", [1, 2, 3])
@pytest.mark.parametrize("kind", ["folder", "wsgidav"])
def test_what_a_lead_left_who_died_is_removed_by_doing_it_again(kind, at, after):
    with ALL[kind]() as server:
        others = {f"{PART}setup-ffff", f"in/ann/{PART}ffff"}
        for name in others:
            server.behind.put(name, b"another lead's, under way")
        dying = Dying(server.transport(), at, after=after)
        with pytest.raises(OSError, match="power"):
            assign(a_reading(2), dying, ("ann", "bob"), owner="lead")
        left = {name for name in server.behind.files() if PART in name} - others

        given = assign(a_reading(2), server.transport(), ("ann", "bob"), owner="lead")

        assert len(left) == 1
        assert {name for name in server.behind.files() if PART in name} == others
        assert len(given) == 2


@pytest.mark.parametrize("after", [False, True])
def test_what_a_lead_left_beside_a_withdrawal_is_removed_by_doing_it_again(root, transport, after):
    gone = Withdrawal(batch_id="b1", tasks=("t1",), reason="twice")
    with pytest.raises(OSError, match="power"):
        withdraw(Dying(transport, 1, after=after), gone, ("ann",))
    left = list(root.rglob(f"{PART}*"))

    withdraw(transport, gone, ("ann",))

    assert len(left) == 1
    assert list(root.rglob(f"{PART}*")) == []
