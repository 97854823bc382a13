import hashlib
import re
import sys
import threading
import zipfile
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from trainer_desk.check.install import (
    Cancelled,
    InstallFailed,
    Watch,
    WrongHash,
    install_from_download,
    install_from_file,
    install_from_maven,
)
from trainer_desk.check.installation import NotInstalled, TooOld, find_installation
from trainer_desk.check.maven import pom_file


def write_jar(path, entries=()):
    path.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(path, "w") as jar:
        for name, text in entries:
            jar.writestr(name, text)


def jars(folder, version="6.8"):
    write_jar(folder / f"languagetool-server-{version}.jar")
    write_jar(folder / f"languagetool-core-{version}.jar")
    return folder


def release(folder, version="6.8"):
    properties = "META-INF/maven/org.languagetool/languagetool-server/pom.properties"
    write_jar(folder / "languagetool-server.jar", [(properties, f"version={version}\n")])
    write_jar(folder / "libs" / "languagetool-core.jar")
    return folder


def zipped(folder, archive):
    with zipfile.ZipFile(archive, "w") as opened:
        for file in sorted(folder.rglob("*")):
            if file.is_file():
                opened.write(file, f"LanguageTool-6.8/{file.relative_to(folder)}")
    return archive


def left_in(folder):
    return sorted(path.name for path in folder.iterdir())


@pytest.fixture
def site(tmp_path):
    """A local web server over a folder."""
    folder = tmp_path / "site"
    folder.mkdir()

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *args):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield folder, f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.mark.parametrize("kind", [jars, release])
def test_a_folder_is_copied(tmp_path, kind):
    shares = []

    found = install_from_file(
        kind(tmp_path / "source"), tmp_path / "into", Watch(progress=shares.append)
    )

    assert found == find_installation(tmp_path / "into")
    assert found.version == "6.8"
    assert left_in(tmp_path / "into") == ["LanguageTool-6.8"]
    assert shares == sorted(shares)


def test_a_zip_is_unpacked(tmp_path):
    archive = zipped(release(tmp_path / "source"), tmp_path / "any.zip")

    found = install_from_file(archive, tmp_path / "into", Watch())

    assert (found.folder / "libs" / "languagetool-core.jar").is_file()
    assert left_in(tmp_path / "into") == ["LanguageTool-6.8"]


def test_a_zip_named_as_a_release_must_be_that_release(tmp_path):
    archive = zipped(release(tmp_path / "source"), tmp_path / "LanguageTool-6.8.zip")

    with pytest.raises(WrongHash):
        install_from_file(archive, tmp_path / "into", Watch())

    assert left_in(tmp_path / "into") == []


def test_a_given_hash_is_checked(tmp_path):
    archive = zipped(release(tmp_path / "source"), tmp_path / "any.zip")
    right = hashlib.sha256(archive.read_bytes()).hexdigest()

    with pytest.raises(WrongHash):
        install_from_file(archive, tmp_path / "into", Watch(), sha256="0" * 64)

    assert install_from_file(archive, tmp_path / "into", Watch(), sha256=right).version == "6.8"


def test_a_zip_that_reaches_outside_is_refused(tmp_path):
    archive = tmp_path / "bad.zip"
    with zipfile.ZipFile(archive, "w") as opened:
        opened.writestr("../outside.jar", "x")

    with pytest.raises(InstallFailed):
        install_from_file(archive, tmp_path / "into", Watch())

    assert not (tmp_path / "outside.jar").exists()
    assert left_in(tmp_path / "into") == []


def test_a_failure_leaves_what_was_there(tmp_path):
    install_from_file(jars(tmp_path / "good"), tmp_path / "into", Watch())
    broken = jars(tmp_path / "broken")
    (broken / "languagetool-core-6.8.jar").write_bytes(b"no jar")

    with pytest.raises(InstallFailed):
        install_from_file(broken, tmp_path / "into", Watch())

    assert find_installation(tmp_path / "into").version == "6.8"
    assert left_in(tmp_path / "into") == ["LanguageTool-6.8"]


def test_the_newest_is_found_and_an_old_one_is_refused(tmp_path):
    jars(tmp_path / "LanguageTool-6.5", "6.5")
    with pytest.raises(TooOld):
        find_installation(tmp_path)
    jars(tmp_path / "LanguageTool-6.10", "6.10")
    jars(tmp_path / "LanguageTool-6.8", "6.8")

    assert find_installation(tmp_path).version == "6.10"
    with pytest.raises(NotInstalled):
        find_installation(tmp_path / "nowhere")


def test_cancelling_leaves_nothing(tmp_path):
    with pytest.raises(Cancelled):
        install_from_file(
            jars(tmp_path / "source"), tmp_path / "into", Watch(cancelled=lambda: True)
        )

    assert left_in(tmp_path / "into") == []


def test_leftovers_of_a_crash_are_cleared(tmp_path):
    (tmp_path / "into" / ".staged-old").mkdir(parents=True)

    install_from_file(jars(tmp_path / "source"), tmp_path / "into", Watch())

    assert left_in(tmp_path / "into") == ["LanguageTool-6.8"]


def test_a_release_is_downloaded_and_its_hash_checked(monkeypatch, tmp_path, site):
    folder, address = site
    archive = zipped(release(tmp_path / "source"), folder / "LanguageTool-6.8.zip")
    digest = hashlib.sha256(archive.read_bytes()).hexdigest()
    monkeypatch.setenv("LTP_DOWNLOAD_SHA256_6_8", digest)
    shares = []

    found = install_from_download(
        tmp_path / "into", Watch(progress=shares.append), sha256=digest, mirror=address
    )

    assert found.version == "6.8"
    assert left_in(tmp_path / "into") == ["LanguageTool-6.8"]
    assert shares == sorted(shares)


