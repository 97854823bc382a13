"""Marks: labelled places in a prompt, a response or the trainer's own text."""

from __future__ import annotations

from dataclasses import replace
from enum import Enum

from trainer_desk.values import dataclass
from trainer_desk.work.asking import Asked, Grade, Option, Scale
from trainer_desk.work.ids import MarkId, OptionId, QuestionId, ResponseId


class Ground(Enum):
    """What kind of text a place lies in."""

    TURN = "turn"
    RESPONSE = "response"
    EDIT = "edit"
    WRITTEN = "written"

    # The hash of an Enum is worked out in Python; places are looked up by the hundred with a key.
    __hash__ = object.__hash__


@dataclass(frozen=True, slots=True, kw_only=True)
class Where:
    """One text of a task or of the work on it.

    Attributes:
        ground: TURN is a turn of the prompt, RESPONSE a response as given, EDIT its rewrite,
            WRITTEN the trainer's text in answer to a question.
        turn: The turn, 0 for the oldest; only where the ground is TURN.
        response_id: Only where the ground is RESPONSE or EDIT.
        question_id: The question whose answer holds the text; only where it is WRITTEN.
        slot: Which text of that answer (`work.written`); only where it is WRITTEN.
    """

    ground: Ground
    turn: int = 0
    response_id: ResponseId | None = None
    question_id: QuestionId | None = None
    slot: str = ""

    @classmethod
    def in_turn(cls, turn: int) -> Where:
        """Return the place of a turn of the prompt."""
        return cls(ground=Ground.TURN, turn=turn)

    @classmethod
    def in_response(cls, response_id: ResponseId) -> Where:
        """Return the place of a response as given."""
        return cls(ground=Ground.RESPONSE, response_id=response_id)

    @classmethod
    def in_edit(cls, response_id: ResponseId) -> Where:
        """Return the place of the rewrite of a response."""
        return cls(ground=Ground.EDIT, response_id=response_id)

    @classmethod
    def in_written(cls, question_id: QuestionId, slot: str = "") -> Where:
        """Return the place of what the trainer wrote in answer to a question."""
        return cls(ground=Ground.WRITTEN, question_id=question_id, slot=slot)


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A stretch of a text, with what it says, so that it is found again or known to be gone.

    Attributes:
        start: Code points, included.
        end: Code points, excluded.
        quote: What stood there when the stretch was last known to be right.
        before: Up to 32 code points in front of it, for finding it again.
        after: Up to 32 code points behind it.
        altered: Whether the text under it was edited since it was made.
    """

    where: Where
    start: int
    end: int
    quote: str
    before: str = ""
    after: str = ""
    altered: bool = False

    def moved(self, by: int) -> Spot:
        """Return this place `by` code points further on, with the same words around it."""
        # Spelled out, as in `Mark.at`: hundreds of places move with a key, and `replace` is slow.
        return Spot(
            where=self.where,
            start=self.start + by,
            end=self.end + by,
            quote=self.quote,
            before=self.before,
            after=self.after,
            altered=self.altered,
        )


class MarkSource(Enum):
    """Who found a mark first."""

    TRAINER = "trainer"
    LEXICON = "lexicon"
    FILE = "file"


@dataclass(frozen=True, slots=True, kw_only=True)
class Label(Option):
    """One thing that can be marked.

    Attributes:
        key: A letter or digit of the keyboard that picks it, "" for the next free digit.
        colour: A name from the theme's palette of marks, "" for the next free one.
    """

    key: str = ""
    colour: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SpansQuestion(Asked):
    """Mark stretches of text.

    Attributes:
        severity: Scale for how grave a mark is; None: not asked. Never needed to be done.
        on_prompt: Whether turns of the prompt may be marked.
        on_responses: Whether responses may be.
        on_own: Whether the trainer's own texts may be.
    """

    labels: tuple[Label, ...]
    severity: Scale | None = None
    on_prompt: bool = True
    on_responses: bool = True
    on_own: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A labelled stretch of text; marks may overlap and nest.

    Attributes:
        id: Unique within the answer.
        rejected: Whether it is a proposal (of a lexicon or file) that the trainer turned down; kept
            so that it is not proposed again, and so that the lead can see it.
    """

    id: MarkId
    label: OptionId
    spot: Spot
    severity: Grade | None = None
    comment: str = ""
    source: MarkSource = MarkSource.TRAINER
    rejected: bool = False

    def at(self, spot: Spot) -> Mark:
        """Return this mark at another place."""
        return Mark(
            id=self.id,
            label=self.label,
            spot=spot,
            severity=self.severity,
            comment=self.comment,
            source=self.source,
            rejected=self.rejected,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class SpansAnswer:
    """Marks in the order they were made.

    Attributes:
        nothing: Whether the trainer says that nothing is to be marked; false where there are marks.
    """

    marks: tuple[Mark, ...] = ()
    nothing: bool = False

    def mark(self, mark_id: MarkId) -> Mark | None:
        """Return the mark with this id, None where there is none."""
        return next((mark for mark in self.marks if mark.id == mark_id), None)

    def with_mark(self, mark: Mark) -> SpansAnswer:
        """Return this answer with `mark` added, or in the place of the one with its id."""
        nothing = self.nothing and mark.rejected
        if self.mark(mark.id) is None:
            return replace(self, marks=(*self.marks, mark), nothing=nothing)
        marks = tuple(mark if other.id == mark.id else other for other in self.marks)
        return replace(self, marks=marks, nothing=nothing)

    def without(self, mark_id: MarkId) -> SpansAnswer:
        """Return this answer without a mark."""
        return replace(self, marks=tuple(mark for mark in self.marks if mark.id != mark_id))

    def next_id(self) -> MarkId:
        """Return an id that no mark of this answer has."""
        used = {mark.id for mark in self.marks}
        number = len(used) + 1
        while f"m{number}" in used:
            number += 1
        return MarkId(f"m{number}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """A list of words that proposes marks.

    Attributes:
        label: Of the form's `spans` questions; those without it are not concerned.
        language: BCP 47 tag of the words, "" for any.
        words: Words and phrases, in any of their forms; matched by word form.
    """

    label: OptionId
    language: str = ""
    words: tuple[str, ...] = ()
