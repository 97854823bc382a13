"""Judgments made by hand, for tests of what becomes of them."""

import json
from datetime import UTC, datetime

from trainer_desk.files.codec import sha256_of, task_to_json
from trainer_desk.work.answers import (
    Edit,
    EditAnswer,
    RankingAnswer,
    RankingVerdict,
    Rating,
    RatingAnswer,
    StrengthAnswer,
    StrengthVerdict,
)
from trainer_desk.work.judgment import Judgment, Outcome
from trainer_desk.work.shuffle import judgment_id
from trainer_desk.work.task import Response, Role, Task, Turn

HOSTILE = 'Ёж\u00a0🙂👩‍👩‍👧 e\u0301, "quoted" \\ \r\n<b>\u202eline\u2028end\ufeff\t'


def said(*texts, system=""):
    """The turns of a prompt: the user, the assistant, the user again …"""
    turns = tuple(
        Turn(role=(Role.USER, Role.ASSISTANT)[at % 2], text=text) for at, text in enumerate(texts)
    )
    return ((Turn(role=Role.SYSTEM, text=system),) if system else ()) + turns


def asked(*answers, prompt=("Why?",), name="t1", models=True, system="", **more):
    """A task whose responses are called a, b, c …"""
    responses = tuple(
        Response(id=letter, text=text, model=f"M-{letter}" if models else "")
        for letter, text in zip("abcdefghi", answers, strict=False)
    )
    return Task(id=name, prompt=said(*prompt, system=system), responses=responses, **more)


def judged(task, *answers, trainer="tr", **changes):
    values = {
        "id": judgment_id("b", task.id, trainer),
        "revision": 1,
        "batch_id": "b",
        "batch_revision": 1,
        "task_id": task.id,
        "trainer": trainer,
        "device": "d",
        "outcome": Outcome.DONE,
        "sealed_at": datetime(2026, 1, 1, tzinfo=UTC),
        "task_sha256": sha256_of(task_to_json(task)),
        "shown_order": tuple(response.id for response in reversed(task.responses)),
        "order_seed": "seed",
        "answers": answers,
    }
    return Judgment(**(values | changes))


def skipped(task, reason="no"):
    return judged(task, outcome=Outcome.SKIPPED, skip_reason=reason)


def ranked(*groups):
    """A ranking, best first; "ab" stands for a and b in one place."""
    return ("ranking", RankingAnswer(groups=tuple(tuple(group) for group in groups)))


def all_bad():
    return ("ranking", RankingAnswer(verdict=RankingVerdict.ALL_BAD))


def cannot_judge():
    return ("ranking", RankingAnswer(verdict=RankingVerdict.CANNOT_JUDGE))


def better(preferred, degree=1, degrees=3):
    answer = StrengthAnswer(
        verdict=StrengthVerdict.PREFERRED, preferred=preferred, degree=degree, degrees=degrees
    )
    return ("strength", answer)


def both_good():
    return ("strength", StrengthAnswer(verdict=StrengthVerdict.BOTH_GOOD))


def both_bad():
    return ("strength", StrengthAnswer(verdict=StrengthVerdict.BOTH_BAD))


def rewrite(response, text):
    return ("edit", EditAnswer(edits=(Edit(response_id=response, text=text),), chosen=response))


def rated(lowest=1, highest=5, **axes):
    """Ratings by axis, one value for each of the responses a, b …; None leaves one out."""
    ratings = tuple(
        Rating(response_id=letter, axis_id=axis, value=value, lowest=lowest, highest=highest)
        for axis, values in axes.items()
        for letter, value in zip("abcdefghi", values, strict=False)
        if value is not None
    )
    return ("rating", RatingAnswer(ratings=ratings))


def preference_in(task):
    """Which texts an imported task says were chosen and rejected."""
    texts = {response.id: response.text for response in task.responses}
    kept = json.loads(task.meta_json)["preference"]
    return texts[kept["chosen"]], texts[kept["rejected"]]
