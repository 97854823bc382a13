"""Why a file was refused, in the window's language."""

from __future__ import annotations

import re

from PySide6.QtCore import QT_TRANSLATE_NOOP

from trainer_desk.files.errors import FormatError
from trainer_desk.ui.texts import Texts

refusals = Texts("refusals")

REASONS = tuple(
    str(reason)
    for reason in (
        QT_TRANSLATE_NOOP("refusals", "the file is empty"),
        QT_TRANSLATE_NOOP("refusals", "the file holds nothing but white space"),
        QT_TRANSLATE_NOOP("refusals", "the file holds no records"),
        QT_TRANSLATE_NOOP("refusals", "the file holds no header row"),
        QT_TRANSLATE_NOOP("refusals", "the file is given twice"),
        QT_TRANSLATE_NOOP("refusals", "the file changed while it was being read"),
        QT_TRANSLATE_NOOP("refusals", "the file cannot be read: {}"),
        QT_TRANSLATE_NOOP("refusals", "the file is larger than {} GB"),
        QT_TRANSLATE_NOOP(
            "refusals", "the file ends inside a quoted field that begins in this row"
        ),
        QT_TRANSLATE_NOOP("refusals", "this is a folder, not a file"),
        QT_TRANSLATE_NOOP("refusals", "this is a PDF, which holds no tasks"),
        QT_TRANSLATE_NOOP("refusals", "this is packed by gzip: unpack it first"),
        QT_TRANSLATE_NOOP("refusals", "this is an office document: save the table as CSV in UTF-8"),
        QT_TRANSLATE_NOOP(
            "refusals", "this is an old office document: save the table as CSV in UTF-8"
        ),
        QT_TRANSLATE_NOOP("refusals", "this zip is no batch: it holds no `batch.json`"),
        QT_TRANSLATE_NOOP("refusals", "this is not a zip file, or it is damaged"),
        QT_TRANSLATE_NOOP("refusals", "a file of this kind must be in UTF-8"),
        QT_TRANSLATE_NOOP("refusals", "some bytes in this line are not UTF-8"),
        QT_TRANSLATE_NOOP("refusals", "there are no tasks in it"),
        QT_TRANSLATE_NOOP("refusals", "there is no task in it"),
        QT_TRANSLATE_NOOP("refusals", "a task id occurs more than once"),
        QT_TRANSLATE_NOOP(
            "refusals",
            "this revision is here already with other contents: send it as a higher one",
        ),
        QT_TRANSLATE_NOOP(
            "refusals", "revision {} is older than revision {}, which is here already"
        ),
        QT_TRANSLATE_NOOP("refusals", "there is nothing where JSON should be"),
        QT_TRANSLATE_NOOP("refusals", "the JSON is cut off in the middle"),
        QT_TRANSLATE_NOOP("refusals", "something stands after the end of the JSON"),
        QT_TRANSLATE_NOOP("refusals", "the line is not a JSON object"),
        QT_TRANSLATE_NOOP("refusals", "the field {} is missing"),
        QT_TRANSLATE_NOOP("refusals", "there is no column {}"),
        QT_TRANSLATE_NOOP("refusals", "two columns are called {}"),
        QT_TRANSLATE_NOOP("refusals", "the row has {} fields where the header has {}"),
        QT_TRANSLATE_NOOP("refusals", "the id {} stands in line {} already"),
        QT_TRANSLATE_NOOP("refusals", "the id in {} is empty"),
        QT_TRANSLATE_NOOP("refusals", "the prompt in {} is empty"),
        QT_TRANSLATE_NOOP("refusals", "nothing in {} looks like a prompt, there is {}"),
        QT_TRANSLATE_NOOP("refusals", "the field {} is {}, not from {} to {}"),
        QT_TRANSLATE_NOOP("refusals", "the two models were not asked the same"),
        QT_TRANSLATE_NOOP("refusals", "the conversation holds nothing but an answer"),
        QT_TRANSLATE_NOOP(
            "refusals",
            "these are answers to questions: choose the file of the questions as well",
        ),
    )
)
"""The reasons that trainers meet, as `files` words them; `{}` stands for what changes."""


def refused(error: FormatError) -> str:
    """Return which file was refused, where, and why; a rare reason stays in English."""
    why = in_words(error.reason)
    if error.line:
        return refusals.tr("{file}, line {line}: {why}").format(
            file=error.file, line=error.line, why=why
        )
    return f"{error.file}: {why}"


def in_words(reason: str) -> str:
    """Return a reason in the trainer's language; a rare one stays in English."""
    for known in REASONS:
        found = re.fullmatch(re.escape(known).replace(r"\{\}", "(.+)"), reason)
        if found:
            return refusals.tr(known).format(*found.groups())
    return reason
