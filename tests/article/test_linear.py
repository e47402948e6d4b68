"""Text of foreign pages must not be able to hold a run up: time grows with its length and no faster."""

import time
from collections.abc import Callable

import pytest

from jejak.article import body, furniture, particulars, sentences, structured

LENGTH = 100_000


@pytest.mark.parametrize(
    ("read", "text"),
    [
        (lambda text: sentences.split(text, "id"), "Lavrov tiba" + "." * LENGTH + "x"),
        (lambda text: sentences.split(text, "id"), "Lavrov tiba." + '"' * LENGTH + "x"),
        (lambda text: sentences.split(text, "id"), "Lavrov tiba" + "»" * LENGTH + "x"),
        (structured._load, "-->" + " " * LENGTH + "x"),
        (structured._load, "x" + "\n" * LENGTH + "x"),
        (lambda text: furniture.clean(None, [text]), "Lavrov tiba" + "| " * (LENGTH // 2) + "x."),
        (body._everything, "<p " * (LENGTH // 3)),
        (particulars.authors, "a" * LENGTH),
        (particulars.authors, "@" * LENGTH),
        (particulars.authors, "a@" + "." * LENGTH),
    ],
)
def test_long_runs_of_one_character_take_no_time(read: Callable[[str], object], text: str) -> None:
    begun = time.process_time()
    read(text)
    assert time.process_time() - begun < 1
