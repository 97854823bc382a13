"""Data sets people train on: what becomes the task, and what is kept beside it."""

import csv
import io
import json

import pytest

from trainer_desk.files.errors import FormatError
from trainer_desk.files.importers import ImportKind, read, recognise
from trainer_desk.files.importers.arena import TURN_BREAK
from trainer_desk.files.reading import no_progress
from trainer_desk.work.task import Role

HOSTILE = 'Ёж\u00a0🙂👩‍👩‍👧 e\u0301, "quoted" \\ \r\n<b>\u202eline\u2028end\ufeff\t'


def user(text, **more):
    return {"role": "user", "content": text} | more


def bot(text, **more):
    return {"role": "assistant", "content": text} | more


HELPFUL = {"helpfulness": 3, "correctness": 4, "coherence": 4, "complexity": 0, "verbosity": 1}


def helpful(response, prompt="Why?", **more):
    return {"prompt": prompt, "response": response} | HELPFUL | more


def preferred(strength=-2, **more):
    record = {
        "split": "train", "prompt": "Why?", "response_1": "one", "response_2": HOSTILE,
        "preference_strength": strength, "preference_statement": None,
        "preference_elaboration": "e", "three_most_similar_preferences": [],
        "all_preferences_unprocessed": [{"strength": -100}],
    }  # fmt: skip
    return record | more


def compared(preference=3, **more):
    record = {
        "domain": "general", "language": "russian", "context": [user("Why?")],
        "response1": "one", "response2": HOSTILE, "overall_preference": preference,
        "individual_preference": [{"score": 3, "reasoning": "r", "feedback1": "", "feedback2": ""}],
    }  # fmt: skip
    return record | more


def annotated(response, rating="5", **more):
    annotations = {"honesty": {"Rating": rating, "Rationale": "x"}}
    return {
        "annotations": annotations, "response": response, "model": f"M-{response}",
        "custom_system_prompt": "", "overall_score": 7.5,
    } | more  # fmt: skip


def feedback(*completions, **more):
    record = {
        "source": "s", "instruction": "Why?", "models": ["a", "b"],
        "completions": list(completions), "correct_answers": ["None"], "incorrect_answers": [],
    }  # fmt: skip
    return record | more


def battle(winner="model_a", **more):
    record = {
        "question_id": "q", "model_a": "A", "model_b": "B", "winner": winner,
        "judge": "arena_user_1", "conversation_a": [user("Why?"), bot("one", num_tokens=1)],
        "conversation_b": [user("Why?"), bot(HOSTILE)], "turn": 1, "anony": True,
        "language": "English", "tstamp": 1.5,
    }  # fmt: skip
    return record | more


def table(*rows):
    stream = io.StringIO(newline="")
    names = (
        "id", "model_a", "model_b", "prompt", "response_a", "response_b", "winner_model_a",
        "winner_model_b", "winner_tie",
    )  # fmt: skip
    writer = csv.writer(stream)
    writer.writerows([names, *rows])
    return stream.getvalue()


def row(**more):
    values = {
        "id": "7", "model_a": "A", "model_b": "B", "prompt": '["Why?"]', "response_a": '["one"]',
        "response_b": json.dumps([HOSTILE]), "winner_model_a": "1", "winner_model_b": "0",
        "winner_tie": "0",
    }  # fmt: skip
    return list((values | more).values())


def red(transcript="\n\nHuman: Hi\n\nAssistant: Hello\n\nHuman: Why?\n\nAssistant: one"):
    return {"transcript": transcript, "rating": 2.0, "min_harmlessness_score_transcript": -0.5}


def message(name, parent, role, text, **more):
    return {
        "message_id": name, "parent_id": parent, "message_tree_id": "m1", "role": role,
        "text": text, "lang": "en", "rank": None, "deleted": False, "review_result": True,
    } | more  # fmt: skip


TREE = [
    message("m1", None, "prompter", "Why?"),
    message("m2", "m1", "assistant", "one", rank=1),
    message("m3", "m1", "assistant", HOSTILE, rank=0),
]

