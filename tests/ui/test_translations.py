"""Every text of the window is there in English and Russian, with the same places to fill in."""

import ast
import re
import shutil
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtCore import QLibraryInfo, QTranslator

from trainer_desk.ui.resources import resource

ROOT = Path(__file__).resolve().parents[2]
SOURCES = [*sorted((ROOT / "trainer_desk" / "ui").rglob("*.py")), ROOT / "trainer_desk" / "app.py"]
FORMS = {"en": 2, "ru": 3}
PLACES = re.compile(r"\{[a-z_]*\}|%n")
Key = tuple[str, str, str]


class Text:
    """One text as it stands in a .ts file."""

    def __init__(self, message: ET.Element) -> None:
        self.plural = message.get("numerus") == "yes"
        translation = message.find("translation")
        self.finished = translation.get("type") is None
        forms = [each.text or "" for each in translation.findall("numerusform")]
        self.forms = forms if self.plural else [translation.text or ""]


def texts(path: Path) -> dict[Key, Text]:
    """Read a .ts file: context, source and comment to what is said."""
    found = {}
    for context in ET.parse(path).getroot().iter("context"):
        for message in context.iter("message"):
            key = (
                context.findtext("name", ""),
                message.findtext("source", ""),
                message.findtext("comment", ""),
            )
            found[key] = Text(message)
    return found


@pytest.fixture(scope="module")
def tools() -> Path:
    folder = Path(sys.executable).parent
    if shutil.which("pyside6-lupdate", path=str(folder)) is None:
        pytest.skip("pyside6-lupdate is not installed beside this Python")
    return folder


@pytest.fixture(scope="module")
def in_code(tools: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[Key, Text]:
    """What the code says, as the tool that collects it sees it."""
    told = tmp_path_factory.mktemp("texts") / "code.ts"
    subprocess.run(
        [tools / "pyside6-lupdate", "-silent", "-locations", "none", *SOURCES, "-ts", told],
        check=True,
        capture_output=True,
    )
    return texts(told)


@pytest.fixture(scope="module")
def translated() -> dict[str, dict[Key, Text]]:
    return {name: texts(resource("i18n", f"{name}.ts")) for name in FORMS}


def test_russian_says_everything_the_code_says_and_nothing_else(in_code, translated):
    told = set(translated["ru"])

    assert set(in_code) - told == set()
    assert told - set(in_code) == set()


def test_english_has_the_forms_of_every_text_with_a_number_and_nothing_else(in_code, translated):
    with_number = {key for key, text in in_code.items() if text.plural}

    assert set(translated["en"]) == with_number


@pytest.mark.parametrize("language", FORMS)
def test_every_translation_is_finished_in_all_its_forms(translated, language):
    lacking = [
        key
        for key, text in translated[language].items()
        if not text.finished
        or not all(form.strip() or not key[1].strip() for form in text.forms)
        or len(text.forms) != (FORMS[language] if text.plural else 1)
    ]

    assert lacking == []


@pytest.mark.parametrize("language", FORMS)
def test_every_form_fills_in_what_the_english_text_fills_in(translated, language):
    wrong = [
        (key, form)
        for key, text in translated[language].items()
        for form in text.forms
        if sorted(PLACES.findall(form)) != sorted(PLACES.findall(key[1]))
    ]

    assert wrong == []


def test_texts_end_as_the_english_ones_do(translated):
    """An ellipsis promises a question, a full stop a sentence; both languages promise the same."""
    wrong = [
        (key[1], form)
        for key, text in translated["ru"].items()
        for form in text.forms
        for end in ("…", ".", ":", " ")
        if key[1].endswith(end) != form.endswith(end)
    ]

    assert wrong == []


def test_no_text_shouts(in_code, translated):
    said = {key[1] for key in in_code} | {
        form for text in translated["ru"].values() for form in text.forms
    }

    assert [each for each in said if "!" in each] == []


def test_a_number_is_given_to_every_text_that_shows_one(in_code):
    """`%n` without the number would be shown as it is."""
    assert [key for key, text in in_code.items() if ("%n" in key[1]) != text.plural] == []


def test_every_text_is_asked_for_where_the_tool_finds_it():
    """The tool takes the context from what stands before `.tr(`: `self`, or a `Texts` so named."""
    strange = []
    for path in SOURCES:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        own = {
            node.targets[0].id
            for node in ast.walk(tree)
            if isinstance(node, ast.Assign)
            and isinstance(node.value, ast.Call)
            and ast.unparse(node.value) == f"Texts({ast.unparse(node.targets[0])!r})"
        }
        strange += [
            f"{path.name}:{node.lineno}"
            for node in ast.walk(tree)
            if isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and node.func.attr == "tr"
            and ast.unparse(node.func.value) not in {"self", *own}
        ]
        strange += [
            f"{path.name}:{node.lineno} inside an f-string"
            for node in ast.walk(tree)
            if isinstance(node, ast.JoinedStr) and ".tr(" in ast.unparse(node)
        ]

    assert strange == []


@pytest.mark.parametrize(
    ("language", "number", "said"),
    [
        ("en", 1, "1 word"),
        ("en", 2, "2 words"),
        ("ru", 1, "1 слово"),
        ("ru", 3, "3 слова"),
        ("ru", 5, "5 слов"),
        ("ru", 11, "11 слов"),
        ("ru", 21, "21 слово"),
    ],
)
def test_numbers_take_the_form_the_language_asks_for(tools, tmp_path, language, number, said):
    built = tmp_path / f"{language}.qm"
    source = resource("i18n", f"{language}.ts")
    subprocess.run(
        [tools / "pyside6-lrelease", "-silent", source, "-qm", built],
        check=True,
        capture_output=True,
    )
    translator = QTranslator()

    assert translator.load(str(built))
    assert translator.translate("phrases", "%n word(s)", "", number) == said.replace(
        str(number), "%n"
    )


def test_qt_brings_its_own_texts_in_russian(qtbot):
    translator = QTranslator()

    assert translator.load(
        "qtbase_ru", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    )
    assert translator.translate("QPlatformTheme", "Cancel") == "Отмена"
