"""Office holders by name and date."""

from __future__ import annotations

from datetime import date

from jejak.annotate import leaders
from jejak.annotate.countries import names


def test_a_surname_is_the_holder_at_the_date() -> None:
    assert [one.name for one in leaders.named("Lavrov", date(2023, 10, 19))] == ["Sergey Lavrov"]
    assert {one.country for one in leaders.named("Bush", date(2007, 3, 15))} == {"USA"}
    assert leaders.named("Bush", date(2023, 1, 1)) == ()
    assert [one.name for one in leaders.named("Kim", date(2023, 10, 19))] == ["Kim Jong-un"]


def test_an_office_has_its_holder_at_the_date() -> None:
    def minister(when: date | None) -> str | None:
        found = leaders.holder("RUS", ("Minister of Defence",), when)
        return found.name if found else None

    assert minister(date(2023, 10, 19)) == "Sergei Shoigu"
    assert minister(date(2025, 1, 1)) == "Andrei Belousov"
    assert minister(date(1901, 1, 1)) is None
    assert minister(None) is None


def test_who_held_an_office_before_is_known_by_full_name_only() -> None:
    assert (found := leaders.former("Saddam Hussein", date(2007, 1, 1))) is not None
    assert found.country == "IRQ"
    assert leaders.former("Hussein", date(2007, 1, 1)) is None


def test_the_table_is_sound() -> None:
    special = {"UNO", "EUR", "IGO"}
    for leader, _ in leaders._rows():
        assert leader.country in names() or leader.country in special, leader
        assert date.fromisoformat(leader.start) <= date.fromisoformat(leader.end or "2099-01-01"), leader
        assert leader.source in ("REIGN 2021", "public record"), leader
