"""What the commands print: the documented JSON, the same bytes each time, and nothing that steers a terminal."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import BANK, Run


@pytest.fixture
def document(run: Run) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(run("advise", BANK, "-f", "json").stdout)
    return found


def checked(schema: dict[str, Any], part: dict[str, Any], value: Any, where: str = "$") -> list[str]:
    """What in a value differs from its JSON Schema, for the few words that the schema uses."""
    part = schema["$defs"][part["$ref"].rpartition("/")[2]] if "$ref" in part else part
    if "anyOf" in part:
        return [] if any(not checked(schema, one, value, where) for one in part["anyOf"]) else [where]
    kinds = {"object": dict, "array": list, "string": str, "integer": int, "null": type(None)}
    wrong = [where] if "type" in part and not isinstance(value, kinds[part["type"]]) else []
    wrong += [where] if "enum" in part and value not in part["enum"] else []
    wrong += [where] if "const" in part and value != part["const"] else []
    if isinstance(value, dict) and "properties" in part:
        wrong += [f"{where}.{name}" for name in part.get("required", []) if name not in value]
        wrong += [f"{where}.{name}" for name in value if name not in part["properties"]]
        for name, inner in part["properties"].items():
            wrong += checked(schema, inner, value[name], f"{where}.{name}") if name in value else []
    if isinstance(value, list):
        for number, item in enumerate(value):
            wrong += checked(schema, part["items"], item, f"{where}[{number}]")
    return wrong


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


def test_an_unsure_answer_is_among_the_open_questions(document: dict[str, Any]) -> None:
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


def test_a_saved_case_survives_export_and_import(run: Run, tmp_path: Path) -> None:
    run("chat", text="UAE\n2\nunsure\n1 and 3\nunsure\n")
    run("cases", "export", "1", "-o", "case.yaml")
    told = run("cases", "import", "case.yaml").stderr

    assert told == "Saved as 'United Arab Emirates 2'.\n"
    first, file, second = (json.loads(run("advise", name, "-f", "json").stdout) for name in ("1", "case.yaml", "2"))
    assert first["recommendations"] == file["recommendations"] == second["recommendations"]


def test_saved_cases_are_listed_and_deleted(run: Run) -> None:
    assert "No saved cases yet." in run("cases").stderr
    run("chat", "--market", "Norway")
    assert "   1  Norway " in run("cases").stdout

    assert "Nothing was deleted." in run("cases", "delete", "1", text="n\n").stderr
    assert run("cases", "delete", "1", text="y\n").stderr.endswith("Deleted 'Norway'.\n")
    assert run("cases").stdout == ""


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


def test_why_explains_a_measure_with_sources(run: Run) -> None:
    text = run("why", BANK, "multi-region-failover").stdout

    assert "Core banking: must, because" in text
    assert "\nSources\n[1] " in text


def test_search_prints_kind_title_and_id(run: Run) -> None:
    assert run("search", "UAE").stdout.splitlines()[0] == "market      United Arab Emirates [AE]"
    assert max(map(len, run("search", "residency").stdout.splitlines())) <= 80
    assert run("search", "zzzz", "qqqq").stderr == "Nothing was found. Try other words.\n"


def test_verify_ends_with_3_where_there_are_faults(run: Run, tmp_path: Path) -> None:
    from tests.kb.small import edited, write

    folder = write(tmp_path / "k", measures__lock=edited("measures/lock.yaml", "cost: low", "cost: none"))
    assert "measures/lock.yaml" in run("verify", folder, code=3).stderr


def test_verify_checks_the_folder_at_hand(run: Run, tmp_path: Path) -> None:
    from tests.kb.small import write

    write(tmp_path / "knowledge")
    lines = run("verify").stdout.splitlines()

    assert (lines[0], lines[1].split()) == ("Checked: knowledge", ["2", "rules"])
    assert run("verify", "--draw", "2").stdout.startswith("1. markets/AE: trust: low")


@pytest.mark.parametrize("form", ["text", "md"])
def test_why_goes_as_deep_as_is_asked(run: Run, form: str) -> None:
    lengths = []
    for depth in ("sentence", "paragraph", "tree"):
        text = run("why", BANK, "multi-region-failover", "--depth", depth, "-f", form).stdout
        body = text.split("Sources")[0]
        assert "must not stop for long" in " ".join(body.split())
        lengths.append(len(body))

    assert lengths == sorted(set(lengths))


def test_the_explanation_as_json_fits_its_schema(run: Run, tmp_path: Path) -> None:
    schema = json.loads(run("why", "--json-schema").stdout)
    run("why", BANK, "failover", "-f", "json", "-o", tmp_path / "why.json")
    found = json.loads((tmp_path / "why.json").read_text(encoding="utf-8"))

    assert found["schema"] == "advisor/why/1"
    assert [part["name"] for part in found["subjects"]] == ["Core banking", "Public chatbot"]
    assert checked(schema, schema, found) == []
    assert "Name a case and a measure" in run("why", BANK, code=2).stderr
