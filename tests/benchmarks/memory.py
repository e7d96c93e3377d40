"""Peak memory of processes, beside what they cannot do without. Run: python -m tests.benchmarks.memory [--quick]"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile

from tests.benchmarks.timing import Table

# A process keeps the peak of the one that started it, as it was before it became itself; so each resets its own first
# where the system can (Linux), and tells its peak when its work is done.
RESET = """
import contextlib
with contextlib.suppress(OSError), open("/proc/self/clear_refs", "w") as reset:
    reset.write("5")
"""
TELL = """
import resource, sys
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
with contextlib.suppress(OSError), open("/proc/self/status") as status:
    peak = next(int(line.split()[1]) for line in status if line.startswith("VmHWM"))
print("peak", peak // 1024 if sys.platform == "darwin" else peak, file=sys.stderr)
"""
FLOOR = "import pydantic, yaml\nclass M(pydantic.BaseModel): x: int\n"
ADVISE = """
from advisor.cli.main import main
sys.argv = ["advisor", "advise", "uae-bank-and-chatbot"]
with contextlib.suppress(SystemExit):
    main()
"""
APP = """
import asyncio
from {module} import {name}
async def work():
    app = {name}()
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        {then}
asyncio.run(work())
"""
WAIT = """while app.program is None:
            await pilot.pause(0.02)
        await pilot.pause()"""
CONSULT = (
    WAIT
    + """
        from advisor.conversation.session import Session
        app.consult(Session(app.program))
        await pilot.pause(0.2)"""
)
EMPTY = APP.format(module="textual.app", name="App", then="pass")
HOME = APP.format(module="advisor.tui.app", name="AdvisorApp", then=WAIT)
PROCESSES = {
    "bare interpreter": "",
    "import pydantic and yaml": FLOOR,
    "advisor advise CASE": ADVISE,
    "empty Textual app": EMPTY,
    "advisor's screen, the shipped base loaded": HOME,
    "advisor's screen, in a conversation": APP.format(module="advisor.tui.app", name="AdvisorApp", then=CONSULT),
}
PAIRS = (
    ("advisor advise CASE", "import pydantic and yaml"),
    ("advisor's screen, the shipped base loaded", "empty Textual app"),
    ("advisor's screen, in a conversation", "empty Textual app"),
)


def peak(code: str) -> int:
    """The peak memory of a process of its own that runs some code, in KiB."""
    whole = f"{RESET}\nimport sys\n{code}\n{TELL}"
    with tempfile.TemporaryDirectory() as data:
        # A conversation saves itself; not among a person's own cases.
        own = {**os.environ, "ADVISOR_DATA": data}
        done = subprocess.run([sys.executable, "-c", whole], capture_output=True, text=True, check=False, env=own)
    told = [line.split() for line in done.stderr.splitlines() if line.startswith("peak ")]
    if done.returncode or not told:
        raise RuntimeError(f"The process failed:\n{done.stderr[-2000:]}")
    return int(told[-1][1])


def main(arguments: list[str]) -> None:
    """Print the median peak of each process, and the ratios that the budgets name."""
    rounds = 1 if "--quick" in arguments else 5
    peak(ADVISE)  # so that the cache of the shipped base is there
    print("Peak memory of a process (resident set), median.")
    table = Table(["process", "MiB"], first=44)
    medians = {name: statistics.median(peak(code) for _ in range(rounds)) for name, code in PROCESSES.items()}
    for name, median in medians.items():
        table.row([name, f"{median / 1024:.0f}"])
    table.end()
    for ours, floor in PAIRS:
        print(f"{medians[ours] / medians[floor]:7.2f} x  {ours} / {floor}")
    print(flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
