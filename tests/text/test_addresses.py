"""Addresses of pages: as typed, as pasted with a quote, and never anything else."""

import pytest

from trainer_desk.text.addresses import address_and_quote, page_address, site_of


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("", ""),
        ("  https://a.example/x?y=1#z ", "https://a.example/x?y=1#z"),
        ("HTTP://A.example", "HTTP://A.example"),
        ("en.wikipedia.org/wiki/Rome", "https://en.wikipedia.org/wiki/Rome"),
        ("президент.рф", "https://президент.рф"),
        ("localhost.example:8080/a", "https://localhost.example:8080/a"),
    ],
)
def test_an_address_is_taken_as_it_is_meant(typed, address):
    assert page_address(typed) == address


@pytest.mark.parametrize(
    "typed",
    [
        "javascript:alert(1)",
        "file:///etc/passwd",
        "ftp://a.example",
        "data:text/html,x",
        "mailto:a@b.example",
        "https://",
        "https://a.example/with space",
        "https://a.example/\x00",
        "https://[bad",
        "Smith 1998, p. 12",
        "nothing",
    ],
)
def test_anything_else_is_no_address(typed):
    with pytest.raises(ValueError):  # noqa: PT011 - of urlsplit as well
        page_address(typed)


@pytest.mark.parametrize(
    ("pasted", "found"),
    [
        ("https://a.example/x", ("https://a.example/x", "")),
        ("“It is so.” https://a.example/x", ("https://a.example/x", "It is so.")),
        ("«Так» — https://a.example.", ("https://a.example", "Так")),
        ("https://a.example\nIt is\nso", ("https://a.example", "It is\nso")),
        ('He said "a" and "b" https://a.example', ("https://a.example", 'He said "a" and "b"')),
        ("only words", ("", "only words")),
    ],
)
def test_an_address_is_found_in_what_was_pasted(pasted, found):
    assert address_and_quote(pasted) == found


def test_a_site_is_named_without_www():
    assert site_of("https://www.a.example/x") == "a.example"
    assert site_of("https://[bad") == "https://[bad"
    assert site_of("") == ""
