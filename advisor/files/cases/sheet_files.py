"""Sheets of a case: reads a filled-in one, and writes the template as CSV or as XLSX."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from advisor.errors import Fault, UsageError, needs
from advisor.files.cases.headings import CLAIMS, COLUMNS
from advisor.files.cases.receipt import Receipt
from advisor.files.cases.sheet import CHOICES, Row, own_columns
from advisor.files.cases.sheet_reader import SheetReader
from advisor.files.cases.sheet_rows import template_rows
from advisor.files.cases.tables import INSTEAD, read_tables
from advisor.files.yaml_text import SHEETS, Document, read_bytes
from advisor.model.knowledge import Knowledge
from advisor.text.safe import safe_cell

WIDTHS = {"Item": 40, "Answer": 28, "Evidence": 30, "Note": 30, "What can be written": 50, "Question": 60}
MAX_IN_A_LIST = 250
"""So many characters a spreadsheet takes in a list to choose from."""


CHECK = "Check"
ABOUT_COLUMNS = {
    "Answer": "Write one of the words under 'What can be written', or 'unsure'. Ranges such as 2-5 are answers.",
    "State": "For claims: evidenced, claimed, planned or absent.",
    "Evidence": "The document that shows it, and where in it.",
    "Date": "When it was shown, or by when it is planned: 2026-12-31, 2026-12 or Q4 2026.",
    "Note": "Kept with the row; it counts for nothing.",
    "Id": "Leave it as it is: it says what the row is about.",
    CHECK: "Tells which rows are still open. It is not read.",
}


def read_sheet(knowledge: Knowledge, path: Path) -> tuple[Document, Receipt, list[Fault]]:
    """The plain data of a case from a filled-in template, what became of its rows, and every fault that was found.

    Raises InputError if the file is no such sheet.
    """
    shown = str(path)
    receipt = Receipt(shown)
    rows, faults = template_rows(read_tables(read_bytes(path, shown), shown), receipt)
    reader = SheetReader(knowledge, Document(shown, {"advisor": "1"}), receipt)
    reader.read(rows)
    return reader.finished(), receipt, [*faults, *reader.faults]


def sheet_bytes(rows: Iterable[Row], name: str) -> bytes:
    """The rows as the bytes of a CSV or XLSX file, by the ending of its name; raises UsageError for another ending."""
    if not name.casefold().endswith(SHEETS):
        raise UsageError(f"Name a file that ends in {' or '.join(SHEETS)}, not '{name}'.")
    if name.casefold().endswith(".xlsx"):
        return _to_xlsx(list(rows))
    rows = list(rows)
    columns = [*COLUMNS, *own_columns(rows)]
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(safe_cell(column) for column in columns)
    writer.writerows([safe_cell(row.get(column, "")) for column in columns] for row in rows)
    # The mark at the start tells spreadsheets that it is UTF-8.
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def _to_xlsx(rows: Sequence[Row]) -> bytes:
    with needs("sheets", INSTEAD):
        import openpyxl
        from openpyxl.comments import Comment
        from openpyxl.styles import Alignment, Font, PatternFill
        from openpyxl.worksheet.datavalidation import DataValidation

    columns = [*COLUMNS, *own_columns(rows)]
    book = openpyxl.Workbook()
    sheet: Any = book.active
    sheet.title, sheet.freeze_panes = "Proposal", "E2"
    sheet.append([*columns, CHECK])
    for cell in sheet[1]:
        cell.font, cell.fill = Font(bold=True), PatternFill("solid", fgColor="DDE6EE")
        if cell.value in ABOUT_COLUMNS:
            cell.comment = Comment(ABOUT_COLUMNS[cell.value], "advisor")
        sheet.column_dimensions[cell.column_letter].width = WIDTHS.get(cell.value, 16)
    for number, row in enumerate(rows, 2):
        for place, heading in enumerate(columns, 1):
            cell = sheet.cell(number, place, row.get(heading, ""))
            # Text stays text: no cell that people fill in is ever a formula.
            cell.data_type, cell.quotePrefix = "s", True
            cell.alignment = Alignment(wrap_text=True, vertical="top")
        sheet.cell(number, len(columns) + 1, _check(row, number))
    _choices(sheet, rows, DataValidation)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _letter(heading: str) -> str:
    return chr(ord("A") + COLUMNS.index(heading))


def _check(row: Row, number: int) -> str:
    """A formula that says whether a row is filled, and whether with one of the words that can be written."""
    cell = f"{_letter('State' if row['Part'] == CLAIMS else 'Answer')}{number}"
    words = row.get(CHOICES, "")
    filled = '"filled"'
    if words and len(words) <= MAX_IN_A_LIST:
        listed = ",".join(f'"{word}"' for word in words.split(","))
        filled = f'IF(ISNUMBER(MATCH({cell},{{{listed}}},0)),"ok","see what can be written")'
    return f'=IF({cell}="","open",{filled})'


def _choices(sheet: Any, rows: Sequence[Row], validation: Any) -> None:
    """Lists to choose from in the cells where one of a few words is written."""
    lists: dict[str, Any] = {}
    for number, row in enumerate(rows, 2):
        words = row.get(CHOICES, "")
        if words and len(words) <= MAX_IN_A_LIST:
            if words not in lists:
                lists[words] = validation("list", formula1=f'"{words}"', allow_blank=True, showErrorMessage=False)
                sheet.add_data_validation(lists[words])
            lists[words].add(f"{_letter('State' if row['Part'] == CLAIMS else 'Answer')}{number}")
