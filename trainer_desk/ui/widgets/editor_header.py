"""The header of the editor: tabs, view of changes, and figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSignalBlocker, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from trainer_desk.late import late
from trainer_desk.text.graphemes import count_graphemes
from trainer_desk.ui.late import Late
from trainer_desk.ui.safe import ElidedLabel, OptionalLabel, SafeLabel, safe_tooltip
from trainer_desk.ui.theme import tabular
from trainer_desk.ui.widgets.controls import IconButton, KeyCap, Segmented
from trainer_desk.ui.widgets.diff_mode import DiffMode
from trainer_desk.ui.widgets.edited_text import NOTHING, Base
from trainer_desk.ui.widgets.phrases import word_count
from trainer_desk.ui.widgets.tab_order import TabPlace, put_behind
from trainer_desk.values import dataclass
from trainer_desk.work.places import Bounds
from trainer_desk.work.rules import count_words

if TYPE_CHECKING:
    from trainer_desk.text.diff import Diff
    from trainer_desk.ui.widgets import diff_choosers
    from trainer_desk.ui.widgets.diff_choosers import DiffChoosers
else:
    diff_choosers = late("trainer_desk.ui.widgets.diff_choosers")


EDITOR, CHANGES, ISSUES, OUTLINE = "editor", "changes", "issues", "outline"


@dataclass(frozen=True, slots=True, kw_only=True)
class Length:
    """How long a text is; characters are what a person sees as one.

    Words are those of the limits that a form sets and of every other figure on screen.
    """

    words: int
    characters: int

    @classmethod
    def of(cls, text: str) -> Length:
        """Measure `text`; quick enough for the GUI thread."""
        return cls(words=count_words(text), characters=count_graphemes(text))


class EditorHeader(QObject):
    """Fills a card's header line; everything in it is set from outside.

    Signals:
        tab_chosen (str): The user chose "editor", "changes", "issues" or "outline".
        mode_chosen (DiffMode): The user chose another view of changes.
        base_chosen (str): The user wants to compare with another text; carries its key.
        beside_chosen (bool): The user wants the changes beside the editor, or alone.
        find_asked (): The user wants to find and replace.
        history_asked (): The user wants earlier versions.
        language_asked (): The user wants to choose the language that is checked.
    """

    tab_chosen = Signal(str)
    mode_chosen = Signal(object)
    base_chosen = Signal(str)
    beside_chosen = Signal(bool)
    find_asked = Signal()
    history_asked = Signal()
    language_asked = Signal()

    def __init__(self, row: QHBoxLayout, parent: QWidget) -> None:
        super().__init__(parent)
        self._parent = parent
        self._spoken = False
        self._counted = False
        self._told = False
        self._same = False
        self._compares = False
        self._row = row
        self._title = ElidedLabel("", parent)
        self._title.setObjectName("cardTitle")
        self._tabs = Segmented(
            (
                (EDITOR, self.tr("Editor")),
                (CHANGES, self.tr("Changes")),
                (ISSUES, self.tr("Issues")),
                (OUTLINE, self.tr("Prompt")),
            ),
            name=self.tr("Editor, changes, issues or outline of the prompt"),
            parent=parent,
        )
        self._tabs.set_chosen(EDITOR)
        self._place = TabPlace(parent)
        self._mode = DiffMode.INLINE
        self._offered: tuple[tuple[Base, ...], str] = ((), NOTHING)
        self._choosers = Late(self._build_choosers)
        self._beside = IconButton("pair", self.tr("Changes beside the editor"), parent=parent)
        self._beside.setCheckable(True)
        self._counts = OptionalLabel("", parent)
        self._counts.setFont(tabular(parent.font()))
        self._bounds = self._label("wordBounds", "warn")
        self._added = self._label("addedWords", "ok")
        self._removed = self._label("removedWords", "bad")
        self._total = self._label("changeCount")
        self._key = KeyCap("F8", parent)
        self._language = QPushButton(parent)
        self._language.setObjectName("languageButton")
        self._language.setFlat(True)
        self._language.hide()
        self._find = IconButton("search", self.tr("Find and replace"), parent=parent)
        self._history = IconButton("history", self.tr("History of this text"), parent=parent)
        self._lay_out(row)
        self._connect()

    def show_title(self, words: str) -> None:
        """Say what is edited."""
        self._title.setText(words)

    def show_bases(self, bases: tuple[Base, ...], chosen: str) -> None:
        """Offer what the text can be compared with; emits nothing."""
        self._offered = (bases, chosen)
        if self._choosers.built is not None:
            self._choosers.built.show_bases(bases, chosen)
        self._make_room()

    def show_base(self, key: str) -> None:
        """Show what the text is compared with; emits nothing."""
        self._offered = (self._offered[0], key)
        if self._choosers.built is not None:
            self._choosers.built.show_base(key)
        self._make_room()

    def tab(self) -> str:
        """Return "editor", "changes", "issues" or "outline"."""
        return self._tabs.chosen_id() or EDITOR

    def set_tab(self, tab: str) -> None:
        """Put "editor", "changes", "issues" or "outline" on; emits nothing."""
        self._tabs.set_chosen(tab)

    def show_issues(self, number: int) -> None:
        """Say how many findings there are."""
        words = self.tr("Issues")
        self._tabs.set_text(ISSUES, f"{words} {number}" if number else words)

    def show_language(self, tag: str, *, chosen: bool) -> None:
        """Show the language that is checked, "" where nothing is.

        Args:
            chosen: Whether the trainer chose it, instead of the batch.
        """
        self._spoken = bool(tag)
        self._language.setText(tag.upper() if not chosen else f"{tag.upper()} ✓")
        words = self.tr("Language that is checked: {}").format(tag)
        self._language.setAccessibleName(words)
        safe_tooltip(self._language, words)
        self._language.setVisible(self._spoken and not self._tabs.isHidden())

    def set_mode(self, mode: DiffMode) -> None:
        """Show which view of changes is on; emits nothing."""
        self._mode = mode
        if self._choosers.built is not None:
            self._choosers.built.show_mode(mode)
        self._make_room()

    def set_beside(self, *, on: bool) -> None:
        """Show whether changes stand beside the editor; emits nothing."""
        with QSignalBlocker(self._beside):
            self._beside.setChecked(on)

    def offer(self, *, editing: bool, changes: bool, beside: bool, counted: bool) -> None:
        """Show what there is a use and room for.

        Args:
            editing: Whether there is a text at all.
            changes: Whether changes are on screen.
            beside: Whether there is room for them beside the editor.
            counted: Whether there is room for the counts.
        """
        for part in (self._tabs, self._find, self._history):
            part.setVisible(editing)
        self._language.setVisible(editing and self._spoken)
        self._compares = editing and changes
        if self._compares or self._choosers.built is not None:
            self._choosers().offer(shown=self._compares)
        self._beside.setVisible(editing and changes and beside)
        self._counted = editing and counted
        self._make_room()

    def show_figures(self, diff: Diff | None, kept: int) -> None:
        """Say how much changed.

        Args:
            diff: None for nothing to say.
            kept: How many of its changes were looked at and kept.
        """
        self._told = diff is not None and bool(diff.changes)
        if diff is not None:
            self._write_figures(diff, kept)
        self._same = diff is not None and not diff.changes
        self._make_room()

    def _write_figures(self, diff: Diff, kept: int) -> None:
        self._added.setText(f"+{diff.words_added}")
        self._added.setAccessibleName(self.tr("%n word(s) added", "", diff.words_added))
        self._removed.setText(f"−{diff.words_removed}")
        self._removed.setAccessibleName(self.tr("%n word(s) removed", "", diff.words_removed))
        words = self.tr("%n change(s)", "", len(diff.changes))
        told = self.tr("{}, {} kept").format(words, kept) if kept else words
        self._total.setText(told if diff.changes else self.tr("No changes"))

    def show_counts(self, now: Length, before: Length | None) -> str:
        """Say how long the text is, and in a tooltip how long the original was, if there is one.

        Returns:
            What is said.
        """
        words = f"{self._words(now)} · {self._characters(now)}"
        self._counts.setText(words)
        told = ""
        if before is not None:
            told = self.tr("The original has {} and {}.").format(
                self._words(before), self._characters(before)
            )
        safe_tooltip(self._counts, told)
        return words

    def show_bounds(self, number: int, bounds: Bounds) -> None:
        """Say how many words are wanted while there are too few or too many; nothing else."""
        wrong = number < bounds.least or (bounds.most and number > bounds.most)
        self._bounds.setText(
            word_count(number, least=bounds.least, most=bounds.most) if wrong else ""
        )
        self._make_room()

    def _make_room(self) -> None:
        """Leave figures out, those first that are needed least, before anything else is cut."""
        figures = (self._total, self._key, self._removed, self._added)
        self._counts.setVisible(self._counted and not self._bounds.text())
        self._bounds.setVisible(bool(self._bounds.text()) and not self._tabs.isHidden())
        for part in figures:
            part.setVisible(self._told)
        # That nothing differs is worth a word only where changes are looked for.
        self._total.setVisible(self._told or (self._same and self._compares))
        if not self._parent.isVisible():
            # Its width means nothing yet.
            return
        margins = self._row.contentsMargins()
        room = self._parent.width() - margins.left() - margins.right() - 4
        items = (self._row.itemAt(at) for at in range(self._row.count()))
        parts = (item.widget() for item in items if item is not None)
        shown = [part for part in parts if part is not None and not part.isHidden()]
        needed = sum(part.sizeHint().width() + self._row.spacing() for part in shown)
        for part in (self._counts, *figures):
            if needed > room and part in shown:
                needed -= part.sizeHint().width() + self._row.spacing()
                part.hide()
        # What is rewritten has to stay readable: rather the choosers lose their spare room.
        if self._choosers.built is not None:
            self._choosers.built.narrow(needed - room)

    def _words(self, counted: Length) -> str:
        return self.tr("%n word(s)", "", counted.words)

    def _characters(self, counted: Length) -> str:
        return self.tr("%n character(s)", "", counted.characters)

    def _build_choosers(self) -> DiffChoosers:
        made = diff_choosers.DiffChoosers(self._parent, spacing=self._row.spacing())
        put_behind(self._place, made)
        self._row.insertWidget(self._row.indexOf(self._tabs) + 1, made)
        made.show_mode(self._mode)
        made.show_bases(*self._offered)
        made.mode_chosen.connect(self.mode_chosen)
        made.base_chosen.connect(self.base_chosen)
        return made

    def _label(self, name: str, token: str = "") -> SafeLabel:
        label = OptionalLabel("", self._parent)
        label.setObjectName(name)
        if token:
            label.setProperty("ink", token)
            label.setFont(tabular(label.font()))
        return label

    def _lay_out(self, row: QHBoxLayout) -> None:
        figures: tuple[SafeLabel, ...] = (self._counts, self._added, self._removed, self._total)
        left: tuple[QWidget, ...] = (self._title, self._tabs, self._beside, self._bounds)
        for part in left:
            row.addWidget(part)
        row.addStretch(1)
        for part in (*figures, self._key, self._language, self._find, self._history):
            row.addWidget(part)

    def _connect(self) -> None:
        self._tabs.chosen.connect(self.tab_chosen)
        self._beside.toggled.connect(self.beside_chosen)
        self._find.clicked.connect(self.find_asked)
        self._history.clicked.connect(self.history_asked)
        self._language.clicked.connect(self.language_asked)
