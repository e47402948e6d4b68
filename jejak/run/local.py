"""Reading pages on this machine, in this process or in several."""

from __future__ import annotations

import multiprocessing
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from dataclasses import replace
from functools import partial
from itertools import islice

from jejak.acquire import Fetch, pages
from jejak.config import Settings
from jejak.model import Given, Page, Rejected, Report
from jejak.run.shards import Outcome, Process, Shard, failed, read_page, read_shard

SHARD_PAGES = 4
"""Pages sent to a worker at a time: few, so that results come soon."""
WAITING_SHARDS = 3
"""Shards in hand for each worker: enough that none waits, few enough that an archive is not read into memory."""


def read(inputs: Sequence[str], settings: Settings) -> Iterator[Report | Rejected]:
    """Yield what each page of `inputs` became, in order, one at a time."""
    return (result for _, result in outcomes(inputs, settings))


def outcomes(inputs: Sequence[str], settings: Settings) -> Iterator[Outcome]:
    """Like `read`, each result with its page."""
    fetch = Fetch(
        user_agent=settings.user_agent,
        timeout=settings.timeout,
        delay=settings.delay,
        max_bytes=settings.max_bytes,
        allow_private=settings.allow_private,
        respect_robots=settings.respect_robots,
    )
    acquired = (_with_given(page, settings) for page in pages(inputs, options=fetch))
    return read_pages(acquired, settings.workers, reading(settings))


def reading(settings: Settings) -> Process:
    """How a page is read under these settings."""
    return partial(read_page, bulk=settings.bulk)


def _with_given(page: Page | Rejected, settings: Settings) -> Page | Rejected:
    """Say of a page what the settings say of it, where it does not say so itself."""
    if isinstance(page, Rejected):
        return page
    return replace(page, given=_filled(page.given, settings))


def _filled(given: Given, settings: Settings) -> Given:
    return replace(given, language=given.language or settings.language, published=given.published or settings.published)


def read_pages(acquired: Iterable[Page | Rejected], workers: int, process: Process = read_page) -> Iterator[Outcome]:
    """Yield what each page became, in order. With more than one worker, `process` must be importable there (a function of a module)."""
    if workers == 1:
        for page in acquired:
            yield from read_shard([page], process)
        return
    pool = _Pool(workers, process)
    try:
        yield from pool.read(_shards(acquired))
    finally:
        pool.close()


def _shards(acquired: Iterable[Page | Rejected]) -> Iterator[Shard]:
    stream = iter(acquired)
    while shard := list(islice(stream, SHARD_PAGES)):
        yield shard


class _Pool:
    """Worker processes that survive the death of one of them: the page that kills its worker is rejected, all others are read."""

    def __init__(self, workers: int, process: Process) -> None:
        self.workers = workers
        self.process = process
        self.executor = self._started(workers)
        self.waiting: deque[tuple[Shard, Future[list[Outcome]]]] = deque()

    @staticmethod
    def _started(workers: int) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("spawn"))

    def close(self) -> None:
        self.executor.shutdown(wait=True, cancel_futures=True)

    def read(self, shards: Iterator[Shard]) -> Iterator[Outcome]:
        for shard in shards:
            self._submit(shard)
            if len(self.waiting) >= self.workers * WAITING_SHARDS:
                yield from self._next()
        while self.waiting:
            yield from self._next()

    def _submit(self, shard: Shard) -> None:
        try:
            future = self.executor.submit(read_shard, shard, self.process)
        except BrokenProcessPool:
            self._restart()
            future = self.executor.submit(read_shard, shard, self.process)
        self.waiting.append((shard, future))

    def _next(self) -> list[Outcome]:
        shard, future = self.waiting[0]
        try:
            found = future.result()
        except BrokenProcessPool:
            found = [self._alone(page) for page in shard]
            self.waiting.popleft()
            self._restart()
            return found
        self.waiting.popleft()
        return found

    def _alone(self, page: Page | Rejected) -> Outcome:
        """Read one page in a process of its own, so that its death names the page."""
        if isinstance(page, Rejected):
            return page.page, page
        with self._started(1) as single, suppress(BrokenProcessPool):
            return single.submit(read_shard, [page], self.process).result()[0]
        return page, failed(page, "the process that read this page was killed (out of memory?)")

    def _restart(self) -> None:
        """Start new workers and give them again what the dead ones had in hand; what was finished stays."""
        self.executor.shutdown(wait=False, cancel_futures=True)
        self.executor = self._started(self.workers)
        waiting, self.waiting = self.waiting, deque()
        for shard, future in waiting:
            finished = future.done() and not future.cancelled() and future.exception() is None
            self.waiting.append((shard, future if finished else self.executor.submit(read_shard, shard, self.process)))
