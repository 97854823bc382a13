"""A month after its receipt a parcel's bytes go, never before, and nothing else ever does."""

import shutil
import sqlite3  # noqa: TID251 - the file as another program sees it
from contextlib import closing
from datetime import UTC, datetime

import pytest
import sqlite_utils

from tests.builders import Clock, a_desk, a_draft, a_reading, first_task, open_store
from tests.store.test_outbox import parcel_of
from trainer_desk.store import Damaged, ParcelState, Redacted
from trainer_desk.store.connect import connect
from trainer_desk.store.schema import migrations
from trainer_desk.store.version import MIGRATIONS
from trainer_desk.work.states import TaskState, Verdict

DATABASE = "desk.sqlite3"
WORDS = "because of a secret that nobody else should read"


def seal(store, desk, clock, position, text=WORDS):
    """Finish a task and freeze a parcel of it."""
    desk.submit(first_task(desk, position), a_draft(text))
    batch = desk.batches()[0].key
    waiting = store.outbox.unpacked(batch)
    parcel = parcel_of(store, batch, waiting)
    return store.outbox.freeze_parcel(batch, parcel, [one.seq for one in waiting], at=clock())


def confirm(store, parcel, clock):
    store.outbox.mark_parcel(parcel.key, ParcelState.DELIVERED, at=clock())
    store.returns.note_receipt(parcel.key, Verdict.ACCEPTED, at=clock(), taken=parcel.judgments)


def live(store, clock, days, *, step=1):
    """Use the desk for so many days; return how many bodies went."""
    gone = 0
    for _ in range(0, days, step):
        clock.move(days=step)
        gone += store.redact_if_due()
    return gone


@pytest.fixture
def parcel(store, desk, clock):
    return seal(store, desk, clock, 0)


@pytest.fixture
def confirmed(store, parcel, clock):
    confirm(store, parcel, clock)
    return parcel


@pytest.fixture
def redacted(store, confirmed, clock):
    assert live(store, clock, 31) == 1
    return store.outbox.parcel(confirmed.key)


def in_file(folder, *statements):
    with closing(sqlite3.connect(folder / DATABASE)) as other:
        other.execute("PRAGMA recursive_triggers = ON")
        for statement in statements:
            other.execute(statement)
        other.commit()


def is_refused(folder, statement):
    with pytest.raises(sqlite3.IntegrityError, match=r"never|frozen|CHECK"):
        in_file(folder, statement)


# When a body goes


def test_a_body_is_kept_for_a_month_after_the_receipt_and_then_goes(store, confirmed, clock):
    body = store.outbox.parcel_body(confirmed.key)

    assert live(store, clock, 30) == 0
    assert store.outbox.parcel_body(confirmed.key) == body
    assert live(store, clock, 1) == 1
    with pytest.raises(Redacted) as gone:
        store.outbox.parcel_body(confirmed.key)

    assert (gone.value.name, gone.value.on) == (confirmed.name, clock().date())
    assert "judgments in it are kept" in str(gone.value)
    assert live(store, clock, 40) == 0


def test_everything_else_about_a_redacted_parcel_stays(store, desk, confirmed, clock):
    before = store.outbox.parcel(confirmed.key)
    waiting = desk.waiting()
    events = store.events.last()

    live(store, clock, 31)

    after = store.outbox.parcel(confirmed.key)
    assert after.redacted_at == clock()
    for name in ("name", "sha256", "judgments", "size", "state", "verdict", "taken", "made_at"):
        assert getattr(after, name) == getattr(before, name), name
    assert after.changed_at == before.changed_at
    assert store.returns.parcel_named(before.name) == after
    assert desk.waiting() == waiting
    assert store.events.last() == events
    assert desk.task_row(first_task(desk)).state is TaskState.CONFIRMED
    assert store.verify() == 1


@pytest.mark.parametrize(
    "state", [ParcelState.QUEUED, ParcelState.SENDING, ParcelState.DELIVERED, ParcelState.REFUSED]
)
def test_a_parcel_without_a_receipt_is_kept_for_years(store, parcel, clock, state):
    store.outbox.mark_parcel(parcel.key, state, at=clock())

    assert live(store, clock, 800, step=4) == 0

    assert store.outbox.parcel_body(parcel.key)


