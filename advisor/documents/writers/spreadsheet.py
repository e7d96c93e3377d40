"""Writes a table as a spreadsheet: comma-separated values that no program takes for formulas."""

from __future__ import annotations

import csv
import io

from advisor.documents.document import Table
from advisor.text.safe import safe_cell


def write(table: Table) -> str:
    """The table as comma-separated values, the headings first."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(table.headings)
    for row in table.rows:
        writer.writerow([safe_cell(cell) for cell in row])
    return out.getvalue()
