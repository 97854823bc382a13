"""A batch that asks everything there is to ask, of real and of hostile texts."""

import json
from pathlib import Path

from PySide6.QtGui import QGuiApplication

from tests.ui.whole.conftest import Running, until
from tests.ui.whole.refusing import DECISION
from tests.ui.whole.refusing import tasks as to_refuse
from tests.ui.whole.test_marks_real import alpaca, arena
from tests.ui.whole.test_refusing import done, turn_away
from tests.ui.whole.test_repeats import press_button, rows
from tests.ui.whole.working import to_responses
from trainer_desk.files.native import write_native
from trainer_desk.work.asking import Axis, Option, Scale
from trainer_desk.work.batch import Batch
from trainer_desk.work.facts import FactsQuestion
from trainer_desk.work.form import (
    ChoiceQuestion,
    EditQuestion,
    EditTarget,
    Form,
    RankingQuestion,
    RatingQuestion,
    StrengthQuestion,
    TextQuestion,
)
from trainer_desk.work.ids import AxisId, BatchId, OptionId, QuestionId, ResponseId, TaskId
from trainer_desk.work.marks import Label, Lexicon, SpansQuestion
from trainer_desk.work.repeats import DuplicatesQuestion
from trainer_desk.work.task import Response, Role, Task, Turn
from trainer_desk.work.wording import Wording
from trainer_desk.work.writing import WriteQuestion

RANK, STRENGTH, RATE = QuestionId("rank"), QuestionId("strength"), QuestionId("rate")
REPEATS, MARKS, FACTS = QuestionId("repeats"), QuestionId("marks"), QuestionId("facts")
WRITE, FAULTS = QuestionId("write"), QuestionId("faults")
WHY, REWRITE = QuestionId("why"), QuestionId("rewrite")
SLANG, POINT = OptionId("slang"), OptionId("point")

FORM = Form(
    questions=(
        DECISION,
        RankingQuestion(id=RANK, title=Wording.of("Ranking")),
        RatingQuestion(
            id=RATE,
            title=Wording.of("Rating"),
            axes=(Axis(id=AxisId("clear"), title=Wording.of("Clarity")),),
        ),
        StrengthQuestion(id=STRENGTH, title=Wording.of("How much better?"), degrees=3),
        DuplicatesQuestion(id=REPEATS, title=Wording.of("Repetitions"), threshold=60),
        SpansQuestion(
            id=MARKS,
            title=Wording.of("Marks"),
            labels=(Label(id=SLANG, title=Wording.of("Slang"), key="s", colour="violet"),),
        ),
        FactsQuestion(id=FACTS, title=Wording.of("Facts"), importance=Scale(lowest=1, highest=3)),
        WriteQuestion(
            id=WRITE,
            title=Wording.of("Standard answer"),
            min_words=3,
            points=(Option(id=POINT, title=Wording.of("To the point")),),
            is_best=True,
        ),
        ChoiceQuestion(
            id=FAULTS,
            title=Wording.of("Faults"),
            options=tuple(
                Option(id=OptionId(name), title=Wording.of(name)) for name in ("none", "tone")
            ),
        ),
        TextQuestion(id=WHY, title=Wording.of("Why"), min_words=3),
        EditQuestion(id=REWRITE, title=Wording.of("Rewrite"), target=EditTarget.ANY),
    )
)
BATCH = Batch(
    id=BatchId("mixed"),
    title="All kinds · всё сразу",
    form=FORM,
    lexicons=(Lexicon(label=SLANG, language="en", words=("dude",)),),
)

PROMPT = "Привет\u00a0👩‍🔬, say שלום\u200f to\u202fe\u0301veryone:\r\n* one\r\n* two"
FIRST = "Hello dudes 👨‍👩‍👧‍👦, שלום עולם\u200f is 3.5\u00a0kg.\r\nСъешь ещё этих мягких булок 🇷🇺!"
SECOND = (
    "Совсем другое: e\u0301tude\u200d\ufeff, \u202bمرحبا\u202c. "
    "It weighs nothing 🤷🏽‍♀️.\r\n\r\n- конец"
)

