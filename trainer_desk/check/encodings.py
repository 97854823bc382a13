"""How a dictionary's words are written on disk, and which words can be written so at all."""

from __future__ import annotations

from pathlib import Path


def encoding_of(aff: Path) -> str:
    """Return the encoding an .aff file declares, by a name that Python knows.

    Raises:
        OSError: If the file cannot be read.
    """
    for line in aff.read_bytes().splitlines():
        words = line.removeprefix(b"\xef\xbb\xbf").split()
        if len(words) > 1 and words[0] == b"SET":
            return words[1].decode("ascii", "replace").lower().replace("microsoft-", "")
    return "iso8859-1"


def encodes(word: str, encoding: str) -> bool:
    """Tell whether a dictionary in this encoding has the letters of a word."""
    try:
        word.encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return False
    return "\0" not in word
