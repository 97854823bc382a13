"""What targets say is told in the window's language."""

import pytest

from trainer_desk.sync import FolderTransport, TransportError, set_up
from trainer_desk.sync.address import address
from trainer_desk.sync.target import check_identity
from trainer_desk.sync.web import Answer, refusal
from trainer_desk.ui.target_reasons import reason_told


def said_by(status: int) -> str:
    answer = Answer(status=status, headers={"Location": "http://b.example/"}, body=b"")
    return str(refusal(answer, "a.example"))


def is_russian(told: str) -> bool:
    return any("а" <= letter <= "я" for letter in told.lower()) and "{" not in told


@pytest.mark.usefixtures("russian")
def test_what_a_server_answers_is_told_in_russian():
    told = {status: reason_told(said_by(status)) for status in (302, 401, 403, 413, 429, 503, 507)}

    assert [status for status, words in told.items() if not is_russian(words)] == []
    assert "b.example" in told[302]


@pytest.mark.usefixtures("russian")
def test_a_folder_that_is_not_the_target_is_told_in_russian(tmp_path):
    there = FolderTransport(tmp_path)
    steps = (
        lambda: FolderTransport(tmp_path / "nowhere").read("a"),
        lambda: check_identity(there, "x"),
        lambda: [set_up(there), check_identity(there, "x")],
        lambda: address("webdavs://ann:p@server/x"),
    )
    told = []
    for step in steps:
        with pytest.raises(TransportError) as raised:
            step()
        told.append(reason_told(str(raised.value)))

    assert [words for words in told if not is_russian(words)] == []
    assert str(tmp_path) in told[1]


def test_other_reasons_are_told_as_they_are():
    assert reason_told("a reason of {} one's own") == "a reason of {} one's own"
