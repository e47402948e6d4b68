import gzip
import io
import os
from pathlib import Path

import pytest

from jejak.acquire import Fetch, pages
from jejak.model import Page, Rejected

HTML = b"<html><body><p>Lavrov tiba di Pyongyang.</p></body></html>"


def read(*inputs: Path | str, options: Fetch | None = None) -> list[Page | Rejected]:
    return list(pages([str(each) for each in inputs], options=options))


def reason(found: list[Page | Rejected]) -> str:
    assert len(found) == 1
    assert isinstance(found[0], Rejected)
    assert found[0].stage == "acquire"
    return found[0].reason


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("a.html", HTML, "html"),
        ("a.HTM", HTML, "html"),
        ("a.html.gz", gzip.compress(HTML), "html"),
        ("a.html", gzip.compress(HTML), "html"),
        ("a.txt", b"Lavrov tiba.", "text"),
        ("a.txt.gz", gzip.compress(b"Lavrov tiba."), "text"),
        ("unknown", HTML, "html"),
        ("unknown", b"Lavrov tiba.", "text"),
    ],
)
def test_kinds_by_name_and_content(tmp_path: Path, name: str, content: bytes, kind: str) -> None:
    (tmp_path / name).write_bytes(content)
    (page,) = read(tmp_path / name)
    assert isinstance(page, Page)
    assert page.kind == kind
    assert page.content in (HTML, b"Lavrov tiba.")
    assert page.source == str(tmp_path / name)


def test_directory_gives_its_files_sorted_and_passes_over_others(tmp_path: Path) -> None:
    for name in ("b.txt", "a.html", "sub/c.txt", ".hidden/d.txt", "image.png"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(HTML)
    assert [Path(page.source).name for page in read(tmp_path)] == ["a.html", "b.txt", "c.txt"]


def test_directory_without_pages_says_so(tmp_path: Path) -> None:
    assert ".html" in reason(read(tmp_path))


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "empty"),
        (b" \n\t\n", "empty"),
        (b"%PDF-1.7 ...", "a PDF"),
        (b"\x89PNG\r\n\x1a\n....", "PNG"),
        (bytes(range(256)) * 20, "binary"),
        (gzip.compress(HTML * 100)[:40], "gzip"),
    ],
)
def test_bad_files_say_what_to_do_and_the_rest_goes_on(tmp_path: Path, content: bytes, says: str) -> None:
    (tmp_path / "bad.html").write_bytes(content)
    (tmp_path / "good.html").write_bytes(HTML)
    found = read(tmp_path / "bad.html", tmp_path / "good.html")
    assert says in reason(found[:1])
    assert isinstance(found[1], Page)


def test_missing_file(tmp_path: Path) -> None:
    assert "no such file" in reason(read(tmp_path / "none.html"))


def test_size_cap_holds_after_decompression(tmp_path: Path) -> None:
    (tmp_path / "big.html.gz").write_bytes(gzip.compress(b"a" * 50_000))
    assert "larger than" in reason(read(tmp_path / "big.html.gz", options=Fetch(max_bytes=10_000)))
    assert isinstance(read(tmp_path / "big.html.gz", options=Fetch(max_bytes=50_000))[0], Page)


def test_a_page_of_50_megabytes_is_rejected_by_default(tmp_path: Path) -> None:
    (tmp_path / "big.html").write_bytes(b"<p>" + b"a" * 50_000_000)
    assert "20 MB" in reason(read(tmp_path / "big.html"))


@pytest.mark.parametrize(
    ("content", "kinds"), [(HTML, ["html"]), (b"Lavrov tiba.", ["text"]), (b'{"text": "a"}\n{"html": "<p>b"}\n', ["text", "html"])]
)
def test_standard_input_is_sniffed(monkeypatch: pytest.MonkeyPatch, content: bytes, kinds: list[str]) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(content)))
    assert [page.kind for page in read("-") if isinstance(page, Page)] == kinds


def test_a_page_behind_a_long_run_of_white_space_keeps_to_the_size_cap(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b" " * 5000 + b"word " * 1000)
    assert "larger than" in reason(read(tmp_path / "a.txt", options=Fetch(max_bytes=5500)))


def test_a_name_that_the_system_refuses_is_rejected_and_the_rest_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"Lavrov tiba.")
    found = read("x" * 300 + ".html", "a\x00b", tmp_path / "a.txt")
    assert [type(each) for each in found] == [Rejected, Rejected, Page]


def test_a_name_in_another_encoding_can_be_printed_and_kept(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/kabar\xff.txt"))
    path.write_bytes(b"Lavrov tiba.")
    (page,) = read(path)
    assert page.source.encode() == f"{tmp_path}/kabar\ufffd.txt".encode()
