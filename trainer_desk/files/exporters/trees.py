"""OpenAssistant's trees of messages with ranked replies, whole or a message a line."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import msgspec
from msgspec import UNSET, UnsetType

from trainer_desk.files.exporters.checked import FileFormat, write_records
from trainer_desk.files.exporters.counts import Drop, Exported, Finished, Tally
from trainer_desk.files.exporters.policy import Policy, Ties
from trainer_desk.files.exporters.verdicts import Verdict, kept_responses, verdict_of
from trainer_desk.files.importers.ledger import Numbers
from trainer_desk.work.ids import ResponseId
from trainer_desk.work.judgment import Judgment
from trainer_desk.work.task import Role, Task

_ROLES: Final = {Role.USER: "prompter", Role.ASSISTANT: "assistant"}
_DEEPEST: Final = 29
"""Turns of a prompt that a tree can hold within the nesting that is read back."""
_READY: Final = "ready_for_export"


class Node(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """One message; a rank is counted from 0, the best, among the replies of one message."""

    message_id: str
    parent_id: str | None
    created_date: str
    text: str
    role: str
    lang: str
    review_count: int
    review_result: bool
    deleted: bool
    rank: int | None
    synthetic: bool
    model_name: str | None
    emojis: dict[str, int]
    labels: dict[str, object]
    replies: list[Node] | UnsetType = UNSET
    message_tree_id: str | UnsetType = UNSET
    tree_state: str | UnsetType = UNSET


class Tree(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """A tree of messages, beginning with the first."""

    message_tree_id: str
    tree_state: str
    prompt: Node


def _wrong_tree(record: Tree) -> str:
    if record.prompt.parent_id is not None:
        return "the first message of a tree has a parent"
    waiting = [record.prompt]
    while waiting:
        node = waiting.pop()
        if reason := _wrong_node(node):
            return reason
        replies = node.replies or []
        if any(reply.parent_id != node.message_id for reply in replies):
            return "a reply names another parent than the message it stands under"
        waiting += replies
    return ""


def _wrong_node(record: Node) -> str:
    if record.role not in _ROLES.values():
        return f"the role `{record.role}` is none of the two"
    if record.rank is not None and record.rank < 0:
        return "a rank is below 0"
    return ""


TREE: Final = FileFormat(record=Tree, wrong=_wrong_tree)
MESSAGE: Final = FileFormat(record=Node, wrong=_wrong_node)


def write_trees(path: Path, finished: Finished, policy: Policy) -> Exported:
    """Write a tree for each task whose responses are ranked; one verdict a task.

    A rewrite stands as a reply of its own right before its original, a standard answer that stands
    above every response before all.

    Raises:
        OSError: If the file cannot be written; then nothing has changed.
    """
    planter = _Planter(policy)
    return write_records(path, finished, TREE, planter.trees)


def write_tree_messages(path: Path, finished: Finished, policy: Policy) -> Exported:
    """Write the messages of those trees, each after the one it replies to.

    Raises:
        OSError: If the file cannot be written; then nothing has changed.
    """
    planter = _Planter(policy)
    return write_records(path, finished, MESSAGE, planter.messages)


class _Planter:
    """Makes trees; remembers which tasks have one."""

    def __init__(self, policy: Policy) -> None:
        self._policy = policy
        self._planted = Numbers()

    def trees(self, task: Task, judgment: Judgment, tally: Tally) -> Iterator[Tree]:
        nodes = self._nodes(task, judgment, tally)
        if nodes is None:
            return
        path, replies = nodes
        path[-1].replies = replies
        for parent, child in zip(reversed(path[:-1]), reversed(path[1:]), strict=True):
            parent.replies = [child]
        yield Tree(message_tree_id=path[0].message_id, tree_state=_READY, prompt=path[0])

    def messages(self, task: Task, judgment: Judgment, tally: Tally) -> Iterator[Node]:
        nodes = self._nodes(task, judgment, tally)
        if nodes is None:
            return
        path, replies = nodes
        for node in (*path, *replies):
            node.replies = UNSET
            node.message_tree_id = path[0].message_id
            node.tree_state = _READY
            yield node

    def _nodes(
        self, task: Task, judgment: Judgment, tally: Tally
    ) -> tuple[list[Node], list[Node]] | None:
        """Return the messages down to the question, and the ranked replies to it."""
        kept_responses(task, judgment, tally)
        verdict = verdict_of(task, judgment, self._policy)
        reason = self._unfit(task, verdict)
        if reason is not None:
            tally.drop(reason)
            return None
        self._planted.put(task.id, 1)
        path: list[Node] = []
        for place, turn in enumerate(task.prompt, start=1):
            last = place == len(task.prompt)
            path.append(
                self._node(
                    task,
                    judgment,
                    message_id=task.id if last else _id(task, f"turn {place}"),
                    parent=path[-1].message_id if path else None,
                    text=turn.text,
                    role=_ROLES[turn.role],
                )
            )
        return path, self._replies(task, judgment, verdict)

    def _unfit(self, task: Task, verdict: Verdict) -> Drop | None:
        roles = [turn.role for turn in task.prompt]
        if roles != [(Role.USER, Role.ASSISTANT)[at % 2] for at in range(len(roles))]:
            return Drop.ROLE
        if roles[-1] is not Role.USER:
            return Drop.ROLE
        if len(verdict.tops) + sum(map(len, verdict.groups)) < 2:
            return Drop.ALL_BAD if verdict.bad else Drop.NO_PREFERENCE
        if verdict.tied_pairs and self._policy.ties is not Ties.KEEP:
            return Drop.TIE
        if len(roles) > _DEEPEST:
            return Drop.TOO_LONG
        return Drop.SECOND_VERDICT if self._planted.get(task.id) else None

    def _replies(self, task: Task, judgment: Judgment, verdict: Verdict) -> list[Node]:
        replies = [self._reply(task, judgment, None, 0, written=text) for text in verdict.tops]
        rank = int(bool(verdict.tops))
        for group in verdict.groups:
            rewritten = [
                id_ for id_ in group if self._policy.edits.adds and id_ in verdict.rewrites
            ]
            for response_id in rewritten:
                text = verdict.rewrites[response_id]
                replies.append(self._reply(task, judgment, response_id, rank, written=text))
            rank += bool(rewritten)
            replies += [self._reply(task, judgment, id_, rank) for id_ in group]
            rank += 1
        return sorted(replies, key=lambda reply: reply.message_id)

    def _reply(
        self,
        task: Task,
        judgment: Judgment,
        response_id: ResponseId | None,
        rank: int,
        *,
        written: str | None = None,
    ) -> Node:
        """Return a response, its rewrite, or for no response a standard answer."""
        response = None if written is not None else task.response(response_id or ResponseId(""))
        kind = "reply" if response else "written"
        return self._node(
            task,
            judgment,
            message_id=_id(task, f"{kind} {response_id}"),
            parent=task.id,
            text=response.text if response else written or "",
            role=_ROLES[Role.ASSISTANT],
            rank=rank,
            synthetic=response is not None,
            model=response.model if response else "",
        )

    def _node(
        self,
        task: Task,
        judgment: Judgment,
        *,
        message_id: str,
        parent: str | None,
        text: str,
        role: str,
        rank: int | None = None,
        synthetic: bool = False,
        model: str = "",
    ) -> Node:
        return Node(
            message_id=message_id,
            parent_id=parent,
            created_date=judgment.sealed_at.isoformat(),
            text=text,
            role=role,
            lang=task.language or self._policy.language,
            review_count=0,
            review_result=True,
            deleted=False,
            rank=rank,
            synthetic=synthetic,
            model_name=model or None,
            emojis={},
            labels={},
        )


def _id(task: Task, what: str) -> str:
    """Return the id of a message: the same whenever the same task is written."""
    return str(uuid.uuid5(uuid.NAMESPACE_OID, f"{task.id}\0{what}"))
