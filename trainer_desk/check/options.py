"""What can be chosen about the writing check, for all languages and for each."""

from __future__ import annotations

from pathlib import Path

from trainer_desk.check.tags import base_language
from trainer_desk.values import dataclass
from trainer_desk.work.digest import sha256_hex

DEFAULT_HEAP_MB = 768
_VARIANTS = {"en": "en-US", "de": "de-DE", "pt": "pt-PT", "ca": "ca-ES"}


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageOptions:
    """How one language is checked.

    Attributes:
        language: Without country, such as "en".
        variant: BCP 47 tag such as "en-GB"; "" for the usual one.
        picky: Whether stricter rules of style are on.
        mother_tongue: BCP 47 tag of the trainer's own language, for false friends; "" for none.
        rules_off: Names of rules.
        categories_off: Names of groups of rules.
    """

    language: str
    variant: str = ""
    picky: bool = False
    mother_tongue: str = ""
    rules_off: tuple[str, ...] = ()
    categories_off: tuple[str, ...] = ()

    @property
    def tag(self) -> str:
        """The language as LanguageTool wants it, with a country where there are variants."""
        return self.variant or _VARIANTS.get(self.language, self.language)

    def rules_hash(self) -> str:
        """Return a name for everything here that changes what LanguageTool answers."""
        parts = (
            self.tag,
            str(self.picky),
            self.mother_tongue,
            ",".join(sorted(self.rules_off)),
            ",".join(sorted(self.categories_off)),
        )
        return sha256_hex("\n".join(parts).encode())[:16]


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckOptions:
    """How everything is checked.

    Attributes:
        languages: At most one entry per language; a language without one has the defaults.
        heap_mb: Most memory for Java objects, in MiB.
        java: The java program to take before any other, None to search.
        remote_url: A LanguageTool server to use instead of a local one; "" for a local one.
            Everything that is checked is sent there.
        idle_seconds: After so long without a request the local server is stopped.
    """

    languages: tuple[LanguageOptions, ...] = ()
    heap_mb: int = DEFAULT_HEAP_MB
    java: Path | None = None
    remote_url: str = ""
    idle_seconds: float = 900.0

    def of(self, tag: str) -> LanguageOptions:
        """Return the options for a BCP 47 tag; a country in it counts where no variant is set."""
        base = base_language(tag)
        chosen = [options for options in self.languages if options.language == base]
        if chosen:
            return chosen[0]
        variant = tag.replace("_", "-") if base in _VARIANTS and len(tag) > len(base) else ""
        return LanguageOptions(language=base, variant=variant)
