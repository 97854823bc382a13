"""What a finished judgment needs, and what is taken into it."""

from dataclasses import replace

import pytest

from trainer_desk.work.answers import (
    ChoiceAnswer,
    Edit,
    EditAnswer,
    RankingAnswer,
    RankingVerdict,
    Rating,
    RatingAnswer,
    StrengthAnswer,
    StrengthVerdict,
    TextAnswer,
)
from trainer_desk.work.draft import Draft
from trainer_desk.work.form import (
    Axis,
    ChoiceQuestion,
    EditQuestion,
    Form,
    Option,
    RankingQuestion,
    RatingQuestion,
    StrengthQuestion,
    TextQuestion,
)
from trainer_desk.work.ids import AxisId, OptionId, QuestionId, ResponseId, TaskId
from trainer_desk.work.rules import (
    IncompleteDraft,
    Lack,
    Missing,
    asked_of,
    best_responses,
    count_words,
    final_answers,
    in_shown_order,
    is_empty,
    missing,
)
from trainer_desk.work.task import Response, Role, Task, Turn
from trainer_desk.work.wording import Wording

A, B, C = ResponseId("a"), ResponseId("b"), ResponseId("c")
RANK, STRENGTH, RATE = QuestionId("rank"), QuestionId("strength"), QuestionId("rate")
EDIT, WHY, KIND = QuestionId("edit"), QuestionId("why"), QuestionId("kind")
CLEAR = AxisId("clear")
T = Wording.of("t")

RANKING = RankingQuestion(id=RANK, title=T)
COMPARING = StrengthQuestion(id=STRENGTH, title=T)
RATING = RatingQuestion(id=RATE, title=T, axes=(Axis(id=CLEAR, title=T),))
EDITING = EditQuestion(id=EDIT, title=T)
WRITING = TextQuestion(id=WHY, title=T, min_words=2, max_words=3)
CHOOSING = ChoiceQuestion(id=KIND, title=T, options=(Option(id=OptionId("x"), title=T),))
EVERYTHING = Form(questions=(RANKING, COMPARING, RATING, EDITING, WRITING, CHOOSING))


def task_of(*responses: ResponseId) -> Task:
    return Task(
        id=TaskId("t"),
        prompt=(Turn(role=Role.USER, text="?"),),
        responses=tuple(Response(id=response, text=f"text {response}") for response in responses),
    )


def lacks(question, draft=None, *responses: ResponseId) -> list[Missing]:
    return list(missing(Form(questions=(question,)), task_of(*responses), draft or Draft()))


@pytest.mark.parametrize(
    ("number", "asked"),
    [
        (0, [WHY, KIND]),
        (1, [RATE, EDIT, WHY, KIND]),
        (2, [RANK, STRENGTH, RATE, EDIT, WHY, KIND]),
        (3, [RANK, RATE, EDIT, WHY, KIND]),
    ],
)
def test_only_questions_that_make_sense_are_asked(number, asked):
    task = task_of(*(A, B, C)[:number])

    assert [question.id for question in asked_of(EVERYTHING, task)] == asked


def test_an_empty_draft_lacks_everything_in_the_forms_order():
    found = missing(EVERYTHING, task_of(A, B), Draft())

    assert [lack.question_id for lack in found] == [RANK, STRENGTH, RATE, RATE, EDIT, WHY, KIND]


def test_what_is_not_required_may_stay_empty():
    for question in EVERYTHING.questions:
        assert lacks(replace(question, required=False), Draft(), A, B) == []


def test_a_ranking_begun_must_be_finished_even_where_it_is_not_required():
    draft = Draft().answered(RANK, RankingAnswer(groups=((A,),)))

    found = lacks(replace(RANKING, required=False), draft, A, B, C)

    assert found == [Missing(question_id=RANK, lack=Lack.NOT_ALL_RANKED, count=2)]


@pytest.mark.parametrize("verdict", [RankingVerdict.ALL_BAD, RankingVerdict.CANNOT_JUDGE])
def test_a_verdict_on_all_needs_no_places(verdict):
    draft = Draft().answered(RANK, RankingAnswer(verdict=verdict))

    assert lacks(RANKING, draft, A, B) == []


def test_a_rating_lacks_each_response_and_axis_by_name():
    rated = RatingAnswer(
        ratings=(Rating(response_id=A, axis_id=CLEAR, value=1, lowest=1, highest=5),)
    )

    found = lacks(RATING, Draft().answered(RATE, rated), A, B)

    assert found == [Missing(question_id=RATE, lack=Lack.NOT_RATED, response_id=B, axis_id=CLEAR)]


def test_what_is_missing_follows_the_shown_order_within_each_question():
    found = missing(EVERYTHING, task_of(A, B), Draft())

    sorted_ = in_shown_order(found, (B, A))

    assert [lack.question_id for lack in sorted_] == [lack.question_id for lack in found]
    assert [lack.response_id for lack in sorted_ if lack.response_id] == [B, A]
    assert in_shown_order(found, (A, B)) == found


def test_an_edit_must_change_something_only_where_the_form_says_so():
    same = EditAnswer().edited(Edit(response_id=A, text="text a"))
    draft = Draft().answered(EDIT, same)

    assert lacks(EDITING, draft, A) == []
    assert lacks(replace(EDITING, must_change=True), draft, A) == [
        Missing(question_id=EDIT, lack=Lack.NOT_CHANGED, response_id=A)
    ]


