"""The settings of an Argilla dataset that takes the records that `argilla` writes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

import msgspec

from trainer_desk.files.atomic import writing
from trainer_desk.files.exporters.argilla_names import (
    CHAT,
    OUTCOME,
    PROMPT,
    named,
    place_of,
    question_names,
    ranking_of,
)
from trainer_desk.files.exporters.argilla_values import HIGHEST_RATING
from trainer_desk.files.exporters.counts import Exported, Finished, Tally
from trainer_desk.work.answers import RankingVerdict, StrengthVerdict
from trainer_desk.work.asking import Option, Scale
from trainer_desk.work.decision import DecisionQuestion, DecisionVerdict
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
from trainer_desk.work.judgment import Outcome
from trainer_desk.work.marks import SpansQuestion
from trainer_desk.work.writing import WriteQuestion

_LONGEST_TITLE: Final = 500
_NO_OTHER: Final = ("-", "-")
"""An option beside a single one: Argilla wants two at least."""

Labels = Sequence[tuple[str, str]]
"""Pairs of what is stored and what is shown."""


class Property(msgspec.Struct, kw_only=True):
    """One field or one question, with what its kind needs as `settings`."""

    name: str
    title: str
    required: bool
    settings: dict[str, object]


class Settings(msgspec.Struct, kw_only=True):
    """What `argilla.Settings.from_json` reads."""

    fields: list[Property]
    questions: list[Property]
    vectors: list[object] = []
    metadata: list[object] = []
    allow_extra_metadata: bool = True


def write_argilla_settings(
    path: Path, finished: Finished, form: Form, *, language: str
) -> Exported:
    """Write the settings that a dataset needs before records with these answers are logged.

    They have fields for as many responses as the largest of the tasks has.

    Raises:
        OSError: If the file cannot be written; then nothing has changed.
    """
    tally = Tally()
    sizes: set[int] = set()
    for task, _ in finished:
        tally.judgments += 1
        sizes.add(len(task.responses))
    questions = _Questions(form, sizes, language).all()
    settings = Settings(fields=list(_fields(max(sizes, default=0))), questions=list(questions))
    with writing(path) as target:
        target.write(msgspec.json.format(msgspec.json.encode(settings)) + b"\n")
    tally.records = 1
    return tally.total()


def _fields(responses: int) -> Iterator[Property]:
    yield _property(CHAT, "Conversation", "chat", required=False, use_markdown=False)
    yield _property(PROMPT, "Prompt", "text", required=True, use_markdown=False)
    for number in range(1, responses + 1):
        title = f"Response {number}"
        yield _property(place_of(number), title, "text", required=False, use_markdown=False)


def _property(name: str, title: str, kind: str, *, required: bool, **more: object) -> Property:
    title = title[:_LONGEST_TITLE] or name
    return Property(name=name, title=title, required=required, settings={"type": kind} | more)


class _Questions:
    """The questions that a form comes down to."""

    def __init__(self, form: Form, sizes: set[int], language: str) -> None:
        self._form = form
        self._sizes = sorted(sizes)
        self._places = [place_of(number) for number in range(1, max(sizes, default=0) + 1)]
        self._language = language

    def all(self) -> Iterator[Property]:
        """Yield first the one that every judgment answers, then those of the form."""
        outcomes = [outcome.value for outcome in Outcome]
        yield _choice(OUTCOME, "Outcome", _same(outcomes), required=True)
        names = dict(question_names(question.id for question in self._form.questions))
        for question in self._form.questions:
            title = question.title.in_language(self._language)
            yield from self._asked(question, names[question.id], title)

    def _asked(self, question: Question, name: str, title: str) -> Iterator[Property]:
        match question:
            case RankingQuestion():
                yield from self._ranking(name, title)
            case StrengthQuestion():
                yield from self._strength(question, name, title)
            case RatingQuestion():
                for axis in question.axes:
                    words = f"{title}: {axis.title.in_language(self._language)}"
                    for place in self._places:
                        yield from _scale(
                            f"{named(name, axis.id)}-{place}", f"{words}, {place}", axis.scale
                        )
            case EditQuestion():
                for place in self._places:
                    yield _text(f"{name}-{place}", f"{title}: {place}")
            case TextQuestion():
                yield _text(name, title)
            case ChoiceQuestion():
                labels = self._labels(question.options)
                yield _choice(name, title, labels, several=question.several)
            case _:
                yield from self._further(question, name, title)

    def _further(self, question: Question, name: str, title: str) -> Iterator[Property]:
        match question:
            case DecisionQuestion():
                yield from self._decision(question, name, title)
            case WriteQuestion():
                yield _text(name, title)
                if question.points:
                    points = self._labels(question.points)
                    yield _choice(f"{name}-points", f"{title}: points", points, several=True)
            case SpansQuestion():
                options = _options(self._labels(question.labels))
                for field in (PROMPT, *self._places):
                    yield _property(
                        f"{name}-{field}", f"{title}: {field}", "span", required=False,
                        field=field, allow_overlapping=True, options=options,
                    )  # fmt: skip
            case _:
                return

    def _ranking(self, name: str, title: str) -> Iterator[Property]:
        for size in self._sizes:
            if size > 1:
                options = _options(_same(self._places[:size]))
                ranking = ranking_of(name, size)
                yield _property(ranking, title, "ranking", required=False, options=options)
        verdicts = [one.value for one in RankingVerdict if one is not RankingVerdict.RANKED]
        yield _choice(f"{name}-verdict", f"{title}: verdict", _same(verdicts))

    def _strength(self, question: StrengthQuestion, name: str, title: str) -> Iterator[Property]:
        verdicts = [one.value for one in StrengthVerdict if one is not StrengthVerdict.PREFERRED]
        if len(self._places) > 1:
            yield _choice(name, title, _same(self._places[:2]))
            degrees = Scale(lowest=1, highest=question.degrees)
            yield from _scale(f"{name}-degree", f"{title}: degree", degrees)
            yield _choice(f"{name}-verdict", f"{title}: verdict", _same(verdicts))

    def _decision(self, question: DecisionQuestion, name: str, title: str) -> Iterator[Property]:
        verdicts = [one.value for one in DecisionVerdict]
        yield _choice(f"{name}-verdict", title, _same(verdicts))
        if question.reasons:
            reasons = self._labels(question.reasons)
            yield _choice(f"{name}-reasons", f"{title}: reasons", reasons, several=True)
        if question.severity is not None:
            yield from _scale(f"{name}-severity", f"{title}: severity", question.severity)
        if question.specialists:
            specialists = self._labels(question.specialists)
            yield _choice(f"{name}-specialist", f"{title}: specialist", specialists)
        for part in ("wording", "explanation"):
            yield _text(f"{name}-{part}", f"{title}: {part}")

    def _labels(self, options: Iterable[Option]) -> Labels:
        return [(option.id, option.title.in_language(self._language)) for option in options]


def _same(values: Iterable[str]) -> Labels:
    return [(value, value) for value in values]


def _options(labels: Labels) -> list[dict[str, str]]:
    return [{"value": value, "text": text[:_LONGEST_TITLE] or value} for value, text in labels]


def _text(name: str, title: str) -> Property:
    return _property(name, title, "text", required=False, use_markdown=False)


def _choice(
    name: str, title: str, labels: Labels, *, several: bool = False, required: bool = False
) -> Property:
    kind = "multi_label_selection" if several else "label_selection"
    options = _options(labels if len(labels) > 1 else [*labels, _NO_OTHER])
    return _property(name, title, kind, required=required, options=options)


def _scale(name: str, title: str, scale: Scale) -> Iterator[Property]:
    """Yield the question for a scale, none for one that Argilla does not have."""
    if not 0 <= scale.lowest <= scale.highest <= HIGHEST_RATING:
        return
    lowest = min(scale.lowest, scale.highest - 1) if scale.highest else 0
    values = range(lowest, max(scale.highest, lowest + 1) + 1)
    options = [{"value": value} for value in values]
    yield _property(name, title, "rating", required=False, options=options)
