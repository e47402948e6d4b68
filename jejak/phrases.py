"""Short forms of a record's parts, as tables and pages show them to a reader."""

from __future__ import annotations

from jejak.model import Actor, Event, Movement, Place, Source, Time


def type_and_mode(event: Event) -> str:
    """`CONSULT visit`."""
    return f"{event.type} {event.mode}".strip()


def actor_name(actor: Actor) -> str:
    """`Sergey Lavrov (RUS)`; in square brackets where it is understood and not said."""
    name = f"{actor.name} ({actor.country})" if actor.country else actor.name
    return f"[{name}]" if actor.inferred else name


def place_name(place: Place) -> str:
    """`Pyongyang (PRK)`."""
    return f"{place.name} ({place.country})" if place.country else place.name


def time_name(time: Time) -> str:
    """`2023-10-18`, `2023-10-09 to 2023-10-15`; in square brackets where it is understood and not said."""
    interval = time.start if time.start == time.end else f"{time.start} to {time.end}"
    return f"[{interval}]" if time.inferred else interval


def source_name(source: Source) -> str:
    """`Suthland (SUT)`, `BBC (relay)`, `Moscow (RUS) (denies)`."""
    marks = [mark for mark, holds in (("relay", source.role == "relay"), ("denies", source.stance == "denies")) if holds]
    return actor_name(source.actor) + (f" ({', '.join(marks)})" if marks else "")


def movement_name(movement: Movement) -> str:
    """`300 container shells: Rajin → Dunay`."""
    quantity = f"{movement.quantity:g}" if movement.quantity is not None else None
    moved = " ".join(part for part in (quantity, movement.unit, movement.goods.text if movement.goods else None) if part)
    way = " → ".join(place.name for place in (movement.origin, *movement.via, movement.destination) if place)
    return ": ".join(part for part in (moved, way) if part)


def evidence_kinds(event: Event) -> str:
    """`satellite, expert`."""
    return ", ".join(dict.fromkeys(item.kind for item in event.evidence))
