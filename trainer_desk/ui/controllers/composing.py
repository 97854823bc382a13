"""Everything about the texts that a trainer writes, and the decision about a prompt."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from trainer_desk.desk import Desk
from trainer_desk.late import late
from trainer_desk.ui.actions import Act
from trainer_desk.ui.controllers.comparing import Comparing
from trainer_desk.ui.controllers.doubting import Doubting
from trainer_desk.ui.controllers.editing import Editing
from trainer_desk.ui.controllers.task_flow import TaskFlow
from trainer_desk.ui.controllers.task_screen import TaskScreen
from trainer_desk.ui.jobs import Jobs
from trainer_desk.ui.late import Late
from trainer_desk.ui.theme import Theme
from trainer_desk.ui.widgets.editor_header import EDITOR, OUTLINE
from trainer_desk.ui.widgets.phrases import letter
from trainer_desk.ui.window import Window
from trainer_desk.work.decision import DecisionVerdict
from trainer_desk.work.opened import OpenTask
from trainer_desk.work.task import Role

if TYPE_CHECKING:
    from trainer_desk.text import outline as text_outline
    from trainer_desk.text import quotes as text_quotes
    from trainer_desk.ui.controllers import histories
    from trainer_desk.ui.widgets import outline_view
    from trainer_desk.ui.widgets import palette as widgets_palette
    from trainer_desk.ui.widgets.outline_view import OutlineEntry
else:
    histories = late("trainer_desk.ui.controllers.histories")
    text_quotes = late("trainer_desk.text.quotes")
    text_outline = late("trainer_desk.text.outline")
    widgets_palette = late("trainer_desk.ui.widgets.palette")
    outline_view = late("trainer_desk.ui.widgets.outline_view")


_SHOWN = 200
"""Characters of a paragraph that the list of quotes shows at most."""

OUTLINE_MS = 60
"""Pause after showing a task before its prompt is outlined."""


class Composing(QObject):
    """Decision, points, notes, quotes and the outline of the prompt, by key and palette.

    Attributes:
        editing: The large editor.
        doubting: What is asked before a task is done.

    Signals:
        failed (Exception): A diff or an earlier version could not be had.
        told (str, str): Kind and text of a notice.
    """

    failed = Signal(object)
    told = Signal(str, str)

    def __init__(
        self,
        window: Window,
        flow: TaskFlow,
        screen: TaskScreen,
        desk: Desk,
        jobs: Jobs,
        *,
        language: str,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._flow = flow
        self._screen = screen
        comparing = Comparing(flow, desk, jobs, self)
        self.editing = Editing(window, flow, screen, comparing, jobs, language=language)
        self._histories = Late(
            lambda: histories.Histories(
                window, flow, desk, jobs, edited=lambda: self.editing.place, language=language
            )
        )
        self._theme: Theme | None = None
        self.doubting = Doubting(window, flow, self.editing, desk, language=language)
        for part in (self.editing, comparing):
            part.failed.connect(self.failed)
        self._histories.then(lambda part: part.failed.connect(self.failed))
        for speaker in (self.editing, comparing, self.doubting):
            speaker.told.connect(self.told)
        # The frame of the task comes first; nobody reads an outline before it.
        self._outline_soon = QTimer(self)
        self._outline_soon.setSingleShot(True)
        self._outline_soon.setInterval(OUTLINE_MS)
        self._outline_soon.timeout.connect(self._show_outline)
        self._held = True
        flow.opened.connect(lambda _task: self._held or self._outline_soon.start())
        window.editor.outline_chosen.connect(self._go_to)
        window.editor.history_asked.connect(self._show_history_of_edited)

    def handlers(self) -> dict[Act, Callable[[], object]]:
        """Return what the actions of this part do."""
        verdict, editor = self._window.verdict, self._window.editor
        decisions = {
            Act.DECIDE_ANSWER: DecisionVerdict.ANSWER,
            Act.DECIDE_PARTIAL: DecisionVerdict.PARTIAL,
            Act.DECIDE_REFUSE: DecisionVerdict.REFUSE,
            Act.DECIDE_REDIRECT: DecisionVerdict.REDIRECT,
        }
        return {
            **{act: partial(verdict.keys.decide, given) for act, given in decisions.items()},
            Act.NOTE_ON_QUESTION: self._note,
            Act.TICK_POINT: verdict.keys.tick_next_point,
            Act.HISTORY: self._show_history,
            Act.EDIT_RESPONSE: self.editing.begin_selected,
            Act.GO_TO_MISSING: self._mend,
            Act.ASK_DOUBTS: self.doubting.ask_again,
            Act.WRITE: self.editing.write_here,
            Act.QUOTE: self.quote,
            Act.OUTLINE: self.toggle_outline,
            Act.DIFF_MODE: editor.cycle_diff_mode,
            Act.NEXT_CHANGE: editor.next_change,
            Act.PREVIOUS_CHANGE: editor.previous_change,
            Act.ACCEPT_CHANGE: editor.accept_change,
            Act.REJECT_CHANGE: editor.reject_change,
            Act.REPLACE: editor.open_replace,
        }

    def set_theme(self, theme: Theme) -> None:
        """Show earlier versions in the theme's reading font from now on."""
        self._theme = theme

    def quote(self) -> None:
        """Insert what is selected in a response or the prompt, else a paragraph to be picked."""
        task = self._flow.task
        if task is None or task.read_only:
            return
        if self.editing.place is None:
            self.editing.write_here()
        if self.editing.place is None:
            self.told.emit("info", self.tr("There is no text to insert a quote into."))
            return
        selected = self._selected(task)
        if selected:
            self._insert(selected)
        else:
            self._pick(task)

    def let_go(self) -> None:
        """Begin with outlines; until then the first frame has the machine for itself."""
        self._held = False
        self._outline_soon.start()

    def toggle_outline(self) -> None:
        """Show the outline of the prompt beside the text, or the text alone."""
        editor = self._window.editor
        listed = editor.tab() == OUTLINE and self._window.pane_is_shown(editor)
        self._show_outline()
        self._window.open_editor()
        editor.show_tab(EDITOR if listed else OUTLINE)
        if listed:
            editor.focus_editor()
        else:
            editor.focus_outline()

    def _show_history(self) -> None:
        self._histories().show(self._theme)

    def _show_history_of_edited(self) -> None:
        self._histories().show_edited(self._theme)

    def _mend(self) -> None:
        """Go to what is missing, else to what was asked about."""
        if self._flow.missing() or not self.doubting.go_to_next():
            self._screen.go_to_missing()

    def _note(self) -> None:
        self._window.show_pane(self._window.verdict, shown=True)
        self._window.verdict.open_note_here()

    def _selected(self, task: OpenTask) -> str:
        chosen = self._window.responses.selection()
        if chosen is not None:
            response_id, start, end = chosen
            return task.task.response(response_id).text[start:end]
        asked = self._window.prompt.selection()
        if asked is not None:
            turn, start, end = asked
            return task.task.prompt[turn].text[start:end]
        return ""

    def _pick(self, task: OpenTask) -> None:
        quotes = {str(at): quote for at, quote in enumerate(_paragraphs(task))}
        if not quotes:
            self.told.emit("info", self.tr("There is no response to quote from."))
            return
        palette = widgets_palette.Palette(
            self.tr("Insert a quote"), self.tr("A few words of the paragraph"), self._window
        )
        palette.chosen.connect(lambda at: self._insert(quotes[at][1]))
        palette.finished.connect(palette.deleteLater)
        palette.ask(
            [
                widgets_palette.Command(
                    id=at, title=" ".join(text[:_SHOWN].split()), group=named, key=""
                )
                for at, (named, text) in quotes.items()
            ]
        )

    def _insert(self, text: str) -> None:
        # What was typed before and the quote are a step of Undo each.
        self._flow.flush()
        editor = self._window.editor
        self._window.open_editor()
        if editor.insert(text):
            self._flow.flush()
            editor.focus_editor()
        else:
            self.told.emit("warn", self.tr("With this quote the text would be too long."))

    def _show_outline(self) -> None:
        self._outline_soon.stop()
        task = self._flow.task
        if task is not None:
            self._window.editor.show_outline(tuple(_outlined(task)))

    def _go_to(self, entry: OutlineEntry) -> None:
        self._window.prompt.select_text(entry.turn, entry.start, entry.end)


def _paragraphs(task: OpenTask) -> Iterator[tuple[str, str]]:
    for response_id in task.shown_order:
        text = task.task.response(response_id).text
        for start, end in text_quotes.quotable(text):
            yield letter(task.shown_order, response_id), text[start:end]


def _outlined(task: OpenTask) -> Iterator[OutlineEntry]:
    """What a model said in between asks for nothing."""
    for turn, said in enumerate(task.task.prompt):
        if said.role in (Role.USER, Role.SYSTEM):
            for item in text_outline.outline(said.text):
                yield outline_view.OutlineEntry(
                    kind=item.kind,
                    text=said.text[item.start : item.end],
                    turn=turn,
                    start=item.start,
                    end=item.end,
                    level=item.level,
                )
