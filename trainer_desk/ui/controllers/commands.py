"""What each command of the action table does."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu

from trainer_desk.desk import Desk
from trainer_desk.late import late
from trainer_desk.ui.actions import (
    ACTIONS,
    Act,
    Group,
    build_actions,
    build_digit_actions,
    shown_key,
    title,
)
from trainer_desk.ui.batch_titles import title_of
from trainer_desk.ui.controllers.appearance import Appearance
from trainer_desk.ui.controllers.availability import Standing, idle_acts
from trainer_desk.ui.controllers.kinds import Kinds
from trainer_desk.ui.controllers.panes import Panes
from trainer_desk.ui.controllers.queue_screen import QueueScreen
from trainer_desk.ui.controllers.sitting import Sitting
from trainer_desk.ui.controllers.task_flow import TaskFlow
from trainer_desk.ui.controllers.task_screen import TaskScreen
from trainer_desk.ui.controllers.traffic import Traffic
from trainer_desk.ui.controllers.writing import Writing
from trainer_desk.ui.widgets.phrases import step_name
from trainer_desk.ui.window import Window
from trainer_desk.work.ids import BatchKey
from trainer_desk.work.opened import OpenTask, UndoLabel

if TYPE_CHECKING:
    from trainer_desk.ui.widgets import key_sheet, number_dialog, skip_dialog
    from trainer_desk.ui.widgets import palette as widgets_palette
    from trainer_desk.ui.widgets.palette import Command
else:
    widgets_palette = late("trainer_desk.ui.widgets.palette")
    key_sheet = late("trainer_desk.ui.widgets.key_sheet")
    number_dialog = late("trainer_desk.ui.widgets.number_dialog")
    skip_dialog = late("trainer_desk.ui.widgets.skip_dialog")


class Commands(QObject):
    """The actions of the window, connected to those who do them.

    Signals:
        batch_chosen (int): A batch was picked from the list.
        recent_chosen (str): A recent file was picked.
        repetitions_asked (BatchKey | None): They are to be looked for in the batch on screen.
        settings_asked (): The settings are to be shown.
        removal_asked (): The batch on screen is to go out of sight.
        about_asked (): The page about the program is to be shown.
    """

    batch_chosen = Signal(int)
    recent_chosen = Signal(str)
    repetitions_asked = Signal(object)
    settings_asked = Signal()
    removal_asked = Signal()
    about_asked = Signal()

    def __init__(
        self,
        window: Window,
        desk: Desk,
        *,
        flow: TaskFlow,
        screen: TaskScreen,
        kinds: Kinds,
        sitting: Sitting,
        queue: QueueScreen,
        panes: Panes,
        traffic: Traffic,
        writing: Writing,
        appearance: Appearance,
        recent: Callable[[], tuple[str, ...]],
    ) -> None:
        super().__init__(window)
        self._window = window
        self._desk = desk
        self._flow = flow
        self._screen = screen
        self._kinds = kinds
        self._sitting = sitting
        self._queue = queue
        self._panes = panes
        self._traffic = traffic
        self._writing = writing
        self._appearance = appearance
        self._recent = recent
        self._standing: Standing | None = None
        self.actions = build_actions(window, self._handlers())
        build_digit_actions(
            window,
            press=screen.press_digit,
            select=screen.select_number,
            put_at=window.verdict.keys.put_at,
            rate=window.verdict.keys.rate,
        )
        self._bind()
        flow.opened.connect(self.refresh)
        flow.changed.connect(lambda _change: self.refresh())
        flow.draft_replaced.connect(lambda _draft: self.refresh())
        panes.changed.connect(self.refresh)
        kinds.shown_changed.connect(self.refresh)
        self.refresh()

    def refresh(self, _task: OpenTask | None = None) -> None:
        """Enable and check the actions as things stand."""
        task = self._flow.task
        standing = Standing(
            has_task=task is not None,
            read_only=task is not None and task.read_only,
            facts=self._kinds.asks_facts,
            marks=self._kinds.asks_marks,
            test=self._sitting.is_running,
        )
        if standing != self._standing:
            self._standing, idle = standing, idle_acts(standing)
            for act, action in self.actions.items():
                # Each only once: whatever shows an action looks at it at every change.
                action.setEnabled(act not in idle)
        self.actions[Act.MARK_MODE].setChecked(self._kinds.is_marking)
        self.actions[Act.FLAG].setChecked(self._flow.draft.flagged)
        self.actions[Act.PAUSE].setChecked(self._flow.clock.is_paused)
        for act, shown in self._panes.shown().items():
            self.actions[act].setChecked(shown)

    def menu(self) -> QMenu:
        """Return the menu of all actions, in their groups; filled when it is first opened."""
        menu = QMenu(self._window)
        menu.aboutToShow.connect(lambda: self._fill(menu))
        menu.aboutToShow.connect(self._name_steps)
        return menu

    def _fill(self, menu: QMenu) -> None:
        if not menu.isEmpty():
            return
        for group in Group:
            part = menu.addMenu(title(str(group.value)))
            for spec in ACTIONS:
                if spec.group is group:
                    part.addAction(self.actions[spec.act])

    def _name_steps(self) -> None:
        """Say what Undo would take back and Redo do again, on which task."""
        self._name(Act.UNDO, self.tr("Undo: {what}, task {number}"), self._desk.undo_label())
        self._name(Act.REDO, self.tr("Redo: {what}, task {number}"), self._desk.redo_label())

    def _name(self, act: Act, wording: str, step: UndoLabel | None) -> None:
        plain = next(spec.text for spec in ACTIONS if spec.act is act)
        named = step and wording.format(what=step_name(step.kind), number=step.position + 1)
        self.actions[act].setText(named or title(plain))

    def _handlers(self) -> dict[Act, Callable[[], object]]:
        window, flow, verdict = self._window, self._flow, self._window.verdict
        panes, appearance, traffic = self._panes, self._appearance, self._traffic
        return {
            Act.OPEN: traffic.ask_files,
            Act.OPEN_RECENT: self._pick_recent,
            Act.OPEN_SAMPLE: traffic.open_sample,
            Act.OPEN_FURTHER_SAMPLE: traffic.open_further_sample,
            Act.BATCHES: self._pick_batch,
            Act.FORMS: traffic.ask_forms,
            Act.EXPORT: lambda: traffic.export(self._queue.batch),
            Act.REPETITIONS: lambda: self.repetitions_asked.emit(self._queue.batch),
            Act.REMOVE_BATCH: self.removal_asked.emit,
            Act.SETTINGS: self.settings_asked.emit,
            Act.QUIT: window.close,
            Act.DONE: flow.submit,
            Act.NEXT: lambda: flow.step(1),
            Act.PREVIOUS: lambda: flow.step(-1),
            Act.NEXT_UNFINISHED: flow.next_unfinished,
            Act.GO_TO: self._go_to,
            Act.SKIP: self._skip,
            Act.FLAG: verdict.toggle_flag,
            Act.REOPEN: flow.reopen,
            Act.PAUSE: self._pause,
            Act.HAND_IN: self._sitting.hand_in,
            **self._kinds.handlers(),
            Act.TIE: verdict.keys.tie_with_above,
            Act.MOVE_UP: lambda: verdict.keys.move(-1),
            Act.MOVE_DOWN: lambda: verdict.keys.move(1),
            Act.TAKE_OUT: verdict.keys.take_out,
            Act.ALL_BAD: verdict.keys.toggle_all_bad,
            Act.ACCEPT_REST: verdict.keys.accept_rest,
            Act.CANNOT_JUDGE: verdict.keys.toggle_cannot_judge,
            Act.NEXT_AXIS: verdict.keys.next_axis,
            Act.PREVIOUS_AXIS: verdict.keys.previous_axis,
            Act.UNDO: flow.undo,
            Act.REDO: flow.redo,
            Act.FIND: panes.find,
            Act.FIND_IN_BATCH: panes.search_batch,
            Act.NEXT_FINDING: lambda: self._writing.step(1),
            Act.PREVIOUS_FINDING: lambda: self._writing.step(-1),
            Act.FINDING: self._writing.show_finding,
            Act.ISSUES: self._writing.show_issues,
            Act.CHECK_RESPONSE: self._writing.check_response,
            Act.CHECK_BATCH: self._writing.check_batch,
            Act.CHECK_LANGUAGE: self._writing.choose_language,
            Act.WORDS: self._writing.edit_words,
            Act.CHECK_AGAIN: self._writing.check_again,
            Act.LANGUAGETOOL: self._writing.install,
            Act.FOCUS_MODE: lambda: panes.set_mode("focus"),
            Act.PAIR_MODE: lambda: panes.set_mode("pair"),
            Act.COLUMNS_MODE: lambda: panes.set_mode("columns"),
            Act.RAW: panes.toggle_raw,
            Act.LINK_SCROLLING: panes.toggle_link_scrolling,
            Act.GUIDELINES: panes.toggle_guidelines,
            Act.PROMPT: window.prompt.toggle,
            Act.QUEUE: panes.toggle_queue,
            Act.VERDICT: panes.toggle_verdict,
            Act.EDITOR: panes.toggle_editor,
            Act.NEXT_PANE: lambda: panes.go(1),
            Act.PREVIOUS_PANE: lambda: panes.go(-1),
            Act.ZOOM_IN: lambda: appearance.zoom_by(1),
            Act.ZOOM_OUT: lambda: appearance.zoom_by(-1),
            Act.ZOOM_RESET: lambda: appearance.set_zoom(100),
            Act.FULL_SCREEN: self._full_screen,
            Act.THEME: appearance.toggle,
            Act.RESET_LAYOUT: panes.reset,
            Act.DELIVER: traffic.delivering.deliver,
            Act.DELIVERY: traffic.show_delivery,
            Act.DELIVERY_TARGET: traffic.ask_target,
            Act.STOP_DELIVERY: traffic.delivering.cancel,
            Act.COMPARE_TARGET: traffic.compare,
            Act.SAVE_PARCELS: traffic.save_parcels,
            Act.PALETTE: self._show_palette,
            Act.KEYS: self._show_keys,
            Act.ABOUT: self.about_asked.emit,
        }

    def _bind(self) -> None:
        actions = self.actions
        self._window.top_bar.bind(
            previous=actions[Act.PREVIOUS],
            following=actions[Act.NEXT],
            guidelines=actions[Act.GUIDELINES],
            pause=actions[Act.PAUSE],
            skip=actions[Act.SKIP],
            done=actions[Act.DONE],
        )
        self._window.top_bar.set_menu(self.menu())

    def _go_to(self) -> None:
        task = self._flow.task
        if task is None:
            return
        dialog = number_dialog.NumberDialog(
            self._window,
            self.tr("Go to task"),
            self.tr("Number, 1 to {}").format(task.total),
            value=task.position + 1,
            least=1,
            most=task.total,
        )
        dialog.number_given.connect(lambda number: self._flow.open_at(task.batch_key, number - 1))
        dialog.open()

    def _skip(self) -> None:
        dialog = skip_dialog.SkipDialog(self._window)
        dialog.reason_given.connect(self._flow.skip)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _pause(self) -> None:
        if not self._sitting.pause():
            self._flow.toggle_pause()
        self.refresh()

    def _full_screen(self) -> None:
        if self._window.isFullScreen():
            self._window.showNormal()
        else:
            self._window.showFullScreen()

    def _pick_batch(self) -> None:
        rows = self._desk.batches()
        lines = [
            widgets_palette.Command(
                id=str(row.key),
                title=title_of(row),
                group=self.tr("%n unfinished", "", row.unfinished),
                key=row.language,
            )
            for row in rows
        ]
        palette = widgets_palette.Palette(
            self.tr("Switch batch"), self.tr("Name of the batch"), self._window
        )
        palette.chosen.connect(lambda key: self.batch_chosen.emit(BatchKey(int(key))))
        palette.finished.connect(palette.deleteLater)
        palette.ask(lines)

    def _pick_recent(self) -> None:
        lines = [
            widgets_palette.Command(id=name, title=name, group="", key="")
            for name in self._recent()
        ]
        palette = widgets_palette.Palette(
            self.tr("Recent files"), self.tr("Name of the file"), self._window
        )
        palette.chosen.connect(self.recent_chosen)
        palette.finished.connect(palette.deleteLater)
        palette.ask(lines)

    def _show_palette(self) -> None:
        palette = widgets_palette.Palette(
            self.tr("All commands"), self.tr("What do you want to do?"), self._window
        )
        palette.chosen.connect(lambda act: self.actions[Act(act)].trigger())
        palette.finished.connect(palette.deleteLater)
        palette.ask([command for _, commands in self._commands() for command in commands])

    def _show_keys(self) -> None:
        groups = [
            (name, [command for command in commands if command.key])
            for name, commands in self._commands()
        ]
        digits = (
            widgets_palette.Command(
                id="",
                title=self.tr("Look at a response, give it the next place"),
                group="",
                key="1–9",
            ),
            widgets_palette.Command(
                id="", title=self.tr("Put at this place"), group="", key="Shift+1–9"
            ),
            widgets_palette.Command(
                id="", title=self.tr("Look at a response, from any field"), group="", key="Ctrl+1–9"
            ),
            widgets_palette.Command(
                id="", title=self.tr("Rate on the current axis"), group="", key="Alt+1–9"
            ),
        )
        verdict = title(str(Group.VERDICT.value))
        more = {verdict: digits, title(str(Group.MARKS.value)): self._kinds.spans.single_keys()}
        told = [(name, [*more.get(name, ()), *commands]) for name, commands in groups]
        sheet = key_sheet.KeySheet(self.tr("Keys"), told, self._window)
        sheet.finished.connect(sheet.deleteLater)
        sheet.open()

    def _commands(self) -> list[tuple[str, list[Command]]]:
        return [
            (
                title(str(group.value)),
                [
                    widgets_palette.Command(
                        id=spec.act.value,
                        title=title(spec.text),
                        group=title(str(group.value)),
                        key=shown_key(spec),
                        enabled=self.actions[spec.act].isEnabled(),
                    )
                    for spec in ACTIONS
                    if spec.group is group
                ],
            )
            for group in Group
        ]
