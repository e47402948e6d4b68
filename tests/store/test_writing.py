from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from jejak.model import Given, Problem, Rejected, Report
from jejak.record import to_json
from jejak.store import Run, find, keep, keep_rejected, load, opened, rejections, versions
from tests import reports

URL = "https://example.org/news/1"


def dump(store: sqlite3.Connection) -> list[str]:
    return list(store.iterdump())


def table(store: sqlite3.Connection, name: str) -> list[dict[str, Any]]:
    return [dict(row) for row in store.execute(f"SELECT * FROM {name}")]


def test_reading_a_page_twice_changes_nothing(store: sqlite3.Connection, run: Run) -> None:
    assert keep(store, run, reports.page(), reports.report()) == "new"
    before = dump(store)
    later = Run(program="0.1.0", model="m1")
    assert keep(store, later, reports.page(), reports.report()) == "unchanged"
    assert dump(store) == before


def test_a_changed_page_is_a_new_version_and_the_newest_is_current(store: sqlite3.Connection, run: Run) -> None:
    first, changed = reports.report(), reports.report(reports.TEXT + " More soon.", identifier="ffff")
    keep(store, run, reports.page(), first)
    assert keep(store, run, reports.page(content=b"<p>changed</p>", fetched="2024-03-07T10:00:00+02:00"), changed) == "version"
    found = versions(store, find(store, URL))
    assert [(version.version, version.current, version.id) for version in found] == [(1, False, "a1b2c3d4e5"), (2, True, "ffff")]
    assert load(store, found[0]).article.text == first.article.text


def test_an_older_capture_read_later_does_not_become_current(store: sqlite3.Connection, run: Run) -> None:
    keep(store, run, reports.page(), reports.report())
    older = reports.report(reports.TEXT + " Draft.")
    assert keep(store, run, reports.page("old.warc#1", b"draft", fetched="2024-03-06T09:00:00+00:00"), older) == "version"
    assert [version.current for version in versions(store, find(store, URL))] == [True, False]


def current(store: sqlite3.Connection) -> list[bool]:
    return [version.current for version in versions(store, find(store, URL))]


def test_an_older_version_read_again_as_it_was_changes_nothing(store: sqlite3.Connection, run: Run) -> None:
    keep(store, run, reports.page(), reports.report())
    keep(store, run, reports.page(content=b"2", fetched="2024-03-07T10:00:00Z"), reports.report(reports.TEXT + " More."))
    before = dump(store)
    assert keep(store, run, reports.page(), reports.report()) == "unchanged"
    assert dump(store) == before


def test_a_page_that_is_changed_back_shows_its_first_version_again(store: sqlite3.Connection, run: Run) -> None:
    first, second = reports.report(), reports.report(reports.TEXT + " More.")
    keep(store, run, reports.page(fetched="2024-03-06T10:00:00Z"), first)
    keep(store, run, reports.page(content=b"2", fetched="2024-03-07T10:00:00Z"), second)
    assert keep(store, run, reports.page(fetched="2024-03-09T10:00:00Z"), first) == "unchanged"
    assert current(store) == [True, False]
    assert keep(store, run, reports.page("old.warc#1", b"2", fetched="2024-03-08T10:00:00Z"), second) == "unchanged"
    assert current(store) == [True, False]
    assert keep(store, run, reports.page(content=b"2", fetched="2024-03-10T10:00:00Z"), second) == "unchanged"
    assert current(store) == [False, True]


def test_an_older_capture_does_not_hide_what_was_seen_again_later(store: sqlite3.Connection, run: Run) -> None:
    for day in ("06", "09"):
        keep(store, run, reports.page(fetched=f"2024-03-{day}T10:00:00Z"), reports.report())
    keep(store, run, reports.page("old.warc#1", b"2", fetched="2024-03-07T10:00:00Z"), reports.report(reports.TEXT + " More."))
    assert current(store) == [True, False]


def test_ids_that_two_inputs_give_are_not_one_report(store: sqlite3.Connection, run: Run) -> None:
    for source, text, kept in (("a.jsonl:1", "", "new"), ("b.jsonl:1", " Other.", "new"), ("a.jsonl:2", " More.", "version")):
        page = replace(reports.page(source, text.encode()), given=Given(id="1"))
        assert keep(store, run, page, reports.report(reports.TEXT + text, url=None, identifier="1")) == kept


def test_the_same_bytes_in_another_encoding_are_another_page(store: sqlite3.Connection, run: Run) -> None:
    for charset in ("utf-8", None, "cp1252", None):
        keep(store, run, replace(reports.page(), charset=charset), reports.report())
        keep_rejected(store, run, Rejected("a.html", "article", "no text", replace(reports.page("a.html"), charset=charset)))
    assert [row["charset"] for row in table(store, "pages") if row["source"] == "a.html"] == ["utf-8", None, "cp1252"]


def test_another_reading_of_the_same_page_is_a_version_of_its_own_run(store: sqlite3.Connection, run: Run) -> None:
    keep(store, run, reports.page(), reports.report())
    better = replace(reports.report(), events=reports.report().events[:1])
    assert keep(store, Run(program="0.1.0", model="m2"), reports.page(), better) == "version"
    assert [version.model for version in versions(store, find(store, URL))] == ["m1", "m2"]
    assert len(table(store, "pages")) == 1


