"""Finished work to a file that the trainer or the lead uses elsewhere."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from trainer_desk.desk import Desk, DeskError
from trainer_desk.files.errors import FormatError
from trainer_desk.late import late
from trainer_desk.ui.jobs import Jobs
from trainer_desk.ui.refusals import refused
from trainer_desk.ui.sentences import reason
from trainer_desk.ui.window import Window
from trainer_desk.work.ids import BatchKey

if TYPE_CHECKING:
    from trainer_desk.files.exporters import Exported, Policy
    from trainer_desk.lead import exporting
    from trainer_desk.lead.exporting import ExportKind
    from trainer_desk.ui import export_dialog, export_words
else:
    exporting = late("trainer_desk.lead.exporting")
    export_dialog = late("trainer_desk.ui.export_dialog")
    export_words = late("trainer_desk.ui.export_words")


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
        """Ask as what and where to, then export the finished judgments of a batch."""
        if batch is None:
            self.told.emit("info", self.tr("Open a batch first."))
            return
        dialog = export_dialog.ExportDialog(self._desk.batch(batch).form, self._window)
        dialog.accepted.connect(lambda: self._ask_file(batch, dialog.kind, dialog.policy))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _ask_file(self, batch: BatchKey, kind: ExportKind, policy: Policy) -> None:
        suffix = exporting.ABOUT[kind].suffix
        name, _ = QFileDialog.getSaveFileName(
            self._window, self.tr("Export finished work"), "", f"*{suffix}"
        )
        if not name:
            return
        path = Path(name)
        if not path.suffix:
            path = path.with_suffix(suffix)
        self._jobs.run(
            partial(self._export, batch, kind, path, policy),
            done=partial(self._done, path),
            failed=self._failed,
        )

    def _export(self, batch: BatchKey, kind: ExportKind, path: Path, policy: Policy) -> Exported:
        header = self._desk.batch(batch)
        return exporting.export(self._desk.finished(batch), header, kind, path, policy=policy)

    def _done(self, path: Path, exported: Exported) -> None:
        told = self.tr("%n record(s) written", "", exported.records)
        dropped = sum(count for _, count in exported.dropped)
        if dropped:
            left_out = self.tr("%n left out by rule", "", dropped)
            words = export_words.ExportWords()
            reasons = "; ".join(
                f"{words.reason(drop)} — {count}" for drop, count in exported.dropped
            )
            told = self.tr("{}, {} ({})").format(told, left_out, reasons)
        self.told.emit("ok", self.tr("{}: {}").format(path.name, told))

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, OSError | DeskError | FormatError):
            raise error
        match error:
            case FormatError():
                told = refused(error)
            case DeskError():
                told = reason(error)
            case _:
                told = error.strerror or str(error)
        self.told.emit("bad", self.tr("Nothing was exported. {}").format(told))
