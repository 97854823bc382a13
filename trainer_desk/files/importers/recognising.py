"""What files are together, told by their content; their names are never looked at."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from trainer_desk.files.errors import FormatError
from trainer_desk.files.importers.contents import Content
from trainer_desk.files.importers.fields import language_tag, optional_text
from trainer_desk.files.importers.found import FileRole, Found, ImportKind, Mapping, Shape, Source
from trainer_desk.files.importers.guessing import guess_language, guess_mapping
from trainer_desk.files.importers.looking import Looked, look
from trainer_desk.files.importers.records import Record
from trainer_desk.files.importers.streams import line_beyond_utf8, open_utf8
from trainer_desk.files.native import read_native
from trainer_desk.files.strict import compact, quoted

SHOWN_RECORDS: Final = 5
SHOWN_CHARACTERS: Final = 200

_MAX_FILES: Final = 100
_KIND_OF_SHAPE: Final = {
    Shape.LINES: ImportKind.JSONL,
    Shape.ARRAY: ImportKind.JSON,
    Shape.WRAPPED: ImportKind.JSON,
    Shape.TABLE: ImportKind.TABLE,
}

_KIND_OF_CONTENT: Final = {
    Content.TREES: ImportKind.OPEN_ASSISTANT,
    Content.TREE_MESSAGES: ImportKind.OPEN_ASSISTANT_MESSAGES,
    Content.PREFERENCE: ImportKind.PREFERENCE,
    Content.UNPAIRED: ImportKind.KTO,
    Content.COMPLETIONS: ImportKind.SFT,
    Content.BATTLES: ImportKind.BATTLES,
    Content.BATTLE_TABLE: ImportKind.BATTLE_TABLE,
    Content.HELPSTEER2: ImportKind.HELPSTEER2,
    Content.HELPSTEER2_PREFERENCE: ImportKind.HELPSTEER2_PREFERENCE,
    Content.HELPSTEER3: ImportKind.HELPSTEER3,
    Content.ULTRAFEEDBACK: ImportKind.ULTRAFEEDBACK,
    Content.LABEL_STUDIO: ImportKind.LABEL_STUDIO,
    Content.ARGILLA: ImportKind.ARGILLA,
    Content.RED_TEAM: ImportKind.RED_TEAM,
    Content.XSTEST: ImportKind.XSTEST,
    Content.FACTCHECK: ImportKind.FACTCHECK,
}
"""Kinds whose files are read alone, with nothing to map."""


def recognise(
    paths: Sequence[Path], *, encoding: str | None = None, delimiter: str | None = None
) -> Found:
    """Tell what some files are together, by their content alone.

    Each is read as far as needed: its first records, and on until its encoding is clear. Call it
    on a worker thread.

    Args:
        paths: In any order.
        encoding: What a person says a generic file is in, one of `ENCODINGS`; None to find out.
        delimiter: What a person says parts the fields of a table; None to find out.

    Raises:
        FormatError: If one of them is of no known kind, or they do not belong together.
    """
    if not paths:
        raise FormatError("", "there is no file to read")
    if len(paths) > _MAX_FILES:
        raise FormatError(paths[0].name, f"more than {_MAX_FILES} files cannot be read as one")
    _refuse_same(paths)
    looked = [look(path, encoding=encoding, delimiter=delimiter) for path in paths]
    contents = {each.content for each in looked}
    if contents == {Content.ALPACA_EVAL}:
        return _alpaca_eval(looked)
    if contents & {Content.QUESTIONS, Content.ANSWERS}:
        return _arena(looked)
    if len(looked) > 1:
        reason = "a file of this kind is read alone and not together with others"
        raise FormatError(paths[1].name, reason)
    return _alone(looked[0])


def _refuse_same(paths: Sequence[Path]) -> None:
    seen: set[Path] = set()
    for path in paths:
        if path.resolve() in seen:
            raise FormatError(path.name, "the file is given twice")
        seen.add(path.resolve())


# --- files read together


def _alpaca_eval(looked: Sequence[Looked]) -> Found:
    answers = [_of_model(each, "generator") for each in looked]
    first = looked[0].sample
    return Found(
        kind=ImportKind.ALPACA_EVAL,
        title=_folder_title(looked[0].source.path),
        language=guess_language(optional_text(record.fields, "instruction") for record in first),
        sources=_in_house_order(answers),
    )


def _arena(looked: Sequence[Looked]) -> Found:
    questions = [each for each in looked if each.content is Content.QUESTIONS]
    answers = [each for each in looked if each.content is Content.ANSWERS]
    others = [each for each in looked if each not in questions and each not in answers]
    if others:
        reason = "this is neither a file of questions nor of a model's answers as the others are"
        raise FormatError(others[0].source.name, reason)
    if not questions:
        reason = "these are answers to questions: choose the file of the questions as well"
        raise FormatError(answers[0].source.name, reason)
    if len(questions) > 1:
        reason = f"this is a file of questions, and so is {quoted(questions[0].source.name)}"
        raise FormatError(questions[1].source.name, reason)
    asked = _utf8(questions[0])
    found = _in_house_order([_of_model(each, "model_id", "model") for each in answers])
    return Found(
        kind=ImportKind.ARENA,
        title=_folder_title(asked.path),
        language=guess_language(_texts(questions[0].sample)),
        sources=(replace(asked, role=FileRole.QUESTIONS), *found),
        remarks=() if answers else ("There are no answers: the tasks will have no responses.",),
    )


def _of_model(looked: Looked, *names: str) -> Source:
    fields = looked.sample[0].fields
    model = next((text for name in names if (text := optional_text(fields, name))), "")
    return replace(_utf8(looked), role=FileRole.ANSWERS, model=model)


def _utf8(looked: Looked) -> Source:
    if looked.source.encoding != "utf-8":
        raise _not_utf8(looked.source)
    return looked.source


def _not_utf8(source: Source) -> FormatError:
    """Return the refusal of a file of a kind that is always in UTF-8, with the line to mend."""
    with open_utf8(source.path) as stream:
        line = line_beyond_utf8(stream)
    return FormatError(source.name, "a file of this kind must be in UTF-8", line=line or 1)


def _in_house_order(sources: Sequence[Source]) -> tuple[Source, ...]:
    """Return the files in an order that does not depend on how they were given."""
    return tuple(sorted(sources, key=lambda source: (source.model, source.name, str(source.path))))


def _folder_title(path: Path) -> str:
    """Return a title from the folder: the files' own names are those of models."""
    return path.resolve().parent.name or "Imported batch"


