import pytest
from hypothesis import given
from hypothesis import strategies as st

from jejak.article.furniture import clean, line_reason, strip_site

SENTENCE = "Menteri Luar Negeri Rusia tiba di Pyongyang pada Rabu untuk kunjungan dua hari."
LONGER = "Ia disambut oleh Menteri Luar Negeri Korea Utara di bandara dan langsung menuju ke tempat pertemuan itu."


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Ikuti berita Okezone berita Google", "furniture"),
        ("Ikuti kami di WhatsApp Channel", "furniture"),
        ("Follow us on Telegram", "furniture"),
        ("Baca juga: Lavrov Tiba di Pyongyang", "furniture"),
        ("Baca Juga : Lavrov Tiba di Pyongyang", "furniture"),
        ("Simak juga Video: Parade Militer", "furniture"),
        ("Read more: White House releases photos", "furniture"),
        ("Also read: White House releases photos", "furniture"),
        ("Related: White House releases photos", "furniture"),
        ("Bagikan ini: Facebook, Twitter, WhatsApp", "furniture"),
        ("Share on Facebook", "furniture"),
        ("Sign up for our daily newsletter", "furniture"),
        ("Leave a Reply", "furniture"),
        ("Tinggalkan Balasan", "furniture"),
        ("Your email address will not be published. Required fields are marked *", "furniture"),
        ("Alamat email Anda tidak akan dipublikasikan. Ruas yang wajib ditandai *", "furniture"),
        ("© 2023 Meridian Post Media. All rights reserved.", "furniture"),
        ("Editor: Hendra Wijaya", "furniture"),
        ("Halaman 2 dari 3", "furniture"),
        ("***", "furniture"),
        ("ADVERTISEMENT", "advert"),
        ("SCROLL TO CONTINUE WITH CONTENT", "advert"),
        ("Quoted From Many Source", "credit"),
        ("Sumber: Reuters", "credit"),
        ("Source: Al Jazeera and news agencies", "credit"),
        ("(Reporting by Edith Marlowe; Editing by Colm Sayer)", "credit"),
        ("Reporting by Edith Marlowe; Editing by Colm Sayer", "credit"),
        ("Artikel ini telah tayang di Kabar Selat dengan judul Lavrov Tiba", "credit"),
        ("Kamis, 19 Oktober 2023 10:15 WIB", "date"),
        ("October 18, 2023 | 9:05 pm", "date"),
    ],
)
def test_lines_that_are_no_part_of_the_article(line: str, reason: str) -> None:
    assert line_reason(line) == reason


@pytest.mark.parametrize(
    "line",
    [
        SENTENCE,
        "Ikuti perkembangan itu, pemerintah meminta warga tenang.",
        "Baca puisi itu membuat Kim menangis, kata ajudannya.",
        "Baca juga pernyataan itu dengan hati-hati, kata Lavrov.",
        "Editor surat kabar itu ditangkap polisi pada Senin.",
        "Sumber di Kremlin mengatakan kunjungan itu ditunda.",
        "Dikutip dari BBC, Lavrov tiba di Pyongyang.",
        "Sources in Moscow said the visit was put off.",
        "Source close to the talks: no deal was reached, and none is expected before the summit in Vladivostok next month.",
        "Read more books, Kim told officials.",
        "Share prices fell on Monday.",
        "Share this burden, Lavrov told his allies.",
        "Follow the money, the inspectors said.",
        "Subscribe to a policy of neutrality, he urged them.",
        "Images by Maxar show ships at the pier.",
        "Reporting by the BBC showed that 300 containers were sent.",
        "With files from the ministry missing, the court adjourned.",
        "Posted in Pyongyang since 2019, the ambassador met Kim twice.",
        "Published in 2019, the report named Russia.",
        "Updated sanctions took effect on 18 October.",
        "Perang dimulai 24 Februari 2022.",
        "Leave a country at war and you leave a part of yourself, he said.",
        "Related deaths rose to 40.",
        "Advertisement spending by the state fell.",
        "Halaman istana dijaga tentara.",
        "“Ikuti kami,” kata tentara itu.",
    ],
)
def test_sentences_are_never_cut(line: str) -> None:
    kept = clean("Judul berita yang lain sama sekali", [LONGER, line, LONGER])
    assert line in kept.paragraphs


def test_from_the_comment_form_on_nothing_is_kept() -> None:
    found = clean(None, [SENTENCE, LONGER, "Leave a Reply", "Budi says: I do not believe a word of it.", "Cancel reply"])
    assert found.paragraphs == (SENTENCE, LONGER)
    assert len(found.cut) == 3


