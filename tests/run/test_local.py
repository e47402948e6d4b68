from __future__ import annotations

from collections.abc import Iterator

import pytest

from jejak.model import Page, Rejected, Report
from jejak.run.local import SHARD_PAGES, WAITING_SHARDS, read_pages
from tests import reports
from tests.run.processes import good, uneven


def named(*contents: bytes) -> list[Page | Rejected]:
    return [reports.page(f"p{number}", content) for number, content in enumerate(contents)]


def names(found: list[tuple[Page | None, Report | Rejected]]) -> list[str]:
    return [result.source if isinstance(result, Rejected) else result.article.id for _, result in found]


@pytest.mark.parametrize("workers", [1, 2])
def test_results_come_in_order_and_one_bad_page_costs_no_other(workers: int) -> None:
    given = [*named(b"1", b"bad", b"bug", b"4", b"5"), Rejected("gone", "acquire", "no such file"), *named(b"6")]
    found = list(read_pages(given, workers, uneven))
    assert names(found) == ["p0", "p1", "p2", "p3", "p4", "gone", "p0"]
    rejected = [result for _, result in found if isinstance(result, Rejected)]
    assert [(each.stage, each.page.content if each.page else None) for each in rejected] == [
        ("article", b"bad"),
        ("run", b"bug"),
        ("acquire", None),
    ]
    assert "KeyError: 'missing\\nkey' (processes.py:" in rejected[1].reason
    assert "\n" not in rejected[1].reason


@pytest.mark.slow
def test_a_page_that_kills_its_worker_is_rejected_and_all_others_are_read() -> None:
    given = named(*[b"1"] * 5, b"kill", *[b"1"] * 8, b"kill", b"1")
    found = list(read_pages(given, 2, uneven))
    assert names(found) == [f"p{number}" for number in range(16)]
    rejected = [result for _, result in found if isinstance(result, Rejected)]
    assert [each.source for each in rejected] == ["p5", "p14"]
    assert "was killed" in rejected[0].reason


@pytest.mark.parametrize("workers", [1, 2])
def test_pages_are_acquired_only_as_they_are_needed(workers: int) -> None:
    taken = 0

    def endless() -> Iterator[Page]:
        nonlocal taken
        while True:
            taken += 1
            yield reports.page(f"p{taken}")

    stream = read_pages(endless(), workers, good)
    for _ in range(3):
        next(stream)
    assert taken <= (SHARD_PAGES * (WAITING_SHARDS * workers + 1) if workers > 1 else 3)
    stream.close()  # type: ignore[attr-defined]


def test_nothing_given_nothing_read() -> None:
    assert list(read_pages([], 2, good)) == []
