from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import HealthCheck, given, settings

import jejak
from jejak.model import Page, Rejected, Report
from jejak.notebook import Record, Records
from jejak.rows import COLUMNS
from jejak.spans import segments
from tests import reports

HOSTILE = '<script>alert("1")</script>&'


class Tags(HTMLParser):
    """The tags of a page and the text of its `div.text`."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.seen: list[str] = []
        self.inside = False
        self.words = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append(tag)
        self.inside = self.inside or ("class", "text") in attrs

    def handle_data(self, data: str) -> None:
        if self.inside and self.seen[-1] != "sup":
            self.words += data


def hostile() -> Record:
    report = reports.report()
    event = replace(report.events[0], actors=(replace(report.events[0].actors[0], name=HOSTILE),), type=HOSTILE, factuality=HOSTILE)  # type: ignore[arg-type]
    article = replace(report.article, title=HOSTILE, url=HOSTILE, text=report.article.text + HOSTILE)
    return Record.of(replace(report, article=article, events=(event,)))


def test_no_foreign_markup_reaches_the_page() -> None:
    for page in (hostile()._repr_html_(), Records((hostile(),), (Rejected(HOSTILE, "article", HOSTILE),))._repr_html_()):
        assert "script" not in Tags(page).seen
        assert "&lt;script&gt;" in page


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(reports.reports())
def test_the_marked_text_is_the_text(report: Report) -> None:
    assert "".join(piece for piece, _, _ in segments(report)) == report.article.text
    assert sorted(number for _, _, numbers in segments(report) for number in numbers) == list(range(1, len(report.events) + 1))


def test_words_are_marked_by_their_roles() -> None:
    page = Record.of(reports.report())._repr_html_()
    assert '<span class="trigger">arrived</span><sup>1</sup>' in page
    assert '<span class="evidence">satellite images</span>' in page


def test_a_record_is_its_report() -> None:
    report = reports.report()
    record = Record.of(report)
    assert isinstance(record, Report)
    assert (record.events, record.article, record.text) == (report.events, report.article, report.article.text)
    assert record.to_json()["id"] == report.article.id


def test_frames_have_a_row_an_event() -> None:
    records = Records((Record.of(reports.report()),) * 2)
    frame = records.to_frame()
    assert list(frame.columns) == list(COLUMNS)
    assert list(frame["type"]) == ["CONSULT", "AID"] * 2
    assert len(records[0].to_frame()) == 2
    assert len(Records(()).to_frame()) == 0


def test_without_pandas_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(ImportError, match=r"pip install 'jejak\[frame\]'"):
        Record.of(reports.report()).to_frame()


def process(page: Page, *, bulk: bool) -> Report | Rejected:
    if b"good" in page.content:
        return reports.report(identifier=f"{page.given.language} {page.given.published}")
    return Rejected(page.source, "article", "no text; give a page with some", page)


@pytest.fixture
def _stand_in_reader(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    stand_in = ModuleType("jejak.run.pipeline")
    vars(stand_in)["process"] = process
    monkeypatch.setitem(sys.modules, "jejak.run.pipeline", stand_in)
    Path("good.html").write_text("<p>good</p>")
    Path("bad.html").write_text("<p>bad</p>")


@pytest.mark.usefixtures("_stand_in_reader")
def test_read_gives_a_record_or_says_why_not() -> None:
    assert len(jejak.read(Path("good.html")).events) == 2
    assert jejak.read("good.html", language="id", published="2023-10-19").article.id == "id 2023-10-19"
    with pytest.raises(jejak.ReadError, match=r"^bad\.html: no text; give a page with some$"):
        jejak.read("bad.html")
    with pytest.raises(jejak.ReadError, match=r"gone\.html: no such file"):
        jejak.read("gone.html")


@pytest.mark.usefixtures("_stand_in_reader")
def test_read_is_for_one_page() -> None:
    Path("two.jsonl").write_text('{"text": "good"}\n' * 2)
    with pytest.raises(jejak.ReadError, match=r"holds 2 pages; use jejak\.read_all"):
        jejak.read("two.jsonl")
    found = jejak.read_all(["two.jsonl", "bad.html"])
    assert (len(found), len(found.events), [each.source for each in found.rejected]) == (2, 4, ["bad.html"])


@pytest.mark.usefixtures("_stand_in_reader")
def test_one_name_is_one_input_and_not_its_letters() -> None:
    for one in ("good.html", Path("good.html")):
        found = jejak.read_all(one)
        assert (len(found), found.rejected) == (1, ())


def test_importing_jejak_loads_nothing_heavy() -> None:
    code = (
        "import sys, jejak; print(sorted({'numpy', 'onnxruntime', 'pandas', 'httpx', 'rich', 'sqlite3', 'trafilatura'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"
