"""What can be wrong with a file."""

from __future__ import annotations


class FormatError(Exception):
    """A file is not what it should be; someone must correct it before trying again.

    Attributes:
        file: The file as the user gave it; an entry of a zip as "batch.tdbatch: tasks.jsonl".
        line: 1 for the first line, None where the trouble has no line.
        reason: One sentence in English without the file's name: "the field `id` is missing".
    """

    def __init__(self, file: str, reason: str, *, line: int | None = None) -> None:
        super().__init__(f"{file}{f', line {line}' if line else ''}: {reason}")
        self.file = file
        self.line = line
        self.reason = reason
