"""A batch that asks everything, its whole way: worked on, delivered, collected, exported, read a
second time, and back on the trainer's desk."""

import csv
import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.ui.whole import mixed
from tests.ui.whole.conftest import Running, until
from tests.ui.whole.mixed import FIXED, REASON, WHY, WRITE, WRITTEN, answer_all, mixed_file, refuse
from tests.ui.whole.refusing import DECIDE
from tests.ui.whole.test_refusing import WORDING, done
from tests.ui.whole.test_second_reading import chip, labels
from trainer_desk.cli import command_line
from trainer_desk.files.codec import judgment_from_json, judgment_to_json, task_from_json
from trainer_desk.files.importers import read
from trainer_desk.files.native import read_native
from trainer_desk.files.reading import no_progress
from trainer_desk.lead.dataset import judgments_in
from trainer_desk.work.answers import EditAnswer, StrengthAnswer, TextAnswer
from trainer_desk.work.decision import DecisionAnswer
from trainer_desk.work.facts import FactsAnswer, Stance
from trainer_desk.work.ids import BatchKey
from trainer_desk.work.judgment import Judgment
from trainer_desk.work.marks import SpansAnswer
from trainer_desk.work.repeats import DuplicatesAnswer
from trainer_desk.work.states import TaskState
from trainer_desk.work.task import Task
from trainer_desk.work.writing import WriteAnswer

pytestmark = [pytest.mark.data, pytest.mark.timeout(300)]

ADDED = " И\u00a0ещё 🙂"
REMARK = "Какое\u00a0правило? 👩‍🔬"


class Way:
    """Folders of a trainer, a lead and a reviewer, and the target between them."""

    def __init__(self, folder: Path, data: Path) -> None:
        self.trainer, self.lead = folder / "anna", folder / "lead"
        self.reviewer, self.target = folder / "rita", folder / "target"
        self.dataset, self.review = folder / "dataset", folder / "review.tdbatch"
        self.returns, self.folder = folder / "returns.csv", folder
        self.target.mkdir()
        self.batch = mixed_file(folder, data)
        self.tasks = tuple(read_native(self.batch).tasks(no_progress))

    def run(self, *words: object, data: Path | None = None) -> str:
        """Run a command as a shell would; it must end well."""
        program = command_line(lambda _folder, _files: 0)
        where = ["--data", str(data or self.lead)]
        found = CliRunner().invoke(program, [*where, *map(str, words)])
        assert found.exit_code == 0, found.output
        return found.output

    def collected(self) -> dict[str, Judgment]:
        """Collect, and return every judgment of the batch that the dataset holds."""
        self.run("collect", self.target, self.dataset)
        found = judgments_in([self.dataset])
        return {one.task_id: one for one in found if one.batch_id == mixed.BATCH.id}


@pytest.fixture
def way(tmp_path, data_dir) -> Way:
    return Way(tmp_path, data_dir)


def test_a_batch_of_every_kind_goes_its_whole_way(start: Callable[..., Iterator[Running]], way):
    with start(way.trainer, way.batch) as running:
        work_through(running)
        sealed = finished(running)
        running.opened.courier.deliver_to(way.target)
        assert running.opened.desk.batches()[0].counts[TaskState.SENT] == len(way.tasks)

    assert_as_answered(sealed, way.tasks)
    assert way.collected() == sealed
    assert_exports_hold(way, sealed)

    way.run("review", "make", way.batch, way.dataset, "-o", way.review)
    with start(way.reviewer, way.review, trainer="rita") as running:
        read_again(running)
        running.opened.courier.deliver_to(way.target)
    way.collected()
    told = way.run("review", "results", way.review, way.dataset, "--returns", way.returns, "--json")
    assert json.loads(told) == [{"accepted": 3, "corrected": 1, "returned": 1}]
    way.run("collect", way.target, way.dataset, "--returns", way.returns)

    with start(way.trainer) as running:
        take_back(running, way)
        assert finished(running)["facts"].revision == 2


def work_through(running: Running) -> None:
    """Work on every task, in the batch's order."""
    flow = running.desktop.flow
    for at, name in enumerate(("en", "ru", "refuse", "hostile", "facts")):
        until(lambda at=at: flow.task.position == at)
        assert flow.task.task.id == name or name == "refuse"
        if name == "refuse":
            refuse(running)
        else:
            answer_all(running, repeated=name == "en")


def finished(running: Running) -> dict[str, Judgment]:
    """Return what the desk sealed, by task."""
    desk = running.opened.desk
    return {task.id: judgment for task, judgment in desk.finished(batch_key(running))}


def batch_key(running: Running) -> BatchKey:
    return running.opened.desk.batches()[0].key


