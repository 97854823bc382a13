"""Texts cut into the larger things a diff aligns first: paragraphs and sentences."""

from __future__ import annotations

import re
from typing import NamedTuple

from trainer_desk.text.breaks import LINE_BREAKS


class Unit(NamedTuple):
    """A paragraph or sentence and what separates it from the next one.

    Offsets are code points; the separator is `text[content_end:end]`. Only the first unit of a
    text may have no content. Every border is a border of tokens, whatever stands on either side.
    """

    start: int
    content_end: int
    end: int
    content: str


_LINE = re.compile(rf"([^{LINE_BREAKS}]*)(?:\r\n|[{LINE_BREAKS}]|$)")
_PLAIN = "A-Za-z0-9\u00c0-\u02af\u0391-\u03c9\u0400-\u0481"
# A sign that ends a sentence, what may close it, then spaces before something plain. The spaces
# are the separator.
_SENTENCE_END = re.compile(
    rf"""[.!?…;:]["'»”)\]*_]*(?P<gap>[ ]+)(?=[{_PLAIN}"«“(\[*])"""
    r"|[。！？](?P<none>)(?=[\u3041-\u3096\u30a1-\u30fa\u4e00-\u9fff])"
)

_INDENT = re.compile(f" +(?=[{_PLAIN}])")
# Some hundred characters apart, wherever the words decide it.
_PHRASE_END = re.compile("[a-zа-я]{8}(?P<gap> )(?=[aeos-uавоп])")


def paragraphs(text: str) -> list[Unit]:
    """Return the lines of a text, each with its line break and the empty lines after it."""
    units: list[Unit] = []
    for match in _LINE.finditer(text):
        start, end = match.span()
        if start == end:
            break
        content = match.group(1)
        if content and not content.isspace():
            units.append(Unit(start, start + len(content), end, content))
        elif units:
            units[-1] = units[-1]._replace(end=end)
        else:
            units.append(Unit(start, start, end, ""))
    return units


def sentences(text: str) -> list[Unit]:
    """Return the sentences of a text, and parts between colons and semicolons, with their spaces.

    Abbreviations end sentences too; that is harmless where sentences are only compared.
    """
    units: list[Unit] = []
    start = 0
    for match in _SENTENCE_END.finditer(text):
        content_end, end = match.span(match.lastgroup or 0)
        units.append(Unit(start, content_end, end, text[start:content_end]))
        start = end
    if start < len(text):
        content_end = _before_last_spaces(text)
        units.append(Unit(start, content_end, len(text), text[start:content_end]))
    return units


def phrases(text: str) -> list[Unit]:
    """Return a text cut after longer words, for what is long and has no sentences.

    Where it is cut depends on nothing but the words there, so equal text is cut in the same way.
    """
    cuts = [(match.start("gap"), match.end()) for match in _PHRASE_END.finditer(text)]
    starts = [0, *(end for _, end in cuts)]
    return [
        Unit(start, content_end, end, text[start:content_end])
        for start, (content_end, end) in zip(starts, [*cuts, (len(text), len(text))], strict=True)
        if start < end
    ]


def spaces_before(content: str) -> int:
    """Return how many spaces a sentence begins with, 0 where they belong to what follows."""
    match = _INDENT.match(content)
    return match.end() if match else 0


def _before_last_spaces(text: str) -> int:
    content = text.rstrip(" ")
    return len(content) if content.endswith((".", "!", "?", "…", ":", ";")) else len(text)


_FULL_STOP = re.compile(r"""(?<![.!?…])[.!?…]+["'»”)\]*_]*(?=\s+(\S)|\s*$)|[。！？]+""")
_SHORT = re.compile(r"(?:^|[\s(«“\"])(?:[\w]|\d+|т\. ?[екдпн]|e\.g|i\.e|[MD]rs?|vs|etc)$")


def ends_of_sentences(paragraph: str) -> int:
    """Return how many sentences a paragraph holds, at least one.

    A full stop before a small letter, after a single letter, a list number or a well-known
    abbreviation ends nothing.
    """
    found = 0
    rest = 0
    for match in _FULL_STOP.finditer(paragraph):
        following = match.group(1)
        if following and match.group().startswith(".") and len(match.group()) == 1:
            head = paragraph[max(rest, match.start() - 12) : match.start()]
            if following.islower() or _SHORT.search(head):
                continue
        found += 1
        rest = match.end()
    return found + any(map(str.isalnum, paragraph[rest:])) or 1