def test_a_parcel_that_was_not_accepted_is_kept(store, parcel, clock):
    store.returns.note_receipt(parcel.key, Verdict.INVALID, at=clock(), reason="cannot be read")

    assert live(store, clock, 400, step=4) == 0


def test_a_second_receipt_begins_no_second_month(store, confirmed, clock):
    live(store, clock, 20)
    store.returns.note_receipt(confirmed.key, Verdict.DUPLICATE, at=clock(), taken=0)

    assert live(store, clock, 11) == 1


def test_only_what_is_old_enough_goes(store, desk, confirmed, clock):
    live(store, clock, 10)
    younger = seal(store, desk, clock, 1)
    confirm(store, younger, clock)
    waiting = seal(store, desk, clock, 2)

    assert live(store, clock, 21) == 1

    rows = {row.key: row.redacted_at is not None for row in store.outbox.parcels()}
    assert rows == {confirmed.key: True, younger.key: False, waiting.key: False}
    found = store.outbox.bodies()
    assert (found.kept, found.redacted, found.redacted_size) == (2, 1, confirmed.size)
    assert found.kept_size == younger.size + waiting.size


def test_work_on_some_days_of_a_week_is_enough(store, confirmed, clock):
    assert live(store, clock, 35, step=7) == 1


def test_it_is_done_once_a_day_at_most(store, desk, confirmed, clock):
    live(store, clock, 31)
    second = seal(store, desk, clock, 1)
    confirm(store, second, clock)
    live(store, clock, 30)
    clock.move(hours=14)
    before = store.redact_if_due()
    clock.move(hours=10)

    assert (before, store.redact_if_due(), store.redact_if_due()) == (0, 1, 0)


def test_what_was_stopped_goes_on_the_next_day(store, desk, confirmed, clock):
    confirm(store, seal(store, desk, clock, 1), clock)
    live(store, clock, 30)
    clock.move(days=1)
    asked = []

    gone = store.outbox.redact(at=clock(), stop=lambda: bool(asked) or asked.append(1))
    assert gone == 1
    clock.move(days=1)

    assert store.redact_if_due() == 1


# Clocks that are wrong


@pytest.mark.parametrize("years", [1, 73])
def test_a_clock_set_forward_makes_nothing_old(store, confirmed, clock, years):
    live(store, clock, 3)
    clock.move(days=366 * years)
    forward = store.redact_if_due() + live(store, clock, 5)
    clock.move(days=-366 * years)
    back = store.redact_if_due() + live(store, clock, 20)

    assert (forward, back) == (0, 0)
    assert store.outbox.parcel_body(confirmed.key)
    assert live(store, clock, 5) == 1


def test_a_clock_that_jumps_at_every_start_makes_nothing_old_in_a_month(store, confirmed, clock):
    gone = 0
    for number in range(25):
        clock.move(days=3650 if number % 2 else -3640)
        gone += store.redact_if_due()

    assert gone == 0


def test_days_lived_under_a_wrong_date_are_not_counted_twice(store, confirmed, clock):
    gone = 0
    for _ in range(4):
        clock.move(days=3650)
        gone += store.redact_if_due() + live(store, clock, 5)
        clock.move(days=-3650)
        gone += store.redact_if_due()
        clock.move(days=3650 * 2)
        gone += store.redact_if_due()
        clock.move(days=-3650 * 2)

    assert gone == 0


def test_a_receipt_taken_in_under_a_date_long_ago_begins_its_month_now(store, parcel, clock):
    live(store, clock, 100)
    clock.move(days=-20000)
    confirm(store, parcel, clock)
    clock.move(days=20000)

    assert store.redact_if_due() + live(store, clock, 29) == 0
    assert store.outbox.parcel_body(parcel.key)
    assert live(store, clock, 2) == 1


def test_a_receipt_taken_in_under_a_date_to_come_waits_for_that_date(store, parcel, clock):
    clock.move(days=366)
    confirm(store, parcel, clock)
    clock.move(days=-366)

    assert live(store, clock, 100) == 0


# The file refuses what this program must never do


