"""Run by the hostile test in a process of its own: shows every text in every place.

Arguments: the folder of baits (also the working directory), and "safe" or "canary".
Prints one JSON object.
"""

import json
import os
import sys
import time
from contextlib import suppress

from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from tests.ui.look.hostile import hostile_texts
from trainer_desk.ui.markdown import Colours, render
from trainer_desk.ui.safe import (
    ElidedLabel,
    PlainEditor,
    SafeLabel,
    SafeView,
    safe_tooltip,
)
from trainer_desk.ui.safe.dialogs import SafeDialog
from trainer_desk.ui.theme import Scheme, Theme, apply
from trainer_desk.ui.widgets.controls import Chip, EmptyState, Heading, Notice

BEGIN, END = "/marker-begin", "/marker-end"


class Stage:
    """One widget of each kind, shown with one text after another."""

    def __init__(self, app, theme):
        self.app = app
        self.colours = Colours.of(theme.tokens)
        self.view, self.raw = SafeView(), SafeView()
        self.label, self.line = SafeLabel(), ElidedLabel()
        self.editor, self.pasted = PlainEditor(), PlainEditor()
        self.notice, self.empty = Notice("warn", ""), EmptyState()
        self.label.setWordWrap(True)

    def places(self):
        return [
            ("rendered", self.rendered), ("raw", self.raw_view), ("labels", self.labels),
            ("tooltip", self.tooltip), ("dialog", self.dialog), ("set_text", self.set_text),
            ("paste", self.paste), ("notices", self.notices),
        ]  # fmt: skip

    def look(self, widget):
        widget.resize(500, 300)
        widget.show()
        self.app.processEvents()
        widget.grab()
        widget.hide()

    def rendered(self, text):
        self.view.show_rendered(render(text, colours=self.colours))
        self.look(self.view)

    def raw_view(self, text):
        self.raw.show_raw(text)
        self.look(self.raw)

    def labels(self, text):
        self.label.setText(text)
        self.line.setText(text)
        self.look(self.label)
        self.look(self.line)

    def tooltip(self, text):
        safe_tooltip(self.label, text)
        self.label.setText("x")
        self.label.show()
        place = QPoint(3, 3)
        event = QHelpEvent(QHelpEvent.Type.ToolTip, place, self.label.mapToGlobal(place))
        self.app.sendEvent(self.label, event)
        self.app.processEvents()
        for window in self.app.topLevelWidgets():
            if window.isVisible() and window.windowType() == Qt.WindowType.ToolTip:
                window.grab()
        self.label.hide()

    def dialog(self, text):
        dialog = SafeDialog(None, text, text, details=text)
        dialog.finish()
        self.look(dialog)
        dialog.deleteLater()

    def set_text(self, text):
        self.editor.set_text(text)
        self.look(self.editor)

    def paste(self, text):
        data = QMimeData()
        data.setHtml(text)
        data.setText(text)
        data.setUrls([QUrl.fromLocalFile("bait.png")])
        data.setText(text)
        self.pasted.clear()
        self.pasted.insertFromMimeData(data)
        self.look(self.pasted)

    def notices(self, text):
        self.notice.show_notice("bad", text, text)
        self.empty.show_state(text, text, text)
        chip, heading = Chip(text), Heading(text)
        for widget in (self.notice, self.empty, chip, heading):
            self.look(widget)


class Ears:
    """Hears what Python itself opens or connects to."""

    def __init__(self):
        self.listening = False
        self.heard = []
        sys.addaudithook(self.hear)

    def hear(self, event, args):
        if self.listening and event in ("open", "socket.connect", "socket.getaddrinfo"):
            self.heard.append(f"{event} {args[0]!r}")


def show_all(stage, texts):
    slowest = (0.0, "")
    for number, text in enumerate(texts):
        for name, place in stage.places():
            start = time.perf_counter()
            if name == "set_text":
                with suppress(ValueError):
                    place(text)
            else:
                place(text)
            slowest = max(slowest, (time.perf_counter() - start, f"{name} of text {number}"))
    return slowest


def marker(path):
    with suppress(FileNotFoundError):
        os.stat(path)


def main():
    here, mode = sys.argv[1:]
    os.chdir(here)
    app = QApplication([])
    theme = Theme.of(Scheme.LIGHT)
    apply(app, theme)
    stage, ears = Stage(app, theme), Ears()
    show_all(stage, ["Привет **мир** 👩‍🔬 `x` ☑ ▯ ⇄ ␍ عربي\n\n```python\nx\n```\n", "a\u202eb\x00"])
    texts = hostile_texts(here)
    marker(BEGIN)
    ears.listening = True
    slowest = (0.0, "")
    if mode == "canary":
        label = QLabel("<img src='bait.png'>")
        stage.look(label)
    else:
        slowest = show_all(stage, texts)
    ears.listening = False
    marker(END)
    shown = {"texts": len(texts), "places": len(stage.places())}
    print(json.dumps({**shown, "slowest_s": slowest[0], "where": slowest[1], "heard": ears.heard}))
    QWidget.deleteLater(stage.view)


if __name__ == "__main__":
    main()
