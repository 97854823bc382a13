"""Every mark and proposal of a task in the order of its texts, as lists and views need them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from trainer_desk.text.proposals import Proposal
from trainer_desk.text.spots import is_gone, own_texts, spot_at
from trainer_desk.ui.widgets.highlights import Highlight
from trainer_desk.ui.widgets.label_looks import LabelKey, LabelLook
from trainer_desk.ui.widgets.mark_shapes import Shape
from trainer_desk.ui.widgets.marks_list import ListedMark, MarkState
from trainer_desk.ui.widgets.phrases import letter, place_name
from trainer_desk.work.draft import Draft
from trainer_desk.work.ids import OptionId, QuestionId
from trainer_desk.work.marks import Ground, Mark, MarkSource, SpansAnswer, SpansQuestion, Where
from trainer_desk.work.opened import OpenTask
from trainer_desk.work.places import TextPlace

_HIDDEN_WORDS = 300
"""Code points of a comment that a tooltip shows."""


class Item(NamedTuple):
    """A mark, or what is proposed to be one.

    Attributes:
        key: Unique among all items of the task.
        mark: None while it is only proposed.
        proposal: None for a mark.
    """

    key: str
    question: SpansQuestion
    label: OptionId
    where: Where
    start: int
    end: int
    quote: str
    state: MarkState
    mark: Mark | None = None
    proposal: Proposal | None = None

    @property
    def is_open(self) -> bool:
        """Whether it is no mark, but may become one."""
        return self.state in (MarkState.PROPOSED, MarkState.REJECTED)


def key_of(question_id: QuestionId, mark_id: str) -> str:
    """Return what a mark of a question goes by."""
    return f"marks:{question_id}:{mark_id}"


def may_mark(question: SpansQuestion, where: Where) -> bool:
    """Tell whether a question asks for marks in a text."""
    match where.ground:
        case Ground.TURN:
            return question.on_prompt
        case Ground.RESPONSE:
            return question.on_responses
        case _:
            return question.on_own


def texts_of(task: OpenTask, draft: Draft) -> dict[Where, str]:
    """Return every text that can be marked, in reading order."""
    texts = {Where.in_turn(at): turn.text for at, turn in enumerate(task.task.prompt)}
    for response_id in task.shown_order:
        texts[Where.in_response(response_id)] = task.task.response(response_id).text
    return {**texts, **own_texts(draft)}


def items_of(
    questions: Iterable[SpansQuestion],
    draft: Draft,
    texts: Mapping[Where, str],
    proposed: Callable[[str], tuple[Proposal, ...]],
) -> tuple[Item, ...]:
    """Return all marks and open proposals, in reading order.

    A proposal that was taken or turned down is none any more.
    """
    order = {where: at for at, where in enumerate(texts)}
    found: list[Item] = []
    for question in questions:
        answer = draft.answer(question.id, SpansAnswer) or SpansAnswer()
        found += (_item(question, mark) for mark in answer.marks)
        found += _open_proposals(question, answer, texts, proposed)
    last = len(order)
    found.sort(key=lambda one: (order.get(one.where, last), one.start, -one.end, one.key))
    return tuple(found)


def _open_proposals(
    question: SpansQuestion,
    answer: SpansAnswer,
    texts: Mapping[Where, str],
    proposed: Callable[[str], tuple[Proposal, ...]],
) -> Iterator[Item]:
    labels = {label.id for label in question.labels}
    markable = ((where, text) for where, text in texts.items() if may_mark(question, where))
    open_ones = [
        (where, text, one)
        for where, text in markable
        for one in proposed(text)
        if one.label in labels
    ]
    taken = {_place(mark) for mark in answer.marks} if open_ones else set()
    for where, text, one in open_ones:
        if (one.label, where, one.start, one.end) not in taken:
            yield _proposed(question, where, text, one)


def highlights_of(
    items: Iterable[Item],
    looks: Mapping[LabelKey, LabelLook],
    titles: Mapping[LabelKey, str],
    chosen: str,
) -> dict[Where, tuple[Highlight, ...]]:
    """Return what is shown over each text; what was rejected is not."""
    shown: dict[Where, list[Highlight]] = {}
    for item in items:
        if item.state is not MarkState.REJECTED:
            label = item.question.id, item.label
            look, title = looks.get(label, _UNKNOWN), titles.get(label, item.label)
            comment = "" if item.mark is None else item.mark.comment[:_HIDDEN_WORDS]
            told = f"{title}: {comment}" if comment else title
            shape: Shape = "dashed" if item.mark is None or look is _UNKNOWN else look.shape
            strong = item.key == chosen
            # Not by name, which takes twice as long: there may be hundreds with every key.
            one = Highlight(item.start, item.end, look.colour, shape, told, item.key, strong)
            shown.setdefault(item.where, []).append(one)
    return {where: tuple(highlights) for where, highlights in shown.items()}


def listed(
    item: Item, looks: Mapping[LabelKey, LabelLook], titles: Mapping[LabelKey, str], place: str
) -> ListedMark:
    """Return the line of the list for an item that stands in the text called `place`."""
    label = item.question.id, item.label
    return ListedMark(
        key=item.key,
        label=item.label,
        title=titles.get(label, item.label),
        look=looks.get(label, _UNKNOWN),
        place=place,
        quote=item.quote,
        state=item.state,
        severity=None if item.mark is None else item.mark.severity,
        comment="" if item.mark is None else item.mark.comment,
    )


def place_words(where: Where, task: OpenTask, language: str, prompt: str) -> str:
    """Name a text in a word: `prompt`, a response's letter, or what is written.

    Args:
        prompt: What the prompt is called; of several turns it gets its number.
    """
    order = task.shown_order
    match where.ground:
        case Ground.TURN:
            return prompt if len(task.task.prompt) == 1 else f"{prompt} {where.turn + 1}"
        case Ground.RESPONSE:
            known = where.response_id is not None and where.response_id in order
            return letter(order, where.response_id) if known and where.response_id else ""
        case Ground.EDIT:
            if where.response_id not in order:
                return ""
            place = TextPlace(QuestionId(""), where.response_id)
            return place_name(place, task.batch.form, order, language)
        case _:
            if where.question_id is None:
                return ""
            place = TextPlace(where.question_id, slot=where.slot)
            return place_name(place, task.batch.form, order, language)


def neighbour(items: Sequence[Item], everything: Sequence[Item], chosen: str, by: int) -> Item:
    """Return the next or previous of some items, seen from the chosen one, round at the ends."""
    order = {item.key: at for at, item in enumerate(everything)}
    here = order.get(chosen, -1 if by > 0 else len(everything))
    if by > 0:
        return next((item for item in items if order[item.key] > here), items[0])
    return next((item for item in reversed(items) if order[item.key] < here), items[-1])


def after(items: Sequence[Item], gone: Item) -> str:
    """Return the key of what is looked at once an item is gone."""
    keys = [item.key for item in items if item.state is not MarkState.REJECTED]
    at = keys.index(gone.key)
    rest = keys[at + 1 :] or keys[:at][-1:]
    return rest[0] if rest else ""


def next_proposal(items: Sequence[Item], decided: Sequence[Item]) -> str:
    """Return the key of the proposal behind those decided, "" where none is left."""
    gone = {item.key for item in decided}
    left = [item for item in items if item.state is MarkState.PROPOSED and item.key not in gone]
    return neighbour(left, items, decided[0].key, 1).key if left else ""


def alike(items: Sequence[Item], everything: Iterable[Item]) -> tuple[Item, ...]:
    """Return what is proposed by the same entries of word lists as some items, and those."""
    entries = {
        (one.question.id, one.label, one.proposal.entry)
        for one in items
        if one.proposal is not None
    }
    same = (
        one
        for one in everything
        if one.proposal is not None and (one.question.id, one.label, one.proposal.entry) in entries
    )
    return tuple(same) or tuple(items)


def decided(
    answer: SpansAnswer, items: Iterable[Item], texts: Mapping[Where, str], *, rejected: bool
) -> SpansAnswer:
    """Return an answer in which proposals are marks, or are turned down.

    What is proposed for words that are no longer there is left out.
    """
    for item in items:
        text = texts.get(item.where)
        if text is None or (item.mark is None and text[item.start : item.end] != item.quote):
            continue
        spot = spot_at(item.where, text, item.start, item.end)
        mark = item.mark or Mark(
            id=answer.next_id(), label=item.label, spot=spot, source=MarkSource.LEXICON
        )
        answer = answer.with_mark(replace(mark, rejected=rejected))
    return answer


def _item(question: SpansQuestion, mark: Mark) -> Item:
    spot = mark.spot
    if mark.rejected:
        state = MarkState.REJECTED
    elif is_gone(spot):
        state = MarkState.GONE
    else:
        state = MarkState.ALTERED if spot.altered else MarkState.MADE
    key = key_of(question.id, mark.id)
    # Not by name, as in `highlights_of`.
    return Item(
        key, question, mark.label, spot.where, spot.start, spot.end, spot.quote, state, mark
    )


def _proposed(question: SpansQuestion, where: Where, text: str, one: Proposal) -> Item:
    place = f"{where.ground.value}:{where.turn}:{where.response_id}:{where.question_id}"
    return Item(
        key=f"proposed:{question.id}:{one.label}:{place}:{where.slot}:{one.start}:{one.end}",
        question=question,
        label=one.label,
        where=where,
        start=one.start,
        end=one.end,
        quote=text[one.start : one.end],
        state=MarkState.PROPOSED,
        proposal=one,
    )


def _place(mark: Mark) -> tuple[OptionId, Where, int, int]:
    return mark.label, mark.spot.where, mark.spot.start, mark.spot.end


_UNKNOWN = LabelLook("blue", "solid", "")
