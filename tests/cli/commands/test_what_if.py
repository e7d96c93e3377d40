"""A variant's advice is set against that of the case, and every fault of it is listed."""

from __future__ import annotations

import json

import pytest

from tests.cli.conftest import ESTONIA, Run, document


def test_what_if_tells_rule_facts_and_ways(run: Run) -> None:
    found = document(run, "what-if", ESTONIA, "--set", "provider-trust=low")
    ways = [change["way"] for change in found["shifts"]]

    assert found["schema"] == "advisor/what-if/1"
    assert set(ways) == {"added", "strengthened", "weakened", "removed"}
    for change in found["shifts"]:
        assert change["was"] != change["now"]
        for cause in change["causes"]:
            assert {fact["fact"] for fact in cause["facts"]} == {"provider-trust"}
            assert cause["facts"][0]["values"] == ["high", "low"]
            assert cause["citations"]
    text = run("what-if", ESTONIA, "--set", "provider-trust=low").stdout
    assert f"Added ({ways.count('added')})" in text
    assert "before: high" not in text


def test_what_if_takes_a_workload_a_market_and_no_answer(run: Run) -> None:
    changes = ("--set", "Public assistant: downtime=minutes", "--set", "sovereignty-meaning=unsure", "--market", "LV")
    text = " ".join(run("what-if", ESTONIA, *changes).stdout.split())
    assert text.startswith(
        "Judged for 2026-11-30. What if market=LV and Public assistant: downtime=minutes and sovereignty-meaning=unsure?"
    )


def test_every_fault_of_a_variant_is_listed(run: Run) -> None:
    wrong = ("provider-trust=hi", "foo=3", "bar", "Nobody: downtime=days", "downtime=days")
    found = run("what-if", ESTONIA, *(part for each in wrong for part in ("--set", each)), code=3).stderr

    assert found.count("\n") == 6
    for told in ("'provider-trust' cannot be 'hi'", "no fact 'foo'", "'bar' has no fact", "member 'Nobody'"):
        assert told in found
    assert "not about the case" in found
    assert "Say what to change" in run("what-if", ESTONIA, code=2).stderr


def test_a_variant_can_be_kept_and_compared(run: Run) -> None:
    kept = run("what-if", ESTONIA, "--set", "provider-trust=low", "--save", "Wary Estonia")
    assert "Saved as 'Wary Estonia'." in kept.stderr
    found = document(run, "compare", ESTONIA, "Wary Estonia")

    assert found["schema"] == "advisor/comparison/1"
    assert found["cases"][1] == "Wary Estonia"
    shifted = {
        change["measure"] for change in document(run, "what-if", ESTONIA, "--set", "provider-trust=low")["shifts"]
    }
    # A measure that was open and falls away shifts no advice.
    told = [row for row in found["measures"] if row["differs"] and set(row["stands"]) != {"open", "not-indicated"}]
    assert {row["measure"] for row in told} <= shifted
    for row in told:
        assert {fact["fact"] for fact in row["facts"]} == {"provider-trust"}


def test_robust_says_what_holds(run: Run) -> None:
    text, found = run("robust", ESTONIA).stdout, document(run, "robust", ESTONIA)
    certain = [each for each in found["measures"] if each["certain"]]

    assert found["schema"] == "advisor/robust/1"
    assert f"These {len(certain)} recommendations hold whatever you answer." in text
    assert all(each["exact"] for each in found["measures"])
    assert any(each["settled_by_one_answer"] for each in found["measures"])
    assert {len(each["rests_on"]) for each in certain} >= {1}
    advice = json.loads(run("advise", ESTONIA, "-f", "json").stdout)
    assert advice["holds"].startswith(f"These {len(certain)} recommendations hold whatever")


def test_a_case_is_compared_with_itself_in_other_markets(run: Run) -> None:
    text = run("compare", ESTONIA, "--markets", "LV, Finland").stdout
    assert "B  Latvia" in text
    assert "C  Finland" in text
    shorter, everything = len(text.splitlines()), run("compare", ESTONIA, "--markets", "LV,FI", "--all").stdout
    assert len(everything.splitlines()) > shorter


@pytest.mark.parametrize("arguments", [(ESTONIA,), (ESTONIA, "--markets", "LV,FI,SE,NO,DK")])
def test_one_case_or_six_are_too_few_or_too_many(run: Run, arguments: tuple[str, ...]) -> None:
    assert "Name two to 5 cases" in run("compare", *arguments, code=2).stderr
