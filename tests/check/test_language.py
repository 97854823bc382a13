import pytest

from trainer_desk.check.cache import MemoryCache
from trainer_desk.check.checker import Checker
from trainer_desk.check.guessing import Guesser
from trainer_desk.check.ignores import Ignores
from trainer_desk.check.installation import LANGUAGES, Installation
from trainer_desk.check.language import UNKNOWN, language_of, other_language
from trainer_desk.check.options import CheckOptions
from trainer_desk.text.paragraphs import paragraph_of

TEXTS = {
    "en": "The answer is clear and correct, but it leaves out two of the three conditions.",
    "ru": "Ответ ясный и верный, но в нём пропущены два условия из трёх, которые были названы.",
    "de": "Die Antwort ist klar und richtig, lässt aber zwei der drei Bedingungen weg.",
    "fr": "La réponse est claire et correcte, mais elle oublie deux des trois conditions.",
    "es": "La respuesta es clara y correcta, pero deja fuera dos de las tres condiciones.",
    "it": "La risposta è chiara e corretta, ma tralascia due delle tre condizioni richieste.",
    "pt": "A resposta é clara e correta, mas não menciona duas das três condições pedidas.",
    "uk": "Відповідь зрозуміла й правильна, але в ній пропущено дві з трьох названих умов.",
    "be": "Адказ зразумелы і правільны, але ў ім прапушчаны дзве з трох названых умоў.",
    "bg": "Отговорът е ясен и верен, но в него са пропуснати две от трите посочени условия.",
    "kk": "Жауап түсінікті әрі дұрыс, бірақ онда аталған үш шарттың екеуі қалып қойған.",
}


class Languages:
    """A grammar check that is asked for its languages only."""

    def __init__(self, *languages: str) -> None:
        self.languages = frozenset(languages)


@pytest.fixture
def checker(speller, tmp_path):
    def build(*languages: str) -> Checker:
        ignores = Ignores(tmp_path / "ignores.json")
        return Checker(speller, Languages(*languages), MemoryCache(), ignores, CheckOptions())

    return build


def base(tag: str) -> str:
    return tag.partition("-")[0]


@pytest.mark.parametrize(
    ("text", "declared", "language"),
    [
        ("Это вполне обычный русский текст, и довольно длинный.", "en-US", "ru"),
        ("This is a quite ordinary English text of some length.", "ru", "en-US"),
        ("This is a quite ordinary English text of some length.", "en-GB", "en-GB"),
        ("Короткий", "en-US", "en-US"),
        ("ok", "ru", "ru"),
        ("Русский текст с одним словом prompt и ещё LLM внутри.", "ru", "ru"),
        ("Привет", "", "ru"),
        ("Hi", "", "en-US"),
        ("", "", "en-US"),
        ("Ein ganz gewöhnlicher deutscher Satz von einiger Länge.", "de", "de"),
    ],
)
def test_letters_tell_scripts_apart(text, declared, language):
    assert language_of(text, declared) == language


@pytest.mark.parametrize("declared", ["en-US", "ru", "de", ""])
@pytest.mark.parametrize("language", TEXTS)
def test_languages_of_one_script_are_told_apart(checker, language, declared):
    found = checker(*TEXTS).language(paragraph_of(TEXTS[language]), declared)

    assert base(found) == language


@pytest.mark.parametrize("language", ["de", "es", "uk", "kk"])
def test_a_short_paragraph_keeps_the_language_of_the_field(checker, language):
    short = TEXTS[language].partition(",")[0]

    assert checker(*TEXTS).language(paragraph_of(short[:28]), "ru") == "ru"


def test_what_nobody_can_check_is_not_called_wrong(checker):
    paragraph = paragraph_of(TEXTS["de"])

    language = checker("en", "ru").language(paragraph, "en-US")

    assert language == UNKNOWN
    assert checker("en", "ru").merged(paragraph, language) == ()


def test_many_mistakes_do_not_make_another_language(checker):
    english = "Teh anser is claer adn correkt but it laeves out two of the three conditions here."
    russian = "Ответ ясный и верный но в нём пропущенны два условия из трёх каторые были названны"

    assert checker(*TEXTS).language(paragraph_of(english), "en-US") == "en-US"
    assert checker(*TEXTS).language(paragraph_of(russian), "ru") == "ru"


def test_a_language_chosen_by_hand_gives_way_to_another_script_only(checker):
    check = checker(*TEXTS)

    assert check.language(paragraph_of(TEXTS["de"]), "en-US", by_hand=True) == "en-US"
    assert check.language(paragraph_of(TEXTS["ru"]), "en-US", by_hand=True) == "ru"


def test_code_does_not_count(checker):
    text = "Kurz: `the answer is clear and correct but it leaves out two of the conditions`"

    assert checker(*TEXTS).language(paragraph_of(text), "de") == "de"


def test_two_must_agree_that_it_is_another_language():
    text = TEXTS["en"]

    def other(guess: str, *, right: bool | None) -> str:
        return other_language(
            text, "en-US", guess=lambda _: guess, checkable={"de"}, is_right=lambda: right
        )

    assert other("de", right=False) == "de"
    assert other("de", right=True) == "en-US"
    assert other("", right=False) == "en-US"
    assert other("lb", right=False) == UNKNOWN
    assert other("lb", right=None) == "en-US"
    assert other("de", right=None) == "de"


@pytest.mark.parametrize("text", ["", "\0", "\ud800 half a pair", "😀" * 3000, "x" * 100_000])
def test_any_text_can_be_guessed_at(text):
    assert isinstance(Guesser().guess(text), str)


def test_the_languages_of_an_installation_are_those_of_its_jars(tmp_path):
    for name in ("en-6.8", "de-6.8", "de-DE-x-simple-language-6.8", "all-6.8", "detector-0.6"):
        (tmp_path / f"language-{name}.jar").touch()

    found = Installation(tmp_path, "6.8").languages

    assert found == {"en", "de"}


def test_a_release_has_every_language(tmp_path):
    (tmp_path / "languagetool-server.jar").touch()

    assert Installation(tmp_path, "6.8").languages == LANGUAGES


def test_real_answers_are_in_the_language_they_are_in(checker, data_dir):
    lines = (data_dir / "ruspell" / "sources.txt").read_text("utf-8").splitlines()

    found = {checker(*LANGUAGES).language(paragraph_of(line), "ru") for line in lines[:400]}

    assert found <= {"ru", "en-US"}
