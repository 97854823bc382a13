"""The pane of facts: the claims, the sentences nobody took, and claims found again."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSpinBox, QStackedWidget, QWidget

from trainer_desk.text.claims import USUAL_LIKENESS, Again, Outlook, found_also, taken
from trainer_desk.ui.safe import ElidedLabel, SafeLabel
from trainer_desk.ui.widgets.claims_model import ShownFacts
from trainer_desk.ui.widgets.claims_table import ClaimsTable
from trainer_desk.ui.widgets.controls import Card, EmptyState, IconButton, Segmented
from trainer_desk.ui.widgets.phrases import letter
from trainer_desk.ui.widgets.sentence_list import SentenceList, ShownSentence
from trainer_desk.work.marks import Spot
from trainer_desk.work.rules import Missing

CLAIMS, LEFT, AGAIN = "claims", "left", "again"


class FactsPane(Card):
    """What is claimed, to work through.

    Signals:
        changed (FactsAnswer): The trainer did something; carries all of it.
        claim_chosen (MarkId | None): Another claim has the cursor.
        sentence_reached (Spot): A sentence of a list has the cursor.
        take_asked (): The sentence under the cursor of a response is to become a claim.
        likeness_changed (int): Claims are to be found again from another likeness on, in per cent.
        link_asked (str): A source is to be opened.
        correction_asked (MarkId): What is selected in the rewrite is to be the correction.
        correction_shown (MarkId): The correction is to be shown in the rewrite.
        address_refused (str): What was typed or pasted is no address of a page.
        close_asked (): The pane is to go.
        came (): The pane is shown now.
        went (): The pane is shown no longer.
    """

    changed = Signal(object)
    claim_chosen = Signal(object)
    sentence_reached = Signal(object)
    take_asked = Signal()
    likeness_changed = Signal(int)
    link_asked = Signal(str)
    correction_asked = Signal(object)
    correction_shown = Signal(object)
    address_refused = Signal(str)
    close_asked = Signal()
    came = Signal()
    went = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("facts")
        self.setAccessibleName(self.tr("Facts"))
        self._shown: ShownFacts | None = None
        self._outlook = Outlook()
        self._build_header()
        self.table = ClaimsTable(self)
        self._left = SentenceList(self.tr("Sentences without a claim"), self)
        self._again = SentenceList(self.tr("Claims found again"), self)
        self._empty = EmptyState(picture="search", parent=self)
        self._lay_out()
        self._connect()
        self.show_facts(None)

    # What is shown

    def show_facts(self, shown: ShownFacts | None) -> None:
        """Show claims; None where no facts are asked for. Emits no `changed`."""
        self._shown = shown
        self.table.show_facts(shown)
        self._show_counts()

    def show_outlook(self, outlook: Outlook) -> None:
        """Show which sentences no claim stands in, and which say a claim again; emits nothing."""
        self._outlook = outlook
        self._left.show_sentences([self._left_row(spot) for spot in outlook.not_taken])
        self._again.show_sentences([self._again_row(again) for again in outlook.again])
        self._show_counts()

    def outlook(self) -> Outlook:
        """Return what is left to do as it is shown."""
        return self._outlook

    def tab(self) -> str:
        """Return "claims", "left" or "again"."""
        return self._tabs.chosen_id() or CLAIMS

    def show_tab(self, tab: str) -> None:
        """Show "claims", "left" (sentences without a claim) or "again"; emits nothing."""
        self._tabs.set_chosen(tab)
        self._show_page()

    def likeness(self) -> int:
        """Return from which likeness on claims are found again, in per cent."""
        return self._likeness.value()

    def set_likeness(self, percent: int) -> None:
        """Show from which likeness on claims are found again; emits nothing."""
        with QSignalBlocker(self._likeness):
            self._likeness.setValue(percent)

    def focus_table(self) -> None:
        """Give the claims the keyboard, or the sentences while there are no claims."""
        self.show_tab(CLAIMS if self._claims() else LEFT)
        self._focus_page()

    def go_to(self, lack: Missing) -> None:
        """Put the cursor on what mends a lack."""
        self.focus_table()
        self.table.choose_lack(lack)

    def event(self, event: QEvent) -> bool:
        """Tell that the pane comes or goes, whoever wanted it."""
        if event.type() == QEvent.Type.ShowToParent:
            self.came.emit()
        elif event.type() == QEvent.Type.HideToParent:
            self.went.emit()
        return super().event(event)

    def sizeHint(self) -> QSize:
        """Some lines of claims."""
        metrics = self.fontMetrics()
        return QSize(metrics.averageCharWidth() * 90, metrics.height() * 16)

    def minimumSizeHint(self) -> QSize:
        """A claim or two."""
        metrics = self.fontMetrics()
        return QSize(metrics.averageCharWidth() * 40, metrics.height() * 8)

    # Inside

    def _claims(self) -> int:
        return 0 if self._shown is None else len(self._shown.answer.claims)

    def _show_counts(self) -> None:
        tabs, outlook = self._tabs, self._outlook
        names = {
            CLAIMS: (self.tr("Claims"), self._claims()),
            LEFT: (self.tr("Not taken"), len(outlook.not_taken)),
            AGAIN: (self.tr("Found again"), len(outlook.again)),
        }
        for tab, (name, number) in names.items():
            tabs.set_text(tab, f"{name} {number}" if number else name)
        self._told.setText(self._counted())
        self._show_page()

    def _counted(self) -> str:
        shown = self._shown
        if shown is None:
            return ""
        if shown.answer.nothing:
            return self.tr("You said that nothing is claimed.")
        undecided = sum(claim.stance is None for claim in shown.answer.claims)
        if undecided:
            return self.tr("%n undecided", "", undecided)
        return self.tr("All are decided") if self._claims() else ""

    def _show_page(self) -> None:
        tab = self.tab()
        page: QWidget = {CLAIMS: self.table, LEFT: self._left, AGAIN: self._again}[tab]
        filled = {
            CLAIMS: self._claims(),
            LEFT: len(self._outlook.not_taken),
            AGAIN: len(self._outlook.again),
        }[tab]
        held = self._pages.isAncestorOf(_focus(self))
        self._empty.show_state(*self._nothing(tab))
        self._pages.setCurrentWidget(page if filled else self._empty)
        writable = self._shown is not None and not self._shown.read_only
        for button in (self._one, self._all):
            button.setVisible(tab != CLAIMS and writable)
            button.setEnabled(bool(filled))
        self._one.setText(self.tr("Join") if tab == AGAIN else self.tr("Take"))
        self._all.setText(self.tr("Join all") if tab == AGAIN else self.tr("Take all"))
        for part in (self._from, self._likeness):
            part.setVisible(tab == AGAIN)
        self._acts.setVisible(tab == AGAIN or (tab == LEFT and writable))
        self._take.setVisible(tab == CLAIMS and writable)
        if held:
            self._focus_page()

    def _focus_page(self) -> None:
        page = self._pages.currentWidget()
        if page is None or page is self._empty:
            page = self._tabs.findChild(QPushButton, self.tab())
        assert page is not None, "every tab has its button"
        page.setFocus(Qt.FocusReason.OtherFocusReason)

    def _nothing(self, tab: str) -> tuple[str, str]:
        if tab == LEFT:
            return self.tr("Every sentence is taken"), ""
        if tab == AGAIN:
            return (
                self.tr("No claim was found again"),
                self.tr("A lower likeness offers more sentences."),
            )
        return (
            self.tr("No claim yet"),
            self.tr(
                "Put the cursor into a sentence of a response and press Ctrl+T, or take sentences "
                "from the list “Not taken”."
            ),
        )

    def _left_row(self, spot: Spot) -> ShownSentence:
        return ShownSentence(f"{self._letter(spot)}  {' '.join(spot.quote.split())}")

    def _again_row(self, again: Again) -> ShownSentence:
        claim = None if self._shown is None else self._shown.answer.claim(again.claim)
        text = "" if claim is None else claim.text
        differ = self.tr("other numbers") if again.other_numbers else ""
        told = f"{again.likeness} %, {differ}" if differ else f"{again.likeness} %"
        words = " ".join(again.spot.quote.split())
        picture, token = ("warning", "warn") if differ else ("link", "muted")
        return ShownSentence(f"{self._letter(again.spot)}  {words}\n{told}: {text}", picture, token)

    def _letter(self, spot: Spot) -> str:
        order = () if self._shown is None else self._shown.order
        response = spot.where.response_id
        return letter(order, response) if response in order and response is not None else "–"

    def _act(self, numbers: Iterable[int]) -> None:
        shown = self._shown
        if shown is None or shown.read_only:
            return
        if self.tab() == AGAIN:
            joined = [self._outlook.again[number] for number in numbers]
            self.changed.emit(found_also(shown.answer, joined))
        else:
            spots = [self._outlook.not_taken[number] for number in numbers]
            self.changed.emit(taken(shown.answer, spots))

    def _act_on_chosen(self) -> None:
        here = self._again if self.tab() == AGAIN else self._left
        self._act(here.chosen())

    def _act_on_all(self) -> None:
        rows = self._outlook.again if self.tab() == AGAIN else self._outlook.not_taken
        self._act(range(len(rows)))

    def _reach(self, spots: tuple[Spot, ...], row: int) -> None:
        if row < len(spots):
            self.sentence_reached.emit(spots[row])

    def _build_header(self) -> None:
        self._title = SafeLabel(self.tr("Facts"), self)
        self._title.setObjectName("cardTitle")
        self._told = ElidedLabel("", self)
        self._told.setObjectName("muted")
        self._tabs = Segmented(
            (
                (CLAIMS, self.tr("Claims")),
                (LEFT, self.tr("Not taken")),
                (AGAIN, self.tr("Found again")),
            ),
            name=self.tr("Claims, sentences without one, claims found again"),
            parent=self,
        )
        self._tabs.set_chosen(CLAIMS)
        self._take = QPushButton(self.tr("Take the sentence"), self)
        self._acts = QWidget(self)
        self._from = SafeLabel(self.tr("Likeness from"), self._acts)
        self._from.setObjectName("muted")
        self._likeness = QSpinBox(self._acts)
        self._one = QPushButton(self._acts)
        self._all = QPushButton(self._acts)
        self._likeness.setAccessibleName(self.tr("Likeness from which on claims are found again"))
        self._likeness.setRange(30, 100)
        self._likeness.setSingleStep(5)
        self._likeness.setSuffix(" %")
        self._likeness.setValue(USUAL_LIKENESS)
        self._likeness.setKeyboardTracking(False)
        self._more = IconButton("more", self.tr("What can be done with this claim"), parent=self)
        self._close = IconButton("close", self.tr("Close the facts"), parent=self)

    def _lay_out(self) -> None:
        left: tuple[QWidget, ...] = (self._title, self._tabs, self._told)
        for part in left:
            self.header.addWidget(part)
        self.header.addStretch(1)
        for part in (self._take, self._more, self._close):
            self.header.addWidget(part)
        # A line of its own: beside the rewrite the header has no room for it.
        acts = QHBoxLayout(self._acts)
        acts.setContentsMargins(8, 6, 8, 6)
        acts.setSpacing(8)
        acts.addWidget(self._from)
        acts.addWidget(self._likeness)
        acts.addStretch(1)
        acts.addWidget(self._one)
        acts.addWidget(self._all)
        self.body.addWidget(self._acts)
        self._pages = QStackedWidget(self)
        for page in (self.table, self._left, self._again, self._empty):
            self._pages.addWidget(page)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._pages)
        self.body.addLayout(row)

    def _connect(self) -> None:
        table = self.table
        table.changed.connect(self.changed)
        table.claim_chosen.connect(self.claim_chosen)
        table.link_asked.connect(self.link_asked)
        table.correction_asked.connect(self.correction_asked)
        table.correction_shown.connect(self.correction_shown)
        table.address_refused.connect(self.address_refused)
        self._tabs.chosen.connect(lambda _tab: self._show_page())
        self._left.taken.connect(self._act)
        self._again.taken.connect(self._act)
        self._left.reached.connect(lambda row: self._reach(self._outlook.not_taken, row))
        self._again.reached.connect(
            lambda row: self._reach(tuple(one.spot for one in self._outlook.again), row)
        )
        self._one.clicked.connect(self._act_on_chosen)
        self._all.clicked.connect(self._act_on_all)
        self._take.clicked.connect(self.take_asked)
        self._likeness.valueChanged.connect(self.likeness_changed)
        self._more.clicked.connect(self._show_menu)
        self._close.clicked.connect(self.close_asked)

    def _show_menu(self) -> None:
        menu = self.table.menu()
        if not menu.isEmpty():
            menu.popup(self._more.mapToGlobal(self._more.rect().bottomLeft()))


def _focus(widget: QWidget) -> QWidget:
    """Return what has the focus in the window, the window where nothing has."""
    window = widget.window()
    focus: QWidget | None = window.focusWidget()
    return window if focus is None else focus
