"""What targets say is told in the window's language."""

import pytest

from trainer_desk.sync import Refused, TransportError, Why
from trainer_desk.sync.address import address
from trainer_desk.sync.folder import FolderTransport
from trainer_desk.sync.target import check_identity, set_up
from trainer_desk.sync.web import Answer, refusal
from trainer_desk.ui.delivery_sentences import Tried, trouble_told, unusable_told
from trainer_desk.ui.target_reasons import reason_told
from trainer_desk.ui.widgets.phrases import remark_told
from trainer_desk.work.states import REPLACED


def said_by(status: int) -> str:
    answer = Answer(status=status, headers={"Location": "http://b.example/"}, body=b"")
    return str(refusal(answer, "a.example"))


def is_russian(told: str) -> bool:
    return any("а" <= letter <= "я" for letter in told.lower()) and "{" not in told


@pytest.mark.usefixtures("russian")
def test_what_a_server_answers_is_told_in_russian():
    told = {
        status: reason_told(said_by(status)) for status in (302, 401, 403, 407, 413, 429, 503, 507)
    }

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


@pytest.mark.usefixtures("russian")
def test_what_a_newer_revision_replaced_is_told_in_russian():
    told = remark_told(REPLACED.format(12))

    assert is_russian(told)
    assert "12" in told
    assert remark_told("replaced by something else") == "replaced by something else"


@pytest.mark.usefixtures("russian")
@pytest.mark.parametrize("why", Why)
@pytest.mark.parametrize("tried", Tried)
def test_whatever_came_to_nothing_is_told_in_russian(why, tried):
    told = (trouble_told(Refused(why, "x"), tried=tried).text, unusable_told(Refused(why, "x")))

    assert all(is_russian(words) for words in told)
    assert not any("a" <= letter <= "z" and letter != "x" for letter in "".join(told).lower())


def test_other_reasons_are_told_as_they_are():
    assert reason_told("a reason of {} one's own") == "a reason of {} one's own"
