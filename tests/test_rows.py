from __future__ import annotations

from hypothesis import HealthCheck, given, settings

from jejak.model import Report
from jejak.rows import COLUMNS, rows
from tests import reports


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(reports.reports())
def test_every_row_has_every_column_in_its_type(report: Report) -> None:
    for row in rows(report):
        assert list(row) == list(COLUMNS)
        for name, cell in row.items():
            assert cell is None or isinstance(cell, COLUMNS[name] if COLUMNS[name] is not float else (int, float)), name
        assert isinstance(row["trigger_start"], int)
        assert report.article.text[row["trigger_start"] :].startswith(str(row["trigger"]))
