"""Words that a form shows, in one or several languages."""

from __future__ import annotations

from collections.abc import Mapping

from trainer_desk.values import dataclass


@dataclass(frozen=True, slots=True)
class Wording:
    """A short text in one or several languages.

    Attributes:
        texts: Pairs of language tag ("" for "whatever the reader speaks") and text, in file order.
    """

    texts: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, text: str | Mapping[str, str]) -> Wording:
        """Build a wording from one text for everybody, or from one text per language tag."""
        if isinstance(text, str):
            return cls((("", text),))
        return cls(tuple(text.items()))

    def in_language(self, language: str) -> str:
        """Return the text for `language` ("en-US"), else for its base ("en"), else the first."""
        base = language.partition("-")[0].lower()
        by_tag = {tag.lower(): text for tag, text in self.texts}
        for tag in (language.lower(), base, ""):
            if tag in by_tag:
                return by_tag[tag]
        return self.texts[0][1] if self.texts else ""

    def __bool__(self) -> bool:
        return any(text for _, text in self.texts)


NOTHING = Wording(())
"""No words at all; false."""
