"""Trainers who judged the same tasks are compared, question by question."""

import csv
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trainer_desk.lead.agreement import agreements
from trainer_desk.lead.measuring import Lack, Measure
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
from trainer_desk.work.decision import DecisionAnswer, DecisionVerdict
from trainer_desk.work.facts import Claim, FactsAnswer, Stance
from trainer_desk.work.judgment import Judgment, Outcome
from trainer_desk.work.marks import Mark, SpansAnswer, Spot, Where
from trainer_desk.work.repeats import DuplicatesAnswer, Repeat
from trainer_desk.work.review import FieldReview, ReviewAnswer, ReviewVerdict

YES = DecisionAnswer(verdict=DecisionVerdict.ANSWER)
NO = DecisionAnswer(verdict=DecisionVerdict.REFUSE)


def judged(trainer, task, answer, *, revision=1, outcome=Outcome.DONE, batch="b", shown="abc"):
    return Judgment(
        id=f"{trainer}-{task}",
        revision=revision,
        batch_id=batch,
        batch_revision=1,
        task_id=task,
        trainer=trainer,
        device="d",
        outcome=outcome,
        sealed_at=datetime(2026, 11, 1, tzinfo=UTC),
        task_sha256="0" * 64,
        # Everybody sees another order; it may not matter.
        shown_order=tuple(shown if trainer != "ann" else shown[-1] + shown[:-1]),
        order_seed="s",
        answers=(("q", answer),),
    )


def ranked(*order):
    return RankingAnswer(groups=tuple((one,) for one in order))


def rated(**values):
    return RatingAnswer(
        ratings=tuple(
            Rating(response_id=response, axis_id="x", value=value, lowest=1, highest=5)
            for response, value in values.items()
        )
    )


def test_rankings_agree_by_the_mean_tau_b_of_every_two():
    found = agreements(
        [
            judged("ann", "t1", ranked("a", "b", "c")),
            judged("bob", "t1", ranked("a", "c", "b")),
            judged("ann", "t2", ranked("c", "b", "a")),
            judged("bob", "t2", ranked("c", "b", "a")),
            judged("ann", "t3", ranked("a", "b", "c")),
        ]
    )

    (one,) = found
    assert (one.tasks, one.trainers, one.figure.measure) == (2, 2, Measure.TAU_B)
    assert one.same == 0.5
    assert one.figure.coefficient == pytest.approx((1 / 3 + 1) / 2)
    assert one.figure.interval == (pytest.approx(1 / 3), 1)


def test_all_bad_is_no_ranking_but_is_the_same_as_all_bad():
    bad = RankingAnswer(verdict=RankingVerdict.ALL_BAD)

    (one,) = agreements([judged("ann", "t1", bad), judged("bob", "t1", bad)])

    assert (one.same, one.figure.coefficient, one.figure.lack) == (1, None, Lack.UNORDERED)


def test_ratings_agree_axis_by_axis_by_ordinal_alpha():
    units = {"ann": (1, 2, 3), "bob": (1, 2, 4)}

    (one,) = agreements(
        judged(trainer, "t1", rated(a=a, b=b, c=c)) for trainer, (a, b, c) in units.items()
    )

    # By hand: 1, 1, 2, 2, 3, 4 have the places 1, 3, 4.5, 5.5; the squares of all pairs are 99.
    assert (one.axis_id, one.figure.measure) == ("x", Measure.ALPHA_ORDINAL)
    assert one.same == pytest.approx(2 / 3)
    assert one.figure.coefficient == pytest.approx(1 - 5 * 1 / 99)
    # Three responses of one task are no three tasks.
    assert (one.figure.interval, one.figure.lack) == (None, Lack.ONE_TASK)


@pytest.mark.parametrize(
    ("yes", "no"),
    [
        (ChoiceAnswer(options=("x", "y")), ChoiceAnswer(options=("x",))),
        (YES, NO),
        (
            StrengthAnswer(verdict=StrengthVerdict.PREFERRED, preferred="a", degree=1),
            StrengthAnswer(verdict=StrengthVerdict.BOTH_BAD),
        ),
        (
            ReviewAnswer(fields=(FieldReview(question_id="w", verdict=ReviewVerdict.ACCEPT),)),
            ReviewAnswer(fields=(FieldReview(question_id="w", verdict=ReviewVerdict.RETURN),)),
        ),
    ],
)
def test_categories_agree_by_alpha_and_by_ac1(yes, no):
    given = [("t1", yes, yes), ("t2", no, no), ("t3", yes, no), ("t4", yes, yes)]

    alpha, ac1 = agreements(
        judged(trainer, task, answer)
        for task, *answers in given
        for trainer, answer in zip(("ann", "bob"), answers, strict=True)
    )

    # Shares 5/8 and 3/8: by chance 2 * 15/64; of 8 * 7 pairs of values 30 differ.
    chance = 30 / 64
    assert (ac1.figure.measure, ac1.same) == (Measure.AC1, 0.75)
    assert ac1.figure.coefficient == pytest.approx((0.75 - chance) / (1 - chance))
    assert (alpha.figure.measure, alpha.same) == (Measure.ALPHA_NOMINAL, 0.75)
    assert alpha.figure.coefficient == pytest.approx(1 - 0.25 / (30 / 56))


