"""Tables: delimiters, quoting, encodings."""

import csv
import io

import pytest

from trainer_desk.files.errors import FormatError
from trainer_desk.files.importers import ImportKind, read, recognise
from trainer_desk.files.reading import no_progress


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_the_delimiter_is_found(write, tasks_in, delimiter, mark):
    text = io.StringIO(newline="")
    table = csv.writer(text, delimiter=delimiter)
    table.writerow(["id", "prompt", "answer 1", "answer 2"])
    table.writerow(["x1", 'a, b; c | d\t"e"\r\nf\n\ng', "one\rtwo", "2"])
    table.writerow(["x2", "q", "", " r "])
    path = write(mark + text.getvalue())

    found = recognise([path])
    first, second = tasks_in(path)

    assert (found.kind, found.mapping.delimiter) == (ImportKind.TABLE, delimiter)
    assert first.question == 'a, b; c | d\t"e"\r\nf\n\ng'
    assert [response.text for response in first.responses] == ["one\rtwo", "2"]
    assert [response.text for response in second.responses] == [" r "]


@pytest.mark.parametrize("encoding", ["cp1251", "koi8-r", "cp866", "mac-cyrillic"])
def test_another_encoding_is_guessed_and_must_be_confirmed(write, tasks_in, encoding):
    text = "id;prompt;answer\n1;Как дела у вас сегодня?;Хорошо, спасибо\n2;Что это такое?;Книга\n"
    path = write(text.encode(encoding))
    found = recognise([path])

    with pytest.raises(FormatError, match="confirm the encoding"):
        read([path], found=found)
    first, second = tasks_in(path, found=found, mapping=found.mapping)

    assert (found.mapping.encoding, found.certain) == (encoding, False)
    assert (first.question, second.responses[0].text) == ("Как дела у вас сегодня?", "Книга")


def test_a_person_can_correct_encoding_and_delimiter(write):
    path = write("prompt;a\nпривет,мир;b\n".encode("koi8-r"))

    found = recognise([path], encoding="koi8-r", delimiter=";")

    assert found.certain
    assert found.samples == (("привет,мир", "b"),)


def test_empty_rows_are_skipped_and_a_nameless_column_is_named(write, tasks_in):
    path = write(",prompt,answer\n\n0,p,r\n,,\n1,q,s\n")

    first, second = tasks_in(path)

    assert first.meta_json == '{"column 1":"0"}'
    assert second.question == "q"


def test_a_table_of_one_column_needs_a_telling_header(write, tasks_in):
    assert [task.question for task in tasks_in(write("prompt\nWhy?\nHow?\n"))] == ["Why?", "How?"]

    with pytest.raises(FormatError, match="neither JSON nor a table"):
        tasks_in(write("Dear diary\nnothing happened\n"))


def test_a_field_of_a_megabyte_is_read(write, tasks_in):
    long = "слово " * 200_000

    (task,) = tasks_in(write(f'prompt,answer\n"{long}",r\n'))

    assert task.question == long


def test_an_empty_cell_is_told(write):
    reading = read([write("prompt,answer\np,\nq,r\n")])

    tasks = list(reading.tasks(no_progress))

    assert [len(task.responses) for task in tasks] == [0, 1]
    assert reading.remarks() == ("An empty response was left out",)


def test_an_encoding_is_guessed_from_late_letters_of_a_large_file(write):
    rows = "id;prompt;answer\n" + "1;plain;text\n" * 40_000 + "2;Что это такое?;Это книга\n" * 900

    assert recognise([write(rows.encode("cp1251"))]).mapping.encoding == "cp1251"


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp1252", "Où est la bibliothèque ? Ça coûte très cher à Noël"),
        ("gb18030", "今天天气怎么样，我们去哪里吃饭？这个问题很重要"),
        ("shift_jis", "今日は天気がいいですね。どこへ行きますか。"),
    ],
)
def test_encodings_of_other_languages_are_guessed(write, encoding, text):
    rows = "id,prompt\n" + f"1,{text}\n" * 3

    assert recognise([write(rows.encode(encoding))]).mapping.encoding == encoding
