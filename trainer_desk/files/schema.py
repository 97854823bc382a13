"""JSON Schemas of the native files, for programs that write batches or read judgments.

A schema says less than FORMAT.md: unique ids, anchors within their scale and the like are checked
when a file is read.
"""

from __future__ import annotations

from typing import Final

import msgspec

from trainer_desk.files import wire

_DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"


def batch_schema() -> dict[str, object]:
    """Return the schema of `batch.json`."""
    return _schema(wire.Batch, "Trainer Desk batch, batch.json, version 1")


def task_schema() -> dict[str, object]:
    """Return the schema of a line of `tasks.jsonl`."""
    return _schema(wire.Task, "Trainer Desk task, a line of tasks.jsonl, version 1")


def form_schema() -> dict[str, object]:
    """Return the schema of a form in a file of its own."""
    return _schema(wire.FormFile, "Trainer Desk form, version 1")


def judgment_schema() -> dict[str, object]:
    """Return the schema of a judgment, a line of a parcel's `judgments.jsonl`."""
    return _schema(wire.Judgment, "Trainer Desk judgment, version 1")


def _schema(shape: type[wire.Wire], title: str) -> dict[str, object]:
    whole = {"$schema": _DIALECT, "title": title, **msgspec.json.schema(shape)}
    return msgspec.json.decode(msgspec.json.encode(whole), type=dict[str, object])
