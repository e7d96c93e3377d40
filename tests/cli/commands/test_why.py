"""An explanation goes as deep as is asked, with sources."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import BANK, Run, checked


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
