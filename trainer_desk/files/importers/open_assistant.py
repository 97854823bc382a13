"""OpenAssistant message trees: every group of ranked replies becomes a task."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping

from trainer_desk.files.importers.fields import (
    kind_of,
    language_tag,
    numbered,
    optional_text,
    task_of,
)
from trainer_desk.files.importers.found import Source
from trainer_desk.files.importers.ledger import Ledger
from trainer_desk.files.importers.records import Record, records
from trainer_desk.files.importers.streams import Advance
from trainer_desk.files.strict import quoted
from trainer_desk.values import dataclass
from trainer_desk.work.ids import TaskId
from trainer_desk.work.task import MAX_RESPONSES, Role, Task, Turn

Node = dict[str, object]

_ROLES = {"prompter": Role.USER, "assistant": Role.ASSISTANT}
_KEPT_OF_REPLY = ("message_id", "rank", "labels", "review_count", "synthetic", "emojis", "detoxify")


def tasks(source: Source, *, advance: Advance, ledger: Ledger) -> Iterator[Task]:
    """Yield a task for each prompter's message with two or more ranked replies.

    Left out, with a remark: deleted messages and those that reviewers refused, with all that
    follows them; replies without a rank; groups of fewer than two or more than nine ranked
    replies. The order of the responses comes from their ids and says nothing about the ranks,
    which the meta keeps.

    Raises:
        FormatError: While reading, if a line is no message tree.
    """
    for record in records(source, advance=advance):
        yield from tasks_of(record, ledger)


def tasks_of(tree: Record, ledger: Ledger) -> Iterator[Task]:
    """Yield the tasks of the tree in one record.

    Raises:
        FormatError: If it is no message tree.
    """
    for thread in _threads(tree, ledger):
        ranked = _ranked(thread, ledger)
        if ranked:
            yield _task(thread, ranked, ledger)


def refuse_odd_message(record: Record, node: Node) -> None:
    """Check what every message has.

    Raises:
        FormatError: If text, role, id or rank is not what it should be.
    """
    _text(record, node)
    _role(record, node)
    _message_id(record, node)
    _rank(record, node)


@dataclass(frozen=True, slots=True)
class _Thread:
    """A prompter's message with all that was said before it, oldest first."""

    record: Record
    nodes: tuple[Node, ...]

    @property
    def last(self) -> Node:
        return self.nodes[-1]


def _threads(record: Record, ledger: Ledger) -> Iterator[_Thread]:
    """Yield the threads that end with the prompter, as a reader would meet them."""
    waiting: list[tuple[Node, ...]] = [(_root(record),)]
    while waiting:
        nodes = waiting.pop()
        last = nodes[-1]
        if not _acceptable(last):
            ledger.remark("A message was left out: deleted, or refused by reviewers")
            continue
        if _role(record, last) is Role.USER:
            yield _Thread(record, nodes)
        waiting.extend((*nodes, reply) for reply in reversed(_replies(record, last)))


def _root(record: Record) -> Node:
    root = record.fields.get("prompt")
    if not isinstance(root, dict):
        raise record.refusal(f"the field `prompt` is {kind_of(root)}, not a message")
    return root


def _replies(record: Record, node: Node) -> list[Node]:
    replies = node.get("replies", [])
    if not isinstance(replies, list):
        raise record.refusal(f"the field `replies` is {kind_of(replies)}, not a list")
    found = [reply for reply in replies if isinstance(reply, dict)]
    if len(found) < len(replies):
        raise record.refusal("a reply in `replies` is not an object")
    return found


def _role(record: Record, node: Node) -> Role:
    name = node.get("role")
    role = _ROLES.get(name) if isinstance(name, str) else None
    if role is None:
        reason = f"a message's `role` is {quoted(str(name))}, neither `prompter` nor `assistant`"
        raise record.refusal(reason)
    return role


def _acceptable(node: Node) -> bool:
    return node.get("deleted") is not True and node.get("review_result") is not False


def _ranked(thread: _Thread, ledger: Ledger) -> list[Node]:
    """Return the replies to choose among, in an order that does not tell their ranks."""
    replies = [
        reply
        for reply in _replies(thread.record, thread.last)
        if _role(thread.record, reply) is Role.ASSISTANT and _acceptable(reply)
    ]
    ranked = [reply for reply in replies if _rank(thread.record, reply) is not None]
    if len(ranked) < 2:
        if len(replies) > 1:
            ledger.remark("A group of replies was left out: fewer than two of them are ranked")
        return []
    if len(ranked) < len(replies):
        unranked = len(replies) - len(ranked)
        ledger.remark("A reply without a rank was left out", times=unranked)
    if len(ranked) > MAX_RESPONSES:
        ledger.remark(f"A group of replies was left out: more than {MAX_RESPONSES} are ranked")
        return []
    return sorted(ranked, key=lambda reply: _scatter(_message_id(thread.record, reply)))


def _scatter(message_id: str) -> str:
    return hashlib.sha256(message_id.encode()).hexdigest()


def _rank(record: Record, node: Node) -> int | None:
    rank = node.get("rank")
    if rank is None or (isinstance(rank, int) and not isinstance(rank, bool)):
        return rank
    raise record.refusal(f"a reply's `rank` is {kind_of(rank)}, not a whole number")


def _task(thread: _Thread, ranked: list[Node], ledger: Ledger) -> Task:
    record = thread.record
    prompt = tuple(
        Turn(role=_role(record, node), text=_text(record, node)) for node in thread.nodes
    )
    responses = numbered(
        [(_text(record, reply), optional_text(reply, "model_name")) for reply in ranked]
    )
    replies = {response.id: _kept(reply) for response, reply in zip(responses, ranked, strict=True)}
    meta: dict[str, object] = {
        "message_tree_id": record.fields.get("message_tree_id"),
        "prompt": {key: thread.last[key] for key in ("labels",) if key in thread.last},
        "replies": replies,
    }
    return task_of(
        record,
        ledger,
        task_id=ledger.claim(record, TaskId(_message_id(record, thread.last))),
        prompt=prompt,
        responses=responses,
        meta=meta,
        language=language_tag(optional_text(thread.last, "lang")),
    )


def _kept(reply: Mapping[str, object]) -> dict[str, object]:
    return {key: reply[key] for key in _KEPT_OF_REPLY if key in reply}


def _text(record: Record, node: Node) -> str:
    text = node.get("text")
    if not isinstance(text, str):
        raise record.refusal(f"a message's `text` is {kind_of(text)}, not a text")
    return text


def _message_id(record: Record, node: Node) -> str:
    message_id = node.get("message_id")
    if not isinstance(message_id, str) or not 0 < len(message_id) <= 200:
        raise record.refusal("a message has no `message_id`")
    return message_id
