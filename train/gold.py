"""Labelled documents: sentences of one language with their events, the form that training and evaluation share.

Sources: `../shared/data/labels/pairs.jsonl` (sentence pairs with texts), and this project's own stand-off labels in `train/labels/`,
whose texts are looked up in the shared data by hash. Spans are `[start, end)` in characters of one sentence.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from train.sheets import spans

LOOK_BACK = 8
"""How many sentences back a party understood from context is looked for by its words."""


@dataclass(frozen=True)
class GoldRole:
    """A role filler. `sentence` is -1 where its words stand nowhere near (understood from context)."""

    role: str
    text: str
    sentence: int = -1
    span: tuple[int, int] = (0, 0)
    country: str = ""
    sector: str = ""
    kind: str = ""
    context: bool = False
    stance: str = ""
    name: str = ""


@dataclass(frozen=True)
class GoldEvent:
    sentence: int
    span: tuple[int, int]
    type: str
    mode: str
    cameo: str
    factuality: str
    roles: tuple[GoldRole, ...] = ()
    also: tuple[tuple[int, tuple[int, int]], ...] = ()
    """Other mentions of the event: sentence and trigger span."""
    time: str = ""
    """The ISO value of its time, where labelled."""

    def fillers(self, *roles: str) -> list[GoldRole]:
        return [role for role in self.roles if role.role in roles]


@dataclass(frozen=True)
class GoldDocument:
    """Consecutive sentences; `labelled[i]` says whether sentence i was labelled (else it is context only)."""

    id: str
    language: str
    sentences: tuple[str, ...]
    labelled: tuple[bool, ...]
    events: tuple[GoldEvent, ...]
    published: str = ""
    starts: tuple[int, ...] = ()
    """Where each sentence starts in the whole text, for articles."""


def pairs(path: Path) -> Iterator[tuple[str, GoldDocument, GoldDocument]]:
    """The blocks of a `pairs.jsonl`: (block id, English document, Indonesian document)."""
    blocks: dict[int, list[dict[str, Any]]] = {}
    for line in path.read_text("utf-8").strip("\n").split("\n"):
        row = json.loads(line)
        blocks.setdefault(row["block"], []).append(row)
    for block, rows in blocks.items():
        rows.sort(key=lambda row: int(row["sent"]))
        yield f"pairs-{block}", _pair_document(block, rows, "en"), _pair_document(block, rows, "id")


def _pair_document(block: int, rows: list[dict[str, Any]], language: str) -> GoldDocument:
    sentences = tuple(row[language] for row in rows)
    labelled = tuple(not row.get("skip") and not (language == "id" and row.get("id_differs")) for row in rows)
    events = [event for i, row in enumerate(rows) if labelled[i] for event in _pair_events(row["events"], i, sentences, language)]
    return GoldDocument(f"pairs-{block}-{language}", language, sentences, labelled, tuple(events))


def _pair_events(events: Iterable[dict[str, Any]], at: int, sentences: tuple[str, ...], language: str) -> Iterator[GoldEvent]:
    for event in events:
        trigger = spans(event[f"trigger_{language}"], sentences[at])
        if trigger is None:
            continue
        roles: list[GoldRole] = []
        for name, key in (("actor", "actors"), ("recipient", "recipients"), ("source", "chain")):
            for item in event[key]:
                role = "relay" if item.get("role") == "relay" else name
                roles.append(_role(role, item, at, sentences, language))
        for name, item in (("place", event["place"]), ("time", event["time"])):
            if item.get(language):
                roles.append(_role(name, item, at, sentences, language))
        roles += [_role("evidence", item, at, sentences, language) for item in event["evidence"]]
        yield GoldEvent(at, trigger, event["type"], event["mode"], event["cameo"], event["factuality"], tuple(roles))


def _role(role: str, item: dict[str, Any], at: int, sentences: tuple[str, ...], language: str) -> GoldRole:
    text = item[language]
    sentence, span = locate(text, at, sentences, here=not item.get("context"))
    return GoldRole(
        role,
        text,
        sentence,
        span,
        item.get("country", ""),
        item.get("sector", ""),
        item.get("kind", ""),
        bool(item.get("context")),
        item.get("stance", ""),
    )


def locate(text: str, at: int, sentences: tuple[str, ...], *, here: bool) -> tuple[int, tuple[int, int]]:
    """The nearest sentence at or before `at` that holds the text, and its span there; (-1, (0, 0)) when none does."""
    for i in range(at if here else at - 1, max(-1, at - LOOK_BACK - 1), -1):
        found = spans(text, sentences[i])
        if found is not None:
            return i, found
    found = spans(text, sentences[at]) if not here else None
    return (at, found) if found is not None else (-1, (0, 0))
