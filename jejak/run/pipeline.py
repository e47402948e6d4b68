"""From one page to its record: the function that every runner calls."""

from __future__ import annotations

from jejak.annotate import annotate
from jejak.article import article
from jejak.model import Page, Rejected, Report


def process(page: Page, *, bulk: bool = False) -> Report | Rejected:
    """Read one page; what cannot be read comes back as a Rejected. `bulk` reads only sentences that the filter thinks worth it."""
    read = article(page)
    return read if isinstance(read, Rejected) else annotate(read, bulk=bulk)
