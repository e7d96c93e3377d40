"""First-run help: three short turns, one at a time, and never again."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from advisor.conversation.turns import Turn
from advisor.store.settings import load_settings, save_settings

TURNS = (
    "First time here? Answer as you would write to a colleague: a number, a word, or several facts in one sentence."
    " If I understand you wrongly, 'back' takes it away.",
    "Not knowing is fine: type 'unsure'. Type 'why' when you wonder why I ask, and 'what is' with any word you do not know.",
    "The advice grows as you answer: 'show' reads it, 'market' tells what I know of the country, 'help' lists the rest."
    " That is all; I will not explain myself again.",
)


class Introduction:
    """Gives one turn of help with each of the first three replies of a person's first conversation."""

    def __init__(self, folder: Path | None, first_case: bool) -> None:
        self.folder = folder
        self.left = list(TURNS) if first_case and not load_settings(folder).introduced else []

    def next(self) -> list[Turn]:
        """The next turn of help, if there is one left; after the last it is remembered."""
        if not self.left:
            return []
        text = self.left.pop(0)
        if not self.left:
            save_settings(replace(load_settings(self.folder), introduced=True), self.folder)
        return [Turn("advisor", "note", text)]
