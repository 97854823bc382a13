"""Keys of tests come back, and sealed ones to nobody without the passphrase."""

import base64
import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.kinds import further_answers
from trainer_desk.files.answer_key import (
    MAX_BYTES,
    WrongPassphrase,
    key_from_json,
    key_to_json,
    opened,
    read_key,
    sealed,
    write_key,
)
from trainer_desk.files.errors import FormatError
from trainer_desk.work.answers import TextAnswer
from trainer_desk.work.ids import BatchId
from trainer_desk.work.key import AnswerKey, RightAnswers

text = st.text(st.characters(exclude_characters="\0", codec="utf-8"), max_size=20)
name = text.filter(bool)
keys = st.builds(
    AnswerKey,
    batch_id=name,
    tasks=st.lists(
        st.builds(
            RightAnswers,
            task_id=name,
            answers=st.dictionaries(
                name, further_answers(name, text, st.sampled_from("abc")), max_size=2
            ).map(lambda found: tuple(found.items())),
        ),
        unique_by=lambda task: task.task_id,
        max_size=3,
    ).map(tuple),
)
SECRET = "the right one is B"
KEY = AnswerKey(
    batch_id=BatchId("b"),
    tasks=(RightAnswers(task_id="t", answers=(("why", TextAnswer(text=SECRET)),)),),
)


@given(keys)
def test_a_key_comes_back(key):
    assert key_from_json(key_to_json(key)) == key


def test_a_key_comes_back_from_its_file(tmp_path):
    write_key(tmp_path / "b.tdkey", KEY)

    assert read_key(tmp_path / "b.tdkey") == KEY


def test_a_sealed_key_opens_with_its_passphrase_and_no_other():
    closed = sealed(KEY, "пароль 🙂", randomness=os.urandom)

    assert opened(closed, "пароль 🙂", KEY.batch_id) == KEY
    for passphrase, batch in (("пароль", "b"), ("", "b"), ("пароль 🙂", "other")):
        with pytest.raises(WrongPassphrase):
            opened(closed, passphrase, BatchId(batch))


def test_nothing_of_a_sealed_key_can_be_read():
    one, other = (sealed(KEY, "x", randomness=os.urandom) for _ in range(2))

    raw = base64.b64decode(one.partition(":")[2])
    assert SECRET.encode() not in raw
    assert b"why" not in raw
    assert one != other


def test_a_changed_key_does_not_open():
    closed = sealed(KEY, "x", randomness=os.urandom)
    raw = bytearray(base64.b64decode(closed.partition(":")[2]))
    raw[-1] ^= 1

    with pytest.raises(WrongPassphrase):
        opened("td1:" + base64.b64encode(raw).decode(), "x", KEY.batch_id)


@pytest.mark.parametrize("text", ["", "td1:", "td1:€", "td1:AAAA", "td2:AAAA"])
def test_what_is_no_sealed_key_is_said_so(text):
    with pytest.raises((FormatError, WrongPassphrase)):
        opened(text, "x", BatchId("b"))


def test_no_key_is_sealed_without_a_passphrase():
    with pytest.raises(ValueError, match="passphrase"):
        sealed(KEY, "", randomness=os.urandom)


def test_a_key_with_a_task_twice_is_refused():
    twice = AnswerKey(batch_id=KEY.batch_id, tasks=KEY.tasks * 2)

    with pytest.raises(FormatError, match="task id `t` twice"):
        key_from_json(key_to_json(twice))


def test_an_endless_key_is_refused(tmp_path):
    path = tmp_path / "long.tdkey"
    with path.open("wb") as stream:
        stream.truncate(MAX_BYTES + 1)

    with pytest.raises(FormatError, match="longer than 200 MB"):
        read_key(path)
