"""Marks by what an annotation tool shows of a task."""

from __future__ import annotations

from collections.abc import Iterator

from trainer_desk.files.exporters.counts import Drop, Tally
from trainer_desk.values import dataclass
from trainer_desk.work.ids import ResponseId
from trainer_desk.work.marks import Ground, Mark, SpansAnswer, Where
from trainer_desk.work.task import Role, Task


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """One mark.

    Attributes:
        response_id: The response it lies in; None for the question, which is the last thing the
            user says.
        start: Code points, included: what Label Studio's editor and Argilla's server count.
        end: Code points, excluded.
        text: What stands there.
    """

    mark: Mark
    response_id: ResponseId | None
    start: int
    end: int
    text: str


def stretches(task: Task, answer: SpansAnswer, tally: Tally) -> Iterator[Stretch]:
    """Yield the marks that lie in what is shown; proposals that were turned down are none.

    Marks in other turns of the prompt and in the trainer's own texts are left out and counted, so
    are those that do not lie where their quote stands.
    """
    for mark in answer.marks:
        if mark.rejected:
            continue
        spot = mark.spot
        shown = _shown(task, spot.where)
        if shown is None:
            tally.drop(Drop.NO_PLACE)
            continue
        lies_there = 0 <= spot.start < spot.end <= len(shown)
        if not lies_there or shown[spot.start : spot.end] != spot.quote:
            tally.drop(Drop.AMBIGUOUS)
            continue
        yield Stretch(
            mark=mark,
            response_id=spot.where.response_id,
            start=spot.start,
            end=spot.end,
            text=shown[spot.start : spot.end],
        )


def _shown(task: Task, where: Where) -> str | None:
    match where.ground:
        case Ground.RESPONSE if where.response_id is not None:
            return task.response(where.response_id).text
        case Ground.TURN if where.turn == _question(task):
            return task.question
    return None


def _question(task: Task) -> int:
    """Return the turn that `Task.question` is."""
    turns = range(len(task.prompt) - 1, -1, -1)
    asked = (at for at in turns if task.prompt[at].role is Role.USER)
    return next(asked, len(task.prompt) - 1)
