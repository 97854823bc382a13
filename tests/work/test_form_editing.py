"""A form is put together step by step; every step gives a form that files take."""

from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer_desk.files.form_files import NamedForm, form_from_bytes, form_to_json
from trainer_desk.work.asking import Asked
from trainer_desk.work.default_form import default_form
from trainer_desk.work.form import Form
from trainer_desk.work.form_editing import (
    Kind,
    added,
    can_add,
    changed,
    duplicated,
    free_id,
    kind_of,
    moved,
    new_question,
    parts_of,
    without,
)
from trainer_desk.work.ids import QuestionId
from trainer_desk.work.wording import Wording

TITLE = Wording.of("Title")


def taken(form):
    return [question.id for question in form.questions]


def comes_back(form):
    named = NamedForm(title=TITLE, form=form)
    return form_from_bytes(form_to_json(named)) == named


@pytest.mark.parametrize("kind", Kind)
def test_a_new_question_of_every_kind_is_right_as_it_is(kind):
    question = new_question(kind, (), TITLE)

    assert kind_of(question) is kind
    assert comes_back(Form(questions=(question,)))


@pytest.mark.parametrize("kind", Kind)
def test_every_part_of_every_kind_can_be_set(kind):
    question = new_question(kind, (), TITLE)

    own = {field.name for field in fields(question)} - {field.name for field in fields(Asked)}
    assert {part.name for part in parts_of(kind)} == own


def test_an_id_is_never_taken_twice():
    assert free_id("text", ["text", "text-2"]) == "text-3"
    assert free_id("text", []) == "text"


def test_kinds_that_come_once_cannot_be_added_again():
    form = Form(questions=(new_question(Kind.EDIT, (), TITLE),))

    assert not can_add(form, Kind.EDIT)
    assert can_add(form, Kind.TEXT)
    assert can_add(Form(questions=()), Kind.EDIT)


def test_what_refers_to_a_question_goes_along_with_its_name_and_its_end():
    decision = replace(new_question(Kind.DECISION, (), TITLE), still_asked=(QuestionId("text"),))
    text = new_question(Kind.TEXT, (), TITLE)
    form = Form(questions=(decision, text))

    renamed = changed(form, 1, replace(text, id=QuestionId("why")))

    assert renamed.questions[0].still_asked == ("why",)
    assert without(renamed, 1).questions[0].still_asked == ()
    assert comes_back(renamed)


def test_questions_change_places_and_stop_at_the_ends():
    form = default_form()
    first, second, *_ = form.questions

    assert moved(form, 0, 1).questions[:2] == (second, first)
    assert moved(form, 0, -1) == form
    assert moved(form, len(form.questions) - 1, 1) == form


@given(
    st.lists(
        st.one_of(
            st.tuples(st.just("add"), st.sampled_from(Kind), st.integers(0, 9)),
            st.tuples(st.just("copy"), st.none(), st.integers(0, 9)),
            st.tuples(st.just("move"), st.sampled_from([-1, 1]), st.integers(0, 9)),
            st.tuples(st.just("drop"), st.none(), st.integers(0, 9)),
        ),
        max_size=12,
    )
)
def test_any_way_of_putting_a_form_together_gives_one_that_files_take(steps):
    form = default_form()
    for step, what, where in steps:
        at = where % len(form.questions)
        if step == "add" and can_add(form, what):
            form = added(form, new_question(what, taken(form), TITLE), at)
        elif step == "copy" and can_add(form, kind_of(form.questions[at])):
            form = duplicated(form, at)
        elif step == "move":
            form = moved(form, at, what)
        elif step == "drop" and len(form.questions) > 1:
            form = without(form, at)

    assert comes_back(form)
