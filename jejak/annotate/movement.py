"""Movements of goods or people, in a first form: what the reader marked, with the number read from words or digits."""

from __future__ import annotations

import re

from jejak.annotate.context import Context
from jejak.annotate.places import place
from jejak.languages import Language
from jejak.model import Frame, Mention, Movement, Place, Span

MOVING = frozenset({"AID", "COOPERATE", "MOBILIZE", "RETREAT", "AGREE", "SANCTION", "COERCE", "SUPPORT"})
"""Types of events that can move something; other types' goods are the reader's slips."""
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_WORD = re.compile(r"\w+")


def movement(frame: Frame, context: Context) -> Movement | None:
    """The movement of an event, or None where the reader marked neither goods nor a way."""
    spans: dict[str, list[Span]] = {}
    for role in frame.roles:
        spans.setdefault(role.role, []).append(role.span)
    if frame.type not in MOVING or not (spans.keys() & {"goods", "origin", "destination"}):
        return None
    goods, quantity = _first(spans, "goods", context), _first(spans, "quantity", context)
    return Movement(
        goods=goods,
        quantity=number(quantity.text, context.language) if quantity else None,
        quantity_mention=quantity,
        unit=_unit(goods, quantity),
        origin=next(iter(_places(spans.get("origin", []), context)), None),
        via=tuple(_places(spans.get("via", []), context)),
        destination=next(iter(_places(spans.get("destination", []), context)), None),
        carrier=_first(spans, "carrier", context),
    )


def _first(spans: dict[str, list[Span]], role: str, context: Context) -> Mention | None:
    return context.mention(spans[role][0]) if role in spans else None


def _places(spans: list[Span], context: Context) -> list[Place]:
    found = (place(span, context.cast) for span in spans)
    return [one for one in found if one is not None]


def _unit(goods: Mention | None, quantity: Mention | None) -> str | None:
    """What is counted: the words after the number inside the quantity ("500 ton"), else goods that follow the number at once."""
    if quantity is None:
        return None
    after = _NUMBER.sub("", quantity.text).strip() if _NUMBER.match(quantity.text) else ""
    if after:
        return after
    return goods.text if goods and 0 <= goods.span.start - quantity.span.end <= 1 else None


def number(text: str, language: Language) -> float | None:
    """The number that a quantity's words say, digits or words, a magnitude word after digits counted ("1,2 juta")."""
    pack = language.quantities
    digits = _NUMBER.search(text)
    words = _WORD.findall((text[digits.end() :] if digits else text).lower())
    value = _decimal(digits.group()) if digits else next((float(pack.numbers[word]) for word in words if word in pack.numbers), None)
    scales = [pack.scales[word] for word in words if word in pack.scales]
    if value is None:
        return None
    return value * scales[0] if scales else value


def _decimal(digits: str) -> float:
    """Digits with separators: groups of three are thousands, whatever the mark; another last group is a fraction."""
    groups = re.split(r"[.,]", digits)
    if all(len(group) == 3 for group in groups[1:]):
        return float("".join(groups))
    return float("".join(groups[:-1]) + "." + groups[-1])
