"""In which encoding a file is, by its bytes."""

from __future__ import annotations

import codecs
import io
import re
from pathlib import Path
from typing import Final

from charset_normalizer import from_bytes

from trainer_desk.files.errors import FormatError
from trainer_desk.files.importers.found import ENCODINGS
from trainer_desk.files.importers.streams import CHUNK_BYTES, open_utf8

_UTF16_MARKS: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_GUESSABLE: Final = ENCODINGS[2:]
_SURE_LETTERS: Final = 4
_GUESS_BYTES: Final = 32 * 1024
_RUSSIAN: Final = ("cp1251", "koi8-r", "cp866", "mac-cyrillic")
_SURE_SHARE: Final = 0.4
_MOST_ACCENTS: Final = 0.2
_ACCENT: Final = re.compile(rb"[A-Za-z][\x80-\xff]")
"""A letter beyond ASCII right after one of ASCII: common in French, not in Russian."""
_FREQUENT: Final = frozenset("оеаинтсрвлкмдпуя")
_SMALL: Final = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"
_FAMILIAR: Final = frozenset(_SMALL + _SMALL.upper() + "«»„“”’–—…№\u00a0")


def encoding_of(path: Path) -> tuple[str, bool]:
    """Return a file's encoding and whether that is certain.

    The file is read until that is clear, to its end where it holds nothing but ASCII. What is
    neither UTF-8 nor UTF-16 is guessed from its first piece that is not ASCII.

    Raises:
        FormatError: If it cannot be read, is empty, or holds NUL bytes.
    """
    with open_utf8(path) as stream:
        head = stream.peek(4)[:4]
        if not head:
            raise FormatError(path.name, "the file is empty")
        if head.startswith(_UTF16_MARKS):
            return "utf-16", True
        odd = _first_odd(stream, file=path.name)
    if odd is None:
        return "utf-8", True
    return _guess(odd), False


def _first_odd(stream: io.BufferedReader, *, file: str) -> bytes | None:
    """Return a piece of the file that is in no way UTF-8, None where there is none.

    A file that begins as UTF-8 beyond ASCII and breaks later is damaged, not in another encoding:
    the strict parser then names the place.
    """
    decoder = codecs.getincrementaldecoder("utf-8")()
    line = 1
    while chunk := stream.read(CHUNK_BYTES):
        if b"\0" in chunk:
            number = line + chunk.count(b"\n", 0, chunk.index(b"\0"))
            raise FormatError(file, "a NUL byte: the file is not text in UTF-8", line=number)
        try:
            text = decoder.decode(chunk)
        except UnicodeDecodeError as error:
            before = error.object[: error.start]
            return None if _beyond_ascii(before.decode()) else _piece_around(chunk, len(before))
        if _beyond_ascii(text):
            return None
        line += chunk.count(b"\n")
    return None


def _piece_around(chunk: bytes, place: int) -> bytes:
    """Return the whole lines around a place, some pages of them: enough to guess by."""
    start = chunk.rfind(b"\n", 0, place) + 1
    piece = chunk[start : start + _GUESS_BYTES]
    return piece[: piece.rfind(b"\n") + 1] or piece


def _beyond_ascii(text: str) -> bool:
    """Tell whether enough letters are not ASCII to call it UTF-8 for certain."""
    return not text.isascii() and sum(not mark.isascii() for mark in text) >= _SURE_LETTERS


def _guess(piece: bytes) -> str:
    """Return the likeliest encoding, Russian ones first: the detector confuses them."""
    russian = max(_RUSSIAN, key=lambda encoding: _russian_share(piece, encoding))
    accents = len(_ACCENT.findall(piece)) / sum(byte > 127 for byte in piece)
    if _russian_share(piece, russian) > _SURE_SHARE and accents < _MOST_ACCENTS:
        return russian
    best = from_bytes(piece, cp_isolation=list(_GUESSABLE)).best()
    return _house_name(best.encoding) if best else "cp1252"


def _russian_share(piece: bytes, encoding: str) -> float:
    """Return how Russian a piece reads, at most 1, by letters frequent in it or strange to it."""
    text = piece.decode(encoding, "replace")
    letters = [mark for mark in text if not mark.isascii()]
    frequent = sum(mark in _FREQUENT for mark in letters)
    strange = sum(mark not in _FAMILIAR for mark in letters)
    return (frequent - strange) / max(1, len(letters))


def _house_name(encoding: str) -> str:
    by_codec = {codecs.lookup(name).name: name for name in ENCODINGS}
    return by_codec.get(codecs.lookup(encoding).name, "cp1252")
