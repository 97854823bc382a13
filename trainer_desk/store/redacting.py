"""Letting go of parcels' bytes a month after their receipt; everything else about them stays.

What must never happen is that a body goes too soon, and a clock cannot be trusted with that: one
set to 2099 by mistake would make every receipt old. So the month has to be over twice: by the
clock, and in days counted, which only pass while the desk is used. A day on which it is seen at
work counts for as many days as went by since the last one, if that is a week at most, and else for
one. A clock that jumps by years, forth or back, moves that count by a day, so that it takes a month
of using the desk under the wrong date until anything is believed to be old. Who works once a week
or oftener waits a month; who does less often waits longer, and that harms nobody. Law: of a body
that is gone, the days that really went by since its receipt and the jumps of the clock by more than
a week since then are 30 together, at least.

The database holds the same rules by triggers of its own (`schema`), against mistakes made here.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, timedelta

from trainer_desk.store.link import Link
from trainer_desk.store.moments import to_moment
from trainer_desk.values import dataclass

KEPT = timedelta(days=30)
"""How long a body is kept after its receipt; the triggers in `schema` say the same."""

_BELIEVED_DAYS = 7
"""So many days may have gone by unseen; of a longer gap only one is believed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bodies:
    """How many parcels still have their bytes here.

    Attributes:
        kept: Parcels with their bytes.
        kept_size: Bytes of all of them.
        redacted: Parcels whose bytes were let go.
        redacted_size: Bytes that they had.
    """

    kept: int = 0
    kept_size: int = 0
    redacted: int = 0
    redacted_size: int = 0


def see_day(link: Link, at: datetime) -> None:
    """Note that the desk is at work on the day of `at`, timezone-aware; inside a transaction."""
    today = at.astimezone(UTC).date()
    if link.row("SELECT 1 FROM day_seen WHERE day = ?", (today.isoformat(),)) is not None:
        return
    # The last one seen, not the latest date: after a jump the days go on from there.
    before = link.row("SELECT day FROM day_seen ORDER BY number DESC LIMIT 1")
    gone_by = (today - date.fromisoformat(before[0])).days if before is not None else 1
    counted = gone_by if 1 <= gone_by <= _BELIEVED_DAYS else 1
    link.write("INSERT INTO day_seen (day, counted) VALUES (?, ?)", (today.isoformat(), counted))


def note_receipts(link: Link, keys: Sequence[int], at: datetime) -> None:
    """Note when parcels were first confirmed, at `at` UTC; in the transaction that does it."""
    see_day(link, at)
    link.write(
        """
        UPDATE parcel SET confirmed_at = ?,
            confirmed_on = (SELECT CAST(TOTAL(counted) AS INTEGER) FROM day_seen)
        WHERE confirmed_at IS NULL AND key IN (SELECT value FROM json_each(?))
        """,
        (to_moment(at), json.dumps(list(keys))),
    )


def redact(link: Link, *, at: datetime, stop: Callable[[], bool]) -> int:
    """Let go of every body whose month is over, a transaction each; return how many.

    A transaction takes about a millisecond for half a megabyte: what is let go is overwritten with
    zeros (`secure_delete` in `connect`), and its pages are used again. Others may read and write
    between two.

    Args:
        link: Where the parcels are.
        at: Now, timezone-aware UTC.
        stop: Asked before each; what is left waits for the next time.

    Raises:
        WriteFailed: If the disk is full or failed; the parcel is as it was.
    """
    with link.writing():
        see_day(link, at)
    gone = 0
    for key in _due(link, at):
        if stop():
            break
        with link.writing():
            _let_go(link, key, at)
        gone += 1
        link.give_way()
    return gone


def bodies(link: Link) -> Bodies:
    """Return how many bodies there are, and how large they are."""
    with link.reading():
        row = link.row(
            """
            SELECT COUNT(*), COUNT(redacted_at), TOTAL(redacted_size), TOTAL(
                CASE WHEN redacted_at IS NULL THEN COALESCE(length(b.body), length(p.body)) END)
            FROM parcel p LEFT JOIN parcel_body b ON b.parcel = p.key
            """
        )
    assert row is not None
    every, redacted, redacted_size, kept_size = map(int, row)
    return Bodies(
        kept=every - redacted,
        kept_size=kept_size,
        redacted=redacted,
        redacted_size=redacted_size,
    )


def _due(link: Link, at: datetime) -> list[int]:
    with link.reading():
        rows = link.rows(
            """
            SELECT key FROM parcel
            WHERE state = 'confirmed' AND receipt <> 'invalid' AND redacted_at IS NULL
                AND confirmed_at <= ?
                AND confirmed_on + ? < (SELECT TOTAL(counted) FROM day_seen)
            ORDER BY key
            """,
            (to_moment(at - KEPT), KEPT.days),
        )
    return [key for (key,) in rows]


def _let_go(link: Link, key: int, at: datetime) -> None:
    link.write(
        """
        UPDATE parcel SET redacted_at = ?, redacted_size = COALESCE(
            (SELECT length(b.body) FROM parcel_body b WHERE b.parcel = key), length(body))
        WHERE key = ?
        """,
        (to_moment(at), key),
    )
    link.write("DELETE FROM parcel_body WHERE parcel = ?", (key,))
    # Where an earlier version of this program kept it.
    link.write("UPDATE parcel SET body = x'' WHERE key = ? AND length(body) > 0", (key,))
