import shutil
import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from trainer_desk.check.dictionaries import (
    NoDictionary,
    add_dictionary,
    dictionary_for,
    find_dictionaries,
)
from trainer_desk.check.engines import load_engine
from trainer_desk.check.personal import NotAWordList, PersonalWords
from trainer_desk.check.spelling import MIXED_SCRIPT_RULE, Speller
from trainer_desk.text.masking import masked
from trainer_desk.work.ids import BatchId


def quoted(speller: Speller, text: str, language: str = "ru", batch: BatchId | None = None):
    return [finding.quoted for finding in speller.findings(masked(text), language, batch)]


def test_misspelt_words_are_found_with_their_place(speller):
    text = "😀 Это ошыбка 👍🏽 и wrld."

    findings = speller.findings(masked(text), "ru")

    assert [(finding.start, finding.quoted) for finding in findings] == [
        (6, "ошыбка"),
        (18, "wrld"),
    ]
    assert all(finding.stands_in(text) for finding in findings)


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("ошыбка", "ошибка"),
        ("превет", "привет"),
        ("ваще", "вообще"),
        ("ооочень", "очень"),
        ("небыло", "не было"),
        ("Калбаса", "Колбаса"),
        ("isnt", "isn't"),
        ("recieve", "receive"),
        ("cловo", "слово"),
    ],
)
def test_the_likely_correction_is_among_five(speller, wrong, right):
    (finding,) = speller.findings(masked(wrong), "ru")

    assert right in finding.suggestions
    assert len(finding.suggestions) <= 5


@pytest.mark.parametrize(
    "text",
    [
        "за́мок",
        "про\u00adмпт",
        "и\u0306од",
        "ещё рождённый рожденный",
        "нейросетями и промптами",
        "файнтюнинга LLM-моделей",
        "кто-то по-моему Wi-Fi",
        "don’t can't naïve café",
        "МГУ ГОСТ НДФЛ",
        "токенизатором датасетов эмбеддингов",
        "The prompts and LLMs",
        "_курсив_ и **жирно**",
        "日本語 العربية",
        "`ошыбка` https://ошыбка.рф/ошыбка {ошыбка} @ошыбка",
    ],
)
def test_right_words_and_what_is_no_prose_are_left_alone(speller, text):
    assert quoted(speller, text) == []


def test_each_word_is_checked_in_the_language_of_its_letters(speller):
    assert quoted(speller, "Слово word слвоо wrod", "ru") == ["слвоо", "wrod"]
    assert quoted(speller, "Слово word слвоо wrod", "en-US") == ["слвоо", "wrod"]


def test_letters_of_two_alphabets_in_one_word_are_reported_as_such(speller):
    (finding,) = speller.findings(masked("Мой cлон"), "ru")

    assert finding.rule == MIXED_SCRIPT_RULE
    assert finding.suggestions == ("слон",)


def test_a_passage_in_a_language_without_dictionary_is_not_underlined(speller):
    assert quoted(speller, "Он сказал: el destino de la grandeza está en tus manos", "ru") == []


def test_a_wrong_part_of_a_hyphenated_word_is_reported_alone(speller):
    assert quoted(speller, "по-моиму") == ["моиму"]


def test_added_words_are_accepted_in_their_language_or_batch_only(speller, personal):
    batch, other = BatchId("b/1"), BatchId("b/2")
    personal.add("абракадабринг", "ru")
    personal.add("фигнюшка", "ru-RU", batch)

    assert quoted(speller, "Абракадабринг фигнюшка", "ru", batch) == []
    assert quoted(speller, "АБРАКАДАБРИНГ фигнюшка", "ru", other) == ["фигнюшка"]


def test_personal_words_survive_a_restart_and_travel_by_file(tmp_path, personal):
    personal.add("за\u0301мокк", "ru")
    personal.add("Ютьюб", "ru")
    personal.export_file(tmp_path / "mine.txt", "ru")
    fresh = PersonalWords(tmp_path / "other")

    added = fresh.import_file(tmp_path / "mine.txt", "ru")

    assert added == 2
    assert fresh.words("ru") == PersonalWords(tmp_path / "words").words("ru") == ("замокк", "Ютьюб")
    assert not fresh.accepts("ютьюб", "ru")
    assert fresh.accepts("ЮТЬЮБ", "ru")


