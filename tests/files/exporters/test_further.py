"""Standard answers, decisions and marks in the formats that have a place for them."""

import json
from xml.etree import ElementTree as ET

import pytest

from tests.judged import HOSTILE, asked, better, judged, preference_in, ranked, rated, rewrite
from trainer_desk.files.errors import FormatError
from trainer_desk.files.exporters import (
    Drop,
    Pairs,
    Policy,
    TrlShape,
    check_file,
    label_studio,
    write_argilla,
    write_helpsteer2,
    write_helpsteer3,
    write_kto,
    write_label_studio,
    write_label_studio_config,
    write_openai_sft,
    write_sft,
    write_trees,
    write_trl,
)
from trainer_desk.files.importers.contents import HELPSTEER_AXES
from trainer_desk.work.asking import Grade, Option, Scale
from trainer_desk.work.decision import DecisionAnswer, DecisionQuestion, DecisionVerdict
from trainer_desk.work.facts import FactsAnswer
from trainer_desk.work.form import Form
from trainer_desk.work.marks import Label, Mark, SpansAnswer, SpansQuestion, Spot, Where
from trainer_desk.work.repeats import DuplicatesAnswer, Repeat
from trainer_desk.work.review import FieldReview, ReviewAnswer, ReviewVerdict
from trainer_desk.work.wording import Wording
from trainer_desk.work.writing import WriteAnswer, WriteQuestion

THREE = asked("A", "B", "C")
WRITTEN = ("write", WriteAnswer(text=HOSTILE, points=("p",)))
TOP = Policy(shape=TrlShape.STANDARD, tops=frozenset(["write"]))
REFUSED = (
    "decision",
    DecisionAnswer(
        verdict=DecisionVerdict.REFUSE,
        reasons=("x", "y"),
        severity=Grade(value=2, lowest=1, highest=3),
        specialist="doctor",
        wording="I cannot",
        explanation="It is a bomb",
    ),
)
ANSWERED = ("decision", DecisionAnswer(verdict=DecisionVerdict.ANSWER, wording="not used"))


@pytest.mark.parametrize(
    ("pairs", "expected"),
    [
        (Pairs.ALL, {"B": 1, "A": 2, "C": 2}),
        (Pairs.BEST_WORST, {"A": 2, "C": 2}),
        (Pairs.ADJACENT, {"B": 1}),
    ],
)
def test_a_standard_answer_stands_above_every_response(out, records, pairs, expected):
    policy = Policy(shape=TrlShape.STANDARD, pairs=pairs, margin=True, tops=TOP.tops)

    write_trl(out, [(THREE, judged(THREE, ranked("b", "ac"), WRITTEN))], policy)

    found = {r["rejected"]: r["margin"] for r in records(out) if r["chosen"] == HOSTILE}
    assert found == expected


def test_a_standard_answer_is_in_no_pair_unless_the_form_says_so(out, records):
    write_trl(out, [(THREE, judged(THREE, WRITTEN))], Policy())

    assert records(out) == []


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ([ranked("a", "b", "c"), rewrite("a", "E"), WRITTEN], [HOSTILE]),
        ([REFUSED], ["I cannot"]),
        ([ANSWERED, ranked("a", "b", "c")], ["A"]),
    ],
)
@pytest.mark.parametrize("write", [write_sft, write_openai_sft])
def test_what_the_trainer_wrote_is_to_be_imitated(out, records, write, answers, expected):
    write(out, [(THREE, judged(THREE, *answers))], Policy())

    assert [each["messages"][-1]["content"] for each in records(out)] == expected


def test_what_the_trainer_wrote_is_desirable(out, records):
    task = asked("A", "B")

    write_kto(out, [(task, judged(task, ranked("a", "b"), WRITTEN, REFUSED))], TOP)

    found = {each["completion"]: each["label"] for each in records(out)}
    assert found == {HOSTILE: True, "I cannot": True, "A": True, "B": False}


def test_a_standard_answer_is_the_best_reply_of_a_tree(out, imported):
    task = asked("A", "B")

    write_trees(out, [(task, judged(task, ranked("a", "b"), WRITTEN))], TOP)

    (again,) = imported(out)
    replies = json.loads(again.meta_json)["replies"]
    ranks = {each.text: replies[each.id]["rank"] for each in again.responses}
    assert ranks == {HOSTILE: 0, "A": 1, "B": 2}


