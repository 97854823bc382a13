"""The delivery panel, receipts, returned work, and what goes and comes by hand."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QPushButton, QTreeWidget

from tests.builders import a_draft, rewritten
from tests.ui.delivery.conftest import Failing, Held, named
from tests.ui.whole.conftest import until
from tests.ui.whole.test_files import drop
from trainer_desk.files.parcel import read_parcel
from trainer_desk.files.receipts import Receipt, Returned, Status, receipt_bytes, receipt_name
from trainer_desk.sync import Unreachable
from trainer_desk.ui.delivery_dialog import DeliveryDialog
from trainer_desk.ui.safe import PlainEditor
from trainer_desk.ui.safe.dialogs import SafeDialog
from trainer_desk.ui.widgets.controls import Notice
from trainer_desk.ui.widgets.delivery_panel import DeliveryPanel
from trainer_desk.ui.widgets.diff_view import DiffView
from trainer_desk.ui.widgets.phrases import row_remark, row_state_name
from trainer_desk.ui.widgets.shown_parcels import ParcelLook, parcel_sentence
from trainer_desk.work.states import TaskState


def answer(program, folder: Path, **more: object) -> list[Path]:
    """Lay a receipt for every parcel into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    laid = []
    for row in program.opened.store.outbox.parcels():
        fields = {"status": Status.ACCEPTED, **more}
        receipt = Receipt(parcel=row.name, sha256=row.sha256, **fields)
        path = folder / receipt_name(receipt)
        path.write_bytes(receipt_bytes(receipt))
        laid.append(path)
    return laid


def returned(program, remark: str) -> tuple[Returned, ...]:
    """What sends the first judgment back."""
    row = program.opened.store.outbox.parcels()[0]
    judgment = read_parcel(program.opened.store.outbox.parcel_body(row.key)).judgments[0]
    return (Returned(judgment_id=judgment.id, task_id=judgment.task_id, revision=1, remark=remark),)


def inbox(program, target: Path) -> Path:
    return target / "ack" / str(program.opened.trainer)


def panel(program) -> DeliveryPanel:
    program.hands.press("Ctrl+Alt+U")
    return program.dialog(DeliveryDialog).findChild(DeliveryPanel)


def choose(shown: DeliveryPanel, row: int) -> None:
    """Choose a parcel of the only batch, as it is listed."""
    tree = named(shown, "parcels", QTreeWidget)
    tree.setCurrentItem(tree.topLevelItem(0).child(row))


def deliver_in(program, shown: DeliveryPanel) -> None:
    named(shown, "deliverNow", QPushButton).click()
    until(lambda: not program.delivering.is_busy)


def parcels(shown: DeliveryPanel) -> list[tuple[ParcelLook, int]]:
    return [(one.look, one.judgments) for batch in shown.batches() for one in batch.parcels]


def details(program) -> str:
    return program.dialog(SafeDialog).findChild(PlainEditor).text()


def test_the_panel_shows_work_from_finished_to_confirmed(start, target):
    with start(target=target) as program:
        program.finish(0, 1)
        shown = panel(program)
        seen = [parcels(shown)]
        deliver_in(program, shown)
        seen.append(parcels(shown))
        answer(program, inbox(program, target))
        deliver_in(program, shown)
        seen.append(parcels(shown))

        assert seen == [
            [(ParcelLook.OPEN, 2)],
            [(ParcelLook.DELIVERED, 2)],
            [(ParcelLook.CONFIRMED, 2)],
        ]
        assert "confirmed" in program.notice()
        assert shown.batches()[0].parcels[0].attempts == 1


def test_an_invalid_parcel_is_shown_with_the_reason(start, target):
    with start(target=target) as program:
        (key,) = program.finish(0)
        program.deliver()
        answer(program, inbox(program, target), status=Status.INVALID, reason="cannot be read")
        program.deliver()
        (parcel,) = panel(program).batches()[0].parcels
        row = program.opened.desk.task_row(key)

        assert "cannot be read" in program.notice()
        assert parcel.reason == "cannot be read"
        assert parcel.look is ParcelLook.INVALID
        assert (row.remark, row_state_name(row)) == ("cannot be read", "Not accepted")


