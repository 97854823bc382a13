"""What leaves the desk: only what was judged, and nothing dropped in silence."""

import csv
import io
import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer_desk.files.codec import (
    judgment_from_json,
    judgment_to_json,
    sha256_of,
    task_from_json,
    task_to_json,
)
from trainer_desk.files.exporters import (
    Drop,
    Edits,
    Pairs,
    Policy,
    Ties,
    TrlShape,
    write_csv,
    write_jsonl,
    write_trl,
)
from trainer_desk.files.exporters.table import without_apostrophe
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
from trainer_desk.work.decision import DecisionAnswer, DecisionQuestion, DecisionVerdict
from trainer_desk.work.default_form import default_form
from trainer_desk.work.facts import Claim, FactsAnswer, FactsQuestion, Stance
from trainer_desk.work.form import ChoiceQuestion, Form, Option, RankingQuestion, TextQuestion
from trainer_desk.work.judgment import Judgment, Outcome
from trainer_desk.work.marks import Mark, SpansAnswer, SpansQuestion, Spot, Where
from trainer_desk.work.repeats import DuplicatesAnswer, DuplicatesQuestion, Repeat
from trainer_desk.work.review import FieldReview, ReviewAnswer, ReviewQuestion, ReviewVerdict
from trainer_desk.work.shuffle import judgment_id
from trainer_desk.work.task import Response, Role, Task, Turn
from trainer_desk.work.wording import Wording
from trainer_desk.work.writing import WriteAnswer, WriteQuestion

TEXT = 'Ёж\u00a0🙂, "quoted"\r\nline\u2028end\t'


def task_of(*ids, turns=1):
    return Task(
        id="t",
        prompt=tuple(Turn(role=Role.USER, text=f"{TEXT}{turn}") for turn in range(turns)),
        responses=tuple(Response(id=id_, text=f"{id_}: {TEXT}", model=f"M-{id_}") for id_ in ids),
    )


def judged(task, *answers, **changes):
    values = {
        "id": judgment_id("b", task.id, "tr"),
        "revision": 1,
        "batch_id": "b",
        "batch_revision": 1,
        "task_id": task.id,
        "trainer": "tr",
        "device": "d",
        "outcome": Outcome.DONE,
        "sealed_at": datetime(2026, 1, 1, tzinfo=UTC),
        "task_sha256": sha256_of(task_to_json(task)),
        "shown_order": tuple(response.id for response in reversed(task.responses)),
        "order_seed": "seed",
        "answers": answers,
    }
    return Judgment(**(values | changes))


def ranked(*groups, verdict=RankingVerdict.RANKED):
    return ("ranking", RankingAnswer(groups=groups, verdict=verdict))


def rewrite(id_, text):
    return ("edit", EditAnswer(edits=(Edit(response_id=id_, text=text),), chosen=id_))


@pytest.fixture
def out(tmp_path):
    return tmp_path / "out"


def pairs_in(path):
    """Each pair as the beginnings of its texts: "a>b"."""
    records = [json.loads(line) for line in path.read_text("utf-8").split("\n") if line]
    return [f"{found['chosen'][0]}>{found['rejected'][0]}" for found in records]


def standard(**options):
    return Policy(shape=TrlShape.STANDARD, **options)


@pytest.mark.parametrize(
    ("pairs", "expected"),
    [
        (Pairs.ALL, ["a>b", "a>c", "a>d", "b>d", "c>d"]),
        (Pairs.BEST_WORST, ["a>d"]),
        (Pairs.ADJACENT, ["a>b", "a>c", "b>d", "c>d"]),
    ],
)
def test_a_ranking_gives_the_pairs_asked_for_and_never_a_tie(out, pairs, expected):
    task = task_of("a", "b", "c", "d")

    result = write_trl(
        out, [(task, judged(task, ranked(("a",), ("b", "c"), ("d",))))], standard(pairs=pairs)
    )

    assert pairs_in(out) == expected
    assert result.records == len(expected)
    assert result.dropped == ((Drop.TIE, 1),)