def test_what_a_newer_form_does_not_ask_any_more_is_not_delivered():
    kept = Rating(response_id=A, axis_id=CLEAR, value=4, lowest=1, highest=5)
    gone = replace(kept, axis_id=AxisId("gone"))
    draft = (
        Draft()
        .answered(RATE, RatingAnswer(ratings=(gone, kept)))
        .answered(KIND, ChoiceAnswer(options=(OptionId("gone"),)))
    )

    sealed = final_answers(Form(questions=(RATING, CHOOSING)), task_of(A), draft)

    assert sealed == ((RATE, RatingAnswer(ratings=(kept,))),)


def test_a_rewrite_begun_by_mistake_holds_up_nobody_who_need_not_give_one():
    optional = replace(EDITING, must_change=True, required=False)
    same = Draft().answered(EDIT, EditAnswer().edited(Edit(response_id=A, text="text a")))
    changed = Draft().answered(EDIT, EditAnswer().edited(Edit(response_id=A, text="better")))
    form = Form(questions=(optional,))

    assert lacks(optional, same, A) == []
    assert final_answers(form, task_of(A), same) == ()
    assert final_answers(form, task_of(A), changed) == changed.answers


@pytest.mark.parametrize(
    ("text", "lack", "count"),
    [
        ("", Lack.NOT_ANSWERED, 2),
        (" \n", Lack.NOT_ANSWERED, 2),
        ("one", Lack.TOO_SHORT, 1),
        ("one two three four five", Lack.TOO_LONG, 2),
    ],
)
def test_a_text_says_how_many_words_it_is_off(text, lack, count):
    draft = Draft().answered(WHY, TextAnswer(text=text))

    assert lacks(WRITING, draft) == [Missing(question_id=WHY, lack=lack, count=count)]


def test_a_text_within_its_bounds_lacks_nothing():
    assert lacks(WRITING, Draft().answered(WHY, TextAnswer(text="one two three"))) == []


def test_a_choice_and_a_comparison_once_given_lack_nothing():
    choice = Draft().answered(KIND, ChoiceAnswer(options=(OptionId("x"),)))
    strength = Draft().answered(STRENGTH, StrengthAnswer(verdict=StrengthVerdict.BOTH_BAD))

    assert lacks(CHOOSING, choice) == []
    assert lacks(COMPARING, strength, A, B) == []


def test_an_incomplete_draft_carries_what_is_missing():
    found = missing(EVERYTHING, task_of(A, B), Draft())

    assert IncompleteDraft(found).missing == found


def test_a_judgment_holds_answers_in_the_forms_order_without_leftovers():
    edits = (
        EditAnswer().edited(Edit(response_id=A, text="old")).edited(Edit(response_id=B, text="new"))
    )
    draft = (
        Draft()
        .answered(WHY, TextAnswer(text="because"))
        .answered(EDIT, edits)
        .answered(KIND, ChoiceAnswer())
        .answered(QuestionId("gone"), TextAnswer(text="of an earlier form"))
        .answered(RANK, RankingAnswer(groups=((A,), (B,))))
    )

    sealed = final_answers(EVERYTHING, task_of(A, B), draft)

    assert sealed == (
        (RANK, RankingAnswer(groups=((A,), (B,)))),
        (EDIT, EditAnswer(edits=(Edit(response_id=B, text="new"),), chosen=B)),
        (WHY, TextAnswer(text="because")),
    )


def test_who_cannot_judge_delivers_no_places_but_all_bad_may_have_them():
    groups = ((A,), (B,))
    cannot = Draft().answered(
        RANK, RankingAnswer(groups=groups, verdict=RankingVerdict.CANNOT_JUDGE)
    )
    bad = Draft().answered(RANK, RankingAnswer(groups=groups, verdict=RankingVerdict.ALL_BAD))

    assert final_answers(EVERYTHING, task_of(A, B), cannot)[0][1] == RankingAnswer(
        verdict=RankingVerdict.CANNOT_JUDGE
    )
    assert final_answers(EVERYTHING, task_of(A, B), bad) == bad.answers


def test_the_best_come_from_the_ranking_or_the_comparison():
    tied = Draft().answered(RANK, RankingAnswer(groups=((A, B), (C,))))
    compared = Draft().answered(
        STRENGTH, StrengthAnswer(verdict=StrengthVerdict.PREFERRED, preferred=B, degree=1)
    )

    assert best_responses(EVERYTHING, tied) == (A, B)
    assert best_responses(EVERYTHING, compared) == (B,)
    assert best_responses(EVERYTHING, Draft()) == ()


@pytest.mark.parametrize(
    ("answer", "empty"),
    [
        (RankingAnswer(), True),
        (RankingAnswer(verdict=RankingVerdict.ALL_BAD), False),
        (RatingAnswer(), True),
        (EditAnswer(chosen=A), True),
        (TextAnswer(), True),
        (TextAnswer(text=" "), False),
        (ChoiceAnswer(), True),
        (StrengthAnswer(verdict=StrengthVerdict.CANNOT_JUDGE), False),
    ],
)
def test_an_answer_that_says_nothing_is_empty(answer, empty):
    assert is_empty(answer) is empty


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", 0),
        ("one two", 2),
        ("  это\u00a0так,  ", 2),
        ("a - b — !", 2),
        ("3,5 кг", 2),
        ("😀 да", 1),
        ("какой-нибудь", 1),
    ],
)
def test_words_are_runs_with_a_letter_or_a_digit(text, words):
    assert count_words(text) == words
