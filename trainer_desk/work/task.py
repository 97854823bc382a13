"""A task: a conversation so far and the responses to judge."""

from __future__ import annotations

from enum import Enum

from trainer_desk.values import dataclass
from trainer_desk.work.answers import Answer
from trainer_desk.work.ids import QuestionId, ResponseId, TaskId
from trainer_desk.work.judgment import Judgment


class Role(Enum):
    """Who speaks in a turn of the prompt."""

    SYSTEM = "system"
    USER = "user"
    ASSISTANT = "assistant"
    TOOL = "tool"


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """One turn of the conversation that the responses answer."""

    role: Role
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """One model's answer.

    Attributes:
        model: Name of the model, "" where unknown. Never shown to a trainer.
    """

    id: ResponseId
    text: str
    model: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One unit of work; every text is kept code point for code point as the file gave it.

    Attributes:
        prompt: At least one turn, oldest first.
        responses: 0 to 9, in file order; ids are unique within the task.
        language: BCP 47 tag, "" for the batch's language.
        judged: The finished judgment that a second reading is about, None in ordinary work. Its
            responses are those of this task.
        begun: Answers to start from: what a file brought along, such as claims to check. Nobody's
            work, until the trainer takes it over.
        meta_json: What else the file said, as a JSON object's text; exported untouched.
    """

    id: TaskId
    prompt: tuple[Turn, ...]
    responses: tuple[Response, ...] = ()
    language: str = ""
    judged: Judgment | None = None
    begun: tuple[tuple[QuestionId, Answer], ...] = ()
    meta_json: str = "{}"

    def response(self, response_id: ResponseId) -> Response:
        """Return the response with this id.

        Raises:
            KeyError: If the task has none.
        """
        for response in self.responses:
            if response.id == response_id:
                return response
        raise KeyError(response_id)

    @property
    def question(self) -> str:
        """The last thing the user said, for lists and titles."""
        for turn in reversed(self.prompt):
            if turn.role is Role.USER:
                return turn.text
        return self.prompt[-1].text


MAX_RESPONSES = 9
"""Responses are named A to I and picked by the digits 1 to 9."""
