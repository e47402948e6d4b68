import gzip
from pathlib import Path

import pytest

from jejak.acquire import Fetch, pages
from jejak.model import Page, Rejected


def record(
    number: int, body: bytes, kind: str = "text/html; charset=utf-8", status: int = 200, packed: bool = False, warc_type: str = "response"
) -> bytes:
    payload = gzip.compress(body) if packed else body
    encoding = "Content-Encoding: gzip\r\n" if packed else ""
    http = f"HTTP/1.1 {status} X\r\nContent-Type: {kind}\r\n{encoding}\r\n".encode() + payload
    head = (
        f"WARC/1.0\r\nWARC-Type: {warc_type}\r\nWARC-Target-URI: https://a.example/{number}\r\nWARC-Date: 2023-10-18T00:00:0{number}Z\r\n"
        f"WARC-Record-ID: <urn:uuid:{number}>\r\nContent-Type: application/http; msgtype={warc_type}\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


BODY = b"<html><p>" + b"Lavrov tiba. " * 300
RECORDS = [record(0, BODY), record(1, BODY, packed=True), record(2, BODY)]


def read(path: Path, content: bytes, options: Fetch | None = None) -> list[Page | Rejected]:
    path.write_bytes(content)
    return list(pages([str(path)], options=options))


@pytest.mark.parametrize("packed", [False, True])
def test_responses_are_pages_with_address_date_and_charset(tmp_path: Path, packed: bool) -> None:
    content = b"".join(gzip.compress(each) if packed else each for each in RECORDS)
    found = read(tmp_path / ("a.warc.gz" if packed else "a.warc"), content)
    assert len(found) == 3
    for number, page in enumerate(found):
        assert isinstance(page, Page)
        assert page.content == BODY
        assert (page.given.url, page.fetched, page.charset) == (f"https://a.example/{number}", f"2023-10-18T00:00:0{number}Z", "utf-8")
        assert page.source.endswith(f"#{number + 1}")


def test_what_is_no_page_is_passed_over(tmp_path: Path) -> None:
    others = [
        record(3, b"GIF89a", "image/gif"),
        record(4, BODY, status=404),
        record(5, BODY, status=301),
        record(6, b"GET / HTTP/1.1\r\n\r\n", warc_type="request"),
    ]
    assert [page.source[-2:] for page in read(tmp_path / "a.warc", b"".join([*others, RECORDS[0]]))] == ["#5"]


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize("missing", [60, 500, 3000])
def test_an_archive_cut_in_the_middle_gives_what_is_whole(tmp_path: Path, packed: bool, missing: int) -> None:
    bodies = [record(number, bytes(range(33, 127)) * 60 + str(number).encode() * 999, "text/plain") for number in range(3)]
    parts = [gzip.compress(each, 0) if packed else each for each in bodies]
    found = read(tmp_path / ("a.warc.gz" if packed else "a.warc"), b"".join(parts)[:-missing])
    assert [type(each) for each in found] == [Page, Page, Rejected]
    assert isinstance(found[2], Rejected)
    assert "cut off" in found[2].reason
    assert "2 pages" in found[2].reason


def test_a_file_that_is_no_archive(tmp_path: Path) -> None:
    (found,) = read(tmp_path / "a.warc", b"not an archive at all\n" * 20)
    assert isinstance(found, Rejected)


def test_size_cap_holds_for_each_record(tmp_path: Path) -> None:
    found = read(tmp_path / "a.warc", record(0, b"a" * 50_000, packed=True) + RECORDS[0], Fetch(max_bytes=20_000))
    assert [type(each) for each in found] == [Rejected, Page]


def http(head: str, body: bytes) -> bytes:
    message = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n{head}\r\n\r\n".encode() + body
    return (
        f"WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http\r\nContent-Length: {len(message)}\r\n\r\n".encode()
        + message
        + b"\r\n\r\n"
    )


CHUNKED = b"%x\r\n%s\r\n0\r\n\r\n" % (len(BODY), BODY)


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("Content-Encoding: gzip", BODY),
        ("Content-Encoding: br", BODY),
        ("Content-Encoding: deflate", BODY),
        ("Transfer-Encoding: chunked", BODY),
        ("Transfer-Encoding: chunked\r\nContent-Encoding: gzip", BODY),
        ("Transfer-Encoding: chunked\r\nContent-Encoding: gzip", CHUNKED),
        ("Transfer-Encoding: chunked\r\nContent-Encoding: gzip", gzip.compress(BODY)),
        ("Transfer-Encoding: chunked", CHUNKED),
    ],
)
def test_a_body_that_is_not_packed_as_its_header_says_is_read_as_it_is(tmp_path: Path, head: str, body: bytes) -> None:
    found = read(tmp_path / "a.warc", http(head, body) + RECORDS[0])
    assert [page.content for page in found if isinstance(page, Page)] == [BODY, BODY]


def test_a_damaged_body_costs_its_record_alone(tmp_path: Path) -> None:
    found = read(tmp_path / "a.warc", http("Content-Encoding: gzip", gzip.compress(BODY)[:30]) + RECORDS[0])
    assert found[-1].source.endswith("#2")
    assert isinstance(found[-1], Page)


def test_what_is_no_page_is_passed_over_however_large(tmp_path: Path) -> None:
    found = read(tmp_path / "a.warc", record(0, b"a" * 50_000, "video/mp4") + RECORDS[0], Fetch(max_bytes=20_000))
    assert [type(each) for each in found] == [Page]
