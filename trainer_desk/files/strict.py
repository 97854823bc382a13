"""Strict JSON: what is read is exactly what the file says, or the file is refused.

Ordinary parsers let the last of two equal keys win, turn 1e400 into infinity and accept half a
character. Here each of these is a `FormatError` that names file, line and place.
"""

from __future__ import annotations

import json
import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Final, Protocol

import msgspec

from trainer_desk.files.errors import FormatError
from trainer_desk.values import dataclass

MAX_LINE_BYTES: Final = 10 * 1024 * 1024
MAX_DEPTH: Final = 64
"""How deep objects and arrays may nest, the outermost counted as 1."""

_CHUNK_BYTES: Final = 1024 * 1024
_BOM: Final = b"\xef\xbb\xbf"
_LOWEST, _HIGHEST = -(2**63), 2**63 - 1
_MAYBE_UNSTORABLE: Final = re.compile(rb"\\u(?:0000|[dD][89a-fA-F])")
_UNSTORABLE: Final = "[\0\ud800-\udfff]"
_COMPACT: Final = msgspec.json.Encoder(decimal_format="number")


class ByteStream(Protocol):
    """Anything that gives bytes piece by piece, such as an open file or an entry of a zip."""

    def read(self, size: int, /) -> bytes:
        """Return at most `size` bytes, b"" at the end."""
        ...


def read_lines(stream: ByteStream, *, file: str) -> Iterator[tuple[int, bytes]]:
    r"""Yield the lines that are not blank, with their numbers from 1, without their line ends.

    Lines end at "\n" or "\r\n" and nowhere else; a byte order mark before the first is dropped.
    At most one line and one piece of 1 MB are held.

    Raises:
        FormatError: If a line is longer than `MAX_LINE_BYTES` or not UTF-8.
    """
    for number, line in enumerate(_split(stream, file=file), start=1):
        content = (line.removeprefix(_BOM) if number == 1 else line).removesuffix(b"\r")
        if content and not content.isspace():
            yield number, _checked_line(content, file=file, number=number)


def parse_object(raw: bytes, *, file: str, line: int | None = None) -> dict[str, object]:
    """Return the JSON object that `raw` holds.

    A byte order mark is allowed where `raw` is a whole file, that is where `line` is None.

    Raises:
        FormatError: If `raw` is not strict JSON or no object.
    """
    value = parse_value(raw, file=file, line=line)
    if not isinstance(value, dict):
        raise FormatError(file, f"`$` must be an object, not {_kind(value)}", line=line)
    return value


def parse_value(
    raw: bytes, *, file: str, line: int | None = None, exact: bool = False, inside: int = 0
) -> object:
    """Return the JSON value that `raw` holds, as dict, list, str, int, float, bool or None.

    Where `exact`, fractions become `Decimal`, so that no digit is lost; `inside` is the number of
    levels of nesting that `raw` was taken out of.

    Raises:
        FormatError: If `raw` is not strict JSON: not UTF-8, cut off, a key twice in one object,
            NaN or infinity, a whole number beyond 64 bits, deeper than `MAX_DEPTH`, or a text
            with NUL or half of a surrogate pair.
    """
    text = _decoded(raw.removeprefix(_BOM) if line is None else raw, file=file, line=line)
    hooks = _Hooks()
    try:
        value = hooks.decoder(exact=exact).decode(text)
    except json.JSONDecodeError as error:
        raise FormatError(file, _syntax_sentence(error, text), line=line) from error
    except RecursionError as error:
        raise FormatError(file, _TOO_DEEP, line=line) from error
    suspicious = hooks.found or _MAYBE_UNSTORABLE.search(raw) is not None
    if suspicious or inside + text.count("{") + text.count("[") > MAX_DEPTH:
        _refuse_bad(value, file=file, line=line, depth=inside + 1)
    return value


def compact(value: object) -> str:
    """Return JSON text without white space and without escapes beyond the necessary.

    Keys keep their order. Use it for `Task.meta_json` and `Batch.extra_json`.

    Raises:
        ValueError: If a text holds half of a surrogate pair.
    """
    return _COMPACT.encode(value).decode("utf-8")


def compacted(raw: bytes, *, file: str = "", line: int | None = None, inside: int = 0) -> str:
    """Return the JSON object in `raw` as `compact` writes it, digits of numbers untouched.

    Raises:
        FormatError: If it is not strict JSON or no object.
    """
    value = parse_value(raw, file=file, line=line, exact=True, inside=inside)
    if not isinstance(value, dict):
        raise FormatError(file, f"`$` must be an object, not {_kind(value)}", line=line)
    return compact(value)


def is_storable(text: str) -> bool:
    """Tell whether a text can be kept: it holds no NUL and no half of a surrogate pair."""
    return re.search(_UNSTORABLE, text) is None


_TOO_DEEP: Final = f"the JSON nests deeper than {MAX_DEPTH} levels"


