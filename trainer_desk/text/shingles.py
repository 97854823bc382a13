"""Texts reduced to what makes them alike: normalised, cut into runs of words, and sketched.

Resemblance is that of A. Z. Broder, "On the resemblance and containment of documents" (1997): of
the runs of words that one of two texts has, the share that both have (the Jaccard index). A sketch
keeps the least run in each of many random orders (MinHash): the chance that two texts have the same
one is their resemblance. Rows of a sketch are taken together in bands (locality-sensitive hashing):
texts that agree in one whole band are worth comparing.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b
from zlib import crc32

from trainer_desk.text.pattern import pattern

# A word; in scripts without spaces between words every character is one.
_UNSPACED = r"\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}"
_WORD = pattern(
    rf"[{_UNSPACED}]\p{{M}}*+"
    rf"|[[\p{{L}}\p{{N}}]--[{_UNSPACED}]][[\p{{L}}\p{{M}}\p{{N}}]--[{_UNSPACED}]]*+",
    "V1",
)
_MASK = (1 << 64) - 1
_KEY_MASK = (1 << 63) - 1


def words(text: str) -> list[str]:
    """Return the words of a text that count when texts are compared.

    Compatibility forms are made equal (NFKC), case is folded, "ё" is "е"; white space, punctuation
    and all other signs only separate words.
    """
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
    return _WORD.findall(text.casefold().replace("ё", "е"))


def exact_key(text: str) -> bytes:
    """Return 16 bytes that are equal for texts with the same words in the same order.

    Of a text without words all but its white space counts.
    """
    content = " ".join(words(text)) or "\0" + "".join(text.split())
    return blake2b(content.encode("utf-8", "surrogatepass"), digest_size=16).digest()


def shingles(text: str, size: int) -> frozenset[int]:
    """Return the runs of `size` words of a text as numbers of 32 bits; none for no words.

    A text of fewer words has one run.
    """
    there = words(text)
    runs = max(1, len(there) - size + 1) if there else 0
    return frozenset(
        crc32(" ".join(there[at : at + size]).encode("utf-8", "surrogatepass"))
        for at in range(runs)
    )


def resemblance(one: AbstractSet[int], other: AbstractSet[int]) -> float:
    """Return the Jaccard index of two sets of shingles, in [0, 1]; 0 where both are empty."""
    shared = len(one & other)
    return shared / (len(one) + len(other) - shared) if shared else 0.0


@dataclass(frozen=True)
class Sketching:
    """How sketches are made; equal values make equal sketches on any machine.

    Attributes:
        bands: A pair with resemblance s agrees in one of them with 1 - (1 - s ** rows) ** bands.
        rows: Values in each band.
    """

    bands: int = 32
    rows: int = 3

    def chance(self, alike: float) -> float:
        """Return the probability that texts of some resemblance agree in a band."""
        return float(1 - (1 - alike**self.rows) ** self.bands)

    def band_keys(self, runs: AbstractSet[int]) -> tuple[int, ...]:
        """Return one number in [0, 2**63) for each band of a text; none for no shingles.

        Takes a time proportional to shingles times bands times rows.
        """
        if not runs:
            return ()
        mask = _MASK
        least = [min([factor * run + term & mask for run in runs]) for factor, term in self._orders]
        return tuple(
            self._band_key(band, least[band * self.rows : (band + 1) * self.rows])
            for band in range(self.bands)
        )

    @cached_property
    def _orders(self) -> tuple[tuple[int, int], ...]:
        """Random orders: h(x) = (a x + b) mod 2**64 with a odd, fixed by their number."""
        drawn = (
            blake2b(number.to_bytes(4, "big"), digest_size=16, person=b"shingle order").digest()
            for number in range(self.bands * self.rows)
        )
        return tuple(
            (int.from_bytes(one[:8], "big") | 1, int.from_bytes(one[8:], "big")) for one in drawn
        )

    @staticmethod
    def _band_key(band: int, values: list[int]) -> int:
        packed = b"".join(value.to_bytes(8, "big") for value in (band, *values))
        return int.from_bytes(blake2b(packed, digest_size=8).digest(), "big") & _KEY_MASK
