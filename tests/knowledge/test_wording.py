"""How the rules are worded: short reasons fit for a memo, in the third person and American spelling."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

import pytest

from advisor.engine.compile import Program
from advisor.model.kinds.rule import Rule
from tests.conftest import ROOT

FINISHED = ("security", "resilience", "continuity", "openness", "partnership")
"""Folders under rules/ whose every rule has a short reason and is worded as this file asks."""

RULES = ROOT / "knowledge" / "rules"
MOST_WORDS, MOST_LETTERS = 20, 95

FACT = re.compile(r"\{[^}]*\}")
"""A fact named in braces by its question, whose id stays as it is."""

READER = re.compile(r"\b(you|your|yours|yourself|yourselves)\b", re.IGNORECASE)
BRITISH = re.compile(
    r"\b(licences?|defences?|cent(?:re|res|red)|programmes?|judgements?|burnt|learnt|whilst|towards|afterwards"
    r"|cancelled|cancelling|travell\w+|labell\w+|modell\w+|fulfils?|sceptic\w*|grey|cheques?|metres?|fibres?"
    r"|practis(?:e|es|ed|ing)"
    r"|(?:favour|labour|colour|honour|behaviour|neighbour|harbour|endeavour|rigour)\w*"
    r"|(?:local|organ|author|recogn|critic|normal|central|final|emphas|minim|maxim|optim|priorit|summar|standard"
    r"|special|util|real|modern|formal|character|categor)is(?:e|es|ed|ing|ation|ations)"
    r"|(?:anal|paral)ys(?:e|es|ed|ing)"
    r")\b",
    re.IGNORECASE,
)


def rules_in(program: Program, folder: str) -> Iterator[Rule]:
    """Every rule of one folder, as the program reads it."""
    for path in sorted((RULES / folder).glob("*.yaml")):
        yield program.knowledge.rules[path.stem]


def texts_of(rule: Rule) -> Iterator[str]:
    """All that a reader may see of a rule."""
    yield from (rule.title, rule.because, rule.brief, rule.limits, rule.then.resolved_by)
    yield from (one.because for one in rule.overrides)
    yield from (one.supports for one in rule.citations)
    yield from (one.name for one in rule.examples)


def test_short_reasons_are_short_sentences_in_the_third_person(program: Program) -> None:
    briefs = {rule.id: rule.brief for rule in program.knowledge.rules.values() if rule.brief}

    assert briefs
    assert {id: len(text) for id, text in briefs.items() if len(text) > MOST_LETTERS} == {}
    assert {id: len(text.split()) for id, text in briefs.items() if len(text.split()) > MOST_WORDS} == {}
    assert [id for id, text in briefs.items() if not re.fullmatch(r"[A-Z][^{}]*\.", text)] == []
    assert [id for id, text in briefs.items() if READER.search(text)] == []


def test_no_two_rules_of_one_measure_give_the_same_short_reason(program: Program) -> None:
    given = Counter(
        (measure, rule.brief)
        for rule in program.knowledge.rules.values()
        for measure in {rule.then.recommend, rule.then.avoid, *rule.then.tension}
        if measure and rule.brief
    )

    assert given
    assert [pair for pair, times in given.items() if times > 1] == []


@pytest.mark.parametrize("folder", FINISHED)
def test_every_rule_of_a_finished_folder_has_a_short_reason(program: Program, folder: str) -> None:
    rules = list(rules_in(program, folder))

    assert rules
    assert [rule.id for rule in rules if not rule.brief] == []


@pytest.mark.parametrize("folder", FINISHED)
def test_finished_rules_never_speak_to_the_reader(program: Program, folder: str) -> None:
    found = [(rule.id, text) for rule in rules_in(program, folder) for text in texts_of(rule) if READER.search(text)]

    assert found == []


@pytest.mark.parametrize("folder", FINISHED)
def test_finished_rules_are_spelled_as_in_america(program: Program, folder: str) -> None:
    found = [
        (rule.id, word[0])
        for rule in rules_in(program, folder)
        for text in texts_of(rule)
        for word in BRITISH.finditer(FACT.sub("", text))
    ]

    assert found == []
