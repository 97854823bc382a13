"""Delivery at a glance: the target, every parcel with its state, and what can be done about it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from PySide6.QtCore import QSignalBlocker, Qt, Signal, SignalInstance
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QProgressBar,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from trainer_desk.ui.safe import ElidedLabel, SafeLabel
from trainer_desk.ui.theme import tabular
from trainer_desk.ui.widgets.controls import EmptyState, MainButton, Notice, icon
from trainer_desk.ui.widgets.notices import NoticeKind
from trainer_desk.ui.widgets.phrases import short_moment
from trainer_desk.ui.widgets.shown_parcels import (
    PICTURES,
    ParcelLook,
    ShownBatch,
    ShownParcel,
    ShownTarget,
    look_word,
    parcel_sentence,
)

_COLUMNS = 6
_STATE, _NAME, _COUNT, _SIZE, _TRIES, _WHEN = range(_COLUMNS)
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_BATCH = int(Qt.ItemDataRole.UserRole)
_PARCEL = _BATCH + 1


_MAY_STAY = (ParcelLook.WAITING, ParcelLook.SENDING, ParcelLook.REFUSED, ParcelLook.HELD)


class DeliveryPanel(QWidget):
    """Setters in, wishes out.

    Signals:
        deliver_asked (): Send what waits, also what was refused.
        stop_asked (): Stop the round under way.
        target_asked (): Choose another target.
        step_asked (): Do what the button beside the target's state says.
        compare_asked (): Compare what was delivered with what is there.
        save_asked (): Write parcels into a folder, to go by hand.
        take_asked (): Take receipts in that came by hand.
        folder_asked (): Open the target's folder.
        pause_asked (BatchId, bool): Keep a batch's work here, or let it go again.
        parcel_asked (str): Send this one parcel, by its name.
        hold_asked (str, bool): Keep this parcel here, or let it go again.
    """

    deliver_asked = Signal()
    stop_asked = Signal()
    target_asked = Signal()
    step_asked = Signal()
    compare_asked = Signal()
    save_asked = Signal()
    take_asked = Signal()
    folder_asked = Signal()
    pause_asked = Signal(str, bool)
    parcel_asked = Signal(str)
    hold_asked = Signal(str, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._batches: tuple[ShownBatch, ...] = ()
        self._place = ElidedLabel("", self)
        self._place.setObjectName("cardTitle")
        self._state = Notice(parent=self)
        self._state.setObjectName("targetState")
        self._state.action.connect(self.step_asked)
        self._answer = Notice(parent=self)
        self._answer.setObjectName("deliveryAnswer")
        self._answer.hide()
        self._progress = QProgressBar(self)
        self._progress.setTextVisible(False)
        self._progress.setAccessibleName(self.tr("Progress of the delivery"))
        self._deliver = MainButton(self.tr("Deliver now"), parent=self)
        self._deliver.setObjectName("deliverNow")
        self._stop = self._button(self.tr("Stop"), self.stop_asked)
        self._stop.setObjectName("stopDelivery")
        self._target = self._button(self.tr("Target…"), self.target_asked)
        self._compare = self._button(self.tr("Compare with the target"), self.compare_asked)
        self._compare.setObjectName("compareTarget")
        self._open = self._button(self.tr("Open folder"), self.folder_asked)
        self._save = self._button(self.tr("Save parcels to a folder…"), self.save_asked)
        self._take = self._button(self.tr("Take in receipts…"), self.take_asked)
        self._pause = QPushButton(self)
        self._pause.setObjectName("pauseBatch")
        self._one = QPushButton(self.tr("Deliver this parcel"), self)
        self._one.setObjectName("deliverParcel")
        self._hold = QPushButton(self)
        self._hold.setObjectName("holdParcel")
        self._details = SafeLabel("", self)
        self._details.setWordWrap(True)
        self._tree = self._build_tree()
        self._empty = EmptyState(
            self.tr("No finished work yet"),
            self.tr("What you finish is listed here until its receipt has come."),
            picture="send",
            parent=self,
        )
        self._lay_out()
        self._deliver.clicked.connect(self.deliver_asked)
        self._pause.clicked.connect(self._ask_pause)
        self._one.clicked.connect(self._ask_parcel)
        self._hold.clicked.connect(self._ask_hold)
        self._tree.currentItemChanged.connect(self._show_details)
        self.show_batches(())
        self.show_target(ShownTarget())
        self.show_progress(running=False)

    def show_target(self, target: ShownTarget) -> None:
        """Show where finished work goes, and how that stands."""
        self._place.setText(target.place or self.tr("No target yet"))
        self._target.setText(self.tr("Target…") if target.place else self.tr("Choose a target…"))
        self._compare.setEnabled(bool(target.place))
        self._open.setVisible(target.folder)
        self._state.show_notice(target.kind, target.text, target.step)
        self._state.setVisible(bool(target.text))

    def show_progress(self, *, running: bool, done: int = 0, total: int = 0) -> None:
        """Show how far a round is, in bytes; a total of 0 for not known yet."""
        self._progress.setVisible(running)
        if total:
            # The bar counts in int of 32 bits.
            self._progress.setRange(0, 1000)
            self._progress.setValue(done * 1000 // total)
        else:
            self._progress.setRange(0, 0)
        self._deliver.setVisible(not running)
        self._stop.setVisible(running)
        self._compare.setDisabled(running)

    def show_batches(self, batches: Iterable[ShownBatch]) -> None:
        """Show batches with their parcels; what was chosen stays chosen."""
        shown = tuple(batches)
        if shown == self._batches and shown:
            return
        chosen = self._chosen()
        folded = {item.data(0, _BATCH) for item in self._tops() if not item.isExpanded()}
        self._batches = shown
        with QSignalBlocker(self._tree):
            self._tree.clear()
            for batch in shown:
                top = self._batch_item(batch)
                self._tree.addTopLevelItem(top)
                top.setFirstColumnSpanned(True)
                top.setExpanded(batch.id not in folded)
                for parcel in batch.parcels:
                    top.addChild(self._parcel_item(batch, parcel))
            self._choose(chosen)
        self._tree.setVisible(bool(shown))
        self._empty.setVisible(not shown)
        self._show_details()

    def batches(self) -> tuple[ShownBatch, ...]:
        """Return what is shown."""
        return self._batches

    def say(self, kind: NoticeKind, text: str) -> None:
        """Say what came of something that was asked for here; "" says nothing."""
        self._answer.show_notice(kind, text)
        self._answer.setVisible(bool(text))

    def focus_first(self) -> None:
        """Be ready for the keyboard."""
        (self._tree if self._batches else self._target).setFocus()

    # Parts

    def _batch_item(self, batch: ShownBatch) -> QTreeWidgetItem:
        words = [batch.title]
        if batch.paused:
            words.append(self.tr("paused, its work stays here"))
        if batch.returned:
            words.append(self.tr("%n task(s) came back", "", batch.returned))
        item = QTreeWidgetItem([" – ".join(words)])
        item.setData(0, _BATCH, str(batch.id))
        if batch.paused:
            item.setIcon(0, icon("pause", "warn"))
        elif batch.returned:
            item.setIcon(0, icon("return", "warn"))
        return item

    def _parcel_item(self, batch: ShownBatch, parcel: ShownParcel) -> QTreeWidgetItem:
        when = "" if parcel.changed_at is None else _moment(parcel.changed_at)
        item = QTreeWidgetItem(
            [
                look_word(parcel.look),
                parcel.name or self.tr("in no parcel yet, can be taken back"),
                str(parcel.judgments),
                parcel.size,
                str(parcel.attempts) if parcel.name else "",
                when,
            ]
        )
        name, token = PICTURES[parcel.look]
        item.setIcon(_STATE, icon(name, token))
        for column in (_COUNT, _SIZE, _TRIES, _WHEN):
            item.setTextAlignment(column, _RIGHT)
            item.setFont(column, tabular(self._tree.font()))
        item.setData(0, _BATCH, str(batch.id))
        item.setData(0, _PARCEL, parcel)
        judgments = self.tr("%n judgment(s)", "", parcel.judgments)
        spoken = ". ".join(
            one for one in (item.text(_STATE), judgments, parcel.size, parcel.reason) if one
        )
        item.setData(0, int(Qt.ItemDataRole.AccessibleTextRole), spoken)
        return item

    def _show_details(self, *_items: object) -> None:
        item = self._tree.currentItem()
        parcel = item.data(0, _PARCEL) if item is not None else None
        batch = self._batch()
        self._pause.setVisible(batch is not None)
        if batch is not None:
            self._pause.setText(
                self.tr("Let this batch go") if batch.paused else self.tr("Keep this batch here")
            )
        text = ""
        if isinstance(parcel, ShownParcel):
            text = parcel_sentence(parcel)
            if parcel.reason:
                text = self.tr("{} The reason: {}.").format(text, parcel.reason.rstrip("."))
        elif batch is not None and batch.paused:
            text = self.tr("What you finish in this batch stays here until you let it go.")
        self._details.setText(text)
        self._show_parcel_buttons(parcel if isinstance(parcel, ShownParcel) else None)

    def _show_parcel_buttons(self, parcel: ShownParcel | None) -> None:
        look = None if parcel is None else parcel.look
        self._one.setVisible(look in (ParcelLook.WAITING, ParcelLook.REFUSED, ParcelLook.HELD))
        self._hold.setVisible(look in _MAY_STAY)
        self._hold.setText(
            self.tr("Let this parcel go")
            if look is ParcelLook.HELD
            else self.tr("Keep this parcel here")
        )

    def _ask_parcel(self) -> None:
        _, name = self._chosen()
        self.parcel_asked.emit(name)

    def _ask_hold(self) -> None:
        item = self._tree.currentItem()
        parcel = item.data(0, _PARCEL) if item is not None else None
        if isinstance(parcel, ShownParcel):
            self.hold_asked.emit(parcel.name, parcel.look is not ParcelLook.HELD)

    def _ask_pause(self) -> None:
        batch = self._batch()
        if batch is not None:
            self.pause_asked.emit(str(batch.id), not batch.paused)

    def _batch(self) -> ShownBatch | None:
        item = self._tree.currentItem()
        wanted = item.data(0, _BATCH) if item is not None else None
        return next((one for one in self._batches if str(one.id) == wanted), None)

    def _tops(self) -> list[QTreeWidgetItem]:
        found = (self._tree.topLevelItem(at) for at in range(self._tree.topLevelItemCount()))
        return [item for item in found if item is not None]

    def _chosen(self) -> tuple[str, str]:
        item = self._tree.currentItem()
        if item is None:
            return "", ""
        parcel = item.data(0, _PARCEL)
        return item.data(0, _BATCH), parcel.name if isinstance(parcel, ShownParcel) else "*"

    def _choose(self, chosen: tuple[str, str]) -> None:
        for top in self._tops():
            children = (top.child(at) for at in range(top.childCount()))
            for item in (top, *(child for child in children if child is not None)):
                parcel = item.data(0, _PARCEL)
                name = parcel.name if isinstance(parcel, ShownParcel) else "*"
                if (item.data(0, _BATCH), name) == chosen:
                    self._tree.setCurrentItem(item)
                    return
        tops = self._tops()
        if tops:
            self._tree.setCurrentItem(tops[0].child(0) or tops[0])

    def _build_tree(self) -> QTreeWidget:
        tree = QTreeWidget(self)
        tree.setObjectName("parcels")
        tree.setAccessibleName(self.tr("Parcels of finished work"))
        tree.setHeaderLabels(
            [
                self.tr("State"),
                self.tr("Parcel"),
                self.tr("Judgments"),
                self.tr("Size"),
                self.tr("Attempts"),
                self.tr("Since"),
            ]
        )
        tree.setUniformRowHeights(True)
        tree.setAllColumnsShowFocus(True)
        head = tree.header()
        head.setStretchLastSection(False)
        head.setSectionsMovable(False)
        for column in range(_COLUMNS):
            mode = QHeaderView.ResizeMode.ResizeToContents
            head.setSectionResizeMode(column, mode)
        head.setSectionResizeMode(_NAME, QHeaderView.ResizeMode.Stretch)
        item = tree.headerItem()
        for column in (_COUNT, _SIZE, _TRIES, _WHEN):
            item.setTextAlignment(column, _RIGHT)
        tree.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        return tree

    def _button(self, text: str, asked: SignalInstance) -> QPushButton:
        button = QPushButton(text, self)
        button.setAutoDefault(False)
        button.clicked.connect(asked)
        return button

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._place, 1)
        for button in (self._open, self._target, self._stop, self._deliver):
            head.addWidget(button)
        for button in (self._pause, self._one, self._hold):
            button.setAutoDefault(False)
        self._deliver.setAutoDefault(False)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self._compare)
        foot.addWidget(self._save)
        foot.addWidget(self._take)
        foot.addStretch(1)
        chosen = QHBoxLayout()
        chosen.setSpacing(8)
        chosen.addWidget(self._details, 1)
        for button in (self._one, self._hold, self._pause):
            chosen.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(self._progress)
        column.addWidget(self._state)
        column.addWidget(self._answer)
        column.addWidget(self._tree, 1)
        column.addWidget(self._empty, 1)
        column.addLayout(chosen)
        column.addLayout(foot)


def _moment(moment: datetime) -> str:
    return short_moment(moment, datetime.now(tz=moment.tzinfo))
