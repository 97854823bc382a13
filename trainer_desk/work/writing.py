"""A standard answer, written from scratch."""

from __future__ import annotations

from trainer_desk.values import dataclass
from trainer_desk.work.asking import Asked, Option
from trainer_desk.work.ids import OptionId


@dataclass(frozen=True, slots=True, kw_only=True)
class WriteQuestion(Asked):
    """Write the answer that a model should have given.

    Attributes:
        min_words: Least number of words, 0 for none.
        max_words: Greatest number of words, 0 for no limit.
        points: What the answer must say; each is to be ticked off.
        is_best: Whether what is written stands above every response in the ranking.
    """

    min_words: int = 0
    max_words: int = 0
    points: tuple[Option, ...] = ()
    is_best: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class WriteAnswer:
    """A standard answer.

    Attributes:
        points: Those of the question's points that the trainer ticked off, in the form's order.
    """

    text: str = ""
    points: tuple[OptionId, ...] = ()

    @property
    def is_written(self) -> bool:
        """Whether there is an answer: white space alone is none."""
        return bool(self.text.strip())
