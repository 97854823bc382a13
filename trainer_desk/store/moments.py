"""Moments as the database keeps them: for display only; order is kept by numbers."""

from __future__ import annotations

from datetime import UTC, datetime


def to_moment(at: datetime) -> str:
    """Return a timezone-aware moment as ISO 8601 text in UTC, to the millisecond."""
    assert at.tzinfo is not None, "a moment has a time zone"
    return at.astimezone(UTC).isoformat(timespec="milliseconds")


def from_moment(text: str) -> datetime:
    """Return the moment that `to_moment` wrote, timezone-aware UTC."""
    return datetime.fromisoformat(text)
