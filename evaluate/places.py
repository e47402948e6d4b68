"""Places against gold: `python -m evaluate.places [SHARED] [--misses 20]`.

Labelled place roles of agency news and domestic articles: is the country right, and how many get a point. LGL (local news in
English, 588 articles): share of gold toponyms whose point lies within 161 km, among all and among those that got one. Gold spans are given.
"""

from __future__ import annotations

import argparse
import math
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from evaluate.actors import LENIENT
from evaluate.events import article_of
from jejak import languages
from jejak.annotate.actors import cast
from jejak.annotate.places import place
from jejak.model import Article, Name, Span
from train import corpus
from train.gold import GoldDocument

NEAR_KM = 161
"""The customary radius of geocoding evaluations (100 miles)."""
EARTH_KM = 6371.0


def labels(name: str, documents: list[GoldDocument], misses: int) -> Iterator[str]:
    total: Counter[str] = Counter()
    right: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    for document in documents:
        article = article_of(document)
        roles = [role for event in document.events for role in event.fillers("place", "origin", "via", "destination") if role.sentence >= 0]
        spans = {role: Span(*(article.sentences[role.sentence].start + end for end in role.span)) for role in roles}
        members = cast(article, [Name(span, "LOC", 1.0) for span in set(spans.values())], languages.load(document.language))
        for role, span in spans.items():
            if role.country and role.country != "-":
                found = place(span, members)
                value = (found.country if found else None) or ""
                total[document.language] += 1
                right[document.language] += LENIENT.get(value, value) == LENIENT.get(role.country, role.country)
                right[f"{document.language} point"] += found is not None and found.lat is not None
                if value != role.country:
                    wrong[f"    {role.country} <- {value or '-'}: {role.text}"] += 1
    for code in sorted(total):
        share, point = right[code] / total[code], right[f"{code} point"] / total[code]
        yield f"{name} {code}: country {share:.3f}, with a point {point:.3f} of {total[code]}"
    yield from (f"{count:4d} {miss}" for miss, count in wrong.most_common(misses))


def lgl(shared: Path) -> Iterator[str]:
    language, total, pointed, near = languages.load("en"), 0, 0, 0
    for node in ET.parse(shared / "data/geoparsing/lgl.xml").getroot().iter("article"):
        text = node.findtext("text") or ""
        gold = [item for item in node.iter("toponym") if item.find(".//lat") is not None]
        spans = [Span(int(item.findtext("start") or 0), int(item.findtext("end") or 0)) for item in gold]
        article = Article(node.get("docid") or "", text, "en", sentences=(Span(0, len(text)),))
        members = cast(article, [Name(span, "LOC", 1.0) for span in spans], language)
        for item, span in zip(gold, spans, strict=True):
            total += 1
            found = place(span, members)
            if found is not None and found.lat is not None and found.lon is not None:
                pointed += 1
                where = float(item.findtext(".//lat") or 0), float(item.findtext(".//lon") or 0)
                near += distance((found.lat, found.lon), where) <= NEAR_KM
    share, of_pointed = near / total, near / max(pointed, 1)
    yield f"LGL: {total} toponyms; within {NEAR_KM} km {share:.3f}; with a point {pointed / total:.3f}, of these within {of_pointed:.3f}"


def distance(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Great-circle distance in km of two (lat, lon) in degrees."""
    (lat1, lon1), (lat2, lon2) = ((math.radians(lat), math.radians(lon)) for lat, lon in (a, b))
    chord = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 2 * EARTH_KM * math.asin(math.sqrt(chord))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shared", type=Path, nargs="?", default=Path("../shared"))
    parser.add_argument("--misses", type=int, default=0, help="print so many of the commonest misses of each set")
    given = parser.parse_args()
    shared: Path = given.shared
    for name, documents in (
        ("runs", list(corpus.training_pairs(shared))),
        ("held-out blocks", corpus.development(shared)),
        ("articles", corpus.training_articles(shared)),
        ("held-out articles", corpus.development_articles(shared)),
    ):
        for line in labels(name, documents, given.misses):
            print(line)
    for line in lgl(shared):
        print(line)


if __name__ == "__main__":
    main()
