"""Any sequence of work, faults, kills and receipts, against a model too simple to be wrong."""

import contextlib
import hashlib
import shutil
import tempfile
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from tests.builders import WHY, Clock, a_desk, a_draft, a_reading, open_store
from trainer_desk.desk.delivery import Courier
from trainer_desk.files.codec import judgment_from_json
from trainer_desk.files.parcel import read_parcel
from trainer_desk.files.receipts import Withdrawal, read_receipt, withdrawal_bytes, withdrawal_name
from trainer_desk.lead.collect import collect
from trainer_desk.lead.dataset import JUDGMENTS, Dataset
from trainer_desk.lead.returning import Return, send_back
from trainer_desk.store import ParcelState
from trainer_desk.sync import Refused, TransportError, Unreachable, Why
from trainer_desk.sync.credentials import SessionCredentials
from trainer_desk.sync.transport import PART
from trainer_desk.work.answers import TextAnswer
from trainer_desk.work.ids import BatchId, DeviceId, TaskId, TrainerId
from trainer_desk.work.states import UNFINISHED, TaskState

TRAINER, DEVICE, BATCH = TrainerId("ann"), DeviceId("laptop"), BatchId("b1")
TARGET = "webdav://127.0.0.1:9/work"
OUT, OTHER = "out/ann/laptop/", "out/ann/tower/other.tddone"
TASKS = 5
FINISHED = (TaskState.DONE, TaskState.SENT, TaskState.CONFIRMED)
TOLD = {ParcelState.DELIVERED, ParcelState.CONFIRMED}
ERRORS: dict[str, Callable[[], TransportError]] = {
    "gone": lambda: Unreachable("gone"),
    "busy": lambda: Unreachable("busy", wait_seconds=5),
    "full": lambda: Refused(Why.SPACE, "full"),
    "not this one": lambda: Refused(Why.SERVER, "not this one"),
    "who are you": lambda: Refused(Why.LOGIN, "who are you"),
}


class PowerCutError(BaseException):
    """The client is gone; what its disk holds at that moment is all that is left."""


class Shelf:
    """A server in memory that keeps the promises of a `Transport`, and holds us to ours."""

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}

    def read(self, name: str) -> bytes | None:
        return self.files.get(name)

    def write_part(self, part: str, body: bytes) -> None:
        assert _is_ours_to_change(part), "only parts are ever written"
        self.files[part] = body

    def publish(self, part: str, name: str) -> bool:
        if part not in self.files:
            raise Unreachable("the part is gone")
        if name in self.files:
            return False
        self.files[name] = self.files.pop(part)
        return True

    def remove_part(self, part: str) -> None:
        assert _is_ours_to_change(part), "only parts are ever removed"
        self.files.pop(part, None)

    def list(self, folder: str) -> tuple[str, ...]:
        below = [name for name in self.files if name.startswith(f"{folder}/")]
        return tuple(sorted(n[len(folder) + 1 :] for n in below if "/" not in n[len(folder) + 1 :]))

    def folders(self, folder: str) -> tuple[str, ...]:
        below = [name[len(folder) + 1 :] for name in self.files if name.startswith(f"{folder}/")]
        return tuple(sorted({name.split("/")[0] for name in below if "/" in name}))


def _is_ours_to_change(name: str) -> bool:
    """Parts are; so is what the probe tries things out on, before a target is set up."""
    return name.rsplit("/", 1)[-1].startswith((PART, "probe-"))


class Line:
    """The way to the shelf; at given calls, counted from 0, something happens on it.

    What happens is an error of `ERRORS`, or "kill"; `late` is after the server did its part.
    """

    place = TARGET

    def __init__(self, shelf: Shelf, faults: dict[int, tuple[str, bool]], dying) -> None:
        self._shelf = shelf
        self._faults = faults
        self._dying = dying
        self._calls = 0

    def close(self) -> None:
        """Let go of nothing."""

    def __getattr__(self, name: str):
        step = getattr(self._shelf, name)

        def called(*args):
            what, late = self._faults.get(self._calls, ("", False))
            self._calls += 1
            if what and not late:
                self._happen(what)
            answer = step(*args)
            if what:
                self._happen(what)
            return answer

        return called

    def _happen(self, what: str) -> None:
        if what == "kill":
            self._dying()
            raise PowerCutError
        error = ERRORS[what]
        raise error()


def contents(folder: Path) -> dict[str, bytes]:
    """Every file in a folder; one that goes away meanwhile is not there."""
    found = {}
    for path in sorted(folder.rglob("*")):
        with contextlib.suppress(FileNotFoundError):
            if path.is_file():
                found[str(path.relative_to(folder))] = path.read_bytes()
    return found


class Doors:
    """Opens the line."""

    hosts = None

    def __init__(self, line: Line) -> None:
        self.credentials = SessionCredentials()
        self._line = line

    def open(self, _target: str, *, moved=None) -> Line:
        return self._line


what = st.tuples(st.sampled_from([*ERRORS, "kill"]), st.booleans())
faults = st.dictionaries(st.integers(0, 7), what, max_size=2)
positions = st.integers(0, TASKS - 1)


