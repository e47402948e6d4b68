"""The language of an article: a detector, and a second opinion by words where it confuses near relatives."""

from __future__ import annotations

import re
from functools import cache

import pycld2

from jejak.languages import available, load

UNKNOWN = "und"
MIN_LETTERS = 40
"""Fewer letters than this are too few to tell a language by."""
MIN_PERCENT = 60
"""Share of the text in the first language and its near relatives below which the text is mixed, and told only if the page says it too."""
_LONGEST = 20_000
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_UNREADABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_SAME = {"zh-Hant": "zh", "iw": "he", "in": "id", "jw": "jv", "no": "nb", "tl": "fil"}


def identify(text: str, hint: str | None = None) -> str:
    """ISO 639-1 code of the language of a text, `und` where it cannot be told.

    `hint` is what the page says of itself; pages are often wrong there, so it only decides where the detector is unsure.
    """
    sample = _UNREADABLE.sub(" ", text[:_LONGEST])
    if sum(map(str.isalpha, sample)) < MIN_LETTERS:
        return UNKNOWN
    told = _base(hint) if hint else None
    code = _detect(sample, told)
    family = _family(code)
    return _second_opinion(sample, code, family) if family else code


def _detect(sample: str, told: str | None) -> str:
    """What the detector is sure of; what it would guess only where the page says the same (or a near relative)."""
    for effort in (False, True) if told else (False,):
        try:
            reliable, _, details = pycld2.detect(sample.encode("utf-8"), bestEffort=effort)
        except pycld2.error:
            return UNKNOWN
        code = _base(details[0][1])
        family = {code, *_family(code)}
        percent = sum(share for _, each, share, _ in details if _base(each) in family)
        sure = reliable and percent >= MIN_PERCENT and not effort
        if code != "un" and (sure or told in family):
            return code
    return UNKNOWN


def _base(code: str) -> str:
    code = _SAME.get(code, code)
    return _SAME.get(base := re.split(r"[-_]", code.lower())[0], base)


def _second_opinion(text: str, code: str, family: dict[str, frozenset[str]]) -> str:
    """The member of the family with most of its own words in the text, each counted once; the detector's where none has more."""
    words = {word.lower() for word in _WORD.findall(text)}
    hits = {member: len(words & own) for member, own in family.items()}
    return max(hits, key=lambda member: (hits[member], member == code))


@cache
def _family(code: str) -> dict[str, frozenset[str]]:
    """The language and its near relatives with the words that are each one's own; empty for a language without relatives."""
    for pack in map(load, available()):
        own, relatives = pack.identification.characteristic, pack.identification.relatives
        if relatives and (code == pack.code or code in relatives):
            return {pack.code: frozenset(own), **{relative: frozenset(words) for relative, words in relatives.items()}}
    return {}
