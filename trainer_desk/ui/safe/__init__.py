"""The only way foreign text reaches a widget: nothing here reads markup, a file or a socket."""

from trainer_desk.ui.safe.editor import PlainEditor, editable, fits, proportional
from trainer_desk.ui.safe.label import (
    ElidedLabel,
    OptionalLabel,
    SafeLabel,
    button_text,
    safe_tooltip,
    show_tip,
)
from trainer_desk.ui.safe.view import SafeView, is_openable

__all__ = [
    "ElidedLabel",
    "OptionalLabel",
    "PlainEditor",
    "SafeLabel",
    "SafeView",
    "button_text",
    "editable",
    "fits",
    "is_openable",
    "proportional",
    "safe_tooltip",
    "show_tip",
]
