"""Render the README's screenshots from the sample batches: `python -m tests.pictures FOLDER`.

The same tasks in the same state at the same time of day, so that a picture changes only when the
window does. TRAINER_DESK_PICTURES_LANGUAGE chooses the language, "en" or "ru".
"""

import os
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QApplication

from tests.further_pictures import take_further
from tests.picture_tools import NOW, hover_nothing, settle, small
from trainer_desk.app import surroundings
from trainer_desk.desk.opening import OpenDesk, open_desk
from trainer_desk.files.native import read_folder
from trainer_desk.ui.desktop import Desktop
from trainer_desk.ui.resources import resource
from trainer_desk.ui.translation import install_language
from trainer_desk.work.answers import (
    ChoiceAnswer,
    Edit,
    EditAnswer,
    RankingAnswer,
    Rating,
    RatingAnswer,
    TextAnswer,
)
from trainer_desk.work.draft import Draft
from trainer_desk.work.form import RatingQuestion
from trainer_desk.work.ids import BatchKey, OptionId, QuestionId, ResponseId, TaskKey
from trainer_desk.work.opened import OpenTask

SIZES = {"laptop": (1280, 800), "wide": (1920, 1080)}
SHOWN = "en-06-bike-trip"
BEST, TIED, WORST = ResponseId("r1"), ResponseId("r3"), ResponseId("r2")
REWRITES = {
    "two days of 18–20 km": "two days of at most 20 km",
    "raise her saddle until": "raise her saddle a little at a time, until",
    "ride in an easy gear, and keep": "and keep",
    "a doctor should look at it": "ask a doctor",
}
REASON = "{} plans around the knee and packs light. {} makes it worse."


def main(folder: Path) -> None:
    """Take a picture per size and theme."""
    folder.mkdir(parents=True, exist_ok=True)
    os.environ["TZ"] = "UTC"
    time.tzset()
    app = QApplication(sys.argv[:1])
    language = os.environ.get("TRAINER_DESK_PICTURES_LANGUAGE", "en")
    install_language(app, language)
    while not all_taken(app, language, folder):
        pass
    take_further(app, language, folder)


def all_taken(app: QApplication, language: str, folder: Path) -> bool:
    """Take the pictures, unless chance shuffled the responses in another order than before."""
    with (
        tempfile.TemporaryDirectory() as data,
        open_desk(Path(data), now=lambda: NOW) as opened,
    ):
        batch = opened.desk.import_batch(read_folder(resource("sample"))).batch
        shown = work(opened, batch)
        if opened.desk.open_task(shown).shown_order != (BEST, TIED, WORST):
            return False
        for scheme in ("light", "dark"):
            for name, size in SIZES.items():
                picture = take(app, opened, language, scheme, size, shown)
                picture.save(str(folder / f"{name}-{scheme}.png"), "PNG", 0)
    return True


def work(opened: OpenDesk, batch: BatchKey) -> TaskKey:
    """Leave the desk as in the middle of a morning; return the task that is shown."""
    desk = opened.desk
    keys = [desk.task_at(batch, position) for position in range(desk.task_count(batch))]
    tasks = {desk.open_task(key).task.id: desk.open_task(key) for key in keys}
    for name in ("en-01-reminder", "en-02-median"):
        desk.submit(tasks[name].key, finished(tasks[name]))
    skipped = tasks["en-04-backups"]
    desk.skip(skipped.key, skipped.draft, reason="I lack the knowledge for this task")
    flagged = tasks["en-05-script-tag"]
    desk.save_draft(flagged.key, replace(flagged.draft, flagged=True))
    desk.save_draft(tasks[SHOWN].key, half_done(tasks[SHOWN]))
    return tasks[SHOWN].key


def finished(task: OpenTask) -> Draft:
    """Return a draft with everything that is asked for."""
    ids = [response.id for response in task.task.responses]
    ratings = tuple(rating for each in ids for rating in rated(task, each, (5, 5, 4, 5, 5)))
    draft = task.draft.answered(QuestionId("rating"), RatingAnswer(ratings=ratings))
    groups = tuple((each,) for each in ids)
    draft = draft.answered(QuestionId("ranking"), RankingAnswer(groups=groups))
    reason = TextAnswer(text="The first one does all that was asked.")
    return draft.answered(QuestionId("rationale"), reason)


def half_done(task: OpenTask) -> Draft:
    """Return a draft with a ranking, some ratings, a reason and a rewrite."""
    letters = {each: "ABC"[place] for place, each in enumerate(task.shown_order)}
    text = task.task.response(BEST).text
    for before, after in REWRITES.items():
        assert before in text
        text = text.replace(before, after)
    edit = EditAnswer(edits=(Edit(response_id=BEST, text=text),), chosen=BEST)
    answers = {
        "ranking": RankingAnswer(groups=((BEST,), (TIED,), (WORST,))),
        "rating": RatingAnswer(
            ratings=(
                *rated(task, BEST, (5, 4, 5, 4)),
                *rated(task, TIED, (5, 4, 3, 5, 5)),
                *rated(task, WORST, (4, 2, 3, 3, 1)),
            )
        ),
        "faults": ChoiceAnswer(options=(OptionId("unsafe"),)),
        "rationale": TextAnswer(text=REASON.format(letters[BEST], letters[WORST])),
        "edit": edit,
    }
    draft = replace(task.draft, active_seconds=372.0)
    for question, answer in answers.items():
        draft = draft.answered(QuestionId(question), answer)
    return draft


def rated(task: OpenTask, response: ResponseId, values: tuple[int, ...]) -> tuple[Rating, ...]:
    """Return ratings of a response on the first axes."""
    questions = task.batch.form.questions
    question = next(each for each in questions if isinstance(each, RatingQuestion))
    return tuple(
        Rating(
            response_id=response,
            axis_id=axis.id,
            value=value,
            lowest=axis.scale.lowest,
            highest=axis.scale.highest,
        )
        for axis, value in zip(question.axes, values, strict=False)
    )


def take(app, opened, language, scheme, size, shown):
    """Open the window as asked on a task, and return its picture."""
    settings = replace(opened.settings, theme=scheme, language=language)
    around = replace(surroundings(opened, language), monotonic=lambda: 0.0)
    desktop = Desktop(app, opened.desk, settings, around)
    desktop.show()
    hover_nothing(desktop.window)
    desktop.window.resize(*size)
    desktop.window.arrange()
    desktop.flow.open(shown)
    settle(900)
    desktop.composing.editing.begin(BEST)
    desktop.window.responses.focus_selected()
    desktop.window.editor.show_tab("changes")
    settle(1800)
    picture = small(desktop.window.grab().toImage())
    desktop.window.close()
    desktop.window.deleteLater()
    settle(50)
    return picture


if __name__ == "__main__":
    main(Path(sys.argv[1]))
