"""Facts in the user's words: what is missing, states, times, counts."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from datetime import date, datetime, tzinfo

from PySide6.QtCore import QT_TRANSLATE_NOOP, QDate, QLocale

from trainer_desk.ui.texts import Texts
from trainer_desk.work.form import Axis, Form, RatingQuestion
from trainer_desk.work.ids import AxisId, QuestionId, ResponseId
from trainer_desk.work.opened import StepKind
from trainer_desk.work.places import TextPlace
from trainer_desk.work.rules import Lack, Missing
from trainer_desk.work.states import OVERTAKEN, REPLACED, TaskRow, TaskState, Verdict
from trainer_desk.work.written import NOTE

phrases = Texts("phrases")


def letter(order: Sequence[ResponseId], response_id: ResponseId) -> str:
    """Return the letter a response goes by: A for the first shown."""
    return chr(ord("A") + order.index(response_id))


def missing_phrase(missing: Missing, form: Form, order: Sequence[ResponseId], language: str) -> str:
    """Say one missing thing in a few words, to stand in a list."""
    title = form.question(missing.question_id).title.in_language(language)
    count = missing.count
    match missing.lack:
        case Lack.NOT_RATED:
            axis = _axis_title(form, missing.question_id, missing.axis_id, language)
            return phrases.tr("{axis} of {letter}").format(
                axis=axis, letter=_letter_of(order, missing)
            )
        case Lack.NOT_ALL_RANKED:
            return phrases.tr("%n place(s) in “{title}”", "", count).format(title=title)
        case Lack.NOT_CHANGED:
            return phrases.tr("a change in the rewrite of {letter}").format(
                letter=_letter_of(order, missing)
            )
        case Lack.TOO_SHORT:
            part = _slot_title(missing.slot, title)
            return phrases.tr("%n more word(s) in “{title}”", "", count).format(title=part)
        case Lack.TOO_LONG:
            return phrases.tr("%n word(s) less in “{title}”", "", count).format(title=title)
        case Lack.NOT_ANSWERED | Lack.NOT_EDITED:
            return phrases.tr("“{title}”").format(title=title)
        case _:
            return _further_phrase(missing, form, title, language)


def place_name(place: TextPlace, form: Form, order: Sequence[ResponseId], language: str) -> str:
    """Name a text of the draft: its question, and which text of it."""
    if place.question_id == NOTE:
        return phrases.tr("Note for the team lead")
    if place.response_id is not None:
        named = letter(order, place.response_id)
        return phrases.tr("Rewrite of {letter}").format(letter=named)
    title = form.question(place.question_id).title.in_language(language)
    return _slot_title(place.slot, title)


def _slot_title(slot: str, title: str) -> str:
    """Name one of several texts of an answer."""
    match slot:
        case "wording":
            return phrases.tr("{title} · wording").format(title=title)
        case "explanation":
            return phrases.tr("{title} · explanation").format(title=title)
        case "note":
            return phrases.tr("{title} · note").format(title=title)
        case _:
            return title


def _further_phrase(missing: Missing, form: Form, title: str, language: str) -> str:
    """Say what is missing in an answer of several parts."""
    if missing.lack is Lack.NO_POINT:
        return phrases.tr("%n point(s) in “{title}”", "", missing.count).format(title=title)
    if missing.field is not None:
        field = form.question(missing.field).title.in_language(language)
        if missing.lack is Lack.NO_REMARK:
            return phrases.tr("why “{field}” goes back").format(field=field)
        return phrases.tr("what becomes of “{field}”").format(field=field)
    part = phrases.tr(str(_PARTS[missing.lack]))
    return phrases.tr("{part} in “{title}”").format(part=part, title=title)


_PARTS: dict[Lack, object] = {
    Lack.NO_REASON: QT_TRANSLATE_NOOP("phrases", "a reason"),
    Lack.NO_SEVERITY: QT_TRANSLATE_NOOP("phrases", "how grave it is"),
    Lack.NO_SPECIALIST: QT_TRANSLATE_NOOP("phrases", "whom to redirect to"),
    Lack.NO_STANCE: QT_TRANSLATE_NOOP("phrases", "a stance on a claim"),
    Lack.NO_IMPORTANCE: QT_TRANSLATE_NOOP("phrases", "how important a claim is"),
    Lack.NO_SOURCE: QT_TRANSLATE_NOOP("phrases", "a source for a claim"),
}


def still_missing(
    missing: Sequence[Missing], form: Form, order: Sequence[ResponseId], language: str
) -> str:
    """Say what is still missing: the first thing by name, the rest as a number; "" for nothing."""
    if not missing:
        return ""
    first = missing_phrase(missing[0], form, order, language)
    more = len(missing) - 1
    if not more:
        return phrases.tr("Still missing: {first}").format(first=first)
    return phrases.tr("Still missing: {first} and %n more", "", more).format(first=first)


def state_name(state: TaskState) -> str:
    """Name the state of one task."""
    match state:
        case TaskState.NEW:
            return phrases.tr("New")
        case TaskState.DRAFT:
            return phrases.tr("Draft")
        case TaskState.DONE:
            return phrases.tr("Done")
        case TaskState.SENT:
            return phrases.tr("Delivered")
        case TaskState.CONFIRMED:
            return phrases.tr("Confirmed")
        case TaskState.RETURNED:
            return phrases.tr("Returned")
        case TaskState.SKIPPED:
            return phrases.tr("Skipped")
        case TaskState.WITHDRAWN:
            return phrases.tr("Withdrawn")


def row_state_name(row: TaskRow) -> str:
    """Name the state of one task, with what its receipt said of it."""
    if row.state is TaskState.CONFIRMED and row.verdict is Verdict.DUPLICATE:
        return phrases.tr("Known before, counts once")
    if row.state is TaskState.CONFIRMED and row.remark == OVERTAKEN:
        return phrases.tr("Not counted: another one of yours for this task came first")
    if row.state in (TaskState.SENT, TaskState.DONE) and row.verdict is Verdict.INVALID:
        return phrases.tr("Not accepted")
    return state_name(row.state)


def row_remark(row: TaskRow) -> str:
    """Return what others said about a task, "" where its state's name says it all."""
    return "" if row.remark == OVERTAKEN else remark_told(row.remark)


