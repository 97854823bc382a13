"""A batch: many tasks under one form and one set of guidelines."""

from __future__ import annotations

from datetime import date

from trainer_desk.values import dataclass
from trainer_desk.work.form import Form
from trainer_desk.work.ids import BatchId
from trainer_desk.work.marks import Lexicon


@dataclass(frozen=True, slots=True, kw_only=True)
class PayRate:
    """What one finished task is paid, for the trainer's own overview."""

    amount: str
    """A decimal number as text, so that no cent is lost."""
    currency: str
    """ISO 4217 code."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TestSettings:
    """What makes a batch a qualification test.

    Attributes:
        minutes: Time for the whole batch, 0 for no limit.
        pass_mark: Percent of the points needed to pass, 0 to 100.
        pauses: Whether the clock may be paused; a closed program pauses it then too.
        disputes: Whether questions can be disputed with a remark.
        sealed_key: The right answers, encrypted (FORMAT.md), "" where they are kept elsewhere.
        opens: From this day on the key may be opened by whoever knows the passphrase; None: only
            the lead scores.
    """

    # pytest takes classes of this name for tests, unless told otherwise.
    __test__ = False

    minutes: int = 0
    pass_mark: int = 0
    pauses: bool = False
    disputes: bool = True
    sealed_key: str = ""
    opens: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """Everything about a batch except its tasks.

    Attributes:
        id: Unique in the world; the same id with a higher revision is the same batch, corrected.
        language: BCP 47 tag of the prompts and responses, "" where unknown.
        guidelines: Markdown.
        lexicons: Lists of words that propose marks.
        test: What makes it a qualification test, None for ordinary work.
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
    lexicons: tuple[Lexicon, ...] = ()
    test: TestSettings | None = None
    extra_json: str = "{}"
