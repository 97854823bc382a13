"""The writing check as the rest of the program knows it."""

from __future__ import annotations

import hashlib
import logging
import re
from collections.abc import Iterable
from dataclasses import replace

from trainer_desk.check.cache import Cache, findings_from_json, findings_to_json
from trainer_desk.check.errors import Refused
from trainer_desk.check.grammar import Grammar
from trainer_desk.check.guessing import Guesser
from trainer_desk.check.ignores import Ignores
from trainer_desk.check.language import UNKNOWN, language_of, other_language
from trainer_desk.check.merging import merged
from trainer_desk.check.options import CheckOptions
from trainer_desk.check.server import MAX_TEXT
from trainer_desk.check.spelling import Speller, own_script
from trainer_desk.check.status import ServerState, ServerStatus, Trouble
from trainer_desk.check.words import normal, script_of
from trainer_desk.text.findings import Finding, FindingKind
from trainer_desk.text.paragraphs import Paragraph
from trainer_desk.work.ids import BatchId

_CAPITAL_RULE = "UPPERCASE_SENTENCE_START"
_LONE_SURROGATES = re.compile("[\ud800-\udfff]")

log = logging.getLogger(__name__)

NO_GRAMMAR = ServerStatus(state=ServerState.ABSENT, trouble=Trouble.NOT_INSTALLED)


