"""Title, byline, publisher and address of a page, each from the places that are most often right."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from functools import cache
from urllib.parse import urljoin, urlsplit

from lxml.html import HtmlElement  # type: ignore[import-untyped]

from jejak.article.patterns import alternatives
from jejak.article.structured import Structured, texts, types
from jejak.countries import codes
from jejak.model import Publisher
from jejak.text import collapse, normalise

MAX_NAME = 60
"""Characters of an author's name; longer strings in author fields are sentences."""
MAX_AUTHORS = 12
MIN_HEADING = 4
"""Words of a stated title that may take the place of a longer heading that ends with it."""
_TITLE_META = ("og:title", "twitter:title", "dc.title", "parsely-title", "sailthru.title")
_AUTHOR_META = (
    "author",
    "article:author",
    "og:article:author",
    "dc.creator",
    "dcterms.creator",
    "parsely-author",
    "sailthru.author",
    "byl",
    "content_author",
)
_SITE_META = ("og:site_name", "application-name", "twitter:app:name:iphone", "dc.publisher")
_NO_COUNTRY = frozenset(
    {
        "ai",
        "am",
        "ag",
        "cc",
        "co",
        "fm",
        "gg",
        "io",
        "is",
        "la",
        "ly",
        "me",
        "mu",
        "nu",
        "pw",
        "sh",
        "sc",
        "st",
        "to",
        "tv",
        "vc",
        "ws",
        "su",
        "ac",
    }
)
"""Country domains that are sold as words; they say nothing of the country."""
_TOP_LEVEL = {"uk": "GB"}
_SITE_SUFFIX = re.compile(r"\s*[|•·»–—-]\s+(\S+(?:\s\S+){0,3})")
_BRACKETS = re.compile(r"\s*\([^()]*\)")
_EMAIL = re.compile(r"(?<!\S)[^\s@]+@[^\s@]+\.\w+")
_ADDRESS = re.compile(r"^(https?:)?//|^www\.|@[\w.]+$")


def titles(tree: HtmlElement, structured: Structured) -> list[str]:
    """Titles the page gives itself, best first: a heading that agrees with the metadata, then the metadata, then the rest."""
    stated = [text for node in structured.articles for text in texts(node.get("headline"))]
    stated += [text for key in _TITLE_META for text in structured.meta.get(key, ())]
    headings = [text for element in tree.iter("h1") if (text := _clean(element.text_content()))]
    named = [_clean(element.text_content()) for element in tree.iter("title")][:1]
    stated = [text for each in stated if (text := _clean(each))]
    agreed = [heading for heading in headings if any(_agree(heading, each) for each in [*stated, *named])]
    return [_without_kicker(title, stated) for title in [*agreed[:1], *stated, *headings[:1], *named]]


def _without_kicker(title: str, stated: list[str]) -> str:
    """A heading without the topic that some pages put before the title inside it ("Migration: ...")."""
    return next((each for each in stated if len(each.split()) >= MIN_HEADING and title.endswith(each)), title)


def _clean(text: str) -> str:
    return collapse(normalise(html.unescape(text)))


def _agree(heading: str, stated: str) -> bool:
    """Whether one is the other or a part of it of some length (site suffixes, headlines cut at 110 characters)."""
    a, b = heading.casefold(), stated.casefold().rstrip(".… ")
    return a == b or (len(a) >= 15 and (a in b or (len(b) >= 15 and b in a)))


def byline(tree: HtmlElement, structured: Structured) -> tuple[str, ...]:
    """The authors' names, in order, without roles and prefixes."""
    for found in _bylines(tree, structured):
        names = list(dict.fromkeys(name for text in found for name in authors(text)))
        if names:
            return tuple(names[:MAX_AUTHORS])
    return ()


