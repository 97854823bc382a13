"""Answers whose claims people checked: claims, stances and sources taken over to work on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from trainer_desk.files.importers.fields import (
    kind_of,
    numbered,
    rest_of,
    task_of,
    text_of,
    user_turn,
)
from trainer_desk.files.importers.forms import FACTS, IMPORTANCE
from trainer_desk.files.importers.found import Source
from trainer_desk.files.importers.ledger import Ledger
from trainer_desk.files.importers.records import NUL_SIGN, Record, records
from trainer_desk.files.importers.streams import Advance
from trainer_desk.files.strict import quoted
from trainer_desk.text.claims import Words, sentences_of, spot_in
from trainer_desk.work import facts
from trainer_desk.work.asking import Grade
from trainer_desk.work.facts import Claim, FactsAnswer, Stance
from trainer_desk.work.ids import MarkId, ResponseId, TaskId
from trainer_desk.work.marks import Spot, Where
from trainer_desk.work.task import Task

_NOTHING: Final = ("", "na", "n/a")
_IMPORTANCES: Final = {"no": 1, "intermediate": 2, "yes": 3}
_ADDRESS: Final = re.compile(r"https?://[^\s]+")
_ALIKE: Final = 60
"""Words in common, in per cent, that make one sentence another's new wording."""
_UNPLACED: Final = "A sentence stands nowhere in its answer: its claims have no place"

Sentence = Mapping[str, object]


def tasks(source: Source, *, advance: Advance, ledger: Ledger) -> Iterator[Task]:
    """Yield a task for each answer, begun with its claims, what was found and where.

    A claim stands where its sentence stands in the answer, or the one most like it; where there is
    none like it the claim has no place, with a remark. All the file said is in the meta as well.

    Raises:
        FormatError: While reading, if a record has no answer, or sentences of another make.
    """
    for record in records(source, advance=advance):
        answer = text_of(record, "response")
        claims = tuple(_claims(record, answer, ledger))
        yield task_of(
            record,
            ledger,
            task_id=ledger.claim(record, TaskId(str(record.number))),
            prompt=(user_turn(record, "prompt"),),
            responses=numbered([(answer, "")]),
            begun=((FACTS, FactsAnswer(claims=claims, nothing=False)),) if claims else (),
            meta=rest_of(record, ("prompt", "response")),
        )


def _claims(record: Record, answer: str, ledger: Ledger) -> Iterator[Claim]:
    sentences = record.fields.get("sentences")
    if not isinstance(sentences, dict):
        raise record.refusal(f"the field `sentences` is {kind_of(sentences)}, not an object")
    number = read_to = 0
    for name, sentence in sentences.items():
        if not isinstance(sentence, dict) or not isinstance(sentence.get("claims"), list):
            raise record.refusal(f"the sentence {quoted(name)} has no list `claims`")
        spot = _place(answer, sentence.get("text"), read_to)
        read_to = spot.end if spot else read_to
        if spot is None and sentence["claims"]:
            ledger.remark(_UNPLACED)
        for at, text in enumerate(sentence["claims"]):
            if not isinstance(text, str) or not text.strip():
                raise record.refusal(f"a claim of the sentence {quoted(name)} is no text")
            number += 1
            yield _claim(MarkId(f"c{number}"), text, sentence, at, spot)


def _place(answer: str, sentence: object, read_to: int) -> Spot | None:
    """Return where a sentence stands, whatever its white space; after what was read, if it can.

    One that was written anew stands where the sentence most like it does, if one is like it.
    """
    if not isinstance(sentence, str) or not sentence.strip():
        return None
    where = Where.in_response(ResponseId("r1"))
    pattern = re.compile(r"\s+".join(map(re.escape, sentence.split())))
    found = pattern.search(answer, read_to) or pattern.search(answer)
    if found:
        return spot_in(where, answer, *found.span())
    words = Words.of(sentence)
    spots = sentences_of(where, answer, "en")
    likeness = [words.likeness(Words.of(spot.quote)) for spot in spots]
    best = max(likeness, default=0)
    return spots[likeness.index(best)] if best >= _ALIKE else None


def _claim(claim_id: MarkId, text: str, sentence: Sentence, at: int, spot: Spot | None) -> Claim:
    lowest, highest = IMPORTANCE
    weight = _IMPORTANCES.get(str(_item(sentence, "if_most_important_claim", at)))
    return Claim(
        id=claim_id,
        text=_plain(text),
        spots=(spot,) if spot else (),
        stance=_stance(sentence, at),
        importance=Grade(value=weight, lowest=lowest, highest=highest) if weight else None,
        sources=tuple(_sources(sentence, at)),
        note=_revision(sentence, text, at),
    )


def _stance(sentence: Sentence, at: int) -> Stance | None:
    """Return what was found about a claim; an opinion, or what nobody could tell, has no check."""
    if _item(sentence, "claim_checkworthiness", at) in ("opinion", "not_a_claim"):
        return Stance.NOT_CHECKABLE
    match _item(sentence, "claims_factuality_label", at):
        case True:
            return Stance.SUPPORTED
        case False:
            return Stance.REFUTED
        case "unknown":
            return Stance.NOT_CHECKABLE
    return None


def _sources(sentence: Sentence, at: int) -> Iterator[facts.Source]:
    """Yield what people found, then what a search found that is not beside the point."""
    human = _item(sentence, "human_evidence", at)
    if isinstance(human, str) and human.strip().lower() not in _NOTHING:
        address = _ADDRESS.search(human)
        yield facts.Source(url=address[0] if address else "", quote=_plain(human))
    found = _texts(_item(sentence, "auto_evidence", at))
    addresses = _texts(_item(sentence, "auto_evidence_url", at))
    stances = _texts(_item(sentence, "stance_claim_autoEvid", at))
    for quote, url, stance in zip(found, addresses, stances, strict=False):
        if stance != "irrelevant":
            yield facts.Source(url=_plain(url), quote=_plain(quote))


def _revision(sentence: Sentence, text: str, at: int) -> str:
    revised = _item(sentence, "revised_claims", at)
    same_number = len(_list(sentence, "revised_claims")) == len(_list(sentence, "claims"))
    usable = isinstance(revised, str) and same_number and revised.strip().lower() not in _NOTHING
    return _plain(str(revised)) if usable and revised != text else ""


def _item(sentence: Sentence, name: str, at: int) -> object:
    values = _list(sentence, name)
    return values[at] if at < len(values) else None


def _list(sentence: Sentence, name: str) -> Sequence[object]:
    values = sentence.get(name)
    return values if isinstance(values, list) else ()


def _texts(values: object) -> list[str]:
    """Return the texts of a list; anything else in it is an empty text, so that places agree."""
    if not isinstance(values, list):
        return []
    return [value if isinstance(value, str) else "" for value in values]


def _plain(text: str) -> str:
    """Return a text that can be kept: NUL characters, of which the meta tells, are replaced."""
    return text.replace(NUL_SIGN, "\ufffd")
