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
from trainer_desk.work.answers import ChoiceAnswer, RankingAnswer, TextAnswer
from trainer_desk.work.default_form import default_form
from trainer_desk.work.form import ChoiceQuestion, Form, Option, StrengthQuestion
from trainer_desk.work.judgment import Outcome
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
    policy = Policy(several=frozenset(["picks"]))

    write_label_studio(out, [(TWO, judged(TWO, *EVERYTHING))], policy)

    assert results(out) == [
        ("ranking", "items", "ranker", {"ranker": {"ranking": ["b", "a"]}}),
        ("strength", "strength", "pairwise", {"selected": "right"}),
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


def test_every_task_has_what_the_interface_of_the_largest_shows(out, records):
    """Label Studio refuses a whole file where one task lacks a field that its interface shows."""
    tasks = [asked("A", name="one"), THREE, asked(name="none"), TALK]

    write_label_studio(out, [(task, judged(task)) for task in tasks], Policy())

    names = {f"answer{place}" for place in range(1, 10)} | {"prompt", "chat", "items"}
    found = [record["data"] for record in records(out)]
    assert all(names <= data.keys() for data in found)
    assert [data["answer2"] for data in found] == ["", "B", "", "B"]
    assert [len(data["items"]) for data in found] == [1, 3, 0, 2]
    assert [len(data["chat"]) for data in found] == [1, 1, 1, 4]


def test_an_order_without_ties_lies_in_the_columns_that_the_interface_has(out):
    """Label Studio shows every response as not ranked where the columns are called otherwise."""
    policy = Policy(tied=frozenset(["ranking"]))

    write_label_studio(out, [(THREE, judged(THREE, ranked("b", "a", "c")))], policy)

    ((_, _, _, value),) = results(out)
    assert value == {"ranker": {"place1": ["b"], "place2": ["a"], "place3": ["c"]}}


@pytest.mark.parametrize("write", [write_label_studio, write_argilla])
def test_a_task_that_two_judged_is_imported_as_two(out, imported, write):
    finished = [(TWO, judged(TWO, trainer=name)) for name in ("ann", "боб")]

    write(out, finished, Policy())

    assert [(task.id, task.prompt) for task in imported(out)] == [
        ("t1", TWO.prompt),
        ("t1~боб", TWO.prompt),
    ]


def test_the_moment_of_sealing_is_data(out, records):
    """Label Studio puts the moment of the import into an annotation's `created_at`."""
    write_label_studio(out, [(TWO, judged(TWO))], Policy())

    assert records(out)[0]["data"]["sealed_at"] == "2026-01-01T00:00:00.000+00:00"


def test_whole_conversations_are_shown_where_a_task_is_one(tmp_path):
    plain, talks = tmp_path / "plain.xml", tmp_path / "talks.xml"

    write_label_studio_config(plain, [(TWO, judged(TWO))], default_form(), language="en")
    write_label_studio_config(talks, [(TALK, judged(TALK))], default_form(), language="en")

    assert ET.parse(plain).find("Paragraphs") is None
    shown = ET.parse(talks).find("Paragraphs")
    assert shown is not None
    assert (shown.get("value"), shown.get("nameKey")) == ("$chat", "role")


def test_what_was_done_until_the_time_was_up_is_written(out):
    write_label_studio(out, [(TWO, judged(TWO, WHY, outcome=Outcome.TIMED_OUT))], Policy())

    assert results(out) == [("why", "prompt", "textarea", {"text": [HOSTILE]})]


@pytest.mark.parametrize("write", [write_label_studio, write_argilla])
def test_answers_that_say_nothing_are_no_results(out, records, write):
    """Argilla refuses an empty list of options, and an option that is none."""
    empty = (
        ("why", TextAnswer()),
        ("pick", ChoiceAnswer()),
        ("picks", ChoiceAnswer()),
        ("ranking", RankingAnswer()),
    )

    write(out, [(TWO, judged(TWO, *empty))], Policy(several=frozenset(["picks"])))

    (record,) = records(out)
    said = record["annotations"][0]["result"] if "data" in record else record["responses"]
    assert list(said) in ([], ["outcome"])


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
        about = "answer1,answer2" if kind == "pairwise" else to
        assert found[name] == (kind, about)


def test_a_record_holds_every_answer_by_its_question(out, records):
    policy = Policy(several=frozenset(["picks"]))

    write_argilla(out, [(TWO, judged(TWO, *EVERYTHING))], policy)

    (record,) = records(out)
    assert record["fields"] == {
        "chat": [{"role": "user", "content": "Why?"}],
        "prompt": "Why?",
        "response-1": "A",
        "response-2": HOSTILE,
    }
    assert {name: each[0]["value"] for name, each in record["responses"].items()} == {
        "outcome": "done",
        "ranking-of-2": [{"value": "response-2", "rank": 1}, {"value": "response-1", "rank": 2}],
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

    (given,) = records(out)[0]["responses"]["ranking-of-3"]
    assert {each["value"]: each["rank"] for each in given["value"]} == {
        "response-2": 1,
        "response-1": 2,
        "response-3": 2,
    }


def test_names_that_become_one_do_not_hide_each_other(out, records):
    answers = (("Why", TextAnswer(text="a")), ("why", TextAnswer(text="b")))

    write_argilla(out, [(TWO, judged(TWO, *answers))], Policy())

    assert set(records(out)[0]["responses"]) == {"outcome", "why", "why-2"}


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
        (label_studio.LABELLED, ('"ranking":["b"', '"ranking":["z"'), "not there"),
        (
            label_studio.LABELLED,
            ('"ranker":{"ranking":["b","a"]}', '"ranker":["b","a"]'),
            "no `ran",
        ),
        (label_studio.LABELLED, ('"to_name":"strength"', '"to_name":"answer1"'), "not shown"),
        (label_studio.LABELLED, ('"selected":', '"chosen":'), "has no `selected`"),
        (label_studio.LABELLED, ('"answer1":', '"answer0":'), "unknown field"),
        (label_studio.LABELLED, ('"chat":', '"talk":'), "unknown field"),
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
