"""Where sentences end, and where they only seem to."""

import pytest
import regex
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.text.sentence_cases import ENGLISH, RUSSIAN, RUSSIAN_TEXTS
from tests.text.sentence_quality import by_hand, compared, factcheck_quality
from trainer_desk.text.sentences import sentences


def cut(text, language="en"):
    return [text[one.start : one.end] for one in sentences(text, language)]


def test_a_text_of_nothing_has_no_sentences():
    assert cut("") == []
    assert cut(" \n\n--- \n") == []


def test_white_space_stands_outside():
    assert cut("  One.  Two. \n\n Three ") == ["One.", "Two.", "Three"]


def test_marks_of_lists_and_headings_stand_outside():
    text = "## Plan\n\n- Buy milk.\n2. Sell it. At once.\n> - [ ] Rest\n"

    assert cut(text) == ["Plan", "Buy milk.", "Sell it.", "At once.", "[ ] Rest"]


def test_a_block_of_code_is_one_piece():
    text = "See:\n```python\na = 1. # One. Two.\nb = 2\n```\nDone. Bye."

    assert cut(text) == ["See:", "```python\na = 1. # One. Two.\nb = 2\n```", "Done.", "Bye."]


def test_nothing_is_cut_inside_code_formulas_and_addresses():
    text = r"Run `x. Y. Z` now. See https://a.b/C.D?e=F. Let \(a. B\) be so. End."

    assert cut(text) == [
        "Run `x. Y. Z` now.",
        "See https://a.b/C.D?e=F.",
        r"Let \(a. B\) be so.",
        "End.",
    ]


def test_a_line_broken_to_fit_a_width_goes_on():
    text = "This is a long line that was broken by a mail program\nbefore its end. Yes.\nNew line"

    assert cut(text) == [text[: text.index(" Yes")], "Yes.", "New line"]


def test_an_empty_line_ends_a_sentence():
    text = "This is a long line without a full stop at its end\n\nand this is a new paragraph"

    assert cut(text) == text.split("\n\n")


def test_short_lines_in_small_letters_are_a_list():
    assert cut("milk\nbread\nbutter") == ["milk", "bread", "butter"]


def test_other_scripts_end_by_their_signs():
    assert cut("今日は雨です。明日は晴れです！", "ja") == ["今日は雨です。", "明日は晴れです！"]
    assert cut("यह एक है। यह दो है।", "hi") == ["यह एक है।", "यह दो है।"]
    assert cut("هل أنت هنا؟ نعم أنا هنا.", "ar") == ["هل أنت هنا؟", "نعم أنا هنا."]


def test_russian_rules_hold_whatever_the_tag_says():
    text = "А. С. Пушкин жил в г. Москве. Mr. Smith — тоже."

    assert (
        cut(text, "ru-RU")
        == cut(text, "")
        == cut(text, "ru")
        == [
            "А. С. Пушкин жил в г. Москве.",
            "Mr. Smith — тоже.",
        ]
    )


@pytest.mark.parametrize(
    ("language", "texts", "least"),
    [("ru", RUSSIAN, 0.98), ("ru", RUSSIAN_TEXTS, 0.98), ("en", ENGLISH, 0.98)],
)
def test_borders_set_by_hand_are_found(language, texts, least):
    quality = compared([by_hand(one) for one in texts], language)

    assert quality.precision >= least
    assert quality.recall >= least


def test_there_are_enough_cases_by_hand():
    assert sum(one.count("¦") + 1 for one in RUSSIAN + RUSSIAN_TEXTS) >= 120


def test_sentences_of_real_answers_are_found(data_dir):
    quality, texts = factcheck_quality(data_dir / "factcheck" / "factcheck-GPT-benchmark.jsonl")

    assert texts > 75
    assert quality.precision >= 0.92
    assert quality.recall >= 0.99


PIECES = [
    "Слово ", "word ", "Mr. ", "т. е. ", "г. ", "1990 ", ". ", "! ", "? ", "... ", "\n", "\r\n",
    "\n\n", "- ", "1. ", "`", "```\n", "(", ")", "«", "»", '"', "😀 ", "А. ", "С. ", "\u2028", "。",
    "# ", "| ", "> ", "\\(", "\\)", "$$", "https://a.b ", "e\u0301", " ",
]  # fmt: skip
texts = st.one_of(st.lists(st.sampled_from(PIECES), max_size=30).map("".join), st.text())


@given(texts, st.sampled_from(["en", "ru", ""]))
@settings(max_examples=200, deadline=None)
def test_sentences_are_in_order_and_hold_every_letter(text, language):
    found = sentences(text, language)

    at = 0
    for one in found:
        assert at <= one.start < one.end <= len(text)
        assert text[one.start : one.end] == text[one.start : one.end].strip()
        assert not text[at : one.start].strip() or regex.fullmatch(
            r"(?:[\s\p{P}\p{S}\p{C}\p{M}]|\d{1,3}[.)]|\p{L}[.)]|[ivx]+\.|\(?\d+\))*",
            text[at : one.start],
        )
        at = one.end
    assert regex.search(r"[\p{L}\p{N}]", text[at:]) is None


@pytest.mark.parametrize(
    "piece", [". ", "т. е. ", "` ", "\\[", '."', "! 😀", "```\n", "? a", "1. ", "A.B. "]
)
def test_no_text_takes_long(piece):
    text = piece * 20_000

    assert len(sentences(text, "ru")) <= 20_000
