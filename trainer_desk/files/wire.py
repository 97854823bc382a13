"""The shape of the native files' JSON, field by field; FORMAT.md describes what each means.

Fields stand in the order in which they are written. A field left out has its default, and a field
at its default is left out, so a later version can add fields without changing old bytes.
"""

from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from trainer_desk.files.wire_base import (
    LANGUAGE_PATTERN,
    Anchor,
    Anything,
    Axis,
    Count,
    Day,
    Grade,
    Id,
    Language,
    Number,
    Option,
    Scale,
    Seconds,
    Sha,
    Value,
    Wire,
    Words,
)
from trainer_desk.files.wire_kinds import (
    Claim,
    Decision,
    DecisionAnswer,
    Duplicates,
    DuplicatesAnswer,
    Facts,
    FactsAnswer,
    FieldReview,
    Label,
    Mark,
    Repeat,
    Review,
    ReviewAnswer,
    Source,
    Spans,
    SpansAnswer,
    Spot,
    Write,
    WriteAnswer,
)
from trainer_desk.files.wire_verdict import (
    Choice,
    ChoiceAnswer,
    EditAnswer,
    Edited,
    EditOne,
    Ranking,
    RankingAnswer,
    Rated,
    Rating,
    RatingAnswer,
    Strength,
    StrengthAnswer,
    Text,
    TextAnswer,
)

__all__ = [
    "LANGUAGE_PATTERN",
    "Anchor",
    "Anything",
    "Axis",
    "Choice",
    "ChoiceAnswer",
    "Claim",
    "Count",
    "Day",
    "Decision",
    "DecisionAnswer",
    "Duplicates",
    "DuplicatesAnswer",
    "EditAnswer",
    "EditOne",
    "Edited",
    "Facts",
    "FactsAnswer",
    "FieldReview",
    "Grade",
    "Id",
    "Label",
    "Language",
    "Mark",
    "Number",
    "Option",
    "Ranking",
    "RankingAnswer",
    "Rated",
    "Rating",
    "RatingAnswer",
    "Repeat",
    "Review",
    "ReviewAnswer",
    "Scale",
    "Seconds",
    "Sha",
    "Source",
    "Spans",
    "SpansAnswer",
    "Spot",
    "Strength",
    "StrengthAnswer",
    "Text",
    "TextAnswer",
    "Value",
    "Wire",
    "Words",
    "Write",
    "WriteAnswer",
]

# --- batch.json

Question = (
    Ranking
    | Strength
    | Rating
    | EditOne
    | Text
    | Choice
    | Decision
    | Spans
    | Write
    | Facts
    | Duplicates
    | Review
)


class Form(Wire):
    """Questions in the order they are asked."""

    questions: Annotated[tuple[Question, ...], Meta(min_length=1, max_length=100)]


class FormFile(Wire):
    """A form in a file of its own, to be used by many batches."""

    format: Literal["trainer-desk-form"]
    version: Literal[1]
    title: Words
    questions: Annotated[tuple[Question, ...], Meta(min_length=1, max_length=100)]
    guidelines: str = ""


class Pay(Wire):
    """What one finished task is paid."""

    amount: Annotated[str, Meta(pattern=r"^[0-9]{1,12}(\.[0-9]{1,6})?$")]
    currency: Annotated[str, Meta(pattern="^[A-Z]{3}$")]


class Lexicon(Wire):
    """Words that propose marks."""

    label: Id
    words: tuple[Annotated[str, Meta(min_length=1, max_length=200)], ...]
    language: Language = ""


class Test(Wire):
    """What makes a batch a qualification test."""

    minutes: Annotated[int, Meta(ge=0, le=10_000)] = 0
    pass_mark: Annotated[int, Meta(ge=0, le=100)] = 0
    pauses: bool = False
    disputes: bool = True
    sealed_key: str = ""
    opens: Day | None = None


class Batch(Wire):
    """The header of a batch."""

    format: Literal["trainer-desk-batch"]
    version: Literal[1]
    id: Id
    title: Annotated[str, Meta(min_length=1, max_length=1000)]
    form: Form
    language: Language = ""
    revision: Number = 1
    guidelines: str = ""
    due: Day | None = None
    pay: Pay | None = None
    lexicons: Annotated[tuple[Lexicon, ...], Meta(max_length=1000)] = ()
    test: Test | None = None
    extra: Anything | msgspec.UnsetType = msgspec.UNSET


# --- tasks.jsonl


class Turn(Wire):
    """One turn of the conversation."""

    role: Literal["system", "user", "assistant", "tool"]
    text: str


class Response(Wire):
    """One model's answer."""

    id: Id
    text: str
    model: Annotated[str, Meta(max_length=1000)] = ""


# --- answers, drafts, judgments

Answer = (
    RankingAnswer
    | StrengthAnswer
    | RatingAnswer
    | EditAnswer
    | TextAnswer
    | ChoiceAnswer
    | DecisionAnswer
    | SpansAnswer
    | WriteAnswer
    | FactsAnswer
    | DuplicatesAnswer
    | ReviewAnswer
)
Answers = dict[Id, Answer]


class Draft(Wire):
    """Unfinished work; stays on the desk."""

    answers: Answers = msgspec.field(default_factory=dict)
    flagged: bool = False
    note: str = ""
    field_notes: dict[Id, str] = msgspec.field(default_factory=dict)
    active_seconds: Seconds = 0.0
    idle_seconds: Seconds = 0.0


class Judgment(Wire):
    """A sealed draft."""

    format: Literal["trainer-desk-judgment"]
    version: Literal[1]
    id: Annotated[str, Meta(pattern="^[0-9a-f]{32}$")]
    revision: Number
    batch: Id
    batch_revision: Number
    task: Id
    trainer: Id
    device: Id
    outcome: Literal["done", "skipped", "timed_out"]
    sealed_at: Annotated[str, Meta(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]{8}\.[0-9]{3}Z$")]
    task_sha256: Sha
    order_seed: Annotated[str, Meta(max_length=200)]
    shown_order: Annotated[tuple[Id, ...], Meta(max_length=9)]
    answers: Answers = msgspec.field(default_factory=dict)
    based_on: Sha | None = None
    skip_reason: str = ""
    flagged: bool = False
    note: str = ""
    field_notes: dict[Id, str] = msgspec.field(default_factory=dict)
    active_seconds: Seconds = 0.0
    idle_seconds: Seconds = 0.0
    findings: dict[Id, Count] = msgspec.field(default_factory=dict)
    tools: dict[Id, str] = msgspec.field(default_factory=dict)


class Task(Wire):
    """One task."""

    id: Id
    prompt: Annotated[tuple[Turn, ...], Meta(min_length=1)]
    responses: Annotated[tuple[Response, ...], Meta(max_length=9)] = ()
    language: Language = ""
    judged: Judgment | None = None
    begun: dict[Id, Answer] = msgspec.field(default_factory=dict)
    meta: Anything | msgspec.UnsetType = msgspec.UNSET


class RightAnswers(Wire):
    """What is right about one task of a test."""

    task: Id
    answers: Answers


class AnswerKey(Wire):
    """The right answers of a test."""

    format: Literal["trainer-desk-key"]
    version: Literal[1]
    batch: Id
    tasks: tuple[RightAnswers, ...]


class Manifest(Wire):
    """What a parcel says about itself."""

    format: Literal["trainer-desk-parcel"]
    version: Literal[1]
    batch: Id
    trainer: Id
    device: Id
    sequence: Number
    judgments: Number
    sha256: Sha
    app: Annotated[str, Meta(max_length=200)]
