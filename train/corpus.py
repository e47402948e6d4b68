"""Where labelled documents come from: the shared label sets, this project's stand-off labels, and the split that is held out."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from jejak.article.sentences import split
from train import standoff
from train.gold import GoldDocument, GoldEvent, GoldRole, pairs
from train.sheets import spans

LABELS = Path(__file__).parent / "labels"
SAME_STORY = 0.15
"""Share of four-word runs from which two articles tell one story; apart from one such article no pair was above it."""
CONTEXT_ROWS = 2
"""Unlabelled sentences kept before a run of labelled ones, so that its first sentence has context."""

RowEvents = Callable[[int, Sequence[str], str], list[GoldEvent]]


def held_out() -> dict[str, list[str]]:
    """`blocks` of the shared pairs and `articles` that are for development only; see labels/dev.json."""
    return json.loads((LABELS / "dev.json").read_text("utf-8"))


def development(shared: Path) -> list[GoldDocument]:
    """The held-out blocks, English and Indonesian."""
    blocks = set(held_out()["blocks"])
    return [document for block, *sides in pairs(shared / "data/labels/pairs.jsonl") if block in blocks for document in sides]


def shared_pairs(shared: Path) -> list[GoldDocument]:
    """The blocks of the shared label set that are not held out, English and Indonesian."""
    blocks = set(held_out()["blocks"])
    return [document for block, *sides in pairs(shared / "data/labels/pairs.jsonl") if block not in blocks for document in sides]


def development_articles(shared: Path) -> list[GoldDocument]:
    names = set(held_out()["articles"])
    return [article for article in _standoff_articles(shared) if article.id in names]


def training_articles(shared: Path) -> list[GoldDocument]:
    """Our other articles and those of the shared set, without any that tells a held-out one's story in its words."""
    names = set(held_out()["articles"])
    own = list(_standoff_articles(shared))
    kept_back = [_shingles(article) for article in own if article.id in names]
    others = [*(article for article in own if article.id not in names), *_shared_articles(shared)]
    return [article for article in others if all(_overlap(_shingles(article), held) < SAME_STORY for held in kept_back)]


def _shingles(article: GoldDocument) -> frozenset[tuple[str, ...]]:
    """Runs of four words."""
    words = " ".join(article.sentences).lower().split()
    return frozenset(zip(*(words[i:] for i in range(4)), strict=False))


def _overlap(a: frozenset[tuple[str, ...]], b: frozenset[tuple[str, ...]]) -> float:
    """The share of the shorter one's runs that the other has."""
    return len(a & b) / max(1, min(len(a), len(b)))


def training_pairs(shared: Path) -> Iterator[GoldDocument]:
    """Runs of consecutive labelled pairs in each language, the shared training blocks and the stand-off labels joined."""
    rows = standoff.corpus(shared)
    labels = _row_events(rows, shared)
    for side, language in enumerate(standoff.SIDES):
        usable = [i in labels and language in labels[i][0] for i in range(len(rows))]
        for first, last in _runs(usable):
            start = max(0, first - CONTEXT_ROWS)
            sentences = tuple(row[side] for row in rows[start : last + 1])
            found = [event for i in range(first, last + 1) for event in labels[i][1](i - start, sentences, language)]
            flags = tuple(i >= first for i in range(start, last + 1))
            yield GoldDocument(f"corpus-{first}-{language}", language, sentences, flags, tuple(found))


