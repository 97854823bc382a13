"""The outline of a prompt: every heading, item and question, where it stands."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer_desk.text.outline import MOST, OutlineKind, outline

HEADING, ITEM, QUESTION = OutlineKind.HEADING, OutlineKind.ITEM, OutlineKind.QUESTION


def told(text):
    return [(item.kind, item.level, text[item.start : item.end]) for item in outline(text)]


def test_headings_items_and_questions_come_in_the_order_of_the_text():
    text = "# План ##\nПривет! Как дела?\n\n- первое\n  - второе\u00a0👍\n3) third?\n\nИтог\n===\n"

    assert told(text) == [
        (HEADING, 1, "План"),
        (QUESTION, 1, "Как дела?"),
        (ITEM, 1, "первое"),
        (ITEM, 2, "второе\u00a0👍"),
        (ITEM, 1, "third?"),
        (HEADING, 1, "Итог"),
    ]


def test_code_blocks_are_left_out():
    assert told("```sh\n# no heading\n- no item\nno question?\n```\nAnd this?") == [
        (QUESTION, 1, "And this?")
    ]


def test_a_question_under_an_item_is_told_beside_it():
    assert told("- one\nWhy is it so? Tell me.") == [
        (ITEM, 1, "one"),
        (QUESTION, 1, "Why is it so?"),
    ]


@pytest.mark.parametrize("text", ["", "No question here. 3.5 of them.", "\ufeff\u2028\r\n", "---"])
def test_a_text_without_any_has_no_outline(text):
    assert outline(text) == ()


def test_a_long_list_is_cut():
    assert len(outline("- x\n" * (MOST + 5))) == MOST


@given(st.text(st.sampled_from("#- *1.?!\n\r\tаbQ👍\u00a0\u2028`=x"), max_size=80))
def test_entries_lie_in_the_text_and_never_overlap(text):
    end = 0
    for item in outline(text):
        assert end <= item.start < item.end <= len(text)
        assert text[item.start : item.end].strip()
        end = item.end
