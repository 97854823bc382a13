"""Finished judgments of a batch to a file others can use."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from enum import Enum
from functools import partial
from pathlib import Path
from typing import Final

from trainer_desk.files.exporters import (
    Exported,
    Finished,
    Policy,
    check_file,
    hh,
    openai,
    trl,
    write_csv,
    write_hh,
    write_jsonl,
    write_kto,
    write_openai_preference,
    write_openai_sft,
    write_sft,
    write_trl,
)
from trainer_desk.work.batch import Batch
from trainer_desk.work.judgment import Judgment
from trainer_desk.work.task import Task


class ExportKind(Enum):
    """What the file is to be."""

    JSONL = "jsonl"
    CSV = "csv"
    SPREADSHEET = "spreadsheet"
    TRL = "trl"
    TRL_KTO = "trl-kto"
    TRL_SFT = "trl-sft"
    OPENAI_PREFERENCE = "openai-preference"
    OPENAI_SFT = "openai-sft"
    HH = "hh"


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What a person should know before choosing a kind; sentences in English.

    Attributes:
        loses: What of a judgment does not come through.
    """

    suffix: str
    holds: str
    loses: str


_PAIR_LOSS: Final = "ties, all bad, degrees, ratings, reasons, who judged and when"

ABOUT: Final = {
    ExportKind.JSONL: About(
        suffix=".jsonl",
        holds="every judgment as it was sealed, with its task and the models",
        loses="nothing",
    ),
    ExportKind.CSV: About(
        suffix=".csv",
        holds="a table with a row per response and a column per answer",
        loses="what the file said beside the texts, the seed of the order, open findings",
    ),
    ExportKind.SPREADSHEET: About(
        suffix=".csv",
        holds="the same table, defused for spreadsheets",
        loses="as csv; some texts get an apostrophe before them",
    ),
    ExportKind.TRL: About(
        suffix=".jsonl",
        holds="TRL preference pairs for DPO and reward models",
        loses=f"{_PAIR_LOSS}; the degree stays with --margin",
    ),
    ExportKind.TRL_KTO: About(
        suffix=".jsonl",
        holds="TRL completions labelled desirable or not, for KTO",
        loses="responses between the first place and the last, ratings, reasons, who judged",
    ),
    ExportKind.TRL_SFT: About(
        suffix=".jsonl",
        holds="TRL texts to imitate: rewrites, else the first place",
        loses="every other response and all that was said about it",
    ),
    ExportKind.OPENAI_PREFERENCE: About(
        suffix=".jsonl",
        holds="OpenAI preference pairs",
        loses=f"{_PAIR_LOSS}; prompts in which a tool speaks",
    ),
    ExportKind.OPENAI_SFT: About(
        suffix=".jsonl",
        holds="OpenAI chats to imitate; they want ten at least",
        loses="every other response, all that was said about it, prompts in which a tool speaks",
    ),
    ExportKind.HH: About(
        suffix=".jsonl",
        holds="pairs of dialogues as in the helpful-and-harmless data",
        loses=f"{_PAIR_LOSS}; prompts with a system or tool turn, texts with the format's marks",
    ),
}

_WRITERS: Final[dict[ExportKind, Callable[[Path, Finished, Policy], Exported]]] = {
    ExportKind.TRL: write_trl,
    ExportKind.TRL_KTO: write_kto,
    ExportKind.TRL_SFT: write_sft,
    ExportKind.OPENAI_PREFERENCE: write_openai_preference,
    ExportKind.OPENAI_SFT: write_openai_sft,
    ExportKind.HH: write_hh,
}

CHECKS: Final[dict[ExportKind, Callable[[Path], int]]] = {
    ExportKind.TRL: partial(check_file, form=trl.PREFERENCE),
    ExportKind.TRL_KTO: partial(check_file, form=trl.UNPAIRED),
    ExportKind.TRL_SFT: partial(check_file, form=trl.COMPLETION),
    ExportKind.OPENAI_PREFERENCE: partial(check_file, form=openai.PREFERRED),
    ExportKind.OPENAI_SFT: partial(check_file, form=openai.CHAT),
    ExportKind.HH: partial(check_file, form=hh.DIALOGUES),
}
"""The kinds whose files can be checked, whoever wrote them."""


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
    chosen = replace(policy or Policy(), language=batch.language)
    match kind:
        case ExportKind.JSONL:
            return write_jsonl(out, finished)
        case ExportKind.CSV:
            return write_csv(out, finished, batch.form)
        case ExportKind.SPREADSHEET:
            return write_csv(out, finished, batch.form, spreadsheet_safe=True)
        case _:
            return _WRITERS[kind](out, finished, chosen)


def check(path: Path, kind: ExportKind) -> int:
    """Return how many records a file holds, each of them checked against one of `CHECKS`.

    Raises:
        FormatError: If the file is not of this kind, with the line and the reason.
        OSError: If it cannot be read.
    """
    return CHECKS[kind](path)
