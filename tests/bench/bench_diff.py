"""How small, readable and fast the diff is, beside what else there is.

Hunks are runs of text that is not the same on both sides; changed characters are those deleted and
inserted. All on the real edit pairs of two AlpacaEval answer files, all in one run.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable, Sequence
from difflib import SequenceMatcher as StdlibMatcher
from pathlib import Path
from time import perf_counter, process_time

from diff_match_patch import diff_match_patch

from tests.bench.report import Report
from trainer_desk.text.diff import diff
from trainer_desk.text.tokens import tokens

try:
    from cydifflib import SequenceMatcher
except ImportError:
    SequenceMatcher = StdlibMatcher
try:
    from rapidfuzz.distance import Levenshtein
except ImportError:
    Levenshtein = None

DATA = Path(__file__).parents[2].parent / "shared" / "data" / "alpaca_eval"
EVERY = 12
"""Of the slow references only every so many pairs are run; ours is timed on the same pairs."""

Op = tuple[int, str]
Differ = Callable[[str, str], list[Op]]


def run(report: Report) -> None:
    """Compare hunks, changed characters and time with the references."""
    if DATA.is_dir():
        pairs = real_pairs()
        _compare_hunks(report, pairs)
        _compare_time(report, pairs)
    else:
        report.skip("diff: hunks and time", f"{DATA.name} is not beside the project")
    _long_text(report)


def real_pairs() -> list[tuple[str, str]]:
    """Return the answers of one model and their rewrites by another, where they differ."""
    before, after = (
        {answer["instruction"]: answer["output"] for answer in json.loads(path.read_text("utf-8"))}
        for path in (
            DATA / "claude-3-opus-20240229.json",
            DATA / "aligner-2b_claude-3-opus-20240229.json",
        )
    )
    pairs = [(text, after.get(instruction, "")) for instruction, text in before.items()]
    return [(one, two) for one, two in pairs if one and two and one != two]


def _compare_hunks(report: Report, pairs: Sequence[tuple[str, str]]) -> None:
    ours, ours_changed = _size(_ours, pairs)
    print(f"diff: ours: {ours:.2f} hunks, {ours_changed:.0f} changed characters a pair")
    every: list[tuple[str, Differ, int]] = [
        ("cydifflib words + cleanup", _cydifflib_cleaned, 1),
        ("difflib words", _difflib_words, 1),
        ("diff-match-patch words + cleanup", _dmp_words, EVERY),
        ("diff-match-patch characters", _dmp_characters, EVERY),
        ("diff-match-patch characters + cleanup", _dmp_characters_cleaned, EVERY),
    ]
    if Levenshtein is None:
        report.skip("diff: hunks, ours / rapidfuzz words", "rapidfuzz is not installed")
    else:
        every.append(("rapidfuzz words", _rapidfuzz_words, 1))
    for name, differ, step in every:
        hunks, changed = _size(differ, pairs[::step])
        own, own_changed = (ours, ours_changed) if step == 1 else _size(_ours, pairs[::step])
        report.ratio(
            f"diff: hunks, ours / {name}",
            own / hunks,
            limit=1.0,
            note=f"{own:.2f} / {hunks:.2f} hunks, {own_changed:.0f} / {changed:.0f} changed "
            f"characters a pair on {len(pairs[::step])} pairs",
        )
        if "cleanup" in name and "characters" not in name:
            report.ratio(
                f"diff: changed characters, ours / {name}", own_changed / changed, limit=1.02
            )


def _compare_time(report: Report, pairs: Sequence[tuple[str, str]]) -> None:
    whole = min(_seconds(_ours_as_is, pairs) for _ in range(2))
    sample = pairs[::EVERY]
    slow = _seconds(_dmp_characters, sample)
    ours = min(_seconds(_ours_as_is, sample) for _ in range(5))
    report.ratio(
        "diff: time, ours / diff-match-patch characters",
        ours / slow,
        limit=1 / 200,
        note=f"1/{slow / ours:.0f}; the same {len(sample)} pairs of {len(pairs)} on both sides; "
        f"all {len(pairs)} took us {1000 * whole:.0f} ms",
    )


def _long_text(report: Report) -> None:
    """Time a text of 10,000 words with a few edits, in paragraphs and as one single line.

    In milliseconds of processor time, so that busy neighbours are not measured.
    """
    chance = random.Random(7)
    vocabulary = [f"{stem}{end}" for stem in _STEMS for end in _ENDS]
    words = [chance.choice(vocabulary) for _ in range(10_000)]
    for name, text in (
        ("paragraphs", _in_paragraphs(words, chance)),
        ("one line", " ".join(words)),
    ):
        times = []
        for _ in range(100):
            edited = _edited(text, chance)
            start = process_time()
            diff(text, edited)
            times.append(process_time() - start)
        times.sort()
        report.ratio(
            f"diff: p99 at 10,000 words in {name}, ms",
            1000 * times[98],
            limit=16.0,
            note=f"median {1000 * times[50]:.1f} ms; 100 texts with 1 to 5 edits",
        )


_STEMS = ("read", "writ", "answer", "model", "fact", "quest", "good", "clear", "правил", "слов")
_ENDS = ("s", "ed", "ing", "er", "ly", "ful", "ness", "able", "а", "ы", "ов", "ый", "ать", "ение")


def _in_paragraphs(words: Sequence[str], chance: random.Random) -> str:
    ends = (". ", ". ", ". ", ".\n\n")
    return "".join(
        word + (chance.choice(ends) if chance.random() < 1 / 12 else " ") for word in words
    )


def _edited(text: str, chance: random.Random) -> str:
    for _ in range(chance.randrange(1, 6)):
        spaces = [match.start() for match in re.finditer(" ", text)]
        at, size = chance.choice(spaces), chance.choice([0, 0, 6, 40])
        text = text[:at] + chance.choice([" very", " not quite", "", "."]) + text[at + size :]
    return text


def _seconds(differ: Callable[[str, str], object], pairs: Sequence[tuple[str, str]]) -> float:
    start = perf_counter()
    for before, after in pairs:
        differ(before, after)
    return perf_counter() - start


def _size(differ: Differ, pairs: Sequence[tuple[str, str]]) -> tuple[float, float]:
    hunks = changed = 0
    for before, after in pairs:
        ops = [(kind, text) for kind, text in differ(before, after) if text]
        kinds = "".join("=" if kind == 0 else "x" for kind, _ in ops)
        hunks += len(re.findall("x+", kinds))
        changed += sum(len(text) for kind, text in ops if kind)
    return hunks / len(pairs), changed / len(pairs)


def _ours_as_is(before: str, after: str) -> object:
    return diff(before, after)


def _ours(before: str, after: str) -> list[Op]:
    return [(span.in_after - span.in_before, span.text) for span in diff(before, after).spans]


def _matched(matcher: type, before: Sequence[str], after: Sequence[str]) -> list[Op]:
    ops: list[Op] = []
    for _, i, k, j, m in matcher(None, before, after, autojunk=False).get_opcodes():
        if before[i:k] == after[j:m]:
            ops.append((0, "".join(before[i:k])))
        else:
            ops += [(-1, "".join(before[i:k])), (1, "".join(after[j:m]))]
    return [op for op in ops if op[1]]


def _difflib_words(before: str, after: str) -> list[Op]:
    return _matched(SequenceMatcher, tokens(before), tokens(after))


def _rapidfuzz_words(before: str, after: str) -> list[Op]:
    old, new = tokens(before), tokens(after)
    ops: list[Op] = []
    for op in Levenshtein.opcodes(old, new):
        gone = "".join(old[op.src_start : op.src_end])
        come = "".join(new[op.dest_start : op.dest_end])
        ops += [(0, gone)] if op.tag == "equal" else [(-1, gone), (1, come)]
    return ops


def _encoded(before: str, after: str) -> tuple[str, str, Callable[[list[Op]], list[Op]]]:
    codes: dict[str, str] = {}
    for token in (*tokens(before), *tokens(after)):
        codes.setdefault(token, chr(0xF0000 + len(codes)))
    back = {code: token for token, code in codes.items()}
    old, new = ("".join(codes[token] for token in tokens(text)) for text in (before, after))
    return old, new, lambda ops: [(kind, "".join(map(back.get, text))) for kind, text in ops]


def _cydifflib_cleaned(before: str, after: str) -> list[Op]:
    old, new, decoded = _encoded(before, after)
    ops = _matched(SequenceMatcher, old, new)
    diff_match_patch().diff_cleanupSemantic(ops)
    return decoded(ops)


def _dmp_words(before: str, after: str) -> list[Op]:
    old, new, decoded = _encoded(before, after)
    ops = diff_match_patch().diff_main(old, new, False)
    diff_match_patch().diff_cleanupSemantic(ops)
    return decoded(ops)


def _dmp_characters(before: str, after: str) -> list[Op]:
    return diff_match_patch().diff_main(before, after)


def _dmp_characters_cleaned(before: str, after: str) -> list[Op]:
    ops = diff_match_patch().diff_main(before, after)
    diff_match_patch().diff_cleanupSemantic(ops)
    return ops
