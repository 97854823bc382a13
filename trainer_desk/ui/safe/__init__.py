"""The only way foreign text reaches a widget: nothing here reads markup, a file or a socket."""

from trainer_desk.ui.safe.label import ElidedLabel, SafeLabel, safe_tooltip

__all__ = ["ElidedLabel", "SafeLabel", "safe_tooltip"]
