"""How long a command takes to start, beside what it cannot do without. Run: python -m tests.benchmarks.startup"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time

ROUNDS = 15
EMPTY_APP = """
from textual.app import App
class Empty(App):
    def on_ready(self): self.exit()
Empty().run(headless=True)
"""
OUR_APP = """
from advisor.tui.app import AdvisorApp
class Ours(AdvisorApp):
    def on_ready(self): self.exit()
Ours().run(headless=True)
"""
COMMANDS = {
    "bare interpreter": ["-c", "pass"],
    "import pydantic and yaml": ["-c", "import pydantic, yaml\nclass M(pydantic.BaseModel): x: int"],
    "advisor --version": ["-m", "advisor", "--version"],
    "advisor advise CASE": ["-m", "advisor", "advise", "uae-bank-and-chatbot"],
    "empty Textual app, start to exit": ["-c", EMPTY_APP],
    "advisor's screen, start to exit": ["-c", OUR_APP],
}
PAIRS = (
    ("advisor advise CASE", "import pydantic and yaml"),
    ("advisor's screen, start to exit", "empty Textual app, start to exit"),
)


def seconds(arguments: list[str]) -> float:
    """The time of one run of the interpreter."""
    begin = time.perf_counter()
    subprocess.run([sys.executable, *arguments], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - begin


def main() -> None:
    """Time the commands in turn, so that noise falls on all alike, and print medians and ratios."""
    taken: dict[str, list[float]] = {name: [] for name in COMMANDS}
    for _ in range(ROUNDS):
        for name, arguments in COMMANDS.items():
            taken[name].append(seconds(arguments))
    medians = {name: statistics.median(times) for name, times in taken.items()}
    for name, median in medians.items():
        print(f"{1000 * median:7.0f} ms  {name}")
    for ours, floor in PAIRS:
        print(f"{medians[ours] / medians[floor]:7.2f} x   {ours} / {floor}")


if __name__ == "__main__":
    main()
