"""The texts that a trainer writes inside an answer, each by the name of its slot."""

from __future__ import annotations

from dataclasses import replace

from trainer_desk.work.answers import Answer, TextAnswer
from trainer_desk.work.decision import DecisionAnswer
from trainer_desk.work.ids import QuestionId
from trainer_desk.work.writing import WriteAnswer

MAIN = ""
"""The slot of an answer that is one text."""
WORDING = "wording"
"""What the model should say, in a decision."""
EXPLANATION = "explanation"
"""What colleagues are told, in a decision."""
NOTE = QuestionId("~note")
"""Stands for the draft's own note where a place or a step names the question of a text."""
REMARK = "note"
"""What the trainer says in advance about the answer to a question, whatever its kind."""

Written = TextAnswer | WriteAnswer | DecisionAnswer
"""Answers that hold texts."""


def written(answer: Answer | None) -> dict[str, str]:
    """Return every text of an answer by its slot; none for answers that hold no text.

    A rewrite is not among them: it goes by its response.
    """
    match answer:
        case TextAnswer() | WriteAnswer():
            return {MAIN: answer.text}
        case DecisionAnswer():
            return {WORDING: answer.wording, EXPLANATION: answer.explanation}
        case _:
            return {}


def with_written(answer: Written, slot: str, text: str) -> Written:
    """Return the answer with another text in one of its slots.

    Raises:
        ValueError: If it has no such slot.
    """
    match answer, slot:
        case ((TextAnswer() | WriteAnswer()), ""):
            return replace(answer, text=text)
        case DecisionAnswer(), "wording":
            return replace(answer, wording=text)
        case DecisionAnswer(), "explanation":
            return replace(answer, explanation=text)
        case _:
            raise ValueError(f"an answer of this kind has no slot “{slot}”")
