"""Getting LanguageTool: by download, from a zip or folder, or from Maven Central; all or nothing.

Only ever called because a person asked. What arrives is put beside the final place, looked at,
and moved there in one step; after a failure or cancel nothing is left of it.
"""

from __future__ import annotations

import hashlib
import logging
import re
import shutil
import subprocess
import tempfile
import zipfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

import requests
from language_tool_python.download_lt import (
    EXPECTED_DOWNLOAD_SHA256,
    LTP_DOWNLOAD_VERSION,
    ReleaseLocalLanguageTool,
)
from language_tool_python.exceptions import LanguageToolError, PathError
from language_tool_python.safe_zip import SafeZipExtractor

from trainer_desk.check.errors import Cancelled, InstallFailed, WrongHash
from trainer_desk.check.installation import Installation, NotInstalled, find_installation
from trainer_desk.check.maven import pom_file, pom_with

log = logging.getLogger(__name__)

RELEASE = LTP_DOWNLOAD_VERSION
_RELEASE_ZIP = re.compile(r"LanguageTool-(\d+\.\d+)\.zip", re.IGNORECASE)
_COPY_BYTES = 1024 * 1024
_DOWNLOAD_SHARE = 0.8
_MAVEN_FILES = 700  # about so many jars and descriptions are fetched
_MAVEN_SECONDS = 3600


class Watch:
    """How far an installation is, and whether it is still wanted.

    Args:
        progress: Called with a share in [0, 1], on the installing thread.
        cancelled: Asked now and then.
    """

    def __init__(
        self,
        progress: Callable[[float], None] = lambda _: None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> None:
        self._progress = progress
        self._cancelled = cancelled

    def at(self, share: float) -> None:
        """Tell how far it is.

        Raises:
            Cancelled: If it is not wanted any more.
        """
        if self._cancelled():
            raise Cancelled("cancelled")
        self._progress(min(1.0, max(0.0, share)))

    def part(self, start: float, end: float) -> Watch:
        """Return a watch for a part of the work."""
        return Watch(lambda share: self._progress(start + share * (end - start)), self._cancelled)


def install_from_download(
    into: Path, watch: Watch, *, version: str = RELEASE, sha256: str = "", mirror: str = ""
) -> Installation:
    """Download a release through language-tool-python, which checks its hash; some 250 MB.

    Args:
        into: The folder that is to hold `LanguageTool-<version>`.
        sha256: The hash to expect; the published one where it is "".
        mirror: Address of a folder with the zip, for machines behind a wall.

    Raises:
        WrongHash, Cancelled, InstallFailed: See there.
    """
    expected = (sha256 or str(EXPECTED_DOWNLOAD_SHA256.get(version, ""))).lower()
    if not expected:
        raise InstallFailed(f"no hash is known for LanguageTool {version}")
    with _staging(into) as staged:
        archive = staged / f"LanguageTool-{version}.zip"
        with archive.open("w+b") as file:
            counted = _Counted(file, watch.part(0.0, _DOWNLOAD_SHARE))
            _download(_Release(version, mirror), counted)
        if counted.sha256.hexdigest() != expected:
            raise WrongHash("the downloaded file is not the published one")
        return _from_zip(archive, staged, into, watch.part(_DOWNLOAD_SHARE, 1.0))


def install_from_file(source: Path, into: Path, watch: Watch, *, sha256: str = "") -> Installation:
    """Install from a zip, or copy a folder that holds a LanguageTool.

    A zip named as a release must have the hash of that release; for others give the hash if you
    know it.

    Raises:
        WrongHash, Cancelled, InstallFailed: See there.
    """
    with _staging(into) as staged:
        if source.is_dir():
            return _from_folder(source, staged, into, watch)
        if not zipfile.is_zipfile(source):
            raise InstallFailed(f"{source.name} is neither a zip file nor a folder")
        named = _RELEASE_ZIP.fullmatch(source.name)
        published = "" if named is None else str(EXPECTED_DOWNLOAD_SHA256.get(named.group(1), ""))
        expected = sha256 or published
        if expected and _sha256_of(source, watch.part(0.0, 0.3)) != expected.lower():
            raise WrongHash(f"{source.name} is not the published file")
        return _from_zip(source, staged, into, watch.part(0.3, 1.0))


def install_from_maven(
    into: Path,
    watch: Watch,
    *,
    languages: Iterable[str] = (),
    pom: Path | None = None,
    command: str = "mvn",
) -> Installation:
    """Have Maven bring LanguageTool's jars, with checksums, from the registry it is set up for.

    Args:
        languages: The wanted ones; all where there are none. Those of `maven.NEEDED` come along.
        pom: `packaging/languagetool/pom.xml` of this project where None.
        command: Maven's program.

    Raises:
        Cancelled, InstallFailed: See there.
    """
    wanted = tuple(languages)
    with _staging(into) as staged:
        jars, listed = staged / "jars", pom_file() if pom is None else pom
        if wanted:
            chosen = staged / "pom.xml"
            chosen.write_text(pom_with(listed.read_text("utf-8"), wanted), encoding="utf-8")
            listed = chosen
        _run_maven(
            [
                shutil.which(command) or command,
                *("-B", "-C", "-f", str(listed), "package"),
                # Maven takes a relative folder for one beside its own file.
                f"-Dlanguagetool.folder={jars.absolute()}",
            ],
            watch,
        )
        return _put(jars, into)


class _Release(ReleaseLocalLanguageTool):
    def __init__(self, version: str, mirror: str) -> None:
        super().__init__(version)
        self._mirror = mirror

    @property
    def download_url(self) -> str:
        """Where the zip is."""
        if not self._mirror:
            return super().download_url
        return f"{self._mirror.rstrip('/')}/LanguageTool-{self.version_name}.zip"

    def fetch(self, file: _Counted) -> None:
        """Write the verified zip to a file."""
        self._get_remote_zip(file).close()  # type: ignore[arg-type] # it only writes and seeks


class _Counted:
    """A file that counts and hashes what is written to it, and stops when cancelled."""

    def __init__(self, file: IO[bytes], watch: Watch) -> None:
        self._file = file
        self._watch = watch
        self._written = 0
        self.sha256 = hashlib.sha256()

    def write(self, data: bytes) -> int:
        """Write, or raise Cancelled."""
        self._written += len(data)
        self._watch.at(self._written / 260_000_000)
        self.sha256.update(data)
        return self._file.write(data)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._file, name)


