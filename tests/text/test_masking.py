import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer_desk.text.masking import masked


def filled(text: str) -> list[str]:
    return [text[start:end] for start, end in masked(text).spans]


@pytest.mark.parametrize(
    "part",
    [
        "`x = 1`",
        "``a`b``",
        "https://example.org/a?b=c#d",
        "www.example.org",
        "example.com/path",
        "name.surname@example.org",
        "$x^2 + y_1$",
        "$$\\int_0^1 x\\,dx$$",
        "\\frac{a}{b}",
        "\\(a+b\\)",
        "{name}",
        "{{ user.name }}",
        "${value}",
        "%(count)d",
        "[ИМЯ КЛИЕНТА]",
        "[CLIENT_NAME]",
        "<think>",
        "<b>",
        "&nbsp;",
        "<|im_start|>",
        "@someone",
        "#тег",
        "snake_case",
        "camelCase",
        "GPT4",
        "getName()",
        "/usr/bin/env",
        "--verbose",
    ],
)
def test_what_is_not_prose_is_filled(part):
    text = f"до {part} после"

    assert filled(text) == [part]


@pytest.mark.parametrize(
    "text",
    [
        "цена $5 и $10",
        "5 < 6 и 7 > 3",
        "и/или, т.е. кто-то, Wi-Fi",
        "C# и F#",
        "«да»—нет… don't",
        "**жирно** и _курсив_",
    ],
)
def test_prose_is_left_as_it_is(text):
    assert masked(text).text == text


def test_a_code_block_is_filled_up_to_its_end_or_the_text_s():
    text = "a\n```py\nx = ошыбка\n```\nb\n~~~\nдо конца"

    assert filled(text) == ["```py\nx = ошыбка\n```", "~~~\nдо конца"]


def test_line_breaks_stay_where_they_were():
    text = "a\n```\n1\r\n2\n```\nb"

    result = masked(text).text

    assert [at for at, char in enumerate(result) if char in "\r\n"] == [
        at for at, char in enumerate(text) if char in "\r\n"
    ]


def test_whether_a_place_was_filled_is_known():
    masks = masked("a `b` c")

    assert [masks.touches(at, at + 1) for at in range(7)] == [False] * 2 + [True] * 3 + [False] * 2


@given(st.text(alphabet="ab `$\\{}<>@#😀\n.й-_1", max_size=80) | st.text(max_size=80))
def test_offsets_never_shift(text):
    masks = masked(text)

    assert len(masks.text) == len(text)
    assert all(
        masks.text[at] == char
        for at, char in enumerate(text)
        if not masks.touches(at, at + 1) or char in "\r\n"
    )


@pytest.mark.data
def test_real_answers_keep_their_length(data_dir):
    lines = (data_dir / "ru_llm_arena" / "gemma-2-9b-it.jsonl").read_text("utf-8").splitlines()
    texts = [json.loads(line)["choices"][0]["turns"][0]["content"] for line in lines]

    assert all(len(masked(text).text) == len(text) for text in texts)
