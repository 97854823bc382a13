"""Parcels of finished work, `.tddone`: sealed judgments on their way to whoever asked for them.

A parcel is a zip of `manifest.json` and `judgments.jsonl`, one sealed payload a line, byte for byte
as it was hashed.
"""

from __future__ import annotations

import hashlib
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from trainer_desk import __version__
from trainer_desk.files import strict, wire
from trainer_desk.files.codec import judgment_from_json, judgment_to_json, sha256_of
from trainer_desk.files.decoding import ENCODE, Place, Shape
from trainer_desk.files.errors import FormatError
from trainer_desk.late import late
from trainer_desk.values import dataclass
from trainer_desk.work.ids import BatchId, DeviceId, Sha256, TrainerId
from trainer_desk.work.judgment import Judgment

if TYPE_CHECKING:
    from trainer_desk.files import archive as files_archive
else:
    files_archive = late("trainer_desk.files.archive")


SUFFIX: Final = ".tddone"
MAX_PAYLOAD_BYTES: Final = 4 * 1024**2
"""Where `split` begins another parcel; a single longer judgment still makes a parcel."""

_MANIFEST: Final = "manifest.json"
_JUDGMENTS: Final = "judgments.jsonl"
_MAX_MANIFEST_BYTES: Final = 64 * 1024
_MAX_JUDGMENTS_BYTES: Final = 128 * 1024**2
_SHAPE: Final = Shape(wire.Manifest)


@dataclass(frozen=True, slots=True, kw_only=True)
class Parcel:
    """A parcel ready to be sent.

    Attributes:
        name: File name, the same for the same body: `<batch>--<sequence>--<hash>.tddone`.
        sha256: Hash of the body.
        judgments: Number of judgments in it.
    """

    name: str
    body: bytes
    sha256: Sha256
    judgments: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ParcelContent:
    """What a parcel held, checked.

    Attributes:
        payloads: The sealed bytes of each judgment, in the order of `judgments`.
        sha256: Hash of the parcel's body.
        app_version: Version of the program that packed it.
    """

    batch_id: BatchId
    trainer: TrainerId
    device: DeviceId
    sequence: int
    judgments: tuple[Judgment, ...]
    payloads: tuple[bytes, ...]
    sha256: Sha256
    app_version: str


def split(
    payloads: Iterable[bytes], *, most_bytes: int = MAX_PAYLOAD_BYTES
) -> Iterator[tuple[bytes, ...]]:
    """Divide payloads, in order, into groups of at most `most_bytes`; none is empty."""
    group: list[bytes] = []
    size = 0
    for payload in payloads:
        if group and size + len(payload) + 1 > most_bytes:
            yield tuple(group)
            group, size = [], 0
        group.append(payload)
        size += len(payload) + 1
    if group:
        yield tuple(group)


def parcel_bytes(
    judgment_payloads: Sequence[bytes],
    *,
    batch_id: BatchId,
    trainer: TrainerId,
    device: DeviceId,
    sequence: int,
) -> Parcel:
    """Pack sealed judgments of one batch into one parcel; `split` them first.

    The same arguments give the same bytes on the same machine.

    Raises:
        FormatError: If a payload is not a sealed judgment of this batch, trainer and device.
        ValueError: If there are no payloads.
    """
    if not judgment_payloads:
        raise ValueError("a parcel holds at least one judgment")
    lines = b"".join(payload + b"\n" for payload in judgment_payloads)
    manifest = wire.Manifest(
        format="trainer-desk-parcel",
        version=1,
        batch=batch_id,
        trainer=trainer,
        device=device,
        sequence=sequence,
        judgments=len(judgment_payloads),
        sha256=sha256_of(lines),
        app=__version__,
    )
    body = _zipped(ENCODE(manifest), lines)
    sha256 = sha256_of(body)
    name = parcel_name(batch_id, sequence, sha256)
    read_parcel(body, file=name)
    return Parcel(name=name, body=body, sha256=sha256, judgments=len(judgment_payloads))


def parcel_name(batch_id: BatchId, sequence: int, sha256: Sha256) -> str:
    """Return a parcel's file name, good on every file system and in every URL."""
    return f"{slug(batch_id)}--{sequence:06}--{sha256[:32]}{SUFFIX}"


