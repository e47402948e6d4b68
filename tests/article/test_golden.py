import json

from tests.golden.regenerate import HERE, dump, golden


def test_pages_become_what_they_did_when_a_reader_checked_them() -> None:
    found = {path.name: record for path, record in golden()}
    kept = {path.name: json.loads(path.read_text(encoding="utf-8")) for path in HERE.glob("*.json")}
    assert found.keys() == kept.keys()
    for name, record in found.items():
        assert json.loads(dump(record)) == kept[name], f"{name}: if this is better, run python -m tests.golden.regenerate"


def test_the_seed_page_has_no_furniture_left() -> None:
    record = json.loads((HERE / "okezone-lavrov.txt.json").read_text(encoding="utf-8"))
    text = "\n".join(record["paragraphs"])
    for furniture in ("Okezone", "MOSKOW", "Google", "Quoted", "Leave a Reply", "email address"):
        assert furniture not in text
    assert {(cut["reason"], cut["text"]) for cut in record["cut"]} >= {
        ("site", "Okezone News"),
        ("dateline", "MOSKOW"),
        ("credit", "Quoted From Many Source"),
        ("furniture", "Leave a Reply"),
    }
    assert record["paragraphs"][1].startswith("Menteri Luar Negeri Rusia Sergey Lavrov")
    assert len(record["paragraphs"]) == 18
