"""The shown order is fair, stable and repeatable elsewhere."""

import hashlib
from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from trainer_desk.work.ids import BatchId, ResponseId, TaskId, TrainerId
from trainer_desk.work.shuffle import judgment_id, shown_order

IDS = [ResponseId(f"r{number}") for number in range(4)]
ANNA, BORIS = TrainerId("anna"), TrainerId("boris")


@given(st.lists(st.text(min_size=1), unique=True, max_size=9), st.text(), st.text(), st.text())
def test_every_response_is_shown_once_whatever_the_file_order(ids, seed, task, trainer):
    def order(these):
        return shown_order(these, seed=seed, task_id=TaskId(task), trainer=TrainerId(trainer))

    assert sorted(order(ids)) == sorted(ids)
    assert order(ids) == order(ids[::-1])


def test_the_order_is_the_documented_formula():
    def digest(response):
        return hashlib.sha256(f"seed\0task\0anna\0{response}".encode()).hexdigest()

    shown = shown_order(IDS, seed="seed", task_id=TaskId("task"), trainer=ANNA)

    assert list(shown) == sorted(IDS, key=digest)


def test_no_response_is_favoured_as_the_first():
    firsts = Counter(
        shown_order(IDS, seed="s", task_id=TaskId(str(number)), trainer=ANNA)[0]
        for number in range(2000)
    )

    assert all(430 < firsts[response] < 570 for response in IDS)


def test_trainers_see_different_orders():
    differing = sum(
        shown_order(IDS, seed="s", task_id=TaskId(str(number)), trainer=ANNA)
        != shown_order(IDS, seed="s", task_id=TaskId(str(number)), trainer=BORIS)
        for number in range(100)
    )

    assert differing > 80


def test_a_judgment_is_known_again_and_never_mistaken():
    one = judgment_id(BatchId("b"), TaskId("t"), ANNA)

    assert one == judgment_id(BatchId("b"), TaskId("t"), ANNA)
    assert len(one) == 32
    assert one != judgment_id(BatchId("b"), TaskId("t"), BORIS)
    assert one != judgment_id(BatchId("bt"), TaskId(""), ANNA)
