"""The form for files that bring none."""

from trainer_desk.work.answers import ChoiceAnswer
from trainer_desk.work.default_form import default_form
from trainer_desk.work.draft import Draft
from trainer_desk.work.form import RatingQuestion
from trainer_desk.work.rules import asked_of, missing
from trainer_desk.work.task import Response, Role, Task, Turn


def task_of(*responses):
    return Task(
        id="t",
        prompt=(Turn(role=Role.USER, text="q"),),
        responses=tuple(Response(id=name, text=name) for name in responses),
    )


def test_every_axis_says_what_each_of_its_values_means_in_both_languages():
    (rating,) = (
        question for question in default_form().questions if isinstance(question, RatingQuestion)
    )

    meanings = [
        axis.scale.meaning(value, language)
        for axis in rating.axes
        for value in axis.scale.values
        for language in ("en", "ru")
    ]

    assert [axis.id for axis in rating.axes] == [
        "literacy",
        "facts",
        "relevance",
        "simplicity",
        "safety",
    ]
    assert len(meanings) == 50
    assert all(meanings)


def test_one_response_is_rated_and_rewritten_but_not_ranked():
    asked = asked_of(default_form(), task_of("a"))

    assert [question.id for question in asked] == ["rating", "rationale", "edit"]


def test_the_rewrite_is_not_required():
    form, task = default_form(), task_of("a", "b")

    lacks = missing(form, task, Draft(answers=(("other", ChoiceAnswer()),)))

    assert {lack.question_id for lack in lacks} == {"ranking", "rating", "rationale"}
