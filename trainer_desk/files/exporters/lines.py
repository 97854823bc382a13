"""Native lines: each judgment with the task it is about, nothing left out."""

from __future__ import annotations

from pathlib import Path

from trainer_desk.files.atomic import writing
from trainer_desk.files.codec import judgment_to_json, task_to_json
from trainer_desk.files.exporters.counts import Drop, Exported, Finished, Tally, is_of


def write_jsonl(path: Path, finished: Finished) -> Exported:
    """Write `{"judgment":…,"task":…}` lines; models are revealed, skipped tasks are included.

    The judgment is the sealed payload byte for byte, the task is as its batch gave it.

    Raises:
        OSError: If the file cannot be written; then nothing has changed.
    """
    tally = Tally()
    with writing(path) as target:
        for task, judgment in finished:
            tally.judgments += 1
            if not is_of(judgment, task):
                tally.drop(Drop.CHANGED_TASK)
                continue
            sealed, judged = judgment_to_json(judgment), task_to_json(task)
            target.write(b'{"judgment":' + sealed + b',"task":' + judged + b"}\n")
            tally.records += 1
    return tally.total()
