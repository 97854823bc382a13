"""Every action of the window: one table for menus, shortcuts, palette and key sheet."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from trainer_desk.ui.acts import Act, ActionSpec, Group
from trainer_desk.ui.acts import spec as _spec

__all__ = [
    "ACTIONS",
    "DIGITS",
    "Act",
    "ActionSpec",
    "Group",
    "build_actions",
    "build_digit_actions",
    "shown_key",
    "title",
]

_FILE, _TASK, _VERDICT, _EDIT, _VIEW = Group.FILE, Group.TASK, Group.VERDICT, Group.EDIT, Group.VIEW
_WRITING, _MARKS = Group.WRITING, Group.MARKS

ACTIONS: tuple[ActionSpec, ...] = (
    _spec(Act.OPEN, _FILE, QT_TRANSLATE_NOOP("Actions", "Open a batch…"), "Ctrl+O"),
    _spec(Act.OPEN_RECENT, _FILE, QT_TRANSLATE_NOOP("Actions", "Recent files…"), "Ctrl+Shift+O"),
    _spec(Act.OPEN_SAMPLE, _FILE, QT_TRANSLATE_NOOP("Actions", "Open the sample batch")),
    _spec(
        Act.OPEN_FURTHER_SAMPLE,
        _FILE,
        QT_TRANSLATE_NOOP("Actions", "Open the second sample: refuse, mark, check facts, write"),
    ),
    _spec(Act.BATCHES, _FILE, QT_TRANSLATE_NOOP("Actions", "Switch batch…"), "Ctrl+B"),
    _spec(Act.FORMS, _FILE, QT_TRANSLATE_NOOP("Actions", "Forms…")),
    _spec(Act.EXPORT, _FILE, QT_TRANSLATE_NOOP("Actions", "Export finished work…"), "Ctrl+Shift+E"),
    _spec(Act.REPETITIONS, _FILE, QT_TRANSLATE_NOOP("Actions", "Find repetitions in this batch…")),
    _spec(
        Act.REMOVE_BATCH, _FILE, QT_TRANSLATE_NOOP("Actions", "Remove this batch from the desk…")
    ),
    _spec(Act.SETTINGS, _FILE, QT_TRANSLATE_NOOP("Actions", "Settings…"), "Ctrl+,"),
    _spec(Act.QUIT, _FILE, QT_TRANSLATE_NOOP("Actions", "Quit"), "Ctrl+Q"),
    _spec(
        Act.DONE, _TASK, QT_TRANSLATE_NOOP("Actions", "Done and next"), "Ctrl+Return", "Ctrl+Enter"
    ),
    _spec(Act.NEXT, _TASK, QT_TRANSLATE_NOOP("Actions", "Next task"), "Ctrl+N", "Ctrl+PgDown"),
    _spec(
        Act.PREVIOUS, _TASK, QT_TRANSLATE_NOOP("Actions", "Previous task"), "Ctrl+P", "Ctrl+PgUp"
    ),
    _spec(
        Act.NEXT_UNFINISHED, _TASK, QT_TRANSLATE_NOOP("Actions", "Next unfinished task"), "Ctrl+U"
    ),
    _spec(Act.GO_TO, _TASK, QT_TRANSLATE_NOOP("Actions", "Go to task number…"), "Ctrl+J"),
    _spec(Act.SKIP, _TASK, QT_TRANSLATE_NOOP("Actions", "Skip…"), "Ctrl+Shift+S"),
    _spec(Act.FLAG, _TASK, QT_TRANSLATE_NOOP("Actions", "Flag"), "Ctrl+Shift+F8", checkable=True),
    _spec(Act.REOPEN, _TASK, QT_TRANSLATE_NOOP("Actions", "Open again to change"), "Ctrl+Shift+R"),
    _spec(
        Act.GO_TO_MISSING, _TASK, QT_TRANSLATE_NOOP("Actions", "Go to what is missing"), "Ctrl+M"
    ),
    _spec(
        Act.PAUSE,
        _TASK,
        QT_TRANSLATE_NOOP("Actions", "Pause the clock"),
        "Ctrl+Shift+P",
        checkable=True,
    ),
    _spec(
        Act.ASK_DOUBTS,
        _TASK,
        QT_TRANSLATE_NOOP("Actions", "Ask about every doubt again in this batch"),
    ),
    _spec(
        Act.DECIDE_ANSWER,
        _VERDICT,
        QT_TRANSLATE_NOOP("Actions", "Decide: answer the prompt"),
        "Ctrl+Alt+1",
    ),
    _spec(
        Act.DECIDE_PARTIAL,
        _VERDICT,
        QT_TRANSLATE_NOOP("Actions", "Decide: answer in part"),
        "Ctrl+Alt+2",
    ),
    _spec(
        Act.DECIDE_REFUSE,
        _VERDICT,
        QT_TRANSLATE_NOOP("Actions", "Decide: refuse"),
        "Ctrl+Alt+3",
    ),
    _spec(
        Act.DECIDE_REDIRECT,
        _VERDICT,
        QT_TRANSLATE_NOOP("Actions", "Decide: redirect to a specialist"),
        "Ctrl+Alt+4",
    ),
    _spec(
        Act.ACCEPT_REST,
        _VERDICT,
        QT_TRANSLATE_NOOP("Actions", "Accept every other answer"),
        "Ctrl+Alt+A",
    ),
    _spec(
        Act.NOTE_ON_QUESTION,
        _VERDICT,
        QT_TRANSLATE_NOOP("Actions", "Note on this question"),
        "Ctrl+Alt+N",
    ),
    _spec(
        Act.TICK_POINT,
        _VERDICT,
        QT_TRANSLATE_NOOP("Actions", "Tick the next point off"),
        "Ctrl+Shift+K",
    ),
    _spec(Act.HAND_IN, _TASK, QT_TRANSLATE_NOOP("Actions", "Hand the test in…")),
    _spec(Act.TIE, _VERDICT, QT_TRANSLATE_NOOP("Actions", "Tie with the place above"), "="),
    _spec(Act.MOVE_UP, _VERDICT, QT_TRANSLATE_NOOP("Actions", "Move up in the ranking"), "Alt+Up"),
    _spec(
        Act.MOVE_DOWN,
        _VERDICT,
        QT_TRANSLATE_NOOP("Actions", "Move down in the ranking"),
        "Alt+Down",
    ),
    _spec(
        Act.TAKE_OUT, _VERDICT, QT_TRANSLATE_NOOP("Actions", "Take out of the ranking"), "Delete"
    ),
    _spec(Act.ALL_BAD, _VERDICT, QT_TRANSLATE_NOOP("Actions", "All responses are bad"), "0"),
    _spec(Act.CANNOT_JUDGE, _VERDICT, QT_TRANSLATE_NOOP("Actions", "Cannot judge"), "Alt+0"),
    _spec(
        Act.NEXT_AXIS,
        _VERDICT,
        QT_TRANSLATE_NOOP("Actions", "Next axis of the rating"),
        "Alt+Right",
    ),
    _spec(
        Act.PREVIOUS_AXIS,
        _VERDICT,
        QT_TRANSLATE_NOOP("Actions", "Previous axis of the rating"),
        "Alt+Left",
    ),
    _spec(Act.UNDO, _EDIT, QT_TRANSLATE_NOOP("Actions", "Undo"), "Ctrl+Z"),
    _spec(Act.REDO, _EDIT, QT_TRANSLATE_NOOP("Actions", "Redo"), "Ctrl+Shift+Z", "Ctrl+Y"),
    _spec(Act.HISTORY, _EDIT, QT_TRANSLATE_NOOP("Actions", "History of this text…"), "Ctrl+Alt+Z"),
    _spec(
        Act.EDIT_RESPONSE,
        _EDIT,
        QT_TRANSLATE_NOOP("Actions", "Rewrite a response"),
        "Ctrl+E",
    ),
    _spec(Act.WRITE, _EDIT, QT_TRANSLATE_NOOP("Actions", "Write in the editor"), "Ctrl+Shift+G"),
    _spec(Act.QUOTE, _EDIT, QT_TRANSLATE_NOOP("Actions", "Insert a quote…"), "Ctrl+Shift+I"),
    _spec(Act.OUTLINE, _EDIT, QT_TRANSLATE_NOOP("Actions", "Outline of the prompt"), "Ctrl+F3"),
    _spec(
        Act.TAKE_CLAIM,
        _EDIT,
        QT_TRANSLATE_NOOP("Actions", "Take the sentence as a claim"),
        "Ctrl+T",
    ),
    _spec(
        Act.TAKE_CLAIMS,
        _EDIT,
        QT_TRANSLATE_NOOP("Actions", "Take all sentences of the response as claims"),
        "Ctrl+Shift+T",
    ),
    _spec(
        Act.CORRECTION,
        _EDIT,
        QT_TRANSLATE_NOOP("Actions", "The selection is the correction of the claim"),
        "Ctrl+Shift+Y",
    ),
    _spec(Act.DIFF_MODE, _EDIT, QT_TRANSLATE_NOOP("Actions", "Next view of changes"), "Ctrl+D"),
    _spec(Act.NEXT_CHANGE, _EDIT, QT_TRANSLATE_NOOP("Actions", "Next change"), "F8"),
    _spec(Act.PREVIOUS_CHANGE, _EDIT, QT_TRANSLATE_NOOP("Actions", "Previous change"), "Shift+F8"),
    _spec(Act.ACCEPT_CHANGE, _EDIT, QT_TRANSLATE_NOOP("Actions", "Keep this change"), "Ctrl+F8"),
    _spec(
        Act.REJECT_CHANGE, _EDIT, QT_TRANSLATE_NOOP("Actions", "Take this change back"), "Alt+F8"
    ),
    _spec(Act.FIND, _EDIT, QT_TRANSLATE_NOOP("Actions", "Find in the text…"), "Ctrl+F"),
    _spec(Act.REPLACE, _EDIT, QT_TRANSLATE_NOOP("Actions", "Replace in the text…"), "Ctrl+H"),
    _spec(
        Act.FIND_IN_BATCH,
        _EDIT,
        QT_TRANSLATE_NOOP("Actions", "Find in the batch…"),
        "Ctrl+Shift+F",
    ),
    _spec(
        Act.MARK_MODE,
        _MARKS,
        QT_TRANSLATE_NOOP("Actions", "Mark by keys"),
        "Ctrl+Shift+M",
        checkable=True,
    ),
    _spec(Act.NEXT_MARK, _MARKS, QT_TRANSLATE_NOOP("Actions", "Next mark"), "F12"),
    _spec(Act.PREVIOUS_MARK, _MARKS, QT_TRANSLATE_NOOP("Actions", "Previous mark"), "Shift+F12"),
    _spec(Act.NEXT_PROPOSAL, _MARKS, QT_TRANSLATE_NOOP("Actions", "Next proposed mark"), "F5"),
    _spec(
        Act.PREVIOUS_PROPOSAL,
        _MARKS,
        QT_TRANSLATE_NOOP("Actions", "Previous proposed mark"),
        "Shift+F5",
    ),
    _spec(
        Act.ACCEPT_PROPOSAL,
        _MARKS,
        QT_TRANSLATE_NOOP("Actions", "Accept the proposed mark"),
        "Ctrl+F12",
    ),
    _spec(
        Act.ACCEPT_ALIKE,
        _MARKS,
        QT_TRANSLATE_NOOP("Actions", "Accept every proposal like it"),
        "Ctrl+Shift+F12",
    ),
    _spec(
        Act.REJECT_PROPOSAL,
        _MARKS,
        QT_TRANSLATE_NOOP("Actions", "Reject the proposed mark"),
        "Alt+F12",
    ),
    _spec(
        Act.MARK_COMMENT,
        _MARKS,
        QT_TRANSLATE_NOOP("Actions", "Comment on the mark"),
        "Ctrl+Shift+C",
    ),
    _spec(
        Act.DELETE_MARK,
        _MARKS,
        QT_TRANSLATE_NOOP("Actions", "Delete the mark"),
        "Ctrl+Shift+Delete",
    ),
    _spec(
        Act.MARK_LONGER,
        _MARKS,
        QT_TRANSLATE_NOOP("Actions", "Move the end of the mark on"),
        "Alt+Shift+Right",
    ),
    _spec(
        Act.MARK_SHORTER,
        _MARKS,
        QT_TRANSLATE_NOOP("Actions", "Move the end of the mark back"),
        "Alt+Shift+Left",
    ),
    _spec(
        Act.MARK_EARLIER,
        _MARKS,
        QT_TRANSLATE_NOOP("Actions", "Move the start of the mark back"),
        "Alt+Shift+Up",
    ),
    _spec(
        Act.MARK_LATER,
        _MARKS,
        QT_TRANSLATE_NOOP("Actions", "Move the start of the mark on"),
        "Alt+Shift+Down",
    ),
    _spec(
        Act.NOTHING_TO_MARK,
        _MARKS,
        QT_TRANSLATE_NOOP("Actions", "Nothing to mark"),
        "Ctrl+Alt+M",
    ),
    _spec(Act.NEXT_FINDING, _WRITING, QT_TRANSLATE_NOOP("Actions", "Next finding"), "F7"),
    _spec(
        Act.PREVIOUS_FINDING,
        _WRITING,
        QT_TRANSLATE_NOOP("Actions", "Previous finding"),
        "Shift+F7",
    ),
    _spec(
        Act.FINDING,
        _WRITING,
        QT_TRANSLATE_NOOP("Actions", "What to do about the finding here"),
        "Ctrl+.",
    ),
    _spec(Act.ISSUES, _WRITING, QT_TRANSLATE_NOOP("Actions", "List of findings"), "Ctrl+F2"),
    _spec(
        Act.CHECK_RESPONSE,
        _WRITING,
        QT_TRANSLATE_NOOP("Actions", "Check the selected response"),
        "Ctrl+Shift+L",
    ),
    _spec(
        Act.CHECK_BATCH,
        _WRITING,
        QT_TRANSLATE_NOOP("Actions", "Check everything written in this batch"),
    ),
    _spec(
        Act.CHECK_LANGUAGE,
        _WRITING,
        QT_TRANSLATE_NOOP("Actions", "Language that is checked…"),
    ),
    _spec(Act.WORDS, _WRITING, QT_TRANSLATE_NOOP("Actions", "Your words…")),
    _spec(Act.CHECK_AGAIN, _WRITING, QT_TRANSLATE_NOOP("Actions", "Check again")),
    _spec(
        Act.LANGUAGETOOL,
        _WRITING,
        QT_TRANSLATE_NOOP("Actions", "Install LanguageTool…"),
    ),
    _spec(Act.FOCUS_MODE, _VIEW, QT_TRANSLATE_NOOP("Actions", "Show one response"), "Ctrl+F5"),
    _spec(Act.PAIR_MODE, _VIEW, QT_TRANSLATE_NOOP("Actions", "Show a pair"), "Ctrl+F6"),
    _spec(Act.COLUMNS_MODE, _VIEW, QT_TRANSLATE_NOOP("Actions", "Show columns"), "Ctrl+F7"),
    _spec(
        Act.RAW,
        _VIEW,
        QT_TRANSLATE_NOOP("Actions", "Plain text instead of formatting"),
        "Ctrl+Shift+V",
        checkable=True,
    ),
    _spec(
        Act.LINK_SCROLLING,
        _VIEW,
        QT_TRANSLATE_NOOP("Actions", "Scroll responses together"),
        "Ctrl+L",
        checkable=True,
    ),
    _spec(Act.GUIDELINES, _VIEW, QT_TRANSLATE_NOOP("Actions", "Guidelines"), "F2", checkable=True),
    _spec(Act.PROMPT, _VIEW, QT_TRANSLATE_NOOP("Actions", "Fold the prompt"), "F4"),
    _spec(Act.QUEUE, _VIEW, QT_TRANSLATE_NOOP("Actions", "Queue"), "F9", checkable=True),
    _spec(Act.VERDICT, _VIEW, QT_TRANSLATE_NOOP("Actions", "Verdict"), "F10", checkable=True),
    _spec(Act.EDITOR, _VIEW, QT_TRANSLATE_NOOP("Actions", "Editor"), "Ctrl+F9", checkable=True),
    _spec(Act.FACTS, _VIEW, QT_TRANSLATE_NOOP("Actions", "Facts"), "Ctrl+F10", checkable=True),
    _spec(Act.NEXT_PANE, _VIEW, QT_TRANSLATE_NOOP("Actions", "Next pane"), "F6"),
    _spec(Act.PREVIOUS_PANE, _VIEW, QT_TRANSLATE_NOOP("Actions", "Previous pane"), "Shift+F6"),
    _spec(Act.ZOOM_IN, _VIEW, QT_TRANSLATE_NOOP("Actions", "Larger"), "Ctrl++", "Ctrl+="),
    _spec(Act.ZOOM_OUT, _VIEW, QT_TRANSLATE_NOOP("Actions", "Smaller"), "Ctrl+-"),
    _spec(Act.ZOOM_RESET, _VIEW, QT_TRANSLATE_NOOP("Actions", "Normal size"), "Ctrl+0"),
    _spec(Act.FULL_SCREEN, _VIEW, QT_TRANSLATE_NOOP("Actions", "Full screen"), "F11"),
    _spec(Act.THEME, _VIEW, QT_TRANSLATE_NOOP("Actions", "Light or dark"), "Ctrl+F11"),
    _spec(Act.RESET_LAYOUT, _VIEW, QT_TRANSLATE_NOOP("Actions", "Reset the layout")),
    _spec(
        Act.DELIVER,
        Group.DELIVERY,
        QT_TRANSLATE_NOOP("Actions", "Deliver finished work"),
        "Ctrl+Shift+U",
    ),
    _spec(Act.DELIVERY, Group.DELIVERY, QT_TRANSLATE_NOOP("Actions", "Delivery…"), "Ctrl+Alt+U"),
    _spec(
        Act.DELIVERY_TARGET,
        Group.DELIVERY,
        QT_TRANSLATE_NOOP("Actions", "Choose where finished work goes…"),
    ),
    _spec(Act.STOP_DELIVERY, Group.DELIVERY, QT_TRANSLATE_NOOP("Actions", "Stop the delivery")),
    _spec(
        Act.COMPARE_TARGET,
        Group.DELIVERY,
        QT_TRANSLATE_NOOP("Actions", "Compare with the target"),
    ),
    _spec(
        Act.SAVE_PARCELS,
        Group.DELIVERY,
        QT_TRANSLATE_NOOP("Actions", "Save parcels to a folder…"),
    ),
    _spec(Act.PALETTE, Group.HELP, QT_TRANSLATE_NOOP("Actions", "All commands…"), "Ctrl+K", "F3"),
    _spec(Act.KEYS, Group.HELP, QT_TRANSLATE_NOOP("Actions", "Keys"), "F1"),
    _spec(Act.ABOUT, Group.HELP, QT_TRANSLATE_NOOP("Actions", "About Trainer Desk")),
)

DIGITS = range(1, 10)


def title(text: str) -> str:
    """Return a title of this table in the window's language."""
    return QCoreApplication.translate("Actions", text)


