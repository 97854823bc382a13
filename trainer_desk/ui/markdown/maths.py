r"""LaTeX between `$…$`, `$$…$$`, `\(…\)` and `\[…\]`, kept letter for letter."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.ruler import RuleOptionsType
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline

_FENCES = {"$$": "$$", "\\[": "\\]"}
_BEGIN = re.compile(r"\\begin\{([A-Za-z]{1,20}\*?)\}")
_INLINE = re.compile(
    r"""
      \$\$ (?! \s*\$ ) [^$]+ \$\$
    | \$ (?! [\s$] ) [^$\n]*? (?<! [\s\\] ) \$ (?! \d )
    | \\\( .+? \\\)
    | \\\[ .+? \\\]
    """,
    re.VERBOSE | re.DOTALL,
)
_LONGEST = 5_000


def keep_maths(reader: MarkdownIt) -> None:
    """Teach `reader` to leave LaTeX alone; tokens are `maths` and `maths_block`."""
    ends = RuleOptionsType(alt=["paragraph", "reference", "blockquote", "list"])
    reader.block.ruler.before("fence", "maths_block", _block, ends)
    reader.inline.ruler.before("escape", "maths", _inline)


def _inline(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - the parser's signature
    if state.src[state.pos] not in "$\\":
        return False
    end = min(state.posMax, state.pos + _LONGEST)
    found = _INLINE.match(state.src, state.pos, end)
    if found is None:
        return False
    if not silent:
        token = state.push("maths", "", 0)
        token.content = found[0]
    state.pos = found.end()
    return True


def _block(state: StateBlock, first: int, last: int, silent: bool) -> bool:  # noqa: FBT001
    closing = _closing(_line(state, first).strip())
    if closing is None or state.is_code_block(first):
        return False
    after = next(
        (line + 1 for line in range(first, last) if _closes(state, line, first, closing)), None
    )
    if after is None:
        return False
    if silent:
        return True
    state.line = after
    token = state.push("maths_block", "", 0)
    token.content = state.getLines(first, after, state.blkIndent, False).rstrip("\n")  # noqa: FBT003
    token.map = [first, after]
    return True


def _closing(line: str) -> str | None:
    for opening, closing in _FENCES.items():
        if line.startswith(opening):
            return closing
    begin = _BEGIN.match(line)
    return f"\\end{{{begin[1]}}}" if begin else None


def _closes(state: StateBlock, line: int, first: int, closing: str) -> bool:
    text = _line(state, line).strip()
    if line == first:
        text = text[len("$$") :]
    return text.endswith(closing)


def _line(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]
