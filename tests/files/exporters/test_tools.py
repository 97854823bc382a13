"""Label Studio and Argilla: every answer under its name, and the texts read again."""

import json
from xml.etree import ElementTree as ET

import pytest

from tests.judged import (
    HOSTILE,
    all_bad,
    asked,
    better,
    both_bad,
    judged,
    ranked,
    rated,
    rewrite,
    skipped,
)
from trainer_desk.files.errors import FormatError
from trainer_desk.files.exporters import (
    Drop,
    Policy,
    Ties,
    argilla,
    check_file,
    label_studio,
    write_argilla,
    write_label_studio,
    write_label_studio_config,
)
from trainer_desk.work.answers import ChoiceAnswer, TextAnswer
from trainer_desk.work.default_form import default_form
from trainer_desk.work.form import ChoiceQuestion, Form, Option, StrengthQuestion
from trainer_desk.work.wording import Wording

TWO = asked("A", HOSTILE)
THREE = asked("A", "B", "C")
TALK = asked("A", "B", prompt=("Hi", "Hello", HOSTILE), system="Be brief")
WHY = ("why", TextAnswer(text=HOSTILE))
EVERYTHING = (
    ranked("b", "a"),
    better("b", 2),
    rated(facts=(4, 5)),
    rewrite("b", f"{HOSTILE}!"),
    WHY,
    ("pick", ChoiceAnswer(options=("x",))),
    ("picks", ChoiceAnswer(options=("x", "y"))),
)


def results(path):
    (task,) = json.loads(path.read_text("utf-8"))
    (annotation,) = task["annotations"]
    return [
        (each["from_name"], each["to_name"], each["type"], each["value"])
        for each in annotation["result"]
    ]


def test_every_answer_is_a_result_of_its_control(out):
    write_label_studio(out, [(TWO, judged(TWO, *EVERYTHING))], Policy())

    assert results(out) == [
        ("ranking", "items", "ranker", {"ranker": ["b", "a"]}),
        ("strength", "answer1,answer2", "pairwise", {"selected": "right"}),
        ("strength.degree", "prompt", "rating", {"rating": 2}),
        ("rating.facts.answer1", "answer1", "rating", {"rating": 4}),
        ("rating.facts.answer2", "answer2", "rating", {"rating": 5}),
        ("edit.answer2", "answer2", "textarea", {"text": [f"{HOSTILE}!"]}),
        ("why", "prompt", "textarea", {"text": [HOSTILE]}),
        ("pick", "prompt", "choices", {"choices": ["x"]}),
        ("picks", "prompt", "choices", {"choices": ["x", "y"]}),
    ]


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (ranked("b", "ac"), ("ranking", "items", "ranker",
                             {"ranker": {"place1": ["b"], "place2": ["a", "c"]}})),
        (all_bad(), ("ranking.verdict", "prompt", "choices", {"choices": ["all_bad"]})),
        (both_bad(), ("strength.verdict", "prompt", "choices", {"choices": ["both_bad"]})),
        (rated(lowest=0, highest=3, f=(0,)), ("rating.f.answer1", "answer1", "number",
                                             {"number": 0})),
    ],
)  # fmt: skip
def test_ties_verdicts_and_other_scales_have_controls_of_their_own(out, answer, expected):
    write_label_studio(out, [(THREE, judged(THREE, answer))], Policy())

    assert results(out) == [expected]


@pytest.mark.parametrize("write", [write_label_studio, write_argilla])
@pytest.mark.parametrize("ties", [Ties.DROP_PAIR, Ties.DROP_TASK])
def test_an_order_with_ties_is_left_out_where_ties_are(out, write, ties):
    finished = [(THREE, judged(THREE, ranked("b", "ac"), WHY))]

    result = write(out, finished, Policy(ties=ties))

    assert (result.records, result.dropped) == (1, ((Drop.TIE, 1),))


def test_skipped_tasks_are_cancelled_annotations(out, records):
    write_label_studio(out, [(TWO, skipped(TWO))], Policy())

    (annotation,) = records(out)[0]["annotations"]
    assert (annotation["was_cancelled"], annotation["result"]) == (True, [])


@pytest.mark.parametrize("write", [write_label_studio, write_argilla])
@pytest.mark.parametrize("task", [TWO, THREE, TALK, asked(), asked("alone")])
def test_the_texts_come_back_as_they_were(out, imported, write, task):
    write(out, [(task, judged(task, WHY))], Policy())

    (again,) = imported(out)
    assert (again.id, again.prompt) == (task.id, task.prompt)
    assert [each.text for each in again.responses] == [each.text for each in task.responses]