GOOD = {
    ImportKind.KTO: [{"prompt": "Why?", "completion": "one", "label": False}],
    ImportKind.SFT: [{"messages": [user("Why?"), bot("one")]}],
    ImportKind.HELPSTEER2: [helpful("one"), helpful(HOSTILE)],
    ImportKind.HELPSTEER2_PREFERENCE: [preferred()],
    ImportKind.HELPSTEER3: [compared()],
    ImportKind.ULTRAFEEDBACK: [feedback(annotated("one"), annotated(HOSTILE, "N/A"))],
    ImportKind.BATTLES: [battle()],
    ImportKind.BATTLE_TABLE: table(row()),
    ImportKind.OPEN_ASSISTANT_MESSAGES: TREE,
}


@pytest.mark.parametrize("kind", GOOD)
def test_each_format_is_recognised_and_its_texts_are_untouched(write, tasks_in, kind):
    path = write(GOOD[kind])

    (task,) = tasks_in(path)

    assert recognise([path]).kind is kind
    assert [(turn.role, turn.text) for turn in task.prompt] == [(Role.USER, "Why?")]
    alone = kind in (ImportKind.KTO, ImportKind.SFT)
    assert {each.text for each in task.responses} == ({"one"} if alone else {"one", HOSTILE})


@pytest.mark.parametrize(
    ("kind", "meta"),
    [
        (ImportKind.KTO, {"label": False}),
        (ImportKind.SFT, {}),
        (
            ImportKind.HELPSTEER2,
            {"answers": {"r1": HELPFUL, "r2": HELPFUL}},
        ),
        (
            ImportKind.HELPSTEER2_PREFERENCE,
            {"split": "train", "preference_strength": -2, "preference_statement": None,
             "preference_elaboration": "e", "three_most_similar_preferences": [],
             "all_preferences_unprocessed": [{"strength": -100}]},
        ),
        (
            ImportKind.BATTLES,
            {"winner": "model_a", "judge": "arena_user_1", "turn": 1, "anony": True,
             "tstamp": 1.5},
        ),
        (
            ImportKind.BATTLE_TABLE,
            {"winner_model_a": "1", "winner_model_b": "0", "winner_tie": "0"},
        ),
    ],
)  # fmt: skip
def test_what_people_said_is_kept_in_the_meta(write, tasks_in, kind, meta):
    (task,) = tasks_in(write(GOOD[kind]))

    assert json.loads(task.meta_json) == meta


def test_ratings_stay_the_texts_they_are(write, tasks_in):
    (task,) = tasks_in(write(GOOD[ImportKind.ULTRAFEEDBACK]))

    answers = json.loads(task.meta_json)["answers"]
    ratings = [answers[each]["annotations"]["honesty"]["Rating"] for each in ("r1", "r2")]
    assert ratings == ["5", "N/A"]
    assert [each.model for each in task.responses] == ["M-one", f"M-{HOSTILE}"]


def test_rows_of_one_prompt_are_one_task(write, tasks_in):
    first, second = tasks_in(write([helpful("one"), helpful("two"), helpful("one", prompt="How?")]))

    assert [each.text for each in first.responses] == ["one", "two"]
    assert (second.id, second.question) == ("3", "How?")


def test_more_rows_than_can_be_judged_are_several_tasks(write, tasks_in):
    tasks = tasks_in(write([helpful(str(number)) for number in range(11)]))

    assert [len(task.responses) for task in tasks] == [9, 2]


def test_messages_that_say_more_are_kept_whole(write, tasks_in):
    said = [user("Why?"), bot("one", weight=0), user("So?"), bot("two")]

    (task,) = tasks_in(write([{"messages": said}]))

    assert [turn.text for turn in task.prompt] == ["Why?", "one", "So?"]
    assert json.loads(task.meta_json) == {"messages": said}


def test_a_system_prompt_that_all_share_is_part_of_the_prompt(write, tasks_in):
    shared = {"custom_system_prompt": "Be brief"}
    records = [
        feedback(annotated("a", **shared), annotated("b", **shared)),
        feedback(annotated("a", **shared), annotated("b")),
    ]

    first, second = tasks_in(write(records))

    assert [turn.role for turn in first.prompt] == [Role.SYSTEM, Role.USER]
    assert [turn.role for turn in second.prompt] == [Role.USER]


