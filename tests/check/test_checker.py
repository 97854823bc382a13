import pytest

from trainer_desk.check.cache import MemoryCache, findings_from_json, findings_to_json
from trainer_desk.check.checker import Checker
from trainer_desk.check.errors import Refused
from trainer_desk.check.ignores import Ignores, NotAnIgnoreList
from trainer_desk.check.merging import merged
from trainer_desk.check.options import CheckOptions, LanguageOptions
from trainer_desk.check.report import report
from trainer_desk.check.status import GrammarUnavailable, ServerState, ServerStatus
from trainer_desk.check.words import Script
from trainer_desk.text.findings import Finding, FindingKind, open_by_rule
from trainer_desk.text.paragraphs import paragraph_of, paragraphs
from trainer_desk.work.ids import BatchId


class FakeServer:
    status = ServerStatus(state=ServerState.READY, version="6.8")


class FakeGrammar:
    """Finds every given word, and counts what it is asked."""

    version = "6.8"
    languages = frozenset(("en", "ru", "de", "fr", "es", "it", "pt", "uk", "be"))

    def __init__(self, *found: Finding, kind: FindingKind = FindingKind.GRAMMAR) -> None:
        self.server = FakeServer()
        self.asked = []
        self.error: Exception | None = None
        self._found = found

    def findings(self, text, language):
        self.asked.append(text)
        if self.error is not None:
            raise self.error
        return tuple(
            finding.moved(text.index(finding.quoted))
            for finding in self._found
            if finding.quoted in text
        )

    def close(self, *, wait=True):
        self.closed = True


def found(quoted: str, rule: str = "RULE", kind=FindingKind.GRAMMAR, start: int = 0, **more):
    return Finding(
        start=start,
        end=start + len(quoted),
        quoted=quoted,
        kind=kind,
        rule=rule,
        engine=more.pop("engine", "languagetool"),
        **more,
    )


@pytest.fixture
def ignores(tmp_path):
    return Ignores(tmp_path / "ignores.json")


@pytest.fixture
def check(speller, ignores):
    def build(*words: Finding, options: CheckOptions | None = None):
        grammar = FakeGrammar(*words)
        made = Checker(speller, grammar, MemoryCache(), ignores, options or CheckOptions())
        return made, grammar

    return build


def test_a_paragraph_is_asked_about_once(check):
    checker, grammar = check(found("это"))
    paragraph = paragraph_of("Ну это да")

    first = checker.merged(paragraph, "ru")
    second = checker.known(paragraph, "ru")

    assert first == second
    assert len(grammar.asked) == 1
    assert checker.known(paragraph_of("Другое"), "ru") is None


def test_other_rules_are_another_question(speller, ignores):
    cache, grammar = MemoryCache(), FakeGrammar()
    picky = CheckOptions(languages=(LanguageOptions(language="ru", picky=True),))
    for options in (CheckOptions(), picky):
        Checker(speller, grammar, cache, ignores, options).grammar(paragraph_of("Текст"), "ru")

    assert len(grammar.asked) == 2


def test_places_are_those_of_the_paragraph_and_the_text(check):
    checker, _ = check(found("это"))
    text = "Первое 😀\n> - **Вот** 😀 это\n"

    rows = list(report(checker, text, "ru"))

    assert [(row.line, row.column, row.finding.quoted) for row in rows] == [(2, 15, "это")]
    assert all(row.finding.stands_in(text) for row in rows)


def test_code_is_not_sent(check):
    checker, grammar = check()

    list(report(checker, "Вызов `secret_code` тут\n```\nsecret = 1\n```\n", "ru"))

    assert all("secret" not in text for text in grammar.asked)
    assert len(grammar.asked) == 1


def test_what_is_said_about_a_filled_part_is_dropped(check):
    checker, _ = check(found("XXX"), found("а", rule="BESIDE"), found("дом"))

    findings = checker.grammar(paragraph_of("дом а `x` конец"), "ru")

    assert [finding.quoted for finding in findings] == ["дом"]


def test_points_of_a_list_may_begin_in_lower_case(check):
    checker, _ = check(found("первое", "UPPERCASE_SENTENCE_START"))

    assert checker.grammar(paragraph_of("- первое"), "ru") == ()
    assert len(checker.grammar(paragraph_of("первое"), "ru")) == 1


def test_ignored_once_stays_ignored_where_it_is(check, ignores, tmp_path):
    checker, _ = check(found("это"))
    paragraph = paragraph_of("Ну это да")
    (finding,) = checker.merged(paragraph, "ru")

    ignores.ignore_once(finding, paragraph.text)

    assert checker.merged(paragraph, "ru") == ()
    assert len(checker.merged(paragraph_of("А вот это нет"), "ru")) == 1
    assert Ignores(tmp_path / "ignores.json").all == ignores.all


def test_ignored_in_a_batch_is_heeded_in_others(check, ignores):
    checker, _ = check(found("это"))
    paragraph = paragraph_of("Ну это да")
    (finding,) = checker.merged(paragraph, "ru", BatchId("a"))

    ignores.ignore_in_batch(finding, BatchId("a"))

    assert checker.merged(paragraph, "ru", BatchId("a")) == ()
    assert len(checker.merged(paragraph, "ru", BatchId("b"))) == 1


def test_a_rule_turned_off_is_silent_at_once_until_turned_on(check, ignores):
    checker, _ = check(found("это"))
    paragraph = paragraph_of("Ну это да")
    checker.merged(paragraph, "ru")

    ignores.turn_off("RULE", "ru-RU")
    off = checker.merged(paragraph, "ru")
    ignores.turn_on("RULE", "ru")

    assert off == ()
    assert len(checker.merged(paragraph, "ru")) == 1


