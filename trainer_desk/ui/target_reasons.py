"""What targets say, in the window's language.

The errors of delivery are short English phrases, kept with the parcels; the window has the usual
ones in its own language, and shows all others as they are.
"""

from __future__ import annotations

import re

from PySide6.QtCore import QT_TRANSLATE_NOOP

from trainer_desk.ui.texts import Texts

reasons = Texts("reasons")

_USUAL = (
    QT_TRANSLATE_NOOP("reasons", "{} does not know this name and password"),
    QT_TRANSLATE_NOOP("reasons", "{} needs a name and a password"),
    QT_TRANSLATE_NOOP("reasons", "{} does not allow this here"),
    QT_TRANSLATE_NOOP("reasons", "{} is busy"),
    QT_TRANSLATE_NOOP("reasons", "{} cannot be reached, or hung up"),
    QT_TRANSLATE_NOOP("reasons", "{} was silent for too long"),
    QT_TRANSLATE_NOOP("reasons", "the connection to {} broke"),
    QT_TRANSLATE_NOOP("reasons", "the proxy does not let us through"),
    QT_TRANSLATE_NOOP("reasons", "the proxy asks for a name and a password of its own"),
    QT_TRANSLATE_NOOP("reasons", "there is no room left at {}"),
    QT_TRANSLATE_NOOP("reasons", "there is no room left in {}"),
    QT_TRANSLATE_NOOP("reasons", "a web page came instead of a file from {}"),
    QT_TRANSLATE_NOOP("reasons", "{} sends us on to {}, where nothing was sent"),
    QT_TRANSLATE_NOOP("reasons", "{} could not prove who it is ({}); nothing was sent"),
    QT_TRANSLATE_NOOP(
        "reasons", "the connection to {} is not encrypted and the password was not sent"
    ),
    QT_TRANSLATE_NOOP("reasons", "{} has no target.json: it was emptied, or is another place"),
    QT_TRANSLATE_NOOP("reasons", "{} is another target than the one set up"),
    QT_TRANSLATE_NOOP("reasons", "target.json at {} is not a target of Trainer Desk"),
    QT_TRANSLATE_NOOP("reasons", "another file goes by the name {}"),
    QT_TRANSLATE_NOOP("reasons", "{} is damaged on this computer and was not sent"),
    QT_TRANSLATE_NOOP("reasons", "the folder {} is not there"),
    QT_TRANSLATE_NOOP("reasons", "the folder {} may not be written to"),
    QT_TRANSLATE_NOOP("reasons", "the folder {} cannot be used: {}"),
    QT_TRANSLATE_NOOP("reasons", "the folder of the address is not there at {}"),
    QT_TRANSLATE_NOOP("reasons", "the key file {} cannot be used"),
    QT_TRANSLATE_NOOP("reasons", "an address must not hold a password; it is asked for"),
    QT_TRANSLATE_NOOP("reasons", "the address names no server"),
)


def reason_told(reason: str) -> str:
    """Return why something did not work, in the window's language where it is a usual reason."""
    for source in _USUAL:
        pattern = re.escape(str(source)).replace(r"\{\}", "(.+)")
        found = re.fullmatch(pattern, reason, re.DOTALL)
        if found is not None:
            return reasons.tr(str(source)).format(*found.groups())
    return reason
