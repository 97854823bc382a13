"""Render the README's screenshots from the sample batch: `python -m tests.pictures FOLDER`."""

import os
import sys
import tempfile
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from trainer_desk.app import surroundings
from trainer_desk.desk.opening import open_desk
from trainer_desk.files.native import read_folder
from trainer_desk.ui.desktop import Desktop
from trainer_desk.ui.resources import resource
from trainer_desk.ui.translation import install_language
from trainer_desk.work.answers import Edit, EditAnswer, RankingAnswer, Rating, RatingAnswer
from trainer_desk.work.form import RatingQuestion

SIZES = {"laptop": (1280, 800), "wide": (1920, 1080)}


def settle(milliseconds: int = 900) -> None:
    """Let the window draw and the workers answer."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def main(folder: Path) -> None:
    """Take a picture per size and theme."""
    folder.mkdir(parents=True, exist_ok=True)
    app = QApplication(sys.argv[:1])
    language = os.environ.get("TRAINER_DESK_PICTURES_LANGUAGE", "en")
    install_language(app, language)
    with (
        tempfile.TemporaryDirectory() as data,
        open_desk(Path(data), now=lambda: datetime.now(UTC)) as opened,
    ):
        batch = opened.desk.import_batch(read_folder(resource("sample"))).batch
        for scheme in ("light", "dark"):
            for name, size in SIZES.items():
                take(
                    app, opened, language, scheme, size, int(batch), folder / f"{name}-{scheme}.png"
                )


def take(app, opened, language, scheme, size, batch, path) -> None:
    """Open the window as asked, work a little, and take its picture."""
    settings = replace(opened.settings, theme=scheme, language=language)
    desktop = Desktop(app, opened.desk, settings, surroundings(opened, language))
    desktop.show()
    desktop.window.resize(*size)
    desktop.window.arrange()
    desktop.open_batch(batch)
    settle()
    work_a_little(desktop)
    settle(1500)
    desktop.window.grab().save(str(path))
    desktop.window.close()
    desktop.window.deleteLater()
    settle(50)


def work_a_little(desktop: Desktop) -> None:
    """Rank, rate and rewrite, as a trainer in the middle of a task would have."""
    task = desktop.flow.task
    order = task.shown_order
    draft = desktop.flow.draft
    for question in task.batch.form.questions:
        match question.__class__.__name__:
            case "RankingQuestion":
                groups = ((order[0],), tuple(order[1:3])) if len(order) > 2 else ((order[0],),)
                draft = draft.answered(question.id, RankingAnswer(groups=groups))
            case "RatingQuestion":
                draft = draft.answered(question.id, _ratings(question, order[0]))
            case "EditQuestion":
                text = task.task.response(order[0]).text
                words = text.split(" ")
                changed = " ".join([*words[:4], "then", *words[6:]])
                edit = Edit(response_id=order[0], text=changed)
                draft = draft.answered(question.id, EditAnswer(edits=(edit,), chosen=order[0]))
    desktop.flow.edit(draft)
    desktop.flow.replace(draft)
    if desktop.flow.edit_question is not None:
        desktop.editing.begin(order[0])
        desktop.window.editor.show_tab("changes")


def _ratings(question: RatingQuestion, response_id: str) -> RatingAnswer:
    return RatingAnswer(
        ratings=tuple(
            Rating(
                response_id=response_id,
                axis_id=axis.id,
                value=max(axis.scale.lowest, axis.scale.highest - number % 2),
                lowest=axis.scale.lowest,
                highest=axis.scale.highest,
            )
            for number, axis in enumerate(question.axes[:-1])
        )
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
