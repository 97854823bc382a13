"""The native batch file, `.tdbatch`: a zip of `batch.json` and `tasks.jsonl`."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final

from trainer_desk.files import strict
from trainer_desk.files.atomic import writing
from trainer_desk.files.codec import batch_from_json, batch_to_json, task_from_json, task_to_json
from trainer_desk.files.errors import FormatError
from trainer_desk.files.reading import Progress, Reading
from trainer_desk.late import late
from trainer_desk.work.batch import Batch
from trainer_desk.work.ids import Sha256, TaskId
from trainer_desk.work.task import Task

if TYPE_CHECKING:
    from trainer_desk.files import archive as files_archive
    from trainer_desk.files.archive import Archive
else:
    files_archive = late("trainer_desk.files.archive")


SUFFIX: Final = ".tdbatch"
HEADER: Final = "batch.json"
TASKS: Final = "tasks.jsonl"
MAX_HEADER_BYTES: Final = 20 * 1024**2


def read_native(path: Path) -> Reading:
    """Open a `.tdbatch` file: its header at once, its tasks as a stream.

    Memory does not grow with the texts; 8 bytes of hash are kept of every task id, about 70 MB in
    all for a million tasks.

    Raises:
        FormatError: If the header is not what it should be; the stream of tasks raises it too.
        OSError: If the file cannot be read.
    """
    with path.open("rb") as source:
        sha256 = Sha256(hashlib.file_digest(source, "sha256").hexdigest())
    with _opened(path) as archive:
        raw = archive.read(HEADER, most_bytes=MAX_HEADER_BYTES)
    batch = batch_from_json(raw, file=f"{path.name}: {HEADER}")
    return Reading(
        batch=batch,
        tasks=partial(_tasks, path, _stamp(path)),
        source_sha256=sha256,
        names=(path.name,),
    )


def read_folder(folder: Path) -> Reading:
    """Open a folder that holds a batch in source form: `batch.json` and `tasks.jsonl`.

    Raises:
        FormatError: If the header is not what it should be; the stream of tasks raises it too.
        OSError: If a file cannot be read.
    """
    digest = hashlib.sha256()
    for name in (HEADER, TASKS):
        with (folder / name).open("rb") as source:
            digest.update(hashlib.file_digest(source, "sha256").digest())
    file = f"{folder.name}: {HEADER}"
    batch = batch_from_json((folder / HEADER).read_bytes(), file=file)
    return Reading(
        batch=batch,
        tasks=partial(_folder_tasks, folder / TASKS),
        source_sha256=Sha256(digest.hexdigest()),
        names=(folder.name,),
    )


def write_native(path: Path, batch: Batch, tasks: Iterable[Task]) -> int:
    """Write a batch as a `.tdbatch` file and return the number of its tasks.

    The file is complete or not there at all, and the same batch always gives the same bytes.
    Everything is read back while it is written, so what is written can be read.

    Raises:
        FormatError: If the batch or a task is one that reading would refuse.
        OSError: If the file cannot be written.
    """
    header = batch_to_json(batch)
    batch_from_json(header, file=f"{path.name}: {HEADER}")
    with writing(path) as target:
        with files_archive.Packer(target) as packer:
            with packer.entry(HEADER) as entry:
                entry.write(header)
            with packer.entry(TASKS) as entry:
                count, content_bytes = _write_lines(entry.write, tasks, f"{path.name}: {TASKS}")
        _check_size(target, content_bytes + len(header), path.name)
    return count


def tasks_from_lines(stream: strict.ByteStream, *, file: str) -> Iterator[Task]:
    """Yield the tasks of an open `tasks.jsonl`.

    Raises:
        FormatError: If a line is not a task, or a task id is used twice.
    """
    seen = _Ids(file)
    for number, line in strict.read_lines(stream, file=file):
        task = task_from_json(line, file=file, line=number)
        seen.add(task.id, number)
        yield task


class _Ids:
    """The task ids seen so far, 8 bytes of hash each, so that memory stays small."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._seen: set[int] = set()

    def add(self, task_id: TaskId, line: int) -> None:
        digest = hashlib.blake2b(task_id.encode("utf-8"), digest_size=8).digest()
        before = len(self._seen)
        self._seen.add(int.from_bytes(digest, "little"))
        if len(self._seen) == before:
            reason = f"`$.id` uses the task id {strict.quoted(task_id)} a second time"
            raise FormatError(self._file, reason, line=line)


def _opened(path: Path) -> Archive:
    source = path.open("rb")
    try:
        return files_archive.Archive(source, file=path.name, entries=(HEADER, TASKS))
    except BaseException:
        source.close()
        raise


def _stamp(path: Path) -> tuple[int, int]:
    found = path.stat()
    return found.st_size, found.st_mtime_ns


def _tasks(path: Path, stamp: tuple[int, int], progress: Progress) -> Iterator[Task]:
    if _stamp(path) != stamp:
        raise FormatError(path.name, "the file was changed while it was being read")
    with _opened(path) as archive, archive.open(TASKS) as entry:
        told = _Told(entry, archive.size(TASKS), progress)
        yield from tasks_from_lines(told, file=entry.file)


def _folder_tasks(path: Path, progress: Progress) -> Iterator[Task]:
    with path.open("rb") as source:
        told = _Told(source, path.stat().st_size, progress)
        yield from tasks_from_lines(told, file=f"{path.parent.name}: {path.name}")


class _Told:
    """A stream that tells how far it was read."""

    def __init__(self, entry: strict.ByteStream, total: int, progress: Progress) -> None:
        self._entry = entry
        self._total = total
        self._progress = progress
        self._done = 0

    def read(self, size: int, /) -> bytes:
        piece = self._entry.read(size)
        self._done += len(piece)
        self._progress(self._done, max(self._done, self._total))
        return piece


def _write_lines(
    write: Callable[[bytes], object], tasks: Iterable[Task], file: str
) -> tuple[int, int]:
    """Return the number of tasks and of bytes written."""
    seen = _Ids(file)
    number = content_bytes = 0
    for number, task in enumerate(tasks, start=1):
        line = task_to_json(task)
        if len(line) > strict.MAX_LINE_BYTES:
            raise FormatError(file, "the task is too long", line=number)
        task_from_json(line, file=file, line=number)
        seen.add(task.id, number)
        write(line + b"\n")
        content_bytes += len(line) + 1
    return number, content_bytes


def _check_size(target: BinaryIO, content_bytes: int, file: str) -> None:
    file_bytes = target.seek(0, 2)
    allowed = min(
        files_archive.MAX_CONTENT_BYTES, max(files_archive.MAX_RATIO * file_bytes, 1024**2)
    )
    if file_bytes > files_archive.MAX_FILE_BYTES or content_bytes > allowed:
        raise FormatError(file, "the batch is too large for one file; split it")
