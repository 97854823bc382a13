"""Every text of a draft by its place: read, written, bounded."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import A, B
from trainer_desk.work.answers import ChoiceAnswer, Edit, EditAnswer, TextAnswer
from trainer_desk.work.decision import DecisionAnswer, DecisionQuestion, DecisionVerdict
from trainer_desk.work.draft import Draft
from trainer_desk.work.form import ChoiceQuestion, EditQuestion, Form, TextQuestion
from trainer_desk.work.ids import QuestionId
from trainer_desk.work.places import (
    Bounds,
    TextPlace,
    bounds_at,
    is_rewrite,
    places_of,
    text_at,
    with_text_at,
)
from trainer_desk.work.rules import best_is_written
from trainer_desk.work.steps import changes_between, with_changes
from trainer_desk.work.wording import Wording
from trainer_desk.work.writing import WriteAnswer, WriteQuestion
from trainer_desk.work.written import EXPLANATION, NOTE, REMARK, WORDING

WHY, EDIT, WRITE = QuestionId("why"), QuestionId("edit"), QuestionId("write")
DECIDE, CHOOSE = QuestionId("decide"), QuestionId("choose")
TITLE = Wording.of("x")
FORM = Form(
    questions=(
        TextQuestion(id=WHY, title=TITLE, min_words=2, max_words=9),
        EditQuestion(id=EDIT, title=TITLE),
        WriteQuestion(id=WRITE, title=TITLE, min_words=5, max_words=7, is_best=True),
        DecisionQuestion(id=DECIDE, title=TITLE, min_wording_words=3, min_explanation_words=4),
        ChoiceQuestion(id=CHOOSE, title=TITLE, options=()),
    )
)
PLACES = [
    TextPlace(NOTE),
    TextPlace(WHY),
    TextPlace(EDIT, A),
    TextPlace(EDIT, B),
    TextPlace(WRITE),
    TextPlace(DECIDE, slot=WORDING),
    TextPlace(DECIDE, slot=EXPLANATION),
    TextPlace(CHOOSE, slot=REMARK),
    TextPlace(WHY, slot=REMARK),
]
texts = st.text("ab ё👍\u00a0\ufeff\r\n\u2028", max_size=8)


@given(st.lists(st.tuples(st.sampled_from(PLACES), texts), max_size=12))
def test_what_was_written_last_stands_at_each_place_and_every_step_can_be_repeated(written):
    draft, last = Draft(), {}
    for place, text in written:
        after = with_text_at(draft, FORM, place, text)
        assert with_changes(draft, changes_between(draft, after)).same_work(after)
        draft, last[place] = after, text

    for place in PLACES:
        assert (text_at(draft, place) or "") == last.get(place, "")


def test_a_text_leaves_the_rest_of_its_answer_alone():
    answer = DecisionAnswer(verdict=DecisionVerdict.REFUSE, wording="no", explanation="why")
    draft = Draft().answered(DECIDE, answer)

    after = with_text_at(draft, FORM, TextPlace(DECIDE, slot=WORDING), "Нет")

    assert after.answer(DECIDE, DecisionAnswer) == DecisionAnswer(
        verdict=DecisionVerdict.REFUSE, wording="Нет", explanation="why"
    )


@pytest.mark.parametrize(
    "place", [TextPlace(WHY), TextPlace(WRITE), TextPlace(DECIDE, slot=WORDING)]
)
def test_an_answer_that_says_nothing_any_more_is_none(place):
    draft = with_text_at(Draft(), FORM, place, "x")

    assert with_text_at(draft, FORM, place, "") == Draft()


def test_an_empty_rewrite_is_still_one():
    draft = with_text_at(Draft(), FORM, TextPlace(EDIT, A), "")

    assert draft.answer(EDIT, EditAnswer) == EditAnswer(
        edits=(Edit(response_id=A, text=""),), chosen=A
    )


def test_questions_without_texts_have_no_place():
    draft = Draft().answered(CHOOSE, ChoiceAnswer(options=("a",)))

    assert text_at(draft, TextPlace(CHOOSE)) is None
    with pytest.raises(ValueError, match="choose"):
        with_text_at(draft, FORM, TextPlace(CHOOSE), "x")
    with pytest.raises(ValueError, match="slot"):
        with_text_at(Draft(), FORM, TextPlace(WHY, slot=WORDING), "x")
    with pytest.raises(KeyError):
        with_text_at(Draft(), FORM, TextPlace(QuestionId("gone")), "x")


def test_bounds_are_those_of_the_form():
    assert [bounds_at(FORM, place) for place in PLACES] == [
        Bounds(),
        Bounds(least=2, most=9),
        Bounds(),
        Bounds(),
        Bounds(least=5, most=7),
        Bounds(least=3),
        Bounds(least=4),
        Bounds(),
        Bounds(),
    ]


def test_places_come_in_the_order_of_the_questions():
    assert list(places_of(FORM.questions)) == [
        TextPlace(WHY),
        TextPlace(WRITE),
        TextPlace(DECIDE, slot=WORDING),
        TextPlace(DECIDE, slot=EXPLANATION),
    ]
    assert [is_rewrite(place) for place in PLACES].count(True) == 2


def test_an_answer_of_ones_own_is_best_where_the_form_says_so_and_it_says_something():
    assert best_is_written(FORM, Draft().answered(WRITE, WriteAnswer(text="mine"))) == WRITE
    assert best_is_written(FORM, Draft().answered(WRITE, WriteAnswer(text=" \n"))) is None
    assert best_is_written(FORM, Draft().answered(WHY, TextAnswer(text="mine"))) is None
