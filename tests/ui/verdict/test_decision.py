"""Deciding about a prompt: verdict, reasons, severity, specialist, and both texts."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton

from tests.ui.verdict.conftest import EVERYTHING, RANK, WHY, both, task_of
from trainer_desk.ui.safe import ElidedLabel
from trainer_desk.ui.widgets.controls import Chip, IconButton
from trainer_desk.ui.widgets.decision_section import DecisionSection
from trainer_desk.ui.widgets.field_editor import FieldEditor
from trainer_desk.ui.widgets.missing_bar import MissingBar
from trainer_desk.ui.widgets.notices import Notice
from trainer_desk.ui.widgets.scale_bar import ValueButton
from trainer_desk.work.answers import TextAnswer
from trainer_desk.work.asking import Anchor, Grade, Option, Scale
from trainer_desk.work.decision import DecisionAnswer, DecisionQuestion, DecisionVerdict
from trainer_desk.work.draft import Draft
from trainer_desk.work.form import Form
from trainer_desk.work.ids import OptionId, QuestionId
from trainer_desk.work.places import TextPlace
from trainer_desk.work.rules import Lack, Missing, missing
from trainer_desk.work.written import EXPLANATION, REMARK, WORDING

DECIDE = QuestionId("decide")
HARM, LAW = OptionId("harm"), OptionId("law")
QUESTION = DecisionQuestion(
    id=DECIDE,
    title=both("Decision", "Решение"),
    reasons=(
        Option(id=HARM, title=both("Physical harm", "Вред здоровью")),
        Option(id=LAW, title=both("Law & order", "Закон")),
    ),
    severity=Scale(
        lowest=1, highest=4, anchors=(Anchor(value=4, meaning=both("Grave", "Тяжело")),)
    ),
    specialists=(
        Option(id=OptionId("doctor"), title=both("Doctor", "Врач")),
        Option(id=OptionId("lawyer"), title=both("Lawyer", "Юрист")),
    ),
    min_wording_words=3,
    min_explanation_words=2,
)
FORM = Form(questions=(QUESTION, *EVERYTHING.questions))
REFUSED = DecisionAnswer(
    verdict=DecisionVerdict.REFUSE,
    reasons=(HARM,),
    severity=Grade(value=3, lowest=1, highest=4),
    wording="I cannot help 👍 with\u00a0it",
    explanation="Оружие и\u00a0вред",
)


def show(bench, answer=None, **more):
    draft = Draft() if answer is None else Draft().answered(DECIDE, answer)
    bench.show("AB", draft, form=FORM, **more)


def fields(bench):
    found = bench.dock.findChild(DecisionSection).findChildren(FieldEditor)
    return {each.accessibleName(): each for each in found}


def is_on_screen(bench, kind, name):
    return any(
        each.isVisible() for each in bench.dock.findChildren(kind) if each.accessibleName() == name
    )


@pytest.mark.parametrize("verdict", DecisionVerdict)
def test_a_key_gives_a_verdict_and_keeps_it(bench, verdict):
    show(bench)

    bench.dock.keys.decide(verdict)
    bench.dock.keys.decide(verdict)

    assert bench.answer(DECIDE) == DecisionAnswer(verdict=verdict)
    assert len(bench.heard.drafts) == 1


def test_pressing_the_given_verdict_takes_it_back(bench, qtbot):
    show(bench)
    chip = bench.find(Chip, "Refuse to answer")

    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)

    assert [dict(draft.answers).get(DECIDE) for draft in bench.heard.drafts] == [
        DecisionAnswer(verdict=DecisionVerdict.REFUSE),
        None,
    ]


def test_what_a_verdict_calls_for_is_on_screen_and_nothing_else(bench):
    for verdict, reasons, doctor in (
        (DecisionVerdict.ANSWER, False, False),
        (DecisionVerdict.PARTIAL, True, False),
        (DecisionVerdict.REFUSE, True, False),
        (DecisionVerdict.REDIRECT, True, True),
    ):
        show(bench, DecisionAnswer(verdict=verdict))

        assert is_on_screen(bench, QAbstractButton, "Physical harm") is reasons
        assert is_on_screen(bench, ValueButton, "Severity 4: Grave") is reasons
        assert is_on_screen(bench, QAbstractButton, "Doctor") is doctor
        assert is_on_screen(bench, FieldEditor, "Explanation for colleagues") is reasons


def test_reasons_severity_specialist_and_texts_make_one_answer(bench, qtbot):
    show(bench, DecisionAnswer(verdict=DecisionVerdict.REDIRECT))

    qtbot.mouseClick(bench.find(QAbstractButton, "Law & order"), Qt.MouseButton.LeftButton)
    qtbot.keyClick(bench.find(QAbstractButton, "Physical harm"), Qt.Key.Key_Space)
    qtbot.mouseClick(bench.find(ValueButton, "Severity 2"), Qt.MouseButton.LeftButton)
    qtbot.mouseClick(bench.find(QAbstractButton, "Doctor"), Qt.MouseButton.LeftButton)
    qtbot.mouseClick(bench.find(QAbstractButton, "Lawyer"), Qt.MouseButton.LeftButton)
    fields(bench)["Wording of the redirection"].insertPlainText("Спросите\u00a0врача 👩‍⚕️")
    fields(bench)["Explanation for colleagues"].insertPlainText("dose")

    assert bench.answer(DECIDE) == DecisionAnswer(
        verdict=DecisionVerdict.REDIRECT,
        reasons=(HARM, LAW),
        severity=Grade(value=2, lowest=1, highest=4),
        specialist=OptionId("lawyer"),
        wording="Спросите\u00a0врача 👩‍⚕️",
        explanation="dose",
    )


def test_texts_stay_when_the_verdict_changes(bench):
    show(bench, REFUSED)

    bench.dock.keys.decide(DecisionVerdict.ANSWER)

    assert bench.answer(DECIDE) == replace(REFUSED, verdict=DecisionVerdict.ANSWER)
    assert is_on_screen(bench, FieldEditor, "Wording of the refusal")


def test_showing_says_nothing_and_locks_what_is_finished(bench, qtbot):
    show(bench, REFUSED, read_only=True)
    bench.dock.keys.decide(DecisionVerdict.ANSWER)
    qtbot.mouseClick(bench.find(QAbstractButton, "Physical harm"), Qt.MouseButton.LeftButton)
    qtbot.mouseClick(bench.find(ValueButton, "Severity 2"), Qt.MouseButton.LeftButton)

    assert bench.heard.nothing()
    assert all(field.isReadOnly() for field in fields(bench).values())


def test_each_lack_leads_to_its_control(bench):
    show(bench, DecisionAnswer(verdict=DecisionVerdict.REDIRECT))
    lacks = missing(FORM, task_of("AB"), bench.dock.draft())
    reached = {}
    for lack in lacks[:5]:
        bench.dock.go_to(lack)
        reached[lack.lack, lack.slot] = bench.dock.focusWidget().accessibleName()

    assert reached == {
        (Lack.NO_REASON, ""): "Physical harm",
        (Lack.NO_SEVERITY, ""): "Severity 1",
        (Lack.NO_SPECIALIST, ""): "Doctor",
        (Lack.TOO_SHORT, WORDING): "Wording of the redirection",
        (Lack.TOO_SHORT, EXPLANATION): "Explanation for colleagues",
    }


def test_the_bar_names_the_text_that_is_too_short(bench):
    show(bench, replace(REFUSED, wording="no"))
    bench.dock.set_missing(missing(FORM, task_of("AB"), bench.dock.draft()))

    said = bench.dock.findChild(MissingBar).findChild(Notice).text()

    assert said == "Still missing: 2 more word(s) in “Decision · wording”"


def told_as_freed(bench):
    return [each for each in bench.dock.findChildren(ElidedLabel, "freed") if each.isVisible()]


def test_a_refused_prompt_frees_the_other_questions_and_leaves_them_usable(bench):
    show(bench, REFUSED)

    freed = told_as_freed(bench)
    bench.dock.keys.press_digit(1)

    assert len(freed) == len(EVERYTHING.questions)
    assert {each.text() for each in freed} == {"Not needed: the prompt is not answered"}
    assert bench.answer(RANK) is not None
    bench.dock.keys.decide(DecisionVerdict.ANSWER)
    assert told_as_freed(bench) == []


def test_the_large_editor_is_asked_for_each_text(bench, qtbot):
    asked = []
    bench.dock.text_asked.connect(asked.append)
    show(bench, REFUSED)

    for name in ("Wording of the refusal", "Explanation for colleagues"):
        button = bench.find(IconButton, f"{name}: write in the editor")
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    assert asked == [TextPlace(DECIDE, slot=WORDING), TextPlace(DECIDE, slot=EXPLANATION)]


def test_a_field_is_known_by_its_place_in_the_draft(bench):
    show(bench, REFUSED)
    found = fields(bench)

    places = [bench.dock.place_of(found[name]) for name in found]

    assert TextPlace(DECIDE, slot=WORDING) in places
    assert TextPlace(DECIDE, slot=EXPLANATION) in places
    why = bench.find(FieldEditor, "Why")
    assert bench.dock.place_of(why) == TextPlace(WHY)


# Notes on questions


def test_a_note_is_opened_by_key_written_and_undone(bench):
    show(bench)
    bench.dock.go_to(Missing(question_id=WHY, lack=Lack.NOT_ANSWERED))

    bench.dock.open_note_here()
    field = bench.dock.focusWidget()
    field.insertPlainText("Не уверен\u00a0👍")

    assert field.accessibleName() == "Note for the reviewer: Why"
    assert bench.heard.drafts[-1].field_note(WHY) == "Не уверен\u00a0👍"
    assert bench.dock.place_of(field) == TextPlace(WHY, slot=REMARK)
    bench.dock.update_draft(Draft().answered(WHY, TextAnswer(text="x")))
    assert field.exact_text() == ""


def test_tab_leads_from_a_note_to_the_controls_of_its_question(bench, qtbot):
    show(bench)
    bench.dock.go_to(Missing(question_id=WHY, lack=Lack.NOT_ANSWERED))
    bench.dock.open_note_here()
    assert bench.dock.focusWidget().accessibleName() == "Note for the reviewer: Why"

    qtbot.keyClick(bench.dock.focusWidget(), Qt.Key.Key_Tab)

    assert bench.dock.focusWidget().accessibleName() == "Why"


def test_in_a_test_a_note_disputes_the_question(bench):
    bench.dock.show_task(
        FORM,
        task_of("AB"),
        (),
        Draft().noted(WHY, "wrong key"),
        language="en",
        read_only=True,
        disputes=True,
    )

    field = bench.find(FieldEditor, "Dispute this question: Why")

    assert field.isVisible()
    assert field.exact_text() == "wrong key"
    assert field.isReadOnly()


def test_a_finished_task_takes_no_new_note(bench):
    show(bench, read_only=True)

    bench.dock.open_note_here()

    assert not is_on_screen(bench, FieldEditor, "Note for the reviewer: Decision")
