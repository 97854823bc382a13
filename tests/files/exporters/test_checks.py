"""Native lines and tables read back: what is wrong is told with file, line and reason."""

import pytest

from tests.judged import HOSTILE, all_bad, asked, better, judged, ranked, rated, rewrite, skipped
from trainer_desk.files.errors import FormatError
from trainer_desk.files.exporters import check_jsonl, check_table, write_csv, write_jsonl
from trainer_desk.files.exporters.table import columns_of
from trainer_desk.files.exporters.table_check import judged_rows
from trainer_desk.work.answers import ChoiceAnswer, TextAnswer
from trainer_desk.work.asking import Axis, Grade, Option, Scale
from trainer_desk.work.decision import DecisionAnswer, DecisionQuestion, DecisionVerdict
from trainer_desk.work.facts import Claim, FactsAnswer, FactsQuestion
from trainer_desk.work.form import (
    ChoiceQuestion,
    EditQuestion,
    Form,
    RankingQuestion,
    RatingQuestion,
    StrengthQuestion,
    TextQuestion,
)
from trainer_desk.work.marks import Label, Mark, SpansAnswer, SpansQuestion, Spot, Where
from trainer_desk.work.repeats import DuplicatesAnswer, DuplicatesQuestion, Repeat
from trainer_desk.work.review import FieldReview, ReviewAnswer, ReviewQuestion, ReviewVerdict
from trainer_desk.work.wording import Wording
from trainer_desk.work.writing import WriteAnswer, WriteQuestion

WORD = Wording.of("w")
OPTIONS = tuple(Option(id=name, title=WORD) for name in ("x", "y.z"))
FORM = Form(
    questions=(
        DecisionQuestion(
            id="decision", title=WORD, reasons=OPTIONS, severity=Scale(lowest=0, highest=3)
        ),
        RankingQuestion(id="ranking", title=WORD),
        StrengthQuestion(id="strength", title=WORD),
        RatingQuestion(id="rating", title=WORD, axes=(Axis(id="facts", title=WORD),)),
        EditQuestion(id="edit", title=WORD),
        TextQuestion(id="why", title=WORD),
        ChoiceQuestion(id="pick", title=WORD, options=OPTIONS),
        ChoiceQuestion(id="picks", title=WORD, options=OPTIONS, several=True),
        SpansQuestion(id="marks", title=WORD, labels=(Label(id="slang", title=WORD),)),
        WriteQuestion(id="write", title=WORD, points=OPTIONS),
        FactsQuestion(id="facts", title=WORD),
        DuplicatesQuestion(id="repeats", title=WORD),
        ReviewQuestion(id="review", title=WORD),
    )
)
TWO = asked("A", "=B", prompt=(HOSTILE,))
SPOT = Spot(where=Where.in_response("a"), start=0, end=1, quote="A")
EVERYTHING = (
    (
        "decision",
        DecisionAnswer(
            verdict=DecisionVerdict.REFUSE,
            reasons=("x",),
            severity=Grade(value=0, lowest=0, highest=3),
            wording=HOSTILE,
        ),
    ),
    ranked("b", "a"),
    better("b", 2),
    rated(facts=(4, 5)),
    rewrite("b", f"{HOSTILE}!"),
    ("why", TextAnswer(text=HOSTILE)),
    ("pick", ChoiceAnswer(options=("x",))),
    ("picks", ChoiceAnswer(options=("x", "y.z"))),
    ("marks", SpansAnswer(marks=(Mark(id="m1", label="slang", spot=SPOT),))),
    ("write", WriteAnswer(text="So", points=("x",))),
    ("facts", FactsAnswer(claims=(Claim(id="c1", text="A", spots=(SPOT,)),))),
    ("repeats", DuplicatesAnswer(repeats=(Repeat(response_id="b", of="a", likeness=90),))),
    (
        "review",
        ReviewAnswer(fields=(FieldReview(question_id="why", verdict=ReviewVerdict.ACCEPT),)),
    ),
)
NONE, THREE = asked(name="t2"), asked("A", "B", "C", name="t3")
FINISHED = [
    (TWO, judged(TWO, *EVERYTHING)),
    (NONE, judged(NONE, note="+1")),
    (THREE, skipped(THREE, "-1")),
    (THREE, judged(THREE, all_bad(), trainer="second")),
]
ROWS = 2 + 1 + 3 + 3


@pytest.fixture
def table(tmp_path):
    """A table of everything, and what must be called otherwise for a test."""
    path = tmp_path / "table.csv"
    write_csv(path, FINISHED, FORM)
    return path


@pytest.fixture
def spoiled(table):
    """Change a table and return why it is refused, with the line."""

    def spoiled(old, new, times=1):
        text = table.read_bytes().decode()
        assert old in text
        table.write_bytes(text.replace(old, new, times).encode())
        with pytest.raises(FormatError) as refused:
            check_table(table)
        assert refused.value.file == "table.csv"
        return refused.value.line, refused.value.reason

    return spoiled


@pytest.mark.parametrize("spreadsheet", [False, True])
def test_a_table_of_every_kind_of_answer_passes(table, spreadsheet):
    write_csv(table, FINISHED, FORM, spreadsheet_safe=spreadsheet)

    assert check_table(table, spreadsheet=spreadsheet) == ROWS
    found = list(judged_rows(table, spreadsheet=spreadsheet, columns=columns_of(FORM)))
    assert [len(each.rows) for each in found] == [2, 1, 3, 3]
    texts = {row.cells["text"] for each in found for row in each.rows}
    assert "=B" in texts


