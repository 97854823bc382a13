"""TRL, OpenAI and the helpful-and-harmless way: what is written and what is not."""

import json

import pytest

from tests.judged import (
    HOSTILE,
    all_bad,
    asked,
    better,
    both_bad,
    both_good,
    cannot_judge,
    judged,
    preference_in,
    ranked,
    rewrite,
    skipped,
)
from trainer_desk.files.errors import FormatError
from trainer_desk.files.exporters import (
    Bad,
    Drop,
    Edits,
    Policy,
    Ties,
    TrlShape,
    check_file,
    hh,
    openai,
    trl,
    write_hh,
    write_kto,
    write_openai_preference,
    write_openai_sft,
    write_sft,
    write_trl,
)
from trainer_desk.files.strict import MAX_LINE_BYTES

STANDARD = TrlShape.STANDARD
THREE = asked("A", "B", "C")
TWO = asked("A", "B")


def standard(**more):
    return Policy(shape=STANDARD, **more)


@pytest.mark.parametrize(
    ("answer", "margins"),
    [
        (ranked("a", "b", "c"), {"A>B": 1, "A>C": 2, "B>C": 1}),
        (ranked("b", "ac"), {"B>A": 1, "B>C": 1}),
    ],
)
def test_the_margin_of_a_ranking_is_its_distance(out, records, answer, margins):
    write_trl(out, [(THREE, judged(THREE, answer))], standard(margin=True))

    found = {f"{each['chosen']}>{each['rejected']}": each["margin"] for each in records(out)}
    assert found == margins


def test_the_margin_of_a_comparison_is_its_degree_and_of_a_rewrite_one(out, records):
    judgment = judged(TWO, better("b", degree=3), rewrite("b", "B+"))

    write_trl(out, [(TWO, judgment)], standard(margin=True))

    assert [(each["chosen"], each["rejected"], each["margin"]) for each in records(out)] == [
        ("B+", "B", 1),
        ("B+", "A", 3),
    ]


@pytest.mark.parametrize(
    ("answers", "policy", "expected", "dropped"),
    [
        ([ranked("b", "a", "c")], standard(), "B+ C-", {Drop.BETWEEN: 1}),
        ([ranked("ab", "c")], standard(), "A+ B+ C-", {}),
        ([ranked("ab", "c")], standard(ties=Ties.DROP_TASK), "",
         {Drop.TIE: 1, Drop.NO_PREFERENCE: 1}),
        ([all_bad()], standard(), "A- B- C-", {}),
        ([all_bad()], standard(bad=Bad.DROP), "", {Drop.ALL_BAD: 1, Drop.NO_PREFERENCE: 1}),
        ([cannot_judge()], standard(), "", {Drop.NO_PREFERENCE: 1}),
        ([all_bad(), rewrite("a", "E")], standard(), "E+ A- B- C-", {}),
        ([ranked("a", "bc"), rewrite("a", "E")], standard(), "E+ A- B- C-", {}),
        ([ranked("a", "bc"), rewrite("a", "E")], standard(edits=Edits.PAIR), "E+ A+ B- C-", {}),
        ([ranked("a", "bc"), rewrite("b", "E")], standard(edits=Edits.REPLACE), "A+ B- C-", {}),
        ([ranked("a", "bc"), rewrite("a", "E")], standard(edits=Edits.IGNORE), "A+ B- C-", {}),
        ([rewrite("a", "E")], standard(), "E+ A-", {}),
        ([ranked("a", "bc"), rewrite("b", "C")], standard(), "A+ B-", {Drop.SAME_TEXT: 2}),
    ],
)  # fmt: skip
def test_kto_labels_the_ends_of_an_order(out, records, answers, policy, expected, dropped):
    result = write_kto(out, [(THREE, judged(THREE, *answers))], policy)

    found = [f"{each['completion']}{'+' if each['label'] else '-'}" for each in records(out)]
    assert sorted(found) == sorted(expected.split())
    assert dict(result.dropped) == dropped


@pytest.mark.parametrize(
    ("answer", "labels"), [(both_good(), [True] * 2), (both_bad(), [False] * 2)]
)
def test_kto_can_say_that_both_are_good_or_bad(out, records, answer, labels):
    write_kto(out, [(TWO, judged(TWO, answer))], standard())

    assert [each["label"] for each in records(out)] == labels


