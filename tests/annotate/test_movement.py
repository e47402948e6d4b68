"""Movements: numbers in digits and words, units, and which events move something."""

from __future__ import annotations

import pytest

from jejak.annotate import actors, movement
from jejak.annotate.context import Context
from jejak.annotate.quotations import Discourse
from jejak.article.sentences import split
from jejak.languages import load
from jejak.model import Article, Frame, RoleSpan, Span


def context(text: str, language: str) -> Context:
    article = Article("a", text, language, sentences=split(text, language))
    pack = load(language)
    return Context(article, pack, actors.cast(article, (), pack), Discourse(), (), (), (1.0, 0.0))


def frame(text: str, type_: str, **roles: str) -> Frame:
    def role(name: str, words: str) -> RoleSpan:
        at = text.index(words)
        return RoleSpan(name, Span(at, at + len(words)), 1.0)

    return Frame(Span(0, 1), type_, "", "fact", 1.0, tuple(role(name, words) for name, words in roles.items()))


@pytest.mark.parametrize(
    ("words", "language", "value"),
    [
        ("300", "id", 300),
        ("1.410.000", "id", 1_410_000),
        ("1,410,000", "en", 1_410_000),
        ("sekitar 1,2 juta", "id", 1_200_000),
        ("about 2.5 million", "en", 2_500_000),
        ("two", "en", 2),
        ("tiga", "id", 3),
        ("several", "en", None),
    ],
)
def test_numbers(words: str, language: str, value: float | None) -> None:
    assert movement.number(words, load(language)) == value


def test_goods_with_their_number_unit_and_way() -> None:
    text = "Kapal itu membawa 300 kontainer dari Korea Utara ke Rusia."
    found = movement.movement(
        frame(text, "AID", goods="kontainer", quantity="300", origin="Korea Utara", destination="Rusia"), context(text, "id")
    )
    assert found is not None
    assert (found.quantity, found.unit) == (300, "kontainer")
    assert found.origin is not None
    assert found.origin.country == "PRK"
    assert found.destination is not None
    assert found.destination.country == "RUS"


def test_a_unit_inside_the_quantity() -> None:
    text = "The ship carried 500 tonnes of rice to Yemen."
    found = movement.movement(frame(text, "AID", goods="rice", quantity="500 tonnes", destination="Yemen"), context(text, "en"))
    assert found is not None
    assert (found.quantity, found.unit) == (500, "tonnes")


def test_talk_moves_nothing_and_neither_does_a_number_alone() -> None:
    text = "The minister met 300 officers in Yemen."
    assert movement.movement(frame(text, "CONSULT", goods="officers", quantity="300"), context(text, "en")) is None
    assert movement.movement(frame(text, "AID", quantity="300"), context(text, "en")) is None
