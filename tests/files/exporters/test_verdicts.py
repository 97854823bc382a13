"""HelpSteer, UltraFeedback, battles and trees: what is written, and read again as it was judged."""

import json
from datetime import UTC, datetime

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
    ranked,
    rated,
    rewrite,
    skipped,
)
from trainer_desk.files.errors import FormatError
from trainer_desk.files.exporters import (
    Bad,
    Drop,
    Edits,
    Pairs,
    Policy,
    Ties,
    battles,
    check_file,
    helpsteer,
    trees,
    ultrafeedback,
    write_battles,
    write_helpsteer2,
    write_helpsteer2_preference,
    write_helpsteer3,
    write_tree_messages,
    write_trees,
    write_ultrafeedback,
)
from trainer_desk.work.answers import TextAnswer

TWO = asked("A", HOSTILE)
THREE = asked("A", "B", "C")
TALK = asked("A", "B", prompt=("Hi", "Hello", HOSTILE))
WHY = ("why", TextAnswer(text=f"Because {HOSTILE}"))
STEERED = {
    "helpfulness": (1, 5), "correctness": (2, 4), "coherence": (3, 3), "complexity": (4, 2),
    "verbosity": (5, 1),
}  # fmt: skip


def test_ratings_go_to_the_scale_of_helpsteer(out, records, imported):
    result = write_helpsteer2(out, [(TWO, judged(TWO, rated(**STEERED)))], Policy())

    assert records(out) == [
        {"prompt": "Why?", "response": "A", "helpfulness": 0, "correctness": 1, "coherence": 2,
         "complexity": 3, "verbosity": 4},
        {"prompt": "Why?", "response": HOSTILE, "helpfulness": 4, "correctness": 3, "coherence": 2,
         "complexity": 1, "verbosity": 0},
    ]  # fmt: skip
    assert result.dropped == ()
    (task,) = imported(out)
    assert [each.text for each in task.responses] == ["A", HOSTILE]
    assert task.prompt == TWO.prompt


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (rated(helpfulness=(1, 1)), Drop.NO_RATING),
        (rated(lowest=1, highest=4, **dict.fromkeys(STEERED, (2, 3))), Drop.SCALE),
        (ranked("a", "b"), Drop.NO_RATING),
    ],
)
def test_ratings_that_do_not_fit_are_left_out_and_never_rounded(out, answer, reason):
    result = write_helpsteer2(out, [(TWO, judged(TWO, answer))], Policy())

    assert result.dropped == ((reason, 2),)


def test_axes_of_other_names_are_named(out, records):
    axes = {name[:4]: values for name, values in STEERED.items()}
    policy = Policy(axes=tuple((name, name[:4]) for name in STEERED))

    write_helpsteer2(out, [(TWO, judged(TWO, rated(**axes)))], policy)

    assert [each["verbosity"] for each in records(out)] == [4, 0]


@pytest.mark.parametrize(
    ("answer", "strength"),
    [
        (better("a", 1), -1),
        (better("b", 3), 3),
        (better("b", 1, degrees=1), 3),
        (better("a", 2, degrees=4), -2),
        (better("a", 1, degrees=4), -1),
        (ranked("b", "a"), 1),
        (ranked("ab"), 0),
        (both_good(), 0),
    ],
)
def test_a_comparison_becomes_a_strength(out, records, imported, answer, strength):
    write_helpsteer2_preference(out, [(TWO, judged(TWO, answer, WHY))], Policy())

    (record,) = records(out)
    assert record["preference_strength"] == strength
    assert (record["response_1"], record["response_2"]) == ("A", HOSTILE)
    assert (record["preference_statement"], record["preference_elaboration"]) == (
        None,
        f"Because {HOSTILE}",
    )
    (task,) = imported(out)
    assert [each.text for each in task.responses] == ["A", HOSTILE]
    assert json.loads(task.meta_json)["preference_strength"] == strength


@pytest.mark.parametrize(
    ("answers", "policy", "expected", "dropped"),
    [
        ([ranked("b", "ac")], Policy(), {("A", "B"): 1, ("B", "C"): -1, ("A", "C"): 0}, {}),
        ([ranked("a", "b", "c")], Policy(), {("A", "B"): -1, ("B", "C"): -1, ("A", "C"): -2}, {}),
        ([ranked("b", "ac")], Policy(ties=Ties.DROP_PAIR), {("A", "B"): 1, ("B", "C"): -1},
         {Drop.TIE: 1}),
        ([ranked("b", "ac")], Policy(ties=Ties.DROP_TASK), {}, {Drop.TIE: 1}),
        ([ranked("a", "b", "c")], Policy(pairs=Pairs.BEST_WORST), {("A", "C"): -2}, {}),
        ([all_bad()], Policy(), {}, {Drop.ALL_BAD: 3}),
        ([all_bad()], Policy(bad=Bad.DROP), {}, {Drop.ALL_BAD: 1}),
        ([cannot_judge()], Policy(), {}, {Drop.NO_PREFERENCE: 1}),
    ],
)  # fmt: skip
def test_every_pair_of_a_ranking_is_compared(out, records, answers, policy, expected, dropped):
    result = write_helpsteer3(out, [(THREE, judged(THREE, *answers))], policy)

    found = {(r["response1"], r["response2"]): r["overall_preference"] for r in records(out)}
    assert found == expected
    assert dict(result.dropped) == dropped