@pytest.mark.parametrize(
    ("answers", "policy", "expected"),
    [
        ([ranked("b", "a", "c")], standard(), ["B"]),
        ([ranked("ab", "c")], standard(), ["A", "B"]),
        ([ranked("ab", "c")], standard(ties=Ties.DROP_TASK), []),
        ([ranked("b", "a", "c"), rewrite("a", "E")], standard(), ["E"]),
        ([ranked("b", "a", "c"), rewrite("a", "E")], standard(edits=Edits.IGNORE), ["B"]),
        ([all_bad()], standard(), []),
        ([all_bad(), rewrite("c", "E")], standard(), ["E"]),
    ],
)
def test_what_is_to_be_imitated_is_the_rewrite_or_the_best(out, records, answers, policy, expected):
    write_sft(out, [(THREE, judged(THREE, *answers))], policy)

    assert [each["completion"] for each in records(out)] == expected


LONG = asked(HOSTILE, f"{HOSTILE}!", prompt=(HOSTILE, "yes", "and?"), system=HOSTILE)
LONG_MESSAGES = [
    {"role": "system", "content": HOSTILE},
    {"role": "user", "content": HOSTILE},
    {"role": "assistant", "content": "yes"},
    {"role": "user", "content": "and?"},
]


def bot(text):
    return [{"role": "assistant", "content": text}]


@pytest.mark.parametrize(
    ("write", "expected"),
    [
        (write_kto, {"prompt": LONG_MESSAGES, "completion": bot(HOSTILE), "label": True}),
        (write_sft, {"messages": LONG_MESSAGES + bot(HOSTILE)}),
        (write_openai_sft, {"messages": LONG_MESSAGES + bot(HOSTILE)}),
        (
            write_openai_preference,
            {
                "input": {"messages": LONG_MESSAGES, "tools": [], "parallel_tool_calls": True},
                "preferred_output": bot(HOSTILE),
                "non_preferred_output": bot(f"{HOSTILE}!"),
            },
        ),
    ],
)
def test_texts_are_written_code_point_for_code_point(out, records, write, expected):
    write(out, [(LONG, judged(LONG, ranked("a", "b")))], Policy())

    assert records(out)[0] == expected


def test_a_dialogue_is_written_as_one_text(out, records):
    task = asked("yes ", f" {HOSTILE}", prompt=("Hi", "Hello", HOSTILE))

    write_hh(out, [(task, judged(task, ranked("b", "a")))], Policy())

    start = f"\n\nHuman: Hi\n\nAssistant: Hello\n\nHuman: {HOSTILE}\n\nAssistant: "
    assert records(out) == [{"chosen": f"{start} {HOSTILE}", "rejected": f"{start}yes "}]


@pytest.mark.parametrize(
    ("task", "reason"),
    [
        (asked("A", "B", system="Be brief"), Drop.ROLE),
        (asked("A\n\nHuman: and?", "B"), Drop.AMBIGUOUS),
        (asked("A", "B", prompt=("x\n\nAssistant: y",)), Drop.AMBIGUOUS),
    ],
)
def test_what_a_dialogue_cannot_say_is_left_out(out, task, reason):
    result = write_hh(out, [(task, judged(task, ranked("a", "b")))], Policy())

    assert out.read_bytes() == b""
    assert result.dropped == ((reason, 1),)


WRITERS = [write_trl, write_kto, write_sft, write_openai_preference, write_openai_sft, write_hh]


@pytest.mark.parametrize("write", WRITERS)
def test_skipped_and_changed_tasks_are_left_out_and_counted(out, write):
    changed = judged(TWO, ranked("a", "b"), task_sha256="0" * 64)

    result = write(out, [(TWO, skipped(TWO)), (TWO, changed)], Policy())

    assert (result.judgments, result.records) == (2, 0)
    assert dict(result.dropped) == {Drop.SKIPPED: 1, Drop.CHANGED_TASK: 1}


