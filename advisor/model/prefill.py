"""What is known about a market before anybody answers, as facts with their origin; and how a market is found by name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from advisor.model.kinds.eligibility import OFFER_CLASS
from advisor.model.kinds.market import KnownFact, Market
from advisor.model.knowledge import Knowledge
from advisor.model.situation import Situation
from advisor.model.values import Fact, Origin, is_open
from advisor.model.written_values import read_value
from advisor.text.nearest import nearest
from advisor.text.phrases import bare_name


def known_facts(knowledge: Knowledge, market: Market) -> dict[str, Fact]:
    """The known facts of a market by name."""
    found = offer_facts(knowledge, market.id)
    for known in filter(knowledge.in_force, market.known):
        written = list(known.value) if isinstance(known.value, tuple) else known.value
        value = read_value(knowledge.questions[known.fact], written, known.partial)
        aged = knowledge.base.is_aged(known.fact, known.as_of, knowledge.day)
        said = tuple(account.in_words() for account in known.disputed)
        ends = _ends(knowledge, market, known)
        origin = Origin("known", known.as_of, known.confidence, known.note, known.citations, "", aged, said, ends)
        found[known.fact] = Fact(known.fact, value, origin)
    return found


def _ends(knowledge: Knowledge, market: Market, known: KnownFact) -> str:
    """The last day on which a fact holds, with the value that is known to follow; nothing if it has no end."""
    if not known.holds_until:
        return ""
    question = knowledge.questions[known.fact]
    for after in market.known:
        if after.fact == known.fact and (after.holds_from or "") > known.holds_until:
            written = list(after.value) if isinstance(after.value, tuple) else after.value
            return f"{known.holds_until}, then {question.in_words(read_value(question, written, after.partial))}"
    return known.holds_until


def offer_facts(knowledge: Knowledge, code: str) -> dict[str, Fact]:
    """The class of offers to a market, as eligibility/ has it; nothing where the knowledge holds no classes."""
    if OFFER_CLASS not in knowledge.questions:
        return {}
    entry = knowledge.offers.get(code) or knowledge.offers[""]
    origin = Origin("known", entry.as_of, entry.confidence, entry.because, entry.citations)
    return {OFFER_CLASS: Fact(OFFER_CLASS, entry.offer, origin)}


def candidate_facts(knowledge: Knowledge, code: str, name: str) -> dict[str, Fact]:
    """The known facts of a partner that sources name in a market; none for any other partner."""
    for candidate in knowledge.markets[code].partners if code else ():
        if candidate.name == name and candidate.kind:
            value = read_value(knowledge.questions["partner-kind"], candidate.kind)
            origin = Origin("known", candidate.as_of, "medium", candidate.note, candidate.citations)
            return {"partner-kind": Fact("partner-kind", value, origin)}
    return {}


def unsure_fact(known: Fact | None, name: str) -> Fact:
    """The fact after somebody said they are not sure: what sources know in part stays, and nothing else is assumed."""
    if known and known.value is not None and is_open(known.value) and known.origin.kind in ("known", "unsure"):
        return replace(known, origin=replace(known.origin, kind="unsure"))
    return Fact(name, None, Origin("unsure"))


def situation_of(knowledge: Knowledge, code: str) -> Situation:
    """The situation of a market about which nobody has answered anything."""
    facts = known_facts(knowledge, knowledge.markets[code]) if code else {}
    return Situation(code, facts)


def find_market(names: Mapping[str, tuple[str, ...]], text: str) -> str | None:
    """The code of the market a text names exactly: by code, by name, or by another name."""
    word = bare_name(text)
    for code, known in names.items():
        if word == bare_name(code) or any(word == bare_name(name) for name in known):
            return code
    return None


def nearest_markets(names: Mapping[str, tuple[str, ...]], text: str, most: int = 3) -> list[str]:
    """The names of the markets most like a text."""
    first = {name: known[0] for known in names.values() for name in known}
    found = dict.fromkeys(first[name] for name in nearest(text, first, most * 3, least=80, whole=True))
    return list(found)[:most]
