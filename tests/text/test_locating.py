"""Finding quoted sentences in the text they were taken from."""

import json

import pytest

from trainer_desk.text.locating import Place, located

TEXT = "Cats sleep a lot.\r\nThey “love” fish — and milk. Dogs bark. Cats sleep a lot."


def place(quote, number=1):
    at = -1
    for _ in range(number):
        at = TEXT.index(quote, at + 1)
    return Place(at, at + len(quote), exact=True)


def test_a_quote_is_found_where_it_stands():
    assert located(["Dogs bark."], TEXT) == (place("Dogs bark."),)


def test_equal_quotes_are_found_in_reading_order():
    found = located(["Cats sleep a lot.", "Dogs bark.", "Cats sleep a lot."], TEXT)

    assert found == (
        place("Cats sleep a lot."),
        place("Dogs bark."),
        place("Cats sleep a lot.", 2),
    )


@pytest.mark.parametrize(
    "quote",
    [
        'They "love" fish - and milk.',
        "they “love”  fish — and milk.",
        " They “love” fish – and milk.\n",
    ],
)
def test_white_space_quotes_dashes_and_case_may_differ(quote):
    assert located([quote], TEXT) == (place("They “love” fish — and milk."),)


def test_a_reworded_quote_is_the_sentence_that_says_it():
    (found,) = located(["They really love fish and some milk."], TEXT)

    assert found is not None
    assert not found.exact
    assert TEXT[found.start : found.end] == "They “love” fish — and milk."


@pytest.mark.parametrize("quote", ["", "  ", "Nothing of this is there", "..."])
def test_what_is_not_there_is_nowhere(quote):
    assert located([quote], TEXT) == (None,)


def test_every_sentence_of_the_real_answers_is_found(data_dir):
    lines = (data_dir / "factcheck" / "factcheck-GPT-benchmark.jsonl").read_text("utf-8")
    places = []

    for row in map(json.loads, lines.splitlines()):
        places += located([one["text"] for one in row["sentences"].values()], row["response"])

    assert None not in places
    assert len(places) == 311
    assert sum(place.exact for place in places) >= 290