def test_what_is_asked_at_once_is_the_same_without_suggestions(speller):
    text = masked("Ошыбка and mistaks")

    before = speller.misspelt(text, "ru")
    slow = speller.findings(text, "ru")
    quick = speller.misspelt(text, "ru")

    assert before is None  # the dictionaries would have to be loaded
    assert [one.quoted for one in quick] == [one.quoted for one in slow] == ["Ошыбка", "mistaks"]
    assert all(one.suggestions == () for one in quick)


def test_a_removed_word_is_wrong_again(speller, personal):
    personal.add("ошыбка", "ru")
    personal.remove("ошыбка", "ru")

    assert quoted(speller, "ошыбка") == ["ошыбка"]


def test_a_file_that_is_no_word_list_is_refused_and_changes_nothing(tmp_path, personal):
    file = tmp_path / "list.txt"
    file.write_bytes(b"\xff\xfe\x00")

    with pytest.raises(NotAWordList):
        personal.import_file(file, "ru")

    assert personal.words("ru") == ()


def test_a_dictionary_file_can_be_imported_as_words(tmp_path, personal):
    file = tmp_path / "list.dic"
    file.write_text("2\nслово/AB\nдругое\n", encoding="utf-8")

    assert personal.import_file(file, "ru") == 2
    assert personal.words("ru") == ("другое", "слово")


def test_english_and_russian_come_with_the_packages():
    found = find_dictionaries(system=())

    assert dictionary_for("en-US", found) is not None
    assert dictionary_for("ru-RU", found) is not None
    assert dictionary_for("de", found) is None


def test_dictionaries_of_the_system_are_found(tmp_path):
    office = tmp_path / "extensions" / "dict-xx" / "dictionaries"
    office.mkdir(parents=True)
    (office / "xx_YY.aff").write_text("SET UTF-8\n", encoding="utf-8")
    (office / "xx_YY.dic").write_text("1\nслово\n", encoding="utf-8")
    (office / "hyph_xx_YY.dic").write_text("1\n", encoding="utf-8")

    found = find_dictionaries(system=(tmp_path / "extensions",))

    assert [item.language for item in found if item.origin == "system"] == ["xx_YY"]


def test_an_oxt_is_added_and_preferred(tmp_path, personal):
    archive, added = tmp_path / "new.oxt", tmp_path / "added"
    with zipfile.ZipFile(archive, "w") as opened:
        opened.writestr("dictionaries/ru_RU.aff", "SET UTF-8\n")
        opened.writestr("../../ru_RU.dic", "1\nошыбка\n")

    add_dictionary(archive, added)

    speller = Speller(find_dictionaries(added, system=()), personal)
    assert quoted(speller, "ошыбка слово", "ru-RU") == ["слово"]
    assert sorted(path.name for path in added.iterdir()) == ["ru_RU.aff", "ru_RU.dic"]


def test_a_pair_of_files_is_added(tmp_path):
    ru = dictionary_for("ru", find_dictionaries(system=()))
    for file in (ru.aff, ru.dic):
        shutil.copy(file, tmp_path / f"xx{file.suffix}")

    (added,) = add_dictionary(tmp_path / "xx.dic", tmp_path / "added")

    assert load_engine(added).knows("слово")


def test_a_file_without_dictionary_is_refused(tmp_path):
    (tmp_path / "only.dic").write_text("1\nслово\n", encoding="utf-8")

    with pytest.raises(NoDictionary):
        add_dictionary(tmp_path / "only.dic", tmp_path / "added")


def test_the_fallback_engine_gives_the_same_verdicts(personal):
    words = "слово ошыбка промптами нейросетями wrld world рождённый недоразметки"
    dictionaries = find_dictionaries(system=())

    fallback = quoted(Speller(dictionaries, personal, pure=True), words)

    assert fallback == quoted(Speller(dictionaries, personal), words) == ["ошыбка", "wrld"]


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50, deadline=None
)
@given(
    st.text(max_size=40) | st.text(alphabet="абcde\u0301\u00ad\u0306-’'😀 ёй\ud800\0", max_size=40)
)
def test_no_text_breaks_the_check(speller, text):
    assert all(finding.stands_in(text) for finding in speller.findings(masked(text), "ru"))
