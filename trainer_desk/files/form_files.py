"""Forms in files of their own, as TOML for people and as JSON for programs."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Final

import msgspec
import tomli_w

from trainer_desk.files import wire
from trainer_desk.files.atomic import writing
from trainer_desk.files.decoding import ENCODE, Place, Shape
from trainer_desk.files.errors import FormatError
from trainer_desk.files.form_codec import check_form, check_words, question_in, question_out
from trainer_desk.files.questions_codec import words_in, words_out
from trainer_desk.values import dataclass
from trainer_desk.work.form import Form
from trainer_desk.work.wording import Wording

_FORM: Final = Shape(wire.FormFile)
MAX_BYTES: Final = 20 * 1024 * 1024
"""No form that people answer is longer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedForm:
    """A form that stands on its own.

    Attributes:
        guidelines: Markdown; stands in for a batch's where that has none.
    """

    title: Wording
    form: Form
    guidelines: str = ""


def read_form(path: Path) -> NamedForm:
    """Return the form in a file; JSON begins with a brace, everything else is TOML.

    Raises:
        FormatError: If it is neither, or no form; the reason names the line or the JSON path.
        OSError: If the file cannot be read.
    """
    with path.open("rb") as stream:
        raw = stream.read(MAX_BYTES + 1)
    if len(raw) > MAX_BYTES:
        raise FormatError(path.name, f"is longer than {MAX_BYTES // 2**20} MB")
    return form_from_bytes(raw, file=path.name)


def form_from_bytes(raw: bytes, *, file: str = "") -> NamedForm:
    """Return the form in bytes, JSON or TOML.

    Raises:
        FormatError: If it is neither, or no form.
    """
    place = Place(file)
    is_json = raw.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] == b"{"
    found = _FORM.decode(raw if is_json else _json_of(raw, file), place)
    check_words(found.title, "$.title", place, needed=True)
    check_form(found, place, "$")
    return NamedForm(
        title=words_in(found.title),
        form=Form(questions=tuple(map(question_in, found.questions))),
        guidelines=found.guidelines,
    )


def form_to_json(named: NamedForm) -> bytes:
    """Return the form as JSON, indented, ended by a line end."""
    return msgspec.json.format(ENCODE(_out(named)), indent=2) + b"\n"


def form_to_toml(named: NamedForm) -> bytes:
    """Return the form as TOML, long texts over several lines."""
    return tomli_w.dumps(json.loads(ENCODE(_out(named))), multiline_strings=True, indent=2).encode(
        "utf-8"
    )


def write_form(path: Path, named: NamedForm) -> None:
    """Write a form, as TOML where the name ends so, else as JSON; all of it or nothing.

    Raises:
        OSError: If the file cannot be written.
    """
    toml = path.suffix.lower() == ".toml"
    with writing(path) as stream:
        stream.write(form_to_toml(named) if toml else form_to_json(named))


def _out(named: NamedForm) -> wire.FormFile:
    return wire.FormFile(
        format="trainer-desk-form",
        version=1,
        title=words_out(named.title),
        questions=tuple(map(question_out, named.form.questions)),
        guidelines=named.guidelines,
    )


def _json_of(raw: bytes, file: str) -> bytes:
    """Return what TOML says as JSON, which the shapes are told in."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise FormatError(file, "is not UTF-8", line=line) from error
    try:
        return json.dumps(tomllib.loads(text), ensure_ascii=False, allow_nan=False).encode("utf-8")
    except tomllib.TOMLDecodeError as error:
        raise FormatError(file, f"is neither JSON nor TOML: {error}") from error
    except (TypeError, ValueError, RecursionError) as error:
        raise FormatError(
            file, "holds a date, a number that is none, or too many levels"
        ) from error
