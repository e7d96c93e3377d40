"""An explanation goes as deep as is asked, with sources."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import BANK, ESTONIA, Run, checked, document


def test_why_explains_a_measure_with_sources(run: Run) -> None:
    text = run("why", BANK, "multi-region-failover").stdout

    assert "Core banking: must, because" in text
    assert "\nSources\n[1] " in text


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


def test_a_case_without_a_workload_cannot_be_asked_about_one(run: Run, case: Callable[[str], Path]) -> None:
    path = case("advisor: 1\nmarket: AE\nworkloads: []\n")
    assert "lists no workload" in run("why-not", path, "data-embassy", code=3).stderr