WRITTEN = "Ответ\u00a0— «так» 👩‍🔬: e\u0301tude, \u202bשלום\u202c end\nвторая строка"
REASON = "Потому\u00a0что так 🙂, because שלום"
FIXED = "Итак 🇷🇺 e\u0301: "
ADDRESS, QUOTE = "https://en.wikipedia.org/wiki/Fact", "Word for word\u00a0— «так» 🙂"


def tasks(data: Path) -> list[Task]:
    """Real texts in English and Russian, a prompt to refuse, and hostile ones."""
    asked, one, other = alpaca(data)[0]
    english = _task("en", "en", asked, one, other, f"{one} Indeed.")
    russian = _task("ru", "ru", *arena(data)[0])
    (refused,) = to_refuse(data, 1)
    hostile = _task("hostile", "", PROMPT, FIRST, SECOND)
    checked = _task("facts", "en", *_fact(data))
    return [english, russian, refused, hostile, checked]


def mixed_file(folder: Path, data: Path) -> Path:
    """Write the batch."""
    path = folder / "mixed.tdbatch"
    write_native(path, BATCH, tasks(data))
    return path


def refuse(running: Running) -> None:
    """Refuse the prompt; nothing else is asked then."""
    turn_away(running, "Ctrl+Alt+3", reasons=1, severity=2)
    done(running)


def answer_all(running: Running, *, repeated: bool) -> None:
    """Answer every question about the task on screen, and finish it."""
    judge(running)
    if repeated:
        until(lambda: len(rows(running)) == 1)
        press_button(running.hands, "Drop")
    else:
        running.hands.press("Ctrl+M")
        running.hands.press("Space")
    mark(running)
    check_a_fact(running)
    write(running)
    done(running)


def judge(running: Running) -> None:
    """Decide, rank, rate, and say how much better, the first shown before the second."""
    hands = running.hands
    number = len(running.desktop.flow.task.shown_order)
    hands.press("Ctrl+Alt+1")
    to_responses(running)
    for digit in range(1, number + 1):
        hands.press(str(digit))
    for digit in range(1, number + 1):
        hands.press(f"Ctrl+{digit}")
        hands.press(f"Alt+{6 - digit}")
    if number == 2:
        hands.press("Ctrl+M")
        hands.press("Left")
        hands.press("Left")


def mark(running: Running) -> None:
    """Mark the first two words of the response that is shown first."""
    hands = running.hands
    hands.press("Ctrl+1")
    hands.press("Ctrl+Shift+M")
    hands.press("Ctrl+Home")
    hands.press("Ctrl+Shift+Right")
    hands.press("Ctrl+Shift+Right")
    hands.press("S")
    hands.press("Esc")


def check_a_fact(running: Running) -> None:
    """Take the first sentence as a claim, refute it with a source."""
    hands = running.hands
    hands.press("Ctrl+1")
    hands.press("Ctrl+Home")
    hands.press("Ctrl+T")
    hands.press("Ctrl+F10")
    hands.press("Ctrl+Home")
    hands.press("2")
    for _ in range(3):
        hands.press("Right")
    hands.press("3")
    QGuiApplication.clipboard().setText(f"“{QUOTE}” {ADDRESS}")
    hands.press("Ctrl+V")


def write(running: Running) -> None:
    """Write a standard answer, choose, explain and rewrite."""
    hands = running.hands
    hands.press("Ctrl+Shift+G")
    hands.write(WRITTEN)
    hands.press("Ctrl+Shift+K")
    hands.press("Ctrl+M")
    hands.press("Space")
    hands.press("Ctrl+M")
    hands.write(REASON)
    hands.press("Ctrl+1")
    hands.press("Ctrl+E")
    hands.press("Ctrl+Home")
    hands.write(FIXED)


def _task(name: str, language: str, prompt: str, *responses: str) -> Task:
    return Task(
        id=TaskId(name),
        prompt=(Turn(role=Role.USER, text=prompt),),
        responses=tuple(
            Response(id=ResponseId(letter), text=text, model=f"model {letter}")
            for letter, text in zip("abc", responses, strict=False)
        ),
        language=language,
    )


def _fact(data: Path) -> tuple[str, str, str]:
    path = data / "factcheck" / "factcheck-GPT-benchmark.jsonl"
    with path.open(encoding="utf-8") as file:
        record = json.loads(file.readline())
    return record["prompt"], record["response"], record["revised_response"] or "Nobody knows."