def test_a_ranking_with_a_tie_gives_nothing_if_ties_drop_the_task(out):
    task = task_of("a", "b", "c")

    result = write_trl(
        out, [(task, judged(task, ranked(("a",), ("b", "c"))))], standard(ties=Ties.DROP_TASK)
    )

    assert pairs_in(out) == []
    assert dict(result.dropped) == {Drop.TIE: 1, Drop.NO_PREFERENCE: 1}


@pytest.mark.parametrize(
    ("edits", "expected"),
    [
        (Edits.IGNORE, [("b", "a"), ("b", "c"), ("a", "c")]),
        (Edits.PAIR, [("E", "a"), ("b", "a"), ("b", "c"), ("a", "c")]),
        (Edits.REPLACE, [("b", "a"), ("b", "c"), ("E", "c")]),
        (Edits.BOTH, [("E", "a"), ("b", "a"), ("b", "c"), ("E", "c")]),
    ],
)
def test_a_rewrite_is_preferred_and_never_the_rejected_one(out, edits, expected):
    task = task_of("a", "b", "c")
    judgment = judged(task, ranked(("b",), ("a",), ("c",)), rewrite("a", "Edited"))

    write_trl(out, [(task, judgment)], standard(edits=edits))

    assert pairs_in(out) == [f"{better}>{worse}" for better, worse in expected]


def test_a_rewrite_of_the_least_bad_counts_where_all_are_bad(out):
    task = task_of("a", "b")
    judgment = judged(task, ranked(verdict=RankingVerdict.ALL_BAD), rewrite("a", "Edited"))

    result = write_trl(out, [(task, judgment)], standard())

    assert pairs_in(out) == ["E>a"]
    assert result.dropped == ()


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (StrengthAnswer(verdict=StrengthVerdict.PREFERRED, preferred="b", degree=1), ["b>a"]),
        (StrengthAnswer(verdict=StrengthVerdict.BOTH_GOOD), []),
        (StrengthAnswer(verdict=StrengthVerdict.BOTH_BAD), []),
        (StrengthAnswer(verdict=StrengthVerdict.CANNOT_JUDGE), []),
    ],
)
def test_a_comparison_of_two_gives_a_pair_just_where_one_is_preferred(out, answer, expected):
    task = task_of("a", "b")

    write_trl(out, [(task, judged(task, ("strength", answer)))], standard())

    assert pairs_in(out) == expected


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"outcome": Outcome.SKIPPED, "skip_reason": "no"}, Drop.SKIPPED),
        ({"task_sha256": "0" * 64}, Drop.CHANGED_TASK),
        ({"shown_order": ("a", "x")}, Drop.CHANGED_TASK),
        ({"answers": (ranked(verdict=RankingVerdict.CANNOT_JUDGE),)}, Drop.NO_PREFERENCE),
        ({"answers": ()}, Drop.NO_PREFERENCE),
    ],
)
def test_what_is_left_out_is_counted_with_its_reason(out, change, reason):
    task = task_of("a", "b")

    judgment = replace(judged(task, ranked(("a",), ("b",))), **change)

    result = write_trl(out, [(task, judgment)], standard())

    assert out.read_bytes() == b""
    assert (result.judgments, result.records, result.dropped) == (1, 0, ((reason, 1),))


def test_equal_and_empty_texts_make_no_pair(out):
    same = Task(
        id="t",
        prompt=(Turn(role=Role.USER, text="q"),),
        responses=(
            Response(id="a", text="same"),
            Response(id="b", text="same"),
            Response(id="c", text=" "),
        ),
    )

    result = write_trl(out, [(same, judged(same, ranked(("c",), ("a",), ("b",))))], standard())

    assert dict(result.dropped) == {Drop.SAME_TEXT: 1, Drop.EMPTY_TEXT: 2}


def test_a_conversation_does_not_fit_the_standard_shape(out):
    task = task_of("a", "b", turns=2)
    finished = [(task, judged(task, ranked(("a",), ("b",))))]

    result = write_trl(out, finished, standard())

    assert result.dropped == ((Drop.NEEDS_CONVERSATION, 1),)


