"""Where no offer may be made, nothing advises on measures; where counsel comes first, every page says so."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from advisor.analysis.advice.advise import advise
from advisor.analysis.comparison.compare import compare, what_if
from advisor.analysis.counterfactuals.why_not import why_not
from advisor.analysis.eligibility.document import HEADINGS
from advisor.analysis.eligibility.judge import eligibility
from advisor.analysis.explanation.document import why_document
from advisor.analysis.explanation.explain import why
from advisor.analysis.robustness.robustness import robust
from advisor.api import document, load
from advisor.conversation.dialogue import Dialogue
from advisor.conversation.next_step import next_question
from advisor.documents.writers import write
from advisor.engine.compile import Program
from advisor.engine.run import Run, run
from advisor.engine.worlds import Worlds
from advisor.files.cases.read import place_case
from advisor.model.kinds.case_study import Case
from advisor.model.kinds.eligibility import BARRING
from advisor.model.situation import CASE
from advisor.proposals.ranking.rank import ranked
from advisor.proposals.review import review
from tests.fixtures.little_base import said, talk

PARTNERS = [{"name": "State telecom", "facts": {"partner-kind": "state-telecom"}}]
WORKLOADS = [{"name": "Bank", "facts": {"sector": "finance", "data-sensitivity": "high", "downtime": "minutes"}}]
MENTIONS = ("why confidential computing", "why not keys", "what holds", "advice", "continuity", "what if trust is high")


@pytest.fixture(scope="module")
def program() -> Program:
    """The shipped knowledge."""
    return load().program


def barred(program: Program) -> Iterator[str]:
    """Every market that is barred."""
    yield from (code for code, entry in program.knowledge.offers.items() if entry.offer in BARRING)


def judged(program: Program, market: str, **more: Any) -> Run:
    """The rules run for a full case in a market."""
    facts = {"provider-trust": "low", "government-fears": ["cut-off"]}
    data = {"advisor": "1", "market": market, "facts": facts, "workloads": WORKLOADS, "partners": PARTNERS, **more}
    situation, faults = place_case(program.knowledge, Case.model_validate(data))
    assert not faults
    return run(program, Worlds(situation))


def test_every_barred_market_has_no_measure_anywhere(program: Program) -> None:
    codes = list(barred(program))
    assert {"IR", "KP", "CU", "RU", "BY", "CN", "HK", "MO", "UA-43", "UA-14", "UA-09", "US"} <= set(codes)
    kenya = judged(program, "KE")
    for code in codes:
        case = judged(program, code)
        advice = advise(case)
        assert (advice.recommendations, advice.tensions, advice.open_questions) == ((), (), ()), code
        assert advice.eligibility.is_barred, code
        assert robust(case).measures == (), code
        assert not why_not(case, "external-key-management", [CASE]).subjects, code
        assert {shift.now for shift in what_if(kenya, case).shifts} <= {None}, code
        assert {row.stands[1] for row in compare([kenya, case], ["Kenya", code]).measures} == {"not-indicated"}, code
        assert next_question(program, case.worlds.situation).next is None, code
        found = review(program, case.worlds.situation, code)
        assert (found.gate.claimed, found.gate.evidenced, found.readiness) == ("failed", "failed", ()), code


def test_every_stop_names_its_authority_and_its_passages(program: Program) -> None:
    for code in barred(program):
        result = eligibility(judged(program, code))
        if result.offer == "stop":
            assert result.findings[0].authority, code
            assert result.findings[0].basis, code


def test_pages_of_a_barred_market_hold_no_measure(program: Program) -> None:
    titles = [measure.title for measure in program.knowledge.measures.values()]
    for code in ("IR", "CN", "UA-43"):
        case = judged(program, code)
        page = write(why_document(program.knowledge, why(case, "external-key-management")))
        assert HEADINGS["stop"].upper() in page
        assert not [title for title in titles if title in page]


def test_a_conversation_about_a_barred_market_gives_no_measure(program: Program) -> None:
    titles = [measure.title for measure in program.knowledge.measures.values()]
    for name in ("Iran", "North Korea", "Crimea", "Hong Kong"):
        dialogue, turns = talk(Dialogue(program), name)
        assert "NO OFFER MAY BE MADE" in said(turns), name
        for text in MENTIONS:
            dialogue, turns = talk(dialogue, text)
            told = said(turns)
            assert "no offer may be made" in told.casefold(), (name, text)
            assert any(authority in told for authority in ("OFAC", "BIS", "State", "Commerce")), (name, text)
            assert not [title for title in titles if title in told], (name, text)
        dialogue, turns = talk(dialogue, "Kenya")
        assert dialogue.now.state.situation.market == "KE"


def test_no_answer_switches_it_off(program: Program) -> None:
    data = {"advisor": "1", "market": "IR", "facts": {"offer-class": "open"}}
    _, faults = place_case(program.knowledge, Case.model_validate(data))
    assert [fault.what for fault in faults] == ["'offer-class' is settled by sources and cannot be given."]
    dialogue, _ = talk(Dialogue(program), "Iran", "what if the class of offer is open", "class of offer is open")
    assert dialogue.now.run.barred


TIES = [
    ("members", "member-seat", "of-concern", "member-seated-in-a-country-of-concern", "stop"),
    ("members", "member-owners", "of-concern", "member-owned-from-a-country-of-concern", "stop"),
    ("partners", "partner-ties", ["occupied-region"], "partner-in-an-occupied-region", "stop"),
    ("partners", "partner-ties", ["listed-party"], "partner-on-a-list-of-parties", "stop"),
    ("partners", "partner-ties", ["embargoed-users"], "partner-serving-an-embargoed-market", "stop"),
    ("partners", "partner-ties", ["owner-of-concern"], "partner-owned-from-a-country-of-concern", "counsel-first"),
    ("partners", "partner-ties", ["military-users"], "partner-with-military-users", "counsel-first"),
]


@pytest.mark.parametrize(("listed", "fact", "value", "entry", "offer"), TIES)
def test_ties_of_members_and_partners_are_judged(
    program: Program, listed: str, fact: str, value: Any, entry: str, offer: str
) -> None:
    case = judged(program, "KE", **{listed: [{"name": "A", "facts": {fact: value}}]})
    result = eligibility(case)

    assert (result.offer, result.findings[0].entry) == (offer, entry)
    assert bool(advise(case).recommendations) is (offer == "counsel-first")


def test_an_open_tie_is_told_and_bars_nothing(program: Program) -> None:
    case = judged(program, "KE")
    undecided = {(each.question, each.about) for each in eligibility(case).undecided}

    assert ("partner-ties", "partner: State telecom") in undecided
    assert advise(case).recommendations


def test_counsel_first_stands_above_advice() -> None:
    base = load()
    study = base.case("kenya-geothermal-farm-advice")
    moved = base.variant(study, {}, market="MM")
    advice = base.advise(moved)
    assert advice.recommendations
    for value in (
        advice,
        base.review(moved),
        base.robust(moved),
        base.why(moved, "external-key-management"),
        base.continuity(moved),
    ):
        assert "ASK COUNSEL FIRST" in write(document(value)), type(value)


def test_the_kenyan_proposal_moved_to_a_barred_market_fails_the_gate(program: Program) -> None:
    base = load()
    kenya = base.case("proposal-kenya-graded")
    for code in barred(program):
        moved = base.variant(kenya, {}, market=code)
        assert base.review(moved).gate.claimed == "failed", code
    best = ranked([base.review(kenya), base.review(base.variant(kenya, {}, market="IR"))])
    assert [row.gate for row in best.proposals][-1] == "failed"
