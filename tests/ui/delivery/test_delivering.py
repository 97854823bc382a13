"""Delivery by hand and by itself: work goes on meanwhile and nothing is lost."""

import json
import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QPushButton

from tests.ui.delivery.conftest import Doomed, Failing, Held, Hung, Slow, named
from tests.ui.whole.conftest import until
from tests.ui.whole.working import explain, rank, stored
from trainer_desk.files.parcel import read_parcel
from trainer_desk.sync import Refused, Unreachable, Why
from trainer_desk.ui.delivery_dialog import DeliveryDialog
from trainer_desk.ui.target_dialog import TargetDialog
from trainer_desk.ui.widgets.controls import Notice
from trainer_desk.ui.widgets.delivery_panel import DeliveryPanel
from trainer_desk.work.states import TaskState


def there(target: Path) -> int:
    """How many judgments are at a folder target."""
    return sum(len(read_parcel(path).judgments) for path in target.glob("out/*/*/*.tddone"))


def local(program) -> list[tuple[str, str, bytes]]:
    """What the desk has of its parcels, and where tasks stand."""
    outbox = program.opened.store.outbox
    rows = program.opened.desk.task_rows(program.desktop.queue.batch, start=0, count=99)
    parcels = [(row.name, row.sha256, outbox.parcel_body(row.key)) for row in outbox.parcels()]
    return [*parcels, *((row.id, row.state.value, b"") for row in rows)]


def test_what_was_finished_is_delivered_and_told(start, target):
    with start(target=target) as program:
        keys = program.finish(0, 1, 2)
        program.deliver()

        assert "3 judgments delivered" in program.notice().replace("(s)", "s")
        assert there(target) == 3
        assert program.opened.desk.task_row(keys[0]).state is TaskState.SENT


def test_an_unreachable_target_is_told_and_tried_again_by_the_button(start, target):
    with start(target=target) as program:
        program.finish(0)
        program.gates.wrap = lambda inner: Failing(inner, lambda: Unreachable("no route"))
        program.deliver()
        said, line = program.notice(), program.delivering.note()
        program.gates.wrap = lambda inner: inner
        program.press_notice()
        until(lambda: there(target) == 1)

        assert "no route" in said
        assert "Your work is safe here" in said
        assert "does not answer" in line


def test_a_server_that_asked_for_time_gets_it(start, target):
    with start(target=target) as program:
        program.finish(0)
        program.gates.wrap = lambda inner: Failing(
            inner, lambda: Unreachable("busy", wait_seconds=3600)
        )
        program.deliver()
        asked = program.gates.opened
        program.hands.press("Ctrl+Shift+U")

        assert "asked to be left alone until" in program.notice()
        assert not program.delivering.is_busy
        assert program.gates.opened == asked


def test_what_a_person_asked_for_goes_on_when_the_server_has_had_its_time(start, target):
    with start(target=target) as program:
        program.finish(0)
        program.gates.wrap = lambda inner: Failing(
            inner, lambda: Unreachable("busy", wait_seconds=1)
        )
        program.deliver()
        said, line = program.notice(), program.delivering.note()
        program.gates.wrap = lambda inner: inner
        program.finish(1)
        until(lambda: there(target) > 0)
        until(lambda: "delivered and read back" in program.notice())

        assert "the server asked for time" in said
        assert "tried again at" in said
        assert "is busy, next try" in line


def test_the_panel_says_that_the_server_asked_to_wait(start, target):
    with start(target=target) as program:
        program.finish(0)
        program.gates.wrap = lambda inner: Failing(
            inner, lambda: Unreachable("busy", wait_seconds=3600)
        )
        program.deliver()
        program.hands.press("Ctrl+Alt+U")
        panel = program.dialog(DeliveryDialog).findChild(DeliveryPanel)
        named(panel, "deliverNow", QPushButton).click()
        answer = named(panel, "deliveryAnswer", Notice)

        assert "asked to be left alone until" in answer.text()


