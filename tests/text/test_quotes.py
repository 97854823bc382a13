"""Paragraphs that can be quoted, exactly as they stand."""

from trainer_desk.text.quotes import MOST, quotable


def told(text):
    return [text[start:end] for start, end in quotable(text)]


def test_paragraphs_end_at_blank_lines_whatever_the_line_ends():
    assert told("  one\r\ntwo\u00a0👍\r\n \t\r\nthree\n\n\n- четыре\n- пять  \n") == [
        "one\r\ntwo\u00a0👍",
        "three",
        "- четыре\n- пять",
    ]


def test_a_blank_text_has_none_and_a_long_one_is_cut():
    assert told(" \n\u00a0\r\n") == []
    assert len(quotable("x\n\n" * (MOST + 3))) == MOST
