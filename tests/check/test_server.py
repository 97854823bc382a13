"""The server process under every fault; a Python script stands in for Java and LanguageTool."""

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import psutil
import pytest

from tests.builders import Watch
from trainer_desk.check.client import GrammarClient
from trainer_desk.check.errors import NotLanguageTool, Refused, Unanswered
from trainer_desk.check.grammar import Grammar
from trainer_desk.check.installation import Installation, NotInstalled
from trainer_desk.check.java import NoJava, find_java, first_usable
from trainer_desk.check.options import CheckOptions, LanguageOptions
from trainer_desk.check.process import Stranger, free_port
from trainer_desk.check.remote import RemoteServer
from trainer_desk.check.server import LocalServer
from trainer_desk.check.status import GrammarUnavailable, ServerState, Trouble
from trainer_desk.text.findings import FindingKind

CLIENT_TEXT = "CLIENT text with a wrrd 😀 bcdfgh"
ENGLISH = LanguageOptions(language="en")

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a shell script")


class Impostor:
    """Answers like a LanguageTool and writes down what it is sent."""

    def __init__(self) -> None:
        received = self.received = []

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                received.append(self.path)
                self.answer(b'[{"code":"en","longCode":"en-US"}]')

            def do_POST(self):
                received.append(self.rfile.read(int(self.headers["Content-Length"])).decode())
                self.answer(b'{"software":{"name":"LanguageTool","version":"6.8"},"matches":[]}')

            def answer(self, body):
                self.send_response(200)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *args):
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.port = self._server.server_address[1]
        self._thread = threading.Thread(target=self._server.serve_forever)
        self._thread.start()

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


@pytest.fixture
def impostor():
    stranger = Impostor()
    yield stranger
    stranger.close()


def new_server(java, tmp_path, **others) -> LocalServer:
    return LocalServer(
        lambda: Installation(tmp_path, "6.8"), lambda: first_usable([java.path]), **others
    )


def processes_of(java) -> list[psutil.Process]:
    found = []
    for process in psutil.process_iter():
        try:
            if str(java.folder) in " ".join(process.cmdline()):
                found.append(process)
        except psutil.Error:
            continue
    return found


def wait_until(condition, seconds: float = 30.0) -> bool:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if condition():
            return True
        time.sleep(0.02)
    return condition()


def test_a_text_is_checked_and_the_state_is_told(java, tmp_path):
    states = []
    server = new_server(java, tmp_path, changed=lambda status: states.append(status.state))
    grammar = Grammar(server, CheckOptions())

    findings = grammar.findings(CLIENT_TEXT, "en-US")
    grammar.close()

    (finding,) = findings
    assert (finding.start, finding.end, finding.quoted) == (26, 32, "bcdfgh")
    assert finding.kind is FindingKind.SPELLING
    assert states == [ServerState.STARTING, ServerState.READY, ServerState.STOPPED]


def test_only_made_up_text_is_sent_before_the_server_is_proven(java, local_server):
    local_server.endpoint(ENGLISH)

    assert java.received().startswith("The weather is fine today.")
    assert "CLIENT" not in java.received()


def test_a_server_that_does_not_check_gets_no_client_text(java, local_server):
    java.behave("impostor")
    grammar = Grammar(local_server, CheckOptions())

    with pytest.raises(GrammarUnavailable) as raised:
        grammar.findings(CLIENT_TEXT, "en")

    assert raised.value.status.trouble is Trouble.DID_NOT_START
    assert "CLIENT" not in java.received()


def test_a_stranger_on_the_port_gets_nothing(java, tmp_path, impostor):
    server = new_server(java, tmp_path, port=lambda: impostor.port)
    grammar = Grammar(server, CheckOptions())

    with pytest.raises(GrammarUnavailable) as raised:
        grammar.findings(CLIENT_TEXT, "en")

    assert raised.value.status.trouble is Trouble.STRANGER
    assert impostor.received == []
    assert wait_until(lambda: processes_of(java) == [])


def test_a_stranger_that_takes_the_port_later_gets_nothing(java, local_server, impostor):
    proof = local_server.endpoint(ENGLISH).proof
    with pytest.raises(Stranger):
        GrammarClient(f"http://127.0.0.1:{impostor.port}", ENGLISH, proof=proof)

    assert impostor.received == []


def test_a_proxy_in_the_environment_gets_nothing(monkeypatch, java, local_server, impostor):
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, f"http://127.0.0.1:{impostor.port}")
    grammar = Grammar(local_server, CheckOptions())

    findings = grammar.findings(CLIENT_TEXT, "en")

    assert len(findings) == 1
    assert impostor.received == []