class _WatchedZip(zipfile.ZipFile):
    """A zip file that tells how far its unpacking is."""

    def __init__(self, file: Path, watch: Watch) -> None:
        super().__init__(file)
        self._watch = watch
        self._opened = 0

    def open(self, *args: Any, **kwargs: Any) -> IO[bytes]:
        """Called for every member."""
        self._opened += 1
        self._watch.at(self._opened / (len(self.filelist) + 1))
        return super().open(*args, **kwargs)


def _download(release: _Release, file: _Counted) -> None:
    try:
        release.fetch(file)
    except PathError as error:
        wrong = "checksum" in str(error).lower()
        raise (WrongHash if wrong else InstallFailed)(str(error)) from error
    except (LanguageToolError, requests.RequestException, TimeoutError, OSError) as error:
        raise InstallFailed(f"the download failed: {error}") from error
    except zipfile.BadZipFile as error:
        raise WrongHash("what was downloaded is no zip file") from error


def _from_zip(archive: Path, staged: Path, into: Path, watch: Watch) -> Installation:
    unpacked = staged / "unpacked"
    unpacked.mkdir()
    try:
        with _WatchedZip(archive, watch) as opened:
            SafeZipExtractor().extractall(opened, unpacked, work_dir=staged)
    except (PathError, zipfile.BadZipFile, OSError, RuntimeError) as error:
        raise InstallFailed(f"{archive.name} cannot be unpacked: {error}") from error
    return _put(unpacked, into)


def _from_folder(source: Path, staged: Path, into: Path, watch: Watch) -> Installation:
    try:
        found = find_installation(source)
    except NotInstalled as error:
        raise InstallFailed(str(error)) from error
    files = [path for path in sorted(found.folder.rglob("*")) if path.is_file()]
    for done, file in enumerate(files):
        watch.at(done / len(files))
        target = staged / "copied" / file.relative_to(found.folder)
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            shutil.copyfile(file, target)
        except OSError as error:
            raise InstallFailed(f"{file.name} cannot be copied: {error}") from error
    return _put(staged / "copied", into)


def _run_maven(command: list[str], watch: Watch) -> None:
    try:
        maven = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    except OSError as error:
        raise InstallFailed(f"Maven cannot be started: {error}") from error
    last = ""
    with maven:
        try:
            fetched = 0
            for line in maven.stdout or ():
                fetched += b"Downloaded from" in line
                watch.at(fetched / _MAVEN_FILES)
                last = _error_in(line.decode("utf-8", "replace")) or last
            maven.wait(_MAVEN_SECONDS)
        finally:
            if maven.poll() is None:
                maven.kill()
    if maven.returncode != 0:
        raise InstallFailed(last or f"Maven ended with code {maven.returncode}")


def _error_in(line: str) -> str:
    plain = re.sub(r"\x1b\[[0-9;]*m", "", line).strip()
    return plain.removeprefix("[ERROR] ") if plain.startswith("[ERROR] F") else ""


@contextmanager
def _staging(into: Path) -> Iterator[Path]:
    into.mkdir(parents=True, exist_ok=True)
    for left in into.glob(".staged-*"):  # after a crash
        shutil.rmtree(left, ignore_errors=True)
    staged = Path(tempfile.mkdtemp(dir=into, prefix=".staged-"))
    try:
        yield staged
    finally:
        shutil.rmtree(staged, ignore_errors=True)


def _put(folder: Path, into: Path) -> Installation:
    """Move a folder that holds a LanguageTool to its final place, instead of an earlier one."""
    try:
        found = find_installation(folder)
    except NotInstalled as error:
        raise InstallFailed(f"what arrived is no usable LanguageTool: {error}") from error
    for jar in found.folder.glob("*.jar"):
        if not zipfile.is_zipfile(jar):
            raise WrongHash(f"{jar.name} is damaged")
    final = into / f"LanguageTool-{found.version}"
    earlier = folder.parent / "earlier"
    if final.exists():
        final.rename(earlier)
    try:
        found.folder.rename(final)
    except OSError as error:
        if earlier.exists():
            earlier.rename(final)
        raise InstallFailed(f"it cannot be moved to {final}: {error}") from error
    log.info("installed LanguageTool %s", found.version)
    return Installation(final.resolve(), found.version)


def _sha256_of(file: Path, watch: Watch) -> str:
    digest, done = hashlib.sha256(), 0
    size = max(1, file.stat().st_size)
    with file.open("rb") as opened:
        while chunk := opened.read(_COPY_BYTES):
            digest.update(chunk)
            done += len(chunk)
            watch.at(done / size)
    return digest.hexdigest()
