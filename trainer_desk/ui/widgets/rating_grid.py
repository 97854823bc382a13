"""The question "how good is this response, axis by axis?"."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from trainer_desk.ui.safe import safe_tooltip
from trainer_desk.ui.theme import ink
from trainer_desk.ui.widgets.answer_section import AnswerSection, Shown
from trainer_desk.ui.widgets.controls import restyle
from trainer_desk.ui.widgets.drawn import fill, px
from trainer_desk.ui.widgets.rated_overview import RatedOverview
from trainer_desk.ui.widgets.scale_bar import ScaleBar
from trainer_desk.ui.widgets.two_lines import TwoLineLabel
from trainer_desk.work.answers import Rating, RatingAnswer
from trainer_desk.work.form import Axis, RatingQuestion
from trainer_desk.work.ids import AxisId, ResponseId
from trainer_desk.work.rules import Missing, is_empty

_LEAST_TITLE = 80
_EDGE = 7


class RatingSection(AnswerSection):
    """The axes of the selected response, one of which the keys go to."""

    def __init__(
        self, question: RatingQuestion, language: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(question, language, parent)
        self._question = question
        self._title = question.title.in_language(language)
        self._answer = RatingAnswer()
        self._shown: Shown | None = None
        self._current = 0
        self._overview = RatedOverview(self)
        self._overview.picked.connect(self.response_asked)
        self._axes = [AxisRow(axis, language, self) for axis in question.axes]
        self._hint = TwoLineLabel("", self, steady=True)
        self._hint.setObjectName("muted")
        self._hint.setVisible(any(axis.scale.anchors or axis.help for axis in question.axes))
        self.body.addWidget(self._overview)
        for index, row in enumerate(self._axes):
            row.bar.value_changed.connect(lambda value, i=index: self._take(i, value))
            row.bar.value_hinted.connect(lambda value, i=index: self._hint_at(i, value))
            row.chosen.connect(lambda i=index: self._go_to(i))
            row.stepped.connect(lambda step, i=index: self._focus_axis(i + step))
            self.body.addWidget(row)
        self.body.addWidget(self._hint)
        self.add_keys(self._keys())

    def show_state(self, shown: Shown) -> None:
        """Show the ratings of the selected response; emits nothing."""
        before, self._shown = self._shown, shown
        self._answer = shown.draft.answer(self.question.id, RatingAnswer) or RatingAnswer()
        if before is None or before.task is not shown.task or before.selected != shown.selected:
            self._current = self._next_unrated(0) or 0
        if shown.selected is not None:
            self.heading.set_text(
                self.tr("{title} · {letter}").format(
                    title=self._title, letter=shown.letter(shown.selected)
                )
            )
        missing = {
            lack.axis_id
            for lack in shown.missing_in(self.question.id)
            if lack.response_id == shown.selected
        }
        begun = shown.selected is not None and len(missing) < len(self._axes)
        for index, row in enumerate(self._axes):
            row.show_rating(
                self._value(row.axis.id),
                shown.letter(shown.selected) if shown.selected is not None else "",
                missing=begun and row.axis.id in missing,
                current=index == self._current,
                read_only=shown.read_only or shown.selected is None,
            )
        self._show_overview(shown)
        self._hint_at(self._current, None)

    def first_control(self, missing: Missing | None = None) -> QWidget:
        """Return the scale to give the focus to, and let the keys go to its axis."""
        if missing is not None and missing.axis_id is not None:
            self._go_to(self._index(missing.axis_id))
        return self._axes[self._current].bar.control()

    def rate(self, value: int) -> None:
        """Rate the selected response on the current axis and go to the next one without a value.

        A value outside the axis's scale does nothing.
        """
        index = self._current
        if value not in self._axes[index].axis.scale.values or not self._may_change():
            return
        following = self._next_unrated(index + 1, skip=index)
        self._current = index if following is None else following
        has_focus = self._axes[index].isAncestorOf(self.focusWidget())
        self._rate(index, value)
        self._mark_current()
        if has_focus:
            self._focus_axis(self._current)

    def step_axis(self, step: int) -> None:
        """Let the keys go to the next (1) or previous (-1) axis, round at the ends."""
        self._go_to((self._current + step) % len(self._axes))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put scales under their titles where there is no room beside them."""
        super().resizeEvent(event)
        least = px(self, _LEAST_TITLE)
        stacked = any(row.bar.width_needed() + least > self.width() for row in self._axes)
        for row in self._axes:
            row.set_stacked(on=stacked)
        self._hint.fit(self.width())

    def _show_overview(self, shown: Shown) -> None:
        """Show it whatever the width: its buttons break lines, and nothing may come and go."""
        self._overview.setVisible(len(shown.order) > 1)
        rated = [sum(r.response_id == each for r in self._answer.ratings) for each in shown.order]
        self._overview.show_rated(shown, tuple(rated), len(self._axes))

    def _take(self, index: int, value: int | None) -> None:
        """Take over what was given on a scale, and let the keys go on from there."""
        focused = self._axes[index].isAncestorOf(self.focusWidget())
        following = None if value is None or focused else self._next_unrated(index + 1, skip=index)
        self._current = index if following is None else following
        self._rate(index, value)

    def _rate(self, index: int, value: int | None) -> None:
        shown, axis = self._shown, self._axes[index].axis
        if shown is None or shown.selected is None or not self._may_change():
            return
        if value is None:
            answer = self._answer.without(shown.selected, axis.id)
        else:
            answer = self._answer.rated(_rating(shown.selected, axis, value))
        if answer != self._answer:
            self.answered.emit(None if is_empty(answer) else answer)

    def _may_change(self) -> bool:
        shown = self._shown
        return shown is not None and shown.selected is not None and not shown.read_only

    def _value(self, axis_id: AxisId) -> int | None:
        shown = self._shown
        if shown is None or shown.selected is None:
            return None
        return self._answer.value(shown.selected, axis_id)

    def _next_unrated(self, start: int, skip: int | None = None) -> int | None:
        number = len(self._axes)
        for at in (i % number for i in range(start, start + number)):
            if at != skip and self._value(self._axes[at].axis.id) is None:
                return at
        return None

    def _go_to(self, index: int) -> None:
        self._current = index
        self._mark_current()

    def _mark_current(self) -> None:
        for index, row in enumerate(self._axes):
            row.set_current(on=index == self._current)
        self._hint_at(self._current, None)

    def _focus_axis(self, index: int) -> None:
        index = max(0, min(index, len(self._axes) - 1))
        self._go_to(index)
        self._axes[index].bar.control().setFocus(Qt.FocusReason.OtherFocusReason)

    def _hint_at(self, index: int, value: int | None) -> None:
        """Say what the value under the mouse means, else what the current axis has or asks."""
        if value is None:
            index = self._current
        axis = self._axes[index].axis
        value = self._value(axis.id) if value is None else value
        meaning = "" if value is None else axis.scale.meaning(value, self.language)
        words = f"{value} – {meaning}" if meaning else axis.help.in_language(self.language)
        if words != self._hint.text():
            self._hint.setText(words)
            self._hint.fit(self.width())

    def _index(self, axis_id: AxisId) -> int:
        return next(i for i, row in enumerate(self._axes) if row.axis.id == axis_id)

    def _keys(self) -> str:
        lowest = min(axis.scale.lowest for axis in self._question.axes)
        highest = max(axis.scale.highest for axis in self._question.axes)
        return f"Alt {max(1, lowest)}–{min(9, highest)}"


