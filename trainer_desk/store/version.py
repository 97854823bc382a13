"""What our database files say of themselves; the tables are in `schema`."""

from __future__ import annotations

APPLICATION_ID = 0x54_44_45_53
"""Marks the file as ours: "TDES"."""

MIGRATION_SET = "trainer_desk"
MIGRATIONS = (
    "batches_and_tasks",
    "work",
    "delivery",
    "findings",
    "bodies",
    "receipts",
    "redaction",
)
"""The steps in `schema`, in order; here, because loading those takes long and is rarely needed."""

VERSION = len(MIGRATIONS)
"""Number of migrations; kept in the file as `user_version`."""

BLOCK = 4096
"""Tasks whose states are counted together, so that a filtered list can be entered anywhere."""
