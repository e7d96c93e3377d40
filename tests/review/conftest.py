from __future__ import annotations

import pytest

from advisor.engine.compile import Program
from tests.review.proposals import reviewed_program


@pytest.fixture(scope="session")
def proposing(own_folders: None, tmp_path_factory: pytest.TempPathFactory) -> Program:
    """The little rules with requirements and a yardstick, compiled once."""
    return reviewed_program(tmp_path_factory.mktemp("proposing"))