def test_an_invalid_parcel_stays_so_and_is_put_right_by_a_new_one(start, target):
    with start(target=target) as program:
        (key,) = program.finish(0)
        program.deliver()
        answer(program, inbox(program, target), status=Status.INVALID, reason="cannot be read")
        program.deliver()
        program.deliver()
        stays = parcels(panel(program))
        program.opened.desk.reopen(key)
        program.finish(0, text="anew and better")
        program.deliver()
        row = program.opened.desk.task_row(key)

        assert stays == [(ParcelLook.INVALID, 1)]
        assert program.states() == ["refused", "delivered"]
        assert (row.remark, row_state_name(row)) == ("", "Delivered")


def test_work_that_had_come_before_is_told_apart_and_counts_once(start, target):
    with start(target=target) as program:
        (key,) = program.finish(0)
        program.deliver()
        answer(program, inbox(program, target), status=Status.DUPLICATE)
        program.deliver()
        shown = panel(program)
        (parcel,) = shown.batches()[0].parcels
        row = program.opened.desk.task_row(key)

        assert parcel.look is ParcelLook.KNOWN
        assert "counts once" in parcel_sentence(parcel)
        assert "counts once" in program.notice()
        assert row_state_name(row) == "Known before, counts once"
        assert row.state is TaskState.CONFIRMED


def test_work_that_was_done_twice_says_that_it_does_not_count(start, target):
    with start(target=target) as program:
        (key,) = program.finish(0)
        program.deliver()
        task = program.opened.desk.task_row(key).id
        answer(program, inbox(program, target), conflicts=(task,))
        program.deliver()
        row = program.opened.desk.task_row(key)

        assert "do not count" in program.notice()
        assert row_state_name(row).startswith("Not counted")
        assert row_remark(row) == ""


def test_a_parcel_of_which_some_had_come_before_says_how_many(start, target):
    with start(target=target) as program:
        program.finish(0, 1, 2)
        program.deliver()
        answer(program, inbox(program, target), judgments=2)
        program.deliver()
        (parcel,) = panel(program).batches()[0].parcels

        assert parcel.look is ParcelLook.CONFIRMED
        assert "1 judgment" in parcel_sentence(parcel)
        assert "what came first counts" in parcel_sentence(parcel)


def test_the_panel_offers_the_step_that_helps(start, target):
    with start(target=target) as program:
        program.finish(0)
        shown = panel(program)
        program.gates.wrap = lambda inner: Failing(inner, lambda: Unreachable("no route"))
        deliver_in(program, shown)
        state = named(shown, "targetState", Notice)
        said = state.text()
        program.gates.wrap = lambda inner: inner
        state.findChild(QPushButton).click()
        until(lambda: program.states() == ["delivered"])

        assert "no route" in said


def test_a_batch_that_is_kept_here_stays_here_until_it_is_let_go(start, target):
    with start(target=target) as program:
        program.finish(0)
        shown = panel(program)
        pause = named(shown, "pauseBatch", QPushButton)
        pause.click()
        deliver_in(program, shown)
        kept = program.states()
        pause.click()
        deliver_in(program, shown)

        assert kept == []
        assert program.states() == ["delivered"]


def test_the_panel_is_used_by_keyboard_and_heard(start, target, qapp):
    with start(target=target) as program:
        program.finish(0)
        shown = panel(program)
        tree = shown.findChild(QTreeWidget)
        until(lambda: shown.isAncestorOf(qapp.focusWidget()))
        visited = set()
        for _ in range(20):
            QTest.keyClick(qapp.focusWidget(), Qt.Key.Key_Tab)
            visited.add(qapp.focusWidget())
        buttons = [one for one in shown.findChildren(QAbstractButton) if one.isVisible()]
        heard = [QAccessible.queryAccessibleInterface(one) for one in (*buttons, tree)]

        assert set(buttons) | {tree} <= visited
        assert all(one.text(QAccessible.Text.Name) for one in heard)


