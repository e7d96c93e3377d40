"""knowledge/README.md: its field tables are those of the models, and its worked example is a rule that passes."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from advisor.engine.compile import compile_rules
from advisor.files.knowledge.field_tables import field_tables, with_tables
from advisor.files.knowledge.read_folder import load_checked
from advisor.verification.verify import example_faults
from advisor.verification.wording import wording_faults
from tests.conftest import ROOT

README = ROOT / "knowledge" / "README.md"


def test_the_tables_are_up_to_date() -> None:
    text = README.read_text(encoding="utf-8")

    assert with_tables(text) == text


def test_every_field_has_a_description() -> None:
    assert "| None |" not in field_tables()


def test_the_worked_example_is_a_rule_without_fault(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "knowledge", tmp_path / "knowledge")
    (example,) = re.findall(r"```yaml\n(id: .*?)```", README.read_text(encoding="utf-8"), re.DOTALL)
    (tmp_path / "knowledge/rules/openness/exit-terms-come-first.yaml").write_text(example, encoding="utf-8")

    knowledge, _, documents = load_checked(tmp_path / "knowledge")
    faults = [*example_faults(compile_rules(knowledge), documents), *wording_faults(knowledge, documents)]
    assert [str(fault) for fault in faults if "exit-terms-come-first" in str(fault)] == []
