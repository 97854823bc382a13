"""Steps of work that can be taken back and done again, kept small enough to keep them all."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import assert_never

from trainer_desk.values import dataclass
from trainer_desk.work.answers import Answer, Edit, EditAnswer, TextAnswer
from trainer_desk.work.decision import DecisionAnswer
from trainer_desk.work.draft import Draft
from trainer_desk.work.ids import QuestionId, ResponseId
from trainer_desk.work.marks import Spot
from trainer_desk.work.spots import spots_of, with_spots
from trainer_desk.work.writing import WriteAnswer
from trainer_desk.work.written import NOTE, REMARK, Written, with_written, written


@dataclass(frozen=True, slots=True, kw_only=True)
class TextChange:
    """A piece of a written text replaced by another.

    Attributes:
        question_id: The text or edit question, or `NOTE`.
        response_id: The response whose edit changed, None for other texts.
        slot: Which text of the answer (`work.written`), or `REMARK` for the question's note.
        at: Where, in code points.
        created: Whether there was no text before, not even an empty one.
        discarded: Whether there is no text afterwards, not even an empty one.
    """

    question_id: QuestionId
    response_id: ResponseId | None = None
    at: int
    removed: str
    inserted: str
    slot: str = ""
    created: bool = False
    discarded: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueChange:
    """An answer other than a text replaced by another; None where there was or is none."""

    question_id: QuestionId
    before: Answer | None
    after: Answer | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ChosenChange:
    """Another response chosen for the edit."""

    question_id: QuestionId
    before: ResponseId | None
    after: ResponseId | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FlagChange:
    """The task flagged, or no longer."""

    before: bool
    after: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SpotMove:
    """One place of an answer that went along with its words.

    Attributes:
        at: Which of the answer's places (`work.spots`), 0 for the first.
        by: By how many code points start and end moved; 0 where `before` and `after` tell.
        before: The place before, None where it only moved.
        after: The place after, None where it only moved.
    """

    at: int
    by: int = 0
    before: Spot | None = None
    after: Spot | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SpotsChange:
    """Places of an answer that went along with a text; small, because most only move."""

    question_id: QuestionId
    moves: tuple[SpotMove, ...]


DraftChange = TextChange | ValueChange | SpotsChange | ChosenChange | FlagChange


def changes_between(before: Draft, after: Draft) -> tuple[DraftChange, ...]:
    """Return what turns the work of `before` into that of `after`; the clocks are not looked at.

    Law: `with_changes(before, changes_between(before, after)).same_work(after)`.
    """
    found: list[DraftChange] = []
    old, new = dict(before.answers), dict(after.answers)
    for question_id in dict.fromkeys([*old, *new]):
        found += _answer_changes(question_id, old.get(question_id), new.get(question_id))
    if any(isinstance(change, TextChange) for change in found):
        found = [_spots_only(change) for change in found]
    if before.note != after.note:
        found.append(_splice(NOTE, None, before.note, after.note))
    old_notes, new_notes = dict(before.field_notes), dict(after.field_notes)
    for question_id in dict.fromkeys([*old_notes, *new_notes]):
        was, now = old_notes.get(question_id, ""), new_notes.get(question_id, "")
        if was != now:
            found.append(_splice(question_id, None, was, now, slot=REMARK))
    if before.flagged != after.flagged:
        found.append(FlagChange(before=before.flagged, after=after.flagged))
    return tuple(found)


def with_changes(draft: Draft, changes: Iterable[DraftChange]) -> Draft:
    """Return `draft` with `changes` made, in order.

    Raises:
        ValueError: If a change does not fit the draft.
    """
    for change in changes:
        draft = _with_change(draft, change)
    return draft


def reverted(changes: Iterable[DraftChange]) -> tuple[DraftChange, ...]:
    """Return the changes that take `changes` back."""
    return tuple(_inverse(change) for change in reversed(tuple(changes)))


def _answer_changes(
    question_id: QuestionId, old: Answer | None, new: Answer | None
) -> list[DraftChange]:
    if old == new:
        return []
    if isinstance(old, TextAnswer | None) and isinstance(new, TextAnswer | None):
        return [_splice(question_id, None, _text(old), _text(new))]
    if isinstance(old, EditAnswer | None) and isinstance(new, EditAnswer | None):
        return _edit_changes(question_id, old, new)
    if isinstance(old, WriteAnswer | DecisionAnswer) and type(old) is type(new):
        return _written_changes(question_id, old, new)
    return [ValueChange(question_id=question_id, before=old, after=new)]


def _spots_only(change: DraftChange) -> DraftChange:
    """Return a change of nothing but places as what it is, any other as given."""
    if not isinstance(change, ValueChange) or change.before is None or change.after is None:
        return change
    old, new = spots_of(change.before), spots_of(change.after)
    if not old or len(old) != len(new) or with_spots(change.before, new) != change.after:
        return change
    moves = (_move(at, *pair) for at, pair in enumerate(zip(old, new, strict=True)))
    return SpotsChange(question_id=change.question_id, moves=tuple(filter(None, moves)))


def _move(at: int, was: Spot, now: Spot) -> SpotMove | None:
    if was == now:
        return None
    by = now.start - was.start
    if was.moved(by) == now:
        return SpotMove(at=at, by=by)
    return SpotMove(at=at, before=was, after=now)


def _text(answer: TextAnswer | None) -> str | None:
    return None if answer is None else answer.text


def _written_changes(
    question_id: QuestionId, old: WriteAnswer | DecisionAnswer, new: Answer
) -> list[DraftChange]:
    """Tell the texts first, each as a splice, so that hours of typing stay small."""
    found: list[DraftChange] = []
    now: Written = old
    for slot, text in written(new).items():
        if written(now)[slot] != text:
            found.append(_splice(question_id, None, written(now)[slot], text, slot=slot))
            now = with_written(now, slot, text)
    if now != new:
        found.append(ValueChange(question_id=question_id, before=now, after=new))
    return found


def _edit_changes(
    question_id: QuestionId, old: EditAnswer | None, new: EditAnswer | None
) -> list[DraftChange]:
    if old is None or new is None or not new.edits or not old.edits:
        return [ValueChange(question_id=question_id, before=old, after=new)]
    found: list[DraftChange] = []
    for response_id in dict.fromkeys(edit.response_id for edit in (*old.edits, *new.edits)):
        was, now = old.text(response_id), new.text(response_id)
        if was != now:
            found.append(_splice(question_id, response_id, was, now))
    if old.chosen != new.chosen:
        found.append(ChosenChange(question_id=question_id, before=old.chosen, after=new.chosen))
    return found


def _splice(
    question_id: QuestionId,
    response_id: ResponseId | None,
    was: str | None,
    now: str | None,
    *,
    slot: str = "",
) -> TextChange:
    old, new = was or "", now or ""
    shorter = min(len(old), len(new))
    start = _shared(old, new, shorter)
    end = _shared(old[::-1], new[::-1], shorter - start)
    return TextChange(
        question_id=question_id,
        response_id=response_id,
        slot=slot,
        at=start,
        removed=old[start : len(old) - end],
        inserted=new[start : len(new) - end],
        created=was is None,
        discarded=now is None,
    )


def _shared(one: str, other: str, most: int) -> int:
    """Return the length of the common beginning, at most `most`, by halving."""
    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        if one[:middle] == other[:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _inverse(change: DraftChange) -> DraftChange:
    match change:
        case TextChange():
            return replace(
                change,
                removed=change.inserted,
                inserted=change.removed,
                created=change.discarded,
                discarded=change.created,
            )
        case ValueChange():
            return replace(change, before=change.after, after=change.before)
        case SpotsChange():
            back = (
                replace(move, by=-move.by, before=move.after, after=move.before)
                for move in change.moves
            )
            return replace(change, moves=tuple(back))
        case ChosenChange():
            return replace(change, before=change.after, after=change.before)
        case FlagChange():
            return replace(change, before=change.after, after=change.before)
    assert_never(change)


def _with_change(draft: Draft, change: DraftChange) -> Draft:
    match change:
        case TextChange():
            return _with_text(draft, change)
        case ValueChange():
            return draft.answered(change.question_id, change.after)
        case SpotsChange():
            return _with_moves(draft, change)
        case ChosenChange():
            edits = draft.answer(change.question_id, EditAnswer) or EditAnswer()
            return draft.answered(change.question_id, replace(edits, chosen=change.after))
        case FlagChange():
            return replace(draft, flagged=change.after)
    assert_never(change)


def _with_moves(draft: Draft, change: SpotsChange) -> Draft:
    answer = dict(draft.answers).get(change.question_id)
    spots = list(spots_of(answer))
    for move in change.moves:
        if move.at >= len(spots) or move.before not in (None, spots[move.at]):
            raise ValueError(f"{change.question_id} has not the places that were moved")
        spots[move.at] = move.after or spots[move.at].moved(move.by)
    return (
        draft if answer is None else draft.answered(change.question_id, with_spots(answer, spots))
    )


def _with_text(draft: Draft, change: TextChange) -> Draft:
    if change.question_id == NOTE:
        return replace(draft, note=_spliced(draft.note, change))
    if change.slot == REMARK:
        note = _spliced(draft.field_note(change.question_id), change)
        return draft.noted(change.question_id, note)
    if change.response_id is None:
        return draft.answered(change.question_id, _with_written(draft, change))
    edits = draft.answer(change.question_id, EditAnswer) or EditAnswer()
    text = _spliced(edits.text(change.response_id) or "", change)
    return draft.answered(change.question_id, _with_edit(edits, change, text))


def _with_written(draft: Draft, change: TextChange) -> Answer | None:
    if change.discarded:
        return None
    answer: Written = TextAnswer()
    for kind in (TextAnswer, WriteAnswer, DecisionAnswer):
        answer = draft.answer(change.question_id, kind) or answer
    text = written(answer).get(change.slot)
    if text is None:
        raise ValueError(f"{change.question_id} has no text “{change.slot}”")
    return with_written(answer, change.slot, _spliced(text, change))


def _with_edit(edits: EditAnswer, change: TextChange, text: str) -> EditAnswer:
    """Keep the edits' order, so that a change and its inverse meet in the same value."""
    assert change.response_id is not None
    edit = Edit(response_id=change.response_id, text=text)
    if change.created:
        return replace(edits, edits=(*edits.edits, edit))
    kept = tuple(
        edit if other.response_id == edit.response_id else other
        for other in edits.edits
        if not (change.discarded and other.response_id == edit.response_id)
    )
    return replace(edits, edits=kept)


def _spliced(text: str, change: TextChange) -> str:
    end = change.at + len(change.removed)
    if text[change.at : end] != change.removed:
        raise ValueError(f"the text of {change.question_id} is not the one that was changed")
    return text[: change.at] + change.inserted + text[end:]
