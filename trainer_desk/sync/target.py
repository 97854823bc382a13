"""Whose target this is: a small file in its root that never changes."""

from __future__ import annotations

import json
import uuid
from collections.abc import Callable

from trainer_desk.sync.errors import Refused, Unreachable, Why
from trainer_desk.sync.transport import PART, Transport
from trainer_desk.work.digest import sha256_hex

NAME = "target.json"
FORMAT = "trainer-desk-target/1"


def read_identity(transport: Transport) -> str | None:
    """Return the target's identity, None where it has none yet.

    Raises:
        Refused: If the file is there but is not one of ours.
    """
    body = transport.read(NAME)
    if body is None:
        return None
    try:
        found = json.loads(body)
    except ValueError:
        found = None
    if not isinstance(found, dict) or found.get("format") != FORMAT:
        raise Refused(Why.TARGET, f"{NAME} at {transport.place} is not a target of Trainer Desk")
    identity = found.get("id")
    if not isinstance(identity, str) or not identity:
        raise Refused(Why.TARGET, f"{NAME} at {transport.place} names no id")
    return identity


def set_up(
    transport: Transport,
    *,
    owner: str = "",
    new_id: Callable[[], str] = lambda: uuid.uuid4().hex,
) -> str:
    """Give the target an identity if it has none, and return the one it has.

    Two desks may do this at once: only one file is published, and both read that.

    Args:
        transport: To the target.
        owner: Who does it, such that nobody else is called so: what an earlier run of theirs left
            when it was cut off is removed. "" for somebody who never comes again.
        new_id: Makes an identity.
    """
    part = f"{PART}setup-{mark_of(owner)}"
    found = read_identity(transport)
    if found is not None:
        if owner and part in transport.list(""):
            transport.remove_part(part)
        return found
    identity = new_id()
    body = json.dumps({"format": FORMAT, "id": identity}).encode()
    transport.write_part(part, body)
    if not transport.publish(part, NAME):
        transport.remove_part(part)
    found = read_identity(transport)
    if found is None:
        raise Unreachable(f"{NAME} cannot be read back from {transport.place}")
    return found


def mark_of(owner: str) -> str:
    """Return what names `owner` in the names of files under way; "" is somebody new every time."""
    return sha256_hex(owner.encode())[:16] if owner else uuid.uuid4().hex[:16]


def check_identity(transport: Transport, expected: str) -> None:
    """Make sure that this is the target we were set up for.

    Raises:
        Refused: If it is another one, or none: an empty folder where a share should be mounted.
    """
    found = read_identity(transport)
    if found is None:
        raise Refused(
            Why.TARGET, f"{transport.place} has no {NAME}: it was emptied, or is another place"
        )
    if found != expected:
        raise Refused(Why.TARGET, f"{transport.place} is another target than the one set up")
