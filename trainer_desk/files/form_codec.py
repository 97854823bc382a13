"""Batches and their forms to JSON and back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final, Literal

from trainer_desk.files import wire
from trainer_desk.files.decoding import (
    ENCODE,
    Place,
    Shape,
    carried,
    refuse_bad_language,
    refuse_repeats,
    to_carry,
)
from trainer_desk.files.questions_codec import (
    AskedIn,
    AskedOut,
    check_further_question,
    further_question_in,
    further_question_out,
    further_wordings,
    option_in,
    option_out,
    scale_in,
    scale_out,
    scales_of,
    words_in,
    words_out,
)
from trainer_desk.work.batch import Batch, PayRate, TestSettings
from trainer_desk.work.form import (
    Axis,
    ChoiceQuestion,
    EditQuestion,
    EditTarget,
    Form,
    Question,
    RankingQuestion,
    RatingQuestion,
    StrengthQuestion,
    TextQuestion,
)
from trainer_desk.work.ids import AxisId, BatchId, OptionId, QuestionId
from trainer_desk.work.marks import Lexicon

_BATCH: Final = Shape(wire.Batch)
_EDIT_TARGETS: Final[dict[str, Literal["any", "best"]]] = {
    EditTarget.ANY: "any",
    EditTarget.BEST: "best",
}


def batch_to_json(batch: Batch) -> bytes:
    """Return the batch's header and form as canonical JSON, the content of `batch.json`.

    Raises:
        ValueError: If a text holds half of a surrogate pair.
        FormatError: If `extra_json` is no strict JSON object.
    """
    return ENCODE(
        wire.Batch(
            format="trainer-desk-batch",
            version=1,
            id=batch.id,
            title=batch.title,
            form=wire.Form(questions=tuple(map(question_out, batch.form.questions))),
            language=batch.language,
            revision=batch.revision,
            guidelines=batch.guidelines,
            due=batch.due.isoformat() if batch.due else None,
            lexicons=tuple(map(_lexicon_out, batch.lexicons)),
            test=None if batch.test is None else _test_out(batch.test),
            pay=wire.Pay(amount=batch.pay.amount, currency=batch.pay.currency)
            if batch.pay
            else None,
            extra=to_carry(batch.extra_json),
        )
    )


def batch_from_json(raw: bytes, *, file: str = "", line: int | None = None) -> Batch:
    """Return the batch that `batch_to_json` wrote, or that a person wrote by FORMAT.md.

    Raises:
        FormatError: If it is not strict JSON, has a field that is not known, or makes no sense.
    """
    place = Place(file, line)
    found = _BATCH.decode(raw, place)
    check_form(found.form, place)
    refuse_bad_language(found.language, "$.language", place)
    return Batch(
        id=BatchId(found.id),
        title=found.title,
        form=Form(questions=tuple(map(question_in, found.form.questions))),
        language=found.language,
        revision=found.revision,
        guidelines=found.guidelines,
        due=_date(found.due, "$.due", place),
        pay=PayRate(amount=found.pay.amount, currency=found.pay.currency) if found.pay else None,
        lexicons=_lexicons_in(found, place),
        test=None if found.test is None else _test_in(found.test, place),
        extra_json=carried(found.extra, "extra", place),
    )


def _lexicon_out(lexicon: Lexicon) -> wire.Lexicon:
    return wire.Lexicon(label=lexicon.label, words=lexicon.words, language=lexicon.language)


def _lexicons_in(batch: wire.Batch, place: Place) -> tuple[Lexicon, ...]:
    labels = {
        label.id
        for question in batch.form.questions
        if isinstance(question, wire.Spans)
        for label in question.labels
    }
    for at, lexicon in enumerate(batch.lexicons):
        path = f"$.lexicons[{at}]"
        refuse_bad_language(lexicon.language, f"{path}.language", place)
        if lexicon.label not in labels:
            raise place.refusal(f"{path}.label", "is no label of the form's `spans` questions")
    return tuple(
        Lexicon(label=OptionId(one.label), language=one.language, words=one.words)
        for one in batch.lexicons
    )


def _test_out(test: TestSettings) -> wire.Test:
    return wire.Test(
        minutes=test.minutes,
        pass_mark=test.pass_mark,
        pauses=test.pauses,
        disputes=test.disputes,
        sealed_key=test.sealed_key,
        opens=test.opens.isoformat() if test.opens else None,
    )


def _test_in(test: wire.Test, place: Place) -> TestSettings:
    return TestSettings(
        minutes=test.minutes,
        pass_mark=test.pass_mark,
        pauses=test.pauses,
        disputes=test.disputes,
        sealed_key=test.sealed_key,
        opens=_date(test.opens, "$.test.opens", place),
    )


def _date(text: str | None, path: str, place: Place) -> date | None:
    try:
        return None if text is None else date.fromisoformat(text)
    except ValueError as error:
        raise place.refusal(path, "is not a day of the calendar") from error


def question_out(question: Question) -> wire.Question:
    """Return the question in its file shape."""
    asked = AskedOut(
        id=question.id,
        title=words_out(question.title),
        help=words_out(question.help),
        required=question.required,
    )
    match question:
        case RankingQuestion(ties=ties, all_bad=all_bad, cannot_judge=cannot_judge):
            return wire.Ranking(**asked, ties=ties, all_bad=all_bad, cannot_judge=cannot_judge)
        case StrengthQuestion():
            return wire.Strength(
                **asked,
                degrees=question.degrees,
                both_good=question.both_good,
                both_bad=question.both_bad,
                cannot_judge=question.cannot_judge,
            )
        case RatingQuestion():
            return wire.Rating(**asked, axes=tuple(map(_axis_out, question.axes)))
        case EditQuestion():
            target = _EDIT_TARGETS[question.target]
            return wire.EditOne(**asked, target=target, must_change=question.must_change)
        case TextQuestion(min_words=least, max_words=most):
            phrases = tuple(map(words_out, question.phrases))
            return wire.Text(**asked, min_words=least, max_words=most, phrases=phrases)
        case ChoiceQuestion():
            options = tuple(map(option_out, question.options))
            return wire.Choice(**asked, options=options, several=question.several)
        case _:
            return further_question_out(question, asked)


def _axis_out(axis: Axis) -> wire.Axis:
    return wire.Axis(
        id=axis.id,
        title=words_out(axis.title),
        scale=scale_out(axis.scale),
        help=words_out(axis.help),
    )


def question_in(question: wire.Question) -> Question:
    """Return the question that a file shape holds."""
    asked = AskedIn(
        id=QuestionId(question.id),
        title=words_in(question.title),
        help=words_in(question.help),
        required=question.required,
    )
    match question:
        case wire.Ranking(ties=ties, all_bad=all_bad, cannot_judge=cannot_judge):
            return RankingQuestion(**asked, ties=ties, all_bad=all_bad, cannot_judge=cannot_judge)
        case wire.Strength():
            return StrengthQuestion(
                **asked,
                degrees=question.degrees,
                both_good=question.both_good,
                both_bad=question.both_bad,
                cannot_judge=question.cannot_judge,
            )
        case wire.Rating():
            return RatingQuestion(**asked, axes=tuple(map(_axis_in, question.axes)))
        case wire.EditOne(target=target, must_change=must_change):
            return EditQuestion(**asked, target=target, must_change=must_change)
        case wire.Text(min_words=least, max_words=most):
            phrases = tuple(map(words_in, question.phrases))
            return TextQuestion(**asked, min_words=least, max_words=most, phrases=phrases)
        case wire.Choice():
            options = tuple(map(option_in, question.options))
            return ChoiceQuestion(**asked, options=options, several=question.several)
        case _:
            return further_question_in(question, asked)


def _axis_in(axis: wire.Axis) -> Axis:
    return Axis(
        id=AxisId(axis.id),
        title=words_in(axis.title),
        help=words_in(axis.help),
        scale=scale_in(axis.scale),
    )


# --- what the shapes alone cannot say


def check_form(form: wire.Form | wire.FormFile, place: Place, root: str = "$.form") -> None:
    """Check what the shapes alone cannot say of a form whose questions stand under `root`.

    Raises:
        FormatError: If the form contradicts itself.
    """
    refuse_repeats((question.id for question in form.questions), root, "question id", place)
    for at, question in enumerate(form.questions):
        path = f"{root}.questions[{at}]"
        for part, words, needed in _wordings(question):
            check_words(words, f"{path}.{part}", place, needed=needed)
        if question.id.startswith("~"):
            raise place.refusal(f"{path}.id", "may not begin with `~`")
        _check_question(question, path, place)
    for kind, name in _ONCE:
        if sum(isinstance(question, kind) for question in form.questions) > 1:
            raise place.refusal(f"{root}.questions", f"asks for more than one {name}")
    ids = {question.id for question in form.questions}
    for at, question in enumerate(form.questions):
        if isinstance(question, wire.Decision) and not ids.issuperset(question.still_asked):
            path = f"{root}.questions[{at}].still_asked"
            raise place.refusal(path, "names a question that the form does not have")


_ONCE: Final = (
    (wire.EditOne, "rewrite (`edit`)"),
    (wire.Decision, "`decision`"),
    (wire.Facts, "table of `facts`"),
    (wire.Duplicates, "search for `duplicates`"),
    (wire.Review, "`review`"),
)
"""Questions of which a form has one at most."""


def _check_question(question: wire.Question, path: str, place: Place) -> None:
    match question:
        case wire.Rating():
            refuse_repeats((axis.id for axis in question.axes), path, "axis id", place)
            for at, axis in enumerate(question.axes):
                _check_scale(axis.scale, f"{path}.axes[{at}].scale", place)
        case wire.Choice():
            refuse_repeats((option.id for option in question.options), path, "option id", place)
        case wire.Text():
            if question.max_words and question.max_words < question.min_words:
                raise place.refusal(f"{path}.max_words", "is less than `min_words`")
        case wire.Ranking() | wire.Strength() | wire.EditOne():
            pass
        case _:
            check_further_question(question, path, place)
            for part, scale in scales_of(question):
                _check_scale(scale, f"{path}.{part}", place)


def _check_scale(scale: wire.Scale, path: str, place: Place) -> None:
    if scale.lowest >= scale.highest:
        raise place.refusal(path, "needs a `highest` above its `lowest`")
    if scale.highest - scale.lowest > MAX_STEPS:
        raise place.refusal(path, f"has more than {MAX_STEPS + 1} values")
    refuse_repeats((str(anchor.value) for anchor in scale.anchors), path, "anchor value", place)
    for at, anchor in enumerate(scale.anchors):
        if not scale.lowest <= anchor.value <= scale.highest:
            raise place.refusal(f"{path}.anchors[{at}].value", "lies outside its scale")


MAX_STEPS: Final = 100
"""How far the ends of a scale may lie apart."""


def _wordings(question: wire.Question) -> Iterator[tuple[str, wire.Words, bool]]:
    """Yield every wording of a question with its place and whether it may not be empty."""
    yield "title", question.title, True
    yield "help", question.help, False
    match question:
        case wire.Rating():
            for at, axis in enumerate(question.axes):
                yield f"axes[{at}].title", axis.title, True
                yield f"axes[{at}].help", axis.help, False
                for number, anchor in enumerate(axis.scale.anchors):
                    yield f"axes[{at}].scale.anchors[{number}].meaning", anchor.meaning, True
        case wire.Choice():
            for at, option in enumerate(question.options):
                yield f"options[{at}].title", option.title, True
        case wire.Text():
            for at, phrase in enumerate(question.phrases):
                yield f"phrases[{at}]", phrase, True
        case wire.Ranking() | wire.Strength() | wire.EditOne():
            pass
        case _:
            for part, words in further_wordings(question):
                yield part, words, True


def check_words(words: wire.Words, path: str, place: Place, *, needed: bool) -> None:
    """Check a wording: its language tags, and that it says something where that is needed.

    Raises:
        FormatError: If it does not.
    """
    texts = {"": words} if isinstance(words, str) else words
    for tag in texts:
        refuse_bad_language(tag, path, place)
    if needed and not any(text.strip() for text in texts.values()):
        raise place.refusal(path, "may not be empty")
