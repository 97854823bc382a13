"""Finished judgments of a batch to a file others can use."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Final

from trainer_desk.files.exporters import (
    Exported,
    Finished,
    Policy,
    argilla,
    battles,
    check_file,
    check_jsonl,
    check_table,
    helpsteer,
    hh,
    label_studio,
    openai,
    question_names,
    trees,
    trl,
    ultrafeedback,
    write_argilla,
    write_argilla_settings,
    write_battles,
    write_csv,
    write_helpsteer2,
    write_helpsteer2_preference,
    write_helpsteer3,
    write_hh,
    write_jsonl,
    write_kto,
    write_label_studio,
    write_label_studio_config,
    write_openai_preference,
    write_openai_sft,
    write_sft,
    write_tree_messages,
    write_trees,
    write_trl,
    write_ultrafeedback,
)
from trainer_desk.lead.export_kinds import ABOUT, REASONS, About, Choice, ExportKind
from trainer_desk.lead.second_reading import latest
from trainer_desk.work.batch import Batch
from trainer_desk.work.form import ChoiceQuestion, RankingQuestion
from trainer_desk.work.ids import TaskId
from trainer_desk.work.judgment import Judgment
from trainer_desk.work.rules import standing_above
from trainer_desk.work.task import Task

__all__ = [
    "ABOUT",
    "CHECKS",
    "REASONS",
    "About",
    "Choice",
    "ExportKind",
    "check",
    "collected",
    "export",
]

_WRITERS: Final[dict[ExportKind, Callable[[Path, Finished, Policy], Exported]]] = {
    ExportKind.TRL: write_trl,
    ExportKind.TRL_KTO: write_kto,
    ExportKind.TRL_SFT: write_sft,
    ExportKind.OPENAI_PREFERENCE: write_openai_preference,
    ExportKind.OPENAI_SFT: write_openai_sft,
    ExportKind.HH: write_hh,
    ExportKind.HELPSTEER2: write_helpsteer2,
    ExportKind.HELPSTEER2_PREFERENCE: write_helpsteer2_preference,
    ExportKind.HELPSTEER3: write_helpsteer3,
    ExportKind.ULTRAFEEDBACK: write_ultrafeedback,
    ExportKind.BATTLES: write_battles,
    ExportKind.TREES: write_trees,
    ExportKind.TREE_MESSAGES: write_tree_messages,
    ExportKind.LABEL_STUDIO: write_label_studio,
    ExportKind.ARGILLA: write_argilla,
}

CHECKS: Final[dict[ExportKind, Callable[[Path], int]]] = {
    ExportKind.JSONL: check_jsonl,
    ExportKind.CSV: check_table,
    ExportKind.SPREADSHEET: partial(check_table, spreadsheet=True),
    ExportKind.TRL: partial(check_file, form=trl.PREFERENCE),
    ExportKind.TRL_KTO: partial(check_file, form=trl.UNPAIRED),
    ExportKind.TRL_SFT: partial(check_file, form=trl.COMPLETION),
    ExportKind.OPENAI_PREFERENCE: partial(check_file, form=openai.PREFERRED),
    ExportKind.OPENAI_SFT: partial(check_file, form=openai.CHAT),
    ExportKind.HH: partial(check_file, form=hh.DIALOGUES),
    ExportKind.HELPSTEER2: partial(check_file, form=helpsteer.RATED),
    ExportKind.HELPSTEER2_PREFERENCE: partial(check_file, form=helpsteer.PREFERENCE),
    ExportKind.HELPSTEER3: partial(check_file, form=helpsteer.COMPARISON),
    ExportKind.ULTRAFEEDBACK: partial(check_file, form=ultrafeedback.FEEDBACK),
    ExportKind.BATTLES: partial(check_file, form=battles.BATTLE),
    ExportKind.TREES: partial(check_file, form=trees.TREE),
    ExportKind.TREE_MESSAGES: partial(check_file, form=trees.MESSAGE),
    ExportKind.LABEL_STUDIO: partial(check_file, form=label_studio.LABELLED),
    ExportKind.ARGILLA: partial(check_file, form=argilla.RECORDS),
}
"""The kinds whose files can be checked, whoever wrote them: all that hold work."""


def export(
    finished: Iterator[tuple[Task, Judgment]],
    batch: Batch,
    kind: ExportKind,
    out: Path,
    *,
    policy: Policy | None = None,
) -> Exported:
    """Write finished judgments to `out`, complete or not at all.

    Args:
        finished: The newest revision of each, with its task.
        batch: Its form gives a table its columns; its language is that of tasks that name none.
        kind: What to write.
        out: Replaced if it is there.
        policy: What becomes of ties, rewrites and "all bad", None for the usual.

    Raises:
        OSError: If the file cannot be written; then nothing has changed.
        FormatError: If what was written does not read back; then nothing has changed either.
    """
    chosen = _under(batch, policy or Policy())
    match kind:
        case ExportKind.JSONL:
            return write_jsonl(out, finished)
        case ExportKind.CSV:
            return write_csv(out, finished, batch.form)
        case ExportKind.SPREADSHEET:
            return write_csv(out, finished, batch.form, spreadsheet_safe=True)
        case ExportKind.LABEL_STUDIO_CONFIG:
            return write_label_studio_config(out, finished, batch.form, language=batch.language)
        case ExportKind.ARGILLA_SETTINGS:
            return write_argilla_settings(out, finished, batch.form, language=batch.language)
        case _:
            return _WRITERS[kind](out, finished, chosen)


def _under(batch: Batch, policy: Policy) -> Policy:
    """Return a policy with what the batch and its form say."""
    questions = batch.form.questions
    return replace(
        policy,
        language=batch.language,
        several=frozenset(
            one.id for one in questions if isinstance(one, ChoiceQuestion) and one.several
        ),
        tops=frozenset(standing_above(batch.form)),
        tied=frozenset(
            one.id for one in questions if isinstance(one, RankingQuestion) and one.ties
        ),
        names=question_names(one.id for one in questions),
    )


def collected(
    batch: Batch, tasks: Iterable[Task], judgments: Iterable[Judgment]
) -> Iterator[tuple[Task, Judgment]]:
    """Yield the tasks of a batch with what trainers found about each, by trainer.

    Of each trainer's judgment of a task the latest revision counts; all of them are held.

    Args:
        batch: The one that was worked on; judgments of others are passed over.
        tasks: Its tasks.
        judgments: In any order.
    """
    by_task: dict[TaskId, list[Judgment]] = {}
    for judgment in latest(one for one in judgments if one.batch_id == batch.id).values():
        by_task.setdefault(judgment.task_id, []).append(judgment)
    for task in tasks:
        for judgment in sorted(by_task.get(task.id, ()), key=lambda one: one.trainer):
            yield task, judgment


def check(path: Path, kind: ExportKind) -> int:
    """Return how many records a file holds, each of them checked against one of `CHECKS`.

    Raises:
        FormatError: If the file is not of this kind, with the line and the reason.
        OSError: If it cannot be read.
    """
    return CHECKS[kind](path)