def test_rules_and_categories_of_the_options_are_silent(check):
    options = CheckOptions(
        languages=(LanguageOptions(language="ru", rules_off=("A",), categories_off=("C",)),)
    )
    checker, _ = check(found("раз", "A"), found("два", "B", category="C"), options=options)

    assert checker.grammar(paragraph_of("раз два"), "ru") == ()


def test_ignores_travel_by_file(ignores, tmp_path):
    ignores.turn_off("RULE", "ru")
    ignores.ignore_in_batch(found("это"), BatchId("a"))
    ignores.export_file(tmp_path / "out.json")
    other = Ignores(tmp_path / "other.json")
    other.turn_off("OTHER", "en")

    other.import_file(tmp_path / "out.json")

    assert other.all.rules == {("ru", "RULE"), ("en", "OTHER")}
    assert other.all.in_batches == ignores.all.in_batches
    (tmp_path / "bad.json").write_text("[1", "utf-8")
    with pytest.raises(NotAnIgnoreList):
        other.import_file(tmp_path / "bad.json")


def test_an_added_word_silences_both_engines_without_asking_again(check, personal):
    checker, grammar = check(found("ошыбка", "MORFOLOGIK", FindingKind.SPELLING))
    paragraph = paragraph_of("Это ошыбка")
    before = checker.merged(paragraph, "ru")

    personal.add("ошыбка", "ru")

    assert len(before) == 1
    assert checker.merged(paragraph, "ru") == ()
    assert len(grammar.asked) == 1


def test_the_same_mistake_is_one_finding_with_the_suggestions_of_both(check):
    checker, _ = check(
        found("ошыбка", "MORFOLOGIK", FindingKind.SPELLING, suggestions=("ошибка", "нашивка"))
    )

    (finding,) = checker.merged(paragraph_of("Это ошыбка"), "ru")

    assert finding.engine == "hunspell+languagetool"
    assert finding.suggestions[0] == "ошибка"
    assert "нашивка" in finding.suggestions


def test_words_that_languagetool_knows_are_right_in_its_own_script_only():
    spelling = (
        found("кулере", "HUNSPELL", FindingKind.SPELLING, engine="hunspell"),
        found("wrld", "HUNSPELL", FindingKind.SPELLING, start=10, engine="hunspell"),
    )

    assert [one.quoted for one in merged(spelling, (), own=Script.CYRILLIC)] == ["wrld"]


def test_a_compound_of_right_words_is_right():
    tool = (found("два-три", "MORFOLOGIK", FindingKind.SPELLING),)

    assert merged((), tool, own=Script.CYRILLIC) == ()


def test_without_languagetool_spelling_is_all_there_is(speller, ignores):
    checker = Checker(speller, None, MemoryCache(), ignores, CheckOptions())

    (finding,) = checker.merged(paragraph_of("Это ошыбка"), "ru")

    assert finding.engine == "hunspell"
    assert checker.status.state is ServerState.ABSENT


def test_when_grammar_is_unavailable_it_is_told_and_not_remembered(check):
    checker, grammar = check(found("это"))
    grammar.error = GrammarUnavailable(ServerStatus(state=ServerState.DEGRADED), 1.0)
    with pytest.raises(GrammarUnavailable):
        checker.merged(paragraph_of("Ну это да"), "ru")

    grammar.error = None

    assert len(checker.merged(paragraph_of("Ну это да"), "ru")) == 1


def test_a_paragraph_that_languagetool_refuses_has_no_grammar_findings(check):
    checker, grammar = check(found("это"))
    grammar.error = Refused("status 500")

    assert checker.grammar(paragraph_of("Ну это да"), "ru") == ()


def test_half_a_surrogate_pair_can_be_checked(check):
    checker, grammar = check(found("это"))

    (finding,) = checker.grammar(paragraph_of("\ud83d это"), "ru")

    assert finding.start == 2
    grammar.asked[0].encode("utf-8")


def test_findings_can_be_kept_as_bytes():
    findings = (found("это", suggestions=("то",), message="нет"),)

    assert findings_from_json(findings_to_json(findings)) == findings
    assert findings_from_json(b'[{"start": 1}]') is None
    assert findings_from_json(b"\xff") is None


def test_a_full_cache_forgets_what_was_used_longest_ago():
    cache = MemoryCache(most=2)
    cache.put("a", b"1")
    cache.put("b", b"2")
    cache.get("a")
    cache.put("c", b"3")

    assert [cache.get(key) for key in "abc"] == [b"1", None, b"3"]


def test_findings_are_counted_by_rule():
    assert open_by_rule([found("a", "B"), found("b", "A"), found("c", "B")]) == (("A", 1), ("B", 2))


def test_a_declared_country_is_the_variant_unless_one_is_chosen():
    chosen = CheckOptions(languages=(LanguageOptions(language="en", variant="en-AU"),))

    assert CheckOptions().of("en-GB").tag == "en-GB"
    assert CheckOptions().of("en").tag == "en-US"
    assert CheckOptions().of("ru-RU").tag == "ru"
    assert chosen.of("en-GB").tag == "en-AU"


def test_paragraphs_joined_are_the_text():
    text = "Раз\n\n  - `два\n```\nкод\n```\nтри\u2029конец"

    found_ones = paragraphs(text)

    assert "\n".join(one.text for one in found_ones) == text.replace("\u2029", "\n")
    assert all(text[one.start : one.start + len(one.text)] == one.text for one in found_ones)
    assert [one.empty for one in found_ones] == [False, True, False, True, True, True, False, False]


def test_a_report_can_be_written_as_json(check):
    checker, _ = check(found("это", suggestions=("то",)))

    (row,) = report(checker, "Ну это да", "auto")

    assert row.as_json()["suggestions"] == ["то"]
    assert row.as_json()["start"] == 3
