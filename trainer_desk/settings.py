"""Every setting, declared once: name, type, default, bounds, help. Kept in one JSON file."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Mapping
from dataclasses import Field, asdict, field, fields, replace
from pathlib import Path
from typing import Any

from trainer_desk.values import dataclass


class SettingsError(Exception):
    """A settings file or a value in it cannot be used; someone must correct it.

    Attributes:
        setting: Name of the setting, "" where the file as a whole is at fault.
        reason: One sentence without the file's name.
    """

    def __init__(self, setting: str, reason: str) -> None:
        super().__init__(f"{setting}: {reason}" if setting else reason)
        self.setting = setting
        self.reason = reason


def _setting(
    *,
    default: Any,
    text: str,
    choices: tuple[str, ...] = (),
    lowest: int | None = None,
    highest: int | None = None,
) -> Any:
    bounds = {"help": text, "choices": choices, "lowest": lowest, "highest": highest}
    return field(default=default, metadata=bounds)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What a trainer can choose for good; what merely comes back at the next start is session."""

    trainer: str = _setting(default="", text="Name or number under which your work is delivered.")
    language: str = _setting(
        default="",
        text="Language of the window; empty follows the system.",
        choices=("", "en", "ru"),
    )
    theme: str = _setting(
        default="system",
        text="Light or dark; system follows the desktop.",
        choices=("system", "light", "dark"),
    )
    zoom: int = _setting(
        default=100, text="Size of everything, in percent.", lowest=60, highest=250
    )
    delivery_target: str = _setting(
        default="", text="Folder or address (a URL) that finished work is delivered to."
    )
    delivery_automatic: bool = _setting(
        default=True, text="Deliver by itself a while after work was finished."
    )
    rendered: bool = _setting(
        default=True, text="Show responses with their formatting (off: as plain text)."
    )
    link_scrolling: bool = _setting(default=False, text="Scroll all responses together.")
    check_spelling: bool = _setting(default=True, text="Check spelling while you write.")
    check_grammar: bool = _setting(
        default=True, text="Check grammar and style with LanguageTool where it is installed."
    )
    check_variants: tuple[str, ...] = _setting(
        default=(), text="Countries to write for, such as en-GB; one for each language."
    )
    check_picky: tuple[str, ...] = _setting(
        default=(), text="Languages, such as en, in which stricter rules of style are on."
    )
    check_mother_tongue: str = _setting(
        default="", text="Your own language, such as ru, for words that are easily confused."
    )
    check_rules_off: tuple[str, ...] = _setting(
        default=(), text="Rules and groups of rules that are off, such as en:EN_QUOTES."
    )
    check_heap_mb: int = _setting(
        default=768, text="Most memory for LanguageTool, in MiB.", lowest=256, highest=16384
    )
    check_java: str = _setting(
        default="", text="The java program for LanguageTool; empty searches for one."
    )
    check_server: str = _setting(
        default="",
        text="Address of a LanguageTool server to use instead of a local one. "
        "Everything that is checked is sent there.",
    )


_OLD_NAMES = {"delivery_folder": "delivery_target"}
"""What settings were called in earlier versions."""


def setting_fields() -> tuple[Field[Any], ...]:
    """Return the declared settings; `metadata` holds help, choices, lowest and highest."""
    return fields(Settings)


def with_setting(settings: Settings, name: str, value: object) -> Settings:
    """Return `settings` with one value changed.

    Raises:
        SettingsError: If there is no such setting, or the value is of a wrong type or bound.
    """
    declared = {item.name: item for item in setting_fields()}
    if name not in declared:
        raise SettingsError(name, "there is no such setting")
    _check(declared[name], value)
    changed: dict[str, Any] = {name: value}
    return replace(settings, **changed)


def read_settings(path: Path) -> Settings:
    """Read the settings file; a file that does not exist yet means all defaults.

    Settings of another version that this one does not know are left out of the value, and stay
    in the file (`write_settings` keeps them).

    Raises:
        SettingsError: If the file is no JSON object or holds a wrong value.
    """
    settings = Settings()
    known = {item.name for item in setting_fields()}
    for name, value in _renamed(_read(path)).items():
        if name in known:
            # JSON has no tuples.
            settings = with_setting(
                settings, name, tuple(value) if isinstance(value, list) else value
            )
    return settings


def write_settings(path: Path, settings: Settings) -> None:
    """Write the settings file durably: complete or not at all.

    Raises:
        OSError: If the disk is full, or the folder cannot be written; all is as it was.
    """
    everything = {**_read(path), **asdict(settings)}
    text = json.dumps(everything, ensure_ascii=False, indent=2, sort_keys=True) + "\n"
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=path.name, suffix=".new")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _renamed(found: Mapping[str, object]) -> Mapping[str, object]:
    """Return settings under the names they have now; the new name counts where both are there."""
    newer = {new: found[old] for old, new in _OLD_NAMES.items() if old in found}
    return {**newer, **found}


def _read(path: Path) -> Mapping[str, object]:
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (UnicodeDecodeError, ValueError) as error:
        raise SettingsError("", f"the settings file is no JSON: {error}") from error
    if not isinstance(found, dict):
        raise SettingsError("", "the settings file must hold one JSON object")
    return found


def _check(declared: Field[Any], value: object) -> None:
    wanted = type(declared.default)
    if type(value) is not wanted:
        raise SettingsError(declared.name, f"must be of type {wanted.__name__}")
    if isinstance(value, tuple) and not all(isinstance(item, str) for item in value):
        raise SettingsError(declared.name, "must be a list of texts")
    choices = declared.metadata["choices"]
    if choices and value not in choices:
        listed = ", ".join(repr(choice) for choice in choices)
        raise SettingsError(declared.name, f"must be one of {listed}")
    if isinstance(value, int) and not isinstance(value, bool):
        lowest, highest = declared.metadata["lowest"], declared.metadata["highest"]
        if not lowest <= value <= highest:
            raise SettingsError(declared.name, f"must be between {lowest} and {highest}")
