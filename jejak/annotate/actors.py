"""Actors: the span of a role becomes the party it names, with canonical name, country, sector and office."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from jejak.annotate import casting, countries, gazetteer, leaders
from jejak.annotate.anaphora import antecedents
from jejak.annotate.cast import Cast, Member, Reference
from jejak.annotate.lexicon import Entry
from jejak.annotate.phrases import INTERNATIONAL, WORD, Profile, describe, first_part
from jejak.languages import Language
from jejak.model import Actor, Article, Name, Span

__all__ = ["Cast", "actor", "cast"]

SCENE_DECAY = 0.5
"""How much less a country counts for the scene of a phrase with each sentence between them."""
ONE_BODY = frozenset({"COP", "JUD", "LEG"})
"""Sectors whose bare word means the body that the report names."""
HOME = 1.0
"""What the country of the publisher counts for the scene, as one mention in the same sentence does."""
SPEECH_REACH, SPEECH_WORDS = 60, 6
"""How far a speech verb may stand before the name of who speaks (an office lies between), in characters and words."""
FOLLOWING = 0.6
"""How much less a country counts that is named only after the phrase."""
_OWNER = re.compile(r"['’]s?\b")
_TRAILING_NAME = re.compile(r"(?:[^\W\d_a-z][\w.'’-]*(?: |$))+$")


def cast(article: Article, names: Sequence[Name], language: Language) -> Cast:
    """Everybody a report names. `names` are the reader's (PER, ORG, LOC); countries, bodies and offices are found by the lexicon."""
    return casting.build(article, names, language, gazetteer.country)


def actor(span: Span, cast: Cast) -> tuple[Actor, ...]:
    """The parties a role span stands for: one as a rule, two for "both countries", several for a list; none for words without letters."""
    if not _words(span, cast):
        return ()
    for rule in (_pronoun, _both, _allies, _listed, _person, _unread_name, _definite):
        if found := rule(span, cast):
            return found
    common = _common(span, cast)
    return tuple(replace(common, country=country) for country in _nationalities(span, cast)) or (common,)


def _actor(span: Span, cast: Cast, member: Member) -> Actor:
    country = member.country or (scene(span.start, cast) if member.kind in ("person", "body", "group") else None)
    return Actor(cast.text(span), span, member.name, country, member.sector or ("CVL" if member.kind == "person" else None), member.office)


def _words(span: Span, cast: Cast) -> list[str]:
    return [word.lower() for word in WORD.findall(cast.text(span))]


def _pronoun(span: Span, cast: Cast) -> tuple[Actor, ...]:
    pack, text = cast.language.pronouns, cast.text(span).lower().strip()
    if cast.hits_in(span):
        return ()
    if text in (*pack.first_singular, *pack.first_plural) and (speaker := _speaker(span, cast)):
        return (_actor(span, cast, speaker),)
    if text in (*pack.masculine, *pack.feminine, *pack.singular, *pack.first_singular, *pack.clitics):
        order = (_is_person, _is_single)
    elif text in (*pack.plural, *pack.first_plural):
        order = (_is_many, _is_party)
    elif text in (*pack.thing, *pack.own):
        order = (_is_party, _is_person)
    else:
        return ()
    for wanted in order:
        if found := antecedents(span.start, wanted, cast):
            return (_actor(span, cast, found[0]),)
    return (Actor(cast.text(span), span, cast.text(span), scene(span.start, cast)),)


def _speaker(span: Span, cast: Cast) -> Member | None:
    """The person or body beside a speech verb in the sentence of a first-person pronoun ("... kami ...", kata Prabowo)."""
    sentence = cast.article.sentences[cast.sentence(span.start)] if cast.article.sentences else span
    for reference in cast.references_in(sentence):
        before = WORD.findall(cast.article.text, max(sentence.start, reference.span.start - SPEECH_REACH), reference.span.start)[-SPEECH_WORDS:]
        after = WORD.findall(cast.article.text, reference.span.end, min(sentence.end, reference.span.end + SPEECH_REACH))[:1]
        member = cast.members[reference.member]
        if member.kind in ("person", "body") and any(word.lower() in cast.language.attribution.speech for word in (*before, *after)):
            return member
    return None


def _is_person(member: Member) -> bool:
    return member.kind == "person"


def _is_single(member: Member) -> bool:
    return member.kind == "group" and not member.plural


def _is_many(member: Member) -> bool:
    return member.plural or (member.kind == "body" and member.sector in ("REB", "UAF", "PTY"))


