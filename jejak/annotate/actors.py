"""Actors: the span of a role becomes the party it names, with canonical name, country, sector and office."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from jejak.annotate import casting, countries, gazetteer
from jejak.annotate.anaphora import antecedents
from jejak.annotate.cast import Cast, Member, Reference
from jejak.annotate.lexicon import Entry
from jejak.annotate.phrases import WORD, Profile, describe, first_part
from jejak.annotate.referring import as_actor, both, definite, is_party, office_holder, pronoun, words_of
from jejak.annotate.scene import scene
from jejak.languages import Language
from jejak.model import Actor, Article, Name, Span

__all__ = ["Cast", "actor", "cast"]

ONE_BODY = frozenset({"COP", "JUD", "LEG"})
"""Sectors whose bare word means the body that the report names."""
_OWNER = re.compile(r"['’]s?\b")
_TRAILING_NAME = re.compile(r"(?:[^\W\d_a-z][\w.'’-]*(?: |$))+$")


def cast(article: Article, names: Sequence[Name], language: Language) -> Cast:
    """Everybody a report names. `names` are the reader's (PER, ORG, LOC); countries, bodies and offices are found by the lexicon."""
    return casting.build(article, names, language, gazetteer.country)


def actor(span: Span, cast: Cast) -> tuple[Actor, ...]:
    """The parties a role span stands for: one as a rule, two for "both countries", several for a list; none for words without letters."""
    if not words_of(span, cast):
        return ()
    for rule in (pronoun, both, _allies, _listed, _person, _unread_name, definite):
        if found := rule(span, cast):
            return found
    common = _common(span, cast)
    return tuple(replace(common, country=country) for country in _nationalities(span, cast)) or (common,)


def _allies(span: Span, cast: Cast) -> tuple[Actor, ...]:
    """ "sekutunya", "its allies": nobody's country, named by whose allies they are."""
    words = words_of(span, cast)
    clitics = tuple(cast.language.pronouns.clitics)
    known = [hit for hit in cast.hits_in(span) if hit.entry.kind in ("country", "demonym", "metonym", "body")]
    if (
        known
        and cast.language.actors.joins
        and not re.search(rf" (?:{'|'.join(map(re.escape, cast.language.actors.joins))}) ", cast.text(span))
    ):
        return ()
    if not any(word in cast.language.actors.allies for word in words) or not (
        any(word in cast.language.pronouns.possessive for word in words) or (clitics and words[-1].endswith(clitics))
    ):
        return ()
    joins = "|".join(re.escape(word) for word in cast.language.actors.joins)
    if joined := re.search(rf" (?:{joins}) ", cast.text(span)):
        leaders_of = actor(Span(span.start, span.start + joined.start()), cast)
        allies = Span(span.start + joined.end(), span.end)
        return (*leaders_of, Actor(cast.text(allies), allies, f"allies of {leaders_of[-1].name}", None, "GOV"))
    found = antecedents(span.start, is_party, cast, 1, 0.0)
    return (Actor(cast.text(span), span, f"allies of {found[0].name}" if found else cast.text(span), None, "GOV"),)


def _listed(span: Span, cast: Cast) -> tuple[Actor, ...]:
    """Countries and bodies alone, joined by commas and "and": one actor each, with its own span where there are several."""
    hits = [hit for hit in cast.hits_in(span) if hit.entry.kind in ("country", "metonym", "body", "demonym")]
    rest, at = "", span.start
    for hit in hits:
        rest += cast.text(Span(at, hit.span.start)) + " "
        at = hit.span.end
    rest += cast.text(Span(at, span.end))
    allowed = {*cast.language.actors.joins, *cast.language.pronouns.definite_before, *cast.language.actors.listed}
    if not hits or any(word.lower() not in allowed for word in WORD.findall(rest)):
        return ()
    kept = [hit for i, hit in enumerate(hits) if i == 0 or "(" not in cast.text(Span(hits[i - 1].span.end, hit.span.start))]
    if len(kept) > 1 and any(not cast.text(Span(a.span.end, b.span.start)).strip() for a, b in pairwise(kept)):
        return ()
    whole = len(kept) == 1
    return tuple(_of_hit(span if whole else hit.span, cast, hit.entry) for hit in kept)


def _of_hit(span: Span, cast: Cast, entry: Entry) -> Actor:
    """A country, its people (a plural demonym: "Palestinians") or a body, named alone."""
    people = entry.kind == "demonym" and cast.text(span).lower().endswith(cast.language.actors.plural_endings or ("",))
    return Actor(
        cast.text(span),
        span,
        cast.text(span) if people else entry.name or cast.text(span),
        entry.country,
        "CVL" if people else entry.sector,
    )


def _person(span: Span, cast: Cast) -> tuple[Actor, ...]:
    """A phrase whose head is a named person, or a body that the lexicon does not know."""
    inside = cast.references_in(span)
    first = first_part(cast.article.text, span, cast.hits_in(span), cast.language)
    named = [one for one in inside if cast.members[one.member].kind == "person" and _heads(one, first, span, cast)]
    bodies = [
        one
        for one in inside
        if cast.members[one.member].kind in ("body", "place") and not _in_lexicon(one, cast) and first.contains(one.span)
    ]
    if named:
        reference, member = named[0], cast.members[named[0].member]
        outside = Span(span.start, reference.span.start) if reference.span.start > span.start else Span(reference.span.end, span.end)
        profile = describe(cast.article.text, outside, cast.hits_in(outside), cast.language)
        return (_merged(span, cast, member, profile),)
    if bodies:
        member = cast.members[bodies[-1].member]
        profile = describe(cast.article.text, span, cast.hits_in(span), cast.language)
        return (_merged(span, cast, member, profile),)
    return ()


