import pytest
from hypothesis import given
from hypothesis import strategies as st

from jejak.acquire import sniff


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-16", "utf-16-le", "utf-32", "cp1251", "koi8-r", "gb18030", "euc-kr", "shift_jis", "iso2022_jp", "cp1256"]
)
def test_text_in_any_encoding_is_no_binary(encoding: str) -> None:
    words = {
        "gb18030": "外交部长访问",
        "euc-kr": "외무장관 방문",
        "shift_jis": "外相が訪問",
        "iso2022_jp": "外相が訪問",
        "cp1256": "وزير الخارجية",
    }
    text = words.get(encoding, "Minister visits" if "16" in encoding else "Министр прибыл")
    assert sniff.binary((text + "\n").encode(encoding, "ignore") * 20) is None


@given(st.binary(min_size=64).filter(lambda data: data.count(0) > len(data) // 10 and not data.startswith(sniff.BOMS)))
def test_zero_bytes_are_binary_unless_they_are_utf_16(data: bytes) -> None:
    assert sniff.binary(data) is not None or abs(data[::2].count(0) - data[1::2].count(0)) > len(data) // 4


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"  <!DOCTYPE html><html>", "html"),
        (b"\xef\xbb\xbf<html>", "html"),
        (b"<div><p>x</p></div>", "html"),
        (b"<<< and > are signs", "text"),
        (b'{"text": "x"}', "jsonl"),
        (b"Lavrov tiba.", "text"),
        ("<html>".encode("utf-16"), "html"),
        (b"Text with <p> in it once", "text"),
    ],
)
def test_kind(content: bytes, kind: str) -> None:
    assert sniff.kind(content) == kind
