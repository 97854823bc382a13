"""Getting LanguageTool: from where, how far it is, and a way to stop."""

from __future__ import annotations

import threading
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from trainer_desk.check.install import (
    RELEASE,
    Watch,
    install_from_download,
    install_from_file,
    install_from_maven,
)
from trainer_desk.check.installation import Installation
from trainer_desk.check.maven import NEEDED
from trainer_desk.ui.check_sentences import check_failure
from trainer_desk.ui.jobs import Job, Jobs
from trainer_desk.ui.safe import SafeLabel, safe_tooltip
from trainer_desk.ui.widgets.controls import Notice

_STEPS = 1000


class LanguageToolDialog(QDialog):
    """Installs LanguageTool into a folder, only because it is asked to.

    Signals:
        installed (str): It is there; carries its version.
    """

    installed = Signal(str)
    _advanced = Signal(int)

    def __init__(self, into: Path, jobs: Jobs, parent: QWidget) -> None:
        super().__init__(parent)
        self._into = into
        self._jobs = jobs
        self._job: Job[Installation] | None = None
        self._cancelled = threading.Event()
        self.setWindowTitle(self.tr("Install LanguageTool"))
        self._download = QRadioButton(
            self.tr("Download version {} (about 250 MB, its hash is checked)").format(RELEASE), self
        )
        self._file = QRadioButton(self.tr("From a zip file or folder on this computer"), self)
        self._maven = QRadioButton(self.tr("Through Maven, from its own registry"), self)
        self._path = QLineEdit(self)
        self._path.setAccessibleName(self.tr("Zip file or folder"))
        self._zip = QPushButton(self.tr("Zip file…"), self)
        self._folder = QPushButton(self.tr("Folder…"), self)
        self._languages = QLineEdit(self)
        self._languages.setAccessibleName(self.tr("Languages that Maven brings"))
        self._languages.setPlaceholderText(self.tr("All languages, or some: ru, de"))
        safe_tooltip(
            self._languages,
            self.tr("LanguageTool itself needs {}; these come along.").format(", ".join(NEEDED)),
        )
        self._bar = QProgressBar(self)
        self._bar.setRange(0, _STEPS)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("Progress of the installation"))
        self._notice = Notice(parent=self)
        self._buttons = QDialogButtonBox(self)
        self._start = self._buttons.addButton(
            self.tr("Install"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        self._leave = self._buttons.addButton(
            self.tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole
        )
        self._lay_out()
        self._connect()
        self._download.setChecked(True)
        self._show_choice()

    def stop(self) -> None:
        """Stop an installation that is under way; nothing of it is left."""
        self._cancelled.set()

    def reject(self) -> None:
        """Stop what is under way, or else leave."""
        if self._job is None:
            super().reject()
        else:
            self.stop()
            self._leave.setEnabled(False)

    def _install(self) -> None:
        self._cancelled = threading.Event()
        watch = Watch(self._tell, self._cancelled.is_set)
        if self._file.isChecked():
            work = partial(install_from_file, Path(self._path.text().strip()), self._into, watch)
        elif self._maven.isChecked():
            languages = tuple(self._languages.text().replace(",", " ").split())
            work = partial(install_from_maven, self._into, watch, languages=languages)
        else:
            work = partial(install_from_download, self._into, watch)
        self._notice.hide()
        self._bar.setValue(0)
        self._job = self._jobs.run(work, done=self._done, failed=self._failed)
        self._show_choice()

    def _tell(self, share: float) -> None:
        """Called on the installing thread."""
        if not self._cancelled.is_set():
            self._advanced.emit(round(share * _STEPS))

    def _done(self, installation: Installation) -> None:
        self._job = None
        if isValid(self):
            self.accept()
            self.installed.emit(installation.version)

    def _failed(self, error: Exception) -> None:
        self._job = None
        if not isValid(self):
            return
        said = check_failure(error)
        if said is None:
            raise error
        self._notice.show_notice("warn", said)
        self._notice.show()
        self._show_choice()

    def _show_choice(self) -> None:
        running = self._job is not None
        chosen = not self._file.isChecked() or bool(self._path.text().strip())
        self._start.setEnabled(not running and chosen)
        self._leave.setEnabled(True)
        self._leave.setText(self.tr("Stop") if running else self.tr("Cancel"))
        self._bar.setVisible(running)
        for control in (self._download, self._file, self._maven):
            control.setEnabled(not running)
        for part in (self._path, self._zip, self._folder):
            part.setEnabled(not running and self._file.isChecked())
        self._languages.setEnabled(not running and self._maven.isChecked())

    def _browse_zip(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self, self.tr("LanguageTool as a zip file"), "", self.tr("Zip files (*.zip)")
        )
        if name:
            self._path.setText(name)

    def _browse_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(self, self.tr("Folder with LanguageTool"))
        if name:
            self._path.setText(name)

    def _connect(self) -> None:
        self._advanced.connect(self._bar.setValue)
        self._buttons.accepted.connect(self._install)
        self._buttons.rejected.connect(self.reject)
        self._zip.clicked.connect(self._browse_zip)
        self._folder.clicked.connect(self._browse_folder)
        self._path.textChanged.connect(lambda _text: self._show_choice())
        for choice in (self._download, self._file, self._maven):
            choice.toggled.connect(lambda _on: self._show_choice())

    def _lay_out(self) -> None:
        words = SafeLabel(
            self.tr(
                "LanguageTool checks grammar and style on this computer; no text leaves it. "
                "It needs Java 17 or newer and about 1 GB of memory while it works."
            ),
            self,
        )
        words.setWordWrap(True)
        into = SafeLabel(self.tr("It is put into {}.").format(self._into), self)
        into.setProperty("quiet", "true")
        into.setWordWrap(True)
        row = QHBoxLayout()
        row.setContentsMargins(24, 0, 0, 0)
        for part in (self._path, self._zip, self._folder):
            row.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(10)
        column.addWidget(words)
        for choice in (self._download, self._file):
            column.addWidget(choice)
        column.addLayout(row)
        column.addWidget(self._maven)
        some = QHBoxLayout()
        some.setContentsMargins(24, 0, 0, 0)
        some.addWidget(self._languages)
        column.addLayout(some)
        column.addWidget(into)
        column.addWidget(self._bar)
        column.addWidget(self._notice)
        column.addWidget(self._buttons)
        self._notice.hide()
        self.resize(self.fontMetrics().averageCharWidth() * 76, self.sizeHint().height())
