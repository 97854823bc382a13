"""Rendering one text."""

from __future__ import annotations

import nh3
from markdown_it.token import Token

from trainer_desk.ui.budget import JOINERS, VIEW_CHARACTERS
from trainer_desk.ui.markdown.losses import losses
from trainer_desk.ui.markdown.page import CODE_CELLS, Page
from trainer_desk.ui.markdown.parser import parse
from trainer_desk.ui.markdown.rendered import Colours, Rendered
from trainer_desk.ui.unseen import signed

_CELLS = 2_000
_DEPTH = 16
_BLOCKS = 20_000
_UNSEEN = 2_000
_ZWJ = "\u200d"
_CELL_OPENS = frozenset(("td_open", "th_open"))

_TAGS = """
    p br hr h1 h2 h3 h4 h5 h6 ul ol li blockquote pre code em strong s a span
    table thead tbody tr th td
"""
_LAYOUT = {"width", "cellpadding", "cellspacing", "border", "bgcolor"}
_ATTRIBUTES = {
    "a": {"href"},
    "ol": {"start"},
    "span": {"style", "class"},
    "code": {"style"},
    "table": {*_LAYOUT, "style"},
    "th": {"align", "style"},
    "td": {"align", "style"},
    "hr": {"style"},
}
_STYLES = frozenset(
    ("color", "background-color", "font-weight", "font-style", "border", "border-collapse")
)
_SCHEMES = frozenset(("http", "https", "mailto"))
_LAST_LAYER = nh3.Cleaner(
    tags=set(_TAGS.split()),
    attributes={tag: set(names) for tag, names in _ATTRIBUTES.items()},
    url_schemes=set(_SCHEMES),
    filter_style_properties=set(_STYLES),
    link_rel=None,
    strip_comments=True,
)


def render(text: str, *, colours: Colours) -> Rendered:
    """See `markdown.render`."""
    if _too_much_to_parse(text):
        return Rendered("", text, over_budget=True)
    parsed = parse(text)
    if _too_much_to_lay_out(parsed.tokens):
        return Rendered("", text, over_budget=True)
    html = _LAST_LAYER.clean(Page(colours).write(parsed.tokens))
    return Rendered(html, text, losses(text, parsed, html))


def _too_much_to_parse(text: str) -> bool:
    if len(text) > VIEW_CHARACTERS or text.count(_ZWJ) > JOINERS:
        return True
    return len(signed(text).at) > _UNSEEN


def _too_much_to_lay_out(tokens: list[Token]) -> bool:
    cells = sum(1 for token in tokens if token.type in CODE_CELLS or token.type in _CELL_OPENS)
    # A list counts twice in its level, once for itself and once for its item.
    deepest = max((token.level for token in tokens), default=0)
    return cells > _CELLS or len(tokens) > _BLOCKS or deepest > 2 * _DEPTH
