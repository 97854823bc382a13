"""Getting LanguageTool in the window."""

import threading
import zipfile
from pathlib import Path

import pytest
from PySide6.QtWidgets import (
    QLineEdit,
    QProgressBar,
    QPushButton,
    QRadioButton,
)

from tests.ui.whole.conftest import until
from tests.ui.whole.working import batch_file, notice
from trainer_desk.check.installation import find_installation
from trainer_desk.ui.actions import Act
from trainer_desk.ui.jobs import Jobs
from trainer_desk.ui.languagetool_dialog import LanguageToolDialog
from trainer_desk.ui.safe import SafeLabel

DOWNLOAD, FILE, MAVEN = range(3)


@pytest.fixture(autouse=True)
def without_languagetool(monkeypatch):
    monkeypatch.delenv("TRAINER_DESK_LANGUAGETOOL", raising=False)


@pytest.fixture
def jobs(qapp):
    jobs = Jobs(threads=1)
    yield jobs
    jobs.finish()


@pytest.fixture
def dialog(qtbot, jobs, tmp_path):
    dialog = LanguageToolDialog(tmp_path / "into", jobs, None)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def archive(folder: Path, name: str = "lt.zip") -> Path:
    """Write a zip that holds what a LanguageTool is known by."""
    for jar in ("languagetool-server-6.8.jar", "languagetool-core-6.8.jar"):
        with zipfile.ZipFile(folder / jar, "w") as inner:
            inner.writestr("META-INF/MANIFEST.MF", "Manifest-Version: 1.0\n")
    with zipfile.ZipFile(folder / name, "w") as outer:
        for jar in ("languagetool-server-6.8.jar", "languagetool-core-6.8.jar"):
            outer.write(folder / jar, f"LanguageTool-6.8/{jar}")
    return folder / name


def choose(dialog, source: int, path: Path | None = None) -> None:
    dialog.findChildren(QRadioButton)[source].setChecked(True)
    if path is not None:
        dialog.findChild(QLineEdit).setText(str(path))


def press(dialog, words: str) -> None:
    next(one for one in dialog.findChildren(QPushButton) if one.text() == words).click()


def told(dialog) -> str:
    return " ".join(one.text() for one in dialog.findChildren(SafeLabel) if one.isVisible())


def left_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir()) if folder.exists() else []


def test_a_zip_on_this_computer_is_installed(qtbot, dialog, tmp_path):
    choose(dialog, FILE, archive(tmp_path))

    with qtbot.waitSignal(dialog.installed, timeout=60_000) as heard:
        press(dialog, "Install")

    assert heard.args == ["6.8"]
    assert find_installation(tmp_path / "into").version == "6.8"
    assert not dialog.isVisible()


def test_a_zip_that_is_not_the_published_one_is_refused_and_leaves_nothing(dialog, tmp_path):
    choose(dialog, FILE, archive(tmp_path, "LanguageTool-6.8.zip"))

    press(dialog, "Install")

    until(lambda: "not the one that was published" in told(dialog))
    assert dialog.isVisible()
    assert left_in(tmp_path / "into") == []


def test_a_file_that_is_no_zip_is_refused_and_another_may_be_tried(qtbot, dialog, tmp_path):
    (tmp_path / "letter.txt").write_text("Dear Sir")
    choose(dialog, FILE, tmp_path / "letter.txt")
    press(dialog, "Install")
    until(lambda: "neither a zip file nor a folder" in told(dialog))

    choose(dialog, FILE, archive(tmp_path))
    with qtbot.waitSignal(dialog.installed, timeout=60_000):
        press(dialog, "Install")

    assert find_installation(tmp_path / "into").version == "6.8"


def test_a_folder_that_is_not_named_cannot_be_installed(dialog):
    choose(dialog, FILE)

    start = next(one for one in dialog.findChildren(QPushButton) if one.text() == "Install")

    assert not start.isEnabled()


def test_an_installation_under_way_can_be_stopped_and_leaves_nothing(dialog, jobs, tmp_path):
    # The only thread is busy, so that the installation is surely stopped before its first step.
    gate = threading.Event()
    jobs.run(lambda: gate.wait(60), done=lambda _: None, failed=lambda _: None)
    choose(dialog, FILE, archive(tmp_path))
    press(dialog, "Install")
    shown = dialog.findChild(QProgressBar).isVisible()

    press(dialog, "Stop")
    gate.set()

    until(lambda: "was stopped" in told(dialog))
    assert shown
    assert dialog.isVisible()
    assert left_in(tmp_path / "into") == []


def test_what_maven_brings_can_be_some_languages(dialog):
    languages = dialog.findChildren(QLineEdit)[1]
    before = languages.isEnabled()

    choose(dialog, MAVEN)

    assert (before, languages.isEnabled()) == (False, True)
    assert "ca, en, es, pt" in languages.toolTip()


def test_the_window_takes_up_what_was_installed(start, tmp_path):
    zipped = archive(tmp_path)
    with start(None, batch_file(tmp_path)) as running:
        running.desktop.commands.actions[Act.LANGUAGETOOL].trigger()
        dialog = running.desktop.window.findChild(LanguageToolDialog)
        choose(dialog, FILE, zipped)

        press(dialog, "Install")

        until(lambda: notice(running) == "LanguageTool 6.8 is installed.")
        assert find_installation(running.opened.proofreader.languagetool).version == "6.8"
