"""Finding what a rendering hides: its visible letters counted against those of the source."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from html import unescape
from html.parser import HTMLParser

from markdown_it.common.utils import normalizeReference
from markdown_it.token import Token

from trainer_desk.text.matching import matching_blocks
from trainer_desk.ui.markdown.page import ADDED
from trainer_desk.ui.markdown.parser import Parsed
from trainer_desk.ui.markdown.rendered import Lost
from trainer_desk.ui.unseen import seen

_SYNTAX = re.compile(r"""[\s\\`*_{}\[\]()#+\-.!|>~:=<&;"']""")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_TICKED = re.compile(r"^[\s>]*(?:[-*+]|\d{1,9}[.)])\s+\[([xX])\] ", re.MULTILINE)
_LABEL = re.compile(r"\]\[([^\[\]]{1,200})\]")
_MARKS = re.compile(r"""[\\`*_{}\[\]()#+\-.!|>~:=<&;"'\t\n\r]""")
_PIECE = re.compile(r"[^\W_]+|[^\s\w]")
_BREAKS = frozenset(("p", "br", "li", "td", "th", "tr", "pre", "hr", "blockquote"))


def losses(source: str, parsed: Parsed, html: str) -> tuple[Lost, ...]:
    """Return the parts of `source` whose letters, digits or symbols `html` does not show.

    Markdown's own marks, link addresses (their host is shown), list numbers (Qt writes them) and
    entities (what they stand for is shown) are no losses.
    """
    shown = _visible(html)
    excused = list(_excused(source, parsed))
    missing = _letters(source)
    missing.subtract(_letters(shown))
    missing.subtract(_letters("".join(excused)))
    missing = +missing
    if not missing:
        return ()
    return tuple(_located(_without(source, excused), shown, missing)) or _by_letter(source, missing)


def _letters(text: str) -> Counter[str]:
    """Count what of `text` must be seen: no white space, no unseen characters, no marks."""
    return Counter(_SYNTAX.sub("", seen(text)))


def _excused(source: str, parsed: Parsed) -> Iterator[str]:
    lines = source.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    used, labels = set[str](), set[str]()
    for token in _all(parsed.tokens):
        if token.type == "list_item_open":
            yield token.info
        elif token.type in ("link_open", "image") and token.markup not in ("linkify", "autolink"):
            address = str(token.attrs.get("href") or token.attrs.get("src") or "")
            used.add(address)
            if "label" not in token.meta:
                yield address
    for definition in parsed.definitions:
        if definition.address in used:
            yield from lines[definition.first : definition.end]
            labels.add(definition.label)
    yield from (label for label in _LABEL.findall(source) if normalizeReference(label) in labels)
    yield from (entity for entity in _ENTITY.findall(source) if unescape(entity) != entity)
    yield from _TICKED.findall(source)


def _all(tokens: list[Token]) -> Iterator[Token]:
    for token in tokens:
        yield token
        yield from _all(token.children or [])


def _without(source: str, excused: list[str]) -> str:
    """Blank out addresses, labels and definitions: the search must not take them for lost."""
    for words in sorted(filter(None, set(excused)), key=len, reverse=True):
        if ":" in words:
            source = source.replace(words, " " * len(words))
        else:
            source = source.replace(f"][{words}]", " " * (len(words) + 3))
    return _TICKED.sub(lambda ticked: " " * len(ticked[0]), source)


def _located(source: str, shown: str, missing: Counter[str]) -> Iterator[Lost]:
    left = missing.copy()
    # Marks apart, both texts are the same words in the same order.
    one, other = (_MARKS.sub(" ", seen(text, " ")) for text in (source, shown))
    at = 0
    for start, _, length in (*matching_blocks(one, other), (len(source), 0, 0)):
        yield from _hidden_words(source[at:start], at, left)
        at = start + length


def _by_letter(source: str, missing: Counter[str]) -> tuple[Lost, ...]:
    return tuple(Lost(letter, source.rfind(letter)) for letter in sorted(missing))


def _hidden_words(deleted: str, at: int, left: Counter[str]) -> Iterator[Lost]:
    """Yield, line by line, what of a deleted stretch holds letters that are missing."""
    start = 0
    for line in deleted.splitlines(keepends=True):
        hidden = []
        for piece in _PIECE.finditer(line):
            letters = _letters(piece[0])
            if letters and letters <= left:
                left.subtract(letters)
                hidden.append(piece)
        if hidden:
            first, end = hidden[0].start(), hidden[-1].end()
            yield Lost(line[first:end], at + start + first)
        start += len(line)


class _Visible(HTMLParser):
    """Collects the text of a rendering that the author wrote."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._spans: list[bool] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "span":
            self._spans.append(("class", ADDED) in attrs)
        elif tag in _BREAKS:
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag == "span" and self._spans:
            self._spans.pop()

    def handle_data(self, data: str) -> None:
        self.parts.append(" " if any(self._spans) else data)


def _visible(html: str) -> str:
    reader = _Visible()
    reader.feed(html)
    reader.close()
    return "".join(reader.parts)
