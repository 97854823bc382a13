"""Frozen values behave as those of the standard decorator do, which stands beside each."""

import copy
import dataclasses
import importlib
import pickle
import pkgutil
from dataclasses import dataclass, field, fields, replace
from typing import Generic, TypeVar

import pytest

import trainer_desk
from trainer_desk import values

T = TypeVar("T")
NAN = float("nan")


def made_by(decorator):
    """Return classes of every make, by name."""

    @decorator(frozen=True, slots=True)
    class Point:
        """A place."""

        x: int
        y: int = 2

    @decorator(frozen=True, slots=True)
    class Named(Point):
        name: str = "here"

    @decorator(frozen=True, slots=True, kw_only=True)
    class Order:
        lines: list[int] = field(default_factory=list)
        secret: str = field(default="s", repr=False)
        note: str = field(default="", compare=False)
        number: int

    @decorator(frozen=True, slots=True, eq=False)
    class Handle:
        number: int

    @decorator(frozen=True, slots=True)
    class Derived(Generic[T]):
        size: T
        double: object = field(init=False)
        kept: int = field(default=7, init=False)
        listed: list[int] = field(default_factory=list, init=False)

        def __post_init__(self) -> None:
            object.__setattr__(self, "double", (self.size, self.size))

    @decorator(frozen=True, slots=True)
    class Told:
        text: str

        def __repr__(self) -> str:
            return "told"

        def __eq__(self, other: object) -> bool:
            return True

        def __hash__(self) -> int:
            return 1

    @decorator(frozen=True, slots=True)
    class Nothing:
        pass

    return {one.__name__: one for one in (Point, Named, Order, Handle, Derived, Told, Nothing)}


@dataclasses.dataclass(frozen=True)
class Both:
    """The same classes made by the standard library and by us, as namespaces."""

    standard: dict
    ours: dict

    def of(self, act):
        """Return what an act comes to with either: its result's text, or its error."""
        return _outcome(act, self.standard), _outcome(act, self.ours)


def _outcome(act, classes):
    try:
        return repr(act(classes))
    except (TypeError, AttributeError) as error:
        return type(error), str(error)


@pytest.fixture
def both():
    return Both(made_by(dataclass), made_by(values.dataclass))


@values.dataclass(frozen=True, slots=True)
class Kept:
    """Of a module, so that it can be pickled."""

    first: int
    second: tuple[str, ...] = ()


ACTS = {
    "by place": lambda c: c["Point"](1, 3),
    "by name": lambda c: c["Point"](y=5, x=4),
    "with its default": lambda c: c["Point"](1),
    "too few": lambda c: c["Point"](),
    "too many": lambda c: c["Point"](1, 2, 3),
    "twice the same": lambda c: c["Point"](1, x=3),
    "one unknown and one missing": lambda c: c["Point"](z=3),
    "an unknown name": lambda c: c["Point"](1, z=2),
    "inherited": lambda c: c["Named"](1, name="there"),
    "only by name": lambda c: c["Order"](number=3),
    "only by name, by place": lambda c: c["Order"](3),
    "only by name, too few": lambda c: c["Order"](),
    "a list of its own": lambda c: c["Order"](number=1).lines is c["Order"](number=1).lines,
    "a secret": lambda c: c["Order"](number=3, secret="x").secret,
    "derived": lambda c: c["Derived"](3),
    "a field that is not given": lambda c: c["Derived"](3, double=1),
    "a repr of its own": lambda c: c["Told"]("a"),
    "nothing": lambda c: (c["Nothing"](), c["Nothing"]() == c["Nothing"]()),
    "equal": lambda c: c["Point"](1) == c["Point"](1, 2),
    "unequal": lambda c: c["Point"](1) == c["Point"](2),
    "equal but for what is not compared": lambda c: (
        c["Order"](number=1, note="a") == c["Order"](number=1, note="b")
    ),
    "of another class": lambda c: c["Point"](1) == c["Named"](1),
    "the same that equals nothing": lambda c: c["Handle"](NAN) == c["Handle"](NAN),
    "equal by identity only": lambda c: c["Handle"](1) == c["Handle"](1),
    "hashed by identity": lambda c: len({c["Handle"](1), c["Handle"](1)}),
    "hashed": lambda c: len({c["Point"](1), c["Point"](1), c["Point"](2)}),
    "a hash and equality of its own": lambda c: (c["Told"]("a") == 3, hash(c["Told"]("b"))),
    "unhashable fields": lambda c: hash(c["Order"](number=1)),
    "changed": lambda c: setattr(c["Point"](1), "x", 2),
    "removed": lambda c: delattr(c["Point"](1), "x"),
    "replaced": lambda c: replace(c["Named"](1), y=9),
    "replaced, unknown": lambda c: replace(c["Named"](1), z=9),
    "fields": lambda c: [(f.name, f.kw_only, f.default) for f in fields(c["Named"])],
    "as a dictionary": lambda c: dataclasses.asdict(c["Order"](number=3)),
    "no dictionary": lambda c: hasattr(c["Point"](1), "__dict__"),
    "slots": lambda c: (c["Point"].__slots__, c["Named"].__slots__),
    "matched by place": lambda c: c["Point"].__match_args__,
    "copied": lambda c: copy.copy(c["Named"](1)),
    "copied deep": lambda c: copy.deepcopy(c["Order"](number=3, lines=[1])),
    "copied with what is not given": lambda c: copy.copy(c["Derived"](3)),
}


@pytest.mark.parametrize("act", ACTS.values(), ids=ACTS)
def test_a_value_does_what_one_of_the_standard_decorator_does(both, act):
    # The first values are made otherwise than the many.
    for _ in range(2 * values.FIRST):
        standard, ours = both.of(act)
        assert ours == standard


def test_whether_first_or_many_wrong_arguments_change_nothing_for_later_values(both):
    point = both.ours["Point"]
    made = []

    for number in range(3 * values.FIRST):
        with pytest.raises(TypeError):
            point(number, 1, x=number)
        made.append(point(number, y=1))

    assert [(one.x, one.y) for one in made] == [(n, 1) for n in range(3 * values.FIRST)]


def test_a_value_in_itself_is_told_without_end(both):
    lines = []
    order = both.ours["Order"](number=1, lines=lines)
    lines.append(order)

    assert repr(order).endswith("Order(lines=[...], number=1, note='')") or "..." in repr(order)


def test_a_value_is_pickled_and_made_again():
    kept = Kept(3, ("a",))

    again = pickle.loads(pickle.dumps(kept))

    assert (again, again is kept) == (kept, False)


@pytest.mark.parametrize(
    "asked", [{"frozen": False, "slots": True}, {"frozen": True, "slots": False}]
)
def test_only_frozen_values_with_slots_are_made(asked):
    with pytest.raises(TypeError, match="only frozen values with slots"):
        values.dataclass(**asked)


def test_every_value_of_the_program_can_be_made():
    """Functions written late could be wrong late: here each class's are written."""
    modules = [
        importlib.import_module(each.name)
        for each in pkgutil.walk_packages(trainer_desk.__path__, "trainer_desk.")
        if not each.name.endswith("__main__")
    ]
    classes = {
        each
        for module in modules
        for each in vars(module).values()
        if isinstance(each, type) and dataclasses.is_dataclass(each)
    }

    failed = {}
    for each in classes:
        try:
            each(surely_no_field=1)
        except TypeError as error:
            if "surely_no_field" not in str(error):
                failed[each] = error

    assert len(classes) > 200
    assert failed == {}
