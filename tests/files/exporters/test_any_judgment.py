"""Whatever was judged, every format is written, passes its check, and drops nothing in silence."""

import pytest
from hypothesis import HealthCheck, given, reject, settings
from hypothesis import strategies as st

from tests.files.exporters.texts import TEXTS, asked_texts
from tests.judged import judged
from trainer_desk.files.codec import judgment_to_json
from trainer_desk.files.errors import FormatError
from trainer_desk.files.exporters import Bad, Edits, Pairs, Policy, Ties, TrlShape
from trainer_desk.lead.exporting import CHECKS, ExportKind, check, export
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
from trainer_desk.work.asking import Grade
from trainer_desk.work.batch import Batch
from trainer_desk.work.decision import DecisionAnswer, DecisionVerdict
from trainer_desk.work.default_form import default_form
from trainer_desk.work.facts import Claim, FactsAnswer, Stance
from trainer_desk.work.marks import Mark, SpansAnswer, Spot, Where
from trainer_desk.work.repeats import DuplicatesAnswer, Repeat
from trainer_desk.work.review import FieldReview, ReviewAnswer, ReviewVerdict
from trainer_desk.work.task import Response, Role, Task, Turn
from trainer_desk.work.writing import WriteAnswer

NAMES = st.sampled_from(["x", "y.z", "Ёж", "A B"])
GRADES = st.integers(-3, 3).flatmap(
    lambda lowest: st.builds(
        Grade, value=st.just(lowest), lowest=st.just(lowest), highest=st.integers(lowest, 12)
    )
)


@st.composite
def tasks(draw):
    turns = st.builds(Turn, role=st.sampled_from(Role), text=TEXTS)
    prompt = (*draw(st.lists(turns, max_size=3)), Turn(role=Role.USER, text=draw(asked_texts())))
    texts = draw(st.lists(TEXTS, max_size=4))
    responses = tuple(
        Response(id=letter, text=text, model=draw(st.sampled_from(["", "M"])))
        for letter, text in zip("abcd", texts, strict=False)
    )
    return Task(id="t1", prompt=prompt, responses=responses)


def spots(task):
    places = [(Where.in_turn(at), turn.text) for at, turn in enumerate(task.prompt)]
    places += [(Where.in_response(each.id), each.text) for each in task.responses]
    places += [(Where.in_edit(each.id), each.text) for each in task.responses]

    def spot(place, start, length):
        where, text = place
        start %= len(text)
        quote = text[start : start + length]
        return Spot(where=where, start=start, end=start + len(quote), quote=quote)

    marked = st.sampled_from([place for place in places if place[1]])
    return st.builds(spot, marked, st.integers(0, 99), st.integers(1, 9))


def about_responses(task):
    """Answers that need responses."""
    ids = [response.id for response in task.responses]
    one = st.sampled_from(ids)
    groups = st.permutations(ids).flatmap(
        lambda order: st.integers(0, len(order) - 1).map(
            lambda cut: tuple(filter(None, (tuple(order[:cut]), tuple(order[cut:]))))
        )
    )
    ratings = st.builds(
        lambda grade, response, axis: Rating(
            response_id=response,
            axis_id=axis,
            value=grade.value,
            lowest=grade.lowest,
            highest=grade.highest,
        ),
        GRADES,
        one,
        st.sampled_from(["helpfulness", "correctness", "honesty", "facts"]),
    )
    rated = st.lists(ratings, max_size=6, unique_by=lambda each: (each.response_id, each.axis_id))
    edits = st.builds(
        lambda response, text: EditAnswer(
            edits=(Edit(response_id=response, text=text),), chosen=response
        ),
        one,
        TEXTS,
    )
    answers = [
        ("ranking", st.builds(RankingAnswer, groups=groups)),
        ("ranking", st.builds(RankingAnswer, verdict=st.sampled_from(list(RankingVerdict)[1:]))),
        ("rating", rated.map(lambda found: RatingAnswer(ratings=tuple(found)))),
        ("edit", edits),
    ]
    if len(ids) > 1:
        repeats = st.builds(
            lambda at, dropped: Repeat(
                response_id=ids[at], of=ids[at - 1], likeness=90, dropped=dropped
            ),
            st.sampled_from(range(len(ids))),
            st.booleans(),
        )
        answers.append(("repeats", repeats.map(lambda one: DuplicatesAnswer(repeats=(one,)))))
    if len(ids) == 2:
        verdicts = st.sampled_from(list(StrengthVerdict)[1:])
        preferred = st.builds(
            lambda response, degree: StrengthAnswer(
                verdict=StrengthVerdict.PREFERRED, preferred=response, degree=degree, degrees=4
            ),
            one,
            st.integers(1, 4),
        )
        answers.append(("strength", preferred | st.builds(StrengthAnswer, verdict=verdicts)))
    return answers


