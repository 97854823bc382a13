"""Written, checked, imported again: equal prompts, responses and preferences, whatever they are."""

import csv
import hashlib
import io
import json
from collections import Counter
from itertools import combinations, islice, product

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.files.exporters.texts import TEXTS, asked_texts
from tests.judged import judged, preference_in, ranked, rewrite
from trainer_desk.files.exporters import (
    Edits,
    Pairs,
    Policy,
    Ties,
    TrlShape,
    write_argilla,
    write_battles,
    write_csv,
    write_helpsteer2_preference,
    write_helpsteer3,
    write_hh,
    write_kto,
    write_label_studio,
    write_openai_preference,
    write_openai_sft,
    write_sft,
    write_tree_messages,
    write_trees,
    write_trl,
)
from trainer_desk.files.importers import read
from trainer_desk.files.reading import no_progress
from trainer_desk.files.transcripts import transcript_of, turns_of
from trainer_desk.work.answers import RankingAnswer
from trainer_desk.work.decision import DecisionAnswer, DecisionVerdict
from trainer_desk.work.task import Response, Role, Task, Turn

QUICK = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
ASKED = asked_texts()
ROLES = st.sampled_from([Role.SYSTEM, Role.USER, Role.ASSISTANT])


@st.composite
def tasks(draw, *, single=False, least=2):
    """A task with a prompt of one turn or several and up to four responses."""
    last = Turn(role=Role.USER, text=draw(ASKED))
    before = [] if single else draw(st.lists(st.builds(Turn, role=ROLES, text=TEXTS), max_size=3))
    answers = draw(st.lists(TEXTS, min_size=least, max_size=4))
    responses = tuple(
        Response(id=letter, text=text, model=f"M-{letter}")
        for letter, text in zip("abcd", answers, strict=False)
    )
    return Task(id="t1", prompt=(*before, last), responses=responses)


@st.composite
def judgments(draw, task):
    """A ranking with ties, and perhaps a rewrite."""
    if not task.responses:
        return judged(task)
    order = draw(st.permutations([response.id for response in task.responses]))
    cuts = draw(st.lists(st.booleans(), min_size=len(order) - 1, max_size=len(order) - 1))
    groups, group = [], [order[0]]
    for cut, response in zip(cuts, order[1:], strict=True):
        if cut:
            groups.append(tuple(group))
            group = []
        group.append(response)
    groups.append(tuple(group))
    answers = [("ranking", RankingAnswer(groups=tuple(groups)))]
    if draw(st.booleans()):
        answers.append(rewrite(order[0], draw(TEXTS)))
    return judged(task, *answers)


def finished(**options):
    return tasks(**options).flatmap(lambda task: st.tuples(st.just(task), judgments(task)))


def imported(path):
    if path.read_bytes().strip() in (b"", b"[]"):
        return []
    return list(read([path]).tasks(no_progress))


def texts_in(task):
    return {response.id: response.text for response in task.responses}


def groups_in(judgment):
    return judgment.answers[0][1].groups


def rewrites_in(task, judgment):
    texts = texts_in(task)
    return {
        edit.response_id: edit.text
        for _, answer in judgment.answers[1:]
        for edit in answer.edits
        if edit.text != texts[edit.response_id]
    }


def expected_pairs(task, judgment, pairs, edits):
    """Say by hand which pairs there must be."""
    texts, rewrites = texts_in(task), rewrites_in(task, judgment)
    groups = groups_in(judgment)
    found = []
    if edits in (Edits.PAIR, Edits.BOTH):
        found += [(text, texts[id_]) for id_, text in rewrites.items()]
    for better, worse in combinations(range(len(groups)), 2):
        if pairs is Pairs.ADJACENT and worse != better + 1:
            continue
        if pairs is Pairs.BEST_WORST and (better, worse) != (0, len(groups) - 1):
            continue
        for one, other in product(groups[better], groups[worse]):
            replaced = edits in (Edits.REPLACE, Edits.BOTH)
            found.append((rewrites.get(one, texts[one]) if replaced else texts[one], texts[other]))
    return Counter(pair for pair in found if pair[0] != pair[1] and pair[0].strip())


@QUICK
@given(
    work=finished(),
    pairs=st.sampled_from(Pairs),
    edits=st.sampled_from(Edits),
    write=st.sampled_from([write_trl, write_openai_preference]),
)
def test_pairs_come_back(tmp_path, work, pairs, edits, write):
    task, judgment = work
    out = tmp_path / "out"

    result = write(out, [work], Policy(pairs=pairs, edits=edits, margin=True))

    again = imported(out)
    expected = expected_pairs(task, judgment, pairs, edits)
    assert Counter(map(preference_in, again)) == expected
    assert result.records == expected.total()
    assert all(each.prompt == task.prompt for each in again)


@QUICK
@given(work=finished(single=True))
def test_pairs_of_texts_come_back(tmp_path, work):
    task, judgment = work
    out = tmp_path / "out"

    write_trl(out, [work], Policy(shape=TrlShape.STANDARD))

    again = imported(out)
    expected = expected_pairs(task, judgment, Pairs.ALL, Edits.BOTH)
    assert Counter(map(preference_in, again)) == expected
    assert all(each.prompt == task.prompt for each in again)


