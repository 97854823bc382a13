"""The window with everything connected: what each event shows, and what comes back next time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from trainer_desk.desk import Desk
from trainer_desk.late import late
from trainer_desk.settings import Settings
from trainer_desk.ui.controllers.appearance import Appearance, Dressing
from trainer_desk.ui.controllers.asked_for import AskedFor
from trainer_desk.ui.controllers.beats import Beats
from trainer_desk.ui.controllers.commands import Commands
from trainer_desk.ui.controllers.kinds import Kinds
from trainer_desk.ui.controllers.neighbours import Neighbours
from trainer_desk.ui.controllers.notice_board import NoticeBoard
from trainer_desk.ui.controllers.panes import Panes
from trainer_desk.ui.controllers.preferences import Preferences
from trainer_desk.ui.controllers.queue_screen import QueueScreen
from trainer_desk.ui.controllers.rendering import Renderer
from trainer_desk.ui.controllers.session import Session
from trainer_desk.ui.controllers.sitting import Sitting
from trainer_desk.ui.controllers.task_flow import TaskFlow
from trainer_desk.ui.controllers.task_notices import TaskNotices
from trainer_desk.ui.controllers.task_screen import TaskScreen
from trainer_desk.ui.controllers.traffic import Traffic
from trainer_desk.ui.controllers.whereabouts import Whereabouts
from trainer_desk.ui.controllers.writing import Writing
from trainer_desk.ui.jobs import Jobs
from trainer_desk.ui.markdown import Colours
from trainer_desk.ui.signs import FirstFrame, SignsOfLife
from trainer_desk.ui.surroundings import Surroundings
from trainer_desk.ui.widgets.response_area import ViewMode
from trainer_desk.ui.window import Window
from trainer_desk.work.ids import BatchKey
from trainer_desk.work.states import Change

if TYPE_CHECKING:
    from trainer_desk.ui import sentences
    from trainer_desk.ui.controllers import soon_wanted
    from trainer_desk.ui.controllers.delivery_screen import DeliveryScreen
    from trainer_desk.ui.controllers.importing import Importing
    from trainer_desk.ui.safe import dialogs
else:
    sentences = late("trainer_desk.ui.sentences")
    dialogs = late("trainer_desk.ui.safe.dialogs")
    soon_wanted = late("trainer_desk.ui.controllers.soon_wanted")

ERRANDS = 4
"""How many of import, export, delivery, search and backup go on at the same time."""


class Desktop(QObject):
    """Owns the window and its controllers.

    Signals:
        ready (): The first frame is painted, and keys are taken; emitted once.
    """

    ready = Signal()

    def __init__(
        self, app: QApplication, desk: Desk, settings: Settings, around: Surroundings
    ) -> None:
        super().__init__()
        self._desk = desk
        self._around = around
        self._session = Session(desk)
        self._closed = False
        self._build_ground(app, settings)
        self.window = Window()
        self.notices = NoticeBoard(self.window)
        self._build_task()
        self._build_beside()
        self._build_traffic(settings)
        self._build_asked_for()
        self._build_commands()
        self._signs = SignsOfLife(app, self)
        self._beats = Beats(self)
        self._dressing = Dressing(
            self.window, self.flow, self.screen, self.renderer, self.composing, self.appearance
        )
        self._connect()

    @property
    def importing(self) -> Importing:
        """Batches out of files; built when first asked for."""
        return self.traffic.importing

    @property
    def delivery(self) -> DeliveryScreen:
        """The delivery panel; built when first asked for."""
        return self.traffic.delivery

    # From start to end

    def show(self, *, files: Sequence[Path] = ()) -> None:
        """Show the window as it was last left, and open `files`."""
        self._dressing.dress(self.appearance.theme)
        self.whereabouts.restore_layout()
        self.panes.set_mode(self._session.choice("mode", [one.value for one in ViewMode], "pair"))
        settings = self.preferences.settings
        self.panes.set_raw(raw=not settings.rendered)
        self.panes.set_linked(linked=settings.link_scrolling)
        self.window.status.show_zoom(self.appearance.zoom)
        self.delivering.begin()
        if not self.whereabouts.restore_task():
            self.asked_for.show_welcome()
        self.window.show()
        self.whereabouts.scroll_back()
        self._signs.listen(self.window.windowHandle())
        FirstFrame(self.window).painted.connect(self._settle)
        if self._around.recovered is not None:
            self.notices.say("warn", sentences.recovery_told(self._around.recovered))
        if files:
            self.traffic.open(files)

    def _settle(self) -> None:
        """Begin what the first frame did not need."""
        if self._closed:
            return
        self.ready.emit()
        for held in (
            self.jobs,
            self.errands,
            self.neighbours,
            self.composing,
            self.writing,
            self.delivering,
        ):
            held.let_go()
        soon_wanted.load_all(self.errands)
        self._beats.start()

    def open_batch(self, batch: int) -> None:
        """Show a batch's first unfinished task, or where the trainer left it."""
        key = BatchKey(batch)
        task = (
            self.whereabouts.last_task(key)
            or self._desk.next_unfinished(key, after=-1)
            or self._desk.task_at(key, 0)
        )
        self.queue.show_batch(key)
        if task is not None:
            self.flow.open(task)
        else:
            self.notices.say("warn", self.tr("This batch has no tasks."))

    def call(self, files: tuple[Path, ...]) -> None:
        """Come to the front for a second start, and open what it was given."""
        self.window.come_to_front()
        if files:
            self.traffic.open(files)

    def close(self) -> None:
        """Keep everything that comes back at the next start, and stop all work."""
        if self._closed:
            return
        self._closed = True
        self.whereabouts.keep()
        self.flow.close()
        self.sitting.stop()
        self._signs.stop()
        self._beats.stop()
        for part in (self.asked_for, self.traffic, self.queue, self.writing, self.kinds):
            part.stop()
        # A server may be slow to let go; nobody should have to watch that.
        self.window.hide()
        for jobs in (self.errands, self.jobs):
            jobs.finish()

    def _close_if_saved(self) -> None:
        """Close, but never over words that could not be saved unless the trainer gives them up."""
        if self.flow.settle() or self._give_up():
            self.close()
        else:
            self.window.stay_open()

    def _give_up(self) -> bool:
        return dialogs.confirm(
            self.window,
            self.tr("Your last changes are not saved"),
            self.tr("The disk does not take them. Make room and they are saved by themselves."),
            button=self.tr("Close and lose them"),
            careful=True,
        )

    # What it is made of, in the order in which one part needs the other

    def _build_ground(self, app: QApplication, settings: Settings) -> None:
        self.preferences = Preferences(settings, self._around.save_settings, self)
        self.jobs = Jobs(self)
        # What takes long has threads of its own, so that what is looked at never waits for it.
        self.errands = Jobs(self, threads=ERRANDS)
        # The first frame has the machine for itself.
        for jobs in (self.jobs, self.errands):
            jobs.hold()
        self.appearance = Appearance(app, choice=settings.theme, zoom=settings.zoom, parent=self)
        self.appearance.dress()

    def _build_task(self) -> None:
        around, desk = self._around, self._desk
        self.flow = TaskFlow(
            desk, monotonic=around.monotonic, findings=self._open_findings, parent=self
        )
        self.renderer = Renderer(self.jobs, Colours.of(self.appearance.theme.tokens), self)
        self.screen = TaskScreen(self.window, self.flow, self.renderer, language=around.language)
        self.neighbours = Neighbours(self.window, self.flow, desk, self.renderer)
        self.whereabouts = Whereabouts(self.window, self.flow, self.renderer, self._session)
        self._build_kinds()
        self.sitting = Sitting(self.window, self.flow, desk, monotonic=around.monotonic)

    def _build_kinds(self) -> None:
        self.kinds = Kinds(
            self.window,
            self.flow,
            self.screen,
            self._desk,
            self.jobs,
            self._session,
            self.appearance,
            today=_today,
            language=self._around.language,
        )
        self.composing = self.kinds.composing

    def _build_beside(self) -> None:
        self.queue = QueueScreen(self.window.queue, self.flow, self._desk, self.errands, self)
        self.panes = Panes(self.window, self.queue)
        self.writing = Writing(
            self.window,
            self.flow,
            self.screen,
            self._desk,
            self._around.proofreader,
            put_away=self.composing.editing.put_away,
        )

    def _build_traffic(self, settings: Settings) -> None:
        self.traffic = Traffic(
            self.window,
            self.flow,
            self._desk,
            self.errands,
            self.notices,
            self._session,
            self._around,
            settings,
            open_batch=self.open_batch,
        )
        self.delivering = self.traffic.delivering

    def _build_asked_for(self) -> None:
        self.asked_for = AskedFor(
            self.window,
            self.flow,
            self._desk,
            queue=self.queue,
            panes=self.panes,
            traffic=self.traffic,
            writing=self.writing,
            preferences=self.preferences,
            appearance=self.appearance,
            session=self._session,
            jobs=self.jobs,
            errands=self.errands,
            around=self._around,
        )

    def _build_commands(self) -> None:
        self.commands = Commands(
            self.window,
            self._desk,
            flow=self.flow,
            screen=self.screen,
            kinds=self.kinds,
            sitting=self.sitting,
            queue=self.queue,
            panes=self.panes,
            traffic=self.traffic,
            writing=self.writing,
            appearance=self.appearance,
            recent=self._session.recent,
        )

    # Events

    def _connect(self) -> None:
        window, flow, session = self.window, self.flow, self._session
        window.closing.connect(self._close_if_saved)
        self._beats.backup_look.connect(self.asked_for.look_after)
        self._signs.seen.connect(flow.note_input)
        self._signs.seen.connect(self.whereabouts.stay)
        window.files_dropped.connect(self.traffic.open)
        self._signs.front_changed.connect(lambda front: flow.note_window(active=front))
        self.asked_for.batch_chosen.connect(self.open_batch)
        self.asked_for.welcomed.connect(self.commands.refresh)
        self.asked_for.let_go.connect(self.delivering.read_again)
        window.status.delivery_asked.connect(self.traffic.show_delivery)
        said = TaskNotices(window, flow, self.notices, journal_behind=self._around.journal_behind)
        self._beats.second.connect(said.show_clock)
        flow.refused.connect(self._refused)
        self.sitting.began.connect(self.open_batch)
        self.sitting.left.connect(self.asked_for.show_welcome)
        self.traffic.changed.connect(self._carried)
        self.commands.batch_chosen.connect(self.open_batch)
        self.commands.recent_chosen.connect(self.traffic.open_recent)
        self.commands.repetitions_asked.connect(self.asked_for.show_repetitions)
        self.commands.removal_asked.connect(self.asked_for.remove_batch)
        self.commands.settings_asked.connect(self.asked_for.ask_settings)
        self.writing.settings_asked.connect(self.asked_for.ask_about_writing)
        self.commands.about_asked.connect(self.asked_for.show_about)
        self.panes.changed.connect(lambda: session.set_text("mode", self.panes.mode))
        self._connect_notices()
        self._connect_choices()
        self._connect_links()

    def _connect_notices(self) -> None:
        tellers = (self.asked_for, self.sitting, self.kinds, self.writing, self.preferences)
        for told in (one.told for one in tellers):
            told.connect(self.notices.say)
        for failed in (one.failed for one in (self.asked_for, self.kinds, self.queue)):
            failed.connect(self.notices.refuse)

    def _connect_choices(self) -> None:
        window, look, kept = self.window, self.appearance, self.preferences
        window.status.zoom_asked.connect(lambda: look.set_zoom(100))
        look.zoom_changed.connect(lambda zoom: kept.change(zoom=zoom))
        look.zoom_changed.connect(window.status.show_zoom)
        look.choice_changed.connect(lambda choice: kept.change(theme=choice))
        self.traffic.target_chosen.connect(
            lambda url, on: kept.change(delivery_target=url, delivery_automatic=on)
        )

    def _connect_links(self) -> None:
        window = self.window
        for view in (window.responses, window.prompt, self.kinds):
            view.link_asked.connect(self.asked_for.open_link)
        window.late_guidelines.then(lambda pane: pane.link_asked.connect(self.asked_for.open_link))

    def _refused(self, error: Exception) -> None:
        if not self.sitting.takes(error):
            self.notices.refuse(error)
        self.commands.refresh()

    def _open_findings(self) -> tuple[tuple[str, int], ...]:
        return self.writing.checking.open_by_rule()

    def _carried(self, change: Change) -> None:
        """Show what came of delivery: new states, work that came back, new batches."""
        self.flow.note_change(change)
        if change.batches and not self.window.shows_work:
            self.asked_for.show_welcome()
        self.delivering.read_again()

    def show_crash(self, kind: str) -> None:
        """Say that the program itself was wrong somewhere; work goes on."""
        if not self.flow.flush():
            # That nothing is saved is what has to be said, and `flush` said it.
            return
        self.notices.say(
            "bad",
            self.tr(
                "Something went wrong inside the program ({}). Your work is saved; the log tells "
                "where. If it looks odd, close the window and start it again."
            ).format(kind),
        )


def _today() -> date:
    return datetime.now(UTC).astimezone().date()
