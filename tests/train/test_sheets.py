"""Label sheets and stand-off labels: what a labeller writes, checked and turned into offsets."""

from __future__ import annotations

import pytest

from train.sheets import SheetError, parse, spans
from train.standoff import compile_articles, compile_pairs

SHEET = """
=1
E ACCUSE allege 112 fact | accused | menuduh
A Russia | Rusia | RUS GOV
R Seoul | Seoul | KOR GOV
=2
E AID - 072 claimed | shipped | mengirim
A it | negara itu | PRK GOV
C Russia | Rusia | RUS GOV ctx
V images | citra | satellite
=0 skip
"""
PAIRS = [
    ("Broken", "Rusak"),
    ("Russia accused Seoul.", "Rusia menuduh Seoul."),
    ("Images show it shipped arms; images lie.", "citra menunjukkan negara itu mengirim senjata."),
]


def test_a_sheet_is_rows_of_events_with_roles() -> None:
    rows = parse(SHEET)
    assert [(row.row, row.status, len(row.events)) for row in rows] == [("1", "", 1), ("2", "", 1), ("0", "skip", 0)]
    event = rows[0].events[0]
    assert (event.type, event.mode, event.trigger) == ("ACCUSE", "allege", ("accused", "menuduh"))
    assert [(role.role, role.texts[0], role.country) for role in event.roles] == [("actor", "Russia", "RUS"), ("recipient", "Seoul", "KOR")]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("E BLAME - 112 fact | a | b", "unknown type"),
        ("E AID visit 072 fact | a | b", "no mode"),
        ("E AID - 072 sure | a | b", "unknown factuality"),
        ("E AID - x fact | a | b", "not a code"),
        ("E AID - 072 fact | a", "not enough values"),
    ],
)
def test_an_illegal_event_is_named_with_its_line(line: str, reason: str) -> None:
    with pytest.raises(SheetError, match=reason) as error:
        parse(f"=1\n{line}", "s.txt")
    assert str(error.value).startswith("s.txt:2:")


def test_a_role_needs_an_event() -> None:
    with pytest.raises(SheetError):
        parse("=1\nA Russia | Rusia | RUS GOV")


def test_spans_prefer_whole_words_and_count() -> None:
    assert spans("man", "A woman and a man") == (14, 17)
    assert spans("a#2", "a b a") == (4, 5)
    assert spans("x", "a b a") is None


def test_pairs_become_offsets_and_carry_no_text() -> None:
    with pytest.raises(ValueError, match="does not stand"):
        list(compile_pairs([SHEET.replace("| shipped |", "| sold |")], PAIRS))
    lines = list(compile_pairs([SHEET], PAIRS))
    assert [line["status"] for line in lines] == ["skip", "", ""]
    event = lines[2]["events"][0]
    assert PAIRS[2][0][slice(*event["trigger"]["en"])] == "shipped"
    assert PAIRS[2][1][slice(*event["trigger"]["id"])] == "mengirim"
    source = next(role for role in event["roles"] if role["role"] == "source")
    assert source["en"] == [0, 6, 1]
    assert source["context"] is True
    assert all("text" not in role for role in event["roles"])


ARTICLE = {"d": {"text": "Polisi sita truk\n\nPolisi menyita truk di Bogor. Itu benar, kata Budi.", "published": "2025-10-20"}}
PACKAGE = "#d published x\n0 Polisi sita truk\n1 Polisi menyita truk di Bogor.\n2 Itu benar, kata Budi.\n"


def test_an_articles_offsets_are_into_its_whole_text() -> None:
    sheet = "#d\nE 1 COERCE seize 171 fact | menyita\nA Polisi | IDN COP | Polisi\n"
    sheet += "C Budi | IDN CVL | Budi @2\nA Jaksa | IDN JUD @-\n+ 0 | sita\n"
    (line,) = compile_articles(sheet, PACKAGE, ARTICLE)
    text, event = ARTICLE["d"]["text"], line["events"][0]
    assert text[slice(*event["trigger"])] == "menyita"
    assert [text[slice(*span)] for span in event["also"]] == ["sita"]
    police, source, prosecutor = event["roles"]
    assert text[slice(*police["span"])] == "Polisi"
    assert police["span"][0] == text.index("\n\n") + 2
    assert text[slice(*source["span"])] == "Budi"
    assert source["context"] is True
    assert (prosecutor["span"], prosecutor["name"]) == (None, "Jaksa")


def test_a_word_that_is_not_in_its_sentence_is_an_error() -> None:
    with pytest.raises(ValueError, match="not in sentence 1"):
        list(compile_articles("#d\nE 1 COERCE seize 171 fact | merampas\n", PACKAGE, ARTICLE))
