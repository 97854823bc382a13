"""A form: the questions a batch asks about every task. Forms are data, not code."""

from __future__ import annotations

from trainer_desk.values import dataclass
from trainer_desk.work.asking import Anchor, Asked, Axis, Option, Scale
from trainer_desk.work.decision import DecisionQuestion
from trainer_desk.work.facts import FactsQuestion
from trainer_desk.work.ids import QuestionId
from trainer_desk.work.marks import SpansQuestion
from trainer_desk.work.repeats import DuplicatesQuestion
from trainer_desk.work.review import ReviewQuestion
from trainer_desk.work.wording import Wording
from trainer_desk.work.writing import WriteQuestion

__all__ = [
    "Anchor",
    "Asked",
    "Axis",
    "ChoiceQuestion",
    "EditQuestion",
    "EditTarget",
    "Form",
    "Option",
    "Question",
    "RankingQuestion",
    "RatingQuestion",
    "Scale",
    "StrengthQuestion",
    "TextQuestion",
]


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
    | DecisionQuestion
    | SpansQuestion
    | WriteQuestion
    | FactsQuestion
    | DuplicatesQuestion
    | ReviewQuestion
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
