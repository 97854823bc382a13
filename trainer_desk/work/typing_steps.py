"""Which changes of an answer are typing: only words inside one of its items differ."""

from __future__ import annotations

from dataclasses import replace

from trainer_desk.work.answers import Answer
from trainer_desk.work.facts import Claim, FactsAnswer
from trainer_desk.work.marks import SpansAnswer
from trainer_desk.work.repeats import DuplicatesAnswer
from trainer_desk.work.review import ReviewAnswer
from trainer_desk.work.steps import DraftChange, TextChange, ValueChange


def is_typing(change: DraftChange) -> bool:
    """Tell whether a change may wait for a pause before it is saved, because more will follow.

    Texts do, and so do comments on marks, the words of claims and of their sources, reasons of
    repetitions and remarks of a second reading. Everything else is a gesture, a step of its own.
    """
    match change:
        case TextChange():
            return True
        case ValueChange(before=before, after=after):
            if before is None or after is None:
                return False
            return before != after and _wordless(before) == _wordless(after)
        case _:
            return False


def _wordless(answer: Answer) -> Answer | None:
    """Return the answer without what is typed into its items, None where it has none."""
    match answer:
        case SpansAnswer():
            return replace(answer, marks=tuple(replace(one, comment="") for one in answer.marks))
        case FactsAnswer():
            return replace(answer, claims=tuple(map(_wordless_claim, answer.claims)))
        case DuplicatesAnswer():
            return replace(answer, repeats=tuple(replace(one, reason="") for one in answer.repeats))
        case ReviewAnswer():
            return replace(answer, fields=tuple(replace(one, remark="") for one in answer.fields))
        case _:
            # Two gestures of another kind must not pass for typing.
            return answer


def _wordless_claim(claim: Claim) -> Claim:
    sources = tuple(replace(source, url="", quote="") for source in claim.sources)
    return replace(claim, text="", note="", sources=sources)
