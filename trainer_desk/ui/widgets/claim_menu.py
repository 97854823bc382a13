"""What can be done with a claim, as menus."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from trainer_desk.ui.safe import button_text
from trainer_desk.ui.texts import Texts
from trainer_desk.ui.widgets.claim_acts import ClaimActs
from trainer_desk.ui.widgets.claim_words import STANCES, stance_look, stance_name
from trainer_desk.ui.widgets.claims_model import Column, Line, ShownFacts
from trainer_desk.ui.widgets.controls import icon

claim_menu = Texts("claim_menu")


def row_menu(table: ClaimActs, line: Line | None, shown: ShownFacts | None) -> QMenu:
    """Return all that can be done with a row of the table, an empty menu for no row."""
    menu = _menu(table)
    if line is None or shown is None:
        return menu
    if line.shown_source.url:
        menu.addAction(claim_menu.tr("Open the source…"), table.ask_link)
    if line.claim.correction is not None:
        menu.addAction(claim_menu.tr("Show the correction"), table.show_correction)
    if shown.read_only:
        return menu
    menu.addSeparator()
    _add_stances(menu, table)
    if shown.question.importance is not None:
        _add_grades(menu.addMenu(claim_menu.tr("How much it matters")), table, shown)
    menu.addSeparator()
    menu.addAction(claim_menu.tr("One more source") + "\tIns", table.begin_source)
    menu.addAction(claim_menu.tr("Paste address and quote") + "\tCtrl+V", table.paste_source)
    menu.addSeparator()
    _add_ties(menu, table, line, shown)
    menu.addSeparator()
    if table.above() is not None:
        menu.addAction(claim_menu.tr("Make it part of the claim above") + "\t=", table.merge_up)
    if len(line.claim.spots) > 1:
        menu.addAction(
            claim_menu.tr("It stands only where it was taken from"), table.forget_other_places
        )
    menu.addAction(claim_menu.tr("Take this claim away"), table.without_claim)
    return menu


def cell_menu(table: ClaimActs, column: Column, line: Line | None, shown: ShownFacts) -> QMenu:
    """Return what a cell can hold, or what can be done with its row where nothing is typed."""
    if shown.read_only or column not in (Column.STANCE, Column.IMPORTANCE):
        return row_menu(table, line, shown)
    menu = _menu(table)
    if column is Column.STANCE:
        _add_stances(menu, table)
    else:
        _add_grades(menu, table, shown)
    return menu


def _menu(table: ClaimActs) -> QMenu:
    menu = QMenu(table)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return menu


def _add_stances(menu: QMenu, table: ClaimActs) -> None:
    for digit, stance in enumerate(STANCES):
        look = stance_look(stance)
        words = f"{stance_name(stance)}\t{digit}"
        action = menu.addAction(icon(look.picture, look.ink), words)
        action.triggered.connect(lambda _on, digit=digit: table.give_stance(digit))


def _add_grades(menu: QMenu, table: ClaimActs, shown: ShownFacts) -> None:
    scale = shown.question.importance
    if scale is None:
        return
    for value in scale.values:
        meaning = scale.meaning(value, shown.language)
        action = menu.addAction(button_text(f"{value} {meaning}" if meaning else str(value)))
        action.triggered.connect(lambda _on, value=value: table.give_importance(value))


def _add_ties(menu: QMenu, table: ClaimActs, line: Line, shown: ShownFacts) -> None:
    claim = line.claim
    menu.addAction(
        claim_menu.tr("What is selected in the rewrite is the correction"), table.ask_correction
    )
    if claim.correction is not None:
        menu.addAction(claim_menu.tr("There is no correction"), table.forget_correction)
    for of, mark, name in shown.marks:
        if of == claim.id and mark != claim.mark:
            words = claim_menu.tr("Tie to the mark “{}”").format(name)
            action = menu.addAction(button_text(words))
            action.triggered.connect(lambda _on, mark=mark: table.tie_to(mark))
    if claim.mark is not None:
        menu.addAction(claim_menu.tr("Tie to no mark"), lambda: table.tie_to(None))
