"""The question whether a prompt is to be answered, and everything that follows from a no."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trainer_desk.ui.safe import ElidedLabel
from trainer_desk.ui.widgets.answer_section import AnswerSection, Shown
from trainer_desk.ui.widgets.scale_bar import ScaleBar
from trainer_desk.ui.widgets.tick_list import TickList
from trainer_desk.ui.widgets.two_lines import TwoLineLabel
from trainer_desk.ui.widgets.verdict_chips import VerdictChips
from trainer_desk.ui.widgets.written_field import WrittenField
from trainer_desk.work.asking import Grade, Option, Scale
from trainer_desk.work.decision import DecisionAnswer, DecisionQuestion, DecisionVerdict
from trainer_desk.work.ids import OptionId
from trainer_desk.work.places import Bounds
from trainer_desk.work.rules import Lack, Missing
from trainer_desk.work.written import EXPLANATION, WORDING, with_written


class DecisionSection(AnswerSection):
    """Four verdicts; reasons, severity, specialist and texts come with those that need them."""

    def __init__(
        self, question: DecisionQuestion, language: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(question, language, parent)
        self._question = question
        self._answer = DecisionAnswer()
        self._read_only = False
        self._verdicts = VerdictChips(self)
        self._verdicts.pressed.connect(self._press)
        self._reasons = Ticks(self.tr("Reasons"), question.reasons, language, self)
        self._reasons.ticked.connect(lambda on: self._take(replace(self._answer, reasons=on)))
        self._severity = Severity(question.severity or Scale(), language, self)
        self._severity.given.connect(self._grade)
        self._specialist = Ticks(
            self.tr("Redirect to"), question.specialists, language, self, one=True
        )
        self._specialist.ticked.connect(self._send_to)
        self._texts = {
            WORDING: self._field(
                WORDING,
                self.tr("Wording of the refusal"),
                self.tr("As the model should say it"),
                Bounds(least=question.min_wording_words),
            ),
            EXPLANATION: self._field(
                EXPLANATION,
                self.tr("Explanation for colleagues"),
                self.tr("Why it is decided so; no user reads this"),
                Bounds(least=question.min_explanation_words),
            ),
        }
        self.body.setSpacing(8)
        parts = (self._verdicts, self._reasons, self._severity, self._specialist)
        for part in (*parts, *self._texts.values()):
            self.body.addWidget(part)
        self.add_keys("Ctrl Alt 1–4")

    def show_state(self, shown: Shown) -> None:
        """Show what is decided; emits nothing."""
        answer = shown.draft.answer(self.question.id, DecisionAnswer) or DecisionAnswer()
        self._answer, self._read_only = answer, shown.read_only
        lacks = {(lack.lack, lack.slot) for lack in shown.missing_in(self.question.id)}
        self._verdicts.show_verdict(answer.verdict, read_only=shown.read_only)
        self._reasons.show_ticked(answer.reasons, read_only=shown.read_only)
        self._severity.show_grade(answer.severity, read_only=shown.read_only)
        chosen = () if answer.specialist is None else (answer.specialist,)
        self._specialist.show_ticked(chosen, read_only=shown.read_only)
        for slot, text in ((WORDING, answer.wording), (EXPLANATION, answer.explanation)):
            self._texts[slot].show_text(
                shown.task.id,
                text,
                lacks=(Lack.TOO_SHORT, slot) in lacks and bool(text),
                read_only=shown.read_only,
            )
        self._offer(answer)

    def first_control(self, missing: Missing | None = None) -> QWidget:
        """Return the control that mends what is missing, else the verdicts."""
        match missing:
            case Missing(lack=Lack.NO_REASON):
                return self._reasons.control()
            case Missing(lack=Lack.NO_SEVERITY):
                return self._severity.control()
            case Missing(lack=Lack.NO_SPECIALIST):
                return self._specialist.control()
            case Missing(slot=slot) if slot in self._texts:
                return self._texts[slot].field()
            case _:
                return self._verdicts.control()

    def answer_slot_of(self, widget: QWidget) -> str | None:
        """Return which text `widget` is the field of."""
        for slot, text in self._texts.items():
            if text.isAncestorOf(widget):
                return slot
        return None

    def decide(self, verdict: DecisionVerdict) -> None:
        """Give a verdict; the one that is given already stays."""
        self._take(replace(self._answer, verdict=verdict))

    def _press(self, verdict: DecisionVerdict) -> None:
        given = verdict is self._answer.verdict
        self._take(replace(self._answer, verdict=None if given else verdict))

    def _offer(self, answer: DecisionAnswer) -> None:
        """Show what the verdict calls for, and texts that were written whatever it is."""
        grave = answer.verdict not in (None, DecisionVerdict.ANSWER)
        redirects = answer.verdict is DecisionVerdict.REDIRECT
        self._reasons.setVisible(grave and bool(self._question.reasons))
        self._severity.setVisible(grave and self._question.severity is not None)
        self._specialist.setVisible(redirects and bool(self._question.specialists))
        self._texts[WORDING].setVisible(answer.turns_away or bool(answer.wording))
        self._texts[EXPLANATION].setVisible(grave or bool(answer.explanation))
        self._texts[WORDING].set_title(
            self.tr("Wording of the redirection")
            if redirects
            else self.tr("Wording of the refusal")
        )

    def _grade(self, value: int | None) -> None:
        scale = self._question.severity
        if scale is not None:
            grade = None
            if value is not None:
                grade = Grade(value=value, lowest=scale.lowest, highest=scale.highest)
            self._take(replace(self._answer, severity=grade))

    def _send_to(self, chosen: tuple[OptionId, ...]) -> None:
        self._take(replace(self._answer, specialist=chosen[0] if chosen else None))

    def _write(self, slot: str, text: str) -> None:
        answer = with_written(self._answer, slot, text)
        assert isinstance(answer, DecisionAnswer)
        self._take(answer)

    def _take(self, answer: DecisionAnswer) -> None:
        if answer != self._answer and not self._read_only:
            self.answered.emit(None if answer == DecisionAnswer() else answer)

    def _field(self, slot: str, title: str, hint: str, bounds: Bounds) -> WrittenField:
        field = WrittenField(title, hint, bounds, self)
        field.text_edited.connect(lambda text: self._write(slot, text))
        field.editor_asked.connect(lambda: self.text_asked.emit(slot))
        return field


class Ticks(QWidget):
    """Options under a title.

    Signals:
        ticked (tuple[OptionId, ...]): What is ticked now.
    """

    ticked = Signal(object)

    def __init__(
        self,
        title: str,
        options: tuple[Option, ...],
        language: str,
        parent: QWidget,
        *,
        one: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(title)
        self._list = TickList(options, language, self, one=one)
        self._list.ticked.connect(self.ticked)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(ElidedLabel(title, self))
        column.addWidget(self._list)

    def show_ticked(self, on: tuple[OptionId, ...], *, read_only: bool) -> None:
        """Show what is ticked; emits nothing."""
        self._list.show_ticked(on, read_only=read_only)

    def control(self) -> QWidget:
        """Return the box to give the focus to."""
        return self._list.first_open()


class Severity(QWidget):
    """How grave it is, on the form's scale, with what the value means.

    Signals:
        given (int | None): The trainer gave another value, or took it back.
    """

    given = Signal(object)

    def __init__(self, scale: Scale, language: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._scale, self._language = scale, language
        self._value: int | None = None
        self.setAccessibleName(self.tr("Severity"))
        self._bar = ScaleBar(scale.values, self)
        for value in scale.values:
            meaning = scale.meaning(value, language)
            name = self.tr("Severity {}").format(value)
            self._bar.button(value).setAccessibleName(f"{name}: {meaning}" if meaning else name)
        self._bar.value_changed.connect(self.given)
        self._bar.value_hinted.connect(self._hint_at)
        self._hint = TwoLineLabel("", self)
        self._hint.setObjectName("muted")
        self._hint.setVisible(bool(scale.anchors))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(ElidedLabel(self.tr("Severity"), self))
        column.addWidget(self._bar)
        column.addWidget(self._hint)

    def show_grade(self, grade: Grade | None, *, read_only: bool) -> None:
        """Show the value given; emits nothing."""
        self._value = None if grade is None else grade.value
        self._bar.show_value(self._value, read_only=read_only)
        self._hint_at(None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the meaning for the new width."""
        super().resizeEvent(event)
        self._hint.fit(self.width())

    def control(self) -> QWidget:
        """Return the button that takes the focus for the whole scale."""
        return self._bar.control()

    def _hint_at(self, value: int | None) -> None:
        value = self._value if value is None else value
        meaning = "" if value is None else self._scale.meaning(value, self._language)
        self._hint.setText(f"{value} – {meaning}" if meaning else "")
        self._hint.fit(self.width())
