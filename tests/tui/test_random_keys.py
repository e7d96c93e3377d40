"""Random keys: whatever is pressed, nothing crashes and no answer that was acknowledged is lost."""

from __future__ import annotations

import os
import random
from pathlib import Path

import pytest

from advisor.dialogue.commands import COMMANDS
from advisor.store.cases import list_cases
from advisor.store.session import Session
from advisor.tui.app import AdvisorApp
from tests.little import write_little
from tests.tui.driving import ready

PRESSES = int(os.environ.get("ADVISOR_PRESSES", "600"))
"""ADVISOR_PRESSES=10000 presses that many: minutes, not seconds."""
SEEDS = (1, 2, 3)
KEYS = [
    *(command.key for command in COMMANDS if command.key),
    *("up", "down", "left", "right", "enter", "enter", "enter", "tab", "shift+tab", "escape", "space", "backspace"),
    *(
        "pageup",
        "pagedown",
        "home",
        "end",
        "f2",
        "ctrl+b",
        "ctrl+y",
        "ctrl+f",
        "delete",
        "t",
        "s",
        "n",
        "question_mark",
    ),
    *"123456aeiou,.'/",
]
WORDS = [
    "uae",
    "norway",
    "low",
    "yes",
    "no",
    "1 and 3",
    "shop",
    "why",
    "back",
    "unsure",
    "skip",
    "what if trust is low",
]


@pytest.mark.parametrize("seed", SEEDS)
async def test_random_keys(tmp_path: Path, data: Path, seed: int) -> None:
    chance = random.Random(seed)
    app = AdvisorApp(str(write_little(tmp_path / "knowledge")))
    held: Session | None = None
    async with app.run_test(size=(80, 24)) as pilot:
        await ready(app, pilot)
        pressed = 0
        while pressed < PRESSES // len(SEEDS):
            keys = (
                [*chance.choice(WORDS).replace(" ", "_"), "enter"] if chance.random() < 0.1 else [chance.choice(KEYS)]
            )
            await pilot.press(*("space" if key == "_" else key for key in keys))
            pressed += len(keys)
            if chance.random() < 0.02:
                await pilot.resize_terminal(chance.choice((30, 40, 80, 120)), chance.choice((10, 24, 40)))
            assert app.is_running, keys
            held = app.session or held
            if held and held.number:
                kept = {case.id: case.answers for case in list_cases()}
                assert kept.get(held.number, held.dialogue.answers) == held.dialogue.answers
        await app.workers.wait_for_complete()

    assert app.failed is None
    assert held is not None
