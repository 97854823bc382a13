"""Word lists, and where their words are found."""

import csv
import json
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.text.lexicon_cases import ENGLISH, RUSSIAN
from tests.text.lexicon_quality import quality
from trainer_desk.text.inflection import forms
from trainer_desk.text.lexicon import BadLexicon, Lexicon, Match, Matcher, lexicons, matches


def found(text, *entries, language=""):
    return [text[one.start : one.end] for one in matches(text, [Lexicon("x", entries)], language)]


@pytest.mark.parametrize("cases", [RUSSIAN, ENGLISH], ids=["Russian", "English"])
def test_forms_are_found_and_other_words_are_not(cases):
    result = quality(cases)

    assert result.missed == ()
    assert result.wrong == ()
    assert result.found >= 90


def test_a_match_says_what_was_found_where():
    text = "Two loans, one loan."

    assert matches(text, [Lexicon("money", ("loan",))]) == (
        Match(4, 9, "money", "loan"),
        Match(15, 19, "money", "loan"),
    )


@pytest.mark.parametrize(
    ("text", "entry", "expected"),
    [
        ("ЁЛКА и елки", "ёлка", ["ЁЛКА", "елки"]),
        ("кре\u0301дит", "кредит", ["кре\u0301дит"]),
        ("кре\u00adди\u200bты", "кредит", ["кре\u00adди\u200bты"]),
        (unicodedata.normalize("NFD", "ребёнок"), "ребёнок", ["ребе\u0308нок"]),
        (unicodedata.normalize("NFD", "naïve"), "naïve", ["nai\u0308ve"]),
        ("крeдит", "кредит", ["крeдит"]),
        ("nonsense", "sense", []),
        ("sense_x", "sense", []),
        ("sense-data", "sense", ["sense"]),
        ("the loan’s end", "loan", ["loan’s"]),
        ("STRASSE", "straße", ["STRASSE"]),
    ],
)
def test_writing_does_not_matter_and_offsets_stay(text, entry, expected):
    assert found(text, entry) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("jerked off", ["jerked off"]),
        ("Jerk-off", ["Jerk-off"]),
        ("jerk\noff", ["jerk\noff"]),
        ("jerk. Off", []),
        ("jerk\n\noff", []),
        ("jerk him off", []),
    ],
)
def test_words_of_a_phrase_stand_together(text, expected):
    assert found(text, "jerk off") == expected


def test_the_longest_entry_of_a_label_counts():
    given_ = [Lexicon("a", ("piece", "piece of cake")), Lexicon("b", ("cake",))]
    text = "pieces of cake, cakes"

    assert [(text[m.start : m.end], m.label) for m in matches(text, given_)] == [
        ("pieces of cake", "a"),
        ("cake", "b"),
        ("cakes", "b"),
    ]


def test_entries_with_signs_are_found_as_they_are():
    assert found("C++, c++ and C#; S&M 🖕🖕", "c++", "s&m", "🖕") == [
        "C++",
        "c++",
        "S&M",
        "🖕",
        "🖕",
    ]
    assert found("abc++x", "c++") == []


def test_other_languages_are_matched_word_for_word():
    assert found("Kredite Kredit", "Kredit", language="de") == ["Kredit"]


def test_a_list_is_read_line_by_line():
    content = "\ufeff# comment\n\nloan\n  piece of cake  \nброс\tspam\r\nloan\n"

    assert lexicons(content, "money", "list.txt") == (
        Lexicon("money", ("loan", "piece of cake")),
        Lexicon("spam", ("броc".replace("c", "с"),)),
    )


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("a\tb\tc", "more than one tab"),
        ("\tlabel", "a label without a word"),
        ("x" * 201, "longer than 200 characters"),
        ("a\x01b", "characters that are no text"),
        ("bad\ufffdbytes", "characters that are no text"),
        ("--", "no letter and no sign"),
    ],
)
def test_a_wrong_line_is_named(line, reason):
    with pytest.raises(BadLexicon) as caught:
        lexicons(f"word\n{line}\n", "x", "bad.txt")

    assert (caught.value.source, caught.value.line, caught.value.reason) == ("bad.txt", 2, reason)
    assert str(caught.value) == f"bad.txt, line 2: {reason}"


@given(st.text(max_size=60), st.lists(st.text(min_size=1, max_size=12), max_size=4))
@settings(max_examples=150, deadline=None)
def test_any_text_and_any_entry_can_be_matched(text, entries):
    result = matches(text, [Lexicon("x", tuple(entries))])

    assert list(result) == sorted(result, key=lambda one: (one.start, -one.end, one.entry))
    for one in result:
        assert 0 <= one.start < one.end <= len(text)
        assert one.entry in entries


@given(st.from_regex("[а-яё]{1,12}|[a-z]{1,12}", fullmatch=True))
@settings(max_examples=150, deadline=None)
def test_a_word_is_one_of_its_forms(word):
    folded = word.replace("ё", "е")

    assert folded in forms(folded)
    assert all(form.isalpha() for form in forms(folded))


def test_the_real_lists_mark_little_in_real_answers(data_dir):
    folder = data_dir / "lexicons"
    given_ = [
        lexicon
        for name in ("ldnoobw_en.txt", "ldnoobw_ru.txt")
        for lexicon in lexicons((folder / name).read_text("utf-8"), name, name)
    ]
    matcher = Matcher(given_)
    lines = (data_dir / "ru_llm_arena" / "gemma-2-9b-it.jsonl").read_text("utf-8").splitlines()
    answers = [json.loads(line)["choices"][0]["turns"][0]["content"] for line in lines[:100]]
    path = data_dir / "xstest" / "xstest_v2_completions_mistralinstruct.csv"
    with path.open(encoding="utf-8", newline="") as file:
        prompts = [row["prompt"] for row in csv.DictReader(file)]

    assert sum(len(one.words) for one in given_) > 550
    assert sum(len(matcher.matches(text)) for text in answers) < 5
    assert sum(len(matcher.matches(text)) for text in prompts) > 5
