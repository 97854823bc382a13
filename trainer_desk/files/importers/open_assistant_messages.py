"""OpenAssistant messages, one a line: put together into their trees again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from trainer_desk.files.importers import open_assistant
from trainer_desk.files.importers.fields import text_of
from trainer_desk.files.importers.found import Source
from trainer_desk.files.importers.ledger import Ledger
from trainer_desk.files.importers.records import Record, records
from trainer_desk.files.importers.streams import Advance
from trainer_desk.files.strict import quoted
from trainer_desk.work.task import Task


def tasks(source: Source, *, advance: Advance, ledger: Ledger) -> Iterator[Task]:
    """Yield the tasks that the trees of the messages give.

    The messages of one tree stand together, each after the one it replies to; a tree is held at
    a time.

    Raises:
        FormatError: While reading, if a line is no message or its parent does not stand before it.
    """
    found = records(source, advance=advance)
    for tree_id, messages in groupby(found, key=lambda each: text_of(each, "message_tree_id")):
        tree = _tree(tree_id, list(messages))
        yield from open_assistant.tasks_of(tree, ledger)


def _tree(tree_id: str, messages: Sequence[Record]) -> Record:
    """Return the record of a whole tree."""
    root, *others = messages
    if root.fields.get("parent_id") is not None:
        raise root.refusal(f"the tree {quoted(tree_id)} does not begin with its first message")
    nodes = {text_of(root, "message_id"): _node(root)}
    top = nodes[text_of(root, "message_id")]
    for message in others:
        parent = nodes.get(text_of(message, "parent_id"))
        if parent is None:
            name = quoted(text_of(message, "parent_id"))
            raise message.refusal(f"the parent {name} does not stand before its reply")
        message_id = text_of(message, "message_id")
        if message_id in nodes:
            raise message.refusal(f"the message {quoted(message_id)} stands in its tree already")
        nodes[message_id] = _node(message)
        replies = parent["replies"]
        assert isinstance(replies, list)
        replies.append(nodes[message_id])
    return replace(root, fields={"message_tree_id": tree_id, "prompt": top})


def _node(message: Record) -> dict[str, object]:
    open_assistant.refuse_odd_message(message, message.fields)
    return message.fields | {"replies": []}
