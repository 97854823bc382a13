"""Forms in files: TOML and JSON say the same, and what is wrong is said with its place."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trainer_desk.files.errors import FormatError
from trainer_desk.files.form_files import (
    MAX_BYTES,
    NamedForm,
    form_from_bytes,
    form_to_json,
    form_to_toml,
    read_form,
    write_form,
)
from trainer_desk.ui.resources import resource
from trainer_desk.work.default_form import default_form
from trainer_desk.work.form import Form, Option, TextQuestion
from trainer_desk.work.ids import OptionId, QuestionId
from trainer_desk.work.wording import Wording
from trainer_desk.work.writing import WriteQuestion

READY = sorted(resource("forms").glob("*.toml"))
NAMED = NamedForm(title=Wording.of({"en": "Form", "ru": "Форма"}), form=default_form())
texts = st.text(st.characters(exclude_characters="\0", codec="utf-8"), max_size=30)
titles = texts.filter(str.strip).map(Wording.of)


@pytest.mark.parametrize("path", READY, ids=lambda path: path.stem)
def test_every_ready_form_is_read_and_speaks_both_languages(path):
    named = read_form(path)

    assert named.guidelines.strip()
    assert named.title.in_language("en") != named.title.in_language("ru")
    for question in named.form.questions:
        assert question.title.in_language("en") != question.title.in_language("ru")


def test_there_is_a_ready_form_for_every_trade():
    assert {path.stem for path in READY} >= {
        "general-chat",
        "sales-dialogues",
        "answers-to-children",
        "medical-review",
        "legal-review",
        "scientific-review",
        "data-preparation",
    }


@pytest.mark.parametrize("path", READY, ids=lambda path: path.stem)
@pytest.mark.parametrize("suffix", [".toml", ".json"])
def test_a_form_comes_back_from_the_file_it_was_written_to(path, suffix, tmp_path):
    named = read_form(path)

    write_form(tmp_path / f"form{suffix}", named)

    assert read_form(tmp_path / f"form{suffix}") == named


@settings(max_examples=50)
@given(
    title=titles,
    guidelines=texts,
    questions=st.lists(
        st.builds(TextQuestion, id=st.sampled_from("abc").map(QuestionId), title=titles)
        | st.builds(
            WriteQuestion,
            id=st.sampled_from("def").map(QuestionId),
            title=titles,
            points=st.lists(
                st.builds(Option, id=st.sampled_from("xy").map(OptionId), title=titles),
                unique_by=lambda point: point.id,
            ).map(tuple),
        ),
        min_size=1,
        unique_by=lambda question: question.id,
    ),
)
def test_every_character_comes_back_from_both_spellings(title, guidelines, questions):
    named = NamedForm(title=title, guidelines=guidelines, form=Form(questions=tuple(questions)))

    assert form_from_bytes(form_to_toml(named)) == named
    assert form_from_bytes(form_to_json(named)) == named


def test_a_form_written_with_a_byte_order_mark_is_read():
    for raw in (form_to_json(NAMED), form_to_toml(NAMED)):
        assert form_from_bytes(b"\xef\xbb\xbf" + raw) == NAMED


HEAD = b'format = "trainer-desk-form"\nversion = 1\ntitle = "F"\n'
BAD = {
    "no TOML": (HEAD + b"questions = [\n", "is neither JSON nor TOML", None),
    "cut JSON": (b'{"format": "trainer-desk-form"', "cut off", None),
    "wrong encoding": (HEAD + b'guidelines = "\xff"\n', "is not UTF-8", 4),
    "no questions": (HEAD + b"questions = []\n", "`$.questions` must be at least 1", None),
    "another file": (b'format = "trainer-desk-batch"\n', "`$.format` may not be", None),
    "no title": (
        HEAD.replace(b'"F"', b'""') + b'[[questions]]\nkind = "text"\nid = "q"\ntitle = "Q"\n',
        "`$.title` may not be empty",
        None,
    ),
    "wrong kind": (
        HEAD + b'[[questions]]\nkind = "chess"\nid = "q"\ntitle = "Q"\n',
        "`$.questions[0].kind` is `chess`",
        None,
    ),
    "scale upside down": (
        HEAD
        + b'[[questions]]\nkind = "rating"\nid = "q"\ntitle = "Q"\n'
        + b'axes = [{ id = "a", title = "A", scale = { lowest = 5, highest = 1 } }]\n',
        "`$.questions[0].axes[0].scale` needs a `highest`",
        None,
    ),
    "id twice": (
        HEAD + b'[[questions]]\nkind = "text"\nid = "q"\ntitle = "Q"\n' * 2,
        "uses the question id `q` twice",
        None,
    ),
    "a date": (HEAD + b"guidelines = 2026-11-22\n", "holds a date", None),
    "no number": (HEAD + b"revision = nan\n", "a number that is none", None),
    "too deep": (HEAD + b"x = " + b"[" * 200 + b"]" * 200, "", None),
}


@pytest.mark.parametrize(("raw", "reason", "line"), BAD.values(), ids=BAD)
def test_a_bad_form_is_refused_with_its_place(raw, reason, line):
    with pytest.raises(FormatError) as caught:
        form_from_bytes(raw, file="form.toml")

    assert reason in caught.value.reason
    assert (caught.value.file, caught.value.line) == ("form.toml", line)


def test_an_endless_file_is_refused(tmp_path: Path):
    path = tmp_path / "long.toml"
    with path.open("wb") as stream:
        stream.truncate(MAX_BYTES + 1)

    with pytest.raises(FormatError, match="longer than 20 MB"):
        read_form(path)
