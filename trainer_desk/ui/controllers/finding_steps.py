"""What the trainer does about findings: walks over them, takes a suggestion, ignores, teaches."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QMenu

from trainer_desk.check.proofreader import Proofreader, word_language
from trainer_desk.late import late
from trainer_desk.text.findings import Finding
from trainer_desk.ui.controllers.checked_field import CheckedField
from trainer_desk.ui.controllers.checking import Checking
from trainer_desk.ui.controllers.task_flow import TaskFlow
from trainer_desk.ui.late import Late
from trainer_desk.ui.widgets.underlines import Mark
from trainer_desk.ui.window import Window
from trainer_desk.values import dataclass
from trainer_desk.work.ids import BatchId

if TYPE_CHECKING:
    from trainer_desk.ui.safe import dialogs
    from trainer_desk.ui.widgets import finding_popover
    from trainer_desk.ui.widgets.finding_popover import FindingPopover
else:
    finding_popover = late("trainer_desk.ui.widgets.finding_popover")
    dialogs = late("trainer_desk.ui.safe.dialogs")


LANGUAGES = ("ru", "en-US", "en-GB", "uk", "be", "de-DE", "fr", "es", "it", "pt-BR", "pl")


@dataclass(frozen=True, slots=True)
class Lesson:
    """A finding that the trainer does not want to be told again.

    Attributes:
        finding: Offsets are from the paragraph's start.
    """

    finding: Finding
    paragraph: str
    language: str
    batch: BatchId


Teach = Callable[[Proofreader, Lesson], None]


class FindingSteps(QObject):
    """Connects underlines, popover and list of findings.

    Signals:
        told (str, str): Kind and text of a notice.
    """

    told = Signal(str, str)

    def __init__(self, window: Window, flow: TaskFlow, checking: Checking) -> None:
        super().__init__(window)
        self._window = window
        self._flow = flow
        self._checking = checking
        self._shown: tuple[CheckedField, Mark] | None = None
        self._popover = Late(self._build_popover)
        self._connect()

    @property
    def popover(self) -> FindingPopover:
        """What shows one finding; built for the first."""
        return self._popover()

    def step(self, by: int) -> None:
        """Go to the next (1) or previous (-1) finding and show it.

        After the last one of the text being written come those of the task's other texts.
        """
        fields = self._checking.fields.written()
        at = fields.index(self._checking.current) if self._checking.current in fields else 0
        here = self._checking.current.underlines.next_mark(by)
        if here is not None:
            self._go_to(self._checking.current, here)
            return
        for further in range(1, len(fields) + 1):
            field = fields[(at + by * further) % len(fields)]
            marks = field.underlines.marks()
            if marks:
                self._go_to(field, marks[0] if by > 0 else marks[-1])
                return
        self._tell_of_nothing(complete=all(field.complete for field in fields))

    def _tell_of_nothing(self, *, complete: bool) -> None:
        if complete:
            self.told.emit("ok", self.tr("No findings in the texts of this task."))
        else:
            self.told.emit("info", self.tr("The texts of this task are still being checked."))

    def show_here(self) -> None:
        """Show the finding at the cursor, or else the next one."""
        field = self._checking.current
        mark = field.underlines.at_cursor()
        if mark is None:
            self.step(1)
        else:
            self._show(field, mark)

    def go_to_issue(self, number: int) -> None:
        """Go to a finding of the rewrite by its number in the list, and show it."""
        field = self._checking.fields.rewrite
        marks = field.underlines.marks()
        if number < len(marks):
            self._window.editor.focus_editor()
            self._go_to(field, marks[number])

    def choose_language(self) -> None:
        """Ask in which language the text being written is checked."""
        self._ask_language(self._checking.current)

    def choose_language_of_rewrite(self) -> None:
        """Ask in which language the text in the large editor is checked."""
        self._ask_language(self._checking.fields.rewrite)

    def _ask_language(self, field: CheckedField) -> None:
        menu = QMenu(self._window)
        chosen = self._checking.chosen_language(field)
        for tag, words in (("", self.tr("As the batch says")), *((tag, tag) for tag in LANGUAGES)):
            action = menu.addAction(words)
            action.setCheckable(True)
            action.setChecked(tag == chosen)
            action.triggered.connect(partial(self._checking.choose_language, field, tag))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(QCursor.pos())

    def _build_popover(self) -> FindingPopover:
        popover = finding_popover.FindingPopover(self._window)
        popover.fix_asked.connect(self._fix)
        popover.ignore_once_asked.connect(partial(self._teach, _ignore_once))
        popover.ignore_in_batch_asked.connect(partial(self._teach, _ignore_in_batch))
        popover.turn_off_asked.connect(partial(self._teach, _turn_off))
        popover.add_word_asked.connect(partial(self._teach, _add_word))
        popover.add_word_to_batch_asked.connect(partial(self._teach, _add_word_to_batch))
        popover.explain_asked.connect(lambda address: dialogs.confirm_link(self._window, address))
        popover.step_asked.connect(self.step)
        return popover

    def _connect(self) -> None:
        self._checking.field_added.connect(self._follow)
        for field in self._checking.fields.all():
            self._follow(field)

    def _follow(self, field: CheckedField) -> None:
        field.underlines.clicked.connect(partial(self._show, field))

    def _go_to(self, field: CheckedField, mark: Mark) -> None:
        if field is self._checking.fields.rewrite:
            self._window.open_editor()
            self._window.editor.set_current_issue(field.underlines.marks().index(mark))
        field.editor.setFocus()
        field.underlines.go_to(mark)
        self._show(field, mark)

    def _show(self, field: CheckedField, mark: Mark) -> None:
        self._shown = (field, mark)
        shown = finding_popover.ShownFinding(
            finding=mark.finding,
            language=word_language(mark.finding.quoted, mark.language),
            fixable=not field.editor.isReadOnly(),
        )
        self.popover.show_finding(shown, field.underlines.place(mark))

    def _fix(self, suggestion: str) -> None:
        if self._shown is None:
            return
        field, mark = self._shown
        if field.is_gone() or field.editor.isReadOnly() or not mark.stands():
            return
        # What was typed before and the fix are a step of Undo each.
        self._flow.flush()
        start = field.underlines.start_of(mark)
        field.editor.replace(start, start + len(mark.finding.quoted), suggestion)
        self._flow.flush()

    def _teach(self, act: Teach) -> None:
        task = self._flow.task
        if self._shown is None or task is None or self._shown[0].is_gone():
            return
        finding, paragraph = self._shown[1].in_paragraph()
        language = self._shown[1].language
        lesson = Lesson(finding, paragraph, language, task.batch.id)
        self._checking.run(partial(act, self._checking.proofreader, lesson))


def _ignore_once(proofreader: Proofreader, lesson: Lesson) -> None:
    proofreader.ignores().ignore_once(lesson.finding, lesson.paragraph)


def _ignore_in_batch(proofreader: Proofreader, lesson: Lesson) -> None:
    proofreader.ignores().ignore_in_batch(lesson.finding, lesson.batch)


def _turn_off(proofreader: Proofreader, lesson: Lesson) -> None:
    proofreader.ignores().turn_off(lesson.finding.rule, lesson.language)


def _add_word(proofreader: Proofreader, lesson: Lesson) -> None:
    proofreader.add_word(lesson.finding.quoted, lesson.language)


def _add_word_to_batch(proofreader: Proofreader, lesson: Lesson) -> None:
    proofreader.add_word(lesson.finding.quoted, lesson.language, lesson.batch)
