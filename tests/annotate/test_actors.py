"""Who a role's words stand for."""

from __future__ import annotations

import pytest

from jejak.annotate import gazetteer
from jejak.annotate.actors import actor
from jejak.model import Actor, Span
from tests.annotate.sample import cast_of, names, party


@pytest.fixture(autouse=True)
def _no_place_index(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gazetteer, "candidates", lambda name: ())


def only(found: tuple[Actor, ...]) -> tuple[str, str | None, str | None]:
    assert len(found) == 1
    return found[0].name, found[0].country, found[0].sector


VISIT = """Menlu Rusia kunjungi Korut
Menteri Luar Negeri Rusia Sergey Lavrov tiba di Korea Utara (Korut) dan bertemu pemimpin Korut Kim Jong-un.
Lavrov memuji dukungan negara tersebut.
Dia juga menuduh AS dan sekutunya memicu perang.
Menteri Pertahanan Rusia pernah berkunjung.
Korea Utara tidak akur dengan Korea Selatan.
Kedua negara belum berdamai.
Moskow membeli senjata dari Pyongyang, kata Gedung Putih."""


@pytest.mark.parametrize(
    ("words", "number", "wanted"),
    [
        ("Lavrov", 1, ("Sergey Lavrov", "RUS", "GOV")),
        ("Menteri Luar Negeri Rusia Sergey Lavrov", 0, ("Sergey Lavrov", "RUS", "GOV")),
        ("Menlu Rusia", 0, ("Sergey Lavrov", "RUS", "GOV")),
        ("pemimpin Korut Kim Jong-un", 0, ("Kim Jong-un", "PRK", "GOV")),
        ("Korut", 0, ("North Korea", "PRK", "GOV")),
        ("Korea Utara (Korut)", 0, ("North Korea", "PRK", "GOV")),
        ("negara tersebut", 0, ("North Korea", "PRK", "GOV")),
        ("Dia", 0, ("Sergey Lavrov", "RUS", "GOV")),
        ("sekutunya", 0, ("allies of United States", None, "GOV")),
        ("Menteri Pertahanan Rusia", 0, ("Sergei Shoigu", "RUS", "GOV")),
        ("Moskow", 0, ("Russia", "RUS", "GOV")),
        ("Pyongyang", 0, ("North Korea", "PRK", "GOV")),
        ("Gedung Putih", 0, ("United States", "USA", "GOV")),
    ],
)
def test_a_mention_leads_to_its_party(words: str, number: int, wanted: tuple[str, str | None, str | None]) -> None:
    assert only(party(cast_of(VISIT, "id", ["Sergey Lavrov", "Lavrov", "Kim Jong-un"]), words, number)) == wanted


def test_two_parties_of_one_phrase() -> None:
    cast = cast_of(VISIT, "id", ["Sergey Lavrov", "Lavrov", "Kim Jong-un"])
    assert {one.country for one in party(cast, "Kedua negara")} == {"PRK", "KOR"}
    assert [one.name for one in party(cast, "AS dan sekutunya")] == ["United States", "allies of United States"]
    joint = cast_of("Iraqi-US forces and the U.S. and Israeli governments met.", "en")
    assert {one.country for one in party(joint, "Iraqi-US forces")} == {"IRQ", "USA"}
    assert {one.country for one in party(joint, "the U.S. and Israeli governments")} == {"USA", "ISR"}


@pytest.mark.parametrize(
    ("code", "phrase", "country", "sector"),
    [
        ("en", "the US military", "USA", "MIL"),
        ("en", "a US military spokesman", "USA", "MIL"),
        ("en", "Iraqi police officers", "IRQ", "COP"),
        ("en", "a Pentagon spokesman", "USA", "MIL"),
        ("en", "Taliban fighters", "AFG", "REB"),
        ("en", "a Taliban commander", "AFG", "REB"),
        ("en", "Thousands of Sudanese refugees", "SDN", "CVL"),
        ("en", "UN experts", "UNO", "IGO"),
        ("en", "Pakistani government troops", "PAK", "MIL"),
        ("en", "a French court", "FRA", "JUD"),
        ("en", "the Russian Foreign Ministry spokeswoman", "RUS", "GOV"),
        ("en", "the spokesman for the Israeli army", "ISR", "MIL"),
        ("en", "six Russians", "RUS", "CVL"),
        ("id", "polisi Israel", "ISR", "COP"),
        ("id", "juru bicara militer AS", "USA", "MIL"),
        ("id", "pemberontak Sudan", "SDN", "REB"),
        ("id", "militernya di Irak", "IRQ", "MIL"),
        ("id", "lebih dari 20 korban di Suriah", "SYR", "CVL"),
        ("id", "Kejaksaan Agung", "IDN", "JUD"),
        ("id", "seorang wartawan Jepang", "JPN", "JRN"),
    ],
)
def test_sector_and_country_by_the_words_of_a_phrase(code: str, phrase: str, country: str, sector: str) -> None:
    found = actor(Span(0, len(phrase)), cast_of(f"{phrase} x", code))
    assert [(one.country, one.sector, one.text) for one in found] == [(country, sector, phrase)]


