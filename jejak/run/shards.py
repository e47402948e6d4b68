"""A shard of pages read one after the other: the unit of work of every runner, local or distant."""

from __future__ import annotations

import traceback
from collections.abc import Callable
from dataclasses import replace

from jejak.model import Page, Rejected, Report

Process = Callable[[Page], Report | Rejected]
Shard = list[Page | Rejected]
Outcome = tuple[Page | None, Report | Rejected]
"""A page and what became of it; None where no page could be acquired."""

STAGE = "run"


def read_page(page: Page, *, bulk: bool = False) -> Report | Rejected:
    """Read one page; the stages are imported where pages are read, not where shards are made."""
    from jejak.run.pipeline import process

    return process(page, bulk=bulk)


def read_shard(shard: Shard, process: Process = read_page) -> list[Outcome]:
    """Read the pages of a shard in order; what was rejected before stays as it is."""
    return [_read(page, process) for page in shard]


def _read(page: Page | Rejected, process: Process) -> Outcome:
    if isinstance(page, Rejected):
        return page.page, page
    try:
        result = process(page)
    except Exception as error:  # the one broad except of the package: an unexpected error costs one page, never the batch
        result = failed(page, _last_line(error))
    if isinstance(result, Rejected) and result.page is None:
        result = replace(result, page=page)
    return page, result


def failed(page: Page, reason: str) -> Rejected:
    """A page that the program, not the page, is to blame for."""
    return Rejected(page.source, STAGE, f"unexpected error, please report it: {reason}", page)


def _last_line(error: Exception) -> str:
    """What was raised and where, in one line."""
    frame = traceback.extract_tb(error.__traceback__)[-1]
    what = " ".join("".join(traceback.format_exception_only(error)).split())
    return f"{what} ({frame.filename.rpartition('/')[2]}:{frame.lineno}, {frame.name})"
