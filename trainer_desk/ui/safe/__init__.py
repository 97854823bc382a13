"""The only way foreign text reaches a widget: nothing here reads markup, a file or a socket."""

from trainer_desk.ui.safe.dialogs import SafeDialog, ask, confirm, open_link, tell
from trainer_desk.ui.safe.editor import PlainEditor, editable, proportional
from trainer_desk.ui.safe.label import ElidedLabel, SafeLabel, safe_tooltip
from trainer_desk.ui.safe.marks import Marked, marked, unseen_count
from trainer_desk.ui.safe.view import SafeView, is_openable

__all__ = [
    "ElidedLabel",
    "Marked",
    "PlainEditor",
    "SafeDialog",
    "SafeLabel",
    "SafeView",
    "ask",
    "confirm",
    "editable",
    "is_openable",
    "marked",
    "open_link",
    "proportional",
    "safe_tooltip",
    "tell",
    "unseen_count",
]
