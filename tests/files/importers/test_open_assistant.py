"""OpenAssistant trees: ranked replies become tasks."""

import json

from trainer_desk.files.importers import ImportKind, read, recognise
from trainer_desk.files.reading import no_progress
from trainer_desk.work.task import Role


def node(name, role, *replies, **more):
    return {
        "message_id": name,
        "text": f"text of {name}",
        "role": role,
        "lang": "en",
        "deleted": False,
        "review_result": True,
        "replies": list(replies),
    } | more


def tree(root):
    return {
        "message_tree_id": root["message_id"],
        "tree_state": "ready_for_export",
        "prompt": root,
    }


def ranked(name, rank, *replies, **more):
    return node(name, "assistant", *replies, rank=rank, **more)


def test_each_group_of_ranked_replies_is_a_task(write, tasks_in):
    later = node("p2", "prompter", ranked("d", 1), ranked("e", 0))
    root = node("p1", "prompter", ranked("a", 0, later), ranked("b", 1, labels={"spam": 0.1}))
    path = write([tree(root)])

    first, second = tasks_in(path)

    assert recognise([path]).kind is ImportKind.OPEN_ASSISTANT
    assert first.id == "p1"
    assert {each.text for each in first.responses} == {"text of a", "text of b"}
    assert [(turn.role, turn.text) for turn in second.prompt] == [
        (Role.USER, "text of p1"),
        (Role.ASSISTANT, "text of a"),
        (Role.USER, "text of p2"),
    ]
    replies = json.loads(first.meta_json)["replies"]
    kept = {reply["message_id"]: reply for reply in replies.values()}
    assert (kept["a"]["rank"], kept["b"]["rank"]) == (0, 1)
    assert kept["b"]["labels"] == {"spam": 0.1}
    assert "labels" not in kept["a"]


def test_neither_ids_nor_order_tell_the_ranks(write, tasks_in):
    names = "abcdefgh"
    forward = node("p", "prompter", *(ranked(name, n) for n, name in enumerate(names)))
    backward = node("p", "prompter", *(ranked(name, 7 - n) for n, name in enumerate(names)))

    (first,) = tasks_in(write([tree(forward)], "1"))
    (second,) = tasks_in(write([tree(backward)], "2"))

    assert first.responses == second.responses
    assert [each.id for each in first.responses] == [f"r{n}" for n in range(1, 9)]


def test_deleted_refused_and_unranked_are_left_out_and_told(write):
    beyond = node("p2", "prompter", ranked("x", 0), ranked("y", 1))
    root = node(
        "p1",
        "prompter",
        ranked("a", 0),
        ranked("b", 1),
        ranked("c", 2, beyond, deleted=True),
        ranked("d", 3, review_result=False),
        node("e", "assistant"),
    )
    reading = read([write([tree(root), tree(node("p3", "prompter", ranked("f", None)))])])

    (task,) = reading.tasks(no_progress)

    assert {each.text for each in task.responses} == {"text of a", "text of b"}
    assert sorted(reading.remarks()) == [
        "A message was left out: deleted, or refused by reviewers (2 times)",
        "A reply without a rank was left out",
    ]


def test_a_group_of_more_than_nine_is_left_out_and_told(write):
    large = node("p1", "prompter", *(ranked(f"a{n}", n) for n in range(10)))
    small = node("p2", "prompter", ranked("b", 0), ranked("c", 1))
    reading = read([write([tree(large), tree(small)])])

    (task,) = reading.tasks(no_progress)

    assert task.id == "p2"
    assert reading.remarks() == ("A group of replies was left out: more than 9 are ranked",)
