"""A form that asks everything, a task for it, and the dock as a trainer sees it."""

from dataclasses import dataclass, field

import pytest
import shiboken6
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from trainer_desk.ui.theme import Scheme, Theme, apply
from trainer_desk.ui.widgets.verdict_dock import VerdictDock
from trainer_desk.work.draft import Draft
from trainer_desk.work.form import (
    Anchor,
    Axis,
    ChoiceQuestion,
    EditQuestion,
    Form,
    Option,
    RankingQuestion,
    RatingQuestion,
    Scale,
    StrengthQuestion,
    TextQuestion,
)
from trainer_desk.work.ids import AxisId, OptionId, QuestionId, ResponseId, TaskId
from trainer_desk.work.task import Response, Role, Task, Turn
from trainer_desk.work.wording import Wording

LETTERS = "ABCDEFGHI"
RANK, STRENGTH, RATE = QuestionId("rank"), QuestionId("strength"), QuestionId("rate")
CHOICE, MANY = QuestionId("choice"), QuestionId("many")
EDIT, WHY = QuestionId("edit"), QuestionId("why")
CLEAR, TRUE, SAFE = AxisId("clear"), AxisId("true"), AxisId("safe")


def ids(text: str) -> tuple[ResponseId, ...]:
    """Write "AB" for the responses shown as A and B."""
    return tuple(ResponseId(f"id-{letter}") for letter in text)


A, B, C, D = ids("ABCD")


def both(english: str, russian: str) -> Wording:
    return Wording.of({"en": english, "ru": russian})


SCALE = Scale(
    anchors=(
        Anchor(value=1, meaning=both("Unreadable", "Невозможно прочесть")),
        Anchor(value=4, meaning=both("Few slips", "Есть мелкие огрехи")),
    )
)
AXES = (
    Axis(id=CLEAR, title=both("Literacy", "Грамотность изложения"), scale=SCALE),
    Axis(id=TRUE, title=both("Facts", "Фактическая верность"), help=both("True?", "Верно ли?")),
    Axis(id=SAFE, title=both("Safety", "Безопасность рекомендаций"), scale=Scale(lowest=0)),
)
OPTIONS = (
    Option(id=OptionId("law"), title=both("Law & money", "Право & деньги")),
    Option(id=OptionId("code"), title=both("Code", "Программирование и другие точные науки")),
    Option(id=OptionId("rest"), title=both("Other", "Другое")),
)
RANKING = RankingQuestion(id=RANK, title=both("Ranking", "Место ответа среди остальных"))
EVERYTHING = Form(
    questions=(
        RANKING,
        StrengthQuestion(id=STRENGTH, title=both("How much better", "Насколько лучше другого")),
        RatingQuestion(id=RATE, title=both("Rating", "Оценка выбранного ответа"), axes=AXES),
        ChoiceQuestion(id=CHOICE, title=both("Topic", "О чём спрашивают"), options=OPTIONS),
        ChoiceQuestion(
            id=MANY, title=both("Flaws", "Какие есть изъяны"), options=OPTIONS, several=True
        ),
        EditQuestion(id=EDIT, title=both("Rewrite", "Правка лучшего ответа")),
        TextQuestion(
            id=WHY,
            title=both("Why", "Почему именно так"),
            min_words=3,
            phrases=(both("Too long", "Слишком длинно"), both("R&D", "Опасный совет без ссылки")),
        ),
    )
)


def task_of(letters: str = "ABCD", name: str = "task") -> Task:
    return Task(
        id=TaskId(name),
        prompt=(Turn(role=Role.USER, text="Question?"),),
        responses=tuple(Response(id=each, text=f"text of {each}") for each in ids(letters)),
    )


@dataclass
class Heard:
    """What the dock said, in order."""

    drafts: list[Draft] = field(default_factory=list)
    selected: list[ResponseId] = field(default_factory=list)
    edits: list[ResponseId] = field(default_factory=list)

    def nothing(self) -> bool:
        return not (self.drafts or self.selected or self.edits)


class Bench:
    """The dock with a task, and everything it said since."""

    def __init__(self, dock: VerdictDock) -> None:
        self.dock = dock
        self.heard = Heard()
        dock.draft_changed.connect(self.heard.drafts.append)
        dock.response_selected.connect(self.heard.selected.append)
        dock.edit_asked.connect(self.heard.edits.append)

    def show(
        self,
        letters: str = "ABCD",
        draft: Draft | None = None,
        *,
        form: Form = EVERYTHING,
        language: str = "en",
        read_only: bool = False,
        name: str = "task",
    ) -> None:
        self.dock.show_task(
            form,
            task_of(letters, name),
            ids(letters),
            draft or Draft(),
            language=language,
            read_only=read_only,
        )
        QApplication.sendPostedEvents()

    def answer(self, question: QuestionId) -> object:
        """The one answer announced last."""
        return dict(self.heard.drafts[-1].answers).get(question)

    def find(self, kind: type, name: str) -> QObject:
        """A control by its accessible name."""
        found = [each for each in self.dock.findChildren(kind) if each.accessibleName() == name]
        assert found, f"no {kind.__name__} is named {name!r}"
        return found[0]


@pytest.fixture(autouse=True, scope="session")
def light(qapp):
    apply(qapp, Theme.of(Scheme.LIGHT))


@pytest.fixture
def bench(qtbot):
    dock = VerdictDock()
    dock.resize(268, 900)
    dock.show()
    qtbot.waitExposed(dock)
    yield Bench(dock)
    # At once, so that a change of theme in a later test has nothing old to dress.
    shiboken6.delete(dock)
