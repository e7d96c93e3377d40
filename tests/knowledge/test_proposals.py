"""The three shipped proposals come out as an experienced reviewer would expect."""

from __future__ import annotations

import pytest

from advisor.engine.compile import Program
from advisor.files.cases.read import place_case
from advisor.proposals.data import Review
from advisor.proposals.ranking.rank import minimum_offer, ranked
from advisor.proposals.review import review

STRONG, DECORATIVE, AT_HOME = "proposal-kenya-graded", "proposal-saudi-decorative", "proposal-emirates-all-at-home"


@pytest.fixture(scope="module")
def reviews(program: Program) -> dict[str, Review]:
    found = {}
    for name in (STRONG, DECORATIVE, AT_HOME):
        case = program.knowledge.cases[name]
        situation, faults = place_case(program.knowledge, case)
        assert faults == []
        found[name] = review(program, situation, case.title)
    return found


def leaning(found: Review, way: str) -> set[str]:
    return {each.yardstick for each in found.yardsticks if each.leaning == way}


def test_the_strong_one_passes_with_little_left_to_show(reviews: dict[str, Review]) -> None:
    found = reviews[STRONG]

    assert (found.gate.claimed, found.gate.evidenced) == ("passed", "open")
    assert found.gate.unshown == ("disclose-purchases-from-countries-of-concern",)
    assert leaning(found, "against") == leaning(found, "unknown") == set()
    assert minimum_offer(found, "claimed").in_short() == "13 to 14 of 14"
    assert minimum_offer(found, "evidenced").in_short() == "12 to 14 of 14"
    assert {gap.what for gap in found.gaps} >= {"multi-region-failover", "confirm-affiliates-rule"}
    assert all(
        cell.possible in (("serves",), ("degraded",)) for each in found.continuity for cell in each.planned.single
    )


def test_the_decorative_one_fails_on_what_stands_behind_the_words(reviews: dict[str, Review]) -> None:
    found = reviews[DECORATIVE]

    assert found.gate.claimed == "failed"
    assert {"all-five-layers", "one-anchor-member", "no-open-weights-from-countries-of-concern"} <= set(
        found.gate.governed_by
    )
    assert {"words-without-dominance", "credible-local-partners", "evaluated-open-weights"} <= leaning(found, "against")
    assert leaning(found, "for") == set()
    assert minimum_offer(found, "evidenced").at_worst.met == 0
    assert "exim-additionality-and-content" in found.gate.governed_by


def test_the_over_localised_one_passes_the_gate_and_falls_with_its_country(reviews: dict[str, Review]) -> None:
    found = reviews[AT_HOME]

    assert (found.gate.claimed, found.gate.evidenced) == ("passed", "passed")
    assert leaning(found, "against") == {
        "no-blanket-localisation",
        "continuity-shown",
        "protection-where-it-is-needed",
    }
    resilience = next(each for each in found.readiness if each.commitment == "resilience")
    assert resilience.claimed.in_short() == "3 to 4 of 12"
    bank = next(each for each in found.continuity if each.workload == "Core banking")
    planned, _, abroad = bank.placed
    fates = {cell.crises[0]: cell.possible for cell in planned.single}
    assert fates["national-outage"] == fates["loss-of-key-holder"] == ("lost",)
    assert fates["loss-of-two-of-three-zones"] == ("down",)
    assert abroad.count("lost") == 0
    assert abroad.count("serves") > planned.count("serves")


def test_the_gaps_are_ranked_by_what_they_block_and_each_has_an_owner_and_a_source(reviews: dict[str, Review]) -> None:
    for found in reviews.values():
        assert all(gap.owner and gap.to_do and gap.because and gap.citations for gap in found.gaps)
    first = [gap.blocks.split(":")[0] for gap in reviews[DECORATIVE].gaps]
    assert first[0] == "the gate"
    assert first.index("continuity") < first.index("the minimum offer")


def test_an_officer_sees_them_in_the_order_expected(reviews: dict[str, Review]) -> None:
    table = ranked(list(reviews.values()))

    assert [row.market for row in table.proposals] == ["KE", "AE", "SA"]
    assert table.distinctions[0].key == "fewer of the article's yardsticks against it"


def test_targeting_saves_where_something_is_not_sensitive(reviews: dict[str, Review]) -> None:
    cost = reviews[AT_HOME].cost

    assert cost is not None
    assert (cost.saved.high or 0) > 0
    assert (cost.blanket.high or 0) > (cost.targeted.high or 0)
