"""The real LanguageTool; required where TRAINER_DESK_REQUIRE_LANGUAGETOOL is 1."""

import json
import os
import re
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psutil
import pytest

from trainer_desk.check.cache import MemoryCache
from trainer_desk.check.checker import Checker
from trainer_desk.check.grammar import Grammar
from trainer_desk.check.ignores import Ignores
from trainer_desk.check.install import Watch, install_from_file
from trainer_desk.check.installation import find_installation
from trainer_desk.check.java import find_java
from trainer_desk.check.maven import NEEDED
from trainer_desk.check.options import CheckOptions, LanguageOptions
from trainer_desk.check.report import report
from trainer_desk.check.server import LocalServer
from trainer_desk.check.status import ServerState
from trainer_desk.text.findings import FindingKind


@pytest.fixture
def checker(real_grammar, speller, tmp_path):
    ignores = Ignores(tmp_path / "ignores.json")
    return Checker(speller, real_grammar, MemoryCache(), ignores, CheckOptions())


def rows(checker, text, language="auto"):
    return [row.finding for row in report(checker, text, language)]


def test_russian_grammar_and_spelling_are_found_at_their_places(checker):
    text = "Он сказал 😀 что прийдет . Мы видели красивая дом и ошыбку 👩‍👩‍👧‍👦."

    findings = rows(checker, text, "ru")

    assert all(finding.stands_in(text) for finding in findings)
    quoted = {finding.quoted: finding for finding in findings}
    assert quoted["ошыбку"].kind is FindingKind.SPELLING
    assert quoted["ошыбку"].suggestions[0] == "ошибку"
    assert quoted["ошыбку"].engine == "hunspell+languagetool"
    assert any(finding.kind is FindingKind.GRAMMAR for finding in findings)


def test_english_grammar_and_spelling_are_found_at_their_places(checker):
    text = "😀 She go to school yesterday. This are an test with mistaks 🎉."

    findings = rows(checker, text, "en-US")

    assert all(finding.stands_in(text) for finding in findings)
    assert "mistaks" in {finding.quoted for finding in findings}
    assert any(finding.kind is FindingKind.GRAMMAR for finding in findings)


def test_a_variant_has_its_own_spelling(checker):
    assert "colour" in {one.quoted for one in rows(checker, "The colour is nice today.", "en-US")}
    assert "colour" not in {one.quoted for one in rows(checker, "The colour is nice.", "en-GB")}


def test_good_sentences_are_left_alone(checker):
    text = (
        "Сегодня хорошая погода, и мы идём гулять.\n"
        "The weather is fine today, and we are going for a walk.\n"
        "- Нейросеть `gpt` отвечает на промпт {name}.\n"
    )

    assert rows(checker, text) == []


def test_real_answers_keep_every_offset(checker, data_dir):
    lines = (data_dir / "ru_llm_arena" / "gemma-2-9b-it.jsonl").read_text("utf-8").splitlines()
    answers = json.loads((data_dir / "alpaca_eval" / "gemma-2-9b-it-SimPO.json").read_text("utf-8"))
    texts = [json.loads(line)["choices"][0]["turns"][0]["content"][:1500] for line in lines[:12]]
    texts += [answer["output"][:1500] for answer in answers[:12]]

    for text in texts:
        assert all(finding.stands_in(text) for finding in rows(checker, text))


def test_the_server_stays_within_its_heap_and_tells_its_version(real_grammar, checker):
    rows(checker, "Just a text.", "en-US")

    assert real_grammar.server.status.state is ServerState.READY
    assert real_grammar.server.status.version == real_grammar.server.engine
    assert ("languagetool", real_grammar.server.engine) in checker.tools()
    assert real_grammar.server.memory_bytes() < 1_500_000_000


def test_an_installed_copy_starts(tmp_path, languagetool):
    found = install_from_file(languagetool.folder, tmp_path / "lt", Watch())
    server = LocalServer(lambda: found, find_java)

    server.endpoint(LanguageOptions(language="en"))

    assert server.status.version == languagetool.version
    server.stop()


def test_one_language_with_those_that_are_needed_is_enough(tmp_path, languagetool):
    if not list(languagetool.folder.glob("language-ru-*.jar")):
        pytest.skip("a release keeps its languages elsewhere")
    kept = {f"language-{tag}-{languagetool.version}.jar" for tag in (*NEEDED, "ru")}
    for jar in languagetool.folder.glob("*.jar"):
        if jar.name in kept or not re.fullmatch(r"language-.*-6[.]\d.*[.]jar", jar.name):
            (tmp_path / jar.name).symlink_to(jar)
    grammar = Grammar(LocalServer(lambda: find_installation(tmp_path), find_java), CheckOptions())

    found = grammar.findings("Мы видели красивая дом.", "ru")

    assert grammar.languages == {*NEEDED, "ru"}
    assert found
    grammar.close()


APP = """
import sys, time
from pathlib import Path
from trainer_desk.check.installation import find_installation
from trainer_desk.check.java import find_java
from trainer_desk.check.options import LanguageOptions
from trainer_desk.check.server import LocalServer
server = LocalServer(lambda: find_installation(Path(sys.argv[1])), find_java)
server.endpoint(LanguageOptions(language="en"))
print("ready", flush=True)
time.sleep(120)
"""


def test_no_java_is_left_five_seconds_after_the_app_was_killed(languagetool):
    with subprocess.Popen(
        [sys.executable, "-c", APP, languagetool.folder],
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
    ) as app:
        assert app.stdout.readline() == b"ready\n"
        family = psutil.Process(app.pid).children(recursive=True)
        app.kill()
        killed_at = time.monotonic()

        _, alive = psutil.wait_procs(family, timeout=5)

    assert len(family) == 2  # the watchdog and java
    assert len(family) == 2  # the watchdog and java
    assert alive == []
    assert time.monotonic() - killed_at < 5


@pytest.mark.torture
@pytest.mark.timeout(7200)
def test_two_hundred_starts_and_stops_leave_no_process_port_or_file(
    languagetool, tmp_path, monkeypatch
):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    server = LocalServer(lambda: languagetool, find_java)
    this = psutil.Process()
    files = this.num_fds()

    for turn in range(200):
        endpoint = server.endpoint(LanguageOptions(language="ru" if turn % 2 else "en"))
        family = this.children(recursive=True)
        server.stop()

        _, alive = psutil.wait_procs(family, timeout=5)
        assert (len(family), alive) == (2, [])
        with socket.socket() as probe:
            port = int(endpoint.address.rpartition(":")[2])
            assert probe.connect_ex(("127.0.0.1", port)) != 0
        assert list(tmp_path.iterdir()) == []

    assert this.num_fds() <= files + 2
    assert this.children(recursive=True) == []
