"""Phrases that refer to somebody named before: pronouns, "both countries", "the minister"."""

from __future__ import annotations

import re

from jejak.annotate import countries, leaders
from jejak.annotate.anaphora import antecedents
from jejak.annotate.cast import Cast, Member
from jejak.annotate.phrases import WORD, Profile, describe
from jejak.annotate.scene import scene
from jejak.model import Actor, Span

SPEECH_REACH, SPEECH_WORDS = 60, 6
"""How far a speech verb may stand before the name of who speaks (an office lies between), in characters and words."""


def as_actor(span: Span, cast: Cast, member: Member) -> Actor:
    """A member of the cast as the words of `span` name it; country of the scene and civilian where nothing more is known."""
    country = member.country or (scene(span.start, cast) if member.kind in ("person", "body", "group") else None)
    return Actor(cast.text(span), span, member.name, country, member.sector or ("CVL" if member.kind == "person" else None), member.office)


def words_of(span: Span, cast: Cast) -> list[str]:
    """The words of a span in lower case."""
    return [word.lower() for word in WORD.findall(cast.text(span))]


def pronoun(span: Span, cast: Cast) -> tuple[Actor, ...]:
    """Who a pronoun (or a clitic alone) stands for; nothing for other phrases."""
    pack, text = cast.language.pronouns, cast.text(span).lower().strip()
    if any(hit.entry.kind not in ("weak", "sector") for hit in cast.hits_in(span)):
        return ()
    if text in (*pack.first_singular, *pack.first_plural) and (speaker := _speaker(span, cast)):
        return (as_actor(span, cast, speaker),)
    if text in (*pack.masculine, *pack.feminine, *pack.singular, *pack.first_singular, *pack.clitics):
        order = (_is_person, _is_single)
    elif text in (*pack.plural, *pack.first_plural):
        order = (_is_many, is_party)
    elif text in (*pack.thing, *pack.own):
        order = (is_party, _is_person)
    else:
        return ()
    for wanted in order:
        if found := antecedents(span.start, wanted, cast):
            return (as_actor(span, cast, found[0]),)
    return (Actor(cast.text(span), span, cast.text(span), scene(span.start, cast)),)


def _speaker(span: Span, cast: Cast) -> Member | None:
    """The person or body beside a speech verb in the sentence of a first-person pronoun ("... kami ...", kata Prabowo)."""
    sentence = cast.article.sentences[cast.sentence(span.start)] if cast.article.sentences else span
    for reference in cast.references_in(sentence):
        before = WORD.findall(cast.article.text, max(sentence.start, reference.span.start - SPEECH_REACH), reference.span.start)[
            -SPEECH_WORDS:
        ]
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


def is_party(member: Member) -> bool:
    """Whether a member is a country or a body."""
    return member.kind in ("country", "body")


def _is_country(member: Member) -> bool:
    return member.kind == "country"


def both(span: Span, cast: Cast) -> tuple[Actor, ...]:
    """ "kedua negara", "the two sides": the two countries (or bodies) last named."""
    pack, text = cast.language, cast.text(span).lower()
    if pair := pack.countries.pairs.get(text):
        return tuple(Actor(cast.text(span), span, countries.name(country) or country, country, "GOV") for country in pair)
    nouns = (*pack.actors.countries, *pack.actors.sides)
    if not any(
        re.fullmatch(rf"{re.escape(both)} (?:{'|'.join(map(re.escape, nouns))})\w{{0,3}}(?: \w+)?", text) for both in pack.pronouns.both
    ):
        return ()
    found = antecedents(span.start, _is_country, cast, 2, 0.0)
    if len(found) < 2:
        found = antecedents(span.start, is_party, cast, 2)
    return tuple(as_actor(span, cast, member) for member in found) if len(found) == 2 else ()


def definite(span: Span, cast: Cast) -> tuple[Actor, ...]:
    """ "negara tersebut", "the minister", "the group": somebody named before, of the kind the noun says."""
    pack, words = cast.language, words_of(span, cast)
    marked = words[0] in pack.pronouns.definite_before or words[-1] in pack.pronouns.definite_after
    core = [word for word in words if word not in pack.pronouns.definite_before and word not in pack.pronouns.definite_after]
    noun = " ".join(core)
    if any(hit.entry.kind in ("country", "demonym", "metonym", "body") for hit in cast.hits_in(span)):
        return ()
    profile = describe(cast.article.text, span, cast.hits_in(span), pack)
    if profile.office and len(core) <= 4 and (member := office_holder(span, profile, cast)):
        return (as_actor(span, cast, member),)
    if not marked:
        return ()
    if noun in pack.actors.countries:
        found = antecedents(span.start, _is_country, cast, 1, 0.0)
    elif noun in pack.actors.bodies:
        found = antecedents(span.start, lambda member: member.kind == "body" and profile.sector in (None, member.sector), cast)
    elif noun in pack.actors.persons:
        found = antecedents(span.start, lambda member: member.kind == "person" and (profile.sector in ("CVL", member.sector, None)), cast)
    else:
        return ()
    return (as_actor(span, cast, found[0]),) if found else ()


def office_holder(span: Span, profile: Profile, cast: Cast) -> Member | None:
    """Who holds the office a phrase names: somebody the report names with it, else the leaders table at the publication date."""
    found = antecedents(
        span.start, lambda one: one.kind == "person" and one.office == profile.office and profile.country in (None, one.country), cast
    )
    if found:
        return found[0]
    country = profile.country or scene(span.start, cast)
    leader = leaders.holder(country, (profile.office or "",), cast.when) if country else None
    return Member(leader.name, "person", leader.country, profile.sector or "GOV", leader.office) if leader else None
