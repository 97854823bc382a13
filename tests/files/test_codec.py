"""Canonical JSON: every value comes back, and equal values are equal bytes."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.kinds import further_answers
from trainer_desk.files import codec, step_codec, strict
from trainer_desk.files.errors import FormatError
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
from trainer_desk.work.batch import Batch, PayRate, TestSettings
from trainer_desk.work.decision import DecisionQuestion
from trainer_desk.work.default_form import default_form
from trainer_desk.work.draft import Draft
from trainer_desk.work.facts import FactsQuestion
from trainer_desk.work.form import (
    Anchor,
    Axis,
    ChoiceQuestion,
    EditQuestion,
    EditTarget,
    Form,
    Option,
    RankingQuestion,
    RatingQuestion,
    Scale,
    StrengthQuestion,
    TextQuestion,
)
from trainer_desk.work.judgment import Judgment, Outcome
from trainer_desk.work.marks import Label, Lexicon, SpansQuestion
from trainer_desk.work.repeats import DuplicatesQuestion
from trainer_desk.work.review import ReviewQuestion
from trainer_desk.work.steps import (
    ChosenChange,
    FlagChange,
    TextChange,
    ValueChange,
    changes_between,
)
from trainer_desk.work.task import Response, Role, Task, Turn
from trainer_desk.work.wording import NOTHING, Wording
from trainer_desk.work.writing import WriteQuestion

text = st.text(st.characters(exclude_characters="\0", codec="utf-8"), max_size=40)
name = st.text(st.characters(exclude_characters="\0", codec="utf-8"), min_size=1, max_size=20)
question_name = name.filter(lambda found: not found.startswith("~"))
language = st.sampled_from(["", "en", "ru", "pt-BR", "zh-Hant-TW"])
full_text = text.filter(lambda found: bool(found.strip()))
wording = st.one_of(
    full_text.map(Wording.of),
    st.dictionaries(st.sampled_from(["en", "ru", "", "de-AT"]), full_text, min_size=1).map(
        Wording.of
    ),
)
seconds = st.floats(0, 1e9, allow_nan=False)
numbers = st.integers(1, 2**31 - 1)
json_value = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**63), 2**63 - 1) | text,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(text, inner, max_size=3),
    max_leaves=8,
)
extra = st.dictionaries(text, json_value, max_size=3).map(strict.compact)


def unique(strategy, key=lambda value: value.id, **bounds):
    return st.lists(strategy, unique_by=key, **bounds).map(tuple)


@st.composite
def scales(draw):
    lowest = draw(st.integers(-50, 50))
    highest = draw(st.integers(lowest + 1, lowest + 20))
    anchors = unique(
        st.builds(Anchor, value=st.integers(lowest, highest), meaning=wording),
        key=lambda anchor: anchor.value,
        max_size=3,
    )
    return Scale(lowest=lowest, highest=highest, anchors=draw(anchors))


asked = {
    "id": question_name,
    "title": wording,
    "help": wording | st.just(NOTHING),
    "required": st.booleans(),
}
flags = st.booleans()
axes = unique(
    st.builds(Axis, id=name, title=wording, help=wording | st.just(NOTHING), scale=scales()),
    min_size=1,
    max_size=3,
)
options = unique(st.builds(Option, id=name, title=wording), min_size=2, max_size=4)
questions = st.one_of(
    st.builds(RankingQuestion, **asked, ties=flags, all_bad=flags, cannot_judge=flags),
    st.builds(
        StrengthQuestion,
        **asked,
        degrees=st.integers(1, 4),
        both_good=flags,
        both_bad=flags,
        cannot_judge=flags,
    ),
    st.builds(RatingQuestion, **asked, axes=axes),
    st.builds(
        EditQuestion,
        **asked,
        target=st.sampled_from([EditTarget.ANY, EditTarget.BEST]),
        must_change=flags,
    ),
    st.builds(
        TextQuestion,
        **asked,
        min_words=st.integers(0, 9),
        max_words=st.sampled_from([0, 10, 99]),
        phrases=st.lists(wording, max_size=2).map(tuple),
    ),
    st.builds(ChoiceQuestion, **asked, options=options, several=flags),
    st.builds(
        DecisionQuestion,
        **asked,
        reasons=options | st.just(()),
        severity=st.none() | scales(),
        specialists=options | st.just(()),
        min_wording_words=st.integers(0, 9),
        min_explanation_words=st.integers(0, 9),
    ),
    st.builds(
        SpansQuestion,
        **asked,
        labels=unique(
            st.builds(Label, id=name, title=wording, colour=st.sampled_from(["", "red", "violet"])),
            min_size=1,
            max_size=3,
        ),
        severity=st.none() | scales(),
        on_prompt=flags,
        on_own=flags,
    ),
    st.builds(
        WriteQuestion,
        **asked,
        min_words=st.integers(0, 9),
        max_words=st.sampled_from([0, 10, 99]),
        points=options | st.just(()),
        is_best=flags,
    ),
    st.builds(
        FactsQuestion,
        **asked,
        importance=st.none() | scales(),
        source_needed=flags,
        on_own=flags,
    ),
    st.builds(DuplicatesQuestion, **asked, threshold=st.integers(1, 100)),
    st.builds(ReviewQuestion, **asked),
)
batches = st.builds(
    Batch,
    id=name,
    title=full_text,
    form=st.builds(
        Form,
        questions=st.lists(
            questions, unique_by=(lambda one: one.id, type), min_size=1, max_size=4
        ).map(tuple),
    ),
    language=language,
    revision=numbers,
    guidelines=text,
    due=st.none() | st.dates(date(2000, 1, 1), date(2100, 1, 1)),
    pay=st.none()
    | st.builds(PayRate, amount=st.sampled_from(["0", "0.35"]), currency=st.just("EUR")),
    test=st.none()
    | st.builds(
        TestSettings,
        minutes=st.integers(0, 600),
        pass_mark=st.integers(0, 100),
        pauses=flags,
        disputes=flags,
        sealed_key=text,
        opens=st.none() | st.dates(date(2000, 1, 1), date(2100, 1, 1)),
    ),
    extra_json=extra,
)
tasks = st.builds(
    Task,
    id=name,
    prompt=st.lists(
        st.builds(Turn, role=st.sampled_from(Role), text=text), min_size=1, max_size=3
    ).map(tuple),
    responses=unique(st.builds(Response, id=name, text=text, model=text), max_size=9),
    language=language,
    meta_json=extra,
)

some_words = st.lists(name, max_size=3).map(tuple)

RESPONSES = ("r1", "r2", "Ответ 3")
response = st.sampled_from(RESPONSES)
some_responses = st.lists(response, unique=True)


@st.composite
def rankings(draw):
    placed = draw(st.permutations(draw(some_responses)))
    groups: list[list[str]] = []
    for one in placed:
        if groups and draw(st.booleans()):
            groups[-1].append(one)
        else:
            groups.append([one])
    verdict = draw(st.sampled_from(RankingVerdict))
    return RankingAnswer(groups=tuple(map(tuple, groups)), verdict=verdict)


ratings = unique(
    st.builds(
        Rating,
        response_id=response,
        axis_id=name,
        value=st.integers(1, 5),
        lowest=st.just(1),
        highest=st.just(5),
    ),
    key=lambda rating: (rating.response_id, rating.axis_id),
    max_size=4,
)
strengths = st.one_of(
    st.builds(
        StrengthAnswer,
        verdict=st.just(StrengthVerdict.PREFERRED),
        preferred=response,
        degree=st.integers(1, 2),
        degrees=st.integers(2, 4),
    ),
    st.builds(
        StrengthAnswer,
        verdict=st.sampled_from([v for v in StrengthVerdict if v is not StrengthVerdict.PREFERRED]),
        degrees=st.integers(1, 4),
    ),
)
answers = st.one_of(
    rankings(),
    strengths,
    st.builds(RatingAnswer, ratings=ratings),
    st.builds(
        EditAnswer,
        edits=unique(
            st.builds(Edit, response_id=response, text=text), key=lambda edit: edit.response_id
        ),
        chosen=st.none() | response,
    ),
    st.builds(TextAnswer, text=text),
    st.builds(ChoiceAnswer, options=st.lists(name, unique=True, max_size=3).map(tuple)),
    further_answers(name, text, response),
)
given_answers = st.dictionaries(question_name, answers, max_size=4).map(lambda d: tuple(d.items()))
work = {
    "answers": given_answers,
    "flagged": flags,
    "note": text,
    "field_notes": st.dictionaries(name, full_text, max_size=2).map(lambda d: tuple(d.items())),
    "active_seconds": seconds,
    "idle_seconds": seconds,
}
drafts = st.builds(Draft, **work)
sha = st.integers(0, 2**256 - 1).map(lambda number: f"{number:064x}")
moments = st.datetimes(timezones=st.just(UTC)).map(
    lambda at: at.replace(microsecond=at.microsecond // 1000 * 1000)
)


@st.composite
def judgments(draw):
    outcome = draw(st.sampled_from(Outcome))
    first = draw(st.booleans())
    return Judgment(
        id=draw(sha)[:32],
        revision=1 if first else draw(st.integers(2, 99)),
        batch_id=draw(name),
        batch_revision=draw(numbers),
        task_id=draw(name),
        trainer=draw(name),
        device=draw(name),
        outcome=outcome,
        sealed_at=draw(moments),
        task_sha256=draw(sha),
        shown_order=tuple(draw(st.permutations(RESPONSES))),
        order_seed=draw(text),
        based_on=None if first else draw(sha),
        skip_reason=draw(text) if outcome is Outcome.SKIPPED else "",
        findings=tuple(draw(st.dictionaries(name, st.integers(0, 99), max_size=2)).items()),
        tools=tuple(draw(st.dictionaries(name, text, max_size=2)).items()),
        **{part: draw(strategy) for part, strategy in work.items()},
    )


@st.composite
def tasks_of_second_reading(draw):
    return Task(
        id=draw(name),
        prompt=(Turn(role=Role.USER, text=draw(text)),),
        responses=tuple(Response(id=one, text=draw(text)) for one in RESPONSES),
        judged=draw(st.none() | judgments()),
        begun=draw(given_answers),
    )


@given(st.lists(st.builds(Lexicon, label=st.just("slang"), language=language, words=some_words)))
def test_the_lexicons_of_a_batch_come_back(lexicons):
    labels = (Label(id="slang", title=Wording.of("Slang"), key="s"),)
    form = Form(questions=(SpansQuestion(id="m", title=Wording.of("Marks"), labels=labels),))
    batch = Batch(id="b", title="Batch", form=form, lexicons=tuple(lexicons))

    assert codec.batch_from_json(codec.batch_to_json(batch)) == batch


CODECS = [
    pytest.param(
        tasks_of_second_reading(), codec.task_to_json, codec.task_from_json, id="second reading"
    ),
    pytest.param(batches, codec.batch_to_json, codec.batch_from_json, id="batch"),
    pytest.param(tasks, codec.task_to_json, codec.task_from_json, id="task"),
    pytest.param(drafts, codec.draft_to_json, codec.draft_from_json, id="draft"),
    pytest.param(judgments(), codec.judgment_to_json, codec.judgment_from_json, id="judgment"),
]


@pytest.mark.parametrize(("values", "to_json", "from_json"), CODECS)
@given(data=st.data())
def test_every_value_comes_back_equal_however_its_json_is_spaced(values, to_json, from_json, data):
    value = data.draw(values)

    raw = to_json(value)

    spaced = json.dumps(json.loads(raw), indent=1).encode()
    assert from_json(raw) == value
    assert from_json(spaced) == value
    assert to_json(from_json(spaced)) == raw
    assert b"\n" not in raw


@given(drafts, drafts)
def test_every_step_between_drafts_comes_back(before, after):
    changes = changes_between(before, after)

    raw = step_codec.changes_to_json(changes)

    assert step_codec.changes_from_json(raw) == changes


def test_every_kind_of_step_comes_back():
    changes = (
        TextChange(question_id="t", at=3, removed="\0", inserted="é", created=True),
        TextChange(
            question_id="e", response_id="r", at=0, removed="a", inserted="", discarded=True
        ),
        ValueChange(question_id="v", before=None, after=TextAnswer(text="ё")),
        ChosenChange(question_id="e", before="a", after=None),
        FlagChange(before=False, after=True),
    )

    assert step_codec.changes_from_json(step_codec.changes_to_json(changes)) == changes


def test_a_task_has_one_canonical_form():
    task = Task(
        id="t",
        prompt=(Turn(role=Role.USER, text="Ёж\u2028\u00a0🙂/<b>\n"),),
        responses=(Response(id="a", text=""),),
        meta_json='{ "n": 1.10, "big": 0.1000000000000000000001, "я": [1, {"b": null}] }',
    )

    raw = codec.task_to_json(task)

    assert raw.decode() == (
        '{"id":"t","prompt":[{"role":"user","text":"Ёж\u2028\u00a0🙂/<b>\\n"}],'
        '"responses":[{"id":"a","text":""}],'
        '"meta":{"n":1.10,"big":0.1000000000000000000001,"я":[1,{"b":null}]}}'
    )


def test_canonical_and_spaced_json_have_the_same_depth_limit():
    deepest = (
        '{"id":"t","prompt":[{"role":"user","text":""}],"meta":' + '{"a":' * 62 + "[]" + "}" * 63
    )
    too_deep = deepest.replace("[]", "[[]]")

    assert codec.task_from_json(deepest.encode()).id == "t"
    for raw in (too_deep, too_deep.replace(",", ", ")):
        with pytest.raises(FormatError, match="64"):
            codec.task_from_json(raw.encode())


def test_the_default_form_comes_back():
    batch = Batch(id="b", title="Batch", form=default_form())

    assert codec.batch_from_json(codec.batch_to_json(batch)) == batch


def test_a_judgment_keeps_milliseconds_and_refuses_moments_without_a_zone():
    judgment = judgment_at(datetime(2026, 1, 2, 3, 4, 5, 678999, UTC))

    found = codec.judgment_from_json(codec.judgment_to_json(judgment))

    assert found.sealed_at == datetime(2026, 1, 2, 3, 4, 5, 678000, UTC)
    with pytest.raises(ValueError, match="time zone"):
        codec.judgment_to_json(judgment_at(datetime(2026, 1, 2)))  # noqa: DTZ001


@pytest.mark.parametrize("bad", ["\0", "\ud800"])
def test_a_judgment_with_a_text_that_nobody_could_read_is_not_sealed(bad):
    judgment = judgment_at(datetime(2026, 1, 1, tzinfo=UTC), note=bad)

    with pytest.raises((ValueError, FormatError)):
        codec.judgment_to_json(judgment)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"trainer": ""}, r"\$\.trainer"),
        ({"revision": 2}, "based_on"),
        ({"shown_order": ()}, "was not shown"),
        ({"active_seconds": float("nan")}, "active_seconds"),
    ],
)
def test_a_judgment_that_its_receiver_would_refuse_is_not_sealed(change, reason):
    ranked = ("q", RankingAnswer(groups=(("a",),)))
    judgment = judgment_at(datetime(2026, 1, 1, tzinfo=UTC), answers=(ranked,))

    with pytest.raises(FormatError, match=reason):
        codec.judgment_to_json(replace(judgment, **change))


def test_whole_seconds_are_sealed_as_any_number_is():
    one, other = (
        judgment_at(datetime(2026, 1, 1, tzinfo=UTC), active_seconds=seconds)
        for seconds in (5, 5.0)
    )

    assert codec.judgment_to_json(one) == codec.judgment_to_json(other)


def test_a_question_answered_twice_is_not_written():
    twice = (("q", TextAnswer(text="a")), ("q", TextAnswer(text="b")))

    with pytest.raises(ValueError, match="q"):
        codec.draft_to_json(Draft(answers=twice))


def judgment_at(moment, **changes):
    return Judgment(
        id="0" * 32,
        revision=1,
        batch_id="b",
        batch_revision=1,
        task_id="t",
        trainer="tr",
        device="d",
        outcome=Outcome.DONE,
        sealed_at=moment,
        task_sha256="0" * 64,
        shown_order=("a",),
        order_seed="s",
        **changes,
    )
