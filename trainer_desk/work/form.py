"""A form: the questions a batch asks about every task. Forms are data, not code."""

from __future__ import annotations

from dataclasses import dataclass

from trainer_desk.work.ids import AxisId, OptionId, QuestionId
from trainer_desk.work.wording import NOTHING, Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """What one value of a scale means."""

    value: int
    meaning: Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """Whole numbers from `lowest` to `highest`, both included; higher is better."""

    lowest: int = 1
    highest: int = 5
    anchors: tuple[Anchor, ...] = ()

    @property
    def values(self) -> range:
        """Every value, lowest first."""
        return range(self.lowest, self.highest + 1)

    def meaning(self, value: int, language: str) -> str:
        """Return what `value` means in `language`, "" where the form does not say."""
        for anchor in self.anchors:
            if anchor.value == value:
                return anchor.meaning.in_language(language)
        return ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Axis:
    """One thing that every response is rated on."""

    id: AxisId
    title: Wording
    help: Wording = NOTHING
    scale: Scale = Scale()


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One thing that can be chosen."""

    id: OptionId
    title: Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What every question has.

    Attributes:
        id: Unique within the form.
        required: Whether a judgment needs an answer.
    """

    id: QuestionId
    title: Wording
    help: Wording = NOTHING
    required: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class RankingQuestion(Asked):
    """Order all responses, best first."""

    ties: bool = True
    all_bad: bool = True
    cannot_judge: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class StrengthQuestion(Asked):
    """Say which of two responses is better, and by how much; only asked where there are two.

    Attributes:
        degrees: How many grades of "better" each side has, 1 to 4.
    """

    degrees: int = 3
    both_good: bool = True
    both_bad: bool = True
    cannot_judge: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class RatingQuestion(Asked):
    """Rate every response on every axis."""

    axes: tuple[Axis, ...]


class EditTarget:
    """Which response may be rewritten, by the names that files use."""

    ANY = "any"
    BEST = "best"


@dataclass(frozen=True, slots=True, kw_only=True)
class EditQuestion(Asked):
    """Rewrite one response.

    Attributes:
        target: `EditTarget.BEST` offers the one ranked first; `ANY` leaves it open.
        must_change: Whether an edit equal to its original counts as none.
    """

    target: str = EditTarget.BEST
    must_change: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TextQuestion(Asked):
    """Write a text, such as the reasons for a verdict.

    Attributes:
        min_words: Least number of words, 0 for none.
        max_words: Greatest number of words, 0 for no limit.
        phrases: Ready phrases that one click or key adds.
    """

    min_words: int = 0
    max_words: int = 0
    phrases: tuple[Wording, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoiceQuestion(Asked):
    """Choose among options.

    Attributes:
        several: Whether more than one may be chosen.
    """

    options: tuple[Option, ...]
    several: bool = False


Question = (
    RankingQuestion
    | StrengthQuestion
    | RatingQuestion
    | EditQuestion
    | TextQuestion
    | ChoiceQuestion
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """Questions in the order they are asked."""

    questions: tuple[Question, ...]

    def question(self, question_id: QuestionId) -> Question:
        """Return the question with this id.

        Raises:
            KeyError: If the form has none.
        """
        for question in self.questions:
            if question.id == question_id:
                return question
        raise KeyError(question_id)
