import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer_desk.text.find import (
    BadPattern,
    BadReplacement,
    Match,
    Query,
    TooSlow,
    find_all,
    replaced,
)


def spans(text, **query):
    return [(match.start, match.end) for match in find_all(text, Query(**query))]


def test_case_is_ignored_unless_asked_for():
    assert spans("Кот и кот", pattern="кот") == [(0, 3), (6, 9)]
    assert spans("Кот и кот", pattern="кот", match_case=True) == [(6, 9)]


def test_whole_words_only_where_asked_for():
    assert spans("кот котик", pattern="кот", whole_word=True) == [(0, 3)]


def test_plain_text_is_no_pattern():
    assert spans("a.c abc", pattern="a.c") == [(0, 3)]
    assert spans("a.c abc", pattern="a.c", regex=True) == [(0, 3), (4, 7)]


def test_nothing_is_found_inside_a_grapheme():
    assert spans("👩‍👧 👩 e\u0301 e", pattern="👩") == [(4, 5)]
    assert spans("e\u0301 e", pattern="e") == [(3, 4)]


def test_an_empty_pattern_and_empty_matches_find_nothing():
    assert spans("abc", pattern="") == []
    assert spans("abc", pattern="x*", regex=True) == []


def test_a_bad_pattern_says_what_is_wrong():
    with pytest.raises(BadPattern) as caught:
        find_all("abc", Query(pattern="(a", regex=True))

    assert caught.value.reason


def test_a_pattern_that_explodes_is_stopped():
    with pytest.raises(TooSlow):
        find_all("a" * 60 + "b", Query(pattern=r"^(?:a|aa|aaa)+$", regex=True))


def test_groups_stand_in_the_replacement_of_a_pattern():
    query = Query(pattern=r"(\w+)=(?P<value>\w+)", regex=True)
    text = "a=1, b=2"

    assert replaced(text, query, r"\g<value>:\1", find_all(text, query)) == "1:a, 2:b"


def test_a_plain_replacement_is_taken_as_it_is():
    query = Query(pattern="a")

    assert replaced("banana", query, r"\1", find_all("banana", query)) == r"b\1n\1n\1"


def test_only_the_given_matches_are_replaced():
    assert replaced("a a a", Query(pattern="a"), "b", [Match(2, 3)]) == "a b a"


def test_a_replacement_without_its_group_is_refused():
    query = Query(pattern="a", regex=True)

    with pytest.raises(BadReplacement):
        replaced("a", query, r"\2", find_all("a", query))


@pytest.mark.parametrize("replacement", [r"<\0>", r"\000", r"\ud83d"])
def test_a_replacement_that_no_file_can_hold_is_refused(replacement):
    query = Query(pattern="a", regex=True)

    with pytest.raises(BadReplacement):
        replaced("a", query, replacement, find_all("a", query))


@given(st.text("abя😀 \n"), st.text("abя😀", min_size=1, max_size=2))
def test_replacing_what_was_found_is_like_str_replace(text, pattern):
    query = Query(pattern=pattern, match_case=True)

    assert replaced(text, query, "X", find_all(text, query)) == text.replace(pattern, "X")
