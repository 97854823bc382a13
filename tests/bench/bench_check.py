"""The writing check: spelling against bare look-ups, suggestions against Hunspell's own, reopening.

The quality of the findings is measured by `python -m tests.check.quality`.
"""

import json
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from trainer_desk.check.cache import MemoryCache
from trainer_desk.check.checker import Checker
from trainer_desk.check.dictionaries import dictionary_for, find_dictionaries
from trainer_desk.check.engines import load_engine
from trainer_desk.check.ignores import Ignores
from trainer_desk.check.near import CYRILLIC_LETTERS, near_words
from trainer_desk.check.options import CheckOptions
from trainer_desk.check.personal import PersonalWords
from trainer_desk.check.spelling import Speller
from trainer_desk.check.status import ServerState, ServerStatus
from trainer_desk.check.words import words_in
from trainer_desk.text.masking import masked
from trainer_desk.text.paragraphs import paragraphs

DATA = Path(__file__).resolve().parents[3] / "shared" / "data"
LOOK_UPS_LIMIT = 4.0
SUGGESTIONS_LIMIT = 0.4
LONG_TEXT_WORDS = 10_000


class CountingGrammar:
    """Finds nothing, and counts what it is asked."""

    class server:
        status = ServerStatus(state=ServerState.READY)

    version = "6.8"
    languages = frozenset(("en", "ru"))

    def __init__(self) -> None:
        self.asked = 0

    def findings(self, text, language):
        self.asked += 1
        return ()


def run(report) -> None:
    """Measure, if the real data is there."""
    if not DATA.is_dir():
        report.skip("check", "the real data (../shared/data) is not beside this checkout")
        return
    texts = answers()
    with tempfile.TemporaryDirectory() as folder:
        speller = Speller(find_dictionaries(system=()), PersonalWords(Path(folder)))
        measure_look_ups(report, speller, texts)
        measure_suggestions(report)
        measure_reopening(report, speller, texts[:100], Path(folder))


def measure_look_ups(report, speller: Speller, texts: list[str]) -> None:
    engine = load_engine(dictionary_for("ru", find_dictionaries(system=())))
    long_text = long_of(texts)
    words = [word.normal for word in words_in(masked(long_text).text)]
    pieces = [piece.masks for piece in paragraphs(long_text)]
    for piece in pieces:
        speller.findings(piece, "ru")  # dictionaries and suggestions are loaded and remembered
    bare = seconds(lambda: [engine.knows(word) for word in words])
    ours = seconds(lambda: [speller.findings(piece, "ru") for piece in pieces])
    report.ratio("spelling of 10,000 words / bare look-ups", ours / bare, limit=LOOK_UPS_LIMIT)
    report.figure(f"{ours * 1000:.0f} ms for {len(words)} words, {len(pieces)} paragraphs")


def measure_suggestions(report) -> None:
    engine = load_engine(dictionary_for("ru", find_dictionaries(system=())))
    sentences = (DATA / "ruspell" / "sources.txt").read_text("utf-8").splitlines()[:250]
    wrong = [
        word.normal
        for sentence in sentences
        for word in words_in(sentence)
        if not engine.knows(word.normal)
    ][:80]
    bare = seconds(lambda: [tuple(engine.suggestions(word)) for word in wrong])
    ours = seconds(
        lambda: [
            near_words(word, engine.knows, CYRILLIC_LETTERS) or tuple(engine.suggestions(word))
            for word in wrong
        ]
    )
    report.ratio("suggestions / Hunspell's own", ours / bare, limit=SUGGESTIONS_LIMIT)


def measure_reopening(report, speller: Speller, texts: list[str], folder: Path) -> None:
    grammar, cache = CountingGrammar(), MemoryCache()
    ignores = Ignores(folder / "ignores.json")

    def open_all() -> None:
        checker = Checker(speller, grammar, cache, ignores, CheckOptions())
        for text in texts:
            for paragraph in paragraphs(text):
                checker.merged(paragraph, "ru")

    open_all()
    before = grammar.asked
    took = seconds(open_all)
    report.ratio("requests on reopening 100 checked tasks", grammar.asked - before, limit=0)
    report.figure(f"{before} requests the first time; reopening {took * 10:.1f} ms a task")


def answers() -> list[str]:
    file = DATA / "ru_llm_arena" / "gemma-2-9b-it.jsonl"
    lines = file.read_text("utf-8").splitlines()
    return [json.loads(line)["choices"][0]["turns"][0]["content"] for line in lines]


def long_of(texts: list[str]) -> str:
    taken: list[str] = []
    count = 0
    for text in texts:
        taken.append(text)
        count += len(text.split())
        if count > LONG_TEXT_WORDS:
            break
    return "\n".join(taken)


def seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start