def test_offices_before_and_after_a_name() -> None:
    cast = cast_of("Anna Prima, the Danish trade minister, met Danish Defence Minister Per Holm.", "en", ["Anna Prima", "Per Holm"])
    assert [(member.name, member.country, member.office) for member in cast.members if member.kind == "person"] == [
        ("Anna Prima", "DNK", "Minister of Trade"),
        ("Per Holm", "DNK", "Minister of Defence"),
    ]


def test_a_leader_is_used_only_where_the_report_does_not_say_otherwise() -> None:
    assert only(party(cast_of("Presiden AS berpidato.", "id"), "Presiden AS")) == ("Joe Biden", "USA", "GOV")
    later = cast_of("Presiden AS berpidato.", "id", published="2025-06-01")
    assert only(party(later, "Presiden AS"))[0] == "Donald Trump"
    named = cast_of("Presiden AS Rina Sari berpidato. Presiden AS pergi.", "id", ["Rina Sari"])
    assert only(party(named, "Presiden AS", 1))[0] == "Rina Sari"
    other = cast_of("Kenyan farmer Jane Bush spoke.\nBush left.", "en", ["Jane Bush", "Bush"], published="2007-03-15")
    assert only(party(other, "Bush", 1)) == ("Jane Bush", "KEN", "LAB")


def test_unnamed_people_belong_to_the_scene_or_to_the_home_of_the_report() -> None:
    cast = cast_of("Pertempuran pecah di Sudan.\nPolisi menangkap warga.", "id")
    assert only(party(cast, "Polisi")) == ("Polisi", "SDN", "COP")
    assert only(party(cast_of("Polisi menangkap warga.", "id"), "Polisi")) == ("Polisi", "IDN", "COP")


def test_pronouns_take_a_fitting_antecedent() -> None:
    text = "Rebels attacked Chad.\nMinister Ali Noor condemned it.\nHe said they would be stopped."
    cast = cast_of(text, "en", ["Ali Noor"])
    assert only(party(cast, "He"))[0] == "Ali Noor"
    assert only(party(cast, "they"))[2] == "REB"


def test_a_pronoun_without_antecedent_stays_itself() -> None:
    assert only(party(cast_of("He left.", "en"), "He"))[0] == "He"


def test_short_names_join_the_full_one() -> None:
    text = "Jaksa Budi Santosa berbicara.\nBudi menolak.\nHakim Rina Sari hadir."
    cast = cast_of(text, "id", ["Budi Santosa", "Budi", "Rina Sari"])
    assert only(party(cast, "Budi", 1)) == ("Budi Santosa", "IDN", "JUD")
    assert len([member for member in cast.members if member.kind == "person"]) == 2


def test_headline_capitals_do_not_lengthen_a_name() -> None:
    text = "Budi Minta Maaf Lagi\nBudi minta maaf lagi kemarin."
    cast = cast_of(text, "id", ["Budi Minta Maaf", "Budi"])
    assert {member.name for member in cast.members if member.kind == "person"} == {"Budi"}


def test_every_span_of_a_text_gives_an_actor_with_its_words() -> None:
    text = "Dia, kami, dan 'pihaknya' di AS; 12 (dua)!"
    cast = cast_of(text, "id", [])
    for start in range(len(text)):
        for end in range(start + 1, len(text) + 1):
            if text[start:end].strip() and any(letter.isalnum() for letter in text[start:end]):
                for one in actor(Span(start, end), cast):
                    assert one.span is not None
                    assert text[one.span.start : one.span.end] == one.text
                    assert one.name


def test_names_of_the_sample_are_spans() -> None:
    assert [name.span for name in names("Ali dan Ali", "PER", "Ali")] == [Span(0, 3), Span(8, 11)]
