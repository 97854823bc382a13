"""How well sentences are found: `python -m tests.text.sentence_quality`.

Borders are compared: the ends of all sentences of a text but the last. Texts are those cut by hand
in `sentence_cases` and the answers of the fact-check data whose sentences are given.
"""

import json
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from tests.conftest import DATA
from tests.text.sentence_cases import ENGLISH, RUSSIAN, RUSSIAN_TEXTS
from trainer_desk.text.locating import located
from trainer_desk.text.sentences import sentences

Cutter = Callable[[str, str], Iterable[int]]


@dataclass(frozen=True)
class Quality:
    """How many borders were found rightly, wrongly, and not."""

    right: int
    wrong: int
    missed: int

    @property
    def precision(self):
        return self.right / (self.right + self.wrong)

    @property
    def recall(self):
        return self.right / (self.right + self.missed)

    def __str__(self):
        return (
            f"precision {self.precision:.3f}  recall {self.recall:.3f}  "
            f"({self.right} right, {self.wrong} wrong, {self.missed} missed)"
        )


def ours(text, language):
    return [one.end for one in sentences(text, language)][:-1]


def by_hand(marked):
    """Return a text and its borders, from one with "¦" at them."""
    text, borders = "", []
    for piece in marked.split("¦"):
        if text:
            borders.append(len(text.rstrip()))
        text += piece
    return text, borders


def factcheck(path: Path):
    """Return answers, the ends of their sentences, and how far they are known, for each."""
    for line in path.read_text("utf-8").splitlines():
        row = json.loads(line)
        text, given = row["response"], [one["text"] for one in row["sentences"].values()]
        places = located(given, text)
        if all(place is not None and place.exact for place in places):
            yield text, [place.end for place in places], [place.start for place in places]


def compared(cases, language, cut: Cutter = ours, report=None):
    right = wrong = missed = 0
    for text, borders in cases:
        found, wanted = set(cut(text, language)), set(borders)
        if report is not None and found != wanted:
            report(text, found, wanted)
        right += len(found & wanted)
        wrong += len(found - wanted)
        missed += len(wanted - found)
    return Quality(right, wrong, missed)


def factcheck_quality(path: Path, cut: Cutter = ours, report=None):
    """Compare where the data say something, which is inside of sentences and between them."""
    cases = []
    for text, ends, starts in factcheck(path):
        inner = list(zip(ends, starts[1:], strict=False))
        known = [end for end, start in inner if not text[end:start].strip()]
        spans = list(zip(starts, ends, strict=True))
        cases.append((text, known, spans))
    right = wrong = missed = 0
    for text, known, spans in cases:
        found = {
            end
            for end in cut(text, "en")
            if any(start < end < stop for start, stop in spans) or end in known
        }
        if report is not None and found != set(known):
            report(text, found, set(known))
        right += len(found & set(known))
        wrong += len(found - set(known))
        missed += len(set(known) - found)
    return Quality(right, wrong, missed), len(cases)


def shown(text, found, wanted):
    for at in sorted(found ^ wanted):
        what = "wrong " if at in found else "missed"
        print(f"    {what} {text[max(0, at - 40) : at]!r} ¦ {text[at : at + 30]!r}")


def main():
    report = shown if "-v" in sys.argv else None
    russian = [by_hand(one) for one in RUSSIAN + RUSSIAN_TEXTS]
    english = [by_hand(one) for one in ENGLISH]
    print("by hand, Russian   ", compared(russian, "ru", report=report))
    print("by hand, English   ", compared(english, "en", report=report))
    path = DATA / "factcheck" / "factcheck-GPT-benchmark.jsonl"
    if not path.is_file():
        print("fact-check data: not here")
        return
    quality, texts = factcheck_quality(path, report=report)
    print("fact-check answers ", quality, f"in {texts} answers")
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    places = [
        place
        for row in rows
        for place in located([one["text"] for one in row["sentences"].values()], row["response"])
    ]
    exact = sum(place is not None and place.exact for place in places)
    near = sum(place is not None and not place.exact for place in places)
    print(f"given sentences: {len(places)}, found as they are {exact}, found reworded {near}")


if __name__ == "__main__":
    main()
