"""Second readings: batches of finished judgments for a reviewer, and what comes of them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from trainer_desk.files.codec import judgment_to_json, sha256_of, task_to_json
from trainer_desk.lead.returning import Return
from trainer_desk.values import dataclass
from trainer_desk.work.answers import Answer
from trainer_desk.work.batch import Batch
from trainer_desk.work.form import Form
from trainer_desk.work.ids import QuestionId, TaskId, TrainerId
from trainer_desk.work.judgment import Judgment, Outcome
from trainer_desk.work.review import (
    ReviewAnswer,
    ReviewQuestion,
    ReviewVerdict,
    second_reading_id,
)
from trainer_desk.work.task import Task
from trainer_desk.work.wording import Wording

REVIEW = QuestionId("review")


def reviewed_form(form: Form) -> Form:
    """Return the form with a question for the second reading behind all others."""
    if any(isinstance(question, ReviewQuestion) for question in form.questions):
        return form
    taken = {question.id for question in form.questions}
    name = REVIEW
    while name in taken:
        name = QuestionId(name + "_")
    title = Wording.of({"en": "Second reading", "ru": "Вторая вычитка"})
    # What the trainer had to answer the reviewer need not: what is missing is accepted or returned.
    questions = tuple(replace(question, required=False) for question in form.questions)
    return Form(questions=(*questions, ReviewQuestion(id=name, title=title)))


def latest(judgments: Iterable[Judgment]) -> dict[tuple[TaskId, TrainerId], Judgment]:
    """Return of each trainer's judgment of each task the revision that counts."""
    found: dict[tuple[TaskId, TrainerId], Judgment] = {}
    for judgment in judgments:
        key = (judgment.task_id, judgment.trainer)
        if key not in found or found[key].revision < judgment.revision:
            found[key] = judgment
    return found


def share(judgments: Iterable[Judgment], percent: int, *, seed: str) -> tuple[Judgment, ...]:
    """Return that share of judgments, the same ones for the same seed, in the order given."""
    return tuple(
        judgment
        for judgment in judgments
        if int(sha256_of(f"{seed}\0{judgment.id}".encode())[:8], 16) % 100 < percent
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class SecondReading:
    """A batch for a reviewer.

    Attributes:
        passed_over: Judgments that are not in it: skipped, of other tasks or of other texts.
    """

    batch: Batch
    tasks: tuple[Task, ...]
    passed_over: int


def second_reading(
    batch: Batch, tasks: Iterable[Task], judgments: Iterable[Judgment]
) -> SecondReading:
    """Return the batch in which a reviewer reads finished judgments.

    Args:
        batch: The one that was worked on.
        tasks: Its tasks.
        judgments: Of it; of each the latest revision is read.
    """
    wanted = latest(one for one in judgments if one.batch_id == batch.id)
    by_task: dict[TaskId, list[Judgment]] = {}
    for judgment in wanted.values():
        by_task.setdefault(judgment.task_id, []).append(judgment)
    made: list[Task] = []
    for task in tasks:
        sha256 = sha256_of(task_to_json(task))
        made.extend(
            _task(task, judgment)
            for judgment in sorted(by_task.get(task.id, ()), key=lambda one: one.trainer)
            if judgment.outcome is not Outcome.SKIPPED and judgment.task_sha256 == sha256
        )
    mark = hashlib.sha256("\0".join(one.id for one in made).encode()).hexdigest()[:12]
    return SecondReading(
        batch=replace(
            batch,
            id=second_reading_id(batch.id, mark),
            revision=1,
            form=reviewed_form(batch.form),
            pay=None,
            test=None,
        ),
        tasks=tuple(made),
        passed_over=len(wanted) - len(made),
    )


def _task(task: Task, judgment: Judgment) -> Task:
    """Name the task by what is read in it, so that two trainers' work stands side by side."""
    mark = sha256_of(judgment_to_json(judgment))[:12]
    return replace(
        task, id=TaskId(f"{task.id[:160]}~{mark}"), judged=judgment, begun=judgment.answers
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """A judgment that stands after its second reading.

    Attributes:
        answers: As they stand now, in the form's order.
        corrected: Questions whose answer is the reviewer's.
        remarks: What the reviewer says about single answers.
    """

    judgment: Judgment
    reviewer: TrainerId
    answers: tuple[tuple[QuestionId, Answer], ...]
    corrected: tuple[QuestionId, ...]
    remarks: tuple[tuple[QuestionId, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcomes:
    """What came of a second reading."""

    settled: tuple[Settled, ...]
    returns: tuple[Return, ...]


def outcomes(form: Form, tasks: Iterable[Task], reviews: Iterable[Judgment]) -> Outcomes:
    """Sort reviewed judgments into those that stand and those that go back to their trainers.

    Args:
        form: That of the second reading.
        tasks: Those of the second reading, with what was judged.
        reviews: The reviewers' judgments; of each the latest revision counts. Where several
            reviewers read the same, one return is enough to send it back.
    """
    by_task: dict[TaskId, list[Judgment]] = {}
    for (task_id, _), review in latest(reviews).items():
        if review.outcome is Outcome.DONE:
            by_task.setdefault(task_id, []).append(review)
    settled: list[Settled] = []
    returns: list[Return] = []
    for task in tasks:
        if task.judged is None:
            continue
        read = sorted(by_task.get(task.id, ()), key=lambda one: one.trainer)
        back = [line for review in read for line in _back(form, review)]
        if back:
            returns.append(_return(task.judged, back))
        elif read:
            settled.append(_settled(form, task.judged, read[-1]))
    return Outcomes(settled=tuple(settled), returns=tuple(returns))


def _said(form: Form, review: Judgment) -> Iterator[ReviewAnswer]:
    given = dict(review.answers)
    for question in form.questions:
        answer = given.get(question.id)
        if isinstance(question, ReviewQuestion) and isinstance(answer, ReviewAnswer):
            yield answer


def _back(form: Form, review: Judgment) -> Iterator[str]:
    titles = {question.id: question.title.in_language("") for question in form.questions}
    for answer in _said(form, review):
        for field in answer.fields:
            if field.verdict is ReviewVerdict.RETURN:
                yield f"{titles.get(field.question_id, field.question_id)}: {field.remark}"


def _return(judged: Judgment, lines: list[str]) -> Return:
    return Return(
        batch=judged.batch_id,
        task=judged.task_id,
        trainer=judged.trainer,
        remark="\n".join(lines),
        revision=judged.revision,
    )


def _settled(form: Form, judged: Judgment, review: Judgment) -> Settled:
    corrected: Mapping[QuestionId, Answer] = dict(review.answers)
    before = dict(judged.answers)
    changed: list[QuestionId] = []
    remarks: list[tuple[QuestionId, str]] = []
    for answer in _said(form, review):
        for field in answer.fields:
            if field.verdict is ReviewVerdict.CORRECT:
                changed.append(field.question_id)
            if field.remark:
                remarks.append((field.question_id, field.remark))
    answers: list[tuple[QuestionId, Answer]] = []
    for question in form.questions:
        source = corrected if question.id in changed else before
        if question.id in source and not isinstance(question, ReviewQuestion):
            answers.append((question.id, source[question.id]))
    return Settled(
        judgment=judged,
        reviewer=review.trainer,
        answers=tuple(answers),
        corrected=tuple(changed),
        remarks=tuple(remarks),
    )