def test_missing_java_is_told_and_costs_nothing(tmp_path):
    server = LocalServer(
        lambda: Installation(tmp_path, "6.8"), lambda: first_usable([tmp_path / "none"])
    )

    with pytest.raises(GrammarUnavailable):
        server.endpoint(ENGLISH)

    assert server.status.state is ServerState.ABSENT
    assert server.status.trouble is Trouble.NO_JAVA


def test_what_is_missing_is_told_before_anything_is_asked(java, tmp_path):
    def not_installed():
        raise NotInstalled

    without_java = LocalServer(
        lambda: Installation(tmp_path, "6.8"), lambda: first_usable([tmp_path / "none"])
    )
    without_tool = LocalServer(not_installed, lambda: first_usable([java.path]))

    without_java.probe()
    without_tool.probe()

    assert without_java.status.trouble is Trouble.NO_JAVA
    assert without_tool.status.trouble is Trouble.NOT_INSTALLED


def test_a_look_at_what_is_missing_starts_nothing(java, local_server):
    local_server.probe()

    assert local_server.status.state is ServerState.STOPPED
    assert processes_of(java) == []


def test_old_java_is_told_with_its_version(java, local_server):
    java.behave("old")

    with pytest.raises(GrammarUnavailable):
        local_server.endpoint(ENGLISH)

    assert local_server.status.trouble is Trouble.OLD_JAVA
    assert "1.8.0_392" in local_server.status.detail


def test_a_missing_languagetool_is_told(java):
    def installed():
        raise NotInstalled("none")

    server = LocalServer(installed, lambda: first_usable([java.path]))

    with pytest.raises(GrammarUnavailable):
        server.endpoint(ENGLISH)

    assert server.status.trouble is Trouble.NOT_INSTALLED
    assert server.engine == ""


def test_a_later_installation_is_used_without_a_restart(java, tmp_path):
    found = []

    def installed():
        if not found:
            raise NotInstalled("none")
        return found[0]

    server = LocalServer(installed, lambda: first_usable([java.path]))
    with pytest.raises(GrammarUnavailable):
        server.endpoint(ENGLISH)

    found.append(Installation(tmp_path, "6.8"))
    server.endpoint(ENGLISH)

    assert server.status.state is ServerState.READY
    server.stop()


def test_a_failed_start_says_what_the_program_said(java, local_server):
    java.behave("dies")

    with pytest.raises(GrammarUnavailable) as raised:
        local_server.endpoint(ENGLISH)

    assert raised.value.status.trouble is Trouble.DID_NOT_START
    assert "could not do it" in raised.value.status.detail


def test_a_server_that_never_listens_is_given_up_and_ended(java, tmp_path):
    java.behave("never listens")
    server = new_server(java, tmp_path, start_seconds=0.5)

    with pytest.raises(GrammarUnavailable) as raised:
        server.endpoint(ENGLISH)

    assert raised.value.status.trouble is Trouble.DID_NOT_START
    assert wait_until(lambda: processes_of(java) == [])


def test_restarts_pause_longer_each_time_and_end_after_three(java, tmp_path):
    java.behave("dies")
    clock = Watch()
    server = new_server(java, tmp_path, clock=clock)

    pauses = []
    for _ in range(3):
        with pytest.raises(GrammarUnavailable) as raised:
            server.endpoint(ENGLISH)
        pauses.append(raised.value.retry_after_s)
        with pytest.raises(GrammarUnavailable):
            server.endpoint(ENGLISH)  # too early: nothing is started
        clock.now += raised.value.retry_after_s
    with pytest.raises(GrammarUnavailable) as last:
        server.endpoint(ENGLISH)

    assert pauses == [1.0, 4.0, 16.0]
    assert last.value.status.state is ServerState.FAILED
    assert last.value.retry_after_s is None


def test_after_a_failure_for_good_a_person_can_try_again(java, tmp_path):
    java.behave("dies")
    clock = Watch()
    server = new_server(java, tmp_path, clock=clock)
    for _ in range(4):
        with pytest.raises(GrammarUnavailable):
            server.endpoint(ENGLISH)
        clock.now += 100

    java.behave("well")
    server.reset()
    server.endpoint(ENGLISH)

    assert server.status.state is ServerState.READY
    server.stop()


def test_a_killed_server_is_noticed_at_once_and_started_again(java, tmp_path):
    clock, states = Watch(), []
    server = new_server(
        java, tmp_path, clock=clock, changed=lambda status: states.append(status.state)
    )
    grammar = Grammar(server, CheckOptions())
    grammar.findings(CLIENT_TEXT, "en")

    for process in processes_of(java):
        process.kill()
    noticed = wait_until(lambda: server.status.state is ServerState.DEGRADED)
    trouble = server.status.trouble
    clock.now += 2
    again = grammar.findings(CLIENT_TEXT, "en")
    grammar.close()

    assert noticed
    assert trouble is Trouble.DIED
    assert len(again) == 1


