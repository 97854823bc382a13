"""Texts that repeat others, exactly and nearly."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.text.repeat_quality import measured, originals
from trainer_desk.text.repeats import (
    MOST_PER_KEY,
    Likeness,
    MemoryShelf,
    Repeat,
    groups,
    repeats,
)
from trainer_desk.text.shingles import Sketching, exact_key, resemblance, shingles, words

LONG = "The quick brown fox jumps over the lazy dog while the cat sleeps under the old oak tree."


def found(texts, likeness=None):
    shelf = MemoryShelf()
    for item, text in enumerate(texts):
        shelf.put(item, text)
    return list(repeats(enumerate(texts), shelf, likeness))


def test_words_are_compared_without_case_signs_and_forms_of_letters():
    assert words("Ёлка — ﬁne, Ｆｕｌｌ-width\u00a0№5!") == ["елка", "fine", "full", "width", "no5"]
    assert words("日本 word") == ["日", "本", "word"]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Hello, world!", "hello   WORLD", True),
        ("Ещё раз.", "еще раз", True),
        ("a b", "ab", False),
        ("a b c", "c b a", False),
        ("!!!", "???", False),
        ("! ! !", "!!!", True),
        ("👍", "👎", False),
        ("", "  \n", True),
    ],
)
def test_exact_keys_are_those_of_the_words(one, other, same):
    assert (exact_key(one) == exact_key(other)) is same


def test_resemblance_is_the_share_of_runs_in_common():
    one, other = shingles("a b c d e", 3), shingles("a b c d f", 3)

    assert len(one) == len(other) == 3
    assert resemblance(one, other) == 2 / 4
    assert resemblance(one, one) == 1
    assert resemblance(shingles("", 3), shingles("!", 3)) == 0


def test_a_short_text_is_one_run():
    assert len(shingles("two words", 3)) == 1
    assert shingles("two words", 3) == shingles("Two, words!", 3)
    assert shingles("", 3) == frozenset()


def test_sketches_are_the_same_on_every_machine():
    assert Sketching(bands=2, rows=2).band_keys(frozenset({1, 2, 3})) == (
        Sketching(bands=2, rows=2).band_keys(frozenset({3, 2, 1}))
    )
    assert all(0 <= key < 2**63 for key in Sketching().band_keys(shingles(LONG, 3)))
    assert Sketching().band_keys(frozenset()) == ()


def test_the_default_sketch_finds_what_is_half_alike():
    assert Sketching().chance(0.5) > 0.98
    assert Sketching().chance(0.05) < 0.01


def test_agreeing_bands_come_as_often_as_resemblance_says():
    luck = random.Random(1)
    sketching = Sketching(bands=200, rows=1)
    one = frozenset(luck.randrange(2**32) for _ in range(90))
    other = frozenset([*sorted(one)[:60], *(luck.randrange(2**32) for _ in range(30))])

    equal = sum(
        a == b for a, b in zip(sketching.band_keys(one), sketching.band_keys(other), strict=True)
    )

    assert resemblance(one, other) == 0.5
    assert 70 <= equal <= 130


def test_exact_repetitions_point_to_the_first():
    assert found(["One two.", "other", "one TWO", "one, two"]) == [
        Repeat(2, 0, 1.0, exact=True),
        Repeat(3, 0, 1.0, exact=True),
    ]


def test_near_repetitions_say_how_near():
    near = LONG.replace("lazy", "sleepy")

    (one,) = found([LONG, "Something else entirely is written here.", near])

    assert (one.item, one.earlier, one.exact) == (2, 0, False)
    assert one.alike == resemblance(shingles(LONG, 3), shingles(near, 3))
    assert found([LONG, near], Likeness(threshold=0.95)) == []


def test_a_text_that_connects_two_groups_joins_them():
    first = " ".join(f"alpha{number}" for number in range(40))
    second = " ".join(f"beta{number}" for number in range(40))
    both = found([first, second, f"{first} {second}"], Likeness(threshold=0.4))

    assert [(one.item, one.earlier) for one in both] == [(2, 0), (2, 1)]
    assert groups(both) == ((0, 1, 2),)


def test_groups_are_in_order():
    pairs = [Repeat(9, 4, 1, exact=True), Repeat(3, 1, 1, exact=True), Repeat(5, 9, 1, exact=True)]

    assert groups(pairs) == ((1, 3), (4, 5, 9))
    assert groups([]) == ()


def test_many_copies_of_a_template_stay_one_group():
    texts = [f"{LONG} {LONG.upper()[::-1]} Yours, number {number}" for number in range(300)]

    assert groups(found(texts)) == (tuple(range(300)),)


def test_a_shelf_may_forget_what_is_too_much():
    shelf = MemoryShelf()

    returned = [len(list(shelf.near(item, (7,)))) for item in range(MOST_PER_KEY + 10)]

    assert max(returned) == MOST_PER_KEY


@pytest.mark.parametrize("wrong", [{"threshold": 0}, {"threshold": 1.1}, {"size": 0}])
def test_a_likeness_has_bounds(wrong):
    with pytest.raises(ValueError, match="no likeness"):
        Likeness(**wrong)


WORDS = ["one", "two", "three", "four", "кот", "пёс", "!", "👍"]
texts = st.lists(
    st.one_of(
        st.text(max_size=20),
        st.lists(
            st.sampled_from(["one", "two", "three", "four", "кот", "пёс", "!", "👍"]), max_size=12
        ).map(" ".join),
    ),
    max_size=12,
)


@given(texts)
@settings(max_examples=150, deadline=None)
def test_what_is_found_is_true_and_exact_copies_are_all_found(given_):
    pairs = found(given_)
    where = {item: group for group in groups(pairs) for item in group}

    for pair in pairs:
        assert pair.earlier < pair.item
        one, other = given_[pair.item], given_[pair.earlier]
        assert pair.exact == (exact_key(one) == exact_key(other))
        if not pair.exact:
            assert pair.alike == resemblance(shingles(one, 3), shingles(other, 3)) >= 0.5
    for at, one in enumerate(given_):
        for to, other in enumerate(given_[:at]):
            if exact_key(one) == exact_key(other):
                assert to in where[at]
    assert found(given_) == pairs


def test_small_changes_of_real_texts_are_found(data_dir):
    for name, real in originals(data_dir, 30).items():
        table = measured(list(dict.fromkeys(real)), thresholds=(0.5,))

        found_ = table.found[0.5]
        recall = sum(found_.values()) / sum(table.variants.values())
        precision = table.right[0.5] / (table.right[0.5] + table.wrong[0.5])
        assert recall > (0.95 if "answers" in name else 0.7), name
        assert precision > 0.95, name
        assert found_["punctuated_otherwise"] == table.variants["punctuated_otherwise"]
