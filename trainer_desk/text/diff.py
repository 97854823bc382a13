"""How one text became another, as a person would mark it: few, whole, readable changes."""

from __future__ import annotations

from trainer_desk.text.spans import Diff, DiffChange, Span, SpanKind, accepted, rejected
from trainer_desk.text.tokens import is_word, tokens

try:
    from cydifflib import SequenceMatcher
except ImportError:
    from difflib import SequenceMatcher

__all__ = ["Diff", "DiffChange", "Span", "SpanKind", "accepted", "diff", "rejected"]


def diff(before: str, after: str) -> Diff:
    """Return how `before` became `after`. Pure and deterministic; call it in a worker thread."""
    old, new = tokens(before), tokens(after)
    spans: list[Span] = []
    changes: list[DiffChange] = []
    added = removed = at = to = 0
    for kind, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        gone, come = "".join(old[i:j]), "".join(new[k:m])
        if kind == "equal":
            spans.append(Span(SpanKind.SAME, gone, at, to))
        else:
            if gone:
                spans.append(Span(SpanKind.DELETED, gone, at, to, len(changes)))
            if come:
                spans.append(Span(SpanKind.INSERTED, come, at + len(gone), to, len(changes)))
            changes.append(DiffChange(at, at + len(gone), to, to + len(come)))
            removed += sum(map(is_word, old[i:j]))
            added += sum(map(is_word, new[k:m]))
        at, to = at + len(gone), to + len(come)
    return Diff(before, after, tuple(spans), tuple(changes), added, removed)
