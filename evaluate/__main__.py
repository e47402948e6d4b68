"""Every figure of the main job: `python -m evaluate [SHARED] [PART ...]`; parts: seed events articles names speed (default: all).

SHARED is the folder with the data sets, which are no part of the project. All is measured on the shipped weights, on the development
split, the test splits of the name sets and the benchmark pages.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from rich.console import Console
from rich.table import Table

from evaluate import calibration, errors, events, filtering, names, seed, speed
from evaluate.scoring import Scores
from train import corpus
from train.names import evaluation

CONSOLE = Console(width=150)
SHOWN = 12
"""How many of the commonest confusions are shown."""


def main(arguments: Sequence[str]) -> None:
    parts: dict[str, Callable[[Path], None]] = {
        "seed": _seed,
        "events": _events,
        "articles": _articles,
        "names": _names,
        "speed": _speed,
    }
    folder = next((Path(argument) for argument in arguments if argument not in parts), Path("../shared"))
    for name in [argument for argument in arguments if argument in parts] or parts:
        CONSOLE.rule(name)
        parts[name](folder)


def _seed(shared: Path) -> None:
    _lines(seed.lines(shared))


def _events(shared: Path) -> None:
    read = list(events.read(corpus.development(shared), merged=False))
    by_language = {code: [(document, report) for document, report in read if document.language == code] for code in ("en", "id")}
    scores = {code: events.sentences(pairs) for code, pairs in by_language.items()}
    _table("held-out blocks of agency news, sentence level", scores)
    for code, score in scores.items():
        _types(code, score)
        _confusions(code, score)
        _lines(errors.lines(by_language[code]))
    calibration.show(CONSOLE, [pair for pairs in by_language.values() for pair in pairs])


def _articles(shared: Path) -> None:
    read = list(events.read(corpus.development_articles(shared), merged=True))
    scores = events.reports(read)
    _table("20 held-out domestic articles, report level", {"id": scores})
    _types("id", scores)
    _confusions("id", scores)
    _lines(errors.lines(read))


def _lines(lines: Iterable[str]) -> None:
    for line in lines:
        CONSOLE.print(line, markup=False, highlight=False, no_wrap=True, overflow="ellipsis")


def _table(title: str, scores: dict[str, Scores]) -> None:
    table = Table(title=title)
    for column in ("", *scores):
        table.add_column(column)
    for row in zip(*(score.rows() for score in scores.values()), strict=True):
        table.add_row(row[0][0], *(f"{value:.3f}" for _, value in row))
    CONSOLE.print(table)


def _types(language: str, scores: Scores) -> None:
    table = Table(title=f"types, {language}")
    for column in ("type", "precision", "recall", "F1", "gold"):
        table.add_column(column)
    for name, count in sorted(scores.per_type.items(), key=lambda item: -item[1].gold):
        table.add_row(name, f"{count.precision:.2f}", f"{count.recall:.2f}", f"{count.f1:.2f}", str(count.gold))
    CONSOLE.print(table)


def _confusions(language: str, scores: Scores) -> None:
    wrong = sorted(((pair, n) for pair, n in scores.types.items() if pair[0] != pair[1]), key=lambda item: -item[1])
    CONSOLE.print(f"commonest confusions, {language} (gold, found): " + ", ".join(f"{a}/{b} {n}" for (a, b), n in wrong[:SHOWN]))


def _names(shared: Path) -> None:
    for name, split in evaluation(shared).items():
        count = names.score(split)
        CONSOLE.print(f"{name}: F1 {count.f1:.3f}, precision {count.precision:.3f}, recall {count.recall:.3f}")


def _speed(shared: Path) -> None:
    sample = speed.pages(shared)
    for name, bulk in (("every sentence", False), ("behind the filter", True)):
        CONSOLE.print(speed.measure(sample, bulk=bulk).line(name))
    _lines(filtering.lines(shared))
    CONSOLE.print(f"peak memory {speed.peak_memory():.0f} MB")


if __name__ == "__main__":
    main(sys.argv[1:])
