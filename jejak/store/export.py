"""Events and reports written out: CSV, JSON lines, Parquet."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import IO

from jejak.model import Report
from jejak.record import dumps
from jejak.rows import COLUMNS, Cell, rows
from jejak.store.opening import StoreError

ROW_GROUP = 10_000
"""Events in a row group of Parquet: some megabytes, small enough to be held in memory."""
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def write_jsonl(reports: Iterable[Report], stream: IO[str]) -> int:
    """Write each report's full record on a line; returns how many."""
    written = 0
    for report in reports:
        stream.write(dumps(report) + "\n")
        written += 1
    return written


def write_csv(reports: Iterable[Report], stream: IO[str]) -> int:
    """Write each event as a row under a header line; returns how many.

    A text cell that a spreadsheet would take for a formula gets an apostrophe before it, since its words come from foreign pages.
    """
    writer = csv.DictWriter(stream, fieldnames=list(COLUMNS))
    writer.writeheader()
    written = 0
    for row in _all_rows(reports):
        writer.writerow({name: _harmless(cell) for name, cell in row.items()})
        written += 1
    return written


def write_parquet(reports: Iterable[Report], path: Path) -> int:
    """Write each event as a row of a Parquet file (zstd); returns how many. Raises StoreError without the extra `parquet`."""
    try:
        import pyarrow as arrow
        from pyarrow import parquet
    except ImportError as error:
        raise StoreError("Parquet needs pyarrow: pip install 'jejak[parquet]'") from error
    kinds = {str: arrow.string(), int: arrow.int64(), float: arrow.float64()}
    schema = arrow.schema([(name, kinds[kind]) for name, kind in COLUMNS.items()])
    written, stream = 0, _all_rows(reports)
    with parquet.ParquetWriter(path, schema, compression="zstd") as writer:
        while group := list(islice(stream, ROW_GROUP)):
            writer.write_table(arrow.Table.from_pylist(group, schema))
            written += len(group)
    return written


def _all_rows(reports: Iterable[Report]) -> Iterator[dict[str, Cell]]:
    for report in reports:
        yield from rows(report)


def _harmless(cell: Cell) -> Cell:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA_STARTS) else cell