def test_a_link_to_the_comments_above_the_article_takes_nothing_with_it() -> None:
    assert clean(None, ["Leave a comment", SENTENCE, LONGER]).paragraphs == (SENTENCE, LONGER)


def test_parts_inside_a_paragraph() -> None:
    found = clean(None, [f"{SENTENCE} [Gambas:Video 20detik] {LONGER} (Baca juga: Lavrov Tiba)"])
    assert found.paragraphs == (f"{SENTENCE} {LONGER}",)
    assert [cut.text for cut in found.cut] == ["[Gambas:Video 20detik]", "(Baca juga: Lavrov Tiba)"]


@pytest.mark.parametrize("ending", ["(abc/def)", "(rwl)", "[mae/azh]"])
def test_editors_codes_at_the_end(ending: str) -> None:
    for lines in ([LONGER, f"{SENTENCE} {ending}"], [LONGER, SENTENCE, ending]):
        found = clean(None, lines)
        assert found.paragraphs == (LONGER, SENTENCE)
        assert [(cut.reason, cut.text) for cut in found.cut] == [("editor", ending)]


def test_an_agency_s_name_at_the_end_is_a_credit() -> None:
    found = clean(None, [LONGER, f"{SENTENCE} (ANTARA)"])
    assert found.paragraphs == (LONGER, SENTENCE)
    assert [(cut.reason, cut.text) for cut in found.cut] == [("credit", "(ANTARA)")]


@pytest.mark.parametrize("ending", ["Dia tiba dari Korea Utara (Korut).", "Dia datang (lagi)", "Perserikatan Bangsa-Bangsa (PBB)."])
def test_brackets_of_the_last_sentence_stay(ending: str) -> None:
    assert clean(None, [LONGER, ending]).paragraphs == (LONGER, ending)


def test_a_byline_of_its_own_is_taken_for_the_authors() -> None:
    found = clean("Judul berita", ["Oleh: Ratna Wulandari dan Yosef Tandi", SENTENCE])
    assert found.byline == ("Ratna Wulandari", "Yosef Tandi")
    assert found.paragraphs == (SENTENCE,)
    assert clean("Judul", ["Oleh karena itu, menteri pulang", SENTENCE]).byline == ()


@pytest.mark.parametrize(
    ("title", "outlets", "mentioned", "expected"),
    [
        ("Lavrov terbang ke Korea Utara - Kompas.com", (), "", "Lavrov terbang ke Korea Utara"),
        ("Lavrov flies to North Korea | Reuters", (), "", "Lavrov flies to North Korea"),
        ("Lavrov flies to North Korea - BBC News", (), "", "Lavrov flies to North Korea"),
        ("Lavrov flies to North Korea | World | Meridian Post", ("Meridian Post",), "", "Lavrov flies to North Korea | World"),
        ("Lavrov terbang ke Korea Utara: Okezone News", (), "Ikuti berita Okezone di Google", "Lavrov terbang ke Korea Utara"),
        ("Lavrov terbang ke Korea Utara: Okezone", ("Okezone",), "", "Lavrov terbang ke Korea Utara"),
        ("Meridian Post | Lavrov flies to North Korea", ("Meridian Post",), "", "Lavrov flies to North Korea"),
    ],
)
def test_a_site_s_name_leaves_the_title(title: str, outlets: tuple[str, ...], mentioned: str, expected: str) -> None:
    assert strip_site(title, outlets, mentioned)[0] == expected


@pytest.mark.parametrize(
    "title",
    [
        "North Korea fires missile: Kyodo",
        "U.S. strikes imminent: Fox News",
        "Lavrov: Kami tidak akan mundur",
        "Rusia - Korea Utara Pererat Hubungan",
        "Perang Rusia-Ukraina: Ini Kata Putin",
        "Lavrov in Pyongyang – what we know",
    ],
)
def test_other_titles_stay_whole(title: str) -> None:
    assert strip_site(title, (), "") == (title, None)


def test_the_title_is_not_told_twice() -> None:
    assert clean("Lavrov Tiba di Pyongyang", ["LAVROV TIBA DI PYONGYANG", SENTENCE]).paragraphs == (SENTENCE,)


@given(st.lists(st.text(max_size=80), max_size=8))
def test_nothing_is_lost_and_nothing_made_up(lines: list[str]) -> None:
    found = clean(None, lines)
    before = sorted("".join("".join(lines).split()))
    after = sorted("".join("".join([*found.paragraphs, *(cut.text for cut in found.cut)]).split()))
    assert set(after) <= set(before)
    assert len(found.paragraphs) <= len(lines)
