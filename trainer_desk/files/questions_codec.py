"""Questions that ask for more than a verdict, to their file shapes and back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypedDict, assert_never

from trainer_desk.files import wire
from trainer_desk.files.decoding import Place, refuse_repeats
from trainer_desk.work.asking import Anchor, Option, Scale
from trainer_desk.work.decision import DecisionQuestion
from trainer_desk.work.facts import FactsQuestion
from trainer_desk.work.ids import OptionId, QuestionId
from trainer_desk.work.marks import Label, SpansQuestion
from trainer_desk.work.repeats import DuplicatesQuestion
from trainer_desk.work.review import ReviewQuestion
from trainer_desk.work.wording import NOTHING, Wording
from trainer_desk.work.writing import WriteQuestion

FurtherQuestion = (
    DecisionQuestion
    | SpansQuestion
    | WriteQuestion
    | FactsQuestion
    | DuplicatesQuestion
    | ReviewQuestion
)
WireQuestion = wire.Decision | wire.Spans | wire.Write | wire.Facts | wire.Duplicates | wire.Review


class AskedOut(TypedDict):
    """What every question has, in its file shape."""

    id: str
    title: wire.Words
    help: wire.Words
    required: bool


class AskedIn(TypedDict):
    """What every question has."""

    id: QuestionId
    title: Wording
    help: Wording
    required: bool


def words_out(wording: Wording) -> wire.Words:
    """Return a wording in its file shape."""
    if not wording:
        return ""
    texts = dict(wording.texts)
    return texts[""] if list(texts) == [""] else texts


def words_in(words: wire.Words) -> Wording:
    """Return the wording that a file shape holds."""
    return Wording.of(words) if words else NOTHING


def option_out(option: Option) -> wire.Option:
    """Return an option in its file shape."""
    return wire.Option(id=option.id, title=words_out(option.title))


def option_in(option: wire.Option) -> Option:
    """Return the option that a file shape holds."""
    return Option(id=OptionId(option.id), title=words_in(option.title))


def scale_out(scale: Scale) -> wire.Scale:
    """Return a scale in its file shape."""
    anchors = tuple(
        wire.Anchor(value=anchor.value, meaning=words_out(anchor.meaning))
        for anchor in scale.anchors
    )
    return wire.Scale(lowest=scale.lowest, highest=scale.highest, anchors=anchors)


def scale_in(scale: wire.Scale) -> Scale:
    """Return the scale that a file shape holds."""
    anchors = tuple(
        Anchor(value=anchor.value, meaning=words_in(anchor.meaning)) for anchor in scale.anchors
    )
    return Scale(lowest=scale.lowest, highest=scale.highest, anchors=anchors)


def further_question_out(question: FurtherQuestion, asked: AskedOut) -> WireQuestion:
    """Return the question in its file shape."""
    match question:
        case DecisionQuestion():
            return wire.Decision(
                **asked,
                reasons=tuple(map(option_out, question.reasons)),
                severity=None if question.severity is None else scale_out(question.severity),
                specialists=tuple(map(option_out, question.specialists)),
                min_wording_words=question.min_wording_words,
                min_explanation_words=question.min_explanation_words,
                still_asked=question.still_asked,
            )
        case SpansQuestion():
            return wire.Spans(
                **asked,
                labels=tuple(map(_label_out, question.labels)),
                severity=None if question.severity is None else scale_out(question.severity),
                on_prompt=question.on_prompt,
                on_responses=question.on_responses,
                on_own=question.on_own,
            )
        case WriteQuestion():
            return wire.Write(
                **asked,
                min_words=question.min_words,
                max_words=question.max_words,
                points=tuple(map(option_out, question.points)),
                is_best=question.is_best,
            )
        case FactsQuestion():
            importance = None if question.importance is None else scale_out(question.importance)
            return wire.Facts(
                **asked,
                importance=importance,
                source_needed=question.source_needed,
                on_own=question.on_own,
            )
        case DuplicatesQuestion():
            return wire.Duplicates(**asked, threshold=question.threshold)
        case ReviewQuestion():
            return wire.Review(**asked)
    assert_never(question)


def further_question_in(question: WireQuestion, asked: AskedIn) -> FurtherQuestion:
    """Return the question that a file shape holds."""
    match question:
        case wire.Decision():
            return DecisionQuestion(
                **asked,
                reasons=tuple(map(option_in, question.reasons)),
                severity=None if question.severity is None else scale_in(question.severity),
                specialists=tuple(map(option_in, question.specialists)),
                min_wording_words=question.min_wording_words,
                min_explanation_words=question.min_explanation_words,
                still_asked=tuple(map(QuestionId, question.still_asked)),
            )
        case wire.Spans():
            return SpansQuestion(
                **asked,
                labels=tuple(map(_label_in, question.labels)),
                severity=None if question.severity is None else scale_in(question.severity),
                on_prompt=question.on_prompt,
                on_responses=question.on_responses,
                on_own=question.on_own,
            )
        case wire.Write():
            return WriteQuestion(
                **asked,
                min_words=question.min_words,
                max_words=question.max_words,
                points=tuple(map(option_in, question.points)),
                is_best=question.is_best,
            )
        case wire.Facts():
            importance = None if question.importance is None else scale_in(question.importance)
            return FactsQuestion(
                **asked,
                importance=importance,
                source_needed=question.source_needed,
                on_own=question.on_own,
            )
        case wire.Duplicates():
            return DuplicatesQuestion(**asked, threshold=question.threshold)
        case wire.Review():
            return ReviewQuestion(**asked)
    assert_never(question)


def further_wordings(question: WireQuestion) -> Iterator[tuple[str, wire.Words]]:
    """Yield the wordings of a question besides title and help, with their places."""
    match question:
        case wire.Decision():
            yield from _titles("reasons", question.reasons)
            yield from _titles("specialists", question.specialists)
            yield from _meanings("severity", question.severity)
        case wire.Spans():
            yield from _titles("labels", question.labels)
            yield from _meanings("severity", question.severity)
        case wire.Write():
            yield from _titles("points", question.points)
        case wire.Facts():
            yield from _meanings("importance", question.importance)
        case wire.Duplicates() | wire.Review():
            pass


def check_further_question(question: WireQuestion, path: str, place: Place) -> None:
    """Check what the shapes alone cannot say; scales are `scales_of` the question's.

    Raises:
        FormatError: If the question contradicts itself.
    """
    match question:
        case wire.Decision():
            _check_ids(question.reasons, f"{path}.reasons", place)
            _check_ids(question.specialists, f"{path}.specialists", place)
        case wire.Spans():
            _check_ids(question.labels, f"{path}.labels", place)
            keys = (label.key.casefold() for label in question.labels if label.key)
            refuse_repeats(keys, f"{path}.labels", "key", place)
            if not (question.on_prompt or question.on_responses or question.on_own):
                raise place.refusal(path, "allows no text to be marked")
        case wire.Write():
            _check_ids(question.points, f"{path}.points", place)
            if question.max_words and question.max_words < question.min_words:
                raise place.refusal(f"{path}.max_words", "is less than `min_words`")
        case wire.Facts() | wire.Duplicates() | wire.Review():
            pass


def scales_of(question: WireQuestion) -> Iterator[tuple[str, wire.Scale]]:
    """Yield the scales of a question with their places."""
    if isinstance(question, wire.Decision | wire.Spans) and question.severity is not None:
        yield "severity", question.severity
    if isinstance(question, wire.Facts) and question.importance is not None:
        yield "importance", question.importance


def _label_out(label: Label) -> wire.Label:
    return wire.Label(
        id=label.id,
        title=words_out(label.title),
        key=label.key,
        colour=label.colour,  # type: ignore[arg-type]  # refused on reading if it is no such colour
    )


def _label_in(label: wire.Label) -> Label:
    return Label(
        id=OptionId(label.id), title=words_in(label.title), key=label.key, colour=label.colour
    )


def _titles(
    part: str, options: Iterable[wire.Option | wire.Label]
) -> Iterator[tuple[str, wire.Words]]:
    for at, option in enumerate(options):
        yield f"{part}[{at}].title", option.title


def _meanings(part: str, scale: wire.Scale | None) -> Iterator[tuple[str, wire.Words]]:
    for at, anchor in enumerate(() if scale is None else scale.anchors):
        yield f"{part}.anchors[{at}].meaning", anchor.meaning


def _check_ids(options: Iterable[wire.Option | wire.Label], path: str, place: Place) -> None:
    refuse_repeats((option.id for option in options), path, "id", place)
