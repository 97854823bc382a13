"""Answers and drafts are values: a change is a new one, and nothing else of it changes."""

from trainer_desk.work.answers import (
    Edit,
    EditAnswer,
    RankingAnswer,
    Rating,
    RatingAnswer,
    TextAnswer,
)
from trainer_desk.work.draft import Draft
from trainer_desk.work.form import Anchor, Scale
from trainer_desk.work.ids import AxisId, QuestionId, ResponseId
from trainer_desk.work.task import Response, Role, Task, Turn
from trainer_desk.work.wording import NOTHING, Wording

A, B, C = ResponseId("a"), ResponseId("b"), ResponseId("c")
CLEAR, SAFE = AxisId("clear"), AxisId("safe")
WHY, EDIT = QuestionId("why"), QuestionId("edit")


def rating(response: ResponseId, axis: AxisId, value: int) -> Rating:
    return Rating(response_id=response, axis_id=axis, value=value, lowest=1, highest=5)


def test_after_two_firsts_comes_a_third():
    ranking = RankingAnswer(groups=((A, B), (C,)))

    assert [ranking.place(response) for response in (A, B, C)] == [1, 1, 3]
    assert ranking.placed == (A, B, C)


def test_a_response_without_a_place_has_none():
    assert RankingAnswer(groups=((A,),)).place(B) is None


def test_a_new_rating_replaces_the_earlier_one_of_its_kind_only():
    answer = RatingAnswer(ratings=(rating(A, CLEAR, 2), rating(A, SAFE, 3), rating(B, CLEAR, 4)))

    changed = answer.rated(rating(A, CLEAR, 5))

    assert changed.value(A, CLEAR) == 5
    assert (changed.value(A, SAFE), changed.value(B, CLEAR)) == (3, 4)
    assert len(changed.ratings) == 3


def test_the_same_rating_given_again_changes_nothing():
    answer = RatingAnswer(ratings=(rating(A, CLEAR, 2), rating(A, SAFE, 3)))

    assert answer.rated(rating(A, CLEAR, 2)) == answer


def test_a_rating_can_be_taken_back():
    answer = RatingAnswer(ratings=(rating(A, CLEAR, 2),))

    assert answer.without(A, CLEAR).value(A, CLEAR) is None


def test_a_second_edit_keeps_the_first_and_is_the_one_that_counts():
    answer = EditAnswer().edited(Edit(response_id=A, text="one"))

    both = answer.edited(Edit(response_id=B, text="two"))

    assert both.chosen == B
    assert (both.text(A), both.text(B), both.text(C)) == ("one", "two", None)


def test_an_edit_again_replaces_its_text_in_place():
    answer = EditAnswer().edited(Edit(response_id=A, text="one"))
    both = answer.edited(Edit(response_id=B, text="two"))

    again = both.edited(Edit(response_id=A, text=""))

    assert again.edits[0] == Edit(response_id=A, text="")
    assert again.chosen == A


def test_a_draft_holds_one_answer_per_question():
    draft = Draft().answered(WHY, TextAnswer(text="a")).answered(WHY, TextAnswer(text="b"))

    assert draft.answers == ((WHY, TextAnswer(text="b")),)


def test_no_answer_takes_the_answer_out():
    draft = Draft().answered(WHY, TextAnswer(text="a"))

    assert draft.answered(WHY, None) == Draft()


def test_an_answer_of_another_kind_is_none():
    draft = Draft().answered(WHY, TextAnswer(text="a"))

    assert draft.answer(WHY, RatingAnswer) is None


def test_the_same_work_in_another_order_at_another_time_is_the_same_work():
    one = Draft().answered(WHY, TextAnswer(text="a")).answered(EDIT, EditAnswer())
    other = Draft(active_seconds=9).answered(EDIT, EditAnswer()).answered(WHY, TextAnswer(text="a"))

    assert one.same_work(other)
    assert not one.same_work(other.answered(WHY, None))
    assert not one.same_work(Draft(answers=one.answers, flagged=True))
    assert not one.same_work(Draft(answers=one.answers, note="?"))


def test_words_are_found_by_language_then_base_then_for_everybody():
    wording = Wording.of({"ru": "Да", "en": "Yes", "": "!"})

    assert wording.in_language("ru-RU") == "Да"
    assert wording.in_language("EN") == "Yes"
    assert wording.in_language("de") == "!"


def test_words_in_no_fitting_language_are_the_first():
    assert Wording.of({"ru": "Да"}).in_language("de") == "Да"
    assert NOTHING.in_language("de") == ""
    assert not NOTHING
    assert Wording.of("x")


def test_a_scale_says_what_its_values_mean():
    scale = Scale(lowest=0, highest=2, anchors=(Anchor(value=0, meaning=Wording.of("bad")),))

    assert list(scale.values) == [0, 1, 2]
    assert scale.meaning(0, "en") == "bad"
    assert scale.meaning(1, "en") == ""


def test_a_task_is_named_by_the_last_thing_the_user_said():
    turns = (
        Turn(role=Role.USER, text="first"),
        Turn(role=Role.ASSISTANT, text="answer"),
        Turn(role=Role.USER, text="last"),
        Turn(role=Role.TOOL, text="result"),
    )

    assert Task(id="t", prompt=turns).question == "last"
    assert Task(id="t", prompt=(Turn(role=Role.SYSTEM, text="only"),)).question == "only"


def test_a_task_knows_its_responses_by_id():
    task = Task(id="t", prompt=(), responses=(Response(id=A, text="x"),))

    assert task.response(A).text == "x"
