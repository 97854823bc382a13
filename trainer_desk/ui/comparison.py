"""What it means that a target has, or lacks, what was delivered from here."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialogButtonBox, QWidget

from trainer_desk.late import late
from trainer_desk.ui.safe.dialogs import SafeDialog
from trainer_desk.ui.texts import Texts

if TYPE_CHECKING:
    from trainer_desk.sync.reconcile import Comparison
    from trainer_desk.ui import delivery_sentences
    from trainer_desk.ui.delivery_sentences import Told
else:
    delivery_sentences = late("trainer_desk.ui.delivery_sentences")


comparison = Texts("comparison")

MOST_NAMES = 500
"""Names listed of a comparison."""


def comparison_told(found: Comparison) -> Told:
    """Return what to say first about a comparison."""
    if not found.is_equal:
        return delivery_sentences.Told(
            kind="warn", text=comparison.tr("The target differs from what was sent.")
        )
    also = f"{_confirmed(found)} {_elsewhere(found)}".strip()
    if also and not found.agreed:
        if not found.confirmed:
            return delivery_sentences.Told(kind="info", text=also)
        text = comparison.tr("{}. Nothing is missing.").format(also.removesuffix("."))
        return delivery_sentences.Told(kind="ok", text=text)
    said = comparison.tr("%n parcel(s) are there exactly as delivered", "", found.agreed)
    text = comparison.tr("{}. Nothing is missing.").format(said)
    return delivery_sentences.Told(kind="ok", text=f"{text} {also}".rstrip())


def show_differences(found: Comparison, parent: QWidget, *, send_again: Callable[[], None]) -> None:
    """Open a list of what differs, with what to do about it.

    Args:
        found: What differs.
        parent: Where the list opens.
        send_again: Called when what is missing shall be sent again.
    """
    text = comparison.tr(
        "Nothing was changed, here or there; all of your work is still here. Show this list to "
        "whoever keeps the target. Saved parcels can be sent again by hand."
    )
    dialog = SafeDialog(
        parent,
        comparison.tr("The target differs from what was sent"),
        f"{text} {_elsewhere(found)}".rstrip(),
        details="\n".join(_differences(found)[:MOST_NAMES]),
    )
    if found.missing:
        button = dialog.add_button(
            comparison.tr("Send what is missing again"), QDialogButtonBox.ButtonRole.ActionRole
        )
        button.setObjectName("sendMissing")
        button.clicked.connect(dialog.accept)
        dialog.accepted.connect(send_again)
    dialog.add_button(comparison.tr("Close"), QDialogButtonBox.ButtonRole.RejectRole, main=True)
    dialog.finish()
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


def _confirmed(found: Comparison) -> str:
    if not found.confirmed:
        return ""
    return comparison.tr(
        "For %n parcel(s) a receipt came before; they are not looked for.", "", found.confirmed
    )


def _elsewhere(found: Comparison) -> str:
    if not found.elsewhere:
        return ""
    return comparison.tr(
        "%n parcel(s) went to another target before. They count as delivered there and are not "
        "looked for here.",
        "",
        found.elsewhere,
    )


def _differences(found: Comparison) -> list[str]:
    return [
        *(comparison.tr("Not there any more: {}").format(name) for name in found.missing),
        *(comparison.tr("There with other content: {}").format(name) for name in found.different),
        *(comparison.tr("There, but not from this desk: {}").format(n) for n in found.unknown),
    ]
