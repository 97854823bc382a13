"""Real batches come out of the store as they went in, code point for code point."""

import pytest

from tests.builders import a_desk
from trainer_desk.files.importers import read
from trainer_desk.files.reading import no_progress


@pytest.mark.data
@pytest.mark.parametrize(
    ("folder", "words"), [("ru_llm_arena", "НАПИШИ стих"), ("alpaca_eval", "WRITE poem")]
)
def test_every_task_of_a_real_batch_is_kept_exactly(data_dir, store, clock, folder, words):
    files = sorted(path for path in (data_dir / folder).iterdir() if path.suffix in FILES)
    reading = read(files[:5])
    desk = a_desk(store, clock)

    batch = desk.import_batch(reading).batch

    tasks = list(reading.tasks(no_progress))
    assert desk.task_count(batch) == len(tasks) > 400
    for position, task in enumerate(tasks):
        assert desk.open_task(desk.task_at(batch, position)).task == task
    expected = [
        position
        for position, task in enumerate(tasks)
        if all(word.casefold() in everything(task) for word in words.split())
    ]
    rows = desk.search(batch, words, cancelled=lambda: False)
    assert [row.position for row in rows] == expected != []
    assert store.verify() == 0


FILES = (".jsonl", ".json")


def everything(task):
    texts = [turn.text for turn in task.prompt] + [one.text for one in task.responses]
    return "\n".join(texts).casefold().replace("ё", "е")
