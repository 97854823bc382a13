"""Promises about the house as a whole: its files, its words, its keys, its controls."""

import ast
import re
import subprocess
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from tests.ui.whole.conftest import start as start
from tests.ui.whole.working import batch_file
from trainer_desk.ui.actions import ACTIONS, DIGITS, Act

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "trainer_desk"
MOST_LINES, MOST_LINES_OF_FUNCTION = 500, 80
LONG_LINES, LONG_FUNCTION = 400, 60
REASONS = {
    "trainer_desk/store/schema.py": "one migration is one literal",
}
"""Files that may be longer, and why."""


def tracked() -> list[Path]:
    done = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True)
    if done.returncode:
        pytest.skip("this is no git checkout")
    return [ROOT / name for name in done.stdout.split("\0") if name and (ROOT / name).is_file()]


def sources() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def functions(path: Path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.name, (node.end_lineno or node.lineno) - node.lineno + 1


# Files


def test_no_file_and_no_function_outgrows_a_reader(capsys):
    lines = {named(path): len(path.read_text("utf-8").splitlines()) for path in sources()}
    lengths = {
        f"{named(path)} {name}": length for path in sources() for name, length in functions(path)
    }

    with capsys.disabled():
        for name, length in sorted({**lines, **lengths}.items()):
            if length > (LONG_FUNCTION if " " in name else LONG_LINES):
                print(f"\n  long: {name}: {length} lines", end="")
    too_long = [name for name, n in lines.items() if n > MOST_LINES and name not in REASONS]
    assert too_long == []
    assert [name for name, n in lengths.items() if n > MOST_LINES_OF_FUNCTION] == []


def test_nothing_is_left_for_later():
    marks = re.compile(r"\b(TO" r"DO|FIX" r"ME|XX" r"X|HA" r"CK)\b")

    assert [named(path) for path in sources() if marks.search(path.read_text("utf-8"))] == []


def test_no_tracked_file_names_a_registry_or_a_place_of_one_machine():
    forbidden = re.compile(
        r"(?:files\.python" r"hosted|pypi\.(?:org|python)|index-" r"url\s*=|extra-" r"index|"
        r"/wo" r"rk/|/ro" r"ot/|/home/[a-z]+/|/Users/[a-z]+/)",
        re.IGNORECASE,
    )  # fmt: skip
    found = []
    for path in tracked():
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        found += [f"{named(path)}: {hit[0]}" for hit in forbidden.finditer(text)]

    assert found == []


# Keys


def test_no_key_means_two_things():
    keys = [key for spec in ACTIONS for key in spec.keys]
    keys += [f"{held}{digit}" for held in ("", "Ctrl+", "Shift+", "Alt+") for digit in DIGITS]
    told = [QKeySequence(key).toString() for key in keys]

    assert sorted({key for key in told if told.count(key) > 1}) == []
    assert "" not in told


def test_every_act_is_in_the_table_once_and_can_be_done(start):
    acts = [spec.act for spec in ACTIONS]

    with start() as running:
        made = running.desktop.commands.actions

    assert sorted(acts, key=str) == sorted(Act, key=str)
    assert set(made) == set(Act)


def test_every_key_can_be_pressed_as_written():
    assert [key for spec in ACTIONS for key in spec.keys if QKeySequence(key).count() != 1] == []


# Controls


@pytest.mark.parametrize("mode", ["Ctrl+F5", "Ctrl+F6", "Ctrl+F7"])
def test_every_control_that_takes_the_keyboard_has_a_name(start, tmp_path, mode):
    with start(None, batch_file(tmp_path)) as running:
        window = running.desktop.window
        for keys in (mode, "F2", "1", "2", "Ctrl+E", "Ctrl+H"):
            running.hands.press(keys)
        for pane in (window.queue, window.verdict, window.guidelines, window.editor):
            window.show_pane(pane, shown=True)
        nameless = [told(one) for one in window.findChildren(QWidget) if is_nameless(one)]

    assert sorted(set(nameless)) == []


def test_every_control_of_the_welcome_has_a_name(start):
    with start() as running:
        window = running.desktop.window
        nameless = [told(one) for one in window.findChildren(QWidget) if is_nameless(one)]

    assert nameless == []


def test_tab_and_next_pane_come_to_every_control(start, tmp_path):
    with start(None, batch_file(tmp_path)) as running:
        window = running.desktop.window
        wanted = {told(one) for one in window.findChildren(QWidget) if takes_tab(one)}
        reached = {told(running.hands.focus())}
        for keys in 7 * [*30 * ["Tab"], "F6", *30 * ["Shift+Tab"], "F6"]:
            before = running.hands.focus()
            running.hands.press(keys)
            focus = running.hands.focus()
            reached.add(told(focus))
            if focus is before:
                running.hands.press("F6")
                reached.add(told(running.hands.focus()))

    assert sorted(wanted - reached) == []


def takes_tab(widget: QWidget) -> bool:
    tab = bool(widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value)
    return tab and widget.isVisible() and widget.isEnabled() and not is_inner(widget)


def is_inner(widget: QWidget) -> bool:
    """Viewports and the like speak through what they are part of."""
    parent = widget.parentWidget()
    return isinstance(parent, QAbstractScrollArea) and widget is parent.viewport()


def is_nameless(widget: QWidget) -> bool:
    if widget.focusPolicy() is Qt.FocusPolicy.NoFocus or not widget.isVisible():
        return False
    if is_inner(widget) or widget.accessibleName():
        return False
    text = getattr(widget, "text", None)
    return not (callable(text) and str(text()).strip())


def told(widget: QWidget) -> str:
    chain = []
    at = widget
    while at is not None and len(chain) < 4:
        chain.append(at.objectName() or type(at).__name__)
        at = at.parentWidget()
    return " in ".join(chain)


# Words


def test_every_text_of_the_window_is_in_russian_too():
    path = ROOT / "resources/i18n/ru.ts"
    if not path.is_file():
        pytest.skip("resources/i18n/ru.ts is not there yet")
    messages = ET.parse(path).getroot().iter("message")
    have: dict[str, bool] = {}
    for message in messages:
        source, translation = message.findtext("source") or "", message.find("translation")
        forms = [] if translation is None else [translation, *translation.findall("numerusform")]
        done = any((form.text or "").strip() for form in forms)
        have[source] = done and translation.get("type") != "unfinished"

    texts = {text for path in (PACKAGE / "ui").rglob("*.py") for text in translated(path)}
    assert sorted(text for text in texts if not have.get(text)) == []


def translated(path: Path):
    """Yield the literals inside tr, translate and QT_TRANSLATE_NOOP."""
    place = {"tr": 0, "translate": 1, "QT_TRANSLATE_NOOP": 1}
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if not isinstance(node, ast.Call):
            continue
        name = getattr(node.func, "attr", getattr(node.func, "id", ""))
        if name in place and len(node.args) > place[name]:
            text = node.args[place[name]]
            if isinstance(text, ast.Constant) and isinstance(text.value, str):
                yield text.value
