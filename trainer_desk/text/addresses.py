"""Addresses of pages as people type and paste them."""

from __future__ import annotations

from urllib.parse import urlsplit

from trainer_desk.text.pattern import pattern

_ADDRESS = pattern(r"https?://[^\s<>\"“”«»]+", "i")
_LOOKS_LIKE = pattern(r"(?:[\p{L}\p{N}-]+\.)+\p{L}{2,}(?::\d+)?(?:[/?#]\S*)?")
_CLOSING = ".,;:!?)]}»”'"
"""What ends the sentence that an address stands in, rather than the address."""
_SCHEME = pattern(r"[A-Za-z][A-Za-z0-9+.-]*:(?!\d)")


def page_address(typed: str) -> str:
    """Return what was typed as the address of a page, "" for nothing; `https` goes without saying.

    Raises:
        ValueError: If it is no address that a page can have: another scheme than `http` and
            `https`, no host, white space inside.
    """
    typed = typed.strip()
    if not typed:
        return ""
    if not _SCHEME.match(typed) and _LOOKS_LIKE.fullmatch(typed):
        typed = f"https://{typed}"
    parts = urlsplit(typed)
    good = parts.scheme.lower() in ("http", "https") and parts.hostname
    if not good or any(map(str.isspace, typed)) or not typed.isprintable():
        raise ValueError("no address of a page")
    return typed


def address_and_quote(pasted: str) -> tuple[str, str]:
    """Return the first address in what was pasted, and the words around it; "" for none of each.

    Quotation marks around all of the words are taken off.
    """
    found = _ADDRESS.search(pasted)
    if found is None:
        return "", _unquoted(pasted)
    address = found.group().rstrip(_CLOSING)
    around = pasted[: found.start()] + pasted[found.end() :]
    try:
        address = page_address(address)
    except ValueError:
        return "", _unquoted(pasted)
    return address, _unquoted(around)


def site_of(address: str) -> str:
    """Return the host of an address without "www.", the address itself where it has none."""
    try:
        host = urlsplit(address).hostname or address
    except ValueError:
        return address
    return host.removeprefix("www.")


def _unquoted(words: str) -> str:
    words = words.strip(" \t\r\n-–—:;()[]")
    for left, right in (("“", "”"), ("«", "»"), ('"', '"'), ("„", "“")):
        inner = words.removeprefix(left).removesuffix(right)
        if len(inner) == len(words) - 2 and left not in inner:
            return inner.strip()
    return words
