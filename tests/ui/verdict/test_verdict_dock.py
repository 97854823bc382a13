"""The dock shows a draft and says what the trainer made of it, whole and once."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QPushButton, QWidget

from tests.ui.verdict.conftest import (
    CHOICE,
    CLEAR,
    EDIT,
    EVERYTHING,
    MANY,
    RANK,
    RANKING,
    RATE,
    SAFE,
    STRENGTH,
    TRUE,
    WHY,
    A,
    B,
    C,
    D,
    Heard,
    ids,
    task_of,
)
from trainer_desk.ui.widgets.answer_section import AnswerSection
from trainer_desk.ui.widgets.field_editor import FieldEditor
from trainer_desk.ui.widgets.missing_bar import MissingBar
from trainer_desk.ui.widgets.notices import Notice
from trainer_desk.ui.widgets.scale_bar import ValueButton
from trainer_desk.ui.widgets.strength_bar import GradeButton
from trainer_desk.work.answers import (
    ChoiceAnswer,
    Edit,
    EditAnswer,
    RankingAnswer,
    RankingVerdict,
    Rating,
    RatingAnswer,
    StrengthAnswer,
    StrengthVerdict,
    TextAnswer,
)
from trainer_desk.work.draft import Draft
from trainer_desk.work.form import Form
from trainer_desk.work.rules import missing


def ranking(text: str, verdict: RankingVerdict = RankingVerdict.RANKED) -> RankingAnswer:
    return RankingAnswer(groups=tuple(ids(group) for group in text.split()), verdict=verdict)


def rated(*values: tuple[object, object, int]) -> RatingAnswer:
    answer = RatingAnswer()
    for response, axis, value in values:
        lowest = 0 if axis == SAFE else 1
        answer = answer.rated(
            Rating(response_id=response, axis_id=axis, value=value, lowest=lowest, highest=5)
        )
    return answer


FULL = (
    Draft(flagged=True, note="odd", active_seconds=7, idle_seconds=3)
    .answered(RANK, ranking("A BC D"))
    .answered(RATE, rated((A, CLEAR, 4)))
    .answered(CHOICE, ChoiceAnswer(options=("law",)))
    .answered(EDIT, EditAnswer().edited(Edit(response_id=A, text="better")))
    .answered(WHY, TextAnswer(text="because it is"))
)


# Setters say nothing


def test_setters_say_nothing(bench):
    bench.show("ABCD", FULL)
    bench.dock.select_response(C)
    bench.dock.update_draft(FULL.answered(WHY, TextAnswer(text="other words here")))
    bench.dock.update_draft(FULL)
    bench.dock.set_missing(missing(EVERYTHING, task_of(), FULL))
    bench.show("AB", Draft(), name="another")
    bench.dock.show_nothing()

    assert bench.heard == Heard()


@pytest.mark.parametrize(
    ("letters", "asked"),
    [
        ("", {CHOICE, MANY, WHY}),
        ("A", {RATE, CHOICE, MANY, EDIT, WHY}),
        ("AB", {RANK, STRENGTH, RATE, CHOICE, MANY, EDIT, WHY}),
        ("ABC", {RANK, RATE, CHOICE, MANY, EDIT, WHY}),
    ],
)
def test_only_questions_that_apply_are_on_screen_in_the_forms_order(bench, letters, asked):
    bench.show(letters)

    sections = [each for each in bench.dock.findChildren(AnswerSection) if each.isVisible()]
    by_height = [each.question.id for each in sorted(sections, key=lambda each: each.y())]
    assert set(by_height) == asked
    assert by_height == [q.id for q in EVERYTHING.questions if q.id in asked]


def test_another_form_replaces_the_questions(bench):
    bench.show("AB")

    bench.show("AB", form=Form(questions=(RANKING,)))

    sections = [each for each in bench.dock.findChildren(AnswerSection) if each.isVisible()]
    assert [each.question.id for each in sections] == [RANK]


def test_clocks_and_rewrites_pass_through_untouched(bench):
    bench.show("ABCD", FULL)

    bench.dock.toggle_flag()

    assert bench.heard.drafts == [replace(FULL, flagged=False)]


def test_a_rewrite_begun_elsewhere_is_kept_in_what_the_dock_says(bench):
    bench.show("ABCD", Draft())
    edited = Draft().answered(EDIT, EditAnswer().edited(Edit(response_id=B, text="new")))

    bench.dock.update_draft(edited)
    bench.dock.keys.press_digit(1)

    assert bench.answer(EDIT) == edited.answer(EDIT, EditAnswer)


# Ranking by keys


def test_digits_in_a_row_rank_in_that_order_and_select(bench):
    bench.show()

    for digit in (3, 1, 2):
        bench.dock.keys.press_digit(digit)

    assert bench.answer(RANK) == ranking("C A B")
    assert bench.heard.selected == [C, A, B]
    assert len(bench.heard.drafts) == 3


def test_a_digit_of_a_placed_response_only_selects_it(bench):
    bench.show("ABCD", FULL)

    bench.dock.keys.press_digit(2)

    assert bench.heard.selected == [B]
    assert bench.heard.drafts == []


def test_a_digit_beyond_the_responses_does_nothing(bench):
    bench.show("AB")

    bench.dock.keys.press_digit(3)
    bench.dock.keys.press_digit(0)

    assert bench.heard.nothing()


def test_each_ranking_key_is_one_whole_draft(bench):
    bench.show()
    dock = bench.dock
    script = [
        (lambda: dock.keys.press_digit(1), "A"),
        (lambda: dock.keys.press_digit(2), "A B"),
        (dock.keys.tie_with_above, "AB"),
        (lambda: dock.keys.move(-1), "B A"),
        (lambda: dock.keys.press_digit(3), "B A C"),
        (lambda: dock.keys.put_at(1), "C B A"),
        (lambda: dock.keys.move(1), "B C A"),
        (dock.keys.take_out, "B A"),
    ]

    seen = []
    for act, _ in script:
        act()
        seen.append(bench.answer(RANK))

    assert seen == [ranking(text) for _, text in script]
    assert len(bench.heard.drafts) == len(script)


def test_a_key_that_changes_nothing_says_nothing(bench):
    bench.show("ABCD", Draft().answered(RANK, ranking("A B")))

    bench.dock.keys.move(-1)
    bench.dock.keys.put_at(1)
    bench.dock.keys.tie_with_above()

    assert bench.heard.drafts == []


def test_taking_the_last_one_out_leaves_no_answer(bench):
    bench.show("ABCD", Draft().answered(RANK, ranking("A")))

    bench.dock.keys.take_out()

    assert bench.heard.drafts == [Draft()]


def test_no_ties_where_the_form_allows_none(bench):
    form = Form(questions=(replace(RANKING, ties=False),))
    bench.show("ABCD", Draft().answered(RANK, ranking("A B")), form=form)
    bench.dock.select_response(B)

    bench.dock.keys.tie_with_above()

    assert bench.heard.nothing()


def test_verdicts_on_all_keep_the_places_and_toggle(bench):
    bench.show("ABCD", Draft().answered(RANK, ranking("A B")))

    bench.dock.keys.toggle_all_bad()
    bench.dock.keys.toggle_cannot_judge()
    bench.dock.keys.toggle_cannot_judge()

    verdicts = [draft.answer(RANK, RankingAnswer).verdict for draft in bench.heard.drafts]
    assert verdicts == [
        RankingVerdict.ALL_BAD,
        RankingVerdict.CANNOT_JUDGE,
        RankingVerdict.RANKED,
    ]
    assert bench.answer(RANK) == ranking("A B")


def test_the_chips_say_the_same_as_the_keys(bench, qtbot):
    bench.show()
    chip = bench.find(QPushButton, "All bad")

    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)

    assert bench.answer(RANK) == ranking("", RankingVerdict.ALL_BAD)
    assert chip.isChecked()


# Rating


def test_rating_by_key_goes_to_the_next_axis_without_a_value(bench):
    bench.show("AB", Draft().answered(RATE, rated((A, TRUE, 2))))

    bench.dock.keys.rate(4)
    bench.dock.keys.rate(0)

    assert bench.answer(RATE) == rated((A, TRUE, 2), (A, CLEAR, 4), (A, SAFE, 0))
    assert len(bench.heard.drafts) == 2


def test_a_rating_keeps_the_scale_it_was_given_on(bench):
    bench.show("A")

    bench.dock.keys.previous_axis()
    bench.dock.keys.rate(0)

    assert bench.answer(RATE).ratings == (
        Rating(response_id=A, axis_id=SAFE, value=0, lowest=0, highest=5),
    )


def test_a_value_outside_the_scale_does_nothing(bench):
    bench.show("A")

    bench.dock.keys.rate(0)
    bench.dock.keys.rate(6)

    assert bench.heard.nothing()


def test_axes_are_gone_through_round_the_ends(bench):
    bench.show("A")

    bench.dock.keys.next_axis()
    bench.dock.keys.rate(3)

    assert bench.answer(RATE).value(A, TRUE) == 3


def test_another_response_is_rated_after_it_was_selected(bench):
    bench.show("AB")

    bench.dock.select_response(B)
    bench.dock.keys.rate(5)

    assert bench.answer(RATE) == rated((B, CLEAR, 5))


def test_pressing_a_value_rates_and_again_takes_it_back(bench, qtbot):
    bench.show("AB")
    five = bench.find(ValueButton, "Facts of A: 5")

    qtbot.mouseClick(five, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(five, Qt.MouseButton.LeftButton)

    first, second = bench.heard.drafts
    assert first.answer(RATE, RatingAnswer) == rated((A, TRUE, 5))
    assert second == Draft()


def test_keys_go_on_behind_an_axis_rated_by_mouse(bench, qtbot):
    bench.show("A")

    qtbot.mouseClick(bench.find(ValueButton, "Facts of A: 5"), Qt.MouseButton.LeftButton)
    bench.dock.keys.rate(0)

    assert bench.answer(RATE) == rated((A, TRUE, 5), (A, SAFE, 0))


def test_a_click_on_a_value_leaves_the_digits_to_the_ranking(bench, qtbot):
    bench.show("AB")
    five = bench.find(ValueButton, "Facts of A: 5")

    qtbot.mouseClick(five, Qt.MouseButton.LeftButton)

    assert five.focusPolicy() in (Qt.FocusPolicy.TabFocus, Qt.FocusPolicy.NoFocus)
    assert not five.hasFocus()


def test_arrows_and_digits_rate_where_the_keyboard_is(bench, qtbot):
    bench.show("AB")
    one = bench.find(ValueButton, "Literacy of A: 1")
    one.setFocus()

    qtbot.keyClick(one, Qt.Key.Key_3)
    qtbot.keyClick(bench.dock.focusWidget(), Qt.Key.Key_Right)
    qtbot.keyClick(bench.dock.focusWidget(), Qt.Key.Key_Down)
    qtbot.keyClick(bench.dock.focusWidget(), Qt.Key.Key_Left)
    qtbot.keyClick(bench.dock.focusWidget(), Qt.Key.Key_Delete)

    assert [dict(draft.answers).get(RATE) for draft in bench.heard.drafts] == [
        rated((A, CLEAR, 3)),
        rated((A, CLEAR, 4)),
        rated((A, CLEAR, 4), (A, TRUE, 5)),
        rated((A, CLEAR, 4)),
    ]


# Strength


@pytest.mark.parametrize(
    ("name", "preferred", "degree"),
    [("A is much better", A, 3), ("A is slightly better", A, 1), ("B is better", B, 2)],
)
def test_a_grade_says_who_is_better_and_by_how_much(bench, qtbot, name, preferred, degree):
    bench.show("AB")

    qtbot.mouseClick(bench.find(GradeButton, name), Qt.MouseButton.LeftButton)

    assert bench.answer(STRENGTH) == StrengthAnswer(
        verdict=StrengthVerdict.PREFERRED, preferred=preferred, degree=degree, degrees=3
    )


def test_both_good_and_both_bad_are_different(bench, qtbot):
    bench.show("AB")

    for name in ("Both good", "Both bad"):
        qtbot.mouseClick(bench.find(QPushButton, name), Qt.MouseButton.LeftButton)

    verdicts = [draft.answer(STRENGTH, StrengthAnswer).verdict for draft in bench.heard.drafts]
    assert verdicts == [StrengthVerdict.BOTH_GOOD, StrengthVerdict.BOTH_BAD]


def test_arrows_go_along_the_strength_and_delete_takes_it_back(bench, qtbot):
    bench.show("AB")
    bench.find(GradeButton, "A is much better").setFocus()

    for key in (Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Right):
        qtbot.keyClick(bench.dock.focusWidget(), key)
    qtbot.keyClick(bench.dock.focusWidget(), Qt.Key.Key_Delete)

    answers = [draft.answer(STRENGTH, StrengthAnswer) for draft in bench.heard.drafts]
    assert [a and (a.preferred, a.degree) for a in answers] == [
        (A, 1),
        (A, 2),
        (A, 1),
        (B, 1),
        None,
    ]


# Texts and choices


def test_typing_is_announced_letter_by_letter(bench, qtbot):
    bench.show()
    field = bench.find(FieldEditor, "Why")

    qtbot.keyClicks(field, "ab")

    assert [dict(draft.answers)[WHY] for draft in bench.heard.drafts] == [
        TextAnswer(text="a"),
        TextAnswer(text="ab"),
    ]


def test_a_text_deleted_is_no_answer(bench, qtbot):
    bench.show("ABCD", Draft().answered(WHY, TextAnswer(text="a")))
    field = bench.find(FieldEditor, "Why")

    qtbot.keyClick(field, Qt.Key.Key_Delete)

    assert bench.heard.drafts == [Draft()]


def test_a_text_is_kept_code_point_for_code_point(bench, qtbot):
    text = "так\u00a0и\r\nэтак 👩\u200d👧 \u2028 e\u0301 \ufeffx"
    bench.show("ABCD", Draft().answered(WHY, TextAnswer(text=text)))
    field = bench.find(FieldEditor, "Why")

    qtbot.keyClicks(field, "!")

    assert bench.answer(WHY) == TextAnswer(text="!" + text)


def test_a_text_that_changed_elsewhere_keeps_the_cursor(bench, qtbot):
    bench.show("ABCD", Draft().answered(WHY, TextAnswer(text="one two")))
    field = bench.find(FieldEditor, "Why")
    field.select(3, 3)

    bench.dock.update_draft(Draft().answered(WHY, TextAnswer(text="one two three")))
    bench.dock.update_draft(Draft().answered(WHY, TextAnswer(text="one two")))
    field.select(3, 3)
    bench.dock.select_response(B)
    qtbot.keyClicks(field, "!")

    assert bench.answer(WHY) == TextAnswer(text="one! two")


def test_a_phrase_is_written_apart_from_its_neighbours(bench, qtbot):
    bench.show("ABCD", Draft().answered(WHY, TextAnswer(text="one")))
    bench.find(FieldEditor, "Why").select(3, 3)

    qtbot.mouseClick(bench.find(QPushButton, "Too long"), Qt.MouseButton.LeftButton)

    assert bench.heard.drafts == [Draft().answered(WHY, TextAnswer(text="one Too long"))]


def test_an_ampersand_in_a_phrase_is_no_shortcut(bench):
    bench.show()

    chip = bench.find(QPushButton, "R&D")
    assert chip.text() == "R&&D"
    assert chip.shortcut().isEmpty()


def test_one_choice_replaces_another_and_can_be_taken_back(bench, qtbot):
    bench.show()
    law, code = (bench.find(QWidget, name) for name in ("Law & money", "Code"))

    for button in (law, code, code):
        button.click()

    assert [draft.answer(CHOICE, ChoiceAnswer) for draft in bench.heard.drafts] == [
        ChoiceAnswer(options=("law",)),
        ChoiceAnswer(options=("code",)),
        None,
    ]


def test_several_choices_are_in_the_forms_order(bench):
    bench.show(form=Form(questions=(EVERYTHING.question(MANY),)))

    for name in ("Other", "Law & money"):
        bench.find(QWidget, name).click()

    assert bench.answer(MANY) == ChoiceAnswer(options=("law", "rest"))


def test_note_and_flag_are_part_of_the_draft(bench, qtbot):
    bench.show()

    qtbot.keyClicks(bench.find(FieldEditor, "Note for the team lead"), "x")
    bench.find(QPushButton, "Flag the task for the team lead").click()

    assert bench.heard.drafts == [Draft(note="x"), Draft(note="x", flagged=True)]


# The rewrite


def test_the_rewrite_asked_for_is_that_of_the_best_or_the_selected(bench):
    bench.show("ABCD", Draft().answered(RANK, ranking("C A")))
    bench.find(QPushButton, "Rewrite answer C").click()

    bench.dock.update_draft(Draft())
    bench.dock.select_response(B)
    bench.find(QPushButton, "Rewrite answer B").click()

    assert bench.heard.edits == [C, B]


# What is missing


def notice(bench) -> Notice:
    return bench.dock.findChild(MissingBar).findChild(Notice)


def test_an_untouched_task_is_no_reproach(bench):
    bench.show()

    assert not notice(bench).isVisible()


def test_what_is_missing_is_named_and_counted(bench):
    bench.show("AB", Draft().answered(RANK, ranking("A")))

    assert notice(bench).isVisible()
    assert notice(bench).text().startswith("Still missing: 1 place")


def test_done_asked_for_too_early_says_so_even_on_an_untouched_task(bench):
    bench.show("AB")

    bench.dock.set_missing(missing(EVERYTHING, task_of("AB"), Draft()))

    assert notice(bench).isVisible()


def test_a_finished_task_lacks_nothing(bench):
    form = Form(questions=(RANKING,))

    bench.show("AB", Draft().answered(RANK, ranking("A B")), form=form)

    assert not notice(bench).isVisible()


def test_going_to_what_is_missing_selects_the_response_and_focuses_the_control(bench):
    bench.show("ABCD", FULL)
    lacks = missing(EVERYTHING, task_of(), FULL)

    for lack in lacks:
        bench.dock.go_to(lack)
        focused = bench.dock.focusWidget()
        assert focused is not None
        if lack.axis_id == TRUE:
            letter = lack.response_id[-1]
            assert focused.accessibleName() == f"Facts of {letter}: 1"
            assert bench.dock.selected_response() == lack.response_id

    assert bench.heard.drafts == []
    assert bench.heard.selected == [B, C, D]


# Read-only


def test_nothing_can_be_changed_in_a_finished_task(bench, qtbot):
    bench.show("AB", FULL.answered(RANK, ranking("A")), read_only=True)
    dock = bench.dock

    for act in (
        dock.keys.tie_with_above,
        dock.keys.take_out,
        dock.keys.toggle_all_bad,
        dock.toggle_flag,
    ):
        act()
    dock.keys.press_digit(2)
    dock.keys.move(1)
    dock.keys.put_at(1)
    dock.keys.rate(1)
    qtbot.keyClicks(bench.find(FieldEditor, "Why"), "x")
    qtbot.mouseClick(bench.find(ValueButton, "Facts of B: 5"), Qt.MouseButton.LeftButton)
    qtbot.mouseClick(bench.find(GradeButton, "B is better"), Qt.MouseButton.LeftButton)
    assert not bench.find(QPushButton, "Too long").isVisible()
    for name in ("Code", "All bad", "Both good", "Flag the task for the team lead"):
        bench.find(QAbstractButton, name).click()

    assert bench.heard.drafts == []
    assert bench.heard.selected == [B]
    on = [each for each in dock.findChildren(QAbstractButton) if each.isChecked()]
    assert {each.accessibleName() for each in on} == {
        "Answer B, no place yet",
        "Law & money",
        "Flag the task for the team lead",
    }


def test_a_response_that_a_corrected_batch_has_no_more_is_left_out(bench):
    bench.show("AB", Draft().answered(RANK, ranking("C A")))

    bench.dock.keys.press_digit(2)

    assert bench.answer(RANK) == ranking("A B")


def test_without_a_task_keys_do_nothing(bench):
    bench.show("AB")
    bench.dock.show_nothing()

    bench.dock.keys.press_digit(1)
    bench.dock.toggle_flag()
    bench.dock.keys.rate(1)

    assert bench.heard.nothing()


def test_a_task_without_responses_is_answered_too(bench, qtbot):
    bench.show("")

    bench.dock.keys.press_digit(1)
    bench.dock.keys.rate(1)
    qtbot.keyClicks(bench.find(FieldEditor, "Why"), "x")

    assert bench.heard.drafts == [Draft().answered(WHY, TextAnswer(text="x"))]


def test_the_focus_follows_a_rating_by_key_where_it_is_in_the_grid(bench):
    bench.show("AB")
    bench.find(ValueButton, "Literacy of A: 1").setFocus()

    bench.dock.keys.rate(4)

    assert bench.dock.focusWidget().accessibleName() == "Facts of A: 1"