def test_a_hung_server_is_ended(java, local_server):
    java.behave("hangs")
    grammar = Grammar(local_server, CheckOptions(), timeout_s=0.3)

    with pytest.raises(GrammarUnavailable) as raised:
        grammar.findings(CLIENT_TEXT, "en")

    assert raised.value.status.trouble is Trouble.HUNG
    assert wait_until(lambda: processes_of(java) == [])


def test_a_text_that_hangs_the_server_twice_is_not_sent_again(java, tmp_path):
    clock = Watch()
    server = new_server(java, tmp_path, clock=clock)
    grammar = Grammar(server, CheckOptions(), timeout_s=0.1)
    java.behave("hangs")
    for _ in range(2):
        with pytest.raises(GrammarUnavailable):
            grammar.findings(CLIENT_TEXT, "en")
        clock.now += 20

    with pytest.raises(Refused):
        grammar.findings(CLIENT_TEXT, "en")

    assert grammar.findings("Another text", "en") == ()
    grammar.close()


@pytest.mark.parametrize(
    "options",
    [
        LanguageOptions(language="en", variant="xx-YY"),
        LanguageOptions(language="en", mother_tongue="xx"),
    ],
)
def test_a_language_that_the_server_lacks_is_refused_and_harms_nothing(local_server, options):
    grammar = Grammar(local_server, CheckOptions(languages=(options,)))

    with pytest.raises(Refused):
        grammar.findings(CLIENT_TEXT, "en")

    assert local_server.status.state is ServerState.READY


def test_one_language_more_than_fits_into_memory_begins_anew(java, local_server):
    grammar = Grammar(local_server, CheckOptions(), most_languages=2)

    runs = []
    for language in ("en", "ru", "en", "en-GB", "ru"):
        assert grammar.findings("a wrrrng text", language)
        runs.append(local_server.endpoint(ENGLISH).run)

    assert runs[0] == runs[1] == runs[2] < runs[3] == runs[4]
    assert local_server.status.restarts == 0


def test_a_slow_server_is_waited_for(java, local_server):
    java.behave("slow")
    grammar = Grammar(local_server, CheckOptions())

    assert len(grammar.findings(CLIENT_TEXT, "en")) == 1


def test_a_server_out_of_memory_is_told_as_that(java, local_server):
    java.behave("out of memory")
    grammar = Grammar(local_server, CheckOptions())

    with pytest.raises(GrammarUnavailable) as raised:
        grammar.findings(CLIENT_TEXT, "en")

    assert raised.value.status.trouble is Trouble.OUT_OF_MEMORY


def test_stopping_interrupts_a_start(java, tmp_path):
    java.behave("never listens")
    server = new_server(java, tmp_path, start_seconds=60)
    failures = []

    def start():
        try:
            server.endpoint(ENGLISH)
        except GrammarUnavailable as error:
            failures.append(error)

    starting = threading.Thread(target=start)
    starting.start()
    assert wait_until(lambda: len(processes_of(java)) > 0)
    server.stop(wait=False)
    starting.join(30)

    assert len(failures) == 1
    assert wait_until(lambda: processes_of(java) == [])


def test_stopping_without_waiting_takes_no_time(java, local_server):
    local_server.endpoint(ENGLISH)

    before = time.perf_counter()
    local_server.stop(wait=False)
    seconds = time.perf_counter() - before

    assert seconds < 0.1
    assert wait_until(lambda: processes_of(java) == [])


def test_an_idle_server_is_stopped_and_started_again_when_needed(java, tmp_path):
    clock = Watch()
    server = new_server(java, tmp_path, clock=clock)
    server.endpoint(ENGLISH)

    clock.now = 100
    server.stop_if_idle(900)
    while_used = server.status.state
    clock.now = 1000
    server.stop_if_idle(900)
    after = server.status.state
    server.endpoint(ENGLISH)

    assert (while_used, after) == (ServerState.READY, ServerState.STOPPED)
    assert server.status.state is ServerState.READY
    server.stop()


def start_and_stop(java, tmp_path, times: int) -> None:
    server = new_server(java, tmp_path)
    # What other tests of this process keep is not ours.
    files, ports, drains = psutil.Process().num_fds(), listening(), draining()
    for _ in range(times):
        server.endpoint(ENGLISH)
        server.stop()

    assert processes_of(java) == []
    assert listening() <= ports
    assert psutil.Process().num_fds() <= files + 2
    assert wait_until(lambda: draining() <= drains)


