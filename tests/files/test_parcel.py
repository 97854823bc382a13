"""Parcels: the sealed bytes arrive as they were sealed, or the parcel is refused."""

import io
import json
import zipfile
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from trainer_desk.files.codec import judgment_to_json, sha256_of
from trainer_desk.files.errors import FormatError
from trainer_desk.files.parcel import parcel_bytes, parcel_name, read_parcel, slug, split
from trainer_desk.work.answers import TextAnswer
from trainer_desk.work.judgment import Judgment, Outcome
from trainer_desk.work.shuffle import judgment_id

WHO = {"batch_id": "b", "trainer": "tr", "device": "d"}


def judgment_of(task="t", **changes):
    values = {
        "id": judgment_id("b", task, "tr"),
        "revision": 1,
        "batch_revision": 1,
        "task_id": task,
        "outcome": Outcome.DONE,
        "sealed_at": datetime(2026, 1, 1, tzinfo=UTC),
        "task_sha256": "0" * 64,
        "shown_order": ("a", "b"),
        "order_seed": "s",
        "answers": (("why", TextAnswer(text="Ёж\u00a0🙂\u2028\n")),),
    }
    return Judgment(**(WHO | values | changes))


def sealed(*judgments):
    return tuple(map(judgment_to_json, judgments))


def packed(*payloads, sequence=1):
    return parcel_bytes(payloads, sequence=sequence, **WHO)


def test_a_parcel_gives_back_the_sealed_bytes(tmp_path):
    judgments = tuple(judgment_of(f"t{number}") for number in range(100))
    parcel = packed(*sealed(*judgments), sequence=7)
    path = tmp_path / parcel.name
    path.write_bytes(parcel.body)

    found = read_parcel(path)

    assert found.judgments == judgments
    assert found.payloads == sealed(*judgments)
    assert (found.batch_id, found.trainer, found.device, found.sequence) == ("b", "tr", "d", 7)
    assert found.sha256 == parcel.sha256 == sha256_of(parcel.body)
    assert parcel.judgments == 100
    assert parcel.name == f"b--000007--{parcel.sha256[:32]}.tddone"


def test_the_same_judgments_make_the_same_parcel():
    assert packed(*sealed(judgment_of())) == packed(*sealed(judgment_of()))


def test_revisions_of_one_judgment_travel_together():
    first = judgment_of()
    (payload,) = sealed(first)
    second = replace(first, revision=2, based_on=sha256_of(payload))

    found = read_parcel(packed(*sealed(first, second)).body)

    assert found.judgments == (first, second)


def test_payloads_are_split_in_order_and_none_is_lost():
    payloads = [b"x" * size for size in (3, 4, 5, 20, 1, 1, 1)]

    groups = list(split(payloads, most_bytes=10))

    assert groups == [(b"xxx", b"xxxx"), (b"xxxxx",), (b"x" * 20,), (b"x",) * 3]
    assert list(split([])) == []


@pytest.mark.parametrize(
    "change",
    [{"batch_id": "other"}, {"trainer": "other"}, {"device": "other"}],
    ids=["batch", "trainer", "device"],
)
def test_a_judgment_of_another_is_not_packed(change):
    with pytest.raises(FormatError, match="another batch, trainer or device"):
        packed(*sealed(judgment_of(**change)))


def test_a_judgment_twice_is_not_packed():
    with pytest.raises(FormatError, match="twice"):
        packed(*sealed(judgment_of(), judgment_of()))


def test_an_empty_parcel_is_not_packed():
    with pytest.raises(ValueError, match="at least one"):
        packed()


@pytest.mark.parametrize(
    "name",
    ["Партия 1", "CON", "a/../b", "A", "x" * 200, "a--b", "nul.txt", "", "%2e%2e", "batch\n", "-"],
)
def test_names_are_safe_on_every_file_system(name):
    found = parcel_name(name, 12, "f" * 64)

    assert len(found) <= 120
    assert set(found) <= set("abcdefghijklmnopqrstuvwxyz0123456789_-.")
    assert found.count("--") == 2
    assert found.count(".") == 1


def test_names_that_differ_only_in_case_or_marks_stay_apart():
    names = ["batch a", "batch-a", "Batch-a", "batch/a", "batch--a", "партия", "Партия"]

    assert len({slug(name) for name in names}) == len(names)


def rebuilt(body, *, manifest=None, lines=None):
    """Zip the parcel again with other content."""
    with zipfile.ZipFile(io.BytesIO(body)) as old:
        about = json.loads(old.read("manifest.json"))
        judged = old.read("judgments.jsonl")
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as new:
        content = judged if lines is None else lines
        about |= {"sha256": sha256_of(content)} | (manifest or {})
        new.writestr("manifest.json", json.dumps(about))
        new.writestr("judgments.jsonl", content)
    return target.getvalue()


