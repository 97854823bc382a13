"""Strict JSON: exactly what the file says, or a refusal with the place."""

import json
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer_desk.files import strict
from trainer_desk.files.errors import FormatError

texts = st.text(st.characters(exclude_characters="\0", codec="utf-8"))
values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**63), 2**63 - 1)
    | st.floats(allow_nan=False, allow_infinity=False)
    | texts,
    lambda inner: st.lists(inner) | st.dictionaries(texts, inner),
    max_leaves=20,
)


@given(values, st.booleans())
def test_good_json_is_read_as_the_standard_library_reads_it(value, ascii_only):
    raw = json.dumps(value, ensure_ascii=ascii_only).encode()

    assert strict.parse_value(raw, file="f") == value


@given(st.binary(max_size=60))
def test_any_bytes_are_read_or_refused(raw):
    try:
        value = strict.parse_value(raw, file="f", line=3)
    except FormatError:
        return
    assert value == json.loads(raw)


@given(texts)
def test_any_text_is_compacted_or_refused(text):
    try:
        found = strict.compacted(text.encode())
    except FormatError:
        return
    assert json.loads(found) == json.loads(text)


def test_compact_json_keeps_the_order_of_keys_and_every_digit():
    raw = b'{ "b": 1.500, "a": [ 0.12345678901234567890, 1E5, -0.0 ], "\\u0451": "\\/" }'

    found = strict.compacted(raw)

    assert found == '{"b":1.500,"a":[0.12345678901234567890,1E+5,-0.0],"ё":"/"}'
    assert strict.compacted(found.encode()) == found


def test_exact_numbers_are_decimals():
    value = strict.parse_value(b'{"a":0.10,"b":1}', file="f", exact=True)

    assert value == {"a": Decimal("0.10"), "b": 1}
    assert isinstance(value["b"], int)


def test_a_byte_order_mark_begins_files_not_lines():
    raw = b"\xef\xbb\xbf{}"

    assert strict.parse_object(raw, file="f") == {}
    with pytest.raises(FormatError, match="byte order mark"):
        strict.parse_object(raw, file="f", line=2)


@pytest.mark.parametrize("depth", [64, 65])
def test_depth_is_counted_from_outside(depth):
    raw = b"[" * depth + b"]" * depth

    if depth <= strict.MAX_DEPTH:
        assert strict.parse_value(raw, file="f")
    else:
        with pytest.raises(FormatError, match="deeper"):
            strict.parse_value(raw, file="f")


def test_brackets_in_texts_are_not_depth():
    value = {"code": "[" * 1000 + "{" * 1000}

    assert strict.parse_object(json.dumps(value).encode(), file="f") == value


def test_a_key_twice_among_a_hundred_thousand_is_found():
    keys = ",".join(f'"k{number}":0' for number in range(100_000))
    raw = f'{{{keys},"k99999":1}}'.encode()

    with pytest.raises(FormatError, match="`k99999` twice"):
        strict.parse_object(raw, file="f")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain", "`plain`"),
        ("two\nlines", "`two\ufffdlines`"),
        ("\u202etxt.exe", "`\ufffdtxt.exe`"),
        ("x" * 61, f"`{'x' * 60}…`"),
    ],
)
def test_foreign_text_in_a_sentence_is_short_and_plain(text, shown):
    assert strict.quoted(text) == shown


@pytest.mark.parametrize(
    ("text", "storable"),
    [("", True), ("Ёж🙂\u2028", True), ("a\0", False), ("\ud800", False), ("x\udfff", False)],
)
def test_what_cannot_be_stored_is_known(text, storable):
    assert strict.is_storable(text) is storable