def two_of(answers):
    """What ann and bob answered, task by task."""
    return [
        judged(trainer, f"t{number:03}", answer)
        for number, pair in enumerate(answers)
        for trainer, answer in zip(("ann", "bob"), pair, strict=True)
    ]


def test_ac1_stands_where_hardly_anything_is_refused_and_alpha_falls():
    # 118 times both answer, 7 times one of them does: kappa is below nought, too.
    alpha, ac1 = agreements(two_of([(YES, YES)] * 118 + [(YES, NO)] * 5 + [(NO, YES)] * 2))

    assert alpha.figure.coefficient == pytest.approx(1 - 7 / 125 / (2 * 243 * 7 / (250 * 249)))
    assert alpha.figure.interval[0] < alpha.figure.coefficient < alpha.figure.interval[1] < 0
    assert ac1.figure.coefficient == pytest.approx(0.9408, abs=5e-5)
    assert 0.85 < ac1.figure.interval[0] < 0.9408 < ac1.figure.interval[1] < 1


def test_where_everybody_always_gave_the_same_nothing_is_defined():
    found = agreements(two_of([(YES, YES)] * 5))

    assert [(one.same, one.figure.coefficient, one.figure.lack) for one in found] == [
        (1, None, Lack.UNANIMOUS),
        (1, None, Lack.UNANIMOUS),
    ]


@pytest.mark.parametrize("odd", [(YES, NO), (NO, NO)])
def test_one_task_that_differs_makes_no_interval_of_alpha(odd):
    # More than a third of all resamples leave it out, and say nothing then.
    alpha, _ = agreements(two_of([(YES, YES)] * 30 + [odd]))

    assert alpha.figure.coefficient is not None
    assert (alpha.figure.interval, alpha.figure.lack) == (None, Lack.TOO_ALIKE)


def test_progress_is_told_question_by_question():
    told = []

    agreements(
        two_of([(YES, YES), (ranked("a", "b"), ranked("b", "a"))]),
        progress=lambda done, total: told.append((done, total)),
    )

    assert told == [(1, 2), (2, 2)]


def test_who_always_agrees_has_a_coefficient_of_one_and_no_interval():
    found = agreements(two_of([(YES, YES)] * 20 + [(NO, NO)] * 20))

    assert [(one.figure.coefficient, one.figure.interval) for one in found] == [(1, None)] * 2
    assert {one.figure.lack for one in found} == {Lack.TOO_ALIKE}


def test_three_rankings_have_their_textbook_w_beside_tau_b():
    # Siegel, "Nonparametric statistics" (1956): three interviewers, six applicants, W = 0.16.
    places = {"ann": (1, 6, 3, 2, 5, 4), "bob": (1, 5, 6, 4, 2, 3), "cy": (6, 3, 2, 5, 4, 1)}

    tau, w = agreements(
        judged(
            trainer,
            "t1",
            ranked(*(one for _, one in sorted(zip(of, "abcdef", strict=True)))),
            shown="abcdef",
        )
        for trainer, of in places.items()
    )

    assert (tau.figure.measure, w.figure.measure) == (Measure.TAU_B, Measure.W)
    assert w.figure.coefficient == pytest.approx(0.1619, abs=5e-5)
    assert (w.trainers, w.figure.tasks, w.figure.lack) == (3, 1, Lack.ONE_TASK)


def test_tasks_whose_rankings_say_nothing_are_not_counted():
    tied = RankingAnswer(groups=(("a", "b", "c"),))
    same = [("t1", ranked("a", "b", "c")), ("t2", ranked("a", "c", "b")), ("t3", tied)]

    (one,) = agreements(
        judged(trainer, task, answer) for trainer in ("ann", "bob") for task, answer in same
    )

    assert (one.tasks, one.figure.tasks, one.figure.coefficient) == (3, 2, 1)


def test_rankings_of_another_revision_of_the_task_are_compared_by_what_both_saw():
    (one,) = agreements(
        [
            judged("ann", "t1", ranked("a", "b", "c"), shown="abc"),
            judged("bob", "t1", ranked("a", "d", "b"), shown="abd"),
        ]
    )

    assert one.figure.coefficient == 1


def marked(*marks, **more):
    return SpansAnswer(
        marks=tuple(
            Mark(id=f"m{number}", label=label, spot=spot(start, end), **more)
            for number, (label, start, end) in enumerate(marks)
        )
    )


def spot(start, end, where=None):
    return Spot(where=where or Where.in_response("a"), start=start, end=end, quote="q")


