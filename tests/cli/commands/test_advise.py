"""Advice is printed as documented JSON, the same bytes each time, with nothing that steers a terminal."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import BANK, Run, checked


@pytest.fixture
def document(run: Run) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(run("advise", BANK, "-f", "json").stdout)
    return found


def test_the_document_fits_the_printed_schema(run: Run, document: dict[str, Any]) -> None:
    schema = json.loads(run("advise", "--json-schema").stdout)

    assert checked(schema, schema, document) == []
    assert checked(schema, schema, document | {"as_of": 3, "colour": "red"}) == ["$.colour", "$.as_of"]


def test_the_document_names_its_schema_its_knowledge_and_its_case(document: dict[str, Any]) -> None:
    assert document["schema"] == "advisor/advice/1"
    assert len(document["knowledge"]["sha256"]) == 64
    assert document["case"]["market"] == "AE"
    assert [workload["name"] for workload in document["case"]["workloads"]] == ["Core banking", "Public chatbot"]


def test_every_reason_in_the_document_has_facts_and_citations(document: dict[str, Any]) -> None:
    entries = document["recommendations"]
    assert {entry["status"] for entry in entries} == {"recommended", "avoid", "open", "not-indicated"}
    for entry in entries:
        assert bool(entry["because"]) == (entry["status"] in ("recommended", "avoid"))
        assert (entry["strength"] is not None) == (entry["status"] == "recommended")
        for reason in (*entry["because"], *entry["against"]):
            assert reason["citations"]
            assert all(
                citation["source"] and citation["at"] and citation["supports"] for citation in reason["citations"]
            )
            assert all(fact["origin"] for fact in reason["facts"])


def test_an_unsure_answer_is_among_the_open_questions(run: Run) -> None:
    document = json.loads(run("advise", "saudi-payments", "-f", "json").stdout)

    assert "residency-exception" in {question["question"] for question in document["open_questions"]}


@pytest.mark.parametrize("form", ["text", "json", "md"])
def test_two_runs_print_the_same_bytes(run: Run, form: str) -> None:
    first, second = (run("advise", BANK, "-f", form, PYTHONHASHSEED=seed).stdout for seed in ("1", "2"))

    assert first == second


FACTS = "{sector: finance, data-sensitivity: high, downtime: minutes}"


HOSTILE = f"""advisor: 1
title: "<script>alert(1)</script>"
market: AE
workloads: [{{name: "**x** [a](http://b)", facts: {FACTS}}}]
"""


CODES = r"""advisor: 1
title: "\e[31mRed\e]0;owned\a"
market: AE
workloads: [{name: "\x9b31mBank\r\b", facts: {sector: finance, data-sensitivity: high, downtime: minutes}}]
"""


def test_markdown_shows_names_as_text(run: Run, case: Callable[[str], Path]) -> None:
    text = run("advise", case(HOSTILE), "-f", "md").stdout

    assert text.splitlines()[0] == r"# Advice: \<script\>alert(1)\</script\>"
    assert r"(\*\*x\*\* \[a\](http://b))" in text
    assert "**x**" not in text


@pytest.mark.parametrize(
    "arguments", [["advise", "-f", "text"], ["advise", "-f", "md"], ["advise", "-f", "json"], ["next"]]
)
def test_codes_in_a_case_file_do_not_reach_the_terminal(
    run: Run, case: Callable[[str], Path], arguments: list[str]
) -> None:
    text = run(*arguments, case(CODES)).stdout

    assert [char for char in text if not char.isprintable() and char != "\n"] == []
    assert "\\u001b" not in text


@pytest.mark.parametrize("columns", ["20", "40"])
def test_a_narrow_terminal_gets_narrow_lines(run: Run, columns: str) -> None:
    for arguments in (["advise", BANK], ["why", BANK, "multi-region-failover"], ["show", "AE"]):
        text = run(*arguments, COLUMNS=columns).stdout
        assert [line for line in text.splitlines() if len(line) > int(columns) and len(line.split()) > 1] == []


def test_a_case_is_a_file_a_case_study_or_a_saved_case(run: Run, case: Callable[[str], Path]) -> None:
    run("cases", "import", BANK)
    as_file, as_study = run("advise", BANK).stdout, run("advise", BANK.stem).stdout

    assert as_file == as_study == run("advise", "1").stdout
    assert as_file == run("advise", "a bank and a public chatbot in the emirates").stdout


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("advisor: 1\n", {"asks": "market", "about": "case"}),
        ("advisor: 1\nmarket: AE\nworkloads: [{name: one bank}]\n", {"asks": "profile", "about": "workload: one bank"}),
    ],
)
def test_the_next_question_may_be_a_market_or_a_profile(
    run: Run, case: Callable[[str], Path], text: str, asks: dict[str, str]
) -> None:
    found = json.loads(run("next", case(text)).stdout)

    assert found["schema"] == "advisor/next/1"
    assert found["next"] == asks or found["next"]["asks"] == "fact"


def test_the_next_question_names_its_options_and_the_rules_that_wait(run: Run, case: Callable[[str], Path]) -> None:
    found = json.loads(run("next", case("advisor: 1\nmarket: AE\n")).stdout)["next"]

    assert (found["asks"], found["question"], found["about"]) == ("fact", "sovereignty-meaning", "market")
    assert found["options"]
    assert found["waiting_rules"]
    assert found["settles_on_average"] > 0
