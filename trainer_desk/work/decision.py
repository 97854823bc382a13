"""The question whether a prompt is to be answered at all, and what to say instead."""

from __future__ import annotations

from enum import Enum

from trainer_desk.values import dataclass
from trainer_desk.work.asking import Asked, Grade, Option, Scale
from trainer_desk.work.ids import OptionId, QuestionId


class DecisionVerdict(Enum):
    """What is to be done with a prompt."""

    ANSWER = "answer"
    PARTIAL = "partial"
    REFUSE = "refuse"
    REDIRECT = "redirect"


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionQuestion(Asked):
    """Decide: answer, answer in part, refuse, or redirect to a specialist.

    Attributes:
        reasons: Policy reasons; one is needed for anything but an answer. Empty: not asked.
        severity: How grave it is; needed for anything but an answer. None: not asked.
        specialists: Whom a prompt can be redirected to; one is needed then. Empty: none asked.
        min_wording_words: Least number of words of the refusal or redirection; 0 asks for none.
        min_explanation_words: Least number of words for colleagues where it is no plain answer;
            0 for none.
        still_asked: Questions that need an answer even where the prompt is refused or redirected.
            All others need none then.
    """

    reasons: tuple[Option, ...] = ()
    severity: Scale | None = None
    specialists: tuple[Option, ...] = ()
    min_wording_words: int = 3
    min_explanation_words: int = 0
    still_asked: tuple[QuestionId, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionAnswer:
    """What was decided, why, and in which words.

    Attributes:
        verdict: None until the trainer picks one; texts may be written before.
        reasons: In the form's order.
        severity: None until given.
        specialist: Whom to redirect to.
        wording: The refusal or redirection as the model should say it.
        explanation: For colleagues; no user reads it.
    """

    verdict: DecisionVerdict | None = None
    reasons: tuple[OptionId, ...] = ()
    severity: Grade | None = None
    specialist: OptionId | None = None
    wording: str = ""
    explanation: str = ""

    @property
    def turns_away(self) -> bool:
        """Whether the prompt is not answered, not even in part."""
        return self.verdict in (DecisionVerdict.REFUSE, DecisionVerdict.REDIRECT)
