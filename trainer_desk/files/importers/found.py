"""What was recognised in files before any of it is imported."""

from __future__ import annotations

from enum import Enum
from pathlib import Path
from typing import Final

from trainer_desk.values import dataclass

ENCODINGS: Final = (
    "utf-8", "utf-16", "cp1251", "koi8-r", "cp866", "mac-cyrillic", "cp1252",
    "gb18030", "shift_jis", "euc-kr",
)  # fmt: skip
"""Encodings a mapping may name, the likeliest first; UTF-16 needs its byte order mark."""

DELIMITERS: Final = (",", ";", "\t", "|")
"""What may stand between the fields of a table."""


class ImportKind(Enum):
    """What the files are together."""

    NATIVE = "native"
    JSONL = "jsonl"
    JSON = "json"
    TABLE = "table"
    ALPACA_EVAL = "alpaca_eval"
    ARENA = "arena"
    OPEN_ASSISTANT = "open_assistant"
    OPEN_ASSISTANT_MESSAGES = "open_assistant_messages"
    PREFERENCE = "preference"
    KTO = "kto"
    SFT = "sft"
    BATTLES = "battles"
    BATTLE_TABLE = "battle_table"
    HELPSTEER2 = "helpsteer2"
    HELPSTEER2_PREFERENCE = "helpsteer2_preference"
    HELPSTEER3 = "helpsteer3"
    ULTRAFEEDBACK = "ultrafeedback"
    LABEL_STUDIO = "label_studio"
    ARGILLA = "argilla"
    RED_TEAM = "red_team"
    XSTEST = "xstest"
    FACTCHECK = "factcheck"


class Shape(Enum):
    """How the records lie in one file."""

    ZIP = "zip"
    LINES = "lines"
    """One JSON object a line."""
    ARRAY = "array"
    """One JSON array of objects."""
    WRAPPED = "wrapped"
    """One JSON object that holds one array of objects."""
    TABLE = "table"

    @property
    def in_array(self) -> bool:
        """Whether the records are elements of an array, so that a line may hold several."""
        return self in (Shape.ARRAY, Shape.WRAPPED)


class FileRole(Enum):
    """What one file is for among the files read together."""

    BATCH = "batch"
    RECORDS = "records"
    QUESTIONS = "questions"
    ANSWERS = "answers"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One file and how it is to be read.

    Attributes:
        model: The model whose answers the file holds, as its first record says; "" where the
            file is not one model's. Never to be shown to a trainer.
    """

    path: Path
    shape: Shape
    role: FileRole = FileRole.RECORDS
    encoding: str = "utf-8"
    delimiter: str = ","
    model: str = ""

    @property
    def name(self) -> str:
        """The file's name without its folder, as refusals give it."""
        return self.path.name


@dataclass(frozen=True, slots=True, kw_only=True)
class Mapping:
    """Which columns of a generic file become which part of a task; the others are kept as meta.

    Responses come either from `responses`, one column each, or from `response_list`.

    Attributes:
        prompt: Column with a text, or with a list of messages.
        context: Column with more of the prompt, shown as a turn of its own; "" for none.
        system: Column with the system prompt; "" for none.
        responses: Columns with one response each, as text or as one assistant message.
        models: Columns with the model's name for each of `responses`, "" for none; may be shorter.
        response_list: Column with a list of texts or of objects with a text; "" for none.
        pick: Places in `response_list`, from 1, that become responses; empty for all.
        last_turn_answers: Whether the last turn of the prompt, the assistant's, is a response.
        id: Column with the task's id; "" to number the tasks.
        language: Column with the task's language; "" for none.
        encoding: One of `ENCODINGS`.
        delimiter: One of `DELIMITERS`; only tables use it.
    """

    prompt: str
    context: str = ""
    system: str = ""
    responses: tuple[str, ...] = ()
    models: tuple[str, ...] = ()
    response_list: str = ""
    pick: tuple[int, ...] = ()
    last_turn_answers: bool = False
    id: str = ""
    language: str = ""
    encoding: str = "utf-8"
    delimiter: str = ","


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What files are, by their content.

    Attributes:
        title: A guess that names no model.
        language: BCP 47 tag guessed from the letters of the first prompts, "" where unclear.
        sources: In the order they are read, whatever order they were given in.
        mapping: For generic files (JSONL, JSON, TABLE): the guess, None where no column looks
            like a prompt, so that a person must say. None for every other kind.
        columns: Of generic files, in the order of the file.
        samples: Of generic files: the first records, each with one short text per column.
        certain: False where `read` needs a mapping that a person has looked at.
        remarks: Sentences in English about what a person should know before importing.
    """

    kind: ImportKind
    title: str
    language: str
    sources: tuple[Source, ...]
    mapping: Mapping | None = None
    columns: tuple[str, ...] = ()
    samples: tuple[tuple[str, ...], ...] = ()
    certain: bool = True
    remarks: tuple[str, ...] = ()
