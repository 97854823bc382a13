"""Bad files are refused with file, line and reason, and nothing of them is taken."""

import gzip
import io
import json
import zipfile

import pytest

from trainer_desk.files.errors import FormatError

GOOD = '{"id": "a", "prompt": "p", "response": "r"}'
ALPACA = '{"instruction": "i", "output": "o", "generator": "g"}'
QUESTION = '{"question_id": 1, "turns": [{"content": "q"}]}'
ANSWER = '{"question_id": 1, "model_id": "m", "choices": [{"turns": [{"content": "a"}]}]}'
NODE = '{"message_id": "m", "text": "t", "role": "prompter", "replies": []}'


def zipped(*names):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return stream.getvalue()


def tree(node):
    return f'{{"message_tree_id": "x", "prompt": {node}}}'


def many(count):
    return json.dumps({"prompt": "p", "responses": ["r"] * count})


SIDES = ("chosen", "rejected")
BAD = {
    "empty": ("", None, "the file is empty"),
    "white space": ("\n \n", 1, "nothing but white space"),
    "prose": ("Dear all,\nhow are you\n", 1, "neither JSON nor a table"),
    "a number": ("42\n", 1, "neither JSON nor a table"),
    "binary": (b"\x7fELF\x00\x01\x02", 1, "NUL"),
    "utf-16 without mark": ("{}".encode("utf-16-le"), 1, "NUL"),
    "pdf": ("%PDF-1.7\n", None, "PDF"),
    "parquet": (b"PAR1\x15\x04", None, "Parquet"),
    "gzip": (gzip.compress(b"{}"), None, "gzip"),
    "damaged zip": (zipped("batch.json")[:40], None, "damaged"),
    "foreign zip": (zipped("a.txt"), None, "no batch"),
    "workbook": (zipped("[Content_Types].xml", "xl/workbook.xml"), None, "office document"),
    "cut off line": (GOOD + '\n{"prompt": "p", "resp', 2, "cut off"),
    "no object": (GOOD + "\n[1]\n", 2, "not a JSON object"),
    "two objects in a line": (GOOD + "\n" + GOOD + GOOD + "\n", 2, "not JSON"),
    "wrong encoding later": (
        GOOD.replace("p", "приветик").encode() + b'\n{"prompt": "\xff"}',
        2,
        "not UTF-8",
    ),
    "NaN": (GOOD + '\n{"prompt": "p", "score": NaN}\n', 2, "NaN"),
    "infinity": (GOOD + '\n{"prompt": "p", "score": 1e999}\n', 2, "too large"),
    "key twice": (GOOD + '\n{"prompt": "p", "prompt": "q"}\n', 2, "twice"),
    "deep": (GOOD + '\n{"prompt": "p", "x": ' + "[" * 99 + "]" * 99 + "}\n", 2, "deeper"),
    "very deep": (
        GOOD + '\n{"prompt": "p", "x": ' + "[" * 200000 + "]" * 200000 + "}",
        2,
        "deeper",
    ),
    "lone surrogate": (GOOD + '\n{"id": "b", "prompt": "\\ud800"}\n', 2, "surrogate"),
    "NUL in the prompt": (GOOD + '\n{"id": "b", "prompt": "a\\u0000"}\n', 2, "NUL"),
    "huge number": (GOOD + '\n{"id": 99999999999999999999, "prompt": "p"}\n', 2, "64 bits"),
    "id twice": (GOOD + '\n\n{"id": "a", "prompt": "q"}\n', 3, "line 1 already"),
    "id missing": (GOOD + '\n{"prompt": "q"}\n', 2, "`id` is missing"),
    "id empty": (GOOD + '\n{"id": "", "prompt": "q"}\n', 2, "is empty"),
    "id is a list": (
        '{"uid": "a", "prompt": "p"}\n' + '{"uid": [], "prompt": "q"}\n',
        2,
        "is a list",
    ),
    "id too long": ('{"id": "' + "x" * 201 + '", "prompt": "p"}\n', 1, "longer than 200"),
    "prompt missing": (GOOD + '\n{"id": "b", "response": "r"}\n', 2, "`prompt` is missing"),
    "prompt null": (GOOD + '\n{"id": "b", "prompt": null}\n', 2, "null"),
    "prompt empty": (GOOD + '\n{"id": "b", "prompt": " "}\n', 2, "empty"),
    "prompt is a number": ('{"prompt": 5, "response": "r"}\n', 1, "a number"),
    "response is a number": ('{"prompt": "p", "response": 5}\n', 1, "a number"),
    "no messages": ('{"messages": []}\n', 1, "empty"),
    "unknown role": ('{"messages": [{"role": "wizard", "content": "c"}]}\n', 1, "wizard"),
    "an image": (
        '{"messages": [{"role": "user", "content": [{"type": "image"}]}]}\n',
        1,
        "else than text",
    ),
    "message without text": ('{"messages": [{"role": "user"}]}\n', 1, "null where its text"),
    "ten responses": (many(10), 1, "at most 9"),
    "ten columns": (
        json.dumps({"prompt": "p"} | {f"answer_{n}": "r" for n in range(1, 11)}),
        1,
        "at most 9",
    ),
    "a response without text": (
        '{"prompt": "p", "responses": ["a"]}\n' * 41 + '{"prompt": "p", "responses": [{"x": 1}]}',
        42,
        "no text",
    ),
    "responses no list": (
        '{"prompt": "p", "responses": ["a"]}\n' * 41 + '{"prompt": "p", "responses": "a"}',
        42,
        "not a list",
    ),
    "array cut off": (f"[{GOOD},\n{GOOD}", 2, "cut off"),
    "array cut off inside": (f"[\n{GOOD},\n" + GOOD[:20], 3, "cut off inside item 2"),
    "array trailing comma": (f"[{GOOD}\n,]", 2, "nothing where item 2"),
    "array without comma": (f"[{GOOD}\n{GOOD}]", 2, "comma is missing after item 1"),
    "array of texts": ('["a", "b"]', 1, "item 1 is not an object"),
    "array with a null": (f"[{GOOD},\n null]", 2, "item 2 is not an object"),
    "text after the array": (f"[{GOOD}]\nbye", 2, "after the end"),
    "two arrays": (f"[{GOOD}]\n[{GOOD}]", 2, "after the end"),
    "empty array": ("[]", 1, "no records"),
    "bad item": (f'[{GOOD}, {{"prompt": "p", "x": tru}}]', 1, "item 2: this is not JSON"),
    "key twice in an array": (
        f'[\n{GOOD},\n{{"id": "b", "id": "c"}}]',
        3,
        "item 2: `$` holds the key",
    ),
    "id twice in an array": (f"[\n{GOOD},\n{GOOD}]", 3, "item 2: the id `a` stands in line 2"),
    "object without a list": ('{\n"a": 1,\n"b": [2]}', 1, "no list of objects"),
    "object with two lists": (f'{{\n"a": [{GOOD}],\n"b": [{GOOD}]}}', 3, "several lists"),
    "broken frame": (f'{{\n"a": [{GOOD}],\n"b": nope}}', 1, "not JSON"),
    "frame cut off": (f'{{\n"a": [{GOOD}],\n"b": ', 2, "cut off"),
    "key twice in the frame": (f'{{\n"a": [{GOOD}], "b": 1, "b": 2}}', 1, "twice"),
    "row too short": (
        "id,prompt,answer\n1,p,r\n2,q\n3,p,r\n",
        3,
        "2 fields where the header has 3",
    ),
    "row too long": (
        'id,prompt,answer\n1,"p\n\n",r\n2,q,r,s\n3,p,r\n',
        5,
        "4 fields where the header has 3",
    ),
    "open quote": ('id,prompt,answer\n1,p,r\n2,p,r\n3,"q,r\n', 4, "inside a quoted field"),
    "text after a quote": (
        'id,prompt,answer\n1,p,r\n2,p,r\n3,"q"x,r\n',
        4,
        "after the quotation mark",
    ),
    "column twice": ("prompt,prompt\na,b\n", 1, "two columns are called `prompt`"),
    "header alone": ("prompt,answer\n", 1, "no records"),
    "row id twice": ("id,prompt\n1,p\n1,q\n", 3, "line 2 already"),
    "empty prompt in a row": ("id,prompt\n1,p\n2,\n", 3, "empty"),
    "no prompt column": ("foo,bar\n1,p\n", 1, "looks like a prompt"),
    "an output missing": (
        f'[{ALPACA},\n{{"instruction": "j", "generator": "g"}}]',
        2,
        "item 2: the field `output`",
    ),
    "an instruction missing": (
        f'[{ALPACA},\n{{"output": "j", "generator": "g"}}]',
        2,
        "`instruction` is missing",
    ),
    "an output of a wrong type": (
        f'[{ALPACA},\n{{"instruction": "j", "output": 1}}]',
        2,
        "a number",
    ),
    "question twice": (f"{QUESTION}\n{QUESTION}\n", 2, "line 1 already"),
    "empty question": ('{"question_id": 1, "turns": []}', 1, "empty"),
    "answers alone": (ANSWER, None, "choose the file of the questions"),
    "tree without prompt": (tree(NODE) + '\n{"message_tree_id": "y"}', 2, "not a message"),
    "tree of wrong roles": (tree(NODE.replace("prompter", "wizard")), 1, "wizard"),
    "tree with bad replies": (tree(NODE.replace("[]", "[1]")), 1, "not an object"),
    "tree with replies no list": (tree(NODE.replace("[]", "1")), 1, "not a list"),
    "tree without ranks": (tree(NODE), None, "no tasks"),
    "pair without rejected": (
        '{"chosen": "a", "rejected": "b", "prompt": "p"}\n{"chosen": "a"}',
        2,
        "`rejected` is missing",
    ),
    "pair without prompt": ('{"chosen": "yes", "rejected": "no"}', 1, "begin differently"),
    "pair of numbers": ('{"prompt": "p", "chosen": 1, "rejected": 2}', 1, "not two texts"),
    "pair of other talks": (
        json.dumps(
            {side: [{"role": "user", "content": side}] * 2 for side in ("chosen", "rejected")}
        ),
        1,
        "two endings",
    ),
    "pair with an empty answer": ('{"prompt": "p", "chosen": [], "rejected": []}', 1, "empty"),
    "pair answered by the user": (
        json.dumps({side: [{"role": "user", "content": side}] for side in SIDES} | {"prompt": "p"}),
        1,
        "not the assistant",
    ),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_refused(write, tasks_in, name):
    content, line, reason = BAD[name]
    path = write(content, "bad file.txt")

    with pytest.raises(FormatError) as refused:
        tasks_in(path)

    assert refused.value.file == "bad file.txt"
    assert refused.value.line == line
    assert reason in refused.value.reason
    assert "\n" not in refused.value.reason
    assert len(refused.value.reason) < 300


def test_a_line_beyond_ten_megabytes_is_refused(write, tasks_in):
    path = write(GOOD + '\n{"prompt": "' + "x" * 11_000_000 + '"}\n')

    with pytest.raises(FormatError, match="line 2: the line is longer than 10 MB"):
        tasks_in(path)


def test_an_element_beyond_ten_megabytes_is_refused(write, tasks_in):
    path = write(f'[{GOOD},\n{{"prompt": "' + "x" * 11_000_000 + '"}]')

    with pytest.raises(FormatError, match="line 2: item 2 is longer than 10 MB"):
        tasks_in(path)


def test_a_field_beyond_ten_megabytes_is_refused(write, tasks_in):
    row = "x" * 1_000_000 + "\n"
    path = write('id,prompt,answer\n1,p,r\n2,p,r\n3,"' + row * 11)

    with pytest.raises(FormatError, match="line 4: a field is longer than 10 MB"):
        tasks_in(path)


@pytest.mark.parametrize(
    ("contents", "file", "line", "reason"),
    [
        ((QUESTION, QUESTION), "1", None, "so is `0`"),
        ((QUESTION, GOOD), "1", None, "neither a file of questions"),
        ((GOOD, GOOD), "1", None, "read alone"),
        ((QUESTION, f"{ANSWER}\n{ANSWER}\n"), "1", 2, "answered in line 1 already"),
        ((QUESTION, '{"question_id": 1, "choices": []}'), "1", 1, "empty"),
        ((QUESTION, ANSWER.replace('[{"content', '[{"x": 1}, {"content')), "1", 1, "null"),
        ((QUESTION, ANSWER.replace('[{"content', '["b", {"content')), "1", 1, "2 turns"),
        ((f"[{ALPACA}]", f"[{ALPACA}, {{}}]"), "1", 1, "`instruction` is missing"),
        ((f"[{ALPACA}]", f"[{ALPACA},"), "1", 1, "cut off"),
        ((QUESTION, ANSWER.encode("utf-16")), "1", 1, "must be in UTF-8"),
    ],
)
def test_files_that_do_not_go_together_are_refused(write, tasks_in, contents, file, line, reason):
    paths = [write(content, str(number)) for number, content in enumerate(contents)]

    with pytest.raises(FormatError) as refused:
        tasks_in(*paths)

    assert (refused.value.file, refused.value.line) == (file, line)
    assert reason in refused.value.reason


@pytest.mark.parametrize(
    ("begin", "end", "file", "reason"),
    [
        (b"", b"\n", "pairs.jsonl", "must be in UTF-8"),
        (b"[\n", b"\n]", "pairs.json", "must be in UTF-8"),
        (
            "{}\n".format('{"prompt": "Как дела?", "chosen": "a", "rejected": "b"}').encode(),
            b"\n",
            "u",
            "UTF-8",
        ),
    ],
)
@pytest.mark.parametrize("bad_line", [2, 40, 4000])
def test_a_byte_that_is_not_utf8_is_told_with_its_line(
    write, tasks_in, begin, end, file, reason, bad_line
):
    pair = b'{"prompt": "How?", "chosen": "good", "rejected": "bad"}'
    lines = [pair] * 5000
    at = bad_line - 1 - begin.count(b"\n")
    lines[at] = pair.replace(b"good", b"caf\xe9 \x81")
    between = b",\n" if begin.startswith(b"[") else b"\n"

    with pytest.raises(FormatError) as refused:
        tasks_in(write(begin + between.join(lines) + end, file))

    assert (refused.value.file, refused.value.line) == (file, bad_line)
    assert reason in refused.value.reason


@pytest.mark.parametrize("line_end", [b"\n", b"\r\n", b"\r"])
def test_a_row_that_is_not_utf8_is_told_with_its_line(write, tasks_in, line_end):
    rows = [b"prompt,answer", *["вопрос,ответ".encode()] * 3000]
    rows[1999] = b"\xff,answer"

    with pytest.raises(FormatError) as refused:
        tasks_in(write(line_end.join(rows), "rows.csv"))

    assert (refused.value.line, refused.value.reason) == (
        2000,
        "some bytes in this line are not UTF-8",
    )


def test_a_file_given_twice_a_folder_and_nothing_are_refused(write, tasks_in, tmp_path):
    path = write(f"[{ALPACA}]")

    with pytest.raises(FormatError, match="given twice"):
        tasks_in(path, path)
    with pytest.raises(FormatError, match="a folder"):
        tasks_in(tmp_path)
    with pytest.raises(FormatError, match="cannot be read"):
        tasks_in(tmp_path / "absent")
    with pytest.raises(FormatError, match="no file"):
        tasks_in()
