"""Which part of the verdict answers which kind of question."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from trainer_desk.late import late
from trainer_desk.work.decision import DecisionQuestion
from trainer_desk.work.facts import FactsQuestion
from trainer_desk.work.form import (
    ChoiceQuestion,
    EditQuestion,
    Question,
    RankingQuestion,
    RatingQuestion,
    StrengthQuestion,
    TextQuestion,
)
from trainer_desk.work.marks import SpansQuestion
from trainer_desk.work.repeats import DuplicatesQuestion
from trainer_desk.work.review import ReviewQuestion
from trainer_desk.work.writing import WriteQuestion

if TYPE_CHECKING:
    from trainer_desk.ui.widgets import (
        choice_field,
        decision_section,
        duplicates_section,
        edit_line,
        facts_section,
        ranking,
        rating_grid,
        review_section,
        spans_section,
        strength_bar,
        text_field,
        write_section,
    )
    from trainer_desk.ui.widgets.answer_section import AnswerSection
else:
    # A form asks few of these kinds, and only their sections are loaded.
    choice_field = late("trainer_desk.ui.widgets.choice_field")
    decision_section = late("trainer_desk.ui.widgets.decision_section")
    duplicates_section = late("trainer_desk.ui.widgets.duplicates_section")
    edit_line = late("trainer_desk.ui.widgets.edit_line")
    facts_section = late("trainer_desk.ui.widgets.facts_section")
    ranking = late("trainer_desk.ui.widgets.ranking")
    rating_grid = late("trainer_desk.ui.widgets.rating_grid")
    review_section = late("trainer_desk.ui.widgets.review_section")
    spans_section = late("trainer_desk.ui.widgets.spans_section")
    strength_bar = late("trainer_desk.ui.widgets.strength_bar")
    text_field = late("trainer_desk.ui.widgets.text_field")
    write_section = late("trainer_desk.ui.widgets.write_section")


def section_for(question: Question, language: str, parent: QWidget) -> AnswerSection:
    """Return a new section that asks the question, in `language`."""
    match question:
        case RankingQuestion():
            return ranking.RankingSection(question, language, parent)
        case StrengthQuestion():
            return strength_bar.StrengthSection(question, language, parent)
        case RatingQuestion():
            return rating_grid.RatingSection(question, language, parent)
        case EditQuestion():
            return edit_line.EditLine(question, language, parent)
        case TextQuestion():
            return text_field.TextSection(question, language, parent)
        case ChoiceQuestion():
            return choice_field.ChoiceSection(question, language, parent)
        case _:
            return _further_section(question, language, parent)


def _further_section(question: Question, language: str, parent: QWidget) -> AnswerSection:
    match question:
        case DecisionQuestion():
            return decision_section.DecisionSection(question, language, parent)
        case WriteQuestion():
            return write_section.WriteSection(question, language, parent)
        case FactsQuestion():
            return facts_section.FactsSection(question, language, parent)
        case DuplicatesQuestion():
            return duplicates_section.DuplicatesSection(question, language, parent)
        case ReviewQuestion():
            return review_section.ReviewSection(question, language, parent)
        case SpansQuestion():
            return spans_section.SpansSection(question, language, parent)
        case _:
            raise NotImplementedError(type(question).__name__)
