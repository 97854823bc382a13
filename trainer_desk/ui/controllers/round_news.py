"""What a round of delivery has to say at its end: little by itself, all where a person asked."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from trainer_desk.desk import DeskError
from trainer_desk.late import late
from trainer_desk.sync.errors import TransportError, Unreachable
from trainer_desk.ui.delivery_sentences import (
    Told,
    Tried,
    delivered_told,
    pulled_told,
    trouble_told,
)

if TYPE_CHECKING:
    from trainer_desk.sync.ledger import Delivery
    from trainer_desk.sync.pull import Pulled
    from trainer_desk.ui import sentences
else:
    sentences = late("trainer_desk.ui.sentences")


class RoundNews(QObject):
    """Decides what of a round is news, and says no trouble twice."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._trouble_before: Told | None = None

    def forget(self) -> None:
        """Say trouble again that was said before: a person did something about it."""
        self._trouble_before = None

    def of_round(
        self, delivery: Delivery, pulled: Pulled, place: str, *, by_hand: bool, stopped: bool
    ) -> Told | None:
        """Return what to say about a round without trouble, None for nothing.

        Args:
            place: Where it delivered to.
            by_hand: Whether a person asked for it.
            stopped: Whether it was told to stop, in time or not.
        """
        self.forget()
        news = pulled_told(pulled)
        if not by_hand and not delivery.refused:
            return news
        cut_short = stopped and (delivery.left > 0 or not delivery.delivered)
        told = delivered_told(delivery, place, stopped=cut_short)
        if news is None or told.kind == "bad":
            return told
        worth_both = bool(delivery.judgments) or cut_short
        text = f"{told.text}. {news.text}" if worth_both else news.text
        return Told(kind=news.kind, text=text, step=news.step)

    def of_trouble(
        self,
        trouble: TransportError | DeskError,
        *,
        by_hand: bool,
        tried: Tried,
        retry_at: datetime | None,
    ) -> Told | None:
        """Return what to say about a round that came to nothing, None for nothing.

        Args:
            by_hand: Whether a person asked for it.
            tried: What the round was about.
            retry_at: When it is tried again by itself, None for never.
        """
        told = self._trouble_told(trouble, tried, retry_at)
        # By itself it is quiet: being offline is no news, and nothing is said twice.
        quiet = isinstance(trouble, Unreachable) or told == self._trouble_before
        if quiet and not by_hand:
            return None
        self._trouble_before = told
        return told

    def _trouble_told(
        self, trouble: TransportError | DeskError, tried: Tried, retry_at: datetime | None
    ) -> Told:
        if isinstance(trouble, TransportError):
            return trouble_told(trouble, tried=tried, retry_at=retry_at)
        said = self.tr("Not delivered. {}")
        if tried is Tried.FETCHING:
            said = self.tr("Nothing fetched. {}")
        return Told(kind="bad", text=said.format(sentences.reason(trouble)))
