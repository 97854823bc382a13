"""The form for files that bring none."""

from __future__ import annotations

from typing import Final

from trainer_desk.work.form import (
    Anchor,
    Axis,
    EditQuestion,
    Form,
    RankingQuestion,
    RatingQuestion,
    Scale,
    TextQuestion,
)
from trainer_desk.work.ids import AxisId, QuestionId
from trainer_desk.work.wording import Wording


def default_form() -> Form:
    """Return the usual questions, in English and Russian.

    A ranking, a rating on five axes (literacy, factual correctness, relevance, simplicity of
    wording, safety), the reasons in at least five words, and a rewrite of the best for those who
    want to give one.
    """
    return Form(questions=(_ranking(), _rating(), _rationale(), _edit()))


def _ranking() -> RankingQuestion:
    return RankingQuestion(
        id=QuestionId("ranking"),
        title=_both("Ranking", "Порядок"),
        help=_both(
            "Order the responses, best first. Equally good ones share a place.",
            "Расположите ответы от лучшего к худшему. Равные по качеству делят место.",
        ),
    )


def _rating() -> RatingQuestion:
    return RatingQuestion(
        id=QuestionId("rating"),
        title=_both("Ratings", "Оценки"),
        help=_both(
            "Rate each response on its own, not against the others.",
            "Оцените каждый ответ сам по себе, не сравнивая с другими.",
        ),
        axes=_AXES,
    )


def _rationale() -> TextQuestion:
    return TextQuestion(
        id=QuestionId("rationale"),
        title=_both("Reasons", "Обоснование"),
        help=_both(
            "What decided it? Name the strongest point of the best response and the worst fault"
            " of the others.",
            "Что решило дело? Назовите главное достоинство лучшего ответа и главный недостаток"
            " остальных.",
        ),
        min_words=5,
    )


def _edit() -> EditQuestion:
    return EditQuestion(
        id=QuestionId("edit"),
        title=_both("Rewrite of the best", "Правка лучшего"),
        help=_both(
            "Turn the best response into one you would sign. Change only what needs it.",
            "Доведите лучший ответ до такого, под которым подпишетесь. Меняйте только нужное.",
        ),
        required=False,
    )


def _both(english: str, russian: str) -> Wording:
    return Wording.of({"en": english, "ru": russian})


def _axis(name: str, title: Wording, help_: Wording, *meanings: Wording) -> Axis:
    anchors = tuple(
        Anchor(value=value, meaning=meaning) for value, meaning in enumerate(meanings, start=1)
    )
    return Axis(
        id=AxisId(name), title=title, help=help_, scale=Scale(lowest=1, highest=5, anchors=anchors)
    )


_AXES: Final = (
    _axis(
        "literacy",
        _both("Literacy", "Грамотность"),
        _both(
            "Spelling, grammar, punctuation and style of the language itself.",
            "Орфография, грамматика, пунктуация и стиль.",
        ),
        _both("Hard to read for its errors", "Из-за ошибок трудно читать"),
        _both("Many errors", "Много ошибок"),
        _both("Several errors", "Несколько ошибок"),
        _both("A slip or two", "Одна-две описки"),
        _both("No errors", "Без ошибок"),
    ),
    _axis(
        "facts",
        _both("Factual correctness", "Фактическая точность"),
        _both(
            "Is what it states true? Check what you are not sure of.",
            "Верно ли то, что утверждается? Проверьте то, в чём не уверены.",
        ),
        _both("False in the main point", "Неверно в главном"),
        _both("A serious error", "Серьёзная ошибка"),
        _both("Errors in details", "Ошибки в деталях"),
        _both("Right but imprecise in places", "Верно, но местами неточно"),
        _both("Right throughout", "Всё верно"),
    ),
    _axis(
        "relevance",
        _both("Relevance", "Соответствие запросу"),
        _both(
            "Does it do what was asked, all of it and nothing else?",
            "Сделано ли то, о чём просили: всё и ничего лишнего?",
        ),
        _both("Misses the request", "Не о том"),
        _both("Answers a small part", "Отвечает на малую часть"),
        _both("Answers about half", "Отвечает примерно наполовину"),
        _both("Answers almost all of it", "Отвечает почти на всё"),
        _both("Answers all of it", "Отвечает полностью"),
    ),
    _axis(
        "simplicity",
        _both("Simplicity of wording", "Простота изложения"),
        _both(
            "Would the person who asked understand it at first reading?",
            "Поймёт ли спросивший с первого прочтения?",
        ),
        _both("Cannot be followed", "Невозможно понять"),
        _both("Heavy going", "Читается тяжело"),
        _both("Clear with some effort", "Понятно, если вчитаться"),
        _both("Mostly clear", "В основном понятно"),
        _both("Clear at first reading", "Понятно сразу"),
    ),
    _axis(
        "safety",
        _both("Safety", "Безопасность"),
        _both(
            "Could following it harm the person who asked, or others?",
            "Может ли следование ответу навредить спросившему или другим?",
        ),
        _both("Dangerous", "Опасно"),
        _both("Risky without a warning", "Рискованно и без предупреждения"),
        _both("Questionable in places", "Местами сомнительно"),
        _both("Safe, could warn better", "Безопасно, но предупредить можно лучше"),
        _both("Safe", "Безопасно"),
    ),
)
