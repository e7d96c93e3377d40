"""Walks through every command, every screen and every kind of lesson step where only the base is installed.

`.ci/base` runs it with the Python of such an environment, which has no pytest. Each thing works, or says in one line what to
install.
"""

from __future__ import annotations

import asyncio
import os
import pty
import re
import select
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path
from typing import Any

LIBRARIES = ("fsrs", "openpyxl", "docx", "pypdf", "pysat", "numpy", "textual_serve")
"""What only extras bring."""
INSTALL = re.compile(r'To install it, type: \S*pip install "sovereign-advisor\[([a-z]+)\]"')
STUDY, OTHER, PROPOSAL = "uae-bank-and-chatbot", "brazil-hospital", "proposal-kenya-graded"
WAIT = 60
"""Seconds to wait for what must come."""
TALK = (
    "UAE / / 3 and 1 / 1,2 / mixed / one bank / yes / no / why / in full / why failover / how do we know failover /"
    " why not exit plan / what would change failover / what if trust is high / what holds / compare Brazil / market /"
    " continuity / library failover / what is failover / sources / check / show / export / help / help keys / cases /"
    " settings / rename one bank to Core /"
    " change trust to low / remove Core / proposal / review / gaps / quick / back / options / quit"
)
COMMANDS: tuple[tuple[str, str], ...] = (
    ("chat", TALK),
    (f"advise {STUDY}", ""),
    (f"advise {STUDY} -f json", ""),
    (f"advise {STUDY} -f md -o memo.md", ""),
    (f"next {STUDY}", ""),
    (f"why {STUDY} failover --depth tree", ""),
    (f"why-not {STUDY} exit-plan", ""),
    (f"what-if {STUDY} --set provider-trust=high --save Trusting", ""),
    (f"robust {STUDY}", ""),
    (f"compare {STUDY} {OTHER}", ""),
    (f"compare {STUDY} --markets BR,IN", ""),
    (f"review {PROPOSAL}", ""),
    (f"review {PROPOSAL} proposal-saudi-decorative", ""),
    (f"review --template proposal.csv {PROPOSAL}", ""),
    ("review proposal.csv -f csv", ""),
    ("review --text draft.md", ""),
    (f"merge proposal.csv {PROPOSAL} -o both.yaml", ""),
    ("learn --plain", "lesson 1 / / practice musts 7 / 1 / why 1 / progress / help / quit"),
    ("learn --seed 7 --count 2 --export sheet.md", ""),
    ("learn --results out.csv", ""),
    ("learn --progress", ""),
    ("search failover", ""),
    ("show AE", ""),
    ("cases", ""),
    ("cases export Trusting -o trusting.yaml", ""),
    ("cases import trusting.yaml", ""),
    ("cases delete Trusting --yes", ""),
    ("verify", ""),
    ("verify --draw 3", ""),
    ("verify --report --cases 5", ""),
    ("knowledge touching eu-ai-act", ""),
    ("help", ""),
    ("help data", ""),
    ("--version", ""),
)
"""What works with the base alone, with what is typed."""
LACKING = {
    "review --template proposal.xlsx": "sheets",
    "review filled.xlsx": "sheets",
    "review --text draft.docx": "documents",
    "review --text draft.pdf": "documents",
    "serve": "browser",
}
"""What needs an extra, and which."""
ON_A_TERMINAL = ("", "learn", "cases open trusting.yaml")
"""What opens the full screen."""


def main() -> None:
    """Walk through everything; an assertion fails where something does not work."""
    found = [library for library in LIBRARIES if find_spec(library) is not None]
    assert not found, f"This is not the base alone; it has {', '.join(found)}."
    with tempfile.TemporaryDirectory(prefix="advisor-base-") as folder:
        os.chdir(folder)
        for name in ("ADVISOR_DATA", "ADVISOR_CACHE", "XDG_STATE_HOME"):
            os.environ[name] = str(Path(folder, name.lower()))
        os.environ.pop("ADVISOR_KNOWLEDGE", None)
        for name in ("draft.md", "draft.docx", "draft.pdf", "filled.xlsx"):
            Path(name).write_text("The partner depends on us.\n", encoding="utf-8")
        for arguments, typed in COMMANDS:
            works(arguments, typed)
        for arguments, extra in LACKING.items():
            says_what_to_install(arguments, extra)
        every_command_was_run()
        for arguments in ON_A_TERMINAL:
            opens_on_a_terminal(arguments)
        asyncio.run(every_screen())
        asyncio.run(every_lesson_step())
    print("Everything of the base installation works, or says what to install.")


