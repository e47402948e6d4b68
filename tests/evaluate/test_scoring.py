"""Scoring: what counts as found, typed and right."""

from __future__ import annotations

import pytest

from evaluate.scoring import Count, Found, score, score_report, shared, words
from train.gold import GoldDocument, GoldEvent, GoldRole


def gold(type_: str = "AID", sentence: int = 0, span: tuple[int, int] = (5, 9), **more: object) -> GoldEvent:
    role = GoldRole("actor", "the Russian army", sentence, (0, 4))
    return GoldEvent(sentence, span, type_, "", "07", "fact", (role,), **more)  # type: ignore[arg-type]


def found(type_: str = "AID", sentence: int = 0, span: tuple[int, int] = (5, 9), actor: str = "Russian army", **more: object) -> Found:
    return Found(sentence, span, type_, "fact", {"actors": [actor]}, **more)  # type: ignore[arg-type]


def document(*events: GoldEvent, labelled: tuple[bool, ...] = (True, True)) -> GoldDocument:
    return GoldDocument("d", "en", ("one two", "three four"), labelled, events)


def test_the_right_type_at_the_right_place() -> None:
    scores = score([(document(gold()), [found()])])
    assert (scores.typed.f1, scores.found.f1, scores.roles["actors"].f1, scores.factuality.precision) == (1, 1, 1, 1)


def test_the_wrong_type_is_found_but_not_typed() -> None:
    scores = score([(document(gold()), [found("ASSAULT")])])
    assert (scores.typed.f1, scores.found.f1) == (0, 1)
    assert scores.types == {("AID", "ASSAULT"): 1}


def test_the_right_type_elsewhere_in_the_sentence_counts_only_when_relaxed() -> None:
    scores = score([(document(gold()), [found(span=(20, 24))])])
    assert (scores.typed.f1, scores.same_sentence.f1) == (0, 1)


def test_each_event_is_matched_once() -> None:
    scores = score([(document(gold()), [found(), found(span=(6, 8))])])
    assert (scores.typed.right, scores.typed.predicted, scores.typed.gold) == (1, 2, 1)


def test_sentences_without_labels_do_not_count() -> None:
    scores = score([(document(gold(), labelled=(False, True)), [found(), found(sentence=1)])])
    assert (scores.typed.predicted, scores.typed.gold) == (1, 0)


def test_a_report_matches_at_any_mention() -> None:
    scores = score_report([(document(gold(sentence=1)), [found(sentence=0, also=((1, (5, 9)),))])])
    assert scores.typed.f1 == 1


@pytest.mark.parametrize(
    ("left", "right", "count"),
    [(["the army"], ["army of Chad"], 1), (["the army"], ["the navy"], 0), (["a", "b"], ["a"], 1), (["x y"], ["x", "y"], 1)],
)
def test_fillers_pair_off_by_content_words(left: list[str], right: list[str], count: int) -> None:
    assert shared(left, right, "en") == count


def test_stop_words_count_where_there_is_nothing_else() -> None:
    assert words("The", "en") == {"the"}
    assert words("The army", "en") == {"army"}


def test_empty_counts_are_zero() -> None:
    assert (Count().f1, Count().precision, Count().recall) == (0, 0, 0)
