"""Runs the command as people do: as a process of its own, with folders of its own."""

from __future__ import annotations

import contextlib
import io
import json
import logging
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from advisor.cli.main import main
from advisor.store.settings import Settings, save_settings
from tests.conftest import NET
from tests.fixtures.shared_program import share

ROOT = Path(__file__).parents[2]
BANK = ROOT / "knowledge" / "cases" / "uae-bank-and-chatbot.yaml"
ESTONIA = "estonia-data-embassy"
Result = subprocess.CompletedProcess[str]
Run = Callable[..., Result]


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    save_settings(Settings(introduced=True), tmp_path / "data")
    mine = {"ADVISOR_DATA": str(tmp_path / "data"), "XDG_STATE_HOME": str(tmp_path / "state"), "COLUMNS": "80"}
    return os.environ | mine


@pytest.fixture
def run(environment: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run `advisor` with arguments; nothing it prints may look like a traceback.

    It runs in this process, which spares its start, unless Python itself is to be set otherwise.
    """

    def run_it(*arguments: object, text: str = "", code: int = 0, **variables: str) -> Result:
        words, whole = [str(argument) for argument in arguments], environment | variables
        if any(name.startswith("PYTHON") for name in variables):
            found = subprocess.run(
                [sys.executable, "-m", "advisor", *words],
                input=text,
                capture_output=True,
                text=True,
                env=whole,
                cwd=tmp_path,
                timeout=NET,
                check=False,
            )
        else:
            found = here(words, text, whole, tmp_path)
        assert "Traceback" not in found.stdout + found.stderr
        assert found.returncode == code, found.stderr
        return found

    return run_it


def here(words: list[str], text: str, environment: dict[str, str], folder: Path) -> Result:
    """What a command prints and ends with, in this process: with streams, variables and a folder of its own."""
    streams = [io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True) for _ in range(2)]
    typed = io.TextIOWrapper(io.BytesIO(text.encode("utf-8", "surrogateescape")), encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch, contextlib.chdir(folder):
        for name in set(os.environ) - set(environment):
            patch.delenv(name)
        for name, value in environment.items():
            patch.setenv(name, value)
        share(patch)
        patch.setattr(sys, "stdin", typed)
        patch.setattr(sys, "stdout", streams[0])
        patch.setattr(sys, "stderr", streams[1])
        # What remarks are logged to is the stream of the moment.
        handler = logging.StreamHandler(streams[1])
        handler.setLevel(logging.WARNING)
        patch.setattr(logging, "lastResort", handler)
        try:
            main(words)
            code = 0
        except SystemExit as ending:
            code = int(ending.code or 0)
    told = [stream.buffer.getvalue().decode() for stream in streams]
    return Result(words, code, *told)


@pytest.fixture
def case(tmp_path: Path) -> Callable[[str], Path]:
    """Write a case file."""

    def write(text: str) -> Path:
        path = tmp_path / "case.yaml"
        path.write_text(text)
        return path

    return write


def checked(schema: dict[str, Any], part: dict[str, Any], value: Any, where: str = "$") -> list[str]:
    """What in a value differs from its JSON Schema, for the few words that the schema uses."""
    part = schema["$defs"][part["$ref"].rpartition("/")[2]] if "$ref" in part else part
    if "anyOf" in part:
        return [] if any(not checked(schema, one, value, where) for one in part["anyOf"]) else [where]
    kinds = {"object": dict, "array": list, "string": str, "integer": int, "boolean": bool, "null": type(None)}
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


def document(run: Run, *arguments: object) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(run(*arguments, "-f", "json").stdout)
    return found