def test_no_body_can_be_taken_from_a_parcel_that_was_not_let_go(store, confirmed, clock):
    live(store, clock, 12)
    store.close()

    for statement in (
        "DELETE FROM parcel_body",
        "UPDATE parcel_body SET body = x''",
        "UPDATE parcel_body SET parcel = 99",
        "UPDATE parcel SET body = x''",
        "UPDATE parcel SET sha256 = ''",
        "UPDATE parcel SET key = 99",
        "REPLACE INTO parcel_body (parcel, body) VALUES (1, x'')",
    ):
        is_refused(store.folder, statement)


SIZE = "redacted_size = (SELECT length(body) FROM parcel_body)"


@pytest.mark.parametrize(
    "statement",
    [
        f"UPDATE parcel SET redacted_at = '2026-03-31T08:59:59.000+00:00', {SIZE}",
        f"UPDATE parcel SET redacted_at = '2099-01-01T00:00:00.000+00:00', {SIZE}",
        f"UPDATE parcel SET redacted_at = 'yesterday', {SIZE}",
        f"UPDATE parcel SET redacted_at = NULL, {SIZE}",
        "UPDATE parcel SET confirmed_at = '2020-01-01T00:00:00.000+00:00'",
        "UPDATE parcel SET confirmed_at = NULL, confirmed_on = NULL",
        "UPDATE parcel SET confirmed_on = -100",
        "DELETE FROM day_seen",
        "UPDATE day_seen SET counted = 7",
        "INSERT INTO day_seen (day, counted) VALUES ('2026-04-20', 100)",
        "INSERT INTO day_seen (day, counted) VALUES ('some day', 1)",
    ],
)
def test_no_statement_makes_a_receipt_older_than_it_is(store, confirmed, clock, statement):
    live(store, clock, 12)
    store.close()

    is_refused(store.folder, statement)


def test_under_a_later_date_the_days_that_were_counted_still_decide(store, confirmed, clock):
    late = datetime(2099, 1, 1, tzinfo=UTC)
    live(store, clock, 30)
    store.close()

    is_refused(store.folder, f"UPDATE parcel SET redacted_at = '{late.isoformat()}', {SIZE}")


def test_a_size_that_is_not_the_bodys_is_refused(store, confirmed, clock):
    live(store, clock, 30)
    clock.move(days=1)
    store.close()
    in_file(store.folder, f"INSERT INTO day_seen (day, counted) VALUES ('{clock():%Y-%m-%d}', 1)")
    at = clock().isoformat(timespec="milliseconds")

    is_refused(store.folder, f"UPDATE parcel SET redacted_at = '{at}', redacted_size = 1")
    in_file(store.folder, f"UPDATE parcel SET redacted_at = '{at}', {SIZE}")


@pytest.mark.parametrize("state", ["queued", "delivered", "refused"])
def test_what_has_no_receipt_is_never_let_go_however_many_days_pass(store, parcel, clock, state):
    store.outbox.mark_parcel(parcel.key, ParcelState(state), at=clock())
    live(store, clock, 100)
    store.close()
    at = clock().isoformat(timespec="milliseconds")

    is_refused(store.folder, f"UPDATE parcel SET redacted_at = '{at}', {SIZE}")
    is_refused(store.folder, f"UPDATE parcel SET confirmed_at = '{at}', confirmed_on = 100")


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE parcel SET state = 'queued'",
        "UPDATE parcel SET receipt = 'invalid'",
        "UPDATE parcel SET redacted_at = NULL",
        "UPDATE parcel SET redacted_at = '2026-12-01T00:00:00.000+00:00'",
        "UPDATE parcel SET redacted_size = 5",
        "UPDATE parcel SET sha256 = ''",
        "UPDATE parcel SET body = x'00'",
        "INSERT INTO parcel_body (parcel, body) VALUES (1, x'00')",
        "DELETE FROM parcel",
    ],
)
def test_a_redacted_parcel_stays_as_it_is(store, redacted, statement):
    store.close()

    is_refused(store.folder, statement)