def assert_as_answered(sealed: dict[str, Judgment], tasks: tuple[Task, ...]) -> None:
    """Everything typed and chosen is there, and every place holds in the texts it is about."""
    for task in tasks:
        answers = dict(sealed[task.id].answers)
        decision = answers[DECIDE]
        assert isinstance(decision, DecisionAnswer)
        if decision.turns_away:
            assert decision.wording == WORDING
            assert list(answers) == [DECIDE]
            continue
        first = sealed[task.id].shown_order[0]
        strengths = [one for one in answers.values() if isinstance(one, StrengthAnswer)]
        assert len(strengths) == (len(task.responses) == 2)
        assert all((one.preferred, one.degree) == (first, 2) for one in strengths)
        assert answers[WRITE] == WriteAnswer(text=WRITTEN, points=(mixed.POINT,))
        assert answers[WHY] == TextAnswer(text=REASON)
        edit = answers[mixed.REWRITE]
        assert isinstance(edit, EditAnswer)
        assert edit.text(first) == FIXED + task.response(first).text
        assert_places_hold(task, answers[mixed.MARKS], answers[mixed.FACTS])
    repeats = dict(sealed["en"].answers)[mixed.REPEATS]
    assert isinstance(repeats, DuplicatesAnswer)
    assert [(one.dropped, {one.response_id, one.of}) for one in repeats.repeats] == [
        (True, {"a", "c"})
    ]
    assert dict(sealed["ru"].answers)[mixed.REPEATS] == DuplicatesAnswer(nothing=True)


def assert_places_hold(task: Task, marks: object, facts: object) -> None:
    assert isinstance(marks, SpansAnswer)
    assert isinstance(facts, FactsAnswer)
    (mark,), (claim,) = marks.marks, facts.claims
    assert (claim.stance, claim.importance.value) == (Stance.REFUTED, 3)
    (source,) = claim.sources
    assert (source.url, source.quote) == (mixed.ADDRESS, mixed.QUOTE)
    for spot in (mark.spot, *claim.spots):
        text = task.response(spot.where.response_id).text
        assert text[spot.start : spot.end] == spot.quote


def assert_exports_hold(way: Way, sealed: dict[str, Judgment]) -> None:
    """Whatever is exported and imported again is equal, code point for code point."""
    tasks = {task.id: task for task in way.tasks}

    for line in export(way, "jsonl").read_text("utf-8").removesuffix("\n").split("\n"):
        record = json.loads(line)
        judgment = judgment_from_json(as_json(record["judgment"]))
        assert judgment == sealed[judgment.task_id]
        assert judgment_to_json(judgment).decode() in line
        assert task_from_json(as_json(record["task"])) == tasks[judgment.task_id]

    with export(way, "csv").open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert {row["answer.why"] for row in rows} == {REASON, ""}
    assert {row["answer.decide.wording"] for row in rows} == {WORDING, ""}
    texts = {task.id: {one.text for one in task.responses} for task in way.tasks}
    for name, expected in texts.items():
        assert {row["text"] for row in rows if row["task"] == name} == expected

    for kind in ("label-studio", "argilla"):
        again = {prompt_of(task): task for task in imported(export(way, kind))}
        for task in way.tasks:
            found = again[prompt_of(task)]
            assert {one.text for one in found.responses} == {one.text for one in task.responses}

    preferred = imported(export(way, "trl"))
    told = {one.text for task in preferred for one in task.responses}
    assert WRITTEN in told
    assert {FIXED + mixed.FIRST, FIXED + mixed.SECOND} & told
    assert {mixed.FIRST, mixed.SECOND} & told
    assert mixed.PROMPT in {prompt_of(task) for task in preferred}


def export(way: Way, kind: str) -> Path:
    out = way.folder / f"out-{kind}.{'csv' if kind == 'csv' else 'jsonl'}"
    way.run("export", "mixed", out, "--as", kind, data=way.trainer)
    return out


def imported(path: Path) -> tuple[Task, ...]:
    return tuple(read([path]).tasks(no_progress))


def prompt_of(task: Task) -> str:
    return task.prompt[-1].text


def as_json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def read_again(running: Running) -> None:
    """Correct the first answer, send the last back, accept the rest."""
    hands, window, flow = running.hands, running.desktop.window, running.desktop.flow
    hands.press("Ctrl+Shift+G")
    until(lambda: window.editor.text() == WRITTEN)
    hands.press("Ctrl+End")
    hands.write(ADDED)
    until(lambda: "Corrected" in labels(running))
    for at in range(5):
        until(lambda at=at: flow.task.position == at)
        if at == 4:
            chip(running, "Why: send back with a remark").setFocus()
            hands.press("Space")
            hands.write(REMARK)
        hands.press("Ctrl+Alt+A")
        done(running)


def take_back(running: Running, way: Way) -> None:
    """Pull what came back, read the remark, and do it again."""
    hands, desk, flow = running.hands, running.opened.desk, running.desktop.flow
    pulled = running.opened.courier.pull_from(way.target)
    (key,) = pulled.returned
    assert desk.open_task(key).state is TaskState.RETURNED
    running.desktop.open_batch(int(batch_key(running)))
    flow.open(key)
    bar = running.desktop.window.remark
    assert bar.isVisible()
    assert f"Why: {REMARK}" in bar.remark()
    assert dict(flow.draft.answers)[WRITE] == WriteAnswer(text=WRITTEN, points=(mixed.POINT,))
    window = running.desktop.window
    window.verdict.fields()[-1][1].setFocus()
    hands.press("Ctrl+End")
    hands.write(ADDED)
    done(running)