@pytest.mark.parametrize("write", WRITERS)
def test_a_failed_export_changes_nothing(out, write):
    out.write_text("earlier")

    def failing():
        yield TWO, judged(TWO, ranked("a", "b"))
        raise OSError("the disk is gone")

    with pytest.raises(OSError, match="gone"):
        write(out, failing(), Policy())

    assert out.read_text() == "earlier"
    assert [found.name for found in out.parent.iterdir()] == ["out"]


def test_a_record_too_long_for_a_line_is_left_out(out):
    task = asked("x" * (MAX_LINE_BYTES // 2), "y" * (MAX_LINE_BYTES // 2))

    result = write_trl(out, [(task, judged(task, ranked("a", "b")))], Policy())

    assert (result.records, result.dropped) == (0, ((Drop.TOO_LONG, 1),))


@pytest.mark.parametrize("write", [write_trl, write_openai_preference, write_hh])
@pytest.mark.parametrize("policy", [Policy(), standard(margin=True, ids=True)])
def test_pairs_are_imported_again_as_they_were_judged(out, imported, write, policy):
    task = asked(HOSTILE, f"{HOSTILE} not", prompt=(f"{HOSTILE}?",))

    write(out, [(task, judged(task, ranked("b", "a"), rewrite("b", "mine")))], policy)

    tasks = imported(out)
    assert [preference_in(each) for each in tasks] == [
        ("mine", f"{HOSTILE} not"),
        ("mine", HOSTILE),
    ]
    assert all(each.prompt == task.prompt for each in tasks)


BAD = [
    (trl.PREFERENCE, {"prompt": "p", "chosen": "a"}, "rejected"),
    (trl.PREFERENCE, {"prompt": "p", "chosen": "a", "rejected": "a"}, "the same"),
    (trl.PREFERENCE, {"prompt": "p", "chosen": "a", "rejected": bot("b")}, "is not"),
    (trl.PREFERENCE, {"prompt": [], "chosen": bot("a"), "rejected": bot("b")}, "empty"),
    (trl.PREFERENCE, {"prompt": "p", "chosen": "a", "rejected": "b", "x": 1}, "unknown field"),
    (trl.PREFERENCE, {"prompt": "p", "chosen": "a", "rejected": "b", "margin": "1"}, "int"),
    (trl.UNPAIRED, {"prompt": "p", "completion": "a", "label": 1}, "bool"),
    (trl.UNPAIRED, {"prompt": "p", "completion": bot("a"), "label": True}, "is not"),
    (trl.COMPLETION, {"prompt": "p"}, "neither"),
    (trl.COMPLETION, {"messages": [{"role": "user", "content": "q"}]}, "not the assistant's"),
    (trl.COMPLETION, {"messages": bot("a"), "prompt": "p"}, "and a prompt"),
    (openai.CHAT, {"messages": [{"role": "wizard", "content": "q"}]}, "nobody known"),
    (openai.PREFERRED, {"input": {"messages": LONG_MESSAGES}, "preferred_output": bot("a") * 2,
                        "non_preferred_output": bot("b")}, "must have one"),
    (hh.DIALOGUES, {"chosen": "Human: x", "rejected": "y"}, "begin with the human"),
    (hh.DIALOGUES, {"chosen": "\n\nHuman: x\n\nAssistant: a",
                    "rejected": "\n\nHuman: y\n\nAssistant: b"}, "differ before"),
    (hh.DIALOGUES, {"chosen": "\n\nHuman: x", "rejected": "\n\nHuman: y"}, "end with"),
]  # fmt: skip


@pytest.mark.parametrize(("form", "record", "reason"), BAD)
def test_a_file_that_is_not_of_the_format_is_refused_with_its_line(tmp_path, form, record, reason):
    path = tmp_path / "bad.jsonl"
    path.write_text("\n" + json.dumps(record) + "\n")

    with pytest.raises(FormatError, match=reason) as refused:
        check_file(path, form)

    assert (refused.value.file, refused.value.line) == ("bad.jsonl", 2)


def test_a_good_file_is_counted(tmp_path):
    path = tmp_path / "good.jsonl"
    path.write_text(json.dumps({"prompt": "p", "completion": "c", "label": False}) + "\n\n")

    assert check_file(path, trl.UNPAIRED) == 1
