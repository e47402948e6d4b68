import pytest
from hypothesis import given
from hypothesis import strategies as st

from jejak.article.language import UNKNOWN, identify

INDONESIAN = (
    "Polisi mengatakan bahwa jalan itu ditutup karena kunjungan menteri. Pemerintah belum bisa memberi informasi, kata juru bicara. "
    "Pada Kamis sejumlah mantan pejabat hadir."
)
MALAY = (
    "Polis memaklumkan bahawa jalan itu ditutup kerana lawatan menteri. Kerajaan belum dapat memberi maklumat, kata jurucakap pada Khamis. "
    "Beberapa bekas pegawai turut hadir."
)
ENGLISH = "The police said the road was closed because of the minister's visit. The government could not give any information."
RUSSIAN = "Полиция сообщила, что дорога закрыта из-за визита министра. Правительство пока не может сообщить подробности."


@pytest.mark.parametrize(
    ("text", "code"),
    [(INDONESIAN, "id"), (MALAY, "ms"), (ENGLISH, "en"), (RUSSIAN, "ru"), ("両国は首脳会談の合意の実施について話し合う。" * 3, "ja")],
)
def test_languages(text: str, code: str) -> None:
    assert identify(text) == code


@pytest.mark.parametrize("text", ["", "123 456 " * 20, "ok", "Lavrov, Kim"])
def test_too_little_to_tell(text: str) -> None:
    assert identify(text) == UNKNOWN


@pytest.mark.parametrize(("text", "code"), [(INDONESIAN, "id"), (MALAY, "ms"), (ENGLISH, "en")])
@pytest.mark.parametrize("hint", ["en-US", "id", "ms_MY", "fr", "", "x-unknown"])
def test_what_a_page_says_of_itself_does_not_overrule_its_words(text: str, code: str, hint: str) -> None:
    assert identify(text, hint) == code


@given(st.text(), st.none() | st.text())
def test_any_text_gets_a_code(text: str, hint: str | None) -> None:
    assert 2 <= len(identify(text * 3, hint)) <= 8
