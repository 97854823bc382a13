"""Texts that are as hostile as a file allows."""

from hypothesis import strategies as st

from tests.judged import HOSTILE

PIECES = st.sampled_from([HOSTILE, "\n\nHuman: ", "\n\nAssistant:", "\\", '"', "{}", "", " ", "🙂"])
TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=20)
TEXTS = st.lists(TEXT | PIECES, max_size=3).map("".join)


def asked_texts():
    """Texts that say something."""
    return TEXTS.filter(str.strip)