def test_conversational_records_hold_every_text_code_point_for_code_point(out):
    task = task_of("a", "b", turns=2)
    finished = [(task, judged(task, ranked(("a",), ("b",))))]

    write_trl(out, finished, Policy(ids=True))

    assert json.loads(out.read_bytes()) == {
        "prompt": [{"role": "user", "content": f"{TEXT}{turn}"} for turn in range(2)],
        "chosen": [{"role": "assistant", "content": f"a: {TEXT}"}],
        "rejected": [{"role": "assistant", "content": f"b: {TEXT}"}],
        "task_id": "t",
        "judgment_id": judgment_id("b", "t", "tr"),
        "judgment_revision": 1,
    }


def test_standard_records_have_three_texts_and_nothing_else(out):
    task = task_of("a", "b")

    write_trl(out, [(task, judged(task, ranked(("a",), ("b",))))], standard())

    assert json.loads(out.read_bytes()) == {
        "prompt": f"{TEXT}0",
        "chosen": f"a: {TEXT}",
        "rejected": f"b: {TEXT}",
    }


def test_native_lines_hold_judgment_and_task_with_models(out):
    task = task_of("a", "b")
    judgment = judged(task, ranked(("a",), ("b",)), rewrite("b", TEXT))

    result = write_jsonl(out, [(task, judgment), (replace(task, id="x"), judgment)])

    (line,) = out.read_bytes().splitlines()
    found = json.loads(line)
    assert task_from_json(json.dumps(found["task"]).encode()) == task
    assert judgment_from_json(json.dumps(found["judgment"]).encode()) == judgment
    assert judgment_to_json(judgment) in line
    assert (result.records, result.dropped) == (1, ((Drop.CHANGED_TASK, 1),))


def rows_of(path, encoding="utf-8"):
    return list(csv.DictReader(io.StringIO(path.read_bytes().decode(encoding), newline="")))


def test_a_table_has_a_row_per_response_with_every_answer(out):
    task = task_of("a", "b")
    rating = Rating(response_id="a", axis_id="facts", value=4, lowest=1, highest=5)
    judgment = judged(
        task,
        ranked(("b",), ("a",)),
        ("rating", RatingAnswer(ratings=(rating,))),
        ("rationale", TextAnswer(text=TEXT)),
        rewrite("b", TEXT * 2),
    )

    result = write_csv(out, [(task, judgment)], default_form())

    first, second = rows_of(out)
    assert result.records == 2
    assert (first["response"], first["shown_as"], first["model"]) == ("a", "B", "M-a")
    assert (first["answer.ranking.place"], second["answer.ranking.place"]) == ("2", "1")
    assert (first["answer.rating.facts"], first["answer.rating.facts.scale"]) == ("4", "1..5")
    assert (second["answer.rating.facts"], second["answer.edit"]) == ("", TEXT * 2)
    assert first["answer.rationale"] == TEXT
    assert (first["prompt"], first["text"]) == (f"{TEXT}0", f"a: {TEXT}")


def test_a_table_says_what_was_decided_marked_written_and_checked(out):
    task = task_of("a", "b")
    spots = [
        Spot(where=where, start=0, end=1, quote="x")
        for where in (Where.in_response("a"), Where.in_edit("b"), Where.in_turn(0))
    ]
    marks = tuple(Mark(id=f"m{at}", label="slang", spot=spot) for at, spot in enumerate(spots))
    claims = (
        Claim(id="c1", text="is so", spots=spots[1:2], stance=Stance.REFUTED),
        Claim(id="c2", text="is lost"),
    )
    decision = DecisionAnswer(
        verdict=DecisionVerdict.REDIRECT,
        reasons=("health",),
        severity=Grade(value=2, lowest=1, highest=3),
        wording=TEXT,
    )
    word = Wording.of("w")
    form = Form(
        questions=(
            DecisionQuestion(id="d", title=word),
            SpansQuestion(id="s", title=word, labels=()),
            WriteQuestion(id="w", title=word),
            FactsQuestion(id="f", title=word),
            DuplicatesQuestion(id="r", title=word),
            ReviewQuestion(id="v", title=word),
        )
    )
    review = FieldReview(question_id="d", verdict=ReviewVerdict.RETURN, remark="no")
    judgment = judged(
        task,
        ("d", decision),
        ("s", SpansAnswer(marks=marks)),
        ("w", WriteAnswer(text=TEXT, points=("p",))),
        ("f", FactsAnswer(claims=claims)),
        ("r", DuplicatesAnswer(repeats=(Repeat(response_id="b", of="a", likeness=90),))),
        ("v", ReviewAnswer(fields=(review,))),
    )

    write_csv(out, [(task, judgment)], form)

    first, second = rows_of(out)
    assert (first["answer.d.verdict"], first["answer.d.wording"]) == ("redirect", TEXT)
    assert (first["answer.d.reasons"], first["answer.d.severity.scale"]) == ('["health"]', "1..3")
    assert [mark["id"] for mark in json.loads(first["answer.s.marks"])] == ["m0"]
    assert [mark["id"] for mark in json.loads(second["answer.s.marks"])] == ["m1"]
    assert [mark["id"] for mark in json.loads(first["answer.s.other_marks"])] == ["m2"]
    assert (first["answer.w"], first["answer.w.points"]) == (TEXT, '["p"]')
    assert [claim["stance"] for claim in json.loads(second["answer.f.claims"])] == ["refuted"]
    assert [claim["id"] for claim in json.loads(first["answer.f.other_claims"])] == ["c2"]
    assert (first["answer.r.of"], second["answer.r.of"]) == ("", "a")
    assert json.loads(first["answer.v"])[0]["remark"] == "no"


