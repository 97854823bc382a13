"""A form tried at once, as a trainer would see it, on a task of our own."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QSpinBox, QVBoxLayout, QWidget

from trainer_desk.ui.safe import SafeLabel
from trainer_desk.ui.widgets.verdict_dock import VerdictDock
from trainer_desk.work.draft import Draft
from trainer_desk.work.form import Form
from trainer_desk.work.ids import ResponseId, TaskId
from trainer_desk.work.task import MAX_RESPONSES, Response, Role, Task, Turn

_RESPONSES = 3


class FormPreview(QWidget):
    """The verdict on a sample task with as many responses as one likes; answers go nowhere."""

    def __init__(self, language: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._language = language
        self._form: Form | None = None
        self._verdict = VerdictDock(self)
        self._number = QSpinBox(self)
        self._number.setRange(0, MAX_RESPONSES)
        self._number.setValue(_RESPONSES)
        self._number.setAccessibleName(self.tr("Responses of the task it is tried on"))
        self._number.valueChanged.connect(lambda _number: self._show())
        words = SafeLabel(self.tr("Tried on a task with so many responses:"), self)
        line = QHBoxLayout()
        line.addWidget(words, 1)
        line.addWidget(self._number)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(line)
        column.addWidget(self._verdict, 1)

    def show_form(self, form: Form) -> None:
        """Show a form that is right, with nothing answered yet."""
        self._form = form
        self._show()

    def _show(self) -> None:
        if self._form is None:
            return
        task = self._sample()
        order = tuple(response.id for response in task.responses)
        self._verdict.show_task(
            self._form, task, order, Draft(), language=self._language, read_only=False
        )

    def _sample(self) -> Task:
        """Return a task to try the form on; its texts are ours and say so."""
        number = self._number.value()
        texts = [self.tr("Response {} of the sample task.").format(at + 1) for at in range(number)]
        return Task(
            id=TaskId("sample"),
            prompt=(Turn(role=Role.USER, text=self.tr("The prompt of the sample task.")),),
            responses=tuple(
                Response(id=ResponseId(f"r{at}"), text=text) for at, text in enumerate(texts)
            ),
        )
