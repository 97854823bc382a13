"""How a form is put together: every change gives a new form."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace
from enum import Enum
from typing import Final

from trainer_desk.values import dataclass
from trainer_desk.work.asking import Axis, Option, Scale
from trainer_desk.work.decision import DecisionQuestion
from trainer_desk.work.facts import FactsQuestion
from trainer_desk.work.form import (
    ChoiceQuestion,
    EditQuestion,
    Form,
    Question,
    RankingQuestion,
    RatingQuestion,
    StrengthQuestion,
    TextQuestion,
)
from trainer_desk.work.ids import AxisId, OptionId, QuestionId
from trainer_desk.work.marks import Label, SpansQuestion
from trainer_desk.work.repeats import DuplicatesQuestion
from trainer_desk.work.review import ReviewQuestion
from trainer_desk.work.wording import Wording
from trainer_desk.work.writing import WriteQuestion


class Kind(Enum):
    """The kinds of questions, by the names that files use, in the order they are offered."""

    RANKING = "ranking"
    STRENGTH = "strength"
    RATING = "rating"
    DECISION = "decision"
    CHOICE = "choice"
    TEXT = "text"
    EDIT = "edit"
    WRITE = "write"
    SPANS = "spans"
    FACTS = "facts"
    DUPLICATES = "duplicates"
    REVIEW = "review"


ONCE: Final = frozenset({Kind.EDIT, Kind.DECISION, Kind.FACTS, Kind.DUPLICATES, Kind.REVIEW})
"""Kinds of which a form has one at most."""


class Shape(Enum):
    """What a part of a question is."""

    FLAG = "flag"
    COUNT = "count"
    SCALE = "scale"
    OPTIONS = "options"
    LABELS = "labels"
    AXES = "axes"
    PHRASES = "phrases"
    QUESTIONS = "questions"
    TARGET = "target"


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One part of a question that can be set, besides what every question has.

    Attributes:
        name: The attribute's name.
        least: Of a COUNT.
        most: Of a COUNT.
        optional: Whether a SCALE may be left out.
    """

    name: str
    shape: Shape
    least: int = 0
    most: int = 10_000
    optional: bool = False


def kind_of(question: Question) -> Kind:
    """Return the kind of a question."""
    return _KINDS[type(question)]


def parts_of(kind: Kind) -> tuple[Part, ...]:
    """Return the parts of a kind of question, in the order they are shown."""
    return _PARTS[kind]


def can_add(form: Form, kind: Kind) -> bool:
    """Tell whether the form can have one more question of a kind."""
    return kind not in ONCE or all(kind_of(question) is not kind for question in form.questions)


def new_question(kind: Kind, taken: Collection[QuestionId], title: Wording) -> Question:
    """Return a question to begin from, with an id that is not taken."""
    return _NEW[kind](free_id(kind.value, taken), title)


def free_id(wanted: str, taken: Collection[str]) -> QuestionId:
    """Return an id that is not taken: the wanted one, or it with a number."""
    found, number = wanted, 1
    while found in taken:
        number += 1
        found = f"{wanted}-{number}"
    return QuestionId(found)


def added(form: Form, question: Question, at: int) -> Form:
    """Return the form with a question at a place, 0 for the first."""
    return Form(questions=(*form.questions[:at], question, *form.questions[at:]))


def duplicated(form: Form, at: int) -> Form:
    """Return the form with a copy of a question behind it, under an id of its own."""
    question = form.questions[at]
    copy = replace(question, id=free_id(question.id, [one.id for one in form.questions]))
    return added(form, copy, at + 1)


def changed(form: Form, at: int, question: Question) -> Form:
    """Return the form with another question at a place.

    Where its id changes, what refers to it goes along.
    """
    old = form.questions[at].id
    questions = (*form.questions[:at], question, *form.questions[at + 1 :])
    return Form(questions=tuple(_renamed(one, old, question.id) for one in questions))


def moved(form: Form, at: int, step: int) -> Form:
    """Return the form with a question moved up (-1) or down (1), or as it is at the ends."""
    to = at + step
    if not 0 <= to < len(form.questions):
        return form
    questions = list(form.questions)
    questions[at], questions[to] = questions[to], questions[at]
    return Form(questions=tuple(questions))


def without(form: Form, at: int) -> Form:
    """Return the form without a question; what referred to it forgets it."""
    gone = form.questions[at].id
    questions = (*form.questions[:at], *form.questions[at + 1 :])
    return Form(questions=tuple(_renamed(one, gone, None) for one in questions))


def _renamed(question: Question, old: QuestionId, new: QuestionId | None) -> Question:
    if not isinstance(question, DecisionQuestion) or old not in question.still_asked:
        return question
    names = (new if name == old else name for name in question.still_asked)
    return replace(question, still_asked=tuple(name for name in names if name is not None))


