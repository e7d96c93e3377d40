"""Three conversations kept whole: an officer in a hurry, a trainee who asks why, a consortium that pastes paragraphs.

ADVISOR_UPDATE_TRANSCRIPTS=1 writes what is said now; read it before you commit.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from advisor.conversation.session import Session
from advisor.engine.compile import Program

FOLDER = Path(__file__).parent
NAMES = [path.stem for path in sorted(FOLDER.glob("*.txt"))]
LABELS = {"advisor": "Advisor", "you": "You"}


def typed(transcript: str) -> list[str]:
    """What the person typed."""
    lines = (line for line in transcript.splitlines() if line.startswith("You      "))
    return [line.removeprefix("You      ").replace("(Enter)", "") for line in lines]


def talked(program: Program, folder: Path, replies: list[str]) -> str:
    """The whole conversation as plain lines."""
    session = Session(program, folder)
    turns = [*session.open(), *(turn for reply in replies for turn in session.reply(reply))]
    told = []
    for turn in turns:
        for number, line in enumerate(turn.lines()):
            told.append(f"{LABELS[turn.speaker] if number == 0 else '':<9}{line}".rstrip())
    return "\n".join(told) + "\n"


@pytest.mark.parametrize("name", NAMES)
def test_the_conversation_is_as_it_was_read(program: Program, tmp_path: Path, name: str) -> None:
    path = FOLDER / f"{name}.txt"
    kept = path.read_text(encoding="utf-8")
    said = talked(program, tmp_path, typed(kept))
    if os.environ.get("ADVISOR_UPDATE_TRANSCRIPTS"):
        path.write_text(said, encoding="utf-8")
        kept = said

    assert said == kept


def test_all_three_are_here() -> None:
    assert NAMES == ["consortium-pasting", "officer-in-a-hurry", "trainee-asking-why"]
