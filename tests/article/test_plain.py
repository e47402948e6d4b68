from hypothesis import given
from hypothesis import strategies as st

from jejak.article.plain import looks_like_title, paragraphs

SENTENCE = "Menteri Luar Negeri Rusia tiba di Pyongyang pada Rabu untuk kunjungan dua hari."


def test_blank_lines_part_paragraphs_whatever_the_newlines() -> None:
    for newline in ("\n", "\r\n", "\r"):
        assert paragraphs(f"A b.{newline}{newline} {newline}C d.{newline}") == ["A b.", "C d."]


def test_lines_without_blank_lines_are_paragraphs() -> None:
    assert paragraphs(f"{SENTENCE}\n{SENTENCE}\nYa.") == [SENTENCE, SENTENCE, "Ya."]


def test_wrapped_lines_are_joined() -> None:
    text = (
        "The two ships sailed at least five times between the North\nKorean port of Rajin and a military pier at Dunay, according\n"
        "to a review of images by\nexperts."
    ).replace("by\nexperts", "by experts")
    assert paragraphs(f"{text}\n\n{SENTENCE}") == [text.replace("\n", " "), SENTENCE]


def test_headlines() -> None:
    assert looks_like_title(["Lavrov Tiba di Pyongyang", SENTENCE])
    assert looks_like_title(["Apakah Lavrov Bertemu Kim?", SENTENCE])
    assert not looks_like_title([SENTENCE, SENTENCE])
    assert not looks_like_title(["Lavrov tiba di sana. Lantas apa?", SENTENCE])
    assert not looks_like_title(["Lavrov Tiba di Pyongyang"])
    assert not looks_like_title(["Lavrov Tiba di Pyongyang", "Ya."])


@given(st.text(alphabet="aB .!\n\t\rç"))
def test_all_words_stay_in_their_order(text: str) -> None:
    found = paragraphs(text)
    assert " ".join(found).split() == text.split()
    assert all(line == line.strip() and line for line in found)
