"""Files into the desk: recognised, shown where there is doubt, and imported in the background."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from trainer_desk.desk import Desk, DeskError, ImportFailed
from trainer_desk.files.errors import FormatError
from trainer_desk.files.reading import Reading
from trainer_desk.late import late
from trainer_desk.ui.jobs import Job, Jobs
from trainer_desk.ui.refusals import in_words, refused
from trainer_desk.ui.sentences import reason
from trainer_desk.ui.window import Window
from trainer_desk.work.states import Change

if TYPE_CHECKING:
    from trainer_desk.files import importers, native
    from trainer_desk.files.importers import Found, Mapping
    from trainer_desk.ui import import_dialog
else:
    importers = late("trainer_desk.files.importers")
    import_dialog = late("trainer_desk.ui.import_dialog")
    native = late("trainer_desk.files.native")

log = logging.getLogger(__name__)


class Importing(QObject):
    """Imports files and opens the batch.

    Signals:
        chosen (tuple[Path, ...]): The trainer chose files to open, of whatever kind.
        started (): An import is under way.
        went_on (str): How far the import under way is; `stop` would cancel it.
        imported (Change, tuple[Path, ...]): A batch is on the desk, from these files.
        told (str, str): Kind and text of a notice.
    """

    chosen = Signal(object)
    started = Signal()
    went_on = Signal(str)
    imported = Signal(object, object)
    told = Signal(str, str)
    _progress = Signal(int, int)

    def __init__(
        self, window: Window, desk: Desk, jobs: Jobs, *, sample: Path, further_sample: Path
    ) -> None:
        super().__init__(window)
        self._window = window
        self._desk = desk
        self._jobs = jobs
        self._sample, self._further_sample = sample, further_sample
        self._job: Job[Change] | None = None
        self._stop = threading.Event()
        self._progress.connect(self._show_progress)

    def ask(self) -> None:
        """Let the trainer choose files."""
        names, _ = QFileDialog.getOpenFileNames(
            self._window,
            self.tr("Open a batch"),
            "",
            self.tr(
                "Batches and parcels (*.tdbatch *.tddone *.jsonl *.json *.csv *.tsv);;All files (*)"
            ),
        )
        if names:
            self.chosen.emit(tuple(Path(name) for name in names))

    def open_sample(self) -> None:
        """Import the batch that comes with the program."""
        self._open_folder(self._sample)

    def open_further_sample(self) -> None:
        """Import the second batch that comes with the program."""
        self._open_folder(self._further_sample)

    def open(self, paths: Sequence[Path]) -> None:
        """Import files as one batch, asking first where their meaning is a guess."""
        files = tuple(paths)
        if not files or not self._may_start():
            return
        self._jobs.run(
            lambda: importers.recognise(files),
            done=partial(self._look, files),
            failed=partial(self._failed, files),
            topic="recognise",
        )

    def stop(self) -> None:
        """Cancel the import under way; nothing of it stays."""
        self._stop.set()

    @property
    def is_busy(self) -> bool:
        """Whether an import is under way."""
        return self._job is not None

    def _open_folder(self, folder: Path) -> None:
        if self._may_start():
            self._start((folder,), partial(native.read_folder, folder))

    def _look(self, files: tuple[Path, ...], found: Found) -> None:
        if found.mapping is None and found.certain and not found.columns:
            self._read(files, found, None, None, None)
            return
        dialog = import_dialog.ImportDialog(found, self._window)
        dialog.accepted.connect(
            lambda: self._read(files, found, dialog.mapping, dialog.title, dialog.language)
        )
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _read(
        self,
        files: tuple[Path, ...],
        found: Found,
        mapping: Mapping | None,
        title: str | None,
        language: str | None,
    ) -> None:
        if self._may_start():
            self._start(
                files,
                partial(
                    importers.read,
                    files,
                    found=found,
                    mapping=mapping,
                    title=title,
                    language=language,
                ),
            )

    def _may_start(self) -> bool:
        if self._job is not None:
            self.told.emit("warn", self.tr("Wait until the import under way is finished."))
        return self._job is None

    def _start(self, files: tuple[Path, ...], opening: Callable[[], Reading]) -> None:
        stop = self._stop = threading.Event()

        def work() -> Change:
            return self._desk.import_batch(
                opening(), progress=self._progress.emit, cancelled=stop.is_set
            )

        self._job = self._jobs.run(
            work,
            done=partial(self._done, files),
            failed=partial(self._failed, files),
            topic="import",
        )
        self.started.emit()
        self.went_on.emit(self.tr("Importing…"))

    def _show_progress(self, done: int, total: int) -> None:
        if self._job is not None and total:
            percent = min(100, done * 100 // total)
            self.went_on.emit(self.tr("Importing… {} %").format(percent))

    def _done(self, files: tuple[Path, ...], change: Change) -> None:
        self._job = None
        log.info("imported %d files as batch %s", len(files), change.batch)
        self.imported.emit(change, files)

    def _failed(self, files: tuple[Path, ...], error: Exception) -> None:
        self._job = None
        if isinstance(error, FormatError):
            self.told.emit("bad", self.tr("Nothing was imported. {}.").format(refused(error)))
        elif isinstance(error, ImportFailed):
            names = ", ".join(path.name for path in files)
            why = f"{names}: {in_words(error.reason)}"
            self.told.emit("bad", self.tr("Nothing was imported. {}.").format(why))
        elif isinstance(error, DeskError | OSError):
            told = reason(error) if isinstance(error, DeskError) else error.strerror
            self.told.emit("bad", self.tr("Nothing was imported. {}").format(told))
        else:
            raise error
