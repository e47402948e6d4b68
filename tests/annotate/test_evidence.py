"""Evidence kinds by cue words."""

from __future__ import annotations

import pytest

from jejak import languages
from jejak.annotate.evidence import evidence, kind
from jejak.model import Span


@pytest.mark.parametrize(
    ("code", "phrase", "wanted"),
    [
        ("id", "Citra satelit", "satellite"),
        ("id", "informasi intelijen", "intelligence"),
        ("id", "Beberapa analis", "expert"),
        ("id", "saksi mata", "eyewitness"),
        ("id", "pernyataannya", "official_statement"),
        ("en", "commercial satellite imagery", "satellite"),
        ("en", "a video posted on the internet", "photo_video"),
        ("en", "an official who declined to be named", "anonymous"),
        ("en", "court documents", "court"),
        ("en", "the minister", None),
        ("en", "resourceful people", None),
    ],
)
def test_the_kind_of_a_phrase(code: str, phrase: str, wanted: str | None) -> None:
    assert kind(phrase, languages.load(code)) == wanted


def test_phrases_are_found_with_their_determiners_inside_the_sentence_only() -> None:
    text = "Three witnesses spoke. The satellite images and several experts say so."
    found = evidence(text, Span(23, len(text)), languages.load("en"))
    assert [(item.kind, item.text) for item in found] == [("satellite", "The satellite images"), ("expert", "several experts")]
    assert all(text[item.span.start : item.span.end] == item.text for item in found)
