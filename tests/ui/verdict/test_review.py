"""The second reading in the dock: accept, send back with a remark, and see what was corrected."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.ui.verdict.conftest import WHY, A, B, Bench, both, ids, task_of
from trainer_desk.ui.safe import SafeLabel
from trainer_desk.ui.widgets.controls import Chip
from trainer_desk.ui.widgets.field_editor import FieldEditor
from trainer_desk.ui.widgets.missing_bar import MissingBar
from trainer_desk.work.answers import ChoiceAnswer, TextAnswer
from trainer_desk.work.draft import Draft
from trainer_desk.work.form import ChoiceQuestion, Form, Option, TextQuestion
from trainer_desk.work.ids import OptionId, QuestionId
from trainer_desk.work.judgment import Judgment, Outcome
from trainer_desk.work.review import FieldReview, ReviewAnswer, ReviewQuestion, ReviewVerdict
from trainer_desk.work.rules import Lack, Missing, missing

REVIEW, TOPIC = QuestionId("review"), QuestionId("topic")
LAW, CODE = OptionId("law"), OptionId("code")
FORM = Form(
    questions=(
        TextQuestion(id=WHY, title=both("Why", "Почему"), required=False),
        ChoiceQuestion(
            id=TOPIC,
            title=both("Topic", "О чём"),
            required=False,
            options=(
                Option(id=LAW, title=both("Law", "Право")),
                Option(id=CODE, title=both("Code", "Код")),
            ),
        ),
        ReviewQuestion(id=REVIEW, title=both("Second reading", "Вторая вычитка")),
    )
)
JUDGED = Judgment(
    id="0" * 32,
    revision=1,
    batch_id="b",
    batch_revision=1,
    task_id="task",
    trainer="anna",
    device="laptop",
    outcome=Outcome.DONE,
    sealed_at=datetime(2026, 11, 22, tzinfo=UTC),
    task_sha256="0" * 64,
    shown_order=(A, B),
    order_seed="",
    answers=((WHY, TextAnswer(text="A 👍")), (TOPIC, ChoiceAnswer(options=(LAW,)))),
    field_notes=((TOPIC, "Could be both & more"),),
)
TASK = replace(task_of("AB"), judged=JUDGED)
BEGUN = Draft(answers=JUDGED.answers)


def show(bench: Bench, *fields, draft=BEGUN, language="en", read_only=False):
    if fields:
        draft = draft.answered(REVIEW, ReviewAnswer(fields=fields))
    bench.dock.show_task(FORM, TASK, ids("AB"), draft, language=language, read_only=read_only)
    QApplication.sendPostedEvents()


def said(bench):
    """What was announced last, as pairs of question and verdict."""
    answer = bench.answer(REVIEW)
    return {} if answer is None else {one.question_id: one.verdict for one in answer.fields}


def field(question, verdict, remark=""):
    return FieldReview(question_id=question, verdict=verdict, remark=remark)


def shown_texts(bench):
    return {each.text() for each in bench.dock.findChildren(SafeLabel) if each.isVisible()}


def test_an_answer_is_accepted_and_no_longer(bench):
    show(bench)

    bench.find(Chip, "Why: accept").click()
    assert said(bench) == {WHY: ReviewVerdict.ACCEPT}

    bench.find(Chip, "Why: accept").click()
    assert bench.answer(REVIEW) is None


def test_sending_back_asks_for_a_remark_and_takes_it_exactly(bench, qtbot):
    show(bench)

    bench.find(Chip, "Why: send back with a remark").click()
    remark = bench.find(FieldEditor, "Remark on Why")
    qtbot.waitUntil(remark.hasFocus)
    QApplication.clipboard().setText("Which\u00a0rule 🙂?")
    qtbot.keyClick(remark, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)

    assert bench.answer(REVIEW) == ReviewAnswer(
        fields=(field(WHY, ReviewVerdict.RETURN, "Which\u00a0rule 🙂?"),)
    )


def test_what_was_changed_above_is_called_corrected(bench):
    show(bench, draft=BEGUN.answered(TOPIC, ChoiceAnswer(options=(CODE,))))

    assert "Corrected" in shown_texts(bench)
    assert bench.find(Chip, "Topic: accept").isHidden()
    assert bench.find(Chip, "Topic: send back with a remark").isVisible()
    assert bench.find(Chip, "Why: accept").isVisible()
    (lack,) = missing(FORM, TASK, bench.dock.draft())
    assert (lack.lack, lack.field) == (Lack.NOT_REVIEWED, WHY)


def test_what_the_trainer_said_in_advance_stands_beside_the_answer(bench):
    show(bench)

    assert "The trainer: Could be both & more" in shown_texts(bench)


def test_one_key_accepts_every_other_answer(bench):
    show(bench, field(WHY, ReviewVerdict.RETURN, "No."))

    bench.dock.keys.accept_rest()

    assert said(bench) == {WHY: ReviewVerdict.RETURN, TOPIC: ReviewVerdict.ACCEPT}

    bench.dock.keys.accept_rest()
    assert len(bench.heard.drafts) == 1


def test_showing_announces_nothing_and_finished_work_takes_nothing(bench):
    show(bench, field(WHY, ReviewVerdict.RETURN, "No."), read_only=True)

    bench.dock.keys.accept_rest()
    bench.find(Chip, "Topic: accept").click()

    assert bench.heard.nothing()
    assert bench.find(FieldEditor, "Remark on Why").isReadOnly()


def test_what_is_missing_is_gone_to(bench, qtbot):
    show(bench, field(WHY, ReviewVerdict.RETURN))

    lacks = missing(FORM, TASK, bench.dock.draft())
    bench.dock.go_to(lacks[0])
    qtbot.waitUntil(bench.find(FieldEditor, "Remark on Why").hasFocus)
    bench.dock.go_to(lacks[1])
    qtbot.waitUntil(bench.find(Chip, "Topic: accept").hasFocus)

    assert [lack.lack for lack in lacks] == [Lack.NO_REMARK, Lack.NOT_REVIEWED]
    assert bench.dock.findChildren(MissingBar)
    bench.dock.go_to(Missing(question_id=REVIEW, lack=Lack.NOT_ANSWERED))


@pytest.mark.parametrize("language", ["en", "ru"])
def test_the_words_of_the_form_are_the_readers(bench, language):
    show(bench, language=language)

    wanted = {"en": "Topic", "ru": "О чём"}[language]
    assert any(each.text() == wanted for each in bench.dock.findChildren(SafeLabel))


def test_an_ordinary_task_is_not_asked_about_a_second_reading(bench):
    bench.dock.show_task(FORM, task_of("AB"), ids("AB"), Draft(), language="en", read_only=False)

    assert missing(FORM, task_of("AB"), bench.dock.draft()) == ()
