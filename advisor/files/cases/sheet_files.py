"""Reads and writes the rows of a sheet: CSV with the standard library, XLSX with openpyxl."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

from advisor.errors import Fault, InputError, UsageError, needs
from advisor.files.cases.sheet import CHOICES, COLUMNS, Row, case_of
from advisor.files.yaml_text import SHEETS, Document, read_bytes
from advisor.model.knowledge import Knowledge
from advisor.text.nearest import did_you_mean
from advisor.text.safe import cell_text, printable, safe_cell

NEEDED = ("Part", "Subject", "Answer", "State", "Id")
INSTEAD = "A file that ends in .csv needs none. "
WIDTHS = {"Item": 44, "Answer": 28, "Evidence": 30, "Note": 30, "What can be written": 60}
MAX_IN_A_LIST = 250
"""So many characters a spreadsheet takes in a list to choose from."""


def read_sheet(knowledge: Knowledge, path: Path) -> Document:
    """The plain data of a case from a filled-in template; raises InputError with all faults and their rows."""
    shown = str(path)
    content = read_bytes(path, shown)
    cells = _from_xlsx(content, shown) if shown.casefold().endswith(".xlsx") else _from_csv(content, shown)
    return case_of(knowledge, _rows(cells, shown), shown)


def _rows(cells: Sequence[Sequence[str]], shown: str) -> list[tuple[int, Row]]:
    start = next((n for n, row in enumerate(cells) if any(cell.strip() for cell in row)), None)
    if start is None:
        raise InputError([Fault(shown, 0, "The sheet is empty.", "Write one with `advisor review --template FILE`.")])
    headings = [cell.strip() for cell in cells[start]]
    missing = [column for column in NEEDED if column not in headings]
    if missing:
        near = did_you_mean(missing[0], headings)
        told = f"There is no column '{missing[0]}'."
        raise InputError([Fault(shown, start + 1, told, near or "Keep the headings of the template.")])
    found = []
    for number, row in enumerate(cells[start + 1 :], start + 2):
        filled = dict.fromkeys(COLUMNS, "") | dict(
            zip(headings, (printable(c, keep="\n\t") for c in row), strict=False)
        )
        if any(value.strip() for value in filled.values()):
            found.append((number, filled))
    return found


def _from_csv(content: bytes, shown: str) -> list[list[str]]:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        advice = "Save it as CSV in UTF-8, or as XLSX."
        raise InputError([Fault(shown, 0, "This is not a text file in UTF-8.", advice)]) from None
    first = text.split("\n", 1)[0]
    # Where the comma is the decimal mark, spreadsheets write semicolons.
    delimiter = max(",;\t", key=first.count)
    try:
        return [
            [cell_text(cell) for cell in row] for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        ]
    except csv.Error as error:
        raise InputError([Fault(shown, 0, f"This is no CSV: {error}.", "Is it the right file?")]) from None


def _from_xlsx(content: bytes, shown: str) -> list[list[str]]:
    openpyxl = _openpyxl()
    try:
        book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        return [[_cell_words(value) for value in row] for row in book.worksheets[0].iter_rows(values_only=True)]
    except (zipfile.BadZipFile, KeyError, ValueError, IndexError, OSError, EOFError):
        raise InputError([Fault(shown, 0, "This is no XLSX spreadsheet.", "Save it again, or as CSV.")]) from None


def _cell_words(value: Any) -> str:
    if isinstance(value, datetime | date):
        return value.isoformat()[:10]
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:.15g}"
    return "" if value is None else str(value)


def sheet_bytes(rows: Iterable[Row], name: str) -> bytes:
    """The rows as the bytes of a CSV or XLSX file, by the ending of its name; raises UsageError for another ending."""
    if not name.casefold().endswith(SHEETS):
        raise UsageError(f"Name a file that ends in {' or '.join(SHEETS)}, not '{name}'.")
    if name.casefold().endswith(".xlsx"):
        return _to_xlsx(rows)
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    writer.writerows([safe_cell(row[column]) for column in COLUMNS] for row in rows)
    # The mark at the start tells spreadsheets that it is UTF-8.
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def _to_xlsx(rows: Iterable[Row]) -> bytes:
    openpyxl = _openpyxl()
    with needs("sheets", INSTEAD):
        from openpyxl.styles import Alignment, Font, PatternFill
        from openpyxl.worksheet.datavalidation import DataValidation

    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title, sheet.freeze_panes = "Proposal", "D2"
    sheet.append(list(COLUMNS))
    for cell in sheet[1]:
        cell.font, cell.fill = Font(bold=True), PatternFill("solid", fgColor="DDE6EE")
    for column, heading in zip(sheet.columns, COLUMNS, strict=True):
        sheet.column_dimensions[column[0].column_letter].width = WIDTHS.get(heading, 16)
    lists: dict[str, Any] = {}
    for number, row in enumerate(rows, 2):
        for subject, heading in enumerate(COLUMNS, 1):
            cell = sheet.cell(number, subject, row[heading])
            # Text stays text: no cell is ever a formula.
            cell.data_type, cell.quotePrefix = "s", True
            cell.alignment = Alignment(wrap_text=True, vertical="top")
        words = row.get(CHOICES, "")
        if words and len(words) <= MAX_IN_A_LIST:
            column = "E" if row["Part"] == "Claims" else "D"
            if words not in lists:
                lists[words] = DataValidation("list", formula1=f'"{words}"', allow_blank=True, showErrorMessage=False)
                sheet.add_data_validation(lists[words])
            lists[words].add(f"{column}{number}")
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _openpyxl() -> Any:
    with needs("sheets", INSTEAD):
        import openpyxl

    return openpyxl