def remark_told(remark: str) -> str:
    """Return what was said about a task, in the window's language where nobody's own words."""
    found = re.fullmatch(REPLACED.format(r"(\d+)"), remark)
    return phrases.tr("replaced by revision {}").format(found[1]) if found else remark


def states_name(state: TaskState) -> str:
    """Name a state as a filter of many tasks."""
    match state:
        case TaskState.NEW:
            return phrases.tr("New", "filter")
        case TaskState.DRAFT:
            return phrases.tr("Drafts", "filter")
        case TaskState.DONE:
            return phrases.tr("Done", "filter")
        case TaskState.SENT:
            return phrases.tr("Delivered", "filter")
        case TaskState.CONFIRMED:
            return phrases.tr("Confirmed", "filter")
        case TaskState.RETURNED:
            return phrases.tr("Returned", "filter")
        case TaskState.SKIPPED:
            return phrases.tr("Skipped", "filter")
        case TaskState.WITHDRAWN:
            return phrases.tr("Withdrawn", "filter")


_STEPS: dict[StepKind, object] = {
    StepKind.RANKING: QT_TRANSLATE_NOOP("phrases", "ranking"),
    StepKind.RATING: QT_TRANSLATE_NOOP("phrases", "rating"),
    StepKind.CHOICE: QT_TRANSLATE_NOOP("phrases", "choice"),
    StepKind.TEXT: QT_TRANSLATE_NOOP("phrases", "typing"),
    StepKind.EDIT: QT_TRANSLATE_NOOP("phrases", "rewriting"),
    StepKind.DECISION: QT_TRANSLATE_NOOP("phrases", "decision"),
    StepKind.MARK: QT_TRANSLATE_NOOP("phrases", "marking"),
    StepKind.WRITING: QT_TRANSLATE_NOOP("phrases", "writing"),
    StepKind.FACT: QT_TRANSLATE_NOOP("phrases", "fact checking"),
    StepKind.REPEAT: QT_TRANSLATE_NOOP("phrases", "repetitions"),
    StepKind.REVIEW: QT_TRANSLATE_NOOP("phrases", "second reading"),
    StepKind.NOTE: QT_TRANSLATE_NOOP("phrases", "note"),
    StepKind.FLAG: QT_TRANSLATE_NOOP("phrases", "flag"),
    StepKind.SEVERAL: QT_TRANSLATE_NOOP("phrases", "several changes"),
    StepKind.SUBMIT: QT_TRANSLATE_NOOP("phrases", "done"),
    StepKind.SKIP: QT_TRANSLATE_NOOP("phrases", "skipping"),
    StepKind.REOPEN: QT_TRANSLATE_NOOP("phrases", "opening again"),
}