def test_a_conversation_is_compared_with_its_language_and_domain(out, records, imported):
    task = asked("A", "B", prompt=("Hi", "Hello", HOSTILE), language="ru-RU",
                 meta_json='{"domain":"stem"}')  # fmt: skip

    write_helpsteer3(out, [(task, judged(task, better("b", 2), WHY))], Policy(language="en"))

    (record,) = records(out)
    assert (record["domain"], record["language"]) == ("stem", "russian")
    assert record["individual_preference"] == [
        {"score": 2, "reasoning": f"Because {HOSTILE}", "feedback1": "", "feedback2": ""}
    ]
    (again,) = imported(out)
    assert (again.prompt, again.language) == (task.prompt, "ru")


def test_feedback_holds_ratings_as_texts(out, records, imported):
    task = asked("A", HOSTILE, system="Be brief")
    answer = rated(honesty=(1, None), truthfulness=(None, 5))

    write_ultrafeedback(out, [(task, judged(task, answer, WHY))], Policy())

    (record,) = records(out)
    ratings = [
        {axis: each["Rating"] for axis, each in completion["annotations"].items()}
        for completion in record["completions"]
    ]
    assert ratings == [
        {"helpfulness": "N/A", "honesty": "1", "instruction_following": "N/A",
         "truthfulness": "N/A"},
        {"helpfulness": "N/A", "honesty": "N/A", "instruction_following": "N/A",
         "truthfulness": "5"},
    ]  # fmt: skip
    assert record["models"] == ["M-a", "M-b"]
    (again,) = imported(out)
    assert (again.prompt, again.responses[1].text) == (task.prompt, HOSTILE)
    assert [each.model for each in again.responses] == ["M-a", "M-b"]


def test_feedback_without_a_rating_is_left_out(out):
    finished = [(TWO, judged(TWO, rated(literacy=(1, 2)))), (TALK, judged(TALK))]

    result = write_ultrafeedback(out, finished, Policy())

    assert dict(result.dropped) == {Drop.NO_RATING: 1, Drop.NEEDS_CONVERSATION: 1}


@pytest.mark.parametrize(
    ("answer", "winner"),
    [
        (ranked("a", "b"), "model_b"),
        (better("b"), "model_a"),
        (ranked("ab"), "tie"),
        (both_good(), "tie"),
        (both_bad(), "tie (bothbad)"),
        (all_bad(), "tie (bothbad)"),
    ],
)
def test_a_battle_has_one_of_four_ends(out, records, imported, answer, winner):
    sealed = datetime(2026, 5, 1, tzinfo=UTC)

    write_battles(out, [(TALK, judged(TALK, answer, sealed_at=sealed))], Policy(language="ru"))

    (record,) = records(out)
    assert (record["model_a"], record["model_b"]) == ("M-b", "M-a")  # as they were shown
    assert (record["winner"], record["judge"]) == (winner, "arena_user_tr")
    assert (record["turn"], record["language"]) == (2, "Russian")
    assert record["tstamp"] == sealed.timestamp()
    (task,) = imported(out)
    assert (task.id, task.prompt) == ("t1", TALK.prompt)
    assert [(each.text, each.model) for each in task.responses] == [("B", "M-b"), ("A", "M-a")]
    assert json.loads(task.meta_json)["winner"] == winner


def test_battles_of_unknown_models_and_unwanted_ties_are_left_out(out):
    unknown = asked("A", "B", models=False)
    finished = [(unknown, judged(unknown, ranked("a", "b"))), (TWO, judged(TWO, ranked("ab")))]

    result = write_battles(out, finished, Policy(ties=Ties.DROP_PAIR))

    assert out.read_bytes() == b"[]\n"
    assert dict(result.dropped) == {Drop.NO_MODEL: 1, Drop.TIE: 1}


@pytest.mark.parametrize("write", [write_trees, write_tree_messages])
@pytest.mark.parametrize(
    ("edits", "expected"),
    [
        (Edits.IGNORE, {"A": 1, "B": 0, "C": 1}),
        (Edits.BOTH, {"A": 2, "B": 0, "C": 2, "mine": 1}),
    ],
)
def test_ranks_come_back_as_they_were_given(out, imported, write, edits, expected):
    task = asked("A", "B", "C", prompt=("Hi", "Hello", HOSTILE), language="en")

    write(out, [(task, judged(task, ranked("b", "ac"), rewrite("a", "mine")))], Policy(edits=edits))

    (again,) = imported(out)
    replies = json.loads(again.meta_json)["replies"]
    assert {each.text: replies[each.id]["rank"] for each in again.responses} == expected
    assert (again.id, again.prompt, again.language) == (task.id, task.prompt, "en")
    models = {each.text: each.model for each in again.responses}
    assert models["A"] == "M-a"
    assert models.get("mine", "") == ""


