import pytest
from hypothesis import given
from hypothesis import strategies as st

from jejak.article.decode import decode, lost

RUSSIAN = "Министр иностранных дел прибыл в Пхеньян в среду с двухдневным визитом, сообщило ведомство. " * 5
GERMAN = "Der Außenminister reiste am Mittwoch über München nach Pjöngjang – „ohne Gepäck“, so ein Sprecher. " * 5


def page(charset: str, text: str) -> str:
    return f'<html><head><meta charset="{charset}"></head><body>{text}</body></html>'


@pytest.mark.parametrize(
    ("encoding", "label", "header", "text"),
    [
        ("utf-8", "utf-8", None, RUSSIAN),
        ("utf-8-sig", "iso-8859-1", None, RUSSIAN),
        ("utf-16", "utf-8", None, RUSSIAN),
        ("utf-16-le", "utf-8", None, RUSSIAN),
        ("utf-16-be", "utf-8", None, GERMAN),
        ("cp1251", "windows-1251", None, RUSSIAN),
        ("koi8-r", "koi8-r", None, RUSSIAN),
        ("cp1252", "iso-8859-1", None, GERMAN),
        ("cp1252", "x", "ISO-8859-1", GERMAN),
        ("utf-8", "windows-1251", None, RUSSIAN),
        ("utf-8", "x", "latin-1", GERMAN),
        ("cp1251", "utf-8", None, RUSSIAN),
        ("cp1251", "utf-8", "utf-8", RUSSIAN),
    ],
)
def test_text_survives_right_and_wrong_labels(encoding: str, label: str, header: str | None, text: str) -> None:
    assert text in decode(page(label, text).encode(encoding), header)[0]


def test_a_wrong_label_is_remarked_on_and_a_right_one_not() -> None:
    assert decode(page("utf-8", RUSSIAN).encode("cp1251"), None)[1]
    assert decode(page("windows-1251", RUSSIAN).encode(), None)[1]
    assert decode(page("windows-1251", RUSSIAN).encode("cp1251"), None)[1] is None


def test_utf_8_cut_in_the_middle_of_a_letter_stays_utf_8() -> None:
    text, remark = decode((RUSSIAN * 10).encode()[:-3], None)
    assert text.startswith(RUSSIAN)
    assert remark


@given(st.binary(), st.none() | st.text())
def test_any_bytes_are_decoded(content: bytes, charset: str | None) -> None:
    assert 0 <= lost(decode(content, charset)[0]) <= 1


@given(st.text(alphabet=st.characters(blacklist_categories=["Cs", "Cc"])))
def test_utf_8_comes_back(text: str) -> None:
    assert decode(text.encode(), None)[0] == text.removeprefix("\ufeff")
