"""What batches are called on screen."""

from __future__ import annotations

from trainer_desk.ui.texts import Texts
from trainer_desk.work.ids import BatchId
from trainer_desk.work.review import is_second_reading
from trainer_desk.work.states import BatchRow

batch_titles = Texts("batch_titles")


def shown_title(batch: BatchId, title: str) -> str:
    """Return the title of a batch, with what a second reading is called in the window's language.

    Nothing of that is stored: a reviewer may speak another language than the lead.
    """
    if not is_second_reading(batch):
        return title
    return batch_titles.tr("Second reading · {}").format(title)


def title_of(row: BatchRow) -> str:
    """Return the title of a batch on the desk, as `shown_title` does."""
    return shown_title(row.id, row.title)
