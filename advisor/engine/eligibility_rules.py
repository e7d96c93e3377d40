"""Eligibility judged by the one evaluator: each condition that bars offers, or asks for counsel, becomes a rule of its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from advisor.model.conditions import Condition, Leaf
from advisor.model.entry import Citation, SubjectKind
from advisor.model.kinds.eligibility import OFFER_CLASS, OFFER_CLASSES, OfferClass
from advisor.model.kinds.rule import Classing, Rule
from advisor.model.knowledge import Knowledge

PREFIX = "eligibility "


def rule_of_entry(entry: str) -> str:
    """The name of the rule that says whether an entry holds for a subject."""
    return f"{PREFIX}{entry}"


def rule_of_class(offer: OfferClass) -> str:
    """The name of the rule that says whether the market is of a class."""
    return f"{PREFIX}market {offer}"


def with_eligibility(knowledge: Knowledge) -> Knowledge:
    """The knowledge with a rule for every class of markets and every condition of eligibility."""
    made = {rule.id: rule for rule in _rules(knowledge)}
    return replace(knowledge, rules={**knowledge.rules, **made}) if made else knowledge


def _rules(knowledge: Knowledge) -> Iterator[Rule]:
    if OFFER_CLASS in knowledge.questions:
        for offer in OFFER_CLASSES[1:]:
            leaf = Leaf(OFFER_CLASS, "one_of", (offer,))
            yield _rule(rule_of_class(offer), offer, "market", leaf, offer)
    for entry in knowledge.eligibility.values():
        if entry.when is not None and knowledge.in_force(entry):
            yield _rule(rule_of_entry(entry.id), entry.title, entry.about, entry.when, entry.offer, entry.citations)


def _rule(
    name: str, title: str, about: SubjectKind, when: Condition, offer: OfferClass, cited: tuple[Citation, ...] = ()
) -> Rule:
    then = Classing(offer=offer)
    return Rule.model_construct(
        id=name,
        title=title,
        about=about,
        status="reviewed",
        when=when,
        unless=None,
        then=then,
        overrides=(),
        because=title,
        limits="None.",
        citations=cited,
        examples=(),
    )