@pytest.mark.parametrize(
    "values",
    [
        # Not confirmed; too soon; with a body; without a receipt's moment.
        "x'', 'queued', '2026-03-01T00:00:00', 0, '2026-05-01T00:00:00', 9",
        "x'', 'confirmed', '2026-03-01T00:00:00', 0, '2026-03-09T00:00:00', 9",
        "x'01', 'confirmed', '2026-03-01T00:00:00', 0, '2026-05-01T00:00:00', 9",
        "x'', 'confirmed', NULL, 0, '2026-05-01T00:00:00', 9",
        "x'', 'confirmed', '2026-03-01T00:00:00', 0, NULL, NULL",
    ],
)
def test_no_parcel_is_made_without_a_body_that_was_not_let_go(store, values):
    store.close()

    is_refused(
        store.folder,
        "INSERT INTO parcel (batch_id, sequence, name, sha256, judgments, made_at, changed_at, "
        "body, state, confirmed_at, confirmed_on, redacted_at, redacted_size) "
        f"VALUES ('b', 1, 'n', 's', 1, '', '', {values})",
    )


# What is left of the bytes


def test_the_bytes_are_overwritten_in_the_file(store, confirmed, clock):
    body = store.outbox.parcel_body(confirmed.key)
    live(store, clock, 31)
    store.close()

    assert len(body) > 300
    there = (store.folder / DATABASE).read_bytes()
    assert body[60:200] not in there
    assert not (store.folder / f"{DATABASE}-wal").exists()


def test_the_file_does_not_grow_while_old_bodies_make_room(store, desk, clock):
    with store.reading():
        pass
    for position in range(3):
        confirm(store, seal(store, desk, clock, position), clock)
    before = store.outbox.bodies()
    live(store, clock, 31)
    after = store.outbox.bodies()

    assert (before.kept, after.kept, after.kept_size) == (3, 0, 0)
    assert after.redacted_size == before.kept_size


# Damage, restoring, and earlier versions


def test_a_body_that_is_gone_without_having_been_let_go_is_damage(store, parcel):
    store.close()
    in_file(store.folder, "DROP TRIGGER parcel_body_is_never_deleted", "DELETE FROM parcel_body")
    store = open_store(store.folder, Clock())

    with pytest.raises(Damaged):
        store.verify()
    store.close()
    rebuilt = open_store(store.folder, Clock())

    assert rebuilt.recovery is not None
    assert rebuilt.outbox.parcel_body(parcel.key)
    rebuilt.close()


def test_one_flipped_letter_in_a_body_is_damage_and_comes_back_from_the_journal(store, parcel):
    body = store.outbox.parcel_body(parcel.key)
    store.close()
    in_file(
        store.folder,
        "DROP TRIGGER parcel_body_is_frozen",
        "UPDATE parcel_body SET body = CAST(x'00' || substr(body, 2) AS BLOB)",
    )
    (store.folder / "look-closely").touch()

    rebuilt = open_store(store.folder, Clock())

    assert rebuilt.recovery is not None
    assert rebuilt.outbox.parcel_body(parcel.key) == body
    rebuilt.close()


def test_a_desk_with_redacted_parcels_opens_closely_looked_at_and_sound(store, redacted, clock):
    store.close()
    (store.folder / "look-closely").touch()

    again = open_store(store.folder, clock)

    assert again.recovery is None
    assert again.outbox.parcel(redacted.key) == redacted
    again.close()


def test_a_restored_backup_brings_the_body_back_and_it_goes_again(store, confirmed, clock):
    backup = store.back_up().path
    live(store, clock, 31)
    kept = shutil.copy(backup, store.folder.parent / "kept")
    store.close()
    for old in (store.folder / "backups").iterdir():
        old.unlink()
    shutil.copy(kept, store.folder / DATABASE)

    again = open_store(store.folder, clock)

    assert again.outbox.parcel_body(confirmed.key)
    assert again.outbox.parcel(confirmed.key).state is ParcelState.CONFIRMED
    assert live(again, clock, 29) == 0
    assert live(again, clock, 10) == 1
    again.close()


def test_the_journal_alone_brings_parcels_back_whole(store, redacted, clock):
    store.close()
    shutil.rmtree(store.folder / "backups")
    (store.folder / DATABASE).unlink()

    again = open_store(store.folder, clock)

    (row,) = again.outbox.parcels()
    assert (row.state, row.redacted_at) == (ParcelState.QUEUED, None)
    assert again.outbox.parcel_body(row.key)
    again.close()


