"""How well pages become articles: main text, title, date, authors, language, and how fast.

    python -m evaluate.article [DATA]

DATA holds `scrapinghub-aeb`, `pages` and `detik-articles` (see its README); it is no part of the project. Prints one table; what is
not there is not measured.
"""

from __future__ import annotations

import gzip
import html
import json
import re
import statistics
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jejak.article import article
from jejak.article.language import identify
from jejak.model import Article, Given, Page

DATA = Path("../shared/data")
FETCHED = "2026-12-31T00:00:00+00:00"
"""The pages are older than this; their dates must be found without help from the clock."""
SHINGLE = 4


@dataclass(frozen=True, slots=True)
class Sample:
    """A page with what is expected of it; None where nothing is."""

    name: str
    page: Page
    body: str
    title: str | None = None
    date: str | None = None
    authors: frozenset[str] = frozenset()


def main() -> None:
    data = next((Path(a) for a in sys.argv[1:] if not a.startswith("-")), DATA)
    for name, read in (("scrapinghub-aeb", benchmark), ("pages", publishers)):
        if (data / name).is_dir():
            report(name, list(read(data / name)))
    if (data / "detik-articles").is_dir():
        languages(data / "detik-articles" / "articles.jsonl")


def benchmark(folder: Path) -> Iterator[Sample]:
    """The article extraction benchmark: only the main text is given."""
    truth = json.loads((folder / "ground-truth.json").read_text(encoding="utf-8"))
    for key, expected in sorted(truth.items()):
        content = gzip.decompress((folder / "html" / f"{key}.html.gz").read_bytes())
        yield Sample(key, Page(key, content, "html", FETCHED, None, Given(url=expected.get("url"))), expected.get("articleBody", ""))


def publishers(folder: Path) -> Iterator[Sample]:
    """Pages of many countries with title, date, authors and body."""
    for path in sorted(folder.glob("*/*.html.gz")):
        versions = json.loads((path.parent / f"{path.name.split('_')[0]}.json").read_text(encoding="utf-8"))
        content = gzip.decompress(path.read_bytes())
        expected = _version(versions, content.decode("utf-8", "replace"))
        if expected is None:
            continue
        names = frozenset(map(_key, expected.get("authors") or []))
        date = (expected.get("publishing_date") or "")[:10] or None
        yield Sample(path.name, Page(path.name, content, "html", FETCHED), _body(expected), expected.get("title"), date, names)


def _version(versions: dict[str, Any], source: str) -> dict[str, Any] | None:
    """A publisher's gold file has one entry a page layout; the one of this page is the one whose title the page holds."""
    plain = _key(html.unescape(source))
    held = [gold for gold in versions.values() if gold.get("title") and _key(gold["title"]) in plain]
    return held[0] if len(held) == 1 else None


def _body(expected: dict[str, Any]) -> str:
    body = expected.get("body") or {}
    parts = list(body.get("summary") or [])
    for section in body.get("sections") or []:
        parts += [*section["headline"], *section["paragraphs"]]
    return "\n".join(parts)


def _key(text: str) -> str:
    return re.sub(r"\W+", "", html.unescape(text).casefold())


def report(name: str, samples: Sequence[Sample]) -> None:
    """Read all pages and print the scores."""
    started = time.process_time()
    each: list[float] = []
    read: list[tuple[Sample, Article]] = []
    for sample in samples:
        before = time.process_time()
        found = article(sample.page)
        each.append((time.process_time() - before) * 1000)
        if isinstance(found, Article):
            read.append((sample, found))
    seconds = time.process_time() - started
    print(f"\n{name}: {len(samples)} pages, {len(samples) - len(read)} rejected, {len(samples) / seconds:.0f} pages a CPU second, ", end="")
    print(f"{statistics.mean(each):.1f} ms a page (median {statistics.median(each):.1f}, slowest {max(each):.0f})")
    texts = {id(s): a.text.removeprefix(a.title or "") for s, a in read}
    precision, recall = _shingle_scores([(s.body, texts.get(id(s), "")) for s in samples])
    print(f"  main text  F1 {2 * precision * recall / (precision + recall):.3f}  precision {precision:.3f}  recall {recall:.3f}")
    _share("title", [(s, a) for s, a in read if s.title], lambda s, a: _key(a.title or "") == _key(s.title or ""))
    _share("date", [(s, a) for s, a in read if s.date], lambda s, a: _same_day(a, s.date))
    _share("authors", [(s, a) for s, a in read if s.authors], lambda s, a: frozenset(map(_key, a.byline)) == s.authors)


def _same_day(found: Article, expected: str | None) -> bool:
    return found.published is not None and found.published.value[:10] == expected


def _share(name: str, pairs: Sequence[tuple[Sample, Article]], right: Callable[[Sample, Article], bool]) -> None:
    if not pairs:
        return
    wrong = [s.name for s, a in pairs if not right(s, a)]
    print(f"  {name:<10} {1 - len(wrong) / len(pairs):.3f} of {len(pairs)}")
    if wrong and "-v" in sys.argv:
        print("      wrong:", ", ".join(wrong))


def _shingle_scores(pairs: Sequence[tuple[str, str]]) -> tuple[float, float]:
    """Mean precision and recall over pages of runs of four words, as the benchmark's own script counts them."""
    precisions, recalls = [], []
    for true, found in pairs:
        expected, got = _shingles(true), _shingles(found)
        hit = sum((expected & got).values())
        if got:
            precisions.append(hit / got.total())
        if expected:
            recalls.append(hit / expected.total())
    return statistics.mean(precisions), statistics.mean(recalls)


def _shingles(text: str) -> Counter[tuple[str, ...]]:
    words = re.findall(r"\w+", text)
    return Counter(tuple(words[i : i + SHINGLE]) for i in range(max(1, len(words) - SHINGLE + 1)) if words)


def languages(path: Path) -> None:
    """How often domestic Indonesian articles, and their first paragraphs alone, are told to be Indonesian."""
    texts = [json.loads(line)["text"] for line in path.read_text(encoding="utf-8").split("\n") if line]
    for name, cut in (("whole articles", None), ("first 300 characters", 300), ("first 100 characters", 100)):
        counts = Counter(identify(text[:cut]) for text in texts)
        print(f"\nIndonesian, {name}: {counts['id'] / len(texts):.3f} of {len(texts)}; taken for {dict(counts.most_common(4))}")


if __name__ == "__main__":
    main()
