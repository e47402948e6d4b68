import pytest
from hypothesis import given
from hypothesis import strategies as st

from jejak.article.datelines import cut


@pytest.mark.parametrize(
    ("paragraph", "dateline", "credit"),
    [
        ("MOSCOW (Reuters) - Russia said so.", "MOSCOW", "(Reuters)"),
        ("MOSCOW, Oct 18 (Reuters) - Russia said so.", "MOSCOW, Oct 18", "(Reuters)"),
        ("SEOUL, South Korea (AP) — The army said so.", "SEOUL, South Korea", "(AP)"),
        ("KUALA LUMPUR, 18 Okt (Bernama) -- Menteri tiba.", "KUALA LUMPUR, 18 Okt", "(Bernama)"),
        ("GAZA/JERUSALEM, Oct 7 (Reuters) - Israel said so.", "GAZA, JERUSALEM, Oct 7", "(Reuters)"),
        ("JAKARTA, KOMPAS.com - Presiden tiba.", "JAKARTA", "KOMPAS.com"),
        ("Jakarta, CNN Indonesia -- Presiden tiba.", "Jakarta", "CNN Indonesia"),
        ("Jakarta (ANTARA) - Presiden tiba.", "Jakarta", "(ANTARA)"),
        ("TEMPO.CO, Jakarta - Presiden tiba.", "Jakarta", "TEMPO.CO"),
        ("Jakarta - Presiden tiba.", "Jakarta", None),
        ("WASHINGTON — “We will see,” he said.", "WASHINGTON", None),
        ("PYONGYANG (Kabar Nusantara) - Menteri tiba.", "PYONGYANG", "(Kabar Nusantara)"),
        ("MOSKOWMenteri Luar Negeri tiba.", "MOSKOW", None),
        ("(ANTARA) - Presiden tiba.", None, "(ANTARA)"),
        ("KOMPAS.com - Presiden tiba.", None, "KOMPAS.com"),
    ],
)
def test_datelines_go_with_place_and_agency_kept(paragraph: str, dateline: str | None, credit: str | None) -> None:
    rest, cuts = cut(paragraph)
    assert [(each.reason, each.text) for each in cuts] == [(r, t) for r, t in (("dateline", dateline), ("credit", credit)) if t]
    assert paragraph.endswith(rest)
    assert rest[0].isupper() or rest[0] == "“"
    assert dateline is None or dateline.split(",")[0] not in rest


@pytest.mark.parametrize(
    "paragraph",
    [
        "Kim - Putin bertemu di Vladivostok.",
        "NATO - Pakta Pertahanan Atlantik Utara - mengutuk serangan itu.",
        "PBB - Badan dunia itu menolak.",
        "Jakarta - kota terbesar di Indonesia - banjir.",
        "Lavrov - Menteri Luar Negeri Rusia - tiba.",
        "Kim Jong Un (Korea Utara) - Vladimir Putin (Rusia) bertemu.",
        "PDIPerjuangan menolak.",
        "NATOs plan is ready.",
        "South Korea - Japan ties improve.",
        "TNI-Polri siap.",
        "LONDON: The government fell.",
        "Reuters - Russia said so.",
        "He said on Oct. 18 (Reuters) - and again later - that it was over.",
    ],
)
def test_sentences_stay_whole(paragraph: str) -> None:
    assert cut(paragraph) == (paragraph, [])


def test_the_page_s_own_outlet_counts_as_one() -> None:
    assert cut("JAKARTA, Kabar Selat - Presiden tiba.", ("Kabar Selat",))[0] == "Presiden tiba."
    assert cut("JAKARTA, Kabar Selat - Presiden tiba.")[0] == "Presiden tiba."


@given(st.text(max_size=120))
def test_the_rest_is_the_end_of_the_paragraph(paragraph: str) -> None:
    rest, cuts = cut(paragraph)
    assert paragraph.endswith(rest)
    assert bool(cuts) == (rest != paragraph)
