"""Reports for tests: one written by hand, and hypothesis strategies for any."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, get_args

from hypothesis import strategies as st

from jejak.model import (
    Actor,
    Also,
    Article,
    Cite,
    Cut,
    DateCandidate,
    DateOrigin,
    Event,
    Evidence,
    Factuality,
    Given,
    Mention,
    Mentions,
    Movement,
    Page,
    Place,
    Precision,
    Problem,
    Publisher,
    Report,
    Source,
    Span,
    Time,
)

TEXT = """Minister visits Rajin

The foreign minister of Norland, Anna Berg, arrived in Rajin on Tuesday. According to Suthland, 300 containers of shells were
shipped from Rajin to Dunay, satellite images show."""


def find(words: str, text: str = TEXT) -> Mention:
    start = text.index(words)
    return Mention(words, Span(start, start + len(words)))


def actor(words: str, name: str, country: str, **more: Any) -> Actor:
    mention = find(words)
    return Actor(text=mention.text, span=mention.span, name=name, country=country, sector="GOV", **more)


def place(words: str, country: str) -> Place:
    mention = find(words)
    return Place(
        text=words, span=mention.span, name=words, country=country, lat=42.25, lon=130.3, geonames=1, precision="city", match="exact"
    )


def report(text: str = TEXT, *, url: str | None = "https://example.org/news/1", identifier: str = "a1b2c3d4e5") -> Report:
    """A visit asserted by the report itself and a shipment claimed by Suthland on satellite images."""
    berg = actor("foreign minister of Norland, Anna Berg", "Anna Berg", "NOR", office="Minister of Foreign Affairs")
    tuesday = find("Tuesday")
    time = Time(text="Tuesday", span=tuesday.span, start="2024-03-05", end="2024-03-05", precision="day")
    visit = Event(
        id="e1",
        type="CONSULT",
        mode="visit",
        cameo="042",
        quad=1,
        trigger=find("arrived"),
        sentence=Span(23, 95),
        actors=(berg,),
        place=place("Rajin", "PRK"),
        time=time,
        also=(Also(trigger=find("visits"), sentence=Span(0, 21)),),
        confidence=0.9,
    )
    suthland = Source(actor=actor("Suthland", "Suthland", "SUT"), cue=find("According to"))
    images = find("satellite images")
    shipment = Event(
        id="e2",
        type="AID",
        cameo="072",
        quad=2,
        trigger=find("shipped"),
        sentence=Span(96, 200),
        factuality="claimed",
        chain=(suthland,),
        evidence=(Evidence("satellite", images.text, images.span),),
        movement=Movement(
            goods=find("shells"),
            quantity=300,
            quantity_mention=find("300"),
            unit="container",
            origin=place("Rajin", "PRK"),
            destination=place("Dunay", "RUS"),
        ),
        confidence=0.7,
    )
    return Report(
        article=Article(
            id=identifier,
            text=text,
            language="en",
            title="Minister visits Rajin",
            url=url,
            publisher=Publisher("The Test Herald", "example.org"),
            byline=("A. Writer",),
            published=DateCandidate("2024-03-06", "day", "given", "given"),
            dates=(DateCandidate("2024-03-06", "day", "given", "given"), DateCandidate("2024-03-05", "day", "text", "text 84-91")),
            sentences=(Span(0, 21), Span(23, 95), Span(96, 200)),
            cut=(Cut("furniture", "Leave a Reply"),),
            problems=(Problem("article", "no byline"),),
        ),
        events=(visit, shipment),
        mentions=Mentions(actors=(berg,), places=(place("Dunay", "RUS"),), times=(time,)),
        cites=(Cite("Suthland", find("Suthland").span, "quoted"),),
        problems=(Problem("annotate", "a trigger without an actor"),),
    )


def page(
    source: str = "news/1.html", content: bytes = b"<p>news</p>", *, fetched: str = "2024-03-06T10:00:00Z", url: str | None = None
) -> Page:
    return Page(source=source, content=content, kind="html", fetched=fetched, given=Given(url=url))


Draw = Callable[[st.SearchStrategy[Any]], Any]
words = st.text(min_size=1, max_size=12)
maybe_words = st.none() | words


@st.composite
def mentions(draw: Draw, text: str) -> Mention:
    start = draw(st.integers(0, len(text) - 1))
    end = draw(st.integers(start + 1, len(text)))
    return Mention(text[start:end], Span(start, end))


@st.composite
def actors(draw: Draw, text: str) -> Actor:
    inferred = draw(st.booleans())
    mention = draw(mentions(text))
    return Actor(
        text=draw(words) if inferred else mention.text,
        span=None if inferred else mention.span,
        name=draw(words),
        country=draw(maybe_words),
        sector=draw(maybe_words),
        office=draw(maybe_words),
        wikidata=draw(maybe_words),
        inferred=inferred,
    )


@st.composite
def places(draw: Draw, text: str) -> Place:
    mention = draw(mentions(text))
    return Place(
        text=mention.text,
        span=mention.span,
        name=draw(words),
        country=draw(maybe_words),
        admin1=draw(maybe_words),
        lat=draw(st.none() | st.floats(-90, 90)),
        lon=draw(st.none() | st.floats(-180, 180)),
        geonames=draw(st.none() | st.integers(0, 10**8)),
        precision=draw(st.sampled_from((None, "point", "city", "region"))),
        match=draw(st.sampled_from((None, "exact", "fuzzy"))),
    )


@st.composite
def times(draw: Draw, text: str) -> Time:
    mention = draw(mentions(text))
    inferred = draw(st.booleans())
    start, end = sorted(draw(st.tuples(st.dates(), st.dates())))
    return Time(
        text="" if inferred else mention.text,
        span=None if inferred else mention.span,
        start=start.isoformat(),
        end=end.isoformat(),
        precision=draw(st.sampled_from(get_args(Precision))),
        inferred=inferred,
    )


@st.composite
def movements(draw: Draw, text: str) -> Movement:
    return Movement(
        goods=draw(st.none() | mentions(text)),
        quantity=draw(st.none() | st.floats(0, 10**9)),
        quantity_mention=draw(st.none() | mentions(text)),
        unit=draw(maybe_words),
        origin=draw(st.none() | places(text)),
        via=tuple(draw(st.lists(places(text), max_size=2))),
        destination=draw(st.none() | places(text)),
        carrier=draw(st.none() | mentions(text)),
    )


@st.composite
def events(draw: Draw, text: str) -> Event:
    evidence = draw(st.lists(mentions(text), max_size=1))
    return Event(
        id=draw(words),
        type=draw(st.sampled_from(("CONSULT", "ASSAULT", "STATEMENT"))),
        trigger=draw(mentions(text)),
        sentence=draw(mentions(text)).span,
        mode=draw(st.sampled_from(("", "visit"))),
        cameo=draw(st.sampled_from(("", "042"))),
        quad=draw(st.integers(0, 4)),
        actors=tuple(draw(st.lists(actors(text), max_size=2))),
        recipients=tuple(draw(st.lists(actors(text), max_size=1))),
        place=draw(st.none() | places(text)),
        time=draw(st.none() | times(text)),
        factuality=draw(st.sampled_from(get_args(Factuality))),
        chain=tuple(draw(st.lists(st.builds(Source, actors(text), cue=st.none() | mentions(text)), max_size=2))),
        evidence=tuple(Evidence("satellite", mention.text, mention.span) for mention in evidence),
        movement=draw(st.none() | movements(text)),
        also=tuple(draw(st.lists(st.builds(Also, mentions(text), mentions(text).map(lambda mention: mention.span)), max_size=1))),
        confidence=draw(st.floats(0, 1)),
    )


@st.composite
def reports(draw: Draw) -> Report:
    """Any report whose spans hold what they are said to hold, as RECORD.md's JSON form keeps it."""
    text = draw(st.text(min_size=1, max_size=80))
    date = st.builds(
        DateCandidate, st.dates().map(str), st.sampled_from(get_args(Precision)), st.sampled_from(get_args(DateOrigin)), st.just("record")
    )
    article = Article(
        id=draw(words),
        text=text,
        language=draw(st.sampled_from(("id", "en", "und"))),
        title=draw(maybe_words),
        url=draw(maybe_words),
        publisher=Publisher(draw(maybe_words), draw(maybe_words), draw(maybe_words)),
        byline=tuple(draw(st.lists(words, max_size=2))),
        published=draw(st.none() | date),
        cut=tuple(draw(st.lists(st.builds(Cut, words, words), max_size=2))),
    )
    return Report(
        article=article,
        events=tuple(draw(st.lists(events(text), max_size=2))),
        mentions=Mentions(tuple(draw(st.lists(actors(text), max_size=1))), tuple(draw(st.lists(places(text), max_size=1)))),
        cites=tuple(
            draw(st.lists(st.builds(Cite, words, mentions(text).map(lambda mention: mention.span), st.just("agency")), max_size=1))
        ),
        problems=tuple(draw(st.lists(st.builds(Problem, words, words), max_size=2, unique=True))),
    )
