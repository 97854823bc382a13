"""Finished work to a file that the trainer or the lead uses elsewhere."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from trainer_desk.desk import Desk, DeskError
from trainer_desk.late import late
from trainer_desk.ui.jobs import Jobs
from trainer_desk.ui.sentences import reason
from trainer_desk.ui.window import Window
from trainer_desk.work.ids import BatchKey

if TYPE_CHECKING:
    from trainer_desk.files.exporters import Exported
    from trainer_desk.lead import exporting
    from trainer_desk.lead.exporting import ExportKind
else:
    exporting = late("trainer_desk.lead.exporting")


class Exporting(QObject):
    """Asks for a file and writes it in the background.

    Signals:
        told (str, str): Kind and text of a notice.
    """

    told = Signal(str, str)

    def __init__(self, window: Window, desk: Desk, jobs: Jobs) -> None:
        super().__init__(window)
        self._window = window
        self._desk = desk
        self._jobs = jobs

    def ask(self, batch: BatchKey | None) -> None:
        """Ask where to and as what, then export the finished judgments of a batch."""
        if batch is None:
            self.told.emit("info", self.tr("Open a batch first."))
            return
        kinds = {
            self.tr("Native JSON lines, everything (*.jsonl)"): exporting.ExportKind.JSONL,
            self.tr("Table, exact (*.csv)"): exporting.ExportKind.CSV,
            self.tr(
                "Table, safe to open in a spreadsheet (*.csv)"
            ): exporting.ExportKind.SPREADSHEET,
            self.tr("TRL preference pairs (*.jsonl)"): exporting.ExportKind.TRL,
        }
        name, chosen = QFileDialog.getSaveFileName(
            self._window, self.tr("Export finished work"), "", ";;".join(kinds)
        )
        if not name:
            return
        kind = kinds.get(chosen, exporting.ExportKind.JSONL)
        path = Path(name)
        if not path.suffix:
            path = path.with_suffix(exporting.ABOUT[kind].suffix)
        self._jobs.run(
            partial(self._export, batch, kind, path),
            done=partial(self._done, path),
            failed=self._failed,
        )

    def _export(self, batch: BatchKey, kind: ExportKind, path: Path) -> Exported:
        return exporting.export(self._desk.finished(batch), self._desk.batch(batch), kind, path)

    def _done(self, path: Path, exported: Exported) -> None:
        told = self.tr("%n record(s) written", "", exported.records)
        dropped = sum(count for _, count in exported.dropped)
        if dropped:
            left_out = self.tr("%n left out by rule", "", dropped)
            told = self.tr("{}, {}").format(told, left_out)
        self.told.emit("ok", self.tr("{}: {}").format(path.name, told))

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, OSError | DeskError):
            raise error
        told = reason(error) if isinstance(error, DeskError) else error.strerror
        self.told.emit("bad", self.tr("Nothing was exported. {}").format(told))
