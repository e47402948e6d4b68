"""Speed and memory on one core: HTML pages to records, with the time split by stage."""

from __future__ import annotations

import gzip
import json
import resource
import time
from dataclasses import dataclass
from pathlib import Path

from jejak import annotate as stage
from jejak.article import article
from jejak.model import Article, Given, Page

FETCHED = "2026-01-01T00:00:00+00:00"


@dataclass
class Timing:
    """CPU seconds of each stage over all pages."""

    pages: int = 0
    article: float = 0.0
    reader: float = 0.0
    meaning: float = 0.0

    @property
    def total(self) -> float:
        return self.article + self.reader + self.meaning

    def line(self, name: str) -> str:
        shares = ", ".join(f"{part} {getattr(self, part) / self.total:.0%}" for part in ("article", "reader", "meaning"))
        return f"{name}: {self.pages / self.total:.2f} pages/s/core over {self.pages} pages ({shares})"


def pages(shared: Path) -> list[Page]:
    folder = shared / "data/scrapinghub-aeb"
    truth = json.loads((folder / "ground-truth.json").read_text("utf-8"))
    return [
        Page(key, gzip.decompress((folder / "html" / f"{key}.html.gz").read_bytes()), "html", FETCHED, None, Given(url=value.get("url")))
        for key, value in sorted(truth.items())
    ]


def measure(sample: list[Page], *, bulk: bool) -> Timing:
    """Read every page once, in this process, after one page to load what is loaded once."""
    timing = Timing()
    for number, page in enumerate([sample[0], *sample]):
        start = time.process_time()
        made = article(page)
        read = time.process_time()
        if not isinstance(made, Article):
            continue
        language, problems = stage.language_of(made)
        reading = stage.read(made, bulk=bulk)
        found = time.process_time()
        stage.assemble(made, reading, language, problems)
        if number:
            timing.pages += 1
            timing.article += read - start
            timing.reader += found - read
            timing.meaning += time.process_time() - found
    return timing


def peak_memory() -> float:
    """Peak resident memory of this process, MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
