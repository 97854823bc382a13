"""A table for spreadsheets and scripts: one row per response of each judgment."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from trainer_desk.files.atomic import writing
from trainer_desk.files.exporters.cells import HEAD, LETTERS, PREFIX
from trainer_desk.files.exporters.counts import Drop, Exported, Finished, Tally, is_of
from trainer_desk.files.exporters.further_cells import PARTS, further_cells
from trainer_desk.files.strict import compact
from trainer_desk.work.answers import (
    Answer,
    ChoiceAnswer,
    EditAnswer,
    RankingAnswer,
    RatingAnswer,
    StrengthAnswer,
    TextAnswer,
)
from trainer_desk.work.form import (
    ChoiceQuestion,
    EditQuestion,
    Form,
    Question,
    RankingQuestion,
    RatingQuestion,
    StrengthQuestion,
    TextQuestion,
)
from trainer_desk.work.ids import ResponseId
from trainer_desk.work.judgment import Judgment
from trainer_desk.work.task import Role, Task

Cell = str | int | float | None
Row = dict[str, Cell]

_RISKY: Final = re.compile(r"'*[=+\-@\t\r]")
_PLAIN_NUMBER: Final = re.compile(r"[+-]?[0-9]+(?:[.,][0-9]+)?")


def write_csv(
    path: Path, finished: Finished, form: Form, *, spreadsheet_safe: bool = False
) -> Exported:
    """Write a row per response, or one row for a task without responses; see FORMAT.md.

    Every cell reads back exactly as it was. Where `spreadsheet_safe`, text that a spreadsheet
    would run as a formula gets an apostrophe before it, which FORMAT.md tells how to take off,
    and the file begins with a byte order mark, which Excel needs.

    Raises:
        OSError: If the file cannot be written; then nothing has changed.
    """
    tally = Tally()
    with writing(path) as target:
        encoding = "utf-8-sig" if spreadsheet_safe else "utf-8"
        stream = io.TextIOWrapper(target, encoding=encoding, newline="")
        writer = csv.DictWriter(stream, columns_of(form), restval="", lineterminator="\r\n")
        writer.writeheader()
        for task, judgment in finished:
            tally.judgments += 1
            if not is_of(judgment, task):
                tally.drop(Drop.CHANGED_TASK)
                continue
            for row in _rows(task, judgment, form):
                writer.writerow(_safe(row) if spreadsheet_safe else row)
                tally.records += 1
        stream.flush()
        stream.detach()
    return tally.total()


def columns_of(form: Form) -> tuple[str, ...]:
    """Return the header of a table of judgments under a form."""
    return (*HEAD, *(name for question in form.questions for name in _columns(question)))


def without_apostrophe(cell: str) -> str:
    """Return the text that `spreadsheet_safe` wrote as `cell`."""
    return cell[1:] if cell.startswith("'") and _RISKY.match(cell) else cell


def _safe(row: Row) -> Row:
    return {
        name: f"'{cell}" if isinstance(cell, str) and is_risky(cell) else cell
        for name, cell in row.items()
    }


def is_risky(text: str) -> bool:
    """Tell whether a spreadsheet would run a text, or a text that was made safe begins so."""
    return _RISKY.match(text) is not None and not _PLAIN_NUMBER.fullmatch(text)


def _column(question_id: str) -> str:
    return f"{PREFIX}{_escaped(question_id)}"


def _escaped(name: str) -> str:
    """Keep dots for what they divide, so that no two columns can share a name."""
    return name.replace("%", "%25").replace(".", "%2E")


def _columns(question: Question) -> tuple[str, ...]:
    name = _column(question.id)
    match question:
        case RankingQuestion():
            return f"{name}.place", f"{name}.verdict"
        case StrengthQuestion():
            return tuple(f"{name}.{part}" for part in ("verdict", "preferred", "degree", "degrees"))
        case RatingQuestion():
            return tuple(
                f"{name}.{_escaped(axis.id)}{part}"
                for axis in question.axes
                for part in ("", ".scale")
            )
        case ChoiceQuestion(several=True):
            return tuple(f"{name}.{_escaped(option.id)}" for option in question.options)
        case ChoiceQuestion() | TextQuestion() | EditQuestion():
            return (name,)
        case _:
            return tuple(f"{name}{part}" for part in PARTS[type(question)])


def _rows(task: Task, judgment: Judgment, form: Form) -> Iterator[Row]:
    head = _about(task, judgment)
    if not task.responses:
        yield head | _answers(judgment, form, None)
    for response in task.responses:
        letter = LETTERS[judgment.shown_order.index(response.id)]
        about: Row = {
            "response": response.id,
            "shown_as": letter,
            "model": response.model,
            "text": response.text,
        }
        yield head | about | _answers(judgment, form, response.id)


def _about(task: Task, judgment: Judgment) -> Row:
    return {
        "batch": judgment.batch_id,
        "batch_revision": judgment.batch_revision,
        "task": task.id,
        "trainer": judgment.trainer,
        "device": judgment.device,
        "judgment": judgment.id,
        "revision": judgment.revision,
        "outcome": judgment.outcome.value,
        "skip_reason": judgment.skip_reason,
        "flagged": int(judgment.flagged),
        "note": judgment.note,
        "sealed_at": judgment.sealed_at.isoformat(timespec="milliseconds"),
        "active_seconds": round(judgment.active_seconds, 3),
        "idle_seconds": round(judgment.idle_seconds, 3),
        "prompt": _prompt(task),
    }


def _prompt(task: Task) -> str:
    if len(task.prompt) == 1 and task.prompt[0].role is Role.USER:
        return task.prompt[0].text
    return compact([{"role": turn.role.value, "text": turn.text} for turn in task.prompt])


def _answers(judgment: Judgment, form: Form, response_id: ResponseId | None) -> Row:
    row: Row = {}
    known = {question.id: question for question in form.questions}
    for question_id, answer in judgment.answers:
        question = known.get(question_id)
        if question is not None:
            cells = _cells(answer, question, response_id)
            row |= {name: cell for name, cell in cells.items() if name in _columns(question)}
    return row


def _cells(answer: Answer, question: Question, response_id: ResponseId | None) -> Row:
    name = _column(question.id)
    match answer:
        case RankingAnswer():
            place = None if response_id is None else answer.place(response_id)
            return {f"{name}.place": place, f"{name}.verdict": answer.verdict.value}
        case StrengthAnswer():
            return {
                f"{name}.verdict": answer.verdict.value,
                f"{name}.preferred": int(response_id == answer.preferred),
                f"{name}.degree": answer.degree,
                f"{name}.degrees": answer.degrees,
            }
        case RatingAnswer():
            return _rating_cells(answer, name, response_id)
        case EditAnswer():
            return {name: None if response_id is None else answer.text(response_id)}
        case TextAnswer():
            return {name: answer.text}
        case ChoiceAnswer():
            if isinstance(question, ChoiceQuestion) and question.several:
                return {
                    f"{name}.{_escaped(option.id)}": int(option.id in answer.options)
                    for option in question.options
                }
            return {name: answer.options[0] if answer.options else None}
        case _:
            cells = further_cells(answer, response_id)
            return {f"{name}{part}": cell for part, cell in cells.items()}


def _rating_cells(answer: RatingAnswer, name: str, response_id: ResponseId | None) -> Row:
    row: Row = {}
    for rating in answer.ratings:
        if rating.response_id == response_id:
            row[f"{name}.{_escaped(rating.axis_id)}"] = rating.value
            row[f"{name}.{_escaped(rating.axis_id)}.scale"] = f"{rating.lowest}..{rating.highest}"
    return row
