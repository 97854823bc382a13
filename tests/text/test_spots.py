"""Places in what the trainer writes stay on their words; taking everything back is exact."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.text.test_marks_laws import PIECES, pieces, texts
from trainer_desk.files.step_codec import changes_from_json, changes_to_json
from trainer_desk.text.spots import (
    carried,
    is_gone,
    own_texts,
    spot_at,
    text_of,
    with_spots_carried,
)
from trainer_desk.work.answers import Edit, EditAnswer, TextAnswer
from trainer_desk.work.decision import DecisionAnswer
from trainer_desk.work.draft import Draft
from trainer_desk.work.facts import Claim, FactsAnswer
from trainer_desk.work.ids import MarkId, OptionId, QuestionId, ResponseId
from trainer_desk.work.marks import Mark, SpansAnswer, Where
from trainer_desk.work.steps import SpotsChange, changes_between, reverted, with_changes
from trainer_desk.work.task import Response, Role, Task, Turn

A, B = ResponseId("a"), ResponseId("b")
EDIT, WHY, MARKS, FACTS, DECISION = (
    QuestionId(name) for name in ("edit", "why", "marks", "facts", "decision")
)
IN_EDIT, IN_WHY, IN_RESPONSE = Where.in_edit(A), Where.in_written(WHY), Where.in_response(A)


def a_mark(number: int, spot, **more) -> Mark:
    return Mark(id=MarkId(f"m{number}"), label=OptionId("slang"), spot=spot, **more)


def a_draft(text: str, *spans: tuple[int, int], where: Where = IN_EDIT) -> Draft:
    """A draft with one text and a mark on each of some stretches of it."""
    marks = tuple(a_mark(at, spot_at(where, text, *span)) for at, span in enumerate(spans))
    return typed(Draft(), text, where=where).answered(MARKS, SpansAnswer(marks=marks))


def typed(draft: Draft, text: str, *, where: Where = IN_EDIT) -> Draft:
    if where == IN_EDIT:
        edits = EditAnswer(edits=(Edit(response_id=A, text=text),), chosen=A)
        return draft.answered(EDIT, edits)
    return draft.answered(WHY, TextAnswer(text=text))


def spots(draft: Draft):
    return [mark.spot for mark in draft.answer(MARKS, SpansAnswer).marks]


@pytest.mark.parametrize("where", [IN_EDIT, IN_WHY])
def test_a_mark_goes_with_its_words(where):
    draft = a_draft("one two three", (4, 7), where=where)

    after = with_spots_carried(draft, typed(draft, "zero one two three", where=where))

    (spot,) = spots(after)
    assert (spot.start, spot.end, spot.quote, spot.altered) == (9, 12, "two", False)


def test_a_mark_says_that_its_words_were_edited_and_forgets_it_when_they_are_back():
    draft = a_draft("one two three", (4, 7))

    edited = with_spots_carried(draft, typed(draft, "one twxo three"))
    back = with_spots_carried(edited, typed(edited, "one two three"))

    (spot,) = spots(edited)
    assert (spot.start, spot.end, spot.quote, spot.altered) == (4, 8, "two", True)
    assert spots(back) == spots(draft)


@pytest.mark.parametrize(
    ("before", "mark", "after"),
    [
        ("Для всех", (0, 3), "ДДля всех"),
        ("one two", (4, 7), "one ttwo"),
        ("one two", (0, 3), "onee two"),
        ("aa bb", (3, 5), "aa b bb"),
    ],
)
def test_typing_beside_a_mark_what_it_begins_or_ends_with_leaves_it_as_it_is(before, mark, after):
    draft = a_draft(before, mark)

    (spot,) = spots(with_spots_carried(draft, typed(draft, after)))

    assert not spot.altered
    assert after[spot.start : spot.end] == spot.quote


def test_a_mark_whose_words_are_gone_stays_and_says_so():
    draft = a_draft("one two three", (4, 7))

    after = with_spots_carried(draft, typed(draft, "three"))

    (spot,) = spots(after)
    assert is_gone(spot)
    assert spot.altered
    assert spot.quote == "two"


def test_marks_on_other_texts_stay_as_they_are():
    response = spot_at(IN_RESPONSE, "one two three", 4, 7)
    draft = a_draft("one two three", (4, 7))
    draft = draft.answered(MARKS, draft.answer(MARKS, SpansAnswer).with_mark(a_mark(5, response)))

    after = with_spots_carried(draft, typed(draft, "zero one two three"))

    assert spots(after)[1] == response


def test_what_a_change_brings_new_is_right_for_the_new_text():
    draft = a_draft("one two three", (4, 7))
    text = "zero one two three"
    new = a_mark(9, spot_at(IN_EDIT, text, 0, 4))
    both = typed(draft, text).answered(MARKS, draft.answer(MARKS, SpansAnswer).with_mark(new))

    after = with_spots_carried(draft, both)

    assert [spot.quote for spot in spots(after)] == ["two", "zero"]
    assert [spot.start for spot in spots(after)] == [9, 0]


def test_places_of_claims_go_along_as_well():
    claim = Claim(
        id=MarkId("c1"),
        text="Two.",
        spots=(spot_at(IN_WHY, "one two", 4, 7),),
        correction=spot_at(IN_WHY, "one two", 0, 3),
    )
    draft = a_draft("one two", where=IN_WHY).answered(FACTS, FactsAnswer(claims=(claim,)))

    after = with_spots_carried(draft, typed(draft, "and one two", where=IN_WHY))

    (moved,) = after.answer(FACTS, FactsAnswer).claims
    assert (moved.spots[0].start, moved.correction.start) == (8, 4)


def test_a_text_taken_away_leaves_its_marks_without_words():
    draft = a_draft("one two", (4, 7), where=IN_WHY)

    after = with_spots_carried(draft, draft.answered(WHY, None))

    assert is_gone(spots(after)[0])


def test_every_text_of_a_draft_and_a_task_is_found_by_its_place():
    task = Task(
        id="t",
        prompt=(Turn(role=Role.USER, text="asked"),),
        responses=(Response(id=A, text="answered"),),
    )
    draft = a_draft("rewritten", (0, 2)).answered(
        DECISION, DecisionAnswer(wording="no", explanation="because")
    )

    found = {
        text_of(where, task, draft)
        for where in (Where.in_turn(0), Where.in_response(A), *own_texts(draft))
    }

    assert found == {"asked", "answered", "rewritten", "no", "because"}
    assert text_of(Where.in_turn(3), task, draft) is None
    assert text_of(Where.in_response(B), task, draft) is None
    assert text_of(Where.in_edit(B), task, draft) is None


def test_a_step_of_typing_keeps_marks_small():
    text = "word " * 200
    draft = a_draft(text, *((at * 5, at * 5 + 4) for at in range(100)))
    after = with_spots_carried(draft, typed(draft, "and " + text))

    changes = changes_between(draft, after)

    (spots_change,) = (one for one in changes if isinstance(one, SpotsChange))
    whole = changes_to_json(changes_between(draft, draft.answered(MARKS, None)))
    assert len(spots_change.moves) == 100
    assert len(changes_to_json(changes)) < len(whole) / 3


def test_a_move_that_does_not_fit_is_refused():
    draft = a_draft("one two three", (4, 7))
    after = with_spots_carried(draft, typed(draft, "one twxo three"))
    changes = changes_between(draft, after)
    other = draft.answered(MARKS, SpansAnswer())

    with pytest.raises(ValueError, match="marks"):
        with_changes(other, changes)


@st.composite
def edits(draw):
    """A marked text and what it becomes, one edit after the other."""
    text = draw(texts.filter(bool))
    places = st.lists(st.integers(0, len(text)), min_size=2, max_size=2, unique=True).map(sorted)
    spans = draw(st.lists(places, min_size=1, max_size=5))
    states = [text]
    for _ in range(draw(st.integers(1, 6))):
        now = states[-1]
        start = draw(st.integers(0, len(now)))
        end = draw(st.integers(start, len(now)))
        states.append(now[:start] + draw(pieces) + now[end:])
    return [tuple(span) for span in spans], states


@given(edits(), st.sampled_from([IN_EDIT, IN_WHY]))
@settings(max_examples=120, deadline=None)
def test_any_edits_all_taken_back_give_the_state_at_first(case, where):
    spans, states = case
    draft = start = a_draft(states[0], *spans, where=where)
    log = []
    for text in states[1:]:
        after = with_spots_carried(draft, typed(draft, text, where=where))
        changes = changes_from_json(changes_to_json(changes_between(draft, after)))
        assert with_changes(draft, changes).same_work(after)
        log.append(changes)
        draft = after

    for changes in reversed(log):
        draft = with_changes(draft, reverted(changes))

    assert draft.same_work(start)


@given(edits())
@settings(max_examples=120, deadline=None)
def test_no_mark_is_ever_shifted_in_silence(case):
    spans, states = case
    draft = a_draft(states[0], *spans)
    quotes = [spot.quote for spot in spots(draft)]

    for text in states[1:]:
        draft = with_spots_carried(draft, typed(draft, text))
        for spot, quote in zip(spots(draft), quotes, strict=True):
            assert spot.quote == quote
            assert 0 <= spot.start <= spot.end <= len(text)
            assert spot.altered == (text[spot.start : spot.end] != quote)


@given(st.data())
@settings(max_examples=80, deadline=None)
def test_far_from_an_edit_marks_stand_on_their_words_as_well(data):
    text = "".join(data.draw(st.lists(st.sampled_from(PIECES), min_size=60, max_size=120)))
    places = st.lists(st.integers(0, len(text)), min_size=2, max_size=2, unique=True).map(sorted)
    marked = [spot_at(IN_EDIT, text, *one) for one in data.draw(st.lists(places, max_size=8))]
    start = data.draw(st.integers(0, len(text)))
    end = min(len(text), start + data.draw(st.integers(0, 9)))
    after = text[:start] + data.draw(pieces) + text[end:]

    there = carried(marked, text, after)

    for spot, was in zip(there, marked, strict=True):
        assert spot.quote == was.quote
        assert spot.altered == (after[spot.start : spot.end] != spot.quote)
        if was.end <= start - 64:
            assert (spot.start, spot.end) == (was.start, was.end)


def test_carrying_keeps_order_and_number():
    text = "one two three"
    marked = [spot_at(IN_EDIT, text, *span) for span in ((4, 7), (0, 3), (4, 13))]

    after = carried(marked, text, "one 2 three")

    assert [spot.altered for spot in after] == [True, False, True]
    assert [spot.quote for spot in after] == [spot.quote for spot in marked]
