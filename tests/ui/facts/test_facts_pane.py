"""The pane of facts: keys, cells, menus, and lists of what is left."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListWidget, QMenu

from trainer_desk.text.claims import outlook, sentences_of, taken
from trainer_desk.ui.widgets.claims_model import Column, ShownFacts
from trainer_desk.ui.widgets.facts_pane import FactsPane
from trainer_desk.work.asking import Grade, Scale
from trainer_desk.work.facts import FactsAnswer, FactsQuestion, Source, Stance
from trainer_desk.work.ids import MarkId, QuestionId, ResponseId
from trainer_desk.work.marks import Where
from trainer_desk.work.rules import Lack, Missing
from trainer_desk.work.wording import Wording

A, B = ResponseId("a"), ResponseId("b")
TEXT = "Rome is old and Paris is large. It was built in 753. Nobody knows."
AGAIN = "They say it was built in 753. Nobody knows."
TODAY = date(2026, 3, 3)
QUESTION = FactsQuestion(
    id=QuestionId("facts"), title=Wording.of("Facts"), importance=Scale(lowest=1, highest=3)
)
C1, C2 = MarkId("c1"), MarkId("c2")


class Bench:
    """A pane with its answer kept as the window would."""

    def __init__(self, pane: FactsPane) -> None:
        self.pane = pane
        self.answer = taken(FactsAnswer(), sentences_of(Where.in_response(A), TEXT, "en")[:2])
        self.changes: list[FactsAnswer] = []
        self.refused: list[str] = []
        self.links: list[str] = []
        self.more: dict = {}
        pane.changed.connect(self.take)
        pane.address_refused.connect(self.refused.append)
        pane.link_asked.connect(self.links.append)
        self.show()

    def take(self, answer: FactsAnswer) -> None:
        self.changes.append(answer)
        self.answer = answer
        self.show()

    def show(self, **more: object) -> None:
        self.more.update(more)
        shown = ShownFacts(question=QUESTION, answer=self.answer, order=(B, A), today=TODAY)
        self.pane.show_facts(replace(shown, **self.more))
        texts = [(Where.in_response(B), AGAIN), (Where.in_response(A), TEXT)]
        self.pane.show_outlook(outlook(texts, self.answer.claims, "en", likeness=60))

    def at(self, claim: MarkId, column: Column) -> None:
        self.pane.table.choose(claim, column)
        self.pane.table.setFocus()

    def press(self, key: Qt.Key, modifier=Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(QApplication.focusWidget() or self.pane.table, key, modifier)

    def claim(self, claim: MarkId = C1):
        return self.answer.claim(claim)

    def choose(self, words: str) -> None:
        menu = self.pane.table.menu()
        (action,) = [one for one in actions(menu) if one.text().startswith(words)]
        action.trigger()
        menu.deleteLater()


def actions(menu: QMenu):
    for action in menu.actions():
        yield from actions(action.menu()) if action.menu() else [action]


@pytest.fixture
def bench(qtbot):
    pane = FactsPane()
    qtbot.addWidget(pane)
    pane.resize(900, 320)
    with qtbot.waitExposed(pane):
        pane.show()
    pane.activateWindow()
    return Bench(pane)


def test_showing_claims_announces_nothing(bench):
    assert bench.changes == []


@pytest.mark.parametrize(
    ("key", "stance"),
    [
        (Qt.Key.Key_1, Stance.SUPPORTED),
        (Qt.Key.Key_2, Stance.REFUTED),
        (Qt.Key.Key_3, Stance.DISPUTED),
        (Qt.Key.Key_4, Stance.NOT_CHECKABLE),
    ],
)
def test_a_digit_decides_a_claim_and_0_takes_it_back(bench, key, stance):
    bench.at(C1, Column.CLAIM)

    bench.press(key)
    decided = bench.claim().stance
    bench.press(Qt.Key.Key_0)

    assert decided is stance
    assert bench.claim().stance is None


def test_in_its_column_a_digit_says_how_much_a_claim_matters(bench):
    bench.at(C1, Column.IMPORTANCE)

    bench.press(Qt.Key.Key_3)
    bench.press(Qt.Key.Key_9)

    assert bench.claim().importance == Grade(value=3, lowest=1, highest=3)
    assert bench.claim().stance is None


def test_an_address_with_its_quote_is_pasted_with_the_day(bench):
    bench.at(C1, Column.CLAIM)
    QGuiApplication.clipboard().setText("“It is old.” https://a.example/rome")

    bench.press(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    QGuiApplication.clipboard().setText("b.example is no address here: https://b.example")
    bench.press(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)

    first, second = bench.claim().sources
    assert first == Source(url="https://a.example/rome", quote="It is old.", accessed=TODAY)
    assert (second.url, second.accessed) == ("https://b.example", TODAY)


def test_words_without_an_address_are_no_source_but_can_be_a_quote(bench):
    QGuiApplication.clipboard().setText("Smith 1998, p. 12")
    bench.at(C1, Column.CLAIM)
    bench.press(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    bench.at(C1, Column.QUOTE)
    bench.press(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)

    assert bench.refused == ["Smith 1998, p. 12"]
    assert bench.claim().sources == (Source(quote="Smith 1998, p. 12", accessed=TODAY),)


def test_return_types_into_a_cell_and_return_ends_it(bench):
    bench.at(C1, Column.URL)

    bench.press(Qt.Key.Key_Return)
    QTest.keyClicks(QApplication.focusWidget(), "javascript:x")
    bench.press(Qt.Key.Key_Return)
    bench.press(Qt.Key.Key_Return)
    QTest.keyClicks(QApplication.focusWidget(), "a.example/1")
    bench.press(Qt.Key.Key_Return)

    assert bench.refused == ["javascript:x"]
    assert bench.claim().sources == (Source(url="https://a.example/1", accessed=TODAY),)


def test_escape_gives_up_what_was_typed(bench):
    bench.at(C1, Column.NOTE)

    bench.press(Qt.Key.Key_Return)
    QTest.keyClicks(QApplication.focusWidget(), "not meant")
    bench.press(Qt.Key.Key_Escape)

    assert bench.claim().note == ""
    assert bench.changes == []


def test_tab_goes_to_the_next_cell_that_can_be_typed_into(bench):
    bench.at(C1, Column.URL)

    bench.press(Qt.Key.Key_Return)
    QTest.keyClicks(QApplication.focusWidget(), "a.example")
    bench.press(Qt.Key.Key_Tab)
    QTest.keyClicks(QApplication.focusWidget(), "word for word")
    bench.press(Qt.Key.Key_Return)

    (source,) = bench.claim().sources
    assert (source.url, source.quote) == ("https://a.example", "word for word")


def test_what_is_being_typed_is_handed_over_when_the_task_is_left(bench):
    bench.at(C1, Column.NOTE)
    bench.press(Qt.Key.Key_Return)
    QTest.keyClicks(QApplication.focusWidget(), "meant")

    bench.pane.table.finish_cell()

    assert bench.claim().note == "meant"


def test_insert_begins_one_more_source(bench):
    bench.answer = bench.answer.with_claim(
        replace(bench.claim(), sources=(Source(url="https://a.example", accessed=TODAY),))
    )
    bench.show()
    bench.at(C1, Column.CLAIM)

    bench.press(Qt.Key.Key_Insert)
    QTest.keyClicks(QApplication.focusWidget(), "b.example")
    bench.press(Qt.Key.Key_Return)

    assert [one.url for one in bench.claim().sources] == ["https://a.example", "https://b.example"]


def test_delete_takes_away_what_the_cursor_is_on(bench):
    bench.answer = bench.answer.with_claim(
        replace(bench.claim(), sources=(Source(url="https://a.example"),), stance=Stance.REFUTED)
    )
    bench.show()
    bench.at(C1, Column.URL)

    bench.press(Qt.Key.Key_Delete)
    without_source = bench.claim()
    bench.at(C1, Column.STANCE)
    bench.press(Qt.Key.Key_Delete)
    undecided = bench.claim()
    bench.at(C1, Column.CLAIM)
    bench.press(Qt.Key.Key_Delete)

    assert (without_source.sources, without_source.stance) == ((), Stance.REFUTED)
    assert undecided.stance is None
    assert bench.claim() is None


def test_a_claim_is_split_at_the_cursor_and_made_one_again(bench):
    bench.at(C1, Column.CLAIM)
    bench.press(Qt.Key.Key_Return)
    editor = QApplication.focusWidget()
    editor.select(len("Rome is old"), len("Rome is old"))
    bench.press(Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    split = [claim.text for claim in bench.answer.claims]
    bench.at(MarkId("c3"), Column.CLAIM)

    bench.press(Qt.Key.Key_Equal)

    assert split[:2] == ["Rome is old", "and Paris is large."]
    assert bench.claim().text == "Rome is old and Paris is large."
    assert [spot.quote for spot in bench.claim().spots] == ["Rome is old and Paris is large."]


def test_the_menu_offers_what_the_keys_do_and_more(bench):
    bench.answer = bench.answer.with_claim(
        replace(bench.claim(), sources=(Source(url="https://a.example"),))
    )
    bench.show(marks=((C1, MarkId("m1"), "Wrong fact"),))
    bench.at(C1, Column.CLAIM)

    bench.choose("Refuted")
    bench.choose("3")
    bench.choose("Tie to the mark “Wrong fact”")
    bench.choose("Open the source")

    assert bench.claim().stance is Stance.REFUTED
    assert bench.claim().importance.value == 3
    assert bench.claim().mark == MarkId("m1")
    assert bench.links == ["https://a.example"]


def test_missing_cells_say_so(bench):
    lack = Missing(question_id=QUESTION.id, lack=Lack.NO_STANCE, item=C2, response_id=A)
    bench.show(missing=(lack,))

    bench.pane.go_to(lack)

    here = bench.pane.table.currentIndex()
    spoken = here.data(Qt.ItemDataRole.AccessibleTextRole)
    assert (bench.pane.table.claim().id, here.column()) == (C2, Column.STANCE)
    assert "?" in spoken


def test_a_finished_task_can_be_looked_at_only(bench):
    bench.show(read_only=True)
    bench.at(C1, Column.CLAIM)
    QGuiApplication.clipboard().setText("https://a.example")

    for key in (Qt.Key.Key_1, Qt.Key.Key_Delete, Qt.Key.Key_Equal, Qt.Key.Key_Insert):
        bench.press(key)
    bench.press(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)

    assert bench.changes == []


def test_sentences_that_nobody_took_are_listed_and_taken(bench):
    bench.pane.show_tab("left")
    (listed,) = [one for one in bench.pane.findChildren(QListWidget) if one.isVisible()]
    rows = [listed.item(at).text() for at in range(listed.count())]
    listed.setFocus()

    QTest.keyClick(listed, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(listed, Qt.Key.Key_Return)

    assert [row[0] for row in rows] == ["A", "A", "B"]
    assert bench.answer.claims[-1].text == "Nobody knows."
    assert bench.pane.outlook().not_taken == ()


def test_a_claim_said_again_is_offered_and_joined(bench):
    bench.pane.show_tab("again")
    (listed,) = [one for one in bench.pane.findChildren(QListWidget) if one.isVisible()]
    listed.setCurrentRow(0)
    listed.setFocus()

    QTest.keyClick(listed, Qt.Key.Key_Return)

    assert [spot.where.response_id for spot in bench.claim(C2).spots] == [A, B]
    assert bench.pane.outlook().again == ()


def test_without_facts_the_pane_is_empty(bench):
    bench.pane.show_facts(None)

    assert bench.pane.table.claim() is None
    bench.press(Qt.Key.Key_1)
    assert bench.changes == []


def test_another_task_begins_at_its_first_claim(bench, qtbot):
    bench.at(C2, Column.CLAIM)

    bench.pane.show_facts(None)
    with qtbot.waitSignal(bench.pane.claim_chosen) as heard:
        bench.show()

    assert heard.args == [C1]
    assert bench.pane.table.claim().id == C1
