"""Has PySide6 load what it describes calls with when somebody asks, not at every start.

It compiles these modules from their source each time it is imported, a tenth of a start, and uses
them to say what was wrong with a call, and for help. They stand in place from the beginning and are
filled when something of them is first used. There is no switch for it; where another PySide6 loads
them otherwise, it does so as ever.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Sequence
from importlib import import_module
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import Protocol, SupportsIndex

IMPORTER = "EmbeddableZipImporter"
PLACE = "shibokensupport.signature."
# Not `mapping`: PySide6 looks into that one without asking it.
NAMES = frozenset(
    PLACE + name
    for name in (
        "errorhandler",
        "layout",
        "parser",
        "lib.enum_sig",
        "lib.pyi_generator",
        "lib.tool",
    )
)


class Importer(Protocol):
    """What PySide6 puts first among the finders, to load its own modules from inside a library."""

    def exec_module(self, module: ModuleType) -> None:
        """Compile and run the source of a module."""
        ...


def import_pyside6() -> None:
    """Import PySide6 without what describes calls; before there are other threads."""
    usual = sys.meta_path
    watched = _Finders(usual)
    sys.meta_path = watched  # type: ignore[assignment]
    try:
        import_module("PySide6")
    finally:
        watched[:] = (finder for finder in watched if not isinstance(finder, _Finder))
        usual[:] = watched  # type: ignore[assignment]
        sys.meta_path = usual


class _Finders(list[object]):
    """The finders of the import system; beside PySide6's own one steps ours, in front of it."""

    def insert(self, index: SupportsIndex, finder: object) -> None:
        super().insert(index, finder)
        if type(finder).__name__ == IMPORTER:
            super().insert(0, _Finder(finder))  # type: ignore[arg-type]


class _Finder(MetaPathFinder, Loader):
    """Puts modules in place that load themselves when something of them is used."""

    def __init__(self, importer: Importer) -> None:
        self._importer = importer

    def find_spec(
        self, fullname: str, _path: Sequence[str] | None, _target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Answer for what is to be late."""
        return ModuleSpec(fullname, self) if fullname in NAMES else None

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        return _Late(spec.name, self._fill)

    def exec_module(self, module: ModuleType) -> None:
        """Nothing yet."""

    def _fill(self, module: ModuleType, name: str) -> None:
        # PySide6 has put it under another name as well, and its importer goes by the first.
        spec, module.__spec__ = module.__spec__, ModuleSpec(name, self)
        try:
            self._importer.exec_module(module)
        finally:
            module.__spec__ = spec


class _Late(ModuleType):
    def __init__(self, name: str, fill: Callable[[ModuleType, str], None]) -> None:
        super().__init__(name)
        self._fill: Callable[[ModuleType, str], None] | None = fill
        self._filling = threading.RLock()

    def __getattr__(self, name: str) -> object:
        if name.startswith("__"):
            raise AttributeError(name)
        with self._filling:
            fill, self._fill = self._fill, None
            if fill is not None:
                fill(self, self.__name__)
        try:
            return self.__dict__[name]
        except KeyError:
            raise AttributeError(name) from None
