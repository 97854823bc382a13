"""Tokens to the HTML that Qt lays out well; what has no rule here is shown as its letters."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape
from urllib.parse import urlsplit

from markdown_it.token import Token

from trainer_desk.ui.markdown.code import coloured
from trainer_desk.ui.markdown.rendered import Colours
from trainer_desk.ui.unseen import signed

ADDED = "added"
"""Class of the spans that hold what we say, not what the author wrote."""
CODE_CELLS = frozenset(("fence", "code_block"))
"""Tokens that are laid out as a table of one cell."""

_BOXES = {"[ ] ": "☐ ", "[x] ": "☑ ", "[X] ": "☑ "}


class Page:
    """Writes one rendering."""

    def __init__(self, colours: Colours) -> None:
        self._colours = colours
        self._parts: list[str] = []
        self._links: list[tuple[Token, int]] = []
        self._item_begins = False
        self._writers: dict[str, Callable[[Token], None]] = {
            "inline": self._inline,
            "softbreak": lambda _: self._add("<br>"),
            "hardbreak": lambda _: self._add("<br>"),
            "hr": lambda _: self._add(f'<hr style="background-color:{self._colours.line}">'),
            "code_inline": self._code_inline,
            "fence": self._code_cell,
            "code_block": self._code_cell,
            "maths_block": self._maths_block,
            "image": self._image,
            "link_open": self._link_open,
            "link_close": self._link_close,
            "table_open": self._table_open,
            "ordered_list_open": self._ordered_open,
        }

    def write(self, tokens: Sequence[Token]) -> str:
        """Return the HTML of `tokens`."""
        for token in tokens:
            self._write(token)
            begins = token.type == "list_item_open"
            self._item_begins = begins or (self._item_begins and token.type == "paragraph_open")
        return "".join(self._parts)

    def _write(self, token: Token) -> None:
        writer = self._writers.get(token.type)
        if writer is not None:
            writer(token)
        elif token.nesting:
            self._tag(token)
        else:
            self._say(token.content)

    def _add(self, html: str) -> None:
        self._parts.append(html)

    def _say(self, text: str) -> None:
        """Write foreign letters, with marks for those that cannot be seen."""
        shown, done = signed(text), 0
        for at in shown.at:
            self._add(escape(shown.text[done:at]))
            self._note(shown.text[at], self._colours.bad)
            done = at + 1
        self._add(escape(shown.text[done:]))

    def _note(self, text: str, colour: str) -> None:
        """Write words of our own."""
        self._add(f'<span class="{ADDED}" style="color:{colour}">{escape(text)}</span>')

    def _tag(self, token: Token) -> None:
        if token.hidden:
            # A paragraph of a tight list, which has no tags but must end before the next block.
            return
        slash = "/" if token.nesting < 0 else ""
        look = self._cell(token) if token.nesting > 0 and token.tag in ("td", "th") else ""
        self._add(f"<{slash}{token.tag}{look}>")

    def _cell(self, token: Token) -> str:
        return f'{_alignment(token)} style="border:1px solid {self._colours.line}"'

    def _inline(self, token: Token) -> None:
        children = token.children or []
        for at, child in enumerate(children):
            if at == 0 and self._item_begins and child.type == "text":
                self._say(self._after_box(child.content))
            else:
                self._write(child)

    def _after_box(self, text: str) -> str:
        """Write the box of a task, if `text` begins with one, and return the rest."""
        box = _BOXES.get(text[:4])
        if box is None:
            return text
        self._note(box, self._colours.accent)
        return text[4:]

    def _maths_block(self, token: Token) -> None:
        self._add("<p>")
        for at, line in enumerate(token.content.split("\n")):
            self._add("<br>" if at else "")
            self._say(line)
        self._add("</p>")

    def _code_inline(self, token: Token) -> None:
        self._add(f'<code style="background-color:{self._colours.sunken}">')
        self._say(token.content)
        self._add("</code>")

    def _code_cell(self, token: Token) -> None:
        language = token.info.strip()
        code = token.content.removesuffix("\n")
        self._add(
            f'<table width="100%" cellpadding="8" cellspacing="0" border="0" '
            f'bgcolor="{self._colours.sunken}"><tr><td>'
        )
        self._add("<pre>")
        if language:
            self._in_colour(language, self._colours.muted)
            self._add("\n")
        for piece, colour in coloured(code, language.partition(" ")[0], self._colours):
            self._in_colour(piece, colour)
        self._add("</pre></td></tr></table>")

    def _in_colour(self, text: str, colour: str) -> None:
        if colour:
            self._add(f'<span style="color:{colour}">')
            self._say(text)
            self._add("</span>")
        else:
            self._say(text)

    def _image(self, token: Token) -> None:
        self._note("[image: ", self._colours.muted)
        for child in token.children or []:
            self._say(child.content)
        self._title(token)
        self._note("]", self._colours.muted)

    def _link_open(self, token: Token) -> None:
        self._add(f'<a href="{escape(_address(token))}">')
        self._links.append((token, len(self._parts)))

    def _link_close(self, _token: Token) -> None:
        self._add("</a>")
        opening, at = self._links.pop()
        host = host_of(_address(opening))
        if host and escape(host) not in "".join(self._parts[at:]).lower():
            self._note(f" ({host})", self._colours.muted)
        self._title(opening)

    def _title(self, token: Token) -> None:
        title = str(token.attrs.get("title") or "")
        if title:
            self._note(" “", self._colours.muted)
            self._say(title)
            self._note("”", self._colours.muted)

    def _table_open(self, _token: Token) -> None:
        self._add(
            '<table border="1" cellspacing="0" cellpadding="6" style="border-collapse:collapse">'
        )

    def _ordered_open(self, token: Token) -> None:
        self._add(f'<ol start="{int(token.attrs.get("start", 1))}">')


def host_of(address: str) -> str:
    """Return the server that `address` leads to, or the mail address; "" if it names none."""
    try:
        parts = urlsplit(address)
        return (parts.path if parts.scheme.lower() == "mailto" else parts.netloc).lower()
    except ValueError:
        return ""


def _address(link: Token) -> str:
    return str(link.attrs.get("href", ""))


def _alignment(token: Token) -> str:
    style = str(token.attrs.get("style", ""))
    side = style.removeprefix("text-align:")
    return f' align="{side}"' if side in ("left", "center", "right") else ""
