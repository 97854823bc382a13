"""What the cells of a table may hold, by the column they stand in."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Final

from trainer_desk.files.exporters.further_cells import PARTS
from trainer_desk.files.strict import quoted
from trainer_desk.work.answers import RankingVerdict, StrengthVerdict
from trainer_desk.work.decision import DecisionQuestion, DecisionVerdict
from trainer_desk.work.facts import FactsQuestion
from trainer_desk.work.judgment import Outcome
from trainer_desk.work.marks import SpansQuestion
from trainer_desk.work.repeats import DuplicatesQuestion
from trainer_desk.work.writing import WriteQuestion

Wanted = Callable[[str], str]
"""Says what a column wants where a cell is not that, "" where it is."""

LETTERS: Final = "ABCDEFGHI"
PREFIX: Final = "answer."
SCALE: Final = ".scale"
_WHOLE: Final = re.compile(r"-?[0-9]{1,18}")
_SCALE: Final = re.compile(r"(-?[0-9]{1,18})\.\.(-?[0-9]{1,18})")


def anything(cell: str) -> str:
    """Want nothing."""
    del cell
    return ""


def something(cell: str) -> str:
    """Want a text."""
    return "" if cell else "a text"


def whole(cell: str) -> str:
    """Want a whole number."""
    return "" if _WHOLE.fullmatch(cell) else "a whole number"


def positive(cell: str) -> str:
    """Want a whole number from 1."""
    return "" if _WHOLE.fullmatch(cell) and int(cell) > 0 else "a whole number from 1"


def flag(cell: str) -> str:
    """Want 0 or 1."""
    return "" if cell in ("0", "1") else "0 or 1"


def seconds(cell: str) -> str:
    """Want a number of seconds, of which there may be none."""
    try:
        number = float(cell)
    except ValueError:
        number = -1.0
    return "" if math.isfinite(number) and number >= 0 else "a number of seconds"


def moment(cell: str) -> str:
    """Want a day and time with its offset from UTC."""
    try:
        found = datetime.fromisoformat(cell)
    except ValueError:
        return "a moment with its offset from UTC"
    return "" if found.tzinfo is not None else "a moment with its offset from UTC"


def scale(cell: str) -> str:
    """Want a scale, the lowest value before the highest."""
    return "" if ends_of(cell) is not None else "a scale such as 1..5"


def ends_of(cell: str) -> tuple[int, int] | None:
    """Return the ends of a scale, None where a cell is none."""
    found = _SCALE.fullmatch(cell)
    if found is None:
        return None
    lowest, highest = int(found[1]), int(found[2])
    return (lowest, highest) if lowest <= highest else None


def listed(cell: str) -> str:
    """Want a JSON list."""
    try:
        found: object = json.loads(cell)
    except (ValueError, RecursionError):
        found = None
    return "" if isinstance(found, list) else "a JSON list"


def one_of(names: Iterable[str]) -> Wanted:
    """Want one of some names."""
    known = tuple(names)

    def wanted(cell: str) -> str:
        return "" if cell in known else f"one of {', '.join(known)}"

    return wanted


def or_nothing(wanted: Wanted) -> Wanted:
    """Want the same, or an empty cell."""
    return lambda cell: wanted(cell) if cell else ""


HEAD: Final[Mapping[str, Wanted]] = {
    "batch": something,
    "batch_revision": positive,
    "task": something,
    "trainer": something,
    "device": something,
    "judgment": something,
    "revision": positive,
    "outcome": one_of(outcome.value for outcome in Outcome),
    "skip_reason": anything,
    "flagged": flag,
    "note": anything,
    "sealed_at": moment,
    "active_seconds": seconds,
    "idle_seconds": seconds,
    "prompt": anything,
    "response": anything,
    "shown_as": or_nothing(one_of(LETTERS)),
    "model": anything,
    "text": anything,
}
"""The columns that every table begins with."""

_RANKING: Final = (".place", ".verdict")
_STRENGTH: Final = (".verdict", ".preferred", ".degree", ".degrees")
_VERDICTS: Final = {
    _RANKING: one_of(verdict.value for verdict in RankingVerdict),
    _STRENGTH: one_of(verdict.value for verdict in StrengthVerdict),
    PARTS[DecisionQuestion]: one_of(verdict.value for verdict in DecisionVerdict),
}
_FIXED: Final = {
    _RANKING, _STRENGTH, PARTS[DecisionQuestion], PARTS[SpansQuestion], PARTS[WriteQuestion],
    PARTS[FactsQuestion], PARTS[DuplicatesQuestion], ("",),
}  # fmt: skip
_BY_PART: Final[Mapping[str, Wanted]] = {
    ".place": positive,
    ".preferred": flag,
    ".degree": whole,
    ".degrees": positive,
    ".severity": whole,
    ".severity.scale": scale,
    ".reasons": listed,
    ".points": listed,
    ".marks": listed,
    ".other_marks": listed,
    ".claims": listed,
    ".other_claims": listed,
    ".nothing": flag,
    ".dropped": flag,
    ".likeness": positive,
}


def wanted_of(names: Sequence[str]) -> dict[str, Wanted]:
    """Return what each column behind the head wants; what kind a question is of its columns tell.

    Raises:
        ValueError: If a column is none that a question has; the sentence names it.
    """
    parts: dict[str, list[str]] = {}
    for name in names:
        if not name.startswith(PREFIX) or name == PREFIX:
            raise ValueError(f"the column {quoted(name)} is none that a table has")
        question, dot, part = name.removeprefix(PREFIX).partition(".")
        parts.setdefault(f"{PREFIX}{question}", []).append(f"{dot}{part}")
    return {
        f"{question}{part}": or_nothing(wanted)
        for question, found in parts.items()
        for part, wanted in _question(question, tuple(found)).items()
    }


def _question(question: str, parts: tuple[str, ...]) -> dict[str, Wanted]:
    if parts in _FIXED:
        verdict = _VERDICTS.get(parts, anything)
        return {
            part: verdict if part == ".verdict" else _BY_PART.get(part, anything) for part in parts
        }
    axes = [part for part in parts if f"{part}{SCALE}" in parts]
    if "" in parts or (axes and set(parts) != {*axes, *(f"{part}{SCALE}" for part in axes)}):
        raise ValueError(f"the columns of {quoted(question)} are those of no kind of question")
    if axes:
        return {part: whole if part in axes else scale for part in parts}
    return dict.fromkeys(parts, flag)
