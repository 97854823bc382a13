"""The claims of a task as rows: one for each claim and source, in the order of the texts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field, replace
from datetime import date
from enum import IntEnum

from PySide6.QtCore import (
    QAbstractTableModel,
    QDate,
    QLocale,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from trainer_desk.text.addresses import page_address, site_of
from trainer_desk.text.claims import by_place
from trainer_desk.ui.widgets.claim_words import stance_name, wanted
from trainer_desk.values import dataclass
from trainer_desk.work.asking import Grade
from trainer_desk.work.facts import Claim, FactsAnswer, FactsQuestion, Source, Stance
from trainer_desk.work.ids import MarkId, ResponseId
from trainer_desk.work.marks import Ground
from trainer_desk.work.rules import Lack, Missing

CELL_ROLE = Qt.ItemDataRole.UserRole
"""The `Line` of a row."""

_Index = QModelIndex | QPersistentModelIndex


class Column(IntEnum):
    """The columns, left to right."""

    PLACE = 0
    CLAIM = 1
    STANCE = 2
    IMPORTANCE = 3
    URL = 4
    QUOTE = 5
    ACCESSED = 6
    NOTE = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownFacts:
    """What the table is about at the moment.

    Attributes:
        order: The responses as shown, the first as A.
        missing: What keeps the answer from being finished.
        marks: Marks on the words of claims: the claim, the mark, what the mark is called.
        today: The day that a source is read on.
        language: The language to show the form's words in.
        read_only: Whether claims can only be looked at.
    """

    question: FactsQuestion
    answer: FactsAnswer = field(default_factory=FactsAnswer)
    order: tuple[ResponseId, ...] = ()
    missing: tuple[Missing, ...] = ()
    marks: tuple[tuple[MarkId, MarkId, str], ...] = ()
    today: date = date.min
    language: str = ""
    read_only: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One row.

    Attributes:
        source: Number of the source of the claim, 0 where it has none yet.
    """

    claim: Claim
    source: int

    @property
    def is_first(self) -> bool:
        """Whether the claim itself stands in this row."""
        return self.source == 0

    @property
    def shown_source(self) -> Source:
        """The source, an empty one where there is none."""
        sources = self.claim.sources
        return sources[self.source] if self.source < len(sources) else Source()

    @property
    def key(self) -> tuple[MarkId, int]:
        """What the row is known by when claims come and go."""
        return self.claim.id, self.source


