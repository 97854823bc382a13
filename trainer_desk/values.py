"""Frozen values, as `dataclasses.dataclass(frozen=True, slots=True)` makes them, but made late.

The standard decorator writes and compiles six functions for each class as its module is loaded:
0.35 ms each, for some 140 classes before the first frame. Here the fields and slots are made at
once, by the standard library, and the functions when values are made. Type checkers see the
standard decorator; `dataclasses.field`, `fields`, `replace` and `asdict` work as they do there.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from functools import partial
from operator import attrgetter
from reprlib import recursive_repr
from typing import TYPE_CHECKING, Any, Literal, NoReturn, TypeVar

T = TypeVar("T")

FIRST = 12
"""Values of a class from which on writing a function for it pays."""

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass  # noqa: PLC0414 (what type checkers see)
else:

    def dataclass(
        *, frozen: Literal[True], slots: Literal[True], kw_only: bool = False, eq: bool = True
    ) -> Callable[[type[T]], type[T]]:
        """Return the decorator that makes a class one of frozen values.

        Args:
            frozen: Always True: for anything else there is the standard decorator.
            slots: Always True, likewise.
            kw_only: Whether values are made by naming every field.
            eq: Whether values are equal when their fields are; else only when they are the same.
        """
        if not (frozen and slots):
            raise TypeError("only frozen values with slots are made here; see dataclasses")

        def make(cls: type[T]) -> type[T]:
            # Without a docstring the standard decorator would write one, from a signature that is
            # not there yet.
            cls.__doc__ = cls.__doc__ or cls.__name__
            own = frozenset(cls.__dict__)
            made = dataclasses.dataclass(
                init=False, repr=False, eq=False, slots=True, kw_only=kw_only
            )(cls)
            made.__init__ = _completing(made, own, eq=eq)
            made.__setattr__, made.__delattr__ = _refuse_change, _refuse_removal
            made.__reduce__ = _reduce
            return made

        return make


def _completing(made: type, own: frozenset[str], *, eq: bool) -> Callable[..., None]:
    """Return the `__init__` of a class of which there is no value yet."""

    # Two threads that come here at once write the same functions twice.
    def __init__(self: object, *args: object, **named: object) -> None:  # noqa: N807
        functions = {"__repr__": _repr, **(_equality(made) if eq else {})}
        for name, function in functions.items():
            if name not in own:
                setattr(made, name, function)
        init = _beginning(made) if _is_plain(made) else _init(made)
        made.__init__ = init  # type: ignore[misc]
        init(self, *args, **named)

    return __init__


def _is_plain(made: type) -> bool:
    """Return whether a value's fields are what is given, or else their defaults."""
    return not hasattr(made, "__post_init__") and all(
        field.init and field.default_factory is dataclasses.MISSING
        for field in dataclasses.fields(made)
    )


def _beginning(made: type) -> Callable[..., None]:
    """Return an `__init__` for the first values; of most classes there are few in a whole day."""
    fields = dataclasses.fields(made)
    setters = {field.name: getattr(made, field.name).__set__ for field in fields}
    defaults = {f.name: f.default for f in fields if f.default is not dataclasses.MISSING}
    places = [field.name for field in fields if not field.kw_only]
    left = FIRST

    def __init__(self: object, *args: object, **named: object) -> None:  # noqa: N807
        nonlocal left
        left -= 1
        values = {**defaults, **dict(zip(places, args, strict=False)), **named}
        given_once = len(args) <= len(places) and named.keys().isdisjoint(places[: len(args)])
        if left and given_once and values.keys() == setters.keys():
            for name, put in setters.items():
                put(self, values[name])
        else:
            # Which also says what is wrong with the arguments.
            init = _init(made)
            made.__init__ = init  # type: ignore[misc]
            init(self, *args, **named)

    return __init__


def _init(made: type) -> Callable[..., None]:
    """Return the `__init__` that sets a class's fields; written as text, as `dataclasses` does."""
    known: dict[str, object] = {"_missing": dataclasses.MISSING}
    positional: list[str] = []
    named: list[str] = []
    body: list[str] = []
    for field in dataclasses.fields(made):
        name = field.name
        value = name
        known[f"_set_{name}"] = getattr(made, name).__set__
        parameter = name
        if field.default_factory is not dataclasses.MISSING:
            known[f"_make_{name}"] = field.default_factory
            parameter = f"{name}=_missing"
            value = f"_make_{name}() if {name} is _missing else {name}"
        elif field.default is not dataclasses.MISSING:
            known[f"_default_{name}"] = field.default
            parameter = f"{name}=_default_{name}"
        if field.init:
            (named if field.kw_only else positional).append(parameter)
        elif field.default_factory is not dataclasses.MISSING:
            value = f"_make_{name}()"
        elif field.default is not dataclasses.MISSING:
            value = f"_default_{name}"
        else:
            continue
        body.append(f"    _set_{name}(self, {value})\n")
    if hasattr(made, "__post_init__"):
        body.append("    self.__post_init__()\n")
    parameters = ", ".join(["self", *positional, *(["*", *named] if named else [])])
    exec(f"def __init__({parameters}):\n{''.join(body) or '    pass'}", known)  # noqa: S102
    init: Callable[..., None] = known["__init__"]  # type: ignore[assignment]
    init.__qualname__ = f"{made.__qualname__}.__init__"
    return init


def _equality(made: type) -> dict[str, Callable[..., object]]:
    names = [field.name for field in dataclasses.fields(made) if field.compare]
    values: Callable[[object], object]
    if len(names) > 1:
        values = attrgetter(*names)
    else:

        def values(value: object) -> tuple[object, ...]:
            return tuple(getattr(value, name) for name in names)

    def __eq__(self: object, other: object) -> bool:  # noqa: N807
        if other.__class__ is not self.__class__:
            return NotImplemented
        return values(self) == values(other)

    def __hash__(self: object) -> int:  # noqa: N807
        return hash(values(self))

    return {"__eq__": __eq__, "__hash__": __hash__}


@recursive_repr()
def _repr(value: Any) -> str:
    shown = (f.name for f in dataclasses.fields(value) if f.repr)
    named = ", ".join(f"{name}={getattr(value, name)!r}" for name in shown)
    return f"{type(value).__qualname__}({named})"


def _refuse_change(_value: object, name: str, _new: object) -> NoReturn:
    raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_removal(_value: object, name: str) -> NoReturn:
    raise dataclasses.FrozenInstanceError(f"cannot delete field {name!r}")


def _reduce(value: Any) -> tuple[Callable[..., object], tuple[object, ...]]:
    """Say how a value is copied and kept: made again, as frozen fields cannot be set."""
    named = {f.name: getattr(value, f.name) for f in dataclasses.fields(value) if f.init}
    make: Callable[..., object] = type(value)
    return partial(make, **named), ()
