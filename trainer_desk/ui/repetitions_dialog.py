"""What repeats in a batch: groups, the difference inside a group, and what becomes of each copy."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QProgressBar,
    QPushButton,
    QSpinBox,
    QSplitter,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from trainer_desk.text.diff import Diff
from trainer_desk.ui.safe import SafeLabel
from trainer_desk.ui.theme import Theme, reading_font
from trainer_desk.ui.widgets.controls import EmptyState, SteadyButton, icon
from trainer_desk.ui.widgets.diff_view import DiffView
from trainer_desk.values import dataclass
from trainer_desk.work.ids import TaskKey
from trainer_desk.work.repetitions import Copy, Looked, Repeated, Repetition

MOST = 1000
"""Groups that are listed; of more, the first."""
_COPY = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownCopy:
    """One copy as a row.

    Attributes:
        letter: What a response goes by in its task, "" for a task.
        beginning: The beginning of its text, on one line.
        dropped: Whether it is left out.
        locked: Why nothing can be changed about it here, "" where it can.
    """

    copy: Copy
    beginning: str
    letter: str = ""
    dropped: bool = False
    locked: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownRepetition:
    """One group as rows."""

    repetition: Repetition
    copies: tuple[ShownCopy, ...]


@dataclass(frozen=True, slots=True)
class Chosen:
    """A copy with the group that it is in."""

    repetition: Repetition
    copy: Copy


class RepetitionsDialog(QDialog):
    """Lists groups and shows what is different in them; decides nothing itself.

    Signals:
        find_asked (Looked): The trainer wants the batch looked through.
        stop_asked (): The search is to stop.
        compare_asked (Chosen): The difference to the first of the group is to be shown.
        drop_asked (tuple[Chosen, ...]): These copies are to be left out.
        keep_asked (tuple[Chosen, ...]): These copies are to be kept after all.
        task_asked (TaskKey): The trainer wants to go to a task.
    """

    find_asked = Signal(object)
    stop_asked = Signal()
    compare_asked = Signal(object)
    drop_asked = Signal(object)
    keep_asked = Signal(object)
    task_asked = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Repetitions in this batch"))
        self._groups: list[ShownRepetition] = []
        self._items: list[list[QTreeWidgetItem]] = []
        self._build_asking()
        self._build_groups()
        self._diff = DiffView(self)
        self._diff.set_read_only(on=True)
        self._diff.set_reading_font(reading_font(theme))
        self._heading = SafeLabel("", self)
        self._heading.setObjectName("muted")
        self._build_buttons()
        self._lay_out()
        self._connect()
        self.show_state(self.tr("Nothing was looked for yet."))
        self._refresh()
        self.resize(parent.size() * 0.85)

    # What is shown

    def show_state(self, words: str) -> None:
        """Say how things stand, in one line."""
        self._state.setText(words)

    def show_progress(self, done: int, total: int) -> None:
        """Show how far the search has come; (0, 0) before it can be told."""
        self._bar.setRange(0, total)
        self._bar.setValue(done)

    def show_searching(self, *, on: bool) -> None:
        """Show that the batch is being looked through, or no longer."""
        self._bar.setVisible(on)
        self._stop.setVisible(on)
        self._find.setVisible(not on)
        for part in (self._threshold, self._within, self._across):
            part.setEnabled(not on)
        if on:
            self.show_progress(0, 0)

    def show_groups(self, groups: Sequence[ShownRepetition]) -> None:
        """List groups; emits nothing."""
        self._groups = list(groups[:MOST])
        with QSignalBlocker(self._tree):
            self._tree.clear()
            self._items = []
            self._tree.addTopLevelItems([self._group_item(group) for group in self._groups])
            self._tree.expandAll()
            if self._items:
                # Named, or a key that happens to be held would select otherwise.
                select = QItemSelectionModel.SelectionFlag.ClearAndSelect
                self._tree.setCurrentItem(self._items[0][1], 0, select)
        self._diff.clear()
        self._refresh()
        self._compare()

    def show_copy(self, shown: ShownCopy) -> None:
        """Show what became of a copy, wherever it is listed; emits nothing."""
        for number, group in enumerate(self._groups):
            for at, copy in enumerate(group.copies):
                if copy.copy == shown.copy:
                    copies = (*group.copies[:at], shown, *group.copies[at + 1 :])
                    whole = ShownRepetition(repetition=group.repetition, copies=copies)
                    self._groups[number] = whole
                    self._fill(self._items[number][at], whole, shown)
        self._refresh()

    def show_diff(self, chosen: Chosen, diff: Diff) -> None:
        """Show what is different between a copy and the first of its group."""
        if self._chosen_here() == chosen:
            self._diff.show_diff(diff)

    def groups(self) -> tuple[ShownRepetition, ...]:
        """Return what is listed."""
        return tuple(self._groups)

    def looked(self) -> Looked:
        """Return where and from which likeness on is looked."""
        return Looked(
            threshold=self._threshold.value(),
            within=self._within.isChecked(),
            across=self._across.isChecked(),
        )

    # Inside

    def _chosen_here(self) -> Chosen | None:
        item = self._tree.currentItem()
        return None if item is None else item.data(0, _COPY)

    def _shown_copies(self) -> list[tuple[Chosen, ShownCopy]]:
        """Return what is selected; of a group all but its first."""
        found: dict[Copy, tuple[Chosen, ShownCopy]] = {}
        for item in self._tree.selectedItems():
            parent: QTreeWidgetItem | None = item.parent()
            group = self._groups[self._tree.indexOfTopLevelItem(parent or item)]
            rows = group.copies[1:]
            if parent is not None:
                rows = (group.copies[parent.indexOfChild(item)],)
            for row in rows:
                found[row.copy] = (Chosen(group.repetition, row.copy), row)
        return list(found.values())

    def _refresh(self) -> None:
        rows = self._shown_copies()
        free = [row for _, row in rows if not row.locked]
        self._drop.setEnabled(any(not row.dropped for row in free))
        self._keep.setEnabled(any(row.dropped for row in free))
        self._go.setEnabled(bool(rows))
        locked = [row.locked for _, row in rows if row.locked]
        self._why.setText(locked[0] if locked and not free else "")
        self._tree.setVisible(bool(self._groups))
        self._empty.setVisible(not self._groups)
        self._diff.setVisible(bool(self._groups))

    def _change(self, *, dropped: bool) -> None:
        chosen = tuple(
            one for one, row in self._shown_copies() if not row.locked and row.dropped != dropped
        )
        if chosen:
            (self.drop_asked if dropped else self.keep_asked).emit(chosen)

    def _compare(self) -> None:
        chosen = self._chosen_here()
        if chosen is None:
            self._heading.setText("")
            return
        places = {
            shown.copy: self._place(shown)
            for group in self._groups
            if group.repetition == chosen.repetition
            for shown in group.copies
        }
        here, first = places[chosen.copy], places[chosen.repetition.copies[0]]
        self._heading.setText(self.tr("{} compared with {}").format(here, first))
        self.compare_asked.emit(chosen)

    def _go_there(self) -> None:
        chosen = self._chosen_here()
        if chosen is not None:
            key: TaskKey = chosen.copy.task
            self.task_asked.emit(key)

    def _group_item(self, group: ShownRepetition) -> QTreeWidgetItem:
        repetition = group.repetition
        number = len(group.copies)
        if repetition.what is Repeated.TASK:
            words = self.tr("%n task(s)", "", number)
        else:
            words = self.tr("%n response(s)", "", number)
        exact = self.tr("word for word")
        alike = exact if repetition.is_exact else f"{repetition.likeness} %"
        item = QTreeWidgetItem([words, alike, ""])
        last = Chosen(repetition, repetition.copies[1])
        item.setData(0, _COPY, last)
        children = [QTreeWidgetItem(item) for _ in group.copies]
        for child, copy in zip(children, group.copies, strict=True):
            child.setData(0, _COPY, Chosen(repetition, copy.copy))
            self._fill(child, group, copy)
        self._items.append(children)
        return item

    def _fill(self, item: QTreeWidgetItem, group: ShownRepetition, shown: ShownCopy) -> None:
        copy = shown.copy
        first = copy == group.repetition.copies[0]
        item.setText(0, f"{self._place(shown)}: {shown.beginning}")
        item.setText(1, "" if first else f"{copy.likeness} %")
        item.setText(2, self.tr("dropped") if shown.dropped else "")
        item.setIcon(2, icon("skip", "muted") if shown.dropped else icon("check", "ok"))

    def _place(self, shown: ShownCopy) -> str:
        number = shown.copy.position + 1
        if not shown.letter:
            return self.tr("Task {}").format(number)
        return self.tr("Task {}, response {}").format(number, shown.letter)

    def _build_asking(self) -> None:
        self._threshold = QSpinBox(self)
        self._threshold.setRange(1, 100)
        self._threshold.setValue(Looked().threshold)
        self._threshold.setSuffix(" %")
        self._threshold.setAccessibleName(self.tr("Likeness from which on texts repeat each other"))
        self._within = QCheckBox(self.tr("Responses of one task"), self)
        self._across = QCheckBox(self.tr("Tasks, and responses of different tasks"), self)
        for box in (self._within, self._across):
            box.setChecked(True)
        self._find = SteadyButton(self.tr("Find repetitions"), self)
        self._find.setObjectName("findRepetitions")
        self._find.setDefault(True)
        self._stop = QPushButton(self.tr("Stop"), self)
        self._stop.hide()
        self._bar = QProgressBar(self)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("Progress of the search"))
        self._bar.hide()
        self._state = SafeLabel("", self)

    def _build_groups(self) -> None:
        self._tree = QTreeWidget(self)
        self._tree.setObjectName("repetitions")
        self._tree.setAccessibleName(self.tr("Groups of texts that repeat each other"))
        self._tree.setHeaderLabels([self.tr("Text"), self.tr("Likeness"), self.tr("Kept")])
        self._tree.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self._tree.setUniformRowHeights(True)
        header = self._tree.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column in (1, 2):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        self._empty = EmptyState(
            self.tr("No repetitions to show"),
            self.tr("Texts are compared by the runs of three words that they have in common."),
            picture="copy",
            parent=self,
        )

    def _build_buttons(self) -> None:
        self._why = SafeLabel("", self)
        self._why.setObjectName("muted")
        self._why.setWordWrap(True)
        self._buttons = QDialogButtonBox(self)
        roles = QDialogButtonBox.ButtonRole
        self._drop = QPushButton(self.tr("Drop"), self)
        self._drop.setObjectName("dropCopies")
        self._keep = QPushButton(self.tr("Keep"), self)
        self._keep.setObjectName("keepCopies")
        self._go = QPushButton(self.tr("Go to the task"), self)
        for button in (self._drop, self._keep, self._go):
            self._buttons.addButton(button, roles.ActionRole)
            button.setAutoDefault(False)
        self._buttons.addButton(QDialogButtonBox.StandardButton.Close)

    def _lay_out(self) -> None:
        asking = QHBoxLayout()
        asking.setSpacing(12)
        label = SafeLabel(self.tr("Likeness from"), self)
        label.setBuddy(self._threshold)
        for part in (label, self._threshold, self._within, self._across):
            asking.addWidget(part)
        asking.addStretch(1)
        asking.addWidget(self._find)
        asking.addWidget(self._stop)
        compared = QWidget(self)
        right = QVBoxLayout(compared)
        right.setContentsMargins(8, 0, 0, 0)
        right.addWidget(self._heading)
        right.addWidget(self._diff, 1)
        split = QSplitter(Qt.Orientation.Horizontal, self)
        split.addWidget(self._tree)
        split.addWidget(compared)
        split.setChildrenCollapsible(False)
        split.setSizes([1000, 1000])
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(10)
        column.addLayout(asking)
        column.addWidget(self._state)
        column.addWidget(self._bar)
        column.addWidget(self._empty, 1)
        column.addWidget(split, 1)
        column.addWidget(self._why)
        column.addWidget(self._buttons)

    def _connect(self) -> None:
        self._find.clicked.connect(lambda: self.find_asked.emit(self.looked()))
        self._stop.clicked.connect(self.stop_asked)
        for box in (self._within, self._across):
            box.toggled.connect(self._keep_one)
        self._tree.currentItemChanged.connect(lambda *_: self._compare())
        self._tree.itemSelectionChanged.connect(self._refresh)
        self._tree.itemDoubleClicked.connect(lambda *_: self._go_there())
        self._drop.clicked.connect(lambda: self._change(dropped=True))
        self._keep.clicked.connect(lambda: self._change(dropped=False))
        self._go.clicked.connect(self._go_there)
        self._buttons.rejected.connect(self.reject)

    def _keep_one(self) -> None:
        """Looking nowhere finds nothing."""
        self._find.setEnabled(self._within.isChecked() or self._across.isChecked())
