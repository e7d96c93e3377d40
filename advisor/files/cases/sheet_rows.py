"""Finds the rows of the template in the sheets of a file, wherever they stand, and says what else stands there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from advisor.errors import Fault, InputError
from advisor.files.cases.headings import FROM_TEMPLATE, column_of, heading_row
from advisor.files.cases.receipt import Receipt
from advisor.files.cases.tables import Table
from advisor.text.nearest import did_you_mean

NO_TEMPLATE = "Keep the headings of the template, or write a new one with `advisor review --template FILE`."
COMMENT = "Comment"


@dataclass(frozen=True)
class Filled:
    """One row in which something is written, by column."""

    number: int
    cells: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "").strip()

    def beside(self, *used: str) -> dict[str, str]:
        """What people wrote into the row, but for the columns that are used."""
        return {column: text for column, text in self.cells.items() if column not in (*FROM_TEMPLATE, *used)}


def template_rows(tables: Sequence[Table], receipt: Receipt) -> tuple[list[Filled], list[Fault]]:
    """The rows below the headings of the template, with faulty cells; raises InputError if no sheet has the headings.

    What stands in other sheets and above the headings goes to the receipt as not used.
    """
    found = next(((table, row) for table in tables if (row := heading_row(table.rows)) is not None), None)
    if found is None:
        raise InputError([_no_headings(tables, receipt.file)])
    table, heading = found
    for other in tables:
        if other is not table and any(cell.strip() for row in other.rows for cell in row):
            receipt.unused.append((0, f"sheet '{other.name}', which has no headings of the template."))
    for number, cells in enumerate(table.rows[:heading], 1):
        if any(cell.strip() for cell in cells):
            receipt.unused.append((number, "it stands above the headings."))
    headings = _headings(table.rows[heading])
    faults = [
        Fault(receipt.file, row, what, advice)
        for (row, column), (what, advice) in sorted(table.faults.items())
        if row > heading + 1 and headings.get(column, "") not in FROM_TEMPLATE
    ]
    return list(_filled(table, heading, headings)), faults


def _filled(table: Table, heading: int, headings: Mapping[int, str]) -> list[Filled]:
    found = []
    for number, row in enumerate(table.rows[heading + 1 :], heading + 2):
        cells = {headings.get(place, f"Column {place}"): text for place, text in enumerate(row, 1) if text.strip()}
        comments = [text for (line, _), text in sorted(table.comments.items()) if line == number]
        if comments:
            cells[COMMENT] = "; ".join([*([cells[COMMENT]] if COMMENT in cells else []), *comments])
        if cells:
            found.append(Filled(number, cells))
    return found


def _headings(cells: Sequence[str]) -> dict[int, str]:
    """The column of each place; one without a heading, and one whose heading stands twice, is called by its place."""
    found: dict[int, str] = {}
    for place, cell in enumerate(cells, 1):
        column = column_of(cell) if cell.strip() else f"Column {place}"
        found[place] = column if column not in found.values() else f"{column} ({place})"
    return found


def _no_headings(tables: Sequence[Table], shown: str) -> Fault:
    rows = next((table.rows for table in tables if any(any(map(str.strip, row)) for row in table.rows)), None)
    if rows is None:
        return Fault(shown, 0, "The sheet is empty.", "Write one with `advisor review --template FILE`.")
    number, first = next((n, row) for n, row in enumerate(rows, 1) if any(map(str.strip, row)))
    columns = {column_of(cell) for cell in first}
    missing = next(column for column in ("Answer", "State", "Id") if column not in columns)
    near = did_you_mean(missing, [cell.strip() for cell in first])
    return Fault(shown, number, f"There is no column '{missing}'.", near or NO_TEMPLATE)