def _bylines(tree: HtmlElement, structured: Structured) -> Iterator[list[str]]:
    for node in structured.articles:
        people = node.get("author") or node.get("creator")
        listed = people if isinstance(people, list) else [people]
        yield [text for each in listed if not (isinstance(each, dict) and "Organization" in types(each)) for text in texts(each)]
    for key in _AUTHOR_META:
        yield list(structured.meta.get(key, ()))
    yield [
        e.text_content() for e in tree.iter("a", "span", "div", "p", "address") if e.get("rel") == "author" or e.get("itemprop") == "author"
    ][:3]
    marked = (e for e in tree.iter("a", "span", "div", "p", "address") if _byline_class().search(e.get("class") or ""))
    yield [text for e in marked if 3 < len(text := collapse(e.text_content())) <= 2 * MAX_NAME][:1]


@cache
def _byline_class() -> re.Pattern[str]:
    return re.compile(rf"(^|[\s_-])({alternatives('byline_classes')})([\s_-]|__name|$)", re.IGNORECASE)


def authors(text: str) -> list[str]:
    """The names in one byline text ("Oleh: A dan B", "By A, B and C")."""
    text = _BRACKETS.sub("", _EMAIL.sub("", _clean(text)))
    prefixes, joiners = alternatives("byline_prefixes"), alternatives("byline_joiners")
    text = re.sub(rf"^(?:(?:{prefixes})\b\s*:?\s*)+", "", text, flags=re.IGNORECASE)
    parts = re.split(rf"\s*[,;|/•·]\s*|\s+(?:&|{joiners})\s+|\s[–—-]\s", text)
    return [name for part in parts if _is_name(name := part.strip(" .:-"))]


def _is_name(text: str) -> bool:
    """A name has letters and few words, starts with a capital (or has no case) and is no address."""
    if not 2 < len(text) <= MAX_NAME or len(text.split()) > 6 or _ADDRESS.search(text) or any(c.isdigit() for c in text):
        return False
    return any(map(str.isalpha, text)) and not text[0].islower()


def publisher(structured: Structured, titles: list[str], url: str | None) -> Publisher:
    """Who publishes the page: as stated, else by the name that one of its titles has behind the title itself.

    Its country is told only where the domain is one country's own.
    """
    names = [name for node in structured.articles for name in texts(node.get("publisher"))]
    names += [name for key in _SITE_META for name in structured.meta.get(key, ())]
    names += [
        name for node in structured.nodes if {"NewsMediaOrganization", "WebSite"} & set(types(node)) for name in texts(node.get("name"))
    ]
    names += [match.group(1) for title in titles if (match := _SITE_SUFFIX.fullmatch(title.removeprefix(titles[0]))) and title != titles[0]]
    domain = hostname(url)
    return Publisher(
        next((clean for name in names if (clean := _clean(name)) and not _ADDRESS.search(clean)), None), domain, country(domain)
    )


def hostname(url: str | None) -> str | None:
    """The host of an address without `www.`; None where there is none."""
    try:
        host = urlsplit(url or "").hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None


def country(domain: str | None) -> str | None:
    """ISO 3166 alpha-3 of a domain that belongs to one country, else None."""
    last = (domain or "").rsplit(".", 1)[-1]
    found = codes().get(_TOP_LEVEL.get(last, last.upper()))
    return None if last in _NO_COUNTRY else found


def canonical(tree: HtmlElement, structured: Structured, given: str | None) -> str | None:
    """The page's own address for itself, if it is a page of the same site as where it was found; else where it was found."""
    links = [e.get("href") or "" for e in tree.iter("link") if "canonical" in (e.get("rel") or "").lower().split()]
    for link in [*links, *structured.meta.get("og:url", ())]:
        try:
            absolute: str = urljoin(given or "", link.strip())
            parts = urlsplit(absolute)
        except ValueError:
            continue
        is_page = parts.scheme in ("http", "https") and parts.hostname and len(parts.path) > 1
        if is_page and (not given or _site(absolute) == _site(given)):
            return absolute
    return given


def _site(url: str) -> str:
    """What pages of one site share: the last two labels of the host, three under a country's short second label (`co.id`)."""
    labels = (hostname(url) or "").split(".")
    short = len(labels) > 2 and len(labels[-2]) <= 3 and len(labels[-1]) == 2
    return ".".join(labels[-3 if short else -2 :])
