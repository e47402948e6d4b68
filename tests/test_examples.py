"""The main job on the example pages, from the command line, with the shipped weights."""

from __future__ import annotations

import json
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from jejak import weights
from jejak.record import from_json, to_json
from jejak.schema import problems, span_problems

ROOT = Path(__file__).parents[1]
pytestmark = pytest.mark.skipif(not (weights.FOLDER / "reader.json").is_file(), reason="weights are not built; `jejak doctor` fails for it")


def jejak(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", "jejak", *arguments], capture_output=True, text=True, cwd=ROOT, check=False)


@cache
def records() -> list[dict[str, Any]]:
    done = jejak("read", "examples/", "--format", "jsonl")
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_every_example_becomes_a_record_of_the_form() -> None:
    assert len(records()) >= 8
    for record in records():
        assert list(problems(record)) == []
        assert list(span_problems(record)) == []
        assert to_json(from_json(record)) == record


def test_every_example_has_events_with_parties() -> None:
    for record in records():
        assert any(event["actors"] for event in record["events"]), record["title"]


def test_ids_are_told_apart_and_stay() -> None:
    ids = [record["id"] for record in records()]
    assert len(set(ids)) == len(ids)
    events = [(record["id"], event["id"]) for record in records() for event in record["events"]]
    assert len(set(events)) == len(events)
    assert [json.loads(line) for line in jejak("read", "examples/", "--format", "jsonl", "--workers", "2").stdout.splitlines()] == records()


def test_the_first_page_gives_what_it_says() -> None:
    (record,) = [record for record in records() if "Okezone" in (record["publisher"]["name"] or "")]
    told = {(event["type"], actor["country"]) for event in record["events"] for actor in event["actors"]}
    assert ("CONSULT", "RUS") in told
    assert ("ACCUSE", "RUS") in told
    assert not any("Leave a Reply" in record["text"][slice(*event["sentence"])] for event in record["events"])