def test_work_that_came_back_shows_its_remark_and_what_changed_since(start, target):
    with start(target=target) as program:
        (key,) = program.finish(0, text="the first words")
        program.deliver()
        answer(program, inbox(program, target))
        answer(
            program,
            inbox(program, target),
            status=Status.RETURNED,
            returned=returned(program, "look at <b>the second</b> sentence"),
        )
        program.deliver()
        told = program.notice()
        program.desktop.flow.open(key)
        bar = program.desktop.window.remark
        said, quiet = bar.remark(), bar.isVisible()
        program.desktop.flow.replace(rewritten(a_draft("the last words"), "a rewrite"))
        named(bar, "thenAndNow", QPushButton).click()
        view = bar.findChild(DiffView)
        until(lambda: view.diff() is not None)
        words = [(span.kind.name, span.text) for span in view.diff().spans]
        named(bar, "thenAndNow", QPushButton).click()

        (parcel,) = panel(program).batches()[0].parcels
        assert parcel.look is ParcelLook.RETURNED
        assert "came back" in told
        assert quiet
        assert said == "look at <b>the second</b> sentence"
        assert ("DELETED", "first words") in words
        assert ("INSERTED", "last words\n\na rewrite") in words
        program.desktop.flow.step(1)
        assert not bar.isVisible()
        program.desktop.flow.step(-1)
        assert bar.isVisible()


def test_a_task_on_screen_that_comes_back_is_shown_so_at_once(start, target):
    with start(target=target) as program:
        (key,) = program.finish(0)
        program.deliver()
        program.desktop.flow.open(key)
        answer(
            program,
            inbox(program, target),
            status=Status.RETURNED,
            returned=returned(program, "again"),
        )
        program.deliver()

        assert program.desktop.flow.task.state is TaskState.RETURNED
        assert not program.desktop.flow.task.read_only
        assert program.desktop.window.remark.isVisible()


def test_an_opened_parcel_says_what_it_is_instead_of_failing(start, target, tmp_path, qapp):
    with start(target=target) as program:
        program.finish(0, 1)
        (path,) = program.opened.courier.save_parcels(tmp_path)
        drop(qapp, program.desktop.window, path)
        said = details(program)
        program.dialog(SafeDialog).reject()

        assert "2 judgments" in said.replace("(s)", "s")
        assert "made here and is not delivered yet" in said
        assert len(program.opened.desk.batches()) == 1


def test_a_damaged_parcel_is_said_to_be_one(start, tmp_path, qapp):
    path = tmp_path / "b1--000001--x.tddone"
    path.write_bytes(b"PK\x03\x04 nothing")
    with start() as program:
        drop(qapp, program.desktop.window, path)
        until(program.notice)

        assert "cannot be read" in program.notice()
        assert "Nothing was changed" in program.notice()


def test_receipts_that_came_by_hand_confirm_once(start, tmp_path, qapp):
    with start() as program:
        program.finish(0)
        program.desktop.delivery.save_parcels_to(tmp_path)
        until(program.notice)
        saved = program.notice()
        laid = answer(program, tmp_path / "mail")
        drop(qapp, program.desktop.window, *laid)
        until(lambda: "confirmed" in program.notice())
        drop(qapp, program.desktop.window, *laid)
        until(lambda: "nothing new" in program.notice())

        assert str(tmp_path) in saved
        assert program.states() == ["confirmed"]


def test_parcels_saved_by_hand_are_recognised_as_delivered_later(start, target):
    with start(target=target) as program:
        program.deliver()
        program.finish(0)
        folder = target / "out" / str(program.opened.trainer) / str(program.opened.device)
        folder.mkdir(parents=True)
        program.opened.courier.save_parcels(folder)
        program.deliver()

        assert program.states() == ["delivered"]
        assert len(list(folder.glob("*.tddone"))) == 1


def test_differences_from_the_target_are_listed(start, target):
    with start(target=target) as program:
        program.finish(0)
        program.deliver()
        program.desktop.delivery.compare()
        until(lambda: "Nothing is missing" in program.notice())
        (path,) = target.glob("out/*/*/*.tddone")
        path.unlink()
        program.desktop.delivery.compare()
        said = details(program)
        program.dialog(SafeDialog).reject()

        assert path.name in said
        assert program.states() == ["delivered"]


