"""Each proof finds the fault that is planted for it, is silent without it, and shows a case that bears it out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from advisor.documents.document import Line, bare
from advisor.engine.compile import Program, compile_rules
from advisor.engine.run import Run, run
from advisor.engine.worlds import Worlds
from advisor.files.knowledge.read_folder import load_checked
from advisor.model.kinds.base import Accepted
from advisor.model.kinds.requirement import Requirement
from advisor.model.knowledge import Knowledge
from advisor.model.situation import CASE, Subject, scope_of
from advisor.verification.data import Finding, Proofs
from advisor.verification.document import verification_document
from advisor.verification.proofs.prove import prove
from advisor.verification.verify import verify
from tests.fixtures.little_base import rule as little_rule
from tests.fixtures.little_base import write_little
from tests.fixtures.small_base import edited, write
from tests.fixtures.synthetic_base import knowledge, rule_bases


def rule(name: str, when: Any, then: dict[str, Any], about: str = "market", **more: Any) -> dict[str, Any]:
    return {"id": name, "about": about, "when": when, "then": then, **more}


def must(measure: str) -> dict[str, str]:
    return {"recommend": measure, "strength": "must"}


def found(base: Knowledge, check: str) -> list[Finding]:
    return [finding for finding in prove(base).findings if finding.check == check]


def names(base: Knowledge, check: str) -> list[str]:
    return [finding.about for finding in found(base, check)]


def judged(base: Knowledge, finding: Finding) -> Run:
    assert finding.witness is not None
    return run(compile_rules(base), Worlds(finding.witness))


# Reads every fact in a way of its own, so that only what is planted is found.
SOUND: Sequence[dict[str, Any]] = (
    *(rule(f"is-{o}", {"colour": o}, must(f"m-{o}")) for o in ("red", "green")),
    *(rule(f"tag-{o}", {"tags": {"includes": o}}, must(f"t-{o}")) for o in ("red", "green", "blue")),
    rule("small", {"size": {"at_most": "3"}}, must("small")),
    rule("sun", {"sunny": "yes"}, must("sun")),
    *(rule(f"shape-{o}", {"shape": o}, must(f"s-{o}"), "workload") for o in ("red", "green")),
    *(rule(f"mark-{o}", {"marks": {"includes": o}}, must(f"k-{o}"), "workload") for o in ("red", "green", "blue")),
)


def with_rules(*more: dict[str, Any]) -> Knowledge:
    return knowledge([*SOUND, *more])


def test_nothing_is_found_where_nothing_is_planted() -> None:
    assert prove(with_rules()).findings == ()


@pytest.mark.parametrize(
    ("when", "told"),
    [
        ({"all": [{"sunny": "yes"}, {"colour": "red"}, {"sunny": "no"}]}, "sunny: no cannot hold together with"),
        ({"all": [{"size": {"at_least": "5"}}, {"size": {"at_most": "4"}}]}, "cannot hold together with"),
        ({"all": [{"colour": "red"}, {"some": {"workload": {"all": [{"shape": "red"}, {"shape": "blue"}]}}}]}, "some"),
        ({"none": [{"any": [{"sunny": "yes"}, {"sunny": "no"}]}]}, "cannot hold at all"),
    ],
)
def test_a_rule_that_can_never_fire(when: Any, told: str) -> None:
    base = with_rules(rule("dead", when, must("m-red")))
    (finding,) = found(base, "never-fires")

    assert finding.about == "dead"
    assert told in finding.told
    assert judged(base, finding).state(CASE, "dead") != "fires"


def test_the_case_beside_a_dead_rule_lets_all_else_of_it_hold() -> None:
    when = {"all": [{"sunny": "yes"}, {"colour": "red"}, {"sunny": "no"}]}
    (finding,) = found(with_rules(rule("dead", when, must("m-red"))), "never-fires")
    assert finding.witness is not None
    assert {name: fact.value for name, fact in finding.witness.facts.items()} == {"sunny": "yes", "colour": "red"}


def test_a_conclusion_that_nothing_establishes_silences_the_rules_that_read_it() -> None:
    never = rule("never-warm", {"all": [{"sunny": "yes"}, {"sunny": "no"}]}, {"conclude": {"warm": "yes"}})
    reads = rule("if-warm", {"warm": "yes"}, must("m-red"))
    assert names(with_rules(never, reads), "never-fires") == ["never-warm", "if-warm"]


RED_AND_SUN = {"all": [{"colour": "red"}, {"sunny": "yes"}]}


@pytest.mark.parametrize(
    ("strength", "expected"),
    [("must", ["narrow by is-red"]), ("should", ["narrow by is-red"]), ("may", ["narrow by is-red"])],
)
def test_a_rule_that_another_makes_needless(strength: str, expected: list[str]) -> None:
    base = with_rules(rule("narrow", RED_AND_SUN, {"recommend": "m-red", "strength": strength}))
    (finding,) = found(base, "implied")

    assert names(base, "implied") == expected
    assert [judged(base, finding).state(CASE, name) for name in ("narrow", "is-red")] == ["fires", "fires"]


@pytest.mark.parametrize(
    "other",
    [
        rule("narrow", RED_AND_SUN, must("another")),
        rule("wider", {"any": [{"colour": "red"}, {"sunny": "yes"}]}, {"recommend": "m-red", "strength": "should"}),
        rule("narrow", {"all": [{"colour": "red"}, {"shape": "red"}]}, must("m-red"), "workload"),
    ],
)
def test_a_rule_that_adds_something_is_not_needless(other: dict[str, Any]) -> None:
    assert names(with_rules(other), "implied") == []


def test_a_stronger_rule_is_not_made_needless_by_a_weaker_one() -> None:
    weak = rule("weak", {"colour": "red"}, {"recommend": "k", "strength": "may"})
    strong = rule("strong", RED_AND_SUN, must("k"))
    assert names(with_rules(weak, strong), "implied") == []


def test_of_two_rules_that_come_to_the_same_the_later_one_is_needless() -> None:
    assert names(with_rules(rule("same", {"none": [{"colour": ["green", "blue"]}]}, must("m-red"))), "implied") == [
        "same by is-red"
    ]


def without(*left_out: str) -> Knowledge:
    return knowledge([r for r in SOUND if r["id"] not in left_out])


def test_a_question_that_no_rule_reads_never_matters() -> None:
    assert names(without("sun"), "never-matters") == ["sunny"]
    assert names(without("small"), "never-matters") == ["size"]
    assert names(without("shape-red", "shape-green"), "never-matters") == ["shape"]


def test_a_question_that_is_read_in_vain_never_matters() -> None:
    in_vain = [rule(f"either-{word}", {"sunny": word}, must("k")) for word in ("yes", "no")]
    assert names(knowledge([r for r in SOUND if r["id"] != "sun"] + in_vain), "never-matters") == ["sunny"]


def test_options_that_make_no_difference() -> None:
    assert names(without("is-green"), "alike") == ["colour: green, blue"]
    assert names(without("tag-blue"), "alike") == ["tags: blue"]
    both = rule("tag-both", {"tags": {"includes_any": ["green", "blue"]}}, must("k"))
    assert names(knowledge([r for r in SOUND if r["id"] not in ("tag-green", "tag-blue")] + [both]), "alike") == [
        "tags: green, blue"
    ]


def test_options_told_apart_only_by_a_rule_that_never_fires_make_no_difference() -> None:
    dead = rule("dead", {"all": [{"colour": "green"}, {"sunny": "yes"}, {"sunny": "no"}]}, must("k"))
    base = knowledge([r for r in SOUND if r["id"] != "is-green"] + [dead])
    assert names(base, "alike") == ["colour: green, blue"]


def test_a_measure_advised_for_and_against_at_once() -> None:
    against = rule("against", {"sunny": "yes"}, {"avoid": "m-red"})
    base = with_rules(against)
    (finding,) = found(base, "both-ways")
    after = judged(base, finding)

    assert "is-red, against" in finding.told
    assert [after.outcome("m-red", CASE, level)[0] for level in ("must", "avoid")] == [1, 1]
    assert finding.witness is not None
    assert set(finding.witness.facts) == {"colour", "sunny"}


def test_an_override_or_conditions_that_exclude_each_other_settle_it() -> None:
    overrides = [{"rule": "is-red", "because": "x"}]
    assert (
        names(with_rules(rule("against", {"sunny": "yes"}, {"avoid": "m-red"}, overrides=overrides)), "both-ways") == []
    )
    assert names(with_rules(rule("against", {"colour": "blue"}, {"avoid": "m-red"})), "both-ways") == []


def test_for_different_subjects_a_measure_may_go_both_ways() -> None:
    assert names(with_rules(rule("against", {"shape": "red"}, {"avoid": "m-red"}, "workload")), "both-ways") == []


def served(folder: Path, condition: str) -> Knowledge:
    """The little folder with one condition under which a security measure is recommended."""
    lock = little_rule("lock-the-secret", "market", condition, "{recommend: lock, strength: must}")
    return load_checked(write_little(folder, **{"rules__security__lock-the-secret": lock}))[0]


def test_a_market_without_a_recommendation_in_a_commitment(tmp_path: Path) -> None:
    # What is known of the Emirates is that trust is low and that there are three regions.
    trusting = served(tmp_path / "a", "{trust: [high, mixed]}")
    assert names(trusting, "unserved") == ["AE security"]
    (finding,) = found(trusting, "unserved")
    assert finding.witness is not None
    assert (finding.witness.market, finding.key) == ("AE", "markets/AE")
    assert names(served(tmp_path / "b", "{any: [{trust: low}, {trust: high}]}"), "unserved") == []


def requirement(needs: Any) -> dict[str, Requirement]:
    raw = {"id": "r", "title": "R", "section": "s", "force": "must", "basis": "b", "asks": "a", "met_when": "m"}
    raw |= {"owner": "o", "confidence": "seed", "needs": needs}
    return {"r": Requirement.model_validate(raw | {"citations": [{"source": "s", "at": "a", "supports": "x"}]})}


def test_a_requirement_that_can_never_be_met() -> None:
    dead = replace(with_rules(), shelves={"requirement": requirement({"all": [{"sunny": "yes"}, {"sunny": "no"}]})})
    live = replace(with_rules(), shelves={"requirement": requirement(RED_AND_SUN)})

    assert names(dead, "never-met") == ["r"]
    assert prove(live).findings == ()
    assert (prove(live).looked_at or {})["never-met"] == 1


def test_what_a_requirement_needs_makes_its_questions_matter() -> None:
    base = replace(without("sun"), shelves={"requirement": requirement({"sunny": "yes"})})
    assert names(base, "never-matters") == []


def test_an_accepted_finding_is_explained(tmp_path: Path) -> None:
    base = without("sun")
    entry = Accepted(id="a", finding="never-matters sunny", because="It is asked for the memo.")
    proofs = prove(replace(base, shelves={"accepted": {"a": entry}}))

    assert [finding.accepted for finding in proofs.findings] == ["It is asked for the memo."]
    assert proofs.unexplained == []
    assert [finding.name for finding in prove(base).unexplained] == ["never-matters sunny"]


DEAD = ("when:\n  all:\n    - wary: yes\n    - secret: yes", "when:\n  all:\n    - secret: no\n    - secret: yes")


def test_a_dead_rule_is_a_fault_unless_it_is_accepted_and_what_is_accepted_in_vain_is_one(tmp_path: Path) -> None:
    dead = edited("rules/security/lock-the-secret.yaml", *DEAD)
    text = "- {id: a, finding: never-fires lock-the-secret, because: It waits for a question.}\n"

    def faults(folder: str, **changed: str) -> list[str]:
        found = verify(write(tmp_path / folder, **changed)).faults
        return [str(fault) for fault in found if "never fire" in str(fault) or "finding" in str(fault)]

    (fault,) = faults("a", **{"rules__security__lock-the-secret": dead})
    assert fault.startswith("rules/security/lock-the-secret.yaml:")
    assert faults("b", accepted=text, **{"rules__security__lock-the-secret": dead}) == []
    (stale,) = faults("c", accepted=text)
    assert stale.startswith("accepted.yaml:1: There is no finding 'never-fires lock-the-secret' any more.")


def test_without_a_solver_the_proofs_are_skipped_and_say_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("advisor.verification.proofs.prove.has_solver", lambda: False)
    text = "- {id: a, finding: never-fires nothing, because: It cannot be checked now.}\n"
    result = verify(write(tmp_path, accepted=text))

    assert result.proofs == Proofs()
    assert result.faults == []
    lines = [bare(line.words) for line in verification_document(result).blocks if isinstance(line, Line)]
    assert any(
        "Proofs were skipped. Proving what holds in every case needs one more library." in line for line in lines
    )


@given(rule_bases())
def test_proofs_agree_with_each_other_and_with_their_witnesses(base: Knowledge) -> None:
    program = compile_rules(base)
    proofs = prove(base)

    assert prove(base) == proofs
    for finding in proofs.findings:
        if finding.check == "both-ways":
            after = judged(base, finding)
            scopes = [scope for measure, scope in program.outcomes if measure == finding.about]
            subjects = [CASE if scope == "case" else Subject(scope) for scope in scopes]
            assert any(
                subject in after.planes
                and all(after.outcome(finding.about, subject, level)[0] for level in ("may", "avoid"))
                for subject in subjects
            )
        if finding.check == "implied":
            one, other = finding.about.split(" by ")
            subject = CASE if scope_of(base.rules[one].about) == "case" else Subject("workload")
            assert [judged(base, finding).state(subject, name) for name in (one, other)] == ["fires", "fires"]


def test_the_shipped_rules_leave_nothing_unexplained(program: Program) -> None:
    proofs = prove(program.knowledge)

    assert proofs.looked_at is not None
    assert [finding.name for finding in proofs.unexplained] == []
    assert len(proofs.findings) == len(program.knowledge.accepted) > 0
