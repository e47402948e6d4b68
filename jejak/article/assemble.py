"""A page becomes an article: decoded, its text found, furniture cut, particulars gathered, the text frozen and split."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from functools import cache

from jejak.article import body, dates, furniture, language, particulars, plain, sentences, structured
from jejak.article.decode import MAX_LOST, decode, lost
from jejak.languages import available, load
from jejak.model import Article, DateCandidate, Page, Problem, Publisher, Rejected
from jejak.text import collapse, normalise

STAGE = "article"
MIN_TEXT = 30
"""Characters of text without which there is no report: shorter than any sentence that tells an event with its parties."""
MAX_TEXT = 300_000
"""Characters of the longest text taken for one report: about 50,000 words, a book."""
SHORT = 60
"""Characters below which a paragraph without a full stop is a heading, a button or a menu entry."""
ID_LENGTH = 16


@dataclass(slots=True)
class Draft:
    """What was found on a page before furniture is cut."""

    titles: list[str]
    paragraphs: list[str]
    url: str | None = None
    publisher: Publisher = field(default_factory=Publisher)
    byline: tuple[str, ...] = ()
    dates: list[DateCandidate] = field(default_factory=list)
    language_hint: str | None = None
    problems: list[Problem] = field(default_factory=list)


def article(page: Page) -> Article | Rejected:
    """The article of a page, or why there is none. What could not be told of it is in `Article.problems`."""
    source, remark = decode(page.content, page.charset)
    if lost(source) > MAX_LOST:
        return _rejected(page, "its encoding cannot be told; save the page as UTF-8")
    draft = _from_html(source, page) if page.kind == "html" else _from_text(source, page)
    if draft is None:
        return _rejected(page, "there is no HTML in it; check that the whole page was saved")
    if remark:
        draft.problems.insert(0, Problem(STAGE, remark))
    return _assemble(draft, page)


def _rejected(page: Page, reason: str) -> Rejected:
    return Rejected(page.source, STAGE, reason, page)


def _from_html(source: str, page: Page) -> Draft | None:
    tree, whole = body.parse(source)
    if tree is None:
        return None
    facts = structured.read(tree)
    found, remark = body.paragraphs(tree, source, whole)
    url = particulars.canonical(tree, facts, page.given.url)
    hint = tree.get("lang") or next(iter(facts.meta.get("og:locale", ())), None)
    order = _order(hint)
    titles = particulars.titles(tree, facts)
    return Draft(
        titles=titles,
        paragraphs=found,
        url=url,
        publisher=particulars.publisher(facts, titles, url),
        byline=particulars.byline(tree, facts),
        dates=list(dates.from_page(tree, facts, order, url)),
        language_hint=hint,
        problems=[Problem(STAGE, remark)] if remark else [],
    )


def _from_text(source: str, page: Page) -> Draft:
    lines = plain.paragraphs(source)
    url = page.given.url
    domain = particulars.hostname(url)
    at = next((number for number, line in enumerate(lines) if not furniture.line_reason(line)), 0)
    titled = not page.given.title and plain.looks_like_title(lines[at:])
    publisher = Publisher(None, domain, particulars.country(domain))
    return Draft(lines[at : at + 1], lines[:at] + lines[at + 1 :], url, publisher) if titled else Draft([], lines, url, publisher)


@cache
def _order(code: str | None) -> str:
    """The order of figures in dates of a language."""
    code = (code or "").lower()[:2]
    return load(code).dates.order if code in available() else ""


def _assemble(draft: Draft, page: Page) -> Article | Rejected:
    given, problems = page.given, list(draft.problems)
    publisher = Publisher(given.publisher or draft.publisher.name, draft.publisher.domain, draft.publisher.country)
    titles = [collapse(normalise(given.title))] if given.title else draft.titles
    cleaned = furniture.clean(titles[0] if titles else None, draft.paragraphs, _outlets(publisher))
    text = "\n\n".join([*([cleaned.title] if cleaned.title else []), *cleaned.paragraphs])
    if not _is_prose(cleaned):
        return _rejected(page, "no article text was found on it; is this a page with one news article?")
    if len(text) > MAX_TEXT:
        return _rejected(page, f"its text has {len(text):,} characters, too many for one report; split it")
    code = given.language or language.identify(text, draft.language_hint)
    lines = [cut.text for cut in cleaned.cut if cut.reason in (furniture.DATE, "dateline")]
    found = _dates(draft, page, text, lines, _order(code))
    published = dates.choose(found)
    problems += _problems(cleaned.title, code, published, given.published, found)
    return Article(
        id=given.id or _id(draft.url, text),
        text=text,
        language=code,
        title=cleaned.title,
        url=draft.url,
        publisher=Publisher(publisher.name or cleaned.site, publisher.domain, publisher.country),
        byline=draft.byline or cleaned.byline,
        published=published,
        dates=found,
        sentences=sentences.split(text, code),
        cut=cleaned.cut,
        problems=tuple(problems),
    )


def _is_prose(cleaned: furniture.Cleaned) -> bool:
    """Whether there is text, and not only headings and menu entries."""
    enough = sum(map(len, cleaned.paragraphs)) >= MIN_TEXT or (cleaned.title is not None and len(cleaned.paragraphs) > 0)
    return enough and any(len(line) >= SHORT or plain.ended(line) for line in cleaned.paragraphs)


def _outlets(publisher: Publisher) -> tuple[str, ...]:
    """The outlet's names: as stated, its domain, and the domain's own label (`kompas` of `nasional.kompas.com`)."""
    labels = (publisher.domain or "").split(".")
    own = max(labels[:-1], key=len, default="") if len(labels) > 1 else ""
    return tuple(name for name in (publisher.name, publisher.domain, own) if name and len(name) > 1)


def _dates(draft: Draft, page: Page, text: str, lines: list[str], order: str) -> tuple[DateCandidate, ...]:
    stated = dates.given(page.given.published, order) if page.given.published else None
    found = [
        *([stated] if stated else []),
        *draft.dates,
        *dates.from_url(draft.url),
        *dates.from_line(lines, order),
        *dates.from_text(text, order),
    ]
    return dates.plausible(found, page.fetched)


def _problems(
    title: str | None, code: str, published: DateCandidate | None, stated: str | None, found: tuple[DateCandidate, ...]
) -> list[Problem]:
    said: list[str] = []
    if not title:
        said.append("no title was found")
    if code == language.UNKNOWN:
        said.append("the language could not be told; give it if you know it")
    if stated and not any(candidate.origin == "given" for candidate in found):
        said.append(f"the given date {stated!r} cannot be read or lies in the future; write it as YYYY-MM-DD")
    if published is None:
        said.append("no date of publication was found; give it if you know it")
    elif published.origin == "text" and published.where != dates.DATE_LINE:
        said.append(f"no date of publication is stated; {published.value} is the latest day named in the text")
    return [Problem(STAGE, reason) for reason in said]


def _id(url: str | None, text: str) -> str:
    """The same for the same address and text, so that reading twice gives the same report."""
    return hashlib.sha256(f"{url or ''}\n{text}".encode("utf-8", "replace")).hexdigest()[:ID_LENGTH]
