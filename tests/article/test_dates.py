import pytest

from jejak.article import dates
from jejak.model import DateCandidate

FETCHED = "2023-10-20T12:00:00+00:00"


def candidate(value: str, origin: str = "metadata", where: str = "meta article:published_time") -> DateCandidate:
    return DateCandidate(value, "month" if len(value) == 7 else "day", origin, where)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("url", "value"),
    [
        ("https://a.example/2023/10/18/lavrov-tiba", "2023-10-18"),
        ("https://a.example/2023/1/8/lavrov-tiba", "2023-01-08"),
        ("https://a.example/world/lavrov-20231018", "2023-10-18"),
        ("https://a.example/world/2023-10-18-lavrov", "2023-10-18"),
        ("https://a.example/2023/10/lavrov", "2023-10"),
        ("https://a.example/d-8171947/lavrov", None),
        ("https://a20231018.example/lavrov", None),
        (None, None),
    ],
)
def test_dates_in_addresses(url: str | None, value: str | None) -> None:
    assert [found.value for found in dates.from_url(url)] == ([value] if value else [])


def test_text_dates_come_latest_first_each_at_its_place() -> None:
    text = "Pada 13/10/2023 dan 18 Oktober 2023, lalu 13/10/2023 lagi."
    found = list(dates.from_text(text, "dmy"))
    assert [each.value for each in found] == ["2023-10-18", "2023-10-13"]
    start, end = map(int, found[0].where.removeprefix("text ").split("-"))
    assert text[start:end] == "18 Oktober 2023"


def test_days_before_the_web_or_after_the_fetch_are_left_out() -> None:
    kept = dates.plausible(map(candidate, ["1989-12-31", "2023-10-18", "2023-10-21", "2023-10-22", "2023-11"]), FETCHED)
    assert [each.value for each in kept] == ["2023-10-18", "2023-10-21"]


def test_trust_goes_from_what_is_given_to_the_text() -> None:
    ranked = [
        candidate("2023-10-01", "given", "given"),
        candidate("2023-10-02"),
        candidate("2023-10-03", "url", "url"),
        candidate("2023-10-04", "text", dates.DATE_LINE),
        candidate("2023-10-05", "metadata", "json-ld dateModified"),
        candidate("2023-10", "url", "url"),
        candidate("2023-10-06", "text", "text 1-9"),
    ]
    for first in range(len(ranked)):
        assert dates.choose(reversed(ranked[first:])) == ranked[first]
    assert dates.choose([]) is None


def test_the_first_of_equals_is_chosen() -> None:
    first = candidate("2023-10-18", "metadata", "json-ld datePublished")
    assert dates.choose([first, candidate("2023-10-17")]) == first
