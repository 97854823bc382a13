"""What PySide6 does at every start that nobody here needs: half of the work of a bare window.

Each part stands for itself, checks that PySide6 and Python are as it knows them, and leaves all as
ever where they are not. The tests run with them as the program does.
"""

from __future__ import annotations

from importlib import import_module

from trainer_desk.ui.pyside.enums import make_enums_quickly
from trainer_desk.ui.pyside.imports import give_import_back
from trainer_desk.ui.pyside.signatures import import_pyside6

__all__ = ["load_package", "load_qt"]


def load_package() -> str:
    """Import PySide6, without Qt, before there are other threads; return its version."""
    import_pyside6()
    make_enums_quickly()
    version: str = import_module("PySide6").__version__
    return version


def load_qt() -> None:
    """Import the core of Qt; after `load_package`."""
    give_import_back()
