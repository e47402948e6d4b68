from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from jejak.model import Problem, Report
from jejak.record import RecordError, dumps, from_json, loads, to_json
from jejak.schema import problems, span_problems
from tests import reports


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(reports.reports())
def test_a_report_comes_back_from_its_json(report: Report) -> None:
    line = dumps(report)
    assert loads(line) == report
    assert list(problems(json.loads(line))) == []
    assert list(span_problems(json.loads(line))) == []


def test_sentences_and_unchosen_dates_stay_behind_and_problems_are_joined() -> None:
    report = reports.report()
    back = from_json(to_json(report))
    assert back.article.sentences == ()
    assert back.article.dates == ()
    assert back.problems == (Problem("article", "no byline"), Problem("annotate", "a trigger without an actor"))
    assert to_json(back) == to_json(report)


def test_a_problem_named_by_both_stages_is_written_once() -> None:
    report = reports.report()
    twice = replace(report, problems=report.article.problems)
    assert to_json(twice)["problems"] == [{"stage": "article", "reason": "no byline"}]


def test_absent_values_are_null() -> None:
    event = to_json(reports.report())["events"][1]
    assert event["mode"] is None
    assert event["place"] is None
    assert event["recipients"] == []


def test_the_words_of_a_movement_keep_their_spans() -> None:
    movement = to_json(reports.report())["events"][1]["movement"]
    assert movement["goods"] == "shells"
    assert reports.TEXT[slice(*movement["spans"]["goods"])] == "shells"
    assert movement["spans"]["carrier"] is None


def test_another_schema_is_refused_with_what_to_do() -> None:
    with pytest.raises(RecordError, match=r"schema 2; this program reads schema 1: .*update jejak"):
        from_json(to_json(reports.report()) | {"schema": 2})


@pytest.mark.parametrize("line", ["", "[]", "{}", '"schema"', "{"])
def test_what_is_no_report_is_refused(line: str) -> None:
    with pytest.raises(RecordError, match="not"):
        loads(line)


def change(path: str, value: Any) -> dict[str, Any]:
    """The hand-made report with one value put at a dotted path; a value of KeyError takes the key out."""
    record = to_json(reports.report())
    *parents, last = path.split(".")
    spot: Any = record
    for name in parents:
        spot = spot[int(name)] if name.isdigit() else spot[name]
    if value is KeyError:
        del spot[last]
    else:
        spot[last] = value
    return record


@pytest.mark.parametrize(
    ("path", "value", "message"),
    [
        ("title", KeyError, r"report\.title: missing"),
        ("colour", "red", r"report\.colour: no such field"),
        ("events.0.quad", "1", r"report\.events\[0\]\.quad: str where int belongs"),
        ("events.0.factuality", "true", r"report\.events\[0\]\.factuality: 'true' is none of fact, claimed"),
        ("events.1.chain.0.cue", [], r"report\.events\[1\]\.chain\[0\]\.cue: list where an object belongs"),
        ("events.0.trigger.span", [1], r"report\.events\[0\]\.trigger\.span: \[1\] where \[start, end\] belongs"),
        ("events.0.actors", None, r"report\.events\[0\]\.actors: null where a list belongs"),
        ("text", "changed", "text_sha256 does not belong to text"),
    ],
)
def test_a_departure_from_the_form_is_named(path: str, value: Any, message: str) -> None:
    with pytest.raises(RecordError, match=message):
        from_json(change(path, value))


@pytest.mark.parametrize(
    ("path", "value", "message"),
    [
        ("events.0.trigger.span", [0, 4], "report.events[0].trigger: span [0, 4] holds 'Mini', not 'arrived'"),
        ("events.0.trigger.span", [5, 5], "is empty or leaves the text"),
        ("events.0.sentence", [0, 9999], "report.events[0].sentence: span [0, 9999] is empty or leaves the text"),
        ("events.0.actors.0.span", None, "report.events[0].actors[0]: no span, and not marked as inferred"),
        ("events.1.movement.spans.goods", [0, 8], "report.events[1].movement.spans.goods: span [0, 8] holds 'Minister', not 'shells'"),
    ],
)
def test_a_span_that_does_not_hold_its_words_is_named(path: str, value: Any, message: str) -> None:
    found = list(span_problems(change(path, value)))
    assert len(found) == 1
    assert message in found[0]
