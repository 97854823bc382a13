"""A batch: many tasks under one form and one set of guidelines."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from trainer_desk.work.form import Form
from trainer_desk.work.ids import BatchId


@dataclass(frozen=True, slots=True, kw_only=True)
class PayRate:
    """What one finished task is paid, for the trainer's own overview."""

    amount: str
    """A decimal number as text, so that no cent is lost."""
    currency: str
    """ISO 4217 code."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """Everything about a batch except its tasks.

    Attributes:
        id: Unique in the world; the same id with a higher revision is the same batch, corrected.
        language: BCP 47 tag of the prompts and responses, "" where unknown.
        guidelines: Markdown.
        extra_json: What else the file said, as a JSON object's text; carried through untouched.
    """

    id: BatchId
    title: str
    form: Form
    language: str = ""
    revision: int = 1
    guidelines: str = ""
    due: date | None = None
    pay: PayRate | None = None
    extra_json: str = "{}"
