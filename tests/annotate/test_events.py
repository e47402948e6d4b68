"""From frames to events: chains, factuality, actors of quoted acts, times and confidence."""

from __future__ import annotations

from datetime import date

from jejak.annotate import actors
from jejak.annotate.context import Context
from jejak.annotate.events import event
from jejak.annotate.places import places
from jejak.annotate.quotations import discourse
from jejak.annotate.times import times
from jejak.article.sentences import split
from jejak.languages import load
from jejak.model import Article, DateCandidate, Event, Factuality, Frame, Name, RoleSpan, Span

PUBLISHED = DateCandidate("2023-10-19", "day", "given", "given")


def find(text: str, words: str) -> Span:
    at = text.index(words)
    return Span(at, at + len(words))


def context(text: str, language: str, *people: str) -> Context:
    article = Article("a", text, language, sentences=split(text, language), published=PUBLISHED)
    pack = load(language)
    names = [Name(find(text, person), "PER", 1.0) for person in people]
    cast = actors.cast(article, names, pack)
    said = discourse(article, names, pack)
    found = times(text, article.sentences, date(2023, 10, 19), pack)
    return Context(article, pack, cast, said, places(names, cast), found, (1.0, 0.0))


def frame(text: str, type_: str, trigger: str, factuality: Factuality = "fact", certainty: float = 0.95, **roles: str) -> Frame:
    spans = tuple(RoleSpan(role, find(text, words), 0.8) for role, words in roles.items())
    return Frame(find(text, trigger), type_, "", factuality, 0.8, spans, certainty)


def names(found: Event) -> tuple[list[str], list[str], list[str]]:
    return (
        [actor.name for actor in found.actors],
        [actor.name for actor in found.recipients],
        [link.actor.name for link in found.chain],
    )


def test_a_claim_has_its_source_and_cue() -> None:
    text = "The United States said North Korea shipped arms to Russia last week."
    made = event(
        frame(text, "AID", "shipped", "claimed", actor="North Korea", recipient="Russia", source="The United States", time="last week"),
        context(text, "en"),
    )
    assert names(made) == (["North Korea"], ["Russia"], ["United States"])
    assert made.chain[0].cue is not None
    assert made.chain[0].cue.text == "said"
    assert made.chain[0].stance == "asserts"
    assert made.time is not None
    assert (made.time.start, made.time.end) == ("2023-10-09", "2023-10-15")


def test_what_is_denied_is_denied_by_its_source() -> None:
    text = "Moscow denied that North Korea shipped arms to Russia."
    made = event(frame(text, "AID", "shipped", "denied", actor="North Korea", recipient="Russia", source="Moscow"), context(text, "en"))
    assert [link.stance for link in made.chain] == ["denies"]


def test_a_fact_has_no_source_and_a_weak_source_is_dropped() -> None:
    text = "Anna Berg said troops attacked the town."
    made = event(frame(text, "ASSAULT", "attacked", "fact", actor="troops", source="Anna Berg"), context(text, "en", "Anna Berg"))
    assert (made.factuality, made.chain) == ("fact", ())


def test_a_source_surer_than_the_fact_makes_a_claim() -> None:
    text = "Anna Berg said troops attacked the town."
    base = frame(text, "ASSAULT", "attacked", "fact", 0.5, actor="troops")
    sure = RoleSpan("source", find(text, "Anna Berg"), 0.97)
    made = event(Frame(base.trigger, base.type, "", "fact", 0.8, (*base.roles, sure), 0.5), context(text, "en", "Anna Berg"))
    assert made.factuality == "claimed"
    assert names(made)[2] == ["Anna Berg"]


def test_a_claim_in_a_quotation_gets_its_speaker() -> None:
    text = '"Pasukan menyerang desa itu," kata Budi Santoso.'
    made = event(frame(text, "ASSAULT", "menyerang", "claimed", actor="Pasukan"), context(text, "id", "Budi Santoso"))
    assert names(made)[2] == ["Budi Santoso"]
    assert made.chain[0].cue is not None
    assert made.chain[0].cue.text == "kata"


def test_an_act_done_by_a_quotation_is_its_speakers() -> None:
    text = '"Kami menolak," kata Budi Santoso.'
    made = event(frame(text, "REJECT", "menolak"), context(text, "id", "Budi Santoso"))
    assert names(made) == (["Budi Santoso"], [], [])


def test_we_in_a_quotation_is_its_speaker() -> None:
    text = '"Kami menolak," kata Budi Santoso.'
    made = event(frame(text, "REJECT", "menolak", actor="Kami"), context(text, "id", "Budi Santoso"))
    assert [(actor.text, actor.name) for actor in made.actors] == [("Kami", "Budi Santoso")]


def test_without_a_time_the_publication_date_stands_and_says_so() -> None:
    text = "Russia accused Seoul."
    made = event(frame(text, "ACCUSE", "accused", actor="Russia", recipient="Seoul"), context(text, "en"))
    assert made.time is not None
    assert (made.time.start, made.time.inferred, made.time.span) == ("2023-10-19", True, None)


def test_nobody_acts_on_himself() -> None:
    text = "Russia and Moscow met."
    made = event(frame(text, "CONSULT", "met", actor="Russia", recipient="Moscow"), context(text, "en"))
    assert names(made)[:2] == (["Russia"], [])


def test_codes_and_confidence() -> None:
    text = "Russia accused Seoul."
    made = event(frame(text, "ACCUSE", "accused", actor="Russia"), context(text, "en"))
    assert made.cameo.startswith("11")
    assert made.quad == 3
    assert made.confidence == 0.8
    assert text[slice(*made.trigger.span)] == made.trigger.text == "accused"