def test_the_interface_has_a_control_for_every_result(out, tmp_path):
    word = Wording.of('Which "one" <is> & best?')
    options = tuple(Option(id=name, title=word) for name in "xy")
    more = (
        StrengthQuestion(id="strength", title=word),
        ChoiceQuestion(id="pick", title=word, options=options),
        ChoiceQuestion(id="picks", title=word, options=options, several=True),
    )
    form = Form(questions=(*default_form().questions, *more))
    why = ("rationale", TextAnswer(text="so"))
    answers = (*(each for each in EVERYTHING if each[0] != "why"), why)
    config = tmp_path / "config.xml"

    write_label_studio(out, [(TWO, judged(TWO, *answers))], Policy())
    write_label_studio_config(config, [(TWO, judged(TWO, *answers))], form, language="en")

    found = {
        each.get("name"): (each.tag.lower(), each.get("toName"))
        for each in ET.parse(config).iter()
        if each.get("name") and each.tag != "Bucket"
    }
    for name, to, kind, _ in results(out):
        assert found[name] == (kind, to)


def test_a_record_holds_every_answer_by_its_question(out, records):
    policy = Policy(several=frozenset(["picks"]))

    write_argilla(out, [(TWO, judged(TWO, *EVERYTHING))], policy)

    (record,) = records(out)
    assert record["fields"] == {"prompt": "Why?", "response-1": "A", "response-2": HOSTILE}
    assert {name: each[0]["value"] for name, each in record["responses"].items()} == {
        "ranking": [{"value": "response-2", "rank": 1}, {"value": "response-1", "rank": 2}],
        "strength": "response-2",
        "strength-degree": 2,
        "rating-facts-response-1": 4,
        "rating-facts-response-2": 5,
        "edit-response-2": f"{HOSTILE}!",
        "why": HOSTILE,
        "pick": "x",
        "picks": ["x", "y"],
    }
    assert record["metadata"]["models"] == ["M-a", "M-b"]


def test_tied_responses_share_a_rank(out, records):
    write_argilla(out, [(THREE, judged(THREE, ranked("b", "ac")))], Policy())

    (given,) = records(out)[0]["responses"]["ranking"]
    assert {each["value"]: each["rank"] for each in given["value"]} == {
        "response-2": 1,
        "response-1": 2,
        "response-3": 2,
    }


def test_names_that_become_one_do_not_hide_each_other(out, records):
    answers = (("Why", TextAnswer(text="a")), ("why", TextAnswer(text="b")))

    write_argilla(out, [(TWO, judged(TWO, *answers))], Policy())

    assert set(records(out)[0]["responses"]) == {"why", "why-2"}


def test_a_rating_that_argilla_has_no_place_for_is_counted(out):
    task = asked("A")

    result = write_argilla(
        out, [(task, judged(task, rated(lowest=-3, highest=3, facts=(-1,))))], Policy()
    )

    assert (result.records, result.dropped) == (1, ((Drop.SCALE, 1),))


@pytest.mark.parametrize(
    ("form", "spoil", "reason"),
    [
        (label_studio.LABELLED, ("textarea", "magic"), "none of ours"),
        (label_studio.LABELLED, ('"to_name":"prompt"', '"to_name":"other"'), "not shown"),
        (label_studio.LABELLED, ('"ranker":["b"', '"ranker":["z"'), "not there"),
        (label_studio.LABELLED, ('"selected":', '"chosen":'), "has no `selected`"),
        (label_studio.LABELLED, ('"answer1":', '"answer0":'), "unknown field"),
        (argilla.RECORDS, ('"submitted"', '"sent"'), "none of the three"),
        (argilla.RECORDS, ('"value":"response-2"', '"value":"response-7"'), "not there"),
        (argilla.RECORDS, ('"value":4', '"value":11'), "not from 0 to 10"),
    ],
)
def test_a_spoiled_file_is_refused_with_its_line(out, form, spoil, reason):
    write = write_argilla if form is argilla.RECORDS else write_label_studio
    write(out, [(TWO, judged(TWO, *EVERYTHING))], Policy())
    assert check_file(out, form) == 1
    text = out.read_text("utf-8")
    assert spoil[0] in text
    out.write_text(text.replace(*spoil), "utf-8")

    with pytest.raises(FormatError, match=reason) as refused:
        check_file(out, form)

    assert refused.value.line == 2
