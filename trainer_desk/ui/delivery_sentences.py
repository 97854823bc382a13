"""Sentences about delivery: what happened, what is safe, what to do."""

from __future__ import annotations

from datetime import datetime
from enum import Enum
from typing import TYPE_CHECKING

from trainer_desk.late import late
from trainer_desk.sync import Refused, TransportError, Unreachable, Why
from trainer_desk.sync.errors import UnknownHost
from trainer_desk.ui.target_reasons import reason_told
from trainer_desk.ui.texts import Texts
from trainer_desk.ui.widgets.notices import NoticeKind
from trainer_desk.ui.widgets.phrases import clock_time
from trainer_desk.values import dataclass

if TYPE_CHECKING:
    from trainer_desk.sync import probe
    from trainer_desk.sync.ledger import Delivery
    from trainer_desk.sync.probe import Abilities, Check, Finding, Verdict
    from trainer_desk.sync.pull import Pulled
else:
    probe = late("trainer_desk.sync.probe")


delivery = Texts("delivery")

_KILO = 1024


class Step(Enum):
    """What a person can do next, on a button beside the sentence."""

    NOTHING = "nothing"
    TRY_AGAIN = "try_again"
    LOG_IN = "log_in"
    COMPARE_KEY = "compare_key"
    LOOK_AT_TARGET = "look_at_target"
    SHOW_DELIVERY = "show_delivery"


class Tried(Enum):
    """What came to nothing."""

    DELIVERING = "delivering"
    FETCHING = "fetching"
    """Batches and receipts; nothing waited for delivery, or all of it had arrived."""
    COMPARING = "comparing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One sentence or two for the window's notice, with the step that helps."""

    kind: NoticeKind
    text: str
    step: Step = Step.NOTHING


def step_words(step: Step) -> str:
    """Return what a button for a step says."""
    return {
        Step.NOTHING: delivery.tr("Close"),
        Step.TRY_AGAIN: delivery.tr("Try again"),
        Step.LOG_IN: delivery.tr("Log in…"),
        Step.COMPARE_KEY: delivery.tr("Compare the key…"),
        Step.LOOK_AT_TARGET: delivery.tr("Look at the target…"),
        Step.SHOW_DELIVERY: delivery.tr("Show delivery"),
    }[step]


def trouble_told(
    error: TransportError, *, tried: Tried = Tried.DELIVERING, retry_at: datetime | None = None
) -> Told:
    """Return what to say about a round that came to nothing.

    Args:
        error: Why.
        tried: What came to nothing.
        retry_at: When it is tried again by itself, timezone-aware; None for never.
    """
    if not isinstance(error, Refused):
        return _unreachable(error, tried, retry_at)
    said = {
        Why.LOGIN: delivery.tr(
            "the login is missing or not accepted ({}). Your work is safe here; log in and it "
            "goes on."
        ),
        Why.RIGHTS: delivery.tr(
            "you may not do that there ({}). Your work is safe here; ask whoever keeps the target "
            "for the right to read and write, then try again."
        ),
        Why.SPACE: delivery.tr(
            "the target is full ({}). Your work is safe here; make room there or ask for more, "
            "then try again."
        ),
        Why.TARGET: delivery.tr(
            "this is not the place that was set up ({}). Nothing was changed here or there. "
            "Connect the right one and try again, or choose another target."
        ),
        Why.CONFLICT: delivery.tr(
            "another file is in the way ({}). Nothing was overwritten and your work is safe here; "
            "ask whoever keeps the target."
        ),
        Why.SERVER: delivery.tr(
            "the server does not take it ({}). Your work is safe here; ask whoever keeps the "
            "target, or choose another one."
        ),
        Why.PROXY: delivery.tr(
            "the way there leads through a proxy with a login ({}). Your work is safe here; give "
            "the login in this computer's proxy settings, then try again."
        ),
        Why.TRUST: delivery.tr(
            "the server could not prove who it is ({}). Nothing was sent, no password either. Ask "
            "whoever keeps the target before you go on."
        ),
    }[error.why]
    text = _failed(tried).format(said.format(reason_told(str(error))))
    return Told(kind="bad", text=text, step=_step(error))


def _failed(tried: Tried) -> str:
    return {
        Tried.DELIVERING: delivery.tr("Not delivered: {}"),
        Tried.FETCHING: delivery.tr("Nothing fetched: {}"),
        Tried.COMPARING: delivery.tr("Not compared: {}"),
    }[tried]


def _failed_for_now(tried: Tried) -> str:
    return {
        Tried.DELIVERING: delivery.tr("Not delivered yet: {}"),
        Tried.FETCHING: delivery.tr("Nothing fetched yet: {}"),
        Tried.COMPARING: delivery.tr("Not compared yet: {}"),
    }[tried]


