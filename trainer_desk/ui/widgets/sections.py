"""Which part of the verdict answers which kind of question."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from trainer_desk.ui.widgets.answer_section import AnswerSection
from trainer_desk.ui.widgets.choice_field import ChoiceSection
from trainer_desk.ui.widgets.decision_section import DecisionSection
from trainer_desk.ui.widgets.duplicates_section import DuplicatesSection
from trainer_desk.ui.widgets.edit_line import EditLine
from trainer_desk.ui.widgets.facts_section import FactsSection
from trainer_desk.ui.widgets.ranking import RankingSection
from trainer_desk.ui.widgets.rating_grid import RatingSection
from trainer_desk.ui.widgets.review_section import ReviewSection
from trainer_desk.ui.widgets.spans_section import SpansSection
from trainer_desk.ui.widgets.strength_bar import StrengthSection
from trainer_desk.ui.widgets.text_field import TextSection
from trainer_desk.ui.widgets.write_section import WriteSection
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


def section_for(question: Question, language: str, parent: QWidget) -> AnswerSection:
    """Return a new section that asks the question, in `language`."""
    match question:
        case RankingQuestion():
            return RankingSection(question, language, parent)
        case StrengthQuestion():
            return StrengthSection(question, language, parent)
        case RatingQuestion():
            return RatingSection(question, language, parent)
        case EditQuestion():
            return EditLine(question, language, parent)
        case TextQuestion():
            return TextSection(question, language, parent)
        case ChoiceQuestion():
            return ChoiceSection(question, language, parent)
        case _:
            return _further_section(question, language, parent)


def _further_section(question: Question, language: str, parent: QWidget) -> AnswerSection:
    match question:
        case DecisionQuestion():
            return DecisionSection(question, language, parent)
        case WriteQuestion():
            return WriteSection(question, language, parent)
        case FactsQuestion():
            return FactsSection(question, language, parent)
        case DuplicatesQuestion():
            return DuplicatesSection(question, language, parent)
        case ReviewQuestion():
            return ReviewSection(question, language, parent)
        case SpansQuestion():
            return SpansSection(question, language, parent)
        case _:
            raise NotImplementedError(type(question).__name__)
