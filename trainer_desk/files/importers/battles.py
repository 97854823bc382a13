"""Battles of two models, as arenas publish them: JSON records, or a table of turns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from trainer_desk.files.errors import FormatError
from trainer_desk.files.importers.arena import TURN_BREAK
from trainer_desk.files.importers.fields import (
    id_of,
    language_tag,
    list_of,
    numbered,
    optional_text,
    rest_of,
    task_of,
    text_of,
    turns_in,
)
from trainer_desk.files.importers.found import Source
from trainer_desk.files.importers.ledger import Ledger
from trainer_desk.files.importers.records import Record, records
from trainer_desk.files.importers.streams import Advance
from trainer_desk.files.strict import parse_value, quoted
from trainer_desk.work.ids import TaskId
from trainer_desk.work.task import Role, Task, Turn

SIDES: Final = ("a", "b")
WINNERS: Final = ("model_a", "model_b", "tie", "tie (bothbad)")

_LEFT_OUT: Final = "A battle was left out: a text holds half of a surrogate pair"


def tasks(source: Source, *, advance: Advance, ledger: Ledger) -> Iterator[Task]:
    """Yield one task for each battle; r1 is model A's answer, r2 model B's.

    The prompt is what both conversations begin with. Where models answered earlier turns in ways
    of their own, it is what was asked, and a response is all answers parted by `TURN_BREAK`.
    A question that was judged several times gets a number behind its id.

    Raises:
        FormatError: While reading, if a record is no battle.
    """
    for record in records(source, advance=advance):
        winner = text_of(record, "winner")
        if winner not in WINNERS:
            raise record.refusal(f"the field `winner` is {quoted(winner)}, which is none of four")
        first, second = (_conversation(record, f"conversation_{side}") for side in SIDES)
        yield _task(record, ledger, *_parted(record, first, second), _battle_id(record, ledger))


def rows(source: Source, *, advance: Advance, ledger: Ledger) -> Iterator[Task]:
    """Yield one task for each row whose prompt and responses are JSON lists of turns.

    Raises:
        FormatError: While reading, if a row is no battle.
    """
    for record in records(source, advance=advance):
        names = ("prompt", "response_a", "response_b")
        try:
            asked, *answers = (_turns(record, name) for name in names)
        except FormatError as error:
            # Known of the published table; nothing else may be lost for it.
            if "surrogate" not in error.reason:
                raise
            ledger.remark(_LEFT_OUT)
            continue
        _refuse_odd_winner(record)
        conversations = [_woven(record, asked, texts) for texts in answers]
        task_id = ledger.claim(record, id_of(record, "id"))
        yield _task(record, ledger, *_parted(record, *conversations), task_id)


def _battle_id(record: Record, ledger: Ledger) -> TaskId:
    if "question_id" not in record.fields:
        return ledger.claim(record, TaskId(str(record.number)))
    question = id_of(record, "question_id")
    times = ledger.occurrence(f"question {question}")
    return ledger.claim(record, question if times == 1 else TaskId(f"{question}-{times}"))


def _conversation(record: Record, name: str) -> tuple[Turn, ...]:
    turns = turns_in(record, list_of(record, name), name)
    if turns[-1].role is not Role.ASSISTANT:
        raise record.refusal(f"the list {quoted(name)} does not end with an answer")
    return turns


def _parted(
    record: Record, first: Sequence[Turn], second: Sequence[Turn]
) -> tuple[tuple[Turn, ...], list[str]]:
    """Return what was asked, and both answers."""
    if first[:-1] == second[:-1]:
        if len(first) == 1:
            raise record.refusal("nothing was asked before the answers")
        return tuple(first[:-1]), [first[-1].text, second[-1].text]
    asked, answers = zip(*(_asked_and_answered(turns) for turns in (first, second)), strict=True)
    if asked[0] != asked[1]:
        raise record.refusal("the two models were not asked the same")
    return asked[0], list(answers)


def _asked_and_answered(turns: Sequence[Turn]) -> tuple[tuple[Turn, ...], str]:
    asked = tuple(turn for turn in turns if turn.role is not Role.ASSISTANT)
    answers = [turn.text for turn in turns if turn.role is Role.ASSISTANT]
    return asked, TURN_BREAK.join(answers)


def _turns(record: Record, name: str) -> list[str]:
    """Return the texts of a cell that holds a JSON list; a null is a text that never came."""
    try:
        raw = text_of(record, name).encode()
        value = parse_value(raw, file=record.file, line=record.line)
    except FormatError as error:
        raise record.refusal(f"the cell {quoted(name)}: {error.reason}") from error
    if not isinstance(value, list) or not value:
        raise record.refusal(f"the cell {quoted(name)} is no list of turns")
    texts = ["" if text is None else text for text in value]
    if not all(isinstance(text, str) for text in texts):
        raise record.refusal(f"a turn in the cell {quoted(name)} is no text")
    return [str(text) for text in texts]


def _woven(record: Record, asked: Sequence[str], answers: Sequence[str]) -> tuple[Turn, ...]:
    if len(asked) != len(answers):
        reason = f"there are {len(asked)} questions and {len(answers)} answers"
        raise record.refusal(reason)
    pairs = zip(asked, answers, strict=True)
    return tuple(
        turn
        for question, answer in pairs
        for turn in (Turn(role=Role.USER, text=question), Turn(role=Role.ASSISTANT, text=answer))
    )


def _refuse_odd_winner(record: Record) -> None:
    cells = [
        str(record.fields[name])
        for name in ("winner_model_a", "winner_model_b", "winner_tie")
        if name in record.fields
    ]
    if sorted(cells) not in (["0"] * (len(cells) - 1) + ["1"], ["0", "0"]):
        raise record.refusal("the columns of the winner are not one 1 among 0")


def _task(
    record: Record, ledger: Ledger, prompt: tuple[Turn, ...], answers: list[str], task_id: TaskId
) -> Task:
    if not any(turn.text.strip() for turn in prompt):
        raise record.refusal("the prompt is empty")
    models = [optional_text(record.fields, f"model_{side}") for side in SIDES]
    mapped = {
        "question_id", "id", "language", "prompt",
        *(f"{name}_{side}" for name in ("model", "response") for side in SIDES),
    }  # fmt: skip
    language = language_tag(optional_text(record.fields, "language"))
    if not language:
        mapped -= {"language"}
    if not any(TURN_BREAK in text for text in answers):
        mapped |= {f"conversation_{side}" for side in SIDES}
    return task_of(
        record,
        ledger,
        task_id=task_id,
        prompt=prompt,
        responses=numbered(list(zip(answers, models, strict=True))),
        meta=rest_of(record, mapped),
        language=language,
    )