def _option(name: str, english: str, russian: str) -> Option:
    return Option(id=OptionId(name), title=Wording.of({"en": english, "ru": russian}))


_KINDS: Final[dict[type[Question], Kind]] = {
    RankingQuestion: Kind.RANKING,
    StrengthQuestion: Kind.STRENGTH,
    RatingQuestion: Kind.RATING,
    DecisionQuestion: Kind.DECISION,
    ChoiceQuestion: Kind.CHOICE,
    TextQuestion: Kind.TEXT,
    EditQuestion: Kind.EDIT,
    WriteQuestion: Kind.WRITE,
    SpansQuestion: Kind.SPANS,
    FactsQuestion: Kind.FACTS,
    DuplicatesQuestion: Kind.DUPLICATES,
    ReviewQuestion: Kind.REVIEW,
}
_ONE = _option("first", "First", "Первый")
_TWO = _option("second", "Second", "Второй")
_AXIS = Axis(
    id=AxisId("first"), title=Wording.of({"en": "First axis", "ru": "Первая ось"}), scale=Scale()
)
_LABEL = Label(id=_ONE.id, title=_ONE.title)
_NEW: Final[dict[Kind, Callable[[QuestionId, Wording], Question]]] = {
    Kind.RANKING: lambda name, title: RankingQuestion(id=name, title=title),
    Kind.STRENGTH: lambda name, title: StrengthQuestion(id=name, title=title),
    Kind.RATING: lambda name, title: RatingQuestion(id=name, title=title, axes=(_AXIS,)),
    Kind.DECISION: lambda name, title: DecisionQuestion(id=name, title=title),
    Kind.CHOICE: lambda name, title: ChoiceQuestion(id=name, title=title, options=(_ONE, _TWO)),
    Kind.TEXT: lambda name, title: TextQuestion(id=name, title=title),
    Kind.EDIT: lambda name, title: EditQuestion(id=name, title=title),
    Kind.WRITE: lambda name, title: WriteQuestion(id=name, title=title),
    Kind.SPANS: lambda name, title: SpansQuestion(id=name, title=title, labels=(_LABEL,)),
    Kind.FACTS: lambda name, title: FactsQuestion(id=name, title=title),
    Kind.DUPLICATES: lambda name, title: DuplicatesQuestion(id=name, title=title),
    Kind.REVIEW: lambda name, title: ReviewQuestion(id=name, title=title),
}
_WORDS = (
    Part(name="min_words", shape=Shape.COUNT),
    Part(name="max_words", shape=Shape.COUNT),
)
_PARTS: Final[dict[Kind, tuple[Part, ...]]] = {
    Kind.RANKING: (
        Part(name="ties", shape=Shape.FLAG),
        Part(name="all_bad", shape=Shape.FLAG),
        Part(name="cannot_judge", shape=Shape.FLAG),
    ),
    Kind.STRENGTH: (
        Part(name="degrees", shape=Shape.COUNT, least=1, most=4),
        Part(name="both_good", shape=Shape.FLAG),
        Part(name="both_bad", shape=Shape.FLAG),
        Part(name="cannot_judge", shape=Shape.FLAG),
    ),
    Kind.RATING: (Part(name="axes", shape=Shape.AXES),),
    Kind.DECISION: (
        Part(name="reasons", shape=Shape.OPTIONS),
        Part(name="severity", shape=Shape.SCALE, optional=True),
        Part(name="specialists", shape=Shape.OPTIONS),
        Part(name="min_wording_words", shape=Shape.COUNT),
        Part(name="min_explanation_words", shape=Shape.COUNT),
        Part(name="still_asked", shape=Shape.QUESTIONS),
    ),
    Kind.CHOICE: (
        Part(name="options", shape=Shape.OPTIONS),
        Part(name="several", shape=Shape.FLAG),
    ),
    Kind.TEXT: (*_WORDS, Part(name="phrases", shape=Shape.PHRASES)),
    Kind.EDIT: (
        Part(name="target", shape=Shape.TARGET),
        Part(name="must_change", shape=Shape.FLAG),
    ),
    Kind.WRITE: (
        *_WORDS,
        Part(name="points", shape=Shape.OPTIONS),
        Part(name="is_best", shape=Shape.FLAG),
    ),
    Kind.SPANS: (
        Part(name="labels", shape=Shape.LABELS),
        Part(name="severity", shape=Shape.SCALE, optional=True),
        Part(name="on_prompt", shape=Shape.FLAG),
        Part(name="on_responses", shape=Shape.FLAG),
        Part(name="on_own", shape=Shape.FLAG),
    ),
    Kind.FACTS: (
        Part(name="importance", shape=Shape.SCALE, optional=True),
        Part(name="source_needed", shape=Shape.FLAG),
        Part(name="on_own", shape=Shape.FLAG),
    ),
    Kind.DUPLICATES: (Part(name="threshold", shape=Shape.COUNT, least=1, most=100),),
    Kind.REVIEW: (),
}
