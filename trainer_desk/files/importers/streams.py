"""Files opened as UTF-8 bytes, whatever they are encoded in, with their progress counted."""

from __future__ import annotations

import codecs
import io
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final

from trainer_desk.files.errors import FormatError
from trainer_desk.files.importers.found import ENCODINGS

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

CHUNK_BYTES: Final = 256 * 1024
MAX_FILE_BYTES: Final = 4 * 1024**3


Advance = Callable[[int], None]
"""Told how many bytes were read since the last time."""


class Meter:
    """Adds up what was read from several files.

    Args:
        progress: Told the bytes done and the bytes in all.
        total: Bytes in all.
    """

    def __init__(self, progress: Callable[[int, int], None], total: int) -> None:
        self._progress = progress
        self._total = total
        self._done = 0

    def advance(self, size: int) -> None:
        """Count `size` more bytes; a second pass over a file never goes beyond the whole."""
        self._done = min(self._done + size, self._total)
        self._progress(self._done, self._total)


def unmetered(size: int, /) -> None:
    """Take notice of bytes read and do nothing."""


def open_utf8(
    path: Path,
    *,
    encoding: str = "utf-8",
    advance: Advance = unmetered,
    buffer_bytes: int = CHUNK_BYTES,
) -> io.BufferedReader:
    """Open a file so that it reads as UTF-8 bytes; the caller closes it.

    A file in UTF-8 is given byte for byte, its byte order mark included, and is not checked.
    `buffer_bytes` is how much is read at once: little where records are read here and there.

    Raises:
        FormatError: If the file cannot be opened or `encoding` is none of `ENCODINGS`; while
            reading, if the bytes are not in `encoding`.
    """
    if encoding not in ENCODINGS:
        raise FormatError(path.name, f"files in the encoding `{encoding}` cannot be read")
    try:
        raw: io.RawIOBase = _Counted(path, advance)
    except OSError as error:
        raise FormatError(path.name, f"the file cannot be read: {error.strerror}") from error
    if encoding != "utf-8":
        raw = _Transcoded(raw, encoding, file=path.name)
    return io.BufferedReader(raw, buffer_bytes)


def line_beyond_utf8(stream: BinaryIO) -> int | None:
    """Return the line, from 1, of the first byte that is not UTF-8; None where all are.

    Lines end as in most files, by LF or CR LF, or as in very old ones, by CR.
    """
    decoder = codecs.getincrementaldecoder("utf-8")()
    feeds = returns = 0
    while True:
        chunk = stream.read(CHUNK_BYTES)
        try:
            text = decoder.decode(chunk, final=not chunk)
        except UnicodeDecodeError as error:
            before = error.object[: error.start]
            feeds, returns = feeds + before.count(b"\n"), returns + before.count(b"\r")
            return 1 + (feeds or returns)
        if not chunk:
            return None
        feeds, returns = feeds + text.count("\n"), returns + text.count("\r")


class _Counted(io.RawIOBase):
    def __init__(self, path: Path, advance: Advance) -> None:
        super().__init__()
        self._file = path.open("rb", buffering=0)
        self._advance = advance

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        size = self._file.readinto(buffer)
        self._advance(size)
        return size

    def seek(self, offset: int, whence: int = io.SEEK_SET, /) -> int:
        return self._file.seek(offset, whence)

    def close(self) -> None:
        self._file.close()
        super().close()


class _Transcoded(io.RawIOBase):
    """Gives the bytes of another encoding as UTF-8."""

    def __init__(self, raw: io.RawIOBase, encoding: str, *, file: str) -> None:
        super().__init__()
        self._raw = raw
        self._decoder = codecs.getincrementaldecoder(encoding)()
        self._encoding = encoding
        self._file = file
        self._ready = b""
        self._line = 1

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        room = memoryview(buffer).cast("B")
        while not self._ready:
            chunk = self._raw.read(CHUNK_BYTES) or b""
            self._ready = self._decoded(chunk).encode("utf-8", "surrogatepass")
            if not chunk:
                break
        size = min(len(room), len(self._ready))
        room[:size], self._ready = self._ready[:size], self._ready[size:]
        return size

    def close(self) -> None:
        self._raw.close()
        super().close()

    def _decoded(self, chunk: bytes) -> str:
        try:
            text = self._decoder.decode(chunk, final=not chunk)
        except UnicodeError as error:
            if isinstance(error, UnicodeDecodeError):
                before = error.object[: error.start]
                self._line += before.decode(self._encoding, "ignore").count("\n")
            reason = f"some bytes in this line are not in the encoding {self._encoding}"
            raise FormatError(self._file, reason, line=self._line) from error
        self._line += text.count("\n")
        return text
