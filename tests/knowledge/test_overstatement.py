"""What the knowledge must not say more strongly than its sources do, by kinds that a machine can hold."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

import pytest

from advisor.engine.compile import Program
from advisor.model.entry import Citation

SHARED = "bears out in part, with other texts"


def test_whoever_says_that_headquarters_alone_decide_tells_of_the_text_of_january_2025(program: Program) -> None:
    told = [
        (code, one)
        for code, market in program.knowledge.markets.items()
        for one in market.known
        if one.fact == "advanced-chip-licence" and one.value == "by-headquarters"
    ]

    assert told
    for code, one in told:
        assert "January 2025" in one.note, code
        assert ("c26-bis-hq", "diffusion-rule") in {(each.source, each.at) for each in one.citations}, code


def test_whoever_cites_the_surcharge_of_aws_cites_where_it_holds(program: Program) -> None:
    knowledge = program.knowledge
    told: dict[str, Sequence[Citation]] = {
        **{id: one.citations for id, one in knowledge.rules.items()},
        **{id: one.citations for id, one in knowledge.measures.items()},
        **{id: one.citations for id, one in knowledge.premiums.items()},
        **{id: one.citations for id, one in knowledge.glossary.items()},
    }
    cited = {
        id: {(one.source, one.at) for one in citations}
        for id, citations in told.items()
        if any(one.source == "aws-sevsnp-fee" for one in citations)
    }

    assert cited
    assert [id for id, at in cited.items() if ("aws-sevsnp", "pricing") not in at] == []


def test_one_sentence_recorded_under_several_sources_says_that_it_rests_on_all_of_them(program: Program) -> None:
    told = defaultdict(set)
    for source in program.knowledge.sources.values():
        for passage in source.passages:
            told[" ".join(passage.says.split())].add(source.id)

    assert [
        (says, sorted(ids)) for says, ids in told.items() if len(ids) > 1 and not says.lower().startswith(SHARED)
    ] == []


def test_no_entry_on_eligibility_speaks_of_all_items_where_the_law_has_exceptions(program: Program) -> None:
    absolute = re.compile(r"\b(?:every item|nothing of|(?<!nearly )all items need|nothing can)\b", re.IGNORECASE)

    assert [id for id, one in program.knowledge.eligibility.items() if absolute.search(one.because)] == []


@pytest.mark.parametrize("rule", ["clean-dealing-is-shown", "weak-courts-and-procurement"])
def test_a_rank_for_the_rule_of_law_is_not_read_as_one_for_procurement(program: Program, rule: str) -> None:
    because = program.knowledge.rules[rule].because

    assert "which the rank does not measure" in because
    assert "procurement" not in program.knowledge.rules[rule].brief


def test_open_weights_are_named_with_their_evaluation(program: Program) -> None:
    rule = program.knowledge.rules["open-weights-always-on-the-menu"]

    assert "evaluat" in rule.because
    assert "evaluat" in rule.brief
    assert any("seed-61" in one.claims for one in rule.citations)


def test_what_is_said_to_cost_much_or_little_is_called_our_judgment_or_the_article_s(program: Program) -> None:
    cost = re.compile(r"\b(?:costs? (?:very much|little|nothing)|too expensive|slow and expensive|low cost|a cheap)\b")
    owned = re.compile(r"judgment|reading|article|CNAS")
    knowledge = program.knowledge
    said = {
        **{id: (one.because, one.brief, one.limits) for id, one in knowledge.rules.items() if one.then.tension is None},
        **{id: (one.asks, *one.backfires) for id, one in knowledge.measures.items()},
    }
    sentences = [(id, each) for id, texts in said.items() for text in texts for each in re.split(r"(?<=[.!?]) ", text)]

    assert [(id, each) for id, each in sentences if cost.search(each) and not owned.search(each)] == []
