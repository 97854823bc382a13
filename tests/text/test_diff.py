"""What a trainer sees: few, whole, readable changes."""

import json
import random
from itertools import pairwise

import pytest

from trainer_desk.text.diff import SpanKind, accepted, diff, rejected

MARKS = {
    SpanKind.SAME: "{}",
    SpanKind.DELETED: "[-{}-]",
    SpanKind.INSERTED: "{{+{}+}}",
    SpanKind.MOVED_FROM: "[<{}>]",
    SpanKind.MOVED_TO: "{{>{}<}}",
}
RIVER = "The river was wide and slow in summer."
FOREST = "A forest stood dark behind the houses."
ROAD = "Nobody remembered who had built the road."


def shown(before, after):
    return "".join(MARKS[span.kind].format(span.text) for span in diff(before, after).spans)


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("unhappy people", "happyish people", "[-unhappy-]{+happyish+} people"),
        ("teh word adn go.", "the word and go.", "[-teh-]{+the+} word [-adn-]{+and+} go."),
        ("a big red dog", "a small blue dog", "a [-big red-]{+small blue+} dog"),
        ("the dog sat", "the cat and the dog sat", "{+the cat and +}the dog sat"),
        ("Was. They ate.", "Was. They sat. They ate.", "Was. {+They sat. +}They ate."),
        ("- a\n- b", "- a\n- c\n- b", "- a\n{+- c\n+}- b"),
        ("Он сказал: незнаю.", "Он сказал: не знаю.", "Он сказал: [-незнаю-]{+не знаю+}."),
        ("👨‍👩‍👧 and 🇷🇺", "👨‍👩‍👦 and 🇷🇸", "[-👨‍👩‍👧-]{+👨‍👩‍👦+} and [-🇷🇺-]{+🇷🇸+}"),
        ("café", "cafe", "[-café-]{+cafe+}"),
        ("price 3.14 now", "price 3.15 now", "price [-3.14-]{+3.15+} now"),
    ],
)  # fmt: skip
def test_whole_words_change(before, after, expected):
    assert shown(before, after) == expected


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("one  two", "one two", "one[-  -]{+ +}two"),
        ("one two", "one\u00a0two", "one[- -]{+\u00a0+}two"),
        ("one\ntwo", "one\n\ntwo", "one\n{+\n+}two"),
        ("one two\n", "one two", "one two[-\n-]"),
        ("one\r\ntwo", "one\ntwo", "one[-\r\n-]{+\n+}two"),
        ("", " ", "{+ +}"),
    ],
)
def test_white_space_and_line_breaks_are_real_changes(before, after, expected):
    assert shown(before, after) == expected


def test_a_moved_paragraph_is_one_move():
    before, after = f"{RIVER}\n\n{FOREST}\n\n{ROAD}", f"{FOREST}\n\n{ROAD}\n\n{RIVER}"

    found = diff(before, after)

    moved = [span.text for span in found.spans if span.partner is not None]
    assert moved == [RIVER, RIVER]
    assert (found.words_added, found.words_removed) == (0, 0)


def test_a_sentence_moved_to_another_paragraph_is_a_move():
    before, after = f"{RIVER} {FOREST}\n\n{ROAD}", f"{RIVER}\n\n{ROAD} {FOREST}"

    moved = [span.text for span in diff(before, after).spans if span.partner is not None]

    assert moved == [FOREST, FOREST]


def test_taking_back_a_move_takes_back_both_halves():
    before, after = f"{RIVER}\n\n{FOREST}\n\n{ROAD}", f"{FOREST}\n\n{ROAD}\n\n{RIVER}"
    found = diff(before, after)

    for change in range(len(found.changes)):
        if found.changes[change].partner is not None:
            assert rejected(found, change) == before
            assert accepted(found, change) == after


def test_a_paragraph_split_in_two_loses_no_sentence():
    assert shown(f"{RIVER} {FOREST}", f"{RIVER}\n\n{FOREST}") == f"{RIVER}[- -]{{+\n\n+}}{FOREST}"


def test_a_rewritten_paragraph_is_one_block():
    assert len(diff(f"{ROAD}\n{RIVER}\n{ROAD}", f"{ROAD}\n{FOREST}\n{ROAD}").changes) == 1


def test_a_line_that_was_extended_is_still_the_same_line():
    found = diff(
        "1. Application Layer\n2. Link Layer", "1. **Application Layer**: on top.\n2. Link Layer"
    )

    assert any("Application Layer" in span.text for span in found.spans if not span.change)
    assert found.words_removed == 0


def test_words_are_counted():
    found = diff("one two three", "one 2 and-a-half three four")

    assert (found.words_added, found.words_removed) == (3, 1)


def test_no_such_change_is_refused():
    with pytest.raises(IndexError):
        rejected(diff("a", "b"), 1)


def letters(number):
    return "".join(chr(97 + int(digit)) for digit in str(number))


NUMBERED = [letters(number) for number in range(3000)]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (" x ".join(NUMBERED), " y ".join(NUMBERED)),
        ("a " * 20_000, "a " * 19_000 + "b"),
        ("x\n" * 5_000, "y\nx\n" * 5_000),
        ("x" * 50_000, "y" * 50_000),
        ("Hello there my friend. " * 1_000, "Hello there my friends. " * 1_000),
    ],
    ids=["alternating", "one word", "short lines", "giant words", "equal sentences"],
)
def test_hostile_texts_lose_no_character_either(before, after):
    spans = diff(before, after).spans

    assert "".join(span.text for span in spans if span.in_before) == before
    assert "".join(span.text for span in spans if span.in_after) == after


def test_few_edits_of_a_huge_line_stay_few_changes():
    chance = random.Random(1)
    words = [letters(chance.randrange(10**12)) for _ in range(20_000)]
    edited = [*words[:50], "new", *words[50:9_000], *words[9_001:19_990], "end", *words[19_990:]]

    found = diff(" ".join(words), " ".join(edited))

    assert len(found.changes) == 3
    assert (found.words_added, found.words_removed) == (2, 1)


@pytest.mark.data
def test_real_rewrites_read_better_than_a_word_diff(data_dir):
    folder = data_dir / "alpaca_eval"
    before, after = (
        {answer["instruction"]: answer["output"] for answer in json.loads(path.read_text("utf-8"))}
        for path in (
            folder / "claude-3-opus-20240229.json",
            folder / "aligner-2b_claude-3-opus-20240229.json",
        )
    )
    pairs = [(before[key], after[key]) for key in sorted(before.keys() & after.keys())[::10]]

    hunks = 0
    for one, two in pairs:
        found = diff(one, two)
        hunks += sum(
            last.change is None and span.change is not None
            for last, span in pairwise((diff("x", "x").spans[0], *found.spans))
        )
        assert "".join(span.text for span in found.spans if span.in_before) == one
        assert "".join(span.text for span in found.spans if span.in_after) == two

    assert hunks / len(pairs) < 8.6
