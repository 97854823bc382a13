"""Answers that a file brings are where work starts, and no work until they are changed."""

from dataclasses import replace

import pytest

from tests.builders import A, a_desk, a_reading, a_task, first_task, open_store
from trainer_desk.work.draft import Draft
from trainer_desk.work.facts import Claim, FactsAnswer, FactsQuestion, Stance
from trainer_desk.work.form import Form
from trainer_desk.work.ids import BatchId, MarkId, QuestionId
from trainer_desk.work.marks import Spot, Where
from trainer_desk.work.states import TaskState
from trainer_desk.work.wording import Wording

FACTS = QuestionId("facts")
SPOT = Spot(where=Where.in_response(A), start=0, end=7, quote="Because")
BROUGHT = FactsAnswer(claims=(Claim(id=MarkId("c1"), text="It is because", spots=(SPOT,)),))
DECIDED = FactsAnswer(claims=(replace(BROUGHT.claims[0], stance=Stance.NOT_CHECKABLE),))


def the_batch():
    question = FactsQuestion(id=FACTS, title=Wording.of("Facts"))
    return a_reading([replace(a_task(0), begun=((FACTS, BROUGHT),)), a_task(1)]).batch, question


@pytest.fixture
def begun(store, clock):
    desk = a_desk(store, clock)
    batch, question = the_batch()
    batch = replace(batch, id=BatchId("facts"), form=Form(questions=(question,)))
    tasks = [replace(a_task(0), begun=((FACTS, BROUGHT),)), a_task(1)]
    desk.import_batch(a_reading(tasks, name="facts", batch=batch))
    return desk


def test_a_task_opens_with_the_answers_its_file_brought(begun):
    task = begun.open_task(first_task(begun))

    assert task.draft == Draft(answers=((FACTS, BROUGHT),))
    assert task.state is TaskState.NEW


def test_a_task_that_brings_nothing_opens_empty(begun):
    assert begun.open_task(first_task(begun, 1)).draft == Draft()


def test_reading_what_was_brought_is_no_work(begun):
    key = first_task(begun)
    read = replace(begun.open_task(key).draft, active_seconds=9.0)

    begun.save_draft(key, read)

    assert begun.open_task(key).state is TaskState.NEW
    assert begun.open_task(key).draft == read
    assert begun.undo_label() is None


def test_undo_ends_where_the_file_began(begun):
    key = first_task(begun)
    begun.save_draft(key, Draft(answers=((FACTS, DECIDED),)))
    worked = begun.open_task(key)

    begun.undo()

    assert worked.state is TaskState.DRAFT
    assert begun.open_task(key).draft == Draft(answers=((FACTS, BROUGHT),))
    assert begun.open_task(key).state is TaskState.NEW


def test_taking_everything_away_is_work_too(begun):
    key = first_task(begun)

    begun.save_draft(key, Draft())

    assert begun.open_task(key).state is TaskState.DRAFT
    assert begun.open_task(key).draft == Draft()


def test_what_was_brought_can_be_sealed_with_decisions_and_opened_again(begun):
    key = first_task(begun)
    begun.submit(key, Draft(answers=((FACTS, DECIDED),)))

    begun.reopen(key)

    assert begun.judged(key) is None
    assert begun.open_task(key).draft == Draft(answers=((FACTS, DECIDED),))


def test_work_over_what_was_brought_survives_a_restart(begun, store, tmp_path, clock):
    key = first_task(begun)
    begun.save_draft(key, Draft(answers=((FACTS, DECIDED),)))
    store.close()

    again = open_store(tmp_path / "desk", clock)
    desk = a_desk(again, clock)

    assert desk.open_task(key).draft == Draft(answers=((FACTS, DECIDED),))
    assert desk.open_task(first_task(desk, 1)).draft == Draft()
    again.close()
