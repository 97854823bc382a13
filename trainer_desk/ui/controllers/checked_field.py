"""One field whose text is checked while it is written."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QTextEdit
from shiboken6 import isValid

from trainer_desk.text.findings import Finding
from trainer_desk.ui.controllers.asked_again import AskedAgain
from trainer_desk.ui.controllers.look import (
    Checks,
    Look,
    Settled,
    Wanted,
    key_of,
    look_over,
    settled,
)
from trainer_desk.ui.jobs import Jobs
from trainer_desk.ui.safe import PlainEditor
from trainer_desk.ui.widgets.underlines import Underlines
from trainer_desk.values import dataclass
from trainer_desk.work.ids import BatchId

if TYPE_CHECKING:
    from trainer_desk.text.paragraphs import Paragraph

LOOK_MS = 200
"""So soon after a key the spelling of what changed is looked at."""
REST_MS = 700
"""Grammar is asked for when nothing was typed for so long."""

Put = Callable[[list[QTextEdit.ExtraSelection]], None]


@dataclass(frozen=True, slots=True)
class Unasked:
    """A paragraph that grammar is to be asked about.

    Attributes:
        setting_up: Under another number the answer is not wanted any more.
    """

    paragraph: Paragraph
    language: str
    wanted: Wanted
    setting_up: int


class CheckedField(QObject):
    """Follows an editor: what changed is checked, what was found is underlined.

    Everything slow is done on a worker; answers about a text that is no more are kept for its
    paragraphs, but not shown.

    Attributes:
        editor: Whose text is checked.
        name: By which a chosen language is remembered.
        underlines: What was found, where it is now.

    Signals:
        shown (): What is found is other than before.
        rested (): There may be grammar to ask for.
        focused (): The trainer writes here now.
        failed (Exception): A text could not be looked at.
    """

    shown = Signal()
    rested = Signal()
    focused = Signal()
    failed = Signal(object)

    def __init__(
        self,
        editor: PlainEditor,
        name: str,
        put: Put,
        checker: Callable[[], Checks],
        jobs: Jobs,
        *,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(editor)
        self._clock = clock
        self._again = AskedAgain()
        self.editor = editor
        self.name = name
        self.underlines = Underlines(editor, put)
        self._checker = checker
        self._jobs = jobs
        self._wanted = Wanted("", None)
        self._on = False
        self._last: Look | None = None
        self._revision = 0
        self._setting_up = 0
        self._looking = False
        self._in_use = False
        self._soon = self._timer(LOOK_MS, self._look)
        self._rest = self._timer(REST_MS, self.rested.emit)
        self._retry = self._timer(0, self.rested.emit)
        editor.document().contentsChange.connect(self._text_changed)
        editor.edited.connect(self._use)
        editor.installEventFilter(self)

    @property
    def language(self) -> str:
        """The declared language of the text."""
        return self._wanted.language

    def is_gone(self) -> bool:
        """Tell whether the editor is no more."""
        return not isValid(self)

    @property
    def complete(self) -> bool:
        """Whether every paragraph of the text as it is now was looked at."""
        last = self._last
        return last is not None and last.text == self.editor.text() and last.complete

    def set_up(
        self, language: str, batch: BatchId | None, *, on: bool, by_hand: bool = False
    ) -> None:
        """Check as said from now on, what is there already too.

        Args:
            language: Declared for the text, "" where unknown.
            on: Whether anything is checked at all.
            by_hand: Whether the trainer chose the language.
        """
        wanted = Wanted(language, batch, by_hand)
        if (wanted, on) != (self._wanted, self._on):
            self._wanted, self._on = wanted, on
            self.forget()

    def begin(self) -> None:
        """Another task's text is here: nobody has written in it yet."""
        self._in_use = self.editor.hasFocus()

    def forget(self) -> None:
        """Look over everything anew."""
        self._setting_up += 1
        self._last = None
        self._again.clear()
        self.underlines.set_on(on=self._on)
        if not self._on:
            self._show()
        self._soon.start(0)

    def findings(self) -> tuple[Finding, ...]:
        """Return what was found and still stands; offsets are of the text on screen."""
        return self.underlines.findings() if self._on else ()

    def settled(self) -> Settled:
        """Return what is known of the text as it is now, to the letter; takes milliseconds."""
        if not self._on:
            return Settled()
        return settled(self._checker, self.editor.text(), self._wanted, self._last)

    def settled_on(self, text: str) -> Settled:
        """Return what is known of another text that was written here; takes milliseconds."""
        if not self._on:
            return Settled()
        return settled(self._checker, text, self._wanted, Look("", (), {}))

    def next_unasked(self) -> Unasked | None:
        """Return the paragraph nearest to the cursor that grammar is to be asked about."""
        last = self._last
        if last is None or not self._on or not self._in_use or self._rest.isActive():
            return None
        at, now = self.editor.cursor_at(), self._clock()
        near = min(
            (one for one in last.unasked() if self._again.may_ask(key_of(one[0]), now)),
            key=lambda one: max(one[0].start - at, at - one[0].start - len(one[0].text)),
            default=None,
        )
        if near is None:
            self._wait_to_ask_again(last, now)
            return None
        return Unasked(near[0], near[1].language, self._wanted, self._setting_up)

    def learn(self, asked: Unasked, findings: tuple[Finding, ...] | None) -> None:
        """Take what grammar has to say about a paragraph; where it is no more, nothing shows.

        Args:
            findings: None where it failed on it: it is asked again after a rest, a few times.
        """
        if self._last is None or asked.setting_up != self._setting_up:
            return
        if findings is None:
            self._again.note_failure(key_of(asked.paragraph), self._clock())
            return
        self._last = self._last.learnt(asked.paragraph, findings)
        self._show()

    def ask_anew(self) -> None:
        """The server is another one than it was: what that failed on may be asked once more."""
        self._again.revive(self._clock())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note when the trainer comes to write."""
        if event.type() == QEvent.Type.FocusIn:
            self._in_use = True
            self.focused.emit()
            self.rested.emit()
        return super().eventFilter(watched, event)

    def _use(self, _at: int, _before: str, _after: str) -> None:
        self._in_use = True

    def _text_changed(self, _at: int, removed: int, added: int) -> None:
        if not removed and not added:
            return
        self._revision += 1
        self._rest.start()
        if not self._looking and not self._soon.isActive():
            self._soon.start(LOOK_MS)

    def _look(self) -> None:
        if not self._on or self._looking:
            return
        self._looking = True
        stamp = (self._revision, self._setting_up)
        work = partial(look_over, self._checker, self.editor.text(), self._wanted, self._last)
        self._jobs.run(
            work, done=partial(self._looked, stamp), failed=partial(self._not_looked, stamp)
        )

    def _looked(self, stamp: tuple[int, int], look: Look) -> None:
        self._looking = False
        revision, setting_up = stamp
        if setting_up != self._setting_up:
            self._soon.start(0)
            return
        self._last = look
        self._again.keep_only(look.known)
        if revision != self._revision:
            self._soon.start(LOOK_MS)
            return
        self._show()
        if not look.complete:
            self._look()
        elif not self._rest.isActive():
            self.rested.emit()

    def _not_looked(self, stamp: tuple[int, int], error: Exception) -> None:
        self._looking = False
        if stamp[1] == self._setting_up:
            self.failed.emit(error)

    def _wait_to_ask_again(self, last: Look, now: float) -> None:
        wait = self._again.wait((key_of(paragraph) for paragraph, _ in last.unasked()), now)
        if wait is not None:
            self._retry.start(round(1000 * wait) + 1)

    def _show(self) -> None:
        text, last = self.editor.text(), self._last
        if last is None or not self._on:
            self.underlines.show_findings(text, ())
        elif last.text == text:
            self.underlines.show_findings(text, last.findings())
        self.shown.emit()

    def _timer(self, delay_ms: int, act: Callable[[], object]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(delay_ms)
        timer.timeout.connect(act)
        return timer
