"""Argilla: what its server asks of settings and of records, said here without it."""

import json

import pytest

from tests.judged import all_bad, asked, better, judged, ranked, rated, skipped
from trainer_desk.files.exporters import (
    Drop,
    Policy,
    question_names,
    write_argilla,
    write_argilla_settings,
)
from trainer_desk.lead.exporting import ExportKind, export
from trainer_desk.work.answers import ChoiceAnswer
from trainer_desk.work.asking import Axis, Option, Scale
from trainer_desk.work.batch import Batch
from trainer_desk.work.decision import DecisionAnswer, DecisionQuestion, DecisionVerdict
from trainer_desk.work.form import (
    ChoiceQuestion,
    EditQuestion,
    Form,
    RankingQuestion,
    RatingQuestion,
    StrengthQuestion,
    TextQuestion,
)
from trainer_desk.work.marks import Label, SpansQuestion
from trainer_desk.work.wording import Wording
from trainer_desk.work.writing import WriteAnswer, WriteQuestion

WORD = Wording.of("Word")
ONE = (Option(id="x", title=WORD),)
FORM = Form(
    questions=(
        DecisionQuestion(
            id="decision", title=WORD, reasons=ONE, severity=Scale(lowest=1, highest=1)
        ),
        RankingQuestion(id="ranking", title=WORD),
        StrengthQuestion(id="strength", title=WORD, degrees=3),
        RatingQuestion(
            id="rating",
            title=WORD,
            axes=(
                Axis(id="facts", title=WORD),
                Axis(id="below", title=WORD, scale=Scale(lowest=-2, highest=2)),
            ),
        ),
        EditQuestion(id="edit", title=WORD),
        TextQuestion(id="Prompt", title=WORD),
        ChoiceQuestion(
            id="Ёж", title=WORD, options=(*ONE, Option(id="y", title=WORD)), several=True
        ),
        SpansQuestion(id="marks", title=WORD, labels=(Label(id="slang", title=WORD),)),
        WriteQuestion(id="write", title=WORD, points=ONE),
    )
)
BATCH = Batch(id="b", title="B", form=FORM)


@pytest.fixture
def settings(tmp_path):
    """What the settings for some tasks say: fields and questions by name."""

    def settings(*tasks):
        out = tmp_path / "settings.json"
        finished = [(task, judged(task)) for task in tasks]
        write_argilla_settings(out, finished, FORM, language="en")
        found = json.loads(out.read_text("utf-8"))
        return [{each["name"]: each for each in found[what]} for what in ("fields", "questions")]

    return settings


def test_there_is_a_question_for_everything_that_can_be_answered(settings, tmp_path, records):
    two, three = asked("A", "B"), asked("A", "B", "C", name="t2")
    answers = (
        ("decision", DecisionAnswer(verdict=DecisionVerdict.REFUSE, reasons=("x",), wording="No")),
        better("b", 2),
        rated(facts=(4, 5)),
        ("Ёж", ChoiceAnswer(options=("x", "y"))),
        ("write", WriteAnswer(text="So", points=("x",))),
    )
    finished = [
        (two, judged(two, *answers, ranked("b", "a"))),
        (three, judged(three, ranked("b", "ac"))),
        (three, judged(three, all_bad(), trainer="second")),
    ]
    out = tmp_path / "records.json"

    export(iter(finished), BATCH, ExportKind.ARGILLA, out)

    _, questions = settings(two, three)
    for record in records(out):
        assert record["responses"].keys() <= questions.keys()
        for name, (given,) in record["responses"].items():
            kind = questions[name]["settings"]
            values = given["value"] if isinstance(given["value"], list) else [given["value"]]
            if kind["type"] != "text":
                offered = {option["value"] for option in kind["options"]}
                assert {v["value"] if isinstance(v, dict) else v for v in values} <= offered
            if kind["type"] == "ranking":
                assert len(values) == len(offered)