@pytest.mark.parametrize(
    "trouble", [lambda: Unreachable("no route"), lambda: Refused(Why.RIGHTS, "no way")]
)
def test_where_nothing_waited_it_is_fetching_that_failed(start, target, trouble):
    with start(target=target) as program:
        program.finish(0)
        program.deliver()
        program.gates.wrap = lambda inner: Failing(inner, trouble)
        program.deliver()
        fetching = program.notice()
        program.desktop.traffic.compare()
        until(lambda: "Not compared" in program.notice())
        program.finish(1)
        program.deliver()

        assert fetching.startswith("Nothing fetched")
        assert program.notice().startswith("Not delivered")


@pytest.mark.parametrize("harm", ["vanished", "emptied", "swapped"])
def test_a_target_that_is_not_what_it_was_changes_nothing_here(start, target, harm):
    with start(target=target) as program:
        program.finish(0)
        program.deliver()
        program.finish(1)
        program.opened.courier.save_parcels(target.parent)
        before = local(program)
        shutil.rmtree(target)
        if harm != "vanished":
            target.mkdir()
        if harm == "swapped":
            other = {"format": "trainer-desk-target/1", "id": "another"}
            (target / "target.json").write_text(json.dumps(other))
        program.deliver()
        said, after = program.notice(), local(program)

        assert "Not delivered" in said
        assert "Nothing was changed here" in said or "Your work is safe here" in said
        assert [one for one in after if one[2]] == [one for one in before if one[2]]
        assert [one for one in after if not one[2]] == [one for one in before if not one[2]]
    assert list(target.glob("out/**/*.tddone")) == []


@pytest.mark.parametrize("why", list(Why))
def test_every_refusal_says_what_is_safe_and_offers_a_step(start, target, why):
    with start(target=target) as program:
        program.finish(0)
        program.gates.wrap = lambda inner: Failing(inner, lambda: Refused(why, "that is so"))
        program.deliver()

        said = program.notice()
        assert "that is so" in said
        assert any(word in said for word in ("safe here", "Nothing was"))
        assert program.states() == []
        assert program.opened.desk.waiting().judgments == 1
        assert program.find(TargetDialog) is None


def test_a_stopped_delivery_loses_nothing_and_goes_on(start, target):
    with start(target=target, tasks=6) as program:
        for position in range(6):
            program.finish(position)
            program.opened.courier.save_parcels(target.parent)
        held = Held()
        program.gates.wrap = held.around
        program.hands.press("Ctrl+Shift+U")
        until(held.waits.is_set)
        program.delivering.cancel()
        held.go.set()
        until(lambda: not program.delivering.is_busy)
        said, left = program.notice(), program.states().count("queued")
        program.gates.wrap = lambda inner: inner
        program.press_notice()
        until(lambda: there(target) == 6)

        assert "stopped" in said
        assert left > 0
    assert list(target.rglob(".part-*")) == []


def test_typing_goes_on_during_a_slow_delivery(start, target):
    with start(target=target, tasks=8) as program:
        program.finish(*range(1, 8))
        rank(program, 1, 2)
        lines: list[Slow] = []
        program.gates.wrap = lambda inner: lines.append(Slow(inner, 0.25)) or lines[-1]
        beats: list[int] = []
        heart = QTimer()
        heart.timeout.connect(lambda: beats.append(1))
        heart.start(5)
        program.hands.press("Ctrl+Shift+U")
        text = "typed while the line was slow " * 3
        explain(program, text)
        busy = program.delivering.is_busy
        until(lambda: not program.delivering.is_busy)
        heart.stop()

        assert busy
        assert stored(program).answers[-1][1].text == text
        assert there(target) == 7
        # A window that waited for the line would beat once a step, not every few milliseconds.
        assert len(beats) > 4 * sum(line.steps for line in lines)


def test_what_is_finished_meanwhile_goes_right_afterwards(start, target):
    with start(target=target) as program:
        program.finish(0)
        program.gates.wrap = lambda inner: Slow(inner, 0.05)
        program.hands.press("Ctrl+Shift+U")
        program.finish(1)
        program.hands.press("Ctrl+Shift+U")
        until(lambda: there(target) == 2)


