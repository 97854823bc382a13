"""What is wrong with a form or an answer of the further kinds is said, with its place."""

import json

import pytest

from trainer_desk.files.codec import batch_from_json, judgment_from_json, task_from_json
from trainer_desk.files.errors import FormatError

OPTION = {"id": "a", "title": "A"}
SCALE = {"lowest": 1, "highest": 3}
DOWN = {"lowest": 3, "highest": 1}
LABELS = [{"id": "slang", "title": "Slang", "key": "s"}]
SPANS = {"kind": "spans", "id": "q", "title": "Q", "labels": LABELS}


def batch(*questions, **more):
    base = {"format": "trainer-desk-batch", "version": 1, "id": "b", "title": "B"}
    named = [{"id": f"q{at}", "title": "Q"} | one for at, one in enumerate(questions)]
    return json.dumps(base | {"form": {"questions": named}} | more).encode()


FORMS = {
    "reason twice": (batch({"kind": "decision", "reasons": [OPTION] * 2}), "reasons` uses the id"),
    "specialist twice": (
        batch({"kind": "decision", "specialists": [OPTION] * 2}),
        "specialists` uses the id `a` twice",
    ),
    "severity upside down": (
        batch({"kind": "decision", "severity": DOWN}),
        "`$.form.questions[0].severity` needs a `highest` above",
    ),
    "severity without meaning": (
        batch({"kind": "decision", "severity": SCALE | {"anchors": [{"value": 1, "meaning": ""}]}}),
        "severity.anchors[0].meaning` may not be empty",
    ),
    "reason without title": (
        batch({"kind": "decision", "reasons": [{"id": "a", "title": " "}]}),
        "reasons[0].title` may not be empty",
    ),
    "still asked of nobody": (
        batch({"kind": "text"}, {"kind": "decision", "still_asked": ["q0", "z"]}),
        "`$.form.questions[1].still_asked` names a question that the form does not have",
    ),
    "two decisions": (
        batch({"kind": "decision"}, {"kind": "decision"}),
        "more than one `decision`",
    ),
    "no labels": (batch({"kind": "spans", "labels": []}), "must be at least 1 long"),
    "label twice": (batch({"kind": "spans", "labels": LABELS * 2}), "uses the id `slang` twice"),
    "key twice": (
        batch({"kind": "spans", "labels": [*LABELS, {"id": "b", "title": "B", "key": "S"}]}),
        "uses the key `s` twice",
    ),
    "key of two letters": (
        batch({"kind": "spans", "labels": [{"id": "b", "title": "B", "key": "xy"}]}),
        "at most 1 long",
    ),
    "unknown colour": (
        batch({"kind": "spans", "labels": [{"id": "b", "title": "B", "colour": "puce"}]}),
        "may not be `puce`",
    ),
    "nothing to mark on": (
        batch(SPANS | {"on_prompt": False, "on_responses": False, "on_own": False}),
        "allows no text to be marked",
    ),
    "grave upside down": (batch(SPANS | {"severity": DOWN}), "severity` needs a `highest`"),
    "point twice": (batch({"kind": "write", "points": [OPTION] * 2}), "points` uses the id"),
    "fewer words than the least": (
        batch({"kind": "write", "min_words": 9, "max_words": 5}),
        "max_words` is less than `min_words`",
    ),
    "importance upside down": (
        batch({"kind": "facts", "importance": DOWN}),
        "importance` needs a `highest`",
    ),
    "two tables of facts": (batch({"kind": "facts"}, {"kind": "facts"}), "table of `facts`"),
    "likeness of nothing": (batch({"kind": "duplicates", "threshold": 0}), "at least 1"),
    "two searches": (batch({"kind": "duplicates"}, {"kind": "duplicates"}), "`duplicates`"),
    "two second readings": (batch({"kind": "review"}, {"kind": "review"}), "one `review`"),
    "lexicon of no label": (
        batch(SPANS, lexicons=[{"label": "zzz", "words": ["x"]}]),
        "`$.lexicons[0].label` is no label",
    ),
    "lexicon in no language": (
        batch(SPANS, lexicons=[{"label": "slang", "language": "e n", "words": ["x"]}]),
        "`$.lexicons[0].language`",
    ),
    "empty word": (
        batch(SPANS, lexicons=[{"label": "slang", "words": [""]}]),
        "`$.lexicons[0].words[0]` must be at least 1 long",
    ),
    "pass mark past all": (batch({"kind": "text"}, test={"pass_mark": 101}), "at most 100"),
    "opens on no day": (batch({"kind": "text"}, test={"opens": "2026-02-30"}), "`$.test.opens`"),
}


@pytest.mark.parametrize(("raw", "reason"), FORMS.values(), ids=FORMS)
def test_a_bad_form_is_refused(raw, reason):
    with pytest.raises(FormatError) as caught:
        batch_from_json(raw, file="batch.json")

    assert reason in caught.value.reason
    assert caught.value.file == "batch.json"


GRADE = {"value": 4, "lowest": 1, "highest": 3}
SPOT = {"on": "response", "start": 0, "end": 2, "quote": "So", "response": "a"}
CLAIM = {"id": "c1", "text": "So.", "spots": [SPOT]}
REPEAT = {"response": "a", "of": "b", "likeness": 90}


