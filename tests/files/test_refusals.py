"""Bad files: each is refused with the file, the line where it is one, and a reason."""

import io
import json
import random
import zipfile

import pytest

from trainer_desk.files.codec import batch_to_json
from trainer_desk.files.errors import FormatError
from trainer_desk.files.native import read_native
from trainer_desk.files.reading import no_progress
from trainer_desk.work.batch import Batch
from trainer_desk.work.default_form import default_form

HEADER = batch_to_json(Batch(id="b", title="B", form=default_form()))
TASK = b'{"id":"t1","prompt":[{"role":"user","text":"q"}],"responses":[{"id":"a","text":"x"}]}'


def read_all(path):
    return list(read_native(path).tasks(no_progress))


def zipped(*entries, method=zipfile.ZIP_DEFLATED):
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", method) as archive:
        for name, content in entries:
            archive.writestr(name, content)
    return target.getvalue()


def batch_file(*, header=HEADER, tasks=TASK):
    return zipped(("batch.json", header), ("tasks.jsonl", tasks))


@pytest.fixture
def refused(tmp_path):
    """Read bytes as a batch and return the refusal."""

    def read(body):
        path = tmp_path / "bad.tdbatch"
        path.write_bytes(body)
        with pytest.raises(FormatError) as caught:
            read_all(path)
        return caught.value

    return read


def task(**changes):
    return json.dumps(json.loads(TASK) | changes).encode()


def nested(depth):
    return TASK[:-1] + b',"meta":' + b'{"a":' * depth + b"1" + b"}" * depth + b"}"


SECOND_LINES = {
    "cut off": (TASK[:-20], "cut off"),
    "cut off in a text": (TASK[:40], "cut off"),
    "two values": (TASK + TASK, "not JSON"),
    "no JSON": (b"hello", "not JSON"),
    "single quotes": (TASK.replace(b'"', b"'"), "not JSON"),
    "a comment": (b"// tasks", "not JSON"),
    "Latin-1": (TASK.replace(b'"q"', '"é"'.encode("latin-1")), "is not UTF-8"),
    "cp1251": (TASK.replace(b'"q"', '"Привет"'.encode("cp1251")), "byte 45 of the line"),
    "UTF-16": (TASK.decode().encode("utf-16"), "is not UTF-8"),
    "surrogates as bytes": (TASK.replace(b'"q"', b'"\xed\xa0\x80"'), "is not UTF-8"),
    "overlong bytes": (TASK.replace(b'"q"', b'"\xc0\xaf"'), "is not UTF-8"),
    "half a surrogate pair": (TASK.replace(b'"q"', rb'"\ud800"'), "`$.prompt[0].text`"),
    "the other half": (TASK.replace(b'"q"', rb'"x\udfffx"'), "half of a surrogate pair"),
    "half a pair in a key": (TASK[:-1] + rb',"meta":{"\ud800":1}}', "half of a surrogate pair"),
    "NUL": (TASK.replace(b'"q"', b'"\\u0000"'), "contains a NUL character"),
    "NUL in meta": (TASK[:-1] + rb',"meta":{"a":["\u0000"]}}', "contains a NUL character"),
    "bare control character": (TASK.replace(b'"q"', b'"\x01"'), "not JSON"),
    "bare NUL": (TASK.replace(b'"q"', b'"\x00"'), "not JSON"),
    "byte order mark inside": (b"\xef\xbb\xbf" + TASK, "byte order mark"),
    "NaN": (TASK[:-1] + b',"meta":{"a":NaN}}', "`$.meta.a` is NaN"),
    "infinity": (TASK[:-1] + b',"meta":{"a":[-Infinity]}}', "`$.meta.a[0]` is -Infinity"),
    "1e400": (TASK[:-1] + b',"meta":{"a":1e400}}', "`$.meta.a` is a number too large"),
    "2^63": (TASK[:-1] + b',"meta":{"a":9223372036854775808}}', "beyond 64 bits"),
    "-2^63-1": (TASK[:-1] + b',"meta":{"a":-9223372036854775809}}', "beyond 64 bits"),
    "10000 digits": (TASK[:-1] + b',"meta":{"a":' + b"9" * 10_000 + b"}}", "beyond 64 bits"),
    "key twice": (TASK.replace(b'"id":"t1"', b'"id":"t1","id":"t2"'), "holds the key `id` twice"),
    "key twice within": (TASK.replace(b'"text":"q"', b'"text":"q","text":"q"'), "`$.prompt[0]`"),
    "key twice by escape": (TASK[:-1] + b',"\\u0069d":"t2"}', "holds the key `id` twice"),
    "key twice in meta": (TASK[:-1] + b',"meta":{"a":1,"a":1}}', "`$.meta` holds the key `a`"),
    "nested 65 deep": (nested(64), "deeper than 64"),
    "nested 100000 deep": (b"[" * 100_000, "deeper than 64"),
    "nested in meta": (nested(100_000), "deeper than 64"),
    "an array": (b"[" + TASK + b"]", "`$` must be an object, not an array"),
    "null": (b"null", "`$` must be an object, not null"),
    "no id": (TASK.replace(b'"id":"t1",', b""), "`$.id` is missing"),
    "empty id": (task(id=""), "`$.id` must be at least 1 long"),
    "id too long": (task(id="x" * 201), "`$.id` must be at most 200 long"),
    "id a number": (task(id=7), "`$.id` must be a text, not a whole number"),
    "no prompt": (task(prompt=None), "`$.prompt` must be an array, not null"),
    "prompt a text": (task(prompt="q"), "`$.prompt` must be an array, not a text"),
    "prompt empty": (task(prompt=[]), "`$.prompt` must be at least 1 long"),
    "turn without text": (task(prompt=[{"role": "user"}]), "`$.prompt[0].text` is missing"),
    "unknown role": (task(prompt=[{"role": "bot", "text": ""}]), "`$.prompt[0].role` may not be"),
    "text null": (task(prompt=[{"role": "user", "text": None}]), "`$.prompt[0].text` must be"),
    "ten responses": (
        task(responses=[{"id": str(at), "text": ""} for at in range(10)]),
        "`$.responses` must be at most 9 long",
    ),
    "response id twice": (task(responses=[{"id": "a", "text": ""}] * 2), "the response id `a`"),
    "response without id": (task(responses=[{"text": ""}]), "`$.responses[0].id` is missing"),
    "unknown field": (task(ansewrs=[]), "the field `ansewrs`, which is not known"),
    "unknown field within": (task(responses=[{"id": "a", "text": "", "x": 1}]), "$.responses[0]"),
    "bad language": (task(language="русский"), "`$.language` is not"),
    "meta a list": (task(meta=[]), "`$.meta` must be an object"),
    "meta null": (task(meta=None), "`$.meta` must be an object"),
    "task id twice": (TASK.replace(b"t1", b"t0"), "the task id `t0` a second time"),
    "line too long": (
        task(meta={"a": random.Random(1).randbytes(5_300_000).hex()}),
        "longer than 10 MB",
    ),
}