class AxisRow(QWidget):
    """An axis: its title, its scale, and a bar at the edge while the keys go here.

    Signals:
        chosen: The title was pressed, or the scale got the focus.
        stepped (int): The focus shall go up (-1) or down (1).
    """

    chosen = Signal()
    stepped = Signal(int)

    def __init__(self, axis: Axis, language: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.axis = axis
        self._title = axis.title.in_language(language)
        self._language = language
        self._letter: str | None = None
        self._current = False
        self._missing = False
        self._stacked = False
        self._label = TwoLineLabel(self._title, self)
        self.bar = ScaleBar(axis.scale.values, self)
        self.bar.focused.connect(self.chosen)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 2, 0, 2)
        self._grid.setHorizontalSpacing(6)
        self._grid.setVerticalSpacing(3)
        self._grid.setColumnStretch(0, 1)
        self._arrange()

    def show_rating(
        self, value: int | None, letter: str, *, missing: bool, current: bool, read_only: bool
    ) -> None:
        """Show a rating; emits nothing."""
        self.bar.show_value(value, read_only=read_only)
        if letter != self._letter:
            self._letter = letter
            for each in self.axis.scale.values:
                self._describe(each, letter)
        if missing != self._missing:
            self._missing = missing
            self._label.setProperty("ink", "warn" if missing else "")
            restyle(self._label)
        self.set_current(on=current)

    def set_current(self, *, on: bool) -> None:
        """Mark the axis as the one that the keys go to, or not."""
        if on != self._current:
            self._current = on
            self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the title a second line where it needs one."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Measure again when the zoom changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def set_stacked(self, *, on: bool) -> None:
        """Put the scale below the title, or beside it."""
        if on != self._stacked:
            self._stacked = on
            self._arrange()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Let the keys go to this axis."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.chosen.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the axis above or below."""
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if event.key() in steps and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.stepped.emit(steps[Qt.Key(event.key())])
        else:
            event.ignore()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the bar at the edge."""
        if self._current:
            height = self.height() - px(self, 8)
            edge = QRect(-px(self, 1), px(self, 4), px(self, 3), height)
            fill(QPainter(self), edge, ink(self.palette(), "accent"))

    def _fit(self) -> None:
        beside = 0 if self._stacked else self.bar.width_needed() + self._grid.horizontalSpacing()
        self._label.fit(self.width() - beside - px(self, _EDGE))

    def _arrange(self) -> None:
        self._grid.removeWidget(self.bar)
        self._grid.setContentsMargins(px(self, _EDGE), 2, 0, 2)
        middle = Qt.AlignmentFlag.AlignVCenter
        self._grid.addWidget(self._label, 0, 0, middle)
        if self._stacked:
            self._grid.addWidget(self.bar, 1, 0)
        else:
            self._grid.addWidget(self.bar, 0, 1, middle)
        self._fit()

    def _describe(self, value: int, letter: str) -> None:
        button = self.bar.button(value)
        meaning = self.axis.scale.meaning(value, self._language)
        name = self.tr("{axis} of {letter}: {value}").format(
            axis=self._title, letter=letter, value=value
        )
        button.setAccessibleName(name)
        button.setAccessibleDescription(meaning)
        safe_tooltip(button, meaning or name)


def _rating(response_id: ResponseId, axis: Axis, value: int) -> Rating:
    return Rating(
        response_id=response_id,
        axis_id=axis.id,
        value=value,
        lowest=axis.scale.lowest,
        highest=axis.scale.highest,
    )
