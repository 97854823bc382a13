"""The question "which of the two is better, and by how much?"."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from trainer_desk.ui.safe import ElidedLabel, safe_tooltip
from trainer_desk.ui.widgets.answer_section import AnswerSection, Shown, lock
from trainer_desk.ui.widgets.asking_button import AskingButton
from trainer_desk.ui.widgets.controls import Chip, LetterBadge
from trainer_desk.ui.widgets.drawn import draw_value, px, value_ink
from trainer_desk.ui.widgets.flow import FlowLayout
from trainer_desk.work.answers import StrengthAnswer, StrengthVerdict
from trainer_desk.work.form import StrengthQuestion
from trainer_desk.work.rules import Missing


class StrengthSection(AnswerSection):
    """A … B with grades of better between them, and chips for what has no better."""

    def __init__(
        self, question: StrengthQuestion, language: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(question, language, parent)
        self._question = question
        self._answer: StrengthAnswer | None = None
        self._shown: Shown | None = None
        self._words = ElidedLabel("", self)
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._badges = (LetterBadge("A", self), LetterBadge("B", self))
        self._grades = [GradeButton(step, self) for step in _steps_of(question.degrees)]
        self._chips = {
            StrengthVerdict.BOTH_GOOD: Chip(self.tr("Both good"), checkable=True, parent=self),
            StrengthVerdict.BOTH_BAD: Chip(self.tr("Both bad"), checkable=True, parent=self),
            StrengthVerdict.CANNOT_JUDGE: Chip(
                self.tr("Cannot judge"), checkable=True, parent=self
            ),
        }
        self._lay_out()
        self._connect()

    def show_state(self, shown: Shown) -> None:
        """Show the comparison as it stands; emits nothing."""
        self._shown = shown
        self._answer = shown.draft.answer(self.question.id, StrengthAnswer)
        step = self._step()
        for badge, response_id in zip(self._badges, shown.order, strict=False):
            badge.set_on(self._answer is not None and self._answer.preferred == response_id)
        for grade in self._grades:
            grade.setAutoExclusive(False)
            grade.setChecked(grade.step == step)
            grade.setAutoExclusive(True)
            grade.setEnabled(not shown.read_only)
        for verdict, chip in self._chips.items():
            chip.setChecked(self._answer is not None and self._answer.verdict is verdict)
            lock(chip, locked=shown.read_only)
        self._let_tab_stop_at(step)
        self._words.setText(self._sentence(step))

    def first_control(self, missing: Missing | None = None) -> QWidget:  # noqa: ARG002
        """Return the grade to give the focus to."""
        return self._stop

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move towards A or B with the arrows; Delete takes the comparison back."""
        direction = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            event.ignore()
        elif direction is not None:
            self._move(direction)
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._announce(None)
        else:
            event.ignore()

    def _lay_out(self) -> None:
        ends = QHBoxLayout()
        ends.setSpacing(6)
        ends.addWidget(self._badges[0])
        ends.addWidget(self._words, 1)
        ends.addWidget(self._badges[1])
        grades = QHBoxLayout()
        grades.setSpacing(3)
        for grade in self._grades:
            grades.addWidget(grade, 1)
        chips = FlowLayout(spacing=6)
        for chip in self._chips.values():
            chips.addWidget(chip)
        self.body.addLayout(ends)
        self.body.addLayout(grades)
        self.body.addLayout(chips)

    def _connect(self) -> None:
        offered = (self._question.both_good, self._question.both_bad, self._question.cannot_judge)
        for (verdict, chip), offer in zip(self._chips.items(), offered, strict=True):
            chip.setVisible(offer)
            chip.setAccessibleName(chip.text())
            chip.clicked.connect(lambda _on, verdict=verdict: self._judge(verdict))
        for grade in self._grades:
            words = self._sentence(grade.step)
            grade.setAccessibleName(words)
            safe_tooltip(grade, words)
            grade.clicked.connect(lambda _on, step=grade.step: self._prefer(step))

    def _step(self) -> int | None:
        """Where the answer stands: below 0 towards A, above 0 towards B; None off the scale."""
        answer, shown = self._answer, self._shown
        if answer is None or shown is None or answer.preferred is None:
            return None
        return -answer.degree if answer.preferred == shown.order[0] else answer.degree

    def _move(self, direction: int) -> None:
        steps, step = [grade.step for grade in self._grades], self._step()
        if step is None:
            target = direction
        else:
            at = steps.index(step) + direction if step in steps else 0
            target = steps[max(0, min(at, len(steps) - 1))]
        if target != step:
            self._prefer(target)
        self._let_tab_stop_at(target)
        self._stop.setFocus(Qt.FocusReason.OtherFocusReason)

    def _prefer(self, step: int) -> None:
        shown = self._shown
        if shown is None:
            return
        if step == self._step():
            self._announce(None)
            return
        self._announce(
            StrengthAnswer(
                verdict=StrengthVerdict.PREFERRED,
                preferred=shown.order[0 if step < 0 else 1],
                degree=abs(step),
                degrees=self._question.degrees,
            )
        )

    def _judge(self, verdict: StrengthVerdict) -> None:
        back = self._answer is not None and self._answer.verdict is verdict
        # Qt has toggled the chip already; only the draft decides.
        self._chips[verdict].setChecked(back)
        self._announce(
            None if back else StrengthAnswer(verdict=verdict, degrees=self._question.degrees)
        )

    def _announce(self, answer: StrengthAnswer | None) -> None:
        if answer != self._answer and self._shown is not None and not self._shown.read_only:
            self.answered.emit(answer)

    def _let_tab_stop_at(self, step: int | None) -> None:
        self._stop = next((grade for grade in self._grades if grade.step == step), self._grades[0])
        for grade in self._grades:
            stop = grade is self._stop
            grade.setFocusPolicy(Qt.FocusPolicy.TabFocus if stop else Qt.FocusPolicy.NoFocus)

    def _sentence(self, step: int | None) -> str:
        if step is None:
            return ""
        letter = "A" if step < 0 else "B"
        degree, degrees = abs(step), self._question.degrees
        if degrees == 1:
            return self.tr("{letter} is better").format(letter=letter)
        if degree == 1:
            return self.tr("{letter} is slightly better").format(letter=letter)
        if degree == degrees:
            return self.tr("{letter} is much better").format(letter=letter)
        if degree == degrees - 1 and degrees > _DEGREES_WITH_PLAIN_BETTER:
            return self.tr("{letter} is clearly better").format(letter=letter)
        return self.tr("{letter} is better").format(letter=letter)


_DEGREES_WITH_PLAIN_BETTER = 3


class GradeButton(AskingButton):
    """One grade of better, as arrow heads towards the better one.

    Attributes:
        step: Below 0 towards A, above 0 towards B; its size is the degree.
    """

    def __init__(self, step: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.step = step
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """As high as other small buttons."""
        return QSize(px(self, 26), px(self, 26))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the box and as many arrow heads as the degree."""
        painter = QPainter(self)
        draw_value(painter, self, hovered=self.underMouse())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(value_ink(self), 1.6, c=Qt.PenCapStyle.RoundCap))
        degree, gap, half = abs(self.step), px(self, 4), px(self, 4)
        middle, towards = self.rect().center(), 1 if self.step > 0 else -1
        for at in range(degree):
            x = middle.x() + (at - (degree - 1) / 2) * gap + 0.5
            tip, tail = x + towards * half / 2, x - towards * half / 2
            painter.drawPolyline(
                QPolygonF(
                    [
                        QPointF(tail, middle.y() - half),
                        QPointF(tip, middle.y()),
                        QPointF(tail, middle.y() + half),
                    ]
                )
            )


def _steps_of(degrees: int) -> list[int]:
    return [*range(-degrees, 0), *range(1, degrees + 1)]
