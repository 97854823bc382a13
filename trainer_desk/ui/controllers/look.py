"""Looking over a text paragraph by paragraph, on a worker thread. No Qt."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from trainer_desk.check.status import ServerStatus
from trainer_desk.late import late
from trainer_desk.text.findings import Finding
from trainer_desk.values import dataclass
from trainer_desk.work.ids import BatchId

if TYPE_CHECKING:
    from trainer_desk.text import paragraphs as text_paragraphs
    from trainer_desk.text.paragraphs import Paragraph
else:
    text_paragraphs = late("trainer_desk.text.paragraphs")

PATIENCE_SECONDS = 0.1
"""After so long what was found so far is shown, and the rest is looked at next."""

# What may begin something unchecked that goes on over the end of a line. Plain searches: one by
# a regular expression would keep the window's thread from running for milliseconds.
_SPANS_LINES = ("```", "~~~", "$$", "\\[", "\\(", "\\begin", "<!--", "{%")

AT_ONCE_SECONDS = 0.005
"""So long `settled` may keep the window waiting."""
_AT_ONCE_LETTERS = 1000

Key = tuple[str, tuple[tuple[int, int], ...]]


class Checks(Protocol):
    """What is needed of a checker; see `check.Checker`."""

    @property
    def status(self) -> ServerStatus:
        """The state of the grammar check."""
        ...

    def language(self, paragraph: Paragraph, declared: str, *, by_hand: bool = False) -> str:
        """Return the language of a paragraph."""
        ...

    def spelling(
        self, paragraph: Paragraph, language: str, batch: BatchId | None = None
    ) -> tuple[Finding, ...]:
        """Return misspelt words."""
        ...

    def misspelt(
        self, paragraph: Paragraph, language: str, batch: BatchId | None = None
    ) -> tuple[Finding, ...] | None:
        """Return misspelt words at once, or None."""
        ...

    def known(
        self, paragraph: Paragraph, language: str, batch: BatchId | None = None
    ) -> tuple[Finding, ...] | None:
        """Return what is known without asking."""
        ...

    def merged(
        self, paragraph: Paragraph, language: str, batch: BatchId | None = None
    ) -> tuple[Finding, ...]:
        """Return everything, asking for it."""
        ...


@dataclass(frozen=True, slots=True)
class Wanted:
    """How a text is to be checked.

    Attributes:
        language: As declared for it, "" where unknown.
        by_hand: Whether the trainer chose the language.
    """

    language: str
    batch: BatchId | None
    by_hand: bool = False


@dataclass(frozen=True, slots=True)
class Checked:
    """What is known of a paragraph.

    Attributes:
        findings: Offsets are from the paragraph's start.
        final: Whether grammar was checked too, and nobody need be asked.
    """

    language: str
    findings: tuple[Finding, ...]
    final: bool


@dataclass(frozen=True, slots=True)
class Look:
    """A text as far as it was looked over.

    Attributes:
        known: What was found, by paragraph; those of `paragraphs` that are not in it are to come.
    """

    text: str
    paragraphs: tuple[Paragraph, ...]
    known: Mapping[Key, Checked]

    @property
    def complete(self) -> bool:
        """Whether every paragraph was looked at."""
        return all(key_of(one) in self.known for one in self.paragraphs)

    def findings(self) -> Iterator[tuple[Finding, str]]:
        """Yield what was found, with offsets in the text, each with its language."""
        for paragraph in self.paragraphs:
            checked = self.known.get(key_of(paragraph))
            if checked is not None:
                for finding in checked.findings:
                    yield finding.moved(paragraph.start), checked.language

    def unasked(self) -> Iterator[tuple[Paragraph, Checked]]:
        """Yield the paragraphs whose grammar was not checked yet."""
        for paragraph in self.paragraphs:
            checked = self.known.get(key_of(paragraph))
            if checked is not None and not checked.final:
                yield paragraph, checked

    def learnt(self, paragraph: Paragraph, findings: tuple[Finding, ...]) -> Look:
        """Return the same with all that there is to know about a paragraph."""
        key = key_of(paragraph)
        before = self.known.get(key)
        if before is None:
            return self
        final = Checked(before.language, findings, final=True)
        return replace(self, known={**self.known, key: final})


def key_of(paragraph: Paragraph) -> Key:
    """Return what makes two paragraphs the same to a checker."""
    return (paragraph.text, paragraph.masks.spans)


def look_over(
    checker: Callable[[], Checks],
    text: str,
    wanted: Wanted,
    before: Look | None,
    *,
    clock: Callable[[], float] = time.monotonic,
) -> Look:
    """Check the spelling of what changed since the last look, until patience ends.

    Raises:
        BrokenDictionary: If a dictionary cannot be read.
    """
    checks = checker()
    cut = _cut(text, before)
    earlier: Mapping[Key, Checked] = {} if before is None else before.known
    known = {key: earlier[key] for one in cut if (key := key_of(one)) in earlier}
    deadline = clock() + PATIENCE_SECONDS
    for paragraph in cut:
        key = key_of(paragraph)
        if key not in known:
            known[key] = _checked(checks, paragraph, wanted)
            if clock() > deadline:
                break
    return Look(text, cut, known)


@dataclass(frozen=True, slots=True)
class Settled:
    """What is known of exactly one text, at the moment it is asked for.

    Attributes:
        findings: Offsets are from the start of their paragraphs.
        not_checked: Number of paragraphs that nobody looked at yet.
        spelling_only: Number of those whose grammar was not asked about.
    """

    findings: tuple[Finding, ...] = ()
    not_checked: int = 0
    spelling_only: int = 0


def settled(
    checker: Callable[[], Checks],
    text: str,
    wanted: Wanted,
    last: Look | None,
    *,
    clock: Callable[[], float] = time.monotonic,
) -> Settled:
    """Return what is known of a text without waiting for anybody.

    What changed since the last look is looked at for a few milliseconds, its spelling alone.
    """
    if last is None:
        return Settled(not_checked=sum(not one.empty for one in _cut(text, None)))
    checks, deadline = checker(), 0.0
    found: list[Finding] = []
    not_checked = spelling_only = 0
    for paragraph in _cut(text, last):
        known = last.known.get(key_of(paragraph))
        if known is None and not paragraph.empty:
            now = clock()
            # The one that was written in is looked at in any case.
            deadline = deadline or now + AT_ONCE_SECONDS
            hurried = now > deadline or len(paragraph.text) > _AT_ONCE_LETTERS
            known = None if hurried else _misspelt(checks, paragraph, wanted)
            not_checked += known is None
        if known is not None:
            found.extend(known.findings)
            spelling_only += not known.final
    return Settled(tuple(found), not_checked, spelling_only)


def _misspelt(checks: Checks, paragraph: Paragraph, wanted: Wanted) -> Checked | None:
    # By hand: telling languages of one script apart may need another dictionary.
    language = checks.language(paragraph, wanted.language, by_hand=True)
    found = checks.misspelt(paragraph, language, wanted.batch)
    return None if found is None else Checked(language, found, final=False)


def ask(
    checker: Callable[[], Checks], paragraph: Paragraph, language: str, wanted: Wanted
) -> tuple[Finding, ...]:
    """Check the grammar of a paragraph too; may take long.

    Raises:
        GrammarUnavailable: If LanguageTool cannot be asked now.
    """
    return checker().merged(paragraph, language, wanted.batch)


def ask_whether_known(
    checker: Callable[[], Checks], paragraph: Paragraph, language: str, wanted: Wanted
) -> tuple[Finding, ...] | None:
    """Check the grammar of a paragraph too; None where LanguageTool failed on it this time.

    Raises:
        GrammarUnavailable: If LanguageTool cannot be asked now.
    """
    ask(checker, paragraph, language, wanted)
    # Only what was answered is kept.
    return checker().known(paragraph, language, wanted.batch)


def _checked(checks: Checks, paragraph: Paragraph, wanted: Wanted) -> Checked:
    if paragraph.empty:
        return Checked(wanted.language, (), final=True)
    language = checks.language(paragraph, wanted.language, by_hand=wanted.by_hand)
    known = checks.known(paragraph, language, wanted.batch)
    if known is not None:
        return Checked(language, known, final=True)
    return Checked(language, checks.spelling(paragraph, language, wanted.batch), final=False)


def _cut(text: str, before: Look | None) -> tuple[Paragraph, ...]:
    """Cut a text into paragraphs; where lines stand for themselves, only new ones are read."""
    if before is not None and before.text == text:
        return before.paragraphs
    if _spans_lines(text):
        return text_paragraphs.paragraphs(text)
    known = before is not None and not _spans_lines(before.text)
    read = {one.text: one for one in before.paragraphs} if before is not None and known else {}
    cut, start = [], 0
    for line in text.replace("\u2029", "\n").split("\n"):
        if line not in read:
            # With its line end, as in the whole text.
            read[line] = text_paragraphs.paragraphs(f"{line}\n")[0]
        cut.append(replace(read[line], start=start))
        start += len(line) + 1
    return tuple(cut)


def _spans_lines(text: str) -> bool:
    return any(mark in text for mark in _SPANS_LINES)