def test_a_report_without_an_address_is_known_by_its_id(store: sqlite3.Connection, run: Run) -> None:
    keep(store, run, reports.page("a.txt"), reports.report(url=None, identifier="aa"))
    assert keep(store, run, reports.page("b.txt"), reports.report(url=None, identifier="bb")) == "new"


def test_every_value_stands_in_a_row_with_its_words(store: sqlite3.Connection, run: Run) -> None:
    keep(store, run, reports.page(), reports.report())
    roles = [(row["role"], row["text"], row["name"]) for row in table(store, "roles")]
    assert ("actor", "foreign minister of Norland, Anna Berg", "Anna Berg") in roles
    assert ("source", "Suthland", "Suthland") in roles
    assert ("evidence", "satellite images", None) in roles
    assert ("goods", "shells", None) in roles
    assert ("destination", "Dunay", "Dunay") in roles
    assert {"place", "time", "quantity", "origin"} <= {role for role, _, _ in roles}
    for name in ("roles", "mentions"):
        for row in table(store, name):
            assert reports.TEXT[row["start"] : row["end"]] == row["text"]
    source = next(row for row in table(store, "roles") if row["role"] == "source")
    assert reports.TEXT[source["cue_start"] : source["cue_end"]] == source["cue"] == "According to"
    assert [row["trigger"] for row in table(store, "also")] == ["visits"]
    assert [row["name"] for row in table(store, "cites")] == ["Suthland"]
    assert [row["found"] for row in table(store, "dates")] == ["given", "text 84-91"]
    assert [row["text"] for row in table(store, "cut")] == ["Leave a Reply"]
    assert [row["reason"] for row in table(store, "problems")] == ["no byline", "a trigger without an actor"]
    assert [(row["program"], row["model"]) for row in table(store, "runs")] == [("0.1.0", "m1")]


def test_deleting_a_report_takes_its_rows_along(store: sqlite3.Connection, run: Run) -> None:
    keep(store, run, reports.page(), reports.report())
    store.execute("DELETE FROM reports")
    for name in ("events", "roles", "also", "mentions", "cites", "dates", "cut", "problems"):
        assert table(store, name) == []
    assert store.execute("SELECT count(*) FROM report_words WHERE report_words MATCH 'shells'").fetchone()[0] == 0


def test_a_report_that_cannot_be_kept_leaves_nothing(store: sqlite3.Connection, run: Run) -> None:
    broken = replace(reports.report(), events=(replace(reports.report().events[0], factuality=None),))  # type: ignore[arg-type]
    before = dump(store)
    with pytest.raises(sqlite3.IntegrityError):
        keep(store, run, reports.page(), broken)
    assert dump(store) == before
    assert keep(store, run, reports.page(), reports.report()) == "new"


def test_a_rejection_keeps_its_page_and_is_kept_once(store: sqlite3.Connection, run: Run) -> None:
    page = reports.page("empty.html", b"\x00\xff not a page")
    rejected = Rejected("empty.html", "article", "no text: give a page with an article", page)
    keep_rejected(store, run, rejected)
    before = dump(store)
    keep_rejected(store, run, rejected)
    assert dump(store) == before
    assert rejections(store) == [replace(rejected, page=replace(page, fetched="2024-03-06T10:00:00+00:00"))]


def test_another_reason_takes_the_place_of_the_former(store: sqlite3.Connection, run: Run) -> None:
    keep_rejected(store, run, Rejected("gone.html", "acquire", "no such file"))
    keep_rejected(store, run, Rejected("gone.html", "acquire", "not readable"))
    assert rejections(store) == [Rejected("gone.html", "acquire", "not readable")]


def test_a_report_of_the_same_source_resolves_its_rejection(store: sqlite3.Connection, run: Run) -> None:
    keep_rejected(store, run, Rejected("news/1.html", "acquire", "no such file"))
    keep_rejected(store, run, Rejected("news/2.html", "acquire", "no such file"))
    keep(store, run, reports.page("news/1.html"), reports.report())
    assert [rejected.source for rejected in rejections(store)] == ["news/2.html"]
    keep_rejected(store, run, Rejected("news/1.html", "acquire", "no such file"))
    keep(store, run, reports.page("news/1.html"), reports.report())
    assert [rejected.source for rejected in rejections(store)] == ["news/2.html"]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
@given(report=reports.reports())
def test_any_report_comes_back_as_it_was(tmp_path: Path, report: Report) -> None:
    path = tmp_path / "any.sqlite"
    path.unlink(missing_ok=True)
    with opened(path, create=True) as store:
        keep(store, Run("p", "m"), reports.page(), report)
        assert load(store, find(store, report.article.id)) == report


def test_the_hand_made_report_comes_back_with_its_sentences_and_dates(store: sqlite3.Connection, run: Run) -> None:
    report = reports.report()
    keep(store, run, reports.page(), report)
    back = load(store, find(store, URL))
    assert to_json(back) == to_json(report)
    assert back.article == replace(report.article, problems=())
    assert back.problems == (Problem("article", "no byline"), Problem("annotate", "a trigger without an actor"))
