"""How long a command takes to start, beside what it cannot do without. Run: python -m tests.benchmarks.startup [--quick]"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time

ROUNDS = 15
# Leaving at once, without waiting for threads, makes the time that of the first frame.
APP = """
import os
from {module} import {name}
async def leave(pilot):
    os._exit(0)
{name}().run(headless=True, size=(80, 24), auto_pilot=leave)
"""
EMPTY_APP = APP.format(module="textual.app", name="App")
OUR_APP = APP.format(module="advisor.tui.app", name="AdvisorApp")
LOAD = "from advisor.files.knowledge.load import load_knowledge\nload_knowledge()"
FLOOR = "import pydantic\nclass M(pydantic.BaseModel): x: int\n"
COLD = "import os, tempfile\nos.environ['ADVISOR_CACHE'] = tempfile.mkdtemp()\n"
COMMANDS = {
    "bare interpreter": ["-c", "pass"],
    "import pydantic and yaml": ["-c", "import pydantic, yaml\nclass M(pydantic.BaseModel): x: int"],
    "import pydantic": ["-c", FLOOR],
    "import pydantic, load the knowledge from its cache": ["-c", FLOOR + LOAD],
    "import pydantic, load the knowledge from its files": ["-c", COLD + FLOOR + LOAD],
    "advisor --version": ["-m", "advisor", "--version"],
    "advisor advise CASE": ["-m", "advisor", "advise", "uae-bank-and-chatbot"],
    "empty Textual app, first frame": ["-c", EMPTY_APP],
    "advisor's screen, first frame": ["-c", OUR_APP],
}
PAIRS = (
    ("advisor --version", "bare interpreter"),
    ("advisor advise CASE", "import pydantic and yaml"),
    ("advisor's screen, first frame", "empty Textual app, first frame"),
)
DIFFERENCES = (
    ("import pydantic, load the knowledge from its cache", "import pydantic"),
    ("import pydantic, load the knowledge from its files", "import pydantic"),
)


def seconds(arguments: list[str]) -> float:
    """The time of one run of the interpreter."""
    begin = time.perf_counter()
    subprocess.run([sys.executable, *arguments], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - begin


def main(arguments: list[str]) -> None:
    """Time the commands in turn, so that noise falls on all alike, and print medians and ratios."""
    taken: dict[str, list[float]] = {name: [] for name in COMMANDS}
    for _ in range(3 if "--quick" in arguments else ROUNDS):
        for name, command in COMMANDS.items():
            taken[name].append(seconds(command))
    medians = {name: statistics.median(times) for name, times in taken.items()}
    print("Whole processes, from start to exit; apps leave at their first frame. Medians.")
    for name, median in medians.items():
        print(f"{1000 * median:7.0f} ms  {name}")
    for ours, floor in DIFFERENCES:
        print(f"{1000 * (medians[ours] - medians[floor]):7.0f} ms  more than '{floor}': {ours}")
    for ours, floor in PAIRS:
        print(f"{medians[ours] / medians[floor]:7.2f} x   {ours} / {floor}")
    print(flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
