"""When a page was published: every candidate with where it stands, and the choice among them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta

from htmldate import find_date
from lxml.etree import LxmlError  # type: ignore[import-untyped]
from lxml.html import HtmlElement  # type: ignore[import-untyped]

from jejak.article import writtendates
from jejak.article.structured import Node, Structured
from jejak.model import DateCandidate, DateOrigin

EARLIEST = "1990-01-01"
"""News pages are younger than the Web."""
TOLERANCE = timedelta(days=1)
"""A page may be dated ahead of our clock by its time zone."""
MAX_TEXT_DATES = 8
"""Days named in the text that are kept as candidates, the latest ones."""
_PUBLISHED = (
    "article:published_time", "og:published_time", "og:article:published_time", "article:published", "datepublished", "date_published",
    "published_time", "publish_date", "publish-date", "publishdate", "pubdate", "published", "dc.date.issued", "dcterms.issued",
    "dcterms.created", "dc.date.created", "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime", "article.published",
    "citation_publication_date", "citation_date", "content_publishdate", "rnews:datepublished", "displaydate", "dc.date", "dcterms.date",
    "date", "article:post_date", "createdate", "created", "datecreated",
)  # fmt: skip
_MODIFIED = ("article:modified_time", "og:updated_time", "datemodified", "last-modified", "dcterms.modified", "article.updated", "modified")
_URL_DAY = re.compile(
    r"(?<!\d)((?:19|20)\d\d)[/_-]?(0[1-9]|1[0-2])[/_-]?(0[1-9]|[12]\d|3[01])(?!\d)|(?<!\d)((?:19|20)\d\d)/(\d{1,2})/(\d{1,2})(?=/)"
)
_URL_MONTH = re.compile(r"/((?:19|20)\d\d)/(0?[1-9]|1[0-2])(?=/)")
MODIFIED, DATE_LINE = "modified", "line of its own"


def given(value: str, order: str) -> DateCandidate | None:
    """What the user or a feed says, or None where it cannot be read."""
    parsed = writtendates.parse(value, order)
    return DateCandidate(*parsed, "given", "given") if parsed else None


def from_page(tree: HtmlElement, structured: Structured, order: str, url: str | None) -> Iterator[DateCandidate]:
    """Candidates of a page's metadata in order of trust: JSON-LD, meta, `<time>`, htmldate; changes of the page come last."""
    for node in structured.articles:
        yield from _node(node, ("datePublished", "dateCreated"), order)
    yield from _meta(structured, _PUBLISHED, order)
    yield from _times(tree, order)
    yield from _htmldate(tree, url)
    for node in structured.articles:
        yield from _node(node, ("dateModified",), order)
    yield from _meta(structured, _MODIFIED, order)


def _node(node: Node, keys: Iterable[str], order: str) -> Iterator[DateCandidate]:
    for key in keys:
        value = node.get(key)
        if isinstance(value, str):
            yield from _candidate(value, "metadata", f"json-ld {key}", order)


def _meta(structured: Structured, keys: Iterable[str], order: str) -> Iterator[DateCandidate]:
    for key in keys:
        for value in structured.meta.get(key, ()):
            yield from _candidate(value, "metadata", f"meta {key}", order)


def _times(tree: HtmlElement, order: str) -> Iterator[DateCandidate]:
    """`<time>` elements that say they are the publication date, else the first one before or in the article's head."""
    elements = list(tree.iter("time"))
    stated = [e for e in elements if e.get("pubdate") is not None or "publi" in f"{e.get('itemprop', '')} {e.get('class', '')}".lower()]
    for element in stated[:1] or elements[:1]:
        yield from _candidate(element.get("datetime") or element.text_content(), "metadata", "time", order)


def _htmldate(tree: HtmlElement, url: str | None) -> Iterator[DateCandidate]:
    try:
        found = find_date(tree, extensive_search=False, original_date=True, url=url, min_date=EARLIEST)
    except (ValueError, TypeError, AttributeError, LxmlError, RecursionError):
        return
    if found:
        yield DateCandidate(found, "day", "metadata", "htmldate")


def _candidate(value: str, origin: DateOrigin, where: str, order: str) -> Iterator[DateCandidate]:
    parsed = writtendates.parse(value, order)
    if parsed:
        yield DateCandidate(*parsed, origin, where)


def from_url(url: str | None) -> Iterator[DateCandidate]:
    """The date in an address: a day, else a month."""
    path = re.sub(r"^https?://[^/]*", "", url or "")
    day = _URL_DAY.search(path)
    if day:
        year, month, number = day.group(1, 2, 3) if day.group(1) else day.group(4, 5, 6)
        yield from _candidate(f"{year}-{month}-{number}", "url", "url", "")
    elif month_only := _URL_MONTH.search(path):
        yield DateCandidate(f"{month_only.group(1)}-{int(month_only.group(2)):02}", "month", "url", "url")


def from_line(lines: Iterable[str], order: str) -> Iterator[DateCandidate]:
    """Dates that stand in a line of their own, as pages put the day of publication under the title."""
    for line in lines:
        for day, _ in writtendates.find(line, order):
            yield DateCandidate(day, "day", "text", DATE_LINE)


def from_text(text: str, order: str) -> Iterator[DateCandidate]:
    """Whole dates in the frozen text, latest first, each day once at its first place."""
    places: dict[str, str] = {}
    for day, span in writtendates.find(text, order):
        places.setdefault(day, f"text {span.start}-{span.end}")
    for day in sorted(places, reverse=True)[:MAX_TEXT_DATES]:
        yield DateCandidate(day, "day", "text", places[day])


def plausible(candidates: Iterable[DateCandidate], fetched: str) -> tuple[DateCandidate, ...]:
    """The candidates that are neither before the Web nor after the page was fetched, each value and place once."""
    latest = (_time(fetched) + TOLERANCE).date().isoformat()
    kept = (c for c in candidates if c.value[:10].ljust(10, "0") >= EARLIEST and c.value[:10] <= latest)
    return tuple(dict.fromkeys(kept))


def choose(candidates: Iterable[DateCandidate]) -> DateCandidate | None:
    """The publication date: given, then metadata, then the address, then the latest day in the text.

    A date in a line of its own and one that only says when the page was last changed stand between address and text.
    """
    found = list(candidates)

    def rank(candidate: DateCandidate) -> int:
        if MODIFIED in candidate.where.lower() or "updated" in candidate.where:
            return 4
        if candidate.where == DATE_LINE:
            return 3
        return {"given": 0, "metadata": 1, "url": 2, "text": 6}[candidate.origin] + (3 if candidate.precision == "month" else 0)

    return min(found, key=rank, default=None)


def _time(fetched: str) -> datetime:
    try:
        moment = datetime.fromisoformat(fetched)
    except ValueError:
        moment = datetime.now(UTC)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