def _runs(flags: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """First and last index of each run of True."""
    start = None
    for i, flag in enumerate([*flags, False]):
        if flag and start is None:
            start = i
        elif not flag and start is not None:
            yield start, i - 1
            start = None


def _row_events(rows: Sequence[standoff.Pair], shared: Path) -> dict[int, tuple[frozenset[str], RowEvents]]:
    """For each labelled row of the corpus: the languages its labels hold for, and its events given the sentences around it."""
    digests = [standoff.digest("\t".join(row)) for row in rows]
    known: dict[str, list[int]] = {}
    for i, value in enumerate(digests):
        known.setdefault(value, []).append(i)
    result: dict[int, tuple[frozenset[str], RowEvents]] = {}
    for line in _lines(LABELS / "pairs.jsonl"):
        languages = {"": standoff.SIDES, "skip": (), "differs": ("en",)}[line["status"]]
        result[known[line["sha256"]][0]] = frozenset(languages), _standoff_events(line)
    blocks = set(held_out()["blocks"])
    for block, english, indonesian in pairs(shared / "data/labels/pairs.jsonl"):
        for i, texts in enumerate(zip(english.sentences, indonesian.sentences, strict=True)):
            row = known[standoff.digest("\t".join(texts))][0]
            if block in blocks:
                result.pop(row, None)
                continue
            valid = [side.language for side in (english, indonesian) if side.labelled[i]]
            result[row] = frozenset(valid), _shifted(i, english, indonesian)
    return result


def _shifted(at: int, english: GoldDocument, indonesian: GoldDocument) -> RowEvents:
    """The events of sentence `at` of a block, moved to the document that the row becomes part of."""

    def events(position: int, _: Sequence[str], language: str) -> list[GoldEvent]:
        document = english if language == "en" else indonesian
        shift = position - at
        return [_moved(event, shift) for event in document.events if event.sentence == at]

    return events


def _moved(event: GoldEvent, shift: int) -> GoldEvent:
    roles = tuple(
        replace(role, sentence=role.sentence + shift) if role.sentence >= 0 and role.sentence + shift >= 0 else replace(role, sentence=-1)
        for role in event.roles
    )
    return replace(event, sentence=event.sentence + shift, roles=roles)


def _standoff_events(line: dict[str, Any]) -> RowEvents:
    def events(position: int, sentences: Sequence[str], language: str) -> list[GoldEvent]:
        return [_standoff_event(event, position, sentences, language) for event in line["events"]]

    return events


def _standoff_event(event: dict[str, Any], position: int, sentences: Sequence[str], language: str) -> GoldEvent:
    roles = []
    for item in event["roles"]:
        span = item.get(language)
        sentence = position - (span[2] if len(span) > 2 else 0) if span else -1
        found = span is not None and sentence >= 0
        text = sentences[sentence][span[0] : span[1]] if found else item.get("name", "")
        place = (sentence, (span[0], span[1])) if found else (-1, (0, 0))
        if item["role"] != "unit":
            roles.append(_gold_role(item, text, place))
    trigger = event["trigger"][language]
    return GoldEvent(position, (trigger[0], trigger[1]), event["type"], event["mode"], event["cameo"], event["factuality"], tuple(roles))


def _gold_role(item: dict[str, Any], text: str, place: tuple[int, tuple[int, int]]) -> GoldRole:
    return GoldRole(
        item["role"],
        text,
        *place,
        item.get("country", ""),
        item.get("sector", ""),
        item.get("kind", ""),
        bool(item.get("context")),
        item.get("stance", ""),
        item.get("name", ""),
    )


def _standoff_articles(shared: Path) -> Iterator[GoldDocument]:
    texts = standoff.articles(shared)
    for line in _lines(LABELS / "articles.jsonl"):
        source = texts[line["doc"]]
        if standoff.digest(source["text"]) != line["sha256"]:
            raise ValueError(f"{line['doc']}: the text is not the one that was labelled")
        yield _article(line["doc"], source, line["events"])


def _article(doc: str, source: dict[str, str], events: Sequence[dict[str, Any]]) -> GoldDocument:
    text = source["text"]
    sentences = split(text, "id")
    found = []
    for event in events:
        roles = []
        for item in event["roles"]:
            if item["role"] == "unit":
                continue
            span = item["span"]
            words = text[span[0] : span[1]] if span else item.get("name", "")
            roles.append(_gold_role(item, words, _within(span, sentences)))
        also = tuple(_within(span, sentences) for span in event["also"])
        sentence, trigger = _within(event["trigger"], sentences)
        time = next((item.get("value", "") for item in event["roles"] if item["role"] == "time"), "")
        head = (event["type"], event["mode"], event["cameo"], event["factuality"])
        found.append(GoldEvent(sentence, trigger, *head, tuple(roles), also, time))
    texts = tuple(text[span.start : span.end] for span in sentences)
    starts = tuple(span.start for span in sentences)
    return GoldDocument(doc, "id", texts, (True,) * len(texts), tuple(found), source["published"], starts)


def _within(span: Sequence[int] | None, sentences: Sequence[tuple[int, int]]) -> tuple[int, tuple[int, int]]:
    """Sentence index and offsets in it of a span of the whole text."""
    if span is None:
        return -1, (0, 0)
    for i, (start, end) in enumerate(sentences):
        if start <= span[0] < end:
            return i, (span[0] - start, min(span[1], end) - start)
    return -1, (0, 0)


def _shared_articles(shared: Path) -> Iterator[GoldDocument]:
    """The articles of the shared label set, brought into the stand-off form first."""
    texts = standoff.articles(shared)
    for line in _lines(shared / "data/labels/articles.jsonl"):
        source = texts[line["doc"]]
        events = [event for event in (_shared_event(item, source["text"]) for item in line["events"]) if event]
        yield _article(line["doc"], source, events)


def _shared_event(event: dict[str, Any], text: str) -> dict[str, Any] | None:
    start = max(0, text.find(event["sentence"]))
    trigger = spans(event["trigger"], event["sentence"])
    if trigger is None or event["sentence"] not in text:
        return None
    items = [(role, item) for role, key in (("actor", "actors"), ("recipient", "recipients"), ("source", "chain")) for item in event[key]]
    items += [(role, event[role]) for role in ("place", "time") if event[role].get("text")]
    items += [("evidence", item) for item in event["evidence"]]
    roles = []
    for role, item in items:
        here = None if item.get("context") else spans(item["text"], event["sentence"])
        anywhere = spans(item["text"], text)
        span = [start + here[0], start + here[1]] if here else list(anywhere) if anywhere else None
        roles.append({**item, "role": item.get("role", role), "span": span})
    also = [list(found) for found in (spans(words, text) for words in event["also"]) if found]
    return {**event, "trigger": [start + trigger[0], start + trigger[1]], "roles": roles, "also": also}


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    for line in path.read_text("utf-8").strip("\n").split("\n"):
        yield json.loads(line)