@pytest.mark.parametrize(("line", "reason"), SECOND_LINES.values(), ids=SECOND_LINES)
def test_a_bad_line_is_refused_by_number(refused, line, reason):
    good = TASK.replace(b"t1", b"t0")

    error = refused(batch_file(tasks=good + b"\n" + line + b"\n" + TASK))

    assert error.file == "bad.tdbatch: tasks.jsonl"
    assert error.line == 2
    assert reason in error.reason
    assert "\n" not in str(error)
    assert len(str(error)) < 300


def header(**changes):
    return json.dumps(json.loads(HEADER) | changes).encode()


def asking(**question):
    base = {"kind": "text", "id": "q", "title": "Q"}
    return header(form={"questions": [base | question]})


def rating(**scale):
    axis = {"id": "a", "title": "A", "scale": {"lowest": 1, "highest": 5} | scale}
    return asking(kind="rating", axes=[axis])


HEADERS = {
    "empty": (b"", "nothing where JSON should be"),
    "cut off": (HEADER[:-10], "cut off"),
    "wrong encoding": (HEADER[:-1] + b',"guidelines":"\xff"}', "is not UTF-8"),
    "other format": (header(format="other"), "`$.format` may not be `other`"),
    "later version": (header(version=2), "newer version of Trainer Desk"),
    "no title": (header(title=""), "`$.title` must be at least 1 long"),
    "title in languages": (header(title={"en": "T"}), "`$.title` must be a text, not an object"),
    "revision zero": (header(revision=0), "`$.revision` must be at least 1"),
    "revision a fraction": (header(revision=1.5), "`$.revision` must be a whole number"),
    "revision true": (header(revision=True), "`$.revision` must be a whole number"),
    "language with spaces": (header(language="en us"), "`$.language`"),
    "language with line end": (header(language="en\n"), "`$.language`"),
    "impossible day": (header(due="2026-02-30"), "`$.due` is not a day of the calendar"),
    "day as a moment": (header(due="2026-02-03T00:00"), "`$.due`"),
    "pay as a number": (header(pay={"amount": 0.35, "currency": "EUR"}), "`$.pay.amount`"),
    "pay in nothing": (header(pay={"amount": "1", "currency": "euros"}), "`$.pay.currency`"),
    "extra null": (header(extra=None), "`$.extra` must be an object"),
    "unknown field": (header(deadline="soon"), "the field `deadline`, which is not known"),
    "no form": (header(form=None), "`$.form` must be an object"),
    "no questions": (header(form={"questions": []}), "`$.form.questions` must be at least 1"),
    "kind of later": (asking(kind="chess"), "newer version of Trainer Desk"),
    "no kind": (header(form={"questions": [{"id": "a"}]}), "`$.form.questions[0].kind` is missing"),
    "kind a number": (asking(kind=1), "`$.form.questions[0].kind` must be a text"),
    "no question title": (asking(title=""), "`$.form.questions[0].title` may not be empty"),
    "title with bad tag": (asking(title={"e n": "x"}), "is not a language tag"),
    "title a number": (asking(title=1), "`$.form.questions[0].title` must be"),
    "title in no language": (asking(title={}), "may not be empty"),
    "reserved id": (asking(id="~note"), "may not begin with `~`"),
    "question id twice": (
        header(form={"questions": [{"kind": "text", "id": "q", "title": "Q"}] * 2}),
        "the question id `q` twice",
    ),
    "fewer words than the least": (asking(min_words=9, max_words=5), "is less than `min_words`"),
    "words below zero": (asking(min_words=-1), "must be at least 0"),
    "no axes": (asking(kind="rating", axes=[]), "must be at least 1 long"),
    "scale upside down": (rating(lowest=5, highest=1), "needs a `highest` above"),
    "scale too long": (rating(highest=500), "has more than 101 values"),
    "anchor outside": (rating(anchors=[{"value": 6, "meaning": "x"}]), "lies outside its scale"),
    "anchor twice": (rating(anchors=[{"value": 3, "meaning": "x"}] * 2), "anchor value `3` twice"),
    "anchor without meaning": (rating(anchors=[{"value": 3, "meaning": ""}]), "may not be empty"),
    "no degrees": (asking(kind="strength", degrees=0), "must be at least 1"),
    "five degrees": (asking(kind="strength", degrees=5), "must be at most 4"),
    "two rewrites": (
        header(form={"questions": [{"kind": "edit", "id": i, "title": "E"} for i in "ab"]}),
        "asks for more than one rewrite",
    ),
    "edit of the worst": (asking(kind="edit", target="worst"), "target` may not be `worst`"),
    "one option": (asking(kind="choice", options=[{"id": "a", "title": "A"}]), "at least 2"),
    "option twice": (
        asking(kind="choice", options=[{"id": "a", "title": "A"}] * 2),
        "the option id `a` twice",
    ),
}


