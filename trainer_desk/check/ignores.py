"""What the trainer does not want to hear again: here, in this batch, or at all."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

import msgspec

from trainer_desk.check.durable import write_whole
from trainer_desk.check.tags import base_language
from trainer_desk.text.findings import Finding
from trainer_desk.values import dataclass
from trainer_desk.work.ids import BatchId

_CONTEXT = 24
"""Code points on either side by which a place is known again after edits elsewhere."""


class NotAnIgnoreList(Exception):
    """A file cannot be read as a list of ignores; someone must choose another."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ignored:
    """Everything that is ignored.

    Attributes:
        rules: Language and name of each rule that is off.
        in_batches: Batch, rule and quoted text.
        once: Names of single places (`place_name`).
    """

    rules: frozenset[tuple[str, str]] = frozenset()
    in_batches: frozenset[tuple[str, str, str]] = frozenset()
    once: frozenset[str] = frozenset()

    def hides(self, finding: Finding, text: str, language: str, batch: BatchId | None) -> bool:
        """Tell whether a finding in a text is ignored."""
        if (base_language(language), finding.rule) in self.rules:
            return True
        if batch is not None and (batch, finding.rule, finding.quoted) in self.in_batches:
            return True
        return bool(self.once) and place_name(finding, text) in self.once


def place_name(finding: Finding, text: str) -> str:
    """Return a name for a place: its rule, its words and those around it, not its offset."""
    around = text[max(0, finding.start - _CONTEXT) : finding.end + _CONTEXT]
    known_by = "\0".join((finding.rule, finding.quoted, around))
    return hashlib.sha256(known_by.encode("utf-8", "surrogatepass")).hexdigest()[:32]


class Ignores:
    """What is ignored, kept in a file; every change is on disk before the method returns."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self.all = _read(file) if file.exists() else Ignored()

    def ignore_once(self, finding: Finding, text: str) -> None:
        """Ignore a finding where it is, as long as the words around it stay."""
        self._set(replace(self.all, once=self.all.once | {place_name(finding, text)}))

    def ignore_in_batch(self, finding: Finding, batch: BatchId) -> None:
        """Ignore what a rule says about these words in all tasks of a batch."""
        pair = (batch, finding.rule, finding.quoted)
        self._set(replace(self.all, in_batches=self.all.in_batches | {pair}))

    def turn_off(self, rule: str, language: str) -> None:
        """Ignore a rule in a language."""
        pair = (base_language(language), rule)
        self._set(replace(self.all, rules=self.all.rules | {pair}))

    def turn_on(self, rule: str, language: str) -> None:
        """Heed a rule again."""
        pair = (base_language(language), rule)
        self._set(replace(self.all, rules=self.all.rules - {pair}))

    def export_file(self, file: Path) -> None:
        """Write everything that is ignored as JSON."""
        write_whole(file, _as_json(self.all))

    def import_file(self, file: Path) -> None:
        """Ignore also what another file says.

        Raises:
            NotAnIgnoreList: If it is none.
        """
        more = _read(file)
        self._set(
            Ignored(
                rules=self.all.rules | more.rules,
                in_batches=self.all.in_batches | more.in_batches,
                once=self.all.once | more.once,
            )
        )

    def _set(self, ignored: Ignored) -> None:
        write_whole(self._file, _as_json(ignored))
        self.all = ignored


def _as_json(ignored: Ignored) -> str:
    listed = {
        "rules": sorted(ignored.rules),
        "in_batches": sorted(ignored.in_batches),
        "once": sorted(ignored.once),
    }
    return msgspec.json.format(msgspec.json.encode(listed), indent=2).decode() + "\n"


def _read(file: Path) -> Ignored:
    try:
        return msgspec.json.decode(file.read_bytes(), type=Ignored)
    except (OSError, msgspec.DecodeError, UnicodeDecodeError) as error:
        raise NotAnIgnoreList(file.name) from error
