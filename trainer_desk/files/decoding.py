"""Strict decoding of the native files' JSON, with sentences for everything that can be wrong."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cached_property
from typing import Final, Generic, TypeVar

import msgspec

from trainer_desk.files import strict, wire
from trainer_desk.files.errors import FormatError
from trainer_desk.values import dataclass

WireT = TypeVar("WireT")
ENCODE: Final = msgspec.json.Encoder().encode


@dataclass(frozen=True, slots=True)
class Place:
    """Where a value came from, for refusals."""

    file: str = ""
    line: int | None = None

    def refusal(self, path: str, reason: str) -> FormatError:
        """Return the error that says what is wrong at a JSON path."""
        return FormatError(self.file, f"`{path}` {reason}", line=self.line)


class Shape(Generic[WireT]):
    """One of the shapes in `wire`, made ready to decode when it is first asked to."""

    def __init__(self, type_: type[WireT], *, own: bool = False) -> None:
        """Set up.

        Args:
            type_: The struct, or a type built from structs.
            own: Whether only this desk ever writes it, so that it needs no defence.
        """
        self._type = type_
        self._own = own

    @cached_property
    def _decode(self) -> Callable[[bytes], WireT]:
        return msgspec.json.Decoder(self._type).decode

    def decode(self, raw: bytes, place: Place) -> WireT:
        """Return the struct that `raw` holds.

        Bytes equal to the struct's own encoding hold no key twice and nothing that was not kept,
        so only other bytes are parsed a second time to look for that.

        Raises:
            FormatError: If `raw` is not strict JSON of this shape.
        """
        try:
            value = self._decode(raw)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
            strict.parse_object(raw, file=place.file, line=place.line)
            if place.line is None and raw.startswith(b"\xef\xbb\xbf"):
                return self.decode(raw[3:], place)
            raise FormatError(place.file, _sentence(str(error)), line=place.line) from error
        if not self._own and (b"\\u0000" in raw or ENCODE(value) != raw):
            strict.parse_object(raw, file=place.file, line=place.line)
        return value


def carried(value: msgspec.Raw | msgspec.UnsetType, name: str, place: Place) -> str:
    """Return the text of an object that is carried through, "{}" where there is none.

    Raises:
        FormatError: If it is not strict JSON or no object.
    """
    if isinstance(value, msgspec.UnsetType):
        return "{}"
    try:
        return strict.compacted(bytes(value), inside=1)
    except FormatError as error:
        reason = error.reason.replace("`$", f"`$.{name}", 1)
        raise FormatError(place.file, reason, line=place.line) from error


def to_carry(text: str) -> msgspec.Raw | msgspec.UnsetType:
    """Return what `carried` gave as it stands in a file: compact, and left out where empty.

    Raises:
        FormatError: If it is not strict JSON or no object.
    """
    if text == "{}":
        return msgspec.UNSET
    raw = strict.compacted(text.encode("utf-8"), inside=1).encode("utf-8")
    return msgspec.UNSET if raw == b"{}" else msgspec.Raw(raw)


def refuse_repeats(names: Iterable[str], path: str, what: str, place: Place) -> None:
    """Check that names are unique.

    Raises:
        FormatError: If one is used twice.
    """
    seen: set[str] = set()
    for name in names:
        if name in seen:
            raise place.refusal(path, f"uses the {what} {strict.quoted(name)} twice")
        seen.add(name)


def refuse_bad_language(tag: str, path: str, place: Place) -> None:
    """Check that a text looks like a language tag (BCP 47) or is empty.

    Raises:
        FormatError: If it does not.
    """
    if not re.fullmatch(wire.LANGUAGE_PATTERN, tag):
        raise place.refusal(
            path, f"is not a language tag such as `en` or `pt-BR`: {strict.quoted(tag)}"
        )


_NAMES: Final = {
    "str": "a text",
    "int": "a whole number",
    "float": "a number",
    "bool": "true or false",
    "null": "null",
    "object": "an object",
    "array": "an array",
}
_QUESTION_KIND: Final = r"^Invalid value '(.*)' - at `(\$\.(?:form\.)?questions.*\.kind)`$"


def _sentence(message: str) -> str:
    """Turn msgspec's message into ours; one that is not known is passed on as it is."""
    if newer := re.match(_QUESTION_KIND, message, re.DOTALL):
        kind, path = newer.groups()
        return (
            f"`{path}` is {strict.quoted(kind)}, a kind of question this version does not know;"
            " open the batch with a newer version of Trainer Desk"
        )
    for pattern, wording in _SENTENCES:
        if found := re.match(pattern, message, re.DOTALL):
            return wording(*found.groups())
    return message[:200]


def _named(types: str) -> str:
    return " or ".join(_NAMES.get(name, name) for name in types.split(" | "))


def _at(path: str | None, name: str = "") -> str:
    return f"`{path or '$'}{'.' if name else ''}{name}`"


def _version(value: str, path: str | None) -> str:
    if (path or "").endswith(".version"):
        return f"{_at(path)} is {value}; open the file with a newer version of Trainer Desk"
    return f"{_at(path)} may not be {strict.quoted(value)}"


_PATH: Final = r"(?: - at `(?:key in )?(.*)`)?$"
_SENTENCES: Final[tuple[tuple[str, Callable[..., str]], ...]] = (
    (
        r"^Expected `(\w+)` of length (<=|>=) (\d+)" + _PATH,
        lambda _, sign, size, path: (
            f"{_at(path)} must be {'at most' if sign == '<=' else 'at least'} {size} long"
        ),
    ),
    (
        r"^Expected `(?:int|float)` (<=|>=) (-?[\d.]+)" + _PATH,
        lambda sign, bound, path: (
            f"{_at(path)} must be {'at most' if sign == '<=' else 'at least'} {bound}"
        ),
    ),
    (
        r"^Expected `str` matching regex .*?" + _PATH,
        lambda path: f"{_at(path)} is not written as it should be",
    ),
    (
        r"^Expected `([^`]*)`(?:, got `([^`]*)`)?" + _PATH,
        lambda want, got, path: (
            f"{_at(path)} must be {_named(want)}{f', not {_named(got)}' if got else ''}"
        ),
    ),
    (
        r"^Object missing required field `([^`]*)`" + _PATH,
        lambda name, path: f"{_at(path, name)} is missing",
    ),
    (
        r"^Object contains unknown field `(.*?)`" + _PATH,
        lambda name, path: f"{_at(path)} has the field {strict.quoted(name)}, which is not known",
    ),
    (r"^Invalid (?:enum )?value '?(.*?)'?" + _PATH, _version),
)
