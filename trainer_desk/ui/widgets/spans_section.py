"""The question what is to be marked: labels, the marks there are, and the one looked at."""

from __future__ import annotations

from dataclasses import field

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QWidget,
)

from trainer_desk.ui.safe import SafeLabel, safe_tooltip
from trainer_desk.ui.widgets.answer_section import AnswerSection, Shown, lock
from trainer_desk.ui.widgets.controls import Chip, KeyCap
from trainer_desk.ui.widgets.drawn import px
from trainer_desk.ui.widgets.flow import FlowLayout
from trainer_desk.ui.widgets.label_looks import LabelLook, label_icon, label_looks
from trainer_desk.ui.widgets.mark_acts import MarkAct
from trainer_desk.ui.widgets.mark_details import MarkDetails
from trainer_desk.ui.widgets.marks_list import ListedMark, MarksList, MarkState
from trainer_desk.values import dataclass
from trainer_desk.work.ids import OptionId
from trainer_desk.work.marks import SpansAnswer, SpansQuestion
from trainer_desk.work.rules import Missing


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownMarks:
    """The marks of one question as the section needs them.

    Attributes:
        marks: In the order of the texts, proposals among them.
        chosen: The key of the one that is looked at, "" for none.
        looks: Of every label.
        marking: Whether keys mark.
        rejected: How many proposals were rejected.
    """

    marks: tuple[ListedMark, ...] = ()
    chosen: str = ""
    looks: dict[OptionId, LabelLook] = field(default_factory=dict)
    marking: bool = False
    rejected: int = 0


