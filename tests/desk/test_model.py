"""Any sequence of actions, with restarts anywhere, against a model too simple to be wrong."""

import shutil
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from tests.builders import (
    FORM,
    RANK,
    REWRITE,
    WHY,
    Clock,
    a_batch,
    a_desk,
    a_draft,
    a_reading,
    open_store,
    rated,
    rewritten,
)
from tests.desk.test_undo import packed
from tests.kinds import further_answers
from trainer_desk.work.answers import EditAnswer, RankingAnswer, TextAnswer
from trainer_desk.work.decision import DecisionAnswer, DecisionQuestion
from trainer_desk.work.draft import Draft
from trainer_desk.work.facts import FactsAnswer, FactsQuestion
from trainer_desk.work.form import Form
from trainer_desk.work.ids import QuestionId, ResponseId
from trainer_desk.work.marks import Label, SpansAnswer, SpansQuestion
from trainer_desk.work.places import TextPlace, with_text_at
from trainer_desk.work.rules import IncompleteDraft, is_empty, missing
from trainer_desk.work.states import TaskState
from trainer_desk.work.wording import Wording
from trainer_desk.work.writing import WriteAnswer, WriteQuestion
from trainer_desk.work.written import EXPLANATION, WORDING

DECIDE, WRITE = QuestionId("decide"), QuestionId("write")
SPANS, FACTS = QuestionId("spans"), QuestionId("facts")
TITLE = Wording.of("More")
FURTHER = (
    DecisionQuestion(id=DECIDE, title=TITLE, required=False, still_asked=(RANK, WHY)),
    WriteQuestion(id=WRITE, title=TITLE, required=False),
    SpansQuestion(id=SPANS, title=TITLE, required=False, labels=(Label(id="x", title=TITLE),)),
    FactsQuestion(id=FACTS, title=TITLE, required=False),
)
KINDS = {
    DecisionAnswer: DECIDE,
    WriteAnswer: WRITE,
    SpansAnswer: SPANS,
    FactsAnswer: FACTS,
}

TASKS = 4
positions = st.integers(0, TASKS - 1)
texts = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=12)
responses = st.sampled_from([ResponseId("a"), ResponseId("b")])
further = further_answers(st.sampled_from("xyz"), texts, responses).filter(
    lambda answer: type(answer) in KINDS
)
SEALED = (TaskState.DONE, TaskState.SKIPPED)


