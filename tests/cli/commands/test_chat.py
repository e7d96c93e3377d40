"""The conversation in plain lines: the same turns as the dialogue, and nothing lost however it ends."""

from __future__ import annotations

import os
import pty
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from advisor.cli.commands.chat import LABELS, wrapped
from advisor.conversation.dialogue import Dialogue
from advisor.conversation.reply import reply
from advisor.conversation.turns import Quit, Turn
from advisor.engine.compile import Program
from advisor.store.cases import list_cases
from tests.cli.conftest import Run

TALK = [
    "Atlantis", "UAE", "show known", "2", "unsure", "why", "1 and 3", "?", "low", "1,2", "help", "yes", "skip", "back", "1",
    "one bank", "yes", "why failover", "1", "Public chatbot", "2", "general", "public", "days", "no", "G42", "all", "no",
    "sources", "check", "change 2", "strict", "show", "quit",
]  # fmt: skip


def words(turns: list[Turn]) -> str:
    return " ".join(" ".join([LABELS[turn.speaker], *" ".join(turn.lines()).split()]) for turn in turns)


def test_it_shows_the_same_turns_as_the_dialogue(run: Run, program: Program) -> None:
    dialogue, turns, _ = Dialogue(program).open()
    for text in TALK:
        dialogue, more, effects = reply(dialogue, text)
        turns += more
    shown = run("chat", text="\n".join(TALK) + "\n", COLUMNS="100").stdout

    assert effects == (Quit(),)
    # A word with a hyphen may be broken there by wrapping.
    assert "".join(shown.split()) == "".join(words(turns).split())


def test_a_case_started_in_one_sitting_goes_on_in_another(run: Run) -> None:
    first = run("chat", "--market", "UAE", text="\n").stderr
    assert first == "Saved as 'United Arab Emirates'. Go on with: advisor chat --case 'United Arab Emirates'\n"

    second = run("chat", "--case", "United Arab Emirates", text="check\n").stdout
    assert "Welcome back to 'United Arab Emirates'. 2 answers kept." in " ".join(second.split())
    assert "1 Market: United Arab Emirates" in " ".join(second.split())


def test_the_end_of_input_ends_the_talk_with_everything_saved(run: Run) -> None:
    assert "Saved as 'Norway'" in run("chat", text="Norway").stderr


def test_a_talk_without_an_answer_saves_nothing(run: Run) -> None:
    assert run("chat", text="help\nquit\n").stderr == ""
    assert run("cases").stdout == ""


def test_an_interrupt_ends_the_talk_with_everything_saved(environment: dict[str, str]) -> None:
    command = [sys.executable, "-u", "-m", "advisor", "chat"]
    with subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment,
        text=True,
        # A shell makes what it runs in the background deaf to interrupts, and children inherit that.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    ) as chat:
        assert chat.stdin is not None
        assert chat.stdout is not None
        assert chat.stderr is not None
        chat.stdin.write("Norway\n")
        chat.stdin.flush()
        assert any(line.startswith("You      Norway") for line in chat.stdout)
        chat.send_signal(signal.SIGINT)
        told = chat.stderr.read()
    assert (chat.returncode, told.strip()) == (0, "Stopped. Every answer given so far is saved.")
    assert [case.name for case in list_cases(Path(environment["ADVISOR_DATA"]))] == ["Norway"]


def at_terminal(environment: dict[str, str], typed: bytes) -> bytes:
    """What `advisor chat` prints on a terminal of its own."""
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "advisor", "chat"], stdin=subprocess.PIPE, stdout=theirs, stderr=theirs, env=environment
    ) as chat:
        os.close(theirs)
        assert chat.stdin is not None
        chat.stdin.write(typed)
        chat.stdin.close()
        shown = b""
        while True:
            try:
                part = os.read(ours, 65536)
            except OSError:
                break
            if not part:
                break
            shown += part
    os.close(ours)
    assert chat.returncode == 0
    return shown


def test_codes_that_are_typed_do_not_come_back_to_the_terminal(environment: dict[str, str]) -> None:
    typed = "\x1b[31m\nUAE\x1b]0;x\x07\n\n1\nunsure\n\x9b31m\x1b[2JBank\x08\nyes\ncheck\nquit\n"
    shown = at_terminal(environment, typed.encode()).decode()

    assert [char for char in shown if not char.isprintable() and char not in "\r\n"] == []
    assert "[31m" in shown


@pytest.mark.parametrize("typed", [b"\xff\xfe\nUAE\n", b"\x00\nUAE\n", b"x" * 100_000 + b"\nUAE\n", b"\r\nUAE\r\n"])
def test_bytes_that_are_no_text_do_no_harm(environment: dict[str, str], typed: bytes) -> None:
    found = subprocess.run(
        [sys.executable, "-m", "advisor", "chat"],
        input=typed,
        capture_output=True,
        env=environment | {"PYTHONIOENCODING": "utf-8:strict"},
        check=False,
    )

    assert (found.returncode, b"Saved as 'United Arab Emirates'" in found.stderr) == (0, True)


@pytest.mark.parametrize("columns", [20, 30, 60])
def test_a_narrow_terminal_gets_narrow_lines(run: Run, columns: int) -> None:
    shown = run("chat", text="UAE\n\nwhy\nshow\nhelp\n", COLUMNS=str(columns)).stdout

    assert [line for line in shown.splitlines() if len(line) > columns and len(line.split()) > 2] == []
    assert "United Arab Emirates" in " ".join(shown.split())


def test_no_box_drawing_and_no_alternate_screen(run: Run) -> None:
    shown = run("chat", text="UAE\n\nshow\n").stdout

    assert [char for char in shown if "\u2500" <= char <= "\u259f" or char == "\x1b"] == []


@pytest.mark.parametrize(
    ("line", "label", "expected"),
    [
        ("", "         ", ""),
        ("one two", "Advisor  ", "Advisor  one two"),
        (
            "  1  Trust    " + "low " * 18,
            "Advisor  ",
            "Advisor    1  Trust    " + "low " * 13 + "low\n" + " " * 23 + "low low low low",
        ),
    ],
)
def test_a_wrapped_line_keeps_its_columns(line: str, label: str, expected: str) -> None:
    assert wrapped(line, label, 80) == expected


def test_a_hurried_chat_asks_for_the_musts_alone(run: Run) -> None:
    text = run("chat", "--quick", "--market", "AE", text="\n").stdout
    assert "I ask only what the musts hang on" in " ".join(text.split())
    assert "What would you run there?" in text
