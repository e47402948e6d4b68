import lxml.html  # type: ignore[import-untyped]
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jejak.article import particulars, structured
from jejak.model import Publisher


def read(head: str = "", body: str = "") -> tuple[lxml.html.HtmlElement, structured.Structured]:
    tree = lxml.html.document_fromstring(f"<html><head>{head}</head><body>{body or 'x'}</body></html>")
    return tree, structured.read(tree)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("By Edith Marlowe", ["Edith Marlowe"]),
        ("Oleh: Ratna Wulandari dan Yosef Tandi", ["Ratna Wulandari", "Yosef Tandi"]),
        ("By A. B. Smith, Carl Jones and Eva Wong", ["A. B. Smith", "Carl Jones", "Eva Wong"]),
        ("Reporter: Budi Andika", ["Budi Andika"]),
        ("Elena Ober (obe), Oliver Maks (oma)", ["Elena Ober", "Oliver Maks"]),
        ("Edith Marlowe | Meridian Post", ["Edith Marlowe", "Meridian Post"]),
        ("Byron Oleary", ["Byron Oleary"]),
        ("https://facebook.com/kabar", []),
        ("edith@meridian.example", []),
        ("3 days ago", []),
        ("", []),
    ],
)
def test_authors(text: str, names: list[str]) -> None:
    assert particulars.authors(text) == names


@pytest.mark.parametrize(
    "head",
    [
        '<script type="application/ld+json">{"@type":"NewsArticle","author":{"@type":"Person","name":"Edith Marlowe"}}</script>',
        '<script type="application/ld+json">{"@graph":[{"@type":["NewsArticle"],"author":["Edith Marlowe"]}]}</script>',
        '<script type="application/ld+json">[{"@type":"Article","author":[{"name":["Edith Marlowe"]}]},]</script>',
        '<script type="application/ld+json"><!-- {"@type":"Article","author":{"name":"By Edith Marlowe"}} --></script>',
        '<meta name="author" content="By Edith Marlowe">',
        '<meta property="article:author" content="https://facebook.com/x"><meta name="parsely-author" content="Edith Marlowe">',
    ],
)
def test_bylines_in_metadata(head: str) -> None:
    assert particulars.byline(*read(head)) == ("Edith Marlowe",)


def test_bylines_on_the_page_and_none() -> None:
    assert particulars.byline(*read("", '<p class="byline">By Edith Marlowe</p>')) == ("Edith Marlowe",)
    assert particulars.byline(*read("", "<p>By the river</p>")) == ()


def test_the_heading_that_agrees_with_the_metadata_is_the_title() -> None:
    head = '<meta property="og:title" content="Lavrov flies to North Korea | Post"><title>Lavrov flies to North Korea | Post</title>'
    assert particulars.titles(*read(head, "<h1>Meridian</h1><h1>Lavrov flies to North Korea</h1>"))[0] == "Lavrov flies to North Korea"
    assert particulars.titles(*read(head, "<h1>Meridian</h1>"))[0] == "Lavrov flies to North Korea | Post"
    assert particulars.titles(*read()) == []


def test_a_topic_before_the_title_in_its_heading_is_left_out() -> None:
    head = '<meta property="og:title" content="Lavrov flies to North Korea">'
    assert particulars.titles(*read(head, "<h1>Diplomacy: Lavrov flies to North Korea</h1>"))[0] == "Lavrov flies to North Korea"


def test_publisher_from_metadata_domain_and_title() -> None:
    facts = read('<meta property="og:site_name" content="Kabar Selat">')[1]
    assert particulars.publisher(facts, [], "https://www.kabarselat.co.id/x") == Publisher("Kabar Selat", "kabarselat.co.id", "IDN")
    empty = read()[1]
    assert particulars.publisher(empty, ["Lavrov tiba", "Lavrov tiba - Kabar Selat"], None) == Publisher("Kabar Selat")
    assert particulars.publisher(empty, ["Lavrov tiba"], None) == Publisher()


@pytest.mark.parametrize(
    ("domain", "code"),
    [("a.co.id", "IDN"), ("a.my", "MYS"), ("a.co.uk", "GBR"), ("a.com", None), ("a.tv", None), ("a.io", None), (None, None)],
)
def test_country_of_a_domain(domain: str | None, code: str | None) -> None:
    assert particulars.country(domain) == code


@pytest.mark.parametrize(
    ("link", "given_url", "expected"),
    [
        ("https://a.example/x", None, "https://a.example/x"),
        ("/x", "https://a.example/x?utm=1", "https://a.example/x"),
        ("https://amp.a.example/x", "https://a.example/y", "https://amp.a.example/x"),
        ("https://b.example/x", "https://a.test/x", "https://a.test/x"),
        ("https://a.example/", "https://a.example/x", "https://a.example/x"),
        ("javascript:void(0)", "https://a.example/x", "https://a.example/x"),
        ("http://[bad", None, None),
        ("", None, None),
    ],
)
def test_canonical_address(link: str, given_url: str | None, expected: str | None) -> None:
    assert particulars.canonical(*read(f'<link rel="canonical" href="{link}">'), given_url) == expected


@given(st.text())
def test_any_text_in_json_ld_is_read(text: str) -> None:
    script = lxml.html.Element("script", type="application/ld+json")
    script.text = "".join(c for c in text if c.isprintable())
    tree = lxml.html.document_fromstring("<html><head></head><body>x</body></html>")
    tree.find("head").append(script)
    assert particulars.byline(tree, structured.read(tree)) is not None