def mark(**spot):
    return {"kind": "spans", "marks": [{"id": "m1", "label": "slang", "spot": SPOT | spot}]}


def claim(**parts):
    return {"kind": "facts", "claims": [CLAIM | parts]}


ANSWERS = {
    "reason twice": ({"kind": "decision", "reasons": ["a", "a"]}, "reasons` uses the reason"),
    "severity off its scale": ({"kind": "decision", "severity": GRADE}, "severity` lies outside"),
    "point twice": ({"kind": "write", "points": ["a", "a"]}, "points` uses the point `a` twice"),
    "mark twice": (
        {"kind": "spans", "marks": mark()["marks"] * 2},
        "uses the mark id `m1` twice",
    ),
    "mark backwards": (mark(start=5), "marks[0].spot` ends before it starts"),
    "quote too short": (mark(quote="S"), "marks[0].spot` quotes a text of another length"),
    "mark in no response": (mark(response=None), "names a response just where it lies in one"),
    "mark of a response in a turn": (mark(on="turn"), "names a response just where it lies in"),
    "mark on a turn in a response": (mark(turn=1), "names a turn and lies in none"),
    "mark in no answer": (
        mark(on="written", response=None),
        "names a question just where it lies in the answer to one",
    ),
    "mark in what was not shown": (mark(response="z"), "`z`, which was not shown"),
    "claim twice": (
        {"kind": "facts", "claims": [CLAIM] * 2},
        "uses the claim id `c1` twice",
    ),
    "claim backwards": (claim(spots=[SPOT | {"start": 9}]), "claims[0].spots[0]` ends before"),
    "correction backwards": (
        claim(correction=SPOT | {"start": 9}),
        "claims[0].correction` ends before",
    ),
    "correction in what was not shown": (
        claim(correction=SPOT | {"on": "edit", "response": "z"}),
        "`z`, which was not shown",
    ),
    "importance off its scale": (claim(importance=GRADE), "claims[0].importance` lies outside"),
    "read on no day": (
        claim(sources=[{"accessed": "2026-02-30"}]),
        "claims[0].sources[0].accessed` is not a day of the calendar",
    ),
    "unknown stance": (claim(stance="maybe"), "may not be `maybe`"),
    "repeats itself": (
        {"kind": "duplicates", "repeats": [REPEAT | {"of": "a"}]},
        "holds a response that repeats itself",
    ),
    "repeats twice": ({"kind": "duplicates", "repeats": [REPEAT] * 2}, "uses the response `a`"),
    "repeats what was not shown": (
        {"kind": "duplicates", "repeats": [REPEAT | {"of": "z"}]},
        "`z`, which was not shown",
    ),
    "read twice": (
        {"kind": "review", "fields": [{"question": "q", "verdict": "accept"}] * 2},
        "uses the question `q` twice",
    ),
}


def judgment(answer, **more):
    return {
        "format": "trainer-desk-judgment",
        "version": 1,
        "id": "0" * 32,
        "revision": 1,
        "batch": "b",
        "batch_revision": 1,
        "task": "t",
        "trainer": "anna",
        "device": "laptop",
        "outcome": "done",
        "sealed_at": "2026-11-22T10:15:00.250Z",
        "task_sha256": "0" * 64,
        "order_seed": "",
        "shown_order": ["a", "b"],
        "answers": {"q": answer},
    } | more


@pytest.mark.parametrize(("answer", "reason"), ANSWERS.values(), ids=ANSWERS)
def test_a_bad_answer_is_refused(answer, reason):
    with pytest.raises(FormatError) as caught:
        judgment_from_json(json.dumps(judgment(answer)).encode())

    assert reason in caught.value.reason


def test_an_empty_note_and_a_reason_for_skipping_what_timed_out_are_refused():
    answer = {"kind": "text", "text": "x"}

    for more, reason in (
        ({"field_notes": {"q": ""}}, "holds an empty note"),
        ({"outcome": "timed_out", "skip_reason": "late"}, "not skipped"),
    ):
        with pytest.raises(FormatError, match=reason):
            judgment_from_json(json.dumps(judgment(answer, **more)).encode())


def task(**more):
    responses = [{"id": "a", "text": "So."}, {"id": "b", "text": "Thus."}]
    base = {"id": "t", "prompt": [{"role": "user", "text": "?"}], "responses": responses}
    return json.dumps(base | more).encode()


def test_a_judgment_of_other_responses_is_refused():
    raw = task(judged=judgment({"kind": "text", "text": "x"}, shown_order=["a", "z"]))

    with pytest.raises(FormatError, match="other responses than this task has"):
        task_from_json(raw)


def test_a_bad_judgment_inside_a_task_is_refused_with_its_place():
    raw = task(judged=judgment(ANSWERS["mark backwards"][0]))

    with pytest.raises(FormatError, match=r"`\$.judged.answers.q.marks\[0\].spot` ends before"):
        task_from_json(raw)


def test_what_a_task_begins_with_is_about_its_own_responses():
    with pytest.raises(FormatError, match=r"`\$.begun.q` names the response `z`"):
        task_from_json(task(begun={"q": mark(response="z")}))