def test_a_journal_that_is_written_anew_says_that_a_body_was_let_go(store, desk, redacted, clock):
    store.close()
    shutil.rmtree(store.folder / "journal")
    open_store(store.folder, clock).close()
    shutil.rmtree(store.folder / "backups")
    (store.folder / DATABASE).unlink()

    again = open_store(store.folder, clock)

    (row,) = again.outbox.parcels()
    assert (row.state, row.redacted_at) == (ParcelState.CONFIRMED, redacted.redacted_at)
    assert (row.name, row.size, row.judgments) == (redacted.name, redacted.size, 1)
    assert a_desk(again, clock).waiting().parcels == 0
    assert again.verify() == 1
    with pytest.raises(Redacted):
        again.outbox.parcel_body(row.key)
    a_desk(again, clock).import_batch(a_reading(5))
    assert a_desk(again, clock).task_row(first_task(a_desk(again, clock))).state is (
        TaskState.CONFIRMED
    )
    again.close()


def as_before(folder, *, bodies_apart):
    """Make the file what the version before wrote, with everything in it."""
    path = folder / DATABASE
    old = folder / "old.sqlite3"
    with closing(connect(old)) as database:
        number = MIGRATIONS.index("redaction")
        with database.atomic():
            ours = sqlite_utils.Database(database.conn, execute_plugins=False)
            migrations.apply(ours, stop_before="redaction")
            database.execute(f"PRAGMA user_version = {number}")
    with closing(sqlite3.connect(old)) as database:
        database.execute("ATTACH ? AS new", (str(path),))
        tables = database.execute(
            "SELECT name FROM main.sqlite_master WHERE type = 'table' AND name NOT LIKE '%sqlite%'"
        ).fetchall()
        for (table,) in tables:
            columns = [row[1] for row in database.execute(f"PRAGMA main.table_info({table})")]
            listed = ", ".join(columns)
            database.execute(f"DELETE FROM {table}") if table == "tally" else None
            database.execute(f"INSERT INTO {table} ({listed}) SELECT {listed} FROM new.{table}")
        if not bodies_apart:
            for trigger in ("parcel_is_frozen", "parcel_body_is_never_deleted"):
                database.execute(f"DROP TRIGGER {trigger}")
            database.execute(
                "UPDATE parcel SET body = (SELECT body FROM parcel_body WHERE parcel = key)"
            )
            database.execute("DELETE FROM parcel_body")
            for name in ("parcel_is_frozen", "parcel_body_is_never_deleted"):
                (sql,) = database.execute(
                    "SELECT sql FROM new.sqlite_master WHERE name = ?", (name,)
                ).fetchone()
                database.execute(sql.replace("AND redacted_at IS NOT NULL", ""))
        database.commit()
    path.unlink()
    old.rename(path)


@pytest.mark.parametrize("bodies_apart", [True, False], ids=["apart", "in the parcel"])
def test_confirmed_parcels_of_an_earlier_version_begin_their_month_with_the_update(
    store, desk, confirmed, clock, bodies_apart
):
    body = store.outbox.parcel_body(confirmed.key)
    waiting = seal(store, desk, clock, 1)
    store.close()
    for backup in (store.folder / "backups").iterdir():
        backup.unlink()
    as_before(store.folder, bodies_apart=bodies_apart)
    clock.move(days=400)

    again = open_store(store.folder, clock)

    assert again.recovery is None
    assert again.verify() == 2
    assert again.outbox.parcel_body(confirmed.key) == body
    assert again.redact_if_due() + live(again, clock, 29) == 0
    assert live(again, clock, 1) == 1
    row = again.outbox.parcel(confirmed.key)
    assert (row.size, row.redacted_at) == (len(body), clock())
    assert again.outbox.parcel_body(waiting.key)
    assert again.verify() == 2
    again.close()


def test_a_backup_of_an_earlier_version_is_still_found_sound(store, desk, confirmed, clock):
    store.close()
    for backup in (store.folder / "backups").iterdir():
        backup.unlink()
    as_before(store.folder, bodies_apart=True)
    open_store(store.folder, clock).close()
    (backup,) = (store.folder / "backups").iterdir()
    (store.folder / DATABASE).write_bytes(b"garbage" * 1000)

    again = open_store(store.folder, clock)

    assert again.recovery.backup_at is not None
    assert again.outbox.parcel(confirmed.key).state is ParcelState.CONFIRMED
    again.close()