def _unreachable(error: TransportError, tried: Tried, retry_at: datetime | None) -> Told:
    asked = isinstance(error, Unreachable) and error.wait_seconds is not None
    said = (
        delivery.tr("the server asked for time ({}). Your work is safe here")
        if asked
        else delivery.tr("the target does not answer ({}). Your work is safe here")
    )
    if retry_at is None:
        after = delivery.tr("try again later.")
    else:
        after = delivery.tr("it is tried again at {}.").format(clock_time(retry_at))
    step = Step.SHOW_DELIVERY if asked else Step.TRY_AGAIN
    text = f"{said.format(reason_told(str(error)))}; {after}"
    return Told(kind="warn", text=_failed_for_now(tried).format(text), step=step)


def _step(error: Refused) -> Step:
    if error.why is Why.LOGIN:
        return Step.LOG_IN
    if error.why is Why.TRUST:
        return Step.COMPARE_KEY if isinstance(error, UnknownHost) else Step.SHOW_DELIVERY
    if error.why in (Why.TARGET, Why.SERVER):
        return Step.LOOK_AT_TARGET
    return Step.TRY_AGAIN


def asked_to_wait(until: datetime) -> Told:
    """Return what to say while a server asked to be left alone."""
    said = delivery.tr(
        "The server asked to be left alone until {}. Your work is safe here and goes then by "
        "itself."
    )
    return Told(kind="info", text=said.format(clock_time(until)))


def delivered_told(found: Delivery, place: str, *, stopped: bool) -> Told:
    """Return what to say about a round that was asked for and came to its end."""
    if found.refused:
        name, why = found.refused[0][0], reason_told(found.refused[0][1])
        text = delivery.tr("{} was not delivered: {}. Nothing was overwritten.").format(name, why)
        if len(found.refused) > 1:
            more = len(found.refused) - 1
            text += " " + delivery.tr("The same goes for %n more parcel(s).", "", more)
        return Told(kind="bad", text=text, step=Step.SHOW_DELIVERY)
    if stopped:
        text = delivery.tr("Delivery was stopped. What is there stays there; the rest waits here.")
        return Told(kind="info", text=text, step=Step.TRY_AGAIN)
    if found.judgments:
        text = delivery.tr("%n judgment(s) delivered and read back", "", found.judgments)
        return Told(kind="ok", text=delivery.tr("{} to {}").format(text, place))
    return Told(kind="info", text=delivery.tr("Nothing waits for delivery"))


def pulled_told(found: Pulled) -> Told | None:
    """Return what to say about what came from the target, None for nothing."""
    parts: list[str] = []
    if found.batches:
        parts.append(delivery.tr("%n new batch(es) came.", "", len(found.batches)))
    parts += _of_receipts(found)
    if found.returned:
        parts.append(delivery.tr("%n task(s) came back with a remark.", "", len(found.returned)))
    if found.withdrawn:
        parts.append(
            delivery.tr(
                "%n task(s) are not wanted any more; what you wrote is kept.",
                "",
                len(found.withdrawn),
            )
        )
    if found.refused:
        name, why = found.refused[0]
        parts.append(delivery.tr("{} was not taken: {}.").format(name, why))
    if found.vanished:
        parts.append(
            delivery.tr(
                "%n assigned file(s) are not at the target any more. Nothing was removed here; "
                "if that is odd, ask whoever keeps it.",
                "",
                found.vanished,
            )
        )
    if not parts:
        return None
    doubtful = bool(
        found.refused or found.vanished or found.invalid or found.known or found.overtaken
    )
    kind: NoticeKind = "warn" if doubtful or found.returned else "ok"
    step = Step.SHOW_DELIVERY if doubtful or found.confirmed else Step.NOTHING
    return Told(kind=kind, text=" ".join(parts), step=step)


def _of_receipts(found: Pulled) -> list[str]:
    parts: list[str] = []
    if found.confirmed:
        parts.append(delivery.tr("%n parcel(s) were confirmed.", "", len(found.confirmed)))
    if found.known:
        parts.append(
            delivery.tr(
                "%n of them held only work that had come before; it counts once.",
                "",
                len(found.known),
            )
        )
    if found.overtaken:
        parts.append(
            delivery.tr(
                "%n judgment(s) do not count: another one of yours for the same task came first.",
                "",
                found.overtaken,
            )
        )
    if found.invalid:
        name, why = found.invalid[0]
        parts.append(
            delivery.tr("{} arrived and is not accepted there: {}.").format(name, why.rstrip("."))
        )
        if len(found.invalid) > 1:
            more = len(found.invalid) - 1
            parts.append(delivery.tr("The same goes for %n more parcel(s).", "", more))
    return parts


