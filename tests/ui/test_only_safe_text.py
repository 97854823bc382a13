"""Foreign text reaches a widget only through trainer_desk.ui.safe: the source itself is read."""

import ast
from pathlib import Path

import pytest

UI = Path(__file__).resolve().parents[2] / "trainer_desk" / "ui"
SAFE = UI / "safe"

FORBIDDEN_NAMES = {
    "QLabel", "QMessageBox", "QToolTip", "QTextBrowser", "QInputDialog", "QErrorMessage",
    "QProgressDialog", "QWizard", "QWizardPage", "QWhatsThis", "QTextDocumentFragment",
    "QStaticText", "QGraphicsTextItem", "QSplashScreen", "QCommandLinkButton",
}  # fmt: skip
FORBIDDEN_CALLS = {
    "setToolTip", "setHtml", "setMarkdown", "insertHtml", "fromHtml", "setWhatsThis",
    "setDefaultStyleSheet", "setSource", "setOpenExternalLinks", "openUrl", "setStatusTip",
    "setTextFormat", "insertImage", "addResource", "setInformativeText",
}  # fmt: skip


def offences(source: str) -> list[str]:
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("PySide6"):
            found += [f"{node.lineno}: imports {a.name}" for a in node.names if is_bad(a.name)]
        elif isinstance(node, ast.Attribute) and is_bad(node.attr):
            found.append(f"{node.lineno}: uses {node.attr}")
        elif isinstance(node, ast.Attribute) and node.attr in FORBIDDEN_CALLS:
            found.append(f"{node.lineno}: calls {node.attr}")
    return found


def is_bad(name: str) -> bool:
    return name in FORBIDDEN_NAMES or name == "*"


SOURCES = sorted(path for path in UI.rglob("*.py") if SAFE not in path.parents)


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(UI)))
def test_no_widget_outside_safe_reads_markup(path):
    assert offences(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "source",
    [
        "from PySide6.QtWidgets import QLabel",
        "from PySide6.QtWidgets import *",
        "from PySide6 import QtWidgets\nQtWidgets.QMessageBox.warning(None, 'a', text)",
        "button.setToolTip(text)",
        "view.setHtml(text)",
        "view.setMarkdown(text)",
        "QDesktopServices.openUrl(url)",
    ],
)
def test_the_reading_finds_what_it_is_for(source):
    assert offences(source) != []
