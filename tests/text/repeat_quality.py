"""How well near repetitions are found: `python -m tests.text.repeat_quality [--time 100000]`.

Real prompts and answers are changed a little, in ways that are named; each variant must be found to
repeat its original, and nothing else may be.
"""

import json
import random
import resource
import sys
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from tests.conftest import DATA
from trainer_desk.text.repeats import Likeness, MemoryShelf, groups, repeats
from trainer_desk.text.sentences import sentences

THRESHOLDS = (0.3, 0.4, 0.5, 0.6, 0.7, 0.8)


def with_typos(text, luck):
    """Exchange two letters in one word of 25, at least in one."""
    words = text.split(" ")
    for _ in range(max(1, len(words) // 25)):
        at = luck.randrange(len(words))
        word = words[at]
        if len(word) > 3:
            cut = luck.randrange(1, len(word) - 1)
            words[at] = word[:cut] + word[cut + 1] + word[cut] + word[cut + 2 :]
    return " ".join(words)


def without_a_sentence(text, luck):
    found = sentences(text)
    if len(found) < 2:
        return text
    one = luck.choice(found)
    return text[: one.start] + text[one.end :]


def punctuated_otherwise(text, luck):
    return "  ".join(text.translate(str.maketrans(".,!-", ";; –")).upper().split(" ")) + " !"


def with_a_word_changed(text, luck):
    """Write another word for one of 20, at least for one."""
    words = text.split(" ")
    for _ in range(max(1, len(words) // 20)):
        words[luck.randrange(len(words))] = luck.choice(("another", "другой", "very", "очень"))
    return " ".join(words)


def with_a_sentence_more(text, luck):
    return text + luck.choice((" Thank you very much for that.", " Спасибо большое за ответ."))


def with_ends_exchanged(text, luck):
    found = sentences(text)
    if len(found) < 2:
        return text
    cut = found[len(found) // 2].start
    return text[cut:] + "\n" + text[:cut]


CHANGES = (
    punctuated_otherwise,
    with_a_sentence_more,
    with_typos,
    with_a_word_changed,
    without_a_sentence,
    with_ends_exchanged,
)


def originals(data: Path, count: int):
    """Return prompts and answers, English and Russian, `count` of each at most, none twice."""
    prompts = (data / "ru_llm_arena" / "question.jsonl").read_text("utf-8").splitlines()
    answers = (data / "ru_llm_arena" / "gemma-2-9b-it.jsonl").read_text("utf-8").splitlines()
    english = json.loads((data / "alpaca_eval" / "gemma-2-9b-it-SimPO.json").read_text("utf-8"))
    return {
        "Russian prompts": [json.loads(one)["turns"][0]["content"] for one in prompts][:count],
        "English prompts": [one["instruction"] for one in english][:count],
        "Russian answers": [
            json.loads(one)["choices"][0]["turns"][0]["content"] for one in answers
        ][:count],
        "English answers": [one["output"] for one in english][:count],
    }


@dataclass
class Table:
    """By threshold: how many variants of each change were found, and how many pairs were wrong."""

    variants: Counter
    found: dict[float, Counter]
    right: Counter
    wrong: Counter


def measured(texts, thresholds=THRESHOLDS, report=None):
    """Return a table for texts and all their variants."""
    luck = random.Random(7)
    items, source, change = [], {}, {}
    for number, text in enumerate(texts):
        for what, changed in [
            ("original", text),
            *((one.__name__, one(text, luck)) for one in CHANGES),
        ]:
            source[len(items)], change[len(items)] = number, what
            items.append((len(items), changed))
    table = Table(Counter(change.values()), {}, Counter(), Counter())
    del table.variants["original"]
    for threshold in thresholds:
        shelf = MemoryShelf()
        for item, text in items:
            shelf.put(item, text)
        pairs = list(repeats(items, shelf, Likeness(threshold=threshold)))
        for pair in pairs:
            right = source[pair.item] == source[pair.earlier]
            (table.right if right else table.wrong)[threshold] += 1
            if not right and report is not None:
                report(threshold, pair, items)
        table.found[threshold] = _found(pairs, source, change)
    return table


def _found(pairs, source, change):
    per = len(CHANGES) + 1
    found = Counter()
    for group in groups(pairs):
        there = set(group)
        for item in group:
            if change[item] != "original" and source[item] * per in there:
                found[change[item]] += 1
    return found


def shown(table):
    print(
        "  threshold  " + "  ".join(name.replace("_", " ") for name in table.variants) + "  wrong"
    )
    for threshold, found in table.found.items():
        shares = "  ".join(
            f"{found[name] / count:>{len(name)}.3f}" for name, count in table.variants.items()
        )
        recall = sum(found.values()) / sum(table.variants.values())
        right, wrong = table.right[threshold], table.wrong[threshold]
        print(
            f"  {threshold:9.1f}  {shares}  {wrong:5}   "
            f"recall {recall:.3f}  precision {right / (right + wrong):.4f}"
        )


def timed(count):
    """Measure texts of about 80 words, a tenth of them repetitions with a typo."""
    texts = [text for group in originals(DATA, 500).values() for text in group]
    words = " ".join(texts).split(" ")
    luck = random.Random(3)
    shelf = MemoryShelf()

    def items():
        text = ""
        for item in range(count):
            if item % 10 == 9:
                text = with_typos(text, luck)
            else:
                chosen = [luck.randrange(len(words) - 8) for _ in range(10)]
                text = " ".join(" ".join(words[at : at + 8]) for at in chosen)
            shelf.put(item, text)
            yield item, text

    before = time.process_time()
    found = sum(1 for _ in repeats(items(), shelf))
    seconds = time.process_time() - before
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{count} texts of 80 words: {seconds:.0f} s of one core, {found} repetitions, {peak} MB")


def main():
    if "--time" in sys.argv:
        timed(int(sys.argv[-1]))
        return
    report = None
    if "-v" in sys.argv:

        def report(threshold, pair, items):
            print(
                f"    {threshold} {pair.alike:.2f}",
                items[pair.item][1][:90],
                "|",
                items[pair.earlier][1][:90],
            )

    for name, texts in originals(DATA, 200).items():
        print(name)
        shown(measured(list(dict.fromkeys(texts)), report=report))


if __name__ == "__main__":
    main()
