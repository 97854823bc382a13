"""A batch under another form is another batch, and keeps only what the form has a place for."""

from dataclasses import replace

import pytest

from tests.builders import a_reading
from trainer_desk.files.errors import FormatError
from trainer_desk.files.form_files import NamedForm
from trainer_desk.files.reading import no_progress
from trainer_desk.lead.making import under_form
from trainer_desk.work.answers import TextAnswer
from trainer_desk.work.form import Form, TextQuestion
from trainer_desk.work.ids import OptionId, QuestionId
from trainer_desk.work.marks import Label, Lexicon, SpansQuestion
from trainer_desk.work.wording import Wording

WHY, MARKS, GONE = QuestionId("why"), QuestionId("marks"), QuestionId("gone")
TITLE = Wording.of("Title")
SLANG = OptionId("slang")
MARKED = SpansQuestion(id=MARKS, title=TITLE, labels=(Label(id=SLANG, title=TITLE),))
NAMED = NamedForm(
    title=TITLE, form=Form(questions=(TextQuestion(id=WHY, title=TITLE), MARKED)), guidelines="Hm."
)


def changed(reading, **batch):
    return replace(reading, batch=replace(reading.batch, **batch))


def test_the_form_tells_batches_apart():
    reading = a_reading(2)

    made = under_form(reading, NAMED)

    other = under_form(reading, replace(NAMED, guidelines="Other."))
    assert made.batch.form == NAMED.form
    assert len({one.batch.id for one in (reading, made, other)}) == 3
    assert len({one.source_sha256 for one in (reading, made, other)}) == 3
    assert under_form(reading, NAMED).batch == made.batch


def test_guidelines_of_the_form_are_for_batches_that_have_none():
    bare = under_form(changed(a_reading(1), guidelines=""), NAMED)
    own = under_form(changed(a_reading(1), guidelines="Mine."), NAMED)

    assert (bare.batch.guidelines, own.batch.guidelines) == ("Hm.", "Mine.")


def test_tasks_begin_with_what_the_form_has_a_question_for():
    reading = a_reading(1)
    begun = ((GONE, TextAnswer(text="x")), (WHY, TextAnswer(text="y")))
    (task,) = reading.tasks(no_progress)
    reading = replace(reading, tasks=lambda _progress: iter([replace(task, begun=begun)]))

    (made,) = under_form(reading, NAMED).tasks(no_progress)

    assert made.begun == begun[1:]


def test_a_lexicon_without_a_label_in_the_form_is_refused():
    fitting = changed(a_reading(1), lexicons=(Lexicon(label=SLANG, words=("wow",)),))
    other = changed(a_reading(1), lexicons=(Lexicon(label=OptionId("zzz"), words=("wow",)),))

    assert under_form(fitting, NAMED).batch.lexicons
    with pytest.raises(FormatError, match="lexicon for `zzz`"):
        under_form(other, NAMED)
