"""What finished work can be written as, and what each kind holds and loses."""

from __future__ import annotations

from enum import Enum
from typing import Final

from trainer_desk.files.exporters.counts import Drop
from trainer_desk.files.importers.contents import HELPSTEER_AXES, ULTRAFEEDBACK_AXES
from trainer_desk.values import dataclass


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
    ARGILLA_SETTINGS = "argilla-settings"


class Choice(Enum):
    """What of a `Policy` a person can choose for a kind."""

    SHAPE = "shape"
    PAIRS = "pairs"
    TIES = "ties"
    EDITS = "edits"
    BAD = "bad"
    MARGIN = "margin"


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What a person should know before choosing a kind; sentences in English.

    Attributes:
        loses: What of a judgment does not come through.
        choices: What of the policy makes a difference.
        axes: Names of the format for which `Policy.axes` may give axes of the form.
    """

    suffix: str
    holds: str
    loses: str
    choices: frozenset[Choice] = frozenset()
    axes: tuple[str, ...] = ()


_PAIR_LOSS: Final = (
    "ties, all bad, degrees, ratings, reasons, decisions, marks, facts, who judged and when"
)

ABOUT: Final = {
    ExportKind.JSONL: About(
        suffix=".jsonl",
        holds="every judgment as it was sealed, with its task and the models",
        loses="nothing",
    ),
    ExportKind.CSV: About(
        suffix=".csv",
        holds="a table with a row per response and a column per answer",
        loses="what the file said beside the texts, the seed of the order, findings, field notes",
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
        choices=frozenset(
            (
                Choice.SHAPE,
                Choice.PAIRS,
                Choice.TIES,
                Choice.EDITS,
                Choice.MARGIN,
            )
        ),
    ),
    ExportKind.TRL_KTO: About(
        suffix=".jsonl",
        holds="TRL completions labelled desirable or not, for KTO",
        loses="responses between first and last place, ratings, reasons, marks, facts, who judged",
        choices=frozenset(
            (
                Choice.SHAPE,
                Choice.TIES,
                Choice.EDITS,
                Choice.BAD,
            )
        ),
    ),
    ExportKind.TRL_SFT: About(
        suffix=".jsonl",
        holds="TRL texts to imitate: what the trainer wrote, else rewrites, else the first place",
        loses="every other response and all that was said about it",
        choices=frozenset(
            (
                Choice.SHAPE,
                Choice.TIES,
                Choice.EDITS,
            )
        ),
    ),
    ExportKind.OPENAI_PREFERENCE: About(
        suffix=".jsonl",
        holds="OpenAI preference pairs",
        loses=f"{_PAIR_LOSS}; prompts in which a tool speaks",
        choices=frozenset(
            (
                Choice.PAIRS,
                Choice.TIES,
                Choice.EDITS,
            )
        ),
    ),
    ExportKind.OPENAI_SFT: About(
        suffix=".jsonl",
        holds="OpenAI chats to imitate; they want ten at least",
        loses="every other response, all that was said about it, prompts in which a tool speaks",
        choices=frozenset(
            (
                Choice.TIES,
                Choice.EDITS,
            )
        ),
    ),
    ExportKind.HH: About(
        suffix=".jsonl",
        holds="pairs of dialogues as in the helpful-and-harmless data",
        loses=f"{_PAIR_LOSS}; prompts with a system or tool turn, texts with the format's marks",
        choices=frozenset(
            (
                Choice.PAIRS,
                Choice.TIES,
                Choice.EDITS,
            )
        ),
    ),
    ExportKind.HELPSTEER2: About(
        suffix=".jsonl",
        holds="HelpSteer2 ratings from 0 to 4; --axis names the form's axes",
        loses="rankings, rewrites, reasons, models, responses not rated on all five axes",
        axes=HELPSTEER_AXES,
    ),
    ExportKind.HELPSTEER2_PREFERENCE: About(
        suffix=".jsonl",
        holds="HelpSteer2 preferences from -3 to 3, with the reasons as elaboration",
        loses="both bad, ratings, rewrites, models, prompts of several turns; other scales round",
        choices=frozenset(
            (
                Choice.PAIRS,
                Choice.TIES,
            )
        ),
    ),
    ExportKind.HELPSTEER3: About(
        suffix=".jsonl",
        holds="HelpSteer3 comparisons of conversations from -3 to 3, with the reasons",
        loses="both bad, ratings, rewrites, models; other scales round",
        choices=frozenset(
            (
                Choice.PAIRS,
                Choice.TIES,
            )
        ),
    ),
    ExportKind.ULTRAFEEDBACK: About(
        suffix=".jsonl",
        holds="UltraFeedback ratings from 1 to 5 as texts; --axis names the form's axes",
        loses="rankings, rewrites, other axes, conversations; the reasons are every critique",
        axes=ULTRAFEEDBACK_AXES,
    ),
    ExportKind.BATTLES: About(
        suffix=".json",
        holds="battles as LMSYS has them, ties and both bad included; A is what was shown first",
        loses="degrees, ratings, rewrites, reasons, responses of unknown models",
        choices=frozenset(
            (
                Choice.PAIRS,
                Choice.TIES,
                Choice.BAD,
            )
        ),
    ),
    ExportKind.TREES: About(
        suffix=".jsonl",
        holds="OpenAssistant trees with ranked replies; a rewrite is one right before its original",
        loses="ratings, reasons, degrees, all bad, a second verdict, system and tool turns",
        choices=frozenset(
            (
                Choice.TIES,
                Choice.EDITS,
            )
        ),
    ),
    ExportKind.TREE_MESSAGES: About(
        suffix=".jsonl",
        holds="the messages of those trees, one a line",
        loses="as oasst",
        choices=frozenset(
            (
                Choice.TIES,
                Choice.EDITS,
            )
        ),
    ),
    ExportKind.LABEL_STUDIO: About(
        suffix=".json",
        holds="Label Studio tasks with annotations, skipped ones included",
        loses="models, the order shown, notes, facts, repetitions, reviews, marks in own texts",
        choices=frozenset((Choice.TIES,)),
    ),
    ExportKind.LABEL_STUDIO_CONFIG: About(
        suffix=".xml",
        holds="the labelling interface that a Label Studio project needs for those tasks",
        loses="every judgment; it holds the form alone",
    ),
    ExportKind.ARGILLA: About(
        suffix=".json",
        holds="Argilla records with responses, skipped ones discarded; put your users' ids in",
        loses="the order shown, notes, facts, repetitions, reviews, marks in own texts",
        choices=frozenset((Choice.TIES,)),
    ),
    ExportKind.ARGILLA_SETTINGS: About(
        suffix=".json",
        holds="the settings that an Argilla dataset needs for those records",
        loses="every judgment; it holds the form alone",
    ),
}


REASONS: Final = {
    Drop.SKIPPED: "skipped",
    Drop.CHANGED_TASK: "the task is not the one that was judged",
    Drop.NO_PREFERENCE: "nothing is preferred",
    Drop.NEEDS_CONVERSATION: "the prompt has several turns and the format one",
    Drop.TIE: "equally good",
    Drop.SAME_TEXT: "the same text twice",
    Drop.EMPTY_TEXT: "no text",
    Drop.BETWEEN: "neither in the first place nor in the last",
    Drop.ALL_BAD: "all, or both, are bad",
    Drop.NO_RATING: "not rated on the format's axes; --axis names them",
    Drop.SCALE: "given on a scale that does not fit the format's",
    Drop.NO_MODEL: "a model is not known",
    Drop.ROLE: "somebody speaks in the prompt whom the format does not know",
    Drop.AMBIGUOUS: "would be read back as something else",
    Drop.NO_PLACE: "the format has no place for it",
    Drop.TOO_LONG: "too long, or nested too deep",
    Drop.REPEAT: "repeats another response",
    Drop.RETURNED: "sent back by a reviewer",
    Drop.SECOND_VERDICT: "another verdict on the task was written",
}
"""Why something was left out, in English."""
