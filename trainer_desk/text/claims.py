"""Claims and the sentences they were taken from: taking, splitting, joining, finding them again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from trainer_desk.text.marks import anchored
from trainer_desk.text.pattern import pattern
from trainer_desk.text.sentences import sentences
from trainer_desk.values import dataclass
from trainer_desk.work.facts import Claim, FactsAnswer
from trainer_desk.work.ids import MarkId, ResponseId
from trainer_desk.work.marks import Spot, Where

USUAL_LIKENESS = 70
"""Per cent of common words from which on a sentence is offered as the same claim."""

_WORD = pattern(r"[\p{L}\p{M}]+|\p{N}+(?:[.,]\p{N}+)*", "V1")


@dataclass(frozen=True, slots=True, kw_only=True)
class Again:
    """A sentence that may say what a claim says.

    Attributes:
        likeness: Per cent of words that claim and sentence have in common, 100 for all.
        other_numbers: Whether its numbers differ: then it may well say the opposite.
    """

    claim: MarkId
    spot: Spot
    likeness: int
    other_numbers: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlook:
    """What is left to do with the sentences of a task.

    Attributes:
        sentences: How many there are.
        not_taken: Those no claim stands in, in the order of the texts.
        again: Of those, what may be a claim found again; the best claim for each.
    """

    sentences: int = 0
    not_taken: tuple[Spot, ...] = ()
    again: tuple[Again, ...] = ()


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text that count when it is compared, and its numbers."""

    words: Counter[str]
    numbers: frozenset[str]

    @classmethod
    def of(cls, text: str) -> Words:
        """Return the words of a text, whatever their case; "ё" is "е"."""
        found = [word.casefold().replace("ё", "е") for word in _WORD.findall(text)]
        numbers = frozenset(word.replace(",", ".") for word in found if word[0].isnumeric())
        return cls(Counter(found), numbers)

    def likeness(self, other: Words) -> int:
        """Return how much of both is common, in per cent, rounded down (Dice's coefficient)."""
        whole = self.words.total() + other.words.total()
        return 200 * (self.words & other.words).total() // whole if whole else 0


def spot_in(where: Where, text: str, start: int, end: int) -> Spot | None:
    """Return the stretch of a text without white space around it, None where nothing is left."""
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip())
    end = start + len(piece.strip())
    if start >= end:
        return None
    anchor = anchored(text, start, end)
    return Spot(
        where=where,
        start=start,
        end=end,
        quote=anchor.quote,
        before=anchor.before,
        after=anchor.after,
    )


def sentence_at(where: Where, text: str, at: int, language: str) -> Spot | None:
    """Return the sentence at a place (code points), else the next one; None after the last."""
    for sentence in sentences(text, language):
        if at <= sentence.end:
            return spot_in(where, text, sentence.start, sentence.end)
    return None


def sentences_of(where: Where, text: str, language: str) -> tuple[Spot, ...]:
    """Return every sentence of a text as a spot."""
    found = (spot_in(where, text, one.start, one.end) for one in sentences(text, language))
    return tuple(spot for spot in found if spot is not None)


def taken(answer: FactsAnswer, spots: Iterable[Spot]) -> FactsAnswer:
    """Return the answer with a new claim for each spot that is not yet exactly a claim's."""
    for spot in spots:
        if not any(_same_place(spot, other) for one in answer.claims for other in one.spots):
            text = " ".join(spot.quote.split())
            answer = answer.with_claim(Claim(id=answer.next_id(), text=text, spots=(spot,)))
    return answer


def split(answer: FactsAnswer, claim_id: MarkId, at: int) -> FactsAnswer:
    """Return the answer with one claim made two, its text cut at `at` (code points).

    Where the text is the quote of its spots, they are cut too; else both claims stand in the same
    places. The second keeps what is known about the first; ids and order of the others stay.

    Raises:
        ValueError: If nothing would be left on one side.
    """
    claim = _claim(answer, claim_id)
    left, right = claim.text[:at].strip(), claim.text[at:].strip()
    if not left or not right:
        raise ValueError("a claim is split into two, neither of them empty")
    first, second = _cut(claim.spots, claim.text, at)
    new = replace(claim, id=answer.next_id(), text=right, spots=second)
    claims: list[Claim] = []
    for one in answer.claims:
        claims += [replace(claim, text=left, spots=first), new] if one is claim else [one]
    return replace(answer, claims=tuple(claims))


def merged(answer: FactsAnswer, first: MarkId, second: MarkId) -> FactsAnswer:
    """Return the answer with `second` made part of `first`.

    The texts stand behind each other unless one holds the other; places and sources are put
    together, neighbouring places become one. Stance and importance of the first count where they
    were decided.
    """
    one, other = _claim(answer, first), _claim(answer, second)
    notes = dict.fromkeys(note for note in (one.note, other.note) if note)
    whole = replace(
        one,
        text=_joined(one.text, other.text),
        spots=_together((*one.spots, *other.spots)),
        stance=one.stance or other.stance,
        importance=one.importance or other.importance,
        sources=tuple(dict.fromkeys((*one.sources, *other.sources))),
        note="\n".join(notes),
        mark=one.mark or other.mark,
        correction=one.correction or other.correction,
    )
    return answer.without(second).with_claim(whole)