class Working(RuleBasedStateMachine):
    """The model: per task its work and its state, and a list of what they were before each step."""

    @initialize()
    def start(self):
        self.folder = Path(tempfile.mkdtemp())
        self.clock = Clock()
        self.open()
        batch = replace(a_batch(), form=Form(questions=(*FORM.questions, *FURTHER)))
        self.form = batch.form
        self.desk.import_batch(a_reading(TASKS, batch=batch))
        self.batch = self.desk.batches()[0].key
        self.now = dict.fromkeys(range(TASKS), (Draft(), TaskState.NEW))
        self.done: list[tuple[int, tuple, tuple]] = []
        self.undone: list[tuple[int, tuple, tuple]] = []
        self.packed: set[int] = set()

    def open(self):
        self.store = open_store(self.folder, self.clock)
        self.desk = a_desk(self.store, self.clock)

    def teardown(self):
        self.store.close()
        shutil.rmtree(self.folder)

    def key(self, position):
        return self.desk.task_at(self.batch, position)

    def went(self, position, after):
        before = self.now[position]
        if before != after:
            self.now[position] = after
            self.done.append((position, before, after))
            self.undone.clear()

    def save(self, position, draft):
        work, state = self.now[position]
        if state in SEALED:
            return
        self.desk.save_draft(self.key(position), draft)
        begun = bool(draft.note) or any(draft.answers) or any(draft.field_notes)
        if not draft.same_work(work):
            fresh = position not in self.packed
            resting = TaskState.NEW if fresh else state
            self.went(position, (draft, TaskState.DRAFT if begun else resting))

    @rule(position=positions, text=texts)
    def write(self, position, text):
        answer = TextAnswer(text=text) if text else None
        self.save(position, self.now[position][0].answered(WHY, answer))

    @rule(position=positions, text=texts, response=responses)
    def rewrite(self, position, text, response):
        self.save(position, rewritten(self.now[position][0], text, response))

    @rule(position=positions, value=st.integers(1, 5))
    def rate(self, position, value):
        self.save(position, rated(self.now[position][0], value))

    @rule(position=positions, order=st.permutations(["a", "b"]), placed=st.integers(1, 2))
    def rank(self, position, order, placed):
        groups = tuple((ResponseId(one),) for one in order[:placed])
        self.save(position, self.now[position][0].answered(RANK, RankingAnswer(groups=groups)))

    @rule(position=positions, answer=further)
    def answer_further(self, position, answer):
        work = self.now[position][0]
        question = KINDS[type(answer)]
        self.save(position, work.answered(question, None if is_empty(answer) else answer))

    @rule(position=positions, text=texts, slot=st.sampled_from([WORDING, EXPLANATION]))
    def word_decision(self, position, text, slot):
        place = TextPlace(DECIDE, slot=slot)
        self.save(position, with_text_at(self.now[position][0], self.form, place, text))

    @rule(position=positions, text=texts)
    def write_answer(self, position, text):
        work = self.now[position][0]
        self.save(position, with_text_at(work, self.form, TextPlace(WRITE), text))

    @rule(position=positions, note=texts, question=st.sampled_from([WHY, DECIDE, SPANS]))
    def note_on_question(self, position, note, question):
        self.save(position, self.now[position][0].noted(question, note))

    @rule(position=positions, note=texts, flagged=st.booleans())
    def note(self, position, note, flagged):
        work = self.now[position][0]
        self.save(position, replace(work, note=note, flagged=flagged))

    @rule(position=positions)
    def submit(self, position):
        work, state = self.now[position]
        if state in SEALED:
            return
        full = work.answered(RANK, a_draft().answer(RANK, RankingAnswer)).answered(
            WHY, TextAnswer(text="two words")
        )
        if not full.same_work(work):
            self.went(position, (full, TaskState.DRAFT))
        if missing(self.form, self.desk.open_task(self.key(position)).task, full):
            with pytest.raises(IncompleteDraft):
                self.desk.submit(self.key(position), full)
            return
        self.desk.submit(self.key(position), full)
        self.went(position, (full, TaskState.DONE))

    @rule(position=positions)
    def skip(self, position):
        work, state = self.now[position]
        if state in SEALED:
            return
        self.desk.skip(self.key(position), work, reason="no")
        self.went(position, (work, TaskState.SKIPPED))

    @rule(position=positions)
    def reopen(self, position):
        work, state = self.now[position]
        self.desk.reopen(self.key(position))
        if state in SEALED:
            self.went(position, (work, TaskState.DRAFT))

    @rule()
    def undo(self):
        change = self.desk.undo()
        if self.done:
            step = self.done.pop()
            self.undone.append(step)
            assert change.show == self.key(step[0])
            self.now[step[0]] = step[1]
        else:
            assert change.saved_at is None

    @rule()
    def redo(self):
        change = self.desk.redo()
        if self.undone:
            step = self.undone.pop()
            self.done.append(step)
            assert change.show == self.key(step[0])
            self.now[step[0]] = step[2]
        else:
            assert change.saved_at is None

    @rule()
    def pack(self):
        waiting = {int(one.task_id[1:]) for one in self.store.outbox.unpacked(self.batch)}
        if waiting:
            packed(self.store, self.clock)
            self.packed |= waiting
            self.done = [step for step in self.done if step[0] not in waiting]
            self.undone = [step for step in self.undone if step[0] not in waiting]

    @rule()
    def restart(self):
        self.store.close()
        self.open()

    @rule()
    @precondition(lambda self: not self.packed)
    def undo_all(self):
        while self.desk.undo_label():
            self.undo()
        assert set(self.now.values()) == {(Draft(), TaskState.NEW)}

    @invariant()
    def desk_is_as_the_model(self):
        if not hasattr(self, "now"):
            return
        for position, (work, state) in self.now.items():
            opened = self.desk.open_task(self.key(position))
            assert opened.state is state
            assert opened.draft.flagged == work.flagged
            assert opened.draft.note == work.note
            assert dict(opened.draft.field_notes) == dict(work.field_notes)
            assert _answers(opened.draft) == _answers(work)
        for state in TaskState:
            expected = [n for n, (_, now) in self.now.items() if now is state]
            rows = self.desk.task_rows(self.batch, start=0, count=9, state=state)
            assert [row.position for row in rows] == expected
            assert self.desk.task_count(self.batch, state=state) == len(expected)
        assert self.desk.task_count(self.batch, flagged=True) == sum(
            work.flagged for work, _ in self.now.values()
        )
        sealed = {n for n, (_, state) in self.now.items() if state in SEALED}
        judged = {int(task.id[1:]) for task, _ in self.desk.finished(self.batch)}
        assert judged == sealed | self.packed
        assert (self.desk.undo_label() is None) == (not self.done)
        assert (self.desk.redo_label() is None) == (not self.undone)
        self.store.verify()


def _answers(draft):
    """Answers without the order in which edits were begun."""
    answers = dict(draft.answers)
    edits = answers.get(REWRITE)
    if isinstance(edits, EditAnswer):
        answers[REWRITE] = (edits.chosen, {edit.response_id: edit.text for edit in edits.edits})
    return answers


Working.TestCase.settings = settings(
    max_examples=25,
    stateful_step_count=30,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
TestWorking = Working.TestCase


@pytest.mark.torture
class TestWorkingForLong(Working.TestCase):
    settings = settings(Working.TestCase.settings, max_examples=1000, stateful_step_count=100)
