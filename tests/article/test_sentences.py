import pytest
from hypothesis import given
from hypothesis import strategies as st

from jejak.article.sentences import split


def parts(text: str, language: str) -> list[str]:
    return [text[start:end] for start, end in split(text, language)]


@pytest.mark.parametrize(
    ("language", "sentences"),
    [
        ("id", ["Ir. H. Joko Widodo hadir di Jl. Sudirman No. 5, kata PT. Maju Tbk.", "Dia pergi."]),
        ("id", ["Harganya Rp. 1.000 per liter.", "Tahun lalu Rp 2.500,50."]),
        ("id", ["Menurut Kol. Inf. Budi, S.H., M.H., ia datang pukul 10.30 WIB.", "Lalu pulang."]),
        ("id", ["Pasal 45 ayat (1) dan (2) KUHP.", "Ya."]),
        ("id", ['"Kami menolak.', 'Kami tidak takut," kata Lavrov.', "Ia lalu pergi."]),
        ("id", ['"Apa benar?" tanya dia kepada Drs. Agus.', "Tidak ada jawaban."]),
        ("id", ["Beras, gula, dll. dikirim ke Rajin.", "Kapal itu kosong."]),
        ("id", ["Dia berada di sana...", "Lalu pergi."]),
        ("en", ["Gen. Mark A. Milley met J. K. Rowling at 10 a.m. Tuesday.", "It rained."]),
        ("en", ["The U.N. Security Council met U.S. officials.", "They left."]),
        ("en", ["He lives in the U.S.", "The others do not."]),
        ("en", ["Shares of Apple Inc. rose 3.5 percent.", "It ended at 5 p.m.", "The end."]),
        ("en", ["On Sept. 7 a ship left.", "No. 5 stayed.", "It sank in Sept.", "Nobody died."]),
        ("en", ["“We will not go.", "We never did,” he said."]),
        ("en", ["(The talks failed.)", "He left."]),
        ("und", ["Mr. Smith left.", "He is gone."]),
        ("ja", ["ロシア外相は到着した。", "両国は話し合う。"]),
        ("ru", ["Министр прибыл.", "Он уехал."]),
    ],
)
def test_where_sentences_end(language: str, sentences: list[str]) -> None:
    assert parts(("" if language == "ja" else " ").join(sentences), language) == sentences


def test_sentences_do_not_cross_lines() -> None:
    assert parts("Judul tanpa titik\n\nIsi berita. Lagi", "id") == ["Judul tanpa titik", "Isi berita.", "Lagi"]


def test_a_lost_space_between_sentences() -> None:
    assert parts("Ia datang ke sana kemarin.Dia pulang hari ini.", "id") == ["Ia datang ke sana kemarin.", "Dia pulang hari ini."]
    assert parts("Lihat di kabarselat.com untuk itu.", "id") == ["Lihat di kabarselat.com untuk itu."]


@given(st.text(alphabet="aB1 .,!?\"“”'()\n-ç。", max_size=80), st.sampled_from(["id", "en", "ru", "und"]))
def test_spans_are_in_order_trimmed_and_leave_only_white_space_out(text: str, language: str) -> None:
    spans = split(text, language)
    at = 0
    for start, end in spans:
        assert at <= start < end <= len(text)
        assert text[at:start].strip() == ""
        assert text[start:end] == text[start:end].strip()
        assert "\n" not in text[start:end]
        at = end
    assert text[at:].strip() == ""


def test_a_paragraph_of_any_length_is_split_like_a_short_one() -> None:
    sentence = "Menteri tiba di Pyongyang pada hari Rabu untuk berunding."
    assert parts(" ".join([sentence] * 1000), "id") == [sentence] * 1000
