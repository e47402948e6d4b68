"""Accuracy of actors' country, sector and name, given gold role spans: `python -m evaluate.actors [SHARED] [--misses 30] [--dev]`.

Three sets: the held-out blocks of agency news (twelve sentences each, cut out of their reports), runs of consecutive labelled
sentences of the same corpus (half of them, by hash; `--dev` takes the other half, which the word lists were made on), and the
held-out domestic articles. Names come from a plain stand-in for the reader (`evaluate.stand_in`), so that the figures depend on no
weights, or with `--reader` from the shipped one. A gold value that is empty ("not told") is not scored. The lenient figure takes
media coded JRN or MED, and bodies of UN or EU coded IGO, for the same: the labels use both.
"""

from __future__ import annotations

import argparse
import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from evaluate import stand_in
from evaluate.events import article_of
from jejak import languages
from jejak.annotate import read
from jejak.annotate.actors import actor, cast
from jejak.annotate.countries import terms
from jejak.annotate.offices import organisations
from jejak.model import Actor, Span
from train import corpus
from train.gold import GoldDocument, GoldRole

ROLES = ("actor", "recipient", "source", "relay")
LENIENT = {"UNO": "IGO", "EUR": "IGO", "MED": "JRN"}


@dataclass
class Scores:
    total: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    misses: Counter[str] = field(default_factory=Counter)

    def add(self, what: str, right: bool, miss: str = "") -> None:
        self.total[what] += 1
        self.right[what] += right
        if not right and miss:
            self.misses[miss] += 1

    def lines(self) -> Iterator[str]:
        for what in sorted(self.total):
            yield f"{what:30s} {self.right[what] / self.total[what]:.3f}  of {self.total[what]}"


def development(document: str) -> bool:
    return hashlib.sha256(f"actors-{document.rpartition('-')[0]}".encode()).digest()[0] % 2 == 0


def sets(shared: Path, *, dev: bool) -> Iterator[tuple[str, list[GoldDocument]]]:
    yield "runs", [document for document in corpus.training_pairs(shared) if development(document.id) is dev]
    yield "blocks", [] if dev else corpus.development(shared)
    yield "articles", corpus.training_articles(shared) if dev else corpus.development_articles(shared)


def ordinary(documents: Iterable[GoldDocument]) -> frozenset[str]:
    """Words that stand in lower case somewhere."""
    return frozenset(word for document in documents for text in document.sentences for word in re.findall(r"(?<![\w.])[a-z]\w+", text))


def score(document: GoldDocument, common: frozenset[str] | None, where: str, scores: Scores) -> None:
    """Score one document; names are the shipped reader's where `common` is None, else the stand-in's."""
    language = languages.load(document.language)
    article = article_of(document)
    names = read(article).names if common is None else stand_in.names(article, language, common)
    members = cast(article, names, language)
    for gold in (role for event in document.events for role in event.fillers(*ROLES)):
        if gold.sentence >= 0 and not gold.context and gold.sentence < len(article.sentences):
            start = article.sentences[gold.sentence].start
            _score_role(gold, actor(Span(start + gold.span[0], start + gold.span[1]), members), where, scores)


def _score_role(gold: GoldRole, found: tuple[Actor, ...], where: str, scores: Scores) -> None:
    for what, wanted, values in (
        ("country", gold.country, [one.country or "" for one in found]),
        ("sector", gold.sector, [one.sector or "" for one in found]),
    ):
        if wanted and wanted != "-":
            right = wanted in values
            scores.add(f"{where} {what}", right, f"{where} {what} {wanted} <- {'/'.join(values)}: {gold.text}")
            lenient = LENIENT.get(wanted, wanted) in [LENIENT.get(value, value) for value in values]
            scores.add(f"{where} {what} lenient", lenient)
    if gold.name:
        names = [one.name.casefold() for one in found]
        scores.add(
            f"{where} name",
            _plain(gold.name) in [_plain(one.name) for one in found],
            f"{where} name {gold.name} <- {'/'.join(names)}: {gold.text}",
        )


def _plain(name: str) -> str:
    """One form of a name: bodies by their canonical name, "Pemerintah X" as the country X."""
    language = languages.load("id")
    words = name.split()
    if words and words[0].lower() in language.countries.governments:
        name = " ".join(words[1:])
    term = terms(language).get(name)
    body = organisations().get(name)
    return (term.country if term else body.name if body else name).casefold()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shared", type=Path, nargs="?", default=Path("../shared"))
    parser.add_argument("--misses", type=int, default=0, help="print so many of the commonest misses of each set")
    parser.add_argument("--dev", action="store_true", help="score the half that the word lists were made on")
    parser.add_argument("--reader", action="store_true", help="take the names of the shipped reader, not of the stand-in")
    given = parser.parse_args()
    for name, documents in sets(given.shared, dev=given.dev):
        scores, common = Scores(), None if given.reader else ordinary(documents)
        for document in documents:
            score(document, common, f"{name} {document.language}", scores)
        for line in scores.lines():
            print(line)
        for miss, count in scores.misses.most_common(given.misses):
            print(f"{count:4d} {miss}")


if __name__ == "__main__":
    main()