def slug(name: str) -> str:
    """Return letters, digits, `_` and single `-` that stand for `name`, at most 57 of them.

    Different names give different slugs, even where a file system takes a for A.
    """
    plain = re.sub(r"[^a-z0-9_]+", "-", name.lower()).strip("-")[:48].strip("-") or "batch"
    if plain == name:
        return plain
    return f"{plain}-{hashlib.sha256(name.encode('utf-8')).hexdigest()[:8]}"


def read_parcel(source: Path | bytes, *, file: str = "parcel") -> ParcelContent:
    """Return what a parcel holds, after checking all of it.

    `file` is what refusals call it; a path brings its own name.

    Raises:
        FormatError: If anything in it is damaged, changed, or not what the manifest says.
        OSError: If the file cannot be read.
    """
    if isinstance(source, Path):
        with source.open("rb") as stream:
            body = stream.read(files_archive.MAX_FILE_BYTES + 1)
        file = source.name
    else:
        body = source
    with files_archive.Archive(
        io.BytesIO(body), file=file, entries=(_MANIFEST, _JUDGMENTS)
    ) as archive:
        raw = archive.read(_MANIFEST, most_bytes=_MAX_MANIFEST_BYTES)
        lines = archive.read(_JUDGMENTS, most_bytes=_MAX_JUDGMENTS_BYTES)
    manifest = _SHAPE.decode(raw, Place(f"{file}: {_MANIFEST}"))
    if sha256_of(lines) != manifest.sha256:
        raise FormatError(f"{file}: {_JUDGMENTS}", "the judgments are not those that were packed")
    numbered = tuple(strict.read_lines(io.BytesIO(lines), file=f"{file}: {_JUDGMENTS}"))
    judgments = tuple(_judgments(numbered, manifest, f"{file}: {_JUDGMENTS}"))
    if len(judgments) != manifest.judgments:
        raise FormatError(file, f"`$.judgments` says {manifest.judgments}, not {len(judgments)}")
    return ParcelContent(
        batch_id=BatchId(manifest.batch),
        trainer=TrainerId(manifest.trainer),
        device=DeviceId(manifest.device),
        sequence=manifest.sequence,
        judgments=judgments,
        payloads=tuple(payload for _, payload in numbered),
        sha256=sha256_of(body),
        app_version=manifest.app,
    )


def sender(body: bytes, *, file: str = "parcel") -> tuple[TrainerId, DeviceId]:
    """Return who a parcel is from, without reading the judgments in it.

    Raises:
        FormatError: If it is not a parcel.
    """
    with files_archive.Archive(
        io.BytesIO(body), file=file, entries=(_MANIFEST, _JUDGMENTS)
    ) as archive:
        raw = archive.read(_MANIFEST, most_bytes=_MAX_MANIFEST_BYTES)
    manifest = _SHAPE.decode(raw, Place(f"{file}: {_MANIFEST}"))
    return TrainerId(manifest.trainer), DeviceId(manifest.device)


def _zipped(manifest: bytes, lines: bytes, *, compressed: bool = True) -> bytes:
    target = io.BytesIO()
    with files_archive.Packer(target) as packer:
        with packer.entry(_MANIFEST) as entry:
            entry.write(manifest)
        with packer.entry(_JUDGMENTS, compressed=compressed) as entry:
            entry.write(lines)
    body = target.getvalue()
    if compressed and len(lines) > len(body) * (files_archive.MAX_RATIO // 2):
        # Somebody typed the same over and over: so dense that a reader would take it for a bomb.
        return _zipped(manifest, lines, compressed=False)
    return body


def _judgments(
    lines: Iterable[tuple[int, bytes]], manifest: wire.Manifest, file: str
) -> Iterator[Judgment]:
    seen: set[tuple[str, int]] = set()
    expected = (manifest.batch, manifest.trainer, manifest.device)
    for number, payload in lines:
        judgment = judgment_from_json(payload, file=file, line=number)
        place = Place(file, number)
        if judgment_to_json(judgment) != payload:
            raise place.refusal("$", "is not written as a sealed judgment is")
        if (judgment.batch_id, judgment.trainer, judgment.device) != expected:
            raise place.refusal("$", "is of another batch, trainer or device than the parcel")
        if (judgment.id, judgment.revision) in seen:
            raise place.refusal("$", "stands in the parcel twice")
        seen.add((judgment.id, judgment.revision))
        yield judgment
