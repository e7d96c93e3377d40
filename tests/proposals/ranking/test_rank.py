"""The ranked table: keys in order, no weights, and a reason for each difference."""

from __future__ import annotations

import csv
import io

from hypothesis import given, settings
from hypothesis import strategies as st

from advisor.documents.writers import spreadsheet, write
from advisor.engine.compile import Program
from advisor.files.cases.read import place_case
from advisor.model.situation import CASE, Situation
from advisor.model.values import Fact
from advisor.proposals.data import Review
from advisor.proposals.ranking.document import portfolio_document, portfolio_table
from advisor.proposals.ranking.rank import KEYS, ranked
from advisor.proposals.review import review
from tests.fixtures.proposal_cases import claim, proposals

NAMED = Situation().closed("workload").closed("partner").closed("member")
CALM = NAMED.with_fact(CASE, Fact("threat", "no"))
THREATENED = NAMED.with_fact(CASE, Fact("threat", "yes"))
WARY, TRUSTING = (CALM.with_fact(CASE, Fact("trust", value)) for value in ("low", "high"))


def reviewed(program: Program, **cases: Situation) -> list[Review]:
    return [review(program, situation, title) for title, situation in cases.items()]


def test_the_gate_comes_before_all_else(proposing: Program) -> None:
    table = ranked(reviewed(proposing, failed=THREATENED.with_claim(claim("seat", "evidenced")), open=WARY))

    assert [row.title for row in table.proposals] == ["open", "failed"]
    assert table.distinctions[0].key.startswith("the gate")
    assert table.distinctions[0].because == ("not met below: The requirement guard",)


def test_a_yardstick_against_it_comes_next(proposing: Program) -> None:
    table = ranked(reviewed(proposing, wary=WARY, trusting=TRUSTING))

    assert [row.title for row in table.proposals] == ["trusting", "wary"]
    assert table.distinctions[0].because == ("speaks against the lower one: Trust comes first",)


def test_those_alike_share_a_rank_and_are_said_to_be_alike(proposing: Program) -> None:
    table = ranked(reviewed(proposing, b=CALM, a=CALM, c=THREATENED))

    assert [(row.rank, row.title) for row in table.proposals] == [(1, "c"), (2, "a"), (2, "b")]
    assert table.distinctions[1].because == ("They are alike in every key.",)


@settings(max_examples=40)
@given(st.data())
def test_the_order_is_that_of_the_keys_whatever_the_order_of_the_files(proposing: Program, data: st.DataObject) -> None:
    found = [review(proposing, data.draw(proposals(proposing)), f"P{n}") for n in range(3)]
    table = ranked(found)

    assert ranked(data.draw(st.permutations(found))) == table
    by_title = {each.title: each for each in found}
    keys = [tuple(key(by_title[row.title]) for key in KEYS.values()) for row in table.proposals]
    assert keys == sorted(keys)


def test_a_hostile_title_is_no_formula_and_no_markup(proposing: Program) -> None:
    hostile = '=HYPERLINK("http://x")|<b>'
    table = ranked([review(proposing, CALM, hostile), review(proposing, WARY, "plain")])

    rows = list(csv.reader(io.StringIO(spreadsheet.write(portfolio_table(table)))))
    assert "'" + hostile in [row[1] for row in rows]
    assert "<b>" not in write(portfolio_document(proposing.knowledge, table), "md").replace("\\<b\\>", "")


def test_the_table_says_what_it_goes_by_in_every_width(proposing: Program) -> None:
    table = ranked(reviewed(proposing, wary=WARY, trusting=TRUSTING))

    for width in (30, 80, 120):
        told = write(portfolio_document(proposing.knowledge, table), width=width)
        assert "nothing is weighed" in " ".join(told.split())
        assert max(map(len, told.splitlines())) <= width
    assert "1  trusting" in write(portfolio_document(proposing.knowledge, table), width=80)


def test_every_difference_is_told_for_each_proposal_with_its_reason(proposing: Program) -> None:
    table = ranked(
        reviewed(proposing, calm=TRUSTING, threatened=THREATENED, shown=CALM.with_claim(claim("guard", "evidenced")))
    )
    told = {each.what: {s.title: s.state for s in each.standings} for each in table.differences}

    assert told["guard"] == {"calm": "met, not shown", "threatened": "not met", "shown": "met, shown"}
    assert told["vault"] == {"calm": "not asked", "threatened": "met, not shown", "shown": "not asked"}
    assert "letter" not in told
    assert "ribbon" not in told
    guard = next(each for each in table.differences if each.what == "guard")
    assert next(s for s in guard.standings if s.title == "threatened").because.startswith("Threat: yes.")
    text = write(portfolio_document(proposing.knowledge, table), width=100)
    assert "The requirement guard (must)" in text


def test_silence_is_no_merit(program: Program) -> None:
    strong, weak = (program.knowledge.cases[name] for name in ("proposal-kenya-graded", "proposal-saudi-decorative"))
    spoken = [review(program, place_case(program.knowledge, each)[0], each.title) for each in (strong, weak)]
    silent = review(program, Situation("KE"), "A title and a market")
    table = ranked([silent, *spoken])

    assert [row.title for row in table.proposals][-1] == "A title and a market"
    assert table.distinctions[-1].key.startswith("enough is said")
    assert "silence is no merit" in table.distinctions[-1].because[0]
