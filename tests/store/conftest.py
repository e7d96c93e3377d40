"""The little knowledge folder, compiled once for all conversations."""

from __future__ import annotations

import pytest

from advisor.engine.compile import Program
from tests.little import little_program


@pytest.fixture(scope="session")
def little(own_folders: None, tmp_path_factory: pytest.TempPathFactory) -> Program:
    return little_program(tmp_path_factory.mktemp("little"))
