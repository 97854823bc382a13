"""A whole text checked at once, as rows for the command line."""

from __future__ import annotations

from collections.abc import Iterator

from trainer_desk.check.checker import Checker
from trainer_desk.text.findings import Finding
from trainer_desk.text.paragraphs import Paragraph, paragraphs
from trainer_desk.values import dataclass
from trainer_desk.work.ids import BatchId


@dataclass(frozen=True, slots=True)
class Row:
    """One finding in a text.

    Attributes:
        line: Counted from 1.
        column: In code points, counted from 1.
        language: What its paragraph was checked in.
        finding: Its offsets are code points from the start of the text.
    """

    line: int
    column: int
    language: str
    finding: Finding

    def as_json(self) -> dict[str, object]:
        """Return the row for a JSON list; offsets are code points, the end exclusive."""
        finding = self.finding
        return {
            "line": self.line,
            "column": self.column,
            "start": finding.start,
            "end": finding.end,
            "quoted": finding.quoted,
            "kind": finding.kind.value,
            "rule": finding.rule,
            "category": finding.category,
            "message": finding.message,
            "suggestions": list(finding.suggestions),
            "language": self.language,
            "engine": finding.engine,
        }


def report(
    checker: Checker,
    text: str,
    language: str,
    *,
    spelling_only: bool = False,
    batch: BatchId | None = None,
) -> Iterator[Row]:
    """Yield what is found in a text, paragraph by paragraph.

    Args:
        language: A BCP 47 tag, or "auto" for each paragraph's own.

    Raises:
        GrammarUnavailable: If LanguageTool cannot be asked and `spelling_only` is not set.
        BrokenDictionary: If a dictionary cannot be read.
    """
    declared = "" if language == "auto" else language
    for number, paragraph in enumerate(paragraphs(text), start=1):
        if paragraph.empty:
            continue
        spoken = checker.language(paragraph, declared)
        check = checker.spelling if spelling_only else checker.merged
        for finding in check(paragraph, spoken, batch):
            yield _row(number, paragraph, spoken, finding)


def _row(number: int, paragraph: Paragraph, language: str, finding: Finding) -> Row:
    return Row(number, finding.start + 1, language, finding.moved(paragraph.start))
