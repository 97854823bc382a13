"""A batch whose form asks for marks, and what a trainer does to make them by keys alone."""

from pathlib import Path

import regex

from tests.builders import A, B, a_reading
from tests.ui.whole.conftest import Running, until
from trainer_desk.files.native import write_native
from trainer_desk.work.asking import Scale
from trainer_desk.work.batch import Batch
from trainer_desk.work.form import EditQuestion, Form, TextQuestion
from trainer_desk.work.ids import BatchId, OptionId, QuestionId, TaskId
from trainer_desk.work.marks import Label, Lexicon, Mark, SpansAnswer, SpansQuestion
from trainer_desk.work.task import Response, Role, Task, Turn
from trainer_desk.work.wording import Wording

MARKS, REWRITE, WHY = QuestionId("marks"), QuestionId("rewrite"), QuestionId("why")
SLANG, ERROR, OBSCENE = OptionId("slang"), OptionId("error"), OptionId("obscene")

SPANS = SpansQuestion(
    id=MARKS,
    title=Wording.of("Marks"),
    labels=(
        Label(id=SLANG, title=Wording.of("Slang"), key="s", colour="violet"),
        Label(id=ERROR, title=Wording.of("False statement")),
        Label(id=OBSCENE, title=Wording.of("Obscene"), colour="red"),
    ),
    severity=Scale(lowest=1, highest=3),
)
FORM = Form(
    questions=(
        SPANS,
        EditQuestion(id=REWRITE, title=Wording.of("Rewrite"), required=False, target="any"),
        TextQuestion(id=WHY, title=Wording.of("Why"), required=False),
    )
)
PROMPT = "Say 👩‍🔬 hello to the dudes"
FIRST = "Hello 😀 dudes, the damn earth is flat."
SECOND = "Good day to you all."


def marks_batch(*, form: Form = FORM, **more: object) -> Batch:
    """Return a batch that asks for marks."""
    return Batch(id=BatchId("b1"), title="Marks", form=form, language="en", **more)


def marks_task(number: int, prompt: str = PROMPT, first: str = FIRST, second: str = SECOND) -> Task:
    """Return a task with two responses."""
    return Task(
        id=TaskId(f"t{number}"),
        prompt=(Turn(role=Role.USER, text=prompt),),
        responses=(Response(id=A, text=first), Response(id=B, text=second)),
    )


def marks_file(folder: Path, tasks: object = None, **more: object) -> Path:
    """Write a batch with tasks to mark in; three small ones if none are given."""
    listed = [marks_task(at) for at in range(3)] if tasks is None else tasks
    batch = marks_batch(**more)
    reading = a_reading(listed, batch=batch)
    path = folder / "b1.tdbatch"
    write_native(path, reading.batch, reading.tasks())
    return path


def obscene_words(*words: str) -> Lexicon:
    """Return a list of words that proposes "obscene"."""
    return Lexicon(label=OBSCENE, language="en", words=words)


def answer(running: Running) -> SpansAnswer:
    """Return what is marked in the task on screen."""
    return running.desktop.flow.draft.answer(MARKS, SpansAnswer) or SpansAnswer()


def made(running: Running) -> list[Mark]:
    """Return the marks of the task on screen that were not rejected."""
    return [mark for mark in answer(running).marks if not mark.rejected]


def mark_by_keys(running: Running, *, response: str = A) -> None:
    """Begin to mark in a response, whichever letter it is shown under."""
    order = running.desktop.flow.task.shown_order
    running.hands.press(f"Ctrl+{order.index(response) + 1}")
    running.hands.press("Ctrl+Shift+M")


def rewrite(running: Running, *, response: str = A) -> None:
    """Begin the rewrite of a response, whichever letter it is shown under."""
    order = running.desktop.flow.task.shown_order
    running.hands.press(f"Ctrl+{order.index(response) + 1}")
    running.hands.press("Ctrl+E")


def to_words(running: Running, text: str, words: str) -> None:
    """Put the cursor in front of words of the text with the keyboard, by arrow keys alone."""
    running.hands.press("Ctrl+Home")
    for _ in range(_presses(text[: text.index(words)])):
        running.hands.press("Right")


def select(running: Running, text: str, words: str) -> None:
    """Select words of the text that has the keyboard, by arrow keys alone."""
    to_words(running, text, words)
    for _ in range(_presses(words)):
        running.hands.press("Shift+Right")


def proposed(running: Running, number: int) -> None:
    """Wait until so many marks are proposed."""
    until(lambda: running.desktop.kinds.spans.undecided() == number)


def _presses(text: str) -> int:
    """How many times an arrow is pressed to pass a text: once for what Qt takes for a character."""
    return len(regex.findall(r"\X", text))
