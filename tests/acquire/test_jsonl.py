import json
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jejak.acquire import Fetch, pages
from jejak.model import Given, Page, Rejected


def read(path: Path, content: str, options: Fetch | None = None) -> list[Page | Rejected]:
    path.write_text(content, encoding="utf-8")
    return list(pages([str(path)], options=options))


def test_what_is_given_is_kept(tmp_path: Path) -> None:
    line = {
        "id": 7,
        "url": "https://a.example/x",
        "publisher": "A",
        "title": "T",
        "published": "2023-10-18",
        "language": "id",
        "text": "Isi.",
    }
    (page,) = read(tmp_path / "a.jsonl", json.dumps(line))
    assert isinstance(page, Page)
    assert page.given == Given("7", "https://a.example/x", "A", "T", "2023-10-18", "id")
    assert (page.content, page.kind, page.charset) == (b"Isi.", "text", "utf-8")


def test_bad_lines_name_their_number_and_the_rest_goes_on(tmp_path: Path) -> None:
    lines = [
        '{"text": "a"}',
        "{bad",
        "[1]",
        "",
        '{"text": "a", "html": "b"}',
        '{"text": ""}',
        '{"text": 3}',
        '{"text": "a", "url": ["x"]}',
        '{"html": "z"}',
    ]
    found = read(tmp_path / "a.jsonl", "\n".join(lines))
    assert [each.source.rsplit(":", 1)[1] for each in found] == ["1", "2", "3", "5", "6", "7", "8", "9"]
    assert [isinstance(each, Page) for each in found] == [True, False, False, False, False, False, False, True]


def test_a_line_over_the_cap_is_rejected_and_the_next_one_read(tmp_path: Path) -> None:
    long = json.dumps({"text": "a" * 30_000})
    for last in ("\n", ""):
        found = read(tmp_path / "a.jsonl", f'{{"text": "a"}}\n{long}\n{{"text": "b"}}{last}', Fetch(max_bytes=1_000))
        assert [isinstance(each, Page) for each in found] == [True, False, True]
        assert isinstance(found[1], Rejected)
        assert "larger than" in found[1].reason


@given(st.lists(st.text(alphabet=st.characters(blacklist_categories=["Cs"]), min_size=1).filter(lambda t: bool(t.strip())), max_size=5))
def test_texts_come_back_as_they_were(texts: list[str]) -> None:

    with tempfile.TemporaryDirectory() as folder:
        found = read(Path(folder) / "a.jsonl", "\n".join(json.dumps({"text": text}) for text in [*texts, "end"]))
    assert [page.content.decode() for page in found if isinstance(page, Page)] == [*texts, "end"]


@pytest.mark.parametrize("bad", [b'{"text": ' + b"1" * 5000 + b"}", b"[" * 100_000])
def test_json_that_python_refuses_costs_its_line_alone(tmp_path: Path, bad: bytes) -> None:
    (tmp_path / "a.jsonl").write_bytes(bad + b'\n{"text": "Lavrov tiba."}\n')
    found = list(pages([str(tmp_path / "a.jsonl")]))
    assert [type(each) for each in found] == [Rejected, Page]


def test_characters_cut_in_the_middle_are_left_out(tmp_path: Path) -> None:
    line = rb'{"text": "Lavrov tiba \ud83d", "title": "Tiba \ud83d\ude00 \ud83d", "id": "a\udc00", "url": "https://a.example/\ud800"}'
    (tmp_path / "a.jsonl").write_bytes(line)
    (page,) = pages([str(tmp_path / "a.jsonl")])
    assert isinstance(page, Page)
    assert (page.content, page.given.title) == (b"Lavrov tiba ", "Tiba \U0001f600 ")
    assert (page.given.id, page.given.url) == ("a", "https://a.example/")
