"""A paragraph that LanguageTool failed on is asked about again: after a rest, not for ever."""

import json
import threading
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs

import pytest

from tests.builders import WHY
from tests.ui.whole.conftest import until
from tests.ui.whole.working import batch_file, explain, rank, stored
from trainer_desk.check.chosen import chosen
from trainer_desk.text.paragraphs import paragraphs
from trainer_desk.ui.controllers.asked_again import RESTS_SECONDS, AskedAgain
from trainer_desk.ui.controllers.look import key_of
from trainer_desk.work.answers import TextAnswer

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

TEXT = "This are odd"
KEY, OTHER = (key_of(paragraphs(text)[0]) for text in ("one", "two"))


class Faltering:
    """A LanguageTool on this machine that answers 500 as often as told; keeps what it was sent."""

    def __init__(self, *, fails: int) -> None:
        self.received: list[str] = []
        received = self.received

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                codes = ("en", "en-US", "ru", "ru-RU")
                self.reply(200, [{"code": code, "longCode": code} for code in codes])

            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"])).decode()
                received.append(parse_qs(body)["text"][0])
                if len(received) <= fails:
                    self.reply(500, "a rule broke")
                    return
                found = {
                    "offset": 5,
                    "length": 3,
                    "message": "is",
                    "replacements": [{"value": "is"}],
                    "rule": {"id": "ARE", "issueType": "grammar"},
                }
                software = {"name": "LanguageTool", "version": "6.8"}
                self.reply(200, {"software": software, "matches": [found]})

            def reply(self, status, value):
                body = json.dumps(value).encode()
                self.send_response(status)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *args):
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self._server.server_address[1]}/"
        self._thread = threading.Thread(target=self._server.serve_forever)
        self._thread.start()

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


@pytest.fixture
def faltering():
    server = Faltering(fails=1)
    yield server
    server.close()


def test_what_a_server_failed_on_once_is_found_after_a_rest_without_another_key(
    start, tmp_path, faltering
):
    with start(None, batch_file(tmp_path)) as running:
        elsewhere = replace(running.opened.settings, check_server=faltering.address)
        running.desktop.writing.choose(chosen(elsewhere))
        rank(running, 1, 2)
        explain(running, TEXT)

        fields = running.desktop.writing.checking.fields
        until(lambda: [one.quoted for one in fields.findings()] == ["are"])

        assert faltering.received == [TEXT, TEXT]
        assert stored(running).answer(WHY, TextAnswer) == TextAnswer(text=TEXT)


def test_a_paragraph_is_asked_about_a_few_times_and_then_let_be():
    again, now, asked = AskedAgain(), 0.0, 0

    while again.may_ask(KEY, now) and asked < 100:
        asked += 1
        again.note_failure(KEY, now)
        now += again.wait([KEY], now) or 1000.0

    assert asked == 1 + len(RESTS_SECONDS)
    assert now == sum(RESTS_SECONDS) + 1000.0
    assert again.wait([KEY], now) is None


def test_each_rest_is_waited_for_and_other_paragraphs_wait_for_nothing():
    again = AskedAgain((2.0, 10.0))

    again.note_failure(KEY, 100.0)

    assert not again.may_ask(KEY, 101.9)
    assert again.may_ask(KEY, 102.0)
    assert again.may_ask(OTHER, 100.0)
    assert again.wait([KEY, OTHER], 101.0) == 1.0
    assert again.wait([OTHER], 101.0) is None


def test_a_new_start_of_the_server_gives_one_more_question_and_the_next_start_none():
    again = AskedAgain(())
    again.note_failure(KEY, 0.0)

    again.revive(5.0)
    allowed = again.may_ask(KEY, 5.0)
    again.note_failure(KEY, 5.0)
    again.revive(6.0)

    assert allowed
    assert not again.may_ask(KEY, 1000.0)


def test_words_that_are_gone_from_the_text_are_forgotten():
    again = AskedAgain(())
    again.note_failure(KEY, 0.0)

    again.keep_only({OTHER: None})

    assert again.may_ask(KEY, 0.0)
