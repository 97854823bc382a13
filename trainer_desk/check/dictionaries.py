"""Hunspell dictionaries: those that packages bring, the system's, LibreOffice's, and added ones."""

from __future__ import annotations

import importlib.util
import os
import shutil
import sys
import tempfile
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

from trainer_desk.check.tags import base_language
from trainer_desk.values import dataclass

MAX_DICTIONARY_BYTES = 128 * 1024 * 1024
"""A file of an .oxt that claims to be larger is refused."""
_FOLDER_DEPTH = 6


class NoDictionary(Exception):
    """A file holds no usable dictionary; someone must choose another."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dictionary:
    """One Hunspell dictionary on disk.

    Attributes:
        language: As the file is named, such as "en_US" or "ru".
        origin: Who brings it: "package", "added" or "system".
    """

    language: str
    aff: Path
    dic: Path
    origin: str

    @property
    def base(self) -> str:
        """The language without its country, in lower case."""
        return base_language(self.language)


def find_dictionaries(
    added: Path | None = None, system: Iterable[Path] | None = None
) -> tuple[Dictionary, ...]:
    """Return every dictionary found; of several for one language the preferred one is first.

    Added ones come before those of packages, and these before the system's.

    Args:
        added: The folder that `add_dictionary` writes to.
        system: Folders to look through, `system_folders()` where None.
    """
    folders = system_folders() if system is None else tuple(system)
    found = [] if added is None else list(_pairs(added, "added"))
    for folder in _package_folders():
        found += _pairs(folder, "package")
    for folder in folders:
        found += _pairs(folder, "system")
    return tuple(found)


def dictionary_for(language: str, dictionaries: Iterable[Dictionary]) -> Dictionary | None:
    """Return the best dictionary for a BCP 47 tag: of its country, else of its language."""
    wanted = language.replace("-", "_").lower()
    base = base_language(language)
    same = [item for item in dictionaries if item.base == base]
    exact = [item for item in same if item.language.lower() == wanted]
    usual = [item for item in same if item.language in ("en_US", base, f"{base}_{base.upper()}")]
    return next(iter([*exact, *usual, *same]), None)


def add_dictionary(file: Path, into: Path) -> tuple[Dictionary, ...]:
    """Copy the dictionaries of an .oxt, or a .dic with the .aff beside it, into a folder.

    Raises:
        NoDictionary: If there is none in it, or it is not safe to unpack.
    """
    into.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=into, prefix=".new-") as name:
        staged = Path(name)
        if zipfile.is_zipfile(file):
            _unpack(file, staged)
        else:
            _copy_pair(file, staged)
        pairs = tuple(_pairs(staged, "added"))
        if not pairs:
            raise NoDictionary(f"{file.name} holds no pair of .aff and .dic files")
        return tuple(_moved(pair, into) for pair in pairs)


def system_folders() -> tuple[Path, ...]:
    """Return the folders where systems and LibreOffice keep dictionaries, whether there or not."""
    home = Path.home()
    if sys.platform == "win32":
        programs = Path(os.environ.get("PROGRAMFILES", "C:/Program Files"))
        roaming = Path(os.environ.get("APPDATA", str(home)))
        return (
            programs / "LibreOffice/share/extensions",
            roaming / "LibreOffice/4/user/uno_packages/cache/uno_packages",
        )
    if sys.platform == "darwin":
        return (
            home / "Library/Spelling",
            Path("/Library/Spelling"),
            Path("/Applications/LibreOffice.app/Contents/Resources/extensions"),
            home / "Library/Application Support/LibreOffice/4/user/uno_packages/cache/uno_packages",
        )
    offices = sorted(Path("/opt").glob("libreoffice*/share/extensions"), reverse=True)
    return (
        home / ".local/share/hunspell",
        Path("/usr/local/share/hunspell"),
        Path("/usr/share/hunspell"),
        Path("/usr/share/myspell"),
        home / ".config/libreoffice/4/user/uno_packages/cache/uno_packages",
        Path("/usr/lib/libreoffice/share/extensions"),
        *offices,
    )


def _package_folders() -> Iterator[Path]:
    for package, folder in (
        ("hunspell", "dictionaries"),
        ("spylls", "hunspell/data/ru"),
        ("spylls", "hunspell/data/en"),
        ("spylls", "hunspell/data/sv"),
    ):
        spec = importlib.util.find_spec(package)
        if spec is not None and spec.submodule_search_locations:
            yield Path(spec.submodule_search_locations[0]) / folder


def _pairs(folder: Path, origin: str) -> Iterator[Dictionary]:
    for dic in _dic_files(folder):
        aff = dic.with_suffix(".aff")
        # LibreOffice keeps hyphenation patterns and thesauri beside dictionaries.
        if aff.is_file() and not dic.name.startswith(("hyph_", "th_")):
            yield Dictionary(language=dic.stem.replace("-", "_"), aff=aff, dic=dic, origin=origin)


def _dic_files(folder: Path) -> Iterator[Path]:
    for at, folders, names in os.walk(folder):
        here = Path(at)
        if len(here.relative_to(folder).parts) >= _FOLDER_DEPTH:
            folders.clear()
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (here / name for name in sorted(names) if name.endswith(".dic"))


def _unpack(archive: Path, into: Path) -> None:
    try:
        with zipfile.ZipFile(archive) as opened:
            for member in opened.infolist():
                name = PurePosixPath(member.filename).name
                if not name.endswith((".aff", ".dic")):
                    continue
                if member.file_size > MAX_DICTIONARY_BYTES:
                    raise NoDictionary(f"{name} is too large for a dictionary")
                # Only the last part of the name counts: nothing is written outside of `into`.
                with opened.open(member) as source, (into / name).open("wb") as target:
                    shutil.copyfileobj(source, target)
    except (zipfile.BadZipFile, OSError, RuntimeError) as error:
        raise NoDictionary(f"{archive.name} cannot be unpacked") from error


def _copy_pair(dic: Path, into: Path) -> None:
    for file in (dic.with_suffix(".dic"), dic.with_suffix(".aff")):
        if not file.is_file():
            raise NoDictionary(f"{file.name} is not there")
        if file.stat().st_size > MAX_DICTIONARY_BYTES:
            raise NoDictionary(f"{file.name} is too large for a dictionary")
        shutil.copyfile(file, into / file.name)


def _moved(pair: Dictionary, into: Path) -> Dictionary:
    aff, dic = into / pair.aff.name, into / pair.dic.name
    pair.aff.replace(aff)
    pair.dic.replace(dic)
    return Dictionary(language=pair.language, aff=aff, dic=dic, origin="added")
