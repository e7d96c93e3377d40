"""The commands that explore print text that reads and JSON that says the same, and refuse what makes no sense."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from advisor.cli import commands
from advisor.engine.compile import Program
from advisor.kb.cases import load_case
from advisor.store.cases import list_cases
from tests.cli.conftest import BANK, ROOT, Run

ESTONIA = "estonia-data-embassy"


def document(run: Run, *arguments: object) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(run(*arguments, "-f", "json").stdout)
    return found


def test_why_not_prints_the_smallest_changes(run: Run) -> None:
    text = " ".join(run("why-not", ESTONIA, "exit-plan-and-switching-rights").stdout.split())
    found = document(run, "why-not", ESTONIA, "exit-plan-and-switching-rights")
    (subject,) = found["subjects"]

    assert "One answer alone would bring it in (any of these 4):" in text
    assert found["schema"] == "advisor/changes/1"
    assert (subject["about"], subject["stands"], subject["wanted"]) == ("case", "not-indicated", "recommended")
    assert subject["counts"]["1"] == 4 == len([set_ for set_ in subject["sets"] if len(set_) == 1])
    assert [change["fact"] for set_ in subject["sets"][:4] for change in set_].count("exit-terms") == 1


def test_what_a_set_names_brings_the_measure_in(run: Run) -> None:
    sets = document(run, "why-not", ESTONIA, "exit-plan-and-switching-rights")["subjects"][0]["sets"]
    for (change,) in (set_ for set_ in sets if len(set_) == 1):
        value = ",".join(change["to"]) if isinstance(change["to"], list) else change["to"]
        shifts = document(run, "what-if", ESTONIA, "--set", f"{change['fact']}={value}")["shifts"]
        assert "exit-plan-and-switching-rights" in [s["measure"] for s in shifts if s["way"] == "added"]


def test_a_status_and_a_subject_can_be_asked_for(run: Run) -> None:
    measure = "multi-region-failover"
    found = document(run, "why-not", BANK, measure, "--to", "not-recommended", "--for", "core banking")
    assert [each["about"] for each in found["subjects"]] == ["workload: Core banking"]
    assert "It has no 'Till'" in run("why-not", BANK, measure, "--for", "Till", code=3).stderr
    assert "There is no measure 'pineapple'" in run("why-not", BANK, "pineapple", code=3).stderr
    assert "could be any of these" in run("why-not", BANK, "open weights", code=3).stderr


def test_what_if_tells_rule_facts_and_ways(run: Run) -> None:
    found = document(run, "what-if", ESTONIA, "--set", "provider-trust=low")
    ways = [shift["way"] for shift in found["shifts"]]

    assert found["schema"] == "advisor/what-if/1"
    assert set(ways) == {"added", "strengthened", "weakened", "removed"}
    for shift in found["shifts"]:
        assert shift["was"] != shift["now"]
        for cause in shift["causes"]:
            assert {fact["fact"] for fact in cause["facts"]} == {"provider-trust"}
            assert cause["facts"][0]["values"] == ["high", "low"]
            assert cause["citations"]
    text = run("what-if", ESTONIA, "--set", "provider-trust=low").stdout
    assert f"Added ({ways.count('added')})" in text
    assert "before: high" not in text


def test_what_if_takes_a_workload_a_market_and_no_answer(run: Run) -> None:
    changes = ("--set", "Public assistant: downtime=minutes", "--set", "sovereignty-meaning=unsure", "--market", "LV")
    text = " ".join(run("what-if", ESTONIA, *changes).stdout.split())
    assert text.startswith("What if market=LV and Public assistant: downtime=minutes and sovereignty-meaning=unsure?")


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
    shifted = {shift["measure"] for shift in document(run, "what-if", ESTONIA, "--set", "provider-trust=low")["shifts"]}
    assert {row["measure"] for row in found["measures"] if row["differs"]} <= shifted
    for row in found["measures"]:
        if row["differs"]:
            assert {fact["fact"] for fact in row["facts"]} == {"provider-trust"}


def test_a_case_is_compared_with_itself_in_other_markets(run: Run) -> None:
    text = run("compare", ESTONIA, "--markets", "LV, Finland").stdout
    assert "B  Latvia" in text
    assert "C  Finland" in text
    shorter, everything = len(text.splitlines()), run("compare", ESTONIA, "--markets", "LV,FI", "--all").stdout
    assert len(everything.splitlines()) > shorter


@pytest.mark.parametrize("arguments", [(ESTONIA,), (ESTONIA, "--markets", "LV,FI,SE,NO,DK")])
def test_one_case_or_six_are_too_few_or_too_many(run: Run, arguments: tuple[str, ...]) -> None:
    assert "Name two to 5 cases" in run("compare", *arguments, code=2).stderr


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


def test_a_case_without_a_workload_cannot_be_asked_about_one(run: Run, case: Callable[[str], Path]) -> None:
    path = case("advisor: 1\nmarket: AE\nworkloads: []\n")
    assert "lists no workload" in run("why-not", path, "data-embassy", code=3).stderr


def test_a_hurried_chat_asks_for_the_musts_alone(run: Run) -> None:
    text = run("chat", "--quick", "--market", "AE", text="\n").stdout
    assert "I ask only what the musts hang on" in " ".join(text.split())
    assert "What would you run there?" in text


def test_a_case_file_is_saved_and_opened(
    case: Callable[[str], Path], data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str | None] = []
    monkeypatch.setattr(commands, "full_screen", lambda knowledge, name=None: opened.append(name))
    path = case("advisor: 1\ntitle: A witness\nmarket: NO\nfacts: {provider-trust: low}\n")
    commands.advisor.main(["cases", "open", str(path)], standalone_mode=False)
    commands.advisor.main(["cases", "open", "a witness"], standalone_mode=False)

    assert opened == ["A witness", "A witness"]
    assert [kept.market for kept in list_cases()] == ["NO"]


def test_what_comes_with_advisor_is_verified_and_every_finding_of_the_proofs_is_a_case_that_can_be_read(
    run: Run, tmp_path: Path, program: Program
) -> None:
    # One run for both: it proves all there is to prove, which takes its time.
    found = run("verify", "--witnesses", tmp_path / "shown")
    files = sorted((tmp_path / "shown").glob("*.yaml"))

    assert found.stdout.splitlines()[0] == f"Checked: {ROOT / 'knowledge'}"
    assert "81 of 81 claims carried" in found.stdout
    assert f"{len(files)} case files written" in found.stderr
    assert len(files) == len(program.knowledge.accepted)
    for path in files:
        case, situation = load_case(program.knowledge, path)
        assert case.title
        assert any(situation.facts_at(place) for place in situation.places())
    name = next(path for path in files if path.name.startswith("implied-screening") or "host-of-advanced" in path.name)
    assert "Screen end users" in run("advise", name).stdout
