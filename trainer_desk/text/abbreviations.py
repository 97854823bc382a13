"""Words that are written with a full stop which ends no sentence, or need not end one."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

from trainer_desk.values import dataclass


class Kind(Enum):
    """What the full stop of an abbreviation may mean."""

    LEADING = "leading"
    """Something always follows: "Mr.", "рис.", "т.е."; never the end of a sentence."""
    NUMBERED = "numbered"
    """The same before a number; an ordinary word elsewhere: "No. 5"."""
    CLOSING = "closing"
    """May end a sentence, and does before a capital letter: "etc.", "и т.д."."""
    DOUBTFUL = "doubtful"
    """May end a sentence; before a capital letter only a common first word tells: "U.S."."""
    MEASURE = "measure"
    """After a number like CLOSING, else like LEADING: "5 см.", "см. рис. 2"."""
    YEAR = "year"
    """After a number the end, unless the sentence is only beginning: "1990 г."; else LEADING."""
    ERA = "era"
    """Like YEAR, without a number right before it: "до н. э."."""


@dataclass(frozen=True, slots=True)
class Abbreviations:
    """What one language writes short.

    Attributes:
        kinds: By the word in small letters, without its last full stop and spaces: "т.е".
        starters: Common first words of sentences that are hardly ever names.
    """

    kinds: Mapping[str, Kind]
    starters: frozenset[str]


def abbreviations(language: str) -> Abbreviations:
    """Return what texts of a language write short: English for "en", else Russian and English.

    Russian texts name English things; English texts seldom write Russian.

    Args:
        language: A language tag such as "en", "ru-RU"; "" where it is not known.
    """
    if language.lower().replace("_", "-").split("-")[0] == "en":
        return _ENGLISH
    return _BOTH


def _words(*lines: str) -> tuple[str, ...]:
    return tuple(" ".join(lines).split())


def _kinds(**words: tuple[str, ...]) -> dict[str, Kind]:
    return {word: Kind(name) for name, group in words.items() for word in group}


_ENGLISH = Abbreviations(
    _kinds(
        leading=_words(
            "mr mrs ms mx dr drs prof rev hon pres gov sen",
            "adm capt cpt cmdr col maj lt sgt cpl pvt",
            "supt st messrs mme mlle vs v e.g eg i.e ie cf viz ca approx figs asst assoc atty",
        ),
        numbered=_words(
            "no nos p pp fig vol vols ed ch chap sec sect",
            "art arts eq eqs ex app ref ver pt pl para",
        ),
        closing=_words("etc al ibid esq ave blvd rd hwy ext incl misc bros dept"),
        doubtful=_words(
            "inc ltd co corp llc plc jr sr u.s u.s.a u.k u.n e.u d.c b.c a.d b.c.e c.e a.m p.m",
            "ph.d m.d b.a m.a b.sc m.sc m.b.a d.phil ll.b ll.m p.s l.a n.y",
            "jan feb apr aug sept oct nov dec calif conn univ gen rep mt ft",
        ),
    ),
    starters=frozenset(
        _words(
            "the a an this that these those it its it's he she",
            "they we you i his her their our your my",
            "in on at by for from with after before during",
            "since until when while where why how what who",
            "if as although though because so but and or",
            "yet however therefore thus moreover also then",
            "here there not no yes some many most all both each",
            "another other such one two is are was were",
            "do does did can could would should will",
            "have has had let please additionally furthermore",
            "finally first second third overall instead meanwhile",
            "once under over between according",
            "today later now only even every several despite unlike like to",
        )
    ),
)

_RUSSIAN = Abbreviations(
    _kinds(
        leading=_words(
            "т.е т.н т.к т.о т.ч напр ср рис илл табл гл",
            "разд прил пп подп абз прим примеч цит ст",
            "ул просп пр-т пер пл наб бул б-р пр-д туп стр корп обл",
            "пос дер р-н п д т х о р оз и.о",
            "акад проф доц чл.-корр канд докт д-р г-н г-жа гр-н гр-ка тов зам пом зав",
            "св им ген полк подполк ред сост изд вып кн отв гос жен муж",
            "дж вл ал лат англ нем фр итал исп рус укр греч яп кит тел моб доб",
        ),
        closing=_words("т.д т.п др пр у.е проч"),
        measure=_words(
            "руб коп тыс млн млрд трлн чел шт экз ч мин сек с м см км мм кг л мл га ц гр долл",
            "этаж эт кв балл л.с мес дн нед",
        ),
        year=_words("г гг в вв"),
        era=_words("н.э р.х"),
    ),
    starters=frozenset(
        _words(
            "в на с со к ко о об от до из у за",
            "по под над при про без для после перед через между",
            "и но а или однако зато поэтому потому также тоже",
            "затем потом тогда теперь там здесь тут так",
            "он она оно они мы вы ты я его её ее их наш",
            "ваш мой это этот эта эти то тот та те все всё",
            "каждый многие некоторые другие один одна одно такой такая",
            "такое такие что чтобы как когда где",
            "куда почему зачем кто если хотя пока не нет да",
            "ни был была было были есть будет можно нужно",
            "сегодня вчера завтра кроме например наконец итак кстати",
            "впрочем именно только даже лишь уже",
            "ещё еще вот сейчас позже ранее согласно благодаря",
            "несмотря среди учился окончил родился умер",
        )
    ),
)

_BOTH = Abbreviations({**_ENGLISH.kinds, **_RUSSIAN.kinds}, _ENGLISH.starters | _RUSSIAN.starters)
