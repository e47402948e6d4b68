"""Building the cast of a report from the names the reader found and the words of the lexicon."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import date

from jejak.annotate import leaders, lexicon
from jejak.annotate.cast import Cast, Member, Reference
from jejak.annotate.lexicon import Hit
from jejak.annotate.phrases import WORD, Profile, describe, first_part
from jejak.languages import Language
from jejak.model import Article, Name, Span

APPOSITION = 90
"""Longest apposition after a name that is read as its description, in characters."""
WELL_KNOWN = "public record"
"""Source of the leaders who are known by surname even in a report that does not name their country."""
LOWER_IN_HEADLINE = 0.25
"""A sentence with no more than this share of words in lower case is a headline in capitals."""
GAP_WORDS = 4
"""Most words between an office and the name that holds it ("Direktur Jenderal Imigrasi Yuldi Yusman")."""
_GAP_MARKS = re.compile(r"[.;:!?\n“”\"]|\d{3,}")
_OPENING = re.compile(r"\s*(?:\([^()]{1,40}\))?\s*,\s*")
Located = Callable[[str], str | None]


def build(article: Article, names: Sequence[Name], language: Language, located: Located) -> Cast:
    """`located` gives the country of a place name that is no country, or None."""
    found = lexicon.hits(article.text, language)
    draft = Cast(article, language, _published(article), article.publisher.country or language.countries.home or None, found, (), ())
    people = _people(draft, [name for name in names if name.kind == "PER"])
    taken = [reference.span for _, spans in people for reference in (Reference(span, 0) for span in spans)]
    named: list[tuple[Member, list[Span]]] = [
        *people,
        *_bodies(draft, names, taken),
        *_places(draft, names, taken, located),
        *_from_lexicon(draft, taken),
    ]
    references = sorted((Reference(span, number) for number, (_, spans) in enumerate(named) for span in spans), key=lambda one: one.span)
    return Cast(article, language, draft.when, draft.home, found, tuple(member for member, _ in named), tuple(references))


def _published(article: Article) -> date | None:
    value = article.published.value[:10] if article.published else ""
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None


def _people(draft: Cast, names: Sequence[Name]) -> list[tuple[Member, list[Span]]]:
    """One member a person: short forms join the full name that holds all their words."""
    spans = [span for span in (_bare(name.span, draft) for name in names) if span.end > span.start]
    by_text: dict[str, list[Span]] = {}
    for span in spans:
        by_text.setdefault(draft.text(span), []).append(span)
    full: dict[str, list[Span]] = {}
    for text in sorted(by_text, key=lambda text: -len(text.split())):
        holders = [other for other in full if set(text.split()) < set(other.split())]
        holder = max(holders, key=lambda other: _likeness(text, other, draft, len(full[other])), default=text)
        full.setdefault(holder, []).extend(by_text[text])
    return [(person(text, sorted(mentions), draft), sorted(mentions)) for text, mentions in full.items()]


def _likeness(short: str, full: str, draft: Cast, mentions: int) -> tuple[bool, bool, int]:
    """How likely a short name is that person: the tables know them by it, it is the word such names are shortened to, often named."""
    known = any(leader.name == full for leader in leaders.named(short, draft.when))
    words = full.split()
    return known, words[0 if draft.language.actors.head == "first" else -1] == short, mentions


def _bare(span: Span, draft: Cast) -> Span:
    """A name without the titles and offices that a tagger may have taken into it."""
    titles = {*draft.language.actors.titles, *(word for office in draft.language.actors.offices for word in office.words)}
    words = list(re.finditer(r"\S+", draft.text(span)))
    while len(words) > 1 and words[0][0].lower().rstrip(".") in titles:
        words = words[1:]
    bare = Span(span.start + words[0].start(), span.start + words[-1].end()) if words else Span(span.start, span.start)
    return _without_headline(bare, draft)


def _without_headline(span: Span, draft: Cast) -> Span:
    """A name in a headline that capitalises every word, up to the first word that the report also writes in lower case."""
    sentence = draft.article.sentences[draft.sentence(span.start)] if draft.article.sentences else span
    words = WORD.findall(draft.text(sentence))
    if sum(word[0].islower() for word in words) > LOWER_IN_HEADLINE * len(words):
        return span
    for match in list(WORD.finditer(draft.article.text, span.start, span.end))[1:]:
        if re.search(rf"\b{re.escape(match[0].lower())}\b", draft.article.text):
            return Span(span.start, match.start() - 1)
    return span


def person(text: str, mentions: list[Span], draft: Cast) -> Member:
    """What the report and the leaders table say of a person, from all their mentions."""
    profiles = [profile for span in mentions if (profile := _before(span, draft))] or [
        profile for span in mentions if (profile := _after(span, draft))
    ]
    countries = Counter(profile.country for profile in profiles if profile.country)
    country = max(countries, key=lambda code: countries[code], default=None)
    office = next((profile.office for profile in profiles if profile.office), None)
    sector = next((profile.sector for profile in profiles if profile.sector), None)
    leader = _leader(text, country, draft)
    if leader is None and (past := leaders.former(text, draft.when)) and country in (None, past.country):
        return Member(past.name, "person", past.country, sector or "GOV", office)
    if leader is None:
        return Member(text, "person", country, sector, office)
    known = "REL" if leader.office == "Pope" else "IGO" if leader.country in ("UNO", "IGO") else "GOV"
    return Member(
        leader.name, "person", leader.country, known if leader.office or sector is None else sector, office or leader.office or None
    )


def _leader(text: str, country: str | None, draft: Cast) -> leaders.Leader | None:
    """The office holder a name may be: of the country the report gives, holding all words of the name; without a date only
    somebody whose country the report names."""
    mentioned = Counter(hit.entry.country for hit in draft.hits)
    found = leaders.named(text, draft.when) or _by_surname(text, draft)
    for leader in sorted(found, key=lambda one: -mentioned[one.country]):
        words = {word.casefold() for word in text.split()}
        full = {word.casefold() for word in leader.name.split()}
        if country not in (None, leader.country) or (len(words) > 1 and len(full) > 1 and not words & full):
            continue
        if len(words) > 1 or leader.country in mentioned or leader.country == draft.home or leader.source == WELL_KNOWN:
            return leader
    return None


def _by_surname(text: str, draft: Cast) -> tuple[leaders.Leader, ...]:
    """Leaders of the same surname and initial: the given name is often spelled another way ("Hosny Mubarak")."""
    if " " not in text:
        return ()
    return tuple(one for one in leaders.named(leaders.surname(text), draft.when) if " " in one.name and one.name[0] == text[0])


def _before(span: Span, draft: Cast) -> Profile | None:
    """The noun phrase that a name closes: "Russian Foreign Minister", "Menteri Luar Negeri Rusia"."""
    sentence = draft.article.sentences[draft.sentence(span.start)] if draft.article.sentences else Span(0, span.start)
    chain: list[Hit] = []
    at = span.start
    for hit in reversed(draft.hits_in(Span(sentence.start, max(span.start, sentence.start)))):
        if hit.span.end > at or not _joined(draft.text(Span(hit.span.end, at)), draft.language):
            if hit.span.end > at:
                continue
            break
        chain.insert(0, hit)
        at = hit.span.start
    if draft.language.actors.head == "first":
        while chain and chain[0].entry.kind in ("country", "demonym", "metonym"):
            chain.pop(0)
    if not any(hit.entry.kind in ("office", "sector", "weak", "body", "demonym") for hit in chain):
        return None
    phrase = Span(chain[0].span.start, span.start)
    return describe(draft.article.text, phrase, draft.hits_in(phrase), draft.language)


def _joined(gap: str, language: Language) -> bool:
    """Whether what stands between two words of a phrase may stand inside it: marks, names, little words."""
    if _GAP_MARKS.search(gap) or gap.count(",") > 1 or (gap.count(",") == 1 and gap.strip() != ","):
        return False
    small = {*language.actors.possessives, *language.pronouns.definite_before, *language.actors.former, "s"}
    words = WORD.findall(gap)
    return len(words) <= GAP_WORDS and all(word[0].isupper() or word.lower() in small for word in words)


def _after(span: Span, draft: Cast) -> Profile | None:
    """The description between commas after a name: "Lavrov, the Russian foreign minister, said"."""
    opening = _OPENING.match(draft.article.text, span.end)
    if not opening:
        return None
    end = re.compile(r"[,.;\n]").search(draft.article.text, opening.end())
    phrase = Span(opening.end(), end.start() if end else len(draft.article.text))
    found = draft.hits_in(phrase)
    first = WORD.search(draft.article.text, phrase.start, phrase.end)
    if phrase.end - phrase.start > APPOSITION or not found or first is None or first[0].lower() in draft.language.actors.breaks:
        return None
    covered = [hit.span for hit in found]
    core = first_part(draft.article.text, phrase, found, draft.language)
    words = WORD.finditer(draft.article.text, core.start, core.end)
    if any(word[0][0].isupper() and not any(span.start <= word.start() < span.end for span in covered) for word in words):
        return None
    described = first[0].lower() in {*draft.language.actors.articles, *draft.language.actors.quantifiers}
    kinds = ("office", "weak", "sector") if described else ("office", "weak")
    if not any(hit.entry.kind in kinds for hit in found) or len(WORD.findall(draft.text(Span(phrase.start, found[0].span.start)))) > 2:
        return None
    return describe(draft.article.text, phrase, found, draft.language)


def _bodies(draft: Cast, names: Iterable[Name], taken: list[Span]) -> list[tuple[Member, list[Span]]]:
    """Organisations that the lexicon does not know, described by their own words and the words before them."""
    known = [hit.span for hit in draft.hits if hit.entry.kind in ("body", "country", "metonym")]
    found: dict[str, list[Span]] = {}
    for name in names:
        if name.kind == "ORG" and not any(name.span.overlaps(other) for other in (*taken, *known)):
            found.setdefault(draft.text(name.span), []).append(name.span)
    return [(_body(text, spans, draft), spans) for text, spans in found.items()]


def _body(text: str, spans: list[Span], draft: Cast) -> Member:
    own = describe(draft.article.text, spans[0], draft.hits_in(spans[0]), draft.language)
    context = next((profile for span in spans if (profile := _before(span, draft))), None) or Profile()
    return Member(text, "body", own.country or context.country, own.sector or context.sector)


def _places(draft: Cast, names: Iterable[Name], taken: list[Span], located: Located) -> list[tuple[Member, list[Span]]]:
    known = [hit.span for hit in draft.hits if hit.entry.kind in ("body", "country", "metonym")]
    found: dict[str, list[Span]] = {}
    for name in names:
        if name.kind == "LOC" and not any(name.span.overlaps(other) for other in (*taken, *known)):
            found.setdefault(draft.text(name.span), []).append(name.span)
    return [(Member(text, "place", located(text), "GOV"), spans) for text, spans in found.items()]


def _from_lexicon(draft: Cast, taken: list[Span]) -> list[tuple[Member, list[Span]]]:
    """Countries, known bodies, and groups named by a common noun ("polisi", "the rebels")."""
    found: dict[Member, list[Span]] = {}
    for hit in draft.hits:
        entry = hit.entry
        if any(hit.span.overlaps(other) for other in taken):
            continue
        if entry.kind in ("country", "demonym", "metonym"):
            member = Member(entry.name or entry.country or "", "country", entry.country, "GOV")
        elif entry.kind == "body":
            member = Member(entry.name or "", "body", entry.country, entry.sector)
        elif entry.kind == "sector":
            member = Member(draft.text(hit.span), "group", None, entry.sector, plural=_plural(hit.span, draft))
        else:
            continue
        found.setdefault(member, []).append(hit.span)
    return list(found.items())


def _plural(span: Span, draft: Cast) -> bool:
    """Whether a noun means many: by a marker before it, its own doubling, or its ending."""
    word = draft.text(span).lower()
    before = WORD.findall(draft.article.text, max(0, span.start - 25), span.start)[-2:]
    endings = draft.language.actors.plural_endings
    return (
        word in draft.language.actors.plural or any(one.lower() in draft.language.actors.plural for one in before) or word.endswith(endings)
    )
