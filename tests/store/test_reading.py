from __future__ import annotations

import sqlite3
from dataclasses import replace

import pytest

from jejak.model import DateCandidate, Rejected
from jejak.store import EventQuery, Run, StoreError, counts, events, find, keep, keep_rejected, rejections, search
from jejak.store import reports as stored_reports
from tests import reports


@pytest.fixture
def filled(store: sqlite3.Connection, run: Run) -> sqlite3.Connection:
    keep(store, run, reports.page(), reports.report())
    other = reports.report(reports.TEXT + " Café talks go on.", url="https://example.org/news/2", identifier="a1b9")
    keep(store, run, reports.page("news/2.html", b"2"), replace(other, events=()))
    return store


@pytest.mark.parametrize("wanted", ["a1b2c3d4e5", "a1b2", "https://example.org/news/1", "news/1.html"])
def test_a_report_is_found_by_id_prefix_address_or_source(filled: sqlite3.Connection, wanted: str) -> None:
    stored = find(filled, wanted)
    assert (stored.id, stored.publisher, stored.program, stored.model) == ("a1b2c3d4e5", "The Test Herald", "0.1.0", "m1")


def test_a_prefix_of_several_names_them(filled: sqlite3.Connection) -> None:
    with pytest.raises(StoreError, match=r"a1: 2 reports fit \(a1b2c3d4e5, a1b9\); give more of the id"):
        find(filled, "a1")


@pytest.mark.parametrize("wanted", ["zz", "%", "a_b", "'"])
def test_an_unknown_report_says_how_to_look_for_it(filled: sqlite3.Connection, wanted: str) -> None:
    with pytest.raises(StoreError, match="no report with this id"):
        find(filled, wanted)


def test_words_are_found_without_accents_and_marked(filled: sqlite3.Connection) -> None:
    (hit,) = search(filled, ["cafe"])
    assert hit.stored.id == "a1b9"
    assert "\x02Café\x03" in hit.snippet


@pytest.mark.parametrize(
    ("phrases", "found"),
    [
        (["satellite images"], 2),
        (["images satellite"], 0),
        (["satellite", "cafe"], 1),
        (["sat*"], 2),
        (["sat"], 0),
        (['"', "cafe"], 1),
        (["NEAR(a b)"], 0),
    ],
)
def test_each_phrase_narrows_and_no_mark_breaks_the_search(filled: sqlite3.Connection, phrases: list[str], found: int) -> None:
    assert len(search(filled, phrases)) == found


def test_a_search_without_words_is_refused(filled: sqlite3.Connection) -> None:
    with pytest.raises(StoreError, match="give at least one word"):
        search(filled, ['"', "-"])


def test_a_former_version_is_not_found(filled: sqlite3.Connection, run: Run) -> None:
    changed = reports.report(reports.TEXT.replace("satellite", "aerial   "), identifier="c0")
    keep(filled, run, reports.page(content=b"3", fetched="2024-04-01T00:00:00Z"), replace(changed, events=()))
    assert [hit.stored.id for hit in search(filled, ["satellite"])] == ["a1b9"]
    assert list(events(filled, EventQuery())) == []


@pytest.mark.parametrize(
    ("query", "found"),
    [
        (EventQuery(), ["e1", "e2"]),
        (EventQuery(actor="berg"), ["e1"]),
        (EventQuery(actor="BÉRG anna"), []),
        (EventQuery(actor="foreign minister"), ["e1"]),
        (EventQuery(actor="nor"), ["e1"]),
        (EventQuery(actor="erg"), []),
        (EventQuery(actor="?"), []),
        (EventQuery(recipient="berg"), []),
        (EventQuery(type="consult"), ["e1"]),
        (EventQuery(place="rajin"), ["e1", "e2"]),
        (EventQuery(place="RUS"), ["e2"]),
        (EventQuery(factuality="claimed"), ["e2"]),
        (EventQuery(source="suth"), ["e2"]),
        (EventQuery(source="suth", type="CONSULT"), []),
        (EventQuery(since="2024-03-06"), ["e2"]),
        (EventQuery(until="2024-03-05"), ["e1"]),
        (EventQuery(since="2024-03-05", until="2024-03-06"), ["e1", "e2"]),
        (EventQuery(since="2024-03-07"), []),
    ],
)
def test_each_filter_narrows(filled: sqlite3.Connection, query: EventQuery, found: list[str]) -> None:
    assert [event.id for _, event in events(filled, query)] == found


@pytest.mark.parametrize(
    ("query", "fits"),
    [
        (EventQuery(since="2024-03-05", until="2024-03-20"), True),
        (EventQuery(since="2024-03-31"), True),
        (EventQuery(until="2024-03-01"), True),
        (EventQuery(since="2024-04-01"), False),
        (EventQuery(until="2024-02-29"), False),
    ],
)
def test_a_month_of_publication_touches_each_of_its_days(store: sqlite3.Connection, run: Run, query: EventQuery, fits: bool) -> None:
    report = reports.report()
    month = replace(report.article, published=DateCandidate("2024-03", "month", "url", "url"))
    keep(store, run, reports.page(), replace(report, article=month, events=(replace(report.events[0], time=None),)))
    assert bool(list(events(store, query))) == fits


def test_all_current_reports_come_in_order(filled: sqlite3.Connection) -> None:
    assert [report.article.id for report in stored_reports(filled)] == ["a1b2c3d4e5", "a1b9"]


def test_counts(filled: sqlite3.Connection, run: Run) -> None:
    keep_rejected(filled, run, Rejected("x", "acquire", "no"))
    assert counts(filled) == {"reports": 2, "versions": 2, "events": 2, "rejections": 1}
    assert len(rejections(filled)) == 1
