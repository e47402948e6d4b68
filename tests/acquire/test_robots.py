import pytest
from hypothesis import given
from hypothesis import strategies as st

from jejak.acquire.robots import Robots, parse

TEXT = """
User-agent: *
Disallow: /private/
Disallow: /*?print=
Disallow: /*.pdf$
Allow: /private/open/
Crawl-delay: 5

User-agent: other
User-agent: jejak
Disallow: /only-you   # a remark
"""


@pytest.mark.parametrize(
    ("path", "allowed"),
    [
        ("/", True),
        ("/private/x", False),
        ("/private/open/x", True),
        ("/news/1?print=1", False),
        ("/news/1?q=1", True),
        ("/a.pdf", False),
        ("/a.pdf?x", True),
        ("/%70rivate/x", False),
    ],
)
def test_rules_for_everybody(path: str, allowed: bool) -> None:
    assert parse(TEXT, "visitor/1.0").allows(f"https://a.example{path}") is allowed


def test_our_own_group_replaces_the_general_one() -> None:
    rules = parse(TEXT, "jejak/0.1 (x)")
    assert rules.allows("https://a.example/private/x")
    assert not rules.allows("https://a.example/only-you/x")
    assert (rules.delay, parse(TEXT, "visitor").delay) == (None, 5.0)


def test_empty_disallow_and_empty_file_allow_all() -> None:
    assert parse("User-agent: *\nDisallow:", "jejak").allows("https://a.example/x")
    assert parse("", "jejak").allows("https://a.example/x")


def test_many_stars_take_no_long_time() -> None:
    assert not Robots(((False, "/" + "*a" * 2000 + "$"),)).allows("https://a.example/" + "a" * 5000)


@given(st.text())
def test_any_text_is_read(text: str) -> None:
    assert parse(text, "jejak").allows("https://a.example/x") in (True, False)
