"""One file looked into: how its records lie, and of what format they are."""

from __future__ import annotations

import codecs
import zipfile
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Final

from trainer_desk.files.errors import FormatError
from trainer_desk.files.importers.contents import Content, content_of
from trainer_desk.files.importers.encodings import encoding_of
from trainer_desk.files.importers.found import FileRole, Shape, Source
from trainer_desk.files.importers.guessing import PROMPT_NAMES
from trainer_desk.files.importers.records import Record, records
from trainer_desk.files.importers.streams import open_utf8
from trainer_desk.files.importers.tables import delimiter_of
from trainer_desk.values import dataclass

SAMPLE_RECORDS: Final = 40
_HEAD_BYTES: Final = 64 * 1024
_ZIP: Final = b"PK\x03\x04"
_FOREIGN: Final = (
    (b"%PDF", "this is a PDF, which holds no tasks"),
    (b"PAR1", "this is Parquet, which cannot be read: save it as JSON lines or CSV"),
    (b"\x1f\x8b", "this is packed by gzip: unpack it first"),
    (b"\x28\xb5\x2f\xfd", "this is packed by Zstandard: unpack it first"),
    (b"SQLite format 3", "this is a database, which cannot be read: save it as JSON lines or CSV"),
    (b"\xd0\xcf\x11\xe0", "this is an old office document: save the table as CSV in UTF-8"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """A file that was looked into.

    Attributes:
        certain: Whether the encoding is.
    """

    source: Source
    content: Content
    sample: tuple[Record, ...] = ()
    certain: bool = True


def look(path: Path, *, encoding: str | None = None, delimiter: str | None = None) -> Looked:
    """Tell what one file holds, by its first records.

    Args:
        path: The file.
        encoding: What a person says it is, None to find out.
        delimiter: What a person says parts the fields of a table, None to find out.

    Raises:
        FormatError: If it is of no known kind, empty, or damaged in its first records.
    """
    head = _head(path)
    if head.startswith(_ZIP):
        return _zip(path)
    for magic, reason in _FOREIGN:
        if head.startswith(magic):
            raise FormatError(path.name, reason)
    guessed, certain = (encoding, True) if encoding else encoding_of(path)
    source = _shaped(Source(path=path, shape=Shape.LINES, encoding=guessed), delimiter)
    sample = tuple(islice(records(source), SAMPLE_RECORDS))
    if not sample:
        raise FormatError(path.name, "the file holds no records", line=1)
    content = content_of(sample[0].fields, table=source.shape is Shape.TABLE)
    return Looked(source=source, content=content, sample=sample, certain=certain)


def _head(path: Path) -> bytes:
    if path.is_dir():
        raise FormatError(path.name, "this is a folder, not a file")
    with open_utf8(path) as stream:
        return stream.read(16)


def _zip(path: Path) -> Looked:
    try:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise FormatError(path.name, "the zip is damaged") from error
    if "batch.json" not in names:
        if "[Content_Types].xml" in names:
            reason = "this is an office document: save the table as CSV in UTF-8"
            raise FormatError(path.name, reason)
        raise FormatError(path.name, "this zip is no batch: it holds no `batch.json`")
    source = Source(path=path, shape=Shape.ZIP, role=FileRole.BATCH)
    return Looked(source=source, content=Content.NATIVE)


def _shaped(source: Source, delimiter: str | None) -> Source:
    """Return the source with its shape, told by its first letters and lines."""
    with open_utf8(source.path, encoding=source.encoding) as stream:
        raw = stream.read(_HEAD_BYTES).removeprefix(codecs.BOM_UTF8).lstrip()
    if not raw:
        raise FormatError(source.name, "the file holds nothing but white space", line=1)
    if raw.startswith(b"["):
        return replace(source, shape=Shape.ARRAY)
    if raw.startswith(b"{"):
        return replace(source, shape=_shape_of_objects(source, raw))
    text = raw.decode("utf-8", "ignore")
    delimiter = delimiter or delimiter_of(text, names=PROMPT_NAMES)
    if delimiter is None and _names_a_prompt(text):
        delimiter = ","
    if delimiter is None:
        reason = "this is no kind of file that can be read: neither JSON nor a table"
        raise FormatError(source.name, reason, line=1)
    return replace(source, shape=Shape.TABLE, delimiter=delimiter)


def _names_a_prompt(text: str) -> bool:
    """Tell whether a table of one column has a header that names it."""
    return text.partition("\n")[0].strip().strip('"').lower() in PROMPT_NAMES


def _shape_of_objects(source: Source, raw: bytes) -> Shape:
    """Tell lines of objects from one object that holds them all."""
    first, _, rest = raw.partition(b"\n")
    second = rest.lstrip()[:1]
    if second == b"{":
        return Shape.LINES if first.rstrip().endswith(b"}") else Shape.WRAPPED
    if second:
        return Shape.WRAPPED if _is_open(first) else Shape.LINES
    return Shape.WRAPPED if _holds_records(source) else Shape.LINES


def _is_open(first: bytes) -> bool:
    """Tell whether an object goes on after its first line."""
    return not first.rstrip().endswith(b"}")


def _holds_records(source: Source) -> bool:
    """Tell whether an object that stands alone in its file is but a frame around a list."""
    first = next(records(source), None)
    if first is None or content_of(first.fields) is not Content.GENERIC:
        return False
    if any(name in first.fields for name in PROMPT_NAMES):
        return False
    return sum(_is_records(value) for value in first.fields.values()) == 1


def _is_records(value: object) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(it, dict) for it in value)
