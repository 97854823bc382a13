"""How good the writing check is on real texts: `python -m tests.check.quality [--every N]`.

Prints, for Hunspell alone and for both engines, how many sentences are flagged before and after
correction, precision and recall of finding the corrected words, and how often the right
correction is offered; then checks real answers for shifted offsets. Nothing here is a gate.
"""

import argparse
import json
import os
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from tests.check.gold import Score, mistakes_in, pairs
from trainer_desk.check.cache import MemoryCache
from trainer_desk.check.checker import Checker
from trainer_desk.check.dictionaries import find_dictionaries
from trainer_desk.check.grammar import Grammar
from trainer_desk.check.ignores import Ignores
from trainer_desk.check.installation import find_installation
from trainer_desk.check.java import find_java
from trainer_desk.check.options import CheckOptions
from trainer_desk.check.personal import PersonalWords
from trainer_desk.check.report import report
from trainer_desk.check.server import LocalServer
from trainer_desk.check.spelling import Speller
from trainer_desk.text.findings import Finding, FindingKind
from trainer_desk.text.paragraphs import paragraph_of

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT.parent / "shared" / "data"
BUILT = Path(os.environ.get("TRAINER_DESK_LANGUAGETOOL", ROOT / "build" / "languagetool"))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--every", type=int, default=1, help="take each Nth real answer")
    parser.add_argument("--spelling-only", action="store_true", help="without LanguageTool")
    parser.add_argument("--no-pairs", action="store_true", help="leave the sentence pairs out")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        checker = new_checker(Path(folder), spelling_only=chosen.spelling_only)
        try:
            if not chosen.no_pairs:
                measure_pairs(checker)
            measure_answers(checker, chosen.every, spelling_only=chosen.spelling_only)
        finally:
            checker.close()


def new_checker(folder: Path, *, spelling_only: bool) -> Checker:
    speller = Speller(find_dictionaries(system=()), PersonalWords(folder))
    server = LocalServer(lambda: find_installation(BUILT), find_java)
    grammar = None if spelling_only else Grammar(server, CheckOptions())
    ignores = Ignores(folder / "ignores.json")
    return Checker(speller, grammar, MemoryCache(), ignores, CheckOptions())


def measure_pairs(checker: Checker) -> None:
    scores = {"Hunspell alone": Score(), "merged, spelling": Score(), "merged, all": Score()}
    for source, correction in pairs(DATA / "ruspell"):
        mistakes = mistakes_in(source, correction)
        alone = [checker.spelling(paragraph_of(text), "ru") for text in (source, correction)]
        both = [checker.merged(paragraph_of(text), "ru") for text in (source, correction)]
        scores["Hunspell alone"].add(source, mistakes, *alone)
        scores["merged, spelling"].add(source, mistakes, *map(only_spelling, both))
        scores["merged, all"].add(source, mistakes, *both)
    print("engine             before  after  precision  recall  first  in five  of found")
    for name, score in scores.items():
        print(
            f"{name:17}  {score.flagged_before:6}  {score.flagged_after:5}  {score.precision:9.3f}"
            f"  {score.recall:6.3f}  {score.right_first / score.mistakes:5.3f}"
            f"  {score.right_in_five / score.mistakes:7.3f}"
            f"  {score.right_in_five / score.found:8.3f}",
            flush=True,
        )
    print(f"of {scores['merged, all'].sentences} sentences", flush=True)


def only_spelling(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    return tuple(one for one in findings if one.kind is FindingKind.SPELLING)


def measure_answers(checker: Checker, every: int, *, spelling_only: bool) -> None:
    for name, language, texts in (
        ("Russian answers", "ru", russian_answers()),
        ("English answers", "en-US", english_answers()),
    ):
        count, shifted, rules, start = 0, 0, Counter(), time.perf_counter()
        for text in list(texts)[::every]:
            count += 1
            for row in report(checker, text, language, spelling_only=spelling_only):
                rules[row.finding.rule] += 1
                shifted += not row.finding.stands_in(text)
        seconds = time.perf_counter() - start
        print(
            f"{name}: {count} texts, {sum(rules.values())} findings, {shifted} shifted,"
            f" {seconds / max(1, count) * 1000:.0f} ms a text",
            flush=True,
        )
        print(
            "  ", ", ".join(f"{rule} {times}" for rule, times in rules.most_common(25)), flush=True
        )


def russian_answers() -> Iterator[str]:
    for file in sorted((DATA / "ru_llm_arena").glob("*.jsonl")):
        for line in file.read_text("utf-8").splitlines():
            answer = json.loads(line)
            if "choices" in answer:
                yield answer["choices"][0]["turns"][0]["content"]


def english_answers() -> Iterator[str]:
    path = DATA / "alpaca_eval" / "claude-3-opus-20240229.json"
    yield from (answer["output"] for answer in json.loads(path.read_text("utf-8")))


if __name__ == "__main__":
    main()
