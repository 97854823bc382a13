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
    argilla,
    battles,
    check_file,
    helpsteer,
    hh,
    label_studio,
    openai,
    trees,
    trl,
    ultrafeedback,
    write_argilla,
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
from trainer_desk.work.batch import Batch
from trainer_desk.work.form import ChoiceQuestion
from trainer_desk.work.judgment import Judgment
from trainer_desk.work.task import Task
from trainer_desk.work.writing import WriteQuestion


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
    HELPSTEER2 = "helpsteer2"
    HELPSTEER2_PREFERENCE = "helpsteer2-preference"
    HELPSTEER3 = "helpsteer3"
    ULTRAFEEDBACK = "ultrafeedback"
    BATTLES = "lmsys"
    TREES = "oasst"
    TREE_MESSAGES = "oasst-messages"
    LABEL_STUDIO = "label-studio"
    LABEL_STUDIO_CONFIG = "label-studio-config"
    ARGILLA = "argilla"


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
    ExportKind.HELPSTEER2: About(
        suffix=".jsonl",
        holds="HelpSteer2 ratings from 0 to 4; --axis names the form's axes",
        loses="rankings, rewrites, reasons, models, responses not rated on all five axes",
    ),
    ExportKind.HELPSTEER2_PREFERENCE: About(
        suffix=".jsonl",
        holds="HelpSteer2 preferences from -3 to 3, with the reasons as elaboration",
        loses="both bad, ratings, rewrites, models, prompts of several turns; other scales round",
    ),
    ExportKind.HELPSTEER3: About(
        suffix=".jsonl",
        holds="HelpSteer3 comparisons of conversations from -3 to 3, with the reasons",
        loses="both bad, ratings, rewrites, models; other scales round",
    ),
    ExportKind.ULTRAFEEDBACK: About(
        suffix=".jsonl",
        holds="UltraFeedback ratings from 1 to 5 as texts; --axis names the form's axes",
        loses="rankings, rewrites, other axes, conversations; the reasons are every critique",
    ),
    ExportKind.BATTLES: About(
        suffix=".json",
        holds="battles as LMSYS has them, ties and both bad included; A is what was shown first",
        loses="degrees, ratings, rewrites, reasons, responses of unknown models",
    ),
    ExportKind.TREES: About(
        suffix=".jsonl",
        holds="OpenAssistant trees with ranked replies; a rewrite is one right before its original",
        loses="ratings, reasons, degrees, all bad, a second verdict, system and tool turns",
    ),
    ExportKind.TREE_MESSAGES: About(
        suffix=".jsonl",
        holds="the messages of those trees, one a line",
        loses="as oasst",
    ),
    ExportKind.LABEL_STUDIO: About(
        suffix=".json",
        holds="Label Studio tasks with annotations, skipped ones included",
        loses="models, the order shown, idle time, flags and notes",
    ),
    ExportKind.LABEL_STUDIO_CONFIG: About(
        suffix=".xml",
        holds="the labelling interface that a Label Studio project needs for those tasks",
        loses="every judgment; it holds the form alone",
    ),
    ExportKind.ARGILLA: About(
        suffix=".json",
        holds="Argilla records with responses, skipped ones without; change user_id to your users'",
        loses="the order shown, idle time, flags and notes, ratings beyond 0 to 10",
    ),
}

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
    several = frozenset(
        question.id
        for question in batch.form.questions
        if isinstance(question, ChoiceQuestion) and question.several
    )
    tops = frozenset(
        question.id
        for question in batch.form.questions
        if isinstance(question, WriteQuestion) and question.is_best
    )
    chosen = replace(policy or Policy(), language=batch.language, several=several, tops=tops)
    match kind:
        case ExportKind.JSONL:
            return write_jsonl(out, finished)
        case ExportKind.CSV:
            return write_csv(out, finished, batch.form)
        case ExportKind.SPREADSHEET:
            return write_csv(out, finished, batch.form, spreadsheet_safe=True)
        case ExportKind.LABEL_STUDIO_CONFIG:
            return write_label_studio_config(out, finished, batch.form, language=batch.language)
        case _:
            return _WRITERS[kind](out, finished, chosen)


def check(path: Path, kind: ExportKind) -> int:
    """Return how many records a file holds, each of them checked against one of `CHECKS`.

    Raises:
        FormatError: If the file is not of this kind, with the line and the reason.
        OSError: If it cannot be read.
    """
    return CHECKS[kind](path)
