from __future__ import annotations

import csv
import json
import re
import shlex
import sqlite3
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from typer.main import get_command
from typer.testing import CliRunner, Result

from jejak import weights
from jejak.cli import app
from jejak.model import Page, Rejected, Report
from jejak.record import loads
from jejak.store import opened
from jejak.store import rejections as store_rejections
from tests import reports

COMMANDS = ("read", "retry", "show", "search", "events", "export", "doctor")


def process(page: Page, *, bulk: bool = False) -> Report | Rejected:
    """Stands for the reader: pages with the word `good` hold the hand-made report, those with `plain` no event, all others are rejected."""
    name = Path(page.source).stem
    found = reports.report(url=f"https://example.org/{name}", identifier=f"{name}-0123456789abcdef")
    if b"good" in page.content:
        return found
    if b"plain" in page.content:
        return replace(found, events=())
    return Rejected(page.source, "article", "no article text in it; give a page with one", page)


@pytest.fixture(autouse=True)
def _in_an_empty_directory_with_a_stand_in_reader(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "140")
    stand_in = ModuleType("jejak.run.pipeline")
    vars(stand_in)["process"] = process
    monkeypatch.setitem(sys.modules, "jejak.run.pipeline", stand_in)
    monkeypatch.setattr(weights, "version", lambda: "test-model")
    for name, words in (("one", "good"), ("two", "plain"), ("bad", "nothing")):
        Path(f"{name}.html").write_text(f"<html><body><p>{words} page</p></body></html>")


def jejak(*arguments: str) -> Result:
    return CliRunner().invoke(app, arguments, catch_exceptions=False)


def stored(*names: str) -> None:
    assert jejak("read", *names, "--store", "jejak.sqlite").exit_code in (0, 3)


def test_read_prints_a_table() -> None:
    result = jejak("read", "one.html", "two.html")
    assert result.exit_code == 0
    for words in ("Minister visits Rajin", "CONSULT visit", "Anna Berg (NOR)", "2024-03-05", "← Suthland (SUT)", "satellite", "no events"):
        assert words in result.stdout
    assert "300 container shells: Rajin → Dunay" in re.sub(r"\s+", " ", result.stdout)
    assert result.stderr.splitlines() == ["2 reports, 2 events, 0 rejected"]


def test_read_prints_records_one_a_line() -> None:
    result = jejak("read", "one.html", "two.html", "--format", "jsonl")
    assert [loads(line).article.id[:3] for line in result.stdout.splitlines()] == ["one", "two"]


@pytest.mark.parametrize(
    ("inputs", "code"), [(["one.html"], 0), (["bad.html"], 1), (["gone.html"], 1), (["one.html", "bad.html", "gone.html"], 3), (["."], 3)]
)
def test_exit_codes_of_read(inputs: list[str], code: int) -> None:
    assert jejak("read", *inputs).exit_code == code


@pytest.mark.parametrize(
    "arguments",
    [
        ["read"],
        ["read", "one.html", "--format", "xml"],
        ["read", "one.html", "--workers", "0"],
        ["events", "--since", "May"],
        ["events", "--factuality", "true"],
        ["events", "--type", "VISIT"],
        ["export", "xml", "a"],
        ["fly"],
    ],
)
def test_wrong_usage_is_2(arguments: list[str]) -> None:
    result = jejak(*arguments)
    assert result.exit_code == 2
    assert result.stderr


def test_a_rejected_input_is_named_with_its_reason_on_one_line() -> None:
    result = jejak("read", "one.html", "bad.html")
    assert "rejected: bad.html: no article text in it; give a page with one" in result.stderr.splitlines()
    assert "bad.html" not in result.stdout


