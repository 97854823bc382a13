"""A LanguageTool on disk: what is there, which version, and what Java needs to start it."""

from __future__ import annotations

import os
import re
import zipfile
from pathlib import Path

from trainer_desk.values import dataclass

LEAST_VERSION = (6, 6)
SERVER_CLASS = "org.languagetool.server.HTTPServer"
_RELEASED = """
ar ast be br ca crh da de el en eo es fa fr ga gl it ja km nl pl pt ro ru sk sl sv ta tl uk zh
"""
LANGUAGES = frozenset(_RELEASED.split())
"""Languages of a release, without country."""
_RELEASE_JAR = "languagetool-server.jar"
_MAVEN_JAR = re.compile(r"languagetool-server-(\d[\w.-]*)\.jar")
_PROPERTIES = "META-INF/maven/org.languagetool/languagetool-server/pom.properties"
_LANGUAGE_JAR = re.compile(r"language-([a-z]{2,3})-\d[\w.-]*\.jar")
_VERSION = re.compile(r"(\d+)\.(\d+)")


class NotInstalled(Exception):
    """There is no LanguageTool in a folder; someone must install one."""


class TooOld(NotInstalled):
    """There is one, older than `LEAST_VERSION`.

    Attributes:
        version: Which.
    """

    def __init__(self, version: str) -> None:
        super().__init__(f"LanguageTool {version}")
        self.version = version


@dataclass(frozen=True, slots=True)
class Installation:
    """A LanguageTool that can be started.

    Attributes:
        folder: Where its jars are.
        version: Such as "6.8".
    """

    folder: Path
    version: str

    @property
    def languages(self) -> frozenset[str]:
        """The languages it has, without country."""
        if (self.folder / _RELEASE_JAR).is_file():
            return LANGUAGES
        named = (_LANGUAGE_JAR.fullmatch(jar.name) for jar in self.folder.glob("language-*.jar"))
        return LANGUAGES.intersection(match.group(1) for match in named if match is not None)

    @property
    def class_path(self) -> str:
        """What Java needs as class path."""
        if (self.folder / _RELEASE_JAR).is_file():
            # A release's jar names the others itself, and keeps rules beside them as files.
            return os.pathsep.join((str(self.folder / _RELEASE_JAR), str(self.folder)))
        return str(self.folder / "*")


def find_installation(folder: Path) -> Installation:
    """Return the LanguageTool in a folder, or the newest in the folders directly inside.

    Raises:
        TooOld: If there are only older ones.
        NotInstalled: If there is none.
    """
    root = folder.resolve()
    folders = [root, *(path for path in _folders_in(root) if not path.name.startswith("."))]
    found = [
        Installation(place, version)
        for place in folders
        if (version := _version_in(place)) is not None
    ]
    if not found:
        raise NotInstalled(f"no LanguageTool in {folder}")
    newest = max(found, key=lambda one: _number(one.version))
    if _number(newest.version) < LEAST_VERSION:
        raise TooOld(newest.version)
    return newest


def _folders_in(folder: Path) -> list[Path]:
    try:
        return sorted(path for path in folder.iterdir() if path.is_dir())
    except OSError:
        return []


def _version_in(folder: Path) -> str | None:
    if (folder / _RELEASE_JAR).is_file():
        return _version_of(folder / _RELEASE_JAR) or _number_in(folder.name)
    for path in sorted(folder.glob("languagetool-server-*.jar"), reverse=True):
        match = _MAVEN_JAR.fullmatch(path.name)
        if match is not None and next(folder.glob("languagetool-core-*.jar"), None) is not None:
            return match.group(1)
    return None


def _version_of(jar: Path) -> str | None:
    try:
        with zipfile.ZipFile(jar) as opened:
            properties = opened.read(_PROPERTIES).decode("utf-8", "replace")
    except (OSError, zipfile.BadZipFile, KeyError):
        return None
    found = re.search(r"^version=(\S+)", properties, re.MULTILINE)
    return None if found is None else found.group(1)


def _number_in(name: str) -> str | None:
    found = _VERSION.search(name)
    return None if found is None else found.group()


def _number(version: str) -> tuple[int, ...]:
    found = _VERSION.search(version)
    return (0, 0) if found is None else (int(found.group(1)), int(found.group(2)))
