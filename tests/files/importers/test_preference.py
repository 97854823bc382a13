"""Pairs of a chosen and a rejected answer."""

import json

import pytest

from trainer_desk.files.errors import FormatError
from trainer_desk.files.importers import ImportKind, recognise
from trainer_desk.work.task import Role


def user(text):
    return {"role": "user", "content": text}


def bot(text):
    return {"role": "assistant", "content": text}


def sides(task):
    """Return which texts were chosen and rejected, as the meta says."""
    texts = {each.id: each.text for each in task.responses}
    kept = json.loads(task.meta_json)["preference"]
    return texts[kept["chosen"]], texts[kept["rejected"]]


@pytest.mark.parametrize(
    "pair",
    [
        {"prompt": "Why?", "chosen": "yes", "rejected": "no"},
        {"prompt": [user("Why?")], "chosen": [bot("yes")], "rejected": [bot("no")]},
        {"prompt": "Why?", "chosen": [bot("yes")], "rejected": [bot("no")]},
        {"chosen": [user("Why?"), bot("yes")], "rejected": [user("Why?"), bot("no")]},
        {"prompt": "Why?", "chosen": [user("Why?"), bot("yes")],
         "rejected": [user("Why?"), bot("no")]},
        {"input": {"messages": [user("Why?")]}, "preferred_output": [bot("yes")],
         "non_preferred_output": [bot("no")]},
        {"chosen": "\n\nHuman: Why?\n\nAssistant: yes",
         "rejected": "\n\nHuman: Why?\n\nAssistant: no"},
    ],
)  # fmt: skip
def test_every_spelling_gives_the_same_task(write, tasks_in, pair):
    path = write([pair])

    (task,) = tasks_in(path)

    assert recognise([path]).kind is ImportKind.PREFERENCE
    assert [(turn.role, turn.text) for turn in task.prompt] == [(Role.USER, "Why?")]
    assert sides(task) == ("yes", "no")


def test_an_implicit_prompt_is_the_words_both_begin_with(write, tasks_in):
    pair = {"chosen": "The sky is blue.", "rejected": "The sky is black."}

    (task,) = tasks_in(write([pair]))

    assert task.question == "The sky is"
    assert sides(task) == (" blue.", " black.")


def test_a_dialogue_of_several_turns_is_taken_apart(write, tasks_in):
    start = "\n\nHuman: Hi\n\nAssistant: Hello\n\nHuman: Why?\n\nAssistant: "

    (task,) = tasks_in(write([{"chosen": start + "I say yes", "rejected": start + "I say no"}]))

    assert [turn.text for turn in task.prompt] == ["Hi", "Hello", "Why?"]
    assert sides(task) == ("I say yes", "I say no")


def test_neither_ids_nor_order_tell_which_was_chosen(write, tasks_in):
    pairs = [{"prompt": f"p{n}", "chosen": f"good {n}", "rejected": f"bad {n}"} for n in range(200)]
    turned = [pair | {"chosen": pair["rejected"], "rejected": pair["chosen"]} for pair in pairs]

    tasks, others = tasks_in(write(pairs, "1")), tasks_in(write(turned, "2"))

    assert [task.responses for task in tasks] == [task.responses for task in others]
    first = sum(task.responses[0].text.startswith("good") for task in tasks)
    assert 60 < first < 140
    assert all(each.id in ("r1", "r2") for task in tasks for each in task.responses)


def test_models_go_to_the_responses_and_the_rest_to_the_meta(write, tasks_in):
    pair = {
        "id": "x", "prompt": "p", "chosen": "a", "rejected": "b", "chosen_model": "A",
        "rejected_model": "B", "margin": 2.0,
    }  # fmt: skip

    (task,) = tasks_in(write([pair]))

    assert task.id == "x"
    assert {(each.text, each.model) for each in task.responses} == {("a", "A"), ("b", "B")}
    assert set(json.loads(task.meta_json)) == {"margin", "preference"}


def test_a_margin_is_a_number(write, tasks_in):
    pair = {"prompt": "p", "chosen": "a", "rejected": "b"}

    first, second = tasks_in(write([pair | {"margin": 2}, pair | {"margin": 0.5}], "good"))

    assert json.loads(first.meta_json)["margin"] == 2
    assert json.loads(second.meta_json)["margin"] == 0.5
    for odd in ("2", True, [1]):
        with pytest.raises(FormatError, match=r"line 2: the field `margin` is .*not a number"):
            tasks_in(write([pair, pair | {"margin": odd}], "bad"))
