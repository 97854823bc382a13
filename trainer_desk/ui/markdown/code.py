"""Code in colours."""

from __future__ import annotations

from collections.abc import Iterator

from pygments.lexer import Lexer
from pygments.lexers import get_lexer_by_name
from pygments.token import Comment, Error, Keyword, Name, Number, Operator, String, _TokenType

from trainer_desk.ui.markdown.rendered import Colours

_LONGEST = 20_000
_LANGUAGES = """
    bash c c# c++ console cpp cs csharp css diff docker dockerfile go golang haskell html http ini
    java javascript js json jsx julia kotlin kt latex lua make makefile markdown matlab md nginx
    objective-c pascal perl php powershell properties ps1 py python python3 r rb ruby rs rust
    scala sh shell sql swift tex toml ts tsx typescript vb.net xml yaml yml zsh
"""
_OTHER_NAMES = {"jsx": "js", "tsx": "ts", "golang": "go"}


def coloured(code: str, language: str, colours: Colours) -> Iterator[tuple[str, str]]:
    """Yield pieces of `code` with their colour ("" for the text's own); together they are `code`.

    Languages that are not well known, and very long code, come in one piece.
    """
    lexer = _lexer(language) if len(code) <= _LONGEST else None
    pieces = list(lexer.get_tokens(code)) if lexer else []
    if lexer is None or "".join(piece for _, piece in pieces) != code:
        yield code, ""
        return
    for kind, piece in pieces:
        yield piece, _ink(kind, colours)


def _lexer(language: str) -> Lexer | None:
    name = language.strip().lower()
    if name not in _LANGUAGES.split():
        return None
    return get_lexer_by_name(_OTHER_NAMES.get(name, name), stripnl=False, ensurenl=False)


def _ink(kind: _TokenType, colours: Colours) -> str:
    for family, colour in (
        (Comment, colours.muted),
        (Keyword, colours.accent),
        (Operator.Word, colours.accent),
        (String, colours.ok),
        (Number, colours.warn),
        (Name.Function, colours.violet),
        (Name.Class, colours.violet),
        (Name.Decorator, colours.violet),
        (Name.Tag, colours.accent),
        (Error, ""),
    ):
        if family in kind.split():
            return colour
    return ""
