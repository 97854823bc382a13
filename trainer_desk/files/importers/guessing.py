"""Guesses about files of no known kind: what the columns are, and the language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from trainer_desk.files.importers.fields import language_tag
from trainer_desk.files.importers.found import Mapping
from trainer_desk.files.importers.generic import ANSWER_KEYS
from trainer_desk.files.importers.records import Record

PROMPT_NAMES: Final = (
    "prompt", "instruction", "question", "query", "user_prompt", "user_input", "request",
    "messages", "conversation", "conversations", "dialog", "dialogue", "chat", "context", "history",
    "input", "task", "text", "запрос", "промпт", "вопрос", "инструкция", "задание", "текст",
)  # fmt: skip
ANSWER_NAMES: Final = (
    "response", "answer", "output", "completion", "reply", "generation", "generated_text",
    "model_answer", "model_response", "result", "ответ",
)  # fmt: skip
LIST_NAMES: Final = (
    "responses", "answers", "outputs", "completions", "candidates", "replies", "generations",
    "items", "ответы",
)  # fmt: skip
ID_NAMES: Final = (
    "id", "task_id", "question_id", "prompt_id", "example_id", "uid", "uuid", "номер",
)  # fmt: skip
_CERTAIN_IDS: Final = ("id", "task_id", "uid", "uuid")
LANGUAGE_NAMES: Final = ("language", "lang", "locale", "язык")
SYSTEM_NAMES: Final = ("system", "system_prompt", "system_message")
CONTEXT_NAMES: Final = ("input", "context")
MODEL_NAMES: Final = ("model", "generator", "model_name", "model_id", "модель")

_PLACE: Final = re.compile(r"(?P<stem>.+?)[ _.-]?(?P<place>[a-i]|[1-9][0-9]?)")
_UKRAINIAN: Final = re.compile("[іїєґ]")
_CYRILLIC: Final = re.compile("[\u0400-\u04ff]")
_LATIN: Final = re.compile("[A-Za-z\u00c0-\u024f]")


def guess_mapping(
    columns: Sequence[str], sample: Sequence[Record], *, encoding: str, delimiter: str
) -> Mapping | None:
    """Return what the columns seem to be, None where none seems to be a prompt."""
    by_name = {_plain(column): column for column in reversed(columns)}
    prompt = _first(by_name, PROMPT_NAMES)
    if not prompt:
        return None
    free = {name: column for name, column in by_name.items() if column != prompt}
    listed = next(
        (free[name] for name in LIST_NAMES if name in free and _holds_answers(free[name], sample)),
        "",
    )
    answers = {} if listed else _answers(free)
    return Mapping(
        prompt=prompt,
        context=_texts_only(_first(free, CONTEXT_NAMES), sample),
        system=_texts_only(_first(free, SYSTEM_NAMES), sample),
        responses=tuple(answers.values()),
        models=_models(free, list(answers)),
        response_list=listed,
        last_turn_answers=not answers and not listed and _ends_with_answer(prompt, sample),
        id=_ids_only(_first(free, ID_NAMES), sample),
        language=_tags_only(_first(free, LANGUAGE_NAMES), sample),
        encoding=encoding,
        delimiter=delimiter,
    )


def guess_language(texts: Iterable[str]) -> str:
    """Return "ru", "uk" or "en" by the letters of some texts, "" where neither script prevails."""
    text = " ".join(texts).lower()
    cyrillic, latin = len(_CYRILLIC.findall(text)), len(_LATIN.findall(text))
    letters = sum(mark.isalpha() for mark in text)
    if 2 * cyrillic > letters:
        return "uk" if 20 * len(_UKRAINIAN.findall(text)) > cyrillic else "ru"
    return "en" if 2 * latin > letters else ""


def _plain(column: str) -> str:
    return column.strip().lower().replace(" ", "_").replace("-", "_")


def _first(by_name: dict[str, str], names: Sequence[str]) -> str:
    return next((by_name[name] for name in names if name in by_name), "")


def _answers(by_name: dict[str, str]) -> dict[str, str]:
    """Return the columns of single responses by their place, "" for one without a place.

    Columns with places ("answer_a", "response2") go before one without.
    """
    placed: dict[str, str] = {}
    for stem in ANSWER_NAMES:
        found = {place: by_name[name] for name in by_name if (place := _place(name, stem))}
        if len(found) > 1:
            placed = dict(sorted(found.items(), key=lambda pair: (len(pair[0]), pair[0])))
            break
    single = _first(by_name, ANSWER_NAMES)
    return placed or ({"": single} if single else {})


def _place(name: str, stem: str) -> str:
    match = _PLACE.fullmatch(name)
    return match["place"] if match and match["stem"] == stem else ""


def _models(by_name: dict[str, str], places: Sequence[str]) -> tuple[str, ...]:
    """Return for each response the column that names its model, as far as there are any."""
    found = tuple(
        next(
            (by_name[name] for stem in MODEL_NAMES for name in _spellings(stem, place, by_name)), ""
        )
        for place in places or ("",)
    )
    return found if any(found) else ()


def _spellings(stem: str, place: str, by_name: dict[str, str]) -> list[str]:
    if not place:
        return [stem] if stem in by_name else []
    return [name for name in by_name if _place(name, stem) == place]


def _values(column: str, sample: Sequence[Record]) -> list[object]:
    return [record.fields[column] for record in sample if column in record.fields]


def _holds_answers(column: str, sample: Sequence[Record]) -> bool:
    values = [value for value in _values(column, sample) if value is not None]
    items = [item for value in values if isinstance(value, list) for item in value]
    return all(isinstance(value, list) for value in values) and all(
        isinstance(item, str)
        or (isinstance(item, dict) and any(isinstance(item.get(key), str) for key in ANSWER_KEYS))
        for item in items
    )


def _texts_only(column: str, sample: Sequence[Record]) -> str:
    values = _values(column, sample)
    return column if all(isinstance(value, str | None) for value in values) else ""


def _ids_only(column: str, sample: Sequence[Record]) -> str:
    """Return the column if it holds ids; one of questions or prompts only if each has its own."""
    values = _values(column, sample)
    ids = [value for value in values if isinstance(value, str | int)]
    own = len({str(value) for value in ids}) == len(sample)
    return column if own or (ids and _plain(column) in _CERTAIN_IDS) else ""


def _tags_only(column: str, sample: Sequence[Record]) -> str:
    values = _values(column, sample)
    tags = [value for value in values if isinstance(value, str) and language_tag(value)]
    return column if tags and len(tags) == len(values) else ""


def _ends_with_answer(column: str, sample: Sequence[Record]) -> bool:
    """Tell whether the column holds dialogues that the assistant ends."""
    values = _values(column, sample)
    return bool(values) and all(
        isinstance(value, list)
        and len(value) > 1
        and isinstance(value[-1], dict)
        and value[-1].get("role", value[-1].get("from")) in ("assistant", "gpt")
        for value in values
    )
