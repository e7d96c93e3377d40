"""What became of every row of a sheet that was handed in: recorded, kept as a note, or not used, and why."""

from __future__ import annotations

from dataclasses import dataclass, field

from advisor.errors import Fault
from advisor.text.safe import counted


@dataclass
class Receipt:
    """What became of the parts of one file; what is refused is a fault and stops the reading."""

    file: str
    rows: int = 0
    """How many rows were filled in."""
    recorded: list[int] = field(default_factory=list)
    """Rows of which an answer, a name or a claim was recorded."""
    kept: list[tuple[int, str]] = field(default_factory=list)
    """Rows with notes that count for nothing and stay with the case, and which columns they fill."""
    unused: list[tuple[int, str]] = field(default_factory=list)
    """Rows, or 0 for the file, that were not used, and why."""

    def summary(self) -> str:
        """The receipt in a line: 61 rows: 58 used, 1 with notes kept, 2 not used."""
        parts = [f"{len(self.recorded)} used"]
        if self.kept:
            parts.append(f"{len({row for row, _ in self.kept})} with notes kept")
        parts.append(f"{len(self.unused)} not used" if self.unused else "nothing left out")
        return f"{self.file}: {counted(self.rows, 'filled row')}: {', '.join(parts)}."

    def lines(self) -> list[str]:
        """The summary, and a line for each thing that was not used."""
        return [self.summary(), *(f"{self.place(row)}: not used: {why}" for row, why in self.unused)]

    def place(self, row: int) -> str:
        """The file and the row."""
        return f"{self.file}:{row}" if row else self.file

    def faults(self) -> list[Fault]:
        """What was not used, as faults for those who allow none."""
        return [
            Fault(self.file, row, f"Not used: {why}", "Remove it, or put it where it is read.")
            for row, why in self.unused
        ]
