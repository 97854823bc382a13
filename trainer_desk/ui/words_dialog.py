"""The words a trainer added: everywhere or in one batch, to look at, take out and hand on."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from trainer_desk.check.proofreader import Proofreader
from trainer_desk.check.tags import base_language
from trainer_desk.ui.check_sentences import check_failure
from trainer_desk.ui.jobs import Jobs
from trainer_desk.ui.safe import SafeLabel
from trainer_desk.ui.told_work import ToldWork
from trainer_desk.ui.widgets.controls import Segmented
from trainer_desk.values import dataclass
from trainer_desk.work.ids import BatchId

EVERYWHERE, BATCH = "everywhere", "batch"


@dataclass(frozen=True, slots=True)
class WordsBatch:
    """The batch whose own words can be looked at.

    Attributes:
        language: As the batch says, "" where it does not.
    """

    id: BatchId
    title: str
    language: str


class WordsDialog(QDialog):
    """Lists words and changes the lists; what is changed is kept at once.

    Signals:
        taught (): Other words count as right now.
    """

    taught = Signal()

    def __init__(
        self, proofreader: Proofreader, jobs: Jobs, batch: WordsBatch | None, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._proofreader = proofreader
        self._batch = batch
        self.setWindowTitle(self.tr("Your words"))
        self._language = QComboBox(self)
        self._language.setAccessibleName(self.tr("Language of the words"))
        self._where = Segmented(
            ((EVERYWHERE, self.tr("In every batch")), (BATCH, self.tr("In this batch only"))),
            name=self.tr("Where the words are right"),
            parent=self,
        )
        self._where.set_chosen(EVERYWHERE)
        self._where.setVisible(batch is not None)
        self._word = QLineEdit(self)
        self._word.setPlaceholderText(self.tr("A word to take for right"))
        self._word.setAccessibleName(self.tr("A word to take for right"))
        self._list = QListWidget(self)
        self._list.setObjectName("words")
        self._list.setAccessibleName(self.tr("Words"))
        self._list.setSelectionMode(QListWidget.SelectionMode.ExtendedSelection)
        self._empty = SafeLabel(self.tr("No words yet."), self)
        self._empty.setProperty("quiet", "true")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._work = ToldWork(jobs, self, explain=self._explain)
        self._add = self._button(self.tr("Add"), self._add_word)
        self._remove = self._button(self.tr("Remove"), self._remove_words)
        self._lay_out()
        self._connect()
        for button in self.findChildren(QPushButton):
            # Enter in the line adds the word; no button takes it away.
            button.setAutoDefault(False)
        self._offer_languages(("ru", "en"))
        self._work.run(proofreader.languages, self._offer_languages)

    # What is shown

    def _offer_languages(self, languages: Iterable[str]) -> None:
        spoken = base_language(self._batch.language) if self._batch is not None else ""
        tags = {*languages, *((spoken,) if spoken else ())}
        for tag in sorted(tags):
            if self._language.findData(tag) < 0:
                self._language.addItem(tag, tag)
        if not self._list.property("language"):
            self._language.setCurrentIndex(max(0, self._language.findData(spoken or "ru")))
        self._read()

    def _read(self) -> None:
        language, batch = self._chosen()
        self._list.setProperty("language", language)
        self._run(
            lambda: self._proofreader.words().words(language, batch), self._show, taught=False
        )

    def _show(self, words: tuple[str, ...]) -> None:
        self._list.clear()
        self._list.addItems(list(words))
        self._list.setVisible(bool(words))
        self._empty.setVisible(not words)
        self._enable()

    def _enable(self) -> None:
        self._add.setEnabled(bool(self._word.text().strip()))
        self._remove.setEnabled(bool(self._list.selectedItems()))

    def _chosen(self) -> tuple[str, BatchId | None]:
        in_batch = self._batch is not None and self._where.chosen_id() == BATCH
        batch = self._batch.id if self._batch is not None and in_batch else None
        return str(self._language.currentData() or "ru"), batch

    # What is done

    def _add_word(self) -> None:
        word = self._word.text().strip()
        language, batch = self._chosen()
        if not word:
            return

        def added(_: object) -> None:
            self._word.clear()
            self._read()

        self._run(lambda: self._proofreader.words().add(word, language, batch), added)

    def _remove_words(self) -> None:
        words = [item.text() for item in self._list.selectedItems()]
        language, batch = self._chosen()

        def remove() -> None:
            for word in words:
                self._proofreader.words().remove(word, language, batch)

        self._run(remove, lambda _: self._read())

    def _import(self) -> None:
        language, batch = self._chosen()
        name, _ = QFileDialog.getOpenFileName(
            self, self.tr("Words, one a line"), "", self.tr("Words (*.txt *.dic)")
        )
        if name:
            self.import_file(Path(name), language, batch)

    def import_file(self, file: Path, language: str, batch: BatchId | None) -> None:
        """Add the words of a file to one list."""

        def imported(new: int) -> None:
            self._work.say(self.tr("%n new word(s)", "", new))
            self._read()

        self._run(lambda: self._proofreader.words().import_file(file, language, batch), imported)

    def _export(self) -> None:
        language, batch = self._chosen()
        name, _ = QFileDialog.getSaveFileName(self, self.tr("Words, one a line"), f"{language}.txt")
        if name:
            self._run(
                lambda: self._proofreader.words().export_file(Path(name), language, batch),
                lambda _: self._work.say(self.tr("Written to {}").format(name)),
                taught=False,
            )

    def _run(
        self, work: Callable[[], object], done: Callable[..., None], *, taught: bool = True
    ) -> None:
        def finished(result: object) -> None:
            done(result)
            if taught:
                self.taught.emit()

        self._work.run(work, finished)

    def _explain(self, error: Exception) -> str | None:
        if type(error) is ValueError:
            return self.tr("This is no word: it is empty, too long, or has a space in it.")
        return check_failure(error)

    # Layout

    def _connect(self) -> None:
        self._language.activated.connect(lambda _: self._read())
        self._where.chosen.connect(lambda _: self._read())
        self._word.textChanged.connect(lambda _: self._enable())
        self._word.returnPressed.connect(self._add_word)
        self._list.itemSelectionChanged.connect(self._enable)
        delete = QShortcut(QKeySequence(Qt.Key.Key_Delete), self._list)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self._remove_words)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._language)
        head.addWidget(self._where)
        head.addStretch(1)
        new = QHBoxLayout()
        new.setSpacing(8)
        new.addWidget(self._word, 1)
        new.addWidget(self._add)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self._remove)
        foot.addStretch(1)
        foot.addWidget(self._button(self.tr("Import…"), self._import))
        foot.addWidget(self._button(self.tr("Export…"), self._export))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addLayout(head)
        if self._batch is not None:
            of = SafeLabel(self.tr("This batch: {}").format(self._batch.title), self)
            of.setProperty("quiet", "true")
            of.setWordWrap(True)
            column.addWidget(of)
        column.addLayout(new)
        column.addWidget(self._list, 1)
        column.addWidget(self._empty, 1)
        column.addLayout(foot)
        column.addWidget(self._work.line)
        column.addWidget(buttons)
        letter = self.fontMetrics().averageCharWidth()
        self.resize(letter * 64, self.fontMetrics().height() * 26)

    def _button(self, text: str, act: Callable[[], None]) -> QPushButton:
        button = QPushButton(text, self)
        button.clicked.connect(act)
        return button
