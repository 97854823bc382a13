"""Trainers who judged the same tasks are compared, question by question."""

from datetime import UTC, datetime

import pytest

from trainer_desk.lead.agreement import Measure, agreements
from trainer_desk.work.answers import (
    ChoiceAnswer,
    RankingAnswer,
    RankingVerdict,
    Rating,
    RatingAnswer,
    TextAnswer,
)
from trainer_desk.work.decision import DecisionAnswer, DecisionVerdict
from trainer_desk.work.judgment import Judgment, Outcome


def judged(trainer, task, answer, *, revision=1, outcome=Outcome.DONE, batch="b"):
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
        shown_order=("c", "a", "b") if trainer == "ann" else ("a", "b", "c"),
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
    assert (one.tasks, one.trainers, one.measure) == (2, 2, Measure.TAU_B)
    assert one.same == 0.5
    assert one.coefficient == pytest.approx((1 / 3 + 1) / 2)


def test_all_bad_is_no_ranking_but_is_the_same_as_all_bad():
    bad = RankingAnswer(verdict=RankingVerdict.ALL_BAD)

    (one,) = agreements([judged("ann", "t1", bad), judged("bob", "t1", bad)])

    assert (one.same, one.coefficient) == (1, None)


def test_ratings_agree_axis_by_axis_by_ordinal_alpha():
    units = {"ann": (1, 2, 3), "bob": (1, 2, 4)}

    (one,) = agreements(
        judged(trainer, "t1", rated(a=a, b=b, c=c)) for trainer, (a, b, c) in units.items()
    )

    # By hand: 1, 1, 2, 2, 3, 4 have the places 1, 3, 4.5, 5.5; the squares of all pairs are 99.
    assert (one.axis_id, one.measure) == ("x", Measure.ALPHA)
    assert one.same == pytest.approx(2 / 3)
    assert one.coefficient == pytest.approx(1 - 5 * 1 / 99)


@pytest.mark.parametrize(
    ("yes", "no"),
    [
        (ChoiceAnswer(options=("x", "y")), ChoiceAnswer(options=("x",))),
        (
            DecisionAnswer(verdict=DecisionVerdict.ANSWER),
            DecisionAnswer(verdict=DecisionVerdict.REFUSE),
        ),
    ],
)
def test_categories_agree_by_ac1(yes, no):
    given = [("t1", yes, yes), ("t2", no, no), ("t3", yes, no), ("t4", yes, yes)]

    (one,) = agreements(
        judged(trainer, task, answer)
        for task, *answers in given
        for trainer, answer in zip(("ann", "bob"), answers, strict=True)
    )

    # Shares 5/8 and 3/8: by chance 2 * 15/64.
    chance = 30 / 64
    assert (one.measure, one.same) == (Measure.AC1, 0.75)
    assert one.coefficient == pytest.approx((0.75 - chance) / (1 - chance))


def test_the_last_revision_counts_and_what_was_skipped_or_written_does_not():
    found = agreements(
        [
            judged("ann", "t1", ranked("b", "a", "c")),
            judged("ann", "t1", ranked("a", "b", "c"), revision=2),
            judged("bob", "t1", ranked("a", "b", "c")),
            judged("ann", "t2", ranked("a", "b", "c"), outcome=Outcome.SKIPPED),
            judged("bob", "t2", ranked("c", "b", "a")),
            judged("ann", "t3", TextAnswer(text="one"), batch="other"),
            judged("bob", "t3", TextAnswer(text="two"), batch="other"),
        ]
    )

    assert [(one.tasks, one.same) for one in found] == [(1, 1)]
