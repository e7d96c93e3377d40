"""Runs the command as people do: as a process of its own, with folders of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from advisor.store.settings import Settings, save_settings
from tests.conftest import NET

ROOT = Path(__file__).parents[2]
BANK = ROOT / "knowledge" / "cases" / "uae-bank-and-chatbot.yaml"
Result = subprocess.CompletedProcess[str]
Run = Callable[..., Result]


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    save_settings(Settings(introduced=True), tmp_path / "data")
    mine = {"ADVISOR_DATA": str(tmp_path / "data"), "XDG_STATE_HOME": str(tmp_path / "state"), "COLUMNS": "80"}
    return os.environ | mine


@pytest.fixture
def run(environment: dict[str, str], tmp_path: Path) -> Run:
    """Run `advisor` with arguments; nothing it prints may look like a traceback."""

    def run_it(*arguments: object, text: str = "", code: int = 0, **variables: str) -> Result:
        found = subprocess.run(
            [sys.executable, "-m", "advisor", *map(str, arguments)],
            input=text,
            capture_output=True,
            text=True,
            env=environment | variables,
            cwd=tmp_path,
            timeout=NET,
            check=False,
        )
        assert "Traceback" not in found.stdout + found.stderr
        assert found.returncode == code, found.stderr
        return found

    return run_it


@pytest.fixture
def case(tmp_path: Path) -> Callable[[str], Path]:
    """Write a case file."""

    def write(text: str) -> Path:
        path = tmp_path / "case.yaml"
        path.write_text(text)
        return path

    return write