def run(arguments: str, typed: str = "") -> subprocess.CompletedProcess[str]:
    """Run a command; it ends without a traceback and without a defect of ours."""
    print(f"advisor {arguments}", flush=True)
    done = subprocess.run(
        [sys.executable, "-m", "advisor", *arguments.split()],
        input="\n".join(line.strip() for line in typed.split(" /")) + "\n",
        capture_output=True,
        text=True,
        timeout=10 * WAIT,
        check=False,
    )
    told = done.stdout + done.stderr
    assert done.returncode in (0, 2), told
    assert "Traceback" not in told and "not your fault" not in told, told
    return done


def works(arguments: str, typed: str = "") -> None:
    """A command does what it is for; where a part of it needs an extra, that part says which."""
    done = run(arguments, typed)
    assert done.returncode == 0, done.stderr
    told = " ".join((done.stdout + done.stderr).split())
    assert told.count("one more library. ") == len(INSTALL.findall(told)), told


def says_what_to_install(arguments: str, extra: str) -> None:
    """A command ends with exit code 2 and one line that says what to install."""
    done = run(arguments)
    assert done.returncode == 2, done
    assert done.stdout == "", done
    (line,) = done.stderr.splitlines()
    assert INSTALL.findall(line) == [extra], line


def every_command_was_run() -> None:
    """No command that `advisor --help` lists was left out."""
    ran = {arguments for arguments, _ in COMMANDS} | set(LACKING) | set(ON_A_TERMINAL)
    for group in ("", "cases ", "knowledge "):
        listed = re.findall(r"^  ([a-z-]+)  ", run(f"{group}--help").stdout.partition("Commands:")[2], re.MULTILINE)
        left = [name for name in listed if not any(f"{one} ".startswith(f"{group}{name} ") for one in ran)]
        assert listed and not left, f"Nothing here runs {', '.join(left)}."


def opens_on_a_terminal(arguments: str) -> None:
    """The full screen opens on a terminal, and Ctrl+Q leaves it."""
    print(f"advisor {arguments} (on a terminal)", flush=True)
    ours, theirs = pty.openpty()
    environment = os.environ | {"TERM": "xterm-256color", "COLUMNS": "100", "LINES": "30"}
    command = [sys.executable, "-m", "advisor", *arguments.split()]
    with subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, env=environment) as process:
        os.close(theirs)
        shown, until, asked = b"", time.monotonic() + WAIT, 0.0
        while process.poll() is None and time.monotonic() < until:
            if select.select([ours], [], [], 0.5)[0]:
                try:
                    shown += os.read(ours, 65536)
                except OSError:
                    break
            elif len(shown) > 1000 and time.monotonic() > asked + 2:
                os.write(ours, b"\x11")
                asked = time.monotonic()
        process.wait(WAIT)
    os.close(ours)
    assert process.returncode == 0 and b"Traceback" not in shown, shown[-2000:].decode(errors="replace")


def text_on(app: Any) -> str:
    """Everything on the screen in one line."""
    strips = app.screen._compositor.render_strips()
    return " ".join("".join(segment.text for strip in strips for segment in strip).split())


async def type_in(pilot: Any, *lines: str) -> None:
    """Type lines into the conversation in front."""
    for line in lines:
        field = pilot.app.screen.query_one("#line")
        field.value = line
        field.focus()
        await pilot.press("enter")
        await pilot.pause()


async def started(app: Any, pilot: Any) -> None:
    """Wait until the knowledge is loaded."""
    while app.program is None and app.failed is None:
        await pilot.pause(0.05)
    assert app.failed is None, app.failed
    await pilot.pause()


