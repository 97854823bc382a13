"""Whether what lies in a database is what was put there; SQLite itself sees no flipped letter."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from trainer_desk.files.codec import draft_from_json, sha256_of
from trainer_desk.files.errors import FormatError
from trainer_desk.late import late
from trainer_desk.store.connect import check_quickly, check_wholly
from trainer_desk.store.database import Database
from trainer_desk.store.errors import Damaged
from trainer_desk.store.events import Events
from trainer_desk.store.link import Link

if TYPE_CHECKING:
    from trainer_desk.files import step_codec
else:
    step_codec = late("trainer_desk.files.step_codec")


_NEWEST_EVENTS = 500


def check_structure(database: Database) -> None:
    """Have SQLite look at every page; a second for a gigabyte.

    Raises:
        Damaged: If it finds fault.
    """
    if not check_quickly(database):
        raise Damaged("quick_check")


def check_newest_events(database: Database) -> None:
    """Check the newest judgments against their hashes; a few milliseconds.

    Raises:
        Damaged: If one is not as it was sealed.
    """
    events = Events(_link(database), journal=lambda _: None)
    with _no_nonsense():
        last = events.last()
        events.verify(after=max(0, (last.seq if last else 0) - _NEWEST_EVENTS))


def check_everything(database: Database) -> None:
    """Check structure, every index, every judgment, and every text; for a suspect file.

    Raises:
        Damaged: If anything is not as it was kept.
    """
    if not check_wholly(database):
        raise Damaged("integrity_check")
    link = _link(database)
    with _no_nonsense(), link.reading():
        Events(link, journal=lambda _: None).verify()
        for body, expected in link.stream("SELECT body, sha256 FROM task_text"):
            if bytes.fromhex(sha256_of(body)) != expected:
                raise Damaged("a task's text")
        for (body,) in link.stream("SELECT body FROM draft"):
            draft_from_json(body)
        for (changes,) in link.stream("SELECT changes FROM step"):
            step_codec.changes_from_json(changes)
        _check_parcels(link)


def _check_parcels(link: Link) -> None:
    """Check parcels' bodies against their hashes; one that was let go is none, and no damage.

    A backup of an earlier version has only the columns that there were then.
    """
    columns = {name for (name,) in link.rows("SELECT name FROM pragma_table_info('parcel')")}
    apart = link.rows("SELECT 1 FROM sqlite_master WHERE name = 'parcel_body'")
    if not columns:
        return
    gone = "p.redacted_at IS NOT NULL" if "redacted_at" in columns else "0"
    body = "COALESCE(b.body, p.body)" if apart else "p.body"
    join = "LEFT JOIN parcel_body b ON b.parcel = p.key" if apart else ""
    asked = f"SELECT p.sha256, {body}, {gone} FROM parcel p {join}"  # noqa: S608 - our own words
    for expected, found, is_gone in link.stream(asked):
        if is_gone and not found:
            continue
        if is_gone or sha256_of(found) != expected:
            raise Damaged("a parcel's body")


@contextmanager
def _no_nonsense() -> Iterator[None]:
    """Take what cannot have been put there for damage."""
    try:
        yield
    except (FormatError, ValueError) as error:
        raise Damaged(type(error).__name__) from error


def _link(database: Database) -> Link:
    return Link(database, damaged=lambda: None)
