"""Places by name, part and context."""

from __future__ import annotations

import pytest

from jejak.annotate import gazetteer
from jejak.annotate.gazetteer import Candidate
from jejak.annotate.places import place, places, regions
from jejak.model import Place
from tests.annotate.sample import cast_of, names, span

CITIES = {
    "nanjin": (Candidate(8417607, "Nanjin", "CHN", "33", 29.98, 106.27, 143_766, "city", True),),
    "tichoretsk": (Candidate(483029, "Tikhoretsk", "RUS", "38", 45.86, 40.12, 64_387, "city", False),),
    "springfield": (
        Candidate(1, "Springfield", "USA", "MO", 37.2, -93.3, 166_810, "city", True),
        Candidate(2, "Springfield", "NZL", "E9", -43.3, 171.9, 300, "city", True),
    ),
    "pyongyang": (Candidate(1871859, "Pyongyang", "PRK", "12", 39.03, 125.75, 3_222_000, "city", True),),
    "umar": (Candidate(3, "Umar", "UGA", "1", 0.0, 32.0, 9_000, "city", True),),
}


@pytest.fixture(autouse=True)
def _small_index(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gazetteer, "candidates", lambda name: CITIES.get(gazetteer.fold(name), ()))


def find(text: str, code: str, words: str, *known: str) -> Place:
    cast = cast_of(text, code, places=known)
    found = place(span(cast, words), cast)
    assert found is not None
    assert found.text == words
    return found


def test_a_name_within_another_country_has_no_point() -> None:
    found = find("dikirim dari pelabuhan Nanjin di Korea Utara ke Rusia", "id", "pelabuhan Nanjin di Korea Utara")
    assert (found.name, found.country, found.lat, found.match) == ("Nanjin", "PRK", None, None)
    assert find("dikirim dari pelabuhan Nanjin di Korea Utara", "id", "pelabuhan Nanjin").country == "PRK"


def test_alternate_names_and_features() -> None:
    found = find("ke depot militer dekat Tichoretsk, Rusia", "id", "depot militer dekat Tichoretsk")
    assert (found.name, found.geonames, found.precision, found.match) == ("Tikhoretsk", 483029, "city", "alternate")


def test_context_chooses_between_places_of_one_name() -> None:
    assert find("A fire in Springfield.", "en", "Springfield").country == "USA"
    found = find("New Zealand mourns. A fire in Springfield.\nNew Zealand police came.", "en", "Springfield")
    assert (found.country, found.match) == ("NZL", "context")
    assert find("A fire in Springfield, New Zealand.", "en", "Springfield").country == "NZL"


def test_the_first_known_part_of_an_address_is_taken() -> None:
    found = find("bertempat di gedung KPK, Kuningan, Jakarta Selatan, kemarin", "id", "gedung KPK, Kuningan, Jakarta Selatan")
    assert (found.name, found.country, found.precision) == ("South Jakarta", "IDN", "city")
    assert find("di Lorong KH Umar, Palu", "id", "Lorong KH Umar").country == "IDN"


def test_countries_and_capitals() -> None:
    found = find("Lavrov tiba di Korea Utara.", "id", "Korea Utara")
    assert (found.name, found.country, found.precision) == ("North Korea", "PRK", "country")
    assert find("Lavrov tiba di Pyongyang.", "id", "Pyongyang").geonames == 1871859


def test_places_named_before() -> None:
    text = "Lavrov tiba di Korea Utara.\nIa memuji negara tersebut dan tinggal di sana."
    assert find(text, "id", "negara tersebut").country == "PRK"
    assert find(text, "id", "di sana").country == "PRK"


def test_an_unknown_place_keeps_its_words_and_the_country_of_the_scene() -> None:
    found = find("Fighting went on in Sudan at the old airbase.", "en", "the old airbase")
    assert (found.name, found.country, found.lat, found.match) == ("the old airbase", "SDN", None, None)


def test_all_places_of_a_report_in_order() -> None:
    text = "Dari Springfield ke Korea Utara."
    found = places(names(text, "LOC", "Springfield"), cast_of(text, "id", places=["Springfield"]))
    assert [one.text for one in found] == ["Springfield", "Korea Utara"]
    assert all(text[one.span.start : one.span.end] == one.text for one in found)


def test_regions_are_sound() -> None:
    assert regions()["jawa barat"].name == "West Java"
    assert all(-90 <= region.lat <= 90 and -180 <= region.lon <= 180 for region in regions().values())
