"""The page of the settings about the writing check."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from trainer_desk.check.proofreader import Proofreader
from trainer_desk.check.remote import leaves_machine
from trainer_desk.check.tags import base_language
from trainer_desk.settings import Settings, setting_fields
from trainer_desk.ui.check_sentences import trouble_told
from trainer_desk.ui.jobs import Jobs
from trainer_desk.ui.safe import SafeLabel
from trainer_desk.ui.told_work import ToldWork
from trainer_desk.ui.widgets.controls import Notice

ENGLISH = ("en-US", "en-GB", "en-CA", "en-AU", "en-NZ", "en-ZA")
STRICT = ("en", "ru")
TONGUES = ("", "ru", "en", "uk", "be", "de", "fr", "es", "it", "pl", "pt", "zh")
_LIST_LINES = 4


class CheckPage(QWidget):
    """Everything about the writing check that can be chosen.

    Signals:
        install_asked (): LanguageTool is to be installed.
        words_asked (): The trainer's own words are to be shown.
        taught (): Words, ignores or dictionaries are others now.
    """

    install_asked = Signal()
    words_asked = Signal()
    taught = Signal()

    def __init__(
        self, settings: Settings, proofreader: Proofreader, jobs: Jobs, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._proofreader = proofreader
        self._make_switches(settings)
        self._make_rules(settings)
        self._make_server(settings)
        self._work = ToldWork(jobs, self)
        self._lay_out()
        self._show_state()
        self._read_rules()

    def settings(self, before: Settings) -> Settings:
        """Return `before` with what is chosen on this page."""
        english = self._english.currentData()
        others = tuple(tag for tag in before.check_variants if base_language(tag) != "en")
        strict = tuple(tag for tag, box in self._strict.items() if box.isChecked())
        kept = tuple(tag for tag in before.check_picky if tag not in STRICT)
        return replace(
            before,
            check_spelling=self._spelling.isChecked(),
            check_grammar=self._grammar.isChecked(),
            check_variants=(*others, *((english,) if english != ENGLISH[0] else ())),
            check_picky=(*kept, *strict),
            check_mother_tongue=self._tongue.currentData(),
            check_rules_off=_rules(self._off.text()),
            check_heap_mb=self._heap.value(),
            check_java=self._java.text().strip(),
            check_server=self._server.text().strip(),
        )

    # Controls

    def _make_switches(self, settings: Settings) -> None:
        self._spelling = QCheckBox(self.tr("Check spelling while I write"), self)
        self._spelling.setChecked(settings.check_spelling)
        self._grammar = QCheckBox(self.tr("Check grammar and style with LanguageTool"), self)
        self._grammar.setChecked(settings.check_grammar)
        self._grammar.setEnabled(settings.check_spelling)
        self._spelling.toggled.connect(self._grammar.setEnabled)
        self._state = SafeLabel("", self)
        self._state.setProperty("quiet", "true")
        self._state.setWordWrap(True)
        self._install = QPushButton(self.tr("Install LanguageTool…"), self)
        self._install.clicked.connect(self.install_asked)
        chosen = [tag for tag in settings.check_variants if base_language(tag) == "en"]
        self._english = self._combo(
            ((tag, tag) for tag in ENGLISH), chosen[0] if chosen else ENGLISH[0]
        )
        self._strict = {
            "en": QCheckBox(self.tr("Stricter rules for English"), self),
            "ru": QCheckBox(self.tr("Stricter rules for Russian"), self),
        }
        for tag, box in self._strict.items():
            box.setChecked(tag in settings.check_picky)
        tongues = ((tag, tag or self.tr("Not said")) for tag in TONGUES)
        self._tongue = self._combo(tongues, settings.check_mother_tongue)

    def _make_rules(self, settings: Settings) -> None:
        self._off = QLineEdit(", ".join(settings.check_rules_off), self)
        self._off.setPlaceholderText("en:EN_QUOTES, ru:STYLE")
        self._ignored = QListWidget(self)
        self._ignored.setAccessibleName(self.tr("Rules that were turned off while writing"))
        self._ignored.setMaximumHeight(self.fontMetrics().lineSpacing() * (2 * _LIST_LINES - 1))
        self._on_again = QPushButton(self.tr("Turn on again"), self)
        self._on_again.clicked.connect(self._turn_on)
        self._ignored.itemSelectionChanged.connect(
            lambda: self._on_again.setEnabled(bool(self._ignored.selectedItems()))
        )
        self._on_again.setEnabled(False)

    def _make_server(self, settings: Settings) -> None:
        bounds = {field.name: field.metadata for field in setting_fields()}
        self._heap = QSpinBox(self)
        self._heap.setRange(bounds["check_heap_mb"]["lowest"], bounds["check_heap_mb"]["highest"])
        self._heap.setSingleStep(128)
        self._heap.setSuffix(self.tr(" MiB"))
        self._heap.setValue(settings.check_heap_mb)
        self._java = QLineEdit(settings.check_java, self)
        self._java.setPlaceholderText(self.tr("Found by itself"))
        self._server = QLineEdit(settings.check_server, self)
        self._server.setPlaceholderText(self.tr("None: LanguageTool runs on this computer"))
        self._warning = Notice(
            "warn",
            self.tr(
                "Everything you write, and every response you check, is sent to this server. "
                "It leaves this computer."
            ),
            parent=self,
        )
        self._server.textChanged.connect(lambda _text: self._show_warning())
        self._show_warning()

    def _show_warning(self) -> None:
        self._warning.setVisible(leaves_machine(self._server.text().strip()))

    def _show_state(self) -> None:
        status = self._proofreader.status
        version = status.version
        said = trouble_told(status) if self._proofreader.chosen.grammar else ""
        if version:
            said = self.tr("LanguageTool {} is running.").format(version)
        self._state.setText(said)
        self._state.setVisible(bool(said))

    # Words, ignores, dictionaries

    def _read_rules(self) -> None:
        self._run(
            lambda: sorted(self._proofreader.ignores().all.rules), self._show_rules, taught=False
        )

    def _show_rules(self, rules: list[tuple[str, str]]) -> None:
        self._ignored.clear()
        for language, rule in rules:
            item = QListWidgetItem(f"{language}  {rule}")
            item.setData(Qt.ItemDataRole.UserRole, (language, rule))
            self._ignored.addItem(item)
        for part in (self._ignored, self._on_again):
            part.setVisible(bool(rules))

    def _turn_on(self) -> None:
        for item in self._ignored.selectedItems():
            language, rule = item.data(Qt.ItemDataRole.UserRole)
            self._run(
                partial(_turn_on, self._proofreader, rule, language), lambda _: self._read_rules()
            )

    def _import_ignores(self) -> None:
        file = self._open(self.tr("Ignored findings"), self.tr("Ignored findings (*.json)"))
        if file is not None:
            self._run(
                lambda: self._proofreader.ignores().import_file(file), lambda _: self._read_rules()
            )

    def _export_ignores(self) -> None:
        file = self._save(self.tr("Ignored findings"), "ignored.json")
        if file is not None:
            self._run(lambda: self._proofreader.ignores().export_file(file), self._written(file))

    def _add_dictionary(self) -> None:
        file = self._open(self.tr("Dictionary"), self.tr("Dictionaries (*.oxt *.dic)"))
        if file is not None:
            self._run(
                lambda: ", ".join(one.language for one in self._proofreader.add_dictionary(file)),
                lambda names: self._work.say(self.tr("Added: {}").format(names)),
            )

    def _written(self, file: Path) -> Callable[[object], None]:
        return lambda _: self._work.say(self.tr("Written to {}").format(file))

    def _run(
        self, work: Callable[[], object], done: Callable[..., None], *, taught: bool = True
    ) -> None:
        def finished(result: object) -> None:
            done(result)
            if taught:
                self.taught.emit()

        self._work.run(work, finished)

    def _open(self, title: str, kinds: str) -> Path | None:
        name, _ = QFileDialog.getOpenFileName(self, title, "", kinds)
        return Path(name) if name else None

    def _save(self, title: str, name: str) -> Path | None:
        chosen, _ = QFileDialog.getSaveFileName(self, title, name)
        return Path(chosen) if chosen else None

    def _find_java(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, self.tr("The java program"))
        if name:
            self._java.setText(name)

    # Layout

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setVerticalSpacing(8)
        form.addRow("", self._spelling)
        form.addRow("", self._grammar)
        form.addRow("", self._state)
        form.addRow("", _row(self._install))
        form.addRow(self.tr("English of"), self._english)
        form.addRow("", _row(*self._strict.values()))
        form.addRow(self.tr("Your own language"), self._tongue)
        form.addRow(self.tr("Rules and groups that are off"), self._off)
        form.addRow("", _row(self._ignored, self._on_again))
        form.addRow(
            self.tr("Dictionaries"),
            _row(
                self._button(self.tr("Your words…"), self.words_asked.emit),
                self._button(self.tr("Add a dictionary…"), self._add_dictionary),
            ),
        )
        form.addRow(
            self.tr("Ignored findings"),
            _row(
                self._button(
                    self.tr("Import…"), self._import_ignores, self.tr("Import ignored findings")
                ),
                self._button(
                    self.tr("Export…"), self._export_ignores, self.tr("Export ignored findings")
                ),
            ),
        )
        form.addRow(self.tr("Memory for LanguageTool"), self._heap)
        java = self._button(self.tr("Choose…"), self._find_java, self.tr("Choose the java program"))
        form.addRow(self.tr("Java"), _row(self._java, java, stretch=0))
        form.addRow(self.tr("Server"), self._server)
        form.addRow("", self._warning)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        column.addLayout(form)
        column.addWidget(self._work.line)
        column.addStretch(1)

    def _button(self, text: str, act: Callable[[], None], spoken: str = "") -> QPushButton:
        button = QPushButton(text, self)
        button.setAccessibleName(spoken or text)
        button.clicked.connect(act)
        return button

    def _combo(self, options: Iterable[tuple[str, str]], chosen: str) -> QComboBox:
        box = QComboBox(self)
        for value, text in options:
            box.addItem(text, value)
        if box.findData(chosen) < 0:
            box.addItem(chosen, chosen)
        box.setCurrentIndex(box.findData(chosen))
        return box


def _turn_on(proofreader: Proofreader, rule: str, language: str) -> None:
    proofreader.ignores().turn_on(rule, language)


def _rules(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(rule for part in text.split(",") if (rule := part.strip())))


def _row(*widgets: QWidget, stretch: int | None = None) -> QLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    for number, widget in enumerate(widgets):
        row.addWidget(widget, 1 if number == stretch else 0)
    if stretch is None:
        row.addStretch(1)
    return row
