"""Random keys: whatever is pressed, nothing crashes and no answer that was acknowledged is lost."""

from __future__ import annotations

import os
import random
from pathlib import Path

import pytest

from advisor.conversation.commands.registry import COMMANDS
from advisor.store.cases import list_cases
from advisor.tui.app import AdvisorApp
from tests.fixtures.little_base import write_little
from tests.fixtures.screen_driver import ready

PRESSES = int(os.environ.get("ADVISOR_PRESSES", "200"))
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
    knowledge = str(write_little(tmp_path / "knowledge"))
    pressed = consulted = 0
    while pressed < PRESSES // len(SEEDS):
        # Some keys leave; then a person would begin again.
        app = AdvisorApp(knowledge)
        async with app.run_test(size=(80, 24)) as pilot:
            await ready(app, pilot)
            # Each begins in a conversation, where most keys do something.
            await pilot.press("enter", *"uae", "enter")
            while app.is_running and pressed < PRESSES // len(SEEDS):
                keys = some_keys(chance)
                await pilot.press(*keys)
                pressed += len(keys)
                if chance.random() < 0.02:
                    await pilot.resize_terminal(chance.choice((30, 40, 80, 120)), chance.choice((10, 24, 40)))
                if app.session and app.session.number:
                    consulted += 1
                    kept = {case.id: case.answers for case in list_cases()}
                    assert kept.get(app.session.number, app.session.dialogue.answers) == app.session.dialogue.answers

        assert app.failed is None

    assert consulted


def some_keys(chance: random.Random) -> list[str]:
    if chance.random() < 0.1:
        return ["space" if key == " " else key for key in chance.choice(WORDS)] + ["enter"]
    return [chance.choice(KEYS)]
