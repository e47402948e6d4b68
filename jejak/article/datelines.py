"""The dateline before the first sentence: `MOSCOW, Oct 18 (Reuters) -`, `JAKARTA, KOMPAS.com -`, or glued to it: `MOSKOWMenteri`."""

from __future__ import annotations

import re
from functools import cache

from jejak.article import writtendates
from jejak.article.patterns import alternatives, words
from jejak.model import Cut

MAX_LENGTH = 80
"""Characters before the dash; real ones in agency copy are below 60."""
_DASH = re.compile(r"\s*--+\s*|\s+[-–—:]\s*|\s*[–—]\s*|\s*:\s+")
_PARTS = re.compile(r"\(([^()]*)\)|([^,/()|]+)")
_CAPITALS = re.compile(r"[A-ZÀ-Þ][A-ZÀ-Þ.'’-]{2,}(?:\s+[A-ZÀ-Þ][A-ZÀ-Þ.'’-]*){0,3}")
_DOMAIN = re.compile(r"[\w-]+(?:\.[\w-]+)*\.(?:com|co|id|net|org|tv|news|my|sg|info)", re.IGNORECASE)
_NEXT = re.compile(r"[\"“‘'«(]?[A-ZÀ-Þ0-9]")
_GLUED = re.compile(r"([A-ZÀ-Þ]{4,}(?:[ -][A-ZÀ-Þ]{2,}){0,2})(?=[A-ZÀ-Þ][a-zß-ÿ]{3,})")
_DAY = re.compile(r"\w*\.?\s*\(?\d{1,2}(?:/\d{1,2}(?:/\d{2,4})?)?\)?|\d{1,2}\s+[^\W\d_]+\.?")
_WEAK = re.compile(r"\s+[-–]\s*")


def cut(paragraph: str, outlets: tuple[str, ...] = ()) -> tuple[str, list[Cut]]:
    """The paragraph without its dateline, and what was cut: the place (and day) as `dateline`, the agency or outlet as `credit`.

    `outlets` are names of the page's own outlet. A paragraph that does not surely start with a dateline comes back whole.
    """
    for dash in _DASH.finditer(paragraph[: MAX_LENGTH + 4]):
        rest = paragraph[dash.end() :]
        if not _NEXT.match(rest):
            continue
        cuts = _read(paragraph[: dash.start()], dash.group(), rest, outlets)
        if cuts:
            return rest, cuts
    glued = _GLUED.match(paragraph)
    if glued:
        return paragraph[glued.end() :], [Cut("dateline", glued.group(1))]
    return paragraph, []


def _read(head: str, dash: str, rest: str, outlets: tuple[str, ...]) -> list[Cut]:
    """The cuts of a dateline, empty where `head` is none."""
    parts = [(match.group(), (match.group(1) or match.group(2) or "").strip()) for match in _PARTS.finditer(head)]
    parts = [(whole, part) for whole, part in parts if part]
    if not parts or len(parts) > 4:
        return []
    kinds = [_kind(part, outlets, first=number == 0, bracketed=whole.startswith("(")) for number, (whole, part) in enumerate(parts)]
    if None in kinds or not _sure(kinds, head, dash, rest):
        return []
    places = ", ".join(part for (_, part), kind in zip(parts, kinds, strict=True) if kind not in ("credit", "bracket"))
    agencies = [whole.strip() for (whole, _), kind in zip(parts, kinds, strict=True) if kind in ("credit", "bracket")]
    return [*([Cut("dateline", places)] if places else []), *(Cut("credit", credit) for credit in agencies)]


def _kind(part: str, outlets: tuple[str, ...], *, first: bool, bracketed: bool) -> str | None:
    """What a part of a dateline is. In brackets behind a known place stands the agency, whatever its name."""
    if part in _agencies() or _DOMAIN.fullmatch(part):
        return "credit"
    if _is_day(part):
        return "day"
    own = part.casefold() in {name.casefold() for name in outlets}
    if own and not first:
        return "credit"
    if part in words("dateline_places") or (part.isupper() and part.title() in words("dateline_places")):
        return "place"
    if bracketed and not first and _title_case().fullmatch(part):
        return "bracket"
    if _CAPITALS.fullmatch(part):
        return "capitals"
    if own:
        return "credit"
    return "title" if _title_case().fullmatch(part) else None


def _is_day(part: str) -> bool:
    """`Oct 18`, `18 Okt`, `18/10`, `Rabu 18/10/2023`, `18 Oktober 2023`."""
    if next(writtendates.find(part), None):
        return True
    return bool(_DAY.fullmatch(part)) and len(part) <= 14


def _sure(kinds: list[str | None], head: str, dash: str, rest: str) -> bool:
    """Whether parts that may be a dateline are one: with an agency or outlet always, capitals or known places with a plain dash."""
    if "bracket" in kinds and kinds[0] != "place":
        return False
    if "credit" in kinds or "bracket" in kinds:
        return len(kinds) > 1 or head.startswith("(") or _DOMAIN.fullmatch(head) is not None
    if ":" in dash or not {"capitals", "place"} & {kinds[0]}:
        return False
    apposition = _WEAK.search(rest[:MAX_LENGTH]) is not None and "—" not in dash and "--" not in dash
    return not apposition and (kinds[0] == "place" or len(head.split(",")[0]) >= 4)


@cache
def _title_case() -> re.Pattern[str]:
    return re.compile(rf"[A-ZÀ-Þ][\w.'’-]*(?:\s+(?:[A-ZÀ-Þ][\w.'’-]*|{alternatives('name_particles')})){{0,3}}")


@cache
def _agencies() -> frozenset[str]:
    return frozenset(words("agencies"))
