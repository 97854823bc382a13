"""Forms of a lead's own: edited in the window, kept between starts, and batches made under them."""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QFileDialog

from trainer_desk.desk import Desk, DeskError
from trainer_desk.files.errors import FormatError
from trainer_desk.late import late
from trainer_desk.ui.jobs import Jobs
from trainer_desk.ui.refusals import refused
from trainer_desk.ui.resources import resource
from trainer_desk.ui.sentences import reason
from trainer_desk.ui.window import Window

if TYPE_CHECKING:
    from trainer_desk.files import form_files, importers, native
    from trainer_desk.files.form_files import NamedForm
    from trainer_desk.files.importers import Found, Mapping
    from trainer_desk.lead import making
    from trainer_desk.ui import form_editor, import_dialog
    from trainer_desk.ui.form_editor import FormEditor
else:
    form_files = late("trainer_desk.files.form_files")
    importers = late("trainer_desk.files.importers")
    native = late("trainer_desk.files.native")
    making = late("trainer_desk.lead.making")
    form_editor = late("trainer_desk.ui.form_editor")
    import_dialog = late("trainer_desk.ui.import_dialog")

log = logging.getLogger(__name__)

KEPT = "form being edited"
PAUSE_MS = 500
"""The form is kept once nothing was changed for this long."""


class Forms(QObject):
    """Opens the editor of forms, keeps what is edited, and writes batches under it.

    Signals:
        told (str, str): Kind and text of a notice.
    """

    told = Signal(str, str)

    def __init__(self, window: Window, desk: Desk, jobs: Jobs, *, language: str) -> None:
        super().__init__(window)
        self._window = window
        self._desk = desk
        self._jobs = jobs
        self._language = language
        self._editor: FormEditor | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.keep)

    def ask(self) -> None:
        """Open the editor with the form that was edited last."""
        if self._editor is not None:
            self._editor.raise_()
            self._editor.activateWindow()
            return
        ready = tuple(sorted(resource("forms").glob("*.toml")))
        editor = form_editor.FormEditor(self._last(), ready, self._language, self._window)
        editor.changed.connect(lambda _form: self._pause.start())
        editor.batch_asked.connect(self._ask_texts)
        editor.finished.connect(self._closed)
        self._editor = editor
        editor.show()

    def keep(self) -> None:
        """Keep the form being edited for the next time."""
        self._pause.stop()
        if self._editor is None:
            return
        raw = form_files.form_to_json(self._editor.named_form()).decode("utf-8")
        try:
            self._desk.remember(KEPT, raw)
        except DeskError as error:
            self.told.emit("bad", reason(error))

    def _closed(self, _result: int) -> None:
        self.keep()
        if self._editor is not None:
            self._editor.deleteLater()
        self._editor = None

    def _last(self) -> NamedForm:
        kept = self._desk.recall(KEPT)
        if kept:
            try:
                return form_files.form_from_bytes(kept.encode("utf-8"))
            except FormatError as error:
                # A form that was not right yet when the program ended.
                log.warning("the form being edited was not right: %s", error.reason)
        return form_editor.empty_form()

    # A batch under the form

    def _ask_texts(self, named: NamedForm) -> None:
        names, _ = QFileDialog.getOpenFileNames(
            self._editor,
            self.tr("Texts for the batch"),
            "",
            self.tr("Texts (*.tdbatch *.jsonl *.json *.csv *.tsv);;All files (*)"),
        )
        if names:
            files = tuple(Path(name) for name in names)
            self._run(
                lambda: importers.recognise(files), partial(self._look, named, files), "recognise"
            )

    def _look(self, named: NamedForm, files: tuple[Path, ...], found: Found) -> None:
        if self._editor is None:
            return
        if found.mapping is None and found.certain and not found.columns:
            self._ask_file(named, files, found, None, None, None)
            return
        dialog = import_dialog.ImportDialog(found, self._editor)
        dialog.accepted.connect(
            lambda: self._ask_file(
                named, files, found, dialog.mapping, dialog.title, dialog.language
            )
        )
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _ask_file(
        self,
        named: NamedForm,
        files: tuple[Path, ...],
        found: Found,
        mapping: Mapping | None,
        title: str | None,
        language: str | None,
    ) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self._editor,
            self.tr("Save the batch"),
            f"{files[0].stem}.tdbatch",
            self.tr("Batches (*.tdbatch)"),
        )
        if not name:
            return
        read = partial(
            importers.read, files, found=found, mapping=mapping, title=title, language=language
        )
        path = Path(name)

        def write() -> int:
            reading = making.under_form(read(), named)
            return native.write_native(path, reading.batch, reading.tasks(lambda *_: None))

        self._run(write, partial(self._written, path), "make a batch")

    def _written(self, path: Path, number: int) -> None:
        told = self.tr("{file}: a batch of %n task(s).", "", number).format(file=path.name)
        self.told.emit("ok", told)
        if self._editor is not None:
            self._editor.say("ok", told)

    def _run(self, work: Callable[[], object], done: Callable[..., None], topic: str) -> None:
        self._jobs.run(work, done=done, failed=self._failed, topic=topic)

    def _failed(self, error: Exception) -> None:
        if isinstance(error, FormatError):
            told = refused(error)
        elif isinstance(error, OSError):
            told = f"{Path(error.filename or '').name}: {error.strerror}"
        else:
            raise error
        self.told.emit("bad", told)
        if self._editor is not None:
            self._editor.say("bad", told)
