"""Setting a target up: tried out in the background, asked for a login or for trust on the way."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QWidget

from trainer_desk.desk import DeskError
from trainer_desk.desk.delivery import Courier
from trainer_desk.late import late
from trainer_desk.sync import Refused, TransportError, Why
from trainer_desk.sync.errors import UnknownHost
from trainer_desk.sync.targets import Target
from trainer_desk.ui.jobs import Jobs
from trainer_desk.ui.sentences import reason
from trainer_desk.ui.widgets.notices import NoticeKind

if TYPE_CHECKING:
    from trainer_desk.sync import address as sync_address
    from trainer_desk.sync import credentials, probe
    from trainer_desk.sync.probe import Finding, Probe, Verdict
    from trainer_desk.ui import delivery_sentences, target_dialog
else:
    target_dialog = late("trainer_desk.ui.target_dialog")
    sync_address = late("trainer_desk.sync.address")
    probe = late("trainer_desk.sync.probe")
    credentials = late("trainer_desk.sync.credentials")
    delivery_sentences = late("trainer_desk.ui.delivery_sentences")

_TOPIC = "target"

T = TypeVar("T")


class Targeting(QObject):
    """Leads through the set-up of a target, as far as it goes.

    Signals:
        chosen (str, bool): A target was set up, by its normal form; whether to deliver by itself.
        mended (): The login or the key of the present target is known now.
    """

    chosen = Signal(str, bool)
    mended = Signal()
    _found = Signal(object, object)

    def __init__(self, parent: QWidget, courier: Courier, jobs: Jobs) -> None:
        super().__init__(parent)
        self._parent = parent
        self._courier = courier
        self._jobs = jobs
        self._dialog: target_dialog.TargetDialog | None = None
        self._host: UnknownHost | None = None
        self._run = object()
        self._found.connect(self._add)

    def ask(self, url: str, *, automatic: bool, at_once: bool = False) -> None:
        """Show the dialog.

        Args:
            url: The present target, "" for none.
            automatic: Whether work is delivered by itself.
            at_once: Whether to try the address right away, because something is wrong with it.
        """
        if self._dialog is not None:
            self._dialog.raise_()
            self._dialog.activateWindow()
            return
        dialog = self._dialog = target_dialog.TargetDialog(url, self._parent, automatic=automatic)
        dialog.try_asked.connect(self._try)
        dialog.edited.connect(self._drop)
        dialog.login_given.connect(self._log_in)
        dialog.trust_given.connect(self._agree)
        dialog.use_asked.connect(self._use)
        dialog.finished.connect(self._close)
        dialog.open()
        if at_once and url:
            self._try(url)

    def stop(self) -> None:
        """Want no answer any more; call before the desk is closed."""
        self._drop()

    def _close(self, _result: int) -> None:
        self._drop()
        if self._dialog is not None:
            self._dialog.deleteLater()
            self._dialog = None

    def _drop(self) -> None:
        self._run = object()
        self._jobs.drop(_TOPIC)

    def _try(self, url: str) -> None:
        dialog = self._dialog
        if dialog is None:
            return
        why = _not_an_address(url)
        if why is not None:
            dialog.show_unusable(
                self.tr("Give the whole path of a folder, or an address such as webdavs://….")
                if why == ""
                else why
            )
            return
        self._drop()
        dialog.show_trying()
        self._ask(
            partial(self._courier.probe, url, told=partial(self._found.emit, self._run)),
            partial(self._show, url),
        )

    def _add(self, run: object, finding: Finding) -> None:
        # What a dropped trial still finds is nobody's business.
        if self._dialog is not None and run is self._run:
            self._dialog.add_found(
                _kinds()[finding.verdict], delivery_sentences.finding_told(finding)
            )

    def _show(self, url: str, found: Probe) -> None:
        dialog = self._dialog
        if dialog is None:
            return
        if found.trouble is not None:
            # The last line would only say the same as the reason that follows.
            dialog.show_found(
                [
                    (_kinds()[one.verdict], delivery_sentences.finding_told(one))
                    for one in found.findings[:-1]
                ]
            )
            self._failed(found.trouble)
            return
        dialog.show_found(
            [
                (_kinds()[one.verdict], delivery_sentences.finding_told(one, found.abilities))
                for one in found.findings
            ]
        )
        if not found.usable:
            dialog.show_unusable(
                self.tr(
                    "Work cannot be delivered there exactly once. Nothing was sent and nothing "
                    "changed; choose another target or ask whoever keeps it."
                )
            )
            return
        dialog.show_usable(*self._remark(url, found))

    def _remark(self, url: str, found: Probe) -> tuple[NoticeKind, str]:
        place = sync_address.address(url)
        known = {one.url: one.identity for one in self._courier.targets()}.get(place.url)
        if known is not None and found.identity != known:
            return "warn", self.tr(
                "This is not the place that was set up under this address before: it was emptied "
                "or exchanged. Use it only if whoever keeps it says so. Nothing here was changed."
            )
        if not place.secure and not place.is_loopback:
            return "warn", self.tr(
                "Work can be delivered there, but everybody on the way can read it and your "
                "password. Better ask for an address that begins with webdavs:// or https://."
            )
        return "ok", self.tr("Work can be delivered there exactly once.")

    def _failed(self, error: Exception) -> None:
        dialog = self._dialog
        if dialog is None:
            return
        if isinstance(error, UnknownHost):
            self._host = error
            dialog.ask_trust(error.host, error.fingerprint)
        elif isinstance(error, Refused) and error.why is Why.LOGIN:
            dialog.ask_login(
                delivery_sentences.unusable_told(error),
                user=sync_address.address(dialog.url()).user,
            )
        elif isinstance(error, TransportError):
            dialog.show_unusable(delivery_sentences.unusable_told(error))
        elif isinstance(error, DeskError):
            dialog.show_unusable(reason(error))
        elif isinstance(error, OSError):
            dialog.show_unusable(self.tr("It could not be kept: {}.").format(error.strerror))
        else:
            dialog.show_unusable(self.tr("Something went wrong inside the program."))
            raise error

    def _log_in(self, url: str, user: str, password: str) -> None:
        if self._dialog is not None:
            self._dialog.show_trying()
        self._ask(
            partial(self._courier.log_in, url, credentials.Secret(user=user, password=password)),
            partial(self._logged_in, url),
        )

    def _logged_in(self, url: str, lasting: bool) -> None:  # noqa: FBT001 - a job's answer
        if self._dialog is not None:
            self._dialog.show_login_kept(lasting=lasting)
            self.mended.emit()
            self._try(url)

    def _agree(self) -> None:
        if self._host is None or self._dialog is None:
            return
        url = self._dialog.url()
        self._ask(partial(self._courier.trust, self._host), lambda _: self._trusted(url))

    def _trusted(self, url: str) -> None:
        self._host = None
        self.mended.emit()
        self._try(url)

    def _use(self, url: str, automatic: bool) -> None:  # noqa: FBT001 - a signal's value
        if self._dialog is not None:
            self._dialog.show_trying()
        self._ask(
            partial(self._courier.add_target, url),
            lambda target: self._added(target, automatic=automatic),
        )

    def _added(self, target: Target, *, automatic: bool) -> None:
        if self._dialog is not None:
            self._dialog.done(int(QDialog.DialogCode.Accepted))
        self.chosen.emit(target.url, automatic)

    def _ask(self, work: Callable[[], T], done: Callable[[T], None]) -> None:
        self._jobs.run(work, done=done, failed=self._failed, topic=_TOPIC)


def _not_an_address(url: str) -> str | None:
    """Return why a text is no address, "" for a folder that is only half named, None if it is."""
    try:
        found = sync_address.address(url)
    except TransportError as error:
        return delivery_sentences.unusable_told(error)
    if (
        found.kind is sync_address.Kind.FOLDER
        and "://" not in url
        and not url.startswith(("/", "~", "\\"))
    ):
        is_drive = len(url) > 2 and url[1] == ":" and url[2] in "\\/"
        return None if is_drive else ""
    return None


@cache
def _kinds() -> dict[Verdict, NoticeKind]:
    return {probe.Verdict.GOOD: "ok", probe.Verdict.WEAK: "warn", probe.Verdict.BAD: "bad"}
