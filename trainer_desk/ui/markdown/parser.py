"""Markdown to tokens: GitHub's dialect without HTML, with LaTeX left as it is written."""

from __future__ import annotations

import re
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

from trainer_desk.ui.markdown.maths import keep_maths
from trainer_desk.values import dataclass

_OPENABLE = re.compile(r"(?:https?://|mailto:)[^\x00-\x20]+", re.IGNORECASE)
_MAX_NESTING = 100
_NUL, _PICTURE_OF_NUL = "\x00", "\u2400"
_SURROGATES = re.compile("[\ud800-\udfff]")
_REPLACEMENT = "\ufffd"


@dataclass(frozen=True, slots=True)
class Definition:
    """A link target set apart from the text: `[label]: address "title"`.

    Attributes:
        label: Normalised, as the parser compares it.
        first: Its first line.
        end: The line behind its last.
    """

    label: str
    address: str
    first: int
    end: int


@dataclass(frozen=True, slots=True)
class Parsed:
    """The parse of one text.

    Attributes:
        definitions: Targets set apart from the text, in no order.
    """

    tokens: list[Token]
    definitions: tuple[Definition, ...]


def parse(text: str) -> Parsed:
    """Return the block tokens of `text`; it never raises, whatever the text."""
    # A parser of its own for each text: the link finder keeps its place in itself.
    reader = _reader()
    env: dict[str, Any] = {}
    readable = _SURROGATES.sub(_REPLACEMENT, text.replace(_NUL, _PICTURE_OF_NUL))
    tokens = reader.parse(readable, env)
    found: dict[str, dict[str, Any]] = env.get("references", {})
    return Parsed(tokens, tuple(_definition(label, each) for label, each in found.items()))


def _definition(label: str, reference: dict[str, Any]) -> Definition:
    first, end = reference["map"]
    return Definition(label, reference["href"], first, end)


def _reader() -> MarkdownIt:
    options = {"html": False, "breaks": True, "linkify": True, "store_labels": True}
    reader = _Reader("gfm-like", {**options, "maxNesting": _MAX_NESTING})
    if reader.linkify is not None:
        # "main.py" is a file, not a server in Paraguay.
        reader.linkify.set({"fuzzy_link": False, "fuzzy_email": False, "fuzzy_ip": False})
    keep_maths(reader)
    return reader


class _Reader(MarkdownIt):
    """Makes links of addresses that may be opened, and leaves every address as it is written."""

    def validateLink(self, url: str) -> bool:  # noqa: N802 - the parser's name
        return _OPENABLE.fullmatch(url) is not None

    def normalizeLink(self, url: str) -> str:  # noqa: N802 - the parser's name
        return url

    def normalizeLinkText(self, link: str) -> str:  # noqa: N802 - the parser's name
        return link
