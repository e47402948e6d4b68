"""A report and its JSON form (RECORD.md, "As JSON"): `to_json`, `from_json`, `dumps`, `loads`.

The JSON form holds what RECORD.md names and no more: of an article, the sentence boundaries and the unchosen date candidates stay
behind, and what an article's problems and a report's problems are become one list.
"""

from __future__ import annotations

import json
from hashlib import sha256
from itertools import islice
from typing import Any

from jejak.model import (
    Actor,
    Also,
    Article,
    Cite,
    Cut,
    DateCandidate,
    Event,
    Evidence,
    Mention,
    Mentions,
    Movement,
    Place,
    Problem,
    Publisher,
    Report,
    Source,
    Span,
    Time,
)
from jejak.schema import SCHEMA
from jejak.schema import problems as shape_problems

Json = dict[str, Any]

SHOWN_PROBLEMS = 5
"""How many departures from the form one error message names."""


class RecordError(ValueError):
    """A JSON value that is not a report in the form this program reads."""


def dumps(report: Report) -> str:
    """Return the report as one line of JSON, without a line break at its end."""
    return json.dumps(to_json(report), ensure_ascii=False, separators=(",", ":"))


def loads(line: str | bytes) -> Report:
    """Read a report from one line of JSON; raises RecordError."""
    try:
        value = json.loads(line)
    except ValueError as error:
        raise RecordError(f"not JSON: {error}") from error
    return from_json(value)


