"""Every change of a draft can be taken back and done again, exactly."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.kinds import further_answers
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
from trainer_desk.work.decision import DecisionAnswer, DecisionVerdict
from trainer_desk.work.draft import Draft
from trainer_desk.work.ids import AxisId, OptionId, QuestionId, ResponseId
from trainer_desk.work.steps import (
    ChosenChange,
    FlagChange,
    TextChange,
    ValueChange,
    changes_between,
    reverted,
    with_changes,
)
from trainer_desk.work.writing import WriteAnswer
from trainer_desk.work.written import NOTE

A, B, C = (ResponseId(letter) for letter in "abc")
WHY, EDIT, RANK = QuestionId("why"), QuestionId("edit"), QuestionId("rank")

texts = st.text(alphabet="aaб😀\u00a0\n", max_size=12)
response_ids = st.sampled_from([A, B, C])
edits = st.builds(
    EditAnswer,
    edits=st.lists(
        st.builds(Edit, response_id=response_ids, text=texts),
        unique_by=lambda edit: edit.response_id,
        max_size=3,
    ).map(tuple),
    chosen=st.none() | response_ids,
)
rankings = st.builds(
    RankingAnswer,
    groups=st.permutations([A, B, C]).map(lambda ids: tuple((each,) for each in ids)),
    verdict=st.sampled_from(RankingVerdict),
)
ratings = st.builds(
    RatingAnswer,
    ratings=st.lists(
        st.builds(
            Rating,
            response_id=response_ids,
            axis_id=st.just(AxisId("x")),
            value=st.integers(1, 5),
            lowest=st.just(1),
            highest=st.just(5),
        ),
        unique_by=lambda rating: rating.response_id,
        max_size=3,
    ).map(tuple),
)
strengths = st.builds(
    StrengthAnswer,
    verdict=st.sampled_from(StrengthVerdict),
    preferred=st.none() | response_ids,
    degree=st.integers(0, 3),
)
choices = st.builds(ChoiceAnswer, options=st.just((OptionId("o"),)))
answers = st.one_of(
    st.builds(TextAnswer, text=texts),
    edits,
    rankings,
    ratings,
    strengths,
    choices,
    further_answers(st.sampled_from("xyz"), texts, response_ids),
)
drafts = st.builds(
    Draft,
    answers=st.dictionaries(
        st.sampled_from([QuestionId(name) for name in "pqrs"]), answers, max_size=4
    ).map(lambda answered: tuple(answered.items())),
    flagged=st.booleans(),
    note=texts,
    field_notes=st.dictionaries(
        st.sampled_from([QuestionId(name) for name in "pqr"]), texts.filter(bool), max_size=2
    ).map(lambda notes: tuple(notes.items())),
    active_seconds=st.floats(0, 100),
)


@given(drafts, drafts)
def test_the_changes_lead_from_one_draft_to_the_other(before, after):
    reached = with_changes(before, changes_between(before, after))

    assert reached.same_work(after)
    assert reached.active_seconds == before.active_seconds


@given(drafts, drafts)
def test_taken_back_they_lead_home_and_again_there(before, after):
    changes = changes_between(before, after)
    there = with_changes(before, changes)

    home = with_changes(there, reverted(changes))

    assert home.same_work(before)
    assert reverted(reverted(changes)) == changes
    assert with_changes(home, changes).same_work(after)


@given(drafts, drafts)
def test_the_same_work_needs_no_changes(one, other):
    assert changes_between(one, replace(one, active_seconds=1, idle_seconds=2)) == ()
    if one.same_work(other):
        assert changes_between(one, other) == ()


@given(texts, texts, texts, texts)
def test_a_text_change_holds_only_what_changed(start, old, new, end):
    before = Draft().answered(WHY, TextAnswer(text=start + old + end))
    after = Draft().answered(WHY, TextAnswer(text=start + new + end))

    for change in changes_between(before, after):
        assert len(change.removed) <= len(old)
        assert len(change.inserted) <= len(new)


def test_typing_a_letter_in_a_long_edit_is_a_small_step():
    long = "слово " * 50_000
    before = Draft().answered(EDIT, EditAnswer().edited(Edit(response_id=A, text=long)))
    after = Draft().answered(
        EDIT, EditAnswer().edited(Edit(response_id=A, text=long[:600] + "😀" + long[600:]))
    )

    changes = changes_between(before, after)

    assert changes == (
        TextChange(question_id=EDIT, response_id=A, at=600, removed="", inserted="😀"),
    )


def test_beginning_an_edit_of_another_response_is_seen_apart_from_its_text():
    before = Draft().answered(EDIT, EditAnswer().edited(Edit(response_id=A, text="x")))
    both = before.answer(EDIT, EditAnswer).edited(Edit(response_id=B, text="y"))

    changes = changes_between(before, before.answered(EDIT, both))

    assert changes == (
        TextChange(question_id=EDIT, response_id=B, at=0, removed="", inserted="y", created=True),
        ChosenChange(question_id=EDIT, before=A, after=B),
    )


def test_an_empty_text_is_not_no_text():
    empty = Draft().answered(WHY, TextAnswer(text=""))

    there = with_changes(Draft(), changes_between(Draft(), empty))
    home = with_changes(there, changes_between(empty, Draft()))

    assert there == empty
    assert home == Draft()


def test_notes_flags_and_values_have_their_own_kinds_of_change():
    ranking = RankingAnswer(groups=((A,),))
    after = Draft(flagged=True, note="why").answered(RANK, ranking)

    changes = changes_between(Draft(), after)

    assert changes == (
        ValueChange(question_id=RANK, before=None, after=ranking),
        TextChange(question_id=NOTE, at=0, removed="", inserted="why"),
        FlagChange(before=False, after=True),
    )


def test_a_change_of_another_text_is_refused_instead_of_spoiling_it():
    change = TextChange(question_id=WHY, at=1, removed="b", inserted="c")

    with pytest.raises(ValueError, match="why"):
        with_changes(Draft().answered(WHY, TextAnswer(text="axc")), [change])


def test_typing_in_a_decision_or_a_standard_answer_is_a_small_step():
    decided = DecisionAnswer(verdict=DecisionVerdict.REFUSE, explanation="why " * 1000)
    before = Draft().answered(WHY, decided).answered(EDIT, WriteAnswer(text="long " * 1000))
    after = before.answered(WHY, replace(decided, wording="No")).answered(
        EDIT, WriteAnswer(text="long " * 1000 + "é")
    )

    changes = changes_between(before, after)

    assert changes == (
        TextChange(question_id=WHY, slot="wording", at=0, removed="", inserted="No"),
        TextChange(question_id=EDIT, at=5000, removed="", inserted="é"),
    )


def test_a_field_note_has_its_own_kind_of_change():
    after = Draft().noted(RANK, "A and B are close")

    changes = changes_between(Draft(), after)

    assert changes == (
        TextChange(question_id=RANK, slot="note", at=0, removed="", inserted="A and B are close"),
    )
    assert with_changes(after, reverted(changes)) == Draft()


def test_a_change_of_a_text_that_an_answer_does_not_have_is_refused():
    change = TextChange(question_id=WHY, slot="wording", at=0, removed="", inserted="c")

    with pytest.raises(ValueError, match="wording"):
        with_changes(Draft().answered(WHY, TextAnswer(text="axc")), [change])