@QUICK
@given(work=finished())
def test_dialogues_come_back_or_are_counted(tmp_path, work):
    task, judgment = work
    out = tmp_path / "out"

    result = write_hh(out, [work], Policy())

    again = imported(out)
    expected = expected_pairs(task, judgment, Pairs.ALL, Edits.BOTH)
    assert Counter(map(preference_in, again)) <= expected
    assert all(each.prompt == task.prompt for each in again)
    assert len(again) == result.records
    assert result.records == expected.total() or result.dropped


@QUICK
@given(turns=st.lists(st.builds(Turn, role=ROLES, text=TEXTS), min_size=1, max_size=4))
def test_a_transcript_reads_back_or_there_is_none(turns):
    text = transcript_of(turns)

    assert text is None or turns_of(text) == tuple(turns)


@QUICK
@given(work=finished(least=1))
def test_labelled_and_imitated_texts_come_back(tmp_path, work):
    task, judgment = work
    out = tmp_path / "out"
    texts, rewrites = texts_in(task), rewrites_in(task, judgment)
    best = {texts[id_] for id_ in groups_in(judgment)[0]}
    imitated = set(rewrites.values()) or best

    write_kto(out, [work], Policy())
    labelled = imported(out)
    write_sft(out, [work], Policy())
    plain = imported(out)
    write_openai_sft(out, [work], Policy())
    chats = imported(out)

    for again in (*labelled, *plain, *chats):
        assert again.prompt == task.prompt
    for again in labelled:
        good = json.loads(again.meta_json)["label"]
        text = again.responses[0].text
        assert text in (best | set(rewrites.values()) if good else set(texts.values()))
    found = {each.responses[0].text for each in plain}
    assert found == {text for text in imitated if text.strip()}
    assert {each.responses[0].text for each in chats} == found


@QUICK
@given(work=finished())
def test_comparisons_come_back(tmp_path, work):
    task, judgment = work
    out = tmp_path / "out"
    texts = texts_in(task)
    place = {id_: at for at, group in enumerate(groups_in(judgment)) for id_ in group}
    expected = Counter(
        (texts[one], texts[other], max(-3, min(3, place[one] - place[other])))
        for one, other in combinations(texts, 2)
    )

    write_helpsteer3(out, [work], Policy())
    again = imported(out)

    assert all(each.prompt == task.prompt for each in again)
    assert expected == Counter(
        (*(r.text for r in each.responses), json.loads(each.meta_json)["overall_preference"])
        for each in again
    )


@QUICK
@given(work=finished())
def test_battles_come_back(tmp_path, work):
    task, judgment = work
    out = tmp_path / "out"
    place = {f"M-{id_}": at for at, group in enumerate(groups_in(judgment)) for id_ in group}
    models = {response.model: response.text for response in task.responses}

    write_battles(out, [work], Policy())
    again = imported(out)

    assert len(again) == len(list(combinations(models, 2)))
    for each in again:
        first, second = each.responses
        assert (models[first.model], models[second.model]) == (first.text, second.text)
        assert each.prompt == task.prompt
        by = place[first.model] - place[second.model]
        winner = "tie" if not by else "model_a" if by < 0 else "model_b"
        assert json.loads(each.meta_json)["winner"] == winner


@QUICK
@given(work=finished(least=0), write=st.sampled_from([write_label_studio, write_argilla]))
def test_tasks_of_annotation_tools_come_back(tmp_path, work, write):
    task, _ = work
    out = tmp_path / "out"

    write(out, [work], Policy())

    (again,) = imported(out)
    kept = tuple(turn for turn in task.prompt if turn.text or write is write_label_studio)
    assert again.prompt == kept
    assert [each.text for each in again.responses] == [each.text for each in task.responses]


@QUICK
@given(
    work=finished(single=True),
    edits=st.sampled_from([Edits.IGNORE, Edits.BOTH]),
    write=st.sampled_from([write_trees, write_tree_messages]),
)
def test_trees_come_back(tmp_path, work, edits, write):
    task, judgment = work
    out = tmp_path / "out"
    texts, rewrites = texts_in(task), rewrites_in(task, judgment)
    order = [
        texts_of
        for group in groups_in(judgment)
        for texts_of in (
            *([rewrites[id_]] for id_ in group if edits is Edits.BOTH and id_ in rewrites),
            [texts[id_] for id_ in group],
        )
    ]

    write(out, [work], Policy(edits=edits))

    (again,) = imported(out)
    replies = json.loads(again.meta_json)["replies"]
    found = Counter((each.text, replies[each.id]["rank"]) for each in again.responses)
    assert found == Counter((text, at) for at, group in enumerate(order) for text in group)
    assert again.prompt == task.prompt


# --- real texts