def _is_party(member: Member) -> bool:
    return member.kind in ("country", "body")


def _is_country(member: Member) -> bool:
    return member.kind == "country"


def _both(span: Span, cast: Cast) -> tuple[Actor, ...]:
    """ "kedua negara", "the two sides": the two countries (or bodies) last named."""
    pack, text = cast.language, cast.text(span).lower()
    if pair := pack.countries.pairs.get(text):
        return tuple(Actor(cast.text(span), span, countries.name(country) or country, country, "GOV") for country in pair)
    nouns = (*pack.actors.countries, *pack.actors.sides)
    if not any(re.fullmatch(rf"{re.escape(both)} (?:{'|'.join(map(re.escape, nouns))})\w{{0,3}}(?: \w+)?", text) for both in pack.pronouns.both):
        return ()
    found = antecedents(span.start, _is_country, cast, 2)
    if len(found) < 2:
        found = antecedents(span.start, _is_party, cast, 2)
    return tuple(_actor(span, cast, member) for member in found) if len(found) == 2 else ()


def _allies(span: Span, cast: Cast) -> tuple[Actor, ...]:
    """ "sekutunya", "its allies": nobody's country, named by whose allies they are."""
    words = _words(span, cast)
    clitics = tuple(cast.language.pronouns.clitics)
    known = [hit for hit in cast.hits_in(span) if hit.entry.kind in ("country", "demonym", "metonym", "body")]
    if known and cast.language.actors.joins and not re.search(rf" (?:{'|'.join(map(re.escape, cast.language.actors.joins))}) ", cast.text(span)):
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
    found = antecedents(span.start, _is_party, cast)
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
    whole = len(kept) == 1
    return tuple(_of_hit(span if whole else hit.span, cast, hit.entry) for hit in kept)


def _of_hit(span: Span, cast: Cast, entry: Entry) -> Actor:
    """A country, its people (a plural demonym: "Palestinians") or a body, named alone."""
    people = entry.kind == "demonym" and cast.text(span).lower().endswith(cast.language.actors.plural_endings or ("\0",))
    return Actor(cast.text(span), span, cast.text(span) if people else entry.name or cast.text(span), entry.country, "CVL" if people else entry.sector)


def _person(span: Span, cast: Cast) -> tuple[Actor, ...]:
    """A phrase whose head is a named person, or a body that the lexicon does not know."""
    inside = cast.references_in(span)
    first = first_part(cast.article.text, span, cast.hits_in(span), cast.language)
    named = [one for one in inside if cast.members[one.member].kind == "person" and _heads(one, first, span, cast)]
    bodies = [one for one in inside if cast.members[one.member].kind in ("body", "place") and not _in_lexicon(one, cast) and first.contains(one.span)]
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
    if name[0].split()[0].lower() in {*cast.language.pronouns.definite_before, *cast.language.actors.quantifiers, *cast.language.actors.persons}:
        return ()
    own = Span(span.start + name.start(), span.end)
    member = casting.person(name[0], [own], cast)
    return (_merged(span, cast, member, describe(cast.article.text, Span(span.start, own.start), inside, cast.language)),)


def _merged(span: Span, cast: Cast, member: Member, profile: Profile) -> Actor:
    """A member as this phrase describes it: what the phrase says goes first."""
    country, sector = profile.country or member.country, profile.sector or member.sector
    return _actor(span, cast, replace(member, country=country, sector=sector, office=profile.office or member.office))


def _heads(reference: Reference, first: Span, span: Span, cast: Cast) -> bool:
    if not first.contains(reference.span) or _OWNER.match(cast.article.text, reference.span.end):
        return reference.span == span
    after = cast.text(Span(reference.span.end, first.end)).strip()
    if cast.language.actors.head == "last" and after and after[0] not in ",(":
        return False
    return not any(cast.text(Span(span.start, reference.span.start)).lower().startswith(word) for word in cast.language.actors.collectives)


def _in_lexicon(reference: Reference, cast: Cast) -> bool:
    return any(hit.span == reference.span and hit.entry.kind in ("body", "country", "demonym", "metonym") for hit in cast.hits)


