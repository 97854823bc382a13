"""UltraFeedback: an instruction with its completions, each with ratings as texts."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Final

import msgspec

from trainer_desk.files.exporters.checked import FileFormat, write_records
from trainer_desk.files.exporters.counts import Drop, Exported, Finished, Tally
from trainer_desk.files.exporters.grades import rating_named, rescaled
from trainer_desk.files.exporters.policy import Policy
from trainer_desk.files.exporters.verdicts import kept_responses, rationale_of
from trainer_desk.files.importers.contents import ULTRAFEEDBACK_AXES
from trainer_desk.files.importers.ultrafeedback import RATINGS
from trainer_desk.work.judgment import Judgment
from trainer_desk.work.task import Response, Role, Task

UNRATED: Final = "N/A"


class Annotation(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """One rating, "1" to "5" or "N/A"."""

    Rating: str
    Rationale: str


class Completion(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """One response with its ratings."""

    annotations: dict[str, Annotation]
    critique: str
    custom_system_prompt: str
    model: str
    principle: str
    response: str


class Feedback(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """One instruction with all its completions."""

    source: str
    instruction: str
    models: list[str]
    completions: list[Completion]
    correct_answers: list[str]
    incorrect_answers: list[str]


def _wrong(record: Feedback) -> str:
    if record.models != [each.model for each in record.completions]:
        return "`models` are not those of the completions"
    for completion in record.completions:
        if tuple(completion.annotations) != ULTRAFEEDBACK_AXES:
            return "a completion is not annotated on the four axes"
        if any(each.Rating not in RATINGS for each in completion.annotations.values()):
            return "a rating is neither 1 to 5 nor N/A"
    return ""


FEEDBACK: Final = FileFormat(record=Feedback, wrong=_wrong)


def write_ultrafeedback(path: Path, finished: Finished, policy: Policy) -> Exported:
    """Write a record for each task of which anything is rated on one of the four axes.

    Raises:
        OSError: If the file cannot be written; then nothing has changed.
    """
    return write_records(path, finished, FEEDBACK, partial(_feedback, policy))


def _feedback(policy: Policy, task: Task, judgment: Judgment, tally: Tally) -> Iterator[Feedback]:
    *before, question = task.prompt
    if question.role is not Role.USER or [turn.role for turn in before] not in ([], [Role.SYSTEM]):
        tally.drop(Drop.NEEDS_CONVERSATION)
        return
    system = before[0].text if before else ""
    kept = kept_responses(task, judgment, tally)
    completions = [_completion(response, judgment, policy, system, tally) for response in kept]
    ratings = [each.Rating for one in completions for each in one.annotations.values()]
    if all(rating == UNRATED for rating in ratings):
        tally.drop(Drop.NO_RATING)
        return
    yield Feedback(
        source="trainer-desk",
        instruction=question.text,
        models=[response.model for response in kept],
        completions=completions,
        correct_answers=["None"],
        incorrect_answers=["None"],
    )


def _completion(
    response: Response, judgment: Judgment, policy: Policy, system: str, tally: Tally
) -> Completion:
    annotations = {
        axis: Annotation(Rating=_rating(response, judgment, axis, policy, tally), Rationale="")
        for axis in ULTRAFEEDBACK_AXES
    }
    return Completion(
        annotations=annotations,
        critique=rationale_of(judgment),
        custom_system_prompt=system,
        model=response.model,
        principle="",
        response=response.text,
    )


def _rating(response: Response, judgment: Judgment, axis: str, policy: Policy, tally: Tally) -> str:
    rating = rating_named(judgment, response.id, axis, policy)
    if rating is None:
        return UNRATED
    value = rescaled(rating, lowest=1, highest=5)
    if value is None:
        tally.drop(Drop.SCALE)
    return UNRATED if value is None else str(value)
