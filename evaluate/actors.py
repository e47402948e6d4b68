"""Accuracy of actors' country and sector, given gold role spans: `python -m evaluate.actors LABELS/pairs.jsonl [--misses 30]`.

Each block of twelve labelled sentences is one article. Half of the blocks (by hash of their number) are for development, the other
half is reported. Names come from a plain stand-in for the reader (runs of capitalised words), so that the figures are those of the
resolution alone. A gold value that is empty ("not told") is not scored; UNO and EUR count as IGO where the label says IGO.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from jejak import languages
from jejak.annotate import actors, gazetteer, leaders, lexicon
from jejak.languages import Language
from jejak.model import Article, DateCandidate, Name, Span

ROLES = ("actors", "recipients", "chain")
LENIENT = {"UNO": "IGO", "EUR": "IGO", "IMG": "", "MED": "JRN"}
"""Codes the labels use side by side for one thing: UN and EU bodies as IGO, media as JRN (PLOVER) and MED (CAMEO)."""
_WORD = r"(?:[A-Z]\.(?:[A-Z]\.)*|(?:al-|Al-|el-|El-)?[A-Z][\w'’-]*\w)"
RUN = re.compile(rf"(?<!\w){_WORD}(?: (?:de |bin |van |von |der )?{_WORD})*(?!\w)")
PUBLISHED = DateCandidate("2007-03-15", "day", "given", "the corpus is of March 2007")


@dataclass
class Scores:
    total: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    misses: Counter[str] = field(default_factory=Counter)

    def add(self, what: str, right: bool, miss: str) -> None:
        self.total[what] += 1
        self.right[what] += right
        if not right:
            self.misses[miss] += 1

    def line(self, what: str) -> str:
        return f"{what:22s} {self.right[what] / max(self.total[what], 1):.3f}  of {self.total[what]}"


def development(block: int) -> bool:
    return hashlib.sha256(f"actors-{block}".encode()).digest()[0] % 2 == 0


def blocks(path: Path, *, dev: bool) -> Iterator[list[dict[str, Any]]]:
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    by_block: dict[int, list[dict[str, Any]]] = {}
    for row in rows:
        by_block.setdefault(row["block"], []).append(row)
    yield from (sorted(group, key=lambda row: row["sent"]) for block, group in by_block.items() if development(block) is dev)


def article(block: list[dict[str, Any]], code: str) -> Article:
    text, sentences = "", []
    for row in block:
        sentences.append(Span(len(text), len(text) + len(row[code])))
        text += row[code] + "\n"
    return Article(id=f"block-{block[0]['block']}", text=text, language=code, sentences=tuple(sentences), published=PUBLISHED)


def stand_in_names(text: str, sentences: tuple[Span, ...], language: Language, ordinary: frozenset[str]) -> list[Name]:
    """Runs of capitalised words that the lexicon does not know: LOC where the gazetteer knows a sizable place, else PER.

    `ordinary`: words that also stand in lower case somewhere; one of them alone at the start of a sentence is no name.
    """
    known = [hit.span for hit in lexicon.hits(text, language) if hit.entry.kind in ("country", "demonym", "metonym", "body", "office", "sector")]
    calendar = {word for group in (*language.times.months, *language.times.weekdays) for word in group}
    starts = {span.start for span in sentences}
    found: list[tuple[str, Span]] = []
    for match in RUN.finditer(text):
        span = Span(match.start(), match.end())
        for hit in known:
            if hit.overlaps(span):
                span = Span(min(hit.end + 1, span.end), span.end) if hit.start <= span.start else Span(span.start, max(span.start, hit.start - 1))
        first = re.match(r"\w+ ", text[span.start : span.end])
        if first and span.start in starts and first[0].strip().lower() in ordinary:
            span = Span(span.start + first.end(), span.end)
        word = text[span.start : span.end].strip()
        if len(word) < 3 or (span.start in starts and word.lower() in ordinary) or word.lower() in language.actors.titles or word in calendar:
            continue
        found.append((word, span))
    people = {part for word, _ in found if " " in word for part in word.split()[1:]}
    return [Name(span, "LOC" if word not in people and _sizable(word) else "PER", 1.0) for word, span in found]


def _sizable(word: str) -> bool:
    known = [one for one in gazetteer.candidates(word) if one.population > 50_000]
    return bool(known) and (known[0].main or known[0].population > 500_000) and not leaders.named(word, None)


@cache
def ordinary_words(path: Path, code: str) -> frozenset[str]:
    rows = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())
    return frozenset(word for row in rows for word in re.findall(r"(?<![\w.])[a-z]\w+", row[code]))


def score_block(block: list[dict[str, Any]], code: str, scores: Scores, ordinary: frozenset[str]) -> None:
    language = languages.load(code)
    page = article(block, code)
    cast = actors.cast(page, stand_in_names(page.text, page.sentences, language, ordinary), language)
    for row, sentence in zip(block, page.sentences, strict=True):
        if code == "id" and row.get("id_differs"):
            continue
        for gold in (role for event in row["events"] for kind in ROLES for role in event[kind]):
            found = re.search(rf"(?<!\w){re.escape(gold[code])}(?!\w)", row[code]) if gold[code] and not gold.get("context") else None
            if found:
                start = found.start()
                span = Span(sentence.start + start, sentence.start + start + len(gold[code]))
                score_one(gold, actors.actor(span, cast), code, scores)


def score_one(gold: dict[str, Any], found: tuple[actors.Actor, ...], code: str, scores: Scores) -> None:
    for what in ("country", "sector"):
        wanted = gold[what]
        if not wanted:
            continue
        values = [getattr(one, what) or "" for one in found]
        right = wanted in values
        lenient = right or LENIENT.get(wanted, wanted) in [LENIENT.get(value, value) for value in values]
        scores.add(f"{code} {what}", right, f"{code} {what} {wanted} <- {'/'.join(values)}: {gold[code]}")
        scores.total[f"{code} {what} lenient"] += 1
        scores.right[f"{code} {what} lenient"] += lenient


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("labels", type=Path)
    parser.add_argument("--misses", type=int, default=0, help="print so many of the commonest misses")
    parser.add_argument("--dev", action="store_true", help="score the development half")
    given = parser.parse_args()
    scores = Scores()
    for block in blocks(given.labels, dev=given.dev):
        for code in ("en", "id"):
            score_block(block, code, scores, ordinary_words(given.labels, code))
    for what in sorted(scores.total):
        print(scores.line(what))
    for miss, count in scores.misses.most_common(given.misses):
        print(count, miss)


if __name__ == "__main__":
    main()
