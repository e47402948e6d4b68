"""Outlets a report leans on."""

from __future__ import annotations

import pytest

from jejak import languages
from jejak.annotate.cites import cites
from tests.annotate.sample import article


def found(text: str, code: str) -> list[tuple[str, str]]:
    return [(cite.name, cite.kind) for cite in cites(article(text, code), languages.load(code))]


@pytest.mark.parametrize(
    ("code", "text", "wanted"),
    [
        ("id", "Para ahli mengatakan kepada BBC bahwa itu benar.", [("BBC", "told")]),
        ("id", "Dilansir dari Lintas Kabar, hal itu terjadi.", [("Lintas Kabar", "quoted")]),
        ("id", "Kantor berita Yonhap melaporkan hal itu.", [("Yonhap", "agency")]),
        ("id", "Hal itu terjadi kemarin.\n(ANTARA)", [("ANTARA", "agency")]),
        ("en", "He told Reuters by phone.", [("Reuters", "told")]),
        ("en", "It fell, as reported by the New York Times.", [("The New York Times", "quoted")]),
        ("en", "Xinhua news agency reported it.", [("Xinhua", "agency")]),
        ("en", "It fell.\nSource: Kyiv Post", [("Kyiv Post", "credit")]),
        ("en", "According to Smith, it fell.", []),
        ("en", "The AFPs of this world told him.", []),
    ],
)
def test_outlets_are_cited_by_how_they_are_named(code: str, text: str, wanted: list[tuple[str, str]]) -> None:
    assert found(text, code) == wanted


def test_a_name_in_brackets_counts_only_at_the_end() -> None:
    assert found("The agency (AFP) has offices.\n" + "Nothing more is known of that matter here today. " * 4, "en") == []