def test_a_pair_with_a_standard_answer_is_imported_again(out, imported):
    task = asked("A", prompt=(HOSTILE,))

    write_trl(out, [(task, judged(task, WRITTEN))], TOP)

    (again,) = imported(out)
    assert preference_in(again) == (HOSTILE, "A")


TEXT = "🙂🙂 ёж e\u0301 👩‍👩‍👧 end"


def mark(name, where, start, end, **more):
    text = more.pop("text", TEXT)
    spot = Spot(where=where, start=start, end=end, quote=text[start:end])
    return Mark(id=name, label="slang", spot=spot, **more)


MARKED = asked(TEXT, "B", prompt=("Hi", "Hello", TEXT))
MARKS = (
    mark("m1", Where.in_response("a"), 3, 5, comment="a hedgehog"),
    mark("m2", Where.in_response("a"), 9, 14),
    mark("m3", Where.in_turn(2), 0, 2),
    mark("m4", Where.in_turn(0), 0, 2, text="Hi"),
    mark("m5", Where.in_edit("a"), 0, 2),
    mark("m6", Where.in_response("a"), 0, 1, rejected=True),
)


def test_marks_lie_where_label_studio_counts_them(out, records):
    """Its editor counts code points: counted as UTF-16, marks behind an emoji are shown beside."""
    judgment = judged(MARKED, ("marks", SpansAnswer(marks=MARKS)))

    result = write_label_studio(out, [(MARKED, judgment)], Policy())

    found = records(out)[0]["annotations"][0]["result"]
    for each in found:
        start, end = each["value"]["start"], each["value"]["end"]
        assert TEXT[start:end] == each["value"]["text"]
        assert each["value"]["labels"] == ["slang"]
    assert [(each["to_name"], each["value"]["text"]) for each in found] == [
        ("answer1", "ёж"),
        ("answer1", "👩‍👩‍👧"),
        ("prompt", "🙂🙂"),
    ]
    assert found[0]["meta"] == {"text": ["a hedgehog"]}
    assert dict(result.dropped) == {Drop.NO_PLACE: 2}


def test_argilla_holds_marks_by_field_in_code_points(out, records):
    """Its server refuses a mark that ends behind `len` of the text in Python."""
    task = asked(TEXT, "B", prompt=(TEXT,))
    marks = (
        MARKS[0],
        mark("m3", Where.in_turn(0), 0, 2),
        mark("m7", Where.in_response("a"), 9, 18),
    )

    write_argilla(out, [(task, judged(task, ("marks", SpansAnswer(marks=marks))))], Policy())

    (record,) = records(out)
    found = {name: each[0]["value"] for name, each in record["responses"].items()}
    assert found == {
        "outcome": "done",
        "marks-response-1": [
            {"label": "slang", "start": 3, "end": 5},
            {"label": "slang", "start": 9, "end": 18},
        ],
        "marks-prompt": [{"label": "slang", "start": 0, "end": 2}],
    }
    assert record["fields"]["response-1"][3:5] == "ёж"
    assert len(record["fields"]["response-1"]) == 18


def test_a_label_that_lies_elsewhere_is_refused(out):
    write_label_studio(
        out, [(MARKED, judged(MARKED, ("marks", SpansAnswer(marks=MARKS[:1]))))], Policy()
    )
    text = out.read_text("utf-8")
    out.write_text(text.replace('"start":3', '"start":2'), "utf-8")

    with pytest.raises(FormatError, match="does not lie where"):
        check_file(out, label_studio.LABELLED)


