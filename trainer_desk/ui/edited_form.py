"""A form while it is put together: as it stands, as it is in its file, and what can be taken back.

No Qt.
"""

from __future__ import annotations

from dataclasses import replace

from trainer_desk.files.errors import FormatError
from trainer_desk.files.form_files import NamedForm, form_from_bytes, form_to_json
from trainer_desk.work.form import Form, Question
from trainer_desk.work.form_editing import (
    Kind,
    added,
    can_add,
    changed,
    duplicated,
    kind_of,
    moved,
    new_question,
    without,
)
from trainer_desk.work.wording import Wording


class EditedForm:
    """Remembers every state of a form, back and forth.

    Attributes:
        named: The form as it stands.
    """

    def __init__(self, named: NamedForm) -> None:
        self.named = named
        self._saved = named
        self._past: list[NamedForm] = []
        self._future: list[NamedForm] = []

    @property
    def form(self) -> Form:
        """The questions as they stand."""
        return self.named.form

    @property
    def last(self) -> int:
        """Which question is the last one, 0 for the first."""
        return len(self.form.questions) - 1

    @property
    def is_saved(self) -> bool:
        """Whether it stands in a file as it is."""
        return self.named == self._saved

    def problem(self) -> str:
        """Return what is wrong with the form, with its place; "" if it is right."""
        try:
            form_from_bytes(form_to_json(self.named))
        except FormatError as error:
            return error.reason
        return ""

    def file_name(self) -> str:
        """Return a name for its file, of letters and digits of its title."""
        title = self.named.title.in_language("en") or "form"
        words = "".join(char if char.isalnum() else "-" for char in title.lower())
        return "-".join(filter(None, words.split("-")))[:60] + ".toml"

    # What becomes of it; each tells whether anything changed

    def take(self, named: NamedForm) -> bool:
        """Go on with another state; the one before can be brought back."""
        if named == self.named:
            return False
        self._past.append(self.named)
        self._future.clear()
        self.named = named
        return True

    def take_questions(self, form: Form) -> bool:
        """Go on with other questions under the same name."""
        return self.take(replace(self.named, form=form))

    def open(self, named: NamedForm) -> bool:
        """Go on with a form from a file."""
        self._saved = named
        return self.take(named)

    def note_saved(self) -> None:
        """It stands in a file now as it is."""
        self._saved = self.named

    def undo(self) -> bool:
        """Go back by one state."""
        if not self._past:
            return False
        self._future.append(self.named)
        self.named = self._past.pop()
        return True

    def redo(self) -> bool:
        """Go forth again by one state."""
        if not self._future:
            return False
        self._past.append(self.named)
        self.named = self._future.pop()
        return True

    # Its questions

    def add(self, kind: Kind, title: Wording, at: int) -> bool:
        """Put a new question of a kind at a place, where the form may have one."""
        if not can_add(self.form, kind):
            return False
        question = new_question(kind, [one.id for one in self.form.questions], title)
        return self.take_questions(added(self.form, question, at))

    def duplicate(self, at: int) -> bool:
        """Put a copy of a question behind it, where the form may have one more."""
        if at < 0 or not can_add(self.form, kind_of(self.form.questions[at])):
            return False
        return self.take_questions(duplicated(self.form, at))

    def remove(self, at: int) -> bool:
        """Take a question out."""
        return at >= 0 and self.take_questions(without(self.form, at))

    def move(self, at: int, step: int) -> bool:
        """Move a question up (-1) or down (1)."""
        return at >= 0 and self.take_questions(moved(self.form, at, step))

    def change(self, at: int, question: Question) -> bool:
        """Put a question in the place of another."""
        return self.take_questions(changed(self.form, at, question))