class Checker:
    """Checks paragraphs. Safe on any thread; made for workers, as most methods take their time.

    Offsets of findings are code points from the paragraph's start (`Finding.moved`). What the
    trainer ignores or added to a dictionary is left out of every answer.

    Args:
        grammar: None for spelling only.
    """

    def __init__(
        self,
        speller: Speller,
        grammar: Grammar | None,
        cache: Cache,
        ignores: Ignores,
        options: CheckOptions,
    ) -> None:
        self._speller = speller
        self._grammar = grammar
        self._cache = cache
        self._ignores = ignores
        self._options = options
        self._guesser = Guesser()

    @property
    def status(self) -> ServerStatus:
        """The state of the grammar check; spelling works in every state."""
        return NO_GRAMMAR if self._grammar is None else self._grammar.server.status

    def language(self, paragraph: Paragraph, declared: str, *, by_hand: bool = False) -> str:
        """Return the language to check a paragraph in: the declared one unless it plainly is not.

        Args:
            declared: The batch's language, "" where unknown.
            by_hand: Whether the trainer chose it: then only another script speaks against it.

        Raises:
            BrokenDictionary: If a dictionary cannot be read.
        """
        prose = paragraph.masks.unfilled()
        language = language_of(prose, declared)
        if by_hand:
            return language
        return other_language(
            prose,
            language,
            guess=self._guesser.guess,
            checkable=self.languages(),
            is_right=lambda: self._speller.knows(paragraph.masks, language),
        )

    def languages(self) -> frozenset[str]:
        """Return the languages, without country, that a paragraph can be checked in."""
        grammar = frozenset[str]() if self._grammar is None else self._grammar.languages
        return grammar.union(self._speller.languages())

    def spelling(
        self, paragraph: Paragraph, language: str, batch: BatchId | None = None
    ) -> tuple[Finding, ...]:
        """Return misspelt words; a few milliseconds, after a second for the first of a language.

        Raises:
            BrokenDictionary: If a dictionary cannot be read.
        """
        if language == UNKNOWN:
            return ()
        found = self._speller.findings(paragraph.masks, language, batch)
        return self._heeded(found, paragraph, language, batch)

    def misspelt(
        self, paragraph: Paragraph, language: str, batch: BatchId | None = None
    ) -> tuple[Finding, ...] | None:
        """Return misspelt words without suggestions, at once; None before `spelling` was asked."""
        if language == UNKNOWN:
            return ()
        found = self._speller.misspelt(paragraph.masks, language, batch)
        return None if found is None else self._heeded(found, paragraph, language, batch)

    def grammar(
        self, paragraph: Paragraph, language: str, batch: BatchId | None = None
    ) -> tuple[Finding, ...]:
        """Return what LanguageTool finds; asks it only for what it was not asked before.

        Raises:
            GrammarUnavailable: If it was not asked before and cannot be asked now.
        """
        found = self._known(paragraph, language)
        if found is None:
            found = self._asked(paragraph, language)
        return self._heeded(found, paragraph, language, batch)

    def merged(
        self, paragraph: Paragraph, language: str, batch: BatchId | None = None
    ) -> tuple[Finding, ...]:
        """Return what both find, as one finding where they mean the same.

        Raises:
            GrammarUnavailable: As `grammar`.
            BrokenDictionary: As `spelling`.
        """
        grammar = self.grammar(paragraph, language, batch)
        if self._grammar is None:
            return self.spelling(paragraph, language, batch)
        return merged(self.spelling(paragraph, language, batch), grammar, own=own_script(language))

    def known(
        self, paragraph: Paragraph, language: str, batch: BatchId | None = None
    ) -> tuple[Finding, ...] | None:
        """Return the merged findings if LanguageTool was asked before, else None; asks nobody."""
        if self._known(paragraph, language) is None:
            return None
        return self.merged(paragraph, language, batch)

    def tools(self) -> tuple[tuple[str, str], ...]:
        """Return names and versions of the engines that took part, for the judgment."""
        version = self.status.version
        return (*self._speller.tools(), *((("languagetool", version),) if version else ()))

    def probe(self) -> None:
        """Find out whether grammar can be checked, so that `status` tells it; takes a moment."""
        if self._grammar is not None:
            self._grammar.server.probe()

    def stop_if_idle(self) -> None:
        """Stop the server if it was not needed for long; to be called now and then."""
        if self._grammar is not None:
            self._grammar.server.stop_if_idle(self._options.idle_seconds)

    def close(self, *, wait: bool = True) -> None:
        """Stop the server; without `wait` this returns at once, as on the GUI thread it must."""
        if self._grammar is not None:
            self._grammar.close(wait=wait)

    def _known(self, paragraph: Paragraph, language: str) -> tuple[Finding, ...] | None:
        if self._grammar is None or language == UNKNOWN:
            return ()
        if paragraph.empty or len(paragraph.prose) > MAX_TEXT:
            return ()
        payload = self._cache.get(self._key(paragraph, language))
        return None if payload is None else findings_from_json(payload)

    def _asked(self, paragraph: Paragraph, language: str) -> tuple[Finding, ...]:
        if self._grammar is None:
            return ()
        try:
            # Half a surrogate pair cannot be sent; anything else in its place keeps the offsets.
            prose = _LONE_SURROGATES.sub("\ufffd", paragraph.prose)
            answer = self._grammar.findings(prose, language)
        except Refused:
            log.warning("LanguageTool refused %d characters", len(paragraph.prose))
            return ()
        found = tuple(_in_paragraph(answer, paragraph))
        self._cache.put(self._key(paragraph, language), findings_to_json(found))
        return found

    def _key(self, paragraph: Paragraph, language: str) -> str:
        version = "" if self._grammar is None else self._grammar.version
        # Of the whole line, not of what is sent alone: offsets count from the line's start.
        checked = f"{paragraph.inner}\n{paragraph.masks.text}".encode("utf-8", "surrogatepass")
        hashed = hashlib.sha1(checked, usedforsecurity=False).hexdigest()
        options = self._options.of(language)
        return f"{hashed}:{options.tag}:{options.rules_hash()}:{version}"

    def _heeded(
        self,
        findings: Iterable[Finding],
        paragraph: Paragraph,
        language: str,
        batch: BatchId | None,
    ) -> tuple[Finding, ...]:
        options = self._options.of(language)
        ignored = self._ignores.all
        return tuple(
            finding
            for finding in findings
            if finding.rule not in options.rules_off
            and finding.category not in options.categories_off
            and not ignored.hides(finding, paragraph.text, language, batch)
            and not self._accepted(finding, language, batch)
        )

    def _accepted(self, finding: Finding, language: str, batch: BatchId | None) -> bool:
        """Tell whether LanguageTool finds a word misspelt that is right all the same."""
        if finding.kind is not FindingKind.SPELLING or finding.engine == "hunspell":
            return False
        if script_of(finding.quoted) is not own_script(language):
            return True
        return self._speller.accepts(normal(finding.quoted), language, batch)


def _in_paragraph(findings: Iterable[Finding], paragraph: Paragraph) -> Iterable[Finding]:
    """Move findings to their paragraph, and drop those about what was filled."""
    masks = paragraph.masks
    for finding in findings:
        if finding.rule == _CAPITAL_RULE and finding.start == 0 < paragraph.inner:
            continue  # points of a list may begin in lower case: they go on with a sentence
        moved = finding.moved(paragraph.inner)
        # What LanguageTool says about words beside a filler may be about the filler.
        beside = 0 if finding.kind is FindingKind.SPELLING else 2
        if not masks.touches(max(0, moved.start - beside), moved.end + beside):
            yield replace(moved, quoted=paragraph.text[moved.start : moved.end])
