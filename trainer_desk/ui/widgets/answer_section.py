"""What every part of the verdict has in common: a heading, one question, one answer."""

from __future__ import annotations

from dataclasses import field
from typing import cast

from PySide6 import QtWidgets
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from trainer_desk.ui.late import Late
from trainer_desk.ui.safe import ElidedLabel, safe_tooltip
from trainer_desk.ui.widgets.controls import Heading, IconButton, KeyCap
from trainer_desk.ui.widgets.field_note import FieldNote
from trainer_desk.ui.widgets.phrases import letter
from trainer_desk.ui.widgets.tab_order import put_behind
from trainer_desk.values import dataclass
from trainer_desk.work.draft import Draft
from trainer_desk.work.form import Form, Question
from trainer_desk.work.ids import QuestionId, ResponseId
from trainer_desk.work.rules import Missing
from trainer_desk.work.task import Task
from trainer_desk.work.written import REMARK

FADED = 0.7
"""Opacity of a question that needs no answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What the verdict is about at the moment.

    Attributes:
        order: The responses as shown, the first as A.
        selected: The response that the trainer is at, None where there are none.
        language: The language to show the form's words in.
        missing: What keeps the draft from being finished.
        freed: The questions that need no answer, because the prompt is turned away.
        disputes: Whether a note on a question disputes it, as in a test.
    """

    form: Form
    task: Task
    order: tuple[ResponseId, ...]
    draft: Draft = field(default_factory=Draft)
    selected: ResponseId | None = None
    language: str = ""
    read_only: bool = False
    missing: tuple[Missing, ...] = ()
    freed: frozenset[QuestionId] = frozenset()
    disputes: bool = False

    def letter(self, response_id: ResponseId) -> str:
        """Return the letter a response goes by."""
        return letter(self.order, response_id)

    def missing_in(self, question_id: QuestionId) -> tuple[Missing, ...]:
        """Return what one question lacks."""
        return tuple(lack for lack in self.missing if lack.question_id == question_id)


class AnswerSection(QWidget):
    """One question of the verdict.

    Attributes:
        heading: The line on top; its `row` takes key caps and counts.
        body: Layout for the controls.

    Signals:
        answered (Answer | None): The trainer answered otherwise; carries the whole answer.
        response_asked (ResponseId): The trainer picked a response here.
        text_asked (str): The trainer wants to write the text in that slot in the large editor.
        noted (str): The trainer changed the note on the question; carries all of it.
        field_added (): The field for a note is there, which it was not.
    """

    answered = Signal(object)
    response_asked = Signal(object)
    text_asked = Signal(str)
    noted = Signal(object)
    field_added = Signal()

    def __init__(self, question: Question, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.question = question
        self.language = language
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        title = question.title.in_language(language)
        self.setAccessibleName(title)
        self.heading = SectionHeading(title, question.help.in_language(language), self)
        self.body = QVBoxLayout()
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(4)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self._freed = ElidedLabel("", self)
        self._freed.setObjectName("freed")
        self._freed.hide()
        self._frame: Shown | None = None
        self._note = Late(self._build_note)
        self._noted = IconButton("note", "", parent=self.heading)
        self._noted.setObjectName("noteButton")
        # By keyboard the note is opened with its own key, so that Tab passes here.
        self._noted.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._noted.clicked.connect(self.open_note)
        self._note_looks: tuple[bool, bool] | None = None
        self.heading.row.addWidget(self._noted)
        column.addWidget(self.heading)
        column.addWidget(self._freed)
        column.addLayout(self.body)

    def show_frame(self, shown: Shown) -> None:
        """Show what goes for every kind: whether it is needed, and its note; emits nothing."""
        self._frame = shown
        freed = self.question.id in shown.freed
        if freed:
            self._freed.setText(self.tr("Not needed: the prompt is not answered"))
        self._freed.setVisible(freed)
        said = shown.draft.field_note(self.question.id)
        if said or self._note.built is not None:
            self._show_note(shown, self._note())
        self._show_note_button(disputes=shown.disputes, says=bool(said))
        self._fade(on=freed)

    def _show_note(self, shown: Shown, note: FieldNote) -> None:
        note.show_note(
            shown.task.id,
            shown.draft.field_note(self.question.id),
            disputes=shown.disputes,
            read_only=shown.read_only,
        )

    def _show_note_button(self, *, disputes: bool, says: bool) -> None:
        if self._note_looks == (disputes, says):
            return
        self._note_looks = (disputes, says)
        self._noted.set_icon("note", "accent" if says else "muted")
        self._noted.set_words(
            self.tr("Dispute this question (Ctrl+Alt+N)")
            if disputes
            else self.tr("Note for the reviewer (Ctrl+Alt+N)")
        )

    def _fade(self, *, on: bool) -> None:
        """Let what is not needed stand back, and be no less usable."""
        faded = self.graphicsEffect() is not None
        if on and not faded:
            effect = QtWidgets.QGraphicsOpacityEffect(self)
            effect.setOpacity(FADED)
            self.setGraphicsEffect(effect)
        elif faded and not on:
            # None is what Qt takes an effect away by; its types leave that out.
            self.setGraphicsEffect(cast("QtWidgets.QGraphicsOpacityEffect", None))

    def open_note(self) -> None:
        """Let the trainer say something about this question, where the task is still open."""
        if self._frame is not None:
            note = self._note()
            self._show_note(self._frame, note)
            note.open()

    def slot_of(self, widget: QWidget) -> str | None:
        """Return the slot of the text that `widget` is the field of, None for no text."""
        if self._note.built is not None and self._note.built.isAncestorOf(widget):
            return REMARK
        return self.answer_slot_of(widget)

    def answer_slot_of(self, widget: QWidget) -> str | None:  # noqa: ARG002
        """Return the slot of the answer's text that `widget` is the field of, None for none."""
        return None

    def finish_typing(self) -> None:
        """Take over what is being typed into a line and not announced yet."""

    def show_state(self, shown: Shown) -> None:
        """Show the question as it stands; emits nothing."""
        raise NotImplementedError

    def first_control(self, missing: Missing | None = None) -> QWidget:
        """Return the control to give the focus to, the one that mends `missing` if given."""
        raise NotImplementedError

    def _build_note(self) -> FieldNote:
        """Most questions are never remarked on, and a field costs as much as the rest of one."""
        note = FieldNote(self.question.title.in_language(self.language), self)
        note.text_edited.connect(self.noted)
        self._column.addWidget(note)
        put_behind(self._noted, note)
        self.field_added.emit()
        return note

    def add_keys(self, *keys: str) -> None:
        """Show the keys of this question on the right of its heading."""
        for key in keys:
            self.heading.row.addWidget(KeyCap(key, self.heading))


class SectionHeading(Heading):
    """A heading that explains itself to the mouse and to screen readers."""

    def __init__(self, text: str, explanation: str, parent: QWidget) -> None:
        super().__init__(text, parent=parent)
        if explanation:
            safe_tooltip(self, explanation)
            self.setAccessibleDescription(explanation)


def lock(button: QAbstractButton, *, locked: bool) -> None:
    """Keep a button from being pressed and still show plainly whether it is on."""
    button.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, locked)
    policy = Qt.FocusPolicy.NoFocus if locked else Qt.FocusPolicy.StrongFocus
    button.setFocusPolicy(policy)
