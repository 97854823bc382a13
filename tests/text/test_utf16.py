import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer_desk.text.utf16 import Utf16Map, code_point_offset, utf16_length

texts = st.text(alphabet=st.one_of(st.sampled_from("aя😀👨‍👩\n"), st.characters(codec="utf-8")))


@given(texts, st.data())
def test_every_offset_counts_the_units_before_it(text, data):
    at = data.draw(st.integers(0, len(text)))

    units = Utf16Map(text).utf16(at)

    assert units == len(text[:at].encode("utf-16-le")) // 2
    assert code_point_offset(text, units) == at


@given(texts)
def test_length_is_that_of_the_encoded_text(text):
    assert utf16_length(text) == len(text.encode("utf-16-le")) // 2
    assert Utf16Map(text).utf16(len(text)) == utf16_length(text)


def test_an_offset_inside_a_pair_leads_to_its_start():
    assert code_point_offset("a😀b", 2) == 1


@pytest.mark.parametrize("at", [-1, 4])
def test_an_offset_outside_the_text_is_refused(at):
    with pytest.raises(IndexError):
        Utf16Map("abc").utf16(at)
    with pytest.raises(IndexError):
        code_point_offset("abc", at)


def test_lone_surrogates_do_no_harm():
    assert Utf16Map("\ud800a😀").utf16(3) == 4