@pytest.mark.parametrize(("head", "reason"), HEADERS.values(), ids=HEADERS)
def test_a_bad_header_is_refused(refused, head, reason):
    error = refused(batch_file(header=head))

    assert error.file == "bad.tdbatch: batch.json"
    assert error.line is None
    assert reason in error.reason
    assert "\n" not in str(error)


def with_flag(body, name, *, encrypted=False, method=None):
    """Change the flags of an entry in the local and the central header."""
    found = bytearray(body)
    for signature, at_flags, at_name in ((b"PK\3\4", 6, 30), (b"PK\1\2", 8, 46)):
        start = -1
        while (start := body.find(signature, start + 1)) >= 0:
            if body[start + at_name :].startswith(name.encode()):
                found[start + at_flags] |= int(encrypted)
                if method is not None:
                    found[start + at_flags + 2] = method
    return bytes(found)


def link():
    info = zipfile.ZipInfo("tasks.jsonl")
    info.external_attr = 0o120777 << 16
    return info


def damaged(body):
    at = body.index(b"tasks.jsonl") + 20
    return body[:at] + b"\xff" * 8 + body[at + 8 :]


def twice(name):
    with pytest.warns(UserWarning, match="Duplicate"):
        return zipped(("batch.json", HEADER), (name, TASK), (name, TASK))


