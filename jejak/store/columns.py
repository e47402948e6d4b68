"""What a report puts into each table: plain dicts whose keys are the columns of `migrations/*.sql`."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Any

from jejak.model import Actor, Event, Mention, Movement, Place, Report, Source, Span, Time
from jejak.record import all_problems

Row = dict[str, Any]


def fold(text: str) -> str:
    """Fold words for comparison: no case, accents or punctuation, a blank before each word (` kim jong un`)."""
    plain = "".join(letter for letter in unicodedata.normalize("NFKD", text) if not unicodedata.combining(letter))
    return "".join(f" {word}" for word in "".join(letter if letter.isalnum() else " " for letter in plain.casefold()).split())


def report_row(report: Report) -> Row:
    """The columns of `reports` that the report itself fills."""
    article = report.article
    date = article.published
    return {
        "report_id": article.id,
        "url": article.url,
        "publisher": article.publisher.name,
        "publisher_domain": article.publisher.domain,
        "publisher_country": article.publisher.country,
        "title": article.title,
        "published": date.value if date else None,
        "published_precision": date.precision if date else None,
        "published_from": date.origin if date else None,
        "language": article.language,
        "text": article.text,
    }


def parts(report: Report) -> dict[str, list[Row]]:
    """The rows of the tables that hang on a report, by table, all but events; `report` is to be filled in."""
    article, mentions = report.article, report.mentions
    return {
        "mentions": [
            *_numbered({"kind": "actor"} | _actor(actor) for actor in mentions.actors),
            *_numbered({"kind": "place"} | _place(place) for place in mentions.places),
            *_numbered({"kind": "time"} | _time(time) for time in mentions.times),
        ],
        "cites": _numbered({"name": cite.name, "kind": cite.kind} | _span(cite.span) for cite in report.cites),
        "dates": _numbered(
            {"value": date.value, "precision": date.precision, "origin": date.origin, "found": date.where} for date in article.dates
        ),
        "cut": _numbered({"reason": cut.reason, "text": cut.text} for cut in article.cut),
        "problems": _numbered({"stage": problem.stage, "reason": problem.reason} for problem in all_problems(report)),
    }


def event_row(event: Event) -> Row:
    """The columns of `events`; `report` and `position` are to be filled in."""
    return _trigger(event.trigger, event.sentence) | {
        "event_id": event.id,
        "type": event.type,
        "mode": event.mode or None,
        "cameo": event.cameo or None,
        "quad": event.quad or None,
        "factuality": event.factuality,
        "confidence": event.confidence,
        "date_from": event.time.start if event.time else None,
        "date_to": event.time.end if event.time else None,
    }


def event_parts(event: Event) -> dict[str, list[Row]]:
    """The rows of `also` and `roles` for one event; `event` is to be filled in."""
    return {
        "also": _numbered(_trigger(also.trigger, also.sentence) for also in event.also),
        "roles": [
            *_numbered({"role": "actor"} | _actor(actor) for actor in event.actors),
            *_numbered({"role": "recipient"} | _actor(actor) for actor in event.recipients),
            *_numbered(_places("place", event.place)),
            *_numbered([{"role": "time"} | _time(event.time)] if event.time else []),
            *_numbered_chain(event.chain),
            *_numbered({"role": "evidence", "kind": item.kind, "text": item.text} | _span(item.span) for item in event.evidence),
            *(_movement(event.movement) if event.movement else []),
        ],
    }


def _numbered(rows: Iterator[Row] | list[Row]) -> list[Row]:
    return [{"position": position} | row for position, row in enumerate(rows)]


def _numbered_chain(chain: tuple[Source, ...]) -> list[Row]:
    """A chain's links keep their place in the chain, whichever role they have."""
    return _numbered({"role": source.role, "stance": source.stance} | _actor(source.actor) | _cue(source.cue) for source in chain)


def _span(span: Span | None) -> Row:
    return {"start": span.start, "end": span.end} if span else {"start": None, "end": None}


def _trigger(trigger: Mention, sentence: Span) -> Row:
    return {
        "trigger": trigger.text,
        "trigger_start": trigger.span.start,
        "trigger_end": trigger.span.end,
        "sentence_start": sentence.start,
        "sentence_end": sentence.end,
    }


def _cue(cue: Mention | None) -> Row:
    return {"cue": cue.text, "cue_start": cue.span.start, "cue_end": cue.span.end} if cue else {}


def _actor(actor: Actor) -> Row:
    return _span(actor.span) | {
        "text": actor.text,
        "inferred": actor.inferred,
        "name": actor.name,
        "folded": fold(f"{actor.name} {actor.text} {actor.office or ''}"),
        "country": actor.country,
        "sector": actor.sector,
        "office": actor.office,
        "wikidata": actor.wikidata,
    }


def _place(place: Place) -> Row:
    return _span(place.span) | {
        "text": place.text,
        "name": place.name,
        "folded": fold(f"{place.name} {place.text} {place.admin1 or ''}"),
        "country": place.country,
        "admin1": place.admin1,
        "lat": place.lat,
        "lon": place.lon,
        "geonames": place.geonames,
        "precision": place.precision,
        "match": place.match,
    }


def _time(time: Time) -> Row:
    return _span(time.span) | {
        "text": time.text,
        "inferred": time.inferred,
        "date_from": time.start,
        "date_to": time.end,
        "precision": time.precision,
    }


def _places(role: str, *places: Place | None) -> list[Row]:
    return [{"role": role} | _place(place) for place in places if place]


def _words(role: str, mention: Mention | None) -> list[Row]:
    return [{"role": role, "text": mention.text} | _span(mention.span)] if mention else []


def _movement(movement: Movement) -> list[Row]:
    quantity = _words("quantity", movement.quantity_mention) or [{"role": "quantity"}]
    counted = movement.quantity is not None or movement.unit is not None or movement.quantity_mention is not None
    return [
        *_numbered(_words("goods", movement.goods)),
        *_numbered([quantity[0] | {"quantity": movement.quantity, "unit": movement.unit}] if counted else []),
        *_numbered(_places("origin", movement.origin)),
        *_numbered(_places("via", *movement.via)),
        *_numbered(_places("destination", movement.destination)),
        *_numbered(_words("carrier", movement.carrier)),
    ]
