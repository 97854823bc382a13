"""Claims: taken from sentences, split and joined, found again; every place says its quote."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer_desk.text.claims import (
    Words,
    by_place,
    found_also,
    merged,
    outlook,
    sentence_at,
    sentences_of,
    split,
    spot_in,
    taken,
)
from trainer_desk.work.facts import Claim, FactsAnswer, Source, Stance
from trainer_desk.work.ids import MarkId, ResponseId
from trainer_desk.work.marks import Where

A, B = ResponseId("a"), ResponseId("b")
IN_A, IN_B = Where.in_response(A), Where.in_response(B)
TEXT = "Douglas was born in 1898. He served until 1975, e.g. as a judge. Он — судья 🧑‍⚖️."
OTHER = "It rains. Douglas was born in 1989.\n\nHe served as a judge until 1975."


def all_taken(text=TEXT, where=IN_A):
    return taken(FactsAnswer(), sentences_of(where, text, "en"))


def stands(claim, text):
    return all(text[spot.start : spot.end] == spot.quote for spot in claim.spots)


def test_sentences_become_claims_that_stand_where_they_say():
    answer = all_taken()

    assert [claim.text for claim in answer.claims] == [
        "Douglas was born in 1898.",
        "He served until 1975, e.g. as a judge.",
        "Он — судья 🧑‍⚖️.",
    ]
    assert all(stands(claim, TEXT) for claim in answer.claims)


def test_what_is_taken_already_is_not_taken_twice():
    answer = all_taken()

    assert taken(answer, sentences_of(IN_A, TEXT, "en")) == answer


def test_taking_says_no_longer_that_nothing_is_claimed():
    answer = taken(FactsAnswer(nothing=True), sentences_of(IN_A, TEXT, "en")[:1])

    assert not answer.nothing


@pytest.mark.parametrize(
    ("at", "begins"), [(0, "Doug"), (25, "Doug"), (26, "He"), (40, "He"), (65, "Он")]
)
def test_the_cursor_is_in_its_sentence_or_before_the_next(at, begins):
    spot = sentence_at(IN_A, TEXT, at, "en")

    assert spot.quote.startswith(begins)


def test_behind_the_last_sentence_there_is_none():
    assert sentence_at(IN_A, "One. \n\n   ", 8, "en") is None
    assert spot_in(IN_A, "  \n ", 0, 4) is None


def test_a_claim_that_is_its_quote_is_split_with_its_place():
    text = "Rome is old and Paris is large."
    answer = taken(FactsAnswer(), [spot_in(IN_A, text, 0, len(text))])

    first, second = split(answer, MarkId("c1"), text.index(" and")).claims

    assert (first.text, second.text) == ("Rome is old", "and Paris is large.")
    assert stands(first, text)
    assert stands(second, text)
    assert first.spots[0].after.startswith(" and")
    assert second.spots[0].before.endswith("old ")


def test_a_claim_in_other_words_is_split_and_both_stand_in_the_sentence():
    answer = all_taken()
    claim = Claim(id=MarkId("c1"), text="He is old. He is wise.", spots=answer.claims[0].spots)

    split_answer = split(answer.with_claim(claim), MarkId("c1"), 10)

    assert [one.text for one in split_answer.claims[:2]] == ["He is old.", "He is wise."]
    assert split_answer.claims[0].spots == split_answer.claims[1].spots == claim.spots
    assert len({one.id for one in split_answer.claims}) == 4


def test_nothing_is_split_into_nothing():
    with pytest.raises(ValueError, match="neither of them empty"):
        split(all_taken(), MarkId("c1"), 0)
    with pytest.raises(ValueError, match="no claim"):
        split(all_taken(), MarkId("c9"), 3)


def test_split_and_merged_is_what_it_was():
    text = "Rome is old and Paris is large."
    answer = taken(FactsAnswer(), [spot_in(IN_A, text, 0, len(text))])

    again = merged(split(answer, MarkId("c1"), 11), MarkId("c1"), MarkId("c2"))

    assert again.claims[0].text == text
    assert [spot.quote for spot in again.claims[0].spots] == [text]
    assert stands(again.claims[0], text)


def test_merging_keeps_what_is_known_about_both():
    answer = all_taken()
    one, other = answer.claims[:2]
    source = Source(url="https://a.example")
    answer = answer.with_claim(
        Claim(id=other.id, text=other.text, spots=other.spots, stance=Stance.REFUTED, note="so")
    ).with_claim(Claim(id=one.id, text=one.text, spots=one.spots, sources=(source,)))

    (whole, *_) = merged(answer, one.id, other.id).claims

    assert (whole.stance, whole.note, whole.sources) == (Stance.REFUTED, "so", (source,))
    assert whole.text == f"{one.text} {other.text}"
    assert whole.spots[0].quote == TEXT[: other.spots[0].end]


def test_what_no_claim_stands_in_is_left():
    answer = taken(FactsAnswer(), sentences_of(IN_A, TEXT, "en")[:1])

    found = outlook([(IN_A, TEXT)], answer.claims, "en")

    assert found.sentences == 3
    assert [spot.quote[:2] for spot in found.not_taken] == ["He", "Он"]


def test_the_same_claim_is_found_again_and_other_numbers_are_told():
    answer = all_taken()

    found = outlook([(IN_A, TEXT), (IN_B, OTHER)], answer.claims, "en", likeness=60)

    assert [(one.claim, one.spot.quote, one.other_numbers) for one in found.again] == [
        (MarkId("c1"), "Douglas was born in 1989.", True),
        (MarkId("c2"), "He served as a judge until 1975.", False),
    ]
    assert all(60 <= one.likeness <= 100 for one in found.again)


def test_a_higher_likeness_offers_less():
    claims = all_taken().claims

    found = outlook([(IN_B, OTHER)], claims, "en", likeness=100)

    assert found.again == ()


def test_what_was_found_again_is_joined_once():
    answer = all_taken()
    again = outlook([(IN_B, OTHER)], answer.claims, "en", likeness=60).again

    joined = found_also(found_also(answer, again), again)

    assert [len(claim.spots) for claim in joined.claims] == [2, 2, 1]


def test_claims_stand_in_the_order_of_the_texts():
    answer = taken(all_taken(OTHER, IN_B), sentences_of(IN_A, TEXT, "en"))
    lost = Claim(id=MarkId("c0"), text="nowhere")

    ordered = by_place((lost, *answer.claims), (A, B))

    assert [claim.spots[0].where for claim in ordered[:-1]] == [IN_A] * 3 + [IN_B] * 3
    assert ordered[-1] is lost


def test_likeness_heeds_no_case_and_no_yo():
    assert Words.of("ЁЖИК в тумане").likeness(Words.of("ежик В Тумане!")) == 100
    assert Words.of("").likeness(Words.of("")) == 0


@given(st.text(alphabet="aBё. 1\n\u00a0🙂é\u0301", max_size=60))
def test_every_sentence_of_any_text_stands_where_it_says(text):
    spots = sentences_of(IN_A, text, "ru")

    assert all(text[spot.start : spot.end] == spot.quote for spot in spots)
    assert all(spot.quote == spot.quote.strip() != "" for spot in spots)


@given(st.text(alphabet="ab .🙂é", min_size=3, max_size=30), st.integers(0, 30))
def test_splitting_loses_no_word(text, at):
    answer = FactsAnswer(claims=(Claim(id=MarkId("c1"), text=text),))
    if not (text[:at].strip() and text[at:].strip()):
        return

    first, second = split(answer, MarkId("c1"), at).claims

    assert (first.text + second.text).replace(" ", "") == text.replace(" ", "")