@pytest.mark.parametrize("error", [Unreachable("gone"), Refused(Why.TARGET, "another place")])
def test_a_delivery_asked_for_during_one_that_fails_is_done_afterwards(start, target, error):
    with start(target=target) as program:
        program.finish(0)
        doomed = Doomed(lambda: error)
        program.gates.wrap = doomed.around
        program.hands.press("Ctrl+Shift+U")
        until(doomed.waits.is_set)
        program.gates.wrap = lambda inner: inner
        program.hands.press("Ctrl+Shift+U")
        doomed.go.set()
        until(lambda: there(target) == 1)
        until(lambda: not program.delivering.is_busy)

        assert "1 judgment" in program.notice()
        assert program.delivering.trouble is None


def test_what_was_asked_for_before_stopping_is_not_begun_afterwards(start, target):
    with start(target=target) as program:
        program.finish(0)
        doomed = Doomed(lambda: Unreachable("gone"))
        program.gates.wrap = doomed.around
        program.hands.press("Ctrl+Shift+U")
        until(doomed.waits.is_set)
        program.gates.wrap = lambda inner: inner
        program.hands.press("Ctrl+Shift+U")
        program.delivering.cancel()
        doomed.go.set()
        until(lambda: not program.delivering.is_busy)

        assert there(target) == 0


def test_the_failure_of_the_target_before_is_not_held_against_the_new_one(start, target, tmp_path):
    with start(target=tmp_path / "before") as program:
        program.finish(0)
        doomed = Doomed(lambda: Refused(Why.LOGIN, "wrong"))
        program.gates.wrap = doomed.around
        program.hands.press("Ctrl+Shift+U")
        until(doomed.waits.is_set)
        program.delivering.use(str(target), automatic=False)
        doomed.go.set()
        until(lambda: not program.delivering.is_busy)

        assert program.delivering.trouble is None
        assert "wrong" not in program.notice()


def test_a_delivery_to_a_target_that_hangs_is_stopped_at_once(start, target):
    hung = Hung()
    with start(target=target) as program:
        program.finish(0)
        program.gates.wrap = hung.around
        program.hands.press("Ctrl+Shift+U")
        until(hung.asked.is_set)
        program.delivering.cancel()
        until(lambda: not program.delivering.is_busy)
        said = program.notice()
        program.gates.wrap = lambda inner: inner
        program.press_notice()
        until(lambda: there(target) == 1)

        assert "stopped" in said
        assert not hung.end.is_set()
    hung.end.set()


@pytest.mark.parametrize("known", [True, False])
def test_the_window_closes_while_a_target_hangs(start, target, known):
    hung = Hung()
    with start(target=target) as program:
        if known:
            program.deliver()
        program.finish(0)
        program.gates.wrap = hung.around
        program.hands.press("Ctrl+Shift+U")
        until(hung.asked.is_set)
    # Closing waits for the work under way; the target never let go.
    assert not hung.end.is_set()
    hung.end.set()
    with start(target=target) as program:
        program.deliver()

        assert there(target) == 1


def test_the_window_closes_in_the_middle_and_nothing_is_lost(start, target):
    with start(target=target) as program:
        program.finish(0, 1)
        program.gates.wrap = lambda inner: Slow(inner, 0.2)
        program.hands.press("Ctrl+Shift+U")
        until(lambda: program.delivering.is_busy)
    with start(target=target) as program:
        program.deliver()

        assert there(target) == 2


def test_it_delivers_by_itself_soon_after_the_start(start, target):
    with start(target=target) as program:
        program.finish(0)
    with start(target=target, automatic=True) as program:
        until(lambda: there(target) == 1)
        until(lambda: not program.delivering.is_busy)

        assert program.notice() == ""
        assert program.delivering.next_try is not None


def test_by_itself_it_is_quiet_about_being_offline_and_backs_off(start, target):
    with start(target=target, automatic=True) as program:
        program.gates.wrap = lambda inner: Failing(inner, lambda: Unreachable("no route"))
        until(lambda: program.delivering.trouble is not None)

        assert program.notice() == ""
        assert "next try" in program.delivering.note()


def test_by_itself_it_never_tries_a_refused_login_again(start, target):
    with start(target=target, automatic=True) as program:
        program.gates.wrap = lambda inner: Failing(inner, lambda: Refused(Why.LOGIN, "wrong"))
        until(lambda: program.delivering.trouble is not None)

        assert program.delivering.next_try is None
        assert "log in" in program.notice()
