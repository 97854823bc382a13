"""The editor of forms for leads: questions in order, their fields, and the form tried at once."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QPushButton,
    QScrollArea,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from trainer_desk.files.errors import FormatError
from trainer_desk.files.form_files import NamedForm, form_from_bytes, write_form
from trainer_desk.ui.edited_form import EditedForm
from trainer_desk.ui.safe import PlainEditor, SafeLabel
from trainer_desk.ui.safe.dialogs import confirm
from trainer_desk.ui.widgets.controls import Heading, IconButton, MainButton, Notice
from trainer_desk.ui.widgets.drawn import px
from trainer_desk.ui.widgets.form_preview import FormPreview
from trainer_desk.ui.widgets.form_words import kind_name
from trainer_desk.ui.widgets.notices import NoticeKind
from trainer_desk.ui.widgets.question_fields import QuestionFields, WordingField
from trainer_desk.work.form import Form, Question
from trainer_desk.work.form_editing import Kind, can_add, kind_of, new_question
from trainer_desk.work.wording import Wording

FORM_FILES = "*.toml *.json"


class FormEditor(QDialog):
    """Puts a form together; every change can be taken back, and the form is tried on the right.

    Signals:
        changed (NamedForm): The form as it stands now; worth keeping.
        batch_asked (NamedForm): A batch is to be made under the form.
    """

    changed = Signal(object)
    batch_asked = Signal(object)

    def __init__(
        self, named: NamedForm, ready: tuple[Path, ...], language: str, parent: QWidget
    ) -> None:
        """Edit a form.

        Args:
            named: To begin from.
            ready: Files of forms to begin from instead.
            language: Of the window, for the words of the form.
        """
        super().__init__(parent)
        self._language = language
        self._ready = ready
        self._work = EditedForm(named)
        self.setWindowTitle(self.tr("Forms"))
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.setSizeGripEnabled(True)
        self._title = WordingField(self.tr("Name of the form"), self)
        self._title.edited.connect(lambda title: self._take(replace(self._work.named, title=title)))
        self._list = QListWidget(self)
        self._list.setAccessibleName(self.tr("Questions of the form"))
        self._list.currentRowChanged.connect(lambda _row: self._show_fields())
        self._fields = QuestionFields(self)
        self._fields.edited.connect(self._take_question)
        self._guidelines = PlainEditor(self)
        self._guidelines.setAccessibleName(self.tr("Guidelines of the form"))
        self._guidelines.edited.connect(lambda *_: self._take_guidelines())
        self._preview = FormPreview(language, self)
        self._notice = Notice(parent=self)
        self._notice.hide()
        self._buttons: dict[str, IconButton] = {}
        self._lay_out()
        self._bind_keys()
        self._show_all(0)

    def named_form(self) -> NamedForm:
        """Return the form as it stands."""
        return self._work.named

    def problem(self) -> str:
        """Return what is wrong with the form, with its place; "" if it is right."""
        return self._work.problem()

    # What the lead does

    def add(self, kind: Kind) -> None:
        """Add a question of a kind behind the current one."""
        at = self._at() + 1
        if self._work.add(kind, Wording.of(kind_name(kind)), at):
            self._show_taken(at)
            self._fields.setFocus()

    def duplicate(self) -> None:
        """Add a copy of the current question behind it."""
        at = self._at()
        if self._work.duplicate(at):
            self._show_taken(at + 1)

    def remove(self) -> None:
        """Take the current question out."""
        at = self._at()
        if self._work.remove(at):
            self._show_taken(min(at, self._work.last))

    def move_question(self, step: int) -> None:
        """Move the current question up (-1) or down (1)."""
        at = self._at()
        if self._work.move(at, step):
            self._show_taken(at + step)

    def _move_up(self) -> None:
        self.move_question(-1)

    def _move_down(self) -> None:
        self.move_question(1)

    def undo(self) -> None:
        """Take the last change back."""
        if self._work.undo():
            self._show_taken(min(self._at(), self._work.last))

    def redo(self) -> None:
        """Make the change again that was taken back last."""
        if self._work.redo():
            self._show_taken(min(self._at(), self._work.last))

    def open_form(self, named: NamedForm) -> None:
        """Edit another form; the one before comes back by Undo."""
        if self._work.open(named):
            self._show_taken(0)

    def save_as(self) -> None:
        """Ask for a name and write the form there."""
        problem = self.problem()
        if problem:
            self.say("bad", self.tr("The form is not right yet: {}").format(problem))
            return
        name, _ = QFileDialog.getSaveFileName(
            self,
            self.tr("Save the form"),
            self._work.file_name(),
            self.tr("Forms ({})").format(FORM_FILES),
        )
        if name:
            self.save_to(Path(name))

    def save_to(self, path: Path) -> None:
        """Write the form, as TOML where the name ends so, else as JSON."""
        try:
            write_form(path, self._work.named)
        except OSError as error:
            told = self.tr("{} could not be written: {}")
            self.say("bad", told.format(path.name, error.strerror or type(error).__name__))
        else:
            self._work.note_saved()
            self.say("ok", self.tr("Saved as {}.").format(path.name))

    def say(self, kind: NoticeKind, text: str) -> None:
        """Show a notice above the form."""
        self._notice.show_notice(kind, text)
        self._notice.show()

    # Inside

    def _at(self) -> int:
        return self._list.currentRow()

    def _take_question(self, question: Question) -> None:
        if self._work.change(self._at(), question):
            self._show_edited()

    def _take_guidelines(self) -> None:
        self._take(replace(self._work.named, guidelines=self._guidelines.text()))

    def _take(self, named: NamedForm) -> None:
        if self._work.take(named):
            self._title.set_wording(named.title)
            self._show_edited()

    def _show_edited(self) -> None:
        """Show what was changed in its own field: that one stands as it was typed."""
        self._show_list(self._at())
        self._show_preview()
        self.changed.emit(self._work.named)

    def _show_taken(self, at: int) -> None:
        self._show_all(at)
        self.changed.emit(self._work.named)

    def _show_all(self, at: int) -> None:
        self._title.set_wording(self._work.named.title)
        if self._guidelines.text() != self._work.named.guidelines:
            with QSignalBlocker(self._guidelines):
                self._guidelines.set_text(self._work.named.guidelines)
        self._show_list(at)
        self._show_fields()
        self._show_preview()

    def _show_list(self, at: int) -> None:
        with QSignalBlocker(self._list):
            self._list.clear()
            for number, question in enumerate(self._work.form.questions, start=1):
                title = question.title.in_language(self._language) or question.id
                item = QListWidgetItem(f"{number}. {title}\n{kind_name(kind_of(question))}")
                self._list.addItem(item)
            self._list.setCurrentRow(at)

    def _show_fields(self) -> None:
        at = self._at()
        self._fields.show_question(self._work.form, at, self._language)
        there = at >= 0
        self._buttons["copy"].setEnabled(there)
        self._buttons["trash"].setEnabled(there)
        self._buttons["chevron-up"].setEnabled(at > 0)
        self._buttons["chevron-down"].setEnabled(there and at < self._work.last)

    def _show_preview(self) -> None:
        problem = self.problem()
        if problem:
            self.say("warn", self.tr("Not right yet: {}").format(problem))
        else:
            self._notice.hide()
        self._batch.setEnabled(not problem)
        if not problem:
            self._preview.show_form(self._work.form)

    def _lay_out(self) -> None:
        self._batch = MainButton(self.tr("Make a batch…"), "", self)
        self._batch.clicked.connect(lambda: self.batch_asked.emit(self._work.named))
        save = QPushButton(self.tr("Save as…"), self)
        save.clicked.connect(self.save_as)
        begin = QPushButton(self.tr("Begin from"), self)
        begin.setMenu(self._ready_menu())
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(SafeLabel(self.tr("Name"), self))
        head.addWidget(self._title, 1)
        for button in (begin, save, self._batch):
            head.addWidget(button)
        panes = QSplitter(Qt.Orientation.Horizontal, self)
        for pane in (self._left(), self._middle(), self._preview):
            panes.addWidget(pane)
        panes.setChildrenCollapsible(False)
        panes.setStretchFactor(1, 1)
        column = QVBoxLayout(self)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self._notice)
        column.addWidget(panes, 1)
        self.resize(px(self, 1180), px(self, 720))
        panes.setSizes([px(self, 250), px(self, 600), px(self, 300)])

    def _left(self) -> QWidget:
        pane = QWidget(self)
        add = QPushButton(self.tr("Add a question"), pane)
        menu = QMenu(add)
        for kind in Kind:
            menu.addAction(kind_name(kind), partial(self.add, kind))
        menu.aboutToShow.connect(lambda: self._enable_kinds(menu))
        add.setMenu(menu)
        row = QHBoxLayout()
        row.setSpacing(2)
        row.addWidget(add, 1)
        for icon, words, act in (
            (
                "chevron-up",
                self.tr("Move the question up (Alt+Up)"),
                partial(self.move_question, -1),
            ),
            (
                "chevron-down",
                self.tr("Move the question down (Alt+Down)"),
                partial(self.move_question, 1),
            ),
            ("copy", self.tr("Copy the question (Ctrl+Shift+D)"), self.duplicate),
            ("trash", self.tr("Take the question out (Ctrl+Delete)"), self.remove),
        ):
            button = self._buttons[icon] = IconButton(icon, words, parent=pane)
            button.clicked.connect(lambda _on, act=act: act())
            row.addWidget(button)
        column = QVBoxLayout(pane)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._list, 1)
        column.addLayout(row)
        return pane

    def _middle(self) -> QWidget:
        content = QWidget(self)
        column = QVBoxLayout(content)
        column.setContentsMargins(8, 0, 0, 0)
        column.addWidget(self._fields)
        column.addWidget(Heading(self.tr("Guidelines"), parent=content))
        self._guidelines.setMinimumHeight(px(self, 90))
        column.addWidget(self._guidelines)
        column.addStretch(1)
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(content)
        return scroll

    def _ready_menu(self) -> QMenu:
        menu = QMenu(self)
        for path in self._ready:
            menu.addAction(path.stem, partial(self._open_file, path))
        menu.addSeparator()
        menu.addAction(self.tr("A file…"), self._ask_file)
        return menu

    def _ask_file(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self, self.tr("Open a form"), "", self.tr("Forms ({})").format(FORM_FILES)
        )
        if name:
            self._open_file(Path(name))

    def _open_file(self, path: Path) -> None:
        try:
            named = _read(path)
        except FormatError as error:
            self.say("bad", str(error))
            return
        except OSError as error:
            self.say("bad", f"{path.name}: {error.strerror}")
            return
        if self._work.is_saved or self._may_replace():
            self.open_form(named)

    def _may_replace(self) -> bool:
        return confirm(
            self,
            self.tr("Edit another form?"),
            self.tr("The form you work on is in no file yet. Undo brings it back."),
            button=self.tr("Edit the other"),
        )

    def _enable_kinds(self, menu: QMenu) -> None:
        for kind, action in zip(Kind, menu.actions(), strict=True):
            action.setEnabled(can_add(self._work.form, kind))

    def _bind_keys(self) -> None:
        for keys, act in (
            ("Alt+Up", self._move_up),
            ("Alt+Down", self._move_down),
            ("Ctrl+Shift+D", self.duplicate),
            ("Ctrl+Z", self.undo),
            ("Ctrl+Y", self.redo),
            ("Ctrl+Shift+Z", self.redo),
            ("Ctrl+S", self.save_as),
        ):
            QShortcut(QKeySequence(keys), self, act)
        gone = QShortcut(QKeySequence("Ctrl+Delete"), self._list, self.remove)
        gone.setContext(Qt.ShortcutContext.WidgetShortcut)


def empty_form() -> NamedForm:
    """Return a form with one question, to begin from."""
    text = new_question(Kind.RANKING, (), Wording.of({"en": "Ranking", "ru": "Порядок"}))
    title = Wording.of({"en": "New form", "ru": "Новая форма"})
    return NamedForm(title=title, form=Form(questions=(text,)))


def _read(path: Path) -> NamedForm:
    return form_from_bytes(path.read_bytes(), file=path.name)
