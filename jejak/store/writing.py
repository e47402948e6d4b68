"""Keeping reports and rejections. Every function writes all of its rows in one transaction, or none of them."""

from __future__ import annotations

import json
import re
import sqlite3
import zlib
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any, Literal

from jejak.model import Page, Rejected, Report
from jejak.record import dumps, text_sha256
from jejak.store.columns import Row, event_parts, event_row, parts, report_row
from jejak.store.opening import transaction

_LINE = re.compile(r":\d+$")
"""The line of an input in a source (`news.jsonl:3`)."""
Kept = Literal["new", "version", "unchanged"]
"""What keeping a report did: a first version, a further one, or nothing since it stands there already."""


@dataclass(frozen=True, slots=True)
class Run:
    """One start of the program; its row in `runs` is written with the first thing that it keeps."""

    program: str
    model: str
    started: str = field(default_factory=lambda: datetime.now(UTC).isoformat())


def keep(connection: sqlite3.Connection, run: Run, page: Page, report: Report) -> Kept:
    """Keep a report with the page it was read from.

    A report that stands there already, in any version, adds nothing. Otherwise it becomes a further version of its address (or of its
    id, where it has no address); the version that was seen last is the current one. It resolves open rejections of its source.
    """
    record = dumps(report).encode("utf-8", "surrogatepass")
    digest = sha256(record).hexdigest()
    key, seen = _key(page, report), _utc(page.fetched)
    with transaction(connection):
        versions = connection.execute("SELECT id, version, current, record_sha256, seen FROM reports WHERE key = ?", (key,)).fetchall()
        shown = next((version for version in versions if version["current"]), None)
        same = next((version for version in versions if version["record_sha256"] == digest), None)
        if same is not None:
            _see_again(connection, same, shown, seen)
            _resolve(connection, page.source, same["id"])
            return "unchanged"
        current = shown is None or seen >= shown["seen"]
        if current and shown is not None:
            connection.execute("UPDATE reports SET current = 0 WHERE id = ?", (shown["id"],))
        row = report_row(report) | {
            "key": key,
            "version": max((version["version"] for version in versions), default=0) + 1,
            "current": current,
            "seen": seen,
            "page": _keep_page(connection, page),
            "run": _run_row(connection, run),
            "text_sha256": text_sha256(report.article.text),
            "sentences": json.dumps(report.article.sentences),
            "record": zlib.compress(record),
            "record_sha256": digest,
        }
        number = _insert(connection, "reports", row)
        _keep_parts(connection, number, report)
        _resolve(connection, page.source, number)
    return "version" if versions else "new"


def _key(page: Page, report: Report) -> str:
    """What the versions of one report share. An id that an input gave says nothing outside of that input."""
    article = report.article
    if article.url or not page.given.id:
        return article.url or article.id
    return f"{_LINE.sub('', page.source)}#{article.id}"


def _see_again(connection: sqlite3.Connection, same: sqlite3.Row, shown: sqlite3.Row | None, seen: str) -> None:
    """A version that is met again is the current one if no other was seen later."""
    if seen <= same["seen"]:
        return
    if shown is not None and shown["id"] != same["id"] and seen > shown["seen"]:
        connection.execute("UPDATE reports SET current = 0 WHERE id = ?", (shown["id"],))
        connection.execute("UPDATE reports SET current = 1 WHERE id = ?", (same["id"],))
    connection.execute("UPDATE reports SET seen = ? WHERE id = ?", (seen, same["id"]))


def keep_rejected(connection: sqlite3.Connection, run: Run, rejected: Rejected) -> None:
    """Keep a rejection with its page's bytes, once for each source and page: another reason takes the place of the former."""
    with transaction(connection):
        page = _keep_page(connection, rejected.page) if rejected.page else None
        former = connection.execute(
            "SELECT id, stage, reason FROM rejections WHERE source = ? AND page IS ? AND resolved_by IS NULL", (rejected.source, page)
        ).fetchone()
        if former is None:
            row = {"source": rejected.source, "stage": rejected.stage, "reason": rejected.reason, "page": page}
            _insert(connection, "rejections", row | {"run": _run_row(connection, run)})
        elif (former["stage"], former["reason"]) != (rejected.stage, rejected.reason):
            connection.execute(
                "UPDATE rejections SET stage = ?, reason = ?, run = ? WHERE id = ?",
                (rejected.stage, rejected.reason, _run_row(connection, run), former["id"]),
            )


def resolve(connection: sqlite3.Connection, source: str, report_id: str) -> None:
    """Resolve the open rejections of a source whose input was read again without them, which gave this report among others."""
    with transaction(connection):
        found = connection.execute("SELECT max(id) AS id FROM reports WHERE report_id = ?", (report_id,)).fetchone()
        if found["id"] is not None:
            _resolve(connection, source, found["id"])


def _resolve(connection: sqlite3.Connection, source: str, report: int) -> None:
    connection.execute("UPDATE rejections SET resolved_by = ? WHERE source = ? AND resolved_by IS NULL", (report, source))


def _run_row(connection: sqlite3.Connection, run: Run) -> int:
    row = asdict(run)
    found = connection.execute("SELECT id FROM runs WHERE started = :started AND program = :program AND model = :model", row).fetchone()
    return int(found["id"]) if found is not None else _insert(connection, "runs", row)


def _keep_page(connection: sqlite3.Connection, page: Page) -> int:
    digest = sha256(page.content).hexdigest()
    if connection.execute("SELECT 1 FROM contents WHERE sha256 = ?", (digest,)).fetchone() is None:
        _insert(connection, "contents", {"sha256": digest, "size": len(page.content), "compressed": zlib.compress(page.content)})
    given = json.dumps(asdict(page.given), ensure_ascii=False, sort_keys=True)
    found = connection.execute(
        "SELECT id FROM pages WHERE source = ? AND sha256 = ? AND kind = ? AND given = ? AND charset IS ?",
        (page.source, digest, page.kind, given, page.charset),
    ).fetchone()
    if found is not None:
        return int(found["id"])
    row = {
        "source": page.source,
        "sha256": digest,
        "kind": page.kind,
        "charset": page.charset,
        "fetched": _utc(page.fetched),
        "given": given,
    }
    return _insert(connection, "pages", row)


def _keep_parts(connection: sqlite3.Connection, number: int, report: Report) -> None:
    for table, rows in parts(report).items():
        for row in rows:
            _insert(connection, table, row | {"report": number})
    for position, event in enumerate(report.events):
        event_number = _insert(connection, "events", event_row(event) | {"report": number, "position": position})
        for table, rows in event_parts(event).items():
            for row in rows:
                _insert(connection, table, row | {"event": event_number})


def _insert(connection: sqlite3.Connection, table: str, row: Row) -> int:
    """Insert a row and return its number; table and column names are this package's own, never input."""
    columns = ", ".join(row)
    places = ", ".join("?" * len(row))
    values: tuple[Any, ...] = tuple(row.values())
    return connection.execute(f"INSERT INTO {table} ({columns}) VALUES ({places})", values).lastrowid or 0


def _utc(time: str) -> str:
    """The time in one comparable form (UTC, seconds); a time that is no ISO 8601 stays as it is."""
    try:
        value = datetime.fromisoformat(time)
    except ValueError:
        return time
    return value.replace(tzinfo=value.tzinfo or UTC).astimezone(UTC).isoformat(timespec="seconds")