class ClaimsModel(QAbstractTableModel):
    """Shows claims; what is typed into a cell is announced as a whole new answer.

    Signals:
        changed (FactsAnswer): Something was typed; carries all of it.
        address_refused (str): What was typed is no address of a page.
    """

    changed = Signal(object)
    address_refused = Signal(str)

    def __init__(self, parent: object = None) -> None:
        super().__init__(parent)  # type: ignore[arg-type]  # any parent will do
        self._shown: ShownFacts | None = None
        self._lines: tuple[Line, ...] = ()
        self._adding: MarkId | None = None

    @property
    def shown(self) -> ShownFacts | None:
        """What the table is about, None for nothing."""
        return self._shown

    def show_facts(self, shown: ShownFacts | None) -> None:
        """Show other claims, or what became of these; emits no `changed`."""
        claims = () if shown is None else by_place(shown.answer.claims, shown.order)
        lines = tuple(Line(claim, at) for claim in claims for at in range(self._height(claim)))
        if [line.key for line in lines] == [line.key for line in self._lines]:
            self._shown, self._lines = shown, lines
            if lines:
                self.dataChanged.emit(self.index(0, 0), self.index(len(lines) - 1, len(Column) - 1))
            return
        self.beginResetModel()
        self._shown, self._lines = shown, lines
        self.endResetModel()

    def begin_source(self, claim_id: MarkId) -> None:
        """Show a row for one more source of a claim; it stays only if something is typed there."""
        self._adding = claim_id
        self.show_facts(self._shown)

    def lines(self) -> Sequence[Line]:
        """Return the rows, top to bottom."""
        return self._lines

    def line(self, index: _Index) -> Line | None:
        """Return the row of an index, None for none."""
        row = index.row() if index.isValid() else -1
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def row_of(self, claim_id: MarkId, source: int = 0) -> int:
        """Return where a source of a claim stands, else the claim; -1 for nowhere."""
        keys = [line.key for line in self._lines]
        for key in ((claim_id, source), (claim_id, 0)):
            if key in keys:
                return keys.index(key)
        return -1

    def lacks(self, index: _Index) -> Lack | None:
        """Return what keeps a cell from being finished, None for nothing."""
        line = self.line(index)
        if line is None or self._shown is None or not line.is_first:
            return None
        lack = _LACKS.get(Column(index.column()))
        found = {one.lack for one in self._shown.missing if one.item == line.claim.id}
        return lack if lack in found else None

    # What Qt asks

    def rowCount(self, parent: _Index | None = None) -> int:
        """One for each source, at least one for each claim."""
        return 0 if parent is not None and parent.isValid() else len(self._lines)

    def columnCount(self, parent: _Index | None = None) -> int:
        """Always the same; what is not asked is hidden by the view."""
        return 0 if parent is not None and parent.isValid() else len(Column)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Name the columns."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._titles()[Column(section)]
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Say which cells can be typed into."""
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        line = self.line(index)
        if line is None or self._shown is None or self._shown.read_only:
            return flags
        column = Column(index.column())
        typed = column in _OF_SOURCE or (line.is_first and column in (Column.CLAIM, Column.NOTE))
        return flags | Qt.ItemFlag.ItemIsEditable if typed else flags

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a cell says."""
        line = self.line(index)
        if line is None:
            return None
        column = Column(index.column())
        if role == CELL_ROLE:
            return line
        if role == Qt.ItemDataRole.DisplayRole:
            return self._words(line, column)
        if role == Qt.ItemDataRole.EditRole:
            return self._typed(line, column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            lack = self.lacks(index)
            words = self._words(line, column) or ("" if lack is None else wanted(lack))
            return f"{self._titles()[column]}: {words}"
        return None

    def setData(self, index: _Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Announce what was typed; the cell follows when it is shown."""
        line, shown = self.line(index), self._shown
        if line is None or shown is None or role != Qt.ItemDataRole.EditRole:
            return False
        try:
            claim = self._with(line, Column(index.column()), value)
        except ValueError:
            self.address_refused.emit(str(value))
            return False
        if claim != line.claim:
            self._adding = None
            self.changed.emit(shown.answer.with_claim(claim))
        return True

    # Inside

    def _height(self, claim: Claim) -> int:
        number = len(claim.sources)
        return max(1, number + (claim.id == self._adding and number > 0))

    def _titles(self) -> dict[Column, str]:
        return {
            Column.PLACE: self.tr("Where"),
            Column.CLAIM: self.tr("Claim"),
            Column.STANCE: self.tr("Stance"),
            Column.IMPORTANCE: self.tr("Matters"),
            Column.URL: self.tr("Source"),
            Column.QUOTE: self.tr("Quote"),
            Column.ACCESSED: self.tr("Read on"),
            Column.NOTE: self.tr("Note"),
        }

    def _words(self, line: Line, column: Column) -> str:
        source, claim = line.shown_source, line.claim
        match column:
            case Column.URL:
                return source.url
            case Column.QUOTE:
                return source.quote
            case Column.ACCESSED:
                return shown_day(source.accessed)
            case _ if not line.is_first:
                return ""
            case Column.PLACE:
                return self._place(claim)
            case Column.CLAIM:
                return claim.text
            case Column.STANCE:
                return "" if claim.stance is None else stance_name(claim.stance)
            case Column.IMPORTANCE:
                return "" if claim.importance is None else str(claim.importance.value)
            case Column.NOTE:
                return claim.note

    def _place(self, claim: Claim) -> str:
        """Return the letters of the responses a claim stands in, as "A" or "A C"."""
        order = () if self._shown is None else self._shown.order
        letters: dict[str, None] = {}
        for spot in claim.spots:
            response = spot.where.response_id
            if response in order:
                letters[chr(ord("A") + order.index(response))] = None
            elif spot.where.ground is Ground.WRITTEN:
                letters[self.tr("own")] = None
        return " ".join(letters) or "–"

    def _typed(self, line: Line, column: Column) -> object:
        accessed = line.shown_source.accessed
        if column is Column.ACCESSED:
            day = accessed or (self._shown.today if self._shown else date.min)
            return QDate(day.year, day.month, day.day)
        return self._words(line, column)

    def _with(self, line: Line, column: Column, value: object) -> Claim:
        claim = line.claim
        match column:
            case Column.CLAIM:
                text = " ".join(str(value).split())
                return replace(claim, text=text) if text else claim
            case Column.NOTE:
                return replace(claim, note=str(value).strip())
            case _:
                return self._with_source(line, column, value)

    def _with_source(self, line: Line, column: Column, value: object) -> Claim:
        source = line.shown_source
        if column is Column.URL:
            source = self._dated(replace(source, url=page_address(str(value))))
        elif column is Column.QUOTE:
            source = self._dated(replace(source, quote=str(value).strip()))
        elif column is Column.ACCESSED and isinstance(value, QDate):
            source = replace(source, accessed=date(value.year(), value.month(), value.day()))
        return with_source(line.claim, line.source, source)

    def _dated(self, source: Source) -> Source:
        """Return a source with the day it is read on, as soon as it says anything."""
        if not (source.url or source.quote):
            return replace(source, accessed=None)
        today = None if self._shown is None else self._shown.today
        return replace(source, accessed=source.accessed or today)


def with_source(claim: Claim, at: int, source: Source) -> Claim:
    """Return a claim with another source at a place, or one more; an empty source goes."""
    sources = [*claim.sources[:at], source, *claim.sources[at + 1 :]]
    if source == Source():
        del sources[at]
    return replace(claim, sources=tuple(sources))


def with_stance(claim: Claim, stance: Stance | None) -> Claim:
    """Return a claim with another stance."""
    return replace(claim, stance=stance)


def with_importance(claim: Claim, question: FactsQuestion, value: int | None) -> Claim:
    """Return a claim that matters so much; a value that the scale does not have changes nothing."""
    scale = question.importance
    if value is None or scale is None:
        return replace(claim, importance=None)
    if value not in scale.values:
        return claim
    grade = Grade(value=value, lowest=scale.lowest, highest=scale.highest)
    return replace(claim, importance=grade)


def shown_day(day: date | None) -> str:
    """Return a day in the system's form, "" for none."""
    if day is None:
        return ""
    form = QLocale.FormatType.ShortFormat
    return QLocale().toString(QDate(day.year, day.month, day.day), form)


def site(address: str) -> str:
    """Return an address as a narrow cell shows it: its site, then the rest."""
    host = site_of(address)
    rest = address.partition(host)[2].rstrip("/")
    return f"{host} {rest}" if rest else host


_OF_SOURCE = (Column.URL, Column.QUOTE, Column.ACCESSED)

_LACKS = {
    Column.STANCE: Lack.NO_STANCE,
    Column.IMPORTANCE: Lack.NO_IMPORTANCE,
    Column.URL: Lack.NO_SOURCE,
}
