"""Foreign files read as one batch."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import Final, Protocol

from trainer_desk.files.errors import FormatError
from trainer_desk.files.importers import (
    alpaca_eval,
    arena,
    battles,
    checked_facts,
    completions,
    generic,
    helpsteer,
    nested,
    open_assistant,
    open_assistant_messages,
    preference,
    refusals,
    ultrafeedback,
)
from trainer_desk.files.importers.forms import fitting, form_for
from trainer_desk.files.importers.found import Found, ImportKind, Mapping, Source
from trainer_desk.files.importers.ledger import Ledger
from trainer_desk.files.importers.recognising import recognise
from trainer_desk.files.importers.streams import MAX_FILE_BYTES, Advance, Meter
from trainer_desk.files.native import read_native
from trainer_desk.files.reading import Progress, Reading
from trainer_desk.files.strict import compact, quoted
from trainer_desk.work.batch import Batch
from trainer_desk.work.form import Form
from trainer_desk.work.ids import BatchId, Sha256
from trainer_desk.work.task import Task

_GENERIC: Final = (ImportKind.JSONL, ImportKind.JSON, ImportKind.TABLE)


class _ReadAlone(Protocol):
    """Reads the tasks of the one file of an import."""

    def __call__(self, source: Source, *, advance: Advance, ledger: Ledger) -> Iterator[Task]: ...


_READ_ALONE: Final[dict[ImportKind, _ReadAlone]] = {
    ImportKind.OPEN_ASSISTANT: open_assistant.tasks,
    ImportKind.OPEN_ASSISTANT_MESSAGES: open_assistant_messages.tasks,
    ImportKind.PREFERENCE: preference.tasks,
    ImportKind.KTO: completions.unpaired,
    ImportKind.SFT: completions.tasks,
    ImportKind.BATTLES: battles.tasks,
    ImportKind.BATTLE_TABLE: battles.rows,
    ImportKind.HELPSTEER2: helpsteer.ratings,
    ImportKind.HELPSTEER2_PREFERENCE: helpsteer.preferences,
    ImportKind.HELPSTEER3: helpsteer.comparisons,
    ImportKind.ULTRAFEEDBACK: ultrafeedback.tasks,
    ImportKind.LABEL_STUDIO: nested.label_studio,
    ImportKind.ARGILLA: nested.argilla,
    ImportKind.RED_TEAM: completions.red_team,
    ImportKind.XSTEST: refusals.tasks,
    ImportKind.FACTCHECK: checked_facts.tasks,
}

Stamp = tuple[int, int]
"""Size in bytes and time of the last change in nanoseconds."""


def read(
    paths: Sequence[Path],
    *,
    found: Found | None = None,
    mapping: Mapping | None = None,
    title: str | None = None,
    language: str | None = None,
    form: Form | None = None,
) -> Reading:
    """Open files as one batch: its header at once, its tasks as a stream.

    The files are read once to the end for their hash. The batch's id comes from that hash, so
    that the same files give the same batch in whatever order and under whatever names; another
    mapping than the guessed one gives another batch.

    Args:
        paths: All files of the batch, in any order.
        found: What `recognise` said of the same files, None to ask it.
        mapping: How to read generic files, as a person confirmed it; None for the guess.
        title: None for the guess.
        language: BCP 47 tag, None for the guess.
        form: None for the one that goes with such files. A native batch has its own title,
            language and form.

    Raises:
        FormatError: If the files cannot be read so; the stream of tasks raises it too.
    """
    found = found or recognise(paths)
    if found.kind is ImportKind.NATIVE:
        return read_native(found.sources[0].path)
    agreed = _agreed(found, mapping)
    files = _Files(agreed, form)
    corrected = agreed.mapping if agreed.mapping != found.mapping else None
    sha256 = _combined(files.hashes, corrected)
    batch = Batch(
        id=BatchId(f"import-{sha256[:32]}"),
        title=found.title if title is None else title,
        form=form or form_for(found.kind),
        language=found.language if language is None else language,
        extra_json=_origin(agreed, files.hashes),
    )
    return Reading(
        batch=batch,
        tasks=files.tasks,
        source_sha256=sha256,
        names=tuple(source.name for source in agreed.sources),
        remarks=files.remarks,
    )


def _agreed(found: Found, mapping: Mapping | None) -> Found:
    """Return what was found with the mapping that counts, its encoding and delimiter included."""
    if found.kind not in _GENERIC:
        return found
    file = found.sources[0].name
    if mapping is None and found.mapping is None:
        names = ", ".join(quoted(name) for name in found.columns[:8]) or "there are none"
        reason = f"none of the columns looks like a prompt ({names}): choose one"
        raise FormatError(file, reason, line=1)
    if mapping is None and not found.certain:
        encoding = found.sources[0].encoding
        reason = f"the file is not in UTF-8; it may be in {encoding}: confirm the encoding"
        raise FormatError(file, reason, line=1)
    chosen = mapping or found.mapping
    assert chosen is not None
    source = found.sources[0]
    if (chosen.encoding, chosen.delimiter) != (source.encoding, source.delimiter):
        found = recognise([source.path], encoding=chosen.encoding, delimiter=chosen.delimiter)
    generic.refuse_impossible(chosen, found.columns, file=file)
    return replace(found, mapping=chosen)


class _Files:
    """The files of one import, and what the last pass over them left out."""

    def __init__(self, found: Found, form: Form | None) -> None:
        self._found = found
        self._form = form
        self._stamps = tuple(_stamp(source) for source in found.sources)
        self._ledger = Ledger()
        self.hashes = tuple(_hash(source) for source in found.sources)

    def tasks(self, progress: Progress) -> Iterator[Task]:
        """Yield the tasks; another call is another pass."""
        self._refuse_changed()
        self._ledger = ledger = Ledger()
        meter = Meter(progress, sum(size for size, _ in self._stamps))
        count = 0
        for task in _tasks(self._found, advance=meter.advance, ledger=ledger):
            count += 1
            yield replace(task, begun=fitting(task.begun, self._form)) if self._form else task
        self._refuse_changed()
        if not count:
            name = self._found.sources[0].name
            raise FormatError(name, "; ".join(("there are no tasks in it", *ledger.remarks())))

    def remarks(self) -> tuple[str, ...]:
        """Return what the last pass left out."""
        return self._ledger.remarks()

    def _refuse_changed(self) -> None:
        for source, stamp in zip(self._found.sources, self._stamps, strict=True):
            if _stamp(source) != stamp:
                raise FormatError(source.name, "the file changed while it was being read")


def _tasks(found: Found, *, advance: Advance, ledger: Ledger) -> Iterator[Task]:
    match found.kind:
        case ImportKind.ALPACA_EVAL:
            return alpaca_eval.tasks(found.sources, advance=advance, ledger=ledger)
        case ImportKind.ARENA:
            return arena.tasks(found.sources, advance=advance, ledger=ledger)
    read_alone = _READ_ALONE.get(found.kind)
    if read_alone is not None:
        return read_alone(found.sources[0], advance=advance, ledger=ledger)
    assert found.mapping is not None
    return generic.tasks(found.sources[0], found.mapping, advance=advance, ledger=ledger)


def _stamp(source: Source) -> Stamp:
    try:
        status = source.path.stat()
    except OSError as error:
        raise FormatError(source.name, f"the file cannot be read: {error.strerror}") from error
    if status.st_size > MAX_FILE_BYTES:
        reason = f"the file is larger than {MAX_FILE_BYTES // 1024**3} GB"
        raise FormatError(source.name, reason)
    return status.st_size, status.st_mtime_ns


def _hash(source: Source) -> str:
    with source.path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _combined(hashes: Sequence[str], mapping: Mapping | None) -> Sha256:
    """Return one hash: of the one file itself, or of all hashes in an order of their own."""
    if len(hashes) == 1 and mapping is None:
        return Sha256(hashes[0])
    parts = sorted(hashes) + ([compact(asdict(mapping))] if mapping else [])
    return Sha256(hashlib.sha256("\n".join(parts).encode()).hexdigest())


def _origin(found: Found, hashes: Sequence[str]) -> str:
    """Return where the batch is from, as a JSON object's text."""
    files = [
        {"name": source.name, "sha256": digest}
        for source, digest in zip(found.sources, hashes, strict=True)
    ]
    origin: dict[str, object] = {"kind": found.kind.value, "files": files}
    if found.mapping:
        origin["mapping"] = asdict(found.mapping)
    return compact({"imported": origin})
