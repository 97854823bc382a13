"""What can be done in the window, by name; the table of keys and titles is in `ui.actions`."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QT_TRANSLATE_NOOP

from trainer_desk.values import dataclass


class Group(Enum):
    """Where an action stands in menus and key sheet; the value is its title in English."""

    FILE = QT_TRANSLATE_NOOP("Actions", "File")
    TASK = QT_TRANSLATE_NOOP("Actions", "Task")
    VERDICT = QT_TRANSLATE_NOOP("Actions", "Verdict")
    EDIT = QT_TRANSLATE_NOOP("Actions", "Edit")
    MARKS = QT_TRANSLATE_NOOP("Actions", "Marks")
    WRITING = QT_TRANSLATE_NOOP("Actions", "Writing check")
    VIEW = QT_TRANSLATE_NOOP("Actions", "View")
    DELIVERY = QT_TRANSLATE_NOOP("Actions", "Delivery")
    HELP = QT_TRANSLATE_NOOP("Actions", "Help")


class Act(Enum):
    """What a trainer can do in the window."""

    OPEN = "open"
    OPEN_RECENT = "open_recent"
    OPEN_SAMPLE = "open_sample"
    OPEN_FURTHER_SAMPLE = "open_further_sample"
    BATCHES = "batches"
    EXPORT = "export"
    FORMS = "forms"
    REPETITIONS = "repetitions"
    REMOVE_BATCH = "remove_batch"
    SETTINGS = "settings"
    QUIT = "quit"

    DONE = "done"
    NEXT = "next"
    PREVIOUS = "previous"
    NEXT_UNFINISHED = "next_unfinished"
    GO_TO = "go_to"
    SKIP = "skip"
    FLAG = "flag"
    REOPEN = "reopen"
    GO_TO_MISSING = "go_to_missing"
    PAUSE = "pause"
    HAND_IN = "hand_in"
    ASK_DOUBTS = "ask_doubts"

    DECIDE_ANSWER = "decide_answer"
    DECIDE_PARTIAL = "decide_partial"
    DECIDE_REFUSE = "decide_refuse"
    DECIDE_REDIRECT = "decide_redirect"
    ACCEPT_REST = "accept_rest"
    NOTE_ON_QUESTION = "note_on_question"
    TICK_POINT = "tick_point"
    TIE = "tie"
    MOVE_UP = "move_up"
    MOVE_DOWN = "move_down"
    TAKE_OUT = "take_out"
    ALL_BAD = "all_bad"
    CANNOT_JUDGE = "cannot_judge"
    NEXT_AXIS = "next_axis"
    PREVIOUS_AXIS = "previous_axis"

    UNDO = "undo"
    REDO = "redo"
    HISTORY = "history"
    EDIT_RESPONSE = "edit_response"
    WRITE = "write"
    QUOTE = "quote"
    TAKE_CLAIM = "take_claim"
    TAKE_CLAIMS = "take_claims"
    CORRECTION = "correction"
    OUTLINE = "outline"
    DIFF_MODE = "diff_mode"
    NEXT_CHANGE = "next_change"
    PREVIOUS_CHANGE = "previous_change"
    ACCEPT_CHANGE = "accept_change"
    REJECT_CHANGE = "reject_change"
    FIND = "find"
    REPLACE = "replace"
    FIND_IN_BATCH = "find_in_batch"

    MARK_MODE = "mark_mode"
    NEXT_MARK = "next_mark"
    PREVIOUS_MARK = "previous_mark"
    NEXT_PROPOSAL = "next_proposal"
    PREVIOUS_PROPOSAL = "previous_proposal"
    ACCEPT_PROPOSAL = "accept_proposal"
    ACCEPT_ALIKE = "accept_alike"
    REJECT_PROPOSAL = "reject_proposal"
    MARK_COMMENT = "mark_comment"
    DELETE_MARK = "delete_mark"
    MARK_LONGER = "mark_longer"
    MARK_SHORTER = "mark_shorter"
    MARK_EARLIER = "mark_earlier"
    MARK_LATER = "mark_later"
    NOTHING_TO_MARK = "nothing_to_mark"

    NEXT_FINDING = "next_finding"
    PREVIOUS_FINDING = "previous_finding"
    FINDING = "finding"
    ISSUES = "issues"
    CHECK_RESPONSE = "check_response"
    CHECK_BATCH = "check_batch"
    CHECK_LANGUAGE = "check_language"
    WORDS = "words"
    CHECK_AGAIN = "check_again"
    LANGUAGETOOL = "languagetool"

    FOCUS_MODE = "focus_mode"
    PAIR_MODE = "pair_mode"
    COLUMNS_MODE = "columns_mode"
    RAW = "raw"
    LINK_SCROLLING = "link_scrolling"
    GUIDELINES = "guidelines"
    PROMPT = "prompt"
    QUEUE = "queue"
    VERDICT = "verdict"
    EDITOR = "editor"
    FACTS = "facts"
    NEXT_PANE = "next_pane"
    PREVIOUS_PANE = "previous_pane"
    ZOOM_IN = "zoom_in"
    ZOOM_OUT = "zoom_out"
    ZOOM_RESET = "zoom_reset"
    FULL_SCREEN = "full_screen"
    THEME = "theme"
    RESET_LAYOUT = "reset_layout"

    DELIVER = "deliver"
    DELIVERY = "delivery"
    DELIVERY_TARGET = "delivery_target"
    STOP_DELIVERY = "stop_delivery"
    SAVE_PARCELS = "save_parcels"
    COMPARE_TARGET = "compare_target"

    PALETTE = "palette"
    KEYS = "keys"
    ABOUT = "about"


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionSpec:
    """One action as it is declared.

    Attributes:
        text: English title; shown translated in the context "Actions".
        keys: Shortcuts in Qt's portable form, the first is the one that is shown.
    """

    act: Act
    group: Group
    text: str
    keys: tuple[str, ...] = ()
    checkable: bool = False


def spec(act: Act, group: Group, text: object, *keys: str, checkable: bool = False) -> ActionSpec:
    """Return an action as it is declared, with its shortcuts."""
    return ActionSpec(act=act, group=group, text=str(text), keys=keys, checkable=checkable)
