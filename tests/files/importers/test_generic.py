"""Generic JSON lines, JSON and their mapping."""

import json
from dataclasses import replace

import pytest

from trainer_desk.files.errors import FormatError
from trainer_desk.files.importers import ImportKind, Mapping, read, recognise
from trainer_desk.files.reading import no_progress
from trainer_desk.work.task import Role


def test_jsonl_columns_are_guessed_and_the_rest_is_kept(write, tasks_in):
    path = write(
        [
            {
                "id": 7,
                "prompt": "Hi",
                "answer_b": "two",
                "answer_a": "one",
                "lang": "en",
                "note": 1.50,
            }
        ]
    )

    found = recognise([path])
    (task,) = tasks_in(path)

    assert found.kind is ImportKind.JSONL
    assert found.columns == ("id", "prompt", "answer_b", "answer_a", "lang", "note")
    assert found.samples == (("7", "Hi", "two", "one", "en", "1.5"),)
    assert (task.id, task.question, task.language) == ("7", "Hi", "en")
    assert [(response.id, response.text) for response in task.responses] == [
        ("r1", "one"),
        ("r2", "two"),
    ]
    assert json.loads(task.meta_json) == {"note": 1.5}


def test_digits_of_kept_numbers_are_untouched(write, tasks_in):
    path = write('{"prompt": "p", "score": 0.10000000000000000001, "big": 9007199254740993}\n')

    (task,) = tasks_in(path)

    assert task.meta_json == '{"score":0.10000000000000000001,"big":9007199254740993}'


def test_models_are_paired_with_their_answers(write, tasks_in):
    path = write(
        [{"question": "q", "answer_a": "x", "answer_b": "y", "model_a": "A-1", "model_b": "B-2"}]
    )

    (task,) = tasks_in(path)

    assert [(response.text, response.model) for response in task.responses] == [
        ("x", "A-1"),
        ("y", "B-2"),
    ]
    assert task.meta_json == "{}"


def test_a_list_of_texts_and_objects_is_understood(write, tasks_in):
    path = write(
        [
            {"prompt": "p", "responses": ["one", {"text": "two", "model": "M", "score": 3}]},
            {"prompt": "q", "responses": []},
        ]
    )

    first, second = tasks_in(path)

    assert [(each.text, each.model) for each in first.responses] == [("one", ""), ("two", "M")]
    assert json.loads(first.meta_json) == {"responses": [{}, {"score": 3}]}
    assert second.responses == ()


def test_a_mapping_picks_among_more_than_nine(write, tasks_in):
    path = write([{"prompt": "p", "responses": [str(number) for number in range(12)]}])
    mapping = recognise([path]).mapping

    with pytest.raises(FormatError, match=r"line 1: the list `responses` has 12 responses"):
        tasks_in(path)
    (task,) = tasks_in(path, mapping=replace(mapping, pick=(1, 12)))

    assert [response.text for response in task.responses] == ["0", "11"]


def test_messages_become_turns_and_the_last_answer_a_response(write, tasks_in):
    said = [
        {"role": "system", "content": "Be brief."},
        {"role": "user", "content": [{"type": "text", "text": "Hi"}]},
        {"role": "assistant", "content": "Hello"},
    ]
    path = write([{"messages": said}])

    (task,) = tasks_in(path)

    assert [(turn.role, turn.text) for turn in task.prompt] == [
        (Role.SYSTEM, "Be brief."),
        (Role.USER, "Hi"),
    ]
    assert [response.text for response in task.responses] == ["Hello"]


def test_shared_conversations_in_the_other_spelling_are_understood(write, tasks_in):
    said = [{"from": "human", "value": "Hi"}, {"from": "gpt", "value": "Hello"}]
    path = write([{"conversations": said}])

    (task,) = tasks_in(path)

    assert task.question == "Hi"
    assert [response.text for response in task.responses] == ["Hello"]


def test_instruction_with_input_becomes_two_turns(write, tasks_in):
    path = write([{"instruction": "Translate", "input": "кот", "output": "cat", "system": "S"}])

    (task,) = tasks_in(path)

    assert [(turn.role, turn.text) for turn in task.prompt] == [
        (Role.SYSTEM, "S"),
        (Role.USER, "Translate"),
        (Role.USER, "кот"),
    ]


def test_a_null_response_is_left_out_with_a_remark(write):
    path = write([{"prompt": "p", "response_1": "x", "response_2": None}])
    reading = read([path])

    (task,) = reading.tasks(no_progress)

    assert [response.text for response in task.responses] == ["x"]
    assert reading.remarks() == ("An empty response was left out",)


def test_an_empty_text_in_json_is_a_response(write, tasks_in):
    path = write([{"prompt": "p", "response_1": "x", "response_2": ""}])

    (task,) = tasks_in(path)

    assert [response.text for response in task.responses] == ["x", ""]


@pytest.mark.parametrize(
    "text",
    [
        '[{"prompt": "p", "response": "r"}]',
        '\ufeff[\n  {\n    "prompt": "p",\n    "response": "r"\n  }\n]\n',
        '{"version": 2, "data": [{"prompt": "p", "response": "r"}], "done": true}',
        '{\n "data": [\n  {"prompt": "p", "response": "r"}\n ],\n "tags": ["a", {"b": []}]\n}',
        '{"data":\n[{"prompt": "p", "response": "r"}]}',
        '{"prompt": "p", "response": "r"}',
        '\n\n{"prompt": "p", "response": "r"}\r\n\n',
    ],
)
def test_the_same_task_in_every_shape_of_json(write, tasks_in, text):
    (task,) = tasks_in(write(text))

    assert (task.question, task.responses[0].text) == ("p", "r")


