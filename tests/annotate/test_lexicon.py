"""Words of the lexicon in text, countries among them."""

from __future__ import annotations

import pytest

from jejak import languages
from jejak.annotate import countries, lexicon
from jejak.annotate.offices import organisations
from jejak.annotate.plover import coding


def hits(text: str, code: str) -> list[tuple[str, str, str | None]]:
    return [(text[hit.span.start : hit.span.end], hit.entry.kind, hit.entry.country) for hit in lexicon.hits(text, languages.load(code))]


@pytest.mark.parametrize(
    ("code", "text", "wanted"),
    [
        ("id", "Amerika Serikat", [("Amerika Serikat", "country", "USA")]),
        ("id", "AS, Korut, Inggris", [("AS", "country", "USA"), ("Korut", "country", "PRK"), ("Inggris", "country", "GBR")]),
        ("id", "di Gedung Putih", [("Gedung Putih", "metonym", "USA")]),
        ("id", "as roda", []),
        ("en", "Palestinian", [("Palestinian", "demonym", "PSE")]),
        ("en", "South Korean", [("South Korean", "demonym", "KOR")]),
        ("en", "told us", []),
        ("en", "South American", []),
        ("en", "Romania", [("Romania", "country", "ROU")]),
    ],
)
def test_countries_by_any_word(code: str, text: str, wanted: list[tuple[str, str, str | None]]) -> None:
    assert hits(text, code) == wanted


def test_words_are_found_whole_with_their_clitics() -> None:
    assert [word for word, _, _ in hits("militernya menyerang kemiliteran", "id")] == ["militer"]


def test_the_north_is_a_country_only_beside_korea() -> None:
    assert hits("the North", "en") == []
    assert ("the North", "country", "PRK") in hits("South Korea fears the North", "en")


@pytest.mark.parametrize("code", languages.available())
def test_codes_of_packs_and_tables_exist(code: str) -> None:
    pack = languages.load(code)
    special = {"UNO", "EUR", "IGO", "NGO", "MNC", "IMG"}
    assert {term.country for term in countries.terms(pack).values()} <= set(countries.names()) | special
    assert {body.country for body in organisations().values()} <= set(countries.names()) | special
    sectors = set(coding().sectors)
    assert {body.sector for body in organisations().values()} <= sectors
    assert set(pack.actors.sectors) <= sectors
    assert {office.sector for office in pack.actors.offices} <= sectors | {""}


def test_english_names_are_short() -> None:
    assert [countries.name(code) for code in ("PRK", "USA", "PSE", "HKG")] == ["North Korea", "United States", "Palestine", "Hong Kong"]
    assert countries.name("IGO") is None