def test_a_table_parted_by_tabs_is_known_by_its_name(table, tmp_path):
    path = tmp_path / "table.tsv"
    write_csv(table, FINISHED[1:], FORM)
    path.write_bytes(table.read_bytes().replace(b",", b"\t"))

    assert check_table(path) == ROWS - 2


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("batch_revision,", "revision_of_batch,", "column 2 must be called `batch_revision`"),
        ("answer.why,", "why,", "the column `why` is none that a table has"),
        ("answer.why,", "answer.write,", "two columns are called `answer.write`"),
    ],
)
def test_a_header_that_no_export_has_is_refused(spoiled, old, new, reason):
    line, found = spoiled(old, new)

    assert line == 1
    assert reason in found


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        (",done,", ",finished,", "the column `outcome` holds `finished`, not one of done, skipped"),
        (",done,,0,", ",done,,no,", "the column `flagged` holds `no`, not 0 or 1"),
        (",1,done", ",0,done", "the column `revision` holds `0`, not a whole number from 1"),
        ("2026-01-01T00:00:00.000+00:00", "yesterday", "the column `sealed_at` holds `yesterday`"),
        ("2026-01-01T00:00:00.000+00:00", "2026-01-01", "a moment with its offset from UTC"),
        (",0.0,0.0,", ",-1,0.0,", "the column `active_seconds` holds `-1`"),
        (",4,1..5,", ",6,1..5,", "`answer.rating.facts` holds `6`, not a value of 1..5"),
        (",4,1..5,", ",4,,", "`answer.rating.facts` holds `4` without its scale"),
        (",4,1..5,", ",,1..5,", "`answer.rating.facts` holds nothing, not a value of 1..5"),
        (",4,1..5,", ",4,five,", "not a scale such as 1..5"),
        (",2,ranked,", ",second,ranked,", "`answer.ranking.place` holds `second`"),
        (",2,ranked,", ",2,sorted,", "`answer.ranking.verdict` holds `sorted`, not one of ranked"),
        (',"[""x""]",', ",x,", "not a JSON list"),
        (",a,B,M-a,A,", ",a,B,M-a,A,,", "cells and the header"),
    ],
)
def test_a_cell_that_is_not_what_its_column_wants_is_refused(spoiled, old, new, reason):
    line, found = spoiled(old, new)

    assert reason in found
    assert line == 2


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        (",b,A,M-b,", ",a,A,M-b,", "the response `a` stands in line 2 already"),
        (",b,A,M-b,", ",b,B,M-b,", "the shown_as `B` stands in line 2 already"),
        (",b,A,M-b,", ",b,D,M-b,", "a response shown as `D` is one of 2"),
        (",b,A,M-b,", ",,,,", "a row without a response stands beside others"),
        (",Why?,,,,,", ",Why?,,A,,,", "the column `shown_as` is filled and there is no response"),
    ],
)
def test_rows_of_a_judgment_that_do_not_fit_each_other_are_refused(spoiled, old, new, reason):
    _, found = spoiled(old, new)

    assert reason in found


def test_rows_of_a_judgment_lie_together(table):
    header, *rows = table.read_bytes().split(b"\r\n")
    apart = [row for row in rows if b",t3," in row]
    table.write_bytes(b"\r\n".join([header, apart[0], *apart[3:], apart[1], apart[2], b""]))

    with pytest.raises(FormatError, match="one of 1") as refused:
        check_table(table)
    assert refused.value.line == 2


def test_a_judgment_is_in_a_table_once(tmp_path):
    path = tmp_path / "twice.csv"
    write_csv(path, [FINISHED[1], FINISHED[3], FINISHED[1]], FORM)

    with pytest.raises(FormatError, match="stands in line 2 already") as refused:
        check_table(path)
    assert refused.value.line == 6


def test_the_form_says_what_the_header_must_be(table):
    fewer = Form(questions=FORM.questions[:-1])

    with pytest.raises(FormatError, match="is of no question of the form"):
        list(judged_rows(table, columns=columns_of(fewer)))


def test_a_table_for_spreadsheets_is_marked_and_defused(table):
    with pytest.raises(FormatError, match="byte order mark that Excel needs"):
        check_table(table, spreadsheet=True)

    table.write_bytes("\ufeff".encode() + table.read_bytes())

    with pytest.raises(FormatError, match="would run what the column `text` holds") as refused:
        check_table(table, spreadsheet=True)
    assert refused.value.line is not None
    with pytest.raises(FormatError, match="begins with a byte order mark"):
        check_table(table)


def test_lines_pass_with_the_tasks_they_were_made_of(out):
    write_jsonl(out, FINISHED)

    assert check_jsonl(out) == len(FINISHED)


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ('"model":"M-a"', '"model":"M-z"', "made of another task than is beside it"),
        ('"task":{"id":"t1"', '"task":{"id":"t9"', "made of another task than is beside it"),
        ('"outcome":"done"', '"outcome":"over"', "outcome"),
        ('{"judgment":', '{"more":1,"judgment":', "unknown field"),
        ('"revision":1', '"revision":"1"', "revision"),
    ],
)
def test_a_spoiled_line_is_refused(out, old, new, reason):
    write_jsonl(out, [FINISHED[1], FINISHED[0]])
    first, second, _ = out.read_text("utf-8").split("\n")
    assert old in second
    out.write_text(f"{first}\n{second.replace(old, new, 1)}\n", "utf-8")

    with pytest.raises(FormatError, match=reason) as refused:
        check_jsonl(out)
    assert refused.value.line == 2


def test_a_judgment_is_in_a_file_of_lines_once(out):
    write_jsonl(out, [FINISHED[0], FINISHED[1], FINISHED[0]])

    with pytest.raises(FormatError, match="stands in line 1 already") as refused:
        check_jsonl(out)
    assert refused.value.line == 3
