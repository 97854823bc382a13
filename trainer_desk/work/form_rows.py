"""Options, labels, anchors and phrases as rows of texts, as an editor of forms shows them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from trainer_desk.work.asking import Anchor, Axis, Option, Scale
from trainer_desk.work.ids import AxisId, OptionId
from trainer_desk.work.marks import Label
from trainer_desk.work.wording import NOTHING, Wording

Row = tuple[str, ...]
ENGLISH, RUSSIAN = "en", "ru"


def two_languages(wording: Wording) -> tuple[str, str]:
    """Return the wording in English (or for everybody) and in Russian, "" where it has none."""
    texts = dict(wording.texts)
    return texts.get(ENGLISH, texts.get("", "")), texts.get(RUSSIAN, "")


def in_two_languages(english: str, russian: str, before: Wording = NOTHING) -> Wording:
    """Return the wording that says so; what `before` says in other languages is kept.

    One text alone is for everybody.
    """
    others = [pair for pair in before.texts if pair[0] not in ("", ENGLISH, RUSSIAN)]
    if not russian and not others:
        return Wording.of(english) if english else NOTHING
    own = [(ENGLISH, english), (RUSSIAN, russian)]
    return Wording(tuple(pair for pair in (*own, *others) if pair[1]))


def option_rows(options: Iterable[Option]) -> tuple[Row, ...]:
    """Return options as rows of id, English, Russian."""
    return tuple((option.id, *two_languages(option.title)) for option in options)


def options_from(rows: Iterable[Row], before: Sequence[Option] = ()) -> tuple[Option, ...]:
    """Return the options in rows; rows with nothing in them are left out."""
    known = {option.id: option.title for option in before}
    return tuple(
        Option(id=OptionId(name), title=in_two_languages(english, russian, _known(known, name)))
        for name, english, russian in rows
        if name or english or russian
    )


def label_rows(labels: Iterable[Label]) -> tuple[Row, ...]:
    """Return labels as rows of id, English, Russian, key, colour."""
    return tuple(
        (label.id, *two_languages(label.title), label.key, label.colour) for label in labels
    )


def labels_from(rows: Iterable[Row], before: Sequence[Label] = ()) -> tuple[Label, ...]:
    """Return the labels in rows; rows without id and title are left out."""
    known = {label.id: label.title for label in before}
    return tuple(
        Label(
            id=OptionId(name),
            title=in_two_languages(english, russian, _known(known, name)),
            key=key,
            colour=colour,
        )
        for name, english, russian, key, colour in rows
        if name or english or russian
    )


def anchor_rows(scale: Scale) -> tuple[Row, ...]:
    """Return the meanings of a scale's values as rows of value, English, Russian."""
    return tuple((str(anchor.value), *two_languages(anchor.meaning)) for anchor in scale.anchors)


def anchors_from(rows: Iterable[Row], before: Scale) -> tuple[Anchor, ...]:
    """Return the meanings in rows; those without a whole number or words are left out."""
    known = {str(anchor.value): anchor.meaning for anchor in before.anchors}
    return tuple(
        Anchor(value=int(value), meaning=in_two_languages(english, russian, _known(known, value)))
        for value, english, russian in rows
        if _is_number(value) and (english or russian)
    )


def axis_rows(axes: Iterable[Axis]) -> tuple[Row, ...]:
    """Return axes as rows of id, English, Russian."""
    return tuple((axis.id, *two_languages(axis.title)) for axis in axes)


def axes_from(rows: Iterable[Row], before: Sequence[Axis]) -> tuple[Axis, ...]:
    """Return the axes in rows, each with help and scale of the one in its place before.

    A row whose id was there before keeps what belongs to that id, wherever it stands now.
    """
    by_name = {axis.id: axis for axis in before}
    made: list[Axis] = []
    for at, (name, english, russian) in enumerate(rows):
        same_place = before[at] if at < len(before) else None
        old = by_name.get(AxisId(name)) or same_place
        title = in_two_languages(english, russian, old.title if old else NOTHING)
        if name or english or russian:
            made.append(
                Axis(
                    id=AxisId(name),
                    title=title,
                    help=old.help if old else NOTHING,
                    scale=old.scale if old else Scale(),
                )
            )
    return tuple(made)


def phrase_rows(phrases: Iterable[Wording]) -> tuple[Row, ...]:
    """Return phrases as rows of English, Russian."""
    return tuple(two_languages(phrase) for phrase in phrases)


def phrases_from(rows: Iterable[Row], before: Sequence[Wording] = ()) -> tuple[Wording, ...]:
    """Return the phrases in rows; empty ones are left out."""
    made = []
    for at, (english, russian) in enumerate(rows):
        old = before[at] if at < len(before) else NOTHING
        if english or russian:
            made.append(in_two_languages(english, russian, old))
    return tuple(made)


def _known(known: dict[str, Wording] | dict[OptionId, Wording], name: str) -> Wording:
    return {str(key): wording for key, wording in known.items()}.get(name, NOTHING)


def _is_number(text: str) -> bool:
    return text.removeprefix("-").isdecimal()