def many_entries(number):
    return zipped(*((f"e{at}", b"") for at in range(number)))


BOMB = b" " * 3_000_000 + b"\n"
ARCHIVES = {
    "empty file": (lambda: b"", "not a zip file"),
    "a text": (lambda: b"hello" * 100, "not a zip file"),
    "cut off": (lambda: batch_file()[:-30], "not a zip file"),
    "only the end": (lambda: b"PK\5\6" + b"\0" * 18, "`batch.json` is missing"),
    "with a comment": (lambda: batch_file() + b"x", "not a zip file"),
    "damaged entry": (lambda: damaged(batch_file(tasks=TASK * 20)), "damaged"),
    "no header": (lambda: zipped(("tasks.jsonl", TASK)), "the entry `batch.json` is missing"),
    "no tasks": (lambda: zipped(("batch.json", HEADER)), "the entry `tasks.jsonl` is missing"),
    "path upwards": (lambda: zipped(("../evil", b"")), "could lead out"),
    "absolute path": (lambda: zipped(("/etc/passwd", b"")), "could lead out"),
    "drive letter": (lambda: zipped(("C:evil", b"")), "could lead out"),
    "backslash": (lambda: zipped(("..\\evil", b"")), "could lead out"),
    "folder": (lambda: zipped(("batch/batch.json", b"")), "could lead out"),
    "hidden": (lambda: zipped((".hidden", b"")), "could lead out"),
    "entry twice": (lambda: twice("tasks.jsonl"), "is there twice"),
    "entry twice but for case": (
        lambda: zipped(("batch.json", HEADER), ("BATCH.json", HEADER)),
        "is there twice",
    ),
    "stranger": (lambda: zipped(("batch.json", HEADER), ("run.exe", b"")), "does not belong here"),
    "link": (lambda: zipped(("batch.json", HEADER), (link(), b"x")), "not an ordinary file"),
    "encrypted": (lambda: with_flag(batch_file(), "tasks", encrypted=True), "is encrypted"),
    "unusual method": (lambda: with_flag(batch_file(), "tasks", method=12), "unusual way"),
    "too many entries": (lambda: many_entries(17), "more than 16 entries"),
    "far too many entries": (lambda: many_entries(5_000), "more than 16 entries"),
    "bomb": (lambda: batch_file(tasks=BOMB * 20), "far larger than the file should hold"),
    "bomb in the header": (lambda: batch_file(header=BOMB * 20), "far larger than the file"),
}


@pytest.mark.parametrize(("body", "reason"), ARCHIVES.values(), ids=ARCHIVES)
def test_a_suspicious_zip_is_refused(refused, body, reason):
    error = refused(body())

    assert error.file.startswith("bad.tdbatch")
    assert error.line is None
    assert reason in error.reason


def test_a_zip_that_lies_about_its_sizes_is_refused(refused):
    body = batch_file(tasks=TASK + b"\n" + BOMB * 20)
    real = len(TASK + b"\n" + BOMB * 20).to_bytes(4, "little")

    error = refused(body.replace(real, (10).to_bytes(4, "little")))

    assert "damaged" in error.reason or "far larger" in error.reason


def test_a_file_beyond_the_limit_is_refused_before_it_is_read(tmp_path):
    path = tmp_path / "big.tdbatch"
    with path.open("wb") as stream:
        stream.truncate(200 * 1024**2 + 1)

    with pytest.raises(FormatError, match="larger than 200 MB"):
        read_native(path)


def test_every_cut_of_a_file_is_refused(tmp_path):
    body = batch_file()
    path = tmp_path / "cut.tdbatch"

    for length in range(0, len(body), 7):
        path.write_bytes(body[:length])
        with pytest.raises(FormatError):
            read_all(path)


def test_a_flipped_byte_is_refused_or_changes_nothing(tmp_path):
    body = batch_file()
    path = tmp_path / "flip.tdbatch"
    path.write_bytes(body)
    good = read_all(path)

    for at in range(0, len(body), 11):
        path.write_bytes(body[:at] + bytes([body[at] ^ 0x5A]) + body[at + 1 :])
        try:
            found = read_all(path)
        except FormatError:
            continue
        assert found == good