def listening() -> set[int]:
    """The ports on which this process listens."""
    return {
        item.laddr.port for item in psutil.Process().net_connections() if item.status == "LISTEN"
    }


def draining() -> set[threading.Thread]:
    """The threads that read what servers print."""
    return {thread for thread in threading.enumerate() if thread.name == "languagetool"}


def test_twenty_starts_and_stops_leave_nothing(java, tmp_path):
    start_and_stop(java, tmp_path, 20)


@pytest.mark.torture
def test_two_hundred_starts_and_stops_leave_nothing(java, tmp_path):
    start_and_stop(java, tmp_path, 200)


APP = """
import sys, threading, time
from pathlib import Path
from trainer_desk.check.installation import Installation
from trainer_desk.check.java import first_usable
from trainer_desk.check.options import LanguageOptions
from trainer_desk.check.server import LocalServer
server = LocalServer(
    lambda: Installation(Path(sys.argv[1]), "6.8"), lambda: first_usable([Path(sys.argv[2])])
)
# Started on a thread that ends: the server must not end with it.
starter = threading.Thread(target=server.endpoint, args=(LanguageOptions(language="en"),))
starter.start()
starter.join()
print("ready", flush=True)
time.sleep(60)
"""


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM, signal.SIGSEGV])
def test_no_server_outlives_the_app(java, tmp_path, how):
    with subprocess.Popen(
        [sys.executable, "-c", APP, tmp_path, java.path],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
    ) as app:
        assert app.stdout.readline() == b"ready\n"
        time.sleep(0.3)
        running = len(processes_of(java))
        app.send_signal(how)
        app.wait()

        gone = wait_until(lambda: processes_of(java) == [])

    assert running > 0
    assert gone


@pytest.mark.skipif(sys.platform != "linux", reason="the kernel's help is Linux's")
def test_the_server_does_not_outlive_its_watchdog_either(java, tmp_path, local_server):
    local_server.endpoint(ENGLISH)
    (watchdog,) = [
        process for process in processes_of(java) if "watchdog.py" in " ".join(process.cmdline())
    ]

    watchdog.kill()

    assert wait_until(lambda: processes_of(java) == [])


def test_nothing_that_is_checked_is_logged_or_kept(java, local_server, caplog):
    caplog.set_level("DEBUG")
    Grammar(local_server, CheckOptions()).findings(CLIENT_TEXT, "en")

    assert "CLIENT" not in caplog.text
    assert "CLIENT" not in repr(local_server.status)


def test_java_is_taken_from_the_setting_then_the_environment(java, tmp_path):
    elsewhere = tmp_path / "home" / "bin"
    elsewhere.mkdir(parents=True)
    (elsewhere / "java").symlink_to(java.path)
    environ = {"JAVA_HOME": str(tmp_path / "home"), "PATH": ""}

    assert find_java(None, environ).path == elsewhere / "java"
    assert find_java(java.path, environ).path == java.path
    assert find_java(tmp_path / "wrong", environ).path == elsewhere / "java"


def test_no_java_anywhere_is_an_error_of_its_own(tmp_path):
    with pytest.raises(NoJava):
        first_usable([tmp_path / "java"])


def test_options_of_java_in_the_environment_are_not_taken_over(monkeypatch, java, local_server):
    monkeypatch.setenv("JAVA_TOOL_OPTIONS", "-Xmx32g")

    local_server.endpoint(ENGLISH)

    assert all("JAVA_TOOL_OPTIONS" not in process.environ() for process in processes_of(java))


def test_a_remote_server_is_used_as_it_is(java, local_server):
    address = local_server.endpoint(ENGLISH).address
    grammar = Grammar(RemoteServer(address), CheckOptions(remote_url=address))

    assert len(grammar.findings(CLIENT_TEXT, "en")) == 1
    assert grammar.server.status.state is ServerState.READY


def test_an_unreachable_remote_server_is_asked_again_later():
    clock = Watch()
    server = RemoteServer(f"http://127.0.0.1:{free_port()}", clock=clock)
    grammar = Grammar(server, CheckOptions())

    with pytest.raises(GrammarUnavailable) as raised:
        grammar.findings("Text", "en")

    assert raised.value.status.trouble is Trouble.UNREACHABLE
    assert raised.value.retry_after_s > 0


def test_an_answer_that_is_none_is_refused(impostor):
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        with pytest.raises(Unanswered):
            GrammarClient(f"http://127.0.0.1:{port}", ENGLISH, timeout_s=0.1)
    with pytest.raises(NotLanguageTool):
        GrammarClient(f"http://127.0.0.1:{impostor.port}", ENGLISH).prove()