def step_name(kind: StepKind) -> str:
    """Name a step of work, to stand behind "Undo: " or "Redo: "."""
    return phrases.tr(str(_STEPS[kind]))


def clock_time(moment: datetime, zone: tzinfo | None = None) -> str:
    """Write the time of day of an aware moment as "14:03:22", here or in `zone`."""
    return moment.astimezone(zone).strftime("%H:%M:%S")


def short_moment(moment: datetime, now: datetime, zone: tzinfo | None = None) -> str:
    """Write a moment as its time if it is today's, else as its date in the form of the language."""
    local = moment.astimezone(zone)
    if local.date() == now.astimezone(zone).date():
        return clock_time(moment, zone)
    return short_date(local.date())


def short_date(day: date) -> str:
    """Write a date in the form of the window's language."""
    return QLocale().toString(QDate(day.year, day.month, day.day), QLocale.FormatType.ShortFormat)


def duration(seconds: float) -> str:
    """Write a time span as "06:12", from an hour on as "1:06:12"; parts of a second are dropped."""
    minutes, second = divmod(int(seconds), 60)
    hour, minute = divmod(minutes, 60)
    if hour:
        return f"{hour}:{minute:02}:{second:02}"
    return f"{minute:02}:{second:02}"


def words(number: int) -> str:
    """Write a number of words."""
    return phrases.tr("%n word(s)", "", number)


def word_count(number: int, *, least: int = 0, most: int = 0) -> str:
    """Write a number of words, and the bound that is not met yet; 0 for no bound."""
    if number < least:
        return phrases.tr("{words} / at least {bound}").format(words=words(number), bound=least)
    if most and number > most:
        return phrases.tr("{words} / at most {bound}").format(words=words(number), bound=most)
    return words(number)


def _letter_of(order: Sequence[ResponseId], missing: Missing) -> str:
    return "" if missing.response_id is None else letter(order, missing.response_id)


def _axis_title(form: Form, question_id: QuestionId, axis_id: AxisId | None, language: str) -> str:
    question = form.question(question_id)
    axes: tuple[Axis, ...] = question.axes if isinstance(question, RatingQuestion) else ()
    return next((axis.title.in_language(language) for axis in axes if axis.id == axis_id), "")


def countdown(seconds: float) -> str:
    """Write time left as "34:12", with hours in front where there are any; never too little."""
    whole = math.ceil(seconds)
    minutes, rest = divmod(whole, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def span_of_time(seconds: float) -> str:
    """Say a span of time in words: whole minutes, or seconds under one."""
    if seconds < 60:
        return phrases.tr("%n second(s)", "", math.ceil(seconds))
    return phrases.tr("%n minute(s)", "", math.floor(seconds / 60))