def found_also(answer: FactsAnswer, again: Iterable[Again]) -> FactsAnswer:
    """Return the answer with more places for its claims, each place once."""
    for one in again:
        claim = answer.claim(one.claim)
        if claim is not None and not any(_same_place(one.spot, spot) for spot in claim.spots):
            answer = answer.with_claim(replace(claim, spots=(*claim.spots, one.spot)))
    return answer


def by_place(claims: Iterable[Claim], order: Sequence[ResponseId]) -> tuple[Claim, ...]:
    """Return claims in the order of the texts as shown; those without a place come last."""

    def place(claim: Claim) -> tuple[int, int, int]:
        if not claim.spots:
            return (len(order) + 2, 0, 0)
        spot = claim.spots[0]
        response = spot.where.response_id
        at = order.index(response) if response in order else len(order) + 1
        return (at, spot.start, spot.end)

    return tuple(sorted(claims, key=place))


def outlook(
    texts: Sequence[tuple[Where, str]],
    claims: Sequence[Claim],
    language: str,
    *,
    likeness: int = USUAL_LIKENESS,
    cancelled: Callable[[], bool] = lambda: False,
) -> Outlook:
    """Return which sentences no claim stands in, and which of those say what a claim says.

    Takes the time of comparing every such sentence with every claim; for a worker thread.

    Args:
        likeness: Per cent of common words from which on a sentence is offered.
        cancelled: Asked now and then; what was found so far is returned then.
    """
    number, left, again = 0, [], []
    known = [(claim.id, _wordings(claim)) for claim in claims]
    for where, text in texts:
        covered = [spot for claim in claims for spot in claim.spots if spot.where == where]
        for spot in sentences_of(where, text, language):
            number += 1
            if cancelled():
                break
            if any(spot.start < other.end and other.start < spot.end for other in covered):
                continue
            left.append(spot)
            best = max(_compared(spot, known, likeness), key=_nearness, default=None)
            again += [best] if best is not None else []
    return Outlook(sentences=number, not_taken=tuple(left), again=tuple(again))


def _compared(
    spot: Spot, known: Sequence[tuple[MarkId, tuple[Words, ...]]], least: int
) -> Iterator[Again]:
    words = Words.of(spot.quote)
    for claim_id, wordings in known:
        for wording in wordings:
            likeness = wording.likeness(words)
            if likeness >= least:
                differ = wording.numbers != words.numbers
                yield Again(claim=claim_id, spot=spot, likeness=likeness, other_numbers=differ)


def _wordings(claim: Claim) -> tuple[Words, ...]:
    """Return what a claim is known by: its own words and the sentence it was taken from."""
    texts = dict.fromkeys((claim.text, *(spot.quote for spot in claim.spots[:1])))
    return tuple(map(Words.of, texts))


def _nearness(again: Again) -> tuple[int, bool]:
    return again.likeness, not again.other_numbers


def _claim(answer: FactsAnswer, claim_id: MarkId) -> Claim:
    claim = answer.claim(claim_id)
    if claim is None:
        raise ValueError(f"there is no claim {claim_id}")
    return claim


def _same_place(one: Spot, other: Spot) -> bool:
    return (one.where, one.start, one.end) == (other.where, other.start, other.end)


def _cut(spots: tuple[Spot, ...], text: str, at: int) -> tuple[tuple[Spot, ...], tuple[Spot, ...]]:
    if not spots or any(spot.quote != text for spot in spots):
        return spots, spots
    pieces = [_halves(spot, at) for spot in spots]
    return tuple(left for left, _ in pieces), tuple(right for _, right in pieces)


def _halves(spot: Spot, at: int) -> tuple[Spot, Spot]:
    left = spot.quote[:at].rstrip()
    skipped = len(spot.quote) - len(spot.quote[at:].lstrip())
    right = spot.quote[skipped:]
    head = replace(
        spot,
        end=spot.start + len(left),
        quote=left,
        after=(spot.quote[len(left) :] + spot.after)[:32],
    )
    tail = replace(
        spot,
        start=spot.start + skipped,
        quote=right,
        before=(spot.before + spot.quote[:skipped])[-32:],
    )
    return head, tail


def _joined(one: str, other: str) -> str:
    if other in one:
        return one
    return other if one in other else f"{one} {other}".strip()


def _together(spots: Sequence[Spot]) -> tuple[Spot, ...]:
    """Return places without repeats; two of which one ends where the next begins are one."""
    found: list[Spot] = []
    for spot in dict.fromkeys(spots):
        at = next((at for at, other in enumerate(found) if _adjoin(other, spot)), None)
        if at is None:
            found.append(spot)
        else:
            found[at] = _one_of(found[at], spot)
    return tuple(found)


def _adjoin(one: Spot, other: Spot) -> bool:
    """Whether `other` follows `one` with only the white space between them that `one` knows of."""
    if one.where != other.where or one.altered or other.altered or other.start < one.end:
        return False
    between = other.start - one.end
    known = one.after[:between]
    return len(known) == between and not known.strip()


def _one_of(one: Spot, other: Spot) -> Spot:
    between = one.after[: other.start - one.end]
    return replace(one, end=other.end, quote=one.quote + between + other.quote, after=other.after)
