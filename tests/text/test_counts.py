import pytest

from trainer_desk.text.counts import Counts, counts


def test_nothing_holds_nothing():
    assert counts("") == Counts()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("don't кто-то state-of-the-art", 3),
        ("3.14, 1 000 и 1 000 000 руб.", 5),
        ("см. https://example.org/a?b=c#d.", 2),
        ("___ — *** …", 0),
        ("日本", 2),
        ("йод", 1),
        ("_это_", 1),
    ],
)
def test_words_are_counted_as_people_count_them(text, words):
    assert counts(text).words == words


def test_one_emoji_of_many_code_points_is_one_character():
    found = counts("👩‍👩‍👧‍👦 🇷🇺\r\né")

    assert (found.characters, found.characters_without_spaces) == (5, 3)


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("One. Two! Three?", 3),
        ("Без точки", 1),
        ("Это т. е. одно предложение.", 1),
        ("А. С. Пушкин родился в Москве.", 1),
        ("1. Первый пункт\n2. Второй. И ещё", 3),
        ("Wait… what?", 2),
        ("Pi is 3.14 or so.", 1),
        ("\n\n", 0),
        ("「はい。」そうです。", 2),
    ],
)
def test_sentences_end_where_people_end_them(text, sentences):
    assert counts(text).sentences == sentences


def test_paragraphs_are_lines_that_are_not_empty():
    assert counts("a\n\n \nb\nc\n").paragraphs == 3
