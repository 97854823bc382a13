"""Batches as files: whole or not there, the same content the same bytes."""

import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trainer_desk.files.errors import FormatError
from trainer_desk.files.native import read_native, write_native
from trainer_desk.files.reading import no_progress
from trainer_desk.files.strict import read_lines
from trainer_desk.work.batch import Batch
from trainer_desk.work.default_form import default_form
from trainer_desk.work.task import Response, Role, Task, Turn

BATCH = Batch(id="b", title="Партия", form=default_form(), extra_json='{"client":"x"}')
TEXT = "Ёж\u00a0🙂\u2028\x85\x0b\x0c\x1c\r\n<b>"


def numbered(count):
    for number in range(count):
        yield Task(
            id=f"t{number}",
            prompt=(Turn(role=Role.USER, text=f"{number} {TEXT}"),),
            responses=(Response(id="a", text=TEXT, model="m"),),
            meta_json='{"n":1.0}',
        )


@pytest.fixture
def file(tmp_path):
    return tmp_path / "b.tdbatch"


def test_a_batch_reads_back_as_it_was_written(file):
    written = write_native(file, BATCH, numbered(50))

    reading = read_native(file)

    assert written == 50
    assert reading.batch == BATCH
    assert reading.names == ("b.tdbatch",)
    assert list(reading.tasks(no_progress)) == list(numbered(50))
    assert list(reading.tasks(no_progress)) == list(numbered(50))


def test_a_batch_without_tasks_is_a_batch(file):
    write_native(file, BATCH, ())

    assert list(read_native(file).tasks(no_progress)) == []


def test_the_same_batch_is_the_same_bytes(file, tmp_path):
    other = tmp_path / "other.tdbatch"

    write_native(file, BATCH, numbered(3))
    write_native(other, BATCH, numbered(3))

    assert file.read_bytes() == other.read_bytes()
    assert read_native(file).source_sha256 == read_native(other).source_sha256


def test_progress_ends_at_the_total_and_never_goes_back(file):
    write_native(file, BATCH, numbered(20_000))
    told = []

    for _ in read_native(file).tasks(lambda done, total: told.append((done, total))):
        pass

    assert len(told) > 3
    assert told == sorted(told)
    assert told[-1][0] == told[-1][1]


def test_a_batch_that_nobody_could_read_is_not_written(file):
    file.write_bytes(b"earlier")
    twice = [next(numbered(1))] * 2

    with pytest.raises(FormatError, match="a second time"):
        write_native(file, BATCH, twice)

    assert file.read_bytes() == b"earlier"
    assert list(file.parent.iterdir()) == [file]


def test_a_file_that_changes_between_header_and_tasks_is_refused(file):
    write_native(file, BATCH, numbered(3))
    reading = read_native(file)
    write_native(file, BATCH, numbered(4))

    with pytest.raises(FormatError, match="changed"):
        list(reading.tasks(no_progress))


def test_a_stream_left_early_closes_the_file(file):
    write_native(file, BATCH, numbered(3))

    stream = read_native(file).tasks(no_progress)
    next(stream)
    stream.close()

    file.unlink()
    assert not file.exists()


def test_memory_is_that_of_a_line_not_of_the_file(file):
    write_native(file, BATCH, numbered(30_000))
    stream = read_native(file).tasks(no_progress)

    seen = {id(next(stream)) for _ in range(100)}

    assert len(seen) < 100
    stream.close()


def test_a_zip_made_by_another_program_is_read(file):
    write_native(file, BATCH, numbered(2))
    with zipfile.ZipFile(file) as ours:
        header, tasks = ours.read("batch.json"), ours.read("tasks.jsonl")
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as theirs:
        theirs.writestr("tasks.jsonl", b"\xef\xbb\xbf\r\n" + tasks.replace(b"\n", b"\r\n\r\n"))
        theirs.writestr("batch.json", b"\xef\xbb\xbf" + header + b"\r\n")

    reading = read_native(file)

    assert reading.batch == BATCH
    assert list(reading.tasks(no_progress)) == list(numbered(2))


class Dripping(io.BytesIO):
    """A stream that gives a few bytes at a time, as a network folder may."""

    def read(self, size=-1, /):
        return super().read(min(size, 3))


@settings(max_examples=50)
@given(st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\n")), max_size=8))
def test_lines_end_at_line_feeds_and_nowhere_else(lines):
    raw = "\n".join(lines).encode()

    whole = list(read_lines(io.BytesIO(raw), file="f"))
    dripping = list(read_lines(Dripping(raw), file="f"))

    expected = [
        (number, line.encode()) for number, line in enumerate(raw.decode().split("\n"), start=1)
    ]
    kept = [
        (number, (line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line).removesuffix(b"\r"))
        for number, line in expected
    ]
    assert whole == [(number, line) for number, line in kept if line.strip(b" \t\r\x0b\x0c")]
    assert dripping == whole
