"""Arbitrary answers of the kinds that are more than a verdict, for laws about any of them."""

from datetime import date
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from trainer_desk.work.answers import Answer
from trainer_desk.work.asking import Grade
from trainer_desk.work.decision import DecisionAnswer, DecisionVerdict
from trainer_desk.work.facts import Claim, FactsAnswer, Source, Stance
from trainer_desk.work.marks import Mark, MarkSource, SpansAnswer, Spot, Where
from trainer_desk.work.repeats import DuplicatesAnswer, Repeat
from trainer_desk.work.review import FieldReview, ReviewAnswer, ReviewVerdict
from trainer_desk.work.writing import WriteAnswer

days = st.none() | st.dates(date(2000, 1, 1), date(2100, 1, 1))


def further_answers(
    names: SearchStrategy[str], texts: SearchStrategy[str], responses: SearchStrategy[Any]
) -> SearchStrategy[Answer]:
    """Return a strategy for answers, given one for names, for texts and for response ids."""
    some_names = st.lists(names, unique=True, max_size=3).map(tuple)
    flags = st.booleans()
    grades = st.none() | st.builds(
        Grade, value=st.integers(1, 3), lowest=st.just(1), highest=st.just(3)
    )
    spots = _spots(names, texts, responses)
    marks = st.builds(
        Mark,
        id=names,
        label=names,
        spot=spots,
        severity=grades,
        comment=texts,
        source=st.sampled_from(MarkSource),
        rejected=flags,
    )
    claims = st.builds(
        Claim,
        id=names,
        text=texts,
        spots=st.lists(spots, max_size=2).map(tuple),
        stance=st.none() | st.sampled_from(Stance),
        importance=grades,
        sources=st.lists(st.builds(Source, url=texts, quote=texts, accessed=days), max_size=2).map(
            tuple
        ),
        note=texts,
        mark=st.none() | names,
        correction=st.none() | spots,
    )
    repeats = st.builds(
        Repeat,
        response_id=responses,
        of=responses,
        likeness=st.integers(1, 100),
        dropped=flags,
        reason=texts,
    ).filter(lambda repeat: repeat.response_id != repeat.of)
    fields = st.builds(
        FieldReview, question_id=names, verdict=st.sampled_from(ReviewVerdict), remark=texts
    )
    return st.one_of(
        st.builds(
            DecisionAnswer,
            verdict=st.none() | st.sampled_from(DecisionVerdict),
            reasons=some_names,
            severity=grades,
            specialist=st.none() | names,
            wording=texts,
            explanation=texts,
        ),
        st.builds(SpansAnswer, marks=_unique(marks, "id"), nothing=flags),
        st.builds(WriteAnswer, text=texts, points=some_names),
        st.builds(FactsAnswer, claims=_unique(claims, "id"), nothing=flags),
        st.builds(DuplicatesAnswer, repeats=_unique(repeats, "response_id"), nothing=flags),
        st.builds(ReviewAnswer, fields=_unique(fields, "question_id")),
    )


def _unique(values: SearchStrategy[Any], key: str) -> SearchStrategy[Any]:
    return st.lists(values, unique_by=lambda value: getattr(value, key), max_size=3).map(tuple)


@st.composite
def _spots(draw, names, texts, responses) -> Spot:
    where = draw(
        st.one_of(
            st.builds(Where.in_turn, st.integers(0, 3)),
            st.builds(Where.in_response, responses),
            st.builds(Where.in_edit, responses),
            st.builds(Where.in_written, names, st.sampled_from(["", "wording"])),
        )
    )
    quote, start = draw(texts), draw(st.integers(0, 99))
    return Spot(
        where=where,
        start=start,
        end=start + len(quote),
        quote=quote,
        before=draw(texts),
        after=draw(texts),
        altered=draw(st.booleans()),
    )
