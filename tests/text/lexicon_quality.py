"""How well word forms are found: `python -m tests.text.lexicon_quality`."""

import sys
from collections.abc import Mapping
from dataclasses import dataclass

from tests.text.lexicon_cases import ENGLISH, RUSSIAN
from trainer_desk.text.lexicon import Lexicon, Matcher


@dataclass(frozen=True)
class Quality:
    found: int
    missed: tuple[str, ...]
    wrong: tuple[str, ...]

    @property
    def precision(self):
        return self.found / (self.found + len(self.wrong))

    @property
    def recall(self):
        return self.found / (self.found + len(self.missed))


def quality(cases: Mapping[str, tuple[str, str]]) -> Quality:
    found, missed, wrong = 0, [], []
    for entry, (forms, decoys) in cases.items():
        matcher = Matcher([Lexicon("label", (entry,))])
        words = forms.split()
        length = len(entry.split())
        for at in range(0, len(words), length):
            form = " ".join(words[at : at + length])
            right = [one for one in matcher.matches(form) if (one.start, one.end) == (0, len(form))]
            # A possessive's "'s" may stand inside or outside of the match.
            if right or matcher.matches(form.replace("'s", "")):
                found += 1
            else:
                missed.append(f"{entry}: {form}")
        wrong += [f"{entry}: {word}" for word in decoys.split() if matcher.matches(word)]
    return Quality(found, tuple(missed), tuple(wrong))


def main():
    for name, cases in (("Russian", RUSSIAN), ("English", ENGLISH)):
        result = quality(cases)
        forms = result.found + len(result.missed)
        decoys = sum(len(words.split()) for _, words in cases.values())
        print(
            f"{name}: {len(cases)} entries, {forms} forms, {decoys} other words: "
            f"precision {result.precision:.3f}  recall {result.recall:.3f}"
        )
        if "-v" in sys.argv:
            print("  missed", *result.missed, "\n  wrong", *result.wrong, sep="\n    ")


if __name__ == "__main__":
    main()
