"""HelpSteer2 ratings and preferences, and HelpSteer3 comparisons."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Final

import msgspec

from trainer_desk.files import strict
from trainer_desk.files.exporters.checked import FileFormat, write_records
from trainer_desk.files.exporters.counts import Drop, Exported, Finished, Tally
from trainer_desk.files.exporters.grades import graded, rating_named, rescaled
from trainer_desk.files.exporters.messages import (
    Message,
    is_one_question,
    messages_of,
    wrong_messages,
)
from trainer_desk.files.exporters.pairs import Compared, comparisons
from trainer_desk.files.exporters.policy import Policy
from trainer_desk.files.exporters.verdicts import kept_responses, rationale_of
from trainer_desk.files.importers.contents import HELPSTEER_AXES
from trainer_desk.files.importers.fields import LANGUAGE_NAMES
from trainer_desk.work.judgment import Judgment
from trainer_desk.work.task import Response, Task

STRONGEST: Final = 3
HIGHEST: Final = 4

_NAMES_OF_LANGUAGES: Final = {
    tag: name for name, tag in reversed(LANGUAGE_NAMES.items()) if name.isascii()
}


class Rated(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """One response rated from 0 to 4 on five axes."""

    prompt: str
    response: str
    helpfulness: int
    correctness: int
    coherence: int
    complexity: int
    verbosity: int


class Opinion(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """One person's preference with its reasons."""

    statement: str | None
    elaboration: str | None
    strength: int


class Preference(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """Which of two responses is better: below 0 the first, above it the second."""

    split: str
    prompt: str
    response_1: str
    response_2: str
    preference_strength: int
    preference_statement: str | None
    preference_elaboration: str | None
    three_most_similar_preferences: list[Opinion]
    all_preferences_unprocessed: list[Opinion]


class Individual(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """One person's comparison."""

    score: int
    reasoning: str
    feedback1: str
    feedback2: str


class Comparison(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """Which of two responses to a conversation is better, and what was said about it."""

    domain: str
    language: str
    context: list[Message]
    response1: str
    response2: str
    overall_preference: int
    individual_preference: list[Individual]


def _wrong_rated(record: Rated) -> str:
    values = {axis: getattr(record, axis) for axis in HELPSTEER_AXES}
    beyond = (axis for axis, value in values.items() if not 0 <= value <= HIGHEST)
    return next((f"`{axis}` is not from 0 to {HIGHEST}" for axis in beyond), "")


def _wrong_strength(strength: int) -> str:
    fits = -STRONGEST <= strength <= STRONGEST
    return "" if fits else f"a preference is {strength}, not from -{STRONGEST} to {STRONGEST}"


def _wrong_preference(record: Preference) -> str:
    return _wrong_strength(record.preference_strength)


def _wrong_comparison(record: Comparison) -> str:
    return _wrong_strength(record.overall_preference) or wrong_messages(record.context)


RATED: Final = FileFormat(record=Rated, wrong=_wrong_rated)
PREFERENCE: Final = FileFormat(record=Preference, wrong=_wrong_preference)
COMPARISON: Final = FileFormat(record=Comparison, wrong=_wrong_comparison)


def write_helpsteer2(path: Path, finished: Finished, policy: Policy) -> Exported:
    """Write a row for each response that is rated on all five axes.

    Raises:
        OSError: If the file cannot be written; then nothing has changed.
    """
    return write_records(path, finished, RATED, partial(_rated, policy))


def write_helpsteer2_preference(path: Path, finished: Finished, policy: Policy) -> Exported:
    """Write a record for each pair of responses; a tie is a strength of 0.

    Raises:
        OSError: If the file cannot be written; then nothing has changed.
    """
    return write_records(path, finished, PREFERENCE, partial(_preferences, policy))


def write_helpsteer3(path: Path, finished: Finished, policy: Policy) -> Exported:
    """Write a record for each pair of responses, with the conversation before them.

    Raises:
        OSError: If the file cannot be written; then nothing has changed.
    """
    return write_records(path, finished, COMPARISON, partial(_comparisons, policy))


def _rated(policy: Policy, task: Task, judgment: Judgment, tally: Tally) -> Iterator[Rated]:
    if not is_one_question(task):
        tally.drop(Drop.NEEDS_CONVERSATION)
        return
    if not task.responses:
        tally.drop(Drop.NO_RATING)
    for response in kept_responses(task, judgment, tally):
        values = _ratings(judgment, response, policy, tally)
        if values is not None:
            yield Rated(prompt=task.prompt[0].text, response=response.text, **values)


def _ratings(
    judgment: Judgment, response: Response, policy: Policy, tally: Tally
) -> dict[str, int] | None:
    values: dict[str, int] = {}
    for axis in HELPSTEER_AXES:
        rating = rating_named(judgment, response.id, axis, policy)
        value = None if rating is None else rescaled(rating, lowest=0, highest=HIGHEST)
        if value is None:
            tally.drop(Drop.NO_RATING if rating is None else Drop.SCALE)
            return None
        values[axis] = value
    return values


def _preferences(
    policy: Policy, task: Task, judgment: Judgment, tally: Tally
) -> Iterator[Preference]:
    if not is_one_question(task):
        tally.drop(Drop.NEEDS_CONVERSATION)
        return
    elaboration = rationale_of(judgment) or None
    for compared in _without_bad(task, judgment, policy, tally):
        strength = _strength(compared)
        opinion = Opinion(statement=None, elaboration=elaboration, strength=strength)
        yield Preference(
            split="train",
            prompt=task.prompt[0].text,
            response_1=task.response(compared.first).text,
            response_2=task.response(compared.second).text,
            preference_strength=strength,
            preference_statement=None,
            preference_elaboration=elaboration,
            three_most_similar_preferences=[opinion],
            all_preferences_unprocessed=[opinion],
        )


def _comparisons(
    policy: Policy, task: Task, judgment: Judgment, tally: Tally
) -> Iterator[Comparison]:
    domain = strict.parse_object(task.meta_json.encode(), file=task.id).get("domain")
    for compared in _without_bad(task, judgment, policy, tally):
        strength = _strength(compared)
        individual = Individual(
            score=strength, reasoning=rationale_of(judgment), feedback1="", feedback2=""
        )
        yield Comparison(
            domain=domain if isinstance(domain, str) else "general",
            language=name_of_language(task.language or policy.language),
            context=messages_of(task.prompt),
            response1=task.response(compared.first).text,
            response2=task.response(compared.second).text,
            overall_preference=strength,
            individual_preference=[individual],
        )


def _without_bad(
    task: Task, judgment: Judgment, policy: Policy, tally: Tally
) -> Iterator[Compared]:
    """Yield comparisons; a pair of which both are bad has no place on the scale."""
    for compared in comparisons(task, judgment, policy, tally):
        if compared.bad:
            tally.drop(Drop.ALL_BAD)
        else:
            yield compared


def _strength(compared: Compared) -> int:
    if compared.better is None:
        return 0
    strength = graded(compared.margin, degrees=compared.degrees, highest=STRONGEST)
    return -strength if compared.better == compared.first else strength


def name_of_language(tag: str) -> str:
    """Return the English name of a language in small letters, its tag where none is known."""
    return _NAMES_OF_LANGUAGES.get(tag.partition("-")[0].lower(), tag or "unknown")
