"""A reader of the rendering sees what the author wrote, and nothing is fetched for it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trainer_desk.ui.markdown import Colours, Lost, render
from trainer_desk.ui.resources import resource
from trainer_desk.ui.theme import Scheme, load_tokens

COLOURS = Colours.of(load_tokens(resource("themes"), Scheme.LIGHT))


def html(text):
    return render(text, colours=COLOURS).html


def lost(text):
    return render(text, colours=COLOURS).lost


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("List<String> x", "List&lt;String&gt; x"),
        ("<think>\nhm\n</think>", "&lt;think&gt;<br>hm<br>&lt;/think&gt;"),
        ("<b>x</b> <!-- y -->", "&lt;b&gt;x&lt;/b&gt; &lt;!-- y --&gt;"),
        ("one\ntwo", "one<br>two"),
        ("**a** *b* ~~c~~ `d`", "<strong>a</strong> <em>b</em> <s>c</s>"),
        (r"\(x_1\) and \[y\] and $a_b$", r"\(x_1\) and \[y\] and $a_b$"),
        ("costs $5 and *then* $10", "costs $5 and <em>then</em> $10"),
        ("see main.py", "<p>see main.py</p>"),
        ("[x](file:///etc/passwd)", "[x](file:///etc/passwd)"),
        ("[x](javascript:alert(1))", "[x](javascript:alert(1))"),
        ("![x](//host/share.png)", "![x](//host/share.png)"),
        ("5. a\n6. b", '<ol start="5">'),
        ("- [x] done", "☑ "),
        ("- [ ] open", "☐ "),
        ("a\u202eb", "⇄"),
        ("a\u200bb", "▯"),
    ],
)
def test_what_is_written_is_what_is_shown(text, shown):
    assert shown in html(text)


def test_a_formula_of_several_lines_is_left_as_it_is():
    shown = html("\\[\nx = a\n- b\n\\]\n\n$$\n# c\n$$")

    assert "\\[<br>x = a<br>- b<br>\\]" in shown
    assert "$$<br># c<br>$$" in shown


def test_a_link_tells_the_server_it_leads_to():
    shown = html("[your bank](https://evil.example/x)")

    assert 'href="https://evil.example/x"' in shown
    assert "(evil.example)" in shown


def test_a_plain_address_is_not_told_twice():
    assert "(" not in html("https://example.org/a")


def test_an_image_is_its_words():
    shown = html("![a cat](https://example.org/a.png)")

    assert "<img" not in shown
    assert "[image: " in shown
    assert "a cat" in shown


def test_code_is_coloured_and_complete():
    rendered = render("```python\ndef f():\n    return '<b>'\n```", colours=COLOURS)

    assert COLOURS.accent in rendered.html
    assert "&lt;b&gt;" in rendered.html
    assert rendered.lost == ()


def test_a_table_keeps_its_columns():
    shown = html("| a | b |\n|:--|--:|\n| 1 | 2 |")

    assert shown.count("<td") == 2
    assert 'align="right"' in shown


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("| a |\n|---|\n| 1 | extra |", (Lost("extra", 18),)),
        ("x\n\n[hidden]: https://e.org/секрет", (Lost("hidden]: https://e.org/секрет", 4),)),
    ],
)
def test_what_a_reader_would_not_see_is_named(text, hidden):
    assert lost(text) == hidden


@pytest.mark.parametrize(
    "text",
    [
        "# Title #\n\ntext with \\* and &amp; and &copy;",
        '[a](https://example.org/p?q=1 "title") and [b][ref]\n\n[ref]: https://example.org/r "t"',
        "1. one\n2. two\n   - [x] three\n\n> quote\n\n***\n\nSetext\n===",
        "<https://example.org> https://example.org/путь?a=1&b=2",
        "| a | b |\n|:-:|---|\n| `x` | **y** |",
        "text  \nmore\\\nmore\r\nwindows\u00a0space",
        "👩‍🔬 emoji and — dashes, «quotes», 100 % ½ 中文 عربي",
        "~~~js\nconst x = `${y}`;\n~~~",
    ],
)
def test_markdowns_own_marks_are_no_loss(text):
    assert lost(text) == ()


def test_real_answers_lose_nothing_unseen(data_dir):
    texts = (data_dir / "alpaca_eval").rglob("*.json")
    source = next(iter(sorted(texts)), None)
    if source is None:
        pytest.skip("no answers in ../shared/data/alpaca_eval")
    body = source.read_text(encoding="utf-8")[:150_000]

    rendered = render(body, colours=COLOURS)

    assert not rendered.over_budget


@pytest.mark.parametrize(
    "text",
    [
        "x" * 200_001,
        "\u200d" * 1_001,
        "\u202e" * 2_001,
        "> " * 40 + "deep",
        "| a |\n|---|\n" + "| x |\n" * 2_001,
        "- x\n" * 10_000,
    ],
    ids=["long", "joiners", "turned", "deep", "cells", "blocks"],
)
def test_what_would_hold_the_window_up_is_shown_as_written(text):
    rendered = render(text, colours=COLOURS)

    assert rendered.over_budget
    assert rendered.html == ""
    assert rendered.source == text


MARKS = st.sampled_from(
    [
        *("*", "_", "`", "```", "\n", "\n\n", "- ", "1. ", "> ", "|", "|---|", "[", "](", ")", "!"),
        *("<b>", "<img src=x>", "&amp;", "\\", "$", "$$", "\\(", "\\]", "# ", "https://e.org/"),
        *("[r]: ", "~~", "\u202e", "\x00", "\ud800", "\u200d", "\r\n", "\r", "    ", "\t"),
        *("\\begin{a}", "\\end{a}"),
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(MARKS | st.text(max_size=12), max_size=40).map("".join))
def test_no_text_makes_it_raise_or_fetch(text):
    rendered = render(text, colours=COLOURS)

    assert rendered.source == text
    assert "<img" not in rendered.html
    assert all(text[each.at :].startswith(each.text) for each in rendered.lost)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=9), max_size=20))
def test_plain_words_lose_nothing(words):
    assert lost("\n\n".join(words)) == ()
