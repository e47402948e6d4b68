"""The store of record: one SQLite file that keeps pages, reports in all their versions, and what could not be read.

with opened(Path("news.sqlite"), create=True) as store:
    keep(store, Run(program="0.1.0", model="..."), page, report)
    for report, event in events(store, EventQuery(actor="Lavrov")):
        ...
"""

from jejak.store.opening import StoreError, examined, open_store, opened
from jejak.store.reading import EventQuery, Hit, Stored, counts, events, find, load, rejections, reports, search, versions
from jejak.store.writing import Kept, Run, keep, keep_rejected, resolve

__all__ = [
    "EventQuery",
    "Hit",
    "Kept",
    "Run",
    "StoreError",
    "Stored",
    "counts",
    "events",
    "examined",
    "find",
    "keep",
    "keep_rejected",
    "load",
    "open_store",
    "opened",
    "rejections",
    "reports",
    "resolve",
    "search",
    "versions",
]
