"""Texts cut into words, white space and signs; what a person sees as one sign is never cut."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable
from itertools import pairwise

from trainer_desk.text.breaks import LINE_BREAKS
from trainer_desk.text.graphemes import grapheme_borders, is_plain, joins
from trainer_desk.text.pattern import pattern

_JOINS = "['’\\-\u2010\u2011\u00b7\u00ad]"
_WORD = rf"""
      (?:https?://|www\.)[^\s<>"«»“”]*[\w/=&%\#+-]
    | (?!\d)LETTER++(?:{_JOINS}LETTER++)*+
    | (?:\d{{1,3}}(?:[\ \u00A0\u202F]\d{{3}})++(?!\d)(?:[.,]\d++)?
        | \d++(?:[.,:’']\d++)*+)(?:{_JOINS}?LETTER++)*+
"""
_SPACE = rf"[^\S{LINE_BREAKS}]++"
_SIGNS = r"\*++ | \#++ | -++ | \.++ | =++ | ~++ | `++ | !++ | \?++ | ."
_TOKEN = rf"{_WORD} | \r\n | [{LINE_BREAKS}] | {_SPACE} | {_SIGNS}"
_PLAIN_TOKEN = re.compile(_TOKEN.replace("LETTER", r"\w"), re.VERBOSE | re.DOTALL)
_PLAIN_WORD = re.compile(
    rf"(?!_++(?!\w))(?:{_WORD})".replace("LETTER", r"\w"), re.VERBOSE | re.DOTALL
)

# Written without spaces between words: there every character is a token.
_UNSPACED = r"\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}"
_ANY_TOKEN = pattern(
    _TOKEN.replace("LETTER", rf"[[\p{{L}}\p{{M}}\p{{N}}_]--[{_UNSPACED}]]"), "xsV1"
)


def tokens(text: str) -> tuple[str, ...]:
    """Return the words, runs of spaces, single line breaks and signs of a text, in order.

    Joined they are `text` again. Hyphenated and apostrophised words, numbers with separators and
    web addresses are one token each; in scripts without spaces every character is one. Runs of one
    sign (`**`, `...`) stay together. No grapheme cluster (UAX 29) is ever cut.
    """
    if is_plain(text):
        return tuple(_PLAIN_TOKEN.findall(text))
    found = _ANY_TOKEN.findall(text)
    if not joins(text):
        return tuple(found)
    return _joined_where_cut(found, grapheme_borders(text), text)


def is_word(token: str) -> bool:
    """Whether a token counts as a word: it has a letter or a digit."""
    return any(map(str.isalnum, token))


def count_words(text: str) -> int:
    """Return how many tokens of a text are words."""
    if is_plain(text):
        return len(_PLAIN_WORD.findall(text))
    return sum(map(is_word, tokens(text)))


def _joined_where_cut(found: Iterable[str], borders: Container[int], text: str) -> tuple[str, ...]:
    at, cuts = 0, [0]
    for token in found:
        at += len(token)
        if at in borders:
            cuts.append(at)
    return tuple(text[start:end] for start, end in pairwise(cuts))
