"""All benchmarks in turn. Run: python -m tests.benchmarks [--quick]"""

from __future__ import annotations

import subprocess
import sys

NAMES = ("startup", "memory", "screen", "growth", "peers")


def main(arguments: list[str]) -> int:
    """Run each benchmark in a process of its own, so that none is charged for what another left behind."""
    failed = 0
    for name in NAMES:
        print(f"== {name}\n", flush=True)
        failed |= subprocess.run([sys.executable, "-m", f"tests.benchmarks.{name}", *arguments], check=False).returncode
    return failed


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
