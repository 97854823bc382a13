"""Batches, tasks and drafts for tests, and a clock that ticks only when asked."""

from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path

from trainer_desk.desk import Desk
from trainer_desk.files.reading import Reading, no_progress
from trainer_desk.store import Store
from trainer_desk.work.answers import (
    Edit,
    EditAnswer,
    RankingAnswer,
    Rating,
    RatingAnswer,
    TextAnswer,
)
from trainer_desk.work.batch import Batch
from trainer_desk.work.draft import Draft
from trainer_desk.work.form import (
    Axis,
    EditQuestion,
    Form,
    RankingQuestion,
    RatingQuestion,
    TextQuestion,
)
from trainer_desk.work.ids import (
    AxisId,
    BatchId,
    DeviceId,
    QuestionId,
    ResponseId,
    Sha256,
    TaskId,
    TaskKey,
    TrainerId,
)
from trainer_desk.work.task import Response, Role, Task, Turn
from trainer_desk.work.wording import Wording

RANK = QuestionId("rank")
RATE = QuestionId("rate")
WHY = QuestionId("why")
REWRITE = QuestionId("rewrite")
TRUTH = AxisId("truth")
A, B = ResponseId("a"), ResponseId("b")

FORM = Form(
    questions=(
        RankingQuestion(id=RANK, title=Wording.of("Rank them")),
        RatingQuestion(
            id=RATE,
            title=Wording.of("Rate them"),
            axes=(Axis(id=TRUTH, title=Wording.of("Truth")),),
            required=False,
        ),
        TextQuestion(id=WHY, title=Wording.of("Why"), min_words=2),
        EditQuestion(id=REWRITE, title=Wording.of("Rewrite"), required=False),
    )
)


class Clock:
    """A clock that stands still until it is told to move."""

    def __init__(self) -> None:
        self.at = datetime(2026, 3, 1, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.at

    def move(self, **step: float) -> None:
        self.at += timedelta(**step)


class Watch:
    """Monotonic seconds that pass when a test says so."""

    def __init__(self, now: float = 0.0) -> None:
        self.now = now

    def __call__(self) -> float:
        return self.now


def a_batch(name: str = "b1", **more: object) -> Batch:
    return Batch(id=BatchId(name), title=f"Batch {name}", form=FORM, language="ru", **more)


def a_task(number: int) -> Task:
    return Task(
        id=TaskId(f"t{number}"),
        prompt=(Turn(role=Role.USER, text=f"Вопрос {number}:\u00a0почему\u2028небо синее?\r\n"),),
        responses=(
            Response(id=A, text=f"Because {number} 👩‍👩‍👧 e\u0301\ufeff", model="m1"),
            Response(id=B, text="ПОТОМУ ЧТО Ёлка", model="m2"),
        ),
    )


def a_reading(
    tasks: int | Sequence[Task] = 5,
    *,
    name: str = "b1",
    source: str = "",
    batch: Batch | None = None,
) -> Reading:
    listed = tuple(map(a_task, range(tasks))) if isinstance(tasks, int) else tuple(tasks)
    return a_stream(lambda: iter(listed), name=name, source=source, batch=batch)


def a_stream(
    tasks: Callable[[], Iterator[Task]],
    *,
    name: str = "b1",
    source: str = "",
    batch: Batch | None = None,
) -> Reading:
    return Reading(
        batch=batch or a_batch(name),
        tasks=lambda progress=no_progress: tasks(),
        source_sha256=Sha256(sha256((source or name).encode()).hexdigest()),
        names=(f"{name}.tdbatch",),
    )


def a_draft(text: str = "because it is so", *, best: ResponseId = A) -> Draft:
    """A draft that can be sealed."""
    other = B if best == A else A
    return (
        Draft()
        .answered(RANK, RankingAnswer(groups=((best,), (other,))))
        .answered(WHY, TextAnswer(text=text))
    )


def rated(draft: Draft, value: int) -> Draft:
    answer = draft.answer(RATE, RatingAnswer) or RatingAnswer()
    rating = Rating(response_id=A, axis_id=TRUTH, value=value, lowest=1, highest=5)
    return draft.answered(RATE, answer.rated(rating))


def rewritten(draft: Draft, text: str, response: ResponseId = A) -> Draft:
    answer = draft.answer(REWRITE, EditAnswer) or EditAnswer()
    return draft.answered(REWRITE, answer.edited(Edit(response_id=response, text=text)))


def a_desk(store: Store, now: Callable[[], datetime], trainer: str = "ann") -> Desk:
    return Desk(
        store,
        trainer=TrainerId(trainer),
        device=DeviceId("laptop"),
        now=now,
        tools=lambda: (("trainer-desk", "0.1"),),
    )


def local_disk() -> tuple[()]:
    return ()


def open_store(folder: Path, now: Callable[[], datetime]) -> Store:
    return Store(folder, now=now, mounts=local_disk)


def first_task(desk: Desk, position: int = 0) -> TaskKey:
    """The task at a position of the newest batch."""
    key = desk.task_at(desk.batches()[0].key, position)
    assert key is not None
    return key
