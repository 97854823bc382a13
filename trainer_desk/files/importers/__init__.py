"""Foreign files read as batches: recognised by content, mapped, streamed, or refused."""

from trainer_desk.files.importers.found import (
    DELIMITERS,
    ENCODINGS,
    FileRole,
    Found,
    ImportKind,
    Mapping,
    Shape,
    Source,
)
from trainer_desk.files.importers.importing import read
from trainer_desk.files.importers.recognising import recognise

__all__ = [
    "DELIMITERS",
    "ENCODINGS",
    "FileRole",
    "Found",
    "ImportKind",
    "Mapping",
    "Shape",
    "Source",
    "read",
    "recognise",
]
