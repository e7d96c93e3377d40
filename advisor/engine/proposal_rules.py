"""Conditions on proposals, judged by the one evaluator: each becomes a rule of its own beside the rules of the advice."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from typing import Literal

from advisor.engine.compile import Program, compile_rules
from advisor.model.conditions import Condition, Group
from advisor.model.kinds.rule import Judging, Outcome, ProposalCondition, Rule
from advisor.model.knowledge import Knowledge
from advisor.model.strengths import MUST, SHOULD, Strength

JUDGED_IN_WORDS = {
    "applies": "Whether a requirement is asked at all",
    "needs": "Whether a requirement is met",
    "for": "Whether a yardstick speaks for the proposal",
    "against": "Whether a yardstick speaks against the proposal",
    "answered": "Whether the package answers a meaning of sovereignty",
}
"""What each condition decides, as a phrase."""


def applies(requirement: str) -> ProposalCondition:
    """The condition that says whether a requirement is asked of a proposal."""
    return ProposalCondition("requirement", requirement, "applies")


def needs(requirement: str) -> ProposalCondition:
    """The condition that says whether the answers meet a requirement."""
    return ProposalCondition("requirement", requirement, "needs")


def speaks(yardstick: str, way: Literal["for", "against"]) -> ProposalCondition:
    """The condition that says whether a yardstick speaks `for` or `against` a proposal."""
    return ProposalCondition("yardstick", yardstick, way)


def answers_meaning(meaning: str) -> ProposalCondition:
    """The condition that says whether a package answers one meaning of sovereignty."""
    return ProposalCondition("meaning", meaning, "answered")


def with_conditions(knowledge: Knowledge) -> Knowledge:
    """The knowledge with a rule for every condition of a requirement or a yardstick."""
    return replace(knowledge, rules={**knowledge.rules, **{rule.id: rule for rule in _rules(knowledge)}})


@lru_cache(maxsize=2)
def reviewing(program: Program) -> Program:
    """The same rules together with the conditions on proposals, compiled once."""
    return compile_rules(with_conditions(program.knowledge))


def _rules(knowledge: Knowledge) -> Iterator[Rule]:
    for requirement in knowledge.requirements.values():
        title, asked = requirement.title, requirement.applies
        if asked is not None:
            yield _rule(applies(requirement.id), title, asked, requirement.force)
        if requirement.needs is not None:
            unless = None if asked is None else Group("none", (asked,))
            yield _rule(needs(requirement.id), title, requirement.needs, requirement.force, unless)
    for yardstick in knowledge.yardsticks.values():
        yield _rule(speaks(yardstick.id, "for"), yardstick.title, yardstick.speaks_for, MUST)
        yield _rule(speaks(yardstick.id, "against"), yardstick.title, yardstick.speaks_against, MUST)
    for meaning in knowledge.meanings.values():
        yield _rule(answers_meaning(meaning.id), meaning.id, meaning.answered_when, SHOULD)


def _rule(
    condition: ProposalCondition, title: str, when: Condition, force: Strength, unless: Condition | None = None
) -> Rule:
    rule = Rule(
        id="condition",
        title=title,
        about="offer",
        status="reviewed",
        when=when,
        unless=unless,
        then=Outcome(recommend="condition", strength=force),
        because=title,
        limits="None.",
    )
    return rule.model_copy(update={"id": condition.rule, "then": Judging(strength=force, condition=condition)})
