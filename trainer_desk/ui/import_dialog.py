"""Looking at a file before it is imported: what it is, and which column is what."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from trainer_desk.files.importers import DELIMITERS, ENCODINGS, Found, ImportKind, Mapping
from trainer_desk.ui.safe import SafeLabel
from trainer_desk.ui.widgets.controls import Notice

LANGUAGES = ("", "en", "ru", "de", "es", "fr", "zh")
SAMPLE_LETTERS = 40


class ImportDialog(QDialog):
    """Shows what was found in files, and lets a person correct the guess.

    Read `mapping`, `title` and `language` after it was accepted.
    """

    def __init__(self, found: Found, parent: QWidget) -> None:
        super().__init__(parent)
        self._found = found
        self._guess = found.mapping or Mapping(prompt="")
        self.setWindowTitle(self.tr("Import"))
        self._title = QLineEdit(found.title, self)
        self._language = self._combo(LANGUAGES, found.language, editable=True)
        self._prompt = self._columns(self._guess.prompt)
        self._system = self._columns(self._guess.system)
        self._id = self._columns(self._guess.id)
        self._response_list = self._columns(self._guess.response_list)
        self._responses = self._response_columns()
        self._encoding = self._combo(ENCODINGS, self._guess.encoding)
        self._delimiter = self._combo(DELIMITERS, self._guess.delimiter)
        self._trouble = Notice("warn", parent=self)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self._import = self._buttons.addButton(
            self.tr("Import"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        self._import.setDefault(True)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        self._lay_out()
        self._check()

    @property
    def title(self) -> str:
        """What the batch is to be called."""
        return self._title.text().strip() or self._found.title

    @property
    def language(self) -> str:
        """BCP 47 tag of the texts, "" for unknown."""
        return self._language.currentText().strip()

    @property
    def mapping(self) -> Mapping | None:
        """Which column is what; None where the format says it by itself."""
        if not _is_generic(self._found):
            return None
        chosen = tuple(
            item.text()
            for item in (self._responses.item(row) for row in range(self._responses.count()))
            if item.checkState() is Qt.CheckState.Checked
        )
        kept = chosen == self._guess.responses
        return replace(
            self._guess,
            prompt=self._prompt.currentData(),
            system=self._system.currentData(),
            id=self._id.currentData(),
            response_list=self._response_list.currentData(),
            responses=chosen,
            models=self._guess.models if kept else (),
            encoding=self._encoding.currentText(),
            delimiter=self._delimiter.currentData(),
        )

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setSpacing(12)
        names = ", ".join(source.name for source in self._found.sources)
        told = SafeLabel(f"{self._kind()}: {names}", self)
        told.setWordWrap(True)
        column.addWidget(told)
        for remark in self._found.remarks:
            column.addWidget(Notice("info", remark, parent=self))
        form = QFormLayout()
        form.addRow(self.tr("Title"), self._title)
        form.addRow(self.tr("Language"), self._language)
        if _is_generic(self._found):
            self._add_columns(form)
        column.addLayout(form)
        if self._found.samples:
            column.addWidget(self._samples(), 1)
        column.addWidget(self._trouble)
        column.addWidget(self._buttons)
        letter = self.fontMetrics().averageCharWidth()
        self.resize(letter * 110, self.fontMetrics().height() * 40)

    def _add_columns(self, form: QFormLayout) -> None:
        form.addRow(self.tr("Prompt"), self._prompt)
        form.addRow(self.tr("Responses, one column each"), self._responses)
        form.addRow(self.tr("Responses, all in one column"), self._response_list)
        form.addRow(self.tr("System prompt"), self._system)
        form.addRow(self.tr("Number of the task"), self._id)
        if self._found.kind is ImportKind.TABLE:
            form.addRow(self.tr("Encoding"), self._encoding)
            form.addRow(self.tr("Between the columns"), self._delimiter)
        else:
            self._encoding.hide()
            self._delimiter.hide()
        for field in (self._prompt, self._response_list):
            field.currentIndexChanged.connect(self._check)
        self._responses.itemChanged.connect(self._check)

    def _check(self) -> None:
        mapping = self.mapping
        trouble = ""
        if mapping is not None and not mapping.prompt:
            trouble = self.tr("Choose the column that holds the prompt.")
        elif mapping is not None and mapping.responses and mapping.response_list:
            trouble = self.tr("Responses can be in columns of their own or all in one, not both.")
        self._trouble.set_text(trouble)
        self._trouble.setVisible(bool(trouble))
        self._import.setEnabled(not trouble)

    def _kind(self) -> str:
        kinds = {
            ImportKind.NATIVE: self.tr("A batch of Trainer Desk"),
            ImportKind.JSONL: self.tr("JSON, one record a line"),
            ImportKind.JSON: self.tr("JSON, a list of records"),
            ImportKind.TABLE: self.tr("A table"),
            ImportKind.ALPACA_EVAL: self.tr("AlpacaEval model outputs"),
            ImportKind.ARENA: self.tr("Arena questions and answers"),
            ImportKind.OPEN_ASSISTANT: self.tr("OpenAssistant conversation trees"),
            ImportKind.OPEN_ASSISTANT_MESSAGES: self.tr("OpenAssistant messages"),
            ImportKind.PREFERENCE: self.tr("A preference data set"),
            ImportKind.KTO: self.tr("Completions labelled good or bad"),
            ImportKind.SFT: self.tr("Conversations to imitate"),
            ImportKind.BATTLES: self.tr("Battles of an arena"),
            ImportKind.BATTLE_TABLE: self.tr("A table of battles"),
            ImportKind.HELPSTEER2: self.tr("HelpSteer2 ratings"),
            ImportKind.HELPSTEER2_PREFERENCE: self.tr("HelpSteer2 preferences"),
            ImportKind.HELPSTEER3: self.tr("HelpSteer3 comparisons"),
            ImportKind.ULTRAFEEDBACK: self.tr("UltraFeedback"),
            ImportKind.LABEL_STUDIO: self.tr("Label Studio tasks"),
            ImportKind.ARGILLA: self.tr("Argilla records"),
            ImportKind.RED_TEAM: self.tr("Dialogues of a red team"),
            ImportKind.XSTEST: self.tr("XSTest prompts"),
            ImportKind.FACTCHECK: self.tr("Answers with checked facts"),
        }
        return kinds[self._found.kind]

    def _columns(self, chosen: str) -> QComboBox:
        box = QComboBox(self)
        box.addItem(self.tr("(none)"), "")
        for name in self._found.columns:
            box.addItem(name, name)
        box.setCurrentIndex(max(0, box.findData(chosen)))
        return box

    def _response_columns(self) -> QListWidget:
        columns = QListWidget(self)
        columns.setAccessibleName(self.tr("Responses, one column each"))
        for name in self._found.columns:
            item = QListWidgetItem(name)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            chosen = name in self._guess.responses
            item.setCheckState(Qt.CheckState.Checked if chosen else Qt.CheckState.Unchecked)
            columns.addItem(item)
        columns.setMaximumHeight(columns.fontMetrics().height() * 6)
        return columns

    def _combo(self, options: tuple[str, ...], chosen: str, *, editable: bool = False) -> QComboBox:
        box = QComboBox(self)
        names = {"\t": self.tr("Tab"), "": ""}
        for option in dict.fromkeys((*options, chosen)):
            box.addItem(names.get(option, option), option)
        box.setEditable(editable)
        box.setCurrentIndex(box.findData(chosen))
        return box

    def _samples(self) -> QTableWidget:
        table = QTableWidget(len(self._found.samples), len(self._found.columns), self)
        table.setAccessibleName(self.tr("The first records"))
        table.setHorizontalHeaderLabels(list(self._found.columns))
        table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        table.setWordWrap(False)
        for row, sample in enumerate(self._found.samples):
            for column, text in enumerate(sample):
                table.setItem(row, column, QTableWidgetItem(text))
        width = self.fontMetrics().averageCharWidth() * SAMPLE_LETTERS
        for column in range(table.columnCount()):
            table.setColumnWidth(column, min(width, table.sizeHintForColumn(column) + 24))
        return table


def _is_generic(found: Found) -> bool:
    return found.kind in (ImportKind.JSONL, ImportKind.JSON, ImportKind.TABLE)
