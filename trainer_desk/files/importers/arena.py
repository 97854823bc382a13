"""Arena-hard: a file of questions and any number of files of one model's answers each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from trainer_desk.files.importers.fields import (
    id_of,
    kind_of,
    list_of,
    neutral_id,
    optional_text,
    task_of,
    turns_in,
    user_turn,
)
from trainer_desk.files.importers.found import FileRole, Source
from trainer_desk.files.importers.joining import joined
from trainer_desk.files.importers.ledger import Ledger
from trainer_desk.files.importers.records import Record
from trainer_desk.files.importers.streams import Advance
from trainer_desk.files.strict import quoted
from trainer_desk.work.task import Response, Role, Task, Turn

TURN_BREAK = "\n\n---\n\n"
"""Stands between the answers of one model to the turns of one question."""

_ID_NAMES = ("question_id", "uid")
_QUESTION_FIELDS = (*_ID_NAMES, "turns", "prompt")
_ANSWER_FIELDS = (*_ID_NAMES, "choices", "messages", "model_id", "model")


def tasks(sources: Sequence[Source], *, advance: Advance, ledger: Ledger) -> Iterator[Task]:
    """Yield one task for each question, in the order of the questions.

    A question of several turns becomes a prompt of as many turns of the user; a response then is
    the model's answers to them, parted by `TURN_BREAK`, and the meta keeps them one by one.
    The file of the questions is the first of `sources`.

    Raises:
        FormatError: While reading, if a record is neither question nor answer, a question's id
            comes twice, or a question is answered twice in one file.
    """
    assert sources[0].role is FileRole.QUESTIONS
    for question, *answers in joined(sources, _question_id, advance=advance, unique=True):
        if question is None:
            ledger.remark("An answer was left out: its question is not in the question file")
            continue
        if not all(answers):
            ledger.remark("A question is not answered in every file")
        yield _task(question, answers, ledger)


def _question_id(record: Record) -> str:
    return id_of(record, _id_name(record))


def _id_name(record: Record) -> str:
    return next((name for name in _ID_NAMES if name in record.fields), _ID_NAMES[0])


def _task(question: Record, answers: Sequence[Record | None], ledger: Ledger) -> Task:
    prompt = _prompt(question)
    given = [
        (record, turns)
        for record in answers
        if record
        for turns in _answers(record, asked=len(prompt))
    ]
    responses = tuple(
        Response(id=neutral_id(place), text=TURN_BREAK.join(turns), model=_model(record))
        for place, (record, turns) in enumerate(given, start=1)
    )
    meta = _rest(question, _QUESTION_FIELDS)
    extras = {
        neutral_id(place): _rest(record, _ANSWER_FIELDS) | _turns(turns)
        for place, (record, turns) in enumerate(given, start=1)
    }
    if any(extras.values()):
        meta["answers"] = extras
    return task_of(
        question,
        ledger,
        task_id=ledger.claim(question, id_of(question, _id_name(question))),
        prompt=prompt,
        responses=responses,
        meta=meta,
    )


def _prompt(question: Record) -> tuple[Turn, ...]:
    if "turns" not in question.fields:
        return (user_turn(question, "prompt"),)
    texts = _contents(question, list_of(question, "turns"), "turns")
    if not texts or not all(text.strip() for text in texts):
        raise question.refusal("the question in `turns` is empty")
    return tuple(Turn(role=Role.USER, text=text) for text in texts)


def _answers(record: Record, *, asked: int) -> list[list[str]]:
    """Return each answer the record gives, as one text for each turn of the question."""
    if "choices" not in record.fields:
        return [[_last_word(record)]]
    choices = list_of(record, "choices")
    if not choices:
        raise record.refusal("the list `choices` is empty")
    return [_choice(record, choice, asked=asked) for choice in choices]


def _choice(record: Record, choice: object, *, asked: int) -> list[str]:
    turns = choice.get("turns") if isinstance(choice, dict) else None
    if not isinstance(turns, list):
        raise record.refusal("a choice has no list `turns`")
    texts = _contents(record, turns, "turns")
    if len(texts) != asked:
        reason = f"an answer has {len(texts)} turns where its question has {asked}"
        raise record.refusal(reason)
    return texts


def _contents(record: Record, turns: Sequence[object], name: str) -> list[str]:
    return [_content(record, turn, name) for turn in turns]


def _content(record: Record, turn: object, name: str) -> str:
    content = turn.get("content") if isinstance(turn, dict) else turn
    if not isinstance(content, str):
        reason = f"a turn in {quoted(name)} has {kind_of(content)} where its text is due"
        raise record.refusal(reason)
    return content


def _last_word(record: Record) -> str:
    """Return the answer of the newer format, which keeps the text in an object of its own."""
    *before, last = list_of(record, "messages") or [None]
    content = last.get("content") if isinstance(last, dict) else None
    if isinstance(content, dict):
        content = content.get("answer")
    if not isinstance(last, dict) or not isinstance(content, str):
        raise record.refusal("the last message in `messages` holds no answer")
    turns = turns_in(record, [*before, {**last, "content": content}], "messages")
    if turns[-1].role is not Role.ASSISTANT:
        raise record.refusal("the last message in `messages` is not the assistant's")
    if any(turn.role is Role.ASSISTANT for turn in turns[:-1]):
        raise record.refusal(
            "there are several answers in `messages` and the question has one turn"
        )
    return turns[-1].text


def _model(record: Record) -> str:
    return optional_text(record.fields, "model_id") or optional_text(record.fields, "model")


def _turns(turns: list[str]) -> dict[str, object]:
    return {"turns": turns} if len(turns) > 1 else {}


def _rest(record: Record, mapped: Sequence[str]) -> dict[str, object]:
    return {name: value for name, value in record.fields.items() if name not in mapped}
