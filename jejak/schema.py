"""The shape of a report's JSON form (RECORD.md, "As JSON"), as data, and the checks made of it.

`problems` compares any value with the shape; `span_problems` checks that every span lies in the text and says what it is said to say.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final, Literal, get_args

from jejak.model import DateOrigin, Factuality, Precision

SCHEMA: Final = 1
"""Version of the JSON form; any change of the form changes it."""


@dataclass(frozen=True, slots=True)
class Nullable:
    """A value that may be null."""

    shape: Any


@dataclass(frozen=True, slots=True)
class OneOf:
    """One of a few strings."""

    values: tuple[str, ...]


SpanShape = Literal["span"]
SPAN: Final[SpanShape] = "span"
TEXT = Nullable(str)
NUMBER = Nullable(float)
COUNT = Nullable(int)

_MENTION = {"text": str, "span": SPAN}
_ACTOR = {
    "text": str,
    "span": Nullable(SPAN),
    "name": str,
    "country": TEXT,
    "sector": TEXT,
    "office": TEXT,
    "wikidata": TEXT,
    "inferred": bool,
}
_SOURCE = _ACTOR | {
    "role": OneOf(("source", "relay")),
    "stance": OneOf(("asserts", "denies")),
    "cue": Nullable(_MENTION),
}
_PLACE = {
    "text": str,
    "span": SPAN,
    "name": str,
    "country": TEXT,
    "admin1": TEXT,
    "lat": NUMBER,
    "lon": NUMBER,
    "geonames": COUNT,
    "precision": Nullable(OneOf(("point", "city", "admin1", "country", "region"))),
    "match": Nullable(OneOf(("exact", "alternate", "fuzzy", "context"))),
}
_TIME = {
    "text": str,
    "span": Nullable(SPAN),
    "from": str,
    "to": str,
    "precision": OneOf(get_args(Precision)),
    "inferred": bool,
}
_MOVEMENT = {
    "goods": TEXT,
    "quantity": NUMBER,
    "unit": TEXT,
    "origin": Nullable(_PLACE),
    "via": [_PLACE],
    "destination": Nullable(_PLACE),
    "carrier": TEXT,
    "spans": {"goods": Nullable(SPAN), "quantity": Nullable(SPAN), "carrier": Nullable(SPAN)},
}
_EVENT = {
    "id": str,
    "type": str,
    "mode": TEXT,
    "cameo": TEXT,
    "quad": COUNT,
    "trigger": _MENTION,
    "sentence": SPAN,
    "actors": [_ACTOR],
    "recipients": [_ACTOR],
    "place": Nullable(_PLACE),
    "time": Nullable(_TIME),
    "factuality": OneOf(get_args(Factuality)),
    "chain": [_SOURCE],
    "evidence": [{"kind": str, "text": str, "span": SPAN}],
    "movement": Nullable(_MOVEMENT),
    "also": [{"trigger": _MENTION, "sentence": SPAN}],
    "confidence": float,
}
REPORT: Final[dict[str, Any]] = {
    "schema": int,
    "id": str,
    "url": TEXT,
    "publisher": {"name": TEXT, "domain": TEXT, "country": TEXT},
    "title": TEXT,
    "byline": [str],
    "published": Nullable({"value": str, "precision": OneOf(get_args(Precision)), "from": OneOf(get_args(DateOrigin))}),
    "language": str,
    "text": str,
    "text_sha256": str,
    "cut": [{"reason": str, "text": str}],
    "events": [_EVENT],
    "mentions": {"actors": [_ACTOR], "places": [_PLACE], "times": [_TIME]},
    "cites": [{"name": str, "span": SPAN, "kind": OneOf(("told", "quoted", "agency", "credit", "link"))}],
    "problems": [{"stage": str, "reason": str}],
}


def problems(value: object, shape: Any = REPORT, path: str = "report") -> Iterator[str]:
    """Yield one line for each place where `value` departs from `shape`: the path, what stands there, what belongs there."""
    match shape:
        case Nullable():
            if value is not None:
                yield from problems(value, shape.shape, path)
        case OneOf():
            if value not in shape.values:
                yield f"{path}: {value!r} is none of {', '.join(shape.values)}"
        case dict():
            yield from _object_problems(value, shape, path)
        case [item]:
            if not isinstance(value, list):
                yield f"{path}: {_kind(value)} where a list belongs"
                return
            for number, part in enumerate(value):
                yield from problems(part, item, f"{path}[{number}]")
        case "span":
            if not (isinstance(value, list) and len(value) == 2 and all(type(end) is int for end in value)):
                yield f"{path}: {value!r} where [start, end] belongs"
        case _:
            if not _is_a(value, shape):
                yield f"{path}: {_kind(value)} where {shape.__name__} belongs"


def _object_problems(value: object, shape: dict[str, Any], path: str) -> Iterator[str]:
    if not isinstance(value, dict):
        yield f"{path}: {_kind(value)} where an object belongs"
        return
    for key in shape.keys() - value.keys():
        yield f"{path}.{key}: missing (absent values are null or [])"
    for key in value.keys() - shape.keys():
        yield f"{path}.{key}: no such field"
    for key in shape.keys() & value.keys():
        yield from problems(value[key], shape[key], f"{path}.{key}")


def _is_a(value: object, kind: type) -> bool:
    if kind is float:
        return isinstance(value, float | int) and not isinstance(value, bool)
    return type(value) is kind


def _kind(value: object) -> str:
    return "null" if value is None else type(value).__name__


def span_problems(record: dict[str, Any]) -> Iterator[str]:
    """Yield one line for each span of a record (in its JSON form) that leaves the text or does not hold the words it is said to hold."""
    yield from _span_problems(record, record["text"], "report")


def _span_problems(value: Any, text: str, path: str) -> Iterator[str]:
    if isinstance(value, list):
        for number, part in enumerate(value):
            yield from _span_problems(part, text, f"{path}[{number}]")
    elif isinstance(value, dict):
        span, words = value.get("span"), value.get("text")
        if span is not None:
            yield from _one_span(span, text, words, path)
        elif "span" in value and not value.get("inferred", False):
            yield f"{path}: no span, and not marked as inferred"
        if "sentence" in value:
            yield from _one_span(value["sentence"], text, None, f"{path}.sentence")
        for name, movement_span in value.get("spans", {}).items():
            if movement_span is not None:
                yield from _one_span(movement_span, text, value[name] if name != "quantity" else None, f"{path}.spans.{name}")
        for key, part in value.items():
            yield from _span_problems(part, text, f"{path}.{key}")


def _one_span(span: list[int], text: str, words: str | None, path: str) -> Iterator[str]:
    start, end = span
    if not 0 <= start < end <= len(text):
        yield f"{path}: span {span} is empty or leaves the text of {len(text)} characters"
    elif words is not None and text[start:end] != words:
        yield f"{path}: span {span} holds {text[start:end]!r}, not {words!r}"
