"""The forms a word can take in English and Russian, made from its dictionary form by rule.

Forms are made for whatever a word might be: noun, verb or adjective. Some of them exist nowhere;
that does no harm where words of a text are looked up among them. Russian "ё" becomes "е".

By rule, because that needs no dictionary of 16 MB, and words of such lists are in none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from trainer_desk.late import late
from trainer_desk.text.pattern import pattern

if TYPE_CHECKING:
    import regex
else:
    regex = late("regex")

SHORTEST = 3
"""Letters from which a word has other forms than itself."""

_CYRILLIC = pattern(r"[а-яё]+")
_LATIN = pattern(r"[a-z]+")

_IRREGULAR_ENGLISH = {
    line.split()[0]: tuple(line.split()[1:])
    for line in (
        "be am is are was were been being", "have has had having", "do does did done doing",
        "go goes went gone going", "child children", "man men", "woman women", "person people",
        "foot feet", "tooth teeth", "goose geese", "mouse mice", "wife wives", "life lives",
        "knife knives", "wolf wolves", "thief thieves", "leaf leaves", "half halves", "ox oxen",
        "die dies died dying", "lie lies lied lay lain lying", "tie ties tied tying",
        "buy buys bought buying", "sell sells sold selling", "pay pays paid paying",
        "get gets got gotten getting", "give gives gave given giving",
        "take takes took taken taking",
        "make makes made making", "come comes came coming", "see sees saw seen seeing",
        "steal steals stole stolen stealing", "shoot shoots shot shooting",
        "kill kills killed killing", "hit hits hitting", "cut cuts cutting", "put puts putting",
        "bite bites bit bitten biting", "blow blows blew blown blowing",
        "eat eats ate eaten eating",
        "drink drinks drank drunk drinking", "fight fights fought fighting",
        "beat beats beaten beating", "break breaks broke broken breaking",
        "write writes wrote written writing", "say says said saying", "tell tells told telling",
        "lose loses lost losing", "win wins won winning", "hang hangs hung hanged hanging",
        "send sends sent sending", "spend spends spent spending", "lend lends lent lending",
        "ride rides rode ridden riding", "throw throws threw thrown throwing",
        "stick sticks stuck sticking", "suck sucks sucked sucking", "spread spreads spreading",
        "burn burns burned burnt burning", "hide hides hid hidden hiding",
        "leave leaves left leaving", "feel feels felt feeling", "know knows knew known knowing",
    )
}  # fmt: skip

_IRREGULAR_RUSSIAN = {
    line.split()[0]: tuple(line.split()[1:])
    for line in (
        "ребенок ребенка ребенку ребенком ребенке ребята дети детей детям детьми детях",
        "человек человека человеку человеком человеке люди людей людям людьми людях",
        "мать матери матерью матерей матерям матерями матерях",
        "дочь дочери дочерью дочерей дочерям дочерьми дочерях",
        "друг друга другу другом друге друзья друзей друзьям друзьями друзьях",
        "брат брата брату братом брате братья братьев братьям братьями братьях",
        "пить пью пьешь пьет пьем пьете пьют пил пила пило пили пей пейте",
        "бить бью бьешь бьет бьем бьете бьют бил била било били бей бейте",
        "жить живу живешь живет живем живете живут жил жила жило жили живи живите",
        "дать дам дашь даст дадим дадите дадут дал дала дало дали дай дайте",
        "взять возьму возьмешь возьмет возьмем возьмете возьмут взял взяла взяло взяли возьми",
        "есть ем ешь ест едим едите едят ел ела ело ели ешьте",
        "быть буду будешь будет будем будете будут был была было были будь будьте",
    )
}


def forms(word: str) -> frozenset[str]:
    """Return the forms of a word, itself among them.

    Args:
        word: In small letters, "е" for "ё". A word of another alphabet has only itself.
    """
    if len(word) < SHORTEST:
        return frozenset((word,))
    if _LATIN.fullmatch(word):
        return frozenset((word, *_english(word)))
    if _CYRILLIC.fullmatch(word):
        return frozenset((word, *_russian(word)))
    return frozenset((word,))


def _english(word: str) -> Iterator[str]:
    if word in _IRREGULAR_ENGLISH:
        yield from _IRREGULAR_ENGLISH[word]
        return
    if regex.search(r"(?:s|x|z|ch|sh)$", word):
        yield word + "es"
    elif regex.search(r"[^aeiou]y$", word):
        yield from (word[:-1] + "ies", word[:-1] + "ied")
    else:
        yield word + "s"
    if word.endswith("o"):
        yield word + "es"
    if word.endswith(("man", "woman")):
        yield word[:-2] + "en"
    if word.endswith("ie"):
        yield from (word + "d", word[:-2] + "ying")
    elif word.endswith("e"):
        yield from (word + "d", word[:-1] + "ing")
        if word.endswith("ee"):
            yield word + "ing"
    else:
        stem = _doubled(word)
        yield from (stem + "ed", stem + "ing")
        if stem != word and len(regex.findall("[aeiouy]+", word)) > 1:
            yield from (word + "ed", word + "ing")


def _doubled(word: str) -> str:
    """Return the stem before "-ed" and "-ing": one last consonant after one vowel is doubled."""
    if word.endswith("c"):
        return word + "k"
    if regex.search(r"(?:^|[^aeiou]|qu)[aeiou][bdfgklmnprtvz]$", word):
        return word + word[-1]
    return word


def _russian(word: str) -> Iterator[str]:
    if word in _IRREGULAR_RUSSIAN:
        yield from _IRREGULAR_RUSSIAN[word]
        return
    if word.endswith(("ться", "тись", "чься")):
        for form in _verb(word[:-2]):
            yield form + ("сь" if form[-1] in _VOWELS else "ся")
    elif len(word) > 4 and word.endswith("ть"):
        yield from _verb(word)
        yield from _noun(word)
    else:
        yield from _noun(word)
        if regex.search(r"(?:[ыио]й|[оы]е|ая|ее|яя)$", word) and len(word) > 4:
            yield from _adjective(word)


_VOWELS = "аеиоуыэюя"
_HUSHING = "жшчщ"
_HARD = ("а", "у", "ом", "ем", "е", "ы", "ов", "ев", "ей", "ам", "ами", "ах")
_SOFT = ("я", "ю", "ем", "е", "и", "ев", "ей", "ям", "ями", "ях", "ью")
_FEMININE = ("а", "ы", "е", "у", "ой", "ою", "ей", "ею", "ам", "ами", "ах")


def _noun(word: str) -> Iterator[str]:
    last = word[-1]
    if last in "ьй":
        yield from _with(word[:-1], _SOFT)
        yield from _with(_without_vowel(word[:-1]), _SOFT if last == "ь" else ())
    elif last in "аяыи":
        yield from _open_noun(word)
    elif last in "ое":
        yield from _neuter(word)
    elif last not in _VOWELS:
        yield from _with(word, _HARD)
        yield from _with(_without_vowel(word), _HARD)
        if word.endswith(("онок", "енок")):
            yield from _with(word[:-4] + ("а" if word[-5:-4] in _HUSHING else "я"), _YOUNG)


def _open_noun(word: str) -> Iterator[str]:
    stem, last = word[:-1], word[-1]
    yield from _with_vowel(stem)
    if word.endswith("мя"):
        yield from _with(stem + "ен", ("и", "ем", "а", "ам", "ами", "ах", ""))
    elif last == "я":
        yield from _with(stem, (*_SOFT, "ею", ""))
        yield from (stem + "й", stem + "ь", *(one + "ь" for one in _with_vowel(stem)))
        if stem.endswith("ь"):
            yield from (stem[:-1] + "ей", stem[:-1] + "ий")
    else:
        yield from _with(stem, (*_FEMININE, ""))
        # A plural may be that of "мент" as well as that of "сиська".
        yield from _with(stem, () if last == "а" else ("ов", "ев", "ом", "ем"))


def _neuter(word: str) -> Iterator[str]:
    stem = word[:-1]
    soft = word.endswith(("ие", "ье", "ле", "ре"))
    yield from _with(stem, (*(_SOFT if soft else _HARD), ""))
    yield from _with_vowel(stem)
    yield stem.removesuffix("ь") + ("й" if stem.endswith("и") else "ий")


_YOUNG = ("та", "т", "там", "тами", "тах")


def _with(stem: str, endings: Iterable[str]) -> Iterator[str]:
    """Yield a stem with endings, spelled as they are after its last letter."""
    if not stem:
        return
    for ending in endings:
        if stem[-1] in "гкх" + _HUSHING and ending.startswith("ы"):
            yield stem + "и" + ending[1:]
        else:
            yield stem + ending


def _without_vowel(stem: str) -> str:
    """Return a stem without the vowel that only its first form has: "бугор", "бугр-"."""
    found = regex.fullmatch(rf"(.*[^{_VOWELS}])[ое]([^{_VOWELS}ьй])", stem)
    if found is None:
        return regex.sub(rf"(?<=[{_VOWELS}])е(?=[цк]$)", "й", stem)
    before, last = found.groups()
    return before + ("ь" if before[-1] == "л" and last in "кцн" else "") + last


def _with_vowel(stem: str) -> Iterator[str]:
    """Yield a stem with the vowel that only its last form has: "скидк-", "скидок"."""
    found = regex.fullmatch(rf"(.*[^{_VOWELS}])([^{_VOWELS}ь])", stem)
    if found is not None:
        before, last = found.groups()
        yield from (before + "о" + last, before.removesuffix("ь").removesuffix("й") + "е" + last)


def _adjective(word: str) -> Iterator[str]:
    stem = word[:-2]
    soft = word.endswith("ий") and stem[-1] not in "гкх"
    hard = ("ый", "ого", "ому", "ым", "ом", "ая", "ой", "ую", "ою", "ое", "ые", "ых", "ыми")
    yield from _with(stem, hard)
    if soft:
        yield from _with(
            stem, ("его", "ему", "им", "ем", "яя", "ей", "юю", "ею", "ее", "ие", "их", "ими")
        )
    if regex.search(rf"[^{_VOWELS}]н$", stem):
        yield from (stem + "о", stem + "а", stem + "ы", stem[:-1].removesuffix("ь") + "ен")


_FIRST = ("ешь", "ет", "ем", "ете", "ут", "ют", "у", "ю")
_SECOND = ("ишь", "ит", "им", "ите", "ят", "ат", "и")
_GIVE = ("м", "шь", "ст", "дим", "дите", "дут", "й", "йте", "н", "на", "но", "ны")
_GIVING = pattern("(?:по|про|соз|с|за|от|из|вы|пере|при|раз|на|у|об|воз|вос)дать")
_PAST = ("л", "ла", "ло", "ли")
_CHANGED = (
    ("ст", "щ"), ("ск", "щ"), ("с", "ш"), ("з", "ж"), ("к", "ч"), ("т", "ч"), ("д", "ж"),
    ("х", "ш"), ("г", "ж"), ("б", "бл"), ("п", "пл"), ("в", "вл"), ("м", "мл"), ("ф", "фл"),
)  # fmt: skip


def _verb(word: str) -> Iterator[str]:
    stem, theme = word[:-2], word[-3:-2]
    root = stem[:-1]
    if theme not in _VOWELS or not root:
        return
    yield from (stem + ending for ending in (*_PAST, "в", "вши"))
    yield from _adjective(stem + "вший")
    if _GIVING.fullmatch(word):
        yield from (stem + ending for ending in _GIVE)
    elif word.endswith(("давать", "ставать", "знавать")):
        yield from (root[:-1] + ending for ending in ("ю", *_FIRST[:4], "ют"))
        yield from (stem + "й", stem + "йте")
    elif word.endswith(("овать", "евать")):
        yield from (stem[:-3] + "у" + ending for ending in (*_FIRST, "й", "йте"))
    elif word.endswith("нуть"):
        yield from (root + ending for ending in (*_FIRST, "и", "ите"))
    elif word.endswith("ереть"):
        yield from (stem[:-3] + "р" + ending for ending in (*_FIRST, "и", "ите"))
        yield from (root + ending for ending in ("", "ла", "ло", "ли"))
    elif theme == "и":
        yield from _second(root)
    elif theme in "аяе":
        yield from (stem + ending for ending in (*_FIRST, "й", "йте"))
        yield from (_participles(stem + "нный") if theme != "е" else ())
        yield from _of_short_root(root, theme)


def _of_short_root(root: str, theme: str) -> Iterator[str]:
    """Yield the present of verbs that drop their vowel: "срать", "писать", "лежать", "сидеть"."""
    if theme == "а" and (root.endswith("еб") or not any(sign in _VOWELS for sign in root)):
        yield from (root + ending for ending in (*_FIRST, "и", "ите"))
    if theme == "а" and root[-1] in "сзктдхпбмв" and _changed(root) != root:
        yield from (_changed(root) + ending for ending in ("у", *_FIRST[:5]))
    if theme == "е" or root.endswith("о") or root[-1] in _HUSHING:
        yield from _second(root)


def _second(root: str) -> Iterator[str]:
    yield from (root + ending for ending in (*_SECOND, "ь", "ьте"))
    changed = _changed(root)
    yield from (changed + "у", changed + "ю")
    yield from _participles(changed + "енный")


def _participles(word: str) -> Iterator[str]:
    yield from _adjective(word)
    yield from (word[:-3] + ending for ending in ("", "а", "о", "ы"))


def _changed(root: str) -> str:
    for last, other in _CHANGED:
        if root.endswith(last):
            return root[: -len(last)] + other
    return root
