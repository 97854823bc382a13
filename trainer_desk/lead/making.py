"""Batches made by a lead: texts from anywhere, under a form of one's own."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace

from trainer_desk.files.errors import FormatError
from trainer_desk.files.form_files import NamedForm, form_to_json
from trainer_desk.files.reading import Progress, Reading
from trainer_desk.work.answers import Answer
from trainer_desk.work.form import Form
from trainer_desk.work.ids import BatchId, QuestionId, Sha256
from trainer_desk.work.task import Task


def under_form(reading: Reading, named: NamedForm) -> Reading:
    """Return the batch under another form, as another batch: its id and hash tell the form too.

    Its guidelines are kept; where it has none, those of the form take their place. Answers that a
    task begins with are kept where the form has a question of that id, and left out elsewhere.

    Raises:
        FormatError: If a lexicon of the batch has a label that the form does not have.
    """
    batch = reading.batch
    mark = hashlib.sha256(form_to_json(named)).hexdigest()
    labels = {
        label.id for question in named.form.questions for label in getattr(question, "labels", ())
    }
    for lexicon in batch.lexicons:
        if lexicon.label not in labels:
            names = ", ".join(reading.names)
            raise FormatError(
                names, f"has a lexicon for `{lexicon.label}`; the form has no such label"
            )
    source = hashlib.sha256(f"{reading.source_sha256} {mark}".encode()).hexdigest()

    def tasks(progress: Progress) -> Iterator[Task]:
        for task in reading.tasks(progress):
            yield replace(task, begun=_fitting(task.begun, named.form))

    return replace(
        reading,
        batch=replace(
            batch,
            id=BatchId(f"{batch.id[:180]}--{mark[:12]}"),
            form=named.form,
            guidelines=batch.guidelines or named.guidelines,
        ),
        tasks=tasks,
        source_sha256=Sha256(source),
    )


def _fitting(
    begun: tuple[tuple[QuestionId, Answer], ...], form: Form
) -> tuple[tuple[QuestionId, Answer], ...]:
    ids = {question.id for question in form.questions}
    return tuple((question_id, answer) for question_id, answer in begun if question_id in ids)
