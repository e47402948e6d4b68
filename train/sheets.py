"""Label sheets: the compact text a labeller writes for sentence pairs, parsed into label dicts.

A sheet has a line `=ROW [skip|differs]` for each sentence, `E TYPE MODE CAMEO FACTUALITY | en | id` for each of its events and
one line for each role (`A R C P T V G Q U O W D K`, see CONTRIBUTING.md, "Labels"). Texts stand verbatim in the sentence.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from jejak.annotate.scheme import FACTUALITY, MODES, TYPES

EVIDENCE = frozenset(
    {"satellite", "photo_video", "document", "intelligence", "official_statement", "eyewitness", "expert", "data", "court", "anonymous"}
)
ROLES = {
    "A": "actor", "R": "recipient", "C": "source", "P": "place", "T": "time", "V": "evidence", "G": "goods", "Q": "quantity",
    "U": "unit", "O": "origin", "W": "via", "D": "destination", "K": "carrier",
}  # fmt: skip
FLAGS = frozenset({"ctx", "relay", "denies", "asserts"})


@dataclass(frozen=True)
class SheetRole:
    role: str
    texts: tuple[str, str]
    country: str = ""
    sector: str = ""
    kind: str = ""
    flags: frozenset[str] = frozenset()


@dataclass(frozen=True)
class SheetEvent:
    type: str
    mode: str
    cameo: str
    factuality: str
    trigger: tuple[str, str]
    roles: tuple[SheetRole, ...] = ()


@dataclass(frozen=True)
class SheetRow:
    row: str
    status: str = ""
    events: tuple[SheetEvent, ...] = ()


@dataclass
class SheetError(ValueError):
    line: int
    reason: str
    where: str = field(default="")

    def __str__(self) -> str:
        return f"{self.where}:{self.line}: {self.reason}"


def parse(text: str, where: str = "sheet") -> list[SheetRow]:
    """Return the sheet's rows in order; raises SheetError with the line number on the first illegal line."""
    rows: list[tuple[str, str, list[tuple[SheetEvent, list[SheetRole]]]]] = []
    for number, line in enumerate(text.splitlines(), 1):
        line = line.strip()
        if not line:
            continue
        try:
            if line.startswith("="):
                name, _, status = line[1:].partition(" ")
                if status not in ("", "skip", "differs"):
                    raise ValueError(f"status {status!r} is none of skip, differs")
                rows.append((name, status, []))
            elif line.startswith("E "):
                rows[-1][2].append((_event(line), []))
            else:
                rows[-1][2][-1][1].append(_role(line))
        except (ValueError, IndexError) as error:
            raise SheetError(number, f"{error} in {line!r}", where) from error
    return [SheetRow(name, status, tuple(_with_roles(event, roles) for event, roles in events)) for name, status, events in rows]


def _with_roles(event: SheetEvent, roles: list[SheetRole]) -> SheetEvent:
    return SheetEvent(event.type, event.mode, event.cameo, event.factuality, event.trigger, tuple(roles))


def _fields(line: str) -> list[str]:
    return [part.strip() for part in (line + " ").split(" | ")]


def _event(line: str) -> SheetEvent:
    head, *texts = _fields(line[2:])
    type_, mode, cameo, factuality = head.split()
    mode = "" if mode == "-" else mode
    if type_ not in TYPES:
        raise ValueError(f"unknown type {type_}")
    if mode and mode not in MODES.get(type_, ()):
        raise ValueError(f"{type_} has no mode {mode}")
    if factuality not in FACTUALITY:
        raise ValueError(f"unknown factuality {factuality}")
    if not cameo.replace("X", "").isdigit():
        raise ValueError(f"cameo {cameo} is not a code")
    english, indonesian = texts
    return SheetEvent(type_, mode, cameo, factuality, (english, indonesian))


def _role(line: str) -> SheetRole:
    letter, _, rest = line.partition(" ")
    if letter not in ROLES:
        raise ValueError(f"unknown role letter {letter}")
    english, indonesian, *more = _fields(rest)
    words = more[0].split() if more else []
    flags = frozenset(word for word in words if word in FLAGS)
    values = [word if word != "-" else "" for word in words if word not in FLAGS]
    if letter == "V":
        if not values or values[0] not in EVIDENCE:
            raise ValueError("evidence needs a kind")
        return SheetRole(ROLES[letter], (english, indonesian), kind=values[0], flags=flags)
    country, sector = [*values, "", ""][:2]
    if len(values) > 2:
        raise ValueError(f"too many values {values}")
    return SheetRole(ROLES[letter], (english, indonesian), country, sector, flags=flags)


def spans(text: str, sentence: str) -> tuple[int, int] | None:
    """The span [start, end) of a sheet text (`words` or `words#2`) in its sentence, None when it does not stand there."""
    words, _, nth = text.rpartition("#") if text[-2:-1] == "#" and text[-1:].isdigit() else (text, "", "1")
    start = -1
    for _ in range(int(nth)):
        start = _find(sentence, words, start + 1)
        if start < 0:
            return None
    return start, start + len(words)


def _find(sentence: str, words: str, start: int) -> int:
    """The first occurrence that begins and ends at word edges, else any occurrence, else -1."""
    for at in _occurrences(sentence, words, start):
        left, right = sentence[at - 1 : at] if at else "", sentence[at + len(words) : at + len(words) + 1]
        if not (left.isalnum() and words[:1].isalnum()) and not (right.isalnum() and words[-1:].isalnum()):
            return at
    return sentence.find(words, start)


def _occurrences(sentence: str, words: str, start: int) -> Iterator[int]:
    at = sentence.find(words, start) if words else -1
    while at >= 0:
        yield at
        at = sentence.find(words, at + 1)
