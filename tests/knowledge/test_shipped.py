"""The shipped knowledge: no fault, the whole article carried, and enough of everything."""

from __future__ import annotations

import pytest

from advisor.documents.writers import write
from advisor.documents.writers.plain import UNWRAPPED
from advisor.engine.compile import Program
from advisor.learning.answer_key import broken_lessons
from advisor.model.entry import COMMITMENTS
from advisor.model.kinds.registry import kind_of
from advisor.verification.coverage import citations_of
from advisor.verification.data import Verified
from advisor.verification.document import MAX_TO_REVIEW, verification_document
from advisor.verification.verify import example_state, verify
from tests.conftest import ROOT


@pytest.fixture(scope="module")
def verified() -> Verified:
    return verify(ROOT / "knowledge", broken_lessons)


def test_there_is_no_fault(verified: Verified) -> None:
    assert [str(fault) for fault in verified.faults] == []


def test_every_claim_of_the_article_is_carried(verified: Verified) -> None:
    assert verified.coverage is not None

    assert (verified.coverage.carried, len(verified.coverage.carriers)) == (81, 81)
    assert verified.coverage.unused_passages == []


def test_only_background_is_left_to_context(verified: Verified) -> None:
    assert verified.coverage is not None

    bare = {claim for claim, carriers in verified.coverage.carriers.items() if not carriers}
    assert bare == {"seed-75", "seed-80"}


def test_there_is_enough_of_everything(verified: Verified, program: Program) -> None:
    knowledge = program.knowledge
    by_commitment = {c: [m for m in knowledge.measures.values() if m.commitment == c] for c in COMMITMENTS}

    assert all(len(measures) >= 12 for measures in by_commitment.values())
    least = {"rules": 200, "measures": 60, "cases": 25, "crises": 8, "lessons": 12, "glossary terms": 70}
    assert {name: verified.counts[name] for name in least if verified.counts[name] < least[name]} == {}
    assert (verified.counts["markets"], verified.counts["requirements"]) == (249, 35)


def test_each_case_study_says_what_must_hold_and_what_must_not(program: Program) -> None:
    for case in program.knowledge.cases.values():
        statuses = {expected.status for expected in case.expect}
        assert case.story, case.id
        assert case.citations, case.id
        assert {"recommended"} < statuses, case.id
        assert len(case.expect) >= 4, case.id


def test_each_rule_example_is_a_test(program: Program) -> None:
    states = {
        (rule.id, example.name): (example_state(program, rule, example), example.expect)
        for rule in program.knowledge.rules.values()
        for example in rule.examples
    }

    assert {name: pair for name, pair in states.items() if pair[0] != pair[1]} == {}
    assert len(states) >= 900


def test_every_known_fact_is_cited_and_dated_with_its_confidence(program: Program) -> None:
    for market in program.knowledge.markets.values():
        for known in market.known:
            assert known.citations, (market.id, known.fact)
            assert known.as_of, (market.id, known.fact)
            assert known.confidence in ("high", "medium", "low")


FORBIDDEN = ("itu", "gci", "oxford", "gari", "global peace index", "gpi-2025", "submarine", "cables-2026")


@pytest.mark.parametrize("word", FORBIDDEN)
def test_data_whose_licence_forbids_it_is_left_out(program: Program, word: str) -> None:
    cited = {c.source for _, c in citations_of(program.knowledge, kind_of("market"))}

    assert [
        source
        for source in cited
        if word in source.split("-") or word in program.knowledge.sources[source].title.lower().split()
    ] == []


def test_norway_is_a_country(program: Program) -> None:
    assert program.knowledge.names["NO"][0] == "Norway"
    assert program.knowledge.markets["NO"].id == "NO"


@pytest.fixture(scope="module")
def shipped(verified: Verified) -> tuple[str, str]:
    """What `advisor verify` prints, in short and in full."""
    short, full = (write(verification_document(verified, everything), width=UNWRAPPED) for everything in (False, True))
    return short, full


def test_it_tells_the_coverage_of_the_article_both_ways(shipped: tuple[str, str]) -> None:
    short, _ = shipped

    assert "Coverage of the article: 81 of 81 claims carried." in short
    assert "The other way round:" in short


def test_everything_lists_what_the_short_form_only_counts(shipped: tuple[str, str]) -> None:
    short, full = shipped
    carried = [line for line in full.splitlines() if line.startswith("  seed-")]

    assert len(carried) == 81
    assert len(full.splitlines()) > len(short.splitlines())
    assert [line for line in short.splitlines() if "--all lists them" not in line and line not in full] == []
    assert short.count("has aged") <= MAX_TO_REVIEW
