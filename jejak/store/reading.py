"""Asking a store: reports, events, words, rejections."""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from jejak.model import DateCandidate, Event, Given, Page, Rejected, Report, Span
from jejak.record import loads
from jejak.store.columns import fold
from jejak.store.opening import StoreError

SHOWN_CHOICES = 5
"""How many reports an error message names when a prefix fits several."""

NO_WORDS = "\x00"
"""Stands for a filter without letters or digits: no folded name holds it."""


@dataclass(frozen=True, slots=True)
class Stored:
    """A version of a report in the store, without its text."""

    number: int
    id: str
    version: int
    current: bool
    title: str | None
    url: str | None
    publisher: str | None
    published: str | None
    language: str
    source: str
    fetched: str
    program: str
    model: str


@dataclass(frozen=True, slots=True)
class Hit:
    """A report that holds the words looked for; in `snippet` they stand between \\x02 and \\x03."""

    stored: Stored
    snippet: str


@dataclass(frozen=True, slots=True)
class EventQuery:
    """Which events; each field narrows. Names match from the start of a word in any case; three letters also match a country code."""

    actor: str | None = None
    recipient: str | None = None
    type: str | None = None
    place: str | None = None
    since: str | None = None
    until: str | None = None
    factuality: str | None = None
    source: str | None = None


_STORED = """
  reports.id AS number, report_id AS id, version, current, reports.title, reports.url, coalesce(publisher, publisher_domain) AS publisher,
  published, language, source, fetched, program, model"""
_JOINS = "reports JOIN pages ON pages.id = reports.page JOIN runs ON runs.id = reports.run"
# A publication date of which only the month is known stands for the whole of it.
_HAPPENED_FROM = "coalesce(events.date_from, substr(published || '-01', 1, 10))"
_HAPPENED_TO = "coalesce(events.date_to, substr(published || '-31', 1, 10))"


def reports(connection: sqlite3.Connection) -> Iterator[Report]:
    """Yield the current version of each report, in the order in which they came."""
    for row in connection.execute("SELECT id, record, sentences FROM reports WHERE current ORDER BY id"):
        yield _report(connection, row)


def load(connection: sqlite3.Connection, stored: Stored) -> Report:
    """The report of one version, with its sentences and all its date candidates."""
    row = connection.execute("SELECT id, record, sentences FROM reports WHERE id = ?", (stored.number,)).fetchone()
    return _report(connection, row)


def _report(connection: sqlite3.Connection, row: sqlite3.Row) -> Report:
    report = loads(zlib.decompress(row["record"]).decode("utf-8", "surrogatepass"))
    found = connection.execute(
        'SELECT value, precision, origin, found AS "where" FROM dates WHERE report = ? ORDER BY position', (row["id"],)
    )
    dates = tuple(DateCandidate(**date) for date in found)
    published = next((date for date in dates if _same(date, report.article.published)), report.article.published)
    sentences = tuple(Span(*span) for span in json.loads(row["sentences"]))
    return replace(report, article=replace(report.article, published=published, dates=dates, sentences=sentences))


def _same(date: DateCandidate, published: DateCandidate | None) -> bool:
    return published is not None and replace(date, where="") == replace(published, where="")


def find(connection: sqlite3.Connection, wanted: str) -> Stored:
    """The current version of the report with this id, beginning of an id, address or source; raises StoreError where it is not one."""
    for condition in ("report_id = ?1 OR reports.url = ?1 OR source = ?1", "substr(report_id, 1, length(?1)) = ?1"):
        found = _select(connection, f"SELECT {_STORED} FROM {_JOINS} WHERE current AND ({condition}) ORDER BY reports.id", (wanted,))
        if len(found) == 1:
            return found[0]
        if found:
            choices = ", ".join(stored.id for stored in found[:SHOWN_CHOICES])
            raise StoreError(
                f"{wanted}: {len(found)} reports fit ({choices}{', ...' if len(found) > SHOWN_CHOICES else ''}); give more of the id"
            )
    raise StoreError(f"{wanted}: no report with this id, beginning of an id, address or source; look for it with `jejak search WORDS`")


def versions(connection: sqlite3.Connection, stored: Stored) -> list[Stored]:
    """All versions of a report, the oldest first."""
    return _select(
        connection,
        f"SELECT {_STORED} FROM {_JOINS} WHERE key = (SELECT key FROM reports WHERE id = ?) ORDER BY version",
        (stored.number,),
    )


def _select(connection: sqlite3.Connection, query: str, values: tuple[Any, ...]) -> list[Stored]:
    return [_stored(row) for row in connection.execute(query, values)]


