"""A real window in a process of its own, worked by a tireless trainer, to be killed at any moment.

`python -m tests.ui.whole.driver DATA SEED` says on standard output, a JSON line each:
`["ready"]`, `["saved", task, *texts]` once the window shows that much as saved,
`["submitting", task]` just before the keys, `["sealed", task, text]` once the task is sealed.
The texts are the reason, both rewrites, an answer of its own, the wording of a refusal and a note;
words are only ever added at their ends.
"""

import json
import os
import random
import sys
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from tests.builders import FORM, REWRITE, WHY, A, B
from tests.ui.whole.conftest import Hands
from trainer_desk.app import surroundings
from trainer_desk.desk.opening import open_desk
from trainer_desk.ui.desktop import Desktop
from trainer_desk.work.asking import Option
from trainer_desk.work.decision import DecisionQuestion
from trainer_desk.work.form import Form
from trainer_desk.work.ids import OptionId, QuestionId
from trainer_desk.work.places import TextPlace, text_at
from trainer_desk.work.wording import Wording
from trainer_desk.work.writing import WriteQuestion
from trainer_desk.work.written import REMARK, WORDING

DECIDE, WRITE = QuestionId("decide"), QuestionId("write")
TITLE = Wording.of("More")
WORKED = Form(
    questions=(
        *FORM.questions,
        WriteQuestion(
            id=WRITE,
            title=TITLE,
            required=False,
            points=(Option(id=OptionId("point"), title=TITLE),),
        ),
        DecisionQuestion(id=DECIDE, title=TITLE, required=False),
    )
)
"""What the tireless trainer can be asked."""
PIECES = ("слово ", "e\u0301 ", "👩‍🔬 ", "\u00a0", "two words ", "\n", "\u202fё")


def say(*what: object) -> None:
    os.write(1, json.dumps(what).encode() + b"\n")


def texts(draft) -> tuple[str, ...]:
    places = (
        TextPlace(WHY),
        TextPlace(REWRITE, A),
        TextPlace(REWRITE, B),
        TextPlace(WRITE),
        TextPlace(DECIDE, slot=WORDING),
        TextPlace(WHY, slot=REMARK),
    )
    return tuple(text_at(draft, place) or "" for place in places)


class Trainer:
    """Presses the next key whenever the window has nothing to do."""

    def __init__(self, desktop: Desktop, hands: Hands, seed: int) -> None:
        self._desktop = desktop
        self._hands = hands
        self._chance = random.Random(seed)
        self._plan: list = []
        flow = desktop.flow
        flow.saved.connect(lambda _at: say("saved", int(flow.task.key), *texts(flow.draft)))
        flow.submitted.connect(lambda task: say("sealed", int(task.key), *texts(flow.draft)))
        self._timer = QTimer(desktop)
        self._timer.timeout.connect(self._act)
        self._timer.start(1)

    def _act(self) -> None:
        if not self._plan:
            self._plan = self._next_task()
        self._plan.pop(0)()

    def _next_task(self) -> list:
        press, write, chance = self._hands.press, self._hands.write, self._chance
        task = self._desktop.flow.task
        plan = [self._desktop.window.responses.focus_selected]
        plan += [lambda key=key: press(key) for key in chance.sample(["1", "2"], 2)]
        plan += [lambda: press("Ctrl+1"), lambda: press(f"Alt+{chance.randint(1, 5)}")]
        plan += [lambda: press("Ctrl+E"), lambda: press("Ctrl+End")]
        plan += [lambda: write(chance.choice(PIECES)) for _ in range(chance.randrange(16))]
        plan += [lambda: press(f"Ctrl+Alt+{chance.choice('12')}"), lambda: press("Ctrl+Shift+G")]
        plan += [lambda: press("Ctrl+End")]
        plan += [lambda: write(chance.choice(PIECES)) for _ in range(chance.randrange(12))]
        plan += [lambda: press("Ctrl+Shift+K")]
        plan += [self._to_reason]
        plan += [lambda: press("Ctrl+End"), lambda: write("so it is ")]
        plan += [lambda: write(chance.choice(PIECES)) for _ in range(chance.randrange(16))]
        plan += [lambda: press("Ctrl+Alt+N"), lambda: press("Ctrl+End")]
        plan += [lambda: write(chance.choice(PIECES)) for _ in range(chance.randrange(8))]
        plan += [lambda: say("submitting", int(task.key)), lambda: press("Ctrl+Return")]
        return plan

    def _to_reason(self) -> None:
        """Go to the reason as a click would: it is not missing any more once it was typed."""
        self._desktop.screen.go_to_missing()
        if not self._desktop.window.verdict.isAncestorOf(self._hands.focus()):
            self._desktop.flow.next_unfinished()
            self._plan = []


def main(folder: Path, seed: int) -> None:
    app = QApplication([])
    with open_desk(folder, now=lambda: datetime.now(UTC)) as opened:
        desktop = Desktop(app, opened.desk, opened.settings, surroundings(opened, "en"))
        desktop.show()
        desktop.window.activateWindow()
        if desktop.flow.task is None:
            desktop.open_batch(int(opened.desk.batches()[0].key))
        desktop.flow.next_unfinished()
        say("ready")
        trainer = Trainer(desktop, Hands(app, desktop.window), seed)
        assert trainer is not None
        app.exec()


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
