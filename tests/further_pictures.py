"""The README's screenshots of the rest of the profession, from the second sample."""

import tempfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QListWidget, QWidget

from tests.picture_tools import NOW, hover_nothing, settle, small
from trainer_desk.app import surroundings
from trainer_desk.desk.opening import OpenDesk, open_desk
from trainer_desk.files.form_files import read_form
from trainer_desk.files.native import read_folder
from trainer_desk.text.spots import spot_at
from trainer_desk.ui.actions import Act
from trainer_desk.ui.desktop import Desktop
from trainer_desk.ui.form_editor import FormEditor
from trainer_desk.ui.resources import resource
from trainer_desk.ui.theme import Scheme, Theme, apply
from trainer_desk.work.asking import Grade
from trainer_desk.work.batch import TestSettings
from trainer_desk.work.decision import DecisionAnswer, DecisionVerdict
from trainer_desk.work.draft import Draft
from trainer_desk.work.facts import FactsAnswer, Source, Stance
from trainer_desk.work.ids import MarkId, OptionId, QuestionId, ResponseId, TaskKey
from trainer_desk.work.marks import Mark, SpansAnswer, Where
from trainer_desk.work.opened import OpenTask

SIZE = (1280, 800)
DECISION, MARKS, FACTS = QuestionId("decision"), QuestionId("marks"), QuestionId("facts")
ANSWER = DecisionAnswer(verdict=DecisionVerdict.ANSWER)
REFUSAL = DecisionAnswer(
    verdict=DecisionVerdict.REFUSE,
    reasons=(OptionId("fraud"),),
    severity=Grade(value=2, lowest=1, highest=4),
    wording="I can't write that slip, because it would deceive the caretaker. I can draft a short "
    "message for your neighbour to sign.",
    explanation="Forged authority; the parcels are not theirs.",
)
MARKED = {
    "No worries": ("slang", 2, "Three dented kettles are a worry."),
    "dents happen": ("rude", 3, "Sounds as if it did not matter."),
}
SOURCE = Source(
    url="https://example.org/rivers/loire",
    quote="the longest river in France",
    accessed=date(2026, 3, 3),
)


@dataclass(frozen=True, kw_only=True)
class Scene:
    """A task of the second sample with work on it, and the action that shows it best."""

    name: str
    scheme: str
    task: str
    work: Callable[[OpenTask], Draft]
    act: Act | None = None


def refused(task: OpenTask) -> Draft:
    """Return a draft that refuses the prompt."""
    return task.draft.answered(DECISION, REFUSAL)


def marked(task: OpenTask) -> Draft:
    """Return a draft with marks on the first response."""
    response = ResponseId("r1")
    text = task.task.response(response).text
    marks = tuple(
        Mark(
            id=MarkId(f"m{number}"),
            label=OptionId(label),
            spot=spot_at(
                Where.in_response(response), text, text.index(words), text.index(words) + len(words)
            ),
            severity=Grade(value=severity, lowest=1, highest=3),
            comment=comment,
        )
        for number, (words, (label, severity, comment)) in enumerate(MARKED.items())
    )
    return task.draft.answered(DECISION, ANSWER).answered(MARKS, SpansAnswer(marks=marks))


def checked(task: OpenTask) -> Draft:
    """Return a draft with the first claim of those that were begun supported."""
    begun = task.draft.answer(FACTS, FactsAnswer) or FactsAnswer()
    first, second, *rest = begun.claims
    claims = (
        replace(first, stance=Stance.SUPPORTED, sources=(SOURCE,)),
        replace(second, sources=(SOURCE,)),
        *rest,
    )
    return task.draft.answered(DECISION, ANSWER).answered(FACTS, FactsAnswer(claims=claims))


SCENES = (
    Scene(name="decision", scheme="light", task="en-02-parcels", work=refused),
    Scene(name="marks", scheme="dark", task="en-05-kettle", work=marked, act=Act.NEXT_MARK),
    Scene(name="facts", scheme="light", task="en-04-loire", work=checked, act=Act.FACTS),
)


def take_further(app: QApplication, language: str, folder: Path) -> None:
    """Take a picture of each kind of work, of a test and of the editor of forms."""
    for scene in SCENES:
        picture = None
        while picture is None:
            picture = _taken(app, language, scene)
        save(picture, folder / f"{scene.name}.png")
    save(_test(app, language), folder / "test.png")
    save(_form(app, language), folder / "form.png")


def save(picture: QImage, path: Path) -> None:
    """Write a picture, small."""
    small(picture).save(str(path), "PNG", 0)


def _taken(app: QApplication, language: str, scene: Scene) -> QImage | None:
    """Return a scene's picture, None where chance shuffled its responses."""
    with tempfile.TemporaryDirectory() as data, open_desk(Path(data), now=_now) as opened:
        desk = opened.desk
        batch = desk.import_batch(read_folder(resource("sample-more"))).batch
        keys = [desk.task_at(batch, position) for position in range(desk.task_count(batch))]
        task = next(each for each in map(desk.open_task, keys) if each.task.id == scene.task)
        if task.shown_order != tuple(each.id for each in task.task.responses):
            return None
        desk.save_draft(task.key, replace(scene.work(task), active_seconds=214.0))
        return _window(app, opened, language, scene, task.key)


def _window(
    app: QApplication, opened: OpenDesk, language: str, scene: Scene, key: TaskKey
) -> QImage:
    desktop = _desktop(app, opened, language, scene.scheme)
    desktop.flow.open(key)
    settle(1200)
    if scene.act is not Act.FACTS:
        desktop.kinds.facts.close()
    if scene.act is not None:
        desktop.commands.actions[scene.act].trigger()
    settle(1500)
    return _grabbed(desktop)


def _test(app: QApplication, language: str) -> QImage:
    """Return the page before a test."""
    with tempfile.TemporaryDirectory() as data, open_desk(Path(data), now=_now) as opened:
        reading = read_folder(resource("sample-more"))
        settings = TestSettings(minutes=40, pass_mark=75)
        test = replace(reading, batch=replace(reading.batch, test=settings))
        batch = opened.desk.import_batch(test).batch
        desktop = _desktop(app, opened, language, "dark")
        desktop.open_batch(int(batch))
        settle(900)
        return _grabbed(desktop)


def _form(app: QApplication, language: str) -> QImage:
    """Return the editor of forms with its preview."""
    apply(app, Theme.of(Scheme("light")))
    ready = tuple(sorted(resource("forms").glob("*.toml")))
    form = read_form(resource("forms", "medical-review.toml"))
    editor = FormEditor(form, ready, language, None)
    editor.show()
    editor.resize(1180, 760)
    editor.findChild(QListWidget).setCurrentRow(0)
    settle(900)
    return _closed(editor)


def _desktop(app: QApplication, opened: OpenDesk, language: str, scheme: str) -> Desktop:
    settings = replace(opened.settings, theme=scheme, language=language)
    around = replace(surroundings(opened, language), monotonic=lambda: 0.0)
    desktop = Desktop(app, opened.desk, settings, around)
    desktop.show()
    hover_nothing(desktop.window)
    desktop.window.resize(*SIZE)
    desktop.window.arrange()
    return desktop


def _grabbed(desktop: Desktop) -> QImage:
    picture = _closed(desktop.window)
    desktop.deleteLater()
    return picture


def _closed(window: QWidget) -> QImage:
    picture = window.grab().toImage()
    window.close()
    window.deleteLater()
    settle(50)
    return picture


def _now():
    return NOW