def text_sha256(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def to_json(report: Report) -> Json:
    """Return the JSON form of a report as a dict of plain values."""
    article = report.article
    return {
        "schema": SCHEMA,
        "id": article.id,
        "url": article.url,
        "publisher": {"name": article.publisher.name, "domain": article.publisher.domain, "country": article.publisher.country},
        "title": article.title,
        "byline": list(article.byline),
        "published": _published_json(article.published),
        "language": article.language,
        "text": article.text,
        "text_sha256": text_sha256(article.text),
        "cut": [{"reason": cut.reason, "text": cut.text} for cut in article.cut],
        "events": [_event_json(event) for event in report.events],
        "mentions": {
            "actors": [_actor_json(actor) for actor in report.mentions.actors],
            "places": [_place_json(place) for place in report.mentions.places],
            "times": [_time_json(time) for time in report.mentions.times],
        },
        "cites": [{"name": cite.name, "span": list(cite.span), "kind": cite.kind} for cite in report.cites],
        "problems": [{"stage": problem.stage, "reason": problem.reason} for problem in all_problems(report)],
    }


def all_problems(report: Report) -> tuple[Problem, ...]:
    """The problems of the article and of its reading, each once, in order."""
    return tuple(dict.fromkeys(report.article.problems + report.problems))


def _published_json(date: DateCandidate | None) -> Json | None:
    return None if date is None else {"value": date.value, "precision": date.precision, "from": date.origin}


def _event_json(event: Event) -> Json:
    return {
        "id": event.id,
        "type": event.type,
        "mode": event.mode or None,
        "cameo": event.cameo or None,
        "quad": event.quad or None,
        "trigger": _mention_json(event.trigger),
        "sentence": list(event.sentence),
        "actors": [_actor_json(actor) for actor in event.actors],
        "recipients": [_actor_json(actor) for actor in event.recipients],
        "place": _place_json(event.place) if event.place else None,
        "time": _time_json(event.time) if event.time else None,
        "factuality": event.factuality,
        "chain": [_source_json(source) for source in event.chain],
        "evidence": [{"kind": item.kind, "text": item.text, "span": list(item.span)} for item in event.evidence],
        "movement": _movement_json(event.movement) if event.movement else None,
        "also": [{"trigger": _mention_json(also.trigger), "sentence": list(also.sentence)} for also in event.also],
        "confidence": event.confidence,
    }


def _mention_json(mention: Mention) -> Json:
    return {"text": mention.text, "span": list(mention.span)}


def _actor_json(actor: Actor) -> Json:
    return {
        "text": actor.text,
        "span": list(actor.span) if actor.span else None,
        "name": actor.name,
        "country": actor.country,
        "sector": actor.sector,
        "office": actor.office,
        "wikidata": actor.wikidata,
        "inferred": actor.inferred,
    }


def _source_json(source: Source) -> Json:
    cue = _mention_json(source.cue) if source.cue else None
    return _actor_json(source.actor) | {"role": source.role, "stance": source.stance, "cue": cue}


def _place_json(place: Place) -> Json:
    return {
        "text": place.text,
        "span": list(place.span),
        "name": place.name,
        "country": place.country,
        "admin1": place.admin1,
        "lat": place.lat,
        "lon": place.lon,
        "geonames": place.geonames,
        "precision": place.precision,
        "match": place.match,
    }


def _time_json(time: Time) -> Json:
    return {
        "text": time.text,
        "span": list(time.span) if time.span else None,
        "from": time.start,
        "to": time.end,
        "precision": time.precision,
        "inferred": time.inferred,
    }


def _movement_json(movement: Movement) -> Json:
    words = {"goods": movement.goods, "quantity": movement.quantity_mention, "carrier": movement.carrier}
    return {
        "goods": movement.goods.text if movement.goods else None,
        "quantity": movement.quantity,
        "unit": movement.unit,
        "origin": _place_json(movement.origin) if movement.origin else None,
        "via": [_place_json(place) for place in movement.via],
        "destination": _place_json(movement.destination) if movement.destination else None,
        "carrier": movement.carrier.text if movement.carrier else None,
        "spans": {name: list(mention.span) if mention else None for name, mention in words.items()},
    }


def from_json(value: Any) -> Report:
    """Return the report whose JSON form `value` is; raises RecordError with the first places where it is not one."""
    _check(value)
    article = Article(
        id=value["id"],
        text=value["text"],
        language=value["language"],
        title=value["title"],
        url=value["url"],
        publisher=Publisher(**value["publisher"]),
        byline=tuple(value["byline"]),
        published=_published(value["published"]),
        cut=tuple(Cut(**cut) for cut in value["cut"]),
    )
    mentions = value["mentions"]
    return Report(
        article=article,
        events=tuple(_event(event, article.text) for event in value["events"]),
        mentions=Mentions(
            actors=tuple(map(_actor, mentions["actors"])),
            places=tuple(map(_place, mentions["places"])),
            times=tuple(map(_time, mentions["times"])),
        ),
        cites=tuple(Cite(name=cite["name"], span=Span(*cite["span"]), kind=cite["kind"]) for cite in value["cites"]),
        problems=tuple(Problem(**problem) for problem in value["problems"]),
    )


def _check(value: Any) -> None:
    if not isinstance(value, dict) or "schema" not in value:
        raise RecordError('not a report: an object with the key "schema" belongs here (see RECORD.md, "As JSON")')
    if value["schema"] != SCHEMA:
        raise RecordError(f"report in schema {value['schema']!r}; this program reads schema {SCHEMA}: write it anew or update jejak")
    found = list(islice(shape_problems(value), SHOWN_PROBLEMS))
    if found:
        raise RecordError("not a report in schema 1: " + "; ".join(found))
    if value["text_sha256"] != text_sha256(value["text"]):
        raise RecordError("text_sha256 does not belong to text: the text was changed after it was read, so no span can be trusted")


def _published(value: Json | None) -> DateCandidate | None:
    if value is None:
        return None
    return DateCandidate(value=value["value"], precision=value["precision"], origin=value["from"], where="record")


def _event(value: Json, text: str) -> Event:
    return Event(
        id=value["id"],
        type=value["type"],
        mode=value["mode"] or "",
        cameo=value["cameo"] or "",
        quad=value["quad"] or 0,
        trigger=_mention(value["trigger"]),
        sentence=Span(*value["sentence"]),
        actors=tuple(map(_actor, value["actors"])),
        recipients=tuple(map(_actor, value["recipients"])),
        place=_place(value["place"]) if value["place"] else None,
        time=_time(value["time"]) if value["time"] else None,
        factuality=value["factuality"],
        chain=tuple(map(_source, value["chain"])),
        evidence=tuple(Evidence(kind=item["kind"], text=item["text"], span=Span(*item["span"])) for item in value["evidence"]),
        movement=_movement(value["movement"], text) if value["movement"] else None,
        also=tuple(Also(trigger=_mention(also["trigger"]), sentence=Span(*also["sentence"])) for also in value["also"]),
        confidence=value["confidence"],
    )


def _mention(value: Json) -> Mention:
    return Mention(text=value["text"], span=Span(*value["span"]))


def _span(value: list[int] | None) -> Span | None:
    return Span(*value) if value else None


def _actor(value: Json) -> Actor:
    return Actor(**(value | {"span": _span(value["span"])}))


def _source(value: Json) -> Source:
    actor = {key: part for key, part in value.items() if key not in ("role", "stance", "cue")}
    cue = _mention(value["cue"]) if value["cue"] else None
    return Source(actor=_actor(actor), role=value["role"], stance=value["stance"], cue=cue)


def _place(value: Json) -> Place:
    return Place(**(value | {"span": Span(*value["span"])}))


def _time(value: Json) -> Time:
    return Time(
        text=value["text"],
        span=_span(value["span"]),
        start=value["from"],
        end=value["to"],
        precision=value["precision"],
        inferred=value["inferred"],
    )


def _movement(value: Json, text: str) -> Movement:
    words = {name: Mention(text[span[0] : span[1]], Span(*span)) for name, span in value["spans"].items() if span}
    return Movement(
        goods=words.get("goods"),
        quantity=value["quantity"],
        quantity_mention=words.get("quantity"),
        unit=value["unit"],
        origin=_place(value["origin"]) if value["origin"] else None,
        via=tuple(map(_place, value["via"])),
        destination=_place(value["destination"]) if value["destination"] else None,
        carrier=words.get("carrier"),
    )