def _stored(row: sqlite3.Row) -> Stored:
    values = {name: row[name] for name in Stored.__dataclass_fields__}
    return Stored(**(values | {"current": bool(values["current"])}))


def search(connection: sqlite3.Connection, phrases: list[str], limit: int = 20) -> list[Hit]:
    """Current reports that hold all phrases, best first; a phrase ending in `*` also matches longer words; accents do not matter."""
    words = " ".join(_phrase(phrase) for phrase in phrases if fold(phrase))
    if not words:
        raise StoreError("nothing to look for: give at least one word")
    rows = connection.execute(
        f"""SELECT {_STORED}, snippet(report_words, -1, char(2), char(3), ' ... ', 24) AS snippet
        FROM {_JOINS} JOIN report_words ON report_words.rowid = reports.id
        WHERE report_words MATCH ? AND current ORDER BY bm25(report_words, 4.0, 1.0), reports.id LIMIT ?""",
        (words, limit),
    )
    return [Hit(_stored(row), row["snippet"]) for row in rows]


def _phrase(phrase: str) -> str:
    prefix = "*" if phrase.endswith("*") else ""
    return '"' + phrase.rstrip("*").replace('"', '""') + '"' + prefix


def events(connection: sqlite3.Connection, query: EventQuery) -> Iterator[tuple[Report, Event]]:
    """Yield the events of current reports that fit, by report and in the order of the record.

    `since` and `until` (ISO dates, both included) keep events whose time touches that period; an event without a time counts at the date
    of publication, and drops out where there is none either.
    """
    conditions, values = _conditions(query)
    rows = connection.execute(
        f"""SELECT events.report, group_concat(events.position) AS positions FROM events JOIN reports ON reports.id = events.report
        WHERE current {"".join(f" AND {condition}" for condition in conditions)} GROUP BY events.report ORDER BY events.report""",
        values,
    ).fetchall()
    for row in rows:
        stored = connection.execute("SELECT id, record, sentences FROM reports WHERE id = ?", (row["report"],)).fetchone()
        report = _report(connection, stored)
        for position in sorted(int(position) for position in row["positions"].split(",")):
            yield report, report.events[position]


def _conditions(query: EventQuery) -> tuple[list[str], list[str]]:
    conditions: list[str] = []
    values: list[str] = []
    roles = {
        "'actor'": query.actor,
        "'recipient'": query.recipient,
        "'place', 'origin', 'via', 'destination'": query.place,
        "'source', 'relay'": query.source,
    }
    for names, wanted in roles.items():
        if wanted is not None:
            conditions.append(
                f"""EXISTS (SELECT 1 FROM roles WHERE roles.event = events.id AND role IN ({names})
                AND (instr(folded, ?) OR roles.country = ?))"""
            )
            values += [fold(wanted) or NO_WORDS, wanted.upper()]
    plain = {
        "events.type = ?": query.type and query.type.upper(),
        "factuality = ?": query.factuality,
        f"{_HAPPENED_TO} >= ?": query.since,
        f"{_HAPPENED_FROM} <= ?": query.until,
    }
    for condition, value in plain.items():
        if value is not None:
            conditions.append(condition)
            values.append(value)
    return conditions, values


def rejections(connection: sqlite3.Connection) -> list[Rejected]:
    """The open rejections, each with its page where its bytes were kept, in the order in which they came."""
    rows = connection.execute(
        """SELECT rejections.source AS named, stage, reason, page, pages.* FROM rejections LEFT JOIN pages ON pages.id = page
        WHERE resolved_by IS NULL ORDER BY rejections.id"""
    )
    return [
        Rejected(source=row["named"], stage=row["stage"], reason=row["reason"], page=_page(connection, row) if row["page"] else None)
        for row in rows.fetchall()
    ]


def _page(connection: sqlite3.Connection, row: sqlite3.Row) -> Page:
    content = connection.execute("SELECT compressed FROM contents WHERE sha256 = ?", (row["sha256"],)).fetchone()
    return Page(
        source=row["source"],
        content=zlib.decompress(content["compressed"]),
        kind=row["kind"],
        fetched=row["fetched"],
        charset=row["charset"],
        given=Given(**json.loads(row["given"])),
    )


def counts(connection: sqlite3.Connection) -> dict[str, int]:
    """How many reports (current versions), versions, events of current versions, and open rejections there are."""
    row = connection.execute(
        """SELECT (SELECT count(*) FROM reports WHERE current) AS reports, (SELECT count(*) FROM reports) AS versions,
        (SELECT count(*) FROM events JOIN reports ON reports.id = report WHERE current) AS events,
        (SELECT count(*) FROM rejections WHERE resolved_by IS NULL) AS rejections"""
    ).fetchone()
    return dict(row)
