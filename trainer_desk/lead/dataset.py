"""The folder in which a lead's collected judgments grow."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable, Iterator, Sequence
from enum import Enum
from pathlib import Path

from trainer_desk.files import strict
from trainer_desk.files.atomic import writing
from trainer_desk.files.codec import judgment_from_json, sha256_of
from trainer_desk.files.errors import FormatError
from trainer_desk.files.parcel import read_parcel
from trainer_desk.files.receipts import Receipt, read_receipt, receipt_bytes
from trainer_desk.values import dataclass
from trainer_desk.work.ids import JudgmentId, TaskId
from trainer_desk.work.judgment import Judgment

JUDGMENTS = "judgments.jsonl"
CONFLICTS = "conflicts.jsonl"
RECEIPTS = "receipts.jsonl"
PARCELS = "parcels"


class Seen(Enum):
    """What a dataset knows of a judgment that arrives."""

    NEW = "new"
    KNOWN = "known"
    CONFLICT = "conflict"
    """Another one of the same revision came before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What became of a parcel's judgments."""

    new: int = 0
    known: int = 0
    conflicts: tuple[TaskId, ...] = ()


class Dataset:
    """Judgments one a line, each (task, trainer, revision) once, with the parcels they came in.

    Lines are only ever added; a line that a power cut left half written is cut off at the next
    opening. Some 100 bytes of memory are kept a judgment, whatever its size. One process works
    on a folder at a time.
    """

    def __init__(self, folder: Path) -> None:
        """Open a dataset, or begin one.

        Raises:
            FormatError: If a line in it is not a judgment: the folder is not a dataset.
            OSError: If the folder cannot be used.
        """
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self._seen: dict[int, int] = {}
        self._receipts: dict[str, Receipt] = {}
        for name in (JUDGMENTS, CONFLICTS, RECEIPTS):
            _mend(folder / name)
        for line in _lines(folder / JUDGMENTS):
            judgment = judgment_from_json(line, file=JUDGMENTS)
            self._seen[_mark(judgment.id, judgment.revision)] = _short(line)
        for line in _lines(folder / RECEIPTS):
            receipt = read_receipt(line, file=RECEIPTS)
            self._receipts[receipt.parcel] = receipt

    def receipt(self, parcel: str) -> Receipt | None:
        """Return what was said about a parcel, None where it was not collected yet."""
        return self._receipts.get(parcel)

    def receipts(self) -> tuple[Receipt, ...]:
        """Return what was said about every parcel so far."""
        return tuple(self._receipts.values())

    def take(self, judgments: Sequence[Judgment], payloads: Sequence[bytes]) -> Taken:
        """Add a parcel's judgments durably, those that are new; the others are counted."""
        fresh: list[bytes] = []
        other: list[bytes] = []
        known = 0
        conflicts: list[TaskId] = []
        for judgment, payload in zip(judgments, payloads, strict=True):
            seen = self._note(judgment, payload)
            if seen is Seen.NEW:
                fresh.append(payload)
            elif seen is Seen.KNOWN:
                known += 1
            else:
                conflicts.append(judgment.task_id)
                other.append(payload)
        # Conflicts first: where a crash comes in between, they are found again.
        _append(self.folder / CONFLICTS, other)
        _append(self.folder / JUDGMENTS, fresh)
        return Taken(new=len(fresh), known=known, conflicts=tuple(conflicts))

    def note(self, receipt: Receipt) -> None:
        """Note durably what is said about a parcel."""
        self._receipts[receipt.parcel] = receipt
        _append(self.folder / RECEIPTS, [receipt_bytes(receipt)])

    def keep_parcel(self, place: str, name: str, body: bytes) -> bool:
        """Keep a parcel as it came, under "trainer/device"; tell whether it was not kept yet."""
        folder = self.folder / PARCELS / place
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / name
        if path.exists():
            return False
        with writing(path) as file:
            file.write(body)
        return True

    def came_with_others(self, place: str, name: str) -> frozenset[bytes]:
        """Return the judgments that came from "trainer/device" in parcels other than this one."""
        folder = self.folder / PARCELS / place
        others = [path for path in folder.glob("*.tddone") if path.name != name]
        return frozenset(one for path in others for one in read_parcel(path).payloads)

    def parcels(self) -> Iterator[Path]:
        """Yield every parcel that was kept, oldest name first."""
        yield from sorted((self.folder / PARCELS).rglob("*.tddone"))

    def _note(self, judgment: Judgment, payload: bytes) -> Seen:
        mark, short = _mark(judgment.id, judgment.revision), _short(payload)
        before = self._seen.get(mark)
        if before is None:
            self._seen[mark] = short
            return Seen.NEW
        return Seen.KNOWN if before == short else Seen.CONFLICT


def judgments_in(paths: Iterable[Path]) -> Iterator[Judgment]:
    """Yield the judgments of dataset folders and of parcels (.tddone), each file after the other.

    Raises:
        FormatError: If one is neither, or broken.
        OSError: If one cannot be read.
    """
    for path in paths:
        if path.is_file():
            yield from read_parcel(path).judgments
            continue
        if not (path / JUDGMENTS).is_file():
            raise FormatError(path.name, f"is no dataset: it has no {JUDGMENTS}")
        with (path / JUDGMENTS).open("rb") as stream:
            for number, line in strict.read_lines(stream, file=JUDGMENTS):
                yield judgment_from_json(line, file=f"{path.name}: {JUDGMENTS}", line=number)


def _mark(judgment: JudgmentId, revision: int) -> int:
    return int(sha256_of(f"{judgment}/{revision}".encode())[:16], 16)


def _short(payload: bytes) -> int:
    return int(sha256_of(payload)[:16], 16)


def _lines(path: Path) -> Iterator[bytes]:
    if not path.exists():
        return
    with path.open("rb") as stream:
        for _, line in strict.read_lines(stream, file=path.name):
            yield line


def _append(path: Path, lines: Sequence[bytes]) -> None:
    if not lines:
        return
    with path.open("ab") as stream:
        for line in lines:
            stream.write(line + b"\n")
        stream.flush()
        os.fsync(stream.fileno())


def _mend(path: Path) -> None:
    """Cut off a last line that has no end."""
    with contextlib.suppress(FileNotFoundError), path.open("rb+") as stream:
        size = end = stream.seek(0, os.SEEK_END)
        while end:
            start = max(0, end - 64 * 1024)
            stream.seek(start)
            at = stream.read(end - start).rfind(b"\n")
            if at >= 0:
                end = start + at + 1
                break
            end = start
        if end != size:
            stream.truncate(end)
            os.fsync(stream.fileno())
