"""A test from key to score, and a second reading from parcel to return, on the command line."""

import json
from dataclasses import replace

import pytest

from tests.builders import WHY, a_reading
from tests.lead.test_second_reading import reviewed
from trainer_desk.cli.exam_commands import FROM_ENVIRONMENT
from trainer_desk.files.answer_key import read_key, write_key
from trainer_desk.files.codec import judgment_to_json
from trainer_desk.files.native import read_native, write_native
from trainer_desk.files.parcel import parcel_bytes
from trainer_desk.files.reading import no_progress
from trainer_desk.lead.returning import read_returns
from trainer_desk.work.key import AnswerKey, RightAnswers
from trainer_desk.work.review import FieldReview, ReviewVerdict

SECRET = {FROM_ENVIRONMENT: "correct horse"}


@pytest.fixture
def key(run, worked, tmp_path):
    """The key made of what is done on the desk."""
    done = run("test", "key", "1", "-o", tmp_path / "b1.tdkey")
    assert done.exit_code == 0, done.stderr
    return tmp_path / "b1.tdkey"


@pytest.fixture
def dataset(run, worked, tmp_path):
    """What a trainer's desk delivered, collected."""
    (tmp_path / "target").mkdir()
    delivered = run("deliver", tmp_path / "target")
    collected = run("collect", tmp_path / "target", tmp_path / "dataset")
    assert (delivered.exit_code, collected.exit_code) == (0, 0), collected.stderr
    return tmp_path / "dataset"


@pytest.fixture
def seal(run, batch, key, tmp_path):
    def sealing(*options):
        out = tmp_path / "test.tdbatch"
        return run("test", "seal", batch, key, "-o", out, *options, **SECRET), out

    return sealing


def test_a_key_holds_what_is_done(key):
    found = read_key(key)

    assert found.batch_id == "b1"
    assert [len(task.answers) for task in found.tasks] == [2]


def test_there_is_no_key_of_nothing(run, batch, tmp_path):
    run("import", batch)

    done = run("test", "key", "1", "-o", tmp_path / "b1.tdkey")

    assert done.exit_code == 1
    assert "nothing is done" in done.stderr
    assert not (tmp_path / "b1.tdkey").exists()


def test_a_test_tells_its_settings_and_not_its_key(seal):
    done, out = seal("--minutes", 45, "--pass-mark", 75, "--pauses", "--opens", "2020-01-01")

    test = read_native(out).batch.test
    assert done.exit_code == 0, done.stderr
    assert (test.minutes, test.pass_mark, test.pauses, test.disputes) == (45, 75, True, True)
    assert "потому" not in test.sealed_key


def test_without_a_day_to_open_it_no_key_is_put_in(seal):
    _, out = seal()

    assert read_native(out).batch.test.sealed_key == ""


def test_a_key_of_another_batch_or_with_strange_names_is_refused(run, batch, tmp_path, key):
    right = read_key(key)
    strange = {
        "is the key of the batch": AnswerKey(batch_id="x", tasks=right.tasks),
        "names the task": AnswerKey(batch_id="b1", tasks=(RightAnswers(task_id="x", answers=()),)),
        "names the question": AnswerKey(
            batch_id="b1",
            tasks=(RightAnswers(task_id="t0", answers=(("x", right.tasks[0].answers[0][1]),)),),
        ),
    }
    for words, wrong in strange.items():
        write_key(tmp_path / "wrong.tdkey", wrong)

        done = run("test", "seal", batch, tmp_path / "wrong.tdkey", "-o", tmp_path / "t.tdbatch")

        assert done.exit_code == 1
        assert words in done.stderr
        assert not (tmp_path / "t.tdbatch").exists()


def test_a_test_is_scored_by_its_key_file(run, key, dataset):
    (row,) = json.loads(run("test", "score", key, dataset, "--json").stdout)

    assert row["answers"] == 2
    assert (row["percent"], row["passed"], row["awaiting"]) == (100.0, True, 1)
    assert row["tau_b"] == 1.0


def test_a_reviewer_gives_points_to_what_no_machine_can_score(run, key, dataset, tmp_path):
    (item,) = [
        one
        for one in json.loads(run("test", "score", key, dataset, "--details", "--json").stdout)
        if one["points"] is None
    ]
    points = tmp_path / "points.csv"
    points.write_text(
        f"trainer,task,question,points,remark\n{item['trainer']},{item['task']},"
        f"{item['question']},0.5,fair\n"
    )

    (row,) = json.loads(run("test", "score", key, dataset, "--points", points, "--json").stdout)

    assert (row["percent"], row["awaiting"]) == (75.0, 0)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("anna,t1,why,2", "from 0 to 1"),
        ("anna,t1,why,much", "from 0 to 1"),
        ("anna,,why,1", "texts"),
    ],
)
def test_points_that_are_none_are_refused(run, key, dataset, tmp_path, line, words):
    points = tmp_path / "points.csv"
    points.write_text(f"trainer,task,question,points\n{line}\n")

    done = run("test", "score", key, dataset, "--points", points)

    assert done.exit_code == 1
    assert "points.csv, line 2" in done.stderr
    assert words in done.stderr