# --- files read alone


def _alone(looked: Looked) -> Found:
    if looked.content is Content.NATIVE:
        return _native(looked.source)
    kind = _KIND_OF_CONTENT.get(looked.content)
    return _known(looked, kind) if kind else _generic(looked)


def _native(source: Source) -> Found:
    batch = read_native(source.path).batch
    return Found(
        kind=ImportKind.NATIVE, title=batch.title, language=batch.language, sources=(source,)
    )


def _known(looked: Looked, kind: ImportKind) -> Found:
    if not looked.certain:
        raise _not_utf8(looked.source)
    return Found(
        kind=kind,
        title=_title(looked.source.path),
        language=_tree_language(looked.sample) or guess_language(_texts(looked.sample)),
        sources=(looked.source,),
    )


def _generic(looked: Looked) -> Found:
    source, sample = looked.source, looked.sample
    columns = tuple(dict.fromkeys(name for record in sample for name in record.fields))
    mapping = guess_mapping(columns, sample, encoding=source.encoding, delimiter=source.delimiter)
    return Found(
        kind=_KIND_OF_SHAPE[source.shape],
        title=_title(source.path),
        language=_generic_language(mapping, sample),
        sources=(source,),
        mapping=mapping,
        columns=columns,
        samples=tuple(_shown(record, columns) for record in sample[:SHOWN_RECORDS]),
        certain=looked.certain and mapping is not None,
        remarks=tuple(_doubts(looked, mapping)),
    )


def _doubts(looked: Looked, mapping: Mapping | None) -> Iterator[str]:
    if not looked.certain:
        encoding = looked.source.encoding
        yield f"The file is not in UTF-8; {encoding} is a guess: look at the samples."
    if mapping is None:
        yield "No column looks like a prompt: choose one."
    elif not (mapping.responses or mapping.response_list or mapping.last_turn_answers):
        yield "No column looks like a response: the tasks will have none."


def _shown(record: Record, columns: Sequence[str]) -> tuple[str, ...]:
    return tuple(_cell(record.fields.get(column)) for column in columns)


def _cell(value: object) -> str:
    text = "" if value is None else value if isinstance(value, str) else compact(value)
    return text if len(text) <= SHOWN_CHARACTERS else f"{text[:SHOWN_CHARACTERS]}…"


def _generic_language(mapping: Mapping | None, sample: Sequence[Record]) -> str:
    if mapping is None:
        return guess_language(_texts(sample))
    if mapping.language:
        tags = {language_tag(optional_text(each.fields, mapping.language)) for each in sample}
        return tags.pop() if len(tags) == 1 else ""
    prompts = [replace(each, fields={"": each.fields.get(mapping.prompt)}) for each in sample]
    return guess_language(_texts(prompts))


def _tree_language(sample: Sequence[Record]) -> str:
    """Return the language all trees say they are in, "" where they differ or say nothing."""
    roots = [record.fields.get("prompt") for record in sample]
    tags = {language_tag(optional_text(root, "lang")) for root in roots if isinstance(root, dict)}
    return tags.pop() if len(tags) == 1 else ""


def _texts(sample: Sequence[Record]) -> Iterator[str]:
    """Yield what reads like words among all that some records hold."""
    waiting: list[object] = [record.fields for record in sample]
    while waiting:
        value = waiting.pop()
        if isinstance(value, str) and " " in value:
            yield value[:SHOWN_CHARACTERS]
        elif isinstance(value, dict):
            waiting.extend(value.values())
        elif isinstance(value, list):
            waiting.extend(value)


def _title(path: Path) -> str:
    return path.stem.replace("_", " ").strip() or "Imported batch"
