"""Rearranging a ranking obeys laws, whatever the ranking was."""

from hypothesis import given
from hypothesis import strategies as st

from trainer_desk.work.answers import RankingAnswer, RankingVerdict
from trainer_desk.work.ids import ResponseId
from trainer_desk.work.ranking import (
    moved,
    placed_next,
    put_at,
    put_between,
    tied_with,
    tied_with_above,
    toggled,
    unplaced,
    without,
)

A, B, C, D, E = (ResponseId(letter) for letter in "ABCDE")
ALL = tuple(ResponseId(letter) for letter in "ABCDEFGHI")


def of(text: str) -> RankingAnswer:
    """Write "A BC D" for A first, B and C tied behind it, D last."""
    return RankingAnswer(
        groups=tuple(tuple(ResponseId(letter) for letter in group) for group in text.split())
    )


@st.composite
def rankings(draw: st.DrawFn) -> RankingAnswer:
    chosen = draw(st.permutations(ALL))[: draw(st.integers(0, len(ALL)))]
    groups: list[list[ResponseId]] = []
    for response in chosen:
        if groups and draw(st.booleans()):
            groups[-1].append(response)
        else:
            groups.append([response])
    verdict = draw(st.sampled_from(RankingVerdict))
    return RankingAnswer(groups=tuple(map(tuple, groups)), verdict=verdict)


responses = st.sampled_from(ALL)


def is_well_formed(ranking: RankingAnswer) -> bool:
    return all(ranking.groups) and len(set(ranking.placed)) == len(ranking.placed)


def others(ranking: RankingAnswer, response: ResponseId) -> tuple[tuple[ResponseId, ...], ...]:
    return without(ranking, response).groups


@given(rankings(), responses, responses, st.integers(-1, 11), st.sampled_from([-1, 1]))
def test_no_operation_loses_doubles_or_reorders_another_response(ranking, one, other, at, step):
    results = [
        placed_next(ranking, one),
        tied_with_above(ranking, one),
        put_at(ranking, one, at),
        put_between(ranking, one, max(0, min(at, len(ranking.groups)))),
        without(ranking, one),
        tied_with(ranking, one, other),
    ]

    for result in results:
        assert is_well_formed(result)
        assert others(result, one) == others(ranking, one)
    after_move = moved(ranking, one, step)
    assert is_well_formed(after_move)
    assert sorted(others(after_move, one)) == sorted(others(ranking, one))


@given(rankings(), responses)
def test_the_next_free_place_is_behind_all_others(ranking, response):
    result = placed_next(ranking, response)

    if response in ranking.placed:
        assert result == ranking
    else:
        assert result.place(response) == len(ranking.placed) + 1


@given(rankings(), responses, responses)
def test_tied_responses_share_a_place(ranking, one, other):
    result = tied_with(ranking, one, other)

    if one != other and other in ranking.placed:
        assert result.place(one) == result.place(other)
    else:
        assert result == ranking


@given(rankings(), responses)
def test_tying_with_above_never_worsens_a_place(ranking, response):
    before = ranking.place(response)

    after = tied_with_above(ranking, response).place(response)

    assert after is not None
    assert before is None or after <= before


@given(rankings(), responses, st.sampled_from([-1, 1]))
def test_moving_there_and_back_is_no_move_for_one_that_stands_alone(ranking, response, step):
    alone = any(group == (response,) for group in ranking.groups)
    once = moved(ranking, response, step)

    if alone and once != ranking:
        assert moved(once, response, -step).groups == ranking.groups


@given(rankings(), responses, st.integers(1, 9))
def test_a_place_that_is_a_border_between_groups_is_met_exactly(ranking, response, place):
    rest = others(ranking, response)
    borders = {sum(map(len, rest[:index])) + 1 for index in range(len(rest) + 1)}

    result = put_at(ranking, response, place)

    assert (response,) in result.groups
    if place in borders:
        assert result.place(response) == place


@given(rankings(), responses)
def test_a_gap_beside_the_own_group_takes_out_of_a_tie_and_else_changes_nothing(ranking, response):
    at = next((i for i, group in enumerate(ranking.groups) if response in group), None)
    if at is None:
        return

    above, below = put_between(ranking, response, at), put_between(ranking, response, at + 1)

    if len(ranking.groups[at]) == 1:
        assert above == below == ranking
    else:
        assert above.groups == moved(ranking, response, -1).groups
        assert below.groups == moved(ranking, response, +1).groups


@given(rankings(), st.sampled_from([RankingVerdict.ALL_BAD, RankingVerdict.CANNOT_JUDGE]))
def test_a_verdict_on_the_whole_keeps_the_places_and_can_be_taken_back(ranking, verdict):
    once = toggled(ranking, verdict)

    assert once.groups == ranking.groups
    if ranking.verdict is RankingVerdict.RANKED:
        assert once.verdict is verdict
        assert toggled(once, verdict) == ranking


@given(rankings(), responses)
def test_whoever_waits_and_whoever_is_placed_are_everybody(ranking, response):
    assert set(unplaced(ranking, ALL)) | set(ranking.placed) == set(ALL)
    assert response in unplaced(without(ranking, response), ALL)


def test_digits_in_a_row_rank_in_that_order():
    ranking = RankingAnswer()

    for response in (C, A, B):
        ranking = placed_next(ranking, response)

    assert ranking == of("C A B")


def test_a_tied_response_leaves_its_tie_before_it_passes_a_neighbour():
    first = moved(of("A BC D"), C, -1)
    second = moved(first, C, -1)

    assert first == of("A C B D")
    assert second == of("C A B D")


def test_moving_down_leaves_the_tie_downwards():
    assert moved(of("AB C"), A, +1) == of("B A C")


def test_nobody_moves_past_the_ends():
    assert moved(of("A B"), A, -1) == of("A B")
    assert moved(of("A B"), B, +1) == of("A B")


def test_a_lone_response_passes_a_whole_tie():
    assert moved(of("AB C"), C, -1) == of("C AB")


def test_moving_a_waiting_response_places_it():
    assert moved(of("A"), B, -1) == of("A B")


def test_equals_joins_the_group_above_and_leaves_the_rest_of_the_own_group():
    assert tied_with_above(of("A BC"), C) == of("AC B")


def test_equals_on_a_waiting_response_ties_it_with_the_last():
    assert tied_with_above(of("A B"), C) == of("A BC")
    assert tied_with_above(RankingAnswer(), C) == of("C")


def test_a_place_inside_a_tie_is_right_behind_the_tie():
    assert put_at(of("AB C"), D, 2) == of("AB D C")


def test_shift_digit_places_a_waiting_response_before_others():
    assert put_at(of("A B"), C, 1) == of("C A B")
    assert put_at(of("A B"), C, 9) == of("A B C")


def test_placing_says_that_the_trainer_can_judge_after_all():
    ranking = toggled(of("A"), RankingVerdict.CANNOT_JUDGE)

    assert placed_next(ranking, B).verdict is RankingVerdict.RANKED


def test_bad_responses_may_be_ranked_among_themselves():
    ranking = toggled(of("A"), RankingVerdict.ALL_BAD)

    assert placed_next(ranking, B).verdict is RankingVerdict.ALL_BAD
