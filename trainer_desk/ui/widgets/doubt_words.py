"""Doubts in the trainer's words: a question of a colleague, never a reproach."""

from __future__ import annotations

from collections.abc import Sequence

from trainer_desk.ui.texts import Texts
from trainer_desk.ui.widgets.phrases import letter
from trainer_desk.work.consistency import Doubt, DoubtKind
from trainer_desk.work.draft import Draft
from trainer_desk.work.facts import FactsAnswer
from trainer_desk.work.form import Form
from trainer_desk.work.ids import ResponseId

doubt_words = Texts("doubt_words")
_QUOTED = 80
"""Characters of a claim that a sentence quotes at most."""


def doubt_sentence(
    doubt: Doubt, form: Form, draft: Draft, order: Sequence[ResponseId], language: str
) -> str:
    """Say in one sentence what looks odd."""
    one, other = (
        letter(order, response) if response is not None and response in order else ""
        for response in (doubt.response_id, doubt.other_id)
    )
    match doubt.kind:
        case DoubtKind.RANKED_HIGHER_RATED_LOWER:
            return doubt_words.tr(
                "{one} stands above {other}, yet is rated lower on every axis."
            ).format(one=one, other=other)
        case DoubtKind.TURNED_AWAY_YET_RANKED:
            return doubt_words.tr(
                "The prompt is not answered, yet “{title}” is: its responses are ranked."
            ).format(title=_title(doubt, form, language))
        case DoubtKind.TURNED_AWAY_YET_PRAISED:
            return doubt_words.tr(
                "The prompt is not answered, yet {one} has the best rating there is."
            ).format(one=one)
        case DoubtKind.NOTHING_CHANGED:
            return doubt_words.tr("The rewrite of {one} changes nothing.").format(one=one)
        case DoubtKind.OWN_ANSWER_COPIED:
            return doubt_words.tr(
                "Your answer stands above {one} and says word for word the same."
            ).format(one=one)
        case DoubtKind.SUPPORTED_FACT_CHANGED:
            return doubt_words.tr(
                "The rewrite of {one} changes what you found to be true: “{claim}”"
            ).format(one=one, claim=_claim(doubt, draft))
        case _:
            return _counted(doubt)


def _counted(doubt: Doubt) -> str:
    match doubt.kind:
        case DoubtKind.SAME_RATINGS:
            return doubt_words.tr(
                "%n task(s) in a row, this one included, have the very same ratings.",
                "",
                doubt.count,
            )
        case DoubtKind.PROPOSALS_UNSEEN:
            return doubt_words.tr("%n proposed mark(s) were not looked at.", "", doubt.count)
        case _:
            return doubt_words.tr(
                "You were quick for %n word(s). If you know this task, go on; only you see this.",
                "",
                doubt.count,
            )


def _title(doubt: Doubt, form: Form, language: str) -> str:
    if doubt.question_id is None:
        return ""
    return form.question(doubt.question_id).title.in_language(language)


def _claim(doubt: Doubt, draft: Draft) -> str:
    if doubt.question_id is None or doubt.item is None:
        return ""
    answer = draft.answer(doubt.question_id, FactsAnswer) or FactsAnswer()
    claim = answer.claim(doubt.item)
    words = "" if claim is None else " ".join(claim.text.split())
    return words if len(words) <= _QUOTED else f"{words[: _QUOTED - 1]}…"
