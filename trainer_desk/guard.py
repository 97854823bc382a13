"""Whether a window can be opened at all, asked before Qt is loaded."""

from __future__ import annotations

from collections.abc import Mapping


def why_not(
    *, python: tuple[int, ...], qt: str, platform: str, environment: Mapping[str, str]
) -> str:
    """Return why no window can be opened, with what to do about it; "" where one can.

    Args:
        python: Version of Python, such as (3, 11, 7).
        qt: Version of PySide6, such as "6.11.3".
        platform: As `sys.platform` says it.
        environment: The process's environment variables.
    """
    numbers = tuple(int(part) for part in qt.split(".")[:2] if part.isdigit())
    if python < (3, 12) and numbers >= (6, 12):
        # It drops a reference to None on every call: after some 7,000 the process aborts.
        return (
            f"PySide6 {qt} aborts on Python {'.'.join(map(str, python))}. Install PySide6 6.11.3 "
            "(pip install 'PySide6-Essentials<6.12') or Python 3.12."
        )
    screen = environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY")
    if platform == "linux" and not screen and not environment.get("QT_QPA_PLATFORM"):
        return (
            "There is no display to open a window on: neither DISPLAY nor WAYLAND_DISPLAY is set. "
            "Start it from a desktop session; `trainer-desk --help` lists what works without one."
        )
    return ""