def test_marks_agree_by_f1_of_what_they_cover_and_of_the_very_same():
    overlap, exact = agreements(
        two_of(
            [
                (marked(("x", 0, 10)), marked(("x", 0, 10), ("x", 20, 30))),
                (marked(("x", 0, 10)), marked(("x", 5, 15))),
                (marked(("x", 0, 10)), marked(("y", 0, 10))),
                (marked(), marked()),
            ]
        )
    )

    assert (overlap.figure.measure, exact.figure.measure) == (
        Measure.F1_OVERLAP,
        Measure.F1_EXACT,
    )
    assert overlap.figure.coefficient == pytest.approx(2 * (10 + 5) / (30 + 40))
    assert exact.figure.coefficient == pytest.approx(2 * 1 / (3 + 4))
    # Where nobody marked anything both did the same, and F1 has nothing to say.
    assert (exact.tasks, exact.figure.tasks, exact.same) == (4, 3, 0.25)


def test_marks_on_ones_own_text_and_rejected_ones_are_nobody_elses():
    own = SpansAnswer(
        marks=(Mark(id="m", label="x", spot=spot(0, 9, Where.in_edit("a"))),),
    )

    found = agreements(two_of([(own, marked(("x", 0, 9), rejected=True))]))

    assert [(one.same, one.figure.lack) for one in found] == [(1, Lack.UNMARKED)] * 2


def test_claims_agree_where_they_say_the_same_of_the_same_words():
    def claimed(stance):
        return FactsAnswer(claims=(Claim(id="c", text="t", spots=(spot(0, 9),), stance=stance),))

    overlap, _ = agreements(
        two_of(
            [
                (claimed(Stance.SUPPORTED), claimed(Stance.SUPPORTED)),
                (claimed(Stance.SUPPORTED), claimed(Stance.REFUTED)),
            ]
        )
    )

    assert overlap.figure.coefficient == 0.5


def test_repetitions_agree_by_f1():
    def repeats(*pairs):
        return DuplicatesAnswer(
            repeats=tuple(Repeat(response_id=one, of=of, likeness=90) for one, of in pairs)
        )

    (one,) = agreements(two_of([(repeats("ab"), repeats("ba", "cb"))]))

    assert (one.figure.measure, one.figure.coefficient) == (Measure.F1_EXACT, pytest.approx(2 / 3))


@pytest.mark.parametrize(
    "answer",
    [TextAnswer(text="one"), EditAnswer(edits=(Edit(response_id="a", text="one"),), chosen="a")],
)
def test_texts_have_no_coefficient_even_where_they_are_the_same(answer):
    (one,) = agreements(two_of([(answer, answer)]))

    assert (one.tasks, one.trainers, one.same, one.figure) == (1, 2, None, None)


def test_two_people_on_real_refusals_agree_as_is_known(data_dir):
    for model, known in (("llama2new", (0.9258, 0.9410)), ("mistralinstruct", (0.9196, 0.9712))):
        path = data_dir / "xstest" / f"xstest_v2_completions_{model}.csv"
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))

        found = agreements(
            two_of(
                [ChoiceAnswer(options=(row[f"annotation_{who}"],)) for who in (1, 2)]
                for row in rows
            )
        )

        assert [one.figure.tasks for one in found] == [450, 450]
        for one, value in zip(found, known, strict=True):
            low, high = one.figure.interval
            assert one.figure.coefficient == pytest.approx(value, abs=5e-5)
            assert low < value < high < low + 0.12


@given(
    st.lists(
        st.tuples(st.integers(1, 5), st.integers(1, 5), st.none() | st.integers(1, 5)), max_size=8
    ),
    st.randoms(use_true_random=False),
)
@settings(max_examples=20, deadline=None)
def test_bounds_lie_in_order_below_one_whatever_is_missing_and_know_no_order(rows, chance):
    judgments = [
        judged(trainer, f"t{number}", rated(a=value))
        for number, row in enumerate(rows)
        for trainer, value in zip(("ann", "bob", "cy"), row, strict=True)
        if value is not None
    ]

    found = agreements(judgments)
    chance.shuffle(judgments)

    assert agreements(judgments) == found
    for one in found:
        assert one.figure.tasks <= one.tasks == len(rows)
        if one.figure.interval is None:
            assert one.figure.lack is not None
        else:
            low, high = one.figure.interval
            assert low < high <= 1 + 1e-9


def test_the_last_revision_counts_and_what_was_skipped_or_answered_once_does_not():
    found = agreements(
        [
            judged("ann", "t1", ranked("b", "a", "c")),
            judged("ann", "t1", ranked("a", "b", "c"), revision=2),
            judged("bob", "t1", ranked("a", "b", "c")),
            judged("ann", "t2", ranked("a", "b", "c"), outcome=Outcome.SKIPPED),
            judged("bob", "t2", ranked("c", "b", "a")),
            judged("ann", "t3", TextAnswer(text="one"), batch="other"),
            judged("bob", "t4", TextAnswer(text="two"), batch="other"),
        ]
    )

    assert [(one.tasks, one.same) for one in found] == [(1, 1)]
