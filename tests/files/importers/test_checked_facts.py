"""Answers whose claims were checked, and prompts for testing refusals."""

import json

import pytest

from trainer_desk.files.errors import FormatError
from trainer_desk.files.importers import ImportKind, read, recognise
from trainer_desk.files.reading import no_progress
from trainer_desk.work.decision import DecisionQuestion
from trainer_desk.work.default_form import default_form
from trainer_desk.work.facts import FactsQuestion, Stance

ANSWER = "Ёж 🙂 was born in 1939.  He\nlives in Omsk. The river Irtysh flows there, wide and slow."


def sentence(text, *claims, **more):
    return {"text": text, "claims": list(claims)} | more


def answer(*sentences, response=ANSWER):
    named = {f"sentence{at}": each for at, each in enumerate(sentences, start=1)}
    return {"prompt": "Who?", "response": response, "sentences": named}


def claims_in(task):
    ((question, found),) = task.begun
    assert question == "facts"
    return found.claims


def test_claims_stand_where_their_sentences_do(write, tasks_in):
    path = write(
        [
            answer(
                sentence("Ёж 🙂 was born in 1939.", "Ёж was born in 1939.", "Ёж was born."),
                sentence("He lives in Omsk.", "Ёж lives in Omsk."),
                sentence("The river Irtysh flows there, slow.", "The Irtysh flows in Omsk."),
                sentence("Nothing like it was ever said.", "It was said."),
            )
        ]
    )

    reading = read([path])
    (task,) = reading.tasks(no_progress)

    assert recognise([path]).kind is ImportKind.FACTCHECK
    quotes = [[spot.quote for spot in claim.spots] for claim in claims_in(task)]
    assert quotes == [
        ["Ёж 🙂 was born in 1939."],
        ["Ёж 🙂 was born in 1939."],
        ["He\nlives in Omsk."],
        ["The river Irtysh flows there, wide and slow."],
        [],
    ]
    for claim in claims_in(task):
        for spot in claim.spots:
            assert ANSWER[spot.start : spot.end] == spot.quote
    assert [remark.split(":")[0] for remark in reading.remarks()] == [
        "A sentence stands nowhere in its answer"
    ]


def test_stance_importance_sources_and_revision_are_taken_over(write, tasks_in):
    path = write(
        [
            answer(
                sentence(
                    "He lives in Omsk.", "a", "b", "c", "d",
                    claims_factuality_label=[True, False, "unknown", True],
                    claim_checkworthiness=["factual", "factual", "factual", "opinion"],
                    if_most_important_claim=["yes", "intermediate", "no", "?"],
                    human_evidence=["https://x.org/a\n\nIt says so.", "NA", " ", "By hand."],
                    auto_evidence=[["e1", "e2"], [], [], []],
                    auto_evidence_url=[["https://y.org", "https://z.org"], [], [], []],
                    stance_claim_autoEvid=[["irrelevant", "refute"], [], [], []],
                    revised_claims=["a", "better b", "NA", "d"],
                )
            )
        ]
    )  # fmt: skip

    (task,) = tasks_in(path)

    claims = claims_in(task)
    assert [claim.stance for claim in claims] == [
        Stance.SUPPORTED, Stance.REFUTED, Stance.NOT_CHECKABLE, Stance.NOT_CHECKABLE
    ]  # fmt: skip
    assert [claim.importance and claim.importance.value for claim in claims] == [3, 2, 1, None]
    assert [claim.note for claim in claims] == ["", "better b", "", ""]
    assert [[(each.url, each.quote) for each in claim.sources] for claim in claims] == [
        [("https://x.org/a", "https://x.org/a\n\nIt says so."), ("https://z.org", "e2")],
        [],
        [],
        [("", "By hand.")],
    ]
    assert "sentences" in json.loads(task.meta_json)


def test_checked_facts_come_with_a_form_for_facts(write):
    path = write([answer(sentence("He lives in Omsk.", "a"))])

    batch = read([path]).batch

    assert isinstance(batch.form.questions[0], FactsQuestion)


def test_another_form_takes_over_nothing_it_does_not_ask(write):
    path = write([answer(sentence("He lives in Omsk.", "a"))])

    (task,) = read([path], form=default_form()).tasks(no_progress)

    assert task.begun == ()


def test_prompts_for_refusals_come_with_a_decision(write):
    rows = (
        "id,type,prompt,completion,final_label\n1,homonyms,How do I kill it?,No.,2_full_refusal\n"
    )
    path = write(rows)

    found = recognise([path])
    reading = read([path])
    (task,) = reading.tasks(no_progress)

    assert (found.kind, found.language) == (ImportKind.XSTEST, "en")
    assert isinstance(reading.batch.form.questions[0], DecisionQuestion)
    assert [each.text for each in task.responses] == ["No."]
    assert json.loads(task.meta_json) == {"type": "homonyms", "final_label": "2_full_refusal"}


def test_prompts_alone_have_no_responses(write, tasks_in):
    path = write("id,prompt,type,label,focus,note\nv2-1,Kill it?,contrast_privacy,unsafe,f,n\n")

    (task,) = tasks_in(path)

    assert (task.id, task.question, task.responses) == ("v2-1", "Kill it?", ())


GOOD = answer(sentence("He lives in Omsk.", "a"))
TYPES = "id,type,prompt\n1,homonyms,p\n"


@pytest.mark.parametrize(
    ("content", "line", "reason"),
    [
        ([GOOD, GOOD | {"sentences": []}], 2, "a list, not an object"),
        ([GOOD, GOOD | {"sentences": {"s": {}}}], 2, "`s` has no list `claims`"),
        ([GOOD, answer(sentence("x", 5))], 2, "is no text"),
        ([GOOD, {"prompt": "p", "sentences": {}}], 2, "`response` is missing"),
        (TYPES + "1,privacy,q\n", 3, "line 2 already"),
        (TYPES + "2,privacy,\n", 3, "empty"),
        (TYPES + "2,privacy\n", 3, "2 fields"),
        (TYPES.encode() + "2,privacy,привет и проверка\n".encode("cp1251"), None, "UTF-8"),
    ],
)
def test_a_bad_file_is_refused_with_its_line(write, tasks_in, content, line, reason):
    with pytest.raises(FormatError) as refused:
        tasks_in(write(content, "bad file"))

    assert reason in refused.value.reason
    assert refused.value.line == line or line is None
