from __future__ import annotations

import csv
import io
import sys
from dataclasses import replace
from pathlib import Path

import pyarrow.parquet
import pytest

from jejak.record import loads, to_json
from jejak.rows import COLUMNS, rows
from jejak.store import StoreError
from jejak.store.export import write_csv, write_jsonl, write_parquet
from tests import reports


def test_json_lines_hold_the_full_records() -> None:
    stream = io.StringIO()
    assert write_jsonl([reports.report()] * 2, stream) == 2
    assert [to_json(loads(line)) for line in stream.getvalue().splitlines()] == [to_json(reports.report())] * 2


def test_csv_has_a_row_an_event() -> None:
    stream = io.StringIO()
    assert write_csv([reports.report()], stream) == 2
    visit, shipment = csv.DictReader(io.StringIO(stream.getvalue()))
    assert list(visit) == list(COLUMNS)
    assert (visit["actors"], visit["place"], visit["time_from"], visit["chain"]) == ("Anna Berg", "Rajin", "2024-03-05", "")
    assert (shipment["chain"], shipment["evidence"], shipment["quantity"], shipment["destination"]) == (
        "Suthland",
        "satellite",
        "300",
        "Dunay",
    )


@pytest.mark.parametrize("title", ["=1+1", "+1", "-1", "@a", "\t=1"])
def test_no_cell_is_a_formula(title: str) -> None:
    report = reports.report()
    stream = io.StringIO()
    write_csv([replace(report, article=replace(report.article, title=title))], stream)
    assert {row["title"] for row in csv.DictReader(io.StringIO(stream.getvalue(), newline=""))} == {"'" + title}


def test_parquet_holds_the_same_rows_with_their_types(tmp_path: Path) -> None:
    path = tmp_path / "events.parquet"
    assert write_parquet([reports.report()], path) == 2
    table = pyarrow.parquet.read_table(path)
    assert table.to_pylist() == list(rows(reports.report()))
    assert str(table.schema.field("trigger_start").type) == "int64"


def test_an_empty_store_makes_files_with_headers_alone(tmp_path: Path) -> None:
    path = tmp_path / "events.parquet"
    assert write_parquet([], path) == 0
    assert pyarrow.parquet.read_table(path).column_names == list(COLUMNS)


def test_without_pyarrow_the_extra_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(StoreError, match=r"pip install 'jejak\[parquet\]'"):
        write_parquet([], tmp_path / "events.parquet")
