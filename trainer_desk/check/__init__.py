"""The writing check: spelling by Hunspell, grammar by a LanguageTool of our own."""

from trainer_desk.check.building import WritingCheck, build_check, languagetool_folder
from trainer_desk.check.checker import Checker
from trainer_desk.check.options import CheckOptions, LanguageOptions
from trainer_desk.check.status import GrammarUnavailable, ServerState, ServerStatus, Trouble

__all__ = [
    "CheckOptions",
    "Checker",
    "GrammarUnavailable",
    "LanguageOptions",
    "ServerState",
    "ServerStatus",
    "Trouble",
    "WritingCheck",
    "build_check",
    "languagetool_folder",
]
