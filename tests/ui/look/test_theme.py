"""Both themes can be read, and every size follows the zoom."""

import re

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton

from trainer_desk.ui.resources import resource
from trainer_desk.ui.theme import Scheme, Theme, apply, ink, load_tokens, reading_font
from trainer_desk.ui.theme.sheet import style_sheet
from trainer_desk.ui.widgets.icons import drawing, icon, tinted

GROUNDS = ("bg", "surface", "sunken")
MEANINGS = ("accent", "ok", "bad", "warn", "violet")
INDICATORS = {
    "chevron-down": ("chevron-down", "muted"),
    "chevron-up": ("chevron-up", "muted"),
    "chevron-right": ("chevron-right", "muted"),
    "close": ("close", "muted"),
    "float": ("copy", "muted"),
    "check": ("check", "accent"),
    "check-on": ("check", "on-accent"),
    "dash-on": ("dash", "on-accent"),
    "dot-on": ("dot", "on-accent"),
}


def tokens(scheme):
    return load_tokens(resource("themes"), scheme)


def brightness(colour):
    """Relative luminance after WCAG 2.2."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    darker, lighter = sorted((brightness(one), brightness(other)))
    return (lighter + 0.05) / (darker + 0.05)


def readable_pairs():
    pairs = [(words, ground) for words in ("text", "muted", *MEANINGS) for ground in GROUNDS]
    pairs += [(name, f"{name}-soft") for name in ("accent", "ok", "bad", "warn")]
    return [*pairs, ("text", "accent-soft"), ("muted", "accent-soft"), ("on-accent", "accent")]


@pytest.mark.parametrize("scheme", Scheme)
@pytest.mark.parametrize(("words", "ground"), readable_pairs())
def test_words_stand_out_from_their_ground(scheme, words, ground):
    colours = tokens(scheme).by_name()

    assert contrast(colours[words], colours[ground]) >= 4.5


@pytest.mark.parametrize("scheme", Scheme)
@pytest.mark.parametrize("line", ["muted", *MEANINGS])
def test_lines_that_mean_something_stand_out(scheme, line):
    colours = tokens(scheme).by_name()

    assert min(contrast(colours[line], colours[ground]) for ground in GROUNDS) >= 3


def test_both_themes_have_the_same_tokens():
    light, dark = (tokens(scheme).by_name() for scheme in Scheme)

    assert light.keys() == dark.keys()


@pytest.mark.parametrize("scheme", Scheme)
@pytest.mark.parametrize("name", INDICATORS)
def test_indicators_are_our_icons_in_the_colours_of_the_theme(scheme, name):
    drawn, colour = INDICATORS[name]

    shipped = resource("themes", scheme.value, f"{name}.svg").read_text(encoding="utf-8")

    assert shipped == tinted(drawn, tokens(scheme).by_name()[colour])


@pytest.mark.parametrize("scheme", Scheme)
def test_the_style_sheet_leaves_nothing_to_fill_in(scheme):
    theme = Theme(tokens(scheme))

    sheet = style_sheet(theme.tokens, theme.px, theme.icon_folder())

    assert "@" not in sheet
    for name in re.findall(r'url\("([^"]+)"\)', sheet):
        assert resource("themes", scheme.value, name.rpartition("/")[2]).is_file()


def test_sizes_follow_the_zoom_and_the_systems_font():
    colours = tokens(Scheme.LIGHT)

    assert Theme(colours).px(28) == 28
    assert Theme(colours, 1.5).px(28) == 42
    assert Theme(colours, 1.0, 26).px(28) == 56
    assert Theme(colours, 0.01).px(1) == 1


def test_a_control_is_as_high_as_the_drawings_at_every_zoom(qtbot, qapp):
    for scale in (1.0, 1.5, 2.0):
        theme = Theme(tokens(Scheme.LIGHT), scale)
        apply(qapp, theme)
        for control in (QPushButton("x"), QLineEdit("x")):
            qtbot.addWidget(control)
            control.ensurePolished()
            assert control.sizeHint().height() == theme.px(28)
    apply(qapp, Theme(tokens(Scheme.LIGHT)))


@pytest.mark.parametrize("scheme", Scheme)
def test_the_palette_carries_the_tokens(qapp: QApplication, scheme):
    theme = Theme(tokens(scheme))

    apply(qapp, theme)

    for name in ("bg", "surface", "sunken", "line", "text", "muted", "accent", *MEANINGS):
        assert ink(qapp.palette(), name).name() == theme.tokens.by_name()[name]
    assert theme.scheme is scheme


def test_reading_text_is_a_little_larger(qapp):
    theme = Theme(tokens(Scheme.DARK), 2.0)

    assert reading_font(theme).pixelSize() == 29


def test_every_icon_can_be_inked():
    for path in resource("icons").glob("*.svg"):
        assert "currentColor" in drawing(path.stem)
        assert "#" not in drawing(path.stem)


def test_an_icon_changes_colour_with_the_theme(qapp):
    picture = icon("dot", "accent")

    centres = []
    for scheme in Scheme:
        apply(qapp, Theme(tokens(scheme)))
        centres.append(picture.pixmap(20, 20).toImage().pixelColor(10, 10).name())

    assert centres == [tokens(scheme).accent for scheme in Scheme]


def test_an_unknown_icon_is_refused():
    with pytest.raises(FileNotFoundError):
        icon("no-such-icon")
