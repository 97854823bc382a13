"""Zip files read without trusting them, and written so that the same content is the same bytes."""

from __future__ import annotations

import re
import stat
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import IO, BinaryIO, Final, Self

from trainer_desk.files import strict
from trainer_desk.files.errors import FormatError

MAX_FILE_BYTES: Final = 200 * 1024**2
MAX_CONTENT_BYTES: Final = 1024**3
MAX_RATIO: Final = 200
"""How many times longer than the file its content may be; the first megabyte is free."""
MAX_ENTRIES: Final = 16

_FREE_BYTES: Final = 1024**2
_MAX_DIRECTORY_BYTES: Final = 64 * 1024
_NAME: Final = re.compile(r"[A-Za-z0-9_][A-Za-z0-9._-]{0,99}")
_DAMAGE: Final = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, struct.error)


class Archive:
    """A zip file with a few known entries, read piece by piece.

    Its sizes are counted while reading, whatever its headers say. Use it in one thread, and close
    it or use it in a `with` block.

    Args:
        source: Must be seekable; closed with the archive.
        file: What refusals call the file.
        entries: The names it must hold, and the only ones it may hold.

    Raises:
        FormatError: If it is no zip file, or a suspicious one.
    """

    def __init__(self, source: BinaryIO, *, file: str, entries: tuple[str, ...]) -> None:
        self._file = file
        self._source = source
        self._size = source.seek(0, 2)
        self._left = min(MAX_CONTENT_BYTES, max(MAX_RATIO * self._size, _FREE_BYTES))
        if self._size > MAX_FILE_BYTES:
            raise FormatError(file, f"the file is larger than {MAX_FILE_BYTES // 1024**2} MB")
        self._check_ending()
        try:
            self._zip = zipfile.ZipFile(source)
        except (*_DAMAGE, ValueError, RuntimeError) as error:
            raise FormatError(file, "this is not a zip file, or it is damaged") from error
        self._check_entries(entries)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the archive and its source."""
        self._zip.close()
        self._source.close()

    def size(self, entry: str) -> int:
        """Return the length of an entry as the headers give it; for showing progress only."""
        return self._zip.getinfo(entry).file_size

    @contextmanager
    def open(self, entry: str) -> Iterator[Entry]:
        """Open an entry for reading.

        Raises:
            FormatError: If it is damaged.
        """
        file = f"{self._file}: {entry}"
        try:
            stream = self._zip.open(entry)
        except (*_DAMAGE, RuntimeError, ValueError, OSError) as error:
            raise FormatError(file, "the entry is damaged") from error
        with stream:
            yield Entry(stream, file=file, take=self._take)

    def read(self, entry: str, *, most_bytes: int) -> bytes:
        """Return the whole of an entry.

        Raises:
            FormatError: If it is longer than `most_bytes` or damaged.
        """
        with self.open(entry) as stream:
            pieces = []
            while piece := stream.read(most_bytes):
                pieces.append(piece)
                most_bytes -= len(piece)
                if most_bytes <= 0:
                    raise FormatError(f"{self._file}: {entry}", "the entry is too long")
            return b"".join(pieces)

    def _take(self, number: int) -> bool:
        self._left -= number
        return self._left >= 0

    def _check_ending(self) -> None:
        """Look at the last record before `zipfile` reads as much directory as that names."""
        self._source.seek(max(0, self._size - 42))
        ending = self._source.read(42)
        if len(ending) < 22 or not ending[-22:].startswith(b"PK\5\6"):
            raise FormatError(self._file, "this is not a zip file, or its end is missing")
        directory_bytes = int.from_bytes(ending[-10:-6], "little")
        if ending.startswith(b"PK\6\7") or directory_bytes > _MAX_DIRECTORY_BYTES:
            raise FormatError(self._file, f"the zip file has more than {MAX_ENTRIES} entries")

    def _check_entries(self, entries: tuple[str, ...]) -> None:
        infos = self._zip.infolist()
        if len(infos) > MAX_ENTRIES:
            raise FormatError(self._file, f"the zip file has more than {MAX_ENTRIES} entries")
        seen: set[str] = set()
        for info in infos:
            self._check_entry(info, seen)
            if info.filename not in entries:
                name = strict.quoted(info.orig_filename)
                raise FormatError(self._file, f"the entry {name} does not belong here")
        for name in entries:
            if name not in seen:
                raise FormatError(self._file, f"the entry `{name}` is missing")

    def _check_entry(self, info: zipfile.ZipInfo, seen: set[str]) -> None:
        name = strict.quoted(info.orig_filename)
        if not _NAME.fullmatch(info.orig_filename):
            reason = f"the entry {name} has a name that could lead out of the archive"
        elif info.filename.lower() in seen:
            reason = f"the entry {name} is there twice"
        elif stat.S_IFMT(info.external_attr >> 16) not in (0, stat.S_IFREG):
            reason = f"the entry {name} is not an ordinary file"
        elif info.flag_bits & 0x1:
            reason = f"the entry {name} is encrypted"
        elif info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            reason = f"the entry {name} is compressed in an unusual way"
        else:
            seen.add(info.filename.lower())
            return
        raise FormatError(self._file, reason)


class Entry:
    """An open entry of an archive; `file` is what refusals call it."""

    def __init__(self, stream: IO[bytes], *, file: str, take: Callable[[int], bool]) -> None:
        self.file = file
        self._stream = stream
        self._take = take

    def read(self, size: int, /) -> bytes:
        """Return at most `size` bytes, b"" at the end.

        Raises:
            FormatError: If the entry is damaged, or the archive holds more than it may.
        """
        try:
            piece = self._stream.read(size)
        except (*_DAMAGE, RuntimeError, ValueError) as error:
            raise FormatError(self.file, "the entry is damaged") from error
        if not self._take(len(piece)):
            raise FormatError(self.file, "the content is far larger than the file should hold")
        return piece


class Packer:
    """Writes a zip file whose bytes depend on its content alone."""

    def __init__(self, target: BinaryIO) -> None:
        self._zip = zipfile.ZipFile(target, "w")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._zip.close()

    @contextmanager
    def entry(self, name: str, *, compressed: bool = True) -> Iterator[IO[bytes]]:
        """Open an entry for writing; one at a time."""
        info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
        info.compress_type = zipfile.ZIP_DEFLATED if compressed else zipfile.ZIP_STORED
        info.create_system = 3
        info.external_attr = (stat.S_IFREG | 0o644) << 16
        with self._zip.open(info, "w") as stream:
            yield stream
