"""Files of every released version stay readable, forever; never write these fixtures anew."""

from pathlib import Path

from trainer_desk.files.codec import sha256_of, task_to_json
from trainer_desk.files.native import read_native
from trainer_desk.files.parcel import read_parcel
from trainer_desk.files.reading import no_progress
from trainer_desk.work.form import (
    ChoiceQuestion,
    EditQuestion,
    RankingQuestion,
    RatingQuestion,
    StrengthQuestion,
    TextQuestion,
)

FIXTURES = Path(__file__).parent / "fixtures"


def test_a_batch_of_version_1_is_read():
    reading = read_native(FIXTURES / "version-1.tdbatch")

    (task,) = reading.tasks(no_progress)
    assert (reading.batch.id, reading.batch.revision) == ("shop-chat-4", 2)
    kinds = {type(question) for question in reading.batch.form.questions}
    assert kinds == {
        ChoiceQuestion,
        EditQuestion,
        RankingQuestion,
        RatingQuestion,
        StrengthQuestion,
        TextQuestion,
    }
    assert sha256_of(task_to_json(task)).startswith("96027029769062012067e5bd41a85932")


def test_a_parcel_of_version_1_is_read():
    parcel = read_parcel(FIXTURES / "version-1.tddone")

    (judgment,) = parcel.judgments
    assert (parcel.batch_id, parcel.trainer, parcel.sequence) == ("shop-chat-4", "anna", 3)
    assert len({type(answer) for _, answer in judgment.answers}) == 6
    assert judgment.note == "Ёж 🙂"
    assert sha256_of(parcel.payloads[0]).startswith("955046e03adaac01492e994bfc5106fc")
