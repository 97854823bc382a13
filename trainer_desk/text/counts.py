"""How much a text holds, as a trainer counts it."""

from __future__ import annotations

from trainer_desk.text.graphemes import count_graphemes
from trainer_desk.text.tokens import count_words
from trainer_desk.text.units import ends_of_sentences, paragraphs
from trainer_desk.values import dataclass


@dataclass(frozen=True, slots=True)
class Counts:
    """What a text holds.

    Attributes:
        words: Hyphenated words, numbers and web addresses count once; in scripts without spaces
            every character is a word.
        characters: What a person sees as one character (grapheme clusters), line breaks included.
        characters_without_spaces: The same without white space and line breaks.
        paragraphs: Lines that are not empty.
        sentences: Paragraphs cut at full stops, question and exclamation marks. Abbreviations and
            numbered list marks are told apart from ends of sentences only where that is certain.
    """

    words: int = 0
    characters: int = 0
    characters_without_spaces: int = 0
    paragraphs: int = 0
    sentences: int = 0


def counts(text: str) -> Counts:
    """Count the words, characters, paragraphs and sentences of a text. Safe on any thread."""
    if not text:
        return Counts()
    contents = [unit.content for unit in paragraphs(text) if unit.content]
    return Counts(
        words=count_words(text),
        characters=count_graphemes(text),
        characters_without_spaces=count_graphemes("".join(text.split())),
        paragraphs=len(contents),
        sentences=sum(ends_of_sentences(content) for content in contents),
    )
