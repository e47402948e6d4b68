"""jejak turns news pages into a sourced record: who did or said what to whom, when, where, according to whom, on what evidence.

import jejak
jejak.read("page.html").events
jejak.read_all(["a.html", "archive.warc.gz"]).to_frame()
"""

from __future__ import annotations

from collections.abc import Iterable
from os import PathLike, fspath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jejak.notebook import Record, Records

__all__ = ["ReadError", "read", "read_all"]


class ReadError(Exception):
    """A page could not be read; the message says which, why and what to do."""


def read(source: str | PathLike[str], *, language: str | None = None, published: str | None = None) -> Record:
    """Read one page (a file or a URL) and return its record. Raises ReadError where it cannot be read.

    `language` (ISO 639-1) and `published` (an ISO date) go before what the page itself states.
    """
    found = read_all([source], language=language, published=published)
    for rejected in found.rejected:
        raise ReadError(f"{rejected.source}: {rejected.reason}")
    if len(found) != 1:
        raise ReadError(f"{fspath(source)}: holds {len(found)} pages; use jejak.read_all")
    return found[0]


def read_all(
    inputs: str | PathLike[str] | Iterable[str | PathLike[str]],
    *,
    language: str | None = None,
    published: str | None = None,
    workers: int | None = None,
) -> Records:
    """Read all pages of files, directories and URLs; what cannot be read is listed in `rejected`.

    For archives larger than memory, iterate over `jejak.run.local.read` or keep the reports in a store.
    """
    from jejak.config import load
    from jejak.model import Rejected
    from jejak.notebook import Record, Records
    from jejak.run.local import read as run

    settings = load({"language": language, "published": published, "workers": workers})
    each_input = [inputs] if isinstance(inputs, str | PathLike) else inputs
    results = list(run([fspath(each) for each in each_input], settings))
    rejected = tuple(result for result in results if isinstance(result, Rejected))
    return Records(tuple(Record.of(result) for result in results if not isinstance(result, Rejected)), rejected)