def test_one_question_must_be_answered_and_every_record_answers_it(settings, out, records):
    task = asked("A", "B")

    write_argilla(out, [(task, judged(task)), (task, skipped(task))], Policy())

    _, questions = settings(task)
    assert [name for name, each in questions.items() if each["required"]] == ["outcome"]
    assert [
        (each["value"], each["status"])
        for record in records(out)
        for each in record["responses"]["outcome"]
    ] == [("done", "submitted"), ("skipped", "discarded")]


def test_options_are_two_at_least_and_values_from_0_to_10(settings):
    _, questions = settings(asked("A", "B"))

    for each in questions.values():
        options = each["settings"].get("options", [])
        if each["settings"]["type"] not in ("text", "span"):
            assert len(options) >= 2
        if each["settings"]["type"] == "rating":
            assert all(0 <= option["value"] <= 10 for option in options)
    assert not any(name.startswith("rating-below") for name in questions)


def test_a_rating_on_a_scale_that_has_no_question_is_counted(out):
    task = asked("A")
    finished = [(task, judged(task, rated(lowest=-2, highest=2, below=(1,))))]

    result = write_argilla(out, finished, Policy())

    assert result.dropped == ((Drop.SCALE, 1),)


def test_a_field_is_of_one_kind_in_every_record(settings, out, records):
    talk = asked("A", "B", prompt=("Hi", "Hello", "Why?"), name="t2")
    plain = asked("A")

    write_argilla(out, [(plain, judged(plain)), (talk, judged(talk))], Policy())

    fields, _ = settings(plain, talk)
    kinds = {name: each["settings"]["type"] for name, each in fields.items()}
    assert kinds == {"chat": "chat", "prompt": "text", "response-1": "text", "response-2": "text"}
    for record in records(out):
        for name, value in record["fields"].items():
            assert isinstance(value, list if kinds[name] == "chat" else str)
    assert [name for name, each in fields.items() if each["required"]] == ["prompt"]


@pytest.mark.parametrize(
    ("turns", "dropped"),
    [
        (("Hi", "", "Why?"), Drop.EMPTY_TEXT),
        (("Hi", "x" * 20_001, "Why?"), Drop.TOO_LONG),
    ],
)
def test_messages_that_argilla_refuses_are_left_out_and_counted(out, records, turns, dropped):
    task = asked("A", prompt=turns)

    result = write_argilla(out, [(task, judged(task))], Policy())

    (record,) = records(out)
    assert result.dropped == ((dropped, 1),)
    assert record["fields"]["prompt"] == "Why?"
    assert all(0 < len(one["content"]) <= 20_000 for one in record["fields"].get("chat", []))


def test_two_judgments_of_a_task_have_ids_of_their_own(out, records):
    task = asked("A", "B")
    finished = [(task, judged(task, trainer=name)) for name in ("ann", "боб")]

    write_argilla(out, finished, Policy())

    found = records(out)
    assert [each["id"] for each in found] == ["t1", "t1~боб"]
    assert [each["metadata"]["task_id"] for each in found] == ["t1", "t1"]


def test_an_order_that_is_not_whole_is_left_out(out, records):
    task = asked("A", "B", "C")

    result = write_argilla(out, [(task, judged(task, ranked("b", "a")))], Policy())

    assert set(records(out)[0]["responses"]) == {"outcome"}
    assert result.dropped == ((Drop.NO_PLACE, 1),)


def test_no_question_is_called_as_a_field_or_as_part_of_another():
    ids = (
        "why",
        "Why",
        "why-2",
        "prompt",
        "response-1",
        "outcome",
        "count",
        "Ёж",
        "rate",
        "rate-x",
    )

    names = dict(question_names(ids))

    assert len(set(names.values())) == len(ids)
    assert not {"prompt", "chat", "response-1", "outcome", "count"} & set(names.values())
    for one in names.values():
        assert not any(other.startswith(f"{one}-") for other in names.values())
