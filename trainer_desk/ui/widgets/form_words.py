"""The words of the editor of forms: kinds of questions, their parts, colours."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

from trainer_desk.ui.texts import Texts
from trainer_desk.work.form_editing import Kind

form_words = Texts("form_words")

_KINDS: dict[Kind, object] = {
    Kind.RANKING: QT_TRANSLATE_NOOP("form_words", "Ranking of all responses"),
    Kind.STRENGTH: QT_TRANSLATE_NOOP("form_words", "Which of two is better"),
    Kind.RATING: QT_TRANSLATE_NOOP("form_words", "Ratings on axes"),
    Kind.DECISION: QT_TRANSLATE_NOOP("form_words", "Answer, refuse or redirect"),
    Kind.CHOICE: QT_TRANSLATE_NOOP("form_words", "Choice of options"),
    Kind.TEXT: QT_TRANSLATE_NOOP("form_words", "Text, such as reasons"),
    Kind.EDIT: QT_TRANSLATE_NOOP("form_words", "Rewrite of a response"),
    Kind.WRITE: QT_TRANSLATE_NOOP("form_words", "Standard answer"),
    Kind.SPANS: QT_TRANSLATE_NOOP("form_words", "Marks in texts"),
    Kind.FACTS: QT_TRANSLATE_NOOP("form_words", "Facts"),
    Kind.DUPLICATES: QT_TRANSLATE_NOOP("form_words", "Repetitions among responses"),
    Kind.REVIEW: QT_TRANSLATE_NOOP("form_words", "Second reading"),
}
_PARTS: dict[str, object] = {
    "id": QT_TRANSLATE_NOOP("form_words", "Id in files"),
    "english": QT_TRANSLATE_NOOP("form_words", "English, or for everybody"),
    "in_english": QT_TRANSLATE_NOOP("form_words", "English"),
    "russian": QT_TRANSLATE_NOOP("form_words", "Russian"),
    "title": QT_TRANSLATE_NOOP("form_words", "Title"),
    "help": QT_TRANSLATE_NOOP("form_words", "Help"),
    "required": QT_TRANSLATE_NOOP("form_words", "An answer is needed"),
    "ties": QT_TRANSLATE_NOOP("form_words", "Ties are allowed"),
    "all_bad": QT_TRANSLATE_NOOP("form_words", "Offers “all bad”"),
    "both_good": QT_TRANSLATE_NOOP("form_words", "Offers “both good”"),
    "both_bad": QT_TRANSLATE_NOOP("form_words", "Offers “both bad”"),
    "cannot_judge": QT_TRANSLATE_NOOP("form_words", "Offers “cannot judge”"),
    "degrees": QT_TRANSLATE_NOOP("form_words", "Grades of “better” on each side"),
    "axes": QT_TRANSLATE_NOOP("form_words", "Axes"),
    "reasons": QT_TRANSLATE_NOOP("form_words", "Reasons"),
    "severity": QT_TRANSLATE_NOOP("form_words", "How grave it is"),
    "specialists": QT_TRANSLATE_NOOP("form_words", "Specialists to redirect to"),
    "min_wording_words": QT_TRANSLATE_NOOP("form_words", "Least words of a refusal"),
    "min_explanation_words": QT_TRANSLATE_NOOP("form_words", "Least words for colleagues"),
    "still_asked": QT_TRANSLATE_NOOP("form_words", "Needed even where the prompt is refused"),
    "options": QT_TRANSLATE_NOOP("form_words", "Options"),
    "several": QT_TRANSLATE_NOOP("form_words", "Several may be chosen"),
    "min_words": QT_TRANSLATE_NOOP("form_words", "Least words, 0 for none"),
    "max_words": QT_TRANSLATE_NOOP("form_words", "Most words, 0 for no limit"),
    "phrases": QT_TRANSLATE_NOOP("form_words", "Ready phrases"),
    "target": QT_TRANSLATE_NOOP("form_words", "Which response"),
    "must_change": QT_TRANSLATE_NOOP("form_words", "Something must be changed"),
    "points": QT_TRANSLATE_NOOP("form_words", "What the answer must say"),
    "is_best": QT_TRANSLATE_NOOP("form_words", "Stands above every response"),
    "labels": QT_TRANSLATE_NOOP("form_words", "Labels"),
    "on_prompt": QT_TRANSLATE_NOOP("form_words", "In the prompt"),
    "on_responses": QT_TRANSLATE_NOOP("form_words", "In the responses"),
    "on_own": QT_TRANSLATE_NOOP("form_words", "In what the trainer writes"),
    "importance": QT_TRANSLATE_NOOP("form_words", "How much a claim matters"),
    "source_needed": QT_TRANSLATE_NOOP("form_words", "Claims need a source"),
    "threshold": QT_TRANSLATE_NOOP("form_words", "Likeness from which on, in percent"),
    "colour": QT_TRANSLATE_NOOP("form_words", "The next free one"),
    "red": QT_TRANSLATE_NOOP("form_words", "Red"),
    "orange": QT_TRANSLATE_NOOP("form_words", "Orange"),
    "yellow": QT_TRANSLATE_NOOP("form_words", "Yellow"),
    "green": QT_TRANSLATE_NOOP("form_words", "Green"),
    "teal": QT_TRANSLATE_NOOP("form_words", "Teal"),
    "blue": QT_TRANSLATE_NOOP("form_words", "Blue"),
    "violet": QT_TRANSLATE_NOOP("form_words", "Violet"),
    "pink": QT_TRANSLATE_NOOP("form_words", "Pink"),
}
COLOURS = (
    ("", "colour"),
    *((name, name) for name in ("red", "orange", "yellow", "green", "teal", "blue")),
    ("violet", "violet"),
    ("pink", "pink"),
)
"""Colours of marks by their names in files, each with the name of its words."""


def kind_name(kind: Kind) -> str:
    """Name a kind of question."""
    return form_words.tr(str(_KINDS[kind]))


def part_name(name: str) -> str:
    """Name a part of a question, or a colour."""
    return form_words.tr(str(_PARTS[name]))
