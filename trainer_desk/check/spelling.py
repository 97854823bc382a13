"""Spelling at once: every word is asked of the dictionary for its script; no Java, no network."""

from __future__ import annotations

import threading
import unicodedata
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from trainer_desk.check.dictionaries import Dictionary, dictionary_for
from trainer_desk.check.engines import Engine, load_engine
from trainer_desk.check.field_words import field_words
from trainer_desk.check.near import CYRILLIC_LETTERS, LATIN_LETTERS, near_words
from trainer_desk.check.personal import PersonalWords
from trainer_desk.check.tags import base_language
from trainer_desk.check.words import Script, Word, script_of, words_in
from trainer_desk.text.findings import MAX_SUGGESTIONS, Finding, FindingKind
from trainer_desk.text.masking import Masked
from trainer_desk.work.ids import BatchId

SPELLING_RULE = "HUNSPELL"
MIXED_SCRIPT_RULE = "MIXED_SCRIPT"
SPELLING_CATEGORY = "TYPOS"

_CYRILLIC_LANGUAGES = frozenset(("be", "bg", "kk", "ky", "mk", "mn", "ru", "sr", "tg", "tt", "uk"))
_OTHER_SCRIPTS = frozenset(("ar", "el", "fa", "he", "hi", "hy", "ja", "ka", "ko", "th", "ur", "zh"))
_LATIN_LOOKS = "aceopxyABCEHKMOPTXYk"
_CYRILLIC_LOOKS = "асеорхуАВСЕНКМОРТХУк"
_TO_CYRILLIC = str.maketrans(_LATIN_LOOKS, _CYRILLIC_LOOKS)
_TO_LATIN = str.maketrans(_CYRILLIC_LOOKS, _LATIN_LOOKS)
_REMEMBERED = 20_000
# From how many words of a script on, and above which share of unknown ones, they are taken for
# another language; the text's own script is given up more reluctantly.
_WORDS, _SHARE = 4, 0.5
_OWN_WORDS, _OWN_SHARE = 6, 0.6
_KNOWN_SHARE = 0.75
"""Of a text in its own language nearly all words are known; between kindred ones a half may be."""


def own_script(language: str) -> Script:
    """Return the script that a language is written in."""
    base = base_language(language)
    if base in _OTHER_SCRIPTS:
        return Script.OTHER
    return Script.CYRILLIC if base in _CYRILLIC_LANGUAGES else Script.LATIN


class Speller:
    """Finds misspelt words in any mix of languages; dictionaries are loaded when first needed.

    Safe on any thread. The first word of a script takes as long as its dictionary loads.
    """

    def __init__(
        self, dictionaries: Iterable[Dictionary], personal: PersonalWords, *, pure: bool = False
    ) -> None:
        self._dictionaries = tuple(dictionaries)
        self._personal = personal
        self._pure = pure
        self._loaded: dict[Dictionary, _Vocabulary] = {}
        self._loading = threading.Lock()

    def languages(self) -> tuple[str, ...]:
        """Return the languages there is a dictionary for, as "en" or "ru"."""
        return tuple(sorted({dictionary.base for dictionary in self._dictionaries}))

    def tools(self) -> tuple[tuple[str, str], ...]:
        """Return names and versions of the engines that were used so far."""
        return tuple(sorted({(one.engine.name, one.engine.version) for one in self._in_use()}))

    def findings(
        self, text: Masked, language: str, batch: BatchId | None = None
    ) -> tuple[Finding, ...]:
        """Return the misspelt words of a text whose unchecked parts are filled, in order.

        `quoted` is of the filled text, which at these places is the original.

        Raises:
            BrokenDictionary: If a dictionary cannot be read.
        """
        return tuple(
            self._finding(word, self._suggestions(word.normal, language))
            for word in self._wrong(_words_of(text), language, batch)
        )

    def misspelt(
        self, text: Masked, language: str, batch: BatchId | None = None
    ) -> tuple[Finding, ...] | None:
        """Return what `findings` does, without suggestions and thus at once.

        None where a dictionary would have to be loaded first.
        """
        words = _words_of(text)
        scripts = {script_of(word.text) for word in words}
        if not all(self._is_loaded(self._tag(script, language)) for script in scripts):
            return None
        return tuple(self._finding(word, ()) for word in self._wrong(words, language, batch))

    def accepts(self, word: str, language: str, batch: BatchId | None = None) -> bool:
        """Tell whether a normal word is in a personal list or among the field's words."""
        tag = self._tag(script_of(word), language)
        if self._personal.accepts(word, tag or language, batch):
            return True
        vocabulary = self._vocabulary(tag)
        return vocabulary is not None and vocabulary.added(word)

    def knows(self, text: Masked, language: str) -> bool | None:
        """Tell whether most words of a text are known in its language; None without dictionary.

        Raises:
            BrokenDictionary: If the dictionary cannot be read.
        """
        own = own_script(language)
        vocabulary = self._vocabulary(self._tag(own, language))
        words = [word for word in _words_of(text) if script_of(word.text) is own]
        if not words or vocabulary is None:
            return None
        known = sum(
            vocabulary.writes(word.normal) and not self._wrong_parts(word, language, None)
            for word in words
        )
        return known > _KNOWN_SHARE * len(words)

    def _wrong(self, words: list[Word], language: str, batch: BatchId | None) -> list[Word]:
        wrong = [part for word in words for part in self._wrong_parts(word, language, batch)]
        foreign = _foreign_scripts(words, wrong, language)
        return [word for word in wrong if script_of(word.text) not in foreign]

    def _wrong_parts(self, word: Word, language: str, batch: BatchId | None) -> tuple[Word, ...]:
        written = word.normal
        if len(written) < 2 or _is_abbreviation(written):
            return ()
        if _is_name(word, language) or self._is_right(written, language, batch):
            return ()
        return tuple(
            part for part in word.parts() if not self._is_right(part.normal, language, batch)
        )

    def _is_right(self, word: str, language: str, batch: BatchId | None) -> bool:
        script = script_of(word)
        if len(word) < 2 or script is Script.OTHER:
            return True
        tag = self._tag(script, language)
        if self._personal.accepts(word, tag or language, batch):
            return True
        if script is Script.MIXED:
            return False
        vocabulary = self._vocabulary(tag)
        return vocabulary is None or vocabulary.right(word)

    @staticmethod
    def _finding(word: Word, suggestions: tuple[str, ...]) -> Finding:
        mixed = script_of(word.text) is Script.MIXED
        return Finding(
            start=word.start,
            end=word.end,
            quoted=word.text,
            kind=FindingKind.SPELLING,
            rule=MIXED_SCRIPT_RULE if mixed else SPELLING_RULE,
            category=SPELLING_CATEGORY,
            suggestions=suggestions,
            engine="hunspell",
        )

    def _suggestions(self, word: str, language: str) -> tuple[str, ...]:
        script = script_of(word)
        if script is Script.MIXED:
            alike = (word.translate(_TO_CYRILLIC), word.translate(_TO_LATIN))
            return tuple(
                one
                for one in alike
                if script_of(one) is not Script.MIXED and self._is_right(one, language, None)
            )
        vocabulary = self._vocabulary(self._tag(script, language))
        return () if vocabulary is None else vocabulary.suggestions(word)

    def _vocabulary(self, tag: str) -> _Vocabulary | None:
        dictionary = dictionary_for(tag, self._dictionaries) if tag else None
        if dictionary is None:
            return None
        # First without the lock: another dictionary may be a second on its way.
        loaded = self._loaded.get(dictionary)
        if loaded is not None:
            return loaded
        with self._loading:
            if dictionary not in self._loaded:
                engine = load_engine(dictionary, pure=self._pure)
                self._loaded[dictionary] = _Vocabulary(engine, dictionary.base)
            return self._loaded[dictionary]

    def _is_loaded(self, tag: str) -> bool:
        dictionary = dictionary_for(tag, self._dictionaries) if tag else None
        return dictionary is None or dictionary in self._loaded

    def _in_use(self) -> tuple[_Vocabulary, ...]:
        return tuple(self._loaded.values())

    @staticmethod
    def _tag(script: Script, language: str) -> str:
        base = base_language(language)
        if script is Script.LATIN:
            foreign = base in _CYRILLIC_LANGUAGES or base in _OTHER_SCRIPTS or not base
            return "en-US" if foreign else language
        if script is Script.CYRILLIC:
            return language if base in _CYRILLIC_LANGUAGES else "ru"
        return ""


