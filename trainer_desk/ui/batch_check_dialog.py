"""What the writing check finds in all that was written in a batch, before it is delivered."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QListWidget,
    QListWidgetItem,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from trainer_desk.text.findings import Finding
from trainer_desk.ui.safe import SafeLabel
from trainer_desk.ui.widgets.issues_view import (
    MOST,
    finding_message,
    kind_icon,
    kind_name,
    shown_words,
)
from trainer_desk.work.ids import TaskKey


class BatchCheckDialog(QDialog):
    """Lists findings task by task as they come; the window stays usable beside it.

    Signals:
        chosen (TaskKey): The trainer wants to go to a task.
        stop_asked (): No further texts are to be read.
    """

    chosen = Signal(object)
    stop_asked = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._found = self._tasks = 0
        self.setWindowTitle(self.tr("Findings in this batch"))
        self._state = SafeLabel("", self)
        self._bar = QProgressBar(self)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("Progress of the check"))
        self._list = QListWidget(self)
        self._list.setObjectName("findings")
        self._list.setAccessibleName(self.tr("Findings"))
        self._list.setWordWrap(True)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.itemActivated.connect(self._choose)
        self._list.itemClicked.connect(self._choose)
        self._buttons = QDialogButtonBox(self)
        self._stop = QPushButton(self.tr("Stop"), self)
        self._buttons.addButton(self._stop, QDialogButtonBox.ButtonRole.ActionRole)
        self._buttons.addButton(QDialogButtonBox.StandardButton.Close)
        self._lay_out()
        for button in self.findChildren(QPushButton):
            # Enter in the list opens a task and closes nothing.
            button.setAutoDefault(False)
        self._stop.clicked.connect(self._ask_to_stop)
        self._buttons.rejected.connect(self.reject)
        self._show_state()

    def show_found(self, key: TaskKey, position: int, findings: tuple[Finding, ...]) -> None:
        """Add what was found in a task; emits nothing.

        Args:
            position: 0 for the batch's first task.
        """
        self._tasks += bool(findings)
        for finding in findings:
            self._found += 1
            if self._found <= MOST:
                self._list.addItem(self._item(key, position, finding))
        if self._list.currentRow() < 0:
            self._list.setCurrentRow(0)
        self._show_state()

    def show_progress(self, read: int, total: int) -> None:
        """Show how many tasks were read; emits nothing."""
        self._bar.setRange(0, total)
        self._bar.setValue(read)

    def show_end(self, *, spelling_only: bool) -> None:
        """Show that nothing more comes; emits nothing.

        Args:
            spelling_only: Whether grammar could not be checked.
        """
        self._bar.hide()
        self._stop.hide()
        self._show_state(finished=True, spelling_only=spelling_only)

    def _ask_to_stop(self) -> None:
        self._stop.setEnabled(False)
        self.stop_asked.emit()

    def _show_state(self, *, finished: bool = False, spelling_only: bool = False) -> None:
        found = self.tr("%n finding(s)", "", self._found)
        tasks = self.tr("in %n task(s)", "", self._tasks)
        said = f"{found} {tasks}" if self._found else self.tr("No findings so far")
        if finished and not self._found:
            said = self.tr("No findings in what was written")
        if spelling_only:
            said = self.tr("{}; grammar was not checked").format(said)
        if self._found > MOST:
            said = self.tr("{}; the first {} are listed").format(said, MOST)
        self._state.setText(said)

    def _item(self, key: TaskKey, position: int, finding: Finding) -> QListWidgetItem:
        fixes = ", ".join(shown_words(fix) for fix in finding.suggestions[:3])
        quoted = shown_words(finding.quoted)
        what = f"{quoted}  →  {fixes}" if fixes else quoted
        task = self.tr("Task {}").format(position + 1)
        item = QListWidgetItem(
            kind_icon(finding.kind), f"{task}: {what}\n{finding_message(finding)}"
        )
        item.setData(Qt.ItemDataRole.UserRole, int(key))
        item.setData(
            Qt.ItemDataRole.AccessibleTextRole,
            f"{task}. {kind_name(finding.kind)}: {what}. {finding_message(finding)}",
        )
        return item

    def _choose(self, item: QListWidgetItem) -> None:
        self.chosen.emit(TaskKey(item.data(Qt.ItemDataRole.UserRole)))

    def _lay_out(self) -> None:
        hint = SafeLabel(self.tr("Enter opens the task; F7 walks over its findings."), self)
        hint.setProperty("quiet", "true")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(8)
        column.addWidget(self._state)
        column.addWidget(self._bar)
        column.addWidget(self._list, 1)
        column.addWidget(hint)
        column.addWidget(self._buttons)
        letter = self.fontMetrics().averageCharWidth()
        self.resize(letter * 70, self.fontMetrics().height() * 28)
