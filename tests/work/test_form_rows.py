"""What an editor shows in rows comes back as it was, other languages included."""

from trainer_desk.work.asking import Anchor, Axis, Option, Scale
from trainer_desk.work.form_rows import (
    anchor_rows,
    anchors_from,
    axes_from,
    axis_rows,
    in_two_languages,
    label_rows,
    labels_from,
    option_rows,
    options_from,
    phrase_rows,
    phrases_from,
    two_languages,
)
from trainer_desk.work.marks import Label
from trainer_desk.work.wording import NOTHING, Wording

MANY = Wording.of({"en": "Law", "ru": "Право", "de": "Recht"})
ALL = Wording.of("Law")


def test_a_wording_comes_back_with_its_other_languages():
    assert in_two_languages(*two_languages(MANY), MANY) == MANY
    assert in_two_languages(*two_languages(ALL), ALL) == ALL
    assert in_two_languages(*two_languages(NOTHING)) == NOTHING
    assert in_two_languages("", "Право") == Wording.of({"ru": "Право"})
    assert in_two_languages("Code", "", MANY) == Wording.of({"en": "Code", "de": "Recht"})


def test_options_come_back_and_empty_rows_are_none():
    options = (Option(id="law", title=MANY), Option(id="x", title=ALL))

    assert options_from(option_rows(options), options) == options
    assert options_from((("", "", ""), ("y", "Why", ""))) == (
        Option(id="y", title=Wording.of("Why")),
    )


def test_labels_come_back_with_key_and_colour():
    labels = (Label(id="slang", title=MANY, key="s", colour="red"), Label(id="x", title=ALL))

    assert labels_from(label_rows(labels), labels) == labels
    assert labels_from((("", "", "", "k", "red"),)) == ()


def test_anchors_come_back_and_what_is_no_value_is_left_out():
    scale = Scale(
        lowest=-1, highest=1, anchors=(Anchor(value=-1, meaning=MANY), Anchor(value=1, meaning=ALL))
    )

    assert anchors_from(anchor_rows(scale), scale) == scale.anchors
    assert anchors_from((("x", "a", "b"), ("3", "", "")), scale) == ()


def test_axes_keep_their_scale_when_they_move_or_are_renamed():
    scale = Scale(lowest=0, highest=10)
    axes = (Axis(id="a", title=MANY, help=ALL, scale=scale), Axis(id="b", title=ALL))

    assert axes_from(axis_rows(axes), axes) == axes
    assert axes_from(axis_rows(axes)[::-1], axes) == axes[::-1]
    (renamed,) = axes_from((("z", "Zed", ""),), axes[:1])
    assert (renamed.id, renamed.scale, renamed.help) == ("z", scale, ALL)
    assert axes_from((("n", "New", ""), ("", "", "")), ()) == (
        Axis(id="n", title=Wording.of("New")),
    )


def test_phrases_come_back_and_empty_ones_are_none():
    phrases = (MANY, ALL)

    assert phrases_from(phrase_rows(phrases), phrases) == phrases
    assert phrases_from((("", ""), ("Yes", "Да"))) == (Wording.of({"en": "Yes", "ru": "Да"}),)
