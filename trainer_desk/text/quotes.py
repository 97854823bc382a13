"""The paragraphs of a text, to be quoted one by one."""

from __future__ import annotations

from trainer_desk.text.pattern import pattern

MOST = 100
"""Paragraphs of one text that are offered."""

_PARAGRAPH = pattern(
    r"[^\r\n\u2029]*\S[^\r\n\u2029]*(?:(?:\r\n|[\r\n\u2029])(?=[^\r\n\u2029]*\S)[^\r\n\u2029]*)*+"
)


def quotable(text: str) -> tuple[tuple[int, int], ...]:
    """Return where each paragraph stands, in code points: lines up to a blank one, in order.

    White space at both ends is left out, nothing else is.
    """
    found = []
    for paragraph in _PARAGRAPH.finditer(text):
        whole = paragraph.group()
        start = paragraph.start() + len(whole) - len(whole.lstrip())
        found.append((start, paragraph.start() + len(whole.rstrip())))
        if len(found) == MOST:
            break
    return tuple(found)