def _unread_name(span: Span, cast: Cast) -> tuple[Actor, ...]:
    """A name that the reader tagged as none: capitalised words alone, or at the end of a phrase with an office ("President Hu")."""
    inside, text = cast.hits_in(span), cast.text(span)
    if cast.references_in(span) and not any(hit.entry.kind == "office" for hit in inside):
        return ()
    name = _TRAILING_NAME.search(text)
    if name is None or (name.start() > 0 and not inside) or any(hit.span.end > span.start + name.start() for hit in inside):
        return ()
    if name[0].split()[0].lower() in {
        *cast.language.pronouns.definite_before,
        *cast.language.actors.quantifiers,
        *cast.language.actors.persons,
    }:
        return ()
    own = Span(span.start + name.start(), span.end)
    member = casting.person(name[0], [own], cast)
    return (_merged(span, cast, member, describe(cast.article.text, Span(span.start, own.start), inside, cast.language)),)


def _merged(span: Span, cast: Cast, member: Member, profile: Profile) -> Actor:
    """A member as this phrase describes it: what the phrase says goes first."""
    country, sector = profile.country or member.country, profile.sector or member.sector
    return as_actor(span, cast, replace(member, country=country, sector=sector, office=profile.office or member.office))


def _heads(reference: Reference, first: Span, span: Span, cast: Cast) -> bool:
    if not first.contains(reference.span) or _OWNER.match(cast.article.text, reference.span.end):
        return reference.span == span
    after = cast.text(Span(reference.span.end, first.end)).strip()
    if cast.language.actors.head == "last" and after and after[0] not in ",(":
        return False
    return not any(cast.text(Span(span.start, reference.span.start)).lower().startswith(word) for word in cast.language.actors.collectives)


def _in_lexicon(reference: Reference, cast: Cast) -> bool:
    return any(hit.span == reference.span and hit.entry.kind in ("body", "country", "demonym", "metonym") for hit in cast.hits)


def _common(span: Span, cast: Cast) -> Actor:
    """A phrase of common nouns: sector and country by its words, else the country of the scene."""
    profile = describe(cast.article.text, span, cast.hits_in(span), cast.language)
    if profile.office and profile.country and (member := office_holder(span, profile, cast)):
        return Actor(cast.text(span), span, member.name, profile.country, member.sector, member.office)
    country = profile.country or _owner(span, cast) or profile.located or scene(span.start, cast)
    sector = profile.sector or _people(span, profile, cast)
    text = _plain(span, cast)
    if (body := _only_body(span, profile, country, cast)) is not None:
        return Actor(cast.text(span), span, body.name, body.country or country, sector, profile.office)
    if profile.head is profile.body and profile.body and profile.body.name:
        text = profile.body.name
    elif country and text.split()[-1 if cast.language.actors.head == "last" else 0].lower() in cast.language.countries.governments:
        text = countries.name(country) or text
    return Actor(cast.text(span), span, text, country, sector, profile.office)


def _only_body(span: Span, profile: Profile, country: str | None, cast: Cast) -> Member | None:
    """The one police, court or the like that a report names, for the bare word ("polisi" for "Polres Bangka Barat")."""
    if profile.sector not in ONE_BODY or len(words_of(span, cast)) > 2 or profile.country or profile.office:
        return None
    bodies = {
        member for member in cast.members if member.kind == "body" and member.sector == profile.sector and member.country in (None, country)
    }
    return bodies.pop() if len(bodies) == 1 else None


def _nationalities(span: Span, cast: Cast) -> tuple[str, ...]:
    """The countries of a joint phrase ("Indian and Pakistani officials", "Iraqi-US forces"); empty unless there are several."""
    hits = [hit for hit in cast.hits_in(span) if hit.entry.kind in ("country", "demonym")]
    joined = {*cast.language.actors.joins, "-", "/", ","}
    pairs = [
        (a, b) for a, b in pairwise(hits) if {part.strip() for part in cast.text(Span(a.span.end, b.span.start)).split() or ["-"]} <= joined
    ]
    found = dict.fromkeys(hit.entry.country for pair in pairs for hit in pair if hit.entry.country)
    return tuple(found) if len(found) > 1 else ()


def _people(span: Span, profile: Profile, cast: Cast) -> str | None:
    """Civilians, where a phrase has only a nationality with a number or article ("seorang Armenia", "six Russians") or only a number."""
    words = words_of(span, cast)
    if profile.head is not None:
        return None
    counted = words[0] in cast.language.actors.quantifiers or words[0].isdigit()
    if profile.country:
        return "CVL" if counted or words[-1].endswith(cast.language.actors.plural_endings or ("\0",)) else "GOV"
    return "CVL" if counted and all(word in cast.language.actors.quantifiers or word.isdigit() for word in words) else None


def _owner(span: Span, cast: Cast) -> str | None:
    """The country of whom a phrase belongs to: somebody it names ("the Bush administration") or "his" stands for ("his supporters")."""
    words = words_of(span, cast)
    clitics = tuple(cast.language.pronouns.clitics)
    owners = [cast.members[one.member] for one in cast.references_in(span)]
    if country := next((member.country for member in owners if member.kind in ("person", "place") and member.country), None):
        return country
    if not words or not (words[0] in cast.language.pronouns.possessive or (clitics and words[-1].endswith(clitics))):
        return None
    found = antecedents(span.start, lambda member: member.kind in ("person", "country", "body") and bool(member.country), cast)
    return found[0].country if found else None


def _plain(span: Span, cast: Cast) -> str:
    """The phrase without leading determiners."""
    words = cast.text(span).split()
    while len(words) > 1 and words[0].lower() in cast.language.pronouns.definite_before + cast.language.actors.articles:
        words = words[1:]
    return " ".join(words)