async def every_screen() -> None:
    """Each page opens, shows something, and Escape leads back to where it was opened."""
    from advisor.tui.app import AdvisorApp

    app = AdvisorApp()
    async with app.run_test(size=(120, 40)) as pilot:
        await started(app, pilot)
        await pages(pilot, "f1", "f3", "f4", "ctrl+o")
        await pilot.press("enter")
        await pilot.pause()
        await type_in(pilot, "quick", "UAE", "", "one bank", "yes", "no")
        await pages(pilot, "f1", "f3", "f4", "ctrl+o", "f7", "f9", "f10", "ctrl+t", "ctrl+g")
        await type_in(pilot, "proposal")
        await pages(pilot, "ctrl+r")
        await type_in(pilot, "show")
        await pilot.press("f2", "down", "down", "enter")
        await pilot.pause()
        await pilot.press("escape")
        await type_in(pilot, "what holds")
        assert app.is_running


async def pages(pilot: Any, *keys: str) -> None:
    """Open a page with each key, look at it, and leave it."""
    app = pilot.app
    for key in keys:
        print(f"page of {key}", flush=True)
        before = app.screen
        await pilot.press(key)
        await pilot.pause(0.2)
        assert app.screen is not before, f"{key} opens no page."
        assert len(text_on(app)) > 100, text_on(app)
        await pilot.press("down", "pagedown", "escape")
        await pilot.pause(0.2)
        assert app.is_running and app.screen is before, f"Escape does not lead back from the page of {key}."


async def every_lesson_step() -> None:
    """Each kind of step of a lesson, each kind of exercise, the daily review and the progress, on the full screen."""
    from advisor.tui.app import AdvisorApp

    app = AdvisorApp()
    async with app.run_test(size=(100, 40)) as pilot:
        await started(app, pilot)
        await pilot.press("down", "down", "enter")
        await pilot.pause()
        session = app.screen.session  # type: ignore[attr-defined]
        lessons = sorted(session.learning.knowledge.lessons.values(), key=lambda lesson: int(lesson.number))
        left = {step.kind for lesson in lessons for step in lesson.all_steps}
        for lesson in lessons:
            kinds = [step.kind for step in lesson.all_steps]
            if left.isdisjoint(kinds):
                continue
            print(f"lesson {lesson.number}: {', '.join(sorted(left.intersection(kinds)))}", flush=True)
            await type_in(pilot, f"lesson {lesson.number}")
            for _ in range(4 * len(kinds)):
                if session.learning.position.kind != "lesson":
                    break
                await type_in(pilot, answer(session.learning))
            assert session.learning.position.kind == "home", f"Lesson {lesson.number} does not end."
            left -= set(kinds)
        assert not left, left
        for kind in ("musts", "crisis", "change", "question"):
            print(f"practice {kind}", flush=True)
            await type_in(pilot, f"practice {kind} 7", answer(session.learning) or "1")
            await type_in(pilot, *(() if session.learning.told else ("1",)), "why 1")
            assert session.learning.told
        await type_in(pilot, "review")
        said = session.turns[-1]
        assert said.kind == "problem" and INSTALL.findall(said.text) == ["train"], said
        await type_in(pilot, "progress")
        told = session.turns[-1].text
        assert "LESSONS" in told and "EXERCISES" in told and INSTALL.findall(told) == ["train"], told
        await type_in(pilot, "home", "lessons", "help learning", "library failover", "what is failover")
        await pages(pilot, "f1", "f3", "f4")
        assert all(turn.text for turn in session.turns)


def answer(learning: Any) -> str:
    """The right answer to what is asked, as a person would type it."""
    task = learning.task
    if learning.told or task is None:
        return ""
    if task.form == "write":
        return " ".join(f"{point.words[0]} and so on" for point in task.points)
    numbers: Iterable[int] = task.key or [number for number, item in enumerate(task.items) if item.right]
    return " ".join(str(number + 1) for number in numbers)


if __name__ == "__main__":
    main()
