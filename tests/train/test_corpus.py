"""Labels shipped with the project: whole, legal and without text."""

from __future__ import annotations

import json
from pathlib import Path

from jejak.annotate.scheme import FACTUALITY, MODES, TYPES
from train.corpus import LABELS, held_out
from train.sheets import ROLES

KEYS = {"role", "en", "id", "span", "country", "sector", "kind", "context", "stance", "name", "value"}


def lines(name: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in Path(LABELS / name).read_text("utf-8").splitlines()]


def test_every_label_is_legal() -> None:
    for line in [*lines("pairs.jsonl"), *lines("articles.jsonl")]:
        for event in line["events"]:  # type: ignore[attr-defined]
            assert event["type"] in TYPES
            assert not event["mode"] or event["mode"] in MODES[event["type"]]
            assert event["factuality"] in FACTUALITY
            for role in event["roles"]:
                assert role["role"] in {*ROLES.values(), "relay"}
                assert set(role) <= KEYS


def test_each_text_is_labelled_once() -> None:
    for name in ("pairs.jsonl", "articles.jsonl"):
        hashes = [line.get("doc", line["sha256"]) for line in lines(name)]
        duplicates = len(hashes) - len(set(hashes))
        assert duplicates <= 0.005 * len(hashes)  # the corpus itself repeats a few sentence pairs


def test_held_out_articles_are_labelled_and_there_are_twenty() -> None:
    articles = {line["doc"] for line in lines("articles.jsonl")}
    assert len(held_out()["articles"]) == 20
    assert set(held_out()["articles"]) <= articles
    assert len(held_out()["blocks"]) == 24
