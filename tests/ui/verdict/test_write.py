"""A standard answer in the verdict: how far it is, and its points."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QPushButton

from tests.ui.verdict.conftest import RANKING, both, task_of
from trainer_desk.ui.safe import SafeLabel
from trainer_desk.ui.widgets.ranking import RankingSection
from trainer_desk.ui.widgets.write_section import WriteSection
from trainer_desk.work.asking import Option
from trainer_desk.work.draft import Draft
from trainer_desk.work.form import Form
from trainer_desk.work.ids import OptionId, QuestionId
from trainer_desk.work.places import TextPlace
from trainer_desk.work.rules import Lack, Missing
from trainer_desk.work.writing import WriteAnswer, WriteQuestion

WRITE = QuestionId("write")
DOSE, RISK = OptionId("dose"), OptionId("risk")
QUESTION = WriteQuestion(
    id=WRITE,
    title=both("Standard answer", "Образцовый ответ"),
    min_words=3,
    max_words=5,
    points=(
        Option(id=DOSE, title=both("Names the dose & how often it is taken by adults", "Доза")),
        Option(id=RISK, title=both("Names the risk", "Риск")),
    ),
    is_best=True,
)
FORM = Form(questions=(RANKING, QUESTION))


def show(bench, text="", points=(), **more):
    answer = WriteAnswer(text=text, points=points)
    draft = Draft() if answer == WriteAnswer() else Draft().answered(WRITE, answer)
    bench.show("AB", draft, form=FORM, **more)


def words(bench):
    return [label.text() for label in bench.dock.findChild(WriteSection).findChildren(SafeLabel)]


def test_it_says_how_far_the_answer_is(bench):
    show(bench)
    assert "Not begun" in words(bench)
    assert "0 word(s) / at least 3" in words(bench)

    show(bench, "one two three four five six\u00a07", name="other")
    assert "7 word(s) / at most 5" in words(bench)


def test_points_are_ticked_by_box_by_their_words_and_by_key(bench, qtbot):
    show(bench, "some text")
    box = bench.find(QCheckBox, "Names the risk")
    label = next(
        each for each in bench.dock.findChildren(SafeLabel) if each.text() == "Names the risk"
    )

    qtbot.keyClick(box, Qt.Key.Key_Space)
    assert bench.answer(WRITE).points == (RISK,)
    bench.dock.keys.tick_next_point()
    assert bench.answer(WRITE).points == (DOSE, RISK)
    qtbot.mouseClick(label, Qt.MouseButton.LeftButton)
    assert bench.answer(WRITE) == WriteAnswer(text="some text", points=(DOSE,))


def test_a_tick_without_a_text_goes_away_whole(bench):
    show(bench, points=(DOSE,))

    bench.find(QCheckBox, QUESTION.points[0].title.in_language("en")).click()

    assert bench.answer(WRITE) is None


def test_a_finished_task_is_not_ticked(bench):
    show(bench, "some text", read_only=True)

    bench.dock.keys.tick_next_point()

    assert bench.heard.nothing()


def test_a_missing_point_leads_to_its_box_and_a_missing_text_to_the_button(bench, qtbot):
    asked = []
    bench.dock.text_asked.connect(asked.append)
    show(bench, "some text", (DOSE,))

    bench.dock.go_to(Missing(question_id=WRITE, lack=Lack.NO_POINT))
    assert bench.dock.focusWidget().accessibleName() == "Names the risk"
    bench.dock.go_to(Missing(question_id=WRITE, lack=Lack.TOO_SHORT))
    button = bench.dock.focusWidget()
    assert isinstance(button, QPushButton)
    qtbot.keyClick(button, Qt.Key.Key_Space)

    assert asked == [TextPlace(WRITE)]


def test_an_answer_that_is_best_stands_above_the_ranking(bench):
    show(bench, "my own")
    section = bench.dock.findChild(RankingSection)
    best = section.findChild(SafeLabel, "writtenBest")

    assert best.isVisible()
    assert best.text() == "Your answer stands above all of them"
    show(bench, name="other")
    assert not best.isVisible()
    other = Form(questions=(RANKING, replace(QUESTION, is_best=False)))
    draft = Draft().answered(WRITE, WriteAnswer(text="my own"))
    bench.dock.show_task(other, task_of("AB"), (), draft, language="en", read_only=False)
    best = bench.dock.findChild(RankingSection).findChild(SafeLabel, "writtenBest")
    assert not best.isVisible()
