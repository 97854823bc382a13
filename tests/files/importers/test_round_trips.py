"""What is written as JSON lines, array or table is read again, code point for code point."""

import csv
import io
import json
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from trainer_desk.files.errors import FormatError
from trainer_desk.files.importers import Mapping, read
from trainer_desk.files.importers.arrays import elements
from trainer_desk.files.importers.ledger import Numbers
from trainer_desk.files.reading import no_progress

TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=40)
PROMPT = TEXT.filter(str.strip)
QUICK = settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def tasks_of(path, mapping):
    return list(read([path], mapping=mapping).tasks(no_progress))


@QUICK
@given(
    records=st.lists(st.tuples(PROMPT, TEXT, TEXT), min_size=1, max_size=6),
    ascii_only=st.booleans(),
)
def test_json_lines(tmp_path, records, ascii_only):
    path = tmp_path / "file"
    lines = [{"prompt": p, "responses": [r], "kept": k} for p, r, k in records]
    text = "".join(json.dumps(line, ensure_ascii=ascii_only) + "\n" for line in lines)
    path.write_bytes(text.encode())

    tasks = tasks_of(path, Mapping(prompt="prompt", response_list="responses"))

    got = [
        (task.question, task.responses[0].text, json.loads(task.meta_json)["kept"])
        for task in tasks
    ]
    assert got == records


@QUICK
@given(
    records=st.lists(st.tuples(PROMPT, TEXT), min_size=1, max_size=6),
    indent=st.sampled_from([None, 0, 2]),
    wrapped=st.booleans(),
)
def test_json_arrays(tmp_path, records, indent, wrapped):
    path = tmp_path / "file"
    items = [{"prompt": p, "answer_a": r, "answer_b": ""} for p, r in records]
    value = {"about": ['"[{', {"x": "]}"}], "items": items, "n": 1} if wrapped else items
    path.write_bytes(json.dumps(value, ensure_ascii=False, indent=indent).encode())

    tasks = tasks_of(path, Mapping(prompt="prompt", responses=("answer_a", "answer_b")))

    assert [(task.question, task.responses[0].text) for task in tasks] == records


@QUICK
@given(
    records=st.lists(st.tuples(PROMPT, TEXT.filter(bool)), min_size=1, max_size=6),
    delimiter=st.sampled_from(",;\t|"),
    style=st.sampled_from([("\n", csv.QUOTE_ALL), ("\r\n", csv.QUOTE_MINIMAL)]),
)
def test_tables(tmp_path, records, delimiter, style):
    path = tmp_path / "file"
    text = io.StringIO(newline="")
    ends, quoting = style  # with "\n" Python's writer would leave a lone "\r" without quotes
    table = csv.writer(text, delimiter=delimiter, lineterminator=ends, quoting=quoting)
    table.writerows([("prompt", "answer"), *records])
    path.write_bytes(text.getvalue().encode())

    tasks = tasks_of(path, Mapping(prompt="prompt", responses=("answer",), delimiter=delimiter))

    assert [(task.question, task.responses[0].text) for task in tasks] == records


class Trickle:
    """A stream that gives few bytes at a time."""

    def __init__(self, content, sizes):
        self._stream = io.BytesIO(content)
        self._sizes = sizes
        self._at = 0

    def read(self, size, /):
        self._at += 1
        return self._stream.read(self._sizes[self._at % len(self._sizes)])


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | TEXT
    | st.sampled_from(['"', "\\", '\\"]', "{[", "\\\\"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=8,
)


@QUICK
@given(
    items=st.lists(st.dictionaries(TEXT, JSON, max_size=3), max_size=5),
    sizes=st.lists(st.integers(1, 40), min_size=1, max_size=4),
    indent=st.sampled_from([None, 1]),
)
def test_an_array_is_split_wherever_its_pieces_end(items, sizes, indent):
    content = json.dumps(items, ensure_ascii=False, indent=indent).encode()

    found = list(elements(Trickle(content, sizes), file="f"))

    assert [json.loads(element.raw) for element in found] == items
    for element in found:
        assert content[element.offset : element.offset + len(element.raw)] == element.raw
        assert element.line == content.count(b"\n", 0, element.offset) + 1


@QUICK
@given(
    items=st.lists(st.dictionaries(TEXT, JSON, max_size=2), min_size=1, max_size=3),
    cut=st.floats(0, 1, exclude_max=True),
    frame=st.booleans(),
)
def test_an_array_cut_anywhere_is_refused(items, cut, frame):
    content = json.dumps({"a": items} if frame else items).encode()

    part = io.BytesIO(content[: int(cut * len(content))])

    with pytest.raises(FormatError):
        list(elements(part, file="f"))


@settings(
    max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    content=st.binary(max_size=60)
    | st.text('{}[]",:;\\\n\t prompt1ё\ufeff', max_size=60).map(lambda text: text.encode())
)
def test_any_bytes_are_read_or_refused_and_nothing_else(tmp_path, content):
    path = tmp_path / "file"
    path.write_bytes(content)

    with suppress(FormatError):
        assert list(read([path]).tasks(no_progress))


@QUICK
@given(texts=st.lists(TEXT, max_size=50))
def test_numbers_are_remembered_like_in_a_dict(texts):
    numbers, expected = Numbers(), {}

    for number, text in enumerate(texts, start=1):
        assert numbers.get(text) == expected.get(text, 0)
        numbers.put(text, number)
        expected[text] = number


def test_numbers_grow():
    numbers = Numbers()

    for number in range(1, 20_001):
        numbers.put(f"text {number}", number)

    assert all(numbers.get(f"text {number}") == number for number in range(1, 20_001))
    assert numbers.get("text 20001") == 0