def test_what_is_missing_at_the_target_is_sent_again_by_a_button(start, target):
    with start(target=target) as program:
        program.finish(0)
        program.deliver()
        (path,) = target.glob("out/*/*/*.tddone")
        body = path.read_bytes()
        path.unlink()
        program.desktop.delivery.compare()
        details(program)
        named(program.dialog(SafeDialog), "sendMissing", QPushButton).click()
        until(lambda: "sent again" in program.notice())

        assert path.read_bytes() == body
        assert program.states() == ["delivered"]


def test_comparing_counts_what_a_receipt_came_for(start, target):
    with start(target=target) as program:
        program.finish(0, 1)
        program.deliver()
        answer(program, inbox(program, target))
        program.deliver()
        program.desktop.delivery.compare()
        until(lambda: "a receipt came before" in program.notice())

        assert "0 parcel" not in program.notice()
        assert "1 parcel" in program.notice()


def test_after_another_target_was_chosen_earlier_parcels_are_not_called_missing(
    start, target, tmp_path
):
    other = tmp_path / "other"
    other.mkdir()
    with start(target=target) as program:
        program.finish(0)
        program.deliver()
        program.delivering.use(str(other), automatic=False)
        program.deliver()
        program.desktop.delivery.compare()
        until(lambda: "another target" in program.notice())
        program.finish(1)
        program.deliver()
        program.desktop.delivery.compare()
        until(lambda: "Nothing is missing" in program.notice())

        assert "another target" in program.notice()
        assert program.find(SafeDialog) is None


def test_one_parcel_is_kept_here_while_the_others_go(start, target):
    with start(target=target) as program:
        for position in range(3):
            program.finish(position)
            program.opened.courier.save_parcels(target.parent)
        program.delivering.read_again()
        shown = panel(program)
        choose(shown, 1)
        named(shown, "holdParcel", QPushButton).click()
        deliver_in(program, shown)
        kept = parcels(shown)
        choose(shown, 1)
        named(shown, "holdParcel", QPushButton).click()
        deliver_in(program, shown)

        assert [look for look, _ in kept] == [
            ParcelLook.DELIVERED,
            ParcelLook.HELD,
            ParcelLook.DELIVERED,
        ]
        assert program.states() == ["delivered"] * 3


def test_one_parcel_is_delivered_alone(start, target):
    with start(target=target) as program:
        for position in range(3):
            program.finish(position)
            program.opened.courier.save_parcels(target.parent)
        program.delivering.read_again()
        shown = panel(program)
        choose(shown, 1)
        named(shown, "deliverParcel", QPushButton).click()
        until(lambda: "delivered" in program.states())
        until(lambda: not program.delivering.is_busy)

        assert program.states() == ["queued", "delivered", "queued"]


def test_a_parcel_under_way_is_kept_here_and_the_round_goes_on_without_it(start, target):
    with start(target=target) as program:
        for position in range(3):
            program.finish(position)
            program.opened.courier.save_parcels(target.parent)
        shown = panel(program)
        held = Held()
        program.gates.wrap = held.around
        named(shown, "deliverNow", QPushButton).click()
        until(held.waits.is_set)
        second = program.opened.store.outbox.parcels()[1].name
        program.gates.wrap = lambda inner: inner
        shown.hold_asked.emit(second, True)
        held.go.set()
        until(lambda: program.states().count("delivered") >= 2 and not program.delivering.is_busy)

        assert program.states()[0] == program.states()[2] == "delivered"


@pytest.mark.parametrize("shape", ["file", "read_only"])
def test_a_folder_that_takes_no_parcels_is_told(start, tmp_path, shape):
    folder = tmp_path / "stick"
    folder.write_bytes(b"") if shape == "file" else None
    with start() as program:
        program.finish(0)
        program.desktop.delivery.save_parcels_to(folder)
        until(program.notice)

        assert "could not be saved" in program.notice()
        assert program.opened.desk.waiting().parcels == 1
