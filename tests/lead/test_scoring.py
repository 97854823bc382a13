"""A test is scored by its key; what only a person can score waits for one."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from trainer_desk.lead.scoring import points, scores
from trainer_desk.work.answers import (
    ChoiceAnswer,
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
from trainer_desk.work.key import AnswerKey, RightAnswers
from trainer_desk.work.marks import Mark, SpansAnswer, Spot, Where
from trainer_desk.work.repeats import DuplicatesAnswer, Repeat
from trainer_desk.work.review import FieldReview, ReviewAnswer, ReviewVerdict

RESPONSES = ("a", "b", "c", "d")
RANKED = RankingAnswer(groups=(("a",), ("b", "c"), ("d",)))


def worth(found, right, responses=RESPONSES):
    return points(found, right, responses).points


def ranked(*groups, verdict=RankingVerdict.RANKED):
    return RankingAnswer(groups=groups, verdict=verdict)


def test_a_ranking_is_worth_its_tau_b():
    other = ranked(("a",), ("c",), ("b",), ("d",))

    found = points(other, RANKED, RESPONSES)

    assert found.measure == pytest.approx(0.9128709, abs=1e-7)
    assert found.points == pytest.approx((1 + 0.9128709) / 2, abs=1e-7)
    assert worth(RANKED, RANKED) == pytest.approx(1)
    assert worth(ranked(("d",), ("c", "b"), ("a",)), RANKED) == pytest.approx(0)


def test_responses_without_a_place_stand_behind_all_others():
    assert worth(ranked(("a",), ("b", "c")), RANKED) == pytest.approx(1)


def test_a_ranking_that_ties_everything_is_right_or_wrong():
    all_tied = ranked(RESPONSES)

    assert worth(all_tied, all_tied) == 1
    assert worth(RANKED, all_tied) == 0


def test_what_a_ranking_says_as_a_whole_must_be_right():
    bad = ranked(verdict=RankingVerdict.ALL_BAD)

    assert worth(bad, bad) == 1
    assert worth(RANKED, bad) == worth(bad, RANKED) == 0


def rating(*values, responses=RESPONSES):
    return RatingAnswer(
        ratings=tuple(
            Rating(response_id=response, axis_id="x", value=value, lowest=1, highest=5)
            for response, value in zip(responses, values, strict=False)
        )
    )


def test_ratings_are_worth_their_nearness():
    found = points(rating(1, 5, 4), rating(1, 3, 4, 5), RESPONSES)

    assert found.measure == pytest.approx((0 + 0.5 + 0 + 1) / 4)
    assert found.points == pytest.approx(1 - 0.375)
    assert worth(RatingAnswer(), RatingAnswer()) == 1


def strength(preferred, degree):
    return StrengthAnswer(
        verdict=StrengthVerdict.PREFERRED, preferred=preferred, degree=degree, degrees=3
    )


def test_a_strength_is_worth_its_nearness():
    both_bad = StrengthAnswer(verdict=StrengthVerdict.BOTH_BAD)

    assert worth(strength("a", 3), strength("a", 3)) == 1
    assert worth(strength("a", 3), strength("b", 3)) == 0
    assert worth(strength("a", 1), strength("b", 1)) == pytest.approx(1 - 1 / 3)
    assert worth(both_bad, both_bad) == 1
    assert worth(both_bad, strength("a", 1)) == 0


def spot(start, end, where=Where.in_response("a")):  # noqa: B008
    return Spot(where=where, start=start, end=end, quote="x" * (end - start))


def marks(*ends, label="slang", rejected=False):
    return SpansAnswer(
        marks=tuple(
            Mark(id=f"m{at}", label=label, spot=spot(start, end), rejected=rejected)
            for at, (start, end) in enumerate(ends)
        )
    )


def test_marks_are_worth_what_they_share():
    assert worth(marks((0, 10)), marks((5, 15))) == pytest.approx(0.5)
    assert worth(marks((0, 10), label="obscene"), marks((0, 10))) == 0
    assert worth(marks((0, 10), rejected=True), SpansAnswer(nothing=True)) == 1


def claims(*stances):
    return FactsAnswer(
        claims=tuple(
            Claim(id=f"c{at}", text="So.", spots=(spot(10 * at, 10 * at + 5),), stance=stance)
            for at, stance in enumerate(stances)
        )
    )


def test_claims_are_worth_the_stances_that_agree():
    right = claims(Stance.SUPPORTED, Stance.REFUTED)

    assert worth(claims(Stance.SUPPORTED, Stance.DISPUTED), right) == pytest.approx(0.5)
    assert worth(right, right) == 1
    assert worth(FactsAnswer(claims=(Claim(id="c", text="x"),)), right) == 0


def test_the_other_kinds_are_right_or_share_what_they_name():
    refuse = DecisionAnswer(verdict=DecisionVerdict.REFUSE)
    drop = Repeat(response_id="b", of="a", likeness=90, dropped=True)
    back = FieldReview(question_id="q", verdict=ReviewVerdict.RETURN)

    assert worth(refuse, replace(refuse, wording="No.")) == 1
    assert worth(refuse, DecisionAnswer(verdict=DecisionVerdict.ANSWER)) == 0
    assert worth(ChoiceAnswer(options=("x",)), ChoiceAnswer(options=("x", "y"))) == pytest.approx(
        2 / 3
    )
    assert (
        worth(
            DuplicatesAnswer(repeats=(drop,)),
            DuplicatesAnswer(repeats=(replace(drop, response_id="a", of="b", likeness=80),)),
        )
        == 1
    )
    assert (
        worth(
            ReviewAnswer(fields=(back,)),
            ReviewAnswer(fields=(replace(back, verdict=ReviewVerdict.ACCEPT),)),
        )
        == 0
    )


def test_a_text_waits_for_a_reviewer_and_another_kind_is_wrong():
    assert worth(TextAnswer(text="x"), TextAnswer(text="y")) is None
    assert worth(TextAnswer(text="x"), refuse := DecisionAnswer()) == 0
    assert worth(refuse, refuse) == 1


def judgment(task, answers, *, trainer="anna", revision=1, batch="b", **more):
    return Judgment(
        id="0" * 32,
        revision=revision,
        batch_id=batch,
        batch_revision=1,
        task_id=task,
        trainer=trainer,
        device="laptop",
        outcome=more.pop("outcome", Outcome.DONE),
        sealed_at=datetime(2026, 11, 22, tzinfo=UTC),
        task_sha256="0" * 64,
        shown_order=RESPONSES,
        order_seed="",
        answers=tuple(answers.items()),
        based_on=None if revision == 1 else "0" * 64,
        **more,
    )


ANSWER = DecisionAnswer(verdict=DecisionVerdict.ANSWER)
REFUSE = DecisionAnswer(verdict=DecisionVerdict.REFUSE)
KEY = AnswerKey(
    batch_id="b",
    tasks=(
        RightAnswers(task_id="t1", answers=(("d", ANSWER), ("why", TextAnswer(text="so")))),
        RightAnswers(task_id="t2", answers=(("d", REFUSE),)),
    ),
)


def test_a_score_counts_what_was_given_and_what_was_not():
    given = [judgment("t1", {"d": ANSWER, "why": TextAnswer(text="hm")})]

    (score,) = scores(KEY, given)

    assert [item.points for item in score.items] == [1.0, None, 0.0]
    assert (score.trainer, score.awaiting, score.percent) == ("anna", 1, 50.0)
    assert score.right("decision") == (1, 2)
    assert score.accuracy("decision") == pytest.approx((0.0945, 0.9055), abs=1e-4)
    assert score.mean("decision") == 1.0
    assert score.mean("ranking") is None


def test_passing_is_told_once_no_reviewer_can_change_it():
    (score,) = scores(KEY, [judgment("t1", {"d": ANSWER, "why": TextAnswer(text="hm")})])

    assert score.passed(30) is True
    assert score.passed(50) is None
    assert score.passed(90) is False


def test_a_key_without_answers_tells_nothing():
    empty = AnswerKey(batch_id="b", tasks=())

    (score,) = scores(empty, [judgment("t1", {})])

    assert (score.percent, score.passed(50)) == (None, None)
    assert empty.answers("t1") == {}
    assert KEY.answers("t2") == {"d": REFUSE}


def test_a_reviewers_points_stand_above_ours():
    given = [judgment("t1", {"why": TextAnswer(text="hm")}), judgment("t2", {"d": ANSWER})]
    reviewed = {("anna", "t1", "why"): 0.5, ("anna", "t2", "d"): 1.0}

    (score,) = scores(KEY, given, reviewed=reviewed)

    assert [item.points for item in score.items] == [0.0, 0.5, 1.0]
    assert score.awaiting == 0


def test_the_latest_revision_of_everybody_counts():
    given = [
        judgment("t2", {"d": REFUSE}, trainer="boris", revision=2),
        judgment("t2", {"d": ANSWER}, trainer="boris"),
        judgment("t2", {"d": REFUSE}, batch="other", trainer="clara"),
        judgment("t2", {"d": ANSWER}, outcome=Outcome.TIMED_OUT, field_notes=(("d", "unclear"),)),
    ]

    anna, boris = scores(KEY, given)

    assert (anna.trainer, boris.trainer) == ("anna", "boris")
    assert [boris.items[2].points, anna.items[2].points] == [1.0, 0.0]
    assert anna.items[2].dispute == "unclear"
    assert (anna.unfinished, boris.unfinished) == (1, 0)
