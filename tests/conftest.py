"""What all tests share: nothing of the developer's own is read or written, and the shipped base is loaded once."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from advisor.engine.compile import Program, compile_rules
from advisor.files.knowledge.load import load_knowledge
from advisor.store.settings import Settings, save_settings
from tests.fixtures.advice_cases import advice  # noqa: F401 - a fixture
from tests.fixtures.little_base import little_program
from tests.fixtures.proposal_cases import reviewed_program

# ADVISOR_EXAMPLES=10000 tries each property that often: minutes, not seconds.
EXAMPLES = int(os.environ.get("ADVISOR_EXAMPLES", "80"))
settings.register_profile("advisor", deadline=None, derandomize=True, max_examples=EXAMPLES)
settings.load_profile("advisor")

# The rules and the widgets of many screens live long; to look through all of them ever again takes a fifth of the time.
gc.set_threshold(20_000, 50, 20)

ROOT = Path(__file__).resolve().parent.parent
NET = 600.0
"""Seconds after which a test that hangs is given up; nothing that works takes that long on any machine."""


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """One worker more than processors: tests of screens wait for the screen more than they compute."""
    return (os.cpu_count() or 1) + 1


@pytest.fixture(scope="session", autouse=True)
def own_folders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Point the cache, the data and the log at folders of the test run."""
    patch = pytest.MonkeyPatch()
    for name in ("ADVISOR_CACHE", "ADVISOR_DATA", "XDG_STATE_HOME"):
        patch.setenv(name, os.fspath(tmp_path_factory.mktemp(name.lower())))
    patch.delenv("ADVISOR_KNOWLEDGE", raising=False)
    patch.setenv("ADVISOR_AS_OF", "2026-11-30")
    yield
    patch.undo()


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder for one test alone, of a person who has been here before."""
    monkeypatch.setenv("ADVISOR_DATA", os.fspath(tmp_path / "data"))
    save_settings(Settings(introduced=True), tmp_path / "data")
    return tmp_path / "data"


@pytest.fixture(scope="session")
def little(own_folders: None, tmp_path_factory: pytest.TempPathFactory) -> Program:
    """The little knowledge folder, compiled once for all conversations."""
    return little_program(tmp_path_factory.mktemp("little"))


@pytest.fixture(scope="session")
def proposing(own_folders: None, tmp_path_factory: pytest.TempPathFactory) -> Program:
    """The little rules with requirements and a yardstick, compiled once."""
    return reviewed_program(tmp_path_factory.mktemp("proposing"))


@pytest.fixture(scope="session")
def program(own_folders: None) -> Program:
    """The shipped rules, compiled."""
    return compile_rules(load_knowledge())
