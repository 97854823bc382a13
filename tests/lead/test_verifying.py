"""Files held against the judgments that were collected."""

import pytest

from tests.judged import asked, judged, ranked
from trainer_desk.files.errors import FormatError
from trainer_desk.files.exporters import write_csv, write_jsonl
from trainer_desk.lead.export_kinds import ExportKind
from trainer_desk.lead.verifying import check_against, check_table_of
from trainer_desk.work.default_form import default_form
from trainer_desk.work.form import Form

FORM = default_form()
TWO, NONE = asked("A", "B"), asked(name="t2")
FIRST, SECOND = (TWO, judged(TWO, ranked("a", "b"))), (NONE, judged(NONE))


@pytest.fixture(params=[ExportKind.JSONL, ExportKind.CSV, ExportKind.SPREADSHEET])
def kind(request):
    return request.param


def written(path, kind, finished):
    if kind is ExportKind.JSONL:
        write_jsonl(path, finished)
    else:
        write_csv(path, finished, FORM, spreadsheet_safe=kind is ExportKind.SPREADSHEET)
    return path


def test_a_file_of_exactly_these_judgments_agrees(tmp_path, kind):
    path = written(tmp_path / "f", kind, [FIRST, SECOND])

    records = check_against(path, kind, FORM, [SECOND, FIRST])

    assert records == (2 if kind is ExportKind.JSONL else 3)


def test_a_judgment_that_is_missing_is_named(tmp_path, kind):
    path = written(tmp_path / "f", kind, [FIRST])

    with pytest.raises(FormatError, match=f"1 judgments .* missing, `{SECOND[1].id}`"):
        check_against(path, kind, FORM, [FIRST, SECOND])


def test_a_judgment_too_many_is_refused_with_its_line(tmp_path, kind):
    path = written(tmp_path / "f", kind, [FIRST, SECOND])

    with pytest.raises(FormatError, match="is not in the dataset") as refused:
        check_against(path, kind, FORM, [FIRST])
    assert refused.value.line == (2 if kind is ExportKind.JSONL else 4)


def test_a_table_with_too_few_rows_is_refused(tmp_path):
    path = written(tmp_path / "f", ExportKind.CSV, [(NONE, judged(NONE)), FIRST])
    text = path.read_bytes().replace(b",a,B,", b",a,A,")
    path.write_bytes(b"\r\n".join(text.split(b"\r\n")[:-2]) + b"\r\n")

    with pytest.raises(FormatError, match="has 1 rows and must have 2") as refused:
        check_against(path, ExportKind.CSV, FORM, [FIRST, SECOND])
    assert refused.value.line == 3


def test_lines_of_another_judgment_of_the_same_name_are_refused(tmp_path):
    path = written(tmp_path / "f", ExportKind.JSONL, [FIRST])

    with pytest.raises(FormatError, match="is another one in the dataset"):
        check_against(path, ExportKind.JSONL, FORM, [(TWO, judged(TWO, ranked("b", "a")))])


def test_the_header_is_that_of_the_form(tmp_path):
    path = written(tmp_path / "f", ExportKind.CSV, [FIRST])

    assert check_table_of(path, FORM, spreadsheet=False) == 2
    with pytest.raises(FormatError, match="is of no question of the form"):
        check_table_of(path, Form(questions=FORM.questions[:1]), spreadsheet=False)
