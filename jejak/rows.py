"""A report's events as flat rows, one an event: what CSV, Parquet and data frames hold.

Lists are joined by "; " in their order, a chain by " > " from the content outwards.
Dates are ISO 8601, offsets are characters of the report's text.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from jejak.model import Actor, Event, Movement, Place, Report

Cell = str | int | float | None

COLUMNS: Final[dict[str, type]] = {
    "report_id": str,
    "url": str,
    "publisher": str,
    "title": str,
    "published": str,
    "language": str,
    "event_id": str,
    "type": str,
    "mode": str,
    "cameo": str,
    "quad": int,
    "trigger": str,
    "trigger_start": int,
    "trigger_end": int,
    "sentence": str,
    "sentence_start": int,
    "sentence_end": int,
    "actors": str,
    "actor_countries": str,
    "recipients": str,
    "recipient_countries": str,
    "place": str,
    "place_country": str,
    "lat": float,
    "lon": float,
    "time_from": str,
    "time_to": str,
    "time_precision": str,
    "factuality": str,
    "chain": str,
    "evidence": str,
    "goods": str,
    "quantity": float,
    "unit": str,
    "origin": str,
    "via": str,
    "destination": str,
    "carrier": str,
    "confidence": float,
}
"""The columns in order, with the type of their values where there is one."""


def rows(report: Report) -> Iterator[dict[str, Cell]]:
    """Yield one row for each event, with the keys of COLUMNS in their order; absent values are None."""
    return (row(report, event) for event in report.events)


def row(report: Report, event: Event) -> dict[str, Cell]:
    """The row of one event of `report`."""
    cells = _report_cells(report) | _event_cells(report, event) | _movement_cells(event.movement or Movement())
    return {name: cells[name] for name in COLUMNS}


def _report_cells(report: Report) -> dict[str, Cell]:
    article = report.article
    return {
        "report_id": article.id,
        "url": article.url,
        "publisher": article.publisher.name or article.publisher.domain,
        "title": article.title,
        "published": article.published.value if article.published else None,
        "language": article.language,
    }


def _event_cells(report: Report, event: Event) -> dict[str, Cell]:
    place, time = event.place, event.time
    return {
        "event_id": event.id,
        "type": event.type,
        "mode": event.mode or None,
        "cameo": event.cameo or None,
        "quad": event.quad or None,
        "trigger": event.trigger.text,
        "trigger_start": event.trigger.span.start,
        "trigger_end": event.trigger.span.end,
        "sentence": report.article.text[event.sentence.start : event.sentence.end],
        "sentence_start": event.sentence.start,
        "sentence_end": event.sentence.end,
        "actors": _joined(actor.name for actor in event.actors),
        "actor_countries": _countries(event.actors),
        "recipients": _joined(actor.name for actor in event.recipients),
        "recipient_countries": _countries(event.recipients),
        "place": place.name if place else None,
        "place_country": place.country if place else None,
        "lat": place.lat if place else None,
        "lon": place.lon if place else None,
        "time_from": time.start if time else None,
        "time_to": time.end if time else None,
        "time_precision": time.precision if time else None,
        "factuality": event.factuality,
        "chain": _joined((source.actor.name for source in event.chain), " > "),
        "evidence": _joined(dict.fromkeys(item.kind for item in event.evidence)),
        "confidence": event.confidence,
    }


def _movement_cells(movement: Movement) -> dict[str, Cell]:
    return {
        "goods": movement.goods.text if movement.goods else None,
        "quantity": movement.quantity,
        "unit": movement.unit,
        "origin": _place_name(movement.origin),
        "via": _joined(place.name for place in movement.via),
        "destination": _place_name(movement.destination),
        "carrier": movement.carrier.text if movement.carrier else None,
    }


def _place_name(place: Place | None) -> str | None:
    return place.name if place else None


def _countries(actors: tuple[Actor, ...]) -> str | None:
    return _joined(dict.fromkeys(actor.country for actor in actors if actor.country))


def _joined(parts: Iterator[str] | dict[str, None], by: str = "; ") -> str | None:
    return by.join(parts) or None