def size_words(size: int) -> str:
    """Write a number of bytes as a person reads it: "812 B", "4 KB", "1.2 MB"."""
    if size < _KILO:
        return delivery.tr("{} B").format(size)
    if size < _KILO**2:
        return delivery.tr("{} KB").format(round(size / _KILO))
    if size < _KILO**3:
        return delivery.tr("{} MB").format(f"{size / _KILO**2:.1f}")
    return delivery.tr("{} GB").format(round(size / _KILO**3))


def progress_words(done: int, total: int) -> str:
    """Write how far a delivery has come, in bytes."""
    return delivery.tr("Delivering {} of {}").format(size_words(done), size_words(total))


def finding_told(finding: Finding, abilities: Abilities | None = None) -> str:
    """Return one thing that a probe found, in the window's language.

    Args:
        finding: What was tried, and what came of it.
        abilities: Known at the end of a probe; figures are told from it.
    """
    if (
        finding.check is probe.Check.SPACE
        and abilities is not None
        and abilities.free_bytes is not None
    ):
        return delivery.tr("There is room for {}.").format(size_words(abilities.free_bytes))
    if finding.check is probe.Check.CLOCK and abilities is not None:
        minutes = round(abs(abilities.clock_skew_seconds or 0) / 60)
        return delivery.tr("The server's clock is off by %n minute(s).", "", minutes)
    known = _findings().get((finding.check, finding.verdict))
    return known if known is not None else finding.sentence


def _findings() -> dict[tuple[Check, Verdict], str]:
    good, weak, bad = probe.Verdict.GOOD, probe.Verdict.WEAK, probe.Verdict.BAD
    return {
        (probe.Check.REACH, good): delivery.tr("The target answers and the login works."),
        (probe.Check.MISSING, good): delivery.tr("A file that is not there is said to be missing."),
        (probe.Check.MISSING, bad): delivery.tr(
            "It answers with content for a file that is not there; nobody could tell whether work "
            "arrived."
        ),
        (probe.Check.CREATE_ONLY, good): delivery.tr("A file that is there is never replaced."),
        (probe.Check.CREATE_ONLY, weak): delivery.tr(
            "A rename would replace a file here. Only this desk writes into its folder and looks "
            "first: nothing can be lost."
        ),
        (probe.Check.CREATE_ONLY, bad): delivery.tr(
            "It writes over files that are there; delivery exactly once cannot be promised."
        ),
        (probe.Check.CUT_OFF, good): delivery.tr("An upload that breaks off leaves nothing."),
        (probe.Check.CUT_OFF, bad): delivery.tr(
            "An upload that breaks off leaves half a file for all to see. Try the same address "
            "with webdavs://."
        ),
        (probe.Check.LIST, good): delivery.tr("Folders can be listed."),
        (probe.Check.LIST, weak): delivery.tr(
            "Folders cannot be listed: assigned batches and receipts have to come by hand."
        ),
        (probe.Check.REMOVE, good): delivery.tr("Our own temporary files can be removed."),
        (probe.Check.IDENTITY, good): delivery.tr("It can be told apart from any other place."),
        (probe.Check.WRITE, good): delivery.tr("What is written can be read back, equal."),
    }


def unusable_told(error: TransportError) -> str:
    """Return why an address cannot become the target."""
    if isinstance(error, Unreachable):
        said = delivery.tr("It does not answer: {}. Check the address and your connection.")
        return said.format(reason_told(str(error)))
    if not isinstance(error, Refused):
        return delivery.tr("It cannot be used: {}.").format(reason_told(str(error)))
    said = {
        Why.LOGIN: delivery.tr("It asks for a login ({})."),
        Why.RIGHTS: delivery.tr(
            "You may not write there: {}. Ask whoever keeps it for the right to write."
        ),
        Why.SPACE: delivery.tr("It is full: {}. Make room there, or ask for more."),
        Why.TARGET: delivery.tr("This is not a target that can be used: {}."),
        Why.CONFLICT: delivery.tr("Another file is in the way: {}. Ask whoever keeps it."),
        Why.SERVER: delivery.tr("It cannot be used: {}. Another kind of target may help."),
        Why.PROXY: delivery.tr(
            "The way there leads through a proxy with a login: {}. Give it in this computer's "
            "proxy settings."
        ),
        Why.TRUST: delivery.tr(
            "It could not prove who it is: {}. Nothing was sent. Ask whoever keeps it."
        ),
    }[error.why]
    return said.format(reason_told(str(error)))