class Delivering(RuleBasedStateMachine):
    """The model: which revision of each task was sealed last, and which were ever packed."""

    @initialize()
    def start(self):
        self.home = Path(tempfile.mkdtemp(prefix="td-model-"))
        self.lives = 0
        self.clock = Clock()
        self.shelf = Shelf()
        self.seen: dict[str, bytes] = {}
        self._open(self.home / "0")
        self.desk.import_batch(a_reading(TASKS))
        self.courier(Line(self.shelf, {}, self._image)).add_target(TARGET)
        self.shelf.files[OTHER] = b"another device's"
        self.text: dict[int, str] = {}
        self.sent_back: set[int] = set()
        self.not_wanted: set[int] = set()
        # Days that went by, and one for each jump of the clock: a body's month, at the least.
        self.days = 0
        self.confirmed_on: dict[str, int] = {}

    def teardown(self):
        self._all_comes_to_a_good_end()
        self.store.close()
        shutil.rmtree(self.home)

    # The desk and its disk

    def _open(self, folder: Path) -> None:
        self.folder = folder
        self.store = open_store(folder, self.clock)
        self.desk = a_desk(self.store, self.clock)
        self.batch = self.desk.batches()[0].key if self.desk.batches() else None

    def _image(self) -> None:
        """Keep what the disk holds at this moment, as a kill would leave it.

        What arrived is noted on another thread meanwhile: two looks in a row that see the same
        saw one moment.
        """
        self.lives += 1
        seen, then = None, contents(self.folder)
        while seen != then:
            seen, then = then, contents(self.folder)
        for name, body in then.items():
            path = self.home / str(self.lives) / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(body)

    def _live_on(self) -> None:
        """Begin again from the last image."""
        self.store.close()
        shutil.rmtree(self.folder)
        self._open(self.home / str(self.lives))

    def courier(self, line: Line) -> Courier:
        return Courier(
            self.store, trainer=TRAINER, device=DEVICE, now=self.clock, doors=Doors(line)
        )

    def key(self, position: int):
        return self.desk.task_at(self.batch or self.desk.batches()[0].key, position)

    def state(self, position: int) -> TaskState:
        return self.desk.task_row(self.key(position)).state

    # What happens

    @rule(position=positions, word=st.sampled_from(["this", "that"]))
    def finish(self, position, word):
        if self.state(position) in UNFINISHED:
            self.desk.submit(self.key(position), a_draft(f"because of {word}"))
            self.text[position] = f"because of {word}"

    @rule(position=positions, happens=faults)
    def finish_and_deliver(self, position, happens):
        self.finish(position, "haste")
        self.deliver(happens, again=True)

    @rule(position=positions)
    def open_again(self, position):
        if self.state(position) in FINISHED:
            self.desk.reopen(self.key(position))
            del self.text[position]

    @rule(visits=st.sampled_from([1, 5]), apart=st.sampled_from([1, 7]))
    def days_pass(self, visits, apart):
        """Somebody comes to the desk every day, or once a week."""
        for _ in range(visits):
            self.clock.move(days=apart)
            self.days += apart
            self.store.redact_if_due()

    @rule(position=positions, happens=faults)
    def all_is_confirmed_and_grows_old(self, position, happens):
        self.finish_and_deliver(position, {})
        self.lead_collects({})
        self.fetch(happens)
        self.days_pass(5, 7)

    @rule(days=st.sampled_from([-3650, -40, 40, 3650]))
    def clock_jumps(self, days):
        if 2000 < (self.clock() + timedelta(days=days)).year < 2100:
            self.clock.move(days=days)
            self.days += 1
            self.store.redact_if_due()

    @rule()
    def kill(self):
        self._image()
        self._live_on()

    @rule(happens=faults, again=st.booleans())
    def deliver(self, happens, again):
        line = Line(self.shelf, happens, self._image)
        self._survive(lambda: self.courier(line).deliver_to(TARGET, again=again))

    @rule(happens=faults)
    def fetch(self, happens):
        line = Line(self.shelf, happens, self._image)
        self._survive(lambda: self.courier(line).pull_from(TARGET))
        for row in self.store.outbox.parcels(ParcelState.CONFIRMED):
            self.confirmed_on.setdefault(row.name, self.days)

    @rule(happens=faults)
    def lead_collects(self, happens):
        with contextlib.suppress(PowerCutError, TransportError):
            collect(Line(self.shelf, happens, lambda: None), Dataset(self.home / "dataset"))

    @rule(position=positions, remark=st.sampled_from(["again", "why"]))
    def lead_sends_back(self, position, remark):
        one = Return(batch=BATCH, task=TaskId(f"t{position}"), trainer=TRAINER, remark=remark)
        line = Line(self.shelf, {}, lambda: None)
        send_back(line, Dataset(self.home / "dataset"), [one])
        self.sent_back.add(position)

    @rule(position=positions)
    def lead_withdraws(self, position):
        found = Withdrawal(batch_id=BATCH, tasks=(TaskId(f"t{position}"),), reason="not wanted")
        name = f"in/ann/{withdrawal_name(found)}"
        self.shelf.files.setdefault(name, withdrawal_bytes(found))
        self.not_wanted.add(position)

    def _survive(self, work: Callable[[], object]) -> None:
        try:
            work()
        except PowerCutError:
            self._live_on()
        except TransportError:
            pass

    # What must hold

    def ours(self) -> dict[str, bytes]:
        """This desk's parcels at the server, by name; parts left out."""
        return {
            name.removeprefix(OUT): body
            for name, body in self.shelf.files.items()
            if name.startswith(OUT) and not name.startswith(OUT + PART)
        }

    def acknowledged(self, parcel: str) -> set[str]:
        """Return the hashes that receipts of a parcel repeat."""
        return {
            read_receipt(body, file=name).sha256
            for name, body in self.shelf.files.items()
            if name.startswith(f"ack/ann/{parcel}")
        }

    @invariant()
    def nothing_is_overwritten_removed_or_touched(self):
        final = {n: b for n, b in self.shelf.files.items() if PART not in n}
        assert {name: final.get(name) for name in self.seen} == self.seen
        assert final[OTHER] == b"another device's"
        self.seen = final

    @invariant()
    def what_is_there_is_whole_and_what_was_frozen(self):
        outbox = self.store.outbox
        frozen = {row.name: row for row in outbox.parcels()}
        for name, body in self.ours().items():
            row = frozen[name]
            assert (hashlib.sha256(body).hexdigest(), len(body)) == (row.sha256, row.size)
            assert row.redacted_at is not None or outbox.parcel_body(row.key) == body

    @invariant()
    def a_body_goes_a_month_after_its_receipt_and_no_sooner(self):
        for row in self.store.outbox.parcels():
            if row.redacted_at is not None:
                assert self.days - self.confirmed_on[row.name] >= 30

    @invariant()
    def no_false_word_is_said(self):
        for row in self.store.outbox.parcels():
            if row.state in TOLD:
                assert hashlib.sha256(self.ours()[row.name]).hexdigest() == row.sha256
            if row.state is ParcelState.CONFIRMED:
                # A return says it too, where a lead broke off before the receipt proper.
                assert row.sha256 in self.acknowledged(row.name)

    @invariant()
    def each_revision_is_there_once(self):
        found = [
            (judgment.task_id, judgment.revision)
            for name, body in self.ours().items()
            for judgment in read_parcel(body, file=name).judgments
        ]
        assert len(found) == len(set(found))

    @invariant()
    def nothing_finished_is_lost(self):
        for position, text in self.text.items():
            state = self.state(position)
            assert state in (*FINISHED, TaskState.RETURNED, *self._given_up(position))
            judged = self.desk.judged(self.key(position))
            assert judged is not None
            assert dict(judged.answers)[WHY] == TextAnswer(text=text)

    def _given_up(self, position) -> tuple[TaskState, ...]:
        """What was sent back to be done again, and then is not wanted any more."""
        both = self.sent_back & self.not_wanted
        return (TaskState.WITHDRAWN,) if position in both else ()

    def _all_comes_to_a_good_end(self):
        courier = self.courier(Line(self.shelf, {}, lambda: None))
        delivery = courier.deliver_to(TARGET)
        for _ in range(2):
            collect(Line(self.shelf, {}, lambda: None), Dataset(self.home / "dataset"))
        pulled = courier.pull_from(TARGET)

        assert delivery.trouble is pulled.trouble is None
        assert {row.state for row in self.store.outbox.parcels()} <= {ParcelState.CONFIRMED}
        assert [name for name in self.shelf.files if PART in name] == []
        self.nothing_is_overwritten_removed_or_touched()
        self.no_false_word_is_said()
        self.nothing_finished_is_lost()
        self._the_lead_has_each_once()
        self.store.verify()

    def _the_lead_has_each_once(self):
        judgments = self.home / "dataset" / JUDGMENTS
        lines = judgments.read_bytes().splitlines() if judgments.exists() else []
        there = [
            payload
            for name, body in self.ours().items()
            for payload in read_parcel(body, file=name).payloads
        ]
        assert sorted(lines) == sorted(there)
        newest = {}
        for line in lines:
            judgment = judgment_from_json(line, file=JUDGMENTS)
            if judgment.revision > newest.get(judgment.task_id, (0, ""))[0]:
                newest[judgment.task_id] = (judgment.revision, dict(judgment.answers)[WHY])
        for position, text in self.text.items():
            assert newest[TaskId(f"t{position}")][1] == TextAnswer(text=text)


Delivering.TestCase.settings = settings(
    max_examples=40,
    stateful_step_count=25,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    # To make a failure shorter takes minutes here, and the test's limit would hide what it was.
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
)
TestDelivering = Delivering.TestCase


@pytest.mark.torture
class TestDeliveringForLong(Delivering.TestCase):
    settings = settings(Delivering.TestCase.settings, max_examples=1000, stateful_step_count=60)