def test_a_battle_of_several_turns_shares_what_both_begin_with(write, tasks_in):
    start = [user("Hi"), bot("Hello"), user("Why?")]
    own = [user("Hi"), bot("Ahoy"), user("Why?"), bot("no")]

    first, second = tasks_in(
        write(
            [
                battle(conversation_a=[*start, bot("yes")], conversation_b=[*start, bot("no")]),
                battle(conversation_a=[*start, bot("yes")], conversation_b=own),
            ]
        )
    )

    assert [turn.text for turn in first.prompt] == ["Hi", "Hello", "Why?"]
    assert [each.text for each in first.responses] == ["yes", "no"]
    assert [turn.text for turn in second.prompt] == ["Hi", "Why?"]
    assert [each.text for each in second.responses] == [
        f"Hello{TURN_BREAK}yes",
        f"Ahoy{TURN_BREAK}no",
    ]
    assert (first.id, second.id) == ("q", "q-2")
    assert json.loads(second.meta_json)["conversation_b"] == own


def test_a_row_that_cannot_be_text_is_left_out_with_a_remark(write):
    halved = row(id="8", response_a='["\\ud83d"]')
    long = {"prompt": '["x", null]', "response_a": '["a", null]', "response_b": '["b", "c"]'}
    path = write(table(row(), halved, row(id="9", **long)))

    reading = read([path])
    first, last = reading.tasks(no_progress)

    assert len(reading.remarks()) == 1
    assert (first.id, last.id) == ("7", "9")
    assert last.responses[0].text == f"a{TURN_BREAK}"


def test_a_dialogue_of_a_red_team_ends_with_what_is_judged(write, tasks_in):
    path = write([red(), red("\n\nHuman: Hi\n\nAssistant: Hello\n\nHuman: Why?")])

    first, second = tasks_in(path)

    assert recognise([path]).kind is ImportKind.RED_TEAM
    assert [turn.text for turn in first.prompt] == ["Hi", "Hello", "Why?"]
    assert [each.text for each in first.responses] == ["one"]
    assert second.responses == ()
    assert json.loads(first.meta_json)["rating"] == 2.0


def test_messages_give_the_same_tasks_as_their_trees(write, tasks_in):
    nested = TREE[0] | {"replies": [reply | {"replies": []} for reply in TREE[1:]]}
    trees = [{"message_tree_id": "m1", "tree_state": "ready_for_export", "prompt": nested}]

    assert tasks_in(write(TREE, "1")) == tasks_in(write(trees, "2"))


@pytest.mark.parametrize(
    ("header", "responses"),
    [
        ("prompt,completion", 1),
        ("prompt,response,helpfulness,correctness,coherence,complexity,verbosity", 1),
        ("prompt,response_1,response_2,preference_strength", 2),
    ],
)
def test_a_table_of_such_columns_stays_a_table_to_be_looked_at(write, header, responses):
    cells = ",".join("да" for _ in header.split(","))
    path = write(f"{header}\n{cells}\n{cells}\n".encode("cp1251"))

    found = recognise([path])

    assert found.kind is ImportKind.TABLE
    assert not found.certain
    (first, _) = read([path], found=found, mapping=found.mapping).tasks(no_progress)
    assert len(first.responses) == responses


def test_winners_may_be_numbers(write, tasks_in):
    record = {
        "id": 7, "model_a": "A", "model_b": "B", "prompt": '["Why?"]', "response_a": '["one"]',
        "response_b": '["two"]', "winner_model_a": 0, "winner_model_b": 0, "winner_tie": 1,
    }  # fmt: skip

    (task,) = tasks_in(write([record]))

    assert [each.text for each in task.responses] == ["one", "two"]


def without(record, name):
    return {key: value for key, value in record.items() if key != name}


