"""A checker that answers by a list of words, and the whole window around it."""

import threading
from dataclasses import dataclass, field

import pytest

from tests.ui.whole.conftest import start  # noqa: F401 - a fixture
from trainer_desk.check.status import GrammarUnavailable, ServerState, ServerStatus, Trouble
from trainer_desk.text.findings import Finding, FindingKind

READY = ServerStatus(state=ServerState.READY, version="6.8")
ABSENT = ServerStatus(state=ServerState.ABSENT, trouble=Trouble.NO_JAVA)


@dataclass
class FakeChecker:
    """Finds every `wrong` word at once, and every `odd` one by grammar; counts what it is asked."""

    wrong: dict[str, tuple[str, ...]] = field(default_factory=lambda: {"wrnog": ("wrong", "rung")})
    odd: dict[str, tuple[str, ...]] = field(default_factory=lambda: {"an": ("a",)})
    status: ServerStatus = READY
    asked: list[str] = field(default_factory=list)
    spelt: list[str] = field(default_factory=list)
    answers: dict = field(default_factory=dict)
    gate: threading.Event = field(default_factory=threading.Event)

    def __post_init__(self) -> None:
        self.gate.set()

    def language(self, paragraph, declared, *, by_hand=False):
        return declared or "en"

    def spelling(self, paragraph, language, batch=None):
        self.spelt.append(paragraph.text)
        return self._found(paragraph.text, self.wrong, FindingKind.SPELLING, "WORD")

    def misspelt(self, paragraph, language, batch=None):
        return self._found(paragraph.text, self.wrong, FindingKind.SPELLING, "WORD")

    def known(self, paragraph, language, batch=None):
        return self.answers.get(paragraph.text)

    def merged(self, paragraph, language, batch=None):
        if self.status is not READY:
            raise GrammarUnavailable(self.status)
        self.asked.append(paragraph.text)
        assert self.gate.wait(60)
        found = self._found(paragraph.text, self.odd, FindingKind.GRAMMAR, "ARTICLE")
        spelt = self._found(paragraph.text, self.wrong, FindingKind.SPELLING, "WORD")
        self.answers[paragraph.text] = tuple(sorted((*found, *spelt), key=lambda one: one.start))
        return self.answers[paragraph.text]

    def tools(self):
        return (("fake", "1"),)

    def _found(self, text, words, kind, rule):
        found, at = [], 0
        for word in text.split(" "):
            if word in words:
                found.append(
                    Finding(
                        start=at,
                        end=at + len(word),
                        quoted=word,
                        kind=kind,
                        rule=rule,
                        suggestions=words[word],
                        engine="fake",
                        message="Look at this",
                    )
                )
            at += len(word) + 1
        return tuple(found)


@pytest.fixture
def fake() -> FakeChecker:
    return FakeChecker()
