"""Language packs load, and a faulty one says what is wrong where."""

import pytest

from jejak import languages
from jejak.languages import LanguageError


@pytest.mark.parametrize("code", languages.available())
def test_shipped_packs_load(code: str) -> None:
    pack = languages.load(code)
    assert pack.code == code
    assert len(pack.times.months) == len(pack.times.months_short) == 12
    assert len(pack.times.weekdays) == 7


@pytest.mark.parametrize("code", languages.available())
def test_words_that_are_compared_in_lower_case_are_written_so(code: str) -> None:
    pack = languages.load(code)
    words = [word for group in pack.actors.sectors.values() for word in group]
    words += [word for office in pack.actors.offices for word in office.words]
    words += [*pack.attribution.speech, *pack.factuality.negation, *pack.pronouns.singular, *pack.pronouns.plural]
    assert [word for word in words if word != word.lower()] == []


def pack_text(code: str = "en") -> str:
    from importlib.resources import files

    return (files("jejak.languages") / f"{code}.toml").read_text(encoding="utf-8")


def test_an_unknown_key_is_named() -> None:
    text = pack_text().replace("[factuality]", "[factuality]\nmood = []", 1)
    with pytest.raises(LanguageError, match=r"en\.toml factuality: unknown key 'mood'"):
        languages.parse(text, "en.toml")


def test_a_missing_key_is_named() -> None:
    text = pack_text().replace("\ndenial = ", "\nx = ", 1)
    with pytest.raises(LanguageError, match="factuality"):
        languages.parse(text, "en.toml")


def test_a_wrong_type_is_named() -> None:
    text = pack_text().replace("day_first = false", 'day_first = "no"', 1)
    with pytest.raises(LanguageError, match=r"times day_first: expected bool, found str"):
        languages.parse(text, "en.toml")


def test_broken_toml_and_unknown_language_are_clear_errors() -> None:
    with pytest.raises(LanguageError, match="not valid TOML"):
        languages.parse("code = ", "xx.toml")
    with pytest.raises(LanguageError, match="no language pack 'xx'; there are"):
        languages.load("xx")
