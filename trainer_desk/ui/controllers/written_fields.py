"""Which editors of the window hold what the trainer writes, as they come and go."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal

from trainer_desk.text.findings import (
    GRAMMAR_NOT_CHECKED,
    NOT_CHECKED,
    Finding,
    open_by_rule,
)
from trainer_desk.ui.controllers.check_line import REWRITE
from trainer_desk.ui.controllers.checked_field import CheckedField, Put
from trainer_desk.ui.safe import PlainEditor
from trainer_desk.ui.widgets.field_editor import FieldEditor
from trainer_desk.ui.window import Window


class WrittenFields(QObject):
    """The texts of the task on screen that are checked.

    Args:
        make: Makes the field of an editor, by its name and what shows marks in it.

    Attributes:
        rewrite: The large editor's.

    Signals:
        came (CheckedField): A text came up while the task was on screen, and is written in.
    """

    came = Signal(object)

    def __init__(
        self, window: Window, make: Callable[[PlainEditor, str, Put], CheckedField]
    ) -> None:
        super().__init__(window)
        self._window = window
        self._make = make
        self._following = False
        self._found_in = -1
        self._put_away: Callable[[], tuple[str, ...]] = tuple
        editor = window.editor.editor
        self.rewrite = make(editor, REWRITE, partial(editor.set_marks, "check"))
        self._fields = [self.rewrite]

    def all(self) -> tuple[CheckedField, ...]:
        """Return what is checked, the rewrite first."""
        return tuple(field for field in self._fields if not field.is_gone())

    def written(self) -> tuple[CheckedField, ...]:
        """Return the texts that belong to the task: the verdict's in order, then the editor's.

        What the editor only shows large is the verdict's.
        """
        editor = self._window.editor
        own = editor.is_editing() and not editor.is_double()
        fields = [field for field in self.all() if field is not self.rewrite]
        return (*fields, *((self.rewrite,) if own else ()))

    def count_also(self, put_away: Callable[[], tuple[str, ...]]) -> None:
        """Count findings of these texts of the task, too: those that no field shows now."""
        self._put_away = put_away

    def findings(self) -> tuple[Finding, ...]:
        """Return all that is shown as open in the texts of the task."""
        return tuple(finding for field in self.written() for finding in field.findings())

    def open_by_rule(self, *, grammar: bool) -> tuple[tuple[str, int], ...]:
        """Return how many findings of each rule are open, for the judgment.

        Of the texts as they are now, to the letter: what was typed a moment ago is looked at, and
        where that would take long it is counted as not checked.

        Args:
            grammar: Whether grammar is at work, so that what it has not seen counts as such.
        """
        known = [field.settled() for field in self.written()]
        known += [self.rewrite.settled_on(text) for text in self._put_away()]
        rules = dict(open_by_rule(finding for one in known for finding in one.findings))
        unread = sum(one.not_checked for one in known)
        spelt = sum(one.spelling_only for one in known) if grammar else 0
        rules |= {NOT_CHECKED: unread, GRAMMAR_NOT_CHECKED: spelt}
        return tuple(sorted((rule, number) for rule, number in rules.items() if number))

    def find_if_new(self) -> tuple[CheckedField, ...]:
        """Take notice of the texts that are there now, if fields were built; return new ones."""
        return self.find() if self._found_in != self._window.verdict.built else ()

    def find(self) -> tuple[CheckedField, ...]:
        """Take notice of the texts that are there now; return those that were not there before."""
        self._follow_focus()
        self._found_in = self._window.verdict.built
        present = self._window.verdict.findChildren(FieldEditor)
        known = {id(field.editor): field for field in self.all() if field is not self.rewrite}
        self._fields = [self.rewrite]
        for number, editor in enumerate(present):
            name = editor.accessibleName() or str(number)
            field = known.get(id(editor)) or self._make(
                editor, f"field {name}", editor.setExtraSelections
            )
            self._fields.append(field)
        return tuple(field for field in self._fields[1:] if field not in known.values())

    def _follow_focus(self) -> None:
        # Before the window was ever shown it has no handle.
        if self._window.internalWinId() and not self._following:
            self._following = True
            self._window.windowHandle().focusObjectChanged.connect(self._note_focus)

    def _note_focus(self, focused: QObject | None) -> None:
        """Take notice of a text that came up meanwhile, such as a comment."""
        if not isinstance(focused, FieldEditor):
            return
        if all(field.editor is not focused for field in self.all()):
            for field in self.find():
                if field.editor is focused:
                    self.came.emit(field)
