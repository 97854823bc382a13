"""The shapes of the questions and answers of a verdict: order, ratings, rewrites, texts."""

from typing import Annotated, Literal

from msgspec import Meta

from trainer_desk.files.wire_base import Axis, Count, Id, Option, Value, Wire, Words

# --- questions


class Ranking(Wire, tag_field="kind", tag="ranking"):
    """Order all responses, best first."""

    id: Id
    title: Words
    help: Words = ""
    required: bool = True
    ties: bool = True
    all_bad: bool = True
    cannot_judge: bool = True


class Strength(Wire, tag_field="kind", tag="strength"):
    """Say which of two responses is better, and by how much."""

    id: Id
    title: Words
    degrees: Annotated[int, Meta(ge=1, le=4)]
    help: Words = ""
    required: bool = True
    both_good: bool = True
    both_bad: bool = True
    cannot_judge: bool = True


class Rating(Wire, tag_field="kind", tag="rating"):
    """Rate every response on every axis."""

    id: Id
    title: Words
    axes: Annotated[tuple[Axis, ...], Meta(min_length=1, max_length=20)]
    help: Words = ""
    required: bool = True


class EditOne(Wire, tag_field="kind", tag="edit"):
    """Rewrite one response."""

    id: Id
    title: Words
    help: Words = ""
    required: bool = True
    target: Literal["any", "best"] = "best"
    must_change: bool = False


class Text(Wire, tag_field="kind", tag="text"):
    """Write a text."""

    id: Id
    title: Words
    help: Words = ""
    required: bool = True
    min_words: Count = 0
    max_words: Count = 0
    phrases: tuple[Words, ...] = ()


class Choice(Wire, tag_field="kind", tag="choice"):
    """Choose among options."""

    id: Id
    title: Words
    options: Annotated[tuple[Option, ...], Meta(min_length=2, max_length=100)]
    help: Words = ""
    required: bool = True
    several: bool = False


# --- answers


class RankingAnswer(Wire, tag_field="kind", tag="ranking"):
    """Responses in groups, best first."""

    verdict: Literal["ranked", "all_bad", "cannot_judge"]
    groups: tuple[tuple[Id, ...], ...] = ()


class StrengthAnswer(Wire, tag_field="kind", tag="strength"):
    """Which of two is better, and how much."""

    verdict: Literal["preferred", "both_good", "both_bad", "cannot_judge"]
    degrees: Annotated[int, Meta(ge=1, le=4)]
    preferred: Id | None = None
    degree: Annotated[int, Meta(ge=0, le=4)] = 0


class Rated(Wire):
    """One rating with the scale it was given on."""

    response: Id
    axis: Id
    value: Value
    lowest: Value
    highest: Value


class RatingAnswer(Wire, tag_field="kind", tag="rating"):
    """Ratings, at most one per response and axis."""

    ratings: tuple[Rated, ...] = ()


class Edited(Wire):
    """A response as rewritten."""

    response: Id
    text: str


class EditAnswer(Wire, tag_field="kind", tag="edit"):
    """Rewrites, one of which counts."""

    edits: tuple[Edited, ...] = ()
    chosen: Id | None = None


class TextAnswer(Wire, tag_field="kind", tag="text"):
    """A text."""

    text: str = ""


class ChoiceAnswer(Wire, tag_field="kind", tag="choice"):
    """Chosen options."""

    options: tuple[Id, ...] = ()