GOOD = judgment_of()
LINE = judgment_to_json(GOOD) + b"\n"


def changed(**fields):
    return json.dumps(json.loads(LINE) | fields).encode() + b"\n"


def answered(answer):
    return changed(answers={"q": answer})


REBUILT = {
    "another hash": ({"sha256": "0" * 64}, None, "not those that were packed"),
    "another number": ({"judgments": 2}, None, "says 2, not 1"),
    "another trainer": ({"trainer": "other"}, None, "another batch, trainer or device"),
    "another format": ({"format": "x"}, None, "`$.format`"),
    "a later version": ({"version": 2}, None, "newer version"),
    "sequence zero": ({"sequence": 0}, None, "at least 1"),
    "an unknown field": ({"x": 1}, None, "not known"),
    "spaced": ({}, LINE.replace(b",", b", "), "not written as a sealed judgment is"),
    "judgment twice": ({"judgments": 2}, LINE * 2, "twice"),
    "cut off": ({}, LINE[:-30], "cut off"),
    "bad id": ({}, changed(id="x"), "`$.id`"),
    "revision zero": ({}, changed(revision=0), "at least 1"),
    "second without ground": ({}, changed(revision=2), "`$.based_on`"),
    "first with ground": ({}, changed(based_on="0" * 64), "`$.based_on`"),
    "moment without zone": ({}, changed(sealed_at="2026-01-01T00:00:00.000"), "`$.sealed_at`"),
    "impossible moment": ({}, changed(sealed_at="2026-13-01T00:00:00.000Z"), "calendar"),
    "time runs backwards": ({}, changed(active_seconds=-1), "at least 0"),
    "done yet skipped": ({}, changed(skip_reason="no"), "not skipped"),
    "shown twice": ({}, changed(shown_order=["a", "a"]), "the response id `a` twice"),
    "unknown kind": ({}, answered({"kind": "chess"}), "`$.answers[...].kind`"),
    "ranked what was not shown": (
        {},
        answered({"kind": "ranking", "verdict": "ranked", "groups": [["z"]]}),
        "`z`, which was not shown",
    ),
    "ranked twice": (
        {},
        answered({"kind": "ranking", "verdict": "ranked", "groups": [["a"], ["a"]]}),
        "twice",
    ),
    "empty group": (
        {},
        answered({"kind": "ranking", "verdict": "ranked", "groups": [[], ["a"]]}),
        "empty group",
    ),
    "rated off the scale": (
        {},
        answered(
            {
                "kind": "rating",
                "ratings": [{"response": "a", "axis": "x", "value": 9, "lowest": 1, "highest": 5}],
            }
        ),
        "outside its scale",
    ),
    "degree without preference": (
        {},
        answered({"kind": "strength", "verdict": "both_bad", "degrees": 3, "degree": 1}),
        "just where it prefers one",
    ),
    "degree off its scale": (
        {},
        answered(
            {
                "kind": "strength",
                "verdict": "preferred",
                "preferred": "a",
                "degrees": 2,
                "degree": 3,
            }
        ),
        "greater than `degrees`",
    ),
    "options twice": ({}, answered({"kind": "choice", "options": ["x", "x"]}), "twice"),
}


@pytest.mark.parametrize(("manifest", "lines", "reason"), REBUILT.values(), ids=REBUILT)
def test_a_changed_parcel_is_refused(manifest, lines, reason):
    body = rebuilt(packed(*sealed(GOOD)).body, manifest=manifest, lines=lines)

    with pytest.raises(FormatError) as caught:
        read_parcel(body, file="p.tddone")

    assert caught.value.file.startswith("p.tddone")
    assert reason in caught.value.reason


def test_a_parcel_cut_off_anywhere_is_refused(tmp_path):
    body = packed(*sealed(GOOD)).body

    for length in range(0, len(body), 13):
        with pytest.raises(FormatError):
            read_parcel(body[:length])


def test_a_flipped_byte_never_changes_a_judgment():
    body = packed(*sealed(GOOD)).body

    for at in range(0, len(body), 5):
        try:
            found = read_parcel(body[:at] + bytes([body[at] ^ 0x21]) + body[at + 1 :])
        except FormatError:
            continue
        assert found.judgments == (GOOD,)


def test_the_same_word_a_million_times_is_packed_too():
    payloads = sealed(judgment_of(answers=(("why", TextAnswer(text="да " * 1_000_000)),)))

    parcel = packed(*payloads)

    assert read_parcel(parcel.body).payloads == payloads
