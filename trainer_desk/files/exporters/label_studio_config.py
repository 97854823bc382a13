"""The labelling interface of Label Studio that shows what `label_studio` writes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from xml.sax.saxutils import quoteattr

from trainer_desk.files.atomic import writing
from trainer_desk.files.exporters.counts import Exported, Finished, Tally
from trainer_desk.files.exporters.label_studio_results import ITEMS, PROMPT
from trainer_desk.files.exporters.messages import is_one_question
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
from trainer_desk.work.marks import SpansQuestion
from trainer_desk.work.writing import WriteQuestion


def write_label_studio_config(
    path: Path, finished: Finished, form: Form, *, language: str
) -> Exported:
    """Write the XML that a project needs before tasks with these answers are imported.

    It shows as many responses as the largest of the tasks has, and whole conversations where a
    task is one.

    Raises:
        OSError: If the file cannot be written; then nothing has changed.
    """
    tally = Tally()
    answers, talks = 0, False
    for task, _ in finished:
        tally.judgments += 1
        answers = max(answers, len(task.responses))
        talks = talks or not is_one_question(task)
    lines = _lines(form, answers, language, talks=talks)
    with writing(path) as target:
        target.write("".join(f"{line}\n" for line in lines).encode())
    tally.records = 1
    return tally.total()


def _lines(form: Form, answers: int, language: str, *, talks: bool) -> Iterator[str]:
    yield "<View>"
    if talks:
        names = 'nameKey="role" textKey="content"'
        yield f'  <Paragraphs name="chat" value="$chat" layout="dialogue" {names}/>'
    yield f'  <Text name="{PROMPT}" value="$prompt"/>'
    for place in range(1, answers + 1):
        yield f"  <Header value={quoteattr(f'Response {place}')}/>"
        yield f'  <Text name="answer{place}" value="$answer{place}"/>'
    if any(isinstance(question, RankingQuestion) for question in form.questions):
        yield f'  <List name="{ITEMS}" value="$items" title="Responses"/>'
    for question in form.questions:
        controls = list(_controls(question, answers, language))
        if controls:
            yield f"  <Header value={quoteattr(question.title.in_language(language))}/>"
            yield from (f"  {control}" for control in controls)
    yield "</View>"


def _controls(question: Question, answers: int, language: str) -> Iterator[str]:
    name = question.id
    match question:
        case RankingQuestion():
            places = range(1, answers + 1)
            buckets = (f'<Bucket name="place{at}" title="{at}"/>' for at in places)
            inside = "".join(buckets) if question.ties else ""
            yield f'<Ranker name={quoteattr(name)} toName="{ITEMS}">{inside}</Ranker>'
            verdicts = [RankingVerdict.ALL_BAD.value, RankingVerdict.CANNOT_JUDGE.value]
            yield _choices(f"{name}.verdict", verdicts)
        case StrengthQuestion() if answers >= 2:
            yield f'<Pairwise name={quoteattr(name)} toName="answer1,answer2"/>'
            yield _rating(f"{name}.degree", PROMPT, question.degrees)
            verdicts = [
                one.value for one in StrengthVerdict if one is not StrengthVerdict.PREFERRED
            ]
            yield _choices(f"{name}.verdict", verdicts)
        case RatingQuestion():
            yield from _ratings(question, answers, language)
        case EditQuestion():
            for place in range(1, answers + 1):
                yield _text(f"{name}.answer{place}", f"answer{place}")
        case TextQuestion():
            yield _text(name, PROMPT)
        case ChoiceQuestion():
            yield _choices(name, _ids(question.options), several=question.several)
        case _:
            yield from _further_controls(question, answers)


def _further_controls(question: Question, answers: int) -> Iterator[str]:
    name = question.id
    match question:
        case DecisionQuestion():
            yield _choices(f"{name}.verdict", [one.value for one in DecisionVerdict])
            if question.reasons:
                yield _choices(f"{name}.reasons", _ids(question.reasons), several=True)
            if question.severity is not None:
                yield _grade(f"{name}.severity", PROMPT, question.severity)
            if question.specialists:
                yield _choices(f"{name}.specialist", _ids(question.specialists))
            yield _text(f"{name}.wording", PROMPT)
            yield _text(f"{name}.explanation", PROMPT)
        case WriteQuestion():
            yield _text(name, PROMPT)
            if question.points:
                yield _choices(f"{name}.points", _ids(question.points), several=True)
        case SpansQuestion():
            inside = "".join(f"<Label value={quoteattr(each)}/>" for each in _ids(question.labels))
            for to in (PROMPT, *(f"answer{place}" for place in range(1, answers + 1))):
                yield f'<Labels name={quoteattr(f"{name}.{to}")} toName="{to}">{inside}</Labels>'
        case _:
            return


def _ratings(question: RatingQuestion, answers: int, language: str) -> Iterator[str]:
    for axis in question.axes:
        yield f'<Header size="6" value={quoteattr(axis.title.in_language(language))}/>'
        for place in range(1, answers + 1):
            name, to = f"{question.id}.{axis.id}.answer{place}", f"answer{place}"
            yield _grade(name, to, axis.scale)


def _ids(options: Sequence[Option]) -> list[str]:
    return [option.id for option in options]


def _grade(name: str, to: str, scale: Scale) -> str:
    if scale.lowest == 1:
        return _rating(name, to, scale.highest)
    ends = f'min="{scale.lowest}" max="{scale.highest}"'
    return f'<Number name={quoteattr(name)} toName="{to}" {ends}/>'


def _rating(name: str, to: str, highest: int) -> str:
    return f'<Rating name={quoteattr(name)} toName="{to}" maxRating="{highest}"/>'


def _text(name: str, to: str) -> str:
    return f'<TextArea name={quoteattr(name)} toName="{to}" editable="true" maxSubmissions="1"/>'


def _choices(name: str, options: Sequence[str], *, several: bool = False) -> str:
    how = "multiple" if several else "single"
    inside = "".join(f"<Choice value={quoteattr(option)}/>" for option in options)
    return f'<Choices name={quoteattr(name)} toName="{PROMPT}" choice="{how}">{inside}</Choices>'
