"""A parcel whose bytes were let go: what the window says of it; nothing sends or saves it."""

from dataclasses import replace
from datetime import date

import pytest

from tests.builders import Clock, a_desk, a_draft, a_reading, first_task, open_store
from tests.store.test_redacting import confirm, live, seal
from tests.ui.delivery.test_panel import choose, details, panel
from tests.ui.whole.conftest import until
from tests.ui.whole.test_files import drop
from trainer_desk.app import surroundings
from trainer_desk.desk import Redacted, WriteFailed
from trainer_desk.ui.controllers.upkeep import Upkeep
from trainer_desk.ui.jobs import Jobs
from trainer_desk.ui.safe import SafeLabel
from trainer_desk.ui.sentences import reason
from trainer_desk.ui.widgets.shown_parcels import ParcelLook


@pytest.fixture
def parcel(tmp_path):
    """A parcel in the data folder, confirmed in spring, whose month is over with the next day."""
    clock = Clock()
    store = open_store(tmp_path / "data", clock)
    desk = a_desk(store, clock)
    desk.import_batch(a_reading(5))
    row = seal(store, desk, clock, 0)
    (tmp_path / row.name).write_bytes(store.outbox.parcel_body(row.key))
    confirm(store, row, clock)
    live(store, clock, 30)
    store.close()
    return row


def let_go(program):
    """Let the program find out that nobody works, and do what is due."""
    program.hands.press("Ctrl+Shift+P")
    until(lambda: program.desktop.flow.clock.is_idle)
    program.desktop.asked_for.look_after()
    until(lambda: program.opened.store.outbox.bodies().redacted == 1)


def said(shown):
    return " ".join(label.text() for label in shown.findChildren(SafeLabel))


def test_the_panel_says_when_the_bytes_were_removed(start, target, parcel):
    with start(target=target) as program:
        let_go(program)
        shown = panel(program)
        until(lambda: shown.batches() and shown.batches()[0].parcels[0].redacted_at is not None)
        choose(shown, 0)
        (one,) = shown.batches()[0].parcels

        assert one.look is ParcelLook.CONFIRMED
        assert one.judgments == 1
        assert one.size
        assert "Its bytes were removed here on" in said(shown)
        assert "Your judgments are kept" in said(shown)


def test_nothing_sends_or_saves_what_was_let_go(start, target, tmp_path, parcel):
    folder = tmp_path / "saved"
    folder.mkdir()
    with start(target=target) as program:
        let_go(program)
        program.deliver()
        shown = panel(program)
        program.desktop.delivery.save_parcels_to(folder)
        until(lambda: "no parcel to save" in said(shown))
        program.desktop.delivery.compare()
        until(lambda: "Nothing is missing" in said(shown))

        assert list(folder.iterdir()) == []
        assert list(target.glob("out/*/*/*.tddone")) == []
        assert program.states() == ["confirmed"]
        assert program.opened.store.verify() == 1


def test_a_file_of_it_that_is_opened_is_known(start, qapp, tmp_path, parcel):
    with start() as program:
        let_go(program)
        drop(qapp, program.desktop.window, tmp_path / parcel.name)
        told = details(program)

        assert "its receipt has come" in told
        assert "removed on" in told


def test_its_task_comes_back_and_is_done_again(start, target, parcel):
    with start(target=target) as program:
        let_go(program)
        key = first_task(program.opened.desk)
        program.opened.desk.reopen(key)
        draft = program.opened.desk.open_task(key).draft
        program.opened.desk.submit(key, a_draft("a second thought of it"))
        program.deliver()

        assert draft.same_work(a_draft("because of a secret that nobody else should read"))
        assert program.states() == ["confirmed", "delivered"]


def test_it_is_said_in_one_sentence_wherever_it_is_asked_for():
    told = reason(Redacted("b1--000001--x.tddone", date(2026, 4, 1)))

    assert "removed here on" in told
    assert "cannot be sent or saved again" in told


@pytest.mark.parametrize("idle", [True, False])
def test_only_while_nobody_works_is_anything_let_go(start, idle):
    with start() as program:
        done = []
        around = replace(
            surroundings(program.opened, "en"),
            back_up=lambda: done.append("backed up"),
            tidy=lambda: done.append("let go") or 1,
        )
        heard = []
        upkeep = Upkeep(Jobs(program.desktop), around, is_idle=lambda: idle, failed=heard.append)
        upkeep.let_go.connect(lambda: heard.append("let go"))

        upkeep.look()
        until(lambda: "backed up" in done and (not idle or heard))

        assert sorted(done) == (["backed up", "let go"] if idle else ["backed up"])
        assert heard == (["let go"] if idle else [])


def test_what_goes_wrong_meanwhile_is_told(start):
    with start() as program:
        heard = []

        def fail():
            raise WriteFailed

        around = replace(surroundings(program.opened, "en"), back_up=lambda: None, tidy=fail)
        upkeep = Upkeep(Jobs(program.desktop), around, is_idle=lambda: True, failed=heard.append)

        upkeep.look()
        until(lambda: heard)

        assert [type(error) for error in heard] == [WriteFailed]
