"""From the settings of the program to the options of the writing check."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import field
from pathlib import Path

from trainer_desk.check.options import CheckOptions, LanguageOptions
from trainer_desk.check.tags import base_language
from trainer_desk.settings import Settings
from trainer_desk.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """What the trainer wants of the writing check.

    Attributes:
        spelling: Whether anything is checked at all.
        grammar: Whether LanguageTool is asked too.
    """

    spelling: bool = True
    grammar: bool = True
    options: CheckOptions = field(default_factory=CheckOptions)


def chosen(settings: Settings) -> Chosen:
    """Return what the settings say about the writing check."""
    named = (*settings.check_variants, *settings.check_picky, *_of_rules(settings.check_rules_off))
    # False friends are words of one's own language: they can be in any other one.
    languages = dict.fromkeys((*("en", "ru"), *(base_language(tag) for tag in named)))
    return Chosen(
        spelling=settings.check_spelling,
        grammar=settings.check_spelling and settings.check_grammar,
        options=CheckOptions(
            languages=tuple(
                options
                for base in languages
                if (options := _language(base, settings)) != LanguageOptions(language=base)
            ),
            heap_mb=settings.check_heap_mb,
            java=Path(settings.check_java) if settings.check_java else None,
            remote_url=settings.check_server,
        ),
    )


def _language(base: str, settings: Settings) -> LanguageOptions:
    variants = [tag for tag in settings.check_variants if base_language(tag) == base]
    off = tuple(
        rule.partition(":")[2]
        for rule in settings.check_rules_off
        if base_language(rule.partition(":")[0]) == base
    )
    tongue = settings.check_mother_tongue
    return LanguageOptions(
        language=base,
        variant=variants[0] if variants else "",
        picky=base in settings.check_picky,
        mother_tongue=tongue if base_language(tongue) != base else "",
        rules_off=off,
        categories_off=off,
    )


def _of_rules(rules: Iterable[str]) -> Iterable[str]:
    return (rule.partition(":")[0] for rule in rules)
