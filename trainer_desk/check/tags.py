"""Tags of languages, as settings, dictionaries and LanguageTool write them."""

from __future__ import annotations


def base_language(tag: str) -> str:
    """Return "en" for "en-US", "en_US.UTF-8" or "EN"."""
    return tag.replace("_", "-").split("-")[0].split(".")[0].lower()