def test_questions_with_the_names_of_columns_do_not_collide(out):
    word = Wording.of("w")
    form = Form(
        questions=(
            TextQuestion(id="text", title=word),
            RankingQuestion(id="a", title=word),
            TextQuestion(id="a.place", title=word),
            ChoiceQuestion(
                id="c",
                title=word,
                several=True,
                options=(Option(id="x", title=word), Option(id="y", title=word)),
            ),
        )
    )
    task = task_of()
    judgment = judged(
        task,
        ("text", TextAnswer(text="mine")),
        ("a.place", TextAnswer(text="other")),
        ("c", ChoiceAnswer(options=("y",))),
    )

    write_csv(out, [(task, judgment)], form)

    (row,) = rows_of(out)
    assert (row["text"], row["answer.text"], row["answer.a%2Eplace"]) == ("", "mine", "other")
    assert (row["answer.c.x"], row["answer.c.y"]) == ("0", "1")


@given(note=st.text(st.characters(exclude_characters="\0", codec="utf-8")))
@pytest.mark.parametrize("safe", [False, True])
def test_every_cell_reads_back_as_it_was(tmp_path_factory, safe, note):
    out = tmp_path_factory.mktemp("table") / "t.csv"
    task = task_of()

    write_csv(out, [(task, judged(task, note=note))], default_form(), spreadsheet_safe=safe)

    (row,) = rows_of(out, "utf-8-sig" if safe else "utf-8")
    assert (without_apostrophe(row["note"]) if safe else row["note"]) == note


@pytest.mark.parametrize(
    ("note", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+cmd", "'+cmd"),
        ("@x", "'@x"),
        ("\tx", "'\tx"),
        ("\rx", "'\rx"),
        ("-x", "'-x"),
        ("'=x", "''=x"),
        ("-5", "-5"),
        ("-0.25", "-0.25"),
        ("plain", "plain"),
        ("'quoted'", "'quoted'"),
    ],
)
def test_formulas_are_defused_and_negative_numbers_stay(out, note, cell):
    task = task_of()

    write_csv(out, [(task, judged(task, note=note))], default_form(), spreadsheet_safe=True)

    (row,) = rows_of(out, "utf-8-sig")
    assert row["note"] == cell
    assert without_apostrophe(row["note"]) == note


def test_a_failed_export_leaves_the_earlier_file_and_nothing_else(out):
    out.write_text("earlier")

    def failing():
        task = task_of("a", "b")
        yield task, judged(task, ranked(("a",), ("b",)))
        raise OSError("the disk is gone")

    for write in (
        lambda: write_jsonl(out, failing()),
        lambda: write_trl(out, failing(), Policy()),
        lambda: write_csv(out, failing(), default_form()),
    ):
        with pytest.raises(OSError, match="gone"):
            write()

    assert out.read_text() == "earlier"
    assert [found.name for found in out.parent.iterdir()] == ["out"]