def test_the_sealed_key_scores_once_it_may_be_opened(run, seal, dataset):
    _, out = seal("--opens", "2020-01-01", "--pass-mark", 60)

    done = run("test", "score", out, dataset, "--json", **SECRET)

    assert json.loads(done.stdout)[0]["percent"] == 100.0
    wrong = run("test", "score", out, dataset, **{FROM_ENVIRONMENT: "battery staple"})
    assert (wrong.exit_code, "passphrase does not open" in wrong.stderr) == (1, True)


def test_the_sealed_key_stays_closed_before_its_day_and_where_there_is_none(run, seal, dataset):
    _, early = seal("--opens", "2999-01-01")
    done = run("test", "score", early, dataset, **SECRET)
    assert (done.exit_code, "from 2999-01-01 on" in done.stderr) == (1, True)

    _, bare = seal()
    done = run("test", "score", bare, dataset, **SECRET)
    assert (done.exit_code, "holds no key" in done.stderr) == (1, True)


def test_a_passphrase_is_asked_for_where_the_environment_has_none(run, batch, key, tmp_path):
    out = tmp_path / "test.tdbatch"

    done = run("test", "seal", batch, key, "-o", out, "--opens", "2020-01-01")

    assert done.exit_code == 1
    assert "Passphrase" in done.stderr
    assert not out.exists()


@pytest.fixture
def second(run, batch, dataset, tmp_path):
    """The second reading of what was done."""
    out = tmp_path / "review.tdbatch"
    done = run("review", "make", batch, dataset, "-o", out)
    assert done.exit_code == 0, done.stderr
    assert "1 passed over" in done.stderr
    return out


@pytest.fixture
def results(run, second, tmp_path):
    """Say what comes of a reviewer's verdict: the row, the returns and what is settled."""

    def said(verdict, remark=""):
        reading = read_native(second)
        (task,) = reading.tasks(no_progress)
        field = FieldReview(question_id=WHY, verdict=verdict, remark=remark)
        review = replace(reviewed(task, field, reviewer="rita"), batch_id=reading.batch.id)
        parcel = parcel_bytes(
            [judgment_to_json(review)],
            batch_id=review.batch_id,
            trainer=review.trainer,
            device=review.device,
            sequence=1,
        )
        (tmp_path / parcel.name).write_bytes(parcel.body)
        out = ["--returns", tmp_path / "back.csv", "--settled", tmp_path / "stands.jsonl"]
        done = run("review", "results", second, tmp_path / parcel.name, *out, "--json")
        lines = (tmp_path / "stands.jsonl").read_text(encoding="utf-8").splitlines()
        return json.loads(done.stdout)[0], read_returns(tmp_path / "back.csv"), lines

    return said


def test_work_comes_back_from_a_reviewer_with_a_remark(results):
    row, returns, settled = results(ReviewVerdict.RETURN, "Which\nrule, «ё»?")

    assert row == {"accepted": 0, "corrected": 0, "returned": 1}
    assert (returns[0].batch, returns[0].task, returns[0].revision) == ("b1", "t0", 1)
    assert returns[0].remark.endswith("Which\nrule, «ё»?")
    assert settled == []


def test_accepted_work_stands(results):
    row, returns, settled = results(ReviewVerdict.ACCEPT)

    assert row == {"accepted": 1, "corrected": 0, "returned": 0}
    assert returns == ()
    assert json.loads(settled[0])["reviewer"] == "rita"
    assert json.loads(settled[0])["answers"]["why"]["text"].startswith("потому что")


def test_there_is_nothing_to_read_where_nothing_is_done(run, dataset, tmp_path):
    other = tmp_path / "other.tdbatch"
    reading = a_reading(1)
    write_native(other, reading.batch, reading.tasks())

    done = run("review", "make", other, dataset, "-o", tmp_path / "r.tdbatch", "--trainer", "x")

    assert done.exit_code == 1
    assert "nothing to read" in done.stderr


def test_what_is_no_dataset_is_said_so(run, key, tmp_path):
    (tmp_path / "empty").mkdir()

    done = run("test", "score", key, tmp_path / "empty")

    assert done.exit_code == 1
    assert "is no dataset" in done.stderr