def about_anything(task):
    marks = st.builds(
        Mark, id=st.uuids().map(str), label=NAMES, spot=spots(task), comment=TEXTS,
        rejected=st.booleans(),
    )  # fmt: skip
    claims = st.builds(
        Claim, id=st.uuids().map(str), text=TEXTS, stance=st.none() | st.sampled_from(Stance),
        spots=st.lists(spots(task), max_size=2).map(tuple),
    )  # fmt: skip
    decisions = st.builds(
        DecisionAnswer, verdict=st.none() | st.sampled_from(DecisionVerdict),
        reasons=st.lists(NAMES, unique=True).map(tuple), severity=st.none() | GRADES,
        specialist=st.none() | NAMES, wording=TEXTS, explanation=TEXTS,
    )  # fmt: skip
    reviews = st.builds(
        FieldReview, question_id=st.sampled_from(["ranking", "edit", "why"]),
        verdict=st.sampled_from(ReviewVerdict), remark=TEXTS,
    )  # fmt: skip
    return [
        ("why", st.builds(TextAnswer, text=TEXTS)),
        ("pick", st.lists(NAMES, unique=True).map(lambda o: ChoiceAnswer(options=tuple(o)))),
        (
            "write",
            st.builds(WriteAnswer, text=TEXTS, points=st.lists(NAMES, unique=True).map(tuple)),
        ),
        ("decision", decisions),
        ("marks", st.lists(marks, max_size=3).map(lambda m: SpansAnswer(marks=tuple(m)))),
        ("facts", st.lists(claims, max_size=3).map(lambda c: FactsAnswer(claims=tuple(c)))),
        ("review", st.builds(lambda field: ReviewAnswer(fields=(field,)), reviews)),
    ]


@st.composite
def works(draw):
    """A task with a judgment that answers any questions."""
    task = draw(tasks())
    kinds = about_anything(task) + (about_responses(task) if task.responses else [])
    chosen = draw(st.lists(st.sampled_from(range(len(kinds))), max_size=5, unique=True))
    answers = {kinds[at][0]: draw(kinds[at][1]) for at in chosen}
    judgment = judged(task, *answers.items())
    try:
        judgment_to_json(judgment)
    except FormatError:
        reject()  # nothing of the kind could ever have been sealed
    return task, judgment


POLICIES = st.builds(
    Policy,
    shape=st.sampled_from(TrlShape),
    pairs=st.sampled_from(Pairs),
    ties=st.sampled_from(Ties),
    edits=st.sampled_from(Edits),
    bad=st.sampled_from(Bad),
    margin=st.booleans(),
    ids=st.booleans(),
    axes=st.sampled_from([(), (("honesty", "facts"),)]),
    tops=st.sampled_from([frozenset(), frozenset(["write"])]),
)


@pytest.mark.parametrize("kind", ExportKind)
@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[
        HealthCheck.function_scoped_fixture,
        HealthCheck.too_slow,
        HealthCheck.filter_too_much,
    ],
)
@given(work=works(), policy=POLICIES)
def test_every_judgment_is_written_or_counted(tmp_path, kind, work, policy):
    out = tmp_path / "out"
    batch = Batch(id="b", title="B", form=default_form(), language="ru")

    result = export(iter([work]), batch, kind, out, policy=policy)

    assert result.judgments == 1
    assert result.records or result.dropped
    if kind in CHECKS:
        assert check(out, kind) == result.records