def shown_key(spec: ActionSpec) -> str:
    """Return the first shortcut as this desktop writes it, "" where there is none."""
    if not spec.keys:
        return ""
    return QKeySequence(spec.keys[0]).toString(QKeySequence.SequenceFormat.NativeText)


def build_actions(
    parent: QWidget, handlers: Mapping[Act, Callable[[], object]]
) -> dict[Act, QAction]:
    """Make the actions on `parent` with their shortcuts, and connect each to its handler.

    Raises:
        KeyError: If an action of the table has no handler.
    """
    made: dict[Act, QAction] = {}
    for spec in ACTIONS:
        action = _action(parent, title(spec.text), spec.keys)
        action.setObjectName(spec.act.value)
        action.setCheckable(spec.checkable)
        action.triggered.connect(_without_arguments(handlers[spec.act]))
        made[spec.act] = action
    return made


def build_digit_actions(
    parent: QWidget,
    *,
    press: Callable[[int], object],
    select: Callable[[int], object],
    put_at: Callable[[int], object],
    rate: Callable[[int], object],
) -> None:
    """Make the actions of the digits 1 to 9: alone, with Ctrl, Shift and Alt."""
    families = (("", press), ("Ctrl+", select), ("Shift+", put_at), ("Alt+", rate))
    for modifier, act in families:
        for digit in DIGITS:
            action = _action(parent, "", (f"{modifier}{digit}",))
            action.triggered.connect(_with_digit(act, digit))


def _action(parent: QWidget, text: str, keys: Iterable[str]) -> QAction:
    action = QAction(text, parent)
    action.setShortcuts([QKeySequence(key) for key in keys])
    parent.addAction(action)
    return action


def _without_arguments(handler: Callable[[], object]) -> Callable[[], None]:
    def triggered() -> None:
        handler()

    return triggered


def _with_digit(act: Callable[[int], object], digit: int) -> Callable[[], None]:
    def triggered() -> None:
        act(digit)

    return triggered