def test_flags_fill_what_pages_do_not_say(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[tuple[Page, bool]] = []

    def look(page: Page, *, bulk: bool) -> Report | Rejected:
        seen.append((page, bulk))
        return process(page)

    vars(sys.modules["jejak.run.pipeline"])["process"] = look
    Path("some.jsonl").write_text('{"text": "good a"}\n{"text": "good b", "language": "en", "published": "2020-01-01"}\n')
    assert jejak("read", "some.jsonl", "--lang", "id", "--published", "2023-10-19", "--bulk").exit_code == 0
    found = [(page.given.language, page.given.published, bulk) for page, bulk in seen]
    assert found == [("id", "2023-10-19", True), ("en", "2020-01-01", True)]


def test_settings_come_from_the_file_that_is_named() -> None:
    Path("own.toml").write_text('format = "jsonl"\n')
    assert jejak("read", "one.html", "--config", "own.toml").stdout.startswith('{"schema":1')
    assert jejak("read", "one.html", "--config", "own.toml", "--format", "table").stdout.startswith("Minister")
    Path("own.toml").write_text("colour = 1\n")
    result = jejak("read", "one.html", "--config", "own.toml")
    assert result.exit_code == 2
    assert "own.toml: colour: no such setting" in result.stderr


def test_foreign_text_never_steers_the_terminal() -> None:
    hostile = "\x1b]0;owned\x07 [bold]Minister[/bold] \x9b31m\u202e"
    report = reports.report()
    article = replace(report.article, title=hostile)
    vars(sys.modules["jejak.run.pipeline"])["process"] = lambda page, bulk: replace(report, article=article)
    for command in (["read", "one.html"], ["show", "one.html"]):
        out = jejak(*command).stdout
        assert not set(out) & {"\x1b", "\x07", "\x9b", "\u202e"}
        assert "[bold]Minister[/bold]" in out


def test_missing_weights_stop_before_anything_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing() -> str:
        raise weights.WeightsError("weights are missing: install again")

    monkeypatch.setattr(weights, "version", missing)
    result = jejak("read", "one.html")
    assert (result.exit_code, result.stdout, result.stderr) == (1, "", "jejak: weights are missing: install again\n")


def test_reading_twice_into_a_store_changes_nothing() -> None:
    stored("one.html", "bad.html")
    first = jejak("export", "jsonl", "-").stdout
    stored("one.html", "bad.html")
    assert jejak("export", "jsonl", "-").stdout == first
    assert len(first.splitlines()) == 1


def test_show_marks_the_words_and_lists_the_record() -> None:
    stored("one.html")
    for wanted in ("one-01", "one.html", "https://example.org/one"):
        result = jejak("show", wanted, "--store", "jejak.sqlite")
        assert result.exit_code == 0
        for words in (
            "arrived[1]",
            "shipped[2]",
            "[1] CONSULT visit",
            "according",
            "“satellite images”",
            "cut (furniture): Leave a Reply",
            "no byline",
        ):
            assert words in re.sub(r"\s+", " ", result.stdout)


def test_show_reads_a_file_where_no_store_is_named() -> None:
    assert loads(jejak("show", "one.html", "--json").stdout) == loads(jejak("read", "one.html", "--format", "jsonl").stdout)
    assert jejak("show", "bad.html").exit_code == 1


def test_show_in_a_narrow_terminal_puts_the_record_below(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    lines = jejak("show", "one.html").stdout.splitlines()
    assert max(map(len, lines)) <= 60
    assert next(n for n, line in enumerate(lines) if "arrived[1]" in line) < next(
        n for n, line in enumerate(lines) if "[1] CONSULT" in line
    )


def test_search_shows_reports_with_the_words() -> None:
    stored("one.html", "two.html")
    result = jejak("search", "satellite images", "shell*")
    assert result.exit_code == 0
    assert result.stdout.count("Minister visits Rajin") == 2
    hits = [json.loads(line) for line in jejak("search", "SHELLS", "--limit", "1", "--json").stdout.splitlines()]
    assert [(hit["url"], hit["model"]) for hit in hits] == [("https://example.org/one", "test-model")]
    assert jejak("search", "nowhere").stderr == "no report holds these words\n"


def test_events_lists_what_fits() -> None:
    stored("one.html", "two.html")
    result = jejak("events", "--actor", "berg", "--type", "consult", "--since", "2024-03-01")
    assert "CONSULT visit" in result.stdout
    assert "AID" not in result.stdout
    (line,) = jejak("events", "--source", "SUT", "--json").stdout.splitlines()
    found = json.loads(line)
    assert (found["event"]["type"], found["report"]["url"]) == ("AID", "https://example.org/one")
    assert jejak("events", "--recipient", "nobody").stderr == "no event fits\n"


def test_export_writes_files(tmp_path: Path) -> None:
    stored("one.html", "two.html")
    assert jejak("export", "csv", "events.csv").stderr == "2 events written to events.csv\n"
    assert [row["type"] for row in csv.DictReader(Path("events.csv").read_text().splitlines())] == ["CONSULT", "AID"]
    assert jejak("export", "jsonl", "all.jsonl").stderr == "2 records written to all.jsonl\n"
    assert jejak("export", "parquet", "events.parquet").exit_code == 0
    assert jejak("export", "parquet", "-").exit_code == 1
    assert jejak("export", "csv", "no/such/directory.csv").exit_code == 1
    assert not list(tmp_path.glob("*.part"))


def test_retry_reads_what_has_become_readable() -> None:
    stored("one.html", "bad.html", "later.html")
    assert jejak("retry").exit_code == 1
    Path("later.html").write_text("<p>good</p>")
    result = jejak("retry")
    assert result.exit_code == 3
    assert "rejected: bad.html" in result.stderr
    vars(sys.modules["jejak.run.pipeline"])["process"] = lambda page, bulk: replace(
        reports.report(), article=replace(reports.report().article, id=page.source)
    )
    assert jejak("retry").exit_code == 0
    assert jejak("retry").stderr == "nothing to retry\n"


def open_rejections() -> dict[str, str]:
    with opened(Path("jejak.sqlite")) as store:
        return {rejected.source: rejected.reason for rejected in store_rejections(store)}


def test_retry_reads_the_whole_input_of_a_line_again() -> None:
    Path("some.jsonl").write_text('{"text": "good"}\n{"text": \n{"html"}\n')
    stored("some.jsonl")
    assert set(open_rejections()) == {"some.jsonl:2", "some.jsonl:3"}
    assert jejak("retry").exit_code == 3
    assert set(open_rejections()) == {"some.jsonl:2", "some.jsonl:3"}
    Path("some.jsonl").write_text('{"text": "good"}\n')
    assert jejak("retry").exit_code == 0
    assert open_rejections() == {}


def test_retry_reads_an_archive_that_was_cut_off_again() -> None:
    body = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>good</p>" + b" " * 5000
    record = b"WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n" % (
        len(body),
        body,
    )
    Path("a.warc").write_bytes(record + record[:-2000])
    stored("a.warc")
    assert set(open_rejections()) == {"a.warc"}
    Path("a.warc").write_bytes(record + record)
    assert jejak("retry").exit_code == 0
    assert open_rejections() == {}


def test_retry_leaves_the_reason_where_the_input_is_gone() -> None:
    Path("some.jsonl").write_text('{"text": "good"}\n{"text": \n')
    Path("empty.html").write_text("")
    stored("some.jsonl", "empty.html")
    CliRunner().invoke(app, ["read", "-", "--store", "jejak.sqlite"], input='{"text": ', catch_exceptions=False)
    before = open_rejections()
    assert len(before) == 3
    Path("some.jsonl").unlink()
    Path("empty.html").unlink()
    result = jejak("retry")
    assert result.exit_code == 1
    assert "standard input cannot be read again, 1 rejection of it left" in result.stderr
    assert open_rejections() == before


def test_export_and_show_of_names_that_are_none() -> None:
    stored("one.html")
    for name in (".", "/", "..", "x" * 300):
        result = jejak("export", "csv", name)
        assert (result.exit_code, len(result.stderr.splitlines())) == (1, 1)
    assert jejak("show", "x" * 300).stderr.startswith("jejak: xxx")


def test_a_store_that_is_not_there_says_how_to_make_one() -> None:
    for command in (["events"], ["search", "x"], ["show", "abc"], ["retry"], ["export", "csv", "a.csv"]):
        result = jejak(*command)
        assert result.exit_code == 1
        assert result.stderr.startswith("jejak: jejak.sqlite: no such store; make one with `jejak read")


def test_doctor_names_what_is_wrong(monkeypatch: pytest.MonkeyPatch) -> None:
    stored("one.html")
    checks = {check["name"]: check for check in map(json.loads, jejak("doctor", "--json").stdout.splitlines())}
    assert {"python", "sqlite", "weights", "language id", "language en", "settings", "typer", "place index"} <= checks.keys()
    assert checks["store"]["found"] == "jejak.sqlite: 1 reports, 1 versions, 2 events, 0 rejections"
    monkeypatch.setattr(weights, "load", lambda: weights.Weights(Path("nowhere"), 1))
    result = jejak("doctor")
    assert result.exit_code == 1
    assert re.search(r"NOT OK +weights .*nowhere", result.stdout)


def _newer(path: Path) -> None:
    with opened(path) as store:
        store.execute("INSERT INTO migrations VALUES (9999, 'later', '2030-01-01')")


def _damaged(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[4096:] = b"\xff" * (len(content) - 4096)
    path.write_bytes(content)


@pytest.mark.parametrize("harm", [_newer, _damaged, lambda path: path.write_bytes(b"no store" * 999), lambda path: path.write_bytes(b"")])
def test_doctor_finds_a_store_that_cannot_be_used_and_leaves_it_as_it_is(harm: Callable[[Path], None]) -> None:
    stored("one.html")
    path = Path("jejak.sqlite")
    harm(path)
    before = path.read_bytes()
    result = jejak("doctor", "--json")
    checks = {check["name"]: check["ok"] for check in map(json.loads, result.stdout.splitlines())}
    assert (result.exit_code, checks["store"], checks["python"]) == (1, False, True)
    assert path.read_bytes() == before


def test_a_store_that_another_program_holds_is_an_error_of_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    stored("one.html")
    monkeypatch.setattr("jejak.store.opening.BUSY_SECONDS", 0.05)
    holder = sqlite3.connect("jejak.sqlite", isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    result = jejak("read", "two.html", "--store", "jejak.sqlite")
    holder.close()
    assert result.exit_code == 1
    assert result.stderr.splitlines()[-1] == "jejak: the store cannot be read or written: database is locked"


def test_version() -> None:
    assert re.fullmatch(r"jejak \d+\.\d+\.\d+\n", jejak("--version").stdout)


def examples(command: str) -> list[list[str]]:
    lines = jejak(command, "--help").stdout.splitlines()
    return [shlex.split(line)[1:] for line in lines if line.startswith("  jejak ")]


@pytest.mark.parametrize("command", COMMANDS)
def test_the_examples_in_the_help_parse(command: str) -> None:
    found = examples(command)
    assert found
    for name, *arguments in found:
        assert name == command
        words = arguments[: arguments.index(">")] if ">" in arguments else arguments
        parser: Any = get_command(app)
        with parser.make_context("jejak", [name], resilient_parsing=True) as context:
            parser.get_command(context, name).make_context(name, list(words), parent=context).close()


@pytest.mark.parametrize("command", COMMANDS)
def test_the_help_says_the_exit_codes(command: str) -> None:
    text = re.sub(r"\s+", " ", jejak(command, "--help").stdout)
    assert re.search(r"Exit codes: 0 .* 1 .* 2 .* 3 ", text)
