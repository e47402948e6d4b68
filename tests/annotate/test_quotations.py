"""Quotations and speeches: who speaks where, also over several sentences."""

from __future__ import annotations

import pytest

from jejak.annotate.quotations import Discourse, cue, discourse, quotes
from jejak.article.sentences import split
from jejak.languages import load
from jejak.model import Article, Name, Span


def article(text: str, language: str) -> Article:
    return Article("a", text, language, sentences=split(text, language))


def names(text: str, *words: str) -> list[Name]:
    return [Name(Span(at, at + len(word)), "PER", 1.0) for word in words for at in [text.index(word)]]


def read(text: str, language: str, *people: str) -> Discourse:
    return discourse(article(text, language), names(text, *people), load(language))


def speaker(found: Discourse, text: str, words: str) -> str | None:
    at = text.index(words)
    quotation = found.quotation(Span(at, at + len(words)))
    assert quotation is not None
    return text[slice(*quotation.speech.speaker)] if quotation.speech else None


def test_quotes_are_paired_and_an_open_one_ends_with_its_paragraph() -> None:
    text = 'He said "yes" and "no.\n\nShe said "maybe".'
    assert [text[span.start : span.end] for span in quotes(text, load("en"))] == ["yes", "no.", "maybe"]


def test_an_apostrophe_opens_no_quotation() -> None:
    assert quotes("The minister's and the generals' men", load("en")) == []


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        ('"Pasukan kami akan mundur," kata Budi Santoso di Jakarta.', "id", "Budi Santoso"),
        ('Budi Santoso mengatakan, "Pasukan kami akan mundur."', "id", "Budi Santoso"),
        ('"Our troops will leave," said Anna Berg in Oslo.', "en", "Anna Berg"),
        ('Anna Berg said: "Our troops will leave."', "en", "Anna Berg"),
    ],
)
def test_speaker_before_and_after_the_verb(text: str, language: str, name: str) -> None:
    found = read(text, language, name)
    assert [text[slice(*speech.speaker)] for speech in found.speeches] == [name]
    assert speaker(found, text, "roops" if language == "en" else "Pasukan") == name


def test_the_nearer_of_two_names_speaks() -> None:
    text = '"Kami setuju," ujar Siti Aminah usai bertemu Budi Santoso.'
    found = read(text, "id", "Siti Aminah", "Budi Santoso")
    assert speaker(found, text, "Kami setuju") == "Siti Aminah"


def test_a_quotation_without_a_speaker_keeps_the_last_one() -> None:
    text = '"Kami menolak," kata Budi Santoso.\n\n"Mereka harus pergi. Itu syarat kami."'
    found = read(text, "id", "Budi Santoso")
    assert speaker(found, text, "Mereka harus pergi") == "Budi Santoso"


def test_a_speaker_is_not_carried_for_ever() -> None:
    text = '"Kami menolak," kata Budi Santoso.\n\n' + "Hujan turun. " * 6 + '\n\n"Mereka harus pergi."'
    found = read(text, "id", "Budi Santoso")
    assert speaker(found, text, "Mereka harus pergi") is None


def test_pronouns_speak_too() -> None:
    text = '"Kami menolak," ujar dia.'
    found = read(text, "id")
    assert speaker(found, text, "Kami menolak") == "dia"


def test_the_cue_is_the_nearest_attributing_word() -> None:
    text = "According to Anna Berg, the army said nothing."
    found = cue(article(text, "en"), Span(13, 22), load("en"))
    assert found is not None
    assert found.text == "According to"
    assert text[slice(*found.span)] == found.text


def test_no_cue_far_away() -> None:
    text = "Anna Berg " + "went on and on " * 10 + "said nothing."
    assert cue(article(text, "en"), Span(0, 9), load("en")) is None
