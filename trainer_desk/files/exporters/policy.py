"""What an export does with ties, rewrites and verdicts that say "all bad"."""

from __future__ import annotations

from enum import Enum

from trainer_desk.values import dataclass
from trainer_desk.work.ids import QuestionId


class TrlShape(Enum):
    """How texts are written where a format knows two ways."""

    STANDARD = "standard"
    """Prompt and answers are texts; only for prompts of one user turn."""
    CONVERSATIONAL = "conversational"
    """Prompt and answers are lists of messages with role and content."""


class Pairs(Enum):
    """Which pairs a ranking gives."""

    ALL = "all"
    """Every response with every worse one."""
    BEST_WORST = "best-worst"
    """Every response of the first place with every one of the last."""
    ADJACENT = "adjacent"
    """Every response with every one of the next place."""


class Ties(Enum):
    """What a tie does."""

    KEEP = "keep"
    """Written as a tie where the format has one; elsewhere as `DROP_PAIR`."""
    DROP_PAIR = "drop-pair"
    """Tied responses make no pair with each other; each still makes its pairs with others.

    A format that holds a whole order leaves out the order.
    """
    DROP_TASK = "drop-task"
    """A verdict with any tie gives nothing."""


class Edits(Enum):
    """What a rewrite that differs from its original does."""

    IGNORE = "ignore"
    PAIR = "pair"
    """Is preferred over its original, beside all else."""
    REPLACE = "replace"
    """Stands for its original wherever that is preferred, never where it is the worse one."""
    BOTH = "both"
    """Is preferred over its original and stands for it where that is preferred."""

    @property
    def adds(self) -> bool:
        """Whether the rewrite is preferred over its original."""
        return self in (Edits.PAIR, Edits.BOTH)

    @property
    def replaces(self) -> bool:
        """Whether the rewrite stands for its original where that is preferred."""
        return self in (Edits.REPLACE, Edits.BOTH)


class Bad(Enum):
    """What "all bad" and "both bad" do in a format that can say so."""

    KEEP = "keep"
    """Every response is written as undesirable, or the pair as bad on both sides."""
    DROP = "drop"
    """Nothing is written of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """How a judgment is put into a format that says less.

    Attributes:
        margin: Whether TRL pairs say how far apart both are: the degree of a comparison, or the
            number of places between both in a ranking; 1 for a rewrite and its original.
        ids: Whether each TRL record also says which task and judgment it came from.
        axes: Pairs of the format's name and the form's axis, for axes of other names.
        language: BCP 47 tag of tasks that name none, "" for unknown; taken from the batch.
        several: Questions of which more than one option may be chosen; taken from the form.
        tops: Questions whose standard answer stands above every response; taken from the form.
        tied: Rankings in which responses may share a place; taken from the form.
        names: What a format with names of its own calls the questions; taken from the form.
    """

    shape: TrlShape = TrlShape.CONVERSATIONAL
    pairs: Pairs = Pairs.ALL
    ties: Ties = Ties.KEEP
    edits: Edits = Edits.BOTH
    bad: Bad = Bad.KEEP
    margin: bool = False
    ids: bool = False
    axes: tuple[tuple[str, str], ...] = ()
    language: str = ""
    several: frozenset[QuestionId] = frozenset()
    tops: frozenset[QuestionId] = frozenset()
    tied: frozenset[QuestionId] = frozenset()
    names: tuple[tuple[QuestionId, str], ...] = ()
