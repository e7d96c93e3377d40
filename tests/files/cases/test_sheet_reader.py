"""Sheets as people and programs write them: nothing that is filled in is lost or changed in silence."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from advisor.engine.compile import Program
from advisor.errors import InputError
from advisor.files.cases.read import load_with_receipt
from advisor.files.cases.receipt import Receipt
from advisor.files.cases.sheet import rows_of
from advisor.files.cases.sheet_files import sheet_bytes
from advisor.files.cases.sheet_reader import SheetReader
from advisor.files.cases.sheet_rows import template_rows
from advisor.files.cases.tables import Table
from advisor.files.cases.write import written_case
from advisor.files.yaml_text import Document

HEADINGS = ["Part", "Subject", "Item", "Answer", "State", "Evidence", "Owner", "Date", "Note", "Id"]
Cells = list[list[str]]
BEGUN: Cells = [
    ["Case", "", "", "Small case", "", "", "", "", "", "title"],
    ["Case", "", "", "KE", "", "", "", "", "", "market"],
]
Read = Callable[..., tuple[dict[str, Any], Receipt]]


def row(id_: str, answer: str = "", state: str = "", part: str = "", subject: str = "", **others: str) -> list[str]:
    cells = {"Part": part, "Subject": subject, "Answer": answer, "State": state, "Id": id_, **others}
    return [cells.get(heading, "") for heading in HEADINGS]


@pytest.fixture
def read(program: Program, tmp_path: Path) -> Read:
    """Read rows below some headings as CSV: the case as it was understood, and the receipt."""

    def read_it(*rows: list[str], headings: list[str] = HEADINGS, before: str = "") -> tuple[dict[str, Any], Receipt]:
        out = io.StringIO(newline="")
        csv.writer(out).writerows([headings, *BEGUN, *rows])
        (tmp_path / "x.csv").write_text(before + out.getvalue(), encoding="utf-8")
        _, situation, receipt = load_with_receipt(program.knowledge, tmp_path / "x.csv")
        return written_case(program.knowledge, situation, "Small case"), receipt

    return read_it


def test_a_label_that_was_changed_loses_no_member(read: Read) -> None:
    members = [
        row("name", "Lakeshore Models", part="Members", subject="Lakeshore Models"),
        row("member-seat", "of-concern", part="Members", subject="Lakeshore Models"),
    ]
    case, receipt = read(*members)
    assert case["members"] == [{"name": "Lakeshore Models", "facts": {"member-seat": "of-concern"}}]
    assert (len(receipt.recorded), receipt.unused) == (4, [])
    # In any order, and with the name in the place of the label.
    assert read(*reversed(members))[0] == case
    assert read(row("name", "Lakeshore Models", part="Members", subject="Member 2"), members[1])[0] == case


@pytest.mark.parametrize(
    ("written", "fact", "value"),
    [
        (row("us-content", "60%"), "us-content", "60"),
        (row("us-content", "58\u201366"), "us-content", "58-66"),
        (row("exit-terms", "", "full"), "exit-terms", "full"),
        (row("exit-terms", "TBD"), "exit-terms", "unsure"),
        (row("exit-terms", "don't know"), "exit-terms", "unsure"),
        (row("exit-terms", "n/a"), "exit-terms", "unsure"),
        (row("exit-terms", "Full exit plan"), "exit-terms", "full"),
        (row("EXIT-TERMS", "FULL"), "exit-terms", "full"),
        (row("chips-shipped", "Y"), "chips-shipped", "yes"),
        (row("chips-shipped", "No"), "chips-shipped", "no"),
    ],
)
def test_answers_are_read_as_people_write_them(read: Read, written: list[str], fact: str, value: str) -> None:
    assert read(written)[0]["facts"] == {fact: value}


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ([row("us-content", "0.6")], "Write '60' or '0.6 percent'."),
        ([row("us-content", "2026-02-05")], "format the cell as text"),
        ([row("exit-terms", "most")], "Write one of: none, basic, full; or unsure."),
        ([row("exit-terms", "full"), row("exit-terms", "none")], "Row 4 gives another answer"),
        ([row("market", "BR")], "Row 3 gives another answer to 'market'."),
        ([row("all-five-layers", "", "claimed", Date="2/3/2026")], "may be two days"),
        ([row("all-five-layers", "", "claimed", Date="2026-02-30")], "There is no day"),
        ([row("all-five-layers", "", "claimed", Date="soon")], "'soon' is not a date."),
        ([row("all-five-layers", "", "maybe")], "or unsure."),
        ([row("", "full")], "Nothing says what this row answers."),
    ],
)
def test_what_cannot_be_recorded_is_refused_with_its_row(read: Read, written: Cells, told: str) -> None:
    with pytest.raises(InputError) as raised:
        read(*written)
    (fault,) = raised.value.faults
    assert told in f"{fault.what} {fault.advice}"
    assert fault.line == 3 + len(written)


def test_all_faults_come_at_once(read: Read) -> None:
    wrong = [row("exit-terms", "most"), row("all-five-layers", "", "evidenced"), row("market", "BR"), row("foo", "bar")]
    with pytest.raises(InputError) as raised:
        read(*wrong)
    assert [fault.line for fault in raised.value.faults] == [4, 5, 6, 7]


def test_notes_evidence_and_own_columns_stay_with_the_case(program: Program, read: Read, tmp_path: Path) -> None:
    answer = row("exit-terms", "full", "claimed", Evidence="Annex Q", Owner="Jane Doe", Note="counsel has doubts")
    claim = row("all-five-layers", "ask Omar", "claimed", part="Claims", Date="Q4 2026")
    case, receipt = read(
        [*answer, "We cannot say this yet"], [*claim, "ref 7"], headings=[*HEADINGS, "Reviewer comment"]
    )

    columns = {"State": "claimed", "Evidence": "Annex Q", "Owner": "Jane Doe", "Note": "counsel has doubts"}
    assert case["remarks"] == [
        {"on": "exit-terms", "columns": columns | {"Reviewer comment": "We cannot say this yet"}},
        {"on": "all-five-layers", "columns": {"Answer": "ask Omar", "Reviewer comment": "ref 7"}},
    ]
    assert case["claims"] == [{"what": "all-five-layers", "state": "claimed", "date": "2026-12-31"}]
    assert receipt.summary().endswith("4 filled rows: 4 used, 2 with notes kept, nothing left out.")
    for ending in ("csv", "xlsx"):
        path = tmp_path / f"back.{ending}"
        path.write_bytes(sheet_bytes(rows_of(program.knowledge, case), path.name))
        again = written_case(program.knowledge, load_with_receipt(program.knowledge, path)[1], "Small case")
        assert again == case


def test_a_claim_in_the_column_answer_is_understood(read: Read) -> None:
    case, _ = read(
        row("all-five-layers", "claimed", part="Claims"), row("exit-plan-and-switching-rights", "Yes", part="Claims")
    )
    assert [claim["state"] for claim in case["claims"]] == ["claimed", "claimed"]


@pytest.mark.parametrize(
    "headings", [[h.upper() for h in HEADINGS], ["Teil", "Gegenstand", "Thema", "Antwort", "Status", *HEADINGS[5:]]]
)
def test_headings_may_be_capital_or_translated(read: Read, headings: list[str]) -> None:
    assert read(row("exit-terms", "full"), headings=headings)[0]["facts"] == {"exit-terms": "full"}


def test_a_title_row_and_a_separator_line_do_no_harm(read: Read) -> None:
    case, receipt = read(row("exit-terms", "full"), before='"Proposal, draft 3",,\n')
    assert case["facts"] == {"exit-terms": "full"}
    assert receipt.unused == [(1, "it stands above the headings.")]
    assert read(row("exit-terms", "full"), before="sep=,\n")[0] == case


def test_rows_are_told_apart_by_their_items_where_there_is_no_id(program: Program, tmp_path: Path) -> None:
    label = program.knowledge.label("exit-terms")
    (tmp_path / "x.csv").write_text(f"Item,Answer,State\nMarket,KE,\n{label},full,\n", encoding="utf-8")
    _, situation, _ = load_with_receipt(program.knowledge, tmp_path / "x.csv")
    assert written_case(program.knowledge, situation)["facts"] == {"exit-terms": "full"}


def book(path: Path, change: Callable[[Any], None], *rows: list[str]) -> Path:
    made = openpyxl.Workbook()
    sheet: Any = made.active
    for cells in [HEADINGS, *BEGUN, *rows]:
        sheet.append(cells)
    change(sheet)
    made.save(path)
    return path


def test_cells_of_a_workbook_are_read_as_they_are_shown(program: Program, tmp_path: Path) -> None:
    def percent(sheet: Any) -> None:
        sheet["D4"], sheet["D4"].number_format = 0.6, "0%"
        sheet.merge_cells("D5:D6")

    rows = [
        row("us-content"),
        row("member-seat", "of-concern", "", "Members", "A"),
        row("member-owners", "", "", "Members", "A"),
        row("name", "A", "", "Members", "A"),
    ]
    path = book(tmp_path / "x.xlsx", percent, *rows)
    case = written_case(program.knowledge, load_with_receipt(program.knowledge, path)[1])
    assert case["facts"] == {"us-content": "60"}
    assert case["members"] == [{"name": "A", "facts": {"member-seat": "of-concern", "member-owners": "of-concern"}}]


def test_a_formula_without_a_value_and_an_error_are_refused_by_cell(program: Program, tmp_path: Path) -> None:
    def formulas(sheet: Any) -> None:
        sheet["D4"], sheet["D5"] = '="fu"&"ll"', "#REF!"

    path = book(tmp_path / "x.xlsx", formulas, row("exit-terms"), row("us-content"))
    with pytest.raises(InputError) as raised:
        load_with_receipt(program.knowledge, path)
    told = [(fault.line, fault.what) for fault in raised.value.faults]
    assert [line for line, _ in told] == [4, 5]
    assert "Cell D4 holds a formula without a stored value." in told[0][1]
    assert "Cell D5 holds an error" in told[1][1]


def test_comments_and_other_sheets_are_kept_or_told(program: Program, tmp_path: Path) -> None:
    def comment(sheet: Any) -> None:
        sheet["D4"].comment = openpyxl.comments.Comment("Ask counsel", "Jane")
        sheet.parent.create_sheet("Cover", 0).append(["Our proposal"])

    path = book(tmp_path / "x.xlsx", comment, row("exit-terms", "full"))
    _, situation, receipt = load_with_receipt(program.knowledge, path)
    assert [remark.columns for remark in situation.remarks] == [{"Comment": "Ask counsel"}]
    assert receipt.unused == [(0, "sheet 'Cover', which has no headings of the template.")]


def test_other_kinds_of_sheets_are_named(program: Program, tmp_path: Path) -> None:
    (tmp_path / "x.ods").write_bytes(b"PK")
    with pytest.raises(InputError, match=r"Save it as one that ends in \.csv or"):
        load_with_receipt(program.knowledge, tmp_path / "x.ods")


WORDS = st.sampled_from(
    [
        "",
        "",
        "",
        "full",
        "yes",
        "no",
        "TBD",
        "claimed",
        "evidenced",
        "60%",
        "1,2",
        "0.6",
        "KE",
        "BR",
        "Q4 2026",
        "2/3/2026",
        "Annex",
        "x",
    ]
)
SUBJECTS = st.sampled_from(["", "Member 1", "Member 2", "Workload 1", "Acme", "Partner 9"])
IDS = st.sampled_from(
    [
        "",
        "name",
        "market",
        "complete",
        "nonsense",
        "member-seat",
        "downtime",
        "exit-terms",
        "us-content",
        "all-five-layers",
    ]
)
PARTS = st.sampled_from(["Members", "Workloads", "Claims", "", "Total"])
LINES = st.builds(
    lambda part, subject, words, id_: [part, subject, "", *words, id_],
    PARTS,
    SUBJECTS,
    st.lists(WORDS, min_size=6, max_size=6),
    IDS,
)
Reading = Callable[[Cells], tuple[str, Receipt, set[int]]]


@pytest.fixture(scope="module")
def reading(program: Program) -> Reading:
    """Read rows without raising: the case as text, the receipt, and the rows that are refused."""

    def read_it(cells: Cells) -> tuple[str, Receipt, set[int]]:
        receipt = Receipt("x")
        rows, faults = template_rows([Table("", [HEADINGS, *BEGUN, *cells])], receipt)
        reader = SheetReader(program.knowledge, Document("x", {"advisor": "1"}), receipt)
        reader.read(rows)
        return str(reader.finished().content), receipt, {fault.line for fault in (*faults, *reader.faults)}

    return read_it


@settings(max_examples=300)
@given(lines=st.lists(LINES, max_size=8))
def test_every_filled_row_is_accounted_for(reading: Reading, lines: Cells) -> None:
    told, receipt, refused = reading(lines)
    left = {number for number, _ in receipt.unused} | refused
    for number, line in enumerate(lines, 4):
        if any(line[3:9]) and number not in left:
            assert number in {*receipt.recorded, *(one for one, _ in receipt.kept)}
            # Free text beside an answer or a claim stands in the case as it was written.
            assert all(text in told for text in line[5:9] if text in ("Annex", "x"))
