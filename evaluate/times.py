"""Times against gold: `python -m evaluate.times [SHARED]`.

Domestic articles: how many labelled times are found (overlapping words), and how many of those with a labelled value get the same
interval (or one that lies inside it: "2023-10" for a day of that month is coarser, not wrong, but counted apart). TimeBank (English
news): recall and precision of dates found, exact and overlapping, without values. Speed in sentences a second.
"""

from __future__ import annotations

import argparse
import re
import time
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from evaluate.events import article_of
from jejak import languages
from jejak.annotate.times import times
from jejak.model import Span, Time
from train import corpus

TIMEX = re.compile(r'<TIMEX3[^>]*type="(DATE|TIME)"[^>]*?value="([^"]*)"[^>]*>(.*?)</TIMEX3>', re.DOTALL)
TAG = re.compile(r"<[^>]+>")


def bounds(value: str) -> tuple[str, str] | None:
    """First and last day of an ISO value: a day, a month, a year, or an interval of them; None for other values."""
    first, _, last = value.partition("/")
    ends = [_bounds(part[:10]) for part in (first, last or first)]
    if ends[0] is None or ends[1] is None:
        return None
    return ends[0][0], ends[1][1]


def _bounds(value: str) -> tuple[str, str] | None:
    if re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        return value, value
    if re.fullmatch(r"\d{4}-\d\d", value):
        return f"{value}-01", f"{value}-31"
    return (f"{value}-01-01", f"{value}-12-31") if re.fullmatch(r"\d{4}", value) else None


def articles(shared: Path) -> Iterator[str]:
    counts: Counter[str] = Counter()
    misses: list[str] = []
    for document in [*corpus.training_articles(shared), *corpus.development_articles(shared)]:
        article = article_of(document)
        published = date.fromisoformat(document.published[:10])
        found = times(article.text, article.sentences, published, languages.load(document.language))
        for event in document.events:
            for gold in event.fillers("time"):
                if gold.sentence < 0:
                    continue
                start = article.sentences[gold.sentence].start
                span = Span(start + gold.span[0], start + gold.span[1])
                verdict = _verdict(span, bounds(event.time), found)
                counts[verdict] += 1
                if verdict in ("missed", "wrong"):
                    said = [one.start for one in found if one.span and one.span.overlaps(span)]
                    misses.append(f"    {verdict}: {gold.text!r} = {event.time} ({document.published[:10]}) {said}")
    total = counts.total()
    yield f"articles: {total} labelled times; found {1 - counts['missed'] / total:.3f}"
    valued = counts["same"] + counts["inside"] + counts["wrong"]
    same, inside, wrong = (counts[verdict] / valued for verdict in ("same", "inside", "wrong"))
    yield f"articles: of {valued} found with a labelled value: same {same:.3f}, finer or coarser {inside:.3f}, wrong {wrong:.3f}"
    yield from misses[:25]


def _verdict(span: Span, value: tuple[str, str] | None, found: tuple[Time, ...]) -> str:
    said = [one for one in found if one.span and one.span.overlaps(span)]
    if not said:
        return "missed"
    if value is None:
        return "no value"
    if any((one.start, one.end) == value or (one.start == value[0] and one.end[:7] == value[1][:7]) for one in said):
        return "same"
    return "inside" if any(one.start <= value[1] and one.end >= value[0] for one in said) else "wrong"


def timebank(shared: Path) -> Iterator[str]:
    """Dates of TimeBank: spans only (its articles are of 1989-98; values need their document times)."""
    language = languages.load("en")
    gold_total = found_total = exact = overlapping = right = 0
    for path in sorted((shared / "data/timebank").rglob("*.tml")):
        text, gold = _timexes(path.read_text(encoding="utf-8", errors="replace"))
        lines = tuple(Span(match.start(), match.end()) for match in re.finditer(r"[^\n]+", text))
        found = [one.span for one in times(text, lines, date(1998, 3, 1), language) if one.span]
        gold_total, found_total = gold_total + len(gold), found_total + len(found)
        exact += sum(span in found for span in gold)
        overlapping += sum(any(span.overlaps(one) for one in found) for span in gold)
        right += sum(any(one.overlaps(span) for span in gold) for one in found)
    if gold_total:
        recall, precision = overlapping / gold_total, right / found_total
        yield f"timebank: {gold_total} dates; recall {recall:.3f} (exact span {exact / gold_total:.3f}), precision {precision:.3f}"


def _timexes(markup: str) -> tuple[str, list[Span]]:
    body = re.search(r"<TEXT>(.*)</TEXT>", markup, re.DOTALL)
    markup = body[1] if body else markup
    text, gold, at = "", [], 0
    for match in TIMEX.finditer(markup):
        text += TAG.sub("", markup[at : match.start()])
        words = TAG.sub("", match[3])
        if re.match(r"\d{4}", match[2]):
            gold.append(Span(len(text), len(text) + len(words)))
        text += words
        at = match.end()
    return text + TAG.sub("", markup[at:]), gold


def speed(shared: Path) -> Iterator[str]:
    for code in ("en", "id"):
        documents = [article_of(document) for document in corpus.training_pairs(shared) if document.language == code]
        language, started = languages.load(code), time.perf_counter()
        for article in documents:
            times(article.text, article.sentences, date(2007, 3, 15), language)
        count = sum(len(article.sentences) for article in documents)
        yield f"speed {code}: {count / (time.perf_counter() - started):.0f} sentences/s over {count}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shared", type=Path, nargs="?", default=Path("../shared"))
    shared = parser.parse_args().shared
    for part in (articles, timebank, speed):
        for line in part(shared):
            print(line)


if __name__ == "__main__":
    main()
