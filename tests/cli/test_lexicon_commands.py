"""Word lists on the command line: put into a batch, tried out, and refused where they are none."""

import json

import pytest

from tests.ui.whole.marked import ERROR, OBSCENE, marks_file
from trainer_desk.files.native import read_native
from trainer_desk.files.reading import no_progress
from trainer_desk.work.marks import Lexicon

WORDS = "# Rude words\ndamn\ndude\n\ndude\nearth\terror\n"


@pytest.fixture
def batch(tmp_path):
    return marks_file(tmp_path)


@pytest.fixture
def words(tmp_path):
    path = tmp_path / "words.txt"
    path.write_text(WORDS, encoding="utf-8")
    return path


def add(run, batch, words, out, *more):
    return run("lexicon", "add", batch, words, "--label", "obscene", *more, "-o", out)


def test_a_word_list_becomes_lexicons_of_the_next_revision(run, batch, words, tmp_path):
    out = tmp_path / "out.tdbatch"

    done = add(run, batch, words, out, "--language", "en")

    before, after = read_native(batch), read_native(out)
    assert done.exit_code == 0
    assert after.batch.lexicons == (
        Lexicon(label=OBSCENE, language="en", words=("damn", "dude")),
        Lexicon(label=ERROR, language="en", words=("earth",)),
    )
    assert (after.batch.id, after.batch.revision) == (before.batch.id, before.batch.revision + 1)
    assert list(after.tasks(no_progress)) == list(before.tasks(no_progress))


def test_words_that_are_there_already_are_not_added_again(run, batch, words, tmp_path):
    once, twice = tmp_path / "once.tdbatch", tmp_path / "twice.tdbatch"
    add(run, batch, words, once)

    add(run, once, words, twice)

    assert read_native(twice).batch.lexicons == read_native(once).batch.lexicons


def test_the_words_are_counted_in_all_their_forms(run, batch, words, tmp_path):
    out = tmp_path / "out.tdbatch"
    add(run, batch, words, out)

    rows = json.loads(run("lexicon", "try", out, "--json").stdout)

    found = {row["word"]: row["found"] for row in rows}
    assert found == {"dude": 6, "damn": 3, "earth": 3}


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"word\tnowhere\n", "the labels of the batch's form are slang, error, obscene"),
        (b"fine\n\xff\xfe\n", "line 2: is not UTF-8"),
        (b"one\ttwo\tthree\n", "line 1: more than one tab"),
        (b"x" * 300, "longer than 200 characters"),
    ],
)
def test_what_is_no_word_list_is_refused_with_its_line(run, batch, tmp_path, content, told):
    words, out = tmp_path / "words.txt", tmp_path / "out.tdbatch"
    words.write_bytes(content)

    done = add(run, batch, words, out)

    assert done.exit_code == 1
    assert told in done.stderr
    assert not out.exists()


@pytest.mark.data
def test_real_lists_become_lexicons(run, batch, data_dir, tmp_path):
    out = tmp_path / "out.tdbatch"

    done = add(run, batch, data_dir / "lexicons" / "ldnoobw_ru.txt", out, "--language", "ru")

    (lexicon,) = read_native(out).batch.lexicons
    assert done.exit_code == 0
    assert len(lexicon.words) > 100
