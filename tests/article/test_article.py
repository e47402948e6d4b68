import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jejak.article import article
from jejak.model import Article, Given, Page, Rejected

FETCHED = "2023-12-31T00:00:00+00:00"
SENTENCE = "Menteri Luar Negeri Rusia tiba di Pyongyang pada Rabu (18/10/2023) untuk kunjungan dua hari."
OTHER = "Ia disambut oleh Menteri Luar Negeri Korea Utara di bandara dan langsung menuju ke tempat pertemuan itu."
PARAGRAPHS = f"<p>{SENTENCE}</p><p>{OTHER}</p>"


def read(content: str | bytes, kind: str = "html", **known: str) -> Article | Rejected:
    data = content.encode() if isinstance(content, str) else content
    return article(Page("page", data, kind, FETCHED, None, Given(**known)))  # type: ignore[arg-type]


def good(content: str | bytes, kind: str = "html", **known: str) -> Article:
    found = read(content, kind, **known)
    assert isinstance(found, Article), found
    return found


def test_the_text_is_title_blank_line_paragraphs() -> None:
    found = good(f"<title>Lavrov Tiba di Pyongyang</title>{PARAGRAPHS}")
    assert found.text == f"Lavrov Tiba di Pyongyang\n\n{SENTENCE}\n\n{OTHER}"
    assert found.text[slice(*found.sentences[0])] == found.title == "Lavrov Tiba di Pyongyang"
    assert found.language == "id"


def test_what_is_given_is_not_guessed_again() -> None:
    given_ = {"id": "7", "url": "https://a.example/x", "publisher": "P", "title": "Judul lain", "published": "2023-10-20", "language": "ms"}
    found = good(f"{SENTENCE}\n\n{OTHER}", "text", **given_)
    assert (found.id, found.url, found.publisher.name, found.title, found.language) == ("7", "https://a.example/x", "P", "Judul lain", "ms")
    assert found.published is not None
    assert (found.published.value, found.published.origin) == ("2023-10-20", "given")
    assert found.problems == ()


def test_the_latest_day_in_the_text_is_offered_and_said_to_be_so() -> None:
    found = good(f"{SENTENCE}\n\n{OTHER} Pada 13/10/2023 tidak.", "text")
    assert found.published is not None
    assert (found.published.value, found.published.origin) == ("2023-10-18", "text")
    assert any("2023-10-18" in problem.reason for problem in found.problems)


@pytest.mark.parametrize("value", ["2099-01-01", "kemarin", "03/04/2023"])
def test_a_given_date_that_cannot_be_used_is_a_problem(value: str) -> None:
    found = good(f"<html lang=en>{PARAGRAPHS.replace('(18/10/2023)', '')}", published=value, language="en")
    assert found.published is None
    assert any(value in problem.reason and "YYYY-MM-DD" in problem.reason for problem in found.problems)


def test_ids_come_from_content() -> None:
    first, again = good(PARAGRAPHS), good(PARAGRAPHS)
    assert first.id == again.id
    assert len({first.id, good(PARAGRAPHS, url="https://a.example/x").id, good(PARAGRAPHS + PARAGRAPHS.replace("Rabu", "Kamis")).id}) == 3


@pytest.mark.parametrize(
    "content", ["<html></html>", "<p>ok</p>", "<ul>" + "<li><a href=/>Beranda</a></li>" * 40 + "</ul>", "<!-- " * 9, "<" * 1000]
)
def test_pages_without_an_article_are_rejected_with_advice(content: str) -> None:
    found = read(content)
    assert isinstance(found, Rejected)
    assert (found.source, found.stage) == ("page", "article")
    assert found.page is not None
    assert "?" in found.reason or ";" in found.reason


@pytest.mark.parametrize(
    "content",
    [
        "<div>" * 10_000 + PARAGRAPHS + "</div>" * 10_000,
        "<b><i>" * 10_000 + PARAGRAPHS,
        "<table><tr><td>" * 10_000 + PARAGRAPHS,
        "<div>" * 240 + PARAGRAPHS * 400,
        "<script>" * 20_000 + PARAGRAPHS,
        f"<p>{SENTENCE}<p>{OTHER}</b></div></table><p",
        f"<script type='application/ld+json'>{'[' * 50_000}</script>{PARAGRAPHS}",
        f"<div {'a=1 ' * 20_000}>{PARAGRAPHS}",
    ],
)
def test_deep_and_broken_pages_keep_their_text_and_take_no_long_time(content: str) -> None:
    started = time.process_time()
    found = good(f"<html><body>{content}")
    assert SENTENCE in found.text
    assert time.process_time() - started < 5


def test_a_book_is_no_report() -> None:
    started = time.process_time()
    found = read(f"{SENTENCE} " * 20_000, "text")
    assert isinstance(found, Rejected)
    assert "split" in found.reason
    assert time.process_time() - started < 10


def test_an_unknown_language_is_a_problem_and_no_reason_to_reject() -> None:
    found = good("Blah zorg fnord, wibble quux frobnicate gnarf. Zyx plugh xyzzy!", "text")
    assert found.language == "und"
    assert any("language" in problem.reason for problem in found.problems)


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=400) | st.text(alphabet="<>/pdiv aB.\n&;=\"'", max_size=400).map(str.encode), st.sampled_from(["html", "text"]))
def test_any_bytes_end_in_an_article_or_a_reason(content: bytes, kind: str) -> None:
    found = read(content, kind)
    if isinstance(found, Article):
        assert all(0 <= start < end <= len(found.text) for start, end in found.sentences)
    else:
        assert found.reason