KTO = GOOD[ImportKind.KTO][0]
SFT = GOOD[ImportKind.SFT][0]
BAD = {
    "a label that is a number": ([KTO, KTO | {"label": 1}], 2, "`label` is a number"),
    "no label": ([KTO, without(KTO, "label")], 2, "`label` is missing"),
    "no completion": ([KTO, {"prompt": "p", "label": True}], 2, "`completion` is missing"),
    "a completion of two": ([KTO | {"completion": [bot("a"), bot("b")]}], 1, "must have one"),
    "messages no list": ([SFT, {"messages": "hi"}], 2, "a text, not a list"),
    "an answer alone": ([SFT, {"messages": [bot("a")]}], 2, "nothing but an answer"),
    "a rating beyond": ([helpful("a"), helpful("b", coherence=5)], 2, "is 5, not from 0 to 4"),
    "a rating as text": ([helpful("a", coherence="4")], 1, "`coherence` is a text"),
    "a rating missing": ([helpful("a"), without(helpful("b"), "verbosity")], 2, "`verbosity` is"),
    "a rating true": ([helpful("a"), helpful("b", coherence=True)], 2, "true or false"),
    "a strength beyond": ([preferred(), preferred(4)], 2, "is 4, not from -3 to 3"),
    "a strength as text": ([compared(), compared("3")], 2, "is a text, not a whole number"),
    "no second response": ([preferred(), without(preferred(), "response_2")], 2, "`response_2`"),
    "a context of prose": ([compared(), compared(context=5)], 2, "a number"),
    "a rating in words": ([feedback(annotated("a", "five"))], 1, "`five`, not 1 to 5 or N/A"),
    "a rating as number": ([feedback(annotated("a"), annotated("b", 5))], 1, "a number"),
    "a completion of prose": ([feedback(annotated("a")), feedback("b")], 2, "a text, not an"),
    "a completion unanswered": ([feedback(annotated("a"), {"model": "m"})], 1, "is missing"),
    "ten completions": ([feedback(*[annotated("a")] * 10)], 1, "at most 9"),
    "an odd winner": ([battle(), battle("model_c")], 2, "`model_c`, which is none of four"),
    "no winner": ([battle(), without(battle(), "winner")], 2, "`winner` is missing"),
    "asked otherwise": (
        [battle(conversation_b=[user("How?"), bot("two")])], 1, "not asked the same"
    ),
    "no last answer": ([battle(conversation_b=[user("Why?")])], 1, "end with an answer"),
    "nothing asked": ([battle(conversation_a=[bot("a")], conversation_b=[bot("b")])], 1,
                      "nothing was asked"),
    "cell of prose": (table(row(), row(id="8", prompt="Why?")), 3, "the cell `prompt`"),
    "cell of numbers": (table(row(prompt="[1]")), 2, "is no text"),
    "cells of two lengths": (table(row(), row(id="8", prompt='["a", "b"]')), 3,
                             "2 questions and 1 answers"),
    "two winners": (table(row(), row(id="8", winner_tie="1")), 3, "not one 1"),
    "row id twice": (table(row(), row()), 3, "line 2 already"),
    "a dialogue of prose": ([red(), red("Hello\n\nAssistant: x") | {"transcript": ""}], 2,
                            "begin with the human"),
    "an orphan": ([*TREE, message("m9", "m8", "assistant", "x")], 4, "`m8` does not stand"),
    "a message twice": ([*TREE, TREE[2]], 4, "`m3` stands in its tree already"),
    "a tree without root": ([message("m2", "m1", "assistant", "x")], 1, "its first message"),
    "a message of a wizard": ([TREE[0], message("m2", "m1", "wizard", "x")], 2, "`wizard`"),
    "a rank in words": ([*TREE[:2], TREE[2] | {"rank": "first"}], 3, "is a text"),
    "a message without text": ([TREE[0], TREE[1] | {"text": None}], 2, "null"),
    "a record cut off": (json.dumps(KTO) + "\n" + json.dumps(KTO)[:20], 2, "cut off"),
    "another encoding": (
        json.dumps(KTO | {"prompt": "привет"}, ensure_ascii=False).encode("cp1251"), 1, "UTF-8"
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_refused_with_its_line(write, tasks_in, name):
    content, line, reason = BAD[name]

    with pytest.raises(FormatError) as refused:
        tasks_in(write(content, "bad file"))

    assert (refused.value.file, refused.value.line) == ("bad file", line)
    assert reason in refused.value.reason
    assert "\n" not in refused.value.reason
