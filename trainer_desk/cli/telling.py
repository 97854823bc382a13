"""Values as rows and records for printing."""

from __future__ import annotations

import json
from typing import Any

from trainer_desk.cli.printing import Row
from trainer_desk.files.codec import draft_to_json, judgment_to_json
from trainer_desk.work.judgment import Judgment
from trainer_desk.work.opened import OpenTask
from trainer_desk.work.states import BatchRow, TaskRow

LETTERS = "ABCDEFGHI"


def batch_row(row: BatchRow) -> Row:
    """Return a batch as a row."""
    counts = {state.value: number for state, number in row.counts.items() if number}
    return {
        "number": int(row.key),
        "id": row.id,
        "title": row.title,
        "language": row.language,
        "tasks": row.total,
        "unfinished": row.unfinished,
        "states": ", ".join(f"{number} {name}" for name, number in counts.items()),
    }


def task_row(row: TaskRow) -> Row:
    """Return a task of a list as a row."""
    return {
        "number": int(row.key),
        "position": row.position + 1,
        "id": row.id,
        "state": row.state.value,
        "flagged": row.flagged,
        "title": row.title,
    }


def task_record(task: OpenTask) -> dict[str, Any]:
    """Return everything about a task that a trainer may see; models stay hidden."""
    shown = (task.task.response(one) for one in task.shown_order)
    return {
        "number": int(task.key),
        "id": task.task.id,
        "batch": task.batch.id,
        "position": task.position + 1,
        "state": task.state.value,
        "remark": task.remark,
        "prompt": [{"role": turn.role.value, "text": turn.text} for turn in task.task.prompt],
        "responses": [
            {"letter": letter, "id": response.id, "text": response.text}
            for letter, response in zip(LETTERS, shown, strict=False)
        ],
        "draft": json.loads(draft_to_json(task.draft)),
    }


def judgment_line(judgment: Judgment) -> str:
    """Return a sealed judgment as its canonical line."""
    return judgment_to_json(judgment).decode("utf-8")


def judgment_row(judgment: Judgment) -> Row:
    """Return a judgment as a row."""
    return {
        "task": judgment.task_id,
        "revision": judgment.revision,
        "outcome": judgment.outcome.value,
        "trainer": judgment.trainer,
        "sealed_at": judgment.sealed_at.isoformat(timespec="milliseconds"),
        "active_seconds": round(judgment.active_seconds, 1),
        "flagged": judgment.flagged,
    }