def _definite(span: Span, cast: Cast) -> tuple[Actor, ...]:
    """ "negara tersebut", "the minister", "the group": somebody named before, of the kind the noun says."""
    pack, words = cast.language, _words(span, cast)
    marked = words[0] in pack.pronouns.definite_before or words[-1] in pack.pronouns.definite_after
    core = [word for word in words if word not in pack.pronouns.definite_before and word not in pack.pronouns.definite_after]
    noun = " ".join(core)
    if any(hit.entry.kind in ("country", "demonym", "metonym", "body") for hit in cast.hits_in(span)):
        return ()
    profile = describe(cast.article.text, span, cast.hits_in(span), pack)
    if profile.office and len(core) <= 4 and (member := _office_holder(span, profile, cast)):
        return (_actor(span, cast, member),)
    if not marked:
        return ()
    if noun in pack.actors.countries:
        found = antecedents(span.start, _is_country, cast)
    elif noun in pack.actors.bodies:
        found = antecedents(span.start, lambda member: member.kind == "body" and profile.sector in (None, member.sector), cast)
    elif noun in pack.actors.persons:
        found = antecedents(span.start, lambda member: member.kind == "person" and (profile.sector in ("CVL", member.sector, None)), cast)
    else:
        return ()
    return (_actor(span, cast, found[0]),) if found else ()


def _office_holder(span: Span, profile: Profile, cast: Cast) -> Member | None:
    """Who holds the office a phrase names: somebody the report names with it, else the leaders table at the publication date."""
    found = antecedents(span.start, lambda one: one.kind == "person" and one.office == profile.office and profile.country in (None, one.country), cast)
    if found:
        return found[0]
    country = profile.country or scene(span.start, cast)
    leader = leaders.holder(country, (profile.office or "",), cast.when) if country else None
    return Member(leader.name, "person", leader.country, profile.sector or "GOV", leader.office) if leader else None


def _common(span: Span, cast: Cast) -> Actor:
    """A phrase of common nouns: sector and country by its words, else the country of the scene."""
    profile = describe(cast.article.text, span, cast.hits_in(span), cast.language)
    if profile.office and profile.country and (member := _office_holder(span, profile, cast)):
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
    if profile.sector not in ONE_BODY or len(_words(span, cast)) > 2 or profile.country or profile.office:
        return None
    bodies = {member for member in cast.members if member.kind == "body" and member.sector == profile.sector and member.country in (None, country)}
    return bodies.pop() if len(bodies) == 1 else None


def _nationalities(span: Span, cast: Cast) -> tuple[str, ...]:
    """The countries of a joint phrase ("Indian and Pakistani officials", "Iraqi-US forces"); empty unless there are several."""
    hits = [hit for hit in cast.hits_in(span) if hit.entry.kind in ("country", "demonym")]
    joined = {*cast.language.actors.joins, "-", "/", ","}
    pairs = [(a, b) for a, b in pairwise(hits) if {part.strip() for part in cast.text(Span(a.span.end, b.span.start)).split() or ["-"]} <= joined]
    found = dict.fromkeys(hit.entry.country for pair in pairs for hit in pair if hit.entry.country)
    return tuple(found) if len(found) > 1 else ()


def _people(span: Span, profile: Profile, cast: Cast) -> str | None:
    """Civilians, where a phrase has only a nationality with a number or article ("seorang Armenia", "six Russians") or only a number."""
    words = _words(span, cast)
    if profile.head is not None:
        return None
    counted = words[0] in cast.language.actors.quantifiers or words[0].isdigit()
    if profile.country:
        return "CVL" if counted or words[-1].endswith(cast.language.actors.plural_endings or ("\0",)) else "GOV"
    return "CVL" if counted and all(word in cast.language.actors.quantifiers or word.isdigit() for word in words) else None


def _owner(span: Span, cast: Cast) -> str | None:
    """The country of whom a phrase belongs to: somebody it names ("the Bush administration") or a possessive stands for ("his supporters")."""
    words = _words(span, cast)
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


def _nearness(distance: int) -> float:
    """Weight of a mention so many sentences before (after, where negative) the phrase."""
    return SCENE_DECAY**distance if distance >= 0 else FOLLOWING * SCENE_DECAY**-distance


def scene(offset: int, cast: Cast) -> str | None:
    """The country that unnamed people at this point of the report most likely belong to: by nearness and number of mentions."""
    here = cast.sentence(offset)
    weights: defaultdict[str, float] = defaultdict(float)
    for reference in cast.references:
        member = cast.members[reference.member]
        if member.country and len(member.country) == 3 and member.country not in INTERNATIONAL and member.kind != "group" and member.sector != "JRN":
            weights[member.country] += _nearness(here - cast.sentence(reference.span.start))
    if cast.article.publisher.country:
        weights[cast.article.publisher.country] += HOME
    return max(weights, key=lambda country: weights[country]) if weights else cast.home