def test_utf16_with_its_mark_is_read(write, tasks_in):
    text = '{"prompt": "Привет\u2028мир", "response": "🙂"}\n'

    (task,) = tasks_in(write(text.encode("utf-16")))

    assert (task.question, task.responses[0].text) == ("Привет\u2028мир", "🙂")


def test_unicode_line_separators_do_not_end_a_line(write, tasks_in):
    odd = "a\u2028b\u0085c\x0bd\x0ce\u00a0f\ufefff"

    (task,) = tasks_in(write([{"prompt": odd, "response": odd}]))

    assert task.question == task.responses[0].text == odd


def test_another_mapping_is_another_batch(write):
    path = write([{"prompt": "p", "response": "r", "revised": "s"}])
    guessed = recognise([path]).mapping
    other = replace(guessed, responses=("response", "revised"))

    batches = [read([path], mapping=mapping).batch.id for mapping in (None, guessed, other)]

    assert batches[0] == batches[1] != batches[2]


def test_the_batch_does_not_depend_on_the_name(write):
    line = [{"prompt": "p", "response": "r"}]

    first, second = read([write(line, "a_b.jsonl")]), read([write(line, "c.txt")])

    assert first.source_sha256 == second.source_sha256
    assert first.batch.id == second.batch.id
    assert (first.batch.title, second.batch.title) == ("a b", "c")


def test_title_language_and_form_can_be_given(write):
    path = write([{"prompt": "Как дела у вас", "response": "Хорошо"}])

    guessed, given = read([path]), read([path], title="T", language="uk")

    assert guessed.batch.language == "ru"
    assert (given.batch.title, given.batch.language) == ("T", "uk")
    assert guessed.batch.form.questions


def test_without_a_prompt_column_a_mapping_is_asked_for(write, tasks_in):
    path = write([{"foo": "p", "bar": "r"}])
    found = recognise([path])

    with pytest.raises(FormatError, match=r"none of the columns looks like a prompt"):
        read([path])
    (task,) = tasks_in(path, found=found, mapping=Mapping(prompt="foo", responses=("bar",)))

    assert (found.mapping, found.certain) == (None, False)
    assert task.question == "p"


def test_progress_ends_with_the_whole_file(write):
    path = write([{"prompt": "p" * 1000, "response": "r"}] * 1000)
    told = []

    list(read([path]).tasks(lambda done, total: told.append((done, total))))

    assert told == sorted(told)
    assert told[-1] == (path.stat().st_size, path.stat().st_size)


def test_a_file_that_changes_is_refused(write):
    path = write([{"prompt": "p", "response": "r"}])
    reading = read([path])
    write([{"prompt": "p", "response": "changed"}])

    with pytest.raises(FormatError, match="changed while"):
        list(reading.tasks(no_progress))


def test_tasks_can_be_streamed_twice(write):
    path = write([{"id": "a", "prompt": "p", "response": None}, {"id": "b", "prompt": "q"}])
    reading = read([path])

    first, second = list(reading.tasks(no_progress)), list(reading.tasks(no_progress))

    assert first == second
    assert reading.remarks() == ("An empty response was left out (2 times)",)


def test_a_nul_beside_the_texts_is_replaced_and_told(write):
    path = write('{"prompt": "p", "response": "r", "raw": "a\\u0000b\\\\u0000"}\n')
    reading = read([path])

    (task,) = reading.tasks(no_progress)

    assert json.loads(task.meta_json) == {"raw": "a\ufffdb\\u0000"}
    assert len(reading.remarks()) == 1


def test_published_comparisons_are_understood(write, tasks_in):
    alpaca = {
        "instruction": "p", "output_1": "a", "generator_1": "A", "output_2": "b",
        "generator_2": "B", "preference": 1.5,
    }  # fmt: skip
    steered = {
        "domain": "d", "language": "english", "context": [{"role": "user", "content": "p"}],
        "response1": "a", "response2": "b", "overall_preference": -2,
    }  # fmt: skip
    feedback = {
        "source": "s", "instruction": "p", "models": ["A", "B"],
        "completions": [{"model": "A", "response": "a"}, {"model": "B", "response": "b"}],
    }  # fmt: skip
    ranker = {"prompt": "p", "items": [{"id": "1", "body": "a"}, {"id": "2", "body": "b"}]}

    tasks = [tasks_in(write([record]))[0] for record in (alpaca, steered, feedback, ranker)]

    assert [(task.question, *(each.text for each in task.responses)) for task in tasks] == [
        ("p", "a", "b")
    ] * 4
    assert [tuple(each.model for each in task.responses) for task in tasks] == [
        ("A", "B"), ("", ""), ("A", "B"), ("", ""),
    ]  # fmt: skip
    assert tasks[1].language == "en"


def test_a_closed_stream_lets_go_of_its_files(write):
    path = write([{"prompt": f"p{n}"} for n in range(10)])
    stream = read([path]).tasks(no_progress)

    next(stream)
    stream.close()

    with pytest.raises(StopIteration):
        next(stream)
