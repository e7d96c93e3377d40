"""Reads the cells of CSV, TSV and XLSX files as text, and says of each cell that cannot be read why."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from advisor.errors import Fault, InputError, needs
from advisor.text.safe import cell_text, printable

INSTEAD = "A file that ends in .csv needs none. "
MAX_UNPACKED = 60_000_000
MAX_ROWS, MAX_COLUMNS = 5_000, 200
SEPARATOR_LINE = re.compile(r"sep=(.)\r?\n")
At = tuple[int, int]
"""A row and a column, counted from 1."""


@dataclass
class Table:
    """The cells of one sheet as text, from its first row on."""

    name: str
    rows: list[list[str]]
    faults: dict[At, tuple[str, str]] = field(default_factory=dict)
    """Cells that cannot be read: what is wrong, and what to do."""
    comments: dict[At, str] = field(default_factory=dict)
    """Comments that people pinned to cells."""


def read_tables(content: bytes, shown: str) -> list[Table]:
    """The sheets of a file; raises InputError if it is no such file."""
    if shown.casefold().endswith((".xlsx", ".xlsm")):
        return _from_xlsx(content, shown)
    return [Table("", _from_csv(content, shown))]


def _from_csv(content: bytes, shown: str) -> list[list[str]]:
    text = _decoded(content, shown)
    delimiter = ""
    if stated := SEPARATOR_LINE.match(text):
        # The line stays as an empty row, so that rows keep their numbers.
        delimiter, text = stated[1], "\n" + text[stated.end() :]
    head = "\n".join(text.splitlines()[:10])
    # Where the comma is the decimal mark, spreadsheets write semicolons.
    delimiter = delimiter or max(",;\t", key=head.count)
    try:
        rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        return [[printable(cell_text(cell), keep="\n\t") for cell in row] for row in rows]
    except csv.Error as error:
        raise InputError([Fault(shown, 0, f"This is no CSV: {error}.", "Is it the right file?")]) from None


def _decoded(content: bytes, shown: str) -> str:
    # "Unicode Text" of spreadsheets is UTF-16 with a mark at its start.
    encoding = "utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        advice = "Save it as CSV in UTF-8, or as XLSX."
        raise InputError([Fault(shown, 0, "This is not a text file in UTF-8.", advice)]) from None


def _from_xlsx(content: bytes, shown: str) -> list[Table]:
    with needs("sheets", INSTEAD):
        import openpyxl
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            if sum(part.file_size for part in packed.infolist()) > MAX_UNPACKED:
                told = f"Unpacked, the file has more than {MAX_UNPACKED / 1e6:.0f} MB."
                raise InputError([Fault(shown, 0, told, "Is it the right file?")])
        # Read whole, the dimensions that a file states of itself do not matter.
        stored, formulas = (openpyxl.load_workbook(io.BytesIO(content), data_only=stored) for stored in (True, False))
        return [_table(values, formulas[values.title], shown) for values in stored.worksheets]
    except (zipfile.BadZipFile, KeyError, ValueError, IndexError, OSError, EOFError, TypeError, AttributeError):
        raise InputError([Fault(shown, 0, "This is no XLSX spreadsheet.", "Save it again, or as CSV.")]) from None


def _table(stored: Any, formulas: Any, shown: str) -> Table:
    if stored.max_row > MAX_ROWS or stored.max_column > MAX_COLUMNS:
        told = f"Sheet '{stored.title}' reaches to row {stored.max_row} and column {stored.max_column}."
        raise InputError([Fault(shown, 0, told, "Delete the empty rows and columns behind the last one that is used.")])
    table = Table(stored.title, [])
    for cells in stored.iter_rows():
        table.rows.append([_words(cell) for cell in cells])
        for cell in cells:
            at = (cell.row, cell.column)
            if getattr(cell, "comment", None) is not None:
                table.comments[at] = printable(cell.comment.text, keep="\n")
            if cell.value is None and formulas.cell(*at).data_type == "f":
                told = f"Cell {cell.coordinate} holds a formula without a stored value."
                table.faults[at] = (told, "Open and save the file in a spreadsheet program, or write the value.")
            elif cell.data_type == "e":
                told = f"Cell {cell.coordinate} holds an error of the spreadsheet: {cell.value}."
                table.faults[at] = (told, "Mend the formula, or write the value.")
    for row, column in table.faults:
        # What cannot be read is refused once, as a cell.
        table.rows[row - 1][column - 1] = ""
    for merged in stored.merged_cells.ranges:
        # A cell that is merged over several rows says the same in each of them.
        for row in range(merged.min_row + 1, merged.max_row + 1):
            table.rows[row - 1][merged.min_col - 1] = table.rows[merged.min_row - 1][merged.min_col - 1]
    return table


def _words(cell: Any) -> str:
    value = cell.value
    if isinstance(value, datetime | date):
        return value.isoformat()[:10]
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, (int, float)):
        if "%" in (cell.number_format or ""):
            return f"{value * 100:.15g}%"
        # A number is no text: its point cannot be one that parts thousands.
        written = f"{value:.15g}"
        return f"{written}0" if re.search(r"\.\d{3}$", written) else written
    return "" if value is None else printable(str(value), keep="\n\t")
