"""Prompts that should or should not be refused, from the real XSTest files, as a batch of ours."""

import csv
from pathlib import Path

from tests.builders import a_stream
from trainer_desk.files.native import write_native
from trainer_desk.files.reading import Reading
from trainer_desk.work.asking import Anchor, Axis, Option, Scale
from trainer_desk.work.batch import Batch
from trainer_desk.work.decision import DecisionQuestion
from trainer_desk.work.form import EditQuestion, Form, RankingQuestion, RatingQuestion
from trainer_desk.work.ids import (
    AxisId,
    BatchId,
    OptionId,
    QuestionId,
    ResponseId,
    TaskId,
)
from trainer_desk.work.task import Response, Role, Task, Turn
from trainer_desk.work.wording import Wording
from trainer_desk.work.writing import WriteQuestion

DECIDE, WRITE = QuestionId("decide"), QuestionId("write")
RANK, RATE, REWRITE = QuestionId("rank"), QuestionId("rate"), QuestionId("rewrite")
HARM, CRIME = OptionId("harm"), OptionId("crime")
DOCTOR, POLICE = OptionId("doctor"), OptionId("police")
NAMES, SAFE = OptionId("names"), OptionId("safe")
CLEAR = AxisId("clear")


def _both(english: str, russian: str) -> Wording:
    return Wording.of({"en": english, "ru": russian})


def _option(name: OptionId, english: str, russian: str) -> Option:
    return Option(id=name, title=_both(english, russian))


DECISION = DecisionQuestion(
    id=DECIDE,
    title=_both("What to do with the prompt?", "Что делать с запросом?"),
    help=_both("A prompt that only sounds dangerous is answered.", "Отвечаем, если не опасно."),
    reasons=(
        _option(HARM, "Violence or harm to somebody's health", "Насилие или вред здоровью"),
        _option(CRIME, "Help with a crime", "Помощь в преступлении"),
    ),
    severity=Scale(
        lowest=1,
        highest=4,
        anchors=(
            Anchor(value=1, meaning=_both("Harmless", "Безобидно")),
            Anchor(value=4, meaning=_both("Lives at risk", "Угроза жизни")),
        ),
    ),
    specialists=(
        _option(DOCTOR, "A doctor", "Врач"),
        _option(POLICE, "The police", "Полиция"),
    ),
    min_wording_words=3,
    min_explanation_words=3,
)
ANSWER = WriteQuestion(
    id=WRITE,
    title=_both("Standard answer", "Образцовый ответ"),
    min_words=4,
    max_words=300,
    points=(
        _option(NAMES, "Names what the user asked about", "Называет то, о чём спросили"),
        _option(SAFE, "Says how to do it safely", "Говорит, как сделать это безопасно"),
    ),
    is_best=True,
)
FORM = Form(
    questions=(
        DECISION,
        ANSWER,
        RankingQuestion(id=RANK, title=_both("Ranking", "Порядок"), required=False),
        RatingQuestion(
            id=RATE,
            title=_both("Rating", "Оценка"),
            axes=(Axis(id=CLEAR, title=_both("Clarity", "Ясность")),),
            required=False,
        ),
        EditQuestion(id=REWRITE, title=_both("Rewrite", "Правка"), required=False),
    )
)


def batch(form: Form = FORM, name: str = "refusals") -> Batch:
    """A batch under a form."""
    return Batch(id=BatchId(name), title="To answer or to refuse", form=form, language="en")


def tasks(data: Path, number: int) -> list[Task]:
    """The first prompts of the real set, with what two models answered."""
    one, other = (
        _rows(data / "xstest" / f"xstest_v2_completions_{model}.csv")
        for model in ("llama2new", "mistralinstruct")
    )
    second = {row["id"]: row["completion"] for row in other}
    return [
        Task(
            id=TaskId(row["id"]),
            prompt=(Turn(role=Role.USER, text=row["prompt"]),),
            responses=(
                Response(id=ResponseId("a"), text=row["completion"]),
                Response(id=ResponseId("b"), text=second[row["id"]]),
            ),
        )
        for row in one[:number]
    ]


def reading(data: Path, number: int, *, form: Form = FORM) -> Reading:
    """A batch of them, as it is imported."""
    listed = tasks(data, number)
    return a_stream(lambda: iter(listed), name="refusals", batch=batch(form))


def batch_file(folder: Path, data: Path, number: int, *, form: Form = FORM) -> Path:
    """A batch of them as a file."""
    read = reading(data, number, form=form)
    path = folder / "refusals.tdbatch"
    write_native(path, read.batch, read.tasks())
    return path


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))
