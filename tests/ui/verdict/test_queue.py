"""The queue shows any number of tasks, reading only what is looked at."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
import shiboken6
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QImage, QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QProgressBar

from trainer_desk.ui.safe import SafeLabel
from trainer_desk.ui.widgets.controls import Chip
from trainer_desk.ui.widgets.queue_dock import QueueDock
from trainer_desk.ui.widgets.queue_model import PAGE_ROWS, PAGES_KEPT, QueueModel
from trainer_desk.ui.widgets.queue_view import QueueView
from trainer_desk.work.ids import TaskId, TaskKey
from trainer_desk.work.states import TaskRow, TaskState

MILLION = 1_000_000


def row_at(position: int, state: TaskState = TaskState.NEW) -> TaskRow:
    return TaskRow(
        key=TaskKey(position + 1000),
        id=TaskId(str(position)),
        position=position,
        title=f"Вопрос номер {position}: 😀 почему небо голубое?",
        state=state,
    )


class Source:
    """A list of tasks that remembers what was read of it."""

    def __init__(self) -> None:
        self.read: list[tuple[int, int]] = []
        self.changed: dict[int, TaskRow] = {}

    def __call__(self, start: int, count: int) -> tuple[TaskRow, ...]:
        self.read.append((start, count))
        return tuple(self.changed.get(at, row_at(at)) for at in range(start, start + count))


@pytest.fixture
def dock(qtbot):
    made = QueueDock()
    made.resize(240, 700)
    made.show()
    qtbot.waitExposed(made)
    yield made
    shiboken6.delete(made)


@pytest.fixture
def said(dock):
    heard: list[object] = []
    dock.task_chosen.connect(lambda key: heard.append(("task", key)))
    dock.filter_changed.connect(lambda state, flagged: heard.append(("filter", state, flagged)))
    dock.search_changed.connect(lambda words: heard.append(("search", words)))
    return heard


def view(dock: QueueDock) -> QueueView:
    return dock.findChild(QueueView)


def chip(dock: QueueDock, text: str) -> Chip:
    return next(each for each in dock.findChildren(Chip) if each.text() == text)


def chips(dock: QueueDock) -> list[str]:
    return [each.text() for each in dock.findChildren(Chip) if each.isVisible()]


# The model


def test_a_million_rows_are_read_a_page_at_a_time():
    source, model = Source(), QueueModel()
    model.set_source(MILLION, source)

    assert source.read == []
    assert model.rowCount() == MILLION
    assert model.row(MILLION - 1) == row_at(MILLION - 1)
    assert model.row(500_000) == row_at(500_000)
    assert all(count <= PAGE_ROWS for _, count in source.read)
    assert len(source.read) == 2


def test_only_the_pages_last_looked_at_are_kept():
    source, model = Source(), QueueModel()
    model.set_source(MILLION, source)

    for page in range(PAGES_KEPT + 10):
        model.row(page * PAGE_ROWS)
    model.row(0)
    model.row((PAGES_KEPT + 9) * PAGE_ROWS)

    assert len(source.read) == PAGES_KEPT + 11


def test_a_list_that_became_shorter_has_empty_rows_and_no_error():
    model = QueueModel()
    model.set_source(10, lambda start, count: tuple(row_at(at) for at in range(3)))

    assert model.row(5) is None
    assert model.row(-1) is None
    assert model.row(10) is None
    assert model.data(model.index(5)) is None


def test_a_changed_task_is_shown_as_it_is_now_without_reading(qtbot):
    source, model = Source(), QueueModel()
    model.set_source(MILLION, source)
    model.row(70)
    now = row_at(70, TaskState.DONE)

    with qtbot.waitSignal(model.dataChanged) as heard:
        model.refresh({now.key: now, TaskKey(5): row_at(5)})

    assert model.row(70) == now
    assert heard.args[0].row() == 70
    assert len(source.read) == 1


def test_screen_readers_hear_number_title_and_state():
    model = QueueModel()
    model.set_source(2, lambda start, count: (row_at(0), replace(row_at(1), remark="source?")))

    heard = model.data(model.index(1), Qt.ItemDataRole.AccessibleTextRole)
    assert heard.startswith("2. Вопрос номер 1")
    assert heard.endswith("New. source?")


# The list


def test_setters_say_nothing(dock, said):
    dock.set_source(MILLION, Source())
    dock.set_counts({TaskState.NEW: 5}, flagged=1)
    dock.set_due(date(2026, 12, 1))
    dock.set_current(TaskKey(1010), 10)
    dock.show_results((row_at(4),))
    dock.refresh({})
    dock.reset()

    assert said == []


def test_going_to_a_far_task_reads_a_few_pages(dock):
    source = Source()
    dock.set_source(MILLION, source)
    dock.grab()

    dock.set_current(TaskKey(901_000), 900_000)
    dock.grab()

    assert view(dock).currentIndex().row() == 900_000
    assert len(source.read) <= 4


def test_a_click_chooses_a_task_and_the_one_on_screen_is_not_opened_again(dock, said, qtbot):
    dock.set_source(50, Source())
    dock.set_current(TaskKey(1001), 1)
    where = view(dock).visualRect(view(dock).model().index(3)).center()
    here = view(dock).visualRect(view(dock).model().index(1)).center()

    for at in (here, where):
        qtbot.mouseClick(view(dock).viewport(), Qt.MouseButton.LeftButton, pos=at)

    assert said == [("task", TaskKey(1003))]


def test_arrows_and_return_choose_a_task(dock, said, qtbot):
    dock.set_source(50, Source())
    dock.set_current(TaskKey(1001), 1)
    view(dock).setFocus()

    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Return):
        qtbot.keyClick(view(dock), key)

    assert said == [("task", TaskKey(1002))]


def test_letters_and_digits_are_left_to_the_window(dock):
    dock.set_source(50, Source())
    dock.set_current(TaskKey(1001), 1)
    view(dock).setFocus()

    for key, text in ((Qt.Key.Key_3, "3"), (0, "в"), (Qt.Key.Key_Equal, "=")):
        event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, text)
        QApplication.sendEvent(view(dock), event)

    assert view(dock).currentIndex().row() == 1


def test_reading_the_list_again_leaves_it_where_it_was(dock):
    dock.set_source(500, Source())
    dock.set_current(TaskKey(1300), 300)
    before = view(dock).verticalScrollBar().value()

    dock.set_source(499, Source())

    assert view(dock).verticalScrollBar().value() == before


def test_the_task_on_screen_is_marked_in_the_picture(dock):
    dock.set_source(50, Source())
    dock.set_current(TaskKey(1001), 1)

    image: QImage = dock.grab().toImage()
    area = view(dock).visualRect(view(dock).model().index(1))
    edge = view(dock).viewport().mapTo(dock, area.topLeft() + QPoint(1, area.height() // 2))
    accent = image.pixelColor(edge)
    plain = image.pixelColor(edge + QPoint(0, area.height()))
    assert accent != plain


@pytest.mark.parametrize("state", list(TaskState))
def test_every_state_has_its_own_picture_or_words(dock, state):
    dock.set_source(1, lambda start, count: (row_at(0),))
    new = dock.grab().toImage()

    dock.set_source(1, lambda start, count: (row_at(0, state),))
    dock.grab()

    assert (dock.grab().toImage() == new) is (state is TaskState.NEW)


def test_a_flag_and_a_moment_are_painted(dock):
    now = datetime.now(tz=UTC)
    plain = row_at(0, TaskState.DRAFT)
    pictures = []
    for row in (plain, replace(plain, flagged=True), replace(plain, saved_at=now)):
        dock.set_source(1, lambda start, count, row=row: (row,))
        pictures.append(dock.grab().toImage())

    assert pictures[0] != pictures[1]
    assert pictures[0] != pictures[2]


# Filters and search


def test_only_states_with_tasks_have_a_chip(dock):
    dock.set_counts({TaskState.NEW: 78, TaskState.DRAFT: 3, TaskState.DONE: 0}, flagged=2)

    assert chips(dock) == ["All 81", "New 78", "Drafts 3", "Flagged 2"]


def test_a_chip_filters_once_and_all_takes_it_back(dock, said, qtbot):
    dock.set_counts({TaskState.NEW: 78, TaskState.DRAFT: 3}, flagged=2)

    for text in ("Drafts 3", "Drafts 3", "Flagged 2", "All 81"):
        qtbot.mouseClick(chip(dock, text), Qt.MouseButton.LeftButton)

    assert said == [
        ("filter", TaskState.DRAFT, False),
        ("filter", None, True),
        ("filter", None, False),
    ]
    assert [each.isChecked() for each in (chip(dock, "All 81"), chip(dock, "Drafts 3"))] == [
        True,
        False,
    ]


def test_the_chosen_chip_stays_when_its_last_task_left(dock, qtbot):
    dock.set_counts({TaskState.NEW: 78, TaskState.DRAFT: 1})
    qtbot.mouseClick(chip(dock, "Drafts 1"), Qt.MouseButton.LeftButton)

    dock.set_counts({TaskState.NEW: 78, TaskState.DONE: 1})

    assert chips(dock) == ["All 79", "New 78", "Drafts 0", "Done 1"]


def test_typing_searches_once_after_a_pause(dock, said, qtbot):
    field = dock.findChild(QLineEdit)

    with qtbot.waitSignal(dock.search_changed):
        field.insert("небо ")

    assert said == [("search", "небо")]


def test_return_searches_at_once_and_goes_to_the_list(dock, said, qtbot):
    dock.set_source(50, Source())
    dock.focus_search()
    field = dock.findChild(QLineEdit)

    field.insert("небо")
    qtbot.keyClick(field, Qt.Key.Key_Return)

    assert said == [("search", "небо")]
    assert view(dock).currentIndex().row() == 0


def test_escape_clears_the_search(dock, said, qtbot):
    field = dock.findChild(QLineEdit)
    field.insert("небо")
    qtbot.keyClick(field, Qt.Key.Key_Return)

    qtbot.keyClick(field, Qt.Key.Key_Escape)

    assert said == [("search", "небо"), ("search", "")]
    assert field.text() == ""


def test_results_take_the_place_of_the_list(dock):
    dock.set_source(MILLION, Source())

    dock.show_results((row_at(7), row_at(9)))

    assert view(dock).model().rowCount() == 2


def test_an_empty_list_says_so(dock, qtbot):
    qtbot.keyClicks(dock.findChild(QLineEdit), "xyz")

    dock.show_results(())

    words = [each.text() for each in dock.findChildren(SafeLabel) if each.isVisible()]
    assert "Nothing found. Esc clears the search." in words


# Progress


def test_progress_counts_what_wants_no_more_work(dock):
    dock.set_counts(
        {
            TaskState.NEW: 5,
            TaskState.DRAFT: 1,
            TaskState.RETURNED: 2,
            TaskState.DONE: 3,
            TaskState.SKIPPED: 1,
            TaskState.CONFIRMED: 8,
        }
    )

    bar = dock.findChild(QProgressBar)
    assert (bar.value(), bar.maximum()) == (12, 20)
    assert "12 of 20 done" in [each.text() for each in dock.findChildren(QLabel)]


def test_a_due_date_is_shown_only_where_there_is_one(dock):
    dock.set_due(date(2026, 12, 1))
    with_date = [each.text() for each in dock.findChildren(QLabel) if each.isVisible()]

    dock.set_due(None)

    without = [each.text() for each in dock.findChildren(QLabel) if each.isVisible()]
    assert any(text.startswith("due ") for text in with_date)
    assert not any(text.startswith("due ") for text in without)