def test_decisions_and_standard_answers_are_results(out, records, tmp_path):
    word = Wording.of("w")
    options = tuple(Option(id=name, title=word) for name in ("x", "y"))
    form = Form(
        questions=(
            DecisionQuestion(
                id="decision",
                title=word,
                reasons=options,
                severity=Scale(lowest=1, highest=3),
                specialists=(Option(id="doctor", title=word),),
            ),
            WriteQuestion(id="write", title=word, points=(Option(id="p", title=word),)),
            SpansQuestion(id="marks", title=word, labels=(Label(id="slang", title=word),)),
        )
    )
    marks = ("marks", SpansAnswer(marks=MARKS[:1]))
    finished = [(MARKED, judged(MARKED, REFUSED, WRITTEN, marks, ("facts", FactsAnswer())))]
    config = tmp_path / "config.xml"

    result = write_label_studio(out, finished, Policy())
    write_label_studio_config(config, finished, form, language="en")

    controls = {each.get("name"): each.tag.lower() for each in ET.parse(config).iter()}
    found = records(out)[0]["annotations"][0]["result"]
    assert {each["from_name"]: each["type"] for each in found} == {
        "decision.verdict": "choices",
        "decision.reasons": "choices",
        "decision.severity": "rating",
        "decision.specialist": "choices",
        "decision.wording": "textarea",
        "decision.explanation": "textarea",
        "write": "textarea",
        "write.points": "choices",
        "marks.answer1": "labels",
    }
    assert all(controls[each["from_name"]] == each["type"] for each in found)
    assert result.dropped == ((Drop.NO_PLACE, 1),)


def test_argilla_holds_decisions_and_standard_answers(out, records):
    judgment = judged(THREE, REFUSED, WRITTEN, better("a"), ("facts", FactsAnswer()))

    result = write_argilla(out, [(THREE, judgment)], Policy())

    found = {name: each[0]["value"] for name, each in records(out)[0]["responses"].items()}
    assert found == {
        "outcome": "done",
        "decision-verdict": "refuse",
        "decision-reasons": ["x", "y"],
        "decision-severity": 2,
        "decision-specialist": "doctor",
        "decision-wording": "I cannot",
        "decision-explanation": "It is a bomb",
        "write": HOSTILE,
        "write-points": ["p"],
        "strength": "response-1",
        "strength-degree": 1,
    }
    assert result.dropped == ((Drop.NO_PLACE, 1),)


REPEATED = (
    "repeats",
    DuplicatesAnswer(
        repeats=(
            Repeat(response_id="b", of="a", likeness=97, dropped=True),
            Repeat(response_id="c", of="a", likeness=85),
        )
    ),
)


def test_a_repetition_that_was_dropped_is_in_no_record(out, records):
    judgment = judged(THREE, ranked("b", "a", "c"), REPEATED)

    result = write_trl(out, [(THREE, judgment)], Policy(shape=TrlShape.STANDARD))

    assert [(each["chosen"], each["rejected"]) for each in records(out)] == [("A", "C")]
    assert result.dropped == ((Drop.REPEAT, 1),)


@pytest.mark.parametrize(
    ("write", "expected"),
    [
        (write_kto, {("A", True), ("C", False)}),
        (write_sft, {("A", None)}),
    ],
)
def test_nor_is_it_labelled_or_imitated(out, records, write, expected):
    judgment = judged(THREE, ranked("b", "a", "c"), REPEATED)

    write(out, [(THREE, judgment)], Policy(shape=TrlShape.STANDARD))

    assert {(each["completion"], each.get("label")) for each in records(out)} == expected


def test_nor_compared_rated_or_replied(out, records):
    task = asked("A", "B", "C", models=True)
    axes = dict.fromkeys(HELPSTEER_AXES, (1, 2, 3))
    judgment = judged(task, ranked("b", "a", "c"), rated(**axes), REPEATED)

    write_helpsteer3(out, [(task, judgment)], Policy())
    compared = [(each["response1"], each["response2"]) for each in records(out)]
    write_helpsteer2(out, [(task, judgment)], Policy())
    rows = [each["response"] for each in records(out)]
    write_trees(out, [(task, judgment)], Policy())
    (tree,) = records(out)

    assert (compared, rows) == ([("A", "C")], ["A", "C"])
    assert sorted(reply["text"] for reply in tree["prompt"]["replies"]) == ["A", "C"]


def test_an_answer_that_a_reviewer_sent_back_is_not_exported(out, records):
    fields = (
        FieldReview(question_id="edit", verdict=ReviewVerdict.RETURN, remark="not so"),
        FieldReview(question_id="ranking", verdict=ReviewVerdict.ACCEPT),
    )
    answers = (ranked("a", "b", "c"), rewrite("a", "E"), ("review", ReviewAnswer(fields=fields)))

    result = write_sft(out, [(THREE, judged(THREE, *answers))], Policy(shape=TrlShape.STANDARD))

    assert [each["completion"] for each in records(out)] == ["A"]
    assert result.dropped == ((Drop.RETURNED, 1),)
