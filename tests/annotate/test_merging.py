"""Merging: one event a happening, its other mentions kept; what differs is never joined."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from jejak.annotate import merging
from jejak.languages import load
from jejak.model import Actor, Event, Mention, Place, Source, Span, Time


def merge(events: list[Event]) -> tuple[Event, ...]:
    return merging.merge(events, load("en"))


def same(a: Event, b: Event, language: str = "en") -> bool:
    return merging.same(a, b, load(language))


def actor(name: str) -> Actor:
    return Actor(name, Span(0, 1), name)


def event(at: int, trigger: str = "visit", **changes: Any) -> Event:
    base = Event(
        id=f"{at}",
        type="CONSULT",
        mode="visit",
        trigger=Mention(trigger, Span(at, at + len(trigger))),
        sentence=Span(at, at + 50),
        actors=(actor("Sergey Lavrov"),),
        recipients=(actor("North Korea"),),
        confidence=0.5,
    )
    return replace(base, **changes)


def day(value: str, *, inferred: bool = False) -> Time:
    return Time("", None if inferred else Span(0, 1), value, value, "day", inferred)


def test_mentions_of_one_event_are_joined_at_the_most_informative() -> None:
    place = Place("Pyongyang", Span(0, 9), "Pyongyang")
    (merged,) = merge([event(0), event(100, place=place), event(200, "trip")])
    assert merged.id == "100"
    assert [also.trigger.text for also in merged.also] == ["visit", "trip"]


def test_what_only_another_mention_says_is_kept() -> None:
    (merged,) = merge([event(0, place=Place("Pyongyang", Span(0, 9), "Pyongyang"), confidence=0.9), event(100, time=day("2023-10-18"))])
    assert merged.place is not None
    assert merged.time is not None
    assert merged.time.start == "2023-10-18"
    assert merged.confidence == 0.9


@pytest.mark.parametrize(
    "changes",
    [
        {"type": "AID", "mode": ""},
        {"mode": "meet"},
        {"actors": (actor("Kim Jong Un"),)},
        {"recipients": (actor("China"),)},
        {"factuality": "denied"},
        {"factuality": "planned"},
    ],
)
def test_events_that_differ_stay_apart(changes: dict[str, Any]) -> None:
    assert len(merge([event(0), event(100, **changes)])) == 2


def test_times_that_do_not_meet_stay_apart() -> None:
    assert not same(event(0, time=day("2018-05-31")), event(1, time=day("2023-10-18")))


def test_an_inferred_time_does_not_keep_events_apart() -> None:
    assert same(event(0, time=day("2023-10-19", inferred=True)), event(1, time=day("2023-10-18")))


def test_one_shared_party_is_enough_only_with_a_like_trigger_or_mode() -> None:
    assert same(event(0, "trip", recipients=()), event(1))
    assert not same(event(0, "talks", mode="", recipients=()), event(1, "phoned", mode=""))


def test_a_mention_that_names_nobody_is_joined_only_by_a_like_trigger() -> None:
    assert same(event(0, actors=(), recipients=()), event(1, "visited"))
    assert not same(event(0, "trip", actors=(), recipients=()), event(1))


def test_a_speakers_statements_are_one_event() -> None:
    said = {"type": "STATEMENT", "mode": ""}
    assert same(event(0, "said", recipients=(), **said), event(1, "explained", **said))
    assert not same(event(0, "said", actors=(actor("Kim Jong Un"),), **said), event(1, "said", **said))


def test_text_order_is_kept() -> None:
    merged = merge([event(300, type="AID", mode=""), event(0), event(100, type="ACCUSE", mode="allege")])
    assert [one.trigger.span.start for one in merged] == [0, 100, 300]


@pytest.mark.parametrize("pair", [("fact", "possible"), ("fact", "planned"), ("denied", "unknown"), ("claimed", "denied")])
def test_what_is_told_as_sure_and_what_is_not_are_never_joined(pair: tuple[str, str]) -> None:
    assert not same(event(0, factuality=pair[0]), event(1, factuality=pair[1]))


def test_a_fact_and_a_claim_are_one_claimed_event_with_all_its_sources() -> None:
    police, army = (Source(actor(name)) for name in ("police", "army"))
    (merged,) = merge([event(0), event(1, factuality="claimed", chain=(police,)), event(2, factuality="claimed", chain=(army,))])
    assert merged.factuality == "claimed"
    assert {link.actor.name for link in merged.chain} == {"police", "army"}


def test_events_at_different_places_stay_apart() -> None:
    baghdad = Place("Baghdad", Span(0, 7), "Baghdad", "IRQ", precision="city")
    kabul, basra = replace(baghdad, name="Kabul", country="AFG"), replace(baghdad, name="Basra")
    nobody: dict[str, Any] = {"actors": (), "recipients": ()}
    assert not same(event(0, place=baghdad, **nobody), event(1, place=kabul, **nobody))
    assert not same(event(0, place=baghdad, **nobody), event(1, place=basra, **nobody))
    assert same(event(0, place=baghdad, **nobody), event(1, place=Place("Iraq", Span(0, 4), "Iraq", "IRQ", precision="country"), **nobody))


def test_a_shared_verb_prefix_is_no_likeness() -> None:
    nobody: dict[str, Any] = {"actors": (), "recipients": (), "type": "ASSAULT", "mode": ""}
    assert not same(event(0, "menyerang", **nobody), event(1, "menyekap", **nobody), "id")
    assert same(event(0, "mengunjungi", **nobody), event(1, "dikunjungi", **nobody), "id")
