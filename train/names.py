"""Name sets in CoNLL forms, mapped to PER, ORG and LOC. Other classes (MISC, PRODUCT, ...) are no names here."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

KINDS = {
    "PER": "PER",
    "ORG": "ORG",
    "LOC": "LOC",
    "PERSON": "PER",
    "ORGANISATION": "ORG",
    "ORGANIZATION": "ORG",
    "PLACE": "LOC",
    "LOCATION": "LOC",
    "CORPORATION": "ORG",
    "GROUP": "ORG",
    "O": "O",
}
"""Classes outside this table (MISC, PRODUCT, CREATIVE-WORK, ...) are no names here."""


@dataclass(frozen=True)
class Named:
    """Words with IOB2 tags of PER, ORG, LOC."""

    words: tuple[str, ...]
    tags: tuple[str, ...]

    @property
    def text(self) -> str:
        return " ".join(self.words)


def read(path: Path, *, word: int = 0, tag: int = -1, separator: str | None = None) -> Iterator[Named]:
    """Sentences of a file with one word a line, its columns split by `separator` (default: white space)."""
    words: list[str] = []
    tags: list[str] = []
    for line in [*path.read_text("utf-8").splitlines(), ""]:
        if line.startswith("# "):
            continue
        columns = line.split(separator) if line.strip() else []
        if len(columns) > 1:
            words.append(columns[word])
            tags.append(_tag(columns[tag], tags[-1] if tags else "O"))
        elif words:
            yield Named(tuple(words), tuple(tags))
            words, tags = [], []


def _tag(tag: str, before: str) -> str:
    """The tag in IOB2, also where the set is in IOB1, which begins a name with I-; `before` is the tag of the word before."""
    prefix, _, kind = tag.upper().partition("-")
    mapped = KINDS.get(kind)
    if not mapped:
        return "O"
    return f"B-{mapped}" if prefix == "I" and before[2:] != mapped else f"{prefix}-{mapped}"


def key(text: str) -> str:
    """What two sentences share when they are the same but for case and spaces."""
    return "".join(text.lower().split())


def training(shared: Path) -> list[Named]:
    """The sets marked T, without sentences that occur in an evaluation split."""
    data = shared / "data"
    sets = [
        *read(data / "idner-news-2k/train.txt"),
        *read(data / "idner-news-2k/dev.txt"),
        *read(data / "indonlu/nergrit_ner-grit/train_preprocess.txt", separator="\t"),
        *read(data / "indonlu/nergrit_ner-grit/valid_preprocess.txt", separator="\t"),
        *read(data / "uner-english-ewt/en_ewt-ud-dev.iob2", word=1, tag=2, separator="\t"),
        *(named for path in sorted((data / "ner-english/wikigold").rglob("*.conll.txt")) for named in read(path)),
        *(named for path in sorted((data / "ner-english/WNUT17").rglob("*train*.conll")) for named in read(path)),
    ]
    held_out = {key(named.text) for split in evaluation(shared).values() for named in split}
    return [named for named in sets if key(named.text) not in held_out]


def evaluation(shared: Path) -> dict[str, list[Named]]:
    """The test splits that are reported."""
    data = shared / "data"
    return {
        "idner": list(read(data / "idner-news-2k/test.txt")),
        "nergrit": list(read(data / "indonlu/nergrit_ner-grit/test_preprocess.txt", separator="\t")),
        "uner-ewt": list(read(data / "uner-english-ewt/en_ewt-ud-test.iob2", word=1, tag=2, separator="\t")),
    }