class _Vocabulary:
    """One engine with the field's words, and answers it has given before."""

    def __init__(self, engine: Engine, language: str) -> None:
        self.engine = engine
        # A word that is known may still lack forms: "сущность" is there, "сущностей" is not.
        new = [
            (word, like) for word, like in field_words(language) if like or not engine.knows(word)
        ]
        self._added = frozenset(word for word, _ in new)
        for word, like in new:
            engine.add(word, like)
        self._letters = CYRILLIC_LETTERS if language in _CYRILLIC_LANGUAGES else LATIN_LETTERS
        self.writes = engine.writes
        self.right = lru_cache(_REMEMBERED)(self._right)
        self.suggestions = lru_cache(_REMEMBERED)(self._suggestions)

    def added(self, word: str) -> bool:
        """Tell whether a word is one of the field's, in any of its forms."""
        lower = word.lower()
        stems = (stem.lower() for stem in self._added)
        near = any(lower.startswith(stem[: max(4, len(stem) - 2)]) for stem in stems)
        return near and self.right(word)

    def _right(self, word: str) -> bool:
        if not self.engine.writes(word):
            return True
        return self.engine.knows(word) or self.engine.knows(_unaccented(word))

    def _suggestions(self, word: str) -> tuple[str, ...]:
        near = near_words(word, self.engine.knows, self._letters)[:MAX_SUGGESTIONS]
        if near:
            return near
        return tuple(self.engine.suggestions(word))[:MAX_SUGGESTIONS]


def _words_of(text: Masked) -> list[Word]:
    return [word for word in words_in(text.text) if not text.touches(word.start, word.end)]


def _foreign_scripts(words: list[Word], wrong: list[Word], language: str) -> frozenset[Script]:
    """Return the scripts in which most words are unknown: it is another language, not mistakes."""
    of_script = Counter(script_of(word.text) for word in words)
    wrong_of_script = Counter(script_of(word.text) for word in wrong)
    own = own_script(language)
    foreign = set()
    for script in (Script.LATIN, Script.CYRILLIC):
        least, share = (_OWN_WORDS, _OWN_SHARE) if script is own else (_WORDS, _SHARE)
        if of_script[script] >= least and wrong_of_script[script] > share * of_script[script]:
            foreign.add(script)
    return frozenset(foreign)


def _is_name(word: Word, language: str) -> bool:
    """Tell whether a word is a name from another alphabet, as Google in a Russian text."""
    script = script_of(word.text)
    foreign = script is not own_script(language) and script is not Script.MIXED
    return foreign and word.text[:1].isupper()


def _unaccented(word: str) -> str:
    """Return a word without accents: "naïve" is "naive", "ёлка" is "елка", "й" stays."""
    letters = (
        letter if letter in "йЙ" else unicodedata.normalize("NFD", letter)[0] for letter in word
    )
    return "".join(letters)


def _is_abbreviation(word: str) -> bool:
    return word.isupper() and word.replace("-", "").isalpha()
