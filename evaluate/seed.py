"""The seed page against its full labels: each gold event, found or not, and which of its fields are right."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from evaluate.scoring import shared, words
from jejak.acquire import Fetch, pages
from jejak.annotate import annotate
from jejak.article import article
from jejak.model import Event, Page, Rejected, Report, Span

PUBLISHED = "2023-10-19"


@dataclass(frozen=True)
class Checked:
    """One gold event and what the program made of it."""

    gold: dict[str, Any]
    event: Event | None
    fields: dict[str, bool]


def read(shared_folder: Path) -> Report:
    """The record of the seed page, its publication date given."""
    (path,) = (shared_folder / "seed").glob("*.txt")
    (page,) = pages([str(path)], options=Fetch())
    if not isinstance(page, Page):
        raise ValueError(page.reason)
    made = article(replace(page, given=replace(page.given, published=PUBLISHED)))
    if isinstance(made, Rejected):
        raise ValueError(made.reason)
    return annotate(made)


def check(shared_folder: Path, report: Report) -> Iterator[Checked]:
    """Every gold event with the predicted event that shares its type and sentence and, if several do, its trigger."""
    gold = json.loads((shared_folder / "seed/gold.json").read_text("utf-8"))["events"]
    taken: set[str] = set()
    for event in gold:
        candidates = [found for found in report.events if found.id not in taken and _likely(event, found, report) > 0]
        best = max(candidates, key=lambda found: _likely(event, found, report), default=None)
        if best is not None:
            taken.add(best.id)
        yield Checked(event, best, _fields(event, best) if best else {})


def _likely(gold: dict[str, Any], found: Event, report: Report) -> int:
    """How well a predicted event fits: type is a must, then the trigger, at any mention of either."""
    if gold["type"] != found.type:
        return 0
    text = report.article.text
    start = text.find(gold["sentence"])
    sentence = Span(start, start + len(gold["sentence"]))
    mentions = [found.trigger, *(also.trigger for also in found.also)]
    triggers = {word for trigger in (gold["trigger"], *gold["also"]) for word in words(trigger, "id")}
    same = [bool(words(mention.text, "id") & triggers) * (1 + sentence.overlaps(mention.span)) for mention in mentions]
    return 2 * max(same) + any(sentence.overlaps(mention.span) for mention in mentions) * (max(same) > 0)


def _fields(gold: dict[str, Any], found: Event) -> dict[str, bool]:
    def parties(items: list[dict[str, Any]]) -> list[str]:
        return [f"{item['text']} {item['name']}" for item in items]

    actors = [f"{actor.text} {actor.name}" for actor in found.actors]
    recipients = [f"{actor.text} {actor.name}" for actor in found.recipients]
    chain = [f"{link.actor.text} {link.actor.name}" for link in found.chain]
    return {
        "actors": _all(parties(gold["actors"]), actors),
        "recipients": _all(parties(gold["recipients"]), recipients),
        "chain": _all(parties(gold["chain"]), chain),
        "factuality": gold["factuality"] == found.factuality,
        "mode": gold["mode"] == found.mode,
        "time": not gold["time"]["value"] or _same_time(gold["time"]["value"], found),
        "evidence": {item["kind"] for item in gold["evidence"]} <= {item.kind for item in found.evidence},
    }


def _all(gold: list[str], found: list[str]) -> bool:
    return len(gold) == len(found) == shared(gold, found, "id")


def _same_time(value: str, found: Event) -> bool:
    """Whether the interval lies inside the gold one or is it; a gold month or year covers its days."""
    if found.time is None:
        return False
    first, _, last = value.partition("/")
    last = last or first
    return first <= found.time.start[: len(first)] and found.time.end[: len(last)] <= last


def lines(shared_folder: Path) -> Iterator[str]:
    """A line a gold event, then the events found that are not in the gold."""
    report = read(shared_folder)
    checked = list(check(shared_folder, report))
    for item in checked:
        wrong = [name for name, right in item.fields.items() if not right]
        state = "missed" if item.event is None else "found" if not wrong else f"found, wrong: {', '.join(wrong)}"
        parties = f"{[a['text'] for a in item.gold['actors']]} -> {[a['text'] for a in item.gold['recipients']]}"
        yield f"{item.gold['type']:10} {item.gold['trigger'][:24]:24} {parties[:70]:70} {state}"
    known = {item.event.id for item in checked if item.event}
    for event in report.events:
        if event.id not in known:
            yield f"{event.type:10} {event.trigger.text[:24]:24} {[a.name for a in event.actors]} not in the gold"
    found = sum(item.event is not None for item in checked)
    yield f"found {found} of {len(checked)}; with every field right {sum(bool(c.event) and all(c.fields.values()) for c in checked)}"
