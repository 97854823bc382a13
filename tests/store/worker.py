"""A process that works until it is killed, and writes down what it was told is saved.

Every line is an acknowledgement: `draft POSITION TEXT`, `submit POSITION TEXT`, `undo POSITION`,
`import NAME`.
"""

import os
from datetime import UTC, datetime
from pathlib import Path

from tests.builders import WHY, a_desk, a_reading, open_store
from tests.builders import a_draft as complete
from trainer_desk.store import AlreadyOpen, Store
from trainer_desk.work.answers import TextAnswer
from trainer_desk.work.states import TaskState

TASKS = 400


def work(folder: Path, life: int, words: Path) -> None:
    """Work on a desk for ever."""
    said = os.open(words, os.O_WRONLY | os.O_CREAT | os.O_APPEND)

    def acknowledge(*what: object) -> None:
        os.write(said, (" ".join(map(str, what)) + "\n").encode())

    store = open_store(folder, lambda: datetime.now(UTC))
    desk = a_desk(store, lambda: datetime.now(UTC))
    batch = desk.import_batch(a_reading(TASKS, name="main")).batch
    acknowledge("import", "main")
    number = 0
    while True:
        number += 1
        position = (life * 37 + number) % TASKS
        key = desk.task_at(batch, position)
        text = f"life {life} number {number}"
        if desk.task_row(key).state in (TaskState.NEW, TaskState.DRAFT):
            draft = desk.open_task(key).draft.answered(WHY, TextAnswer(text=text))
            desk.save_draft(key, draft)
            acknowledge("draft", position, text)
            if number % 2:
                desk.submit(key, complete(text))
                acknowledge("submit", position, text)
            if number % 7 == 5:
                change = desk.undo()
                acknowledge("undo", desk.task_row(change.show).position)
        if number % 10 == 0:
            name = f"extra-{life}-{number}"
            desk.import_batch(a_reading(1500, name=name))
            acknowledge("import", name)


def come_in(folder, start, answers):
    """Wait for the others, try to open the store, and stay in until everybody has tried."""
    start.wait(60)
    try:
        store = Store(folder, mounts=tuple)
    except AlreadyOpen:
        answers.put("refused")
        start.wait(60)
    else:
        answers.put("in")
        start.wait(60)
        store.close()
