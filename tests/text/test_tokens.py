import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from trainer_desk.text.tokens import count_words, is_word, tokens

tricky = st.text(
    st.one_of(
        st.sampled_from("aб1 _-'’.,:/\u00a0\u202f\n\r\t*#👩🇷🇺é\u0301\u200d\ufe0f日あส\u0600नि्w"),
        st.characters(),
    )
)


@given(tricky)
def test_joined_tokens_are_the_text(text):
    assert "".join(tokens(text)) == text


@given(tricky)
def test_no_grapheme_is_cut(text):
    borders = {0, *(match.end() for match in regex.finditer(r"\X", text))}
    at = 0

    for token in tokens(text):
        at += len(token)
        assert at in borders


@given(st.text("aбwé1 _-'’.,:/ht\u00a0\n*#!?—№²"))
def test_plain_texts_are_cut_like_any_other(text):
    # On a line of its own, because an address goes on up to the next white space.
    assert (*tokens(text), "\n", "日") == tokens(text + "\n日")


@given(tricky)
def test_words_are_counted_without_cutting_the_text(text):
    assert count_words(text) == sum(map(is_word, tokens(text)))


@pytest.mark.parametrize(
    "token",
    [
        "don't", "l’été", "кто-то", "3.14", "1 000", "1 000 000,50", "12:30", "3rd", "24-hour",
        "https://example.org/a_b?c=%20&d#e", "www.example.org", "👩‍👩‍👧‍👦", "🇷🇺", "é", "й",
        "**", "...", "```", "   ", "\r\n", "\n", "x_y", "2023", "中", "नमस्ते",
    ],
)  # fmt: skip
def test_this_is_one_token(token):
    assert tokens(token) == (token,)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("in 2023 100", ("in", " ", "2023", " ", "100")),
        ("(https://a.org/b).", ("(", "https://a.org/b", ")", ".")),
        ("a  b\n\n c", ("a", "  ", "b", "\n", "\n", " ", "c")),
        ("🇷🇺🇩🇪", ("🇷🇺", "🇩🇪")),
        ("日本語", ("日", "本", "語")),
        ("конец.Начало", ("конец", ".", "Начало")),
        ("www. https://", ("www", ".", " ", "https", ":", "/", "/")),
    ],
)
def test_this_is_cut_so(text, parts):
    assert tokens(text) == parts
