"""The little knowledge folder, compiled once, and the advice for one case on it."""

from __future__ import annotations

import pytest

from advisor.engine.advise import advise
from advisor.engine.compile import Program
from advisor.model.advice import Advice
from tests.little import little_program, talk

HOSTILE = "Bank <b>*x*</b> [a](http://b) `c` | # _d_ &lt;x"


@pytest.fixture(scope="session")
def little(own_folders: None, tmp_path_factory: pytest.TempPathFactory) -> Program:
    return little_program(tmp_path_factory.mktemp("little"))


@pytest.fixture(scope="session")
def advice(little: Program) -> Advice:
    dialogue, _ = talk(little, "AE", "", "voice", HOSTILE, "2", "yes", "Shop", "no", "Till", "unsure", "no", "no")
    return advise(dialogue.now.run)
