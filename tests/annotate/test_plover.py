"""Codes and quad classes."""

from __future__ import annotations

import pytest

from jejak.annotate import plover
from jejak.annotate.scheme import MODES, TYPES
from jejak.languages import LanguageError


@pytest.mark.parametrize("type_", TYPES)
def test_every_type_and_mode_of_the_reader_is_coded(type_: str) -> None:
    assert set(plover.coding().types[type_].modes) == set(MODES.get(type_, ()))
    for mode in ("", *MODES.get(type_, ())):
        cameo, quad = plover.code(type_, mode)
        assert cameo.isdigit()
        assert 2 <= len(cameo) <= 4
        assert 1 <= quad <= 4


def test_the_contradictions_are_settled() -> None:
    assert plover.code("SANCTION", "")[1] == 4
    assert plover.code("ACCUSE", "investigate") == ("090", 3)
    assert plover.code("ACCUSE", "allege") == ("112", 3)
    assert plover.code("CONSULT", "visit") == ("042", 1)


def test_an_unknown_mode_is_the_type_alone_and_an_unknown_type_an_error() -> None:
    assert plover.code("AID", "unheard-of") == plover.code("AID", "")
    with pytest.raises(LanguageError, match="no event type 'FIGHT'"):
        plover.code("FIGHT", "")
