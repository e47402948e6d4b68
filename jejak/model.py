"""The types every stage shares: what a page, an article and a record are. Imports nothing of jejak.

Spans are half-open `[start, end)` offsets in characters (Unicode code points) of the frozen text of one report, `Article.text`.
RECORD.md is the contract for the meaning of each field; `jejak.record` writes and reads its JSON form.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, NamedTuple

Factuality = Literal["fact", "claimed", "possible", "planned", "denied", "negated", "unknown"]
DateOrigin = Literal["given", "metadata", "url", "text"]
Precision = Literal["year", "quarter", "month", "week", "day", "hour", "minute"]


class Span(NamedTuple):
    """`[start, end)` in characters of `Article.text`."""

    start: int
    end: int

    def contains(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Given:
    """What the user or a feed says of a page; it is used and never guessed again."""

    id: str | None = None
    url: str | None = None
    publisher: str | None = None
    title: str | None = None
    published: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """One page as acquired: bytes and where they came from. `source` names it in messages (path, URL, `file.warc#3`)."""

    source: str
    content: bytes
    kind: Literal["html", "text"]
    fetched: str
    """ISO 8601 time, UTC, at which the bytes were read or fetched (a WARC record's own date)."""
    charset: str | None = None
    """The charset declared outside the bytes (HTTP header), if any."""
    given: Given = Given()


@dataclass(frozen=True, slots=True)
class Rejected:
    """A page that could not be turned into a report: stored, counted, shown, retried."""

    source: str
    stage: str
    reason: str
    """One sentence: what is wrong and what to do."""
    page: Page | None = None


@dataclass(frozen=True, slots=True)
class Problem:
    """Something a stage could not do or found contradictory in a report that was read all the same."""

    stage: str
    reason: str


@dataclass(frozen=True, slots=True)
class Cut:
    """Text taken out of the article with its reason (furniture, dateline, site suffix, ...)."""

    reason: str
    text: str


@dataclass(frozen=True, slots=True)
class Publisher:
    name: str | None = None
    domain: str | None = None
    country: str | None = None


@dataclass(frozen=True, slots=True)
class DateCandidate:
    value: str
    """ISO 8601 date or datetime."""
    precision: Precision
    origin: DateOrigin
    where: str
    """Where it stands: `json-ld datePublished`, `meta article:published_time`, `url`, `text 120-140`."""


@dataclass(frozen=True, slots=True)
class Article:
    """The text of a page with its particulars. `text` is frozen: all spans of the record point into it.

    Where a title is known, it is the first line of `text` (followed by a blank line), so that what a title says has a span too.
    """

    id: str
    text: str
    language: str
    """ISO 639-1 code; `und` when it could not be told."""
    title: str | None = None
    url: str | None = None
    publisher: Publisher = Publisher()
    byline: tuple[str, ...] = ()
    published: DateCandidate | None = None
    dates: tuple[DateCandidate, ...] = ()
    sentences: tuple[Span, ...] = ()
    """In order, not overlapping, without surrounding white space; the title is the first one."""
    cut: tuple[Cut, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Mention:
    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Actor:
    """A party. `span` is None only where `inferred` is True (understood from the report, not named by words)."""

    text: str
    span: Span | None
    name: str
    country: str | None = None
    """ISO 3166 alpha-3 or a PLOVER non-state code (IGO, NGO, MNC, ...)."""
    sector: str | None = None
    office: str | None = None
    wikidata: str | None = None
    inferred: bool = False


@dataclass(frozen=True, slots=True)
class Source:
    """One link of a chain of attribution."""

    actor: Actor
    role: Literal["source", "relay"] = "source"
    stance: Literal["asserts", "denies"] = "asserts"
    cue: Mention | None = None


@dataclass(frozen=True, slots=True)
class Place:
    text: str
    span: Span
    name: str
    country: str | None = None
    admin1: str | None = None
    lat: float | None = None
    lon: float | None = None
    geonames: int | None = None
    precision: Literal["point", "city", "admin1", "country", "region"] | None = None
    match: Literal["exact", "alternate", "fuzzy", "context"] | None = None


@dataclass(frozen=True, slots=True)
class Time:
    """An interval of days `[start, end]`, both included, ISO 8601 dates. `span` is None only where `inferred` is True."""

    text: str
    span: Span | None
    start: str
    end: str
    precision: Precision
    inferred: bool = False


@dataclass(frozen=True, slots=True)
class Evidence:
    kind: str
    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Movement:
    goods: Mention | None = None
    quantity: float | None = None
    quantity_mention: Mention | None = None
    unit: str | None = None
    origin: Place | None = None
    via: tuple[Place, ...] = ()
    destination: Place | None = None
    carrier: Mention | None = None


@dataclass(frozen=True, slots=True)
class Also:
    """Another mention of an event that is recorded at its most informative mention."""

    trigger: Mention
    sentence: Span


@dataclass(frozen=True, slots=True)
class Event:
    id: str
    type: str
    trigger: Mention
    sentence: Span
    mode: str = ""
    cameo: str = ""
    quad: int = 0
    actors: tuple[Actor, ...] = ()
    recipients: tuple[Actor, ...] = ()
    place: Place | None = None
    time: Time | None = None
    factuality: Factuality = "fact"
    chain: tuple[Source, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    movement: Movement | None = None
    also: tuple[Also, ...] = ()
    confidence: float = 0.0


@dataclass(frozen=True, slots=True)
class Cite:
    """Another outlet this report leans on."""

    name: str
    span: Span
    kind: Literal["told", "quoted", "agency", "credit", "link"]


@dataclass(frozen=True, slots=True)
class Mentions:
    actors: tuple[Actor, ...] = ()
    places: tuple[Place, ...] = ()
    times: tuple[Time, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """One article with its record."""

    article: Article
    events: tuple[Event, ...] = ()
    mentions: Mentions = Mentions()
    cites: tuple[Cite, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Name:
    """A name the reader found: `kind` is PER, ORG or LOC, `score` its probability."""

    span: Span
    kind: str
    score: float


@dataclass(frozen=True, slots=True)
class RoleSpan:
    role: str
    span: Span
    score: float


@dataclass(frozen=True, slots=True)
class Frame:
    """An event as the reader sees it, before its words are given a meaning."""

    trigger: Span
    type: str
    mode: str
    factuality: Factuality
    score: float
    roles: tuple[RoleSpan, ...] = ()
    factuality_score: float = 1.0


@dataclass(frozen=True, slots=True)
class Reading:
    """What the reader found in one article, in text order."""

    names: tuple[Name, ...] = ()
    frames: tuple[Frame, ...] = field(default=())
