"""The advice for one case on the little knowledge folder."""

from __future__ import annotations

import pytest

from advisor.engine.advise import advise
from advisor.engine.compile import Program
from advisor.model.advice import Advice
from tests.little import talk

HOSTILE = "Bank <b>*x*</b> [a](http://b) `c` | # _d_ &lt;x"


@pytest.fixture(scope="session")
def advice(little: Program) -> Advice:
    dialogue, _ = talk(little, "AE", "", "voice", HOSTILE, "2", "yes", "Shop", "no", "Till", "unsure", "no", "no")
    return advise(dialogue.now.run)