def _split(stream: ByteStream, *, file: str) -> Iterator[bytes]:
    number = 0
    rest = b""
    while chunk := stream.read(_CHUNK_BYTES):
        *lines, rest = (rest + chunk).split(b"\n")
        number += len(lines)
        yield from lines
        if len(rest) > MAX_LINE_BYTES:
            raise _too_long(file, number + 1)
    yield rest


def _checked_line(line: bytes, *, file: str, number: int) -> bytes:
    if len(line) > MAX_LINE_BYTES:
        raise _too_long(file, number)
    if not line.isascii():
        _decoded(line, file=file, line=number)
    return line


def _too_long(file: str, number: int) -> FormatError:
    reason = f"the line is longer than {MAX_LINE_BYTES // 1024**2} MB"
    return FormatError(file, reason, line=number)


def _decoded(raw: bytes, *, file: str, line: int | None) -> str:
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        place = "of the line" if line else "of the file"
        reason = f"byte {error.start + 1} {place} (0x{raw[error.start]:02x}) is not UTF-8"
        raise FormatError(file, reason, line=line) from error


def _syntax_sentence(error: json.JSONDecodeError, text: str) -> str:
    if not text.strip():
        return "there is nothing where JSON should be"
    if text.startswith("\ufeff"):
        return "a byte order mark may stand only at the start of a file"
    if error.pos >= len(text.rstrip()) or error.msg.startswith("Unterminated string"):
        return "the JSON is cut off in the middle"
    return f"this is not JSON: {error.msg.lower()} at character {error.pos + 1}"


@dataclass(frozen=True, slots=True)
class _Bad:
    """Stands in a parsed value where something must be refused, so that its path can be told."""

    reason: str


class _Hooks:
    """What the parser calls; it cannot know the path, so it leaves a `_Bad` behind."""

    def __init__(self) -> None:
        self.found = False

    def decoder(self, *, exact: bool) -> json.JSONDecoder:
        return json.JSONDecoder(
            object_pairs_hook=self._object,
            parse_constant=self._constant,
            parse_int=self._whole,
            parse_float=self._decimal if exact else self._fraction,
        )

    def _bad(self, reason: str) -> _Bad:
        self.found = True
        return _Bad(reason)

    def _object(self, pairs: list[tuple[str, object]]) -> object:
        value = dict(pairs)
        if len(value) == len(pairs):
            return value
        ((twice, _),) = Counter(key for key, _ in pairs).most_common(1)
        return self._bad(f"holds the key {quoted(twice)} twice")

    def _constant(self, name: str) -> object:
        return self._bad(f"is {name}, which is not a number in JSON")

    def _whole(self, digits: str) -> object:
        if len(digits) <= 20 and _LOWEST <= int(digits) <= _HIGHEST:
            return int(digits)
        return self._bad("is a whole number beyond 64 bits")

    def _fraction(self, digits: str) -> object:
        value = float(digits)
        return self._bad("is a number too large to keep") if math.isinf(value) else value

    def _decimal(self, digits: str) -> object:
        value = self._fraction(digits)
        return Decimal(digits) if isinstance(value, float) else value


def _refuse_bad(value: object, *, file: str, line: int | None, depth: int) -> None:
    """Look through a parsed value without recursion, which hostile depth would exhaust."""
    waiting: list[tuple[object, str, int]] = [(value, "$", depth)]
    while waiting:
        item, path, depth = waiting.pop()
        if isinstance(item, _Bad):
            raise FormatError(file, f"`{path}` {item.reason}", line=line)
        if isinstance(item, str) and not is_storable(item):
            raise FormatError(file, f"`{path}` {_unstorable_sentence(item)}", line=line)
        if isinstance(item, dict | list):
            if depth > MAX_DEPTH:
                raise FormatError(file, _TOO_DEEP, line=line)
            waiting.extend(_inside(item, path, depth + 1))


def _inside(
    item: dict[str, object] | list[object], path: str, depth: int
) -> Iterator[tuple[object, str, int]]:
    if isinstance(item, list):
        yield from ((inner, f"{path}[{at}]", depth) for at, inner in enumerate(item))
        return
    for key, inner in item.items():
        if not is_storable(key):
            yield _Bad(f"has a key that {_unstorable_sentence(key)}"), path, depth
        else:
            yield inner, _path_to(path, key), depth


def _path_to(path: str, key: str) -> str:
    return f"{path}.{key}" if key.isidentifier() else f"{path}[{quoted(key)}]"


def _unstorable_sentence(text: str) -> str:
    return "contains a NUL character" if "\0" in text else "contains half of a surrogate pair"


def quoted(text: str, *, most: int = 60) -> str:
    """Return foreign text for a sentence: in backquotes, on one line, at most `most` characters."""
    printable = "".join(mark if mark.isprintable() else "\ufffd" for mark in text[: most + 1])
    return f"`{printable[:most]}…`" if len(text) > most else f"`{printable}`"


def _kind(value: object) -> str:
    match value:
        case None:
            return "null"
        case bool():
            return "true or false"
        case int() | float() | Decimal():
            return "a number"
        case str():
            return "a text"
        case list():
            return "an array"
        case Mapping():
            return "an object"
        case _Bad(reason):
            return f"something that {reason}"
    return "something else"
