"""The large editor: every written text of the draft in turn, and live diff on a worker thread."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from trainer_desk.late import late
from trainer_desk.ui.controllers.comparing import ORIGINAL, Comparing
from trainer_desk.ui.controllers.task_flow import TaskFlow
from trainer_desk.ui.controllers.task_screen import TaskScreen
from trainer_desk.ui.jobs import AT_ONCE, Jobs
from trainer_desk.ui.widgets.edited_text import NOTHING, EditedText
from trainer_desk.ui.widgets.phrases import place_name
from trainer_desk.ui.window import Window
from trainer_desk.work.answers import EditAnswer
from trainer_desk.work.draft import Draft
from trainer_desk.work.ids import ResponseId, TaskKey
from trainer_desk.work.opened import OpenTask
from trainer_desk.work.places import TextPlace, bounds_at, is_rewrite, places_of, text_at
from trainer_desk.work.rules import asked_of, freed_by_decision
from trainer_desk.work.writing import WriteAnswer, WriteQuestion

if TYPE_CHECKING:
    from trainer_desk.text import diff as text_diff
    from trainer_desk.text.diff import Diff
else:
    text_diff = late("trainer_desk.text.diff")


class Editing(QObject):
    """Connects the editor pane with the task on screen.

    Signals:
        failed (Exception): A diff could not be made.
        told (str, str): Kind and text of a notice.
    """

    failed = Signal(object)
    told = Signal(str, str)

    def __init__(
        self,
        window: Window,
        flow: TaskFlow,
        screen: TaskScreen,
        comparing: Comparing,
        jobs: Jobs,
        *,
        language: str,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._flow = flow
        self._screen = screen
        self._comparing = comparing
        self._jobs = jobs
        self._language = language
        self._place: TextPlace | None = None
        self._chosen: ResponseId | None = None
        self._key: TaskKey | None = None
        flow.opened.connect(self._show)
        flow.draft_replaced.connect(self._show_draft)
        flow.draft_changed.connect(self._follow)
        screen.edit_asked.connect(self.begin)
        window.verdict.text_asked.connect(self.write)
        editor = window.editor
        editor.text_edited.connect(self._typed)
        editor.diff_wanted.connect(self._make_diff)
        editor.base_chosen.connect(self._choose_base)
        comparing.found.connect(self._compare)

    @property
    def place(self) -> TextPlace | None:
        """The place in the draft whose text the editor holds, None while it holds none."""
        return self._place

    def begin_selected(self) -> None:
        """Rewrite the response that the trainer looks at, or that the form means."""
        response_id = self._screen.response_to_edit
        if response_id is not None:
            self.begin(response_id)

    def begin(self, response_id: ResponseId) -> None:
        """Rewrite a response: open the pane and put the cursor there.

        In a finished task the rewrite there is can be read; none is begun.
        """
        question, task = self._flow.edit_question, self._flow.task
        if question is None or task is None:
            return
        place = TextPlace(question.id, response_id)
        if not self._window.editor.takes(self._text(place)):
            self._tell_too_long(place)
            return
        self._flow.begin_edit(response_id)
        if self._chosen_in(self._flow.draft) == response_id:
            self.write(place)

    def write_here(self) -> None:
        """Write the text whose field has the focus, else the standard answer, else any other.

        Where the prompt is turned away the words for that come first.
        """
        task = self._flow.task
        if task is None:
            return
        here = self._window.verdict.place_of(self._window.focusWidget())
        freed = freed_by_decision(task.batch.form, self._flow.draft)
        asked = asked_of(task.batch.form, task.task)
        wanted = sorted(
            asked, key=lambda one: (one.id in freed, not isinstance(one, WriteQuestion))
        )
        place = here or next(places_of(tuple(wanted)), None)
        if place is not None:
            self.write(place)

    def write(self, place: TextPlace) -> None:
        """Write a text of the draft: open the pane and put the cursor there.

        In a finished task the text there is can be read; none is begun.
        """
        if place != self._place:
            self._put(place)
        if self._place == place:
            self._window.open_editor()
            self._window.editor.focus_editor()

    def _show(self, task: OpenTask) -> None:
        again, self._key = self._key == task.key, task.key
        self._chosen = self._chosen_in(task.draft)
        kept = self._place if again else None
        if kept is not None and is_rewrite(kept) and kept.response_id != self._chosen:
            kept = None
        self._place = None
        place = kept or self._first_written(task)
        if place is None:
            self._window.editor.clear()
        else:
            self._put(place)

    def put_away(self) -> tuple[str, ...]:
        """Return the texts of the draft that are written here and not on screen now."""
        draft = self._flow.draft
        places = (place for place in self._own_places(draft) if place != self._place)
        return tuple(text for place in places if (text := text_at(draft, place)))

    def _own_places(self, draft: Draft) -> tuple[TextPlace, ...]:
        """The texts that have no field elsewhere: the rewrite that counts, standard answers."""
        task, question = self._flow.task, self._flow.edit_question
        if task is None:
            return ()
        asked = asked_of(task.batch.form, task.task)
        own = [TextPlace(one.id) for one in asked if isinstance(one, WriteQuestion)]
        chosen = self._chosen_in(draft)
        if question is not None and chosen is not None:
            own.append(TextPlace(question.id, chosen))
        return tuple(own)

    def _first_written(self, task: OpenTask) -> TextPlace | None:
        """What is in the editor when a task opens: the rewrite, else the standard answer."""
        question = self._flow.edit_question
        if question is not None and self._chosen is not None:
            return TextPlace(question.id, self._chosen)
        for asked in asked_of(task.batch.form, task.task):
            if isinstance(asked, WriteQuestion) and task.draft.answer(asked.id, WriteAnswer):
                return TextPlace(asked.id)
        return None

    def _chosen_in(self, draft: Draft) -> ResponseId | None:
        question = self._flow.edit_question
        answer = draft.answer(question.id, EditAnswer) if question else None
        return answer.chosen if answer else None

    def _show_draft(self, draft: Draft) -> None:
        """Follow what was undone, brought back or done elsewhere."""
        self._follow(draft)
        gone = self._place is not None and is_rewrite(self._place) and self._chosen is None
        if gone:
            self._place = None
            self._window.editor.clear()

    def _follow(self, draft: Draft) -> None:
        chosen, before = self._chosen_in(draft), self._chosen
        self._chosen = chosen
        question, editor = self._flow.edit_question, self._window.editor
        if question is not None and chosen is not None and chosen != before:
            self._put(TextPlace(question.id, chosen))
        elif self._place is not None and editor.is_editing():
            text = self._text(self._place)
            if text != editor.text():
                editor.set_text(text)

    def _put(self, place: TextPlace) -> None:
        """Show a text in the editor, unless it is too long for any."""
        task = self._flow.task
        if task is None:
            return
        text = self._text(place)
        if not self._window.editor.takes(text):
            # An empty editor must not stand for it: what is typed there would replace it.
            self._place = None
            self._window.editor.clear()
            self._tell_too_long(place)
            return
        self._place = place
        base = ORIGINAL if is_rewrite(place) else NOTHING
        self._window.editor.show_text(
            EditedText(
                title=place_name(place, task.batch.form, task.shown_order, self._language),
                text=text,
                original=self._comparing.text(task, place, base),
                bases=self._comparing.bases(task, place),
                base=base,
                language=task.task.language or task.batch.language,
                bounds=bounds_at(task.batch.form, place),
                read_only=task.read_only,
                double=place not in self._own_places(self._flow.draft),
            )
        )

    def _choose_base(self, key: str) -> None:
        task = self._flow.task
        if task is not None and self._place is not None:
            self._comparing.choose(task, self._place, key)

    def _compare(self, place: TextPlace, key: str, original: str | None) -> None:
        if place == self._place:
            self._window.editor.set_base(key, original)

    def _tell_too_long(self, place: TextPlace) -> None:
        if place.response_id is None:
            told = self.tr("This text is too long to be edited here. Nothing of it was changed.")
        else:
            told = self.tr(
                "Response {} is too long to be rewritten here. Nothing of it was changed."
            ).format(self._screen.letter(place.response_id))
        self.told.emit("bad", told)

    def _text(self, place: TextPlace) -> str:
        """Return what the editor is to show; a rewrite starts as its original."""
        task = self._flow.task
        text = text_at(self._flow.draft, place)
        if text is None and place.response_id is not None and task is not None:
            return task.task.response(place.response_id).text
        return text or ""

    def _typed(self, text: str) -> None:
        if self._place is not None:
            self._flow.write(self._place, text)

    def _make_diff(self, original: str, text: str, revision: int) -> None:
        self._jobs.run(
            partial(text_diff.diff, original, text),
            done=partial(self._show_diff, revision),
            failed=self.failed.emit,
            topic="diff",
            priority=AT_ONCE,
        )

    def _show_diff(self, revision: int, found: Diff) -> None:
        self._window.editor.show_diff(found, revision)