class SpansSection(AnswerSection):
    """Asks for everything through `mark_asked`: selections lie in the views of the texts.

    Signals:
        mark_asked (MarkAct, object): What the trainer wants done, and with what.
    """

    mark_asked = Signal(object, object)

    def __init__(
        self, question: SpansQuestion, language: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(question, language, parent)
        self._read_only = False
        self._count = SafeLabel("", self)
        self._count.setObjectName("muted")
        self.heading.row.addWidget(self._count)
        self._mode = Chip(self.tr("Mark by keys"), checkable=True, parent=self)
        self._mode.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        safe_tooltip(self._mode, self.tr("Mark by keys (Ctrl+Shift+M)"))
        self._mode.clicked.connect(lambda: self.mark_asked.emit(MarkAct.MODE, None))
        self._labels: dict[OptionId, LabelButton] = {}
        flow = FlowLayout(spacing=4)
        for label in question.labels:
            button = LabelButton(label.title.in_language(language), self)
            button.clicked.connect(
                lambda _on=False, label_id=label.id: self.mark_asked.emit(MarkAct.LABEL, label_id)
            )
            self._labels[label.id] = button
            flow.addWidget(button)
        self._hint = SafeLabel(self.tr("Select words, press a label’s key. Esc ends."), self)
        self._hint.setWordWrap(True)
        self._hint.setObjectName("muted")
        self._list = MarksList(self)
        self._list.mark_chosen.connect(lambda key: self.mark_asked.emit(MarkAct.CHOOSE, key))
        self._list.place_asked.connect(lambda: self.mark_asked.emit(MarkAct.ENTER, None))
        self._list.deletion_asked.connect(lambda: self.mark_asked.emit(MarkAct.DELETE, None))
        self._details = MarkDetails(question.severity, language, self)
        self._details.asked.connect(self.mark_asked)
        self._nothing = QCheckBox(self.tr("Nothing to mark"), self)
        self._nothing.clicked.connect(self._say_nothing)
        self._rejected = Chip("", checkable=True, parent=self)
        self._rejected.clicked.connect(
            lambda: self.mark_asked.emit(MarkAct.REJECTED, self._rejected.isChecked())
        )
        self.body.addLayout(flow)
        for part in (self._mode, self._hint, self._list, self._details):
            self.body.addWidget(part)
        last = FlowLayout(spacing=6)
        last.addWidget(self._nothing)
        last.addWidget(self._rejected)
        self.body.addLayout(last)
        self.add_keys("Ctrl Shift M")
        # As it is until marks are shown, and stays where none are, such as in a form that is tried.
        looks = {label_id: look for (_, label_id), look in label_looks((question,)).items()}
        self.show_marks(ShownMarks(looks=looks))

    def show_state(self, shown: Shown) -> None:
        """Show whether there is nothing, and who may change it; emits nothing."""
        answer = shown.draft.answer(self.question.id, SpansAnswer) or SpansAnswer()
        made = [mark for mark in answer.marks if not mark.rejected]
        self._read_only = shown.read_only
        self._nothing.setChecked(answer.nothing)
        self._nothing.setHidden(bool(made))
        lock(self._nothing, locked=shown.read_only)
        self._count.setText(str(len(made)) if made else "")
        self._mode.setHidden(shown.read_only)
        for button in self._labels.values():
            lock(button, locked=shown.read_only)

    def show_marks(self, shown: ShownMarks) -> None:
        """List marks; emits nothing."""
        for label_id, look in shown.looks.items():
            if label_id in self._labels:
                self._labels[label_id].show_look(look)
        self._mode.setChecked(shown.marking)
        self._hint.setVisible(shown.marking and not self._read_only)
        self._list.show_marks(shown.marks, shown.chosen)
        current = next((mark for mark in shown.marks if mark.key == shown.chosen), None)
        self._details.show_mark(current, read_only=self._read_only)
        for label_id, button in self._labels.items():
            button.set_current(current is not None and current.label == label_id)
        self._rejected.setVisible(bool(shown.rejected))
        self._rejected.setText(self.tr("%n rejected", "", shown.rejected))

    def listed(self) -> tuple[ListedMark, ...]:
        """Return the marks that are listed."""
        return self._list.marks()

    def focus_comment(self) -> bool:
        """Give the comment on the current mark the keyboard; tell whether there is one."""
        return self._details.focus_comment()

    def first_control(self, missing: Missing | None = None) -> QWidget:  # noqa: ARG002
        """Return the first label."""
        return next(iter(self._labels.values()), self._nothing)

    def _say_nothing(self) -> None:
        nothing = self._nothing.isChecked()
        # Qt has toggled the box already; only the draft decides.
        self._nothing.setChecked(not nothing)
        if not self._read_only:
            self.mark_asked.emit(MarkAct.NOTHING, nothing)


class LabelButton(QPushButton):
    """A label with a swatch of its marks, and its key; long names are cut to the room there is."""

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._title = " ".join(title.split())
        self._swatch = QIcon()
        self._key = KeyCap("", self)
        self._key.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._current = False
        self.setAccessibleName(title)
        # A click must not take the keyboard away from the text that is being marked.
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def show_look(self, look: LabelLook) -> None:
        """Show colour, shape and key."""
        self._swatch = label_icon(look)
        self._key.setText(look.key.upper())
        self._key.setVisible(bool(look.key))
        told = self.tr("{title}: mark as this ({key})").format(
            title=self._title, key=look.key.upper()
        )
        safe_tooltip(self, told if look.key else self._title)
        self.updateGeometry()
        self.update()

    def set_current(self, on: bool) -> None:  # noqa: FBT001 - a setter of one switch
        """Show whether the current mark is one of this label."""
        if on != self._current:
            self._current = on
            self.update()

    def sizeHint(self) -> QSize:
        """Wide enough for swatch, words and key, up to a bound."""
        words = self.fontMetrics().horizontalAdvance(self._title)
        width = words + px(self, _SWATCH + 3 * _PAD) + self._room_for_key()
        return QSize(min(width + 2, px(self, _WIDEST)), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """The same: what is longer is cut."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the button, the swatch and as much of the words as there is room for."""
        option = QStyleOptionButton()
        self.initStyleOption(option)
        painter = QStylePainter(self)
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        side, pad = px(self, _SWATCH), px(self, _PAD)
        place = QRect(pad, (self.height() - side) // 2, side, side)
        self._swatch.paint(painter, place)
        room = self.rect().adjusted(2 * pad + side, 0, -pad - self._room_for_key(), 0)
        words = self.fontMetrics().elidedText(
            self._title, Qt.TextElideMode.ElideRight, room.width()
        )
        font = self.font()
        font.setUnderline(self._current)
        painter.setFont(font)
        painter.setPen(self.palette().buttonText().color())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the key at the right edge."""
        super().resizeEvent(event)
        cap = self._key
        cap.resize(cap.sizeHint())
        cap.move(self.width() - cap.width() - px(self, _PAD), (self.height() - cap.height()) // 2)

    def _room_for_key(self) -> int:
        return 0 if self._key.isHidden() else self._key.sizeHint().width() + px(self, _PAD)


_SWATCH, _PAD, _WIDEST = 14, 7, 236

__all__ = ["LabelButton", "ListedMark", "MarkState", "ShownMarks", "SpansSection"]
