"""Words typed into an item wait for a pause; gestures do not."""

from dataclasses import replace

import pytest

from tests.work.test_further_rules import CLAIM, MARK, WHY
from trainer_desk.work.answers import ChoiceAnswer
from trainer_desk.work.facts import FactsAnswer, Source, Stance
from trainer_desk.work.marks import SpansAnswer
from trainer_desk.work.repeats import DuplicatesAnswer, Repeat
from trainer_desk.work.review import FieldReview, ReviewAnswer, ReviewVerdict
from trainer_desk.work.steps import FlagChange, TextChange, ValueChange
from trainer_desk.work.typing_steps import is_typing

REPEAT = Repeat(response_id="a", of="b", likeness=90)
FIELD = FieldReview(question_id=WHY, verdict=ReviewVerdict.RETURN)


def marks(**changes):
    return SpansAnswer(marks=(replace(MARK, **changes),))


def claims(**changes):
    return FactsAnswer(claims=(replace(CLAIM, **changes),))


def repeats(**changes):
    return DuplicatesAnswer(repeats=(replace(REPEAT, **changes),))


def review(**changes):
    return ReviewAnswer(fields=(replace(FIELD, **changes),))


TYPED = {
    "comment": (marks(), marks(comment="w")),
    "claim": (claims(), claims(text="So it w")),
    "note": (claims(), claims(note="w")),
    "source": (claims(), claims(sources=(Source(url="https://e", quote="w"),))),
    "reason": (repeats(), repeats(reason="w")),
    "remark": (review(), review(remark="w")),
}
GESTURES = {
    "label": (marks(), marks(label="obscene")),
    "stance": (claims(), claims(stance=Stance.SUPPORTED)),
    "another source": (claims(), claims(sources=(Source(), Source()))),
    "drop": (repeats(), repeats(dropped=True)),
    "verdict": (review(), review(verdict=ReviewVerdict.ACCEPT)),
    "first mark": (None, marks()),
    "no marks": (marks(), None),
    "choice": (ChoiceAnswer(options=("a",)), ChoiceAnswer(options=("b",))),
    "another kind": (marks(), review()),
}


def change(before, after):
    return ValueChange(question_id=WHY, before=before, after=after)


@pytest.mark.parametrize(("before", "after"), TYPED.values(), ids=TYPED)
def test_words_of_an_item_are_typed(before, after):
    assert is_typing(change(before, after))
    assert is_typing(change(after, before))


@pytest.mark.parametrize(("before", "after"), GESTURES.values(), ids=GESTURES)
def test_everything_else_is_a_gesture(before, after):
    assert not is_typing(change(before, after))


def test_a_text_is_typed_and_a_flag_is_not():
    assert is_typing(TextChange(question_id=WHY, at=0, removed="", inserted="w"))
    assert not is_typing(FlagChange(before=False, after=True))