def test_a_download_that_is_not_the_published_file_is_refused(tmp_path, site):
    folder, address = site
    zipped(release(tmp_path / "source"), folder / "LanguageTool-6.8.zip")

    with pytest.raises(WrongHash):
        install_from_download(tmp_path / "into", Watch(), mirror=address)

    assert left_in(tmp_path / "into") == []


def test_verification_cannot_be_switched_off_from_outside(monkeypatch, tmp_path, site):
    folder, address = site
    zipped(release(tmp_path / "source"), folder / "LanguageTool-6.8.zip")
    monkeypatch.setenv("LTP_BYPASS_VERIFIED_DOWNLOADS", "true")

    with pytest.warns(RuntimeWarning), pytest.raises(WrongHash):
        install_from_download(tmp_path / "into", Watch(), mirror=address)

    assert left_in(tmp_path / "into") == []


def test_a_failed_download_says_so(tmp_path, site):
    with pytest.raises(InstallFailed, match="Could not find"):
        install_from_download(tmp_path / "into", Watch(), mirror=site[1])

    assert left_in(tmp_path / "into") == []


def test_a_download_can_be_cancelled_on_its_way(tmp_path, site):
    folder, address = site
    zipped(release(tmp_path / "source"), folder / "LanguageTool-6.8.zip")

    with pytest.raises(Cancelled):
        install_from_download(tmp_path / "into", Watch(cancelled=lambda: True), mirror=address)

    assert left_in(tmp_path / "into") == []


@pytest.fixture
def maven(tmp_path):
    """A program that brings two jars as Maven does, or fails as told."""
    script = tmp_path / "mvn.py"
    script.write_text(
        "import sys, zipfile, pathlib\n"
        "if (pathlib.Path(__file__).parent / 'fails').exists():\n"
        "    print('[ERROR] Failed to execute goal: no network'); sys.exit(1)\n"
        "into = pathlib.Path(sys.argv[-1].split('=', 1)[1])\n"
        "pom = pathlib.Path(sys.argv[sys.argv.index('-f') + 1])\n"
        "into = pom.parent / into; into.mkdir(parents=True)\n"
        "if pom.exists():\n"
        "    asked = pathlib.Path(__file__).with_name('asked.xml')\n"
        "    asked.write_bytes(pom.read_bytes())\n"
        "for name in ('languagetool-server-6.8.jar', 'languagetool-core-6.8.jar'):\n"
        "    print('[INFO] Copying', name, flush=True)\n"
        "    zipfile.ZipFile(into / name, 'w').close()\n",
        encoding="utf-8",
    )
    command = tmp_path / "mvn"
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" "{script}" "$@"\n')
    command.chmod(0o755)
    return command


def test_maven_brings_the_jars(tmp_path, maven):
    found = install_from_maven(tmp_path / "into", Watch(), command=str(maven))

    assert found.version == "6.8"
    assert left_in(tmp_path / "into") == ["LanguageTool-6.8"]


def test_a_folder_given_relative_to_here_is_not_one_beside_mavens_file(
    tmp_path, maven, monkeypatch
):
    monkeypatch.chdir(tmp_path)
    pom = tmp_path / "elsewhere" / "pom.xml"

    install_from_maven(Path("into"), Watch(), pom=pom, command=str(maven))

    assert left_in(tmp_path / "into") == ["LanguageTool-6.8"]
    assert not pom.parent.exists()


def test_maven_is_asked_for_some_languages_and_for_those_that_are_needed(tmp_path, maven):
    install_from_maven(tmp_path / "into", Watch(), languages=("de-DE", "ru"), command=str(maven))

    asked = (tmp_path / "asked.xml").read_text("utf-8")
    listed = re.findall(r"<artifactId>language-([a-z]+)</artifactId>", asked)
    assert listed == ["all", "ca", "de", "en", "es", "pt", "ru"]
    assert re.search(r"<exclusion>\s*<groupId>[\w.]+</groupId>\s*<artifactId>language-all", asked)


def test_a_language_that_languagetool_lacks_is_refused(tmp_path, maven):
    with pytest.raises(InstallFailed, match="no language xx"):
        install_from_maven(tmp_path / "into", Watch(), languages=("xx",), command=str(maven))

    assert left_in(tmp_path / "into") == []


def test_maven_s_failure_is_told_in_its_words(tmp_path, maven):
    (tmp_path / "fails").touch()

    with pytest.raises(InstallFailed, match="no network"):
        install_from_maven(tmp_path / "into", Watch(), command=str(maven))

    assert left_in(tmp_path / "into") == []


def test_a_machine_without_maven_is_told_so(tmp_path):
    with pytest.raises(InstallFailed, match="Maven"):
        install_from_maven(tmp_path / "into", Watch(), command=str(tmp_path / "none"))


def test_maven_is_ended_when_cancelled(tmp_path, maven):
    with pytest.raises(Cancelled):
        install_from_maven(tmp_path / "into", Watch(cancelled=lambda: True), command=str(maven))

    assert left_in(tmp_path / "into") == []


def test_the_list_of_maven_s_files_is_where_it_is_looked_for():
    assert "languagetool-server" in pom_file().read_text("utf-8")
