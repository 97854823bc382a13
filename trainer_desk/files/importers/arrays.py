"""One huge JSON array split into its elements, piece by piece.

The elements are not parsed here: each goes as raw bytes to the strict parser, which ordinary
streaming parsers would bypass.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from trainer_desk.files.errors import FormatError
from trainer_desk.files.strict import ByteStream, parse_object, quoted
from trainer_desk.values import dataclass

MAX_ELEMENT_BYTES: Final = 10 * 1024 * 1024
MAX_FRAME_BYTES: Final = 1024 * 1024
"""How much an object may hold beside its one array."""

_CHUNK_BYTES: Final = 256 * 1024
_BOM: Final = b"\xef\xbb\xbf"
_SPACE: Final = re.compile(rb"[ \t\r\n]*+")
_STRING: Final = rb'"[^"\\]*+(?:\\.[^"\\]*+)*+"'
_TO_BRACKET: Final = re.compile(
    rb'[^{}\[\]"]*+(?:' + _STRING + rb'[^{}\[\]"]*+)*+(?P<bracket>[{}\[\]])', re.DOTALL
)


@dataclass(frozen=True, slots=True)
class Element:
    """One object of an array.

    Attributes:
        number: From 1.
        line: Where it begins, from 1.
        offset: Where it begins, in bytes of the stream.
    """

    number: int
    line: int
    offset: int
    raw: bytes


def elements(stream: ByteStream, *, file: str) -> Iterator[Element]:
    """Yield the objects of a JSON array, or of the one array of objects inside a JSON object.

    Memory: one element and one piece of 256 KB, whatever the size of the file.

    Raises:
        FormatError: If it is neither, is cut off, holds something else than objects, or an
            element is longer than `MAX_ELEMENT_BYTES`.
    """
    window = _Window(stream, file=file)
    if window.skip_space() == b"[":
        window.take(1)
        yield from _objects(window)
    elif window.skip_space() == b"{":
        yield from _wrapped(window)
    else:
        raise window.refusal("neither a JSON array nor a JSON object begins here")
    if window.skip_space():
        raise window.refusal("something stands after the end of the JSON")


def _objects(window: _Window) -> Iterator[Element]:
    """Yield the objects of the array whose bracket was just taken, and take its end."""
    number = 0
    more = window.skip_space() != b"]"
    while more:
        number += 1
        yield _object(window, number)
        more = _goes_on(window, number)
    window.take(1)


def _object(window: _Window, number: int) -> Element:
    mark = window.skip_space()
    if not mark:
        raise window.refusal(_CUT_OFF)
    if mark in b",]":
        raise window.refusal(f"there is nothing where item {number} should be")
    if mark != b"{":
        raise window.refusal(f"item {number} is not an object")
    line, offset = window.line, window.offset
    raw = window.take_nested(what=f"item {number}", most=MAX_ELEMENT_BYTES)
    return Element(number, line, offset, raw)


def _goes_on(window: _Window, number: int) -> bool:
    mark = window.skip_space()
    if mark == b",":
        window.take(1)
        return True
    if mark != b"]":
        raise window.refusal(f"a comma is missing after item {number}" if mark else _CUT_OFF)
    return False


_CUT_OFF: Final = "the JSON is cut off in the middle"


def _wrapped(window: _Window) -> Iterator[Element]:
    """Yield the objects of the one array; all else is put together and checked at the end."""
    first_line = window.line
    frame = bytearray()
    found = 0
    frame += window.take(1)
    while True:
        frame += window.take_to_bracket(what="the outer object", most=MAX_FRAME_BYTES)
        bracket = window.skip_space()
        if bracket == b"}":
            frame += window.take(1)
            break
        if bracket == b"[" and window.opens_objects():
            found += 1
            if found > 1:
                raise window.refusal("there are several lists of objects and only one can be read")
            window.take(1)
            yield from _objects(window)
            frame += b"[]"
        elif bracket == b"]":
            raise window.refusal("a bracket closes here that was never opened")
        else:
            frame += window.take_nested(what="a part beside the list", most=MAX_FRAME_BYTES)
        if len(frame) > MAX_FRAME_BYTES:
            raise window.refusal("there is more beside the list than in any known kind of file")
    members = parse_object(bytes(frame), file=window.file, line=first_line)
    if not found:
        names = ", ".join(quoted(name) for name in list(members)[:5])
        raise FormatError(
            window.file, f"the object holds no list of objects, only {names or 'nothing'}", line=1
        )


class _Window:
    """The part of the stream that is being looked at."""

    def __init__(self, stream: ByteStream, *, file: str) -> None:
        self.file = file
        self.line = 1
        self.offset = 0
        self._stream = stream
        self._buffer = bytearray()
        self._ended = False
        self._fill(4)
        if self._buffer.startswith(_BOM):
            self.take(len(_BOM))

    def refusal(self, reason: str) -> FormatError:
        return FormatError(self.file, reason, line=self.line)

    def take(self, size: int) -> bytes:
        """Return the next bytes and go past them."""
        taken = bytes(self._buffer[:size])
        del self._buffer[:size]
        self.line += taken.count(b"\n")
        self.offset += size
        return taken

    def skip_space(self) -> bytes:
        """Go past white space and return the byte that follows, b"" at the end."""
        while True:
            self.take(_end_of_space(self._buffer, 0))
            if self._buffer or not self._fill(1):
                return bytes(self._buffer[:1])

    def opens_objects(self) -> bool:
        """Tell whether the array that begins here begins with an object."""
        while (place := _end_of_space(self._buffer, 1)) == len(self._buffer):
            if not self._fill(len(self._buffer) + 1):
                return False
        return self._buffer[place : place + 1] == b"{"

    def take_to_bracket(self, *, what: str, most: int) -> bytes:
        """Return everything before the next bracket that stands in no string."""
        return self.take(self._bracket_after(0, what=what, most=most) - 1)

    def take_nested(self, *, what: str, most: int) -> bytes:
        """Return the object or array that begins here, to its closing bracket."""
        depth, end = 1, 1
        while depth:
            end = self._bracket_after(end, what=what, most=most)
            depth += 1 if self._buffer[end - 1] in b"{[" else -1
        return self.take(end)

    def _bracket_after(self, start: int, *, what: str, most: int) -> int:
        """Return the place after the next bracket at or after `start` that is in no string."""
        while (match := _TO_BRACKET.match(self._buffer, start)) is None:
            if len(self._buffer) > most:
                raise self.refusal(f"{what} is longer than {most // 1024**2} MB")
            if not self._fill(2 * len(self._buffer)):
                raise self.refusal(f"the JSON is cut off inside {what}")
        if match.end() > most:
            raise self.refusal(f"{what} is longer than {most // 1024**2} MB")
        return match.end()

    def _fill(self, size: int) -> bool:
        """Read until `size` bytes are there or the file ends; tell whether any came."""
        before = len(self._buffer)
        while not self._ended and len(self._buffer) < max(size, before + 1):
            chunk = self._stream.read(_CHUNK_BYTES)
            self._buffer += chunk
            self._ended = not chunk
        return len(self._buffer) > before


def _end_of_space(buffer: bytearray, start: int) -> int:
    match = _SPACE.match(buffer, start)
    return match.end() if match else start
