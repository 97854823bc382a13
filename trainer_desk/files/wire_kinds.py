"""The shapes of questions and answers that are more than a verdict: what is marked or written."""

from typing import Annotated, Literal

from msgspec import Meta

from trainer_desk.files.wire_base import Count, Day, Grade, Id, Option, Scale, Wire, Words

Percent = Annotated[int, Meta(ge=1, le=100)]
Options = Annotated[tuple[Option, ...], Meta(max_length=100)]


# --- questions


class Decision(Wire, tag_field="kind", tag="decision"):
    """Answer, answer in part, refuse or redirect."""

    id: Id
    title: Words
    help: Words = ""
    required: bool = True
    reasons: Options = ()
    severity: Scale | None = None
    specialists: Options = ()
    min_wording_words: Count = 3
    min_explanation_words: Count = 0
    still_asked: tuple[Id, ...] = ()


class Label(Wire):
    """One thing that can be marked."""

    id: Id
    title: Words
    key: Annotated[str, Meta(max_length=1)] = ""
    colour: Literal["", "red", "orange", "yellow", "green", "teal", "blue", "violet", "pink"] = ""


class Spans(Wire, tag_field="kind", tag="spans"):
    """Mark stretches of text."""

    id: Id
    title: Words
    labels: Annotated[tuple[Label, ...], Meta(min_length=1, max_length=100)]
    help: Words = ""
    required: bool = True
    severity: Scale | None = None
    on_prompt: bool = True
    on_responses: bool = True
    on_own: bool = True


class Write(Wire, tag_field="kind", tag="write"):
    """Write a standard answer."""

    id: Id
    title: Words
    help: Words = ""
    required: bool = True
    min_words: Count = 0
    max_words: Count = 0
    points: Options = ()
    is_best: bool = False


class Facts(Wire, tag_field="kind", tag="facts"):
    """Take claims from texts and check each."""

    id: Id
    title: Words
    help: Words = ""
    required: bool = True
    importance: Scale | None = None
    source_needed: bool = True
    on_own: bool = True


class Duplicates(Wire, tag_field="kind", tag="duplicates"):
    """Say which responses repeat another."""

    id: Id
    title: Words
    help: Words = ""
    required: bool = True
    threshold: Percent = 80


class Review(Wire, tag_field="kind", tag="review"):
    """Say about each answer of an earlier judgment whether it stands."""

    id: Id
    title: Words
    help: Words = ""
    required: bool = True


# --- answers


class DecisionAnswer(Wire, tag_field="kind", tag="decision"):
    """What was decided, why, and in which words."""

    verdict: Literal["answer", "partial", "refuse", "redirect"] | None = None
    reasons: tuple[Id, ...] = ()
    severity: Grade | None = None
    specialist: Id | None = None
    wording: str = ""
    explanation: str = ""


class Spot(Wire):
    """A stretch of a text."""

    on: Literal["turn", "response", "edit", "written"]
    start: Count
    end: Count
    quote: str
    turn: Count = 0
    response: Id | None = None
    question: Id | None = None
    slot: str = ""
    before: str = ""
    after: str = ""
    altered: bool = False


class Mark(Wire):
    """A labelled stretch."""

    id: Id
    label: Id
    spot: Spot
    severity: Grade | None = None
    comment: str = ""
    source: Literal["trainer", "lexicon", "file"] = "trainer"
    rejected: bool = False


class SpansAnswer(Wire, tag_field="kind", tag="spans"):
    """Marks, in the order they were made."""

    marks: tuple[Mark, ...] = ()
    nothing: bool = False


class WriteAnswer(Wire, tag_field="kind", tag="write"):
    """A standard answer."""

    text: str = ""
    points: tuple[Id, ...] = ()


class Source(Wire):
    """Where something about a claim stands."""

    url: str = ""
    quote: str = ""
    accessed: Day | None = None


class Claim(Wire):
    """Something that a text says and that can be true or false."""

    id: Id
    text: str
    spots: tuple[Spot, ...] = ()
    stance: Literal["supported", "refuted", "disputed", "not_checkable"] | None = None
    importance: Grade | None = None
    sources: tuple[Source, ...] = ()
    note: str = ""
    mark: Id | None = None
    correction: Spot | None = None


class FactsAnswer(Wire, tag_field="kind", tag="facts"):
    """Claims, in the order they were taken."""

    claims: tuple[Claim, ...] = ()
    nothing: bool = False


class Repeat(Wire):
    """A response that is like another."""

    response: Id
    of: Id
    likeness: Percent
    dropped: bool = False
    reason: str = ""


class DuplicatesAnswer(Wire, tag_field="kind", tag="duplicates"):
    """What was decided about repetitions."""

    repeats: tuple[Repeat, ...] = ()
    nothing: bool = False


class FieldReview(Wire):
    """What a reviewer says about one answer."""

    question: Id
    verdict: Literal["accept", "correct", "return"]
    remark: str = ""


class ReviewAnswer(Wire, tag_field="kind", tag="review"):
    """A reviewer's findings."""

    fields: tuple[FieldReview, ...] = ()