def judged_by_chance(task):
    """A ranking that depends on nothing but the task, with a tie here and there."""
    ids = [response.id for response in task.responses]
    order = sorted(ids, key=lambda id_: hashlib.sha256(f"{task.id} {id_}".encode()).digest())
    tie = len(task.id) % 2 and len(order) > 2
    groups = [order[:2], *([id_] for id_ in order[2:])] if tie else [[id_] for id_ in order]
    return judged(task, ranked(*groups))


SOURCES = {
    "ru_llm_arena": "*.jsonl",
    "alpaca_eval": "[a-g]*.json",
    "oasst": "*.jsonl",
}
WRITERS = [
    write_trl, write_openai_preference, write_kto, write_openai_sft, write_helpsteer2_preference,
    write_helpsteer3, write_battles, write_trees, write_tree_messages, write_label_studio,
    write_argilla, write_hh,
]  # fmt: skip


@pytest.fixture(scope="module", params=SOURCES)
def real(request, data_dir):
    paths = sorted((data_dir / request.param).glob(SOURCES[request.param]))
    found = list(islice(read(paths).tasks(no_progress), 40))
    return [(task, judged_by_chance(task)) for task in found]


@pytest.mark.data
@pytest.mark.parametrize("write", WRITERS)
def test_real_texts_come_back(tmp_path, real, write):
    out = tmp_path / "out"

    result = write(out, real, Policy(ties=Ties.KEEP))

    again = imported(out)
    prompts = {task.prompt for task, _ in real}
    texts = {response.text for task, _ in real for response in task.responses}
    assert result.records
    assert again
    assert {task.prompt for task in again} <= prompts
    assert {response.text for task in again for response in task.responses} <= texts
    if write in (write_label_studio, write_argilla):
        assert [(task.id, task.prompt) for task in again] == [(t.id, t.prompt) for t, _ in real]


@pytest.mark.data
def test_ranks_of_real_trees_come_back(data_dir, tmp_path):
    (path,) = (data_dir / "oasst").glob("*.jsonl")
    out = tmp_path / "out"
    work, expected = [], {}
    for task in read([path]).tasks(no_progress):
        ranks = {id_: kept["rank"] for id_, kept in json.loads(task.meta_json)["replies"].items()}
        groups = [[id_ for id_ in ranks if ranks[id_] == at] for at in sorted(set(ranks.values()))]
        texts = texts_in(task)
        work.append((task, judged(task, ranked(*groups))))
        expected[task.id] = (
            task.prompt,
            Counter((texts[id_], at) for at, group in enumerate(groups) for id_ in group),
        )

    result = write_trees(out, work, Policy())

    again = {}
    for task in imported(out):
        replies = json.loads(task.meta_json)["replies"]
        ranks = Counter((each.text, replies[each.id]["rank"]) for each in task.responses)
        again[task.id] = (task.prompt, ranks)
    assert result.records == len(work) == 212
    assert again == expected


@pytest.mark.data
@pytest.mark.parametrize("model", ["llama2new", "mistralinstruct"])
def test_refusals_of_real_prompts_come_back(data_dir, tmp_path, model):
    out = tmp_path / "out"
    work = []
    for task in read([data_dir / "xstest" / f"xstest_v2_completions_{model}.csv"]).tasks(
        no_progress
    ):
        unsafe = json.loads(task.meta_json)["type"].startswith("contrast")
        verdict = DecisionVerdict.REFUSE if unsafe else DecisionVerdict.ANSWER
        wording = f"No: {task.question}" if unsafe else ""
        decision = DecisionAnswer(verdict=verdict, wording=wording)
        work.append((task, judged(task, ("decision", decision))))

    write_openai_sft(out, work, Policy())
    refused = imported(out)
    write_argilla(out, work, Policy())
    decided = imported(out)

    assert len(refused) == 200
    assert all(each.responses[0].text == f"No: {each.question}" for each in refused)
    assert [(each.id, each.prompt) for each in decided] == [(t.id, t.prompt) for t, _ in work]
    answers = [json.loads(each.meta_json)["argilla"]["responses"] for each in decided]
    assert Counter(each["decision-verdict"][0]["value"] for each in answers) == {
        "answer": 250,
        "refuse": 200,
    }


@pytest.mark.data
def test_real_checked_facts_fill_a_table(data_dir, tmp_path):
    reading = read([data_dir / "factcheck" / "factcheck-GPT-benchmark.jsonl"])
    work = [(task, judged(task, *task.begun)) for task in reading.tasks(no_progress)]
    out = tmp_path / "out.csv"

    result = write_csv(out, work, reading.batch.form)

    text = out.read_bytes().decode()
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    placed = [json.loads(row["answer.facts.claims"] or "[]") for row in rows]
    elsewhere = [json.loads(row["answer.facts.other_claims"] or "[]") for row in rows]
    assert (result.records, result.dropped) == (94, ())
    assert (sum(map(len, placed)), sum(map(len, elsewhere))) == (664, 14)
    for row, claims in zip(rows, placed, strict=True):
        for spot in (claim["spots"][0] for claim in claims):
            assert row["text"][spot["start"] : spot["end"]] == spot["quote"]