@pytest.mark.parametrize(
    ("task", "answer", "policy", "reason"),
    [
        (TWO, ranked("ab"), Policy(ties=Ties.DROP_PAIR), Drop.TIE),
        (TWO, all_bad(), Policy(), Drop.ALL_BAD),
        (TWO, cannot_judge(), Policy(), Drop.NO_PREFERENCE),
        (asked("A", "B", system="S"), ranked("a", "b"), Policy(), Drop.ROLE),
        (asked("A", "B", prompt=("x", "y")), ranked("a", "b"), Policy(), Drop.ROLE),
        (asked("A", "B", prompt=("x",) * 31), ranked("a", "b"), Policy(), Drop.TOO_LONG),
    ],
)
def test_what_a_tree_cannot_hold_is_left_out(out, task, answer, policy, reason):
    result = write_trees(out, [(task, judged(task, answer))], policy)

    assert (result.records, result.dropped) == (0, ((reason, 1),))


def test_a_prompt_of_many_turns_fits_into_a_tree(out, imported):
    task = asked("A", "B", prompt=("x",) * 29)

    write_trees(out, [(task, judged(task, ranked("a", "b")))], Policy())

    (again,) = imported(out)
    assert again.prompt == task.prompt


def test_one_tree_holds_one_verdict(out):
    first, second = judged(TWO, ranked("a", "b")), judged(TWO, ranked("b", "a"), trainer="other")

    result = write_trees(out, [(TWO, first), (TWO, second)], Policy())

    assert (result.records, result.dropped) == (1, ((Drop.SECOND_VERDICT, 1),))


WRITERS = [
    write_helpsteer2, write_helpsteer2_preference, write_helpsteer3, write_ultrafeedback,
    write_battles, write_trees, write_tree_messages,
]  # fmt: skip


@pytest.mark.parametrize("write", WRITERS)
def test_skipped_and_changed_tasks_are_left_out_and_counted(out, write):
    changed = judged(TWO, ranked("a", "b"), task_sha256="0" * 64)

    result = write(out, [(TWO, skipped(TWO)), (TWO, changed)], Policy())

    assert dict(result.dropped) == {Drop.SKIPPED: 1, Drop.CHANGED_TASK: 1}


@pytest.mark.parametrize("write", WRITERS)
def test_a_failed_export_changes_nothing(out, write):
    out.write_text("earlier")

    def failing():
        yield TWO, judged(TWO, ranked("a", "b"), rated(**STEERED, honesty=(1, 2)))
        raise OSError("the disk is gone")

    with pytest.raises(OSError, match="gone"):
        write(out, failing(), Policy())

    assert out.read_text() == "earlier"
    assert [found.name for found in out.parent.iterdir()] == ["out"]


def changed(record, **more):
    return json.dumps(record | more)


@pytest.fixture
def written(out, records):
    """The first record a writer makes of a judgment with everything in it."""

    def written(write):
        judgment = judged(TWO, ranked("a", "b"), rated(**STEERED, honesty=(1, 2)))
        write(out, [(TWO, judgment)], Policy())
        return records(out)[0]

    return written


@pytest.mark.parametrize(
    ("write", "form", "more", "reason"),
    [
        (write_helpsteer2, helpsteer.RATED, {"verbosity": 5}, "`verbosity` is not from 0 to 4"),
        (write_helpsteer2, helpsteer.RATED, {"verbosity": None}, "expected `int`"),
        (write_helpsteer2_preference, helpsteer.PREFERENCE, {"preference_strength": -100}, "-100"),
        (write_helpsteer3, helpsteer.COMPARISON, {"overall_preference": 4}, "not from -3 to 3"),
        (write_helpsteer3, helpsteer.COMPARISON, {"context": []}, "empty"),
        (write_ultrafeedback, ultrafeedback.FEEDBACK, {"models": []}, "not those of"),
        (write_battles, battles.BATTLE, {"winner": "model_c"}, "none of the four"),
        (write_battles, battles.BATTLE, {"model_a": ""}, "no name"),
        (write_battles, battles.BATTLE, {"conversation_a": []}, "differ|empty"),
        (write_tree_messages, trees.MESSAGE, {"role": "wizard"}, "none of the two"),
        (write_tree_messages, trees.MESSAGE, {"rank": -1}, "below 0"),
        (write_trees, trees.TREE, {"message_tree_id": 5}, "expected `str`"),
    ],
)
def test_a_spoiled_record_is_refused_with_its_line(tmp_path, written, write, form, more, reason):
    good = json.dumps(written(write))
    bad = changed(json.loads(good), **more)
    path = tmp_path / "bad"
    path.write_text(f"[{good},\n{bad}]" if form.array else f"{good}\n{bad}\n")

    with pytest.raises(FormatError, match=reason) as refused:
        check_file(path, form)

    assert (refused.value.file, refused.value.line) == ("bad", 2)
